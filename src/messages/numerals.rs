//! Numbers as people of a language write them, and the words that are counted.

use crate::calendar::Day;
use crate::language::Language;

/// Keeps a number on one line and in one piece.
const NO_BREAK_SPACE: char = '\u{a0}';

/// A plain number (`-1234567.5`) with the language's marks: `-1 234 567,5` or `-1,234,567.5`.
pub fn localized(language: Language, plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let (group_mark, decimal_mark) = language.pick((NO_BREAK_SPACE, ','), (',', '.'));
    let mut text = String::with_capacity(plain.len() + 8);
    text.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(group_mark);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(decimal_mark);
        text.push_str(fraction);
    }
    text
}

/// `4. 1. 2027` in Czech, `2027-01-04` in English.
pub fn date(language: Language, day: Day) -> String {
    match language {
        Language::Cs => format!("{}. {}. {}", day.day(), day.month(), day.year()),
        Language::En => day.to_string(),
    }
}

/// The form that a count asks for. Czech has three (1, 2–4, the rest), English two (1, the rest).
pub const fn plural(language: Language, n: u64, forms: &Forms) -> &'static str {
    match (language, n) {
        (Language::Cs, 1) => forms.cs[0],
        (Language::Cs, 2..=4) => forms.cs[1],
        (Language::Cs, _) => forms.cs[2],
        (Language::En, 1) => forms.en[0],
        (Language::En, _) => forms.en[1],
    }
}

/// `5 faktur`, `1 234 řádků`, `1,234 lines`.
pub fn counted(language: Language, n: u64, what: Counted) -> String {
    format!("{} {}", localized(language, &n.to_string()), plural(language, n, &what.forms()))
}

/// A word by count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forms {
    /// With 1, with 2 to 4, with 0 and from 5.
    pub cs: [&'static str; 3],
    /// With 1, with any other number.
    pub en: [&'static str; 2],
}

/// Declares the things that are counted, one row each.
macro_rules! counted {
    ($($(#[$doc:meta])* $name:ident: [$($cs:literal),*] [$($en:literal),*];)*) => {
        /// Things that summaries count.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Counted { $($(#[$doc])* $name,)* }

        impl Counted {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its word by count.
            pub const fn forms(self) -> Forms {
                match self { $(Self::$name => Forms { cs: [$($cs),*], en: [$($en),*] },)* }
            }
        }
    };
}

counted! {
    /// Invoices.
    Invoices: ["faktura", "faktury", "faktur"] ["invoice", "invoices"];
    /// Credit notes.
    CreditNotes: ["dobropis", "dobropisy", "dobropisů"] ["credit note", "credit notes"];
    /// Documents of either kind.
    Documents: ["doklad", "doklady", "dokladů"] ["document", "documents"];
    /// Lines of documents.
    Lines: ["řádek", "řádky", "řádků"] ["line", "lines"];
    /// Rows of files.
    Rows: ["řádek", "řádky", "řádků"] ["row", "rows"];
    /// Runs of the register.
    Runs: ["běh", "běhy", "běhů"] ["run", "runs"];
    /// Errors.
    Errors: ["chyba", "chyby", "chyb"] ["error", "errors"];
    /// Warnings.
    Warnings: ["varování", "varování", "varování"] ["warning", "warnings"];
    /// Customers.
    Customers: ["zákazník", "zákazníci", "zákazníků"] ["customer", "customers"];
    /// Contracts.
    Contracts: ["smlouva", "smlouvy", "smluv"] ["contract", "contracts"];
    /// Services.
    Services: ["služba", "služby", "služeb"] ["service", "services"];
    /// Purchases.
    Purchases: ["nákup", "nákupy", "nákupů"] ["purchase", "purchases"];
    /// One-off charges.
    Charges: ["jednorázová položka", "jednorázové položky", "jednorázových položek"] ["charge", "charges"];
    /// Visits of technicians.
    Visits: ["návštěva", "návštěvy", "návštěv"] ["visit", "visits"];
    /// Files.
    Files: ["soubor", "soubory", "souborů"] ["file", "files"];
    /// Pages of the manual.
    Pages: ["stránka", "stránky", "stránek"] ["page", "pages"];
    /// Days.
    Days: ["den", "dny", "dnů"] ["day", "days"];
    /// Working days.
    WorkingDays: ["pracovní den", "pracovní dny", "pracovních dnů"] ["working day", "working days"];
    /// Months.
    Months: ["měsíc", "měsíce", "měsíců"] ["month", "months"];
    /// Years.
    Years: ["rok", "roky", "let"] ["year", "years"];
}
