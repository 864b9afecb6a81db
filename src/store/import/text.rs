//! Bytes → text. Excel calls many things CSV: windows-1250, UTF-8 with and without a byte order mark, UTF-16.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1250;

use crate::place::{Code, Place, Problem, Problems};

/// How the text of a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark: what Excel calls Unicode text.
    Utf16,
    /// What Czech Windows writes when nobody asks for anything else.
    Windows1250,
}

impl Encoding {
    /// As people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1250 => "windows-1250",
        }
    }
}

/// What workbooks begin with that are no text at all: `.xlsx` and `.ods`, then `.xls`.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// The text of a file without its byte order mark. Strictly UTF-8 first: no text of windows-1250 with Czech letters happens
/// to be UTF-8.
///
/// # Errors
/// A workbook, or a text in which letters got lost before: each line with a replacement character.
pub(super) fn decoded(file: &str, bytes: Vec<u8>) -> Result<(String, Encoding), Problems> {
    if WORKBOOKS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Problem::error(Code::Workbook).at(Place::file(file.to_owned())).into());
    }
    let (text, encoding) = match encoding_rs::Encoding::for_bom(&bytes) {
        Some((utf8, length)) if utf8 == encoding_rs::UTF_8 => {
            utf8_or_windows(bytes.get(length..).unwrap_or_default())
        }
        Some((utf16, length)) => {
            (utf16.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0, Encoding::Utf16)
        }
        None => utf8_or_windows(&bytes),
    };
    let lost = lost_letters(file, &text);
    if lost.has_errors() { Err(lost) } else { Ok((text.into_owned(), encoding)) }
}

fn utf8_or_windows(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Encoding::Utf8),
        Err(_) => (WINDOWS_1250.decode_without_bom_handling(bytes).0, Encoding::Windows1250),
    }
}

fn lost_letters(file: &str, text: &str) -> Problems {
    let mut problems = Problems::default();
    let lines = (1..).zip(text.split('\n')).filter(|(_, line)| line.contains('\u{fffd}'));
    for (line, _) in lines {
        problems.push(Problem::error(Code::LostLetters).at(Place::line(file.to_owned(), line)));
    }
    problems
}
