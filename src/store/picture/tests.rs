use std::fs;

use super::write;
use crate::place::Code;

#[test]
fn only_a_picture_or_nothing_is_replaced() {
    let directory = tempfile::tempdir().unwrap();
    let cases = [
        (None, None, "a new file"),
        (Some("<svg xmlns=\"…\"/>"), None, "an older picture"),
        (Some("<?xml version=\"1.0\"?><svg/>"), None, "one with a declaration"),
        (Some(""), None, "an empty file"),
        (Some("contract,customer"), Some(Code::NotAPicture), "a file of the book"),
        (Some("%PDF-1.7"), Some(Code::NotAPicture), "a paper"),
        (Some("<html>"), Some(Code::NotAPicture), "another file"),
    ];
    for (present, refused, why) in cases {
        let path = directory.path().join("forecast.svg");
        let _ = fs::remove_file(&path);
        if let Some(present) = present {
            fs::write(&path, present).unwrap();
        }
        let written = write(&path, b"<svg/>");
        assert_eq!(written.err().map(|problem| problem.code), refused, "{why}");
        let expected = if refused.is_some() { present.unwrap() } else { "<svg/>" };
        assert_eq!(fs::read_to_string(&path).unwrap(), expected, "{why}");
    }
    let left = fs::read_dir(directory.path()).unwrap().count();
    assert_eq!(left, 1, "nothing stays beside it");
}

#[test]
fn what_is_no_regular_file_is_never_replaced() {
    let directory = tempfile::tempdir().unwrap();
    for path in [directory.path(), std::path::Path::new("/dev/null"), &directory.path().join("nowhere/f.svg")]
    {
        let problem = write(path, b"<svg/>").unwrap_err();
        assert_eq!(problem.code, Code::CannotWrite, "{path:?}");
    }
}
