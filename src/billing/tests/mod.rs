//! What holds of the calculation as a whole.

mod groups;
pub(super) mod invariants;
