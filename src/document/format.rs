//! The forms of issued documents outside the register.

/// A form in which an issued document leaves the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Paper: PDF/A-3 with the ISDOC file attached.
    Pdf,
    /// ISDOC 6.0.2, the Czech national standard.
    Isdoc,
    /// A data package of the accounting system Pohoda.
    Pohoda,
    /// UBL 2.1 by EN 16931.
    Ubl,
    /// The lines as CSV.
    Csv,
    /// The lines as JSON.
    Json,
    /// The payment as a short payment descriptor, the text of a QR code.
    Spayd,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Pdf, Self::Isdoc, Self::Pohoda, Self::Ubl, Self::Csv, Self::Json, Self::Spayd];

    /// The word of the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Isdoc => "isdoc",
            Self::Pohoda => "pohoda",
            Self::Ubl => "ubl",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Spayd => "spayd",
        }
    }

    /// What its files end with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pohoda | Self::Ubl => "xml",
            other => other.name(),
        }
    }
}
