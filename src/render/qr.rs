//! QR codes: their modules, and the picture of them for a terminal.

use anstyle::{Ansi256Color, Color, Style};
use fast_qr::{ECL, QRBuilder};

/// Light modules around a code, without which it is not read.
pub const QUIET_ZONE: usize = 4;

/// The modules of a QR code with error correction M, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    size: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// How many there are in a row, and in a column.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Whether the module in a column `x` of a row `y` is dark. Everything outside the code is light.
    pub fn dark(&self, x: usize, y: usize) -> bool {
        x < self.size && self.dark.get(y * self.size + x).is_some_and(|dark| *dark)
    }
}

/// The code of a text. `None` for a text that no QR code has room for (above 2 kB).
pub fn qr(text: &str) -> Option<Modules> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let dark = code.data.iter().take(code.size * code.size).map(|module| module.value()).collect();
    Some(Modules { size: code.size, dark })
}

/// A code with its quiet zone, two rows of modules in each line of text. With colours it is black on white whatever the
/// terminal; without, as dark as the terminal writes.
pub fn terminal(modules: &Modules, coloured: bool) -> String {
    let style = if coloured { black_on_white() } else { Style::new() };
    let width = modules.size() + 2 * QUIET_ZONE;
    let dark = |x: usize, y: usize| {
        let inside = x.checked_sub(QUIET_ZONE).zip(y.checked_sub(QUIET_ZONE));
        inside.is_some_and(|(x, y)| modules.dark(x, y))
    };
    let mut picture = String::new();
    for top in (0..width).step_by(2) {
        let row: String = (0..width).map(|x| half_blocks(dark(x, top), dark(x, top + 1))).collect();
        picture.push_str(&format!("{style}{row}{style:#}\n"));
    }
    picture
}

/// The palette of sixteen colours is a matter of the terminal's taste; these two are not.
fn black_on_white() -> Style {
    let colour = |index| Some(Color::Ansi256(Ansi256Color(index)));
    Style::new().fg_color(colour(16)).bg_color(colour(231))
}

const fn half_blocks(upper: bool, lower: bool) -> char {
    match (upper, lower) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

#[cfg(test)]
mod tests;
