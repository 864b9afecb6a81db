//! The rows of a key and one year → lines (rules 1 to 8).

use std::borrow::Cow;
use std::sync::Arc;

use crate::billing::free_year;
use crate::billing::share::{self, Allotment, Claim, Units};
use crate::book::{Book, CHARGES, CONTRACTS, Charge, ContractRow, Party};
use crate::calendar::DayRange;
use crate::catalog::{Catalog, Dated, Proration};
use crate::document::{Basis, ChargeBasis, Covered, FreeWindow, Line, PriceSource, Reason, RowBasis};
use crate::money::{Exact, Percent, Share, UnitPrice, exact_amount, full_year_weight, net_amount};
use crate::place::{Code, Place, Problem};

/// The lines of one key (customer, contract, and service or group) in a calendar year: one per row that is active in it,
/// in the order of the rows, which are all rows of that key sorted by since. Each row is priced by its own service.
///
/// # Errors
/// A price or proration that is needed and missing, an amount beyond twelve digits; each at its place.
pub fn lines_of_key<'a>(
    catalog: &'a Catalog,
    book: &'a Book,
    party: &Party<'a>,
    rows: &'a [ContractRow],
    windows: &Arc<[FreeWindow]>,
    year: i32,
) -> Result<Vec<Line<'a>>, Problem> {
    priced_lines(catalog, book, party, rows, windows, year, Detail::Explained)
}

/// How much of a line is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    Explained,
    /// Everything but the basis, which takes as long as all the rest.
    Amounts,
}

/// [`lines_of_key`] in so much detail.
pub(super) fn priced_lines<'a>(
    catalog: &'a Catalog,
    book: &'a Book,
    party: &Party<'a>,
    rows: &'a [ContractRow],
    windows: &Arc<[FreeWindow]>,
    year: i32,
    detail: Detail,
) -> Result<Vec<Line<'a>>, Problem> {
    let mut active = rows.iter().filter_map(|row| Some((row, row.active_in(year)?))).peekable();
    if active.peek().is_none() {
        return Ok(Vec::new());
    }
    let proration = proration_of(catalog, year)?;
    let counted: Vec<CountedRow<'a>> = active
        .map(|(row, active)| CountedRow::new(catalog, row, active, windows, proration, year))
        .collect::<Result<_, _>>()?;
    let of = share::units_of_year(proration.value, year);
    let key = Key { catalog, book, party, windows, proration, of, detail, rows: &counted };
    if let [alone] = counted.as_slice() {
        return Ok(vec![key.line(alone, &Allotment::whole(&alone.claim))?]);
    }
    let claims: Vec<Claim> = counted.iter().map(|row| row.claim).collect();
    counted.iter().zip(&share::allot(&claims)).map(|(row, allotment)| key.line(row, allotment)).collect()
}

/// The row whose service a key is called by in a calendar year: the last that is active in it; but where that one is
/// charged for nothing, the last that is, of another service of the group. `lines` are those of [`lines_of_key`].
pub fn charged_row<'a>(rows: &'a [ContractRow], lines: &[Line<'_>], year: i32) -> Option<&'a ContractRow> {
    let active = rows.iter().filter(|row| row.active_in(year).is_some());
    let last = active.clone().next_back()?;
    let is_charged = |line: &Line<'_>| line.share.charged > 0;
    if lines.last().is_some_and(is_charged) {
        return Some(last);
    }
    let others = active.zip(lines).filter(|(row, line)| row.service != last.service && is_charged(line));
    Some(others.last().map_or(last, |(row, _)| row))
}

/// The line of a one-off charge (rule 8).
///
/// # Errors
/// An amount beyond twelve digits.
pub fn line_of_charge<'a>(book: &'a Book, charge: &'a Charge) -> Result<Line<'a>, Problem> {
    let (discount, share) = (Percent::ZERO, Share::WHOLE);
    let too_large =
        |_| Problem::error(Code::AmountTooLarge).at(Place::line(CHARGES, charge.line).field("unit_price"));
    Ok(Line {
        contract: book.text(charge.contract),
        service: "",
        charge: book.text(charge.id),
        description: Cow::Borrowed(book.text(charge.description)),
        period: DayRange::day(charge.date),
        quantity: charge.quantity,
        unit: book.text(charge.unit),
        unit_price: charge.unit_price,
        discount,
        share,
        net: net_amount(charge.quantity, charge.unit_price, discount, share).map_err(too_large)?,
        reason: Reason::OneOff,
        basis: Some(Basis::Charge(ChargeBasis { line: charge.line })),
    })
}

/// The words of a row's line: its own text, else the service's name in the customer's language.
pub fn description_of<'a>(
    catalog: &'a Catalog,
    book: &'a Book,
    party: &Party<'_>,
    row: &ContractRow,
) -> &'a str {
    match book.text(book.row_texts(row).text) {
        "" => catalog.service(row.service).name.in_language(party.language),
        text => text,
    }
}

/// The proration of a calendar year.
///
/// # Errors
/// [`Code::NoProration`] in the catalog.
pub fn proration_of(catalog: &Catalog, year: i32) -> Result<Dated<Proration>, Problem> {
    catalog.billing.proration.in_year(year).copied().ok_or_else(|| {
        let place = Place::file(catalog.file.to_string()).field("billing.proration");
        Problem::error(Code::NoProration).with(year).at(place)
    })
}

