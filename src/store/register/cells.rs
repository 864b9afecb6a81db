//! The cells of a run's records, found by the names of their columns.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use rustc_hash::FxHashMap;

use super::format::RecordKind;
use super::parse::{format_problem, shown};
use super::run_file::{DocumentRow, LineRow, PartyTexts};
use crate::book::{Text, Texts};
use crate::calendar::{Day, DayRange};
use crate::catalog::Seller;
use crate::document::{Kind, Reason};
use crate::language::Language;
use crate::money::{DecimalMark, Net, Percent, Quantity, Share, UnitPrice};
use crate::place::{Place, Problem};
use crate::register::{Action, Run};
use crate::store::records::Record;
use crate::store::rows::control_character;

/// Which columns the records of each kind have, as far as they are declared.
#[derive(Default)]
pub(super) struct Layouts {
    /// By the name of the kind.
    declared: FxHashMap<String, Declared>,
    /// Where the columns of [`RecordKind::columns`] stand, for each kind of [`RecordKind::ALL`].
    places: [Vec<Option<usize>>; RecordKind::ALL.len()],
}

/// What is declared of a kind.
#[derive(Clone, Copy)]
struct Declared {
    /// `None` for one that only a later program knows.
    kind: Option<RecordKind>,
    /// Cells that its records have, the kind included.
    cells: usize,
}

impl Layouts {
    pub(super) fn declare(&mut self, record: &Record<'_>) -> Result<(), String> {
        let name = record.cell(1);
        let columns: Vec<Cow<'_, str>> = (2..record.len()).map(|at| record.cell(at)).collect();
        let kind = RecordKind::from_name(&name);
        if let Some(kind) = kind {
            let place = |wanted: &&str| match columns.iter().position(|column| column == wanted) {
                Some(at) => Ok(Some(at + 1)),
                None if kind.added_columns().contains(wanted) => Ok(None),
                None => Err(format!("no column `{wanted}` for {}", shown(&name))),
            };
            self.places[kind as usize] = kind.columns().iter().map(place).collect::<Result<_, _>>()?;
        }
        let declared = Declared { kind, cells: columns.len() + 1 };
        match self.declared.insert(name.clone().into_owned(), declared) {
            Some(_) => Err(format!("columns of {} there twice", shown(&name))),
            None => Ok(()),
        }
    }

    /// The kind of a record, if this program knows it. It must be declared, and have as many cells as that says.
    pub(super) fn kind_of(&self, name: &str, record: &Record<'_>) -> Result<Option<RecordKind>, String> {
        match self.declared.get(name) {
            None => Err(format!("a record {} whose columns were not declared", shown(name))),
            Some(Declared { cells, .. }) if *cells != record.len() => {
                Err(format!("{} cells where {} has {cells}", record.len(), shown(name)))
            }
            Some(Declared { kind, .. }) => Ok(*kind),
        }
    }

    /// The cells of a record that was checked.
    pub(super) fn cells<'r, 'b>(
        &'r self,
        name: &'r str,
        kind: RecordKind,
        record: &'r Record<'b>,
    ) -> Cells<'r, 'b> {
        let (places, suspect) = (&self.places[kind as usize], record.is_suspect());
        Cells { name, kind, record, places, suspect, next: 0 }
    }
}

/// The cells of a record, one after the other in the order of [`RecordKind::columns`].
pub(super) struct Cells<'r, 'b> {
    name: &'r str,
    kind: RecordKind,
    record: &'r Record<'b>,
    places: &'r [Option<usize>],
    /// Whether a cell may hold a control character.
    suspect: bool,
    next: usize,
}

impl<'b> Cells<'_, 'b> {
    pub(super) fn text(&mut self) -> Result<Cow<'b, str>, Problem> {
        let place = self.places.get(self.next).ok_or_else(|| self.problem("too few columns"))?;
        self.next += 1;
        Ok(place.map_or(Cow::Borrowed(""), |at| self.record.cell(at)))
    }

    /// The cell of a column, out of turn. Empty where the run lacks the column.
    pub(super) fn of_column(&self, name: &str) -> Cow<'b, str> {
        let column = self.kind.columns().iter().position(|column| *column == name);
        let place = column.and_then(|at| *self.places.get(at)?);
        place.map_or(Cow::Borrowed(""), |at| self.record.cell(at))
    }

    /// A text that people will be shown: without control characters, as in the files of the book.
    pub(super) fn shown(&mut self) -> Result<Cow<'b, str>, Problem> {
        let text = self.text()?;
        if self.suspect && control_character(&text).is_some() { Err(self.bad_value(&text)) } else { Ok(text) }
    }

    fn kept(&mut self, texts: &mut Texts) -> Result<Text, Problem> {
        let text = self.shown()?;
        texts.keep(&text).ok_or_else(|| self.problem("more than 4 GiB of texts"))
    }

    pub(super) fn parsed<T, E>(&mut self, parse: impl Fn(&str) -> Result<T, E>) -> Result<T, Problem> {
        let text = self.text()?;
        parse(&text).map_err(|_| self.bad_value(&text))
    }

    pub(super) fn chosen<T>(&mut self, choose: impl Fn(&str) -> Option<T>) -> Result<T, Problem> {
        self.parsed(|text| choose(text).ok_or(()))
    }

    pub(super) fn date(&mut self) -> Result<Day, Problem> {
        self.parsed(str::parse)
    }

    /// A value that an empty cell does not have.
    pub(super) fn optional<T, E>(
        &mut self,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Problem> {
        self.parsed(|text| if text.is_empty() { Ok(None) } else { parse(text).map(Some) })
    }

    pub(super) fn integer<T: FromStr + Display>(&mut self) -> Result<T, Problem> {
        self.chosen(plain_integer)
    }

    pub(super) fn problem(&self, what: impl ToString) -> Problem {
        format_problem(format!("`{}`: {}", self.kind.name(), what.to_string())).at(self.place())
    }

    /// The problem of the cell that was read last.
    fn bad_value(&self, text: &str) -> Problem {
        let column = self.next.checked_sub(1).and_then(|at| self.kind.columns().get(at));
        format_problem(format!("a value that cannot stand here: {}", shown(text)))
            .at(self.place().field(column.copied().unwrap_or_default()))
    }

    pub(super) fn place(&self) -> Place {
        Place::line(self.name.to_owned(), self.record.line)
    }
}

