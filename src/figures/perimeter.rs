//! Perimeters: who contributes to an aggregate, who came and went, and who is in it all the time.
//!
//! A total that grew because members joined did not grow. Beside the full perimeter stands the constant one:
//! the same members in every period, as far back as at least half of today's reach.

use std::collections::{BTreeMap, BTreeSet};

use super::aggregate::Moves;
use super::members::Days;
use crate::period::Period;

/// Those who contribute to each period of one federation's aggregate.
#[derive(Debug, Default)]
pub(super) struct Perimeter<'site> {
    by_period: BTreeMap<Days, (Period, BTreeSet<&'site str>)>,
    /// For each period of a length that has one: those who contribute to all of them.
    constant: BTreeMap<Days, BTreeSet<&'site str>>,
}

impl<'site> Perimeter<'site> {
    /// The perimeter of these contributors.
    pub fn of(by_period: BTreeMap<Days, (Period, BTreeSet<&'site str>)>) -> Perimeter<'site> {
        let by_period: BTreeMap<_, _> = by_period.into_iter().filter(|(_, (_, who))| !who.is_empty()).collect();
        let mut constant = BTreeMap::new();
        let mut lengths: Vec<Period> = Vec::new();
        for (period, _) in by_period.values() {
            if !lengths.iter().any(|length| length.same_length(period)) {
                lengths.push(*period);
            }
        }
        for length in lengths {
            let alike: Vec<(Days, &BTreeSet<&str>)> =
                by_period.iter().filter(|(_, (period, _))| period.same_length(&length)).map(|(days, (_, who))| (*days, who)).collect();
            constant.extend(lasting(&alike));
        }
        Perimeter { by_period, constant }
    }

    /// Who came and went since the period before, of the same length.
    pub fn moves(&self, days: &Days) -> Option<Moves> {
        let (period, now) = self.by_period.get(days)?;
        let (_, (_, before)) =
            self.by_period.range(..days).rfind(|(_, (other, _))| other.same_length(period) && other.last < period.last)?;
        let count = |set: &BTreeSet<&str>, other: &BTreeSet<&str>| u64::try_from(set.difference(other).count()).unwrap_or(u64::MAX);
        Some(Moves { joined: count(now, before), left: count(before, now) })
    }

    /// Those of a period who contribute to every one, where some do not.
    pub fn constant(&self, days: &Days) -> Option<&BTreeSet<&'site str>> {
        self.constant.get(days)
    }
}

/// Those who are in every period from the earliest on that keeps half of the latest's, if they are two at
/// least and somebody else comes or goes.
fn lasting<'site>(periods: &[(Days, &BTreeSet<&'site str>)]) -> BTreeMap<Days, BTreeSet<&'site str>> {
    let Some((_, latest)) = periods.last() else { return BTreeMap::new() };
    let mut kept: BTreeSet<&str> = (*latest).clone();
    let mut from = periods.len() - 1;
    for (index, (_, who)) in periods.iter().enumerate().rev().skip(1) {
        let both: BTreeSet<&str> = kept.intersection(who).copied().collect();
        if both.len() < 2 || both.len() * 2 < latest.len() {
            break;
        }
        (kept, from) = (both, index);
    }
    let run = &periods[from..];
    let changes = run.iter().any(|(_, who)| who.len() != kept.len());
    if run.len() < 2 || !changes {
        return BTreeMap::new();
    }
    run.iter().map(|(days, _)| (*days, kept.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::testing::period;

    fn perimeter<'a>(years: &[(&str, &[&'a str])]) -> Perimeter<'a> {
        let entry = |(year, who): &(&str, &[&'a str])| {
            let period = period(year);
            ((period.first, period.last), (period, who.iter().copied().collect()))
        };
        Perimeter::of(years.iter().map(entry).collect())
    }

    fn days(year: &str) -> Days {
        let period = period(year);
        (period.first, period.last)
    }

    #[test]
    fn who_came_and_went_is_counted_between_periods_of_one_length() {
        let one = perimeter(&[("2021", &["a", "b"]), ("2022", &["a", "c", "d"]), ("2022-Q4", &["a"])]);
        assert_eq!(one.moves(&days("2021")), None);
        assert_eq!(one.moves(&days("2022")), Some(Moves { joined: 2, left: 1 }));
        assert_eq!(one.moves(&days("2022-Q4")), None);
    }

    #[test]
    fn the_constant_perimeter_reaches_back_while_half_are_kept() {
        let one =
            perimeter(&[("2020", &["a"]), ("2021", &["a", "b", "c"]), ("2022", &["a", "b", "c", "d"]), ("2023", &["a", "b", "d", "e"])]);
        assert_eq!(one.constant(&days("2020")), None);
        for year in ["2021", "2022", "2023"] {
            assert_eq!(one.constant(&days(year)).map(|who| who.iter().copied().collect::<String>()).as_deref(), Some("ab"), "{year}");
        }
        let same = perimeter(&[("2022", &["a", "b"]), ("2023", &["a", "b"])]);
        assert_eq!(same.constant(&days("2023")), None, "the full perimeter is constant");
    }
}
