//! Documents on paper: PDF/A-3a, typeset here, written by krilla.
//!
//! | module | what it does |
//! |---|---|
//! | `voucher`, `offer` | a document or quote → a `paper::Paper`: all that it says, in `words` |
//! | `layout` | a `Paper` → pages of marks; `head`, `table`, `totals`, `payment`, `frame` are its parts |
//! | `ink`, `tags` | marks → the bytes of a PDF, with the structure that is read aloud |
//! | `fonts`, `style`, `length`, `logo` | what they are made of |

mod fonts;
mod frame;
mod head;
mod ink;
mod layout;
mod length;
mod logo;
mod marks;
mod offer;
mod paper;
mod payment;
mod style;
mod table;
mod tags;
mod totals;
mod voucher;
mod words;

use std::collections::BTreeSet;

use crate::document::{Logo, Offer, Voucher};
use crate::place::{Code, Problem};

use fonts::Fonts;
use logo::{Picture, Pictures};
use marks::{Mark, Page};
use paper::Paper;

/// Makes PDF files; its typeface is prepared once. Threads may share it.
pub struct Typesetter {
    fonts: Option<Fonts>,
    pictures: Pictures,
}

/// A document on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters that the typeface lacks, printed as �.
    pub missing: BTreeSet<char>,
}

impl Pdf {
    /// The warning of the characters that could not be printed.
    pub fn warning(&self, document: &str) -> Option<Problem> {
        let characters: String = self.missing.iter().collect();
        let warning = || Problem::warning(Code::CannotPrint).with(document).with(&characters);
        (!characters.is_empty()).then(warning)
    }
}

impl Typesetter {
    /// With the program's own typeface.
    pub fn new() -> Self {
        Self { fonts: Fonts::new(), pictures: Pictures::default() }
    }

    /// An issued document on paper. `attachment` is the same document as ISDOC, which makes the file an ISDOC.PDF.
    ///
    /// # Errors
    /// [`Code::BadLogo`], or [`Code::CannotWrite`] for what the library refuses.
    pub fn pdf(&self, voucher: &Voucher<'_>, attachment: Option<&[u8]>) -> Result<Pdf, Problem> {
        self.typeset(&voucher::paper(voucher), voucher.logo, attachment)
    }

    /// A quote on paper.
    ///
    /// # Errors
    /// As [`Typesetter::pdf`].
    pub fn quote(&self, offer: &Offer<'_>) -> Result<Pdf, Problem> {
        self.typeset(&offer::paper(offer), offer.logo, None)
    }

    fn typeset(&self, paper: &Paper, logo: Option<&Logo>, attachment: Option<&[u8]>) -> Result<Pdf, Problem> {
        let refused = |fault: String| Problem::error(Code::CannotWrite).with(format!("PDF: {fault}"));
        let fonts = self.fonts.as_ref().ok_or_else(|| refused("typeface".into()))?;
        let picture = logo.map(|logo| self.pictures.get(logo)).transpose().map_err(bad_logo)?;
        let picture = picture.as_deref();
        let pages = layout::pages(fonts, paper, picture.map(Picture::size));
        let bytes = ink::write(fonts, paper, picture, &pages, attachment).map_err(refused)?;
        Ok(Pdf { bytes, missing: missing(&pages) })
    }
}

/// Whether a logo can be drawn.
///
/// # Errors
/// [`Code::BadLogo`].
pub fn check_logo(logo: &Logo) -> Result<(), Problem> {
    Picture::read(logo).and_then(|picture| ink::try_out(&picture)).map_err(bad_logo)
}

fn bad_logo(fault: String) -> Problem {
    Problem::error(Code::BadLogo).with(fault)
}

fn missing(pages: &[Page]) -> BTreeSet<char> {
    let marks = pages.iter().flat_map(|page| &page.marks);
    marks
        .flat_map(|mark| match mark {
            Mark::Text { line, .. } => line.missing.as_slice(),
            _ => &[],
        })
        .copied()
        .collect()
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
