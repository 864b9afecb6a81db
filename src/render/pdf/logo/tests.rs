use super::*;

fn svg(content: &str) -> Logo {
    let text = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 60">{content}</svg>"#);
    Logo { name: "logo.svg".into(), bytes: text.into_bytes() }
}

#[test]
fn shapes_are_drawn_in_their_proportions() {
    let picture = Picture::read(&svg(r#"<rect width="10" height="10" fill="red"/>"#)).unwrap();
    assert_eq!(picture.size(), (22_000, 6_000));
}

#[test]
fn what_is_no_shape_is_refused_by_name() {
    for element in ["text", "image", "filter", "mask", "pattern"] {
        let fault = Picture::read(&svg(&format!("<{element}></{element}>"))).unwrap_err();
        assert!(fault.contains(&format!("<{element}>")), "{fault}");
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    for (name, bytes) in [("a.svg", "<svg"), ("a.svg", "<html/>"), ("a.png", "nothing"), ("a.svg", "")] {
        assert!(Picture::read(&Logo { name: name.into(), bytes: bytes.into() }).is_err(), "{name}: {bytes}");
    }
}

#[test]
fn a_picture_is_read_once() {
    let pictures = Pictures::default();
    let logo = svg(r#"<rect width="10" height="10"/>"#);
    let (first, second) = (pictures.get(&logo).unwrap(), pictures.get(&logo.clone()).unwrap());
    assert!(Arc::ptr_eq(&first, &second));
}

#[test]
fn a_picture_that_breaks_off_is_found_before_it_is_frozen() {
    let header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde";
    let logo = Logo { name: "logo.png".into(), bytes: header.to_vec() };
    let fault = super::super::check_logo(&logo).unwrap_err();
    assert_eq!(fault.args, ["PNG: unexpected end of file"]);
}
