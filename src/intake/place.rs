//! Places of values in an assessment's file: where one stands, and where a new one goes.

use super::yaml::{New, Position, at_end, filled, with_entry, with_item};
use super::{Given, Said};
use crate::decimal::Decimal;
use crate::period::{self, Period, SchoolYearStart};
use crate::source::spelling::{Edit, quoted};
use crate::source::yaml::{Entry, Kind, Node};

/// The results of an indicator in an assessment's tree.
pub fn results<'n>(tree: &'n Node, indicator: &str) -> Vec<&'n Node> {
    let Some(Kind::List(items)) = tree.get("results").map(|node| &node.kind) else { return Vec::new() };
    items.iter().filter(|item| item.get("indicator").and_then(Node::scalar) == Some(indicator)).collect()
}

/// The node that says a result's value of a period and its categories, at most one.
pub fn value<'n>(result: &'n Node, period: &Period, categories: &[(String, String)], school: SchoolYearStart) -> Option<&'n Node> {
    match categories {
        [] => at(result.get("values")?, period, school),
        [(dimension, category)] => at(breakdown(result, dimension)?.get("values")?, period, school)?.get(category),
        _ => None,
    }
}

fn breakdown<'n>(result: &'n Node, dimension: &str) -> Option<&'n Node> {
    let Kind::List(items) = &result.get("breakdowns")?.kind else { return None };
    items.iter().find(|item| item.get("dimension").and_then(Node::scalar) == Some(dimension))
}

fn at<'n>(series: &'n Node, period: &Period, school: SchoolYearStart) -> Option<&'n Node> {
    match &series.kind {
        Kind::Map(entries) => entries.iter().find(|entry| is(period, &entry.key, school)).map(|entry| &entry.value),
        Kind::List(items) => items.iter().find(|item| item.get("period").and_then(Node::scalar).is_some_and(|key| is(period, key, school))),
        _ => None,
    }
}

fn is(period: &Period, key: &str, school: SchoolYearStart) -> bool {
    period::parse(key, school).is_some_and(|known| (known.first, known.last) == (period.first, period.last))
}

/// The edit that adds a value to a result that has values in its own file.
pub fn addition(text: &str, result: &Node, given: &Given, school: SchoolYearStart) -> Option<Edit> {
    let period = (&given.period, school);
    let value = spelled(&given.said);
    match given.categories.as_slice() {
        [] => match entry(result, "values") {
            None => with_entry(text, result, Position::Last, ("values", &series(period.0, value))),
            Some(values) => in_series(text, values, period, &value),
        },
        [(dimension, category)] => {
            let group = New::Inline(vec![(category.clone(), value.clone())]);
            let whole = || {
                New::Map(vec![
                    ("dimension".to_owned(), New::Raw(dimension.clone())),
                    ("values".to_owned(), series(period.0, group.clone())),
                ])
            };
            let Some(entry_of_list) = entry(result, "breakdowns") else {
                return with_entry(text, result, Position::Last, ("breakdowns", &New::List(vec![whole()])));
            };
            let Some(breakdown) = breakdown(result, dimension) else {
                return match entry_of_list.value.kind {
                    Kind::Empty => filled(text, entry_of_list, &New::List(vec![whole()])),
                    _ => with_item(text, &entry_of_list.value, &whole()),
                };
            };
            let values = entry(breakdown, "values")?;
            match at(&values.value, period.0, school) {
                Some(there) => with_entry(text, there, Position::Last, (category, &value)),
                None => in_series(text, values, period, &group),
            }
        }
        _ => None,
    }
}

fn entry<'n>(map: &'n Node, key: &str) -> Option<&'n Entry> {
    match &map.kind {
        Kind::Map(entries) => entries.iter().find(|entry| entry.key == key),
        _ => None,
    }
}

fn series(period: &Period, value: New) -> New {
    New::Map(vec![(key(period), value)])
}

/// A period as a key: a range needs no quotation marks.
fn key(period: &Period) -> String {
    period.spelled()
}

fn in_series(text: &str, values: &Entry, (period, school): (&Period, SchoolYearStart), value: &New) -> Option<Edit> {
    match &values.value.kind {
        Kind::Empty => filled(text, values, &series(period, value.clone())),
        Kind::Map(entries) => {
            let earlier = |entry: &Entry| period::parse(&entry.key, school).is_some_and(|known| known < *period);
            let position = match entries.iter().rposition(earlier) {
                Some(at) => Position::Behind(at),
                None if entries.is_empty() => Position::Last,
                None => Position::First,
            };
            with_entry(text, &values.value, position, (&key(period), value))
        }
        Kind::List(_) => {
            let mut entries = vec![("period".to_owned(), New::Raw(key(period)))];
            match value {
                New::Inline(more) | New::Map(more) => entries.extend(more.clone()),
                other => entries.push(("value".to_owned(), other.clone())),
            }
            with_item(text, &values.value, &New::Inline(entries))
        }
        Kind::Scalar(_) => None,
    }
}

