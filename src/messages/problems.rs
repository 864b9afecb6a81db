//! What is wrong, and the way out, for every [`Code`].

use crate::language::Language;
use crate::messages::Text;
use crate::messages::fill::fill;
use crate::place::{Code, Problem};

/// The words of a problem in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wording {
    /// What is wrong.
    pub(super) what: &'static str,
    /// The way out; empty where the message says it all.
    pub(super) hint: &'static str,
}

/// What is wrong, in a sentence without its place.
pub fn message(language: Language, problem: &Problem) -> String {
    fill(language, wording(language, problem.code).what, &problem.args)
}

/// The way out: the near name that may have been meant, else the code's own hint. Empty where there is none.
pub fn hint(language: Language, problem: &Problem) -> String {
    match &problem.suggestion {
        Some(near) => Text::DidYouMean.filled(language, &[near]),
        None => fill(language, wording(language, problem.code).hint, &problem.args),
    }
}

/// What stands at the other place that a problem tells of.
pub fn related_label(language: Language, code: Code) -> &'static str {
    let text = match code {
        Code::DuplicateId | Code::CompanyIdTwice => Text::FirstHere,
        Code::ContractOfTwoCustomers => Text::OtherCustomerHere,
        Code::OverlappingRows => Text::OtherRowHere,
        Code::RowBeforePurchase => Text::PurchaseHere,
        _ => Text::SeeHere,
    };
    text.text(language)
}

/// Declares the words of each code: what is wrong, then the hint, in both languages.
macro_rules! problem_words {
    ($($code:ident { cs: $cs:literal, $cs_hint:literal; en: $en:literal, $en_hint:literal; })*) => {
        /// The words of a code.
        pub(super) const fn wording(language: Language, code: Code) -> Wording {
            match code {
                $(Code::$code => language.pick(
                    Wording { what: $cs, hint: $cs_hint },
                    Wording { what: $en, hint: $en_hint },
                ),)*
            }
        }
    };
}

