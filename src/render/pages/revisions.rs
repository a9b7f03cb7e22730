//! Revisions as readers see them: what a value was, what it is now, when and why; on the data page and on the pages
//! of indicators.

use super::facts;
use super::parts::{fact, said};
use crate::decimal::Decimal;
use crate::figures::{Revision, Series};
use crate::model::indicator::Indicator;
use crate::model::observation::Revision as Said;
use crate::plan::page::Subject;
use crate::plan::{shown, specs};
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::view::{Cell, Column, Fact, Row, Table};

/// How many stand on a page; the file has them all.
const SHOWN: usize = 40;

/// What was revised, as a table; none if nothing was.
pub fn table(desk: &Desk, changes: &[Revision]) -> Option<Table> {
    let column = |label: String, numeric: bool| Column { label, numeric };
    let rows: Vec<Row> = changes.iter().take(SHOWN).filter_map(|change| row(desk, change)).collect();
    let more = (changes.len() > SHOWN).then(|| desk.fill("data.log_more", &[("n", &facts::number(desk, Decimal::from(SHOWN)))]));
    (!rows.is_empty()).then(|| Table {
        caption: desk.word("data.changes_caption"),
        columns: vec![
            column(desk.word("data.dataset"), false),
            column(desk.word("figure.enterprise"), false),
            column(desk.word("data.period"), false),
            column(desk.word("data.was"), true),
            column(desk.word("data.now"), true),
            column(desk.word("data.revised_on"), false),
            column(desk.word("data.why"), false),
        ],
        rows,
        total: None,
        notes: more.into_iter().collect(),
        wide: true,
    })
}

fn row(desk: &Desk, change: &Revision) -> Option<Row> {
    let indicator = desk.model().catalogue.indicator(change.series.indicator.as_str())?;
    let said = said_of(change);
    let plain = |text: String| Cell { text, ..Cell::default() };
    let number = |text: Option<String>| Cell {
        absent: text.is_none(),
        text: text.unwrap_or_else(|| desk.word("sign.missing")),
        numeric: true,
        note: None,
    };
    let on = said.and_then(|said| said.on).map(|on| desk.reader.locale.date_long(on));
    let shown = change.point.cell.shown().is_some();
    let now = shown::cell(desk.reader, indicator, &change.point.cell);
    Some(Row {
        label: desk.text(&indicator.name),
        href: desk.href(&Subject::Indicator(indicator.id.clone())),
        cells: vec![
            plain(figure::enterprise_name(desk, change.series.enterprise.as_str())),
            plain(point(desk, change)),
            number(was(desk, indicator, change)),
            Cell { text: now, numeric: true, absent: !shown, note: None },
            plain(on.unwrap_or_default()),
            plain(why(desk, said).unwrap_or_default()),
        ],
        ..Row::default()
    })
}

/// What was revised of an indicator, a line each with its reason; of several enterprises, by name.
pub fn lines(desk: &Desk, indicator: &Indicator, series: &[&Series]) -> Option<Fact> {
    let several = series.len() > 1;
    let line = |change: &Revision| {
        let said_words = said_of(change);
        let point = match several {
            true => format!("{}, {}", figure::enterprise_name(desk, change.series.enterprise.as_str()), point(desk, change)),
            false => point(desk, change),
        };
        let now = shown::cell(desk.reader, indicator, &change.point.cell);
        let line = match was(desk, indicator, change) {
            Some(was) => desk.fill("indicator.revised_from", &[("point", &point), ("was", &was), ("now", &now)]),
            None => desk.fill("indicator.revised_to", &[("point", &point), ("now", &now)]),
        };
        let on = said_words.and_then(|said| said.on).map(|on| desk.reader.locale.date_long(on));
        let on = on.map_or_else(String::new, |on| format!(" ({on})"));
        let why = why(desk, said_words).map_or_else(String::new, |why| format!("{} {why}", specs::colon(desk.reader)));
        said(line + &on + &why)
    };
    let revisions = series.iter().flat_map(|series| series.revisions()).take(SHOWN);
    fact(desk.word("indicator.revisions"), revisions.map(|change| line(&change)))
}

fn said_of<'series>(change: &Revision<'series>) -> Option<&'series Said> {
    change.point.remarks.as_ref()?.revised.as_ref()
}

fn was(desk: &Desk, indicator: &Indicator, change: &Revision) -> Option<String> {
    change.was.map(|was| shown::amount(desk.reader, indicator, was, change.series.decimals).text())
}

fn why(desk: &Desk, said: Option<&Said>) -> Option<String> {
    desk.line_of(said?.why.as_ref()?)
}

/// Which value it is: its period, and its categories if it is not the whole.
fn point(desk: &Desk, change: &Revision) -> String {
    let period = desk.reader.locale.period(&change.point.period);
    let label = |(dimension, category): &(String, String)| {
        let known = desk.model().catalogue.dimension(dimension).and_then(|dimension| dimension.category(category));
        known.map_or_else(|| category.clone(), |known| desk.text(&known.label))
    };
    std::iter::once(period).chain(change.point.categories.iter().map(label)).collect::<Vec<_>>().join(", ")
}
