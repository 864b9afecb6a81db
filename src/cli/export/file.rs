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
        match self.format {
            Format::Spayd if missing.is_empty() => descriptor(&voucher).err().into_iter().collect(),
            _ => missing,
        }
    }

    /// The file of a document.
    ///
    /// # Errors
    /// The format can't show it.
    pub(super) fn file(&self, document: &Document<'r>) -> Result<File, Problem> {
        let voucher = self.vouchers.voucher(document)?;
        let name = file_name(&document.number, self.format.extension());
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
            Format::Spayd => whole(format!("{}\n", descriptor(voucher)?).into_bytes()),
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

/// The payment descriptor of a document.
///
/// # Errors
/// [`Code::NothingToPay`] or [`Code::AmountBeyondSpayd`].
pub(crate) fn descriptor(voucher: &Voucher<'_>) -> Result<String, Problem> {
    spayd::descriptor(voucher).ok_or_else(|| {
        let problem = match &voucher.payment {
            Some(payment) => {
                Problem::error(Code::AmountBeyondSpayd).with(&voucher.document.number).with(payment.amount)
            }
            None => {
                Problem::error(Code::NothingToPay).with(&voucher.document.number).with(Format::Spayd.name())
            }
        };
        problem.at(Place::file(run_file(voucher.document.run)))
    })
}

/// A number as the name of a file: what a path or a shell would take for something else is a dash.
fn file_name(number: &str, extension: &str) -> String {
    let kept = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | '.');
    let name: String =
        number.chars().map(|character| if kept(character) { character } else { '-' }).collect();
    match name.strip_prefix('.') {
        Some(rest) => format!("-{rest}.{extension}"),
        None => format!("{name}.{extension}"),
    }
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

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_number_is_a_safe_name() {
        let cases = [
            ("2027000001", "2027000001.pdf"),
            ("FV/2027/0001", "FV-2027-0001.pdf"),
            ("../../etc/x", "-.-..-etc-x.pdf"),
            ("Č 1*?\n", "Č-1---.pdf"),
        ];
        for (number, name) in cases {
            assert_eq!(file_name(number, "pdf"), name);
        }
    }
}
