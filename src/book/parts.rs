//! The parts of a text that was joined.

use crate::marks::{GROUP, marks};

/// The first parts of a text between separators, in their order; empty ones where there are fewer.
///
/// The ten texts of every customer are taken apart for a plan.
pub(super) fn parts<const N: usize>(text: &str, separator: u8) -> [&str; N] {
    let mut parts = [""; N];
    let (mut at, mut start) = (0, 0);
    let (groups, rest) = text.as_bytes().as_chunks::<GROUP>();
    let mut last = [!separator; GROUP];
    last[..rest.len()].copy_from_slice(rest);
    for (group, bytes) in (0..).step_by(GROUP).zip(groups.iter().chain([&last])) {
        let mut marks = marks(bytes, |byte| byte == separator);
        while marks != 0 {
            let end = group + marks.trailing_zeros() as usize;
            let Some(part) = parts.get_mut(at) else { return parts };
            *part = text.get(start..end).unwrap_or_default();
            (at, start) = (at + 1, end + 1);
            marks &= marks - 1;
        }
    }
    if let Some(part) = parts.get_mut(at) {
        *part = text.get(start..).unwrap_or_default();
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::parts;

    proptest! {
        #[test]
        fn parts_are_those_of_a_plain_split(text in "([,;\u{1f}\u{e9}\u{10d}]|[a-z]{0,30}){0,9}", separator in prop::sample::select(b",;\x1f".to_vec())) {
            let mut plainly = text.split(char::from(separator)).chain(std::iter::repeat(""));
            prop_assert_eq!(parts::<5>(&text, separator), [(); 5].map(|()| plainly.next().unwrap()));
        }
    }
}
