//! The words of documents on paper, in the customer's language.

use super::texts::texts;

texts! {
    /// A word or sentence of a document on paper.
    PaperText;
    // Titles
    /// Of a payer's invoice.
    TaxInvoice: "Faktura – daňový doklad", "Invoice – tax document";
    /// Of a seller who is no payer.
    Invoice: "Faktura", "Invoice";
    /// Of a payer's credit note.
    TaxCreditNote: "Opravný daňový doklad", "Credit note – corrective tax document";
    /// Of a seller who is no payer.
    CreditNote: "Dobropis", "Credit note";
    /// Of a quote.
    Quote: "Nabídka", "Quote";
    /// `{0}`: the number.
    Number: "č. {0}", "No. {0}";
    /// `{0}`: number of the invoice that is corrected, `{1}`: its date.
    Corrects: "k faktuře č. {0} ze dne {1:date}", "for invoice No. {0} of {1:date}";
    /// `{0}`: title, `{1}`: number.
    TitleAndNumber: "{0} č. {1}", "{0} No. {1}";
    // Parties
    /// Who sells.
    Seller: "Dodavatel", "From";
    /// Who buys.
    Customer: "Odběratel", "Billed to";
    /// For whom a quote is.
    QuotedTo: "Pro", "For";
    /// Company id.
    CompanyId: "IČO", "Company ID";
    /// VAT id.
    VatId: "DIČ", "VAT ID";
    // Facts
    /// Date of issue.
    IssuedOn: "Datum vystavení", "Date of issue";
    /// Day of taxable supply.
    SuppliedOn: "Datum zdan. plnění", "Taxable supply";
    /// Due date.
    DueOn: "Datum splatnosti", "Due date";
    /// Variable symbol.
    VariableSymbol: "Variabilní symbol", "Variable symbol";
    /// Until when a quote is valid.
    ValidUntil: "Platí do", "Valid until";
    /// The first day of service that a quote is about.
    ServiceSince: "Služby od", "Service from";
    /// Period of service.
    Period: "Období plnění", "Period of service";
    /// Order number.
    OrderNumber: "Číslo objednávky", "Order number";
    /// Why a credit note was made.
    ReasonOfCorrection: "Důvod opravy", "Reason";
    /// Reason of a credit note that takes a whole invoice back.
    ReasonCancelled: "storno faktury", "the invoice is cancelled";
    /// Reason of a credit note for a part.
    ReasonChanged: "změna rozsahu nebo ceny služeb", "change of the services or their price";
    // The table
    /// Column.
    Description: "Popis", "Description";
    /// Column.
    Quantity: "Množství", "Quantity";
    /// Column.
    UnitPrice: "Cena za jedn.", "Unit price";
    /// Column.
    Discount: "Sleva", "Discount";
    /// Column.
    VatRate: "DPH", "VAT";
    /// Column.
    NetAmount: "Bez DPH", "Excl. VAT";
    /// Column, where there is no VAT.
    Amount: "Částka", "Amount";
    /// In place of a discount.
    Free: "zdarma", "free";
    /// `{0}`: per cent.
    Percent: "{0}\u{a0}%", "{0}%";
    /// `{0}`: contract.
    Contract: "smlouva {0}", "contract {0}";
    /// Of a line. `{0}`: charged units, `{1}`: units of the year.
    ShareOfMonths: "{0} z {1} měsíců", "{0} of {1} months";
    /// Of a line. `{0}`: charged units, `{1}`: units of the year.
    ShareOfDays: "{0} z {1} dnů roku", "{0} of {1} days of the year";
    /// Why a line costs nothing.
    FreeYear: "Bezplatně po pořízení nového produktu", "Free of charge after the purchase of a new product";
    /// Why a line costs nothing.
    Covered: "Zahrnuto v jiné položce téže smlouvy", "Included in another item of the same contract";
    /// Of a line of a quote that is free for a part of the year. `{0}`: the last free day.
    FreeUntil: "Zdarma do {0} po pořízení nového produktu", "Free until {0} after the purchase of a new product";
    /// At the end of a page.
    CarriedForward: "K převodu na další stranu", "Carried forward";
    /// At the beginning of the next.
    BroughtForward: "Převod z předchozí strany", "Brought forward";
    // Totals
    /// Net total of a payer.
    NetTotal: "Celkem bez DPH", "Total excl. VAT";
    /// Total of a seller who is no payer.
    Total: "Celkem", "Total";
    /// `{0}`: per cent.
    Vat: "DPH {0}\u{a0}%", "VAT {0}%";
    /// `{0}`: per cent, `{1}`: base with its currency.
    VatOf: "DPH {0}\u{a0}% ze základu {1}", "VAT {0}% of {1}";
    /// What is to be paid.
    Payable: "K úhradě", "Amount due";
    /// What a credit note gives back.
    GivenBack: "K vrácení", "To be returned";
    /// Of a quote. `{0}`: its years.
    TotalOfYears: "Celkem {0}", "Total {0}";
    /// Of a payer's quote. `{0}`: its years.
    TotalOfYearsExclVat: "Celkem {0} bez DPH", "Total {0} excl. VAT";
    /// `{0}`: year of a quote.
    Year: "Rok {0}", "Year {0}";
    // Notes
    /// Of a seller who is no payer.
    NoPayer: "Dodavatel není plátcem DPH.", "The supplier is not a VAT payer.";
    /// On a quote of a payer.
    VatIsAdded: "Ceny jsou uvedeny bez DPH; DPH bude připočtena v zákonné výši.", "Prices exclude VAT, which is added as the law asks.";
    /// On an invoice of nothing.
    NothingToPay: "Neplaťte, není co hradit.", "Nothing is to be paid.";
    // Payment
    /// Heading of the panel.
    PaymentTitle: "Platební údaje", "Payment details";
    /// Account.
    Account: "Číslo účtu", "Account number";
    /// IBAN.
    Iban: "IBAN", "IBAN";
    /// BIC.
    Bic: "BIC", "BIC";
    /// Account. `{0}`: the bank.
    AccountWith: "Číslo účtu · {0}", "Account number · {0}";
    /// What the code is called by its standard, in every language.
    QrPayment: "QR Platba", "QR Platba";
    // The foot
    /// `{0}`: page, `{1}`: pages.
    PageOf: "Strana {0} / {1}", "Page {0} / {1}";
}
