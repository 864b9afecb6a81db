//! Columns of tables and stable codes in the words of people.

use crate::language::Language;

/// A stable name and its words in Czech and in English.
type Name = (&'static str, &'static str, &'static str);

/// The heading of a column of a table. A column without one shows its own name.
pub fn column_heading(language: Language, column: &'static str) -> &'static str {
    find(COLUMNS, column).map_or(column, |(_, cs, en)| language.pick(cs, en))
}

/// A stable code (`free-year`) in words (`free year`). An unknown one stays as it is.
pub fn code_word(language: Language, code: &'static str) -> &'static str {
    find(CODES, code).map_or(code, |(_, cs, en)| language.pick(cs, en))
}

/// An argument of a problem that is a code or an English phrase, in the words of the language.
///
/// The part of a phrase that varies, and what is unknown, stay as they are.
pub(super) fn phrase(language: Language, argument: &str) -> String {
    if let Some((_, cs, en)) = find(CODES, argument) {
        return language.pick(cs, en).to_owned();
    }
    let czech = || PHRASES.iter().find_map(|(en, cs)| translated(argument, en, cs));
    match language {
        Language::Cs => czech().unwrap_or_else(|| argument.to_owned()),
        Language::En => argument.to_owned(),
    }
}

/// The Czech form where the English one fits; `*` stands for the part that varies.
fn translated(text: &str, english: &str, czech: &str) -> Option<String> {
    match english.split_once('*') {
        None => (text == english).then(|| czech.to_owned()),
        Some((before, after)) => {
            let varying = text.strip_prefix(before)?.strip_suffix(after)?;
            Some(czech.replace('*', varying))
        }
    }
}

fn find(names: &[Name], wanted: &str) -> Option<Name> {
    names.iter().find(|(name, ..)| *name == wanted).copied()
}

#[rustfmt::skip]
pub(super) const COLUMNS: &[Name] = &[
    ("billed", "účtováno", "billed"),
    ("change", "změna", "change"),
    ("charge", "položka", "charge"),
    ("cheaper", "levněji", "cheaper"),
    ("city", "obec", "city"),
    ("code", "kód", "code"),
    ("company_id", "IČO", "company id"),
    ("contract", "smlouva", "contract"),
    ("corrects", "opravuje", "corrects"),
    ("country", "země", "country"),
    ("customer", "zákazník", "customer"),
    ("customer_name", "jméno", "name"),
    ("date", "datum", "date"),
    ("description", "popis", "description"),
    ("discount_percent", "sleva %", "discount %"),
    ("document", "doklad zvlášť", "own document"),
    ("documents", "dokladů", "documents"),
    ("due_days", "splatnost dnů", "due days"),
    ("due_on", "splatnost", "due on"),
    ("email", "e-mail", "e-mail"),
    ("field", "pole", "field"),
    ("file", "soubor", "file"),
    ("free_until", "zdarma do", "free until"),
    ("hint", "rada", "hint"),
    ("id", "id", "id"),
    ("issued_on", "vystaveno", "issued on"),
    ("kind", "druh", "kind"),
    ("language", "jazyk", "language"),
    ("line", "řádek", "line"),
    ("lines", "řádků", "lines"),
    ("message", "zpráva", "message"),
    ("name", "název", "name"),
    ("net_amount", "částka", "net amount"),
    ("net_total", "celkem", "net total"),
    ("next_net", "příští rok", "next year"),
    ("note", "poznámka", "note"),
    ("number", "číslo", "number"),
    ("order_number", "objednávka", "order number"),
    ("period_end", "do", "to"),
    ("period_start", "od", "from"),
    ("plan", "plán", "plan"),
    ("postal_code", "PSČ", "postal code"),
    ("previous_net", "předchozí rok", "previous year"),
    ("price", "cena", "price"),
    ("product", "produkt", "product"),
    ("purchased_on", "pořízeno", "purchased on"),
    ("quantity", "množství", "quantity"),
    ("reason", "důvod", "reason"),
    ("renewal", "prodlužování", "renewal"),
    ("run", "běh", "run"),
    ("service", "služba", "service"),
    ("severity", "závažnost", "severity"),
    ("share", "podíl", "share"),
    ("since", "od", "since"),
    ("state", "stav", "state"),
    ("street", "ulice", "street"),
    ("text", "text", "text"),
    ("unit", "jednotka", "unit"),
    ("unit_price", "cena za jednotku", "unit price"),
    ("until", "do", "until"),
    ("variable_symbol", "variabilní symbol", "variable symbol"),
    ("vat_id", "DIČ", "VAT id"),
    ("year", "rok", "year"),
];

#[rustfmt::skip]
pub(super) const CODES: &[Name] = &[
    // Reasons
    ("charged", "účtováno", "charged"),
    ("free-year", "rok zdarma", "free year"),
    ("free-service", "služba zdarma", "free service"),
    ("covered", "kryto dražším řádkem", "covered by a dearer row"),
    ("one-off", "jednorázově", "one-off"),
    ("difference", "rozdíl", "difference"),
    ("cancelled", "storno", "cancelled"),
    // Kinds of documents
    ("invoice", "faktura", "invoice"),
    ("credit-note", "dobropis", "credit note"),
    // States of renewals
    ("to-decide", "k rozhodnutí", "to decide"),
    ("ended", "skončilo", "ended"),
    ("free", "zdarma", "free"),
    ("free-year-ends", "končí rok zdarma", "free year ends"),
    ("new", "nové", "new"),
    ("renews", "pokračuje", "renews"),
    // Ways of renewing
    ("auto", "samo", "automatic"),
    ("manual", "ručně", "manual"),
    // Severities
    ("error", "chyba", "error"),
    ("warning", "varování", "warning"),
    // What wrote a run
    ("issue", "vystavení", "issue"),
    ("cancel", "storno", "cancel"),
    // Units of the year
    ("whole-year", "celý rok", "whole year"),
    ("months", "měsíce", "months"),
    ("days", "dny", "days"),
    // Free-year policies
    ("through-next-calendar-year", "ode dne pořízení do konce příštího roku", "from the purchase through the next calendar year"),
    ("next-calendar-year", "příští kalendářní rok", "the next calendar year"),
    ("twelve-months", "dvanáct měsíců od pořízení", "twelve months from the purchase"),
    ("none", "žádné", "none"),
];

/// What arguments of problems say in English, and in Czech: patterns of numbers, kinds of TOML values, frames of runs.
#[rustfmt::skip]
const PHRASES: &[(&str, &str)] = &[
    ("unknown part `*`", "neznámá část `*`"),
    ("no {sequence:N}", "chybí {sequence:N}"),
    ("* times {sequence:N}", "{sequence:N} je tam *×"),
    ("no {year} or {yy}", "chybí {year} nebo {yy}"),
    ("* digits", "číslic: *"),
    ("a text in quotes", "text v uvozovkách"),
    ("a table", "tabulka"),
    ("a list", "seznam v hranatých závorkách"),
    ("a date", "datum"),
    ("a whole number", "celé číslo"),
    ("an amount", "částka"),
    // What is wrong with the frame of a run.
    ("empty", "je prázdný"),
    ("cut short: it does not end with its seal", "je useknutý: nekončí pečetí"),
    ("not the number and seal of a run", "nejsou v něm číslo a pečeť běhu"),
    ("neither a run nor the head; move it away", "není to běh ani hlava registru; přesuňte ho jinam"),
    ("names run *", "jmenuje běh *"),
    ("version *; this program knows `1`", "verze *; tento program zná `1`"),
    ("does not begin with *", "nezačíná *"),
    ("a record * behind the end", "záznam * za koncem"),
    ("a record * whose columns were not declared", "záznam *, jehož sloupce nebyly uvedeny"),
    ("no record *", "chybí záznam *"),
    ("a quote that nobody closes", "uvozovka bez protějšku"),
    ("text after a closing quote", "za koncovou uvozovkou pokračuje text"),
    ("a record above 1 MiB", "záznam je delší než 1 MiB"),
    ("not UTF-8", "text není v kódování UTF-8"),
    ("a value that cannot stand here: *", "hodnota, která zde být nemůže: *"),
];
