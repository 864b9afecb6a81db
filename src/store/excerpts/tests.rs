use super::*;
use crate::place::{Code, Problem};
use crate::store::files::BookFiles;

/// What is shown of a place in `contracts.csv`: line, column, the marked text between `[` and `]`.
fn shown(content: &[u8], line: u32, field: &'static str) -> Option<String> {
    let directory = tempfile::tempdir().unwrap();
    let files = BookFiles::of(directory.path()).with(Contracts::FILE, content);
    let place = Place::line(Contracts::FILE, line).field(field);
    let mut problems = Problems::from(Problem::error(Code::BadDate).at(place));
    look_up(&mut problems, &files);
    let place = problems.listed()[0].place.clone()?;
    let Excerpt { line, column, before, marked, after, .. } = *place.excerpt?;
    assert_eq!(line, place.line);
    Some(format!("{line}:{column} {before}[{marked}]{after}"))
}

#[test]
fn the_cell_of_a_column_is_marked() {
    let cases: [(&[u8], u32, &str, &str, &str); 11] = [
        (b"a,b\n1,2\n3,4\n", 3, "b", "3:3 3,[4]", "by its name"),
        (b"a,b\n1,2\n3,4\n", 3, "", "3:1 [3,4]", "no column: the row"),
        (b"a,b\n1,2\n3,4\n", 3, "note", "3:1 [3,4]", "a column that the file lacks: the row"),
        (b"a,b\n1,2", 1, "b", "1:3 a,[b]", "a name in the header"),
        (b"a,a\n1,2", 1, "a", "1:3 a,[a]", "a name twice: the second one"),
        (b"a,b\n1,2", 1, "service", "1:4 a,b[]", "a column is missing: at the end"),
        (b"\xef\xbb\xbfa;b\r\n1;2\r\n", 2, "b", "2:3 1;[2]", "of a spreadsheet"),
        (b"\xef\xbb\xbfa;b\r\n1;2\r\n", 1, "a", "1:1 [a];b", "a byte order mark is no character"),
        (b"a,b\n\"x\ny\",\"\xc5\x99\"\"\"\n", 2, "b", "3:4 y\",[\"ř\"\"\"]", "in quotes, further down"),
        (b"a,b\n\"x\ny\",2\n", 3, "a", "2:1 [\"x]", "a cell of two lines: its first"),
        (b"a,b\n1\n", 2, "b", "2:1 [1]", "a row without the cell: all of it"),
    ];
    for (content, line, field, expected, why) in cases {
        assert_eq!(shown(content, line, field).as_deref(), Some(expected), "{why}");
    }
}

#[test]
fn lines_that_are_no_csv_are_shown_too() {
    let cases: [(&[u8], u32, &str, &str); 6] = [
        (b"a,b\n\"1\" x,2\n", 2, "2:4 \"1\"[ x],2", "text after a closing quote"),
        (b"a,b\n1,\"2\n3,4\n", 2, "2:3 1,[\"2]", "a quote that nobody closes"),
        (b"a,b\n1,\xe8\xe8x\n", 2, "2:3 1,[\u{fffd}\u{fffd}]x", "no UTF-8"),
        (b"a,b\n1,2\n\xff\n", 3, "3:1 [\u{fffd}]", "no UTF-8 further down"),
        (b"\xff,b\n1,2\n", 1, "1:1 [\u{fffd}],b", "no UTF-8 in the header"),
        (b"a,b\n\"1\n2\" x,3\n", 2, "2:1 [\"1]", "a quote closed on another line"),
    ];
    for (content, line, expected, why) in cases {
        assert_eq!(shown(content, line, "").as_deref(), Some(expected), "{why}");
    }
}

#[test]
fn what_is_not_there_any_more_is_not_shown() {
    let directory = tempfile::tempdir().unwrap();
    let mut problems = Problems::default();
    problems.push(Problem::error(Code::BadDate).at(Place::line("contracts.csv", 2)));
    problems.push(Problem::error(Code::BadDate).at(Place::line("register/000001.csv", 2)));
    problems.push(Problem::error(Code::NoBook));
    let before = problems.clone();
    look_up(&mut problems, &BookFiles::of(directory.path()));
    assert_eq!(problems, before, "the file is gone, is a run, or there is no place");
    assert_eq!(shown(b"a,b\n1,2\n", 9, "a"), None, "the file is shorter now");
    assert_eq!(shown(b"a,b\n1,2\n", 0, ""), None, "a file as a whole");
    assert_eq!(shown(b"", 1, ""), None, "an empty file");
}

#[test]
fn every_place_of_a_file_is_looked_up_in_one_go() {
    let directory = tempfile::tempdir().unwrap();
    let content: String = (0..100).map(|row| format!("{row},x{row}\n")).collect();
    let content = format!("a,b\n{content}");
    let files = BookFiles::of(directory.path()).with(Contracts::FILE, content.as_bytes());
    let mut problems = Problems::default();
    for line in [90, 7, 7, 50] {
        let first = Place::line(Contracts::FILE, line - 5).field("a");
        let place = Place::line(Contracts::FILE, line).field("b");
        problems.push(Problem::error(Code::DuplicateId).at(place).with_place(first));
    }
    look_up(&mut problems, &files);
    let marked: Vec<_> = problems.places_mut().map(|place| place.excerpt.clone().unwrap().marked).collect();
    assert_eq!(marked, ["x88", "83", "x5", "0", "x5", "0", "x48", "43"]);
}
