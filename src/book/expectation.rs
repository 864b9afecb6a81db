//! What the files of a year are expected to come to.

use crate::money::Net;

/// Which lines of a year an expectation adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// All of them.
    Total,
    /// Those of a customer.
    Customer,
    /// Those of a service.
    Service,
    /// Those of a contract, charges that name it among them.
    Contract,
}

impl About {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Total, Self::Customer, Self::Service, Self::Contract];

    /// The word of the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Customer => "customer",
            Self::Service => "service",
            Self::Contract => "contract",
        }
    }
}

/// A row of `expectations.csv`: what the files must come to in a calendar year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// Its line in the file.
    pub line: u32,
    /// The calendar year.
    pub year: i32,
    /// Which lines.
    pub about: About,
    /// Id of the customer, service or contract; empty for the total.
    pub id: String,
    /// The net amount expected.
    pub net: Net,
}
