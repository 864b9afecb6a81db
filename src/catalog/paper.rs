//! What the catalog says of documents beyond their amounts: their look, and codes for accounting.

/// How the documents look on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// The picture in their head: a PNG or SVG file, relative to the book; empty for none.
    pub logo: String,
    /// The line that names it; 0 for none.
    pub logo_line: u32,
    /// The colour of their accents.
    pub accent: Option<Colour>,
}

/// A colour by its red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Reads `#1f6f8b`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }
}

/// What the accounting system Pohoda is told of a document or of one service's lines. Empty where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pohoda {
    /// The code of the accounting assignment (předkontace).
    pub accounting: String,
    /// The code of the VAT classification (členění DPH).
    pub vat_classification: String,
    /// The code of the centre (středisko).
    pub centre: String,
    /// The code of the activity (činnost).
    pub activity: String,
}

impl Pohoda {
    /// The keys of its table and the fields.
    pub fn fields_mut(&mut self) -> [(&'static str, &mut String); 4] {
        [
            ("accounting", &mut self.accounting),
            ("vat_classification", &mut self.vat_classification),
            ("centre", &mut self.centre),
            ("activity", &mut self.activity),
        ]
    }
}

#[cfg(test)]
mod tests;
