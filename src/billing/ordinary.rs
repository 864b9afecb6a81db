//! The plan of an ordinary customer in one pass.
//!
//! Nearly every customer of a yearly run is like this: nothing was issued for the year, every key is one contract row,
//! no row has texts of its own, and nobody asks how the amounts came about. Then no difference has to be found, no unit
//! shared out and nothing kept per key, which takes a fifth of the instructions. Whatever is not ordinary, or is wrong,
//! is left to the general way in `plan`; a property test holds this one against it.

use std::borrow::Cow;

use crate::billing::plan::{CustomerPlan, Inputs};
use crate::billing::share::{self, Units};
use crate::billing::{charge, free_year};
use crate::book::{ContractRow, CustomerIx, Party};
use crate::calendar::DayRange;
use crate::catalog::{Proration, Service};
use crate::document::{Draft, Kind, Line, Reason};
use crate::money::{Share, UnitPrice, net_amount};

/// What is the same for all ordinary customers of a plan.
pub(super) struct Ordinary<'a> {
    inputs: Inputs<'a>,
    proration: Proration,
    /// Units of the year.
    of: u16,
    services: Vec<Sold<'a>>,
    /// Whether the register holds anything of the year.
    has_invoices: bool,
}

/// A service as the year sells it.
struct Sold<'a> {
    service: &'a Service,
    price: Option<UnitPrice>,
    has_free_year: bool,
}

impl<'a> Ordinary<'a> {
    /// `None` where no customer of the plan is ordinary.
    pub(super) fn of(inputs: Inputs<'a>) -> Option<Self> {
        let Inputs { catalog, scope, .. } = inputs;
        if scope.through.is_some() {
            return None;
        }
        let proration = charge::proration_of(catalog, scope.year).ok()?.value;
        let sold = |service: &'a Service| Sold {
            service,
            price: service.price.in_year(scope.year).map(|listed| listed.value),
            has_free_year: catalog.find(&service.id).is_some_and(|(index, _)| catalog.has_free_year(index)),
        };
        let services = catalog.services.iter().map(sold).collect();
        let of = share::units_of_year(proration, scope.year);
        Some(Self { inputs, proration, of, services, has_invoices: !inputs.holdings.is_empty() })
    }

    /// The plan of a customer; `None` where it is not ordinary.
    pub(super) fn plan(&self, customer: CustomerIx) -> Option<CustomerPlan<'a>> {
        let Inputs { book, holdings, .. } = self.inputs;
        let rows = book.contracts_of(customer);
        let was_billed = || self.has_invoices && !holdings.invoices_of(book.customer_id(customer)).is_empty();
        if !self.are_ordinary(rows) || !book.charges_of(customer).is_empty() || was_billed() {
            return None;
        }
        let party = book.party(customer);
        let lines = self.lines(&party, customer, rows)?;
        // The services of a group stand where the group does, their lines where they do.
        if !lines.is_sorted_by_key(|line| (line.contract, line.service)) {
            return None;
        }
        Some(CustomerPlan { customer: Some(customer), ..self.plan_of(party, lines) })
    }

    /// Whether each row is a key of its own and has nothing but the ordinary columns.
    fn are_ordinary(&self, rows: &[ContractRow]) -> bool {
        let Inputs { catalog, book, .. } = self.inputs;
        let one_key = |two: &[ContractRow]| {
            catalog.is_one_key(two[0].service, two[1].service)
                && book.text(two[0].contract) == book.text(two[1].contract)
        };
        rows.iter().all(|row| row.texts.is_none()) && !rows.windows(2).any(one_key)
    }

    fn lines(
        &self,
        party: &Party<'a>,
        customer: CustomerIx,
        rows: &'a [ContractRow],
    ) -> Option<Vec<Line<'a>>> {
        let Inputs { catalog, book, scope, .. } = self.inputs;
        let free = free_year::free_days(catalog, book.purchases_of(customer), scope.year).ok()?;
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(active) = row.active_in(scope.year) else { continue };
            let sold = self.services.get(usize::from(row.service.0))?;
            let free = if sold.has_free_year { free.as_slice() } else { &[] };
            lines.push(self.line(party, row, active, (sold, free))?);
        }
        Some(lines)
    }

    /// The line of a row. `free` are the free days of its service.
    fn line(
        &self,
        party: &Party<'a>,
        row: &ContractRow,
        active: DayRange,
        (sold, free): (&Sold<'a>, &[DayRange]),
    ) -> Option<Line<'a>> {
        let unit_price = row.unit_price.or(sold.price)?;
        let charged = self.charged(active, free);
        let share = Share { charged: charged.unwrap_or(0), of: self.of };
        Some(Line {
            contract: self.inputs.book.text(row.contract),
            service: &sold.service.id,
            charge: "",
            description: Cow::Borrowed(sold.service.name.in_language(party.language)),
            period: active,
            quantity: row.quantity,
            unit: sold.service.unit.in_language(party.language),
            unit_price,
            discount: row.discount,
            share,
            net: net_amount(row.quantity, unit_price, row.discount, share).ok()?,
            reason: match charged {
                None => Reason::FreeYear,
                Some(_) if unit_price.is_zero() => Reason::FreeService,
                Some(_) => Reason::Charged,
            },
            basis: None,
        })
    }

    /// How many units have an active day that is not free; `None` where every active day is.
    fn charged(&self, active: DayRange, free: &[DayRange]) -> Option<u16> {
        if free.is_empty() {
            return Some(share::units_between(active, self.proration));
        }
        let chargeable = active.without(free);
        let touched = Units::touched(&chargeable, self.proration, self.inputs.scope.year);
        (!chargeable.is_empty()).then(|| touched.count())
    }

    /// One invoice, unless nothing is on it; set aside where it is for nothing (rule 7).
    fn plan_of(&self, party: Party<'a>, lines: Vec<Line<'a>>) -> CustomerPlan<'a> {
        if lines.is_empty() {
            return CustomerPlan::default();
        }
        let for_nothing = lines.iter().all(|line| line.net.is_zero());
        let documents = vec![Draft {
            kind: Kind::Invoice,
            year: self.inputs.scope.year,
            party,
            document: "",
            order_number: party.order_number,
            corrects: "",
            note: "",
            lines,
        }];
        if for_nothing {
            CustomerPlan { set_aside: documents, ..CustomerPlan::default() }
        } else {
            CustomerPlan { drafts: documents, ..CustomerPlan::default() }
        }
    }
}
