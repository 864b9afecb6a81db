//! A document → the file of a format.

use std::io;
use std::sync::OnceLock;

use crate::billing::requirement;
use crate::cli::export::index::Row;
use crate::cli::vouchers::Vouchers;
use crate::document::{Document, Format, Voucher};
use crate::place::{Code, Place, Problem};
use crate::register::run_file;
use crate::render::csv::Dialect;
use crate::render::pdf::Typesetter;
use crate::render::{isdoc, pohoda, spayd, ubl, voucher};

/// The currency that ISDOC is written in here.
const CROWNS: &str = "CZK";

/// A file, and what the list says of it.
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) warnings: Vec<Problem>,
    pub(super) row: Row,
}

/// Makes files of one format; any thread may.
pub(super) struct Exporter<'v, 'r> {
    vouchers: &'v Vouchers<'r>,
    format: Format,
    dialect: Dialect,
    /// Fonts are prepared once, and only for paper.
    typesetter: OnceLock<Typesetter>,
}

impl<'v, 'r> Exporter<'v, 'r> {
    pub(super) fn new(vouchers: &'v Vouchers<'r>, format: Format, dialect: Dialect) -> Self {
        Self { vouchers, format, dialect, typesetter: OnceLock::new() }
    }

    /// Why the format can't show a document.
    pub(super) fn problems(&self, document: &Document<'r>) -> Vec<Problem> {
        let voucher = match self.vouchers.voucher(document) {
            Ok(voucher) => voucher,
            Err(problem) => return vec![problem],
        };
        let missing = requirement::missing(&voucher, self.format);
        if missing.is_empty() && self.format == Format::Spayd && spayd::descriptor(&voucher).is_none() {
            return vec![nothing_to_pay(&voucher)];
        }
        missing
    }

    /// The file of a document.
    ///
    /// # Errors
    /// The format can't show it.
    pub(super) fn file(&self, document: &Document<'r>) -> Result<File, Problem> {
        let voucher = self.vouchers.voucher(document)?;
        let name = format!("{}.{}", document.number, self.format.extension());
        let (bytes, warnings) = self.bytes(&voucher).map_err(|problem| placed(problem, document))?;
        let warnings = warnings.into_iter().map(|warning| placed(warning, document)).collect();
        Ok(File { row: row(&voucher, name.clone()), name, bytes, warnings })
    }

    /// The file, and what of the document it could not show whole.
    fn bytes(&self, voucher: &Voucher<'_>) -> Result<(Vec<u8>, Vec<Problem>), Problem> {
        let whole = |bytes| Ok((bytes, Vec::new()));
        match self.format {
            Format::Pdf => self.pdf(voucher),
            Format::Isdoc => whole(isdoc::document(voucher)?),
            Format::Pohoda => pohoda::document(voucher),
            Format::Ubl => whole(ubl::document(voucher)?),
            Format::Csv => whole(in_memory(voucher::csv(voucher, self.dialect))?),
            Format::Json => whole(in_memory(voucher::json(voucher))?),
            Format::Spayd => {
                let text = spayd::descriptor(voucher).ok_or_else(|| nothing_to_pay(voucher))?;
                whole(format!("{text}\n").into_bytes())
            }
        }
    }

    /// Paper with the ISDOC file inside, where the document can be one, and what could not be printed.
    fn pdf(&self, voucher: &Voucher<'_>) -> Result<(Vec<u8>, Vec<Problem>), Problem> {
        let isdoc = match voucher.currency() {
            CROWNS => Some(isdoc::document(voucher)?),
            _ => None,
        };
        let pdf = self.typesetter.get_or_init(Typesetter::new).pdf(voucher, isdoc.as_deref())?;
        let warning = pdf.warning(&voucher.document.number);
        Ok((pdf.bytes, warning.into_iter().collect()))
    }
}

/// What a format finds wrong in a document stands in its run.
fn placed(problem: Problem, document: &Document<'_>) -> Problem {
    match problem.place {
        Some(_) => problem,
        None => problem.at(Place::file(run_file(document.run))),
    }
}

fn in_memory(bytes: io::Result<Vec<u8>>) -> Result<Vec<u8>, Problem> {
    bytes.map_err(|fault| Problem::error(Code::CannotWrite).with(fault))
}

/// The problem of a document that has no payment descriptor.
pub(crate) fn nothing_to_pay(voucher: &Voucher<'_>) -> Problem {
    let place = Place::file(run_file(voucher.document.run));
    Problem::error(Code::NothingToPay).at(place).with(&voucher.document.number).with(Format::Spayd.name())
}

fn row(voucher: &Voucher<'_>, file: String) -> Row {
    let party = &voucher.document.content.party;
    Row {
        number: voucher.document.number.clone().into_owned(),
        file,
        customer: party.id.to_owned(),
        name: party.name.to_owned(),
        email: party.email.to_owned(),
        language: party.language.code(),
        payable: voucher.payable(),
        due_on: voucher.document.due_on,
        variable_symbol: voucher.variable_symbol(),
    }
}
