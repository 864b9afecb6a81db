//! Units of measure: the standard wants codes of UN/ECE recommendation 20, the price list has words.

/// A piece of something that has no code of its own.
const ONE: &str = "C62";

/// The code of a word for a unit.
pub(super) fn code(unit: &str) -> &'static str {
    match unit.to_lowercase().as_str() {
        "ks" | "kus" | "pc" | "pcs" | "piece" => "H87",
        "km" => "KMT",
        "m" => "MTR",
        "h" | "hod" | "hod." | "hodina" | "hour" => "HUR",
        "min" | "minuta" | "minute" => "MIN",
        "den" | "day" => "DAY",
        "měsíc" | "měs." | "month" => "MON",
        "rok" | "year" => "ANN",
        _ => ONE,
    }
}
