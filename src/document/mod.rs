//! Every value that is shown: documents and their lines, how an amount came about, quotes, renewals, and sheets of
//! rows and columns for everything that is a table.

mod basis;
mod chart;
mod explanation;
mod format;
pub mod formula;
mod line;
mod offer;
pub mod rows;
mod sheet;
mod voucher;
mod words;

pub use basis::{
    Basis, Cause, ChargeBasis, Covered, DifferenceBasis, FreeWindow, PriceSource, RowBasis, WindowEffect,
};
pub use chart::{Bar, Chart, Part, Piece, Series};
pub use explanation::{Explanation, Note, Step, StepKind};
pub use format::Format;
pub use line::{Document, Draft, Kind, Line, Reason};
pub use offer::{Offer, OfferLine};
pub use sheet::{Column, Shape, Value};
pub use voucher::{Corrected, Logo, Payment, VatRate, Voucher, VoucherLine};
pub use words::{Words as DocumentWords, words};
