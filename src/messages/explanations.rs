//! Every [`Code`] at length: what it means and the way out, with an example of the mistake and the same mended.

use crate::language::Language;
use crate::messages::fill::next_placeholder;
use crate::messages::problems::wording;
use crate::place::Code;

/// A code at length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What it means, why it is a problem, and the way out.
    pub meaning: &'static str,
    /// An example of the mistake: lines of a file, or a command. Empty where none would help.
    pub wrong: &'static str,
    /// The same, mended, or the command that mends it.
    pub right: &'static str,
}

/// What a code says, with `…` for that which varies.
pub fn gist(language: Language, code: Code) -> String {
    let mut gist = String::new();
    let mut rest = wording(language, code).what;
    while let Some((before, inside, after)) = next_placeholder(rest) {
        let varies = inside.starts_with(|first: char| first.is_ascii_digit());
        gist.push_str(before);
        gist.push_str(if varies { "…" } else { &rest[before.len()..rest.len() - after.len()] });
        rest = after;
    }
    gist + rest
}

/// Declares the explanations, one of each code.
macro_rules! explanations {
    ($($code:ident { cs: $cs:literal; en: $en:literal; wrong: $wrong:literal; right: $right:literal; })*) => {
        /// A code at length, in one language.
        pub const fn explanation(language: Language, code: Code) -> Explanation {
            match code {
                $(Code::$code => {
                    Explanation { meaning: language.pick($cs, $en), wrong: $wrong, right: $right }
                })*
            }
        }
    };
}

