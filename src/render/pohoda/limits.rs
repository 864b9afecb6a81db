//! How long texts may be, in characters, and the cutting of those that are longer.

use std::cell::RefCell;

use crate::place::{Code, Problem};
use crate::render::xml::Xml;

pub(super) const NUMBER: usize = 32;
pub(super) const VARIABLE_SYMBOL: usize = 20;
pub(super) const TEXT: usize = 240;
pub(super) const LINE_TEXT: usize = 90;
pub(super) const UNIT: usize = 10;
/// Codes of Pohoda's own lists: accounting, VAT classification, centre, activity, country.
pub(super) const CODE: usize = 19;
pub(super) const COMPANY_ID: usize = 15;
pub(super) const VAT_ID: usize = 18;
pub(super) const NAME: usize = 255;
pub(super) const STREET: usize = 64;
pub(super) const CITY: usize = 45;
pub(super) const POSTAL_CODE: usize = 15;
pub(super) const EMAIL: usize = 98;

/// Cuts the texts of one document and remembers which.
pub(super) struct Limits<'a> {
    number: &'a str,
    cut: RefCell<Vec<Problem>>,
}

impl<'a> Limits<'a> {
    /// For the document of a number.
    pub(super) const fn new(number: &'a str) -> Self {
        Self { number, cut: RefCell::new(Vec::new()) }
    }

    /// The text, or as much of it as fits, with an ellipsis. `field` is what the warning calls it.
    pub(super) fn cut(&self, field: &str, text: &str, longest: usize) -> String {
        if text.chars().count() <= longest {
            return text.to_owned();
        }
        let warning = Problem::warning(Code::CutForFormat).with(field).with(longest).with(self.number);
        self.cut.borrow_mut().push(warning);
        let kept: String = text.chars().take(longest - 1).collect();
        format!("{}…", kept.trim_end())
    }

    /// An element with a text of at most so many characters, unless it is empty.
    pub(super) fn filled(&self, xml: &mut Xml, (name, field): (&str, &str), text: &str, longest: usize) {
        xml.filled(name, &self.cut(field, text, longest));
    }

    /// An element that holds a code of one of Pohoda's lists, unless it is empty.
    pub(super) fn code(&self, xml: &mut Xml, (name, field): (&str, &str), code: &str) {
        if !code.is_empty() {
            xml.element(name, |xml| self.filled(xml, ("typ:ids", field), code, CODE));
        }
    }

    /// What was cut, each once.
    pub(super) fn into_warnings(self) -> Vec<Problem> {
        let mut warnings = self.cut.into_inner();
        warnings.dedup();
        warnings
    }
}