/// A result that the assessment does not have yet.
pub fn new_result(given: &[&Given], (source, notes): (&New, Option<&New>), csv: Option<&str>) -> New {
    let mut entries = Vec::new();
    if let Some(first) = given.first() {
        entries.push(("indicator".to_owned(), New::Raw(first.indicator.clone())));
    }
    entries.push(("source".to_owned(), source.clone()));
    entries.extend(notes.map(|notes| ("notes".to_owned(), notes.clone())));
    if let Some(csv) = csv {
        entries.push(("csv".to_owned(), New::Raw(csv.to_owned())));
        return New::Map(entries);
    }
    let mut sorted: Vec<&Given> = given.to_vec();
    sorted.sort_by_key(|one| one.period);
    let whole: Vec<(String, New)> =
        sorted.iter().filter(|one| one.categories.is_empty()).map(|one| (key(&one.period), spelled(&one.said))).collect();
    if !whole.is_empty() {
        entries.push(("values".to_owned(), New::Map(whole)));
    }
    type Cells = Vec<(String, New)>;
    let mut dimensions: Vec<(&str, Vec<(Period, Cells)>)> = Vec::new();
    for one in &sorted {
        let [(dimension, category)] = one.categories.as_slice() else { continue };
        let at = dimensions.iter().position(|(known, _)| known == dimension).unwrap_or_else(|| {
            dimensions.push((dimension, Vec::new()));
            dimensions.len() - 1
        });
        let periods = &mut dimensions[at].1;
        let cell = (category.clone(), spelled(&one.said));
        match periods.iter_mut().find(|(period, _)| *period == one.period) {
            Some((_, cells)) => cells.push(cell),
            None => periods.push((one.period, vec![cell])),
        }
    }
    let breakdowns = dimensions.into_iter().map(|(dimension, periods)| {
        let values = periods.into_iter().map(|(period, cells)| (key(&period), New::Inline(cells))).collect();
        New::Map(vec![("dimension".to_owned(), New::Raw(dimension.to_owned())), ("values".to_owned(), New::Map(values))])
    });
    let breakdowns: Vec<New> = breakdowns.collect();
    if !breakdowns.is_empty() {
        entries.push(("breakdowns".to_owned(), New::List(breakdowns)));
    }
    New::Map(entries)
}

/// The edit that adds a branch to a list at the top of a file, which may not be there yet.
pub fn in_list(text: &str, tree: &Node, key: &str, value: &New) -> Option<Edit> {
    match entry(tree, key) {
        None => Some(at_end(text, (key, &New::List(vec![value.clone()])))),
        Some(there) => match there.value.kind {
            Kind::Empty => filled(text, there, &New::List(vec![value.clone()])),
            _ => with_item(text, &there.value, value),
        },
    }
}

/// A value as it is written: a number alone where nothing else is known of it.
pub fn spelled(said: &Said) -> New {
    let mut entries: Vec<(String, New)> = Vec::new();
    let mut add = |key: &str, number: Option<Decimal>| entries.extend(number.map(|number| (key.to_owned(), New::Raw(numeral(number)))));
    add("value", said.value);
    add("numerator", said.numerator);
    add("denominator", said.denominator);
    add("n", said.n);
    add("low", said.low);
    add("high", said.high);
    let status: Vec<&str> = said.status.iter().map(|status| status.word()).filter(|word| *word != "final").collect();
    match status.as_slice() {
        [] => {}
        [one] => entries.push(("status".to_owned(), New::Raw((*one).to_owned()))),
        all => entries.push(("status".to_owned(), New::List(all.iter().map(|one| New::Raw((*one).to_owned())).collect()))),
    }
    entries.extend(said.note.as_ref().map(|note| ("note".to_owned(), New::Raw(quoted(note)))));
    match entries.as_slice() {
        [(key, value)] if key == "value" => value.clone(),
        _ => New::Inline(entries),
    }
}

/// A number that reads alike whatever `numbers:` says: with a group it would be ambiguous, so one more zero is written.
pub fn numeral(number: Decimal) -> String {
    let written = number.to_string();
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let bare = whole.trim_start_matches('-');
    if fraction.len() == 3 && bare.len() <= 3 && bare != "0" { format!("{written}0") } else { written }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_is_written_that_could_be_read_in_two_ways() {
        for (number, written) in [("1.234", "1.2340"), ("0.125", "0.125"), ("1234.5", "1234.5"), ("-12.345", "-12.3450"), ("43.9", "43.9")]
        {
            assert_eq!(numeral(number.parse().expect("a number")), written);
        }
    }
}
