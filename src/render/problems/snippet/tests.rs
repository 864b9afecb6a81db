use super::*;
use crate::language::Language;
use crate::place::Code;
use crate::render::problems::write_one;

fn look(width: u16) -> Look {
    Look { language: Language::En, palette: Palette::PLAIN, width: Some(width) }
}

fn shown(problem: &Problem, look: &Look) -> String {
    let mut out = Vec::new();
    write_one(&mut out, problem, look).unwrap();
    String::from_utf8(out).unwrap()
}

fn place(file: &'static str, text: &str, line: u32, bytes: std::ops::Range<usize>) -> Place {
    Place::file(file).field("since").showing(Excerpt::of(text, line, bytes))
}

#[test]
fn the_line_stands_between_the_words_and_the_hint() {
    let place = place("contracts.csv", "S1,C1,remote-pc,2026-02-30,1", 17, 16..26);
    let problem = Problem::error(Code::NoSuchDay).with("2026-02-30").at(place);
    assert_eq!(
        shown(&problem, &look(80)),
        "error: contracts.csv:17: since: there is no day `2026-02-30`
   ╭▸ contracts.csv:17:17
   │
17 │ S1,C1,remote-pc,2026-02-30,1
   ╰╴                ━━━━━━━━━━ no-such-day
  hint: correct the day or the month
"
    );
}

#[test]
fn the_other_place_and_the_mended_line() {
    let first = place("catalog.toml", "id = \"a\"", 6, 5..8);
    let problem = Problem::error(Code::DuplicateId).with("a").with_place(first);
    let problem = problem.at(place("catalog.toml", "id = \"a\"", 12, 5..8));
    assert_eq!(
        shown(&problem, &look(80)),
        "error: catalog.toml:12: since: the id `a` exists already: catalog.toml:6
   ╭▸ catalog.toml:12:6
   │
12 │ id = \"a\"
   │      ━━━ duplicate-id
   │
   ⸬  catalog.toml:6:6
   │
 6 │ id = \"a\"
   ╰╴     ─── first here
  hint: an id may stand only once; change one of them
"
    );
    let problem = Problem::error(Code::UnknownService).with("remote-cp").suggest(Some("remote-pc"));
    let problem = problem.at(place("catalog.toml", "covers = \"remote-cp\"", 3, 9..20));
    assert_eq!(
        shown(&problem, &look(80)),
        "error: catalog.toml:3: since: unknown service `remote-cp`
  ╭▸ catalog.toml:3:10
  │
3 │ covers = \"remote-cp\"
  ╰╴         ━━━━━━━━━━━ unknown-service
  hint: did you mean `remote-pc`?
  ╭╴
3 - covers = \"remote-cp\"
3 + covers = \"remote-pc\"
  ╰╴
"
    );
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let text = format!("{},remote-cp,{}", "a".repeat(5_000), "b".repeat(5_000));
    let problem = Problem::error(Code::UnknownService).with("remote-cp").suggest(Some("remote-pc"));
    let problem = problem.at(place("contracts.csv", &text, 17, 5_001..5_010));
    for width in [50, 80, 200] {
        let shown = shown(&problem, &look(width));
        assert!(shown.contains("contracts.csv:17:5002\n"), "{shown}");
        assert!(shown.contains("aaa,remote-cp,bbb") && shown.contains("aaa,remote-pc,bbb"), "{shown}");
        let framed = shown.lines().filter(|line| line.contains(['│', '-', '+']) && !line.contains("error"));
        let widest = framed.map(|line| line.chars().count()).max();
        assert!(widest <= Some(width.into()), "{widest:?} columns of {width}\n{shown}");
    }
}

#[test]
fn a_mark_over_a_whole_long_line_is_cut() {
    let text = "x".repeat(3_000);
    let problem = Problem::error(Code::CellCount).with(14).with(13);
    let problem = problem.at(place("contracts.csv", &text, 8, 0..3_000));
    for width in [20, 80, 200] {
        let shown = shown(&problem, &look(width));
        let framed = shown.lines().filter(|line| line.contains(['│', '╰']));
        let widest = framed.map(|line| line.chars().count()).max();
        assert!(widest <= Some(width.max(30).into()), "{widest:?} columns of {width}\n{shown}");
    }
}

#[test]
fn a_line_of_a_file_cannot_command_the_terminal() {
    let text = "a\u{1b}[31m,b\u{202e}\u{7}c\t,d\u{200b}";
    let marked = text.find('b').unwrap();
    let problem = Problem::error(Code::ControlCharacter).with("U+0007");
    let problem = problem.at(place("contracts.csv", text, 2, marked..marked + 5)).suggest(Some("x\u{1b}"));
    let shown = shown(&problem, &look(80));
    assert!(shown.contains("2 │ a␛[31m,b\\u{202e}␇c␉,d\\u{200b}\n"), "{shown}");
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown}");
}

#[test]
fn colours_are_those_of_the_program() {
    let problem = Problem::warning(Code::UnusualYear).with("2062-01-01");
    let problem = problem.at(place("contracts.csv", "S1,2062-01-01", 2, 3..13));
    let coloured = Look { palette: Palette::COLOURED, ..look(80) };
    let mark = "\u{1b}[1m\u{1b}[33m━━━━━━━━━━";
    assert!(shown(&problem, &coloured).contains(mark), "{:?}", shown(&problem, &coloured));
    assert!(!shown(&problem, &look(80)).contains('\u{1b}'));
}
