//! Every kind of problem, with the name that people and scripts see.

use std::fmt;

/// Declares the codes once: the variant, and the name that people and scripts see.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The kind of a problem. Its words are in `messages`, which must know every one of them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name that people and scripts see, say `unknown-column`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The code of a name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }
        }
    };
}

codes! {
    // Files
    /// `{0}`: what the system said.
    CannotRead = "cannot-read",
    /// `{0}`: what the system said.
    CannotWrite = "cannot-write",
    /// stdout. `{0}`: what the system said.
    OutputFailed = "output-failed",
    /// `{0}`: the directory that is not there.
    NoBook = "no-book",
    /// A file that must be there is not.
    MissingFile = "missing-file",
    /// Bytes that are not UTF-8.
    NotUtf8 = "not-utf8",
    /// A file changed between reading and writing it.
    FileChanged = "file-changed",
    /// The file was written, but a power cut may undo that. `{0}`: what the system said.
    NotFlushed = "not-flushed",
    // Rows and columns
    /// The file has no header.
    MissingHeader = "missing-header",
    /// `{0}`: the column; the suggestion is a near one.
    UnknownColumn = "unknown-column",
    /// `{0}`: the column.
    MissingColumn = "missing-column",
    /// `{0}`: the column.
    DuplicateColumn = "duplicate-column",
    /// `{0}`: cells found, `{1}`: cells expected.
    CellCount = "cell-count",
    /// A quote that no other one closes.
    UnclosedQuote = "unclosed-quote",
    /// Text directly after a closing quote.
    StrayQuote = "stray-quote",
    /// `{0}`: the character's code point.
    ControlCharacter = "control-character",
    /// A cell above 64 KiB.
    CellTooLong = "cell-too-long",
    /// A record above 1 MiB.
    RecordTooLong = "record-too-long",
    // Values
    /// A required value is empty.
    MissingValue = "missing-value",
    /// `{0}`: the text.
    BadDate = "bad-date",
    /// `{0}`: the text.
    NoSuchDay = "no-such-day",
    /// `{0}`: the text.
    YearOutOfRange = "year-out-of-range",
    /// `{0}`: the text.
    BadNumber = "bad-number",
    /// `{0}`: the text, `{1}`: how many decimals are kept.
    TooManyDecimals = "too-many-decimals",
    /// `{0}`: the text.
    NumberTooLarge = "number-too-large",
    /// `{0}`: the text.
    NegativeNumber = "negative-number",
    /// `{0}`: the text.
    DiscountRange = "discount-range",
    /// `{0}`: the text, `{1}`: what is allowed.
    BadChoice = "bad-choice",
    /// `{0}`: the text.
    BadDueDays = "bad-due-days",
    // What rows say of each other
    /// `{0}`: the id, `{1}`: where it stands first.
    DuplicateId = "duplicate-id",
    /// `{0}`: the id.
    UnknownCustomer = "unknown-customer",
    /// `{0}`: the id.
    UnknownService = "unknown-service",
    /// `{0}`: the contract.
    UnknownContract = "unknown-contract",
    /// `{0}`: the charge.
    UnknownCharge = "unknown-charge",
    /// No document, contract or charge. `{0}`: what was to be explained; the suggestion is a near one.
    NothingToExplain = "nothing-to-explain",
    /// `{0}`: the contract, `{1}`: its customer, `{2}`: where that is said.
    ContractOfTwoCustomers = "contract-of-two-customers",
    /// `{0}`: until, `{1}`: since.
    UntilBeforeSince = "until-before-since",
    /// `{0}`: contract, `{1}`: service, `{2}`: the other row's place.
    OverlappingRows = "overlapping-rows",
    /// `{0}`: a value where none may stand.
    SuperfluousValue = "superfluous-value",
    /// A manual renewal without an end.
    ManualWithoutUntil = "manual-without-until",
    /// The amount of a row is beyond twelve digits.
    AmountTooLarge = "amount-too-large",
    /// More than can be held: four gigabytes of texts in the rows, or 65 536 services.
    BookTooLarge = "book-too-large",
    // The catalog
    /// `{0}`: what the parser says.
    TomlSyntax = "toml-syntax",
    /// A catalog above 1 MiB.
    CatalogTooLarge = "catalog-too-large",
    /// `{0}`: the key; the suggestion is a near one.
    UnknownKey = "unknown-key",
    /// `{0}`: the key.
    MissingKey = "missing-key",
    /// `{0}`: what was expected.
    WrongType = "wrong-type",
    /// `{0}`: the number as written.
    BareFloat = "bare-float",
    /// `{0}`: the year as written.
    BadYear = "bad-year",
    /// `{0}`: the policy.
    UnknownPolicy = "unknown-policy",
    /// `{0}`: the proration.
    UnknownProration = "unknown-proration",
    /// `{0}`: the pattern, `{1}`: what is wrong with it, in English.
    BadPattern = "bad-pattern",
    /// `{0}`: the pattern, `{1}`: its digits.
    PatternTooLong = "pattern-too-long",
    /// `{0}`: the number as written.
    BadSequence = "bad-sequence",
    /// `{0}`: the opening hours as written.
    BadHours = "bad-hours",
    /// `{0}`: the months as written.
    BadNotice = "bad-notice",
    /// `{0}`: the numbers as written.
    BadVisits = "bad-visits",
    /// Both series could give the same number.
    PatternsCollide = "patterns-collide",
    /// `{0}`: service, `{1}`: year.
    NoPrice = "no-price",
    /// `{0}`: year.
    NoProration = "no-proration",
    /// `{0}`: year.
    NoPolicy = "no-policy",
    // Another catalog to compare with
    /// No other catalog is named.
    NothingToCompare = "nothing-to-compare",
    /// `{0}`: the other catalog's currency, `{1}`: the present one's.
    CurrencyDiffers = "currency-differs",
    /// `{0}`: the service, `{1}`: the first row that has it.
    ServiceMissing = "service-missing",
    // Warnings
    /// `{0}`: the company id.
    CompanyIdChecksum = "company-id-checksum",
    /// `{0}`: the VAT id of the seller.
    VatIdChecksum = "vat-id-checksum",
    /// `{0}`: the text that is no bank account.
    BankAccountForm = "bank-account-form",
    /// `{0}`: the bank account.
    BankAccountChecksum = "bank-account-checksum",
    /// `{0}`: the company id, `{1}`: the other customer, `{2}`: its place.
    CompanyIdTwice = "company-id-twice",
    /// `{0}`: the keys of the seller that documents need.
    SellerIncomplete = "seller-incomplete",
    /// `{0}`: the customer, `{1}`: its VAT id.
    CustomerAbroad = "customer-abroad",
    /// `{0}`: the day of the row, `{1}`: the purchase's day, `{2}`: its place.
    RowBeforePurchase = "row-before-purchase",
    /// `{0}`: service, `{1}`: another one of its group in the same contract, `{2}`: its place.
    TiersInContract = "tiers-in-contract",
    /// `{0}`: service, `{1}`: another one of its group in another contract, `{2}`: its place.
    TiersInContracts = "tiers-in-contracts",
    /// `{0}`: the order number, `{1}`: that of the invoice, `{2}`: its place, `{3}`: year.
    OrderNumbersDiffer = "order-numbers-differ",
    /// `{0}`: the charge that a visit names.
    VisitWithoutCharge = "visit-without-charge",
    /// `{0}`: the date.
    UnusualYear = "unusual-year",
    // Billing
    /// `{0}`: year, `{1}`: first year.
    BeforeFirstYear = "before-first-year",
    /// `{0}`: date, `{1}`: closed until.
    PeriodClosed = "period-closed",
    /// `{0}`: date, `{1}`: the series' last date, `{2}`: its number.
    DateBeforeLast = "date-before-last",
    /// `{0}`: date, `{1}`: today.
    DateTooFar = "date-too-far",
    /// `{0}`: year billed, `{1}`: currency of the documents that were issued, `{2}`: the catalog's.
    OtherCurrency = "other-currency",
    /// `{0}`: year billed, `{1}`: date.
    YearFarFromDate = "year-far-from-date",
    /// `{0}`: plan given, `{1}`: plan now.
    PlanChanged = "plan-changed",
    /// `{0}`: plan now.
    PlanNeeded = "plan-needed",
    /// `{0}`: number, `{1}`: customer, `{2}`: what (contract and service, or charge), `{3}`: amount.
    Orphan = "orphan",
    /// `{0}`: the expectation (year, what, id), `{1}`: amount expected, `{2}`: what the files say, `{3}`: how much more
    /// or less that is.
    ExpectationFailed = "expectation-failed",
    /// `{0}`: the sum, or customer and key, `{1}`: its amount by keys, `{2}`: by documents.
    CoverageDisagrees = "coverage-disagrees",
    /// `{0}`: pattern, `{1}`: year.
    SeriesFull = "series-full",
    /// `{0}`: number.
    NumberTaken = "number-taken",
    /// `{0}`: number.
    UnknownNumber = "unknown-number",
    /// `{0}`: the run, `{1}`: the last one that there is, 0 for none.
    UnknownRun = "unknown-run",
    /// `{0}`: number.
    NotAnInvoice = "not-an-invoice",
    /// `{0}`: number, `{1}`: by which credit note.
    AlreadyCancelled = "already-cancelled",
    // The register
    /// `{0}`: what is wrong, in English.
    RegisterFormat = "register-format",
    /// The content of a run is not what was sealed.
    SealBroken = "seal-broken",
    /// `{0}`: the run that is missing, or the first and last of several (`2-5`).
    RunMissing = "run-missing",
    /// The run does not continue the one before it.
    ChainBroken = "chain-broken",
    /// The head names a run that is not there: the last runs are lost. `{0}`: the run it names.
    HeadAhead = "head-ahead",
    /// The head is lost. `{0}`: the last run that is there.
    HeadMissing = "head-missing",
    /// `{0}`: number, `{1}`: where it stands first.
    NumberTwice = "number-twice",
    /// `{0}`: number expected, `{1}`: number found.
    NumberGap = "number-gap",
    /// `{0}`: number of the document or run, `{1}`: its total, `{2}`: the sum of what it is made of.
    TotalWrong = "total-wrong",
    /// `{0}`: number, `{1}`: net written, `{2}`: net by its own figures.
    LineWrong = "line-wrong",
    /// `{0}`: credit note, `{1}`: the number it corrects.
    CorrectsUnknown = "corrects-unknown",
    /// `{0}`: invoice, `{1}`: what it charged, `{2}`: what its credit notes give back, in all or for one key.
    CreditedTooMuch = "credited-too-much",
    /// `{0}`: number (or customer, of a document that is missing), `{1}`: column, `{2}`: what is written, `{3}`: derived.
    NotDerived = "not-derived",
    /// `{0}`: the head that was noted.
    HeadUnknown = "head-unknown",
    /// `{0}`: how many documents.
    Drifted = "drifted",
    // Documents for others
    /// `{0}`: the format, `{1}`: the key of the catalog or the column that it needs, `{2}`: the document.
    MissingForFormat = "missing-for-format",
    /// `{0}`: the document, `{1}`: its currency.
    VatNotInCrowns = "vat-not-in-crowns",
    /// `{0}`: the kind of rate, `{1}`: the day of taxable supply.
    NoVatRate = "no-vat-rate",
    /// `{0}`: the document, `{1}`: its currency, `{2}`: the format.
    OtherCurrencyInFormat = "other-currency-in-format",
    /// `{0}`: the day of taxable supply that was asked for, `{1}`: the date of issue.
    SuppliedAfterIssue = "supplied-after-issue",
    /// `{0}`: how many documents, `{1}`: their date, `{2}`: the earliest day of taxable supply.
    IssuedLate = "issued-late",
    /// `{0}`: what is wrong with the picture.
    BadLogo = "bad-logo",
    /// `{0}`: the document, `{1}`: its amount.
    AmountBeyondSpayd = "amount-beyond-spayd",
    /// A file of an export that has other content already.
    ExportDiffers = "export-differs",
    /// `{0}`: the document, which another system has issued.
    IssuedElsewhere = "issued-elsewhere",
    /// `{0}`: the document, `{1}`: the format.
    NothingToPay = "nothing-to-pay",
    /// `{0}`: the field, `{1}`: how many characters it may have, `{2}`: the document.
    CutForFormat = "cut-for-format",
    /// `{0}`: the last day of a quote, `{1}`: today.
    QuoteExpired = "quote-expired",
    /// The typeface of the documents lacks characters. `{0}`: the document, `{1}`: the characters.
    CannotPrint = "cannot-print",
    /// A picture or a paper would replace a file of another kind.
    NotAPicture = "not-a-picture",
    // The command line
    /// Neither a command nor a code. `{0}`: the topic; the suggestion is a near one.
    UnknownTopic = "unknown-topic",
    // Editing
    /// `{0}`: contract, `{1}`: day of the end.
    NothingToEnd = "nothing-to-end",
    /// `{0}`: contract, `{1}`: service.
    NoRowToChange = "no-row-to-change",
    /// `{0}`: contract, `{1}`: service, `{2}` and `{3}`: two active services of its group.
    AmbiguousChange = "ambiguous-change",
    /// `{0}`: contract, `{1}`: service, `{2}`: its beginning.
    ChangeBeforeSince = "change-before-since",
    /// `{0}`: contract, `{1}`: service, `{2}`: its end.
    ChangeAfterEnd = "change-after-end",
    /// `{0}`: contract, `{1}`: service.
    NothingToChange = "nothing-to-change",
    /// `{0}`: contract, `{1}`: its beginning.
    EndBeforeSince = "end-before-since",
    /// `{0}`: contract, `{1}`: the first day on which it may end, `{2}`: the last day for notice of an earlier end.
    NoticeTooLate = "notice-too-late",
    /// `{0}`: contract, `{1}`: the last day of a row that could be renewed.
    CannotRenew = "cannot-renew",
    /// `{0}`: customer, `{1}`: day of the visit.
    NoVisits = "no-visits",
    /// `{0}`: contract, `{1}`: day of the visit.
    VisitTwice = "visit-twice",
    /// `{0}`: customer, `{1}`: the contracts that have visits on the day.
    WhichContract = "which-contract",
    // Imports
    /// An `.xlsx`, `.ods` or `.xls` instead of CSV.
    Workbook = "workbook",
    /// A line with letters that got lost when the file was made.
    LostLetters = "lost-letters",
    /// `{0}`: what the header calls the column, `{1}`: the column that may have been meant, `{2}`: all columns.
    UnmappedColumn = "unmapped-column",
    /// `{0}`: the column, `{1}`: what the header calls it first, `{2}`: and then.
    ColumnTwice = "column-twice",
    /// `{0}`: the column.
    MissingImportColumn = "missing-import-column",
    /// `{0}`: what the header is said to say, `{1}`: the unknown column, `{2}`: all columns.
    MapToUnknown = "map-to-unknown",
    /// `{0}`: what the header does not say, `{1}`: the column that it should be.
    MapOfUnknown = "map-of-unknown",
    /// `{0}`: the row's key, `{1}`: its first place.
    ImportedTwice = "imported-twice",
    /// The register has the document already. `{0}`: number.
    OpeningTaken = "opening-taken",
    /// `{0}`: number, `{1}`: the pattern of the series that could give it, `{2}`: the year of issue, `{3}`: where the series
    /// may begin.
    OpeningOfOwnSeries = "opening-of-own-series",
    /// `{0}`: number, `{1}`: the column, `{2}`: its first row.
    OpeningDiffers = "opening-differs",
    /// `{0}`: the amount.
    NegativeOpening = "negative-opening",
    /// `{0}`: contract, `{1}`: service.
    OpeningWithoutRow = "opening-without-row",
    /// `{0}`: the amount as it is written, `{1}`: as it is read.
    ThousandsMark = "thousands-mark",
    /// `{0}`: the day of issue, `{1}`: today.
    OpeningInFuture = "opening-in-future",
    /// `{0}`: company id as the spreadsheet has it, `{1}`: with its zeros.
    ZerosRestored = "zeros-restored",
    // Raising prices
    /// The catalog in use is not the book's own.
    CatalogNotOwn = "catalog-not-own",
    /// `{0}`: plan given, `{1}`: plan now.
    UpliftChanged = "uplift-changed",
    /// `{0}`: year, `{1}`: how many rows that rise are invoiced for it, `{2}`: by how much they rise in all.
    UpliftInvoiced = "uplift-invoiced",
    // Deadlines
    /// `{0}`: service.
    NoResponseDays = "no-response-days",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
