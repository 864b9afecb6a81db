//! Makes a book of any size, to try the program on: the same bytes for the same arguments, on every machine.
//!
//! ```console
//! $ cargo run --release --example generate-book -- 100000 /tmp/book
//! ```
//!
//! Every column of every file is used, every kind of agreement appears (grown, left and come back, moved to the other tier,
//! renewed by hand, a branch with its own invoice), and some cells hold commas, quotes and line ends. All people and firms are made up.

use std::error::Error;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use annum::calendar::Day;
use clap::Parser;

const CATALOG: &str = include_str!("../catalog.toml");

/// Makes a book of any size; the same bytes for the same arguments.
#[derive(Parser)]
struct Arguments {
    /// How many customers
    customers: u32,
    /// Where the files go; made if missing, files in it are replaced
    directory: PathBuf,
    /// Another seed, another book
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The same rows in a random order
    #[arg(long)]
    shuffle: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Arguments { customers, directory, seed, shuffle } = Arguments::parse();
    let mut order: Vec<u32> = (1..=customers).collect();
    if shuffle {
        shuffle_with(&mut order, seed);
    }
    generate(&order, seed, &directory)
}

/// Writes the book of these customers, in this order.
pub(crate) fn generate(customers: &[u32], seed: u64, directory: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(directory)?;
    fs::write(directory.join("catalog.toml"), CATALOG)?;
    let mut files = Files::create(directory)?;
    for index in customers.iter().copied() {
        let mut random = Random::of(seed, index);
        files.write(&Customer::new(index, &mut random), &Agreement::new(index, &mut random))?;
    }
    files.finish()
}

fn shuffle_with(order: &mut [u32], seed: u64) {
    let mut random = Random::of(seed, 0);
    for last in (1..order.len()).rev() {
        let other = random.below(u64::try_from(last + 1).unwrap_or(u64::MAX));
        order.swap(last, usize::try_from(other).unwrap_or(last));
    }
}

/// A small generator of pseudo-random numbers (SplitMix64), so that no other crate decides what the bytes are.
struct Random(u64);

