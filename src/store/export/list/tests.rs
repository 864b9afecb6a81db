use super::{OtherList, merged};

const FIRST: &str = "number,file,name\n2,2.pdf,\"Novák\ns.r.o.\"\n";

#[test]
fn a_later_export_goes_on_in_the_list() {
    let second = "number,file,name\n1,1.pdf,x\n3,3.pdf,y\n";
    let both = merged(FIRST.as_bytes(), second.as_bytes()).unwrap();
    let expected = "number,file,name\n1,1.pdf,x\n2,2.pdf,\"Novák\ns.r.o.\"\n3,3.pdf,y\n";
    assert_eq!(String::from_utf8(both.clone()).unwrap(), expected);
    assert_eq!(merged(&both, FIRST.as_bytes()), Ok(both.clone()), "nothing new");
}

#[test]
fn the_dialect_of_a_spreadsheet_is_kept() {
    let [one, two] = ["1;1.pdf;=x", "2;2.pdf;y"].map(|row| format!("\u{feff}number;file;name\r\n{row}\r\n"));
    let both = merged(two.as_bytes(), one.as_bytes()).unwrap();
    assert_eq!(both, "\u{feff}number;file;name\r\n1;1.pdf;=x\r\n2;2.pdf;y\r\n".as_bytes());
}

#[test]
fn another_list_is_not_touched() {
    let cases = [
        ("number,file,name\n2,2.pdf,other\n", "something else of a file"),
        ("number,file\n2,2.pdf\n", "other columns"),
        ("number;file;name\n2;2.pdf;x\n", "another dialect"),
        ("a,b\n", "no list"),
        ("\"open", "no CSV"),
        ("", "nothing"),
    ];
    for (present, why) in cases {
        assert_eq!(merged(present.as_bytes(), FIRST.as_bytes()), Err(OtherList), "{why}");
    }
}
