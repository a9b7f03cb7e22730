//! The sums inside a series: a whole and its categories, crossed or nested, and a year and its parts.

use std::collections::BTreeMap;

use super::union::{Union, Version};
use crate::model::catalogue::Dimension;
use crate::model::entities::Catalogue;
use crate::model::indicator::Nature;
use crate::model::result::Coordinates;
use crate::period::Date;

/// A whole and the parts of it that are given, by position in the union's versions.
///
/// A whole that nobody gives has a position beyond them: two dimensions may divide it, and then the one
/// says what the other sums to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Family {
    /// The whole.
    pub whole: usize,
    /// The parts, in order.
    pub parts: Vec<usize>,
    /// The dimension that divides it; empty for periods.
    pub dimension: String,
    /// Whether the parts are said to make up the whole.
    pub exhaustive: bool,
    /// Whether every category is given that could be, or the whole is not crossed: only then must it add up.
    pub complete: bool,
}

/// Every family among the versions that stand in an edition (`None`: now).
pub(super) fn families(union: &Union, edition: Option<u16>, catalogue: &Catalogue) -> Vec<Family> {
    let stands = |version: &Version| edition.map_or(version.until.is_none(), |edition| version.stands_in(edition));
    let standing: Vec<usize> = (0..union.versions.len()).filter(|&index| stands(&union.versions[index])).collect();
    if standing.iter().all(|&index| union.versions[index].categories.is_empty()) {
        return by_time(union, &standing);
    }
    let mut wholes: BTreeMap<Key, usize> = standing.iter().map(|&index| (key(&union.versions[index]), index)).collect();
    let mut divided: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    let mut ungiven = union.versions.len() + UNGIVEN * edition.map_or(0, |edition| usize::from(edition) + 1)..;
    for &index in &standing {
        let version = &union.versions[index];
        for (dimension, _) in &*version.categories {
            let rest: Coordinates = version.categories.iter().filter(|(other, _)| other != dimension).cloned().collect();
            let whole = *wholes.entry((days(version), rest)).or_insert_with(|| ungiven.next().unwrap_or_default());
            divided.entry((whole, dimension)).or_default().push(index);
        }
    }
    let mut families = by_time(union, &standing);
    for ((whole, dimension), parts) in divided {
        if let Some(dimension) = catalogue.dimension(dimension) {
            families.extend(nested(union, whole, &parts, dimension));
        }
    }
    families.sort();
    families
}

/// Wholes that nobody gives are numbered apart in each edition.
const UNGIVEN: usize = 1 << 24;

type Key = ((Date, Date), Coordinates);

fn key(version: &Version) -> Key {
    (days(version), version.categories.clone())
}

fn days(version: &Version) -> (Date, Date) {
    (version.period.first, version.period.last)
}

/// A dimension whose categories may have parents: the whole is divided by those without a given ancestor,
/// and each of the others' parents by its children.
fn nested(union: &Union, whole: usize, parts: &[usize], dimension: &Dimension) -> Vec<Family> {
    let id = dimension.id.as_str();
    let category =
        |index: usize| union.versions[index].categories.iter().find(|(other, _)| other == id).map_or("", |(_, category)| category);
    let given: BTreeMap<&str, usize> = parts.iter().map(|&part| (category(part), part)).collect();
    let mut by_whole: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &part in parts {
        let above = ancestors(category(part), dimension).find_map(|parent| given.get(parent).copied());
        by_whole.entry(above.unwrap_or(whole)).or_default().push(part);
    }
    let crossed = union.versions[parts[0]].categories.len() > 1;
    let exhaustive = union.is_exhaustive(id);
    let family = |(whole, parts): (usize, Vec<usize>)| {
        let complete = !crossed || parts.len() == siblings(category(parts[0]), dimension);
        Family { whole, parts, dimension: id.to_owned(), exhaustive, complete }
    };
    by_whole.into_iter().map(family).collect()
}

/// The parent of a category, its parent, and so on; a circle ends after as many steps as there are categories.
fn ancestors<'a>(category: &str, dimension: &'a Dimension) -> impl Iterator<Item = &'a str> {
    let parent = |id: &str| dimension.category(id)?.parent.as_ref().map(|parent| parent.as_str());
    std::iter::successors(parent(category), move |id| parent(id)).take(dimension.categories.len())
}

fn siblings(category: &str, dimension: &Dimension) -> usize {
    let parent = dimension.category(category).and_then(|category| category.parent.as_ref());
    dimension.categories.iter().filter(|other| other.parent.as_ref() == parent).count()
}

/// Periods that others of one shorter length make up without a gap: a year and its quarters.
fn by_time(union: &Union, standing: &[usize]) -> Vec<Family> {
    if matches!(union.indicator.nature, Some(Nature::StockEnd | Nature::StockAverage)) {
        return Vec::new();
    }
    let mut by_categories: BTreeMap<&[(String, String)], Vec<usize>> = BTreeMap::new();
    for &index in standing {
        by_categories.entry(&union.versions[index].categories).or_default().push(index);
    }
    let mut families = Vec::new();
    for group in by_categories.values() {
        for &whole in group {
            families.extend(tiles(union, whole, group).map(|parts| Family {
                whole,
                parts,
                dimension: String::new(),
                exhaustive: false,
                complete: true,
            }));
        }
    }
    families
}

/// The parts of one length that follow each other from the first day of the whole to its last.
fn tiles(union: &Union, whole: usize, group: &[usize]) -> impl Iterator<Item = Vec<usize>> {
    let period = |index: usize| union.versions[index].period;
    let outer = period(whole);
    let inside: Vec<usize> =
        group.iter().copied().filter(|&index| outer.contains(&period(index)) && period(index).days() < outer.days()).collect();
    let firsts: Vec<usize> = inside.iter().copied().filter(|&index| period(index).first == outer.first).collect();
    firsts.into_iter().filter_map(move |first| {
        let mut tiles = vec![first];
        let mut last = period(first);
        while last.last < outer.last {
            let next = inside.iter().copied().find(|&index| {
                last.last.tomorrow().is_ok_and(|day| period(index).first == day) && period(index).same_length(&period(first))
            })?;
            tiles.push(next);
            last = period(next);
        }
        Some(tiles)
    })
}
