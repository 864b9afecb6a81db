//! The states of a key.

/// What has become of a key in a calendar year. Where several would fit, it is the first of them:
///
/// 1. no row in the files, but an amount in the register: `orphan` (rule 10);
/// 2. nothing was issued for it, and the files say an amount: `to-be-billed`, also a charge below zero, which goes on an
///    invoice (rule 8), and what waits on a document that is set aside;
/// 3. the files say more than the register holds: `to-be-billed`; less: `to-be-credited` (rule 9);
/// 4. both say the same amount: `billed`;
/// 5. both say nothing, and no day of the year is active: `not-begun` where the first day is in a later year, else
///    `ended`, also in a gap between two rows. A charge is of the year of its date alone;
/// 6. there are active days, and all those of some row are free: `free`;
/// 7. anything else that comes to nothing: `zero-price`, be it the price, a quantity of 0, a discount of 100 % or an
///    amount that rounds to nothing. A row covered by a dearer one has no state of its own: the dearer one is of the same
///    key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The register holds what the files say.
    Billed,
    /// Active, and free because of a purchase.
    Free,
    /// It begins in a later year.
    NotBegun,
    /// It has ended before the year.
    Ended,
    /// Active, and costs nothing.
    ZeroPrice,
    /// The files say more than the register holds.
    ToBeBilled,
    /// The files say less than the register holds.
    ToBeCredited,
    /// The register holds an amount for a key without any row in the files.
    Orphan,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Billed,
        Self::Free,
        Self::NotBegun,
        Self::Ended,
        Self::ZeroPrice,
        Self::ToBeBilled,
        Self::ToBeCredited,
        Self::Orphan,
    ];

    /// The code in CSV and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Billed => "billed",
            Self::Free => "free",
            Self::NotBegun => "not-begun",
            Self::Ended => "ended",
            Self::ZeroPrice => "zero-price",
            Self::ToBeBilled => "to-be-billed",
            Self::ToBeCredited => "to-be-credited",
            Self::Orphan => "orphan",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}
