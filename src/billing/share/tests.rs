//! Units touched and charged, with the reason of each case.

use proptest::prelude::*;

use super::{Claim, Units, allot, units_of_year};
use crate::billing::samples::day;
use crate::calendar::{Day, DayRange, days_of_year};
use crate::catalog::Proration;

fn range(first: &str, last: &str) -> DayRange {
    DayRange::new(day(first), day(last)).expect("days in order")
}

#[test]
fn units_of_a_year() {
    let cases = [
        (Proration::WholeYear, 2027, 1),
        (Proration::Months, 2028, 12),
        (Proration::Days, 2027, 365),
        (Proration::Days, 2028, 366),
        (Proration::Days, 2100, 365),
    ];
    for (proration, year, expected) in cases {
        assert_eq!(units_of_year(proration, year), expected, "{proration:?} {year}");
    }
}

#[test]
fn units_touched() {
    use Proration::{Days, Months, WholeYear};
    let cases = [
        (WholeYear, vec![range("2027-12-31", "2027-12-31")], 1, "one day touches the year"),
        (WholeYear, vec![], 0, "no day touches nothing"),
        (Months, vec![range("2027-01-31", "2027-02-01")], 2, "a day in each of two months"),
        (Months, vec![range("2027-01-01", "2027-12-31")], 12, "the whole year"),
        (
            Months,
            vec![range("2027-03-01", "2027-03-05"), range("2027-03-20", "2027-03-31")],
            1,
            "a month once",
        ),
        (Days, vec![range("2027-01-01", "2027-12-31")], 365, "every day"),
        (Days, vec![range("2028-01-01", "2028-12-31")], 366, "every day of a leap year"),
        (Days, vec![range("2028-02-29", "2028-02-29")], 1, "the leap day"),
        (Days, vec![range("2027-12-31", "2027-12-31")], 1, "the last bit"),
        (Days, vec![range("2027-03-05", "2027-03-05"), range("2027-03-07", "2027-03-08")], 3, "with a hole"),
    ];
    for (proration, days, expected, why) in cases {
        let year = days.first().map_or(2027, |days| days.first().year());
        assert_eq!(Units::touched(&days, proration, year).count(), expected, "{proration:?}: {why}");
    }
}

#[test]
fn the_dearest_claim_wins_and_of_equals_the_earlier() {
    let months = |first: &str, last: &str| Units::touched(&[range(first, last)], Proration::Months, 2027);
    let spring = months("2027-01-01", "2027-06-30");
    let summer = months("2027-06-01", "2027-09-30");
    let cases = [
        ([3, 5], [5, 4], [vec![(1, 1)], vec![]], "the later is dearer: it takes June"),
        ([5, 3], [6, 3], [vec![], vec![(0, 1)]], "the earlier is dearer: it keeps June"),
        ([4, 4], [6, 3], [vec![], vec![(0, 1)]], "a tie goes to the earlier"),
        ([0, 0], [6, 3], [vec![], vec![(0, 1)]], "even where both cost nothing"),
    ];
    for (weights, charged, covered, why) in cases {
        let claims =
            [Claim { touched: spring, weight: weights[0] }, Claim { touched: summer, weight: weights[1] }];
        let allotments = allot(&claims);
        assert_eq!(allotments.iter().map(|a| a.charged.count()).collect::<Vec<_>>(), charged, "{why}");
        let found: Vec<_> = allotments.into_iter().map(|a| a.covered_by).collect();
        assert_eq!(found, covered, "{why}");
    }
}

fn claim() -> impl Strategy<Value = Claim> {
    (0..366i32, 0..366i32, 0..4i128).prop_map(|(a, b, weight)| {
        let at = |offset: i32| Day::first_of(2028).plus_days(offset);
        let days = DayRange::new(at(a.min(b)), at(a.max(b))).expect("in order");
        Claim { touched: Units::touched(&[days], Proration::Days, 2028), weight }
    })
}

proptest! {
    #[test]
    fn a_range_of_days_touches_exactly_its_days(year in 1999..2030i32, a in 0..365u16, b in 0..365u16) {
        let at = |offset: u16| Day::first_of(year).plus_days(i32::from(offset));
        let days = DayRange::new(at(a.min(b)), at(a.max(b))).expect("in order");
        prop_assert_eq!(u32::from(Units::touched(&[days], Proration::Days, year).count()), days.days());
        prop_assert!(days_of_year(year) >= 365);
        let months = Units::touched(&[days], Proration::Months, year);
        let touched = days.last().month() - days.first().month() + 1;
        prop_assert_eq!(u32::from(months.count()), touched);
    }

    /// Every touched unit is charged to exactly one claim, and what a claim lost it lost to dearer ones.
    #[test]
    fn no_unit_is_charged_twice_and_none_is_lost(claims in prop::collection::vec(claim(), 0..6)) {
        let allotments = allot(&claims);
        let touched = claims.iter().fold(Units::default(), |all, claim| all.with(&claim.touched));
        let charged = allotments.iter().fold(Units::default(), |all, it| all.with(&it.charged));
        let sum: u16 = allotments.iter().map(|it| it.charged.count()).sum();
        prop_assert_eq!(charged, touched);
        prop_assert_eq!(sum, touched.count());
        for (claim, allotment) in claims.iter().zip(&allotments) {
            let lost: u16 = allotment.covered_by.iter().map(|(_, units)| units).sum();
            prop_assert_eq!(claim.touched.count(), allotment.charged.count() + lost);
            for (dearer, _) in &allotment.covered_by {
                prop_assert!(claims[*dearer].weight >= claim.weight);
            }
        }
    }
}
