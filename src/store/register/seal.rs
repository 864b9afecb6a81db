//! Seals: SHA-256 over every byte before the record of the seal, folded while the bytes go by.

use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

use super::format::SEAL;

/// Hex digits of a seal.
pub(super) const DIGITS: usize = 64;
/// The record of a seal with its line end: `seal,…`.
const RECORD: usize = SEAL.len() + 1 + DIGITS + 1;

/// Whether the text can be a seal.
pub(super) fn is_seal(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The last record of a run.
pub(super) fn record(seal: &str) -> String {
    format!("{SEAL},{seal}\n")
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A writer that seals what goes through it.
#[derive(Debug)]
pub(super) struct Sealing<W> {
    output: W,
    hash: Sha256,
}

impl<W: Write> Sealing<W> {
    pub(super) fn new(output: W) -> Self {
        Self { output, hash: Sha256::new() }
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.output.write_all(bytes)
    }

    /// Writes the record of the seal; gives the output and the seal.
    pub(super) fn seal(self) -> io::Result<(W, String)> {
        let Self { mut output, hash } = self;
        let seal = hex(hash);
        output.write_all(record(&seal).as_bytes())?;
        Ok((output, seal))
    }
}

/// A reader that computes the seal of what goes through it.
#[derive(Debug)]
pub(super) struct Sealed<R> {
    input: R,
    hash: Sha256,
    /// The last bytes so far, which may be the record of the seal and so are not sealed.
    tail: Vec<u8>,
}

/// What a run says of its seal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SealState {
    /// It is the seal of the bytes before it.
    Whole(String),
    /// It is another one.
    Broken,
    /// The file does not end with one.
    CutShort,
}

impl<R: Read> Sealed<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, hash: Sha256::new(), tail: Vec::new() }
    }

    /// Reads what is left, then compares.
    pub(super) fn finish(mut self) -> io::Result<SealState> {
        io::copy(&mut self, &mut io::sink())?;
        let computed = hex(self.hash);
        let stated = std::str::from_utf8(&self.tail).ok().and_then(stated_seal);
        Ok(match stated {
            None => SealState::CutShort,
            Some(stated) if stated == computed => SealState::Whole(computed),
            Some(_) => SealState::Broken,
        })
    }
}

impl<R: Read> Read for Sealed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        // All but the last bytes are sealed where they lie.
        let kept = &buffer[read.saturating_sub(RECORD)..read];
        let sealed = (self.tail.len() + kept.len()).saturating_sub(RECORD);
        self.hash.update(&self.tail[..sealed]);
        self.tail.drain(..sealed);
        self.hash.update(&buffer[..read - kept.len()]);
        self.tail.extend_from_slice(kept);
        Ok(read)
    }
}

fn stated_seal(tail: &str) -> Option<&str> {
    let seal = tail.strip_prefix(SEAL)?.strip_prefix(',')?.strip_suffix('\n')?;
    is_seal(seal).then_some(seal)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Read, SealState, Sealed, Sealing};

    proptest! {
        #[test]
        fn a_seal_is_the_same_however_few_bytes_are_read_at_once(
            content in prop::collection::vec(any::<u8>(), 0..400),
            at_once in prop::collection::vec(1usize..200, 1..9),
        ) {
            let mut sealing = Sealing::new(Vec::new());
            sealing.write(&content).unwrap();
            let (file, seal) = sealing.seal().unwrap();
            let mut sealed = Sealed::new(file.as_slice());
            let mut read = Vec::new();
            for size in at_once.iter().cycle() {
                let mut buffer = vec![0; *size];
                match sealed.read(&mut buffer).unwrap() {
                    0 => break,
                    some => read.extend_from_slice(&buffer[..some]),
                }
            }
            prop_assert_eq!(&read, &file);
            prop_assert_eq!(sealed.finish().unwrap(), SealState::Whole(seal));
        }
    }
}
