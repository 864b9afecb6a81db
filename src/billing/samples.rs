//! Catalogs, books and registers for tests, built from values.

pub(crate) mod vouchers;

use std::collections::BTreeMap;

use crate::billing::issue::Numberer;
use crate::billing::plan::{self, CustomerPlan, Inputs, Scope};
use crate::book::{
    Book, BookBuilder, Charge, ContractRow, CustomerIx, Party, Purchase, Renewal, RowTexts, Text,
};
use crate::calendar::Day;
use crate::catalog::{
    Billing, ByYear, Catalog, Dated, FreeYear, Group, Numbering, Paper, Pohoda, Policy, Proration, Roll,
    Seller, Service, ServiceIx, Vat, VatKind,
};
use crate::document::{Document, Draft};
use crate::language::{Language, Words};
use crate::money::{DecimalMark, Net, Percent, Quantity, UnitPrice};
use crate::numbering::Pattern;
use crate::register::{Action, Holdings, Run, Series};

/// Ids of the sample catalog, in its order.
pub(crate) const HOTLINE: ServiceIx = ServiceIx(0);
pub(crate) const SERVER: ServiceIx = ServiceIx(1);
pub(crate) const PC: ServiceIx = ServiceIx(2);
pub(crate) const IP: ServiceIx = ServiceIx(3);

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a date")
}

pub(crate) fn net(text: &str) -> Net {
    Net::parse(text).expect("an amount")
}

pub(crate) fn price(text: &str) -> UnitPrice {
    UnitPrice::parse_signed(text, DecimalMark::Point).expect("a price")
}

pub(crate) fn quantity(text: &str) -> Quantity {
    Quantity::parse(text, DecimalMark::Point).expect("a quantity")
}

pub(crate) fn percent(text: &str) -> Percent {
    Percent::parse(text, DecimalMark::Point).expect("a discount")
}

/// A value from each of these years on; lines of the catalog count from 1.
pub(crate) fn by_year<T: Copy>(values: &[(i32, T)]) -> ByYear<T> {
    let dated =
        |(at, (year, value)): (usize, &(i32, T))| (*year, Dated { value: *value, line: at as u32 + 1 });
    ByYear::starting(values.iter().enumerate().map(dated).collect())
}

/// The price list that the program ships: hotline 0, server 20 000, remote-pc 3 000, remote-ip 10 000.
pub(crate) fn catalog(policy: Policy, proration: Proration) -> Catalog {
    Catalog {
        file: "catalog.toml".into(),
        source: "".into(),
        currency: "CZK".into(),
        seller: Seller { name: "Vendor".into(), ..Seller::default() },
        billing: Billing {
            proration: ByYear::always(proration, 7),
            due_days: 14,
            roll: Roll::None,
            first_year: None,
            closed_until: None,
            notice_months: None,
        },
        vat: Vat::default(),
        paper: Paper::default(),
        pohoda: Pohoda::default(),
        numbering: Numbering {
            invoice: Pattern::parse("{year}{sequence:6}").expect("a pattern"),
            credit_note: Pattern::parse("9{year}{sequence:5}").expect("a pattern"),
            first: BTreeMap::new(),
        },
        free_year: FreeYear { policy: ByYear::always(policy, 11), services: vec![PC, IP], services_line: 12 },
        services: vec![
            service("hotline", "Telefon", 0, None),
            service("server-admin", "Správa serveru", 20_000, None),
            service("remote-pc", "Vzdálený přístup – 1 PC", 3_000, None),
            service("remote-ip", "Vzdálený přístup – 1 IP", 10_000, Some(PC)),
        ],
    }
}

/// The same, both tiers of remote access in a group.
pub(crate) fn grouped(policy: Policy, proration: Proration) -> Catalog {
    let mut catalog = catalog(policy, proration);
    for tier in [PC, IP] {
        catalog.services[usize::from(tier.0)].group = Some(Group { name: "remote".into(), line: 22 });
    }
    catalog
}

fn service(id: &str, name: &str, price: u32, covers: Option<ServiceIx>) -> Service {
    Service {
        id: id.into(),
        line: 20,
        name: Words { cs: name.into(), en: format!("{id} in English") },
        unit: Words { cs: "ks".into(), en: "pc".into() },
        description: Words::default(),
        price: ByYear::always(UnitPrice::from_whole(price), 21),
        response_days: None,
        included: Words::default(),
        excluded: Words::default(),
        phone: String::new(),
        email: String::new(),
        hours: Vec::new(),
        group: None,
        covers,
        extended_by: Vec::new(),
        visits_per_year: None,
        vat: VatKind::Standard,
        pohoda: Pohoda::default(),
    }
}

