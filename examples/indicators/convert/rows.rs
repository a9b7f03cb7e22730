//! The values of a series in the contract's spelling: periods, categories, CSV.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

/// The rows of one unit of an indicator.
pub struct Series<'data> {
    pub id: String,
    /// The unit as the data spell it, if it is theirs to say.
    pub unit: Option<String>,
    /// Whether the indicator has no other unit.
    pub only: bool,
    pub rows: Vec<&'data Json>,
}

/// The rows of a series, read.
#[derive(Default)]
pub struct Rows {
    pub lines: Vec<Line>,
    /// The dimensions that some line uses.
    pub used: BTreeSet<String>,
    pub years: BTreeSet<i64>,
    pub decimals: u64,
    pub least: f64,
    pub most: f64,
}

/// One value.
pub struct Line {
    /// As the contract spells it: `2015`, `2015-Q3`, `2015..2016`.
    pub period: String,
    /// First and last year.
    span: (i64, i64),
    pub value: Option<String>,
    /// The data's own words, by dimension.
    pub categories: BTreeMap<String, String>,
}

/// The dimension that names the unit of each value.
pub fn unit_dimension(indicator: &Json) -> Option<String> {
    indicator["roles"].as_object()?.iter().find(|(_, role)| *role == "unit").map(|(name, _)| name.clone())
}

/// The rows of an indicator, divided by unit where it has several.
pub fn by_unit<'data>(name: &str, indicator: &'data Json) -> Vec<Series<'data>> {
    let dimension = unit_dimension(indicator);
    let mut units: BTreeMap<Option<String>, Vec<&Json>> = BTreeMap::new();
    for row in indicator["values"].as_array().into_iter().flatten() {
        let unit = dimension.as_ref().and_then(|name| row["dims"][name].as_str()).map(str::to_owned);
        units.entry(unit).or_default().push(row);
    }
    let only = units.len() == 1;
    let id = |unit: &Option<String>| unit.as_ref().filter(|_| !only).map_or(name.to_owned(), |unit| format!("{name}-{}", id(unit)));
    units.into_iter().map(|(unit, rows)| Series { id: id(&unit), unit, only, rows }).collect()
}

impl Rows {
    /// The rows of a series; a row that repeats another, or whose period nobody can read, is left out.
    pub fn of(series: &Series, dimensions: &[String]) -> Rows {
        let mut rows = Rows { least: f64::MAX, most: f64::MIN, ..Rows::default() };
        let mut seen = BTreeSet::new();
        for row in &series.rows {
            let Some((period, span)) = period(text(&row["period"])) else { continue };
            let category = |name: &String| Some((name.clone(), row["dims"][name].as_str().filter(|word| !word.is_empty())?.to_owned()));
            let categories: BTreeMap<String, String> = dimensions.iter().filter_map(category).collect();
            let same: Vec<String> = categories.iter().map(|(name, word)| format!("{name}={}", id(word))).collect();
            if seen.insert((period.clone(), same)) {
                rows.add(Line { period, span, value: row["value"].as_f64().map(|number| number.to_string()), categories });
            }
        }
        rows
    }

    fn add(&mut self, line: Line) {
        if let Some(number) = line.value.as_ref().and_then(|value| value.parse::<f64>().ok()) {
            (self.least, self.most) = (self.least.min(number), self.most.max(number));
        }
        let fraction = line.value.as_ref().and_then(|value| value.split_once('.')).map_or(0, |(_, fraction)| fraction.len() as u64);
        self.decimals = self.decimals.max(fraction.min(3));
        self.years.extend([line.span.0, line.span.1]);
        self.used.extend(line.categories.keys().cloned());
        self.lines.push(line);
    }

    /// Whether some window shares years with another of the same categories.
    pub fn overlap(&self) -> bool {
        let mut windows: BTreeMap<Vec<&String>, BTreeSet<(i64, i64)>> = BTreeMap::new();
        for line in self.lines.iter().filter(|line| line.span.0 < line.span.1) {
            windows.entry(line.categories.values().collect()).or_default().insert(line.span);
        }
        windows.values().any(|spans| spans.iter().zip(spans.iter().skip(1)).any(|(one, next)| next.0 <= one.1))
    }

    /// The CSV of these rows, with a column for each dimension.
    pub fn csv(&self, columns: &[String]) -> String {
        let mut out = String::from("period,value,status");
        columns.iter().for_each(|name| out.push_str(&format!(",{}", column(name))));
        for line in &self.lines {
            let (value, status) = line.value.as_ref().map_or(("", "missing"), |value| (value.as_str(), ""));
            out.push_str(&format!("\n{},{value},{status}", line.period));
            for name in columns {
                out.push(',');
                out.push_str(&line.categories.get(name).map(|category| id(category)).unwrap_or_default());
            }
        }
        out.push('\n');
        out
    }
}

/// A period in the contract's spelling with its first and last year: `2015 Q3`, `2015/2016`, `2000 to 2004`, `2011/12 (baseline)`.
fn period(written: &str) -> Option<(String, (i64, i64))> {
    let text = written.split('(').next()?.trim();
    let year = |text: &str| (text.len() == 4).then(|| text.parse::<i64>().ok()).flatten();
    if let Some(year) = year(text) {
        return Some((text.to_owned(), (year, year)));
    }
    if let Some((first, quarter)) = text.split_once(" Q") {
        let year = year(first)?;
        return Some((format!("{first}-Q{quarter}"), (year, year)));
    }
    let (first, last) = [" to ", "/", "-", "–"].iter().find_map(|mark| text.split_once(mark))?;
    let (first, last) = (first.trim(), last.trim());
    let last = if last.len() == 2 { format!("{}{last}", first.get(..2)?) } else { last.to_owned() };
    let (from, to) = (year(first)?, year(&last)?);
    (to > from).then(|| (format!("{from}..{to}"), (from, to)))
}

/// A dimension's id, which is also its column: a word that means something else in a CSV gets a mark.
pub fn column(name: &str) -> String {
    const TAKEN: [&str; 14] = [
        "period",
        "value",
        "numerator",
        "denominator",
        "status",
        "n",
        "low",
        "high",
        "note",
        "enterprise",
        "from",
        "to",
        "unit",
        "revised",
    ];
    let column = id(name);
    if TAKEN.contains(&column.as_str()) { format!("{column}-group") } else { column }
}

/// The strings of a list.
pub fn strings(value: &Json) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
}

/// A string, empty if it is none.
pub fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

/// An id: letters without accents and digits, everything else a hyphen; at most 60 characters and a mark
/// that tells longer ones apart.
pub fn id(words: &str) -> String {
    let slug = diptych::lang::slugify(words);
    let slug = if slug.is_empty() { "x".to_owned() } else { slug };
    if slug.len() <= 60 {
        return slug;
    }
    format!("{}-{}", slug[..60].trim_end_matches('-'), &diptych::key::Key::of(words.as_bytes()).short()[..6])
}
