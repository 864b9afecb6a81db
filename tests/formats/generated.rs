//! Books of many customers, the same for a seed: awkward texts, every kind of price, discount, period and charge.

use std::fs;
use std::path::Path;

/// Words that break formats which don't escape, count or encode.
const WORDS: [&str; 12] = [
    "Žluťoučký kůň",
    "<b>",
    "&amp;",
    "\"uvozovky\"",
    "]]>",
    "o'Neill",
    "a\u{a0}b",
    "😀",
    "e\u{301}",
    "dva\nřádky",
    "středník;",
    "čárka, a tečka.",
];
const SERVICES: [&str; 3] = ["server", "pc", "free"];

/// Numbers that look random and are not.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[usize::try_from(self.below(choices.len() as u64)).expect("few choices")]
    }

    fn words(&mut self) -> String {
        (0..=self.below(4)).map(|_| self.of(&WORDS)).collect::<Vec<_>>().join(" ")
    }

    fn day(&mut self) -> String {
        format!("2026-{:02}-{:02}", self.below(12) + 1, self.below(28) + 1)
    }
}

/// A book of so many customers, each with a contract and half of them with a charge.
pub(crate) fn book(seed: u64, customers: u64, is_payer: bool) -> tempfile::TempDir {
    let (book, mut dice) = (tempfile::tempdir().expect("a directory"), Dice(seed));
    let rows = |row: &mut dyn FnMut(u64) -> Vec<Vec<String>>| -> Vec<Vec<String>> {
        (0..customers).flat_map(row).collect()
    };
    write(book.path(), "catalog.toml", &catalog(is_payer));
    let header = "id,name,company_id,vat_id,street,city,postal_code,country,email,language,order_number";
    csv(book.path(), "customers.csv", header, &rows(&mut |at| vec![customer(&mut dice, at)]));
    let header = "contract,customer,service,since,quantity,until,unit_price,discount_percent,text";
    csv(book.path(), "contracts.csv", header, &rows(&mut |at| contract(&mut dice, at)));
    let header = "id,customer,date,description,unit_price,quantity,unit,contract";
    csv(book.path(), "charges.csv", header, &rows(&mut |at| charge(&mut dice, at)));
    csv(book.path(), "purchases.csv", "customer,product,purchased_on", &[]);
    book
}

/// Ends every third contract in the middle of the year, which gives a part of what was charged back.
pub(crate) fn end_some_contracts(book: &Path) {
    let path = book.join("contracts.csv");
    let mut reader = csv::Reader::from_path(&path).expect("a file");
    let header = reader.headers().expect("a header").clone();
    let rows = reader.records().map(|row| row.expect("a row")).enumerate().map(|(at, row)| {
        let ends = at % 3 == 0 && row[3] < *"2026-06";
        let cells = row.iter().enumerate();
        cells.map(|(column, cell)| if column == 5 && ends { "2026-06-30" } else { cell }.to_owned()).collect()
    });
    let header: Vec<&str> = header.iter().collect();
    let rows: Vec<Vec<String>> = rows.collect();
    csv(book, "contracts.csv", &header.join(","), &rows);
}

fn catalog(is_payer: bool) -> String {
    let payer = if is_payer { "vat_payer_from = 2015-01-01" } else { "" };
    format!(
        r#"currency = "CZK"
[seller]
name = "Dodavatel <&> synové"
street = "17. listopadu 12/3a"
city = "Praha 1"
postal_code = "110 00"
country = "CZ"
company_id = "12345679"
vat_id = "CZ12345679"
bank_account = "19-2000145399/0800"
{payer}
[vat]
standard = {{ 2013-01-01 = 21 }}
reduced = {{ 2024-01-01 = 12 }}
[pohoda]
accounting = "3Fv"
[billing]
proration = "days"
[[service]]
id = "server"
name = {{ cs = "Správa „serveru“ & sítě – popis, který je o dost delší než devadesát znaků, jež Pohoda snese na řádku", en = "Server" }}
unit = {{ cs = "server", en = "server" }}
price = 20000
vat = "reduced"
pohoda = {{ accounting = "4Fv", centre = "S" }}
[[service]]
id = "pc"
name = {{ cs = "Vzdálený přístup – 1 PC", en = "Remote access – 1 PC" }}
unit = {{ cs = "PC", en = "PC" }}
price = "2999.90"
[[service]]
id = "free"
name = {{ cs = "E-mail", en = "E-mail" }}
price = 0
"#
    )
}

fn customer(dice: &mut Dice, at: u64) -> Vec<String> {
    let vat_id = if dice.below(2) == 0 { "CZ81104839" } else { "" };
    let language = dice.of(&["cs", "en"]);
    let order = if dice.below(3) == 0 { dice.words() } else { String::new() };
    let name = dice.words();
    let texts = [&name, "", vat_id, &dice.words(), &dice.words(), "110 00", "CZ", "", language, &order];
    [vec![format!("C{at:04}")], texts.map(str::to_owned).to_vec()].concat()
}

/// One to three services from some day of the year on.
fn contract(dice: &mut Dice, at: u64) -> Vec<Vec<String>> {
    let services = 1 + dice.below(3);
    let rows = SERVICES.iter().skip(1).chain(SERVICES.first()).take(usize::try_from(services).expect("few"));
    rows.map(|service| {
        let quantity = dice.of(&["1", "3", "0.5", "2.3333", "17"]);
        let price = dice.of(&["", "", "0.01", "1234.5678", "999999.99"]);
        let discount = dice.of(&["0", "0", "10", "33.33", "99.9999"]);
        let texts = [*service, &dice.day(), quantity, "", price, discount, ""];
        [vec![format!("S{at:04}"), format!("C{at:04}")], texts.map(str::to_owned).to_vec()].concat()
    })
    .collect()
}

/// A journey, or something that is paid back.
fn charge(dice: &mut Dice, at: u64) -> Vec<Vec<String>> {
    let (price, quantity, unit) = match dice.below(4) {
        0 => ("9.50", "236", "km"),
        1 => ("-0.01", "1", ""),
        2 => ("0.3333", "3.3333", "hodina práce technika"),
        _ => return Vec::new(),
    };
    let text = dice.words();
    let row = [&format!("T{at}"), &format!("C{at:04}"), &dice.day(), &text, price, quantity, unit, ""];
    vec![row.map(str::to_owned).to_vec()]
}

fn csv(book: &Path, file: &str, header: &str, rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header.split(',')).expect("memory");
    rows.iter().for_each(|row| writer.write_record(row).expect("memory"));
    let bytes = writer.into_inner().expect("memory");
    write(book, file, std::str::from_utf8(&bytes).expect("UTF-8"));
}

fn write(book: &Path, file: &str, text: &str) {
    fs::write(book.join(file), text).expect("a file");
}
