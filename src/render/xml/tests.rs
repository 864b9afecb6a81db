use proptest::prelude::*;

use super::*;
use crate::render::parsed::Parsed;

/// Every text of XML 1.0, the awkward ones often.
fn texts() -> impl Strategy<Value = String> {
    let awkward = r#"[<>&'"\]\t\n\r 😀\u{a0}\u{301}\u{2028}\u{85}ěščřžýáíé]{0,8}"#;
    prop_oneof![awkward, "\\PC{0,20}"]
}

#[test]
fn elements_are_indented_and_texts_stay_on_their_line() {
    let mut xml = Xml::new();
    xml.element_with("a", &[("k", "1 < 2 & \"3\"")], |xml| {
        xml.text("b", "x < y & z");
        xml.filled("never", "");
        xml.text("empty", "");
        xml.element("c", |xml| xml.text_with("d", &[("u", "km")], 7));
    });
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<a k="1 &lt; 2 &amp; &quot;3&quot;">
  <b>x &lt; y &amp; z</b>
  <empty/>
  <c>
    <d u="km">7</d>
  </c>
</a>
"#;
    assert_eq!(String::from_utf8(xml.finish().unwrap()).unwrap(), expected);
}

#[test]
fn what_xml_cannot_hold_is_refused() {
    for (character, name) in
        [('\u{1}', "U+0001"), ('\u{1f}', "U+001F"), ('\u{fffe}', "U+FFFE"), ('\u{ffff}', "U+FFFF")]
    {
        for in_attribute in [false, true] {
            let (mut xml, text) = (Xml::new(), format!("a{character}b"));
            let attributes = [("k", if in_attribute { &text } else { "" })];
            xml.text_with("a", &attributes, if in_attribute { "x" } else { &text });
            let problem = xml.finish().unwrap_err();
            assert_eq!((problem.code, problem.args), (Code::ControlCharacter, vec![name.to_owned()]));
        }
    }
}

proptest! {
    #[test]
    fn every_text_comes_back_as_it_was(text in texts(), value in texts()) {
        prop_assume!(text.chars().chain(value.chars()).all(is_legal));
        let mut xml = Xml::new();
        xml.element("a", |xml| xml.text_with("b", &[("k", &value)], &text));
        let parsed = Parsed::read(&xml.finish().unwrap());
        prop_assert_eq!(parsed.one("a/b"), text);
        prop_assert_eq!(parsed.one("a/b@k"), value);
    }
}
