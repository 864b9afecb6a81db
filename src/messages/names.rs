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

/// The Czech form where the English one fits; each `*` stands for a part that varies, in the same order.
pub(super) fn translated(text: &str, english: &str, czech: &str) -> Option<String> {
    let varying = varying_parts(text, english)?;
    let mut pieces = czech.split('*');
    let mut translation = pieces.next()?.to_owned();
    for (part, piece) in varying.into_iter().zip(pieces) {
        translation.push_str(part);
        translation.push_str(piece);
    }
    Some(translation)
}

/// What stands in a text for each `*` of a pattern that fits it.
pub(super) fn varying_parts<'t>(text: &'t str, pattern: &str) -> Option<Vec<&'t str>> {
    let (first, mut pieces) = pattern.split_once('*').unwrap_or((pattern, ""));
    let mut rest = text.strip_prefix(first)?;
    let mut parts = Vec::new();
    while let Some((piece, later)) = pieces.split_once('*') {
        let (part, after) = rest.split_once(piece)?;
        (rest, pieces) = (after, later);
        parts.push(part);
    }
    if pattern.contains('*') {
        parts.push(rest.strip_suffix(pieces)?);
        return Some(parts);
    }
    rest.is_empty().then_some(parts)
}

fn find(names: &[Name], wanted: &str) -> Option<Name> {
    names.iter().find(|(name, ..)| *name == wanted).copied()
}

#[rustfmt::skip]
pub(super) const COLUMNS: &[Name] = &[
    ("after_net", "potom", "after"),
    ("source", "zdroj", "source"),
    ("before_price", "cena dosud", "price before"),
    ("after_price", "nová cena", "new price"),
    ("before_net", "dosud", "before"),
    ("billed_net", "vyúčtováno", "billed"),
    ("change", "změna", "change"),
    ("charge", "položka", "charge"),
    ("cheaper", "levněji", "cheaper"),
    ("city", "obec", "city"),
    ("code", "kód", "code"),
    ("company_id", "IČO", "company id"),
    ("contract", "smlouva", "contract"),
    ("corrects", "opravuje", "corrects"),
    ("cost_net", "stojí", "costs"),
    ("country", "země", "country"),
    ("current_net", "nyní", "at present"),
    ("customer", "zákazník", "customer"),
    ("customer_name", "jméno", "name"),
    ("date", "datum", "date"),
    ("description", "popis", "description"),
    ("difference", "rozdíl", "difference"),
    ("discount_percent", "sleva %", "discount %"),
    ("document", "doklad zvlášť", "own document"),
    ("documents", "dokladů", "documents"),
    ("drift", "rozdíl", "drift"),
    ("due_days", "splatnost dnů", "due days"),
    ("due_on", "splatnost", "due on"),
    ("email", "e-mail", "e-mail"),
    ("field", "pole", "field"),
    ("file", "soubor", "file"),
    ("first_paid_net", "první platba", "first paid"),
    ("free_until", "zdarma do", "free until"),
    ("hint", "rada", "hint"),
    ("column", "sloupec", "column"),
    ("end_column", "konec", "end"),
    ("notice_months", "výpověď měsíců", "notice months"),
    ("notice_until", "výpověď do", "notice until"),
    ("id", "id", "id"),
    ("invoices", "faktury", "invoices"),
    ("issued_on", "vystaveno", "issued on"),
    ("supplied_on", "plnění", "supplied on"),
    ("keys", "klíčů", "keys"),
    ("kind", "druh", "kind"),
    ("language", "jazyk", "language"),
    ("line", "řádek", "line"),
    ("lines", "řádků", "lines"),
    ("list_after", "ceník potom", "list after"),
    ("list_before", "ceník dosud", "list before"),
    ("message", "zpráva", "message"),
    ("name", "název", "name"),
    ("net_amount", "částka", "net amount"),
    ("net_total", "celkem", "net total"),
    ("next_net", "příští rok", "next year"),
    ("note", "poznámka", "note"),
    ("now", "nyní", "now"),
    ("number", "číslo", "number"),
    ("payable", "k úhradě", "payable"),
    ("open_net", "zbývá", "open"),
    ("order_number", "objednávka", "order number"),
    ("paid_from", "placeno od", "paid from"),
    ("period_end", "do", "to"),
    ("period_start", "od", "from"),
    ("place", "kde", "where"),
    ("plan", "plán", "plan"),
    ("postal_code", "PSČ", "postal code"),
    ("previous_net", "předchozí rok", "previous year"),
    ("price", "cena", "price"),
    ("product", "produkt", "product"),
    ("purchased_on", "pořízeno", "purchased on"),
    ("quantity", "množství", "quantity"),
    ("reason", "důvod", "reason"),
    ("renewal", "prodlužování", "renewal"),
    ("rule", "pravidlo", "rule"),
    ("rows", "řádků", "rows"),
    ("run", "běh", "run"),
    ("service", "služba", "service"),
    ("severity", "závažnost", "severity"),
    ("share", "podíl", "share"),
    ("action", "akce", "action"),
    ("after", "po", "after"),
    ("before", "před", "before"),
    ("column", "sloupec", "column"),
    ("key", "klíč", "key"),
    ("answer_within", "odpověď do", "answer within"),
    ("covers", "pokrývá", "covers"),
    ("excluded", "nezahrnuje", "not included"),
    ("extended_by", "to přináší", "which comes with"),
    ("counted_from", "počítáno od", "counted from"),
    ("counts_as", "platí za přijaté", "counts as received"),
    ("last_day", "poslední den", "last day"),
    ("received", "přijato", "received"),
    ("response_days", "odpověď dnů", "answer days"),
    ("technician", "technik", "technician"),
    ("time", "čas", "time"),
    ("visited_on", "navštíveno", "visited on"),
    ("visits", "návštěv", "visits"),
    ("visits_usual", "obvykle návštěv", "usual visits"),
    ("working_days", "pracovních dnů", "working days"),
    ("hours", "hodiny", "hours"),
    ("in_place_of", "místo", "in place of"),
    ("included", "zahrnuje", "included"),
    ("phone", "telefon", "phone"),
    ("held", "v registru", "in the register"),
    ("step", "krok", "step"),
    ("value", "hodnota", "value"),
    ("wanted", "podle souborů", "by the files"),
    ("cause", "příčina", "cause"),
    ("variable_symbol", "variabilní symbol", "variable symbol"),
    ("since", "od", "since"),
    ("state", "stav", "state"),
    ("street", "ulice", "street"),
    ("text", "text", "text"),
    ("then", "tehdy", "then"),
    ("to_decide_net", "k rozhodnutí", "to decide"),
    ("unit", "jednotka", "unit"),
    ("unit_price", "cena za jednotku", "unit price"),
    ("until", "do", "until"),
    ("variable_symbol", "variabilní symbol", "variable symbol"),
    ("vat_id", "DIČ", "VAT id"),
    ("wanted_net", "podle souborů", "by the files"),
    ("was", "bylo", "was"),
    ("would_be", "bylo by", "would be"),
    ("why", "odkud a proč", "how and why"),
    ("year", "rok", "year"),
];