explanations! {
    // Files
    CannotRead {
        cs: "Systém nedovolil soubor přečíst: nejsou k němu práva, místo souboru je tam adresář, nebo selhal disk. Zprávu systému \
             ukazuje chyba doslova. Zkontrolujte cestu a práva.";
        en: "The system did not let the file be read: rights are missing, a directory stands in its place, or the disk failed. The \
             error repeats what the system said. Check the path and the rights.";
        wrong: "$ annum --catalog prices catalog        # prices is a directory";
        right: "$ annum --catalog prices/2027.toml catalog";
    }
    CannotWrite {
        cs: "Systém nedovolil soubor zapsat: došlo místo, chybí práva k adresáři, nebo je soubor chráněn proti zápisu. Každý soubor se \
             píše vedle a přejmenuje se, až je celý, takže ten původní zůstal beze změny. Odstraňte příčinu a příkaz zopakujte.";
        en: "The system did not let the file be written: the disk is full, the directory lacks rights, or the file is \
             write-protected. Each file is written beside and renamed once it is whole, so the one there is unchanged. Remove the cause \
             and repeat the command.";
        wrong: "$ chmod a-w book/contracts.csv";
        right: "$ chmod u+w book/contracts.csv";
    }
    OutputFailed {
        cs: "Co příkaz vypisuje, se nepodařilo zapsat tam, kam je výstup přesměrován, nejspíš pro plný disk. Zapsaná část není celá; \
             soubory knihy to nemění. Uvolněte místo a příkaz zopakujte.";
        en: "What the command prints could not be written to where its output goes, most likely because a disk is full. The part that \
             was written is not complete; the files of the book are not touched by that. Make room and repeat the command.";
        wrong: "$ annum bill 2027 --format csv > /dev/full";
        right: "$ annum bill 2027 --format csv > plan.csv";
    }
    MissingFile {
        cs: "Kniha musí mít `customers.csv` a `contracts.csv`, třeba jen se záhlavím; ostatní soubory chybět smějí. Nejčastěji příkaz \
             běží v jiném adresáři: zvolte ho pomocí `--book` nebo ANNUM_BOOK, nebo založte knihu novou.";
        en: "A book must have `customers.csv` and `contracts.csv`, if only with their header; the other files may be missing. Mostly the \
             command runs in another directory: name it with `--book` or ANNUM_BOOK, or make a new book.";
        wrong: "$ annum bill 2027";
        right: "$ annum --book ~/billing bill 2027";
    }
    NotUtf8 {
        cs: "Texty knihy jsou v kódování UTF-8, aby každý program četl tatáž písmena. Tento soubor obsahuje bajty, které v něm být \
             nemohou; většinou ho Excel uložil v kódování windows-1250. Uložte ho jako „CSV UTF-8“, nebo ho převeďte.";
        en: "The texts of a book are UTF-8, so that every program reads the same letters. This file has bytes that cannot be UTF-8; \
             mostly Excel saved it as windows-1250. Save it as \"CSV UTF-8\", or convert it.";
        wrong: "";
        right: "$ iconv -f windows-1250 -t utf-8 customers.csv > new.csv\n$ mv new.csv customers.csv";
    }
    FileChanged {
        cs: "Mezi přečtením a zápisem změnil soubor někdo jiný, třeba otevřený editor. Aby se o jeho změnu nepřišlo, nic se \
             nezapsalo. Uložte a zavřete soubor a spusťte příkaz znovu.";
        en: "Somebody else, an open editor perhaps, changed the file between reading and writing. So that the other change is not lost, \
             nothing was written. Save and close the file, and run the command again.";
        wrong: "";
        right: "";
    }
    NotFlushed {
        cs: "Soubor je zapsaný a všichni ho vidí, ale disk nepotvrdil, že by přežil výpadek proudu. Nic neopakujte; zkontrolujte disk a \
             pusťte `annum verify`.";
        en: "The file is written and everybody sees it, but the disk did not confirm that it would survive a power cut. Repeat nothing; \
             check the disk and run `annum verify`.";
        wrong: "";
        right: "$ annum verify";
    }
    // Rows and columns
    MissingHeader {
        cs: "První řádek každého souboru CSV jmenuje sloupce; podle něj se pozná, co je v které buňce. Tento soubor je prázdný. \
             Doplňte záhlaví, nebo nechte `annum init` založit soubory, které chybějí.";
        en: "The first line of every CSV file names its columns and so says what stands in which cell. This file is empty. Add the \
             header, or let `annum init` make the files that are missing.";
        wrong: "";
        right: "id,name\nC001,Novák s.r.o.";
    }
    UnknownColumn {
        cs: "Sloupec, který program nezná, by se tiše ignoroval, a překlep ve jméně by tak mohl změnit částky. Proto je to chyba. \
             Sloupec přejmenujte nebo smažte; na vlastní text je sloupec `note`.";
        en: "A column that the program does not know would be ignored in silence, and a slip in its name could change amounts. So it \
             is an error. Rename or remove the column; free text goes in the column `note`.";
        wrong: "contract,customer,service,since,quantiti\nS1,C001,remote-pc,2027-01-01,5";
        right: "contract,customer,service,since,quantity\nS1,C001,remote-pc,2027-01-01,5";
    }
    MissingColumn {
        cs: "Bez tohoto sloupce nelze řádky přečíst. Pořadí sloupců je libovolné a nepovinné smějí chybět, povinné ne.";
        en: "The rows cannot be read without this column. Columns may stand in any order and optional ones may be missing, required \
             ones may not.";
        wrong: "contract,customer,service\nS1,C001,remote-pc";
        right: "contract,customer,service,since\nS1,C001,remote-pc,2027-01-01";
    }
    DuplicateColumn {
        cs: "Dva sloupce téhož jména by mohly říkat každý něco jiného. Jeden z nich smažte, nebo ho přejmenujte.";
        en: "Two columns of the same name could say different things. Remove or rename one of them.";
        wrong: "id,name,name\nC001,Novák,Novák s.r.o.";
        right: "id,name\nC001,Novák s.r.o.";
    }
    CellCount {
        cs: "Řádek má jiný počet buněk než záhlaví, takže by se hodnoty posunuly. Nejčastěji je oddělovač uvnitř textu bez uvozovek, \
             nebo chybějí oddělovače prázdných buněk na konci.";
        en: "The row has another number of cells than the header, so that values would shift. Mostly a text without quotes contains the \
             delimiter, or the delimiters of empty cells at the end are missing.";
        wrong: "id,name,city\nC001,Novák, syn a spol.,Brno\nC002,Říha";
        right: "id,name,city\nC001,\"Novák, syn a spol.\",Brno\nC002,Říha,";
    }
    UnclosedQuote {
        cs: "Uvozovka na začátku buňky otevírá text, který smí obsahovat oddělovače i konce řádků, a nikde není zavřená: zbytek souboru \
             by byl jedinou buňkou. Doplňte koncovou uvozovku. Uvozovka uvnitř textu se píše dvakrát.";
        en: "A quote at the start of a cell opens a text that may hold delimiters and line ends, and nothing closes it: the rest of the \
             file would be one cell. Add the closing quote. A quote inside the text is written twice.";
        wrong: "id,name\nC001,\"Novák, syn";
        right: "id,name\nC001,\"Novák, syn\"";
    }
    StrayQuote {
        cs: "Za koncovou uvozovkou smí být jen oddělovač nebo konec řádku. Uvozovka, která patří do textu, se píše dvakrát.";
        en: "Only a delimiter or the end of the line may follow a closing quote. A quote that belongs to the text is written twice.";
        wrong: "id,name\nC001,\"Dvořák\" a syn";
        right: "id,name\nC001,\"\"\"Dvořák\"\" a syn\"";
    }
    ControlCharacter {
        cs: "Neviditelný řídicí znak v textu by mohl změnit, co ukazuje terminál, nebo zmást program, který doklad dostane. Smažte ho; \
             tabulátor a konec řádku uvnitř uvozovek jsou v pořádku. Chyba uvádí jeho kód.";
        en: "An invisible control character could change what a terminal shows or confuse the program that gets the document. Remove \
             it; tab and line end inside quotes are fine. The error gives its code point.";
        wrong: "";
        right: "$ tr -d '\\000-\\010' < customers.csv > new.csv && mv new.csv customers.csv";
    }
    CellTooLong {
        cs: "Žádná hodnota knihy nepotřebuje 64 KiB. Skoro vždy jde o zapomenutou koncovou uvozovku, za kterou je celý zbytek souboru.";
        en: "No value of a book needs 64 KiB. Nearly always a closing quote was forgotten, and what follows is the rest of the file.";
        wrong: "";
        right: "";
    }
    RecordTooLong {
        cs: "Žádný řádek knihy nepotřebuje 1 MiB. Skoro vždy jde o zapomenutou koncovou uvozovku, nebo o soubor, který vůbec není CSV.";
        en: "No row of a book needs 1 MiB. Nearly always a closing quote was forgotten, or the file is no CSV at all.";
        wrong: "";
        right: "";
    }
    // Values
    MissingValue {
        cs: "Povinná buňka je prázdná a nemá výchozí hodnotu. Doplňte ji.";
        en: "A required cell is empty and has no default. Fill it in.";
        wrong: "contract,customer,service,since\nS1,C001,remote-pc,";
        right: "contract,customer,service,since\nS1,C001,remote-pc,2027-01-01";
    }
    BadDate {
        cs: "Datum se píše rok-měsíc-den se dvěma číslicemi, aby ho nikdo nečetl jinak. V souborech oddělených středníkem nebo \
             tabulátorem se čte i to, co ukládá český Excel: 12.5.2026.";
        en: "A date is year-month-day with two digits each, so that nobody reads it otherwise. In files separated by semicolon or tab, \
             what Czech Excel saves is read too: 12.5.2026.";
        wrong: "since\n5/12/2026\n2026-5-12";
        right: "since\n2026-05-12\n2026-05-12";
    }
    NoSuchDay {
        cs: "Takový den v kalendáři není: měsíc nemá tolik dnů, nebo rok není přestupný.";
        en: "The calendar has no such day: the month has fewer days, or the year is no leap year.";
        wrong: "until\n2027-02-29\n2027-06-31";
        right: "until\n2027-02-28\n2027-06-30";
    }
    YearOutOfRange {
        cs: "Roky jdou od 1900 do 2999; jiný je skoro jistě překlep. Služba bez konce má `until` prázdné.";
        en: "Years run from 1900 to 2999; another one is nearly certainly a slip. A service without an end has an empty `until`.";
        wrong: "since,until\n0202-01-01,9999-12-31";
        right: "since,until\n2020-01-01,";
    }
    BadNumber {
        cs: "Číslo se píše číslicemi s nejvýš jednou desetinnou značkou; měna, mezery mezi tisíci a exponenty do něj nepatří. Desetinná \
             čárka se čte jen v souborech oddělených středníkem nebo tabulátorem.";
        en: "A number is digits with at most one decimal mark; currency, thousands separators and exponents do not belong to it. A \
             decimal comma is read only in files separated by semicolon or tab.";
        wrong: "unit_price\n3 000 Kč\n1e3";
        right: "unit_price\n3000\n1000";
    }
    TooManyDecimals {
        cs: "Ceny, množství a slevy mají nejvýš čtyři desetinná místa, částky dvě. Program vstup nikdy sám nezaokrouhluje, protože by \
             tím změnil, co bylo dohodnuto; zaokrouhlete číslo sami.";
        en: "Prices, quantities and discounts have at most four decimals, amounts two. The program never rounds what it reads, since \
             that would change what was agreed; round the number yourself.";
        wrong: "discount_percent\n33.333333";
        right: "discount_percent\n33.3333";
    }
    NumberTooLarge {
        cs: "Před desetinnou značkou smí být nejvýš 12 číslic. Víc mívá číslo, ve kterém chybí desetinná značka, nebo telefon ve \
             špatném sloupci.";
        en: "At most 12 digits may stand before the decimal mark. More are mostly a number whose decimal mark is missing, or a telephone \
             number in the wrong column.";
        wrong: "unit_price\n3000000000000000";
        right: "unit_price\n3000";
    }
    NegativeNumber {
        cs: "Ceny služeb a množství nejsou záporné. Sleva patří do `discount_percent`, vrácené peníze jsou jednorázová položka se \
             zápornou cenou v `charges.csv`.";
        en: "Prices of services and quantities are not negative. A discount goes in `discount_percent`; money given back is a one-off \
             charge with a negative price in `charges.csv`.";
        wrong: "contract,customer,service,since,unit_price\nS1,C001,remote-pc,2027-01-01,-500";
        right: "id,customer,date,description,unit_price\nT1,C001,2027-01-01,Sleva za výpadek,-500";
    }
    DiscountRange {
        cs: "Sleva je v procentech od 0 do 100 a píše se bez znaku %. Vyšší cena než ceníková je `unit_price` na řádku.";
        en: "A discount is per cent from 0 to 100, written without the sign %. A price above the list's is `unit_price` on the row.";
        wrong: "discount_percent\n-10\n110";
        right: "discount_percent\n10\n100";
    }
    BadChoice {
        cs: "V této buňce je na výběr jen z několika hodnot, psaných přesně takto; chyba je vypisuje. Prázdná buňka je výchozí hodnota.";
        en: "This cell takes only a few values, written exactly so; the error lists them. An empty cell is the default.";
        wrong: "renewal\nmanuální";
        right: "renewal\nmanual";
    }
    BadDueDays {
        cs: "Splatnost je celý počet dnů od vystavení, 0 až 999. Prázdná buňka znamená splatnost z katalogu.";
        en: "Due days are a whole number of days from the issue, 0 to 999. An empty cell means those of the catalog.";
        wrong: "id,name,due_days\nC001,Novák,14 dnů";
        right: "id,name,due_days\nC001,Novák,14";
    }
    // What rows say of each other
    DuplicateId {
        cs: "Id zákazníka nebo položky smí být v souboru jen jednou, jinak by nebylo jasné, koho se smlouvy týkají. Je-li to tentýž, \
             jeden řádek smažte; jsou-li to dva, dejte novějšímu jiné id. Id z vystavených dokladů neměňte.";
        en: "The id of a customer or charge may stand only once in its file, or nobody could say whom a contract is about. If both are \
             the same, remove a row; if they are two, give the newer one another id. Leave ids of issued documents alone.";
        wrong: "id,name\nC001,Novák\nC001,Říha";
        right: "id,name\nC001,Novák\nC002,Říha";
    }
    UnknownCustomer {
        cs: "Na tohoto zákazníka něco odkazuje, ale `customers.csv` ho nemá. Id se porovnává přesně, i s velikostí písmen, mezerami a \
             nulami na začátku, které umí Excel zahodit.";
        en: "Something names this customer, but `customers.csv` does not have it. Ids are compared exactly, with capitals, spaces and \
             leading zeros, which Excel may drop.";
        wrong: "contract,customer,service,since\nS1,c001,remote-pc,2027-01-01";
        right: "contract,customer,service,since\nS1,C001,remote-pc,2027-01-01";
    }
    UnknownService {
        cs: "Katalog takovou službu nemá. Píše se její `id`, ne název; ids vypíše `annum catalog`. Služba, která se už neprodává, musí v \
             katalogu zůstat, dokud na ni odkazují smlouvy.";
        en: "The catalog has no such service. Its `id` is meant, not its name; `annum catalog` lists them. A service that is no longer \
             sold must stay in the catalog as long as contracts name it.";
        wrong: "contract,customer,service,since\nS1,C001,Vzdálený přístup,2027-01-01";
        right: "contract,customer,service,since\nS1,C001,remote-pc,2027-01-01";
    }
    UnknownContract {
        cs: "`contracts.csv` nemá žádný řádek s touto smlouvou. Id se porovnává přesně.";
        en: "`contracts.csv` has no row of this contract. Ids are compared exactly.";
        wrong: "$ annum contract end s24-001 --on 2027-06-30";
        right: "$ annum contract end S24-001 --on 2027-06-30";
    }
    UnknownCharge {
        cs: "`charges.csv` nemá jednorázovou položku s tímto id. Id se porovnává přesně.";
        en: "`charges.csv` has no one-off charge with this id. Ids are compared exactly.";
        wrong: "$ annum charge show T1";
        right: "$ annum charge list";
    }
    NothingToExplain {
        cs: "`annum explain` umí vysvětlit číslo vystaveného dokladu, smlouvu a jednorázovou položku; nic takového kniha ani registr \
             nemá. Plánované doklady čísla ještě nemají: ptejte se na jejich smlouvu.";
        en: "`annum explain` explains the number of an issued document, a contract or a one-off charge; neither the book nor the \
             register has one of this name. Documents of a plan have no numbers yet: ask for their contract.";
        wrong: "$ annum explain C005                    # a customer";
        right: "$ annum customer show C005\n$ annum explain S24-001 --year 2027";
    }
    ContractOfTwoCustomers {
        cs: "Všechny řádky smlouvy patří jednomu zákazníkovi. Má-li smlouvu převzít jiný, ukončete řádky starého a založte novou \
             smlouvu: už vystavené doklady zůstávají starému.";
        en: "All rows of a contract belong to one customer. If another one takes it over, end the rows of the old one and begin a new \
             contract: documents already issued stay with the old customer.";
        wrong: "contract,customer,service,since\nS1,C001,remote-pc,2025-01-01\nS1,C002,email,2025-01-01";
        right: "contract,customer,service,since\nS1,C001,remote-pc,2025-01-01\nS2,C002,email,2025-01-01";
    }
    UntilBeforeSince {
        cs: "`until` je poslední den služby, včetně, a nemůže být před prvním dnem `since`. Řádek, který nikdy neměl platit a nic z něj \
             nebylo vystaveno, smažte.";
        en: "`until` is the last day of service, included, and cannot lie before the first day, `since`. A row that was never meant to \
             hold, and of which nothing was issued, is removed.";
        wrong: "contract,customer,service,since,until\nS1,C001,remote-pc,2027-05-01,2027-04-30";
        right: "contract,customer,service,since,until\nS1,C001,remote-pc,2027-05-01,2027-05-31";
    }
    OverlappingRows {
        cs: "Smlouva smí mít tutéž službu na více řádcích, ale každý den jen jednou; jinak by se za společné dny účtovalo dvakrát. Když \
             se mění množství nebo cena, ukončete starý řádek den před začátkem nového. Platí-li obojí najednou, sečtěte množství.";
        en: "A contract may hold a service in several rows, but only once on any day; or the days they share would be charged twice. \
             When quantity or price changes, end the old row the day before the new one begins. If both hold at once, add the \
             quantities up in one row.";
        wrong: "contract,customer,service,since,until,quantity\nS1,C001,remote-pc,2025-01-01,,3\nS1,C001,remote-pc,2027-07-01,,5";
        right: "contract,customer,service,since,until,quantity\nS1,C001,remote-pc,2025-01-01,2027-06-30,3\nS1,C001,remote-pc,2027-07-01,,5";
    }
    SuperfluousValue {
        cs: "Tato buňka má být podle ostatních na řádku prázdná: `total` v očekáváních platí pro celý rok, a tak id nemá.";
        en: "The other cells of the row leave nothing for this one to say: a `total` of expectations is about the whole year and has no id.";
        wrong: "year,what,id,net\n2027,total,C001,170514.50";
        right: "year,what,id,net\n2027,total,,170514.50";
    }
    ManualWithoutUntil {
        cs: "`renewal = manual` znamená, že o každém dalším roce někdo rozhodne, a to jde jen u smlouvy s dohodnutým koncem. Doplňte \
             `until`; pak smlouvu nabídne `annum renewals`. Co běží samo, má `auto`.";
        en: "`renewal = manual` means that somebody decides on each further year, which needs an agreed end. Fill in `until`; then \
             `annum renewals` lists the contract. What runs on by itself is `auto`.";
        wrong: "contract,customer,service,since,until,renewal\nS1,C001,remote-pc,2027-01-01,,manual";
        right: "contract,customer,service,since,until,renewal\nS1,C001,remote-pc,2027-01-01,2027-12-31,manual";
    }
    AmountTooLarge {
        cs: "Množství krát cena má přes 12 číslic před desetinnou značkou. Skoro vždy je v jednom z nich překlep.";
        en: "Quantity times price has more than 12 digits before the decimal mark. Nearly always one of them is a slip.";
        wrong: "quantity,unit_price\n30000000,3000000";
        right: "quantity,unit_price\n3,3000000";
    }
    BookTooLarge {
        cs: "Kniha smí mít nejvýš 4 GiB textů a 65 536 služeb. Rozdělte ji na více adresářů, každý s vlastním registrem a vlastní \
             číselnou řadou.";
        en: "A book may hold at most 4 GiB of texts and 65 536 services. Divide it into several directories, each with a register and a \
             series of numbers of its own.";
        wrong: "";
        right: "";
    }
    // The catalog
    TomlSyntax {
        cs: "Katalog je soubor TOML: `klíč = hodnota` po řádcích, texty v uvozovkách, tabulky v hranatých závorkách, poznámky za `#`. \
             Chyba uvádí řádek, na kterém zápis přestal dávat smysl; příčina bývá i o řádek výš.";
        en: "The catalog is a TOML file: a `key = value` on each line, texts in quotes, tables in brackets, notes after `#`. The error \
             names the line where it stopped to make sense; the cause may stand a line above.";
        wrong: "currency = CZK\n[[service]\nid = \"remote-pc\"";
        right: "currency = \"CZK\"\n[[service]]\nid = \"remote-pc\"";
    }
    CatalogTooLarge {
        cs: "Katalog smí mít 1 MiB, protože jeho text se ukládá s každým během registru. Nejspíš to není katalog.";
        en: "A catalog may have 1 MiB, since its text is kept with every run of the register. Most likely this is no catalog.";
        wrong: "$ annum --catalog price-list.pdf catalog";
        right: "$ annum --catalog catalog.toml catalog";
    }
    UnknownKey {
        cs: "Klíč, který program nezná, by se tiše ignoroval, a překlep by tak mohl změnit, jak se účtuje. Přejmenujte ho nebo smažte.";
        en: "A key that the program does not know would be ignored in silence, and a slip could change how things are billed. Rename or \
             remove it.";
        wrong: "[billing]\nproratoin = \"days\"";
        right: "[billing]\nproration = \"days\"";
    }
    MissingKey {
        cs: "Katalog musí mít `currency` a každá služba `id`, `name` a `price`; vše ostatní má výchozí hodnoty.";
        en: "A catalog must have `currency`, and each service `id`, `name` and `price`; everything else has defaults.";
        wrong: "[[service]]\nid = \"email\"\nprice = 0";
        right: "[[service]]\nid = \"email\"\nname = { cs = \"E-mail\", en = \"E-mail\" }\nprice = 0";
    }
    WrongType {
        cs: "Hodnota je jiného druhu, než klíč čeká: číslo v uvozovkách místo bez nich, text místo tabulky a podobně. Jak se každý klíč \
             píše, ukazuje katalog, který založí `annum init`.";
        en: "The value is of another kind than the key expects: a number in quotes instead of without, a text instead of a table and so \
             on. The catalog that `annum init` makes shows how each key is written.";
        wrong: "due_days = \"14\"\nclosed_until = \"2026-12-31\"";
        right: "due_days = 14\nclosed_until = 2026-12-31";
    }
    BareFloat {
        cs: "Číslo s desetinnou tečkou bez uvozovek čtou programy jako dvojkové číslo a z 2999.90 je 2999.9000000000000909. Peníze se \
             proto píší v uvozovkách, kde každá číslice platí.";
        en: "Programs read a number with a decimal point and no quotes as a binary number, and 2999.90 becomes 2999.9000000000000909. So \
             money is written in quotes, where every digit counts.";
        wrong: "price = 2999.90";
        right: "price = \"2999.90\"";
    }
    BadYear {
        cs: "Hodnoty podle let mají před rovnítkem rok o čtyřech číslicích, 1900 až 2999: od kterého roku platí.";
        en: "Values by year have a year of four digits, 1900 to 2999, before the equals sign: the year from which they hold.";
        wrong: "price = { 15 = 3000, \"2027/28\" = 3300 }";
        right: "price = { 2015 = 3000, 2027 = 3300 }";
    }
    UnknownPolicy {
        cs: "Rok zdarma po nákupu má čtyři možná pravidla: `through-next-calendar-year` (ode dne nákupu do konce příštího roku), \
             `next-calendar-year` (jen příští rok), `twelve-months` (dvanáct měsíců ode dne nákupu) a `none`.";
        en: "The free year after a purchase has four policies: `through-next-calendar-year` (from the day of the purchase to the end of \
             the next year), `next-calendar-year` (the next year alone), `twelve-months` (from the day of the purchase) and `none`.";
        wrong: "[free_year]\npolicy = \"12-months\"";
        right: "[free_year]\npolicy = \"twelve-months\"";
    }
    UnknownProration {
        cs: "Část roku se účtuje jedním ze tří způsobů: `whole-year` (celý rok, má-li den k účtování), `months` (dvanáctiny) a `days` \
             (dny z 365 nebo 366).";
        en: "A part of a year is billed in one of three ways: `whole-year` (all of it with any chargeable day), `months` (twelfths) and \
             `days` (days of 365 or 366).";
        wrong: "[billing]\nproration = \"monthly\"";
        right: "[billing]\nproration = \"months\"";
    }
    BadPattern {
        cs: "Číslo dokladu vzniká ze vzoru: písmena a číslice zůstávají, `{year}` nebo `{yy}` je rok vystavení a právě jedno \
             `{sequence:N}` pořadové číslo na N míst. Bez roku nebo pořadí by se čísla opakovala.";
        en: "The number of a document is made from a pattern: letters and digits stay, `{year}` or `{yy}` is the year of the issue, and \
             exactly one `{sequence:N}` the running number with N digits. Without year or sequence, numbers would repeat.";
        wrong: "[numbering]\ninvoice = \"FA{sequence:6}\"";
        right: "[numbering]\ninvoice = \"FA{yy}{sequence:6}\"";
    }
    PatternTooLong {
        cs: "Číslice čísla dokladu jsou jeho variabilním symbolem a ten má v bance nejvýš 10 číslic. Zkraťte pořadí nebo rok.";
        en: "The digits of a document's number are its variable symbol, for which banks have at most 10 digits. Shorten the sequence or \
             the year.";
        wrong: "[numbering]\ninvoice = \"{year}{sequence:8}\"";
        right: "[numbering]\ninvoice = \"{yy}{sequence:8}\"";
    }
    BadSequence {
        cs: "Začátek řady je pořadové číslo, celé a nejméně 1, bez roku, který doplní vzor.";
        en: "The start of a series is a running number, whole and at least 1, without the year, which the pattern adds.";
        wrong: "first = { 2027 = \"2027000124\" }";
        right: "first = { 2027 = 124 }";
    }
    PatternsCollide {
        cs: "Faktura i dobropis by časem mohly dostat totéž číslo, a pak by nešlo říct, který doklad je který. Dejte řadám jiný začátek.";
        en: "An invoice and a credit note could come to the same number one day, and nobody could tell them apart. Let the series begin \
             differently.";
        wrong: "invoice = \"{year}{sequence:6}\"\ncredit_note = \"{year}{sequence:6}\"";
        right: "invoice = \"{year}{sequence:6}\"\ncredit_note = \"9{year}{sequence:5}\"";
    }
    NoPrice {
        cs: "Cena se nikdy nebere z jiného roku a nikdy není mlčky nula. Doplňte do katalogu cenu od roku, který se účtuje, nebo na \
             řádek smlouvy `unit_price`.";
        en: "A price is never taken from another year and never silently 0. Add to the catalog a price from the year that is billed on, \
             or `unit_price` to the contract row.";
        wrong: "price = { 2028 = 3000 }                 # and 2027 is billed";
        right: "price = { 2015 = 2800, 2028 = 3000 }";
    }
    NoProration {
        cs: "Katalog má poměrné účtování podle let a účtovaný rok je před prvním z nich. Doplňte dřívější rok.";
        en: "The catalog has its proration by year, and the year billed comes before the first of them. Add an earlier year.";
        wrong: "proration = { 2028 = \"days\" }           # and 2027 is billed";
        right: "proration = { 2015 = \"whole-year\", 2028 = \"days\" }";
    }
    NoPolicy {
        cs: "Katalog má pravidla roku zdarma podle roku nákupu a tento nákup je před prvním z nich. Doplňte dřívější rok, třeba s `none`.";
        en: "The catalog has its free-year policies by the year of the purchase, and this purchase comes before the first of them. Add an \
             earlier year, perhaps with `none`.";
        wrong: "policy = { 2026 = \"twelve-months\" }     # and a purchase is of 2025";
        right: "policy = { 2015 = \"none\", 2026 = \"twelve-months\" }";
    }
    // Another catalog to compare with
    NothingToCompare {
        cs: "`annum compare` počítá rok dvakrát: podle katalogu knihy a podle druhého, který jmenuje `--catalog`. Ten druhý chybí.";
        en: "`annum compare` computes a year twice: by the book's catalog and by another one, which `--catalog` names. That other one \
             is missing.";
        wrong: "$ annum compare --year 2028";
        right: "$ annum compare --year 2028 --catalog prices-2028.toml";
    }
    CurrencyDiffers {
        cs: "Částky ve dvou měnách nelze porovnat a kurz program nezná. Převeďte ceny nového ceníku, nebo opravte jeho `currency`.";
        en: "Amounts of two currencies cannot be compared, and the program knows no exchange rate. Convert the prices of the new \
             catalog, or correct its `currency`.";
        wrong: "currency = \"EUR\"                        # and the book's catalog has CZK";
        right: "currency = \"CZK\"";
    }
    ServiceMissing {
        cs: "Podle katalogu bez této služby by se řádky, které ji mají, nedaly spočítat, ani ty, které už skončily: jejich doklady se z \
             ní znovu odvozují. Služba, která se už nenabízí, ať v katalogu zůstane s poslední cenou; přejmenovaná ať si nechá své id.";
        en: "With a catalog that lacks this service, the rows which have it could not be computed, not even those that have ended: \
             their documents are derived again from it. Let a service that is no longer offered stay in the catalog with its last \
             price; one that is renamed keeps its id.";
        wrong: "[[service]]\nid = \"remote-computer\"              # and rows have remote-pc";
        right: "[[service]]\nid = \"remote-pc\"\nname = \"Remote computer\"";
    }
    // Warnings
    CompanyIdChecksum {
        cs: "Poslední číslice českého IČO se počítá z ostatních a tady nesedí, takže je v čísle nejspíš překlep. Účtuje se i tak; \
             ověřte ho v rejstříku.";
        en: "The last digit of a Czech company id follows from the others, and here it does not, so most likely there is a slip. It is \
             billed all the same; look the id up in the register of companies.";
        wrong: "id,name,company_id\nC001,Novák s.r.o.,12345678";
        right: "id,name,company_id\nC001,Novák s.r.o.,12345679";
    }
    VatIdChecksum {
        cs: "DIČ dodavatele se tiskne na každý daňový doklad, proto tu překlep není varováním, ale chybou. Má podobu `CZ` a 8 číslic \
             (firma), nebo 9 až 10 číslic (osoba, skupina plátců), a poslední číslice se počítá z ostatních. Z IČO se neodvozuje.";
        en: "The seller's VAT id is printed on every tax document, so a slip is no warning but an error. It is `CZ` and 8 digits (a \
             firm) or 9 to 10 (a person, a group of payers), and the last digit follows from the others. It is never derived from \
             the company id.";
        wrong: "[seller]\nvat_id = \"12345679\"";
        right: "[seller]\nvat_id = \"CZ12345679\"";
    }
    BankAccountForm {
        cs: "Číslo účtu dodavatele má českou podobu s kódem banky za lomítkem, nebo je to IBAN. Z české podoby se IBAN dopočítá.";
        en: "The seller's account has the Czech form with the code of the bank behind a slash, or is an IBAN. The IBAN of the Czech form \
             is computed.";
        wrong: "[seller]\nbank_account = \"19-2000145399\"";
        right: "[seller]\nbank_account = \"19-2000145399/0800\"";
    }
    BankAccountChecksum {
        cs: "Obě části českého čísla účtu i IBAN mají kontrolní číslice a tady nesedí. Na špatný účet by zákazníci platili jinému, proto \
             je to chyba.";
        en: "Both parts of a Czech account and an IBAN have check digits, and here they do not fit. Customers would pay somebody else, \
             so this is an error.";
        wrong: "[seller]\nbank_account = \"19-2000145398/0800\"";
        right: "[seller]\nbank_account = \"19-2000145399/0800\"";
    }
    CompanyIdTwice {
        cs: "Dva zákazníci mají totéž IČO. Je-li to jedna firma, dostane dvě faktury a nákupy jednoho nedají rok zdarma druhému; na \
             faktury pro pobočky je sloupec `document`.";
        en: "Two customers have the same company id. If they are one company, it gets two invoices, and purchases of one give the other \
             no free year; for invoices of branches there is the column `document`.";
        wrong: "id,name,company_id\nC001,Novák s.r.o.,12345679\nC002,Novák – Brno,12345679";
        right: "contract,customer,service,since,document\nS1,C001,remote-pc,2027-01-01,Praha\nS2,C001,remote-pc,2027-01-01,Brno";
    }
    SellerIncomplete {
        cs: "Doklad musí říkat, kdo ho vystavil: jméno, sídlo, IČO, plátce i DIČ, a kam zaplatit. Co s ním při vystavení není uloženo, už \
             se na něj nedostane jinak než stornem. Kdo nic neexportuje, může varování nechat být.";
        en: "A document has to say who issued it: name, seat, company id, of a payer the VAT id, and where to pay. What is not frozen with \
             it at issue can come onto it only by a cancellation. Who exports nothing can leave the warning be.";
        wrong: "[seller]\nname = \"Vendor\"";
        right: "[seller]\nname = \"Vendor\"\nstreet = \"Dlouhá 1\"\ncity = \"Praha\"";
    }
    CustomerAbroad {
        cs: "Plátce DPH zákazníkovi v jiné zemi, který tam má DIČ, českou daň neúčtuje a doklad má jiné náležitosti. Program je nepočítá: \
             doklad lze vystavit, exportovat ne.";
        en: "A VAT payer does not charge Czech tax to a customer in another country with a VAT id there, and the document has other \
             contents. The program does not compute them: the document can be issued, but not exported.";
        wrong: "id,name,vat_id,country\nC001,Kunde GmbH,DE123456789,DE";
        right: "id,name,vat_id,country\nC001,Kunde GmbH,,DE";
    }
    RowBeforePurchase {
        cs: "Služba, kterou nákup dává zdarma, začíná krátce před nákupem. Dny před ním zdarma nejsou, a při účtování po celých letech \
             se tak zaplatí celý rok. Začala-li služba s nákupem, opravte `since`; jinak je vše v pořádku.";
        en: "A service that a purchase makes free begins shortly before the purchase. The days before are not free, which under whole \
             years costs a whole year. If service began with the purchase, correct `since`; else all is well.";
        wrong: "contracts.csv:  S1,C001,remote-pc,2026-05-01\npurchases.csv:  C001,Harmonik Standard,2026-05-12";
        right: "contracts.csv:  S1,C001,remote-pc,2026-05-12\npurchases.csv:  C001,Harmonik Standard,2026-05-12";
    }
    TiersInContract {
        cs: "Služby jedné skupiny (`group` v katalogu) jsou stupně téhož, třeba vzdálený přístup pro jeden počítač a pro veřejnou IP adresu. \
             V jedné smlouvě se za žádnou část roku neúčtují dvě z nich, platí ta dražší. Běží-li obě zároveň, bývá to řádek, který při \
             přechodu zapomněli ukončit.";
        en: "The services of a group (`group` in the catalog) are tiers of one thing, say remote access for one computer and for a public IP \
             address. In one contract no part of a year is charged for two of them, the dearer one counts. Where both run at once, \
             mostly a row was left open when the customer changed.";
        wrong: "contract,customer,service,since,until\nS1,C001,remote-pc,2026-01-01,\nS1,C001,remote-ip,2026-09-01,";
        right: "$ annum contract change S1 remote-ip --since 2026-09-01";
    }
    TiersInContracts {
        cs: "Služby jedné skupiny (`group` v katalogu) jsou stupně téhož a stačí jedna z nich. Dražší nahrazuje levnější jen v téže smlouvě; \
             ve dvou smlouvách se účtují obě. Má-li zákazník obě schválně, třeba na dvou pobočkách, je vše v pořádku.";
        en: "The services of a group (`group` in the catalog) are tiers of one thing, and one of them is enough. The dearer one replaces the \
             cheaper only within a contract; in two contracts both are charged. If the customer wants both, say at two branches, all is \
             well.";
        wrong: "contract,customer,service,since\nS1,C001,remote-pc,2026-01-01\nS2,C001,remote-ip,2026-09-01";
        right: "$ annum contract change S1 remote-ip --since 2026-09-01";
    }
    UnusualYear {
        cs: "Datum je daleko od dneška, jak bývá po překlepu v roce. Platí, jak je napsáno; jen ho zkontrolujte.";
        en: "The date is far from today, as after a slip in the year. It holds as it is written; just check it.";
        wrong: "since\n2072-01-01";
        right: "since\n2027-01-01";
    }
    // Billing
    BeforeFirstYear {
        cs: "Katalog v `first_year` říká, od kterého roku se účtuje tady; dřívější roky vyúčtoval jiný systém a podruhé by se účtovaly \
             znovu.";
        en: "`first_year` in the catalog says from which year on billing is done here; earlier years were billed by another system, and \
             would be billed a second time.";
        wrong: "$ annum bill 2025                       # first_year = 2026";
        right: "$ annum bill 2026";
    }
    PeriodClosed {
        cs: "Účetní období do `closed_until` je uzavřené a doklad s datem v něm už nesmí přibýt. Zvolte pozdější datum; uzávěrku posune \
             ten, kdo za ni odpovídá, v katalogu.";
        en: "The accounting period up to `closed_until` is closed, and no document may get a date in it. Choose a later date; who answers \
             for the closing moves it, in the catalog.";
        wrong: "$ annum issue 2026 --date 2026-12-31    # closed_until = 2026-12-31";
        right: "$ annum issue 2026 --date 2027-01-04";
    }
    DateBeforeLast {
        cs: "Čísla dokladů jdou po sobě tak, jak jdou jejich data. Doklad s dřívějším datem by dostal vyšší číslo než pozdější. Zvolte \
             datum posledního dokladu nebo pozdější.";
        en: "Numbers follow the order of dates. A document of an earlier date would get a higher number than a later one. Choose the date \
             of the last document or a later one.";
        wrong: "$ annum issue 2027 --date 2027-01-04    # the last is of 2027-02-01";
        right: "$ annum issue 2027 --date 2027-02-01";
    }
    DateTooFar {
        cs: "Datum dokladu je přes rok v budoucnosti, nejspíš překlep v roce; a další doklady by pak nesměly mít datum dřívější.";
        en: "The date of the documents is more than a year ahead, most likely a slip in the year; and no later document could have an \
             earlier date.";
        wrong: "$ annum issue 2027 --date 2072-01-04";
        right: "$ annum issue 2027 --date 2027-01-04";
    }
    YearFarFromDate {
        cs: "Účtuje se rok, do kterého patří datum dokladu, rok předchozí nebo následující. Jiný bývá překlep. Starší rok vystavte s \
             datem, které k němu patří, není-li už období uzavřené.";
        en: "The year billed is that of the documents' date, the one before or the one after. Another is mostly a slip. An older year is \
             issued with a date that belongs to it, unless the period is closed.";
        wrong: "$ annum issue 2024 --date 2027-01-04";
        right: "$ annum issue 2027 --date 2027-01-04";
    }
    PlanChanged {
        cs: "Plán s tímto id někdo viděl a schválil, ale ze souborů teď vychází jiný. Nic se nevystavilo. Podívejte se, co se změnilo, a \
             vystavte plán nový. `--customer` a `--through` musejí být u obou příkazů stejné.";
        en: "Somebody saw and approved the plan with this id, but the files now make another one. Nothing was issued. Look at what \
             changed, and issue the new plan. `--customer` and `--through` must be the same for both commands.";
        wrong: "$ annum issue 2027 --plan 3f0a9c51d2e8";
        right: "$ annum bill 2027\n$ annum issue 2027 --plan 936e5f213ada  # the id that bill has shown";
    }
    PlanNeeded {
        cs: "Plán opravuje už vystavené doklady: obsahuje dobropis nebo rozdíl. To se nevystavuje naslepo. Prohlédněte si ho a potvrďte \
             jeho id.";
        en: "The plan corrects documents already issued: it has a credit note or a difference. That is not issued blindly. Look at it, \
             and confirm its id.";
        wrong: "$ annum issue 2027";
        right: "$ annum bill 2027\n$ annum issue 2027 --plan 936e5f213ada  # the id that bill has shown";
    }
    Orphan {
        cs: "Vystavený doklad účtuje něco, k čemu v souborech není vůbec žádný řádek: řádek se smazal, id se přejmenovalo, nebo se na \
             místě změnila služba. Dobropis se z toho mlčky nedělá. Vraťte řádek a ukončete ho pomocí `until` (položce dejte množství \
             0), nebo doklad stornujte.";
        en: "An issued document charges something of which the files have no row at all: a row was deleted, an id renamed, or a service \
             changed in place. That never becomes a silent credit. Put the row back and end it with `until` (give a charge the \
             quantity 0), or cancel the document.";
        wrong: "$ sed -i '/^S1,/d' contracts.csv";
        right: "$ annum contract end S1 --on 2027-06-30";
    }
    ExpectationFailed {
        cs: "`expectations.csv` říká, na kolik má rok vyjít, a soubory dávají jinou částku. Změnilo se tedy něco, co nikdo nechtěl, nebo \
             je zastaralé očekávání. Odkud se částky berou, ukáže `annum explain`.";
        en: "`expectations.csv` says what a year must come to, and the files make another amount. So something changed that nobody meant \
             to, or the expectation is out of date. `annum explain` shows where the amounts come from.";
        wrong: "year,what,id,net\n2027,customer,C018,6000.10      # a discount was changed since";
        right: "year,what,id,net\n2027,customer,C018,8700.01";
    }
    CoverageDisagrees {
        cs: "Dva nezávislé součty téhož vyšly jinak: po klíčích a po dokladech. To je chyba programu nebo poškozený registr, nikdy jen \
             vašich souborů. Nic nevystavujte a pusťte `annum verify`.";
        en: "Two independent sums of the same came out differently: by keys and by documents. That is a mistake of the program or a \
             damaged register, never of your files alone. Issue nothing, and run `annum verify`.";
        wrong: "";
        right: "$ annum verify";
    }
    SeriesFull {
        cs: "Pořadové číslo už se do vzoru nevejde. Prodlužte `{sequence:N}`; číslo má dohromady nejvýš 10 číslic, takže možná zkrátíte \
             rok na `{yy}`.";
        en: "The running number no longer fits the pattern. Widen `{sequence:N}`; a number has at most 10 digits in all, so perhaps \
             shorten the year to `{yy}`.";
        wrong: "invoice = \"{year}{sequence:2}\"";
        right: "invoice = \"{year}{sequence:6}\"";
    }
    NumberTaken {
        cs: "Číslo, které je na řadě, už v registru má jiný doklad, nejspíš po změně vzoru. Změňte vzor, nebo začátek řady.";
        en: "The number that comes next is in the register already, most likely after a change of the pattern. Change the pattern or the \
             start of the series.";
        wrong: "[numbering]\nfirst = { 2027 = 1 }                    # 2027000001 is issued already";
        right: "[numbering]\nfirst = { 2027 = 124 }";
    }
    UnknownNumber {
        cs: "Takový doklad registr nemá. Číslo se píše celé; doklady plánu čísla ještě nemají.";
        en: "The register has no such document. The number is written in full; documents of a plan have none yet.";
        wrong: "$ annum invoice 12";
        right: "$ annum invoice 2027000012";
    }
    UnknownRun {
        cs: "Takový běh registr nemá. Běhy se číslují od jedné; každé `annum issue`, `annum cancel` a převzetí dokladů je jeden.";
        en: "The register has no such run. Runs are numbered from one; each `annum issue`, `annum cancel` and takeover of documents is \
             one.";
        wrong: "$ annum export --run 77 --as pdf --out out";
        right: "$ annum export --run 3 --as pdf --out out";
    }
    NotAnInvoice {
        cs: "Stornuje se jen faktura. Byl-li chybný dobropis, opravte soubory: další `annum issue` doúčtuje rozdíl.";
        en: "Only an invoice is cancelled. If a credit note was wrong, correct the files: the next `annum issue` bills the difference.";
        wrong: "$ annum cancel 9202700001 --reason \"wrong amount\"";
        right: "$ annum bill 2027";
    }
    AlreadyCancelled {
        cs: "Na fakturu je vráceno všechno, co účtovala. Co je tím znovu otevřené, vystaví další `annum issue`.";
        en: "All that the invoice charged is given back. What is open again is issued by the next `annum issue`.";
        wrong: "$ annum cancel 2027000002 --reason \"wrong address\"   # twice";
        right: "$ annum bill 2027";
    }
    // The register
    RegisterFormat {
        cs: "Soubor v `register/` nemá podobu, v jaké ho program píše. Registr se nikdy needituje, ani Excelem; a kopie s jiným jménem, \
             jaké dělají synchronizační programy, znamenají, že se vystavovalo na dvou počítačích. Obnovte soubor ze zálohy nebo z gitu.";
        en: "A file in `register/` does not have the form in which the program writes it. The register is never edited, not by Excel \
             either; and copies under another name, as synchronizing programs make them, mean that two machines issued. Restore the file \
             from a backup or git.";
        wrong: "register/000001 (conflict).csv";
        right: "$ git checkout -- register";
    }
    SealBroken {
        cs: "Každý běh končí pečetí, která se počítá ze všech jeho bajtů. Tady nesouhlasí: soubor se po vystavení změnil. Obnovte ho ze \
             zálohy nebo z gitu; doklady se opravují příkazem `annum cancel` nebo změnou souborů knihy.";
        en: "Each run ends with a seal computed from all of its bytes. Here it does not agree: the file was changed after the issue. \
             Restore it from a backup or git; documents are corrected with `annum cancel` or by changes of the book's files.";
        wrong: "$ sed -i s/3000.00/2000.00/ register/000001.csv";
        right: "$ git checkout -- register/000001.csv";
    }
    RunMissing {
        cs: "Běhy se číslují bez mezer a jeden nebo více jich chybí. Bez nich by se vystavené účtovalo znovu. Obnovte je.";
        en: "Runs are numbered without gaps, and one or more are missing. Without them, what was issued would be billed again. Restore \
             them.";
        wrong: "register/000001.csv\nregister/000003.csv";
        right: "$ git checkout -- register";
    }
    ChainBroken {
        cs: "Každý běh nese pečeť předchozího a tyhle dva na sebe nenavazují: soubory se přejmenovaly, prohodily, nebo je jeden z jiného \
             registru. Obnovte je ze zálohy nebo z gitu.";
        en: "Each run carries the seal of the one before, and these two do not join: files were renamed or exchanged, or one is of \
             another register. Restore them from a backup or git.";
        wrong: "$ cp ../other/register/000002.csv register/";
        right: "$ git checkout -- register";
    }
    HeadAhead {
        cs: "`register/head` jmenuje běh, který tu není, takže se ztratily poslední běhy. Obnovte je, než cokoli vystavíte: čísla jejich \
             dokladů by se použila podruhé.";
        en: "`register/head` names a run that is not there, so the last runs are lost. Restore them before you issue anything: their \
             numbers would be used a second time.";
        wrong: "$ rm register/000003.csv";
        right: "$ git checkout -- register/000003.csv";
    }
    HeadMissing {
        cs: "Registr má běhy, ale ne soubor `register/head`, který jmenuje poslední z nich; bez něj nejde poznat, zda nějaký nechybí. \
             Obnovte ho ze zálohy nebo z gitu.";
        en: "The register has runs, but not the file `register/head` that names the last of them; without it nobody can tell whether one \
             is missing. Restore it from a backup or git.";
        wrong: "$ rm register/head";
        right: "$ git checkout -- register/head";
    }
    NumberTwice {
        cs: "Dva doklady registru mají totéž číslo. Program takové nevystaví, soubor tedy vznikl jinak. Obnovte registr.";
        en: "Two documents of the register have the same number. The program issues no such thing, so the file came about otherwise. \
             Restore the register.";
        wrong: "";
        right: "$ git checkout -- register";
    }
    NumberGap {
        cs: "Čísla řady mají jít po sobě bez mezer a jedno chybí. Program mezeru nenechá, soubor tedy vznikl jinak. Obnovte registr.";
        en: "The numbers of a series follow each other without gaps, and one is missing. The program leaves none, so the file came about \
             otherwise. Restore the register.";
        wrong: "2027000004, 2027000006";
        right: "$ git checkout -- register";
    }
    TotalWrong {
        cs: "Součet dokladu nebo běhu nesouhlasí s jeho řádky. Program takový nezapíše, soubor tedy vznikl jinak. Obnovte registr.";
        en: "The total of a document or run is not the sum of its lines. The program writes no such thing, so the file came about \
             otherwise. Restore the register.";
        wrong: "";
        right: "$ git checkout -- register";
    }
    LineWrong {
        cs: "Částka řádku neodpovídá jeho množství, ceně, slevě a podílu. Program takový nezapíše, soubor tedy vznikl jinak. Obnovte \
             registr.";
        en: "The amount of a line does not follow from its quantity, price, discount and share. The program writes no such thing, so the \
             file came about otherwise. Restore the register.";
        wrong: "quantity 5, unit_price 3000.00, share 1, net_amount 1500.00";
        right: "$ git checkout -- register";
    }
    CorrectsUnknown {
        cs: "Dobropis opravuje fakturu, kterou registr před ním nemá. Soubor vznikl jinak než tímto programem. Obnovte registr.";
        en: "A credit note corrects an invoice that the register does not have before it. The file came about otherwise than by this \
             program. Restore the register.";
        wrong: "";
        right: "$ git checkout -- register";
    }
    CreditedTooMuch {
        cs: "Na fakturu se vrátilo víc, než účtovala, celkem nebo za jednu službu. Program to nedovolí, soubor tedy vznikl jinak. Obnovte \
             registr.";
        en: "More was given back on an invoice than it charged, in all or for one service. The program does not let that happen, so the \
             file came about otherwise. Restore the register.";
        wrong: "";
        right: "$ git checkout -- register";
    }
    NotDerived {
        cs: "S každým během je uloženo, z čeho jeho doklady vznikly: katalog a řádky zákazníků. Odvozeno znovu z toho vychází jiný \
             doklad, než jaký je zapsaný, takže pečeť souhlasí, ale běh vznikl jinak než tímto programem. Obnovte registr.";
        en: "Each run keeps what its documents were made of: the catalog and the customers' rows. Derived from that again, a document \
             comes out differently than written, so the seal agrees but the run came about otherwise than by this program. Restore the \
             register.";
        wrong: "";
        right: "$ git checkout -- register\n$ annum verify";
    }
    HeadUnknown {
        cs: "Žádný běh nemá pečeť, kterou jste si jinde zapsali. Registr je tedy jiný, nebo se od té doby přepsal i s pečetěmi. \
             Porovnejte ho se zálohou.";
        en: "No run has the seal that you noted elsewhere. So this is another register, or it was written anew since, seals and all. \
             Compare it with a backup.";
        wrong: "$ annum verify --head 3f9a0c27d41b";
        right: "$ annum --book ../backup verify --head 3f9a0c27d41b";
    }
    Drifted {
        cs: "Soubory se od vystavení změnily tak, že by z nich dnes některé doklady vyšly jinak. Selhává jen `--strict`. Byla-li změna \
             správná, doúčtuje ji `annum bill`; jinak soubory vraťte.";
        en: "Since the issue, files changed so that they would make some documents differently today. Only `--strict` fails for it. If \
             the change is right, `annum bill` bills it; else put the files back.";
        wrong: "$ annum verify --strict";
        right: "$ annum verify\n$ annum bill 2027";
    }
    // Documents for others
    MissingForFormat {
        cs: "Doklady se exportují jen z registru: s tím, co s nimi bylo uloženo při vystavení. Údaj, který formát potřebuje, tehdy \
             v katalogu nebo u zákazníka chyběl. Doplňte ho; další doklady ho už mít budou, tento stornujte a vystavte znovu.";
        en: "Documents are exported from the register alone: with what was frozen when they were issued. What the format needs was \
             missing in the catalog or of the customer then. Fill it in; later documents have it, cancel this one and issue it anew.";
        wrong: "[seller]\nname = \"Vendor\"";
        right: "[seller]\nname = \"Vendor\"\nbank_account = \"19-2000145399/0800\"";
    }
    VatNotInCrowns {
        cs: "Plátce uvádí daň v korunách i na dokladu v cizí měně, a k tomu je třeba kurz dne plnění. Ten program nezná.";
        en: "A payer states the tax in crowns on a document in another currency too, which takes the exchange rate of the day of supply. \
             The program does not know it.";
        wrong: "currency = \"EUR\"";
        right: "currency = \"CZK\"";
    }
    NoVatRate {
        cs: "Sazba se bere podle dne uskutečnění plnění. Katalog v době vystavení neříkal, jaká tehdy platila.";
        en: "The rate is that of the day of taxable supply. The catalog at the time of issue did not say what it was then.";
        wrong: "[vat]\nstandard = { 2030-01-01 = 21 }";
        right: "[vat]\nstandard = { 2013-01-01 = 21 }";
    }
    OtherCurrencyInFormat {
        cs: "Formát má pro doklad v cizí měně zvláštní pole, která potřebují kurz. Program kurzy nezná, a proto takový doklad do tohoto \
             formátu nepíše.";
        en: "The format has fields of their own for a document in another currency, and they take an exchange rate. The program knows \
             none, so it does not write such a document in this format.";
        wrong: "$ annum export --year 2027 --as isdoc --out out";
        right: "$ annum export --year 2027 --as pdf --out out";
    }
    SuppliedAfterIssue {
        cs: "Za uskutečněné se plnění považuje nejpozději dnem vystavení dokladu, takže pozdější den být nemůže.";
        en: "A supply counts as made on the day its document is issued at the latest, so the day cannot be later.";
        wrong: "$ annum issue 2027 --date 2027-01-04 --supplied-on 2027-01-31";
        right: "$ annum issue 2027 --date 2027-01-04 --supplied-on 2027-01-01";
    }
    IssuedLate {
        cs: "Daňový doklad se vystavuje do 15 dnů od uskutečnění plnění. Program doklad vystaví, ale upozorní na to: možná je překlep \
             v datu, nebo se účtuje pozdě.";
        en: "A tax document is issued within 15 days of the taxable supply. The program issues it, but says so: the date may be a slip, \
             or the year is billed late.";
        wrong: "$ annum issue 2026 --date 2027-03-01";
        right: "$ annum issue 2026 --date 2026-12-31";
    }
    BadLogo {
        cs: "Logo se s každým během uloží do registru, aby se doklady nikdy nezměnily. Proto musí jít přečíst, být PNG nebo SVG a \
             nepřesáhnout 256 KiB. V SVG smějí být jen tvary: texty převeďte na křivky.";
        en: "The logo is frozen in the register with every run, so that documents never change. So it must be readable, be PNG or SVG, \
             and not exceed 256 KiB. An SVG may hold nothing but shapes: convert texts to paths.";
        wrong: "[seller]\nlogo = \"logo.bmp\"";
        right: "[seller]\nlogo = \"logo.svg\"";
    }
    ExportDiffers {
        cs: "Export doklady nikdy nepřepisuje: stejný soubor nechá být, jiný je chyba. Jiný může být, když ho někdo upravil, nebo když \
             do téhož adresáře exportujete dva formáty se stejnou příponou.";
        en: "An export never overwrites: the same file is left, another one is an error. It may differ because somebody edited it, or \
             because two formats with the same ending go to the same directory.";
        wrong: "$ annum export --year 2027 --as ubl --out out";
        right: "$ annum export --year 2027 --as ubl --out out/ubl";
    }
    IssuedElsewhere {
        cs: "Doklad přišel příkazem `annum import invoices`: vystavil ho předchozí systém. Zde se jeho částka jen započítává, aby se nic \
             neúčtovalo dvakrát; ostatní údaje dokladu program nezná.";
        en: "The document came by `annum import invoices`: the system before this one has issued it. Only its amount counts here, so that \
             nothing is billed twice; the program does not know what else it says.";
        wrong: "$ annum export FV-2026-001 --as pdf --out out";
        right: "$ annum export --year 2027 --as pdf --out out";
    }
    AmountBeyondSpayd {
        cs: "Platební řetězec QR kódu má na částku deset znaků. Větší platbu je třeba zadat ručně; ostatní údaje o platbě na dokladu jsou.";
        en: "The descriptor of a QR payment has ten characters for the amount. A larger payment is entered by hand; everything else about \
             the payment is on the document.";
        wrong: "";
        right: "";
    }
    NothingToPay {
        cs: "Platební řetězec má smysl jen u faktury s kladnou částkou a se známým účtem. Dobropis se neplatí.";
        en: "A payment descriptor makes sense for an invoice with a positive amount and a known account. A credit note is not paid.";
        wrong: "$ annum export 9202700001 --as spayd --out out";
        right: "$ annum export 2027000001 --as spayd --out out";
    }
    CutForFormat {
        cs: "Cílový program má pro údaj pevnou délku a delší by odmítl celý. Proto se konec nahradí třemi tečkami.";
        en: "The program that reads the file has a fixed length for it and would refuse a longer one as a whole. So its end is replaced \
             by an ellipsis.";
        wrong: "$ annum export --year 2027 --as pohoda --out out";
        right: "$ annum export --year 2027 --as isdoc --out out";
    }
    QuoteExpired {
        cs: "`--valid-until` je poslední den, kdy se nabídka na papíře dá přijmout. Leží před dnešním dnem (`--today`), takže by \
             zákazník dostal nabídku, která už neplatí; většinou jde o překlep v roce.";
        en: "`--valid-until` is the last day on which the quote on paper can be accepted. It lies before today (`--today`), so that \
             the customer would get a quote that holds no more; mostly it is a slip in the year.";
        wrong: "$ annum --today 2027-01-04 quote email --pdf q.pdf --valid-until 2026-01-31";
        right: "$ annum --today 2027-01-04 quote email --pdf q.pdf --valid-until 2027-01-31";
    }
    CannotPrint {
        cs: "PDF nese svoje písmo s sebou, aby všude vypadalo stejně, a to nemá znaky všech písem světa. Ostatní formáty mají \
             text celý.";
        en: "A PDF carries its typeface, so that it looks the same everywhere, and that lacks the characters of many scripts. The \
             other formats have the whole text.";
        wrong: "id,name,country,language\nC014,Sběratel známek 切手,CZ,cs";
        right: "id,name,country,language\nC014,Sběratel známek,CZ,cs";
    }
    NotAPicture {
        cs: "Obrázek nebo PDF se smí kreslit znovu, takže nahradí starší soubor téhož jména a druhu. Jiný soubor ne: byl by to nejspíš \
             překlep, a soubor knihy by byl pryč.";
        en: "A picture or a PDF may be drawn anew, so it replaces an older file of the same name and kind. It replaces no other file: \
             that would be a slip most likely, and a file of the book would be gone.";
        wrong: "$ annum report --svg contracts.csv";
        right: "$ annum report --svg forecast.svg";
    }
    // The command line
    UnknownTopic {
        cs: "Nápověda je ke každému příkazu a ke každému kódu problému; toto není ani jedno.";
        en: "There is help on every command and on every code of a problem; this is neither.";
        wrong: "$ annum help invoicing";
        right: "$ annum help issue\n$ annum help codes";
    }
    // Editing
    NothingToEnd {
        cs: "Všechny řádky smlouvy (nebo její zvolené služby) končí tím dnem nebo dřív, takže není co ukončit. Pozdější konec se píše \
             přímo do `until`.";
        en: "All rows of the contract, or of the chosen service, end on that day or before, so that there is nothing to end. A later end \
             is written into `until` directly.";
        wrong: "$ annum contract end S1 --on 2027-12-31 # ended on 2027-06-30";
        right: "$ annum contract show S1";
    }
    NoRowToChange {
        cs: "`annum contract change` mění službu, kterou smlouva má, nebo ji nahrazuje jinou z téže skupiny (`group` v katalogu). Službu \
             jiného druhu smlouva získá novým řádkem.";
        en: "`annum contract change` changes a service that the contract has, or replaces it by another one of its group (`group` in the \
             catalog). A service of another kind comes with a row of its own.";
        wrong: "$ annum contract change S1 server-admin --since 2027-09-01 # has remote-pc";
        right: "contract,customer,service,since\nS1,C001,remote-pc,2026-01-01\nS1,C001,server-admin,2027-09-01";
    }
    AmbiguousChange {
        cs: "Toho dne běží dvě služby téže skupiny, a nová by mohla nahradit kteroukoli. Jednu z nich ukončete, nebo změňte tu, které se \
             změna týká: když má smlouva právě službu, kterou příkaz jmenuje, mění se ta.";
        en: "Two services of the group run on that day, and the new one could replace either. End one of them, or change the one that is \
             meant: where the contract has the very service that is named, that one is changed.";
        wrong: "contract,customer,service,since\nS1,C001,remote-pc,2026-01-01\nS1,C001,remote-ip,2026-09-01\n\n$ annum contract change S1 remote-site --since 2027-09-01";
        right: "$ annum contract end S1 --service remote-pc --on 2027-08-31";
    }
    ChangeBeforeSince {
        cs: "Změna nemůže platit dřív, než služba začíná. Od prvního dne služby se změní přímo její řádek; dřívější začátek se píše do `since`.";
        en: "A change cannot hold before the service begins. From the first day of service on, its row itself is changed; an earlier beginning \
             is written into `since`.";
        wrong: "$ annum contract change S1 remote-pc=5 --since 2026-12-01 # since 2027-01-01";
        right: "$ annum contract change S1 remote-pc=5 --since 2027-01-01";
    }
    ChangeAfterEnd {
        cs: "Řádek, který skončil, nelze od pozdějšího dne změnit: mezi koncem a tím dnem služba neběží. Začíná-li znovu, je to nový řádek; \
             běžela-li bez přerušení, opravte nejdřív `until`.";
        en: "A row that has ended cannot be changed from a later day on: between them there is no service. If it begins anew, that is a new \
             row; if it went on all the time, correct `until` first.";
        wrong: "$ annum contract change S1 remote-pc=5 --since 2027-09-01 # ended in June";
        right: "contract,customer,service,since,until,quantity\nS1,C001,remote-pc,2026-01-01,2027-06-30,3\nS1,C001,remote-pc,2027-09-01,,5";
    }
    NothingToChange {
        cs: "Řádek má službu, množství, cenu i slevu už takové, jaké mají být. Bez množství zůstává dosavadní, a stejně tak cena a sleva.";
        en: "The row has the service, quantity, price and discount that it is to have. Without a quantity it keeps its own, and likewise price \
             and discount.";
        wrong: "$ annum contract change S1 remote-pc --since 2027-09-01";
        right: "$ annum contract change S1 remote-pc=5 --since 2027-09-01";
    }
    EndBeforeSince {
        cs: "Konec by byl před začátkem. Nejdřív lze službu ukončit prvním dnem. Řádek, který neměl vzniknout a nic z něj není vystaveno, \
             smažte ze souboru.";
        en: "The end would lie before the beginning. At the earliest, service ends on its first day. A row that should not be there, and \
             of which nothing was issued, is removed from the file.";
        wrong: "$ annum contract end S1 --on 2026-12-31 # since 2027-01-01";
        right: "$ annum contract end S1 --on 2027-01-01";
    }
    NoticeTooLate {
        cs: "Smlouva s výpovědní dobou se 1. ledna sama prodlouží, pokud výpověď nepřijde nejpozději tolik měsíců před 31. prosincem: při \
             3 měsících do 30. září včetně. Kdo ji dá později, je vázán do konce dalšího roku.";
        en: "A contract with a period of notice renews on 1 January by itself, unless notice comes that many months before 31 December \
             at the latest: with 3 months by 30 September, that day included. Who gives it later is bound to the end of the next year.";
        wrong: "$ annum --today 2027-10-05 contract end S1 --on 2027-12-31";
        right: "$ annum --today 2027-10-05 contract end S1 --on 2027-12-31 --postpone";
    }
    CannotRenew {
        cs: "`annum renew` prodlužuje jen řádky s `renewal = manual`, které končí 31. prosince předchozího roku. Řádky `auto` běží samy; \
             jiný konec se mění v souboru.";
        en: "`annum renew` extends only rows with `renewal = manual` that end on 31 December of the year before. Rows that are `auto` run \
             by themselves; another end is changed in the file.";
        wrong: "$ annum renew 2028 S1                   # renewal = auto";
        right: "$ annum renewals 2028";
    }
    CatalogNotOwn {
        cs: "Kniha bez vlastního `catalog.toml` používá ceník zabudovaný v programu, a ten se měnit nedá. Ani do jiného souboru, zvoleného \
             pomocí `--catalog`, příkaz nepíše: účtuje se podle ceníku knihy.";
        en: "A book without a `catalog.toml` of its own uses the price list built into the program, which cannot be changed. Nor is another \
             file, named with `--catalog`, written to: what is billed follows the book's own.";
        wrong: "$ annum --catalog new.toml uplift 2028 --percent 2.4";
        right: "$ annum init\n$ annum uplift 2028 --percent 2.4";
    }
    UpliftChanged {
        cs: "Plán je otisk cen a částek, které rok bude mít. Jiný otisk znamená, že se `catalog.toml`, `contracts.csv` nebo volby \
             příkazu mezitím změnily, a zapsalo by se něco jiného, než jste viděli.";
        en: "A plan is the fingerprint of the prices and amounts that the year will have. Another one means that `catalog.toml`, `contracts.csv` or the \
             options have changed since, and something else would be written than you have seen.";
        wrong: "$ annum uplift 2028 --percent 2.4 --plan 000000000000";
        right: "$ annum uplift 2028 --percent 2.4";
    }
    UpliftInvoiced {
        cs: "Účtuje se rozdíl mezi soubory a registrem. Zdraží-li se rok, za který už faktury vystaveny jsou, příští `annum bill` k nim \
             navrhne doplatky; vystaví je jen `annum issue` s číslem plánu. To je správně, když míra inflace přijde až po vystavení \
             faktur a smlouva zvýšení za celý rok dovoluje. Jinak zvolte první rok, za který se ještě nefakturovalo.";
        en: "What is billed is the difference between the files and the register. Where prices rise in a year that is invoiced already, \
             the next `annum bill` proposes supplementary invoices; only `annum issue` with the plan's id makes them. That is right \
             where the rate of inflation comes after the invoices and the contract allows the rise for the whole year. Else choose \
             the first year that is not invoiced yet.";
        wrong: "$ annum uplift 2027 --percent 2.4        # 2027 is invoiced";
        right: "$ annum uplift 2028 --percent 2.4";
    }
    NoBook {
        cs: "Adresář, který má být knihou, neexistuje; nejspíš je v cestě překlep. Kdyby to nevadilo, vypadal by překlep jako prázdný \
             registr. Opravte `--book` nebo ANNUM_BOOK, nebo knihu založte.";
        en: "The directory that should be the book is not there; most likely the path is misspelt. If that did no harm, a slip would look \
             like an empty register. Correct `--book` or ANNUM_BOOK, or make the book.";
        wrong: "$ annum --book bok runs";
        right: "$ annum --book book runs";
    }
    BadHours {
        cs: "Otevírací doba služby má začátek a konec, oddělené pomlčkou nebo spojovníkem; podle ní se pozná, zda dotaz přišel ještě \
             v pracovní době. Den, kdy je zavřeno, se vynechá.";
        en: "Opening hours of a service are a beginning and an end with a dash or hyphen between them; they tell whether a request came \
             in time. A day that is closed is left out.";
        wrong: "hours = { monday = \"8:30\" }";
        right: "hours = { monday = \"8:30–17:00\" }";
    }
    BadNotice {
        cs: "Výpovědní doba se píše v celých měsících, od 0 do 36. Výpověď musí přijít nejpozději tolik měsíců před 31. prosincem; 0 \
             znamená do 31. prosince. Bez hodnoty smlouva výpovědní dobu nemá a smí skončit kdykoli.";
        en: "A period of notice is written in whole months, from 0 to 36. Notice must come that many months before 31 December at the \
             latest; 0 means by 31 December. Without a value a contract has no period of notice and may end on any day.";
        wrong: "notice_months = 40";
        right: "notice_months = 3";
    }
    BadVisits {
        cs: "Obvyklý počet návštěv technika za rok je číslo nebo rozmezí; `annum entitlements` s ním porovnává skutečné návštěvy.";
        en: "How many visits of a technician a year usually has is a number or a range; `annum entitlements` holds the visits against it.";
        wrong: "visits_per_year = \"a few\"";
        right: "visits_per_year = \"3-4\"";
    }
    OrderNumbersDiffer {
        cs: "Doklad má jedno číslo objednávky: prvního z řádků, které na něm jsou, v pořadí smluv a služeb; nemá-li ho žádný, tak zákazníka. \
             Čísla dalších řádků by zákazník na faktuře marně hledal. Řádky s různými hodnotami `document` jsou na různých fakturách. \
             Je-li objednávka jen jedna, opravte číslo na obou řádcích.";
        en: "A document has one order number: that of the first of its rows, in the order of contracts and services; if none has one, the \
             customer's. The customer would look in vain for those of the other rows. Rows with different values of `document` are on \
             different invoices. If there is but one order, correct the number on both rows.";
        wrong: "contract,customer,service,since,document,order_number\nS1,C001,remote-pc,2026-01-01,,PO-1\nS2,C001,remote-ip,2026-01-01,,PO-2";
        right: "contract,customer,service,since,document,order_number\nS1,C001,remote-pc,2026-01-01,,PO-1\nS2,C001,remote-ip,2026-01-01,Brno,PO-2";
    }
    VisitWithoutCharge {
        cs: "Návštěva uvádí ve sloupci `charge` položku za cestovné, která v `charges.csv` není; cestovné by tak nikdo nevyúčtoval. \
             Nejspíš se příkaz zastavil mezi oběma soubory, nebo někdo položku smazal.";
        en: "A visit names in its column `charge` the charge for its travel, which is not in `charges.csv`; nobody would bill that travel. \
             Most likely a command stopped between the two files, or somebody removed the charge.";
        wrong: "customer,contract,visited_on,charge\nC003,S22-003,2027-03-10,S22-003-2027-03-10";
        right: "charges.csv:\nid,customer,date,description,unit_price\nS22-003-2027-03-10,C003,2027-03-10,Travel,1500";
    }
    NoVisits {
        cs: "Návštěva patří ke službě, která má v ceníku `visits_per_year`. Zákazník takovou v ten den nemá: smlouva ještě nezačala, už \
             skončila, nebo jde o jinou službu.";
        en: "A visit belongs to a service with `visits_per_year` in the price list. The customer has none on that day: the contract has not \
             begun, has ended, or is about another service.";
        wrong: "$ annum visit add C001 --on 2027-03-10";
        right: "$ annum visit add C003 --on 2027-03-10";
    }
    WhichContract {
        cs: "Návštěvy se počítají ke smlouvě, a tento zákazník jich má v ten den s návštěvami víc. Program nehádá, ke které návštěva patří.";
        en: "Visits are counted by contract, and this customer has several with visits on that day. The program does not guess which one it \
             was.";
        wrong: "$ annum visit add C003 --on 2027-03-10";
        right: "$ annum visit add C003 --on 2027-03-10 --contract S22-003";
    }
    VisitTwice {
        cs: "Smlouva má v jednom dni jednu návštěvu; druhá by znamenala dvojí cestovné. Většinou byl příkaz jen spuštěn podruhé.";
        en: "A contract has one visit a day; a second one would charge the travel twice. Mostly the command was just run again.";
        wrong: "$ annum visit add C003 --on 2027-03-10 --travel 1500";
        right: "$ annum visit list C003";
    }
    Workbook {
        cs: "Soubory `.xlsx`, `.xls` a `.ods` jsou sešity se vším všudy: listy, vzorci, formáty. Program čte CSV, prostou tabulku; z listu \
             ji udělá každý tabulkový procesor.";
        en: "Files like `.xlsx`, `.xls` and `.ods` are whole workbooks: sheets, formulas, formats. The program reads CSV, a plain table, \
             which every spreadsheet makes of a sheet.";
        wrong: "$ annum import customers customers.xlsx";
        right: "$ annum import customers customers.csv";
    }
    LostLetters {
        cs: "Znak U+FFFD píší programy místo písmen, kterým nerozuměly: text byl čten ve špatném kódování a uložen. Písmena už v souboru \
             nejsou a jména by v knize zůstala poškozená. Vyvezte soubor znovu ze zdroje.";
        en: "Programs write U+FFFD for letters that they did not understand: the text was read in a wrong encoding and saved. The letters are \
             no longer in the file, and names would stay damaged in the book. Export the file again from where it comes.";
        wrong: "id,name\nC001,Nov\u{fffd}k";
        right: "id,name\nC001,Novák";
    }
    UnmappedColumn {
        cs: "Sloupec importovaného souboru, který program nezná: ani jménem z knihy, ani žádným běžným českým. Nic se nepřechází mlčky, \
             jinak by se překlep ve jméně ztratil i s hodnotami. Řekněte, který sloupec to je, nebo že se má přejít.";
        en: "A column of the imported file that the program does not know: neither as the book calls it nor as people do. Nothing is passed \
             over in silence, or a slip in a name would lose its values. Say which column it is, or that it is to be passed over.";
        wrong: "$ annum import customers clients.csv        # with a column `Segment`";
        right: "$ annum import customers clients.csv --map Segment=note\n$ annum import customers clients.csv --map Segment=";
    }
    ColumnTwice {
        cs: "Dva sloupce souboru znamenají týž sloupec knihy a program nehádá, který platí.";
        en: "Two columns of the file mean the same column of the book, and the program does not guess which one holds.";
        wrong: "Název;Jméno\nNovák s.r.o.;Jan Novák";
        right: "$ annum import customers clients.csv --map Jméno=note";
    }
    MissingImportColumn {
        cs: "Bez sloupců klíče nelze poznat, o kterém řádku knihy je řeč: u zákazníků `id`, u smluv `contract`, `service` a `since`, u nákupů \
             `customer`, `product` a `purchased_on`. Nový řádek navíc potřebuje všechny povinné sloupce.";
        en: "Without the columns of the key nobody can tell which row of the book is meant: of customers `id`, of contracts `contract`, \
             `service` and `since`, of purchases `customer`, `product` and `purchased_on`. A new row also needs all required columns.";
        wrong: "$ annum import customers clients.csv        # with a column `Evid. č.`";
        right: "$ annum import customers clients.csv --map \"Evid. č.=id\"";
    }
    MapToUnknown {
        cs: "Za `=` patří jméno sloupce knihy, přesně jak je v záhlaví jejího souboru, nebo nic, má-li se sloupec přejít.";
        en: "After `=` goes the name of a column of the book, exactly as in the header of its file, or nothing to pass the column over.";
        wrong: "$ annum import customers clients.csv --map Firma=jméno";
        right: "$ annum import customers clients.csv --map Firma=name";
    }
    MapOfUnknown {
        cs: "Před `=` patří jméno ze záhlaví importovaného souboru. Na velikosti písmen, diakritice a mezerách nezáleží, na písmenech ano.";
        en: "Before `=` goes a name from the header of the imported file. Case, diacritics and blanks do not matter, letters do.";
        wrong: "$ annum import customers clients.csv --map Frima=name";
        right: "$ annum import customers clients.csv --map Firma=name";
    }
    ImportedTwice {
        cs: "Dva řádky souboru mají týž klíč a mohou říkat každý něco jiného. U zákazníků je klíčem `id`, u smluv `contract`, `service` a \
             `since`. Nákupy se opakovat smějí: dva stejné jsou dva.";
        en: "Two rows of the file have the same key and may say different things. The key of customers is `id`, of contracts `contract`, \
             `service` and `since`. Purchases may repeat: two alike are two.";
        wrong: "id,email\nC001,info@example.com\nC001,office@example.com";
        right: "id,email\nC001,office@example.com";
    }
    OpeningTaken {
        cs: "Každé číslo dokladu je v registru jednou. Tento doklad v něm už je: soubor byl nejspíš převzat podruhé. Převzetí je celé, nebo \
             žádné, takže chybějící doklady převezmete souborem jen s nimi.";
        en: "Every number of a document is in the register once. This document is there already: most likely the file was taken over \
             before. A file is taken over whole or not at all, so take missing documents over by a file of their own.";
        wrong: "$ annum import invoices 2026.csv\n$ annum import invoices 2026.csv";
        right: "$ annum invoices --year 2026";
    }
    OpeningOfOwnSeries {
        cs: "Číslo cizího dokladu vypadá jako číslo vlastní řady, která by ho časem přidělila také. Většinou řada pokračuje z původního \
             systému: pak ať tu začíná až za jeho posledním číslem.";
        en: "The number of the other system's document looks like one of the own series, which would give it too in time. Mostly the \
             series goes on from the other system: then let it begin here after the last number of that one.";
        wrong: "number,customer,contract,service,year,net_amount,issued_on\n2027000123,C001,S1,remote-pc,2027,3000,2027-01-02";
        right: "[numbering]\nfirst = { 2027 = 124 }";
    }
    OpeningDiffers {
        cs: "Řádky s týmž číslem jsou řádky jednoho dokladu a ten má jednoho zákazníka, jeden rok a jedno datum vystavení.";
        en: "Rows with the same number are lines of one document, which has one customer, one year and one date of issue.";
        wrong: "number,customer,contract,service,year,net_amount,issued_on\nF1,C001,S1,email,2026,0,2026-01-05\nF1,C002,S2,email,2026,0,2026-01-05";
        right: "number,customer,contract,service,year,net_amount,issued_on\nF1,C001,S1,email,2026,0,2026-01-05\nF2,C002,S2,email,2026,0,2026-01-05";
    }
    NegativeOpening {
        cs: "Přebírá se, co z faktur jiného systému platí: o tolik méně se zde vyúčtuje. Dobropisy se nepřebírají zvlášť, odečtou se od \
             částky faktury, kterou opravují.";
        en: "What holds of another system's invoices is taken over: so much less is billed here. Credit notes are not taken over by \
             themselves; they come off the amount of the invoice that they correct.";
        wrong: "number,customer,contract,service,year,net_amount,issued_on\nD1,C001,S1,remote-pc,2026,-500,2026-03-05";
        right: "number,customer,contract,service,year,net_amount,issued_on\nF1,C001,S1,remote-pc,2026,2500,2026-01-05";
    }
    OpeningWithoutRow {
        cs: "Převzatá částka patří ke smlouvě a službě. Kdyby v souborech neměly žádný řádek, další `annum issue` by ji odmítl jako \
             doklad bez řádku. Služba, která skončila, má svůj řádek s `until`.";
        en: "An amount that is taken over belongs to a contract and a service. Had they no row in the files, the next `annum issue` would \
             refuse it as an orphan. A service that has ended has its row with an `until`.";
        wrong: "contract,customer,service,since\nS1,C001,email,2020-01-01";
        right: "contract,customer,service,since,until\nS1,C001,email,2020-01-01,\nS1,C001,remote-pc,2020-01-01,2026-12-31";
    }
    ThousandsMark {
        cs: "Tečka nebo čárka před třemi číslicemi může být oddělovač tisíců, ale program ji čte jako desetinnou: `3.000` jsou tři \
             koruny. Nastavte sloupci v tabulkovém procesoru formát bez oddělovače tisíců.";
        en: "A point or a comma before three digits may stand between thousands, but it is read as the decimal mark: `3.000` is three. \
             In the spreadsheet give the column a format without a separator of thousands.";
        wrong: "contract;unit_price\nK014;3.000";
        right: "contract;unit_price\nK014;3000";
    }
    OpeningInFuture {
        cs: "Přebírají se faktury, které jiný systém už vystavil. Datum v budoucnosti bývá překlep v roce.";
        en: "Invoices are taken over that another system has issued already. A date to come is most often a slip in the year.";
        wrong: "number,customer,contract,service,year,net_amount,issued_on\nF1,C001,S1,remote-pc,2026,2500,2062-01-05";
        right: "number,customer,contract,service,year,net_amount,issued_on\nF1,C001,S1,remote-pc,2026,2500,2026-01-05";
    }
    ZerosRestored {
        cs: "Tabulkový procesor přečetl IČO jako číslo a nuly na jeho začátku zahodil. S nulami má osm číslic a správnou kontrolní číslici, \
             takže se zapíše s nimi. Má-li sloupec formát Text, nuly zůstanou.";
        en: "A spreadsheet read the company id as a number and dropped the zeros at its front. With them it has eight digits and the right \
             check digit, so it is written with them. In a column with the format Text they stay.";
        wrong: "id;company_id\nC001;6947";
        right: "id;company_id\nC001;00006947";
    }
    NoResponseDays {
        cs: "Lhůtu k odpovědi počítá `annum deadline` z `response_days` služby, a tato služba žádné nemá.";
        en: "`annum deadline` counts the time to an answer from the service's `response_days`, and this service has none.";
        wrong: "$ annum deadline server-admin";
        right: "$ annum deadline email";
    }
    OtherCurrency {
        cs: "Účtuje se rozdíl mezi soubory a registrem, a částky dvou měn od sebe odečíst nelze. Rok, který je v registru v jedné měně, se \
             v té měně dokončí, nebo se jeho doklady s původním katalogem nejdřív stornují.";
        en: "What is billed is the difference between the files and the register, and amounts of two currencies can't be subtracted. A year \
             that the register holds in one currency goes on in it, or its documents are cancelled first, with the old catalog.";
        wrong: "currency = \"EUR\"      # in a year that was issued in CZK";
        right: "$ annum --catalog czk.toml cancel 2027000001 --reason \"euro from now on\"";
    }
}
