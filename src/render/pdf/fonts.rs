//! The typeface: which glyphs a text is made of and how wide it is.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, GlyphBuffer, ShapePlan, UnicodeBuffer, script};
use unicode_normalization::UnicodeNormalization;

use super::length::Length;
use super::style::{Style, Weight};

/// Stands for a character that the typeface lacks.
const MISSING: char = '\u{fffd}';

/// More letters than a line has room for.
const MOST_LETTERS: usize = 260;

/// The two weights of the typeface, prepared once for a run.
pub(super) struct Fonts {
    regular: Typeface,
    bold: Typeface,
}

/// One weight.
struct Typeface {
    face: Face<'static>,
    plan: ShapePlan,
    font: Font,
}

/// A line of text with the places of its glyphs.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// What it says.
    pub(super) text: String,
    /// How it looks.
    pub(super) style: Style,
    /// From its beginning to its end.
    pub(super) width: Length,
    /// Its glyphs, in fractions of the font's height.
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// The characters that the typeface lacks.
    pub(super) missing: Vec<char>,
}

impl Fonts {
    /// The typeface of the program. `None` where the program was built with a broken one.
    pub(super) fn new() -> Option<Self> {
        let regular = Typeface::new(notosans::REGULAR_TTF)?;
        Some(Self { regular, bold: Typeface::new(notosans::BOLD_TTF)? })
    }

    /// The font of a weight.
    pub(super) fn font(&self, weight: Weight) -> &Font {
        &self.typeface(weight).font
    }

    fn typeface(&self, weight: Weight) -> &Typeface {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// A text on one line. What keeps words together becomes an ordinary space: it has done its work by then. A character
    /// that the typeface lacks becomes �.
    pub(super) fn line(&self, text: &str, style: Style) -> Line {
        let typeface = self.typeface(style.weight);
        let missing = text.nfc().filter(|character| typeface.printable(*character) == MISSING).collect();
        let (text, shaped) = typeface.shaped(text);
        let advance: i32 = shaped.glyph_positions().iter().map(|position| position.x_advance).sum();
        let width = typeface.length(advance, style);
        let glyphs = typeface.glyphs(&text, &shaped);
        Line { text, style, width, glyphs, missing }
    }

    /// A text on as many lines as it needs to stay within a width, broken between words; a word that is wider is broken too.
    pub(super) fn paragraph(&self, text: &str, style: Style, width: Length) -> Vec<Line> {
        let text: String = text.nfc().collect();
        let mut lines = Vec::new();
        let mut begun = String::new();
        for piece in text.split_inclusive(' ') {
            let longer = format!("{begun}{piece}");
            if !begun.is_empty() && self.overflow(longer.trim_end(), style, width).is_some() {
                lines.push(self.line(begun.trim_end(), style));
                begun.clear();
            }
            begun.push_str(piece);
            while let Some(end) = self.overflow(begun.trim_end(), style, width) {
                lines.push(self.line(&begun[..end], style));
                begun.drain(..end);
            }
        }
        if !begun.trim_end().is_empty() {
            lines.push(self.line(begun.trim_end(), style));
        }
        lines
    }

    /// Where a text in its composed form gets wider than a line: behind at least one letter. `None` where it fits.
    fn overflow(&self, text: &str, style: Style, width: Length) -> Option<usize> {
        let typeface = self.typeface(style.weight);
        // However long a text is, only what a line may have room for is looked at.
        let head = text.char_indices().nth(MOST_LETTERS).map_or(text, |(end, _)| &text[..end]);
        let (printed, shaped) = typeface.shaped(head);
        let mut advance = 0;
        let first_outside = shaped.glyph_positions().iter().position(|position| {
            advance += position.x_advance;
            typeface.length(advance, style) > width
        });
        let cluster = match first_outside {
            Some(at) => shaped.glyph_infos().get(at)?.cluster as usize,
            None if head.len() < text.len() => printed.len(),
            None => return None,
        };
        let letters = printed[..cluster].chars().count().max(1);
        text.char_indices().nth(letters).map(|(end, _)| end)
    }

    /// How wide a text is on one line.
    pub(super) fn width(&self, text: &str, style: Style) -> Length {
        self.line(text, style).width
    }
}

impl Typeface {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let face = Face::from_slice(bytes, 0)?;
        let plan = ShapePlan::new(&face, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        Some(Self { face, plan, font: Font::new(bytes.into(), 0)? })
    }

    /// The text as it is printed, letter for letter, and its glyphs.
    fn shaped(&self, text: &str) -> (String, GlyphBuffer) {
        let text: String = text.nfc().map(|character| self.printable(character)).collect();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let shaped = rustybuzz::shape_with_plan(&self.face, &self.plan, buffer);
        (text, shaped)
    }

    /// A length in units of the font, in a style.
    fn length(&self, units: i32, style: Style) -> Length {
        style.size.scaled(units, self.face.units_per_em())
    }

    fn printable(&self, character: char) -> char {
        match character {
            blank if blank.is_whitespace() => ' ',
            known if self.face.glyph_index(known).is_some() => known,
            _ => MISSING,
        }
    }

    #[allow(
        clippy::float_arithmetic,
        reason = "glyphs of a PDF are placed in fractions of the font's height"
    )]
    fn glyphs(&self, text: &str, shaped: &GlyphBuffer) -> Vec<KrillaGlyph> {
        let em = |units: i32| units as f32 / self.font.units_per_em();
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate();
        glyphs
            .map(|(at, (info, place))| {
                let start = info.cluster as usize;
                let end = starts[at..].iter().copied().find(|next| *next > start).unwrap_or(text.len());
                let id = GlyphId::new(info.glyph_id);
                let (advance, x, y) = (em(place.x_advance), em(place.x_offset), em(place.y_offset));
                KrillaGlyph::new(id, advance, x, y, 0.0, start..end, None)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
