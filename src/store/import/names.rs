//! What people call the columns in their own spreadsheets.

use crate::document::Column;
use crate::language::folded;

/// Names of columns beside their own, without case, diacritics and anything but letters and digits. A name may stand for
/// several columns, as long as no file has two of them.
const NAMES: &[(&str, &[&str])] = &[
    ("id", &["cislo", "kod", "idzakaznika", "cislozakaznika", "kodzakaznika"]),
    ("name", &["nazev", "jmeno", "firma", "nazevfirmy", "jmenozakaznika", "nazevzakaznika"]),
    ("company_id", &["ico", "ic", "icozakaznika"]),
    ("vat_id", &["dic", "diczakaznika"]),
    ("street", &["ulice", "uliceacislo", "ulicecp"]),
    ("city", &["mesto", "obec"]),
    ("postal_code", &["psc", "zip"]),
    ("country", &["zeme", "stat"]),
    ("email", &["mail", "emailovaadresa"]),
    ("language", &["jazyk"]),
    ("due_days", &["splatnost", "splatnostdnu", "splatnostdny", "splatnostvednech"]),
    ("order_number", &["objednavka", "cisloobjednavky"]),
    ("note", &["poznamka", "poznamky"]),
    ("notice_months", &["vypovednilhuta", "vypovednilhutamesicu", "vypovedmesicu"]),
    ("contract", &["smlouva", "cislosmlouvy", "csmlouvy", "idsmlouvy"]),
    ("customer", &["zakaznik", "odberatel", "idzakaznika", "cislozakaznika", "kodzakaznika"]),
    ("service", &["sluzba", "kodsluzby", "idsluzby"]),
    ("since", &["od", "platiod", "platnostod", "zacatek", "from"]),
    ("until", &["do", "platido", "platnostdo", "konec", "to"]),
    ("quantity", &["mnozstvi", "pocet", "pocetkusu", "kusu", "ks"]),
    ("renewal", &["prodluzovani", "prodlouzeni", "prodluzovat", "automatickeprodlouzeni", "obnova"]),
    ("unit_price", &["cena", "jednotkovacena", "cenazajednotku", "cenabezdph"]),
    ("discount_percent", &["sleva", "slevav", "slevaprocent", "slevavprocentech", "discount"]),
    ("document", &["dokladzvlast", "zvlastnidoklad", "owndocument"]),
    ("text", &["textnafakture", "textradku"]),
    ("product", &["produkt", "vyrobek", "zbozi"]),
    ("purchased_on", &["porizeno", "zakoupeno", "koupeno", "datumnakupu", "datumporizeni", "datum"]),
    ("number", &["cislo", "cislofaktury", "cislodokladu", "faktura", "doklad"]),
    ("year", &["rok"]),
    ("net_amount", &["castka", "castkabezdph", "zaklad", "zakladdane", "cenabezdph"]),
    ("issued_on", &["vystaveno", "datumvystaveni", "datum"]),
];

/// The column that a name of a header stands for, among those that the file may have.
pub(super) fn column_of(heading: &str, columns: &[Column]) -> Option<usize> {
    let wanted = comparable(heading);
    let is_called = |column: &Column| {
        comparable(column.name) == wanted
            || NAMES.iter().any(|(name, others)| *name == column.name && others.contains(&&*wanted))
    };
    if wanted.is_empty() { None } else { columns.iter().position(is_called) }
}

/// Names that an unknown heading may have been meant to be: the columns' own and the others.
pub(super) fn known_names(columns: &[Column]) -> impl Iterator<Item = &'static str> {
    let others = |column: &Column| NAMES.iter().find(|(name, _)| *name == column.name);
    columns.iter().flat_map(move |column| {
        std::iter::once(column.name)
            .chain(others(column).into_iter().flat_map(|(_, names)| names.iter().copied()))
    })
}

/// A name without what people write now so, now so: case, diacritics, blanks, dots and dashes.
pub(super) fn comparable(name: &str) -> String {
    folded(name).chars().filter(|character| character.is_alphanumeric()).collect()
}
