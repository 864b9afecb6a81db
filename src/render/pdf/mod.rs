//! Documents on paper: PDF/A-3, typeset here, written by krilla.
//!
//! | module | what it does |
//! |---|---|
//! | `voucher` | a document → a `paper::Paper`: all that it says, in words |
//! | `layout` | a `Paper` → pages of marks; `head`, `table`, `totals`, `payment`, `frame` are its parts |
//! | `ink` | marks → the bytes of a PDF |
//! | `fonts`, `style`, `length`, `logo` | what they are made of |

mod fonts;
mod frame;
mod head;
mod ink;
mod layout;
mod length;
mod logo;
mod marks;
mod paper;
mod payment;
mod style;
mod table;
mod totals;
mod voucher;
mod words;

use crate::document::{Logo, Voucher};
use crate::place::{Code, Place, Problem};
use crate::register::run_file;

use fonts::Fonts;
use logo::Picture;
use paper::Paper;

/// Makes PDF files; its typeface is prepared once. Threads may share it.
pub struct Typesetter {
    fonts: Option<Fonts>,
}

impl Typesetter {
    /// With the program's own typeface.
    pub fn new() -> Self {
        Self { fonts: Fonts::new() }
    }

    /// An issued document on paper. `attachment` is the same document as ISDOC, which makes the file an ISDOC.PDF.
    ///
    /// # Errors
    /// [`Code::BadLogo`], or [`Code::CannotWrite`] for what the library refuses.
    pub fn pdf(&self, voucher: &Voucher<'_>, attachment: Option<&[u8]>) -> Result<Vec<u8>, Problem> {
        let paper = voucher::paper(voucher);
        let place = Place::file(run_file(voucher.document.run));
        self.typeset(&paper, voucher.logo, attachment).map_err(|problem| problem.at(place))
    }

    fn typeset(
        &self,
        paper: &Paper,
        logo: Option<&Logo>,
        attachment: Option<&[u8]>,
    ) -> Result<Vec<u8>, Problem> {
        let refused = |fault: String| Problem::error(Code::CannotWrite).with(format!("PDF: {fault}"));
        let fonts = self.fonts.as_ref().ok_or_else(|| refused("typeface".into()))?;
        let bad_logo = |fault: String| Problem::error(Code::BadLogo).with(fault);
        let picture = logo.map(Picture::read).transpose().map_err(bad_logo)?;
        let pages = layout::pages(fonts, paper, picture.as_ref().map(Picture::size));
        ink::write(fonts, paper, picture.as_ref(), &pages, attachment).map_err(refused)
    }
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}
