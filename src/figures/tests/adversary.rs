//! An attacker who has everything that is published before him and tries every number that could be behind it.
//!
//! He shares no code with the program: he reads cells, totals, groups, constant perimeters, coverages and quarters as a
//! reader does, and asks of each hidden number which values are still possible.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::figures::{AggregatePoint, Cell};
use crate::model::publications::Grouping;

const YEARS: [&str; 2] = ["2022", "2023"];
const GROUPS: [&str; 2] = ["work-integration", "other"];

/// No number of these worlds is larger.
const MOST: i64 = 16;

/// A member: whether it publishes, its group, whether the second federation has it, its counts by year.
#[derive(Clone, Debug)]
struct Member {
    publishes: bool,
    group: usize,
    in_second: bool,
    counts: [Option<i64>; 2],
}

fn member() -> impl Strategy<Value = Member> {
    let count = prop_oneof![1 => Just(None), 5 => (0i64..9).prop_map(Some)];
    let counts = [count.clone(), count];
    (prop::bool::weighted(0.75), 0usize..2, any::<bool>(), counts).prop_map(|(publishes, group, in_second, counts)| Member {
        publishes,
        group,
        in_second,
        counts,
    })
}

fn name(index: usize) -> String {
    format!("m{index}")
}

fn world(members: &[Member]) -> Outcome {
    let mut files: Vec<(String, String)> = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let publish = if member.publishes { "all" } else { "none" };
        let folder = format!("content/enterprises/{}", name(index));
        files.push((format!("{folder}/enterprise.yaml"), format!("name: E\ngroup: {}\npublish: {publish}\n", GROUPS[member.group])));
        let values: Vec<String> = YEARS.iter().zip(member.counts).filter_map(|(year, count)| Some(format!("{year}: {}", count?))).collect();
        if !values.is_empty() {
            let result = format!("[{{indicator: people, source: S, notes: N, values: {{{}}}}}]", values.join(", "));
            files.push((format!("{folder}/assessments/2023.yaml"), format!("period: 2023\nquestion: Q\nresults: {result}\n")));
        }
    }
    let federation = |all: bool| {
        let chosen = (0..members.len()).filter(|&index| all || members[index].in_second);
        let names: Vec<String> = chosen.map(|index| format!("{{enterprise: {}}}", name(index))).collect();
        let population = "population: {weight: {indicator: people, total: 400}}";
        format!("name: F\nindicators: [people]\nmembers: [{}]\naggregate: {{by: [group]}}\n{population}\n", names.join(", "))
    };
    files.push(("content/federations/f.yaml".to_owned(), federation(true)));
    if members.iter().any(|member| member.in_second) {
        files.push(("content/federations/g.yaml".to_owned(), federation(false)));
    }
    let mut all = vec![INDICATORS, DIMENSIONS];
    all.extend(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    compute(&all)
}

/// Something that a reader knows: some members' numbers make no less and no more than this.
struct Fact {
    members: Vec<usize>,
    low: f64,
    high: f64,
}

fn number(cell: &Cell) -> Option<f64> {
    cell.shown().map(|quantity| decimal::float(quantity.value))
}

