use super::marks::{Mark, Page};
use super::{Typesetter, layout, offer, voucher};
use crate::billing::samples::{Files, IP, PC, Register, Row, SERVER, catalog, day, leak, row, whole};
use crate::billing::voucher::{Issued, Original};
use crate::calendar::Day;
use crate::catalog::{Catalog, Policy, Proration, Vat, VatKind, VatRates};
use crate::document::{Document, Logo, Offer, OfferLine, Voucher};
use crate::language::Language;
use crate::money::{Net, Percent};
use crate::place::Code;

fn rates(from: &str, rate: u8) -> VatRates {
    VatRates::starting([(day(from), Percent::from_whole(rate))].into())
}

/// A payer with an account; server administration is taxed at the reduced rate.
fn payer() -> Catalog {
    let mut catalog = catalog(Policy::ThroughNextCalendarYear, Proration::Days);
    catalog.seller.name = "Dodavatel s.r.o.".into();
    catalog.seller.vat_id = "CZ12345679".into();
    catalog.seller.bank_account = "19-2000145399/0800".into();
    let (standard, reduced) = (rates("2013-01-01", 21), rates("2024-01-01", 12));
    catalog.vat = Vat { payer_from: Some(day("2015-01-01")), standard, reduced };
    catalog.services[usize::from(SERVER.0)].vat = VatKind::Reduced;
    catalog
}

fn no_payer() -> Catalog {
    Catalog { vat: Vat::default(), ..payer() }
}

/// The voucher of the only document of a year, issued in January.
fn issued(catalog: Catalog, files: &Files) -> Voucher<'static> {
    let catalog = leak(catalog);
    let documents = leak(Register::default().issue(catalog, files, whole(2027), "2027-01-04"));
    crate::billing::voucher::voucher(of(&documents[0], catalog), None).unwrap()
}

fn of<'a>(document: &'a Document<'a>, catalog: &'a Catalog) -> Issued<'a> {
    Issued { document, catalog, logo: None }
}

/// The voucher of the credit note for a row that was charged and then had this quantity instead of 2.
fn credited(catalog: Catalog, quantity: &str) -> Voucher<'static> {
    let catalog = leak(catalog);
    let of_quantity = |quantity: &str| Files::of(vec![row(PC, "2027-01-01").quantity(quantity)]);
    let mut register = Register::default();
    let invoices = leak(register.issue(catalog, &of_quantity("2"), whole(2027), "2027-01-04"));
    let notes = leak(register.issue(catalog, &of_quantity(quantity), whole(2027), "2027-06-01"));
    let original = Original { invoice: of(&invoices[0], catalog), earlier: &[] };
    crate::billing::voucher::voucher(of(&notes[0], catalog), Some(original)).unwrap()
}

fn one_row() -> Files {
    Files::of(vec![row(PC, "2027-01-01")])
}

fn pages(voucher: &Voucher<'_>) -> Vec<Page> {
    let typesetter = Typesetter::new();
    layout::pages(typesetter.fonts.as_ref().unwrap(), &voucher::paper(voucher), None)
}

/// The texts of a page in the order they are drawn.
fn texts(page: &Page) -> Vec<&str> {
    fn text(mark: &Mark) -> Option<&str> {
        match mark {
            Mark::Text { line, .. } => Some(&line.text),
            _ => None,
        }
    }
    page.marks.iter().filter_map(text).collect()
}

/// What follows a label on a page.
fn after<'p>(page: &'p Page, label: &str) -> &'p str {
    let texts = texts(page);
    let at =
        texts.iter().position(|text| *text == label).unwrap_or_else(|| panic!("{label} is not in {texts:?}"));
    texts[at + 1]
}

fn has_code(page: &Page) -> bool {
    page.marks.iter().any(|mark| matches!(mark, Mark::Code { .. }))
}

#[test]
fn a_usual_invoice_is_one_page_with_all_that_is_needed_to_pay_it() {
    let pages = pages(&issued(payer(), &one_row()));
    assert_eq!(pages.len(), 1);
    assert_eq!(texts(&pages[0])[0], "Faktura – daňový doklad");
    assert_eq!(after(&pages[0], "Datum splatnosti"), "18. 1. 2027");
    assert_eq!(after(&pages[0], "Celkem bez DPH"), "3 000,00 Kč");
    assert_eq!(after(&pages[0], "DPH 21 %"), "630,00 Kč");
    assert_eq!(after(&pages[0], "K úhradě"), "3 630,00 Kč");
    assert_eq!(after(&pages[0], "Číslo účtu · Česká spořitelna"), "19-2000145399/0800");
    assert!(has_code(&pages[0]));
}

