//! The parts of a text that was joined.

/// Bytes that are looked at together: as many as a word has bits.
const GROUP: usize = 64;

/// The first parts of a text between separators, in their order; empty ones where there are fewer.
///
/// A look at each byte takes three times as long, a search for each separator six times: the ten texts of every customer
/// are taken apart for a plan.
pub(super) fn parts<const N: usize>(text: &str, separator: u8) -> [&str; N] {
    let mut parts = [""; N];
    let (mut at, mut start) = (0, 0);
    let (groups, rest) = text.as_bytes().as_chunks::<GROUP>();
    let mut last = [!separator; GROUP];
    last[..rest.len()].copy_from_slice(rest);
    for (group, bytes) in (0..).step_by(GROUP).zip(groups.iter().chain([&last])) {
        let mut marks = places(bytes, separator);
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

/// A bit for every place of a byte, the lowest for the first. The compiler makes vector instructions of it.
fn places(bytes: &[u8; GROUP], wanted: u8) -> u64 {
    /// Gathers the lowest bits of eight bytes in the highest byte, in their order.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let flags = bytes.map(|byte| u8::from(byte == wanted));
    let (eights, _) = flags.as_chunks();
    let gathered = eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56);
    gathered.rev().fold(0, |places, eight| places << 8 | eight)
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
