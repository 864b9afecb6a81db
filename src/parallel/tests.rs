#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::num::NonZeroUsize;
use std::time::Duration;

use proptest::prelude::*;

use super::in_order;

/// Results of work that takes longer for some items, and the first item that was refused.
fn run(threads: usize, items: &[u32], refused: Option<u32>) -> (Vec<u32>, Result<(), u32>) {
    let mut taken = Vec::new();
    let work = |item: &u32| {
        std::thread::sleep(Duration::from_micros(u64::from(item % 7 * 20)));
        item.wrapping_mul(3)
    };
    let outcome = in_order(NonZeroUsize::new(threads).unwrap(), items.iter(), work, |result| {
        if refused.is_some_and(|refused| refused.wrapping_mul(3) == result) {
            return Err(result);
        }
        taken.push(result);
        Ok(())
    });
    (taken, outcome)
}

#[test]
fn nothing_to_do_is_done() {
    assert_eq!(run(3, &[], None), (vec![], Ok(())));
}

#[test]
fn items_are_asked_for_only_a_few_ahead() {
    let (mut asked, mut taken, mut most_ahead) = (0, 0, 0);
    let asked_for = std::cell::Cell::new(0);
    let items = (0..1000).inspect(|_| asked_for.set(asked_for.get() + 1));
    let outcome = in_order(
        NonZeroUsize::new(3).unwrap(),
        items,
        |item| item,
        |_| {
            taken += 1;
            asked = asked_for.get();
            most_ahead = most_ahead.max(asked - taken);
            Ok::<_, ()>(())
        },
    );
    assert_eq!((outcome, asked, taken), (Ok(()), 1000, 1000));
    assert!(most_ahead <= 6, "{most_ahead}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_number_of_threads_gives_what_one_gives(
        threads in 2usize..=7,
        items in prop::collection::vec(0u32..40, 0..60),
        refused in prop::option::of(0u32..40),
    ) {
        prop_assert_eq!(run(threads, &items, refused), run(1, &items, refused));
    }
}