#[test]
fn a_customer_reads_its_own_language() {
    let files = Files::of(vec![row(IP, "2027-01-01").of("E", "S1")]);
    let pages = pages(&issued(payer(), &files));
    assert_eq!(texts(&pages[0])[0], "Invoice – tax document");
    assert_eq!(after(&pages[0], "Total excl. VAT"), "10,000.00 CZK");
    assert_eq!(after(&pages[0], "Due date"), "2027-01-18");
    assert_eq!(after(&pages[0], "Order number"), "PO-E");
}

#[test]
fn a_seller_who_is_no_payer_says_so_and_shows_no_vat() {
    let pages = pages(&issued(no_payer(), &one_row()));
    let texts = texts(&pages[0]);
    assert_eq!(texts[0], "Faktura");
    assert!(texts.contains(&"Dodavatel není plátcem DPH."));
    assert!(!texts.iter().any(|text| text.contains("DIČ") || text.starts_with("DPH")), "{texts:?}");
    assert_eq!(after(&pages[0], "K úhradě"), "3 000,00 Kč");
}

#[test]
fn a_free_line_shows_what_it_is_worth_and_why_it_is_free() {
    let files = Files::of(vec![row(PC, "2026-03-01"), row(SERVER, "2026-03-01")]).purchase("2026-03-01");
    let pages = pages(&issued(payer(), &files));
    let texts = texts(&pages[0]);
    for text in ["3 000,00", "zdarma", "0,00", "Bezplatně po pořízení nového produktu"] {
        assert!(texts.contains(&text), "{text} is not in {texts:?}");
    }
}

#[test]
fn two_rates_are_told_apart_in_the_lines_and_in_the_sums() {
    let pages = pages(&issued(payer(), &Files::of(vec![row(PC, "2027-01-01"), row(SERVER, "2027-01-01")])));
    assert!(texts(&pages[0]).contains(&"12 %"));
    assert_eq!(after(&pages[0], "DPH 21 % ze základu 3 000,00 Kč"), "630,00 Kč");
    assert_eq!(after(&pages[0], "DPH 12 % ze základu 20 000,00 Kč"), "2 400,00 Kč");
}

#[test]
fn a_credit_note_names_its_invoice_and_reason_and_asks_for_no_payment() {
    for (catalog, title) in [(payer(), "Opravný daňový doklad"), (no_payer(), "Dobropis")] {
        let pages = pages(&credited(catalog, "1"));
        let texts = texts(&pages[0]);
        assert_eq!(texts[0], title);
        assert!(texts.contains(&"k faktuře č. 2027000001 ze dne 4. 1. 2027"), "{texts:?}");
        assert_eq!(after(&pages[0], "Důvod opravy"), "změna rozsahu nebo ceny služeb");
        assert!(!texts.contains(&"Platební údaje") && !texts.contains(&"K úhradě") && !has_code(&pages[0]));
        for date in ["Datum zdan. plnění", "Datum splatnosti"] {
            assert!(!texts.contains(&date), "{date} is in {texts:?}");
        }
    }
    assert_eq!(after(&pages(&credited(payer(), "1"))[0], "K vrácení"), "3 630,00 Kč");
}

/// Rows of as many contracts.
fn many(rows: usize) -> Vec<Row> {
    let contract = |n: usize| leak(format!("S{n:03}")).as_str();
    (0..rows)
        .map(|n| row(PC, "2027-01-01").of("A", contract(n)).price(leak(format!("{}", 1_000 + n))))
        .collect()
}

#[test]
fn a_long_invoice_repeats_its_head_and_carries_its_sums() {
    let pages = pages(&issued(payer(), &Files::of(many(60))));
    assert!(pages.len() > 3, "{} pages", pages.len());
    let total = (0..60).map(|n| 1_000 + n).sum::<i32>();
    for (at, pair) in pages.windows(2).enumerate() {
        let carried = after(&pair[0], "K převodu na další stranu");
        assert_eq!(carried, after(&pair[1], "Převod z předchozí strany"), "after page {}", at + 1);
        assert!(texts(&pair[1]).contains(&"Popis"), "the head of the table");
        assert!(texts(&pair[1]).contains(&"Faktura – daňový doklad č. 2027000001"));
    }
    let rows: usize =
        pages.iter().map(|page| texts(page).iter().filter(|text| **text == "1 ks").count()).sum();
    assert_eq!(rows, 60, "no line is lost or repeated");
    let last = pages.last().unwrap();
    assert_eq!(after(last, "Celkem bez DPH"), format!("{} {:03},00 Kč", total / 1_000, total % 1_000));
    assert!(has_code(&pages[0]) && !has_code(last), "the payment is on the first page");
    assert!(texts(last).contains(&&*format!("Strana {0} / {0}", pages.len())));
}

