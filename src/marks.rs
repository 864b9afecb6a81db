//! Which of 64 bytes are wanted ones, as a word with a bit for each: how cells, and texts that were joined, are found.
//!
//! A search for each place alone takes six times as long, a look at byte after byte three times: what is looked for stands
//! every few bytes. The compiler makes vector instructions of this.

/// Bytes that are looked at together: as many as a word has bits.
pub const GROUP: usize = 64;

/// Gathers the lowest bits of eight bytes in the highest byte, in their order.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// A bit for every wanted byte, the lowest for the first.
#[inline]
pub fn marks(bytes: &[u8; GROUP], is_wanted: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0; GROUP];
    for (flag, byte) in flags.iter_mut().zip(bytes) {
        *flag = u8::from(is_wanted(*byte));
    }
    let (eights, _) = flags.as_chunks();
    let gathered = eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56);
    gathered.rev().fold(0, |marks, eight| marks << 8 | eight)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{GROUP, marks};

    proptest! {
        #[test]
        fn every_bit_says_whether_its_byte_is_wanted(bytes in prop::array::uniform::<_, GROUP>(0u8..4)) {
            let marks = marks(&bytes, |byte| (byte == 1) | (byte == 3));
            for (at, byte) in bytes.iter().enumerate() {
                prop_assert_eq!(marks >> at & 1 == 1, matches!(byte, 1 | 3), "{}", at);
            }
        }
    }
}
