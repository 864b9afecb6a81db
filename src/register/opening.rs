//! What another system has billed, before it is in the register.

use crate::book::CustomerIx;
use crate::calendar::Day;
use crate::catalog::ServiceIx;
use crate::money::Net;
use crate::place::Place;

/// A line of an invoice of another system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The invoice's number, which no series of ours gives.
    pub number: String,
    /// Who was invoiced.
    pub customer: CustomerIx,
    /// The contract, which has a row for the service.
    pub contract: String,
    /// What was billed.
    pub service: ServiceIx,
    /// The calendar year billed.
    pub year: i32,
    /// How much; not below zero.
    pub net: Net,
    /// The date of the invoice.
    pub issued_on: Day,
    /// Where the number stands.
    pub place: Place,
}