problem_words! {
    // Files
    CannotRead {
        cs: "nelze přečíst: {0}", "zkontrolujte cestu a práva k souboru";
        en: "cannot be read: {0}", "check the path and the rights of the file";
    }
    CannotWrite {
        cs: "nelze zapsat: {0}", "zkontrolujte místo na disku a práva k adresáři; soubor zůstal, jak byl";
        en: "cannot be written: {0}", "check the free space and the rights of the directory; the file is as it was";
    }
    OutputFailed {
        cs: "výstup nelze zapsat: {0}", "zkontrolujte, kam je výstup přesměrován a kolik je tam místa; co je vypsáno, není celé";
        en: "the output cannot be written: {0}", "check where it is redirected to, and the free space there; what was printed is not complete";
    }
    NoBook {
        cs: "adresář `{0}` neexistuje", "založte knihu příkazem `annum init`, nebo zvolte její adresář pomocí `--book`";
        en: "there is no directory `{0}`", "make a book with `annum init`, or name its directory with `--book`";
    }
    MissingFile {
        cs: "soubor chybí", "založte knihu příkazem `annum init`, nebo zvolte její adresář pomocí `--book`";
        en: "the file is missing", "make a book with `annum init`, or name its directory with `--book`";
    }
    NotUtf8 {
        cs: "text není v kódování UTF-8", "uložte soubor v UTF-8: v Excelu jako „CSV UTF-8“, nebo `iconv -f windows-1250 -t utf-8`";
        en: "the text is not UTF-8", "save the file as UTF-8: in Excel as \"CSV UTF-8\", or `iconv -f windows-1250 -t utf-8`";
    }
    FileChanged {
        cs: "soubor se mezi přečtením a zápisem změnil, nic se nezapsalo", "spusťte příkaz znovu";
        en: "the file changed between reading and writing, nothing was written", "run the command again";
    }
    NotFlushed {
        cs: "zapsáno, ale výpadek proudu to ještě může vzít zpět: {0}", "zkontrolujte disk a pusťte `annum verify`";
        en: "written, but a power cut may still undo it: {0}", "check the disk and run `annum verify`";
    }
    // Rows and columns
    MissingHeader {
        cs: "chybí záhlaví se jmény sloupců", "na první řádek patří jména sloupců; prázdný soubor se záhlavím založí `annum init`";
        en: "the header with the names of the columns is missing", "the first line names the columns; `annum init` makes a file with its header";
    }
    UnknownColumn {
        cs: "neznámý sloupec `{0}`", "sloupec přejmenujte nebo smažte; na volný text je sloupec `note`";
        en: "unknown column `{0}`", "rename or remove the column; free text goes in the column `note`";
    }
    MissingColumn {
        cs: "chybí povinný sloupec `{0}`", "doplňte ho do záhlaví i do každého řádku";
        en: "the required column `{0}` is missing", "add it to the header and to every row";
    }
    DuplicateColumn {
        cs: "sloupec `{0}` je v záhlaví dvakrát", "jeden z nich přejmenujte nebo smažte";
        en: "the column `{0}` is in the header twice", "rename or remove one of them";
    }
    CellCount {
        cs: "buněk na řádku: {0}, sloupců v záhlaví: {1}", "text s oddělovačem patří do uvozovek, prázdné buňky se nevynechávají";
        en: "the row has {0} cells, the header {1}", "quote a text that contains the delimiter, and keep the delimiters of empty cells";
    }
    UnclosedQuote {
        cs: "uvozovka bez protějšku: text pokračuje až na konec souboru", "doplňte koncovou uvozovku; uvozovka uvnitř textu se píše dvakrát (`\"\"`)";
        en: "a quote without its other half: the text runs to the end of the file", "add the closing quote; a quote inside a text is written twice (`\"\"`)";
    }
    StrayQuote {
        cs: "za koncovou uvozovkou pokračuje text", "uvozovka uvnitř textu se píše dvakrát (`\"\"`)";
        en: "text goes on after a closing quote", "a quote inside a text is written twice (`\"\"`)";
    }
    ControlCharacter {
        cs: "řídicí znak `{0}`", "smažte ho; z řídicích znaků smí být v textu jen tabulátor a konec řádku";
        en: "control character `{0}`", "remove it; of the control characters only tab and line end may stand in a text";
    }
    CellTooLong {
        cs: "buňka je delší než 64 KiB", "zkraťte text; příčinou bývá zapomenutá koncová uvozovka";
        en: "the cell is longer than 64 KiB", "shorten the text; often a closing quote has been forgotten";
    }
    RecordTooLong {
        cs: "řádek je delší než 1 MiB", "zkraťte texty; příčinou bývá zapomenutá koncová uvozovka";
        en: "the record is longer than 1 MiB", "shorten its texts; often a closing quote has been forgotten";
    }
    // Values
    MissingValue {
        cs: "chybí povinná hodnota", "doplňte ji";
        en: "a required value is missing", "fill it in";
    }
    BadDate {
        cs: "`{0}` není datum", "pište `2026-05-12`; v souborech s `;` nebo tabulátorem i `12.5.2026`";
        en: "`{0}` is not a date", "write `2026-05-12`; in files with `;` or tab also `12.5.2026`";
    }
    NoSuchDay {
        cs: "den `{0}` neexistuje", "opravte den nebo měsíc";
        en: "there is no day `{0}`", "correct the day or the month";
    }
    YearOutOfRange {
        cs: "rok v `{0}` je mimo rozsah 1900–2999", "opravte rok";
        en: "the year in `{0}` is outside 1900–2999", "correct the year";
    }
    BadNumber {
        cs: "`{0}` není číslo", "pište jen číslice a nejvýš jednu desetinnou značku: `1234.50` (v souborech s `;` nebo tabulátorem i `1234,50`)";
        en: "`{0}` is not a number", "write digits and at most one decimal mark: `1234.50` (in files with `;` or tab also `1234,50`)";
    }
    TooManyDecimals {
        cs: "`{0}` má víc desetinných míst, než je dovoleno ({1})", "číslo zaokrouhlete sami: program vstup nikdy nezaokrouhluje";
        en: "`{0}` has more decimals than are kept ({1})", "round the number yourself: the program never rounds what it reads";
    }
    NumberTooLarge {
        cs: "číslo `{0}` je příliš velké", "před desetinnou značkou smí být nejvýš 12 číslic";
        en: "the number `{0}` is too large", "at most 12 digits may stand before the decimal mark";
    }
    NegativeNumber {
        cs: "záporné číslo `{0}`", "slevu pište do `discount_percent` řádku smlouvy, vrácené peníze jako záporný řádek v `charges.csv`";
        en: "negative number `{0}`", "a discount goes in `discount_percent` of a contract row, money given back in a negative row of `charges.csv`";
    }
    DiscountRange {
        cs: "sleva `{0}` není mezi 0 a 100", "pište procenta bez znaku %, například `12.5`";
        en: "the discount `{0}` is not between 0 and 100", "write per cent without the sign %, say `12.5`";
    }
    BadChoice {
        cs: "`{0}` není povolená hodnota", "povoleno: {1}";
        en: "`{0}` is not an allowed value", "allowed: {1}";
    }
    BadDueDays {
        cs: "`{0}` není počet dnů splatnosti", "pište celé číslo od 0 do 999, například `14`";
        en: "`{0}` is not a number of days until due", "write a whole number from 0 to 999, say `14`";
    }
    // What rows say of each other
    DuplicateId {
        cs: "id `{0}` už existuje: {1}", "každé id smí být jen jednou; jedno z nich změňte";
        en: "the id `{0}` exists already: {1}", "an id may stand only once; change one of them";
    }
    UnknownCustomer {
        cs: "neznámý zákazník `{0}`", "zákazníky vypíše `annum customer list`; nového doplňte do `customers.csv`";
        en: "unknown customer `{0}`", "`annum customer list` lists the customers; add a new one to `customers.csv`";
    }
    UnknownService {
        cs: "neznámá služba `{0}`", "nabízené služby vypíše `annum catalog`";
        en: "unknown service `{0}`", "`annum catalog` lists the services";
    }
    UnknownContract {
        cs: "neznámá smlouva `{0}`", "smlouvy vypíše `annum contract list`";
        en: "unknown contract `{0}`", "`annum contract list` lists the contracts";
    }
    UnknownCharge {
        cs: "neznámá položka `{0}`", "položky vypíše `annum charge list`";
        en: "unknown charge `{0}`", "`annum charge list` lists the charges";
    }
    NothingToExplain {
        cs: "žádný doklad, smlouva ani jednorázová položka `{0}` není", "vypíše je `annum invoices`, `annum contract list` a `annum charge list`";
        en: "no document, contract or charge `{0}`", "`annum invoices`, `annum contract list` and `annum charge list` list them";
    }
    ContractOfTwoCustomers {
        cs: "smlouva `{0}` patří zákazníkovi `{1}` ({2})", "smlouva má jediného zákazníka: opravte ho, nebo dejte řádku jiné číslo smlouvy";
        en: "the contract `{0}` belongs to the customer `{1}` ({2})", "a contract has one customer: correct it, or give the row another contract id";
    }
    UntilBeforeSince {
        cs: "konec `{0}` je před začátkem `{1}`", "`until` je poslední den služby, včetně; prázdné znamená bez konce";
        en: "the end `{0}` lies before the beginning `{1}`", "`until` is the last day of service, included; empty means without end";
    }
    OverlappingRows {
        cs: "smlouva `{0}` má službu `{1}` v týchž dnech dvakrát: {2}", "dřívější řádek ukončete pomocí `until` den před začátkem pozdějšího, nebo sečtěte množství v jednom";
        en: "the contract `{0}` has the service `{1}` twice on the same days: {2}", "end the earlier row with `until` the day before the later one begins, or add the quantities up in one";
    }
    SuperfluousValue {
        cs: "hodnota `{0}` sem nepatří", "nechte ji prázdnou";
        en: "the value `{0}` does not belong here", "leave it empty";
    }
    ManualWithoutUntil {
        cs: "ruční prodlužování bez konce", "vyplňte `until`, poslední den dohodnuté služby, nebo nastavte `renewal` na `auto`";
        en: "a manual renewal without an end", "fill in `until`, the last day agreed, or set `renewal` to `auto`";
    }
    AmountTooLarge {
        cs: "částka má přes 12 číslic před desetinnou značkou", "zkontrolujte množství a cenu";
        en: "the amount has more than 12 digits before the decimal mark", "check quantity and price";
    }
    BookTooLarge {
        cs: "texty knihy mají přes 4 GiB", "rozdělte knihu na několik adresářů";
        en: "the texts of the book are beyond 4 GiB", "divide the book into several directories";
    }
    // The catalog
    TomlSyntax {
        cs: "chyba zápisu TOML: {0}", "text patří do uvozovek (\"CZK\"), číslo a datum (2026-05-12) bez nich, poznámka za `#`";
        en: "not valid TOML: {0}", "a text goes in quotes (\"CZK\"), a number and a date (2026-05-12) without, a note after `#`";
    }
    CatalogTooLarge {
        cs: "katalog je větší než 1 MiB", "je to opravdu katalog? Popisy služeb zkraťte";
        en: "the catalog is larger than 1 MiB", "is it a catalog at all? shorten the descriptions of services";
    }
    UnknownKey {
        cs: "neznámý klíč `{0}`", "klíč přejmenujte nebo smažte; poznámky se píší za `#`";
        en: "unknown key `{0}`", "rename or remove the key; notes go after `#`";
    }
    MissingKey {
        cs: "chybí povinný klíč `{0}`", "doplňte ho";
        en: "the required key `{0}` is missing", "add it";
    }
    WrongType {
        cs: "hodnota je jiného druhu, čeká se: {0:word}", "podobu každého klíče ukazuje katalog, který založí `annum init`";
        en: "a value of another kind, expected: {0:word}", "the catalog that `annum init` makes shows how each key is written";
    }
    BareFloat {
        cs: "částka {0} má desetinná místa a není v uvozovkách, tak se nezachová přesně", "napište ji do uvozovek: \"{0}\"";
        en: "the amount {0} has decimals and no quotes, so that it is not kept exactly", "write it in quotes: \"{0}\"";
    }
    BadYear {
        cs: "`{0}` není rok", "pište čtyři číslice mezi 1900 a 2999";
        en: "`{0}` is not a year", "write four digits from 1900 to 2999";
    }
    UnknownPolicy {
        cs: "neznámé pravidlo roku zdarma `{0}`", "povoleno: `through-next-calendar-year`, `next-calendar-year`, `twelve-months`, `none`";
        en: "unknown free-year policy `{0}`", "allowed: `through-next-calendar-year`, `next-calendar-year`, `twelve-months`, `none`";
    }
    UnknownProration {
        cs: "neznámé poměrné účtování `{0}`", "povoleno: `whole-year`, `months`, `days`";
        en: "unknown proration `{0}`", "allowed: `whole-year`, `months`, `days`";
    }
    BadPattern {
        cs: "vzor čísla `{0}`: {1:word}", "vzor má {year} nebo {yy} a právě jedno {sequence:N}, například `{year}{sequence:6}`";
        en: "number pattern `{0}`: {1:word}", "a pattern has {year} or {yy} and exactly one {sequence:N}, say `{year}{sequence:6}`";
    }
    PatternTooLong {
        cs: "vzor čísla `{0}` dává {1} číslic a variabilní symbol jich má nejvýš 10", "zkraťte {sequence:N} nebo použijte {yy}";
        en: "the number pattern `{0}` gives {1} digits and a variable symbol has at most 10", "shorten {sequence:N} or use {yy}";
    }
    BadSequence {
        cs: "`{0}` není pořadové číslo", "pište celé číslo od 1, například `124`";
        en: "`{0}` is not a running number", "write a whole number from 1 on, say `124`";
    }
    BadHours {
        cs: "`{0}` se nedá přečíst jako otevírací doba", "pište začátek a konec, například `8:30–17:00`; zavřený den vynechte";
        en: "`{0}` cannot be read as opening hours", "write when it opens and closes, say `8:30–17:00`; leave out a day that is closed";
    }
    BadNotice {
        cs: "`{0}` není výpovědní doba v měsících", "pište celé číslo od 0 do 36, například `3`: výpověď pak musí přijít do 30. září";
        en: "`{0}` is not a number of months of notice", "write a whole number from 0 to 36, say `3`: notice must come by 30 September then";
    }
    BadVisits {
        cs: "`{0}` není počet návštěv za rok", "pište \"3-4\", \"4\" nebo { from = 3, to = 4 }";
        en: "`{0}` is not a number of visits in a year", "write \"3-4\", \"4\" or { from = 3, to = 4 }";
    }
    PatternsCollide {
        cs: "faktura a dobropis by mohly dostat totéž číslo", "dejte jedné řadě jiný začátek, například `9{year}{sequence:5}`";
        en: "an invoice and a credit note could get the same number", "let one series begin otherwise, say `9{year}{sequence:5}`";
    }
    NoPrice {
        cs: "služba `{0}` nemá v roce {1} cenu", "doplňte cenu od toho roku do katalogu, nebo `unit_price` na řádek smlouvy";
        en: "the service `{0}` has no price in {1}", "add a price from that year on to the catalog, or `unit_price` to the row";
    }
    NoProration {
        cs: "katalog neříká, jak se poměrně účtuje rok {0}", "doplňte do `[billing]` k `proration` dřívější rok";
        en: "the catalog has no proration for {0}", "add an earlier year to `proration` in `[billing]`";
    }
    NoPolicy {
        cs: "katalog nemá pravidlo roku zdarma pro pořízení v roce {0}", "doplňte do `[free_year]` k `policy` dřívější rok";
        en: "the catalog has no free-year policy for purchases of {0}", "add an earlier year to `policy` in `[free_year]`";
    }
    // Another catalog to compare with
    NothingToCompare {
        cs: "není s čím porovnávat", "pojmenujte druhý ceník: `--catalog SOUBOR`";
        en: "there is nothing to compare with", "name the other price list: `--catalog FILE`";
    }
    CurrencyDiffers {
        cs: "tento ceník je v měně {0}, ale ceník knihy v měně {1}", "porovnávejte ceníky ve stejné měně";
        en: "this catalog is in {0}, but that of the book in {1}", "compare catalogs of the same currency";
    }
    ServiceMissing {
        cs: "chybí služba `{0}`, kterou má {1}", "nechte v ceníku i služby, které se už nenabízejí, dokud je smlouvy mají";
        en: "the service `{0}` is missing, which {1} has", "keep services that are no longer offered in the catalog as long as contracts have them";
    }
    // Warnings
    CompanyIdChecksum {
        cs: "IČO `{0}` nemá správnou kontrolní číslici", "ověřte ho v rejstříku";
        en: "the company id `{0}` has a wrong check digit", "look it up in the register of companies";
    }
    VatIdChecksum {
        cs: "DIČ dodavatele `{0}` nemá správnou podobu nebo kontrolní číslici", "píše se `CZ` a 8 až 10 číslic; ověřte ho v registru plátců";
        en: "the seller's VAT id `{0}` has a wrong form or check digit", "it is `CZ` and 8 to 10 digits; look it up in the register of payers";
    }
    BankAccountForm {
        cs: "`{0}` není číslo účtu", "pište `19-2000145399/0800`, nebo IBAN";
        en: "`{0}` is no bank account", "write `19-2000145399/0800`, or an IBAN";
    }
    BankAccountChecksum {
        cs: "číslo účtu `{0}` nemá správnou kontrolní číslici", "opište ho znovu z výpisu banky";
        en: "the bank account `{0}` has a wrong check digit", "copy it once more from a statement of the bank";
    }
    CompanyIdTwice {
        cs: "IČO `{0}` má i zákazník `{1}` ({2})", "není to tentýž zákazník dvakrát?";
        en: "the company id `{0}` is also that of the customer `{1}` ({2})", "is it the same customer twice?";
    }
    SellerIncomplete {
        cs: "dodavatel nemá vyplněno: {0}", "bez toho nepůjde vystavené doklady exportovat (pdf, isdoc, pohoda, ubl); doplňte to, než něco vystavíte";
        en: "the seller lacks: {0}", "without it, what is issued can't be exported (pdf, isdoc, pohoda, ubl); fill it in before anything is issued";
    }
    CustomerAbroad {
        cs: "zákazník `{0}` je ze zahraničí a má DIČ `{1}`: daň by odváděl on a přenesení daňové povinnosti se tu nepočítá", "fakturujte mu jinde a jeho řádky tady ukončete (`until`)";
        en: "the customer `{0}` is abroad with the VAT id `{1}`: it would owe the tax, and reverse charge is not computed here", "invoice it elsewhere, and end its rows here (`until`)";
    }
    RowBeforePurchase {
        cs: "služba začíná {0:date}, před pořízením {1:date} ({2}): za dny do pořízení se účtuje", "nastavit `since` na {1}?";
        en: "service begins on {0:date}, before the purchase on {1:date} ({2}): the days until then are charged", "set since = {1}?";
    }
    TiersInContract {
        cs: "služba `{0}` běží zároveň s `{1}` téže skupiny ({2}): účtuje se jen dražší z nich", "přešel-li zákazník z jedné na druhou, ukončete první den před změnou";
        en: "the service `{0}` runs at the same time as `{1}` of its group ({2}): only the dearer is charged", "if the customer went from one to the other, end the first the day before";
    }
    TiersInContracts {
        cs: "služba `{0}` běží zároveň s `{1}` téže skupiny v jiné smlouvě ({2}): účtují se obě", "přechod z jedné na druhou patří do jedné smlouvy: `annum contract change`";
        en: "the service `{0}` runs at the same time as `{1}` of its group in another contract ({2}): both are charged", "a change from one to the other belongs in one contract: `annum contract change`";
    }
    OrderNumbersDiffer {
        cs: "číslo objednávky `{0}` se na fakturu za rok {3} nedostane, bude na ní `{1}` ({2})", "má-li mít řádek svou objednávku, dejte mu vlastní `document`: bude na samostatné faktuře";
        en: "the order number `{0}` is not printed on the invoice of {3}, which has `{1}` ({2})", "where the row needs its own, give it a `document` of its own: it goes on a separate invoice";
    }
    VisitWithoutCharge {
        cs: "zákazník nemá položku `{0}`, kterou návštěva uvádí jako cestovné", "doplňte ji příkazem `annum charge add --id {0} …`, nebo ji z návštěvy smažte";
        en: "the customer has no charge `{0}`, which the visit names for its travel", "add it with `annum charge add --id {0} …`, or remove it from the visit";
    }
    UnusualYear {
        cs: "neobvyklý rok: `{0}`", "zkontrolujte datum";
        en: "unusual year: `{0}`", "check the date";
    }
    // Billing
    BeforeFirstYear {
        cs: "rok {0} se účtoval jinde, zde se účtuje až od roku {1}", "začátek určuje `first_year` v katalogu";
        en: "the year {0} was billed elsewhere, here billing begins with {1}", "`first_year` in the catalog says so";
    }
    PeriodClosed {
        cs: "datum {0:date} leží v uzavřeném období do {1:date}", "zvolte pozdější `--date`; uzávěrku určuje `closed_until` v katalogu";
        en: "the date {0:date} lies in the period closed until {1:date}", "choose a later `--date`; `closed_until` in the catalog says so";
    }
    DateBeforeLast {
        cs: "datum {0:date} je dřívější než {1:date}, datum posledního dokladu řady ({2})", "zvolte `--date {1}` nebo pozdější: čísla jdou po sobě v čase";
        en: "the date {0:date} lies before {1:date}, that of the series' last document ({2})", "choose `--date {1}` or later: numbers follow the dates";
    }
    DateTooFar {
        cs: "datum {0:date} je víc než 366 dnů po dnešku ({1:date})", "zvolte bližší `--date`";
        en: "the date {0:date} is more than 366 days after today ({1:date})", "choose a nearer `--date`";
    }
    OtherCurrency {
        cs: "doklady roku {0} jsou v měně {1}, ale ceník je v měně {2}", "použijte ceník v měně dokladů (`--catalog`), nebo jím doklady nejdřív stornujte: `annum cancel`";
        en: "the documents of {0} are in {1}, but the catalog is in {2}", "use a catalog in the currency of the documents (`--catalog`), or cancel them with it first: `annum cancel`";
    }
    YearFarFromDate {
        cs: "rok {0} nelze vystavit s datem {1:date}", "účtovaný rok musí být rokem data, předchozím, nebo následujícím; zkontrolujte rok a `--date`";
        en: "the year {0} cannot be issued with the date {1:date}", "the year billed must be that of the date, the one before or the one after; check the year and `--date`";
    }
    PlanChanged {
        cs: "plán `{0}` už neplatí, teď je to `{1}`: podklady se mezitím změnily", "podívejte se na nový plán pomocí `annum bill` a vystavte ten";
        en: "the plan `{0}` holds no more, it is now `{1}`: the files have changed since", "look at the new plan with `annum bill` and issue that";
    }
    PlanNeeded {
        cs: "plán `{0}` obsahuje opravy vystavených dokladů", "podívejte se na něj pomocí `annum bill` a vystavte ho s `--plan {0}`";
        en: "the plan `{0}` has corrections of issued documents", "look at it with `annum bill` and issue it with `--plan {0}`";
    }
    Orphan {
        cs: "doklad `{0}` účtuje zákazníkovi `{1}` za `{2}` částku {3:amount}, ale v souborech k tomu není žádný řádek", "vraťte řádek a ukončete ho pomocí `until` (jednorázové položce dejte množství 0), nebo doklad stornujte: `annum cancel {0} --reason …`";
        en: "the document `{0}` charges the customer `{1}` {3:amount} for `{2}`, which has no row in the files", "put the row back and end it with `until` (a charge: quantity 0), or cancel the document: `annum cancel {0} --reason …`";
    }
    ExpectationFailed {
        cs: "`{0}` má být {1:amount}, ale podle souborů je {2:amount}: rozdíl {3:amount}", "opravte soubory, nebo, je-li změna správná, očekávání";
        en: "`{0}` is expected to be {1:amount}, but the files say {2:amount}: a difference of {3:amount}", "correct the files, or the expectation if the change is right";
    }
    CoverageDisagrees {
        cs: "součty nesouhlasí: `{0}` je podle klíčů {1:amount}, podle dokladů {2:amount}", "nevystavujte nic, zkontrolujte registr příkazem `annum verify` a nahlaste chybu programu";
        en: "the sums disagree: `{0}` is {1:amount} by keys and {2:amount} by documents", "issue nothing, check the register with `annum verify`, and report a mistake of the program";
    }
    SeriesFull {
        cs: "číselná řada `{0}` je v roce {1} plná", "prodlužte {sequence:N} v katalogu";
        en: "the series `{0}` is full in {1}", "widen {sequence:N} in the catalog";
    }
    NumberTaken {
        cs: "číslo `{0}` už má jiný doklad", "změňte v katalogu vzor nebo začátek řady (`[numbering]`)";
        en: "the number `{0}` is already that of another document", "change the pattern or the start of the series in the catalog (`[numbering]`)";
    }
    UnknownNumber {
        cs: "doklad `{0}` v registru není", "vystavené doklady vypíše `annum invoices`";
        en: "the register has no document `{0}`", "`annum invoices` lists what was issued";
    }
    UnknownRun {
        cs: "poslední běh registru je {1}, běh {0} v něm není", "běhy vypíše `annum runs`";
        en: "the last run of the register is {1}, there is no run {0}", "`annum runs` lists the runs";
    }
    NotAnInvoice {
        cs: "`{0}` je dobropis a stornovat lze jen fakturu", "po opravě podkladů doúčtuje rozdíl `annum issue`";
        en: "`{0}` is a credit note, and only invoices can be cancelled", "correct the files: `annum issue` then bills the difference";
    }
    AlreadyCancelled {
        cs: "faktura `{0}` už je stornovaná dobropisem `{1}`", "co je znovu otevřené, doúčtuje `annum issue`";
        en: "the invoice `{0}` is already cancelled by the credit note `{1}`", "`annum issue` bills what is open again";
    }
    // The register
    RegisterFormat {
        cs: "soubor registru není, jak má být: {0:word}", "registr se needituje; obnovte soubor ze zálohy nebo z gitu";
        en: "the register's file is not as it should be: {0:word}", "the register is never edited; restore the file from a backup or git";
    }
    SealBroken {
        cs: "obsah běhu není ten, který byl zapečetěn", "registr se needituje; obnovte soubor ze zálohy nebo z gitu";
        en: "the run is not what was sealed", "the register is never edited; restore the file from a backup or git";
    }
    RunMissing {
        cs: "v registru chybí běh {0}", "obnovte ho ze zálohy nebo z gitu";
        en: "the register lacks the run {0}", "restore it from a backup or git";
    }
    ChainBroken {
        cs: "běh nenavazuje na předchozí", "některý soubor registru byl zaměněn; obnovte je ze zálohy nebo z gitu";
        en: "the run does not continue the one before it", "a file of the register was exchanged; restore them from a backup or git";
    }
    HeadAhead {
        cs: "jmenuje běh {0}, který v registru není", "poslední běhy se ztratily; obnovte je ze zálohy nebo z gitu";
        en: "names the run {0}, which is not there", "the last runs got lost; restore them from a backup or git";
    }
    HeadMissing {
        cs: "soubor chybí, ačkoli registr má běhy až po {0}", "obnovte ho ze zálohy nebo z gitu";
        en: "the file is missing although the register has runs up to {0}", "restore it from a backup or git";
    }
    CreditedTooMuch {
        cs: "na fakturu `{0}` bylo vráceno {2:amount}, ačkoli účtovala {1:amount}", "registr se needituje; obnovte soubor ze zálohy nebo z gitu";
        en: "{2:amount} was given back on the invoice `{0}`, which charged {1:amount}", "the register is never edited; restore the file from a backup or git";
    }
    NumberTwice {
        cs: "číslo `{0}` je v registru dvakrát, poprvé: {1}", "registr se needituje; obnovte soubor ze zálohy nebo z gitu";
        en: "the number `{0}` is in the register twice, first at {1}", "the register is never edited; restore the file from a backup or git";
    }
    NumberGap {
        cs: "číselná řada má mezeru: čeká se `{0}`, následuje `{1}`", "registr se needituje; obnovte soubor ze zálohy nebo z gitu";
        en: "the series has a gap: `{0}` is expected, `{1}` follows", "the register is never edited; restore the file from a backup or git";
    }
    TotalWrong {
        cs: "`{0}` má celkem {1:amount}, ale jeho části dávají {2:amount}", "registr se needituje; obnovte soubor ze zálohy nebo z gitu";
        en: "`{0}` has the total {1:amount}, but its parts add up to {2:amount}", "the register is never edited; restore the file from a backup or git";
    }
    LineWrong {
        cs: "řádek dokladu `{0}` má částku {1:amount}, ale podle jeho údajů vychází {2:amount}", "registr se needituje; obnovte soubor ze zálohy nebo z gitu";
        en: "a line of `{0}` has the amount {1:amount}, but its own figures make {2:amount}", "the register is never edited; restore the file from a backup or git";
    }
    CorrectsUnknown {
        cs: "dobropis `{0}` opravuje fakturu `{1}`, která v registru není", "registr se needituje; obnovte soubor ze zálohy nebo z gitu";
        en: "the credit note `{0}` corrects the invoice `{1}`, which is not in the register", "the register is never edited; restore the file from a backup or git";
    }
    NotDerived {
        cs: "`{0}` nevychází z toho, co bylo s během uloženo: {1} je `{2}`, ale vychází `{3}`", "registr se needituje; obnovte soubor ze zálohy nebo z gitu";
        en: "`{0}` does not follow from what its run has frozen: {1} is `{2}`, but its inputs make `{3}`", "the register is never edited; restore the file from a backup or git";
    }
    HeadUnknown {
        cs: "žádný běh registru nemá pečeť `{0}`", "registr je jiný než ten, jehož pečeť byla zapsána; obnovte ho ze zálohy nebo z gitu";
        en: "no run of the register has the seal `{0}`", "this is not the register whose head was noted; restore that one from a backup or git";
    }
    Drifted {
        cs: "počet dokladů, které by dnes ze souborů vyšly jinak: {0}", "vraťte soubory zpět, nebo doklady opravte: `annum bill`, `annum cancel`";
        en: "documents that today's files would make differently: {0}", "put the files back, or correct the documents: `annum bill`, `annum cancel`";
    }
    // Documents for others
    MissingForFormat {
        cs: "formát {0} potřebuje u dokladu `{2}` údaj `{1}`, který s ním uložen není", "doplňte ho do katalogu (údaj zákazníka do customers.csv) a doklad stornujte a vystavte znovu: `annum cancel {2} --reason …`";
        en: "the format {0} needs `{1}` of the document `{2}`, which was not frozen with it", "put it into the catalog (a customer's into customers.csv), then cancel and issue the document anew: `annum cancel {2} --reason …`";
    }
    VatNotInCrowns {
        cs: "doklad `{0}` je v měně {1}, ale plátce uvádí daň v korunách a kurz tu není", "doklady plátce DPH vystavujte v CZK";
        en: "the document `{0}` is in {1}, but a payer states the tax in crowns and there is no exchange rate here", "issue documents of a VAT payer in CZK";
    }
    NoVatRate {
        cs: "sazba DPH `{0}` nemá ke dni {1:date} žádnou hodnotu", "doplňte ji v katalogu do tabulky `[vat]` s prvním dnem platnosti";
        en: "the VAT rate `{0}` has no value on {1:date}", "add it to `[vat]` in the catalog, with the day from which it holds";
    }
    OtherCurrencyInFormat {
        cs: "doklad `{0}` je v měně {1}, formát {2} tu umí jen CZK", "zvolte jiný formát, například pdf nebo csv";
        en: "the document `{0}` is in {1}, and the format {2} is written in CZK only", "choose another format, say pdf or csv";
    }
    SuppliedAfterIssue {
        cs: "den uskutečnění plnění {0:date} je až po vystavení {1:date}", "zvolte `--supplied-on {1}` nebo dřívější: den plnění jde jen přiblížit k minulosti";
        en: "the day of taxable supply {0:date} is after the issue on {1:date}", "choose `--supplied-on {1}` or earlier: the day of supply can only be made earlier";
    }
    IssuedLate {
        cs: "počet dokladů s datem {1:date}, které se vystavují víc než 15 dnů po uskutečnění plnění (nejdříve {2:date}): {0}", "daňový doklad se vystavuje do 15 dnů; zkontrolujte `--date` a `--supplied-on`";
        en: "documents of {1:date} that are issued more than 15 days after their taxable supply (the earliest on {2:date}): {0}", "a tax document is issued within 15 days; check `--date` and `--supplied-on`";
    }
    BadLogo {
        cs: "logo nelze použít: {0:word}", "dejte do katalogu cestu k souboru PNG, nebo SVG ze samých tvarů (texty převedené na křivky), do 256 KiB";
        en: "the logo cannot be used: {0:word}", "name a PNG, or an SVG of nothing but shapes (texts converted to paths), of at most 256 KiB in the catalog";
    }
    ExportDiffers {
        cs: "soubor už tam je a má jiný obsah", "exportujte do jiného adresáře, nebo tento soubor odstraňte; nic se nepřepsalo";
        en: "the file is there already with other content", "export to another directory, or remove this file; nothing was overwritten";
    }
    IssuedElsewhere {
        cs: "doklad `{0}` vystavil jiný systém, tady je jen jeho částka", "dokument si vyžádejte tam";
        en: "the document `{0}` was issued by another system, only its amount is known here", "get the document there";
    }
    AmountBeyondSpayd {
        cs: "částka {1} dokladu `{0}` se do platebního řetězce nevejde: nejvíc unese 9999999.99", "zaplaťte ji převodem podle údajů na dokladu; na papíře je bez QR kódu";
        en: "the amount {1} of the document `{0}` does not fit a payment descriptor, which holds 9999999.99 at most", "pay it by a transfer with what the document says; its paper has no QR code";
    }
    NothingToPay {
        cs: "na dokladu `{0}` není co platit, formát {1} by byl prázdný", "vyberte jen faktury s částkou k úhradě a účtem dodavatele";
        en: "nothing is to be paid on the document `{0}`, its {1} would be empty", "choose only invoices with an amount due and an account of the seller";
    }
    CutForFormat {
        cs: "údaj {0} dokladu `{2}` je delší než {1} znaků, které formát dovoluje, a je zkrácen", "v registru a v ostatních formátech zůstává celý";
        en: "{0} of the document `{2}` is longer than the {1} characters that the format allows, and was cut", "it stays whole in the register and in the other formats";
    }
    QuoteExpired {
        cs: "nabídka by platila jen do {0:date}, a to už je pryč: dnes je {1:date}", "zvolte `--valid-until {1}` nebo pozdější, nebo ho vynechte: nabídka platí 30 dnů";
        en: "the quote would be valid until {0:date} only, and that is past: today is {1:date}", "choose `--valid-until {1}` or later, or leave it out: a quote is valid for 30 days";
    }
    CannotPrint {
        cs: "písmo dokladů nezná znaky dokladu `{0}`: {1}", "na papíře je místo nich �; píše latinkou, řecky a azbukou";
        en: "the typeface of the documents lacks characters of the document `{0}`: {1}", "the paper shows � instead; it writes Latin, Greek and Cyrillic";
    }
    NotAPicture {
        cs: "soubor je jiného druhu než to, co se má zapsat, proto se nenahradí", "zvolte jiný soubor, nebo tento nejdřív odstraňte";
        en: "the file is of another kind than what is to be written, so it is not replaced", "choose another file, or remove this one first";
    }
    // The command line
    UnknownTopic {
        cs: "`{0}` není příkaz ani kód problému", "příkazy vypíše `annum help`, kódy `annum help codes`";
        en: "`{0}` is neither a command nor the code of a problem", "`annum help` lists the commands, `annum help codes` the codes";
    }
    // Editing
    NothingToEnd {
        cs: "smlouva `{0}` nemá po dni {1:date} žádnou službu, kterou by šlo ukončit", "její řádky ukáže `annum contract show {0}`";
        en: "the contract `{0}` has no service after {1:date} that could be ended", "`annum contract show {0}` shows its rows";
    }
    NoRowToChange {
        cs: "smlouva `{0}` nemá službu `{1}` ani jinou z její skupiny", "řádky smlouvy ukáže `annum contract show {0}`; novou službu přidá `annum contract add`";
        en: "the contract `{0}` has neither the service `{1}` nor another one of its group", "`annum contract show {0}` shows its rows; a new service is added with `annum contract add`";
    }
    AmbiguousChange {
        cs: "smlouva `{0}` má toho dne službu `{2}` i `{3}`, a není jasné, kterou má `{1}` nahradit", "jednu z nich nejdřív ukončete: `annum contract end {0} --service {2} --on …`";
        en: "the contract `{0}` has both `{2}` and `{3}` on that day, and which of them `{1}` replaces is not clear", "end one of them first: `annum contract end {0} --service {2} --on …`";
    }
    ChangeBeforeSince {
        cs: "služba `{1}` smlouvy `{0}` začíná až {2:date}", "změnit ji lze nejdřív od toho dne";
        en: "the service `{1}` of the contract `{0}` begins only on {2:date}", "it can be changed from that day on";
    }
    ChangeAfterEnd {
        cs: "služba `{1}` smlouvy `{0}` skončila {2:date}", "co začíná znovu, je nový řádek: `annum contract add`";
        en: "the service `{1}` of the contract `{0}` ended on {2:date}", "what begins anew is a new row: `annum contract add`";
    }
    NothingToChange {
        cs: "smlouva `{0}` má službu `{1}` přesně takto už teď, nic se nezapsalo", "nové množství se píše `{1}=5`, nová cena `--price`, sleva `--discount`";
        en: "the contract `{0}` has the service `{1}` exactly so already, nothing was written", "a new quantity is written `{1}=5`, a new price `--price`, a discount `--discount`";
    }
    EndBeforeSince {
        cs: "smlouva `{0}` začíná až {1:date}", "konec může být nejdřív v den začátku (`since`)";
        en: "the contract `{0}` begins only on {1:date}", "the end can be the day of the beginning (`since`) at the earliest";
    }
    NoticeTooLate {
        cs: "smlouva `{0}` trvá do {1:date}: dřívější konec bylo možné oznámit nejpozději {2:date}", "`--postpone` ji ukončí {1:date}, `--waive-notice` přesto v ten den; výpověď, která přišla včas, se zapisuje s jejím dnem jako `--today`";
        en: "the contract `{0}` goes on until {1:date}: the last day for notice of an earlier end was {2:date}", "`--postpone` ends it on {1:date}, `--waive-notice` all the same; notice that came in time is entered with its day as `--today`";
    }
    CannotRenew {
        cs: "smlouva `{0}` nemá žádný řádek s `renewal` = `manual` a `until` = {1}, nic se neprodloužilo", "co je k rozhodnutí, vypíše `annum renewals`";
        en: "the contract `{0}` has no row with `renewal` = `manual` and `until` = {1}, nothing was renewed", "`annum renewals` lists what is to decide";
    }
    CatalogNotOwn {
        cs: "nové ceny se píší do vlastního ceníku knihy, `catalog.toml`, a ten se teď nepoužívá", "ceník založí `annum init`; vynechte `--catalog`";
        en: "new prices are written into the book's own `catalog.toml`, which is not the one in use", "`annum init` makes one; leave out `--catalog`";
    }
    UpliftChanged {
        cs: "plán `{0}` už neplatí, teď je to `{1}`: soubory nebo volby se od té doby změnily", "prohlédněte si nový plán bez `--plan` a zapište ten";
        en: "the plan `{0}` holds no more, it is now `{1}`: the files or the options have changed since", "look at the new plan without `--plan` and write that";
    }
    UpliftInvoiced {
        cs: "počet řádků smluv, jejichž cena roste a které mají za rok {0} už vystavenou fakturu: {1}, rozdíl celkem {2:amount}", "příští `annum bill {0}` vyúčtuje rozdíl jako doplatek; mají-li být dražší až další faktury, zvolte pozdější rok";
        en: "contract rows that rise and are invoiced for {0} already: {1}, a difference of {2:amount} in all", "the next `annum bill {0}` charges the difference; choose a later year if only invoices to come are to be dearer";
    }
    NoVisits {
        cs: "zákazník `{0}` nemá dne {1} žádnou službu s návštěvami technika", "co má, ukáže `annum entitlements {0} --on {1}`; smlouvu, kde už služba skončila, zvolte pomocí `--contract`";
        en: "the customer `{0}` has no service with a technician's visits on {1}", "`annum entitlements {0} --on {1}` shows what there is; name a contract whose service has ended with `--contract`";
    }
    VisitTwice {
        cs: "smlouva `{0}` už návštěvu dne {1} má", "druhého technika připište do poznámky (`note`), chybějící cestovné přidá `annum charge add`";
        en: "the contract `{0}` has a visit on {1} already", "name a second technician in its `note`; `annum charge add` adds travel that is missing";
    }
    WhichContract {
        cs: "zákazník `{0}` má návštěvy technika ve více smlouvách: {1}", "zvolte jednu pomocí `--contract`";
        en: "the customer `{0}` has a technician's visits in several contracts: {1}", "choose one with `--contract`";
    }
    // Imports
    Workbook {
        cs: "není to CSV, ale sešit", "v Excelu ho uložte jako „CSV UTF-8“: Soubor, Uložit jako";
        en: "this is a workbook, not CSV", "save it in Excel as \"CSV UTF-8\": File, Save as";
    }
    LostLetters {
        cs: "na řádku jsou místo písmen znaky U+FFFD: ztratila se, už když soubor vznikal", "vyvezte soubor znovu z původního zdroje, nejlépe jako „CSV UTF-8“";
        en: "the line has U+FFFD where letters were: they got lost when the file was made", "export the file again from where it comes, best as \"CSV UTF-8\"";
    }
    UnmappedColumn {
        cs: "neznámý sloupec `{0}`", "řekněte, který to je: `--map \"{0}={1}\"`; nebo ho přejděte: `--map \"{0}=\"`; sloupce jsou {2}";
        en: "unknown column `{0}`", "say which one it is: `--map \"{0}={1}\"`; or pass it over: `--map \"{0}=\"`; the columns are {2}";
    }
    ColumnTwice {
        cs: "sloupec `{0}` je v souboru dvakrát: `{1}` a `{2}`", "jeden z nich přejděte: `--map \"{2}=\"`";
        en: "the column `{0}` is in the file twice: `{1}` and `{2}`", "pass one of them over: `--map \"{2}=\"`";
    }
    MissingImportColumn {
        cs: "chybí sloupec `{0}`", "má-li v souboru jiné jméno, řekněte které: `--map \"JMÉNO={0}\"`";
        en: "the column `{0}` is missing", "if the file calls it otherwise, say how: `--map \"NAME={0}\"`";
    }
    MapToUnknown {
        cs: "`--map \"{0}={1}\"`: sloupec `{1}` neexistuje", "sloupce jsou: {2}";
        en: "`--map \"{0}={1}\"`: there is no column `{1}`", "the columns are: {2}";
    }
    MapOfUnknown {
        cs: "`--map \"{0}={1}\"`: v záhlaví souboru `{0}` není", "před `=` patří jméno ze záhlaví souboru, za něj sloupec knihy";
        en: "`--map \"{0}={1}\"`: the file's header has no `{0}`", "before `=` goes a name of the file's header, after it the book's column";
    }
    ImportedTwice {
        cs: "`{0}` je v souboru dvakrát, poprvé: {1}", "nechte jeden z obou řádků";
        en: "`{0}` is in the file twice, first at {1}", "keep one of the two rows";
    }
    OpeningTaken {
        cs: "registr už doklad `{0}` má", "byl převzat dříve, nebo vystaven zde; smažte jeho řádky ze souboru";
        en: "the register has a document `{0}` already", "it was taken over before, or issued here; remove its rows from the file";
    }
    OpeningOfOwnSeries {
        cs: "číslo `{0}` může přidělit vlastní řada `{1}`", "nechte ji začít až za ním, v katalogu `first.{2} = {3}` v `[numbering]`; nebo jí změňte vzor, nebo rok uzavřete (`closed_until`)";
        en: "the number `{0}` is one that the own series `{1}` may give", "let it begin after that, with `first.{2} = {3}` in `[numbering]` of the catalog; or change its pattern, or close the year (`closed_until`)";
    }
    OpeningDiffers {
        cs: "řádky dokladu `{0}` se liší ve sloupci `{1}`, poprvé: {2}", "doklad má jednoho zákazníka, rok a datum; opravte řádek, nebo mu dejte jiné číslo";
        en: "the rows of `{0}` differ in the column `{1}`, first at {2}", "a document has one customer, year and date; correct the row, or give it another number";
    }
    NegativeOpening {
        cs: "záporná částka `{0}`", "pište, co z faktury po dobropisech zbývá: jeden doklad, částka aspoň 0";
        en: "negative amount `{0}`", "write what is left of the invoice after its credit notes: one document, at least 0";
    }
    OpeningWithoutRow {
        cs: "smlouva `{0}` nemá žádný řádek se službou `{1}`", "doplňte řádek do `contracts.csv` a ukončete ho pomocí `until`, nebo opravte službu";
        en: "the contract `{0}` has no row with the service `{1}`", "add the row to `contracts.csv` and end it with `until`, or correct the service";
    }
    ThousandsMark {
        cs: "částka `{0}` se čte jako {1}", "tečka i čárka je desetinná; tisíce pište dohromady, nebo je oddělte mezerou";
        en: "the amount `{0}` is read as {1}", "a point or a comma is the decimal mark; write thousands together, or apart by a blank";
    }
    OpeningInFuture {
        cs: "faktura je vystavena až {0:date}, a dnes je {1:date}", "přebírá se, co už vystaveno je; opravte datum";
        en: "the invoice is issued on {0:date} only, and today is {1:date}", "what is taken over was issued already; correct the date";
    }
    ZerosRestored {
        cs: "IČO `{0}` přišlo o nuly na začátku, zapíše se `{1}`", "v Excelu nastavte sloupci formát Text";
        en: "the company id `{0}` has lost the zeros at its front; written is `{1}`", "in Excel give the column the format Text";
    }
    // Deadlines
    NoResponseDays {
        cs: "služba `{0}` nemá v ceníku lhůtu k odpovědi", "doplňte jí v katalogu `response_days`";
        en: "the service `{0}` has no time to an answer in the price list", "add `response_days` to it in the catalog";
    }
}