#[test]
fn a_quote_goes_through_the_years() {
    let catalog = payer();
    let files = Files::of(vec![row(PC, "2027-01-01")]);
    let documents: Vec<Document<'_>> = [2027, 2028]
        .into_iter()
        .flat_map(|year| Register::default().issue(&catalog, &files, whole(year), &format!("{year}-01-04")))
        .collect();
    let line = |document: &'static Document<'static>| OfferLine {
        year: document.content.year,
        line: &document.content.lines[0],
        free_until: None,
    };
    let offer = Offer {
        catalog: &catalog,
        logo: None,
        party: None,
        language: Language::Cs,
        issued_on: day("2026-11-22"),
        valid_until: day("2026-12-22"),
        since: day("2027-01-01"),
        lines: leak(documents).iter().map(line).collect(),
    };
    let typesetter = Typesetter::new();
    let pages = layout::pages(typesetter.fonts.as_ref().unwrap(), &offer::paper(&offer), None);
    assert_eq!(texts(&pages[0])[0], "Nabídka");
    assert_eq!(after(&pages[0], "Platí do"), "22. 12. 2026");
    assert_eq!(after(&pages[0], "Rok 2028"), "3 000,00 Kč");
    assert_eq!(after(&pages[0], "Celkem 2027–2028 bez DPH"), "6 000,00 Kč");
    assert!(typesetter.quote(&offer).unwrap().bytes.starts_with(b"%PDF-1.7"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let voucher = issued(payer(), &one_row());
    let pdf = |attachment| Typesetter::new().pdf(&voucher, attachment).unwrap();
    let first = pdf(Some(&b"<Invoice/>"[..]));
    assert_eq!(first, pdf(Some(b"<Invoice/>")));
    assert_ne!(first, pdf(None));
    let typesetter = Typesetter::new();
    let other = issued(payer(), &Files::of(vec![row(SERVER, "2027-01-01")]));
    typesetter.pdf(&other, None).unwrap();
    assert_eq!(pdf(None), typesetter.pdf(&voucher, None).unwrap(), "whatever was made before it");
}

#[test]
fn threads_may_share_a_typesetter() {
    fn shared<T: Send + Sync>() {}
    shared::<Typesetter>();
}

#[test]
fn what_the_typeface_lacks_is_seen_and_told() {
    let mut catalog = payer();
    catalog.seller.name = "切手 s.r.o. 手".into();
    let voucher = issued(catalog, &one_row());
    let pdf = Typesetter::new().pdf(&voucher, None).unwrap();
    let warning = pdf.warning("2027000001").unwrap();
    assert_eq!((warning.code, warning.args), (Code::CannotPrint, vec!["2027000001".into(), "切手".into()]));
    assert!(texts(&pages(&voucher)[0]).contains(&"�� s.r.o. �"));
}

#[test]
fn an_invoice_of_nothing_says_that_nothing_is_paid() {
    let files = Files::of(vec![row(PC, "2027-01-01").discount("100")]);
    let documents = Register::default().issue(&payer(), &files, whole(2027), "2027-01-04");
    let Some(document) = documents.into_iter().next() else { return };
    let catalog = payer();
    let voucher = crate::billing::voucher::voucher(of(&document, &catalog), None).unwrap();
    let pages = pages(&voucher);
    assert!(texts(&pages[0]).contains(&"Neplaťte, není co hradit."));
    assert!(!has_code(&pages[0]));
}

#[test]
fn a_logo_that_is_no_picture_is_refused() {
    let broken = Logo { name: "logo.png".into(), bytes: b"\x89PNG\r\n\x1a\n".to_vec() };
    let mut voucher = issued(payer(), &one_row());
    voucher.logo = Some(&broken);
    assert_eq!(Typesetter::new().pdf(&voucher, None).unwrap_err().code, Code::BadLogo);
}

/// The day on which everything above is issued has nothing to do with the day of the test.
#[test]
fn the_dates_of_the_file_are_those_of_the_document() {
    let voucher = issued(payer(), &one_row());
    let bytes = Typesetter::new().pdf(&voucher, None).unwrap().bytes;
    let text = String::from_utf8_lossy(&bytes);
    let date: Day = voucher.document.issued_on;
    assert!(text.contains(&format!("/CreationDate(D:{}", date.to_string().replace('-', ""))), "no such date");
    assert_eq!(voucher.net_total(), Net::from_hundredths(300_000));
}