/// A contract row as a test writes it.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) customer: &'static str,
    pub(crate) contract: &'static str,
    pub(crate) service: ServiceIx,
    pub(crate) since: Day,
    pub(crate) until: Option<Day>,
    pub(crate) renewal: Renewal,
    pub(crate) quantity: Quantity,
    pub(crate) unit_price: Option<UnitPrice>,
    pub(crate) discount: Percent,
    pub(crate) document: &'static str,
    pub(crate) order_number: &'static str,
    pub(crate) text: &'static str,
    pub(crate) notice_months: Option<u8>,
}

/// A row of customer `A`, contract `S1`, from a day on.
pub(crate) fn row(service: ServiceIx, since: &str) -> Row {
    Row {
        customer: "A",
        contract: "S1",
        service,
        since: day(since),
        until: None,
        renewal: Renewal::Auto,
        quantity: Quantity::ONE,
        unit_price: None,
        discount: Percent::ZERO,
        document: "",
        order_number: "",
        text: "",
        notice_months: None,
    }
}

impl Row {
    pub(crate) fn of(self, customer: &'static str, contract: &'static str) -> Self {
        Self { customer, contract, ..self }
    }

    pub(crate) fn until(self, until: &str) -> Self {
        Self { until: Some(day(until)), ..self }
    }

    pub(crate) fn quantity(self, text: &str) -> Self {
        Self { quantity: quantity(text), ..self }
    }

    pub(crate) fn price(self, text: &str) -> Self {
        Self { unit_price: Some(price(text)), ..self }
    }

    pub(crate) fn discount(self, text: &str) -> Self {
        Self { discount: percent(text), ..self }
    }

    pub(crate) fn document(self, document: &'static str, order_number: &'static str) -> Self {
        Self { document, order_number, ..self }
    }
}

/// A one-off charge as a test writes it.
#[derive(Debug, Clone)]
pub(crate) struct OneOff {
    pub(crate) id: &'static str,
    pub(crate) customer: &'static str,
    pub(crate) date: Day,
    pub(crate) unit_price: UnitPrice,
    pub(crate) quantity: Quantity,
}

/// A charge of customer `A`.
pub(crate) fn one_off(id: &'static str, date: &str, unit_price: &str) -> OneOff {
    OneOff { id, customer: "A", date: day(date), unit_price: price(unit_price), quantity: Quantity::ONE }
}

/// A party with nothing but an id and a name. `E` speaks English and has an order number of its own.
pub(crate) fn party(id: &str) -> Party<'_> {
    let customer = Party { name: "Customer", ..Party::only(id) };
    if id == "E" { Party { language: Language::En, order_number: "PO-E", ..customer } } else { customer }
}

/// What was agreed, as a test writes it. Lines count from 2 in the order given.
#[derive(Debug, Clone, Default)]
pub(crate) struct Files {
    pub(crate) rows: Vec<Row>,
    pub(crate) purchases: Vec<(&'static str, Day)>,
    pub(crate) charges: Vec<OneOff>,
    /// Customers besides those that rows, purchases and charges name.
    pub(crate) customers: Vec<&'static str>,
}

impl Files {
    pub(crate) fn of(rows: Vec<Row>) -> Self {
        Self { rows, ..Self::default() }
    }

    pub(crate) fn purchase(mut self, on: &str) -> Self {
        self.purchases.push(("A", day(on)));
        self
    }

    pub(crate) fn charge(mut self, charge: OneOff) -> Self {
        self.charges.push(charge);
        self
    }

    pub(crate) fn book(&self) -> Book {
        self.book_in(&catalog(Policy::None, Proration::WholeYear))
    }

    /// The book in the order of a catalog's keys.
    pub(crate) fn book_in(&self, catalog: &Catalog) -> Book {
        let mut builder = BookBuilder::default();
        self.add_customers(&mut builder);
        for (line, row) in (2..).zip(&self.rows) {
            add_row(&mut builder, line, row);
        }
        for (line, (customer, purchased_on)) in (2..).zip(&self.purchases) {
            let customer = found(&builder, customer);
            let product = Text::default();
            builder.add_purchase(Purchase { line, customer, product, purchased_on: *purchased_on });
        }
        for (line, charge) in (2..).zip(&self.charges) {
            add_charge(&mut builder, line, charge);
        }
        builder.finish(&catalog.ranks())
    }

