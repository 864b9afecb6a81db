//! Whether the register adds up: sums, numbers unique and without gaps, credit notes within what they correct.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::billing::issue::{first_sequence, series_of};
use crate::catalog::Catalog;
use crate::document::{Document, Kind, Line};
use crate::money::{Net, net_amount};
use crate::place::{Code, Place, Problem, Problems};
use crate::register::{LineKey, Run, run_file};

/// Everything in the register that does not add up. Documents come in the order they were issued. `frozen` gives the catalog
/// that was in force at a run: where a series begins is what that one says, since `first` may be edited after the run. A run
/// without one is held against today's.
pub fn verify<'a>(
    catalog: &Catalog,
    frozen: impl Fn(u32) -> Option<Catalog>,
    runs: &[Run],
    documents: impl Iterator<Item = Document<'a>>,
) -> Problems {
    let mut check = Check::new(catalog, &frozen);
    documents.for_each(|document| check.document(&document));
    runs.iter().for_each(|run| check.run(run));
    check.problems
}

/// What one run has issued, as its documents say.
#[derive(Debug, Default)]
struct Issued {
    documents: u32,
    net_total: Net,
}

/// What an invoice charged and what is left of it, in all and by key.
#[derive(Debug)]
struct Invoiced<'a> {
    charged: Net,
    left: Net,
    keys: BTreeMap<LineKey<'a>, (Net, Net)>,
}

struct Check<'a, 'c> {
    catalog: &'c Catalog,
    frozen: &'c dyn Fn(u32) -> Option<Catalog>,
    problems: Problems,
    runs: BTreeMap<u32, Issued>,
    /// The run of each number.
    numbers: FxHashMap<String, u32>,
    invoices: FxHashMap<String, Invoiced<'a>>,
    /// The last running number by series and year of issue.
    last: BTreeMap<(Kind, i32), u32>,
}

impl<'a, 'c> Check<'a, 'c> {
    fn new(catalog: &'c Catalog, frozen: &'c dyn Fn(u32) -> Option<Catalog>) -> Self {
        Self {
            catalog,
            frozen,
            problems: Problems::default(),
            runs: BTreeMap::new(),
            numbers: FxHashMap::default(),
            invoices: FxHashMap::default(),
            last: BTreeMap::new(),
        }
    }

    fn document(&mut self, document: &Document<'a>) {
        let run = self.runs.entry(document.run).or_default();
        run.documents += 1;
        run.net_total += document.content.net_total();
        document.content.lines.iter().for_each(|line| self.line(document, line));
        self.number_is_new(document);
        self.number_follows(document);
        match document.content.kind {
            Kind::Invoice => self.invoice(document),
            Kind::CreditNote => self.credit_note(document),
        }
    }

    /// A line's net amount is what its own figures make.
    fn line(&mut self, document: &Document<'a>, line: &Line<'a>) {
        let net = net_amount(line.quantity, line.unit_price, line.discount, line.share);
        if net != Ok(line.net) {
            let by_figures = net.map(|net| net.to_string()).unwrap_or_default();
            let problem = Problem::error(Code::LineWrong).with(&document.number).with(line.net);
            self.push(document.run, problem.with(by_figures));
        }
    }

    fn number_is_new(&mut self, document: &Document<'a>) {
        if let Some(first) = self.numbers.insert(document.number.to_string(), document.run) {
            let problem = Problem::error(Code::NumberTwice).with(&document.number);
            self.push(document.run, problem.with(place(first)));
        }
    }

    /// Running numbers of a series and year of issue leave none out. A number that another system gave is of no series.
    fn number_follows(&mut self, document: &Document<'a>) {
        if document.is_opening() {
            return;
        }
        let (kind, year) = (document.content.kind, document.issued_on.year());
        let last = self.last.insert((kind, year), document.sequence);
        let next = last.map(|last| last.saturating_add(1));
        if next == Some(document.sequence) {
            return;
        }
        let frozen = (self.frozen)(document.run);
        let catalog = frozen.as_ref().unwrap_or(self.catalog);
        let expected = next.unwrap_or_else(|| first_sequence(catalog, kind, year));
        if document.sequence != expected {
            let (pattern, _) = series_of(catalog, kind);
            let number = pattern.number(year, expected).unwrap_or_else(|_| expected.to_string());
            let problem = Problem::error(Code::NumberGap).with(number).with(&document.number);
            self.push(document.run, problem);
        }
    }

    fn invoice(&mut self, document: &Document<'a>) {
        let charged = document.content.net_total();
        let mut keys: BTreeMap<LineKey<'a>, (Net, Net)> = BTreeMap::new();
        for line in &document.content.lines {
            let (charged, left) = keys.entry(LineKey::of(line)).or_default();
            *charged += line.net;
            *left += line.net;
        }
        self.invoices.insert(document.number.to_string(), Invoiced { charged, left: charged, keys });
    }

    /// A credit note corrects an invoice that came before, and gives back no more than was charged.
    fn credit_note(&mut self, document: &Document<'a>) {
        let corrects = document.content.corrects;
        let Some(invoice) = self.invoices.get_mut(corrects) else {
            let problem = Problem::error(Code::CorrectsUnknown).with(&document.number).with(corrects);
            return self.push(document.run, problem);
        };
        if let Some((charged, left)) = invoice.take(document) {
            let problem = Problem::error(Code::CreditedTooMuch).with(corrects).with(charged);
            self.push(document.run, problem.with(charged - left));
        }
    }

    /// A run says of itself what its documents add up to.
    fn run(&mut self, run: &Run) {
        let issued = self.runs.remove(&run.number).unwrap_or_default();
        if issued.documents != run.documents {
            let what = format!("{} documents, not {}", issued.documents, run.documents);
            self.push(run.number, Problem::error(Code::RegisterFormat).with(what));
        }
        if issued.net_total != run.net_total {
            let problem = Problem::error(Code::TotalWrong).with(run.number).with(run.net_total);
            self.push(run.number, problem.with(issued.net_total));
        }
    }

    fn push(&mut self, run: u32, problem: Problem) {
        self.problems.push(problem.at(place(run)));
    }
}

impl<'a> Invoiced<'a> {
    /// Takes off what a credit note gives back. Where that is too much, what was charged and what is left: in all,
    /// or of the first key.
    fn take(&mut self, note: &Document<'a>) -> Option<(Net, Net)> {
        for line in &note.content.lines {
            self.left += line.net;
            self.keys.entry(LineKey::of(line)).or_default().1 += line.net;
        }
        let in_all = std::iter::once((self.charged, self.left));
        let by_key = self.keys.values().copied();
        in_all.chain(by_key).find(|(charged, left)| is_overdrawn(*charged, *left))
    }
}

/// Whether more was given back than was charged. A negative charge is given back by an amount above zero.
fn is_overdrawn(charged: Net, left: Net) -> bool {
    if charged.is_negative() { left.is_positive() } else { left.is_negative() }
}

fn place(run: u32) -> Place {
    Place::file(run_file(run))
}

#[cfg(test)]
mod tests;