#[rustfmt::skip]
pub(super) const CODES: &[Name] = &[
    // Steps of an explanation
    ("active-days", "dny služby", "active days"),
    ("free-year-policy", "pravidlo roku zdarma", "free-year policy"),
    ("free-window", "období zdarma", "free window"),
    ("free-days", "dny zdarma", "free days"),
    ("chargeable-days", "dny k účtování", "chargeable days"),
    ("units", "jednotky roku", "units of the year"),
    ("list-price", "cena v ceníku", "list price"),
    ("unit-price", "cena za jednotku", "unit price"),
    ("quantity", "množství", "quantity"),
    ("discount", "sleva %", "discount %"),
    ("share", "podíl roku", "share of the year"),
    ("exact", "přesně", "exactly"),
    ("net-amount", "částka", "net amount"),
    ("wanted", "soubory", "files"),
    ("document", "doklad", "document"),
    ("held", "registr", "register"),
    ("cause", "příčina", "cause"),
    ("part", "na tomto řádku", "on this line"),
    ("issued", "vystaveno", "issued"),
    ("again", "znovu odvozeno", "derived again"),
    // Reasons
    ("charged", "účtováno", "charged"),
    ("free-year", "rok zdarma", "free year"),
    ("free-service", "služba zdarma", "free service"),
    ("covered", "kryto dražším řádkem", "covered by a dearer row"),
    ("one-off", "jednorázově", "one-off"),
    ("difference", "rozdíl", "difference"),
    ("cancelled", "storno", "cancelled"),
    ("opening", "převzato", "taken over"),
    // What another price list changes
    ("proration", "poměrné účtování", "proration"),
    ("other-row", "jiný řádek smlouvy", "another row of the contract"),
    ("own-price", "vlastní cena", "own price"),
    ("unchanged", "beze změny", "unchanged"),
    // Days of the week
    ("monday", "pondělí", "Monday"),
    ("tuesday", "úterý", "Tuesday"),
    ("wednesday", "středa", "Wednesday"),
    ("thursday", "čtvrtek", "Thursday"),
    ("friday", "pátek", "Friday"),
    ("saturday", "sobota", "Saturday"),
    ("sunday", "neděle", "Sunday"),
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
    // States of keys
    ("billed", "vyúčtováno", "billed"),
    ("not-begun", "nezačalo", "not begun"),
    ("zero-price", "nulová cena", "zero price"),
    ("to-be-billed", "k účtování", "to be billed"),
    ("to-be-credited", "k dobropisování", "to be credited"),
    ("orphan", "bez řádku v souborech", "orphan"),
    // What a customer may use, and why
    ("always", "vždy", "always"),
    ("limited", "omezeně", "limited"),
    ("billed-elsewhere", "vyúčtováno jinde", "billed elsewhere"),
    ("right", "nárok, chybí řádek smlouvy", "a right without a row"),
    ("inactive", "neaktivní", "inactive"),
    ("not-extended", "bez rozšiřující služby", "without a service that extends it"),
    ("contract", "smlouva", "contract"),
    ("no-contract", "není ve smlouvě", "in no contract"),
    // Ways of renewing
    ("auto", "samo", "automatic"),
    ("manual", "ručně", "manual"),
    // Severities
    ("error", "chyba", "error"),
    ("warning", "varování", "warning"),
    // What wrote a run
    ("issue", "vystavení", "issue"),
    ("cancel", "storno", "cancel"),
    ("import", "převzetí", "import"),
    // What an import does to a row
    ("added", "přidáno", "added"),
    ("changed", "změněno", "changed"),
    ("unchanged", "beze změny", "unchanged"),
    // Why a document would come out differently
    ("price-list-edited", "ceník změněn", "price list edited"),
    ("contract-edited", "smlouva změněna", "contract edited"),
    ("row-added", "řádek přibyl", "row added"),
    ("row-lost", "řádek ztracen", "row lost"),
    ("purchase-added", "nákup přibyl", "purchase added"),
    ("purchase-removed", "nákup ubyl", "purchase removed"),
    ("purchase-edited", "nákup změněn", "purchase edited"),
    ("charge-edited", "položka změněna", "charge edited"),
    ("customer-edited", "zákazník změněn", "customer edited"),
    ("seller-edited", "dodavatel změněn", "seller edited"),
    ("engine-differs", "jiná verze programu", "engine differs"),
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
pub(super) const PHRASES: &[(&str, &str)] = &[
    // Patterns of numbers
    ("unknown part `*`", "neznámá část `*`"),
    ("no {sequence:N}", "chybí {sequence:N}"),
    ("* times {sequence:N}", "*krát {sequence:N}"),
    ("no {year} or {yy}", "chybí {year} nebo {yy}"),
    ("* digits", "číslic: *"),
    // Kinds of TOML values
    // Files of the register
    ("empty", "je prázdný"),
    ("does not begin with `*`", "nezačíná `*`"),
    ("a record `*` behind the end", "záznam `*` je až za koncem"),
    ("a record `*` whose columns were not declared", "záznam `*` nemá určené sloupce"),
    ("no record `*`", "chybí záznam `*`"),
    ("no column `*` for `*`", "chybí sloupec `*` záznamu `*`"),
    ("columns of `*` there twice", "sloupce záznamu `*` jsou tam dvakrát"),
    ("a quote that nobody closes", "uvozovka bez protějšku"),
    ("text after a closing quote", "text za koncovou uvozovkou"),
    ("`*`: too few columns", "`*`: málo sloupců"),
    ("`*`: more than 4 GiB of texts", "`*`: přes 4 GiB textů"),
    ("`*`: there twice", "`*`: je tam dvakrát"),
    ("`*`: before any document", "`*`: stojí před prvním dokladem"),
    ("`*`: says *, there are *", "`*`: uvádí *, je jich *"),
    ("a value that cannot stand here: `*`", "hodnota, která tu být nemůže: `*`"),
    ("neither a run nor the head; move it away", "není běh ani `head`; přesuňte ho jinam"),
    ("cut short: it does not end with its seal", "je uříznutý: nekončí svou pečetí"),
    ("not the number and seal of a run", "není to číslo běhu a jeho pečeť"),
    ("names run *, but there are runs up to *", "jmenuje běh *, ale v registru jsou běhy až do *"),
    ("* documents, not *", "dokladů: *, nikoli *"),
    ("a text in quotes", "text v uvozovkách"),
    ("a table", "tabulka"),
    ("a list", "seznam v hranatých závorkách"),
    ("a date", "datum"),
    ("a whole number", "celé číslo"),
    ("an amount", "částka"),
    // What is wrong with the frame of a run.
    ("names run *", "jmenuje běh *"),
    ("version *; this program knows `1`", "verze *; tento program zná `1`"),
    ("a record above 1 MiB", "záznam je delší než 1 MiB"),
    ("not UTF-8", "text není v kódování UTF-8"),
];
