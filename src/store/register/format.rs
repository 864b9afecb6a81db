//! The names of the format, shared by reader and writer.

use crate::register::{DIRECTORY, run_file};

/// The kind of the first record.
pub(super) const MAGIC: &str = "annum-register";
/// The version that this program reads and writes.
pub(super) const VERSION: &str = "1";
/// The kind of a record that declares the columns of another kind.
pub(super) const COLUMNS: &str = "columns";
/// The kind of the last record.
pub(super) const SEAL: &str = "seal";
/// The seal before the first run.
pub(super) const NO_SEAL: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The kinds of records that a reader needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RecordKind {
    Run,
    Seller,
    Catalog,
    Logo,
    InputCustomer,
    InputContract,
    InputPurchase,
    InputCharge,
    Document,
    Line,
    End,
}

impl RecordKind {
    pub(super) const ALL: [Self; 11] = [
        Self::Run,
        Self::Seller,
        Self::Catalog,
        Self::Logo,
        Self::InputCustomer,
        Self::InputContract,
        Self::InputPurchase,
        Self::InputCharge,
        Self::Document,
        Self::Line,
        Self::End,
    ];

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Seller => "seller",
            Self::Catalog => "catalog",
            Self::Logo => "logo",
            Self::InputCustomer => "input-customer",
            Self::InputContract => "input-contract",
            Self::InputPurchase => "input-purchase",
            Self::InputCharge => "input-charge",
            Self::Document => "document",
            Self::Line => "line",
            Self::End => "end",
        }
    }

    /// The columns in the order in which this program writes and asks for them.
    pub(super) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Run => &[
                "number",
                "action",
                "issued_on",
                "year",
                "plan",
                "currency",
                "previous_seal",
                "through",
                "engine",
            ],
            Self::Seller => &[
                "name",
                "street",
                "city",
                "postal_code",
                "country",
                "company_id",
                "vat_id",
                "register_entry",
                "bank_account",
                "email",
                "phone",
            ],
            Self::Catalog => &["text"],
            Self::Logo => &["name", "base64"],
            Self::InputCustomer => &["file_line", "customer"],
            Self::InputContract => &[
                "file_line",
                "contract",
                "customer",
                "service",
                "since",
                "quantity",
                "until",
                "renewal",
                "unit_price",
                "discount_percent",
                "document",
                "order_number",
                "text",
                "notice_months",
            ],
            Self::InputPurchase => &["file_line", "customer", "product", "purchased_on"],
            Self::InputCharge => &[
                "file_line",
                "id",
                "customer",
                "date",
                "description",
                "unit_price",
                "quantity",
                "unit",
                "contract",
            ],
            Self::Document => &[
                "number",
                "sequence",
                "kind",
                "issued_on",
                "due_on",
                "year",
                "corrects",
                "document",
                "order_number",
                "note",
                "net_total",
                "customer",
                "customer_name",
                "company_id",
                "vat_id",
                "street",
                "city",
                "postal_code",
                "country",
                "email",
                "customer_order_number",
                "language",
                "due_days",
                "supplied_on",
            ],
            Self::Line => &[
                "contract",
                "service",
                "charge",
                "description",
                "period_start",
                "period_end",
                "quantity",
                "unit",
                "unit_price",
                "discount_percent",
                "share",
                "net_amount",
                "reason",
            ],
            Self::End => &["documents", "lines", "net_total"],
        }
    }

    /// Columns that a run of an earlier program may lack; their cells then read as empty.
    pub(super) const fn added_columns(self) -> &'static [&'static str] {
        match self {
            Self::Run => &["through", "engine"],
            Self::InputContract => &["notice_months"],
            Self::Document => &["supplied_on"],
            _ => &[],
        }
    }
}

/// The run that a file within the register holds by its name.
pub(super) fn run_of_name(name: &str) -> Option<u32> {
    let number = name.strip_suffix(".csv")?.parse().ok()?;
    let is_its_name = run_file(number).strip_prefix(DIRECTORY)?.strip_prefix('/')? == name;
    (number > 0 && is_its_name).then_some(number)
}
