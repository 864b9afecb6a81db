//! Amounts as bars: what a terminal and a picture draw.

use crate::money::Net;

/// Stacked bars, one for each label, made of the same series.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What its amounts are, say the currency.
    pub subtitle: String,
    /// What the bars are made of, from the bottom up.
    pub series: Vec<Series>,
    /// From left to right.
    pub bars: Vec<Bar>,
}

/// One of the things that a bar is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The stable id, or a word where it has none.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// A bar: a part for each series of its chart, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is about, say a year.
    pub label: String,
    /// The parts.
    pub parts: Vec<Part>,
}

/// What a series comes to in a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    /// As things stand.
    pub certain: Net,
    /// More than that, if what is undecided goes on.
    pub to_decide: Net,
}

impl Bar {
    /// All parts together.
    pub fn total(&self) -> Part {
        Part {
            certain: self.parts.iter().map(|part| part.certain).sum(),
            to_decide: self.parts.iter().map(|part| part.to_decide).sum(),
        }
    }

    /// The net amounts of the pieces as they are drawn, each with its series and whether it is to be decided: what is
    /// certain first.
    pub fn pieces(&self) -> impl Iterator<Item = Piece> {
        let piece = |to_decide, of: fn(&Part) -> Net| {
            self.parts.iter().enumerate().map(move |(series, part)| Piece {
                series,
                to_decide,
                net: of(part),
            })
        };
        let certain = piece(false, |part| part.certain);
        certain.chain(piece(true, |part| part.to_decide)).filter(|piece| !piece.net.is_zero())
    }
}

/// A piece of a bar, never of nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Index of its series.
    pub series: usize,
    /// Whether somebody has to decide about it.
    pub to_decide: bool,
    /// How large; below zero it goes down from the axis.
    pub net: Net,
}