/// What one year's publications say.
fn known(site: &Outcome, members: &[Member], year: usize) -> Vec<Fact> {
    let has = |index: &usize| members[*index].counts[year].is_some();
    let mut facts = Vec::new();
    let mut exactly = |members: Vec<usize>, value: Option<f64>| {
        if let (Some(value), false) = (value, members.is_empty()) {
            facts.push(Fact { members, low: value, high: value });
        }
    };
    for index in (0..members.len()).filter(has).filter(|&index| members[index].publishes) {
        let shown = site.shown(&name(index), "people", YEARS[year], &[]);
        exactly(vec![index], shown.parse::<f64>().ok());
    }
    for (id, all) in [("f", true), ("g", false)] {
        let Some(aggregate) = site.figures.aggregate(id, "people") else { continue };
        let inside: Vec<usize> = (0..members.len()).filter(|&index| all || members[index].in_second).collect();
        let delivered: Vec<usize> = inside.iter().copied().filter(has).collect();
        let Some(point) = aggregate.at(&period(YEARS[year])) else { continue };
        exactly(delivered.clone(), number(&point.cell));
        for split in point.splits.iter().filter(|split| split.by == Grouping::Group) {
            let of = |index: &usize| split.key.as_deref() == Some(GROUPS[members[*index].group]);
            exactly(delivered.iter().copied().filter(of).collect(), number(&split.cell));
        }
        if let Some(constant) = &point.constant {
            let both = |index: &usize| members[*index].counts.iter().all(Option::is_some);
            exactly(inside.iter().copied().filter(both).collect(), number(&constant.cell));
        }
        facts_of_weight(point, &delivered, &mut exactly);
    }
    facts
}

/// What a coverage by weight says, as it is printed: to a tenth of a per cent of 400, which is finer than one person.
fn facts_of_weight(point: &AggregatePoint, delivered: &[usize], exactly: &mut impl FnMut(Vec<usize>, Option<f64>)) {
    if let Some(Guarded::Shown(share)) = point.coverage.weight {
        let printed = decimal::float(decimal::rounded(share.percent(), 1));
        exactly(delivered.to_vec(), Some((printed * 4.0).round()));
    }
}

/// Every value that each hidden number can have: least and most.
fn possible(hidden: &[usize], facts: &[Fact]) -> BTreeMap<usize, (i64, i64)> {
    let fixed: BTreeMap<usize, f64> = facts.iter().filter(|fact| fact.members.len() == 1).map(|fact| (fact.members[0], fact.low)).collect();
    let mut ranges = BTreeMap::new();
    search(hidden, &mut fixed.clone(), facts, &mut ranges);
    ranges
}

fn search(open: &[usize], values: &mut BTreeMap<usize, f64>, facts: &[Fact], ranges: &mut BTreeMap<usize, (i64, i64)>) {
    let holds = |fact: &Fact| {
        let known: f64 = fact.members.iter().filter_map(|member| values.get(member)).sum();
        let complete = fact.members.iter().all(|member| values.contains_key(member));
        known <= fact.high + 0.5 && (!complete || known >= fact.low - 0.5)
    };
    if !facts.iter().all(holds) {
        return;
    }
    let Some((&next, rest)) = open.split_first() else {
        for (&member, &value) in values.iter() {
            let range = ranges.entry(member).or_insert((i64::MAX, i64::MIN));
            *range = (range.0.min(value as i64), range.1.max(value as i64));
        }
        return;
    };
    for value in 0..=MOST {
        values.insert(next, value as f64);
        search(rest, values, facts, ranges);
    }
    values.remove(&next);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nobody_is_given_away_by_totals_groups_perimeters_and_coverages_together(members in proptest::collection::vec(member(), 3..=5)) {
        let site = world(&members);
        prop_assert_eq!(site.codes().into_iter().filter(|code| *code == "E18").count(), 0);
        for (year, period) in YEARS.into_iter().enumerate().take(2) {
            let shown = |index: usize| members[index].publishes && site.shown(&name(index), "people", period, &[]) != "withheld";
            let hidden: Vec<usize> =
                (0..members.len()).filter(|&index| members[index].counts[year].is_some() && !shown(index)).collect();
            let ranges = possible(&hidden, &known(&site, &members, year));
            for index in hidden {
                let own = members[index].counts[year].unwrap_or_default();
                let (least, most) = ranges[&index];
                prop_assert!((least..=most).contains(&own), "the attacker is wrong about {}", index);
                let is_small = (1..5).contains(&own);
                prop_assert!(!is_small || most - least >= 5, "{} of {} lies in {}..{} of {:?}", own, index, least, most, members);
                prop_assert!(most > least, "{} of {} is given away by {:?}", own, index, members);
            }
        }
    }
}
