//! "Did you mean": the known name that an unknown one is most like.

/// Longest name, in letters, that anybody misspells: the work and the memory of a comparison grow with the square.
const LONGEST: usize = 100;

/// The known name nearest to an unknown one, where it is near enough to have been meant, and no other is as near. Letter
/// case and blanks around do not count. Of names that differ in digits alone (`Z01`, `Z06`) every one is near to every other
/// one: there only digits that changed places, or one too few or too many, are a slip.
pub fn nearest<'k>(unknown: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let wanted = folded(unknown);
    let length = wanted.chars().count();
    if length > LONGEST {
        return None;
    }
    let limit = 1 + length / 5;
    let near = known
        .into_iter()
        // Letters apart in length are edits apart; most names of a long list go out here, before any work.
        .filter(|name| name.chars().count().abs_diff(length) <= limit)
        .map(|name| (strsim::damerau_levenshtein(&wanted, &folded(name)), name))
        .filter(|(distance, name)| *distance <= limit && *distance < length.max(1) && *name != unknown)
        .filter(|(distance, name)| !is_other_number(&wanted, &folded(name), *distance))
        .map(|(distance, name)| ((distance, !is_alike(&wanted, &folded(name))), name));
    only_nearest(near)
}

/// The name with the least distance, where all that have it are the same name. Of two as far apart one that is alike is the
/// nearer.
fn only_nearest<'k>(near: impl Iterator<Item = ((usize, bool), &'k str)>) -> Option<&'k str> {
    let mut best: Option<((usize, bool), &str)> = None;
    let mut is_alone = true;
    for (distance, name) in near {
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, first)) if distance == least => is_alone &= name == first,
            _ => (best, is_alone) = (Some((distance, name)), true),
        }
    }
    best.filter(|_| is_alone).map(|(_, name)| name)
}

/// Whether two names of one length differ in digits alone, by more than two that changed places.
fn is_other_number(wanted: &str, name: &str, distance: usize) -> bool {
    let letters = |text: &str| text.replace(|letter: char| letter.is_ascii_digit(), "");
    let has_changed_places = distance == 1 && sorted(wanted) == sorted(name);
    wanted.len() == name.len() && letters(wanted) == letters(name) && distance > 0 && !has_changed_places
}

/// Whether two names have the same letters in another order, or some that look the same: `C0O1` for `C001`.
fn is_alike(wanted: &str, name: &str) -> bool {
    let seen = |text: &str| text.replace('o', "0").replace(['l', 'i'], "1");
    sorted(wanted) == sorted(name) || seen(wanted) == seen(name)
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

fn sorted(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = name.chars().collect();
    letters.sort_unstable();
    letters
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
            ("remote-c", Some("remote-pc"), "the other one is farther off"),
            ("remote-p", None, "two are equally near"),
            ("x", None, "one letter is like every other one"),
            ("", None, "nothing is like nothing"),
        ];
        for (unknown, expected, why) in cases {
            assert_eq!(nearest(unknown, known), expected, "{unknown:?}: {why}");
        }
    }

    #[test]
    fn another_number_is_no_slip() {
        let known = ["Z01", "Z02", "Z02", "Z13", "K2027-014"];
        let cases = [
            ("Z06", None, "the next number that is not there yet"),
            ("S06", None, "nor with another letter"),
            ("z02", Some("Z02"), "letter case; the same name again is no other one"),
            ("Z31", Some("Z13"), "digits changed round"),
            ("Z3", Some("Z13"), "a digit left out"),
            ("Z0", None, "which digit was left out?"),
            ("K2027-0014", Some("K2027-014"), "a digit too many"),
            ("K2028-014", None, "another year"),
            ("K2024-017", None, "the same digits, but not next to each other"),
            ("ZO2", Some("Z02"), "a letter that looks like the digit"),
        ];
        for (unknown, expected, why) in cases {
            assert_eq!(nearest(unknown, known), expected, "{unknown:?}: {why}");
        }
    }
}
