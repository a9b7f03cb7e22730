//! Tables of values beside an assessment: rows found in them, and rows added to them, their other lines as they are.

use super::place::numeral;
use super::{Given, Said};
use crate::decimal::{self, Decimal, Marks};
use crate::finding::Place;
use crate::period::{self, Period, SchoolYearStart};
use crate::snapshot::FileId;
use crate::source::table::{self, Table};

const KNOWN: [&str; 9] = ["period", "value", "numerator", "denominator", "status", "n", "low", "high", "note"];

/// What the table says of a period and its categories: the row's own numbers.
pub fn value(text: &str, (period, school): (&Period, SchoolYearStart), categories: &[(String, String)], marks: Marks) -> Option<Said> {
    let table = table::read(text, Place::file(FileId(0)))?;
    let column = |name: &str| table.header.iter().position(|cell| cell.value.eq_ignore_ascii_case(name));
    let at = column("period")?;
    let dimensions = dimensions(&table);
    let row = table.rows.iter().find(|row| {
        let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.value.as_str());
        let same = period::parse(cell(at), school).is_some_and(|known| (known.first, known.last) == (period.first, period.last));
        let wanted = |name: &str| categories.iter().find(|(dimension, _)| dimension == name).map_or("", |(_, category)| category.as_str());
        same && categories.iter().all(|(dimension, _)| dimensions.iter().any(|(_, known)| known == dimension))
            && dimensions.iter().all(|(at, name)| cell(*at) == wanted(name))
    })?;
    let number = |name: &str| -> Option<Decimal> { decimal::parse(&row.cells.get(column(name)?)?.value, marks).ok() };
    Some(Said { value: number("value"), numerator: number("numerator"), denominator: number("denominator"), ..Said::default() })
}

fn dimensions(table: &Table) -> Vec<(usize, String)> {
    let named = table.header.iter().enumerate().map(|(at, cell)| (at, cell.value.clone()));
    named.filter(|(_, name)| !KNOWN.iter().any(|known| known.eq_ignore_ascii_case(name))).collect()
}

/// The table with some rows more, and the columns they need.
pub fn with_rows(text: &str, given: &[&Given]) -> Option<String> {
    let records = table::records(text, Place::file(FileId(0)));
    let header = records.rows.first()?;
    let mut names: Vec<String> = header.cells.iter().map(|cell| cell.value.to_lowercase()).collect();
    let missing: Vec<String> = needed(given).into_iter().filter(|name| !names.contains(name)).collect();
    let mark = records.delimiter;
    let eol = crate::source::spelling::line_end(text);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (index, row) in records.rows.iter().enumerate() {
        let end = row.place.end as usize;
        out.push_str(&text[at..end]);
        if row.cells.iter().any(|cell| !cell.value.is_empty()) {
            missing.iter().for_each(|name| {
                out.push(mark);
                out.push_str(if index == 0 { name } else { "" });
            });
        }
        at = end;
    }
    out.push_str(&text[at..]);
    names.extend(missing);
    if !out.is_empty() && !out.ends_with(['\n', '\r']) {
        out.push_str(eol);
    }
    given.iter().for_each(|one| out += &format!("{}{eol}", line(one, &names, mark)));
    Some(out)
}

/// A new table of these values.
pub fn table(given: &[&Given]) -> String {
    let names = needed(given);
    let mut sorted: Vec<&&Given> = given.iter().collect();
    sorted.sort_by(|one, other| (&one.categories, one.period).cmp(&(&other.categories, other.period)));
    let lines: String = sorted.into_iter().map(|one| format!("{}\n", line(one, &names, ','))).collect();
    format!("{}\n{lines}", names.join(","))
}

/// The columns that some values need, in the order of the contract.
fn needed(given: &[&Given]) -> Vec<String> {
    let mut names = vec!["period".to_owned()];
    for one in given.iter().flat_map(|one| &one.categories) {
        if !names.contains(&one.0) {
            names.push(one.0.clone());
        }
    }
    let some = |has: fn(&Said) -> bool| given.iter().any(|one| has(&one.said));
    type Has = fn(&Said) -> bool;
    let columns: [(&str, Has); 8] = [
        ("value", |said| said.value.is_some()),
        ("numerator", |said| said.numerator.is_some()),
        ("denominator", |said| said.denominator.is_some()),
        ("status", |said| !said.status.is_empty()),
        ("n", |said| said.n.is_some()),
        ("low", |said| said.low.is_some()),
        ("high", |said| said.high.is_some()),
        ("note", |said| said.note.is_some()),
    ];
    names.extend(columns.into_iter().filter(|(_, has)| some(*has)).map(|(name, _)| name.to_owned()));
    if names.iter().all(|name| name != "value" && name != "numerator") {
        names.push("value".to_owned());
    }
    names
}

fn line(given: &Given, names: &[String], mark: char) -> String {
    let said = &given.said;
    let number = |number: Option<Decimal>| number.map(numeral).unwrap_or_default();
    let cell = |name: &String| match name.as_str() {
        "period" => given.period.spelled(),
        "value" => number(said.value),
        "numerator" => number(said.numerator),
        "denominator" => number(said.denominator),
        "status" => said.status.iter().map(|status| status.word()).collect::<Vec<_>>().join(" "),
        "n" => number(said.n),
        "low" => number(said.low),
        "high" => number(said.high),
        "note" => said.note.clone().unwrap_or_default(),
        dimension => {
            given.categories.iter().find(|(known, _)| known == dimension).map(|(_, category)| category.clone()).unwrap_or_default()
        }
    };
    let quoted = |cell: String| if cell.contains([mark, '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell };
    names.iter().map(cell).map(quoted).collect::<Vec<_>>().join(&mark.to_string())
}
