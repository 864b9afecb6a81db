//! "Did you mean": the known name that an unknown one is most like.

/// Longest name, in letters, that anybody misspells: the work and the memory of a comparison grow with the square.
const LONGEST: usize = 100;

/// The known name nearest to an unknown one, where it is near enough to have been meant. Letter case and blanks around
/// do not count. Of equally near ones the first.
pub fn nearest<'k>(unknown: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let wanted = folded(unknown);
    let length = wanted.chars().count();
    if length > LONGEST {
        return None;
    }
    let limit = 1 + length / 5;
    known
        .into_iter()
        // Letters apart in length are edits apart; most names of a long list go out here, before any work.
        .filter(|name| name.chars().count().abs_diff(length) <= limit)
        .map(|name| (strsim::damerau_levenshtein(&wanted, &folded(name)), name))
        .filter(|(distance, name)| *distance <= limit && *distance < length.max(1) && *name != unknown)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_a_name_that_may_have_been_meant_is_suggested() {
        let known = ["id", "name", "company_id", "email", "remote-pc", "remote-ip"];
        let cases = [
            ("compny_id", Some("company_id"), "a letter left out"),
            ("remote-cp", Some("remote-pc"), "two letters changed round are one slip"),
            ("ID", Some("id"), "letter case does not count"),
            (" name", Some("name"), "nor do blanks around"),
            ("e-mail", Some("email"), "a letter too many"),
            ("telephone", None, "nothing is near"),
            ("x", None, "one letter is like every other one"),
            ("", None, "nothing is like nothing"),
        ];
        for (unknown, expected, why) in cases {
            assert_eq!(nearest(unknown, known), expected, "{unknown:?}: {why}");
        }
    }
}
