//! The typeface: which glyphs a text is made of and how wide it is.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, ShapePlan, UnicodeBuffer, script};
use unicode_normalization::UnicodeNormalization;

use super::length::Length;
use super::style::{Style, Weight};

/// Stands for a character that the typeface lacks.
const MISSING: char = '\u{fffd}';

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
        let text: String = text.nfc().map(|character| typeface.printable(character)).collect();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let shaped = rustybuzz::shape_with_plan(&typeface.face, &typeface.plan, buffer);
        let advance: i32 = shaped.glyph_positions().iter().map(|position| position.x_advance).sum();
        let width = style.size.scaled(advance, typeface.face.units_per_em());
        let glyphs = typeface.glyphs(&text, &shaped);
        Line { text, style, width, glyphs, missing }
    }

    /// A text on as many lines as it needs to stay within a width, broken between words; a word that is wider is broken too.
    pub(super) fn paragraph(&self, text: &str, style: Style, width: Length) -> Vec<Line> {
        let whole = self.line(text, style);
        if whole.width <= width {
            return vec![whole];
        }
        let mut lines = Vec::new();
        let mut begun = String::new();
        for piece in pieces(text) {
            let longer = format!("{begun}{piece}");
            if !begun.is_empty() && self.width(longer.trim_end(), style) > width {
                lines.push(self.line(begun.trim_end(), style));
                begun.clear();
            }
            begun.push_str(piece);
            begun = self.broken(begun, style, width, &mut lines);
        }
        if !begun.trim_end().is_empty() {
            lines.push(self.line(begun.trim_end(), style));
        }
        lines
    }

    /// Breaks a line that is too wide between letters. Gives what is left of it.
    fn broken(&self, mut rest: String, style: Style, width: Length, lines: &mut Vec<Line>) -> String {
        while self.width(rest.trim_end(), style) > width {
            let ends = rest.char_indices().map(|(at, _)| at).skip(1);
            let Some(end) = ends.take_while(|end| self.width(&rest[..*end], style) <= width).last() else {
                break;
            };
            lines.push(self.line(&rest[..end], style));
            rest.drain(..end);
        }
        rest
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

    fn printable(&self, character: char) -> char {
        match character {
            '\u{a0}' | '\u{202f}' => ' ',
            known if self.face.glyph_index(known).is_some() => known,
            _ => MISSING,
        }
    }

    #[allow(
        clippy::float_arithmetic,
        reason = "glyphs of a PDF are placed in fractions of the font's height"
    )]
    fn glyphs(&self, text: &str, shaped: &rustybuzz::GlyphBuffer) -> Vec<KrillaGlyph> {
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

/// The words of a text, each with the spaces behind it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(' ')
}

#[cfg(test)]
mod tests;
