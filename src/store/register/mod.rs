//! `register/`: runs as immutable, sealed and chained CSV files.
//!
//! # The format
//! Each run is a file `register/000001.csv`, `000002.csv` …: six digits, more from a million on. UTF-8, LF, `,`; a cell
//! with a comma, a quote or a line end is quoted, a quote inside doubled. The first cell of a record is its kind:
//!
//! | record | how many | its other cells |
//! |---|---|---|
//! | `annum-register` | the first | version of the format: `1` |
//! | `columns` | one for each kind below, before its first record | the kind, the names of its columns |
//! | `run` | 1 | number, `issue`, `cancel` or `import`, date, calendar year billed, plan id, currency, seal of the run before, `--through`, version of the program |
//! | `seller` | 1 | the seller as the catalog had it |
//! | `catalog` | one for each line | the text of the catalog in force, byte for byte; joined by LF |
//! | `logo` | any | name of the seller's picture, a part of it in base64: the parts joined are the file |
//! | `input-customer` | 1 before the first document of each customer (`issue`) | line in `customers.csv`, id |
//! | `input-contract` | any, after their customer | line in `contracts.csv`, every column but the note |
//! | `input-purchase` | any, after their customer | line in `purchases.csv`, every column but the note |
//! | `input-charge` | any, after their customer | line in `charges.csv`, every column but the note |
//! | `document` | any | number, running number, kind, dates, year, the party and all else that is frozen; its net total |
//! | `line` | any, after their document | a line with its net amount |
//! | `end` | 1, behind all of these | how many documents and lines; net total |
//! | `seal` | the last | SHA-256, in hex, over every byte before this record |
//!
//! A reader finds cells by the names of their columns, passes over columns and declared kinds that it does not need, and
//! refuses a version or an undeclared kind that it does not know. So columns and kinds may be added without a new version;
//! those that an older run lacks (`through`, `engine`, the inputs, `notice_months`, `supplied_on`, the logo) read as empty. Dates and numbers are those of the
//! program's other CSV; an empty `due_days` says that the customer had none of its own.
//!
//! # What is frozen
//! Documents can be derived again from their run alone, together with the documents of the runs before it. The inputs of
//! a customer are all contract rows active in the year and all of the keys (contract and service) that its documents are
//! about, all purchases, and the charges of the year or that its documents are about. The customer itself stands on the
//! documents. A `cancel` has no inputs: its credit notes follow from the invoices. An `import` has none either: its documents are
//! those of another system, with the running number 0. An empty `engine` says that the run is
//! of a program that froze no inputs yet.
//!
//! `head -n -1 register/000001.csv | sha256sum` computes a seal without this program.
//!
//! `register/head` says `run,seal` and, on its second line, number and seal of the last run; `0` and 64 zeros before the
//! first, which has these zeros as the seal before it.
//!
//! # What is found
//! An edit is a broken seal; a run under another name or in another order, a broken chain; a run missing in the middle, a
//! gap in the names; a run missing at the end, a head that names more. A head one run behind is what a crash leaves: right
//! for readers, mended by the next run. A head is written before the first run, so that a run without a head is an error.
//! Hidden files are passed over; any other name in `register/` is an error, since a copy that a synchronizing program made
//! of a run says that two machines issued.
//!
//! A reader of some customers alone passes over the documents of others once it has counted them: their cells are not
//! looked at, and the net total of the run is taken from its end, which the seal covers.
//!
//! Readers take no lock: runs never change, and a directory listed while the head stays the same is the register of one
//! moment.

mod cells;
mod content;
mod format;
mod head;
mod inputs;
mod parse;
mod part;
mod read;
mod record_text;
mod run_file;
mod seal;
mod write;

/// The kind of a record that declares the columns of another kind.
pub(in crate::store) const COLUMNS: &str = format::COLUMNS;
/// The kind of the records of documents.
pub(in crate::store) const DOCUMENT: &str = format::RecordKind::Document.name();

/// Whether a file in [`DIRECTORY`](crate::register::DIRECTORY) is a run, by its name.
pub(in crate::store) fn is_run(name: &str) -> bool {
    format::run_of_name(name).is_some()
}

pub use inputs::FrozenInputs;
pub use part::{Inputs, RunPart};
pub use read::RegisterFiles;
pub use run_file::DocumentStretch;
pub use write::{Committed, RunHeader, RunWriter};

#[cfg(test)]
mod tests;
