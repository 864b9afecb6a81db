//! What is written is read back, whatever the texts and numbers.

use std::borrow::Cow;
use std::fs;

use proptest::prelude::*;

use super::samples::{book_with, catalog, contents, day, header, invoice, issue, line, run_path};
use crate::book::Party;
use crate::calendar::DayRange;
use crate::document::{Document, Draft, Kind, Line, Reason};
use crate::language::Language;
use crate::money::{DecimalMark, Net, Percent, Quantity, Share, UnitPrice};
use crate::place::Code;
use crate::register::Action;
use crate::store::register::format::RecordKind;
use crate::store::register::{RegisterFiles, RunHeader, RunWriter};

#[test]
fn a_run_is_written_as_the_format_says() {
    let book = book_with(1);
    let text = fs::read_to_string(run_path(&book, 1)).unwrap();
    let seal = RegisterFiles::read(book.path()).unwrap().head().unwrap().to_owned();
    let zeros = "0".repeat(64);
    let expected = format!(
        "run,1,issue,2027-01-04,2027,0123456789ab,CZK,{zeros},,0.0.0\n\
         seller,\"Dodavatel, s.r.o.\",,Brno,,,,,,,,\n\
         catalog,\"currency = \"\"CZK\"\"\"\n\
         catalog,\n\
         document,2027001001,1,invoice,2027-01-04,2027-01-18,2027,,,,,3123.45,acme,\"Acme \"\"Holding\"\", a.s.\",\
         12345678,,\"Dlouhá 1\n2. patro\",Praha,110 00,CZ,,,cs,,2027-01-01\n\
         line,C-1,remote-pc,,Vzdálený přístup – 1 PC,2027-01-01,2027-12-31,1,PC,3000.00,0,1,3000.00,charged\n\
         line,C-1,remote-pc,,Vzdálený přístup – 1 PC,2027-01-01,2027-12-31,1,PC,123.45,0,1,123.45,charged\n"
    );
    assert!(text.starts_with(
        "annum-register,1\ncolumns,run,number,action,issued_on,year,plan,currency,previous_seal,through,engine\n"
    ));
    assert!(text.contains(&expected), "{text}");
    assert!(text.ends_with(&format!("\nend,2,4,6246.90\nseal,{seal}\n")));
}

#[test]
fn the_seal_is_what_sha256sum_says() {
    let book = book_with(1);
    let path = run_path(&book, 1);
    let command = format!("head -n -1 '{}' | sha256sum", path.display());
    let output = std::process::Command::new("sh").args(["-c", &command]).output().unwrap();
    let register = RegisterFiles::read(book.path()).unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap()[..64], *register.head().unwrap());
}

#[test]
fn runs_say_what_they_hold() {
    let book = book_with(2);
    let register = RegisterFiles::read(book.path()).unwrap();
    let run = &register.runs()[1];
    assert_eq!(
        (run.number, run.action, run.issued_on, run.year),
        (2, Action::Issue, day("2027-01-04"), 2027)
    );
    assert_eq!(
        (run.plan.as_str(), run.documents, run.net_total),
        ("0123456789ab", 2, Net::from_hundredths(624_690))
    );
    assert_eq!(register.head(), Some(run.seal.as_str()));
    let numbers: Vec<String> = register.documents().map(|document| document.number.into_owned()).collect();
    assert_eq!(numbers, ["2027001001", "2027001002", "2027002001", "2027002002"]);
    assert_eq!(register.documents().map(|document| document.run).collect::<Vec<_>>(), [1, 1, 2, 2]);
    assert_eq!(register.seller(2).map(|seller| seller.name.as_str()), Some("Dodavatel, s.r.o."));
    assert_eq!(register.catalog(1), Some("currency = \"CZK\"\n"));
    assert_eq!((register.catalog(0), register.catalog(3)), (None, None));
}

#[test]
fn no_register_is_an_empty_one() {
    let book = tempfile::tempdir().unwrap();
    let register = RegisterFiles::read(book.path()).unwrap();
    assert_eq!((register.runs().len(), register.head(), register.documents().count()), (0, None, 0));
}

#[test]
fn the_same_run_is_the_same_bytes() {
    assert_eq!(contents(&book_with(2)), contents(&book_with(2)));
}

#[test]
fn the_seller_is_frozen_with_every_field_it_has() {
    let catalog = catalog("");
    assert_eq!(catalog.seller.fields().map(|(key, _)| key), *RecordKind::Seller.columns());
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let book = tempfile::tempdir().unwrap();
    let catalog = catalog("");
    let thirteen_digits = invoice("1", 1, &[100_000_000_000_000]);
    let mut after_2999 = invoice("1", 1, &[100]);
    after_2999.due_on = day("2999-12-31").plus_days(1);
    let mut long = invoice("1", 1, &[100]);
    long.content.lines = vec![Line { description: Cow::Owned("x".repeat(2 << 20)), ..line(100) }];
    let cases = [
        (thirteen_digits, Code::AmountTooLarge),
        (after_2999, Code::YearOutOfRange),
        (long, Code::RecordTooLong),
    ];
    for (document, code) in cases {
        let register = RegisterFiles::read(book.path()).unwrap();
        let mut writer = RunWriter::begin(book.path(), &register, &header(&catalog)).unwrap();
        let problem = writer.document(&document).unwrap_err();
        assert_eq!(
            (problem.code, problem.place.unwrap().to_string().as_str()),
            (code, "register/000001.csv")
        );
        drop(writer);
        assert!(fs::read_dir(book.path().join("register")).unwrap().next().is_none(), "it leaves nothing");
    }
}