/// A whole number as it is written here: no plus sign, no leading zeros.
fn plain_integer<T: FromStr + Display>(text: &str) -> Option<T> {
    text.parse().ok().filter(|value: &T| value.to_string() == text)
}

/// The run and the seal before it.
pub(super) fn run(cells: &mut Cells<'_, '_>) -> Result<(Run, String), Problem> {
    let action = |name: &str| Action::ALL.into_iter().find(|it| it.name() == name);
    let mut run = Run {
        number: cells.integer()?,
        action: cells.chosen(action)?,
        issued_on: cells.date()?,
        year: cells.integer()?,
        plan: cells.shown()?.into_owned(),
        through: None,
        engine: String::new(),
        documents: 0,
        net_total: Net::ZERO,
        seal: String::new(),
    };
    let _currency = cells.text()?;
    let previous_seal = cells.text()?.into_owned();
    run.through = cells.optional(str::parse)?;
    run.engine = cells.shown()?.into_owned();
    Ok((run, previous_seal))
}

pub(super) fn seller(cells: &mut Cells<'_, '_>) -> Result<Seller, Problem> {
    let mut seller = Seller::default();
    for key in RecordKind::Seller.columns() {
        let value = cells.shown()?.into_owned();
        if let Some(field) = seller.field_mut(key) {
            *field = value;
        }
    }
    Ok(seller)
}

/// The document, without lines yet, and the total that it states.
pub(super) fn document(
    cells: &mut Cells<'_, '_>,
    texts: &mut Texts,
    lines: usize,
) -> Result<(DocumentRow, String), Problem> {
    let number = cells.kept(texts)?;
    let sequence = cells.integer()?;
    let kind = cells.chosen(Kind::from_code)?;
    let (issued_on, due_on) = (cells.date()?, cells.date()?);
    let year = cells.integer()?;
    let (corrects, document) = (cells.kept(texts)?, cells.kept(texts)?);
    let (order_number, note) = (cells.kept(texts)?, cells.kept(texts)?);
    let total = cells.text()?.into_owned();
    let row = DocumentRow {
        number,
        sequence,
        kind,
        issued_on,
        due_on,
        year,
        corrects,
        document,
        order_number,
        note,
        party: party_texts(cells, texts)?,
        language: cells.chosen(Language::from_code)?,
        due_days: cells.chosen(due_days)?,
        supplied_on: cells.optional(str::parse)?,
        lines: lines..lines,
    };
    Ok((row, total))
}

fn party_texts(cells: &mut Cells<'_, '_>, texts: &mut Texts) -> Result<PartyTexts, Problem> {
    let mut party = PartyTexts::default();
    for text in &mut party {
        *text = cells.kept(texts)?;
    }
    Ok(party)
}

fn due_days(text: &str) -> Option<Option<u16>> {
    if text.is_empty() { Some(None) } else { plain_integer(text).map(Some) }
}

pub(super) fn line(cells: &mut Cells<'_, '_>, texts: &mut Texts) -> Result<LineRow, Problem> {
    Ok(LineRow {
        contract: cells.kept(texts)?,
        service: cells.kept(texts)?,
        charge: cells.kept(texts)?,
        description: cells.kept(texts)?,
        period: period(cells)?,
        quantity: cells.parsed(Quantity::parse_signed)?,
        unit: cells.kept(texts)?,
        unit_price: cells.parsed(|text| UnitPrice::parse_signed(text, DecimalMark::Point))?,
        discount: cells.parsed(|text| Percent::parse(text, DecimalMark::Point))?,
        share: cells.parsed(Share::parse)?,
        net: cells.parsed(Net::parse)?,
        reason: cells.chosen(Reason::from_code)?,
    })
}

fn period(cells: &mut Cells<'_, '_>) -> Result<DayRange, Problem> {
    let (first, last) = (cells.date()?, cells.date()?);
    DayRange::new(first, last).ok_or_else(|| cells.bad_value(&last.to_string()))
}