    fn add_customers(&self, builder: &mut BookBuilder) {
        let of_rows = self.rows.iter().map(|row| row.customer);
        let of_purchases = self.purchases.iter().map(|(customer, _)| *customer);
        let of_charges = self.charges.iter().map(|charge| charge.customer);
        let all = of_rows.chain(of_purchases).chain(of_charges).chain(self.customers.iter().copied());
        for id in all {
            if builder.customers().find(id).is_none() {
                builder.add_customer(2, &party(id)).expect("room");
            }
        }
    }
}

fn found(builder: &BookBuilder, customer: &str) -> CustomerIx {
    builder.customers().find(customer).expect("a customer")
}

fn add_row(builder: &mut BookBuilder, line: u32, row: &Row) {
    let mut keep = |text: &str| builder.keep(text).expect("room");
    let contract = keep(row.contract);
    let texts = RowTexts {
        document: keep(row.document),
        order_number: keep(row.order_number),
        text: keep(row.text),
        notice_months: row.notice_months,
    };
    let texts = builder.keep_row_texts(texts).expect("room");
    builder.add_contract(ContractRow {
        line,
        customer: found(builder, row.customer),
        contract,
        service: row.service,
        since: row.since,
        until: row.until,
        renewal: row.renewal,
        quantity: row.quantity,
        unit_price: row.unit_price,
        discount: row.discount,
        texts,
    });
}

fn add_charge(builder: &mut BookBuilder, line: u32, charge: &OneOff) {
    let mut keep = |text: &str| builder.keep(text).expect("room");
    let (id, description, unit) = (keep(charge.id), keep("Travel"), keep("km"));
    builder.add_charge(Charge {
        line,
        id,
        customer: found(builder, charge.customer),
        date: charge.date,
        description,
        unit_price: charge.unit_price,
        quantity: charge.quantity,
        unit,
        contract: Text::default(),
    });
}

/// A register in memory. What it is built from lives as long as the test program, so that books can come and go.
#[derive(Debug, Default)]
pub(crate) struct Register {
    pub(crate) documents: Vec<Document<'static>>,
    pub(crate) series: Series,
    runs: u32,
}

pub(crate) fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

impl Register {
    pub(crate) fn holdings(&self, year: i32) -> &'static Holdings<'static> {
        let mut holdings = Holdings::default();
        for document in self.documents.iter().filter(|document| document.content.year == year) {
            holdings.add(document.clone()).expect("the invoice it corrects");
        }
        leak(holdings)
    }

    pub(crate) fn inputs(&self, catalog: &Catalog, files: &Files, scope: Scope) -> Inputs<'static> {
        Inputs {
            catalog: leak(catalog.clone()),
            book: leak(files.book_in(catalog)),
            holdings: self.holdings(scope.year),
            scope: leak(scope),
        }
    }

    pub(crate) fn plan(&self, catalog: &Catalog, files: &Files, scope: Scope) -> CustomerPlan<'static> {
        merged(self.inputs(catalog, files, scope))
    }

    /// Issues what the plan says, and gives the documents.
    pub(crate) fn issue(
        &mut self,
        catalog: &Catalog,
        files: &Files,
        scope: Scope,
        date: &str,
    ) -> Vec<Document<'static>> {
        let plan = self.plan(catalog, files, scope);
        self.issue_drafts(catalog, plan.drafts, date)
    }

    pub(crate) fn issue_drafts(
        &mut self,
        catalog: &Catalog,
        drafts: Vec<Draft<'static>>,
        date: &str,
    ) -> Vec<Document<'static>> {
        self.runs += 1;
        let before = self.series.clone();
        let mut numberer = Numberer::new(catalog, &before, day(date));
        let issue = |draft| numberer.issue(draft, self.runs).expect("a number");
        let issued: Vec<_> = drafts.into_iter().map(issue).collect();
        for document in &issued {
            let kind = document.content.kind;
            assert!(self.series.note(kind, &document.number, document.sequence, document.issued_on));
        }
        self.documents.extend(issued.iter().cloned());
        issued
    }

    /// Takes in what another system has billed.
    pub(crate) fn take_over(&mut self, documents: Vec<Document<'static>>) {
        self.runs += 1;
        for document in &documents {
            let kind = document.content.kind;
            assert!(self.series.note(kind, &document.number, document.sequence, document.issued_on));
        }
        self.documents.extend(documents);
    }

    pub(crate) fn net_total(&self) -> Net {
        self.documents.iter().map(|document| document.content.net_total()).sum()
    }
}

/// The whole plan in one.
pub(crate) fn merged(inputs: Inputs<'static>) -> CustomerPlan<'static> {
    let mut all = CustomerPlan::default();
    for plan in plan::customers(inputs) {
        let plan = plan.expect("a plan");
        all.drafts.extend(plan.drafts);
        all.set_aside.extend(plan.set_aside);
        all.orphans.extend(plan.orphans);
    }
    all
}

/// The whole of a year.
pub(crate) fn whole(year: i32) -> Scope {
    Scope { year, ..Scope::default() }
}

/// A run of the register, its documents not counted.
pub(crate) fn run(number: u32, action: Action, year: i32, issued_on: &str) -> Run {
    Run {
        number,
        action,
        issued_on: day(issued_on),
        year,
        plan: String::new(),
        through: None,
        engine: "1".into(),
        documents: 0,
        net_total: net("0.00"),
        seal: String::new(),
    }
}