/// The price of a unit for a calendar year, and where it comes from (rule 5).
///
/// # Errors
/// [`Code::NoPrice`] at the row, which has no price of its own where the catalog has none either.
pub fn price_of(
    catalog: &Catalog,
    row: &ContractRow,
    year: i32,
) -> Result<(UnitPrice, PriceSource), Problem> {
    let service = catalog.service(row.service);
    let listed = service.price.entry_of(year);
    match (row.unit_price, listed) {
        (Some(own), listed) => {
            let listed = listed.map(|(_, listed)| (listed.value, listed.line));
            Ok((own, PriceSource::Row { listed }))
        }
        (None, Some((from, listed))) => Ok((listed.value, PriceSource::Catalog { line: listed.line, from })),
        (None, None) => {
            let place = Place::line(CONTRACTS, row.line).field("service");
            Err(Problem::error(Code::NoPrice).with(&service.id).with(year).at(place))
        }
    }
}

/// The refusal of a row whose amount is beyond twelve digits.
pub fn too_large(row: &ContractRow) -> Problem {
    Problem::error(Code::AmountTooLarge).at(Place::line(CONTRACTS, row.line).field("quantity"))
}

/// A row that is active in the year, its days counted.
struct CountedRow<'a> {
    row: &'a ContractRow,
    active: DayRange,
    free: Vec<DayRange>,
    chargeable: Vec<DayRange>,
    price: (UnitPrice, PriceSource),
    full_year: Exact,
    claim: Claim,
}

impl<'a> CountedRow<'a> {
    fn new(
        catalog: &Catalog,
        row: &'a ContractRow,
        active: DayRange,
        windows: &[FreeWindow],
        proration: Dated<Proration>,
        year: i32,
    ) -> Result<Self, Problem> {
        let free = if catalog.has_free_year(row.service) { free_year::united(windows) } else { Vec::new() };
        let chargeable = active.without(&free);
        let price = price_of(catalog, row, year)?;
        let weight = full_year_weight(row.quantity, price.0, row.discount).ok_or_else(|| too_large(row))?;
        let full_year = exact_amount(row.quantity, price.0, row.discount, Share::WHOLE);
        let full_year = full_year.map_err(|_| too_large(row))?;
        let touched = Units::touched(&chargeable, proration.value, year);
        Ok(Self { row, active, free, chargeable, price, full_year, claim: Claim { touched, weight } })
    }

    fn chargeable_days(&self) -> u32 {
        self.chargeable.iter().map(|days| days.days()).sum()
    }

    /// Why the line has the amount it has, given how many units are charged.
    fn reason(&self, charged: u16) -> Reason {
        if self.chargeable.is_empty() {
            Reason::FreeYear
        } else if charged == 0 {
            Reason::Covered
        } else if self.price.0.is_zero() {
            Reason::FreeService
        } else {
            Reason::Charged
        }
    }
}

/// What the rows of one key share.
struct Key<'a, 'k> {
    catalog: &'a Catalog,
    book: &'a Book,
    party: &'k Party<'a>,
    windows: &'k Arc<[FreeWindow]>,
    proration: Dated<Proration>,
    /// Units of the year.
    of: u16,
    detail: Detail,
    rows: &'k [CountedRow<'a>],
}

impl<'a> Key<'a, '_> {
    fn line(&self, counted: &CountedRow<'a>, allotment: &Allotment) -> Result<Line<'a>, Problem> {
        let row = counted.row;
        let service = self.catalog.service(row.service);
        let share = Share { charged: allotment.charged.count(), of: self.of };
        let net = net_amount(row.quantity, counted.price.0, row.discount, share);
        let explained = self.detail == Detail::Explained;
        Ok(Line {
            contract: self.book.text(row.contract),
            service: &service.id,
            charge: "",
            description: Cow::Borrowed(description_of(self.catalog, self.book, self.party, row)),
            period: counted.active,
            quantity: row.quantity,
            unit: service.unit.in_language(self.party.language),
            unit_price: counted.price.0,
            discount: row.discount,
            share,
            net: net.map_err(|_| too_large(row))?,
            reason: counted.reason(share.charged),
            basis: explained.then(|| Basis::Row(Box::new(self.basis(counted, allotment)))),
        })
    }

    /// The service of a dearer row, where it is another one than that of the row it covers.
    fn tier(&self, dearer: &ContractRow, covered: &ContractRow) -> Option<&'a str> {
        (dearer.service != covered.service).then(|| self.catalog.service(dearer.service).id.as_str())
    }

    fn basis(&self, counted: &CountedRow<'a>, allotment: &Allotment) -> RowBasis<'a> {
        let days = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
        let frees_active_days = |free: &&DayRange| free.intersect(counted.active).is_some();
        let chargeable_days = days(counted.chargeable_days());
        let covered = |(dearer, units): &(usize, u16)| {
            let dearer = self.rows.get(*dearer)?;
            let tier = self.tier(dearer.row, counted.row);
            Some(Covered { line: dearer.row.line, tier, units: *units, full_year: dearer.full_year })
        };
        RowBasis {
            line: counted.row.line,
            document: self.book.document_of(counted.row),
            since: counted.row.since,
            until: counted.row.until,
            active: counted.active,
            free_year_service: self.catalog.has_free_year(counted.row.service),
            free_year_line: self.catalog.free_year.services_line,
            windows: Arc::clone(self.windows),
            free_until: counted.free.iter().filter(frees_active_days).map(|free| free.last()).max(),
            free_days: days(counted.active.days()) - chargeable_days,
            first_chargeable: counted.chargeable.first().map(|days| days.first()),
            chargeable_days,
            proration: self.proration.value,
            proration_line: self.proration.line,
            units_touched: counted.claim.touched.count(),
            covered_by: allotment.covered_by.iter().filter_map(covered).collect(),
            full_year: counted.full_year,
            price: counted.price.1,
        }
    }
}

#[cfg(test)]
mod tests;
