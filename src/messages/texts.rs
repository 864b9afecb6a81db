//! Titles, labels and sentences of tables and summaries.

/// Declares texts, one row each: the Czech, then the English.
macro_rules! texts {
    ($(#[$of:meta])* $texts:ident; $($(#[$doc:meta])* $name:ident: $cs:literal, $en:literal;)*) => {
        $(#[$of])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $texts { $($(#[$doc])* $name,)* }

        impl $texts {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The text in a language, placeholders as they are.
            pub const fn text(self, language: $crate::language::Language) -> &'static str {
                match self { $(Self::$name => language.pick($cs, $en),)* }
            }

            /// The text with its placeholders filled by arguments, in their order.
            pub fn filled(self, language: $crate::language::Language, args: &[&dyn std::fmt::Display]) -> String {
                let args: Vec<String> = args.iter().map(ToString::to_string).collect();
                $crate::messages::fill::fill(language, self.text(language), &args)
            }
        }
    };
}
pub(super) use texts;

texts! {
    /// A text of the program that is not a problem.
    Text;
    // Problems
    /// Before a problem that stops a command.
    Error: "chyba", "error";
    /// Before a problem that does not.
    Warning: "varování", "warning";
    /// Before the way out.
    Hint: "rada", "hint";
    /// `{0}`: the near name.
    DidYouMean: "mysleli jste `{0}`?", "did you mean `{0}`?";
    /// Below problems whose lines were shown. `{0}`: the code of one.
    MoreAboutCode: "víc o kódu: `annum help {0}`", "more about a code: `annum help {0}`";
    /// Below another place: an id stands there already.
    FirstHere: "poprvé zde", "first here";
    /// Below another place: the other customer of a contract.
    OtherCustomerHere: "jiný zákazník", "another customer";
    /// Below another place: the row that shares days.
    OtherRowHere: "druhý řádek", "the other row";
    /// Below another place: the purchase that a row begins before.
    PurchaseHere: "pořízení", "the purchase";
    /// Below another place of any other problem.
    SeeHere: "viz zde", "see here";
    /// `{0}`: how many problems are counted but not listed.
    NotListed: "nevypsáno: {0}", "{0} not listed";
    /// Everything was read and nothing is wrong.
    AllGood: "vše v pořádku", "everything is in order";
    /// `{0}`: counted warnings.
    SeeCheck: "{0}: vypíše je `annum check`", "{0}: `annum check` lists them";
    /// `{0}`: file, `{1}`: counts of what was in it.
    FileRead: "přečteno {0}: {1}", "read {0}: {1}";
    // Progress of long work
    /// Files are read.
    Reading: "čtu", "reading";
    /// The plan is made.
    Planning: "počítám plán", "planning";
    /// Documents are written into the register.
    Issuing: "vystavuji", "issuing";
    // Help
    /// Above a list of codes.
    CodesTitle: "Kódy problémů", "Codes of problems";
    /// Below the list of codes.
    ExplainCode: "vysvětlí je `annum help KÓD`", "`annum help CODE` explains each";
    /// Above an example of the mistake.
    Wrong: "Špatně", "Wrong";
    /// Above the same, mended.
    Right: "Správně", "Right";
    /// `{0}`: counted pages, `{1}`: directory.
    ManualWritten: "{0} zapsáno do {1}", "{0} written to {1}";
    // Raising prices
    /// `{0}`: year, `{1}`: per cent.
    UpliftTitle: "Ceny roku {0}, vyšší o {1} %", "Prices of {0}, raised by {1} %";
    /// `{0}`: year.
    UpliftListTitle: "Ceník od roku {0}", "Price list from {0} on";
    /// `{0}`: services, `{1}`: year.
    UpliftDecided: "cenu od roku {1} už ceník má, zůstává: {0}", "priced from {1} on already, left as it is: {0}";
    /// `{0}`: per cent, `{1}`: the threshold.
    BelowThreshold: "{0} % nepřesahuje {1} %: nezvyšuje se nic", "{0} % is not above {1} %: nothing is raised";
    /// No price rises.
    NothingToRaise: "není co zvýšit", "there is nothing to raise";
    /// `{0}`: the command.
    UpliftWith: "zatím se nic nezapsalo; zapíše to `{0}`", "nothing is written yet; `{0}` writes it";
    /// `{0}`: file, `{1}`: counted rows or services.
    WrittenTo: "zapsáno do {0}: {1}", "written to {0}: {1}";
    // Every table of amounts
    /// Said with every total, also on an empty table.
    ExclVat: "bez DPH", "excl. VAT";
    /// The label of a total. `{0}`: currency.
    TotalExclVat: "celkem bez DPH ({0})", "total excl. VAT ({0})";
    /// The label of a total of an issued document.
    TotalNet: "celkem bez DPH", "total excl. VAT";
    /// `{0}`: currency.
    AmountsIn: "částky v {0} bez DPH", "amounts in {0} excl. VAT";
    /// Below a table that is too wide for its terminal. `{0}`: headings of columns.
    NoRoom: "na šířku se nevešlo: {0}", "left out for want of room: {0}";
    /// A sum of a part of the table.
    Subtotal: "mezisoučet", "subtotal";
    /// A table without rows.
    Nothing: "nic", "nothing";
    // The plan
    /// `{0}`: year.
    PlanTitle: "Plán vyúčtování roku {0}", "Plan of the year {0}";
    /// `{0}`: the plan's id.
    PlanId: "plán {0}", "plan {0}";
    /// `{0}`: year and choices, `{1}`: the plan's id.
    IssueWith: "vystaví se příkazem `annum issue {0} --plan {1}`", "issue it with `annum issue {0} --plan {1}`";
    /// Nothing would be issued.
    NothingToInvoice: "není co fakturovat", "nothing to invoice";
    /// `{0}`: year.
    NothingToInvoiceIn: "za rok {0} není co fakturovat", "nothing to invoice for {0}";
    /// Heading of the totals by service.
    ByService: "Podle služeb", "By service";
    /// Charges among the totals by service.
    OneOffCharges: "jednorázové položky", "one-off charges";
    /// Label of the sum of invoices.
    Invoiced: "faktury", "invoices";
    /// Label of the sum of credit notes.
    Credited: "dobropisy", "credit notes";
    /// Heading of documents that are shown and not issued.
    SetAside: "Nevystavuje se", "Not issued";
    /// A document with zero lines only.
    OnlyZeroLines: "jen nulové řádky: půjdou na příští fakturu", "zero lines only: they go on the next invoice";
    /// `{0}`: counted documents whose total would be below zero.
    Waiting: "čeká, protože součet je záporný: {0}; vypíše je `annum bill`", "waiting since the total is below zero: {0}; `annum bill` lists them";
    /// A document whose total would be below zero.
    TotalBelowZero: "součet je záporný: čeká na příští fakturu", "the total is below zero: it waits for the next invoice";
    /// Heading of credit notes and differences.
    Corrections: "Opravy vystavených dokladů", "Corrections of issued documents";
    /// Heading of what is in the register without a row.
    Orphans: "V registru bez řádku v souborech", "In the register without a row in the files";
    /// `{0}`: last free day.
    FreeUntil: "zdarma do {0}", "free until {0}";
    // Why something changed
    /// Service ends on another day.
    CauseEnd: "jiný konec", "another end";
    /// Service begins on another day.
    CauseBegin: "jiný začátek", "another beginning";
    /// Another quantity.
    CauseService: "jiná služba", "another service";
    /// Another quantity.
    CauseQuantity: "jiné množství", "another quantity";
    /// Another price.
    CausePrice: "jiná cena", "another price";
    /// Another discount.
    CauseDiscount: "jiná sleva", "another discount";
    /// Other free days.
    CauseFree: "jiné dny zdarma", "other free days";
    /// A new row.
    CauseRowAdded: "přibyl řádek", "a row was added";
    /// A row has gone.
    CauseRowGone: "ubyl jiný řádek", "another row has gone";
    /// Another charge.
    CauseCharge: "jiná jednorázová položka", "another one-off charge";
    /// Another rule.
    CauseRule: "jiné pravidlo katalogu", "another rule of the catalog";
    /// `{0}`: counted invoices, `{1}`: counted credit notes, `{2}`: net total, `{3}`: currency.
    PlanTotals: "{0}, {1}: {2} {3} bez DPH", "{0}, {1}: {2} {3} excl. VAT";
    // Coverage
    /// Heading of the totals by state.
    ByState: "Podle stavů", "By state";
    /// `{0}`: what keys hold, `{1}`: invoices, `{2}`: credit notes.
    BilledProof: "vyúčtováno {0} = faktury {1} − dobropisy {2}", "billed {0} = invoices {1} − credit notes {2}";
    /// `{0}`: what is open, `{1}`: the plan, `{2}`: what it sets aside, `{3}`: what orphans hold.
    OpenProof: "zbývá {0} = plán {1} + nevystavované {2} − bez řádku v souborech {3}", "open {0} = plan {1} + not issued {2} − orphans {3}";
    // Issuing
    /// `{0}`: counted documents, `{1}`: run, `{2}`: date.
    Issued: "vystaveno: {0}, běh {1}, datum {2:date}", "issued: {0}, run {1}, date {2:date}";
    /// `{0}`: plan, `{1}`: run.
    AlreadyIssued: "plán {0} už byl vystaven v běhu {1}, nevystavuje se nic", "the plan {0} was already issued in run {1}, nothing is issued";
    /// `{0}`: number of the invoice, `{1}`: of the credit note.
    CancelledBy: "{0} stornuje dobropis {1}", "{0} is cancelled by the credit note {1}";
    // The register
    /// The register has no runs.
    RegisterEmpty: "registr je prázdný", "the register is empty";
    /// `{0}`: counted runs, `{1}`: counted documents, `{2}`: head.
    RegisterState: "registr: {0}, {1}, poslední pečeť {2}", "register: {0}, {1}, head {2}";
    /// The register holds together.
    RegisterSound: "registr souhlasí", "the register is sound";
    /// `{0}`: counted documents.
    Rederived: "znovu odvozeno z toho, co je uloženo v bězích: {0}", "derived again from what their runs have frozen: {0}";
    /// `{0}`: counted documents.
    NothingFrozen: "bez uložených podkladů (starší program), neodvozeno: {0}", "nothing frozen by an earlier program, not derived again: {0}";
    /// Today's files give what was issued.
    NoDrift: "dnešní soubory dávají totéž, žádný rozdíl", "today's files give the same, nothing drifted";
    /// `{0}`: counted documents.
    DriftFound: "dnes by ze souborů vyšlo jinak: {0}", "today's files would make differently: {0}";
    /// `{0}`: the head that was noted.
    HeadIsNoted: "poslední pečeť je ta zapsaná, {0}", "the head is the one noted, {0}";
    /// `{0}`: the head that was noted, `{1}`: its run, `{2}`: counted runs.
    HeadWasNoted: "zapsaná pečeť {0} je pečeť běhu {1}, potom přibylo: {2}", "the head noted, {0}, is that of run {1}; since then: {2}";
    /// Heading of what the files would make differently today.
    Drift: "Rozdíly proti souborům", "Drift against the files";
    // Titles of tables
    /// The price list. `{0}`: year, `{1}`: currency.
    CatalogTitle: "Ceník {0}, {1} bez DPH za kalendářní rok", "Price list {0}, {1} excl. VAT per calendar year";
    /// Issued documents.
    InvoicesTitle: "Vystavené doklady", "Issued documents";
    /// One document. `{0}`: kind, `{1}`: number.
    DocumentTitle: "{0} {1}", "{0} {1}";
    /// Over the files of an export.
    ExportTitle: "Exportované doklady", "Exported documents";
    /// `{0}`: the directory, `{1}`: the new files, `{2}`: those that were there already.
    Exported: "{0}: nově {1}, beze změny {2}", "{0}: {1} new, {2} there already";
    /// `{0}`: the archive, `{1}`: its files.
    ExportedArchive: "{0}: {1}", "{0}: {1}";
    /// `{0}`: year.
    NoDocumentsOfYear: "pro rok {0} není vystaven žádný doklad", "no document was issued for {0}";
    /// Beside a bar.
    Exporting: "exportuji", "exporting";
    /// Runs.
    RunsTitle: "Běhy registru", "Runs of the register";
    /// `{0}`: year.
    RenewalsTitle: "Prodloužení do roku {0}", "Renewals into {0}";
    /// `{0}`: year.
    CoverageTitle: "Pokrytí roku {0}", "Coverage of {0}";
    /// `{0}`: the other catalog, `{1}`: year.
    CompareTitle: "Co by v roce {1} změnil ceník {0}", "What {0} would change in {1}";
    /// `{0}`: counted customers.
    PayLess: "Méně zaplatí {0}", "{0} would pay less";
    /// `{0}`: counted customers.
    PayMore: "Více zaplatí {0}", "{0} would pay more";
    /// `{0}`: counted customers.
    PaySame: "stejně zaplatí {0}", "{0} would pay the same";
    /// `{0}`: counted rows.
    HiddenByOwnPrice: "Změnu ceníku skrývá vlastní cena: {0}", "The row's own price hides the change of the list: {0}";
    /// `{0}`: before, `{1}`: after, `{2}`: change, `{3}`: currency.
    CompareTotals: "dosud {0}, potom {1}, změna {2} {3} bez DPH", "before {0}, after {1}, a change of {2} {3} excl. VAT";
    /// `{0}`: first, `{1}`: last year.
    ForecastTitle: "Výhled {0}–{1}", "Forecast {0}–{1}";
    /// `{0}`: year.
    ForecastOfYear: "Výhled {0}", "Forecast {0}";
    /// Rows that somebody decides about every year.
    IfRenewed: "k rozhodnutí: navíc, pokud se ručně prodlouží", "to decide: in addition, if renewed by hand";
    /// `{0}`: year.
    ForecastToDecide: "k rozhodnutí: navíc, pokud se ručně prodlouží (`annum renewals {0}`)", "to decide: in addition, if renewed by hand (`annum renewals {0}`)";
    /// `{0}`: file.
    PictureWritten: "obrázek zapsán do {0}", "picture written to {0}";
    /// `{0}`: day, `{1}`: its year.
    FreeYearsTitle: "Roky zdarma dne {0} a co stojí v roce {1}", "Free years on {0}, and what they cost in {1}";
    /// Heading of customers without a row.
    RightsWithoutRow: "Nárok bez řádku smlouvy", "A right without a contract row";
    /// `{0}`: year, `{1}`: amount, `{2}`: currency.
    FreeYearsCost: "roky zdarma stojí v roce {0} {1} {2} bez DPH", "the free years of {0} cost {1} {2} excl. VAT";
    /// A quote.
    QuoteTitle: "Nabídka", "Quote";
    /// Customers of the book.
    CustomersTitle: "Zákazníci", "Customers";
    /// Contracts of the book.
    ContractsTitle: "Smlouvy", "Contracts";
    /// Purchases of the book.
    PurchasesTitle: "Nákupy", "Purchases";
    /// Charges of the book.
    ChargesTitle: "Jednorázové položky", "One-off charges";
    /// Visits of technicians.
    VisitsTitle: "Návštěvy techniků", "Visits of technicians";
    /// What a customer may use. `{0}`: customer, `{1}`: name, `{2}`: day.
    EntitlementsTitle: "Co smí využívat {0}, {1}, dne {2}", "What {0}, {1}, may use on {2}";
    /// Below what a customer may use. `{0}`: service, `{1}`: what it does not include.
    NotIncluded: "{0}, nezahrnuje: {1}", "{0}, not included: {1}";
    /// The last day to answer. `{0}`: name of the service.
    DeadlineTitle: "Lhůta k odpovědi: {0}", "Time to an answer: {0}";
    /// Printed on the line of a charge. `{0}`: day of the visit.
    Travel: "Cestovné, návštěva {0}", "Travel, visit of {0}";
    /// `{0}`: contract, `{1}`: counted visits, `{2}`: year.
    VisitsOfYear: "{0}: {1} v roce {2}", "{0}: {1} in {2}";
    /// `{0}`: contract, `{1}`: counted visits, `{2}`: year, `{3}`: how many are usual.
    VisitsOfYearUsual: "{0}: {1} v roce {2}, obvykle {3}", "{0}: {1} in {2}, {3} are usual";
    // The quote
    /// `{0}`: year, `{1}`: service, `{2}`: amount.
    Cheaper: "v roce {0} je levnější {1}: {2}", "in {0} {1} is cheaper: {2}";
    /// `{0}`: file.
    QuoteWritten: "nabídka zapsána: {0}", "wrote the quote: {0}";
    // How an amount came about
    /// Above the steps. `{0}`: customer, contract and service or charge, `{1}`: year, `{2}`: description, `{3}`: amount.
    ExplainTitle: "{0}, rok {1}: {2} = {3}", "{0}, {1}: {2} = {3}";
    /// The same, where the year has no line. Arguments as above.
    ExplainNoLine: "{0}, rok {1}: {2}: žádný řádek", "{0}, {1}: {2}: no line";
    /// In place of the description, where it is about the register.
    FilesLessRegister: "soubory méně registr", "files less register";
    /// `{0}`: first, `{1}`: last active day, `{2}`: since.
    ActiveOpen: "{0} – {1}; služba od {2}", "{0} – {1}; service since {2}";
    /// `{0}`: first, `{1}`: last active day, `{2}`: since, `{3}`: until.
    ActiveUntil: "{0} – {1}; služba od {2} do {3}", "{0} – {1}; service {2} – {3}";
    /// `{0}`: day.
    BeginsLater: "služba začíná až {0}", "service begins only on {0}";
    /// `{0}`: day.
    EndedBefore: "služba skončila {0}", "service ended on {0}";
    /// `{0}`: day of the purchase, `{1}`, `{2}`: first and last free day.
    Window: "nákup {0}: zdarma {1} – {2}", "purchase of {0}: free {1} – {2}";
    /// `{0}`: day of the purchase.
    WindowNone: "nákup {0}: nic zdarma", "purchase of {0}: nothing is free";
    /// After a window.
    WindowEndsBefore: "skončilo před službou v tomto roce", "over before the active days";
    /// After a window.
    WindowBeginsAfter: "začíná po službě v tomto roce", "begins after the active days";
    /// Why the free year does not apply.
    NotAFreeYearService: "nákup nedává tuto službu zdarma", "a purchase does not make this service free";
    /// Why the free year does not apply.
    NoPurchase: "zákazník nepořídil žádný produkt", "the customer has bought no product";
    /// Why the free year does not apply.
    NoWindowApplies: "žádný den služby není zdarma", "no active day lies in a free window";
    /// `{0}`: day.
    ChargeableFrom: "od {0}", "from {0}";
    /// Nothing is chargeable.
    AllFree: "všechny dny služby jsou zdarma", "every active day is free";
    /// Which units are charged.
    UnitsWholeYear: "rok: účtuje se celý, má-li den k účtování", "the year: charged whole with any chargeable day";
    /// `{0}`: months of the year.
    UnitsMonths: "z {0} měsíců ty, které mají den k účtování", "of {0} months, those with a chargeable day";
    /// `{0}`: days of the year.
    UnitsDays: "z {0} dnů ty k účtování", "of {0} days, those that are chargeable";
    /// `{0}`, `{1}`: what the other row and this one cost for a whole year.
    DearerTierInstead:
        "místo ní se účtuje dražší `{2}` téže skupiny: {0} za celý rok proti {1}", "the dearer service `{2}` of its group is charged instead: {0} a whole year against {1}";
    /// `{0}`: what both cost, `{1}`: the other service.
    EarlierTierInstead:
        "místo ní se účtuje dřívější `{1}` téže skupiny za stejnou cenu {0}", "the earlier service `{1}` of its group is charged instead: both cost {0} a whole year";
    /// `{0}`: what the other row costs, `{1}`: what this one does.
    DearerInstead: "místo něj dražší řádek: {0} za celý rok proti {1}", "the dearer row is charged instead: {0} a whole year against {1}";
    /// `{0}`: what both rows cost for a whole year.
    EarlierInstead: "místo něj dřívější řádek za stejnou cenu {0}", "the earlier row of the same price is charged instead: {0} a whole year";
    /// `{0}`: units charged, `{1}`: units of the year.
    UnitsCharged: "účtováno {0} z {1}", "{0} of {1} charged";
    /// The catalog's price.
    Listed: "podle ceníku", "list price";
    /// `{0}`: year.
    ListedFrom: "podle ceníku, od roku {0}", "list price, from {0} on";
    /// The row's own price.
    Agreed: "dohodnutá cena má přednost před ceníkem", "the agreed price wins over the list";
    /// The row's own price.
    AgreedUnlisted: "dohodnutá cena; ceník pro tento rok žádnou nemá", "agreed price; the list has none for this year";
    /// The list's price beside an agreed one.
    NotUsed: "podle ceníku, nepoužije se", "list price, not used";
    /// The row has no discount.
    NoDiscount: "žádná sleva", "no discount";
    /// The exact amount has two decimals.
    NothingToRound: "není co zaokrouhlit", "nothing to round";
    /// The exact amount has more decimals.
    Rounded: "zaokrouhleno jednou na haléře, polovina od nuly", "rounded once to 0.01, half away from zero";
    /// `{0}`: date.
    ChargedOn: "účtuje se v roce svého data {0}", "billed in the year of its date, {0}";
    /// `{0}`: year.
    ChargeOfYear: "položka patří do roku {0}", "the charge belongs to {0}";
    /// What the files say for a key.
    WantedByFiles: "co říkají soubory", "what the files say";
    /// `{0}`: kind, `{1}`: number, `{2}`: date.
    OfDocument: "{0} {1} ze dne {2}", "{0} {1} of {2}";
    /// What the register holds for a key.
    HeldByRegister: "co drží registr", "what the register holds";
    /// The files say more.
    ToInvoice: "k fakturaci", "to be invoiced";
    /// The files say less.
    ToCredit: "k dobropisování", "to be credited";
    /// The files say the same.
    NothingToBill: "není co účtovat", "nothing left to bill";
    /// `{0}`: number.
    PartOf: "část k faktuře {0}", "the part that goes with invoice {0}";
    /// Of a difference, on an invoice.
    PartLeft: "zbytek, pro který už na žádné faktuře není místo", "the rest, for which no invoice has room any more";
    /// `{0}`: number.
    TakesBack: "storno faktury {0}", "cancels invoice {0}";
    /// Beside an issued line that was derived again.
    SameAgain: "z uložených podkladů vychází totéž", "what the run has frozen gives the same";
    /// Beside an issued line that was derived again. `{0}`: how much more.
    OtherAgain: "z uložených podkladů, rozdíl {0}", "from what the run has frozen, a difference of {0}";
    /// Beside an issued line.
    NoneAgain: "uložené podklady takový řádek nedávají", "what the run has frozen gives no such line";
    // Editing
    /// `{0}`: what, `{1}`: file.
    Added: "{0}: přidáno do {1}", "{0}: added to {1}";
    /// The book would have the problems that were just told.
    NothingWritten: "nic se nezapsalo: kniha by měla tyto chyby", "nothing was written: the book would have these problems";
    // Imports
    /// Above what an import does. `{0}`: the imported file, `{1}`: the book's.
    ImportTitle: "Import {0} do {1}", "Import of {0} into {1}";
    /// `{0}`: rows added, `{1}`: changed, `{2}`: as they were.
    ImportTally: "řádků přidáno: {0}, změněno: {1}, beze změny: {2}", "rows added: {0}, changed: {1}, unchanged: {2}";
    /// `{0}`: the imported file, `{1}`: its encoding.
    ReadAs: "{0}: přečteno jako {1}", "{0}: read as {1}";
    /// After `--dry-run`.
    DryRun: "nic se nezapsalo (`--dry-run`)", "nothing was written (`--dry-run`)";
    /// After an import without changes.
    NothingToChange: "nic se nezměnilo", "nothing changed";
    /// Above what another system has billed. `{0}`: the imported file.
    OpeningsTitle: "Doklady jiného systému: {0}", "Documents of another system: {0}";
    /// After problems of the documents of another system.
    NothingTaken: "nic se nepřevzalo", "nothing was taken over";
    /// `{0}`: counted documents, `{1}`: run.
    OpeningsTaken: "převzato v běhu {1}: {0}", "taken over in run {1}: {0}";
    /// `{0}`: counted documents.
    OpeningsNotDerived: "převzato z jiného systému, odvodit nelze: {0}", "taken over from another system, nothing to derive: {0}";
    /// What an explanation says of a line that another system has billed.
    TakenOver: "vyúčtoval jiný systém", "billed by another system";
    /// `{0}`: the book's file.
    Written: "zapsáno do {0}", "written to {0}";
    /// `{0}`: contract, `{1}`: day.
    Ended: "{0}: končí {1:date}", "{0}: ends on {1:date}";
    /// `{0}`: contract, `{1}`: service, `{2}`: day.
    ServiceEnds: "{0}: {1} končí {2:date}", "{0}: {1} ends on {2:date}";
    /// `{0}`: contract, `{1}`: service and quantity, `{2}`: day.
    ServiceBegins: "{0}: {1} od {2:date}", "{0}: {1} from {2:date}";
    /// `{0}`: contract, `{1}`: service and quantity, `{2}` and `{3}`: the first and the last day.
    ServiceFromTo: "{0}: {1} od {2:date} do {3:date}", "{0}: {1} from {2:date} to {3:date}";
    /// `{0}`: contract, `{1}`: service and quantity, `{2}`: day.
    ServiceChanged: "{0}: {1} od {2:date}, změněno v témž řádku", "{0}: {1} from {2:date}, changed in the same row";
    /// `{0}`: contract, `{1}`: service.
    TermsNotCarried:
        "{0}: cena, sleva a text sjednané pro {1} se nepřenesly", "{0}: price, discount and text agreed for {1} were not carried over";
    /// `{0}`: contract, `{1}`: day.
    Renewed: "{0}: prodlouženo do {1:date}", "{0}: renewed until {1:date}";
    /// Below the directory of a new book.
    ExampleSeller: "catalog.toml má vzorového dodavatele: přepište `[seller]` svými údaji",
        "catalog.toml has an example seller: replace `[seller]` by your own particulars";
    /// `{0}`: directory.
    BookMade: "kniha založena: {0}", "made a book: {0}";
    /// `{0}`: file.
    KeptAsItIs: "{0} už existuje, zůstává beze změny", "{0} is there already and stays as it is";
}
