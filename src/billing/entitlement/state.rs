//! Whether a service may be used, and because of what.

/// Whether a customer may use a service on a day. The first that fits, for each contract with active rows, else once for
/// the service:
///
/// 1. the price list has it for nothing: `always`; but `limited` where it is extended by other services and the customer
///    may use none of those;
/// 2. a row is active, and the day lies in a free window: `free`;
/// 3. a row is active in a year before the catalog's first one: `billed-elsewhere`;
/// 4. a row is active, and its key is still to be billed for the year: `to-be-billed`; it comes to nothing: `zero-price`;
///    else `billed`. Whether an invoice is paid, the program does not know;
/// 5. the day lies in a free window, and no service of the free year has an active row: `right`, a row is missing;
/// 6. `inactive`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Free of charge for everybody.
    Always,
    /// The same, without what other services bring.
    Limited,
    /// Active, and free because of a purchase.
    Free,
    /// Active, and the register holds the year's invoice.
    Billed,
    /// Active, and not invoiced yet.
    ToBeBilled,
    /// Active, and costs nothing by agreement.
    ZeroPrice,
    /// Active in a year that was billed with another program.
    BilledElsewhere,
    /// A purchase makes it free, but no contract row says so.
    Right,
    /// Not to be used.
    Inactive,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Always,
        Self::Limited,
        Self::Free,
        Self::Billed,
        Self::ToBeBilled,
        Self::ZeroPrice,
        Self::BilledElsewhere,
        Self::Right,
        Self::Inactive,
    ];

    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Limited => "limited",
            Self::Free => "free",
            Self::Billed => "billed",
            Self::ToBeBilled => "to-be-billed",
            Self::ZeroPrice => "zero-price",
            Self::BilledElsewhere => "billed-elsewhere",
            Self::Right => "right",
            Self::Inactive => "inactive",
        }
    }
}

/// Because of what a service is in its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The price list has it for nothing.
    FreeService,
    /// No service that extends it may be used.
    NotExtended,
    /// A purchase opened a free window.
    FreeYear,
    /// An active contract row.
    Contract,
    /// No contract has it.
    NoContract,
    /// The contract has ended.
    Ended,
    /// The contract begins later.
    NotBegun,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::FreeService,
        Self::NotExtended,
        Self::FreeYear,
        Self::Contract,
        Self::NoContract,
        Self::Ended,
        Self::NotBegun,
    ];

    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FreeService => "free-service",
            Self::NotExtended => "not-extended",
            Self::FreeYear => "free-year",
            Self::Contract => "contract",
            Self::NoContract => "no-contract",
            Self::Ended => "ended",
            Self::NotBegun => "not-begun",
        }
    }
}
