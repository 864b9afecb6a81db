//! Sizes, weights and colours: the few that the documents use.

use crate::catalog::Colour;

use super::length::Length;

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// What a colour is for; the accent is the seller's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// What is read.
    Text,
    /// Labels and remarks.
    Quiet,
    /// Rules.
    Hairline,
    /// What is looked for first.
    Accent,
    /// Panels: the accent, almost white.
    Tint,
    /// Behind a QR code.
    White,
    /// A QR code.
    Black,
}

impl Ink {
    /// The colour, with the seller's accent.
    pub(super) fn colour(self, accent: Colour) -> Colour {
        match self {
            Self::Text => Colour([0x1b, 0x23, 0x30]),
            Self::Quiet => Colour([0x64, 0x6d, 0x7c]),
            Self::Hairline => Colour([0xd5, 0xda, 0xe1]),
            Self::Accent => accent,
            Self::Tint => Colour(accent.0.map(tinted)),
            Self::White => Colour([0xff; 3]),
            Self::Black => Colour([0; 3]),
        }
    }
}

/// The accent of a seller who has chosen none.
pub(super) const ACCENT: Colour = Colour([0x1f, 0x5f, 0x8b]);

/// Six parts of the colour in a hundred, the rest white.
fn tinted(part: u8) -> u8 {
    let mixed = (u16::from(part) * 6 + 255 * 94) / 100;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    /// The height of the font.
    pub(super) size: Length,
    /// Its weight.
    pub(super) weight: Weight,
    /// Its colour.
    pub(super) ink: Ink,
}

impl Style {
    const fn regular(tenths: i32) -> Self {
        Self { size: Length::tenths(tenths), weight: Weight::Regular, ink: Ink::Text }
    }

    const fn bold(tenths: i32) -> Self {
        Self { weight: Weight::Bold, ..Self::regular(tenths) }
    }

    /// The same in another colour.
    pub(super) const fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// From one baseline to the next.
    pub(super) fn leading(self) -> Length {
        self.size.scaled(14, 10)
    }
}

/// The title of the document.
pub(super) const TITLE: Style = Style::bold(190);
/// The number below the title.
pub(super) const SUBTITLE: Style = Style::regular(105).in_ink(Ink::Quiet);
/// The name of a party.
pub(super) const NAME: Style = Style::bold(105);
/// Almost everything.
pub(super) const BODY: Style = Style::regular(90);
/// What stands out in it.
pub(super) const STRONG: Style = Style::bold(90);
/// Remarks below a description, and labels.
pub(super) const SMALL: Style = Style::regular(75).in_ink(Ink::Quiet);
/// The headings of sections and columns.
pub(super) const HEADING: Style = Style::bold(72).in_ink(Ink::Quiet);
/// The amount to be paid.
pub(super) const AMOUNT: Style = Style::bold(155).in_ink(Ink::Accent);
