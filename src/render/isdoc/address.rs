//! Addresses: the standard wants street and number of the building apart, and a country by code and by name.

/// The street and the number of the building. Both together, with a blank between where both are there, are the text.
///
/// The number is what stands at the end and begins with a digit (`12`, `12/3a`, `12 / 3`), but no ordinal (`17.`), which
/// belongs to a name.
pub(super) fn street_and_number(text: &str) -> (&str, &str) {
    let mut number_at = text.len();
    for (at, word) in words_from_the_end(text) {
        let is_number = word.starts_with(|first: char| first.is_ascii_digit()) && !word.ends_with('.');
        match word {
            _ if is_number => number_at = at,
            "/" => {}
            _ => break,
        }
    }
    (text[..number_at].strip_suffix(' ').unwrap_or(&text[..number_at]), &text[number_at..])
}

/// The words between blanks, the last first, each with its place.
fn words_from_the_end(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.rsplit(' ').scan(text.len() + 1, |end, word| {
        *end -= word.len() + 1;
        Some((*end, word))
    })
}

/// The Czech name of a country; empty for one that few invoices go to.
pub(super) fn country_name(code: &str) -> &'static str {
    match code {
        "CZ" => "Česká republika",
        "SK" => "Slovensko",
        "AT" => "Rakousko",
        "DE" => "Německo",
        "PL" => "Polsko",
        _ => "",
    }
}

#[cfg(test)]
mod tests;
