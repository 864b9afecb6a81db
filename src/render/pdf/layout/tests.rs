use proptest::prelude::*;

use super::{CARRY_HEIGHT, Length, Rooms, paginate};

fn pt(points: i32) -> Length {
    Length::pt(points)
}

#[test]
fn rows_go_to_pages_with_room_for_sums() {
    let rooms = Rooms { first: pt(200), later: pt(400), tail: pt(60) };
    let cases: [(&[i32], &[usize], &str); 8] = [
        (&[], &[0], "a document without lines has one page"),
        (&[50, 50, 40], &[3], "all and the sums fit exactly"),
        (&[50, 50, 41], &[2, 1], "the sums have no room: the last row goes with them"),
        (&[141], &[0, 1], "a single row that leaves no room for the sums goes with them"),
        (&[50; 9], &[3, 6], "a carried sum takes room on both pages"),
        (&[50; 14], &[3, 6, 5], "and on pages in between"),
        (&[190, 50], &[0, 2], "a row that has no room on the first page"),
        (&[50, 900, 50], &[1, 1, 1], "a row beyond every page has one of its own"),
    ];
    for (heights, expected, why) in cases {
        let heights: Vec<Length> = heights.iter().map(|height| pt(*height)).collect();
        let pages = paginate(&heights, rooms);
        let counts: Vec<usize> = pages.iter().map(ExactSizeIterator::len).collect();
        assert_eq!(counts, expected, "{why}");
    }
}

proptest! {
    #[test]
    fn every_row_stands_on_one_page_that_has_room(
        heights in proptest::collection::vec(20..120, 0..80),
        first in 0..400,
        tail in 20..200,
    ) {
        let rooms = Rooms { first: pt(first), later: pt(600), tail: pt(tail) };
        let heights: Vec<Length> = heights.into_iter().map(pt).collect();
        let pages = paginate(&heights, rooms);
        let mut next = 0;
        for (at, page) in pages.iter().enumerate() {
            prop_assert_eq!(page.start, next);
            next = page.end;
            let begins = if at == 0 { Length::ZERO } else { CARRY_HEIGHT };
            let is_last = at + 1 == pages.len();
            let ends = if is_last { rooms.tail } else { CARRY_HEIGHT };
            let room = if at == 0 { rooms.first } else { rooms.later };
            let used = begins + heights[page.clone()].iter().copied().sum() + ends;
            prop_assert!(used <= room || page.is_empty(), "page {at}");
            prop_assert!(at == 0 || !page.is_empty() || heights.is_empty(), "page {at} is empty");
        }
        prop_assert_eq!(next, heights.len());
    }
}
