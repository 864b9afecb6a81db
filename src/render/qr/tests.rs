use super::{QUIET_ZONE, qr, terminal};

const PAYMENT: &str = "SPD*1.0*ACC:CZ6508000000192000145399*AM:3630.00*CC:CZK*DT:20270118*MSG:HARMONIK PODPORA 2027*X-VS:2027000001";

#[test]
fn a_code_has_its_three_finders_and_light_around_it() {
    let modules = qr(PAYMENT).expect("short enough");
    let last = modules.size() - 1;
    for (x, y) in [(0, 0), (last, 0), (0, last)] {
        assert!(modules.dark(x, y), "the corner {x}, {y} belongs to a finder");
    }
    assert!(!modules.dark(7, 7), "beside a finder it is light");
    assert!(!modules.dark(modules.size(), 0) && !modules.dark(0, modules.size()), "outside it is light");
}

#[test]
fn upper_case_needs_a_smaller_code_than_lower_case() {
    let size = |text: &str| qr(text).expect("short enough").size();
    assert_eq!(size(PAYMENT), 37, "version 5, as alphanumeric text");
    assert!(size(&PAYMENT.to_lowercase()) > 37);
}

#[test]
fn a_text_beyond_every_code_has_none() {
    assert_eq!(qr(&"Ř".repeat(2_000)), None);
}

#[test]
fn a_terminal_shows_the_modules_with_their_quiet_zone() {
    let modules = qr(PAYMENT).expect("short enough");
    let picture = terminal(&modules, false);
    let rows: Vec<Vec<char>> = picture.lines().map(|line| line.chars().collect()).collect();
    let width = modules.size() + 2 * QUIET_ZONE;
    assert!(rows.iter().all(|row| row.len() == width));
    for (x, y) in (0..width).flat_map(|y| (0..width).map(move |x| (x, y))) {
        let shown = match rows[y / 2][x] {
            '█' => true,
            '▀' => y % 2 == 0,
            '▄' => y % 2 == 1,
            _ => false,
        };
        let inside = x >= QUIET_ZONE && y >= QUIET_ZONE;
        let dark = inside && modules.dark(x - QUIET_ZONE, y - QUIET_ZONE);
        assert_eq!(shown, dark, "module {x}, {y}");
    }
}

#[test]
fn colours_make_it_black_on_white() {
    let modules = qr("SPD*1.0").expect("short enough");
    let (plain, coloured) = (terminal(&modules, false), terminal(&modules, true));
    for (plain, coloured) in plain.lines().zip(coloured.lines()) {
        assert_eq!(coloured, format!("\u{1b}[38;5;16m\u{1b}[48;5;231m{plain}\u{1b}[0m"));
    }
}