impl Random {
    /// The numbers of one customer: whoever else is in the book, they stay the same.
    fn of(seed: u64, index: u32) -> Self {
        let mut mixed = Self(seed);
        Self(mixed.next() ^ u64::from(index).wrapping_mul(0xd134_2543_de82_ef95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `limit` − 1.
    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn between(&mut self, least: i32, most: i32) -> i32 {
        let choices = u64::from(most.abs_diff(least)) + 1;
        i32::try_from(self.below(choices)).map_or(least, |above| least + above)
    }

    /// True so many times in a hundred.
    fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    fn pick<T: Copy, const N: usize>(&mut self, choices: [T; N]) -> T {
        let at = self.below(u64::try_from(N).unwrap_or(1));
        choices[usize::try_from(at).unwrap_or_default()]
    }

    /// One of the choices so many times in a hundred, else nothing.
    fn rarely<const N: usize>(&mut self, times: u64, choices: [&'static str; N]) -> &'static str {
        if self.percent(times) { self.pick(choices) } else { "" }
    }
}

/// A row of `customers.csv`.
struct Customer {
    index: u32,
    name: String,
    company_id: String,
    vat_id: String,
    street: String,
    town: (&'static str, &'static str, &'static str),
    language: &'static str,
    due_days: &'static str,
    order_number: String,
    note: &'static str,
}

impl Customer {
    fn new(index: u32, random: &mut Random) -> Self {
        let town = if random.percent(2) { random.pick(FOREIGN_TOWNS) } else { random.pick(TOWNS) };
        let is_czech = town.2 == "CZ";
        let is_firm = random.percent(55);
        let company_id = if is_czech && !random.percent(3) { company_id(index) } else { String::new() };
        let has_vat_id = is_firm && !company_id.is_empty();
        Self {
            index,
            name: if is_firm { firm(random) } else { person(random) },
            vat_id: if has_vat_id { format!("CZ{company_id}") } else { String::new() },
            company_id,
            street: format!("{} {}", random.pick(STREETS), random.between(1, 2400)),
            town,
            language: if is_czech { random.pick(["", "cs", "cs", "cs"]) } else { "en" },
            due_days: random.rarely(8, ["7", "21", "30", "60"]),
            order_number: numbered(random.percent(3), "OBJ", index),
            note: random.rarely(6, CUSTOMER_NOTES),
        }
    }

    fn write(&self, file: &mut Table) -> csv::Result<()> {
        let (city, postal_code, country) = self.town;
        file.write_field(customer_id(self.index))?;
        file.write_record([
            &self.name,
            &self.company_id,
            &self.vat_id,
            &self.street,
            city,
            postal_code,
            country,
            &format!("faktury@{:07}.example", self.index),
            self.language,
            self.due_days,
            &self.order_number,
            self.note,
        ])
    }
}

fn customer_id(index: u32) -> String {
    format!("C{index:07}")
}

fn contract_id(index: u32, part: u32) -> String {
    format!("S{index:07}-{part}")
}

fn numbered(wanted: bool, prefix: &str, index: u32) -> String {
    if wanted { format!("{prefix}-{index}") } else { String::new() }
}

/// A company id (IČO) that no other customer has, its check digit right.
fn company_id(index: u32) -> String {
    let mut id = format!("{:07}", (u64::from(index) + 1_000_000) % 10_000_000);
    let weighted = id.bytes().zip((2..=8).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight);
    let check = match weighted.sum::<u32>() % 11 {
        0 => 1,
        1 => 0,
        rest => 11 - rest,
    };
    id.extend(char::from_digit(check, 10));
    id
}

fn person(random: &mut Random) -> String {
    let title = random.rarely(15, ["Ing. ", "Mgr. ", "MUDr. ", "JUDr. "]);
    let (man, woman) = random.pick(SURNAMES);
    let (first, last) =
        if random.percent(50) { (random.pick(MEN), man) } else { (random.pick(WOMEN), woman) };
    format!("{title}{first} {last}")
}

fn firm(random: &mut Random) -> String {
    let (surname, _) = random.pick(SURNAMES);
    let (trade, form) = (random.pick(TRADES), random.pick(["s.r.o.", "spol. s r.o.", "a.s.", "v.o.s."]));
    match random.below(5) {
        0 => format!("{surname} a syn, {form}"),
        1 => format!("{trade} „{}“ {form}", random.pick(SIGNS)),
        2 => format!("{trade} \"{}\", {form}", random.pick(SIGNS)),
        3 => format!("{trade} {surname} {form}"),
        _ => format!("{} {form}", random.pick(SIGNS)),
    }
}

/// A row of `contracts.csv`, but for its customer.
struct Row {
    contract: String,
    service: &'static str,
    since: Day,
    quantity: String,
    until: Option<Day>,
    renewal: &'static str,
    unit_price: &'static str,
    discount: &'static str,
    document: &'static str,
    order_number: String,
    text: &'static str,
    note: &'static str,
}

impl Row {
    fn new(index: u32, service: &'static str, since: Day, random: &mut Random) -> Self {
        Self {
            contract: contract_id(index, 1),
            service,
            since,
            quantity: String::new(),
            until: None,
            renewal: random.pick(["", "auto", "auto"]),
            unit_price: random.rarely(8, ["2500", "2999.90", "2750.50", "1234.5678", "0"]),
            discount: random.rarely(10, ["5", "10", "12.5", "33.33", "100"]),
            document: "",
            order_number: numbered(random.percent(2), "ROW", index),
            text: random.rarely(4, ["hlavní provozovna", "účtárna", "sklad, 2. patro"]),
            note: random.rarely(4, ROW_NOTES),
        }
    }

    fn units(self, quantity: impl Display) -> Self {
        Self { quantity: quantity.to_string(), ..self }
    }

    fn ending(self, until: Day) -> Self {
        Self { until: Some(until), ..self }
    }

    fn write(&self, index: u32, file: &mut Table) -> csv::Result<()> {
        file.write_record([
            &self.contract,
            &customer_id(index),
            self.service,
            &self.since.to_string(),
            &self.quantity,
            &self.until.map(|day| day.to_string()).unwrap_or_default(),
            self.renewal,
            self.unit_price,
            self.discount,
            self.document,
            &self.order_number,
            self.text,
            self.note,
        ])
    }
}

/// A row of `charges.csv`, but for its id and customer.
struct Charge {
    date: Day,
    description: &'static str,
    unit_price: &'static str,
    quantity: String,
    unit: &'static str,
    contract: String,
    note: &'static str,
}

/// All that a customer has agreed to.
struct Agreement {
    rows: Vec<Row>,
    purchases: Vec<Day>,
    charges: Vec<Charge>,
    product: &'static str,
    purchase_note: &'static str,
}

impl Agreement {
    fn new(index: u32, random: &mut Random) -> Self {
        let since = Day::first_of(2015).plus_days(random.between(0, 4_700));
        let rows = rows(index, since, random);
        Self {
            purchases: purchases(since, &rows, random),
            charges: charges(&rows, random),
            rows,
            product: random.pick(PRODUCTS),
            purchase_note: random
                .rarely(5, ["osobně, na veletrhu", "objednal \"přes web\"", "první řádek\ndruhý řádek"]),
        }
    }

    fn write_purchases(&self, index: u32, file: &mut Table) -> csv::Result<()> {
        self.purchases.iter().try_for_each(|day| {
            file.write_record([&customer_id(index), self.product, &day.to_string(), self.purchase_note])
        })
    }

    fn write_charges(&self, index: u32, file: &mut Table) -> csv::Result<()> {
        self.charges.iter().zip(1..).try_for_each(|(charge, part): (&Charge, u32)| {
            file.write_record([
                &format!("T{index:07}-{part}"),
                &customer_id(index),
                &charge.date.to_string(),
                charge.description,
                charge.unit_price,
                &charge.quantity,
                charge.unit,
                &charge.contract,
                charge.note,
            ])
        })
    }
}

/// The contract rows of a customer: one kind of agreement after the other, the plain one most often.
fn rows(index: u32, since: Day, random: &mut Random) -> Vec<Row> {
    let units = random.between(1, 6);
    let turn = since.plus_days(random.between(100, 1_500));
    let mut terms = Terms { index, since, turn, units, random };
    match index % 20 {
        0 => Vec::new(),
        1 | 2 => terms.grown(),
        3 => terms.left_and_come_back(),
        4 => terms.moved_to_the_other_tier(),
        5 | 6 => vec![terms.row("server-admin"), terms.row("remote-ip")],
        7 => terms.renewed_by_hand(),
        8 => vec![terms.row("email"), terms.row("hotline"), terms.row("remote-pc")],
        9 => terms.with_a_branch(),
        10 | 11 => vec![terms.row("remote-ip")],
        12 => vec![terms.row("remote-pc").units("2.5").ending(turn)],
        _ => vec![terms.row("remote-pc").units(units)],
    }
}

/// What the rows of an agreement are made of.
struct Terms<'r> {
    index: u32,
    since: Day,
    /// The day on which something changes.
    turn: Day,
    units: i32,
    random: &'r mut Random,
}

impl Terms<'_> {
    fn row(&mut self, service: &'static str) -> Row {
        self.row_from(self.since, service)
    }

    fn row_from(&mut self, since: Day, service: &'static str) -> Row {
        Row::new(self.index, service, since, self.random)
    }

    fn grown(&mut self) -> Vec<Row> {
        let (units, turn) = (self.units, self.turn);
        let larger = self.row_from(turn.plus_days(1), "remote-pc").units(units + 2);
        vec![self.row("remote-pc").units(units).ending(turn), larger]
    }

    fn left_and_come_back(&mut self) -> Vec<Row> {
        let (units, turn) = (self.units, self.turn);
        let back = self.row_from(turn.plus_days(units * 60), "remote-pc").units(units);
        vec![self.row("remote-pc").ending(turn), back]
    }

    fn moved_to_the_other_tier(&mut self) -> Vec<Row> {
        let year = self.turn.year();
        let moved = self.row_from(Day::first_of(year + 1), "remote-ip");
        vec![self.row("remote-pc").units(4).ending(Day::last_of(year)), moved]
    }

    fn renewed_by_hand(&mut self) -> Vec<Row> {
        let (units, until) = (self.units, manual_end(self.since));
        vec![Row { renewal: "manual", ..self.row("remote-pc").units(units).ending(until) }]
    }

    fn with_a_branch(&mut self) -> Vec<Row> {
        let contract = contract_id(self.index, 2);
        let branch = Row { contract, document: "pobočka", ..self.row("remote-pc") };
        let units = self.units;
        vec![self.row("remote-pc").units(units), branch]
    }
}

/// 31 December: of 2026 or, for later beginnings, of the year they begin in.
fn manual_end(since: Day) -> Day {
    Day::last_of(since.year().max(2026))
}

/// The day the agreement begins, a later one, both or none. Never shortly after a row begins, which would be worth a warning.
fn purchases(since: Day, rows: &[Row], random: &mut Random) -> Vec<Day> {
    let first = random.percent(25).then_some(since);
    let second = random.percent(12).then(|| since.plus_days(random.between(1, 1_200)));
    let is_usual = |day: &Day| rows.iter().all(|row| !(1..=60).contains(&day.days_since(row.since)));
    first.into_iter().chain(second).filter(is_usual).collect()
}

/// Travel to every server visit, and now and then something else.
fn charges(rows: &[Row], random: &mut Random) -> Vec<Charge> {
    let Some(row) = rows.first() else { return Vec::new() };
    let visits = match row.service {
        "server-admin" => random.between(1, 4),
        _ => i32::from(random.percent(3)),
    };
    (0..visits).map(|visit| charge(row, visit, random)).collect()
}

fn charge(row: &Row, visit: i32, random: &mut Random) -> Charge {
    let (description, unit_price, unit, most) = random.pick(CHARGES);
    Charge {
        date: row.since.plus_days(visit * 91 + random.between(0, 600)),
        description,
        unit_price,
        quantity: random.between(1, most).to_string(),
        unit,
        contract: if random.percent(80) { row.contract.clone() } else { String::new() },
        note: random.rarely(5, ["slíbeno telefonicky", "viz \"protokol\", str. 2"]),
    }
}

type Table = csv::Writer<BufWriter<File>>;

/// The four files, open.
struct Files {
    customers: Table,
    contracts: Table,
    purchases: Table,
    charges: Table,
}

impl Files {
    fn create(directory: &Path) -> Result<Self, Box<dyn Error>> {
        let table = |name: &str, header: &str| -> Result<Table, Box<dyn Error>> {
            let file = BufWriter::with_capacity(1 << 18, File::create(directory.join(name))?);
            let mut table = Table::from_writer(file);
            table.write_record(header.split(','))?;
            Ok(table)
        };
        Ok(Self {
            customers: table("customers.csv", CUSTOMER_COLUMNS)?,
            contracts: table("contracts.csv", CONTRACT_COLUMNS)?,
            purchases: table("purchases.csv", PURCHASE_COLUMNS)?,
            charges: table("charges.csv", CHARGE_COLUMNS)?,
        })
    }

    fn write(&mut self, customer: &Customer, agreement: &Agreement) -> csv::Result<()> {
        customer.write(&mut self.customers)?;
        agreement.rows.iter().try_for_each(|row| row.write(customer.index, &mut self.contracts))?;
        agreement.write_purchases(customer.index, &mut self.purchases)?;
        agreement.write_charges(customer.index, &mut self.charges)
    }

    fn finish(self) -> Result<(), Box<dyn Error>> {
        for mut table in [self.customers, self.contracts, self.purchases, self.charges] {
            table.flush()?;
        }
        Ok(())
    }
}

const CUSTOMER_COLUMNS: &str = "id,name,company_id,vat_id,street,city,postal_code,country,email,\
    language,due_days,order_number,note";
const CONTRACT_COLUMNS: &str = "contract,customer,service,since,quantity,until,renewal,unit_price,\
    discount_percent,document,order_number,text,note";
const PURCHASE_COLUMNS: &str = "customer,product,purchased_on,note";
const CHARGE_COLUMNS: &str = "id,customer,date,description,unit_price,quantity,unit,contract,note";

#[rustfmt::skip]
const MEN: [&str; 12] = [
    "Jiří", "Tomáš", "Zdeněk", "Ondřej", "Vojtěch", "Štěpán",
    "Řehoř", "Čeněk", "Matěj", "Luboš", "Jan", "Petr",
];
#[rustfmt::skip]
const WOMEN: [&str; 12] = [
    "Žaneta", "Růžena", "Kateřina", "Jiřina", "Šárka", "Božena",
    "Zdeňka", "Lucie", "Adéla", "Běla", "Jana", "Eva",
];
const SURNAMES: [(&str, &str); 16] = [
    ("Novák", "Nováková"),
    ("Dvořák", "Dvořáková"),
    ("Černý", "Černá"),
    ("Procházka", "Procházková"),
    ("Kučera", "Kučerová"),
    ("Veselý", "Veselá"),
    ("Růžička", "Růžičková"),
    ("Křepelka", "Křepelková"),
    ("Šťastný", "Šťastná"),
    ("Žák", "Žáková"),
    ("Říha", "Říhová"),
    ("Vaněk", "Vaňková"),
    ("Čáp", "Čápová"),
    ("Ďurovič", "Ďurovičová"),
    ("Příhoda", "Příhodová"),
    ("Hřích", "Hříchová"),
];
#[rustfmt::skip]
const TRADES: [&str; 10] = [
    "Pekařství", "Truhlářství", "Autodoprava", "Stavebniny", "Účetnictví", "Zahradnictví",
    "Lékárna", "Řeznictví", "Tiskárna", "Elektro",
];
#[rustfmt::skip]
const SIGNS: [&str; 10] = [
    "U Tří růží", "Žluťoučký kůň", "Pod Kaštany", "Říčka", "Na Příkopě", "Ještěrka",
    "U Žárovky", "Sněženka", "Úsvit", "Čtyřlístek",
];
#[rustfmt::skip]
const STREETS: [&str; 10] = [
    "Nádražní", "Žižkova", "Na Příkopě", "U Hřiště", "Školní", "Dlouhá",
    "Náměstí Míru", "Příčná", "Lipová", "Čs. armády",
];
/// City, postal code, country.
const TOWNS: [(&str, &str, &str); 12] = [
    ("Praha 1", "110 00", "CZ"),
    ("Brno", "602 00", "CZ"),
    ("Ostrava", "702 00", "CZ"),
    ("Plzeň", "301 00", "CZ"),
    ("Ústí nad Labem", "400 01", "CZ"),
    ("Hradec Králové", "500 02", "CZ"),
    ("České Budějovice", "370 01", "CZ"),
    ("Žďár nad Sázavou", "591 01", "CZ"),
    ("Třebíč", "674 01", "CZ"),
    ("Děčín", "405 02", "CZ"),
    ("Frýdek-Místek", "738 01", "CZ"),
    ("Šumperk", "787 01", "CZ"),
];
const FOREIGN_TOWNS: [(&str, &str, &str); 3] =
    [("Wien", "1010", "AT"), ("Dresden", "01067", "DE"), ("Bratislava", "811 01", "SK")];
const PRODUCTS: [&str; 5] =
    ["Účetnictví", "Mzdy a personalistika", "Sklad, pokladna", "Fakturace \"Start\"", "Daňová evidence"];
const CUSTOMER_NOTES: [&str; 4] = [
    "volat po desáté",
    "platí vždy včas",
    "říká si \"Béďa\", jinak nereaguje",
    "vchod ze dvora\nzvonek nefunguje",
];
const ROW_NOTES: [&str; 3] = ["dodatek č. 1", "cena dohodnuta ústně", "viz \"rámcová smlouva\",\npříloha 2"];
/// Description, price of a unit, unit, most units.
const CHARGES: [(&str, &str, &str, i32); 4] = [
    ("Cestovné: návštěva serveru", "9.50", "km", 480),
    ("Školení uživatelů", "1200", "hod.", 8),
    ("Obnova dat, mimo paušál", "1850.5", "hod.", 5),
    ("Sleva za výpadek", "-500", "", 2),
];
