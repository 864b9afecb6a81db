//! The kinds of edits.

/// Which edit makes a document come out differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A price, a word or a rule of the catalog is another.
    PriceListEdited,
    /// A contract row says something else.
    ContractEdited,
    /// A contract row has joined the others of its key.
    RowAdded,
    /// A row is no longer there.
    RowLost,
    /// A purchase came.
    PurchaseAdded,
    /// A purchase went.
    PurchaseRemoved,
    /// A purchase has another day.
    PurchaseEdited,
    /// A one-off charge says something else.
    ChargeEdited,
    /// The customer's name, address or terms are others.
    CustomerEdited,
    /// The seller is another.
    SellerEdited,
    /// Another version of the program made it, and this one makes something else of the same inputs.
    EngineDiffers,
}

impl Change {
    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PriceListEdited => "price-list-edited",
            Self::ContractEdited => "contract-edited",
            Self::RowAdded => "row-added",
            Self::RowLost => "row-lost",
            Self::PurchaseAdded => "purchase-added",
            Self::PurchaseRemoved => "purchase-removed",
            Self::PurchaseEdited => "purchase-edited",
            Self::ChargeEdited => "charge-edited",
            Self::CustomerEdited => "customer-edited",
            Self::SellerEdited => "seller-edited",
            Self::EngineDiffers => "engine-differs",
        }
    }
}
