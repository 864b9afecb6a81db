//! A written document read back, for tests: every text and attribute by its path.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// An amount of a document, in hundredths.
pub(super) fn hundredths(amount: &str) -> i64 {
    amount.replace('.', "").parse().expect("two decimals")
}

/// `Invoice/ID` and its text, `Invoice@version` and its value, in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    found: Vec<(String, String)>,
    /// The elements that are open: their place in `found`, and whether they hold others.
    open: Vec<(usize, bool)>,
}

impl Parsed {
    /// Reads a document; it must be well-formed.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), "{text}");
        assert!(text.ends_with(">\n"), "{text}");
        let (mut reader, mut parsed) = (Reader::from_str(text), Self::default());
        while parsed.take(&reader.read_event().expect("well-formed")) {}
        assert!(parsed.open.is_empty(), "an element is not closed");
        parsed
    }

    /// The values of a path, in their order.
    pub(super) fn all(&self, path: &str) -> Vec<&str> {
        self.found.iter().filter(|(at, _)| at == path).map(|(_, value)| value.as_str()).collect()
    }

    /// The only value of a path.
    pub(super) fn one(&self, path: &str) -> &str {
        let [value] = self.all(path)[..] else { panic!("{path}: {:?}", self.all(path)) };
        value
    }

    /// Every path, in the order of the document.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.found.iter().map(|(path, _)| path.as_str())
    }

    /// Every value.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        self.found.iter().map(|(_, value)| value.as_str())
    }

    /// Takes the next event; false for the last.
    fn take(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(start) => self.start(start),
            Event::Empty(start) => {
                self.start(start);
                self.open.pop();
            }
            Event::Text(text) => self.add(text),
            Event::GeneralRef(reference) => self.add(&resolved(reference)),
            Event::End(_) => self.end(),
            Event::Eof => return false,
            _ => {}
        }
        true
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let mut path = start.name().as_ref().to_owned();
        if let Some((parent, holds_others)) = self.open.last_mut() {
            *holds_others = true;
            path = format!("{}/{path}", self.found[*parent].0);
        }
        let attributes = start.attributes().map(|attribute| attribute.expect("an attribute"));
        let attributes: Vec<_> = attributes
            .map(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Explicit1_0).expect("a value");
                (format!("{path}@{}", attribute.key.as_ref()), value.into_owned())
            })
            .collect();
        self.open.push((self.found.len(), false));
        self.found.push((path, String::new()));
        self.found.extend(attributes);
    }

    fn add(&mut self, text: &str) {
        if let Some((element, _)) = self.open.last() {
            self.found[*element].1.push_str(text);
        }
    }

    fn end(&mut self) {
        let (element, holds_others) = self.open.pop().expect("an open element");
        if holds_others {
            // Indentation is no text.
            self.found[element].1.clear();
        }
    }
}

fn resolved(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref().expect("a character") {
        Some(character) => character.to_string(),
        None => resolve_predefined_entity(reference).expect("an entity").to_owned(),
    }
}
