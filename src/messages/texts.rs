//! Titles, labels and sentences of tables and summaries.

use std::fmt;

use crate::language::Language;
use crate::messages::fill::fill;

impl Text {
    /// The text with its placeholders filled by arguments, in their order.
    pub fn filled(self, language: Language, args: &[&dyn fmt::Display]) -> String {
        let args: Vec<String> = args.iter().map(ToString::to_string).collect();
        fill(language, self.text(language), &args)
    }
}

/// Declares the texts, one row each: the Czech, then the English.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $cs:literal, $en:literal;)*) => {
        /// A text of the program that is not a problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Text { $($(#[$doc])* $name,)* }

        impl Text {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The text in a language, placeholders as they are.
            pub const fn text(self, language: Language) -> &'static str {
                match self { $(Self::$name => language.pick($cs, $en),)* }
            }
        }
    };
}

texts! {
    // Problems
    /// Before a problem that stops a command.
    Error: "chyba", "error";
    /// Before a problem that does not.
    Warning: "varování", "warning";
    /// Before the way out.
    Hint: "rada", "hint";
    /// `{0}`: the near name.
    DidYouMean: "mysleli jste `{0}`?", "did you mean `{0}`?";
    /// `{0}`: how many problems are counted but not listed.
    NotListed: "nevypsáno: {0}", "{0} not listed";
    /// Everything was read and nothing is wrong.
    AllGood: "vše v pořádku", "everything is in order";
    /// `{0}`: counted warnings.
    SeeCheck: "{0}: vypíše je `annum check`", "{0}: `annum check` lists them";
    // Every table of amounts
    /// Said with every total, also on an empty table.
    ExclVat: "bez DPH", "excl. VAT";
    /// The label of a total. `{0}`: currency.
    TotalExclVat: "celkem bez DPH ({0})", "total excl. VAT ({0})";
    /// The label of a total of an issued document.
    TotalNet: "celkem bez DPH", "total excl. VAT";
    /// `{0}`: currency.
    AmountsIn: "částky v {0} bez DPH", "amounts in {0} excl. VAT";
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
    /// A document whose total would be below zero.
    TotalBelowZero: "součet je záporný: čeká na příští fakturu", "the total is below zero: it waits for the next invoice";
    /// Heading of credit notes and differences.
    Corrections: "Opravy vystavených dokladů", "Corrections of issued documents";
    /// Heading of what is in the register without a row.
    Orphans: "V registru bez řádku v souborech", "In the register without a row in the files";
    /// `{0}`: last free day.
    FreeUntil: "zdarma do {0}", "free until {0}";
    // Why something changed; `{0}`: place
    /// Service ends on another day.
    CauseEnd: "jiný konec ({0})", "another end ({0})";
    /// Service begins on another day.
    CauseBegin: "jiný začátek ({0})", "another beginning ({0})";
    /// Another quantity.
    CauseQuantity: "jiné množství ({0})", "another quantity ({0})";
    /// Another price.
    CausePrice: "jiná cena ({0})", "another price ({0})";
    /// Another discount.
    CauseDiscount: "jiná sleva ({0})", "another discount ({0})";
    /// Other free days.
    CauseFree: "jiné dny zdarma ({0})", "other free days ({0})";
    /// A new row.
    CauseRowAdded: "přibyl řádek ({0})", "a row was added ({0})";
    /// A row has gone.
    CauseRowGone: "ubyl řádek (zbývá {0})", "a row has gone ({0} is left)";
    /// Another charge.
    CauseCharge: "jiná jednorázová položka ({0})", "another one-off charge ({0})";
    /// Another rule.
    CauseRule: "jiné pravidlo katalogu ({0})", "another rule of the catalog ({0})";
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
    Issued: "vystaveno: {0}, běh {1}, datum {2}", "issued: {0}, run {1}, date {2}";
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
    /// Runs.
    RunsTitle: "Běhy registru", "Runs of the register";
    /// `{0}`: year.
    RenewalsTitle: "Prodloužení do roku {0}", "Renewals into {0}";
    /// `{0}`: year.
    CoverageTitle: "Pokrytí roku {0}", "Coverage of {0}";
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
    // The price list
    // The quote
    /// `{0}`: year, `{1}`: service, `{2}`: amount.
    Cheaper: "v roce {0} je levnější {1}: {2}", "in {0} {1} is cheaper: {2}";
    // Editing
    /// `{0}`: what, `{1}`: file.
    Added: "{0}: přidáno do {1}", "{0}: added to {1}";
    /// The book would have the problems that were just told.
    NothingWritten: "nic se nezapsalo: kniha by měla tyto chyby", "nothing was written: the book would have these problems";
    /// `{0}`: contract, `{1}`: day.
    Ended: "{0}: končí {1}", "{0}: ends on {1}";
    /// `{0}`: contract, `{1}`: day.
    Renewed: "{0}: prodlouženo do {1}", "{0}: renewed until {1}";
    /// `{0}`: directory.
    BookMade: "kniha založena: {0}", "made a book: {0}";
    /// `{0}`: file.
    KeptAsItIs: "{0} už existuje, zůstává beze změny", "{0} is there already and stays as it is";
}
