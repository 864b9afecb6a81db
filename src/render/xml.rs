//! Writes XML: elements and texts in the order of the calls, indented, escaped, the same bytes every time.

use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::place::{Code, Problem};

/// Room for an ordinary document.
const USUAL_SIZE: usize = 8 * 1024;
const INDENT: usize = 2;

/// A document that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    /// The first character that XML cannot hold, not even escaped.
    illegal: Option<char>,
}

impl Xml {
    /// An empty document, in UTF-8 and saying so.
    pub(super) fn new() -> Self {
        let writer = Writer::new_with_indent(Vec::with_capacity(USUAL_SIZE), b' ', INDENT);
        let mut xml = Self { writer, illegal: None };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// An element with what `content` writes.
    pub(super) fn element(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.element_with(name, &[], content);
    }

    /// An element with attributes and with what `content` writes.
    pub(super) fn element_with(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) {
        let start = self.start(name, attributes);
        self.event(Event::Start(start));
        content(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with a text.
    pub(super) fn text(&mut self, name: &str, text: impl Display) {
        self.text_with(name, &[], text);
    }

    /// An element with a text, unless the text is empty.
    pub(super) fn filled(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    /// An element with attributes and a text.
    pub(super) fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: impl Display) {
        let text = text.to_string();
        let start = self.start(name, attributes);
        if text.is_empty() {
            return self.event(Event::Empty(start));
        }
        self.check(&text);
        // A reader turns a bare carriage return into a line feed.
        let escaped = partial_escape(text).replace('\r', "&#13;");
        self.event(Event::Start(start));
        self.event(Event::Text(BytesText::from_escaped(escaped)));
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// The document.
    ///
    /// # Errors
    /// [`Code::ControlCharacter`] for a character that XML cannot hold.
    pub(super) fn finish(self) -> Result<Vec<u8>, Problem> {
        if let Some(illegal) = self.illegal {
            return Err(Problem::error(Code::ControlCharacter).with(format!("U+{:04X}", u32::from(illegal))));
        }
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        Ok(bytes)
    }

    fn start<'n>(&mut self, name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
        attributes.iter().for_each(|(_, value)| self.check(value));
        BytesStart::new(name).with_attributes(attributes.iter().copied())
    }

    fn check(&mut self, text: &str) {
        self.illegal = self.illegal.or_else(|| text.chars().find(|character| !is_legal(*character)));
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing into memory cannot fail.
        drop(self.writer.write_event(event));
    }
}

/// What a document of XML 1.0 may hold.
const fn is_legal(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests;