#[test]
fn totals_may_have_more_digits_than_an_amount() {
    let book = tempfile::tempdir().unwrap();
    issue(book.path(), &[invoice("1", 1, &[99_999_999_999_999; 20])]);
    let register = RegisterFiles::read(book.path()).unwrap();
    assert_eq!(register.runs()[0].net_total.to_string(), "19999999999999.80");
}

/// What a cell of a book can hold: no control characters but tabs and whole line ends.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "([a-zá,;\"\n\t ]|\r\n){1,6}", "\\PC{0,20}"]
}

fn any_number(digits: u32) -> impl Strategy<Value = i64> {
    (0..10i64.pow(digits), any::<bool>())
        .prop_map(|(number, negative)| if negative { -number } else { number })
}

/// The numbers of a line: quantity, unit price, discount, net amount in their smallest units, and the share.
type Numbers = (i64, i64, u32, i64, u16);

#[derive(Debug, Clone)]
struct OwnedLine {
    texts: [String; 5],
    numbers: Numbers,
    days: (u16, u16),
    reason: Reason,
}

fn any_line() -> impl Strategy<Value = OwnedLine> {
    let texts = [(); 5].map(|()| any_text());
    let numbers = (any_number(16), any_number(16), 0..=1_000_000u32, any_number(14), 0..=365u16);
    let reason = prop::sample::select(Reason::ALL.to_vec());
    (texts, numbers, (0..365u16, 0..800u16), reason).prop_map(|(texts, numbers, days, reason)| OwnedLine {
        texts,
        numbers,
        days,
        reason,
    })
}

impl OwnedLine {
    fn borrow(&self) -> Line<'_> {
        let [contract, service, charge, description, unit] = self.texts.each_ref().map(String::as_str);
        let (quantity, unit_price, discount, net, charged) = self.numbers;
        let first = day("2027-01-01").plus_days(self.days.0.into());
        let discount = format!("{}.{:04}", discount / 10_000, discount % 10_000);
        let share = match charged {
            0 | 365 => Share { charged: charged / 365, of: 1 },
            charged => Share { charged, of: 365 },
        };
        Line {
            contract,
            service,
            charge,
            description: Cow::Borrowed(description),
            period: DayRange::new(first, first.plus_days(self.days.1.into())).unwrap(),
            quantity: Quantity::from_ten_thousandths(quantity),
            unit,
            unit_price: UnitPrice::from_ten_thousandths(unit_price),
            discount: Percent::parse(&discount, DecimalMark::Point).unwrap(),
            share,
            net: Net::from_hundredths(net.into()),
            reason: self.reason,
            basis: None,
        }
    }
}

#[derive(Debug, Clone)]
struct OwnedDocument {
    texts: [String; 15],
    invoice: bool,
    czech: bool,
    sequence: u32,
    year: i32,
    due_days: Option<u16>,
    lines: Vec<OwnedLine>,
}

fn any_document() -> impl Strategy<Value = OwnedDocument> {
    let texts = [(); 15].map(|()| any_text());
    let flags = (any::<bool>(), any::<bool>());
    let lines = prop::collection::vec(any_line(), 0..4);
    (texts, flags, any::<u32>(), any::<i32>(), any::<Option<u16>>(), lines).prop_map(
        |(texts, (invoice, czech), sequence, year, due_days, lines)| OwnedDocument {
            texts,
            invoice,
            czech,
            sequence,
            year,
            due_days,
            lines,
        },
    )
}

impl OwnedDocument {
    fn borrow(&self) -> Document<'_> {
        let text = |at: usize| self.texts[at].as_str();
        let language = if self.czech { Language::Cs } else { Language::En };
        let party = Party::of_texts(std::array::from_fn(text), language, self.due_days);
        let content = Draft {
            kind: if self.invoice { Kind::Invoice } else { Kind::CreditNote },
            year: self.year,
            party,
            document: text(10),
            order_number: text(11),
            corrects: text(12),
            note: text(13),
            lines: self.lines.iter().map(OwnedLine::borrow).collect(),
        };
        let number = Cow::Borrowed(text(14));
        let (issued_on, supplied_on, due_on) = (day("2027-01-04"), day("2026-12-31"), day("2028-02-29"));
        Document { number, sequence: self.sequence, run: 1, issued_on, supplied_on, due_on, content }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_is_read_back(
        documents in prop::collection::vec(any_document(), 0..4),
        source in any::<String>(),
        plan in any_text(),
        cancel in any::<bool>(),
    ) {
        let book = tempfile::tempdir().unwrap();
        let catalog = catalog(&source);
        let action = if cancel { Action::Cancel } else { Action::Issue };
        let head = RunHeader { action, plan: &plan, ..header(&catalog) };
        let mut writer = RunWriter::begin(book.path(), &RegisterFiles::default(), &head).unwrap();
        let documents: Vec<Document<'_>> = documents.iter().map(OwnedDocument::borrow).collect();
        documents.iter().for_each(|document| writer.document(document).unwrap());
        let committed = writer.commit().unwrap();
        let register = RegisterFiles::read(book.path()).unwrap();
        prop_assert_eq!(register.documents().collect::<Vec<_>>(), documents);
        prop_assert_eq!(register.runs(), &[committed.run][..]);
        prop_assert_eq!(register.catalog(1), Some(source.as_str()));
        prop_assert_eq!(register.seller(1), Some(&catalog.seller));
    }
}
