//! What has changed since an issue was published that keeps its data: its errata, told by the data themselves.

use crate::figures::changed::{Change, Difference, Recount};
use crate::model::entities::Notebook;
use crate::model::indicator::Indicator;
use crate::plan::{shown, specs};
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::view::Erratum;

/// The day its data were taken.
pub fn taken(desk: &Desk, notebook: &Notebook) -> Option<String> {
    let taken = desk.plan().frozen.get(&notebook.id)?.taken?;
    Some(desk.reader.locale.date_long(taken))
}

/// Each value that is another now than in the issue, with when and why as far as that is said.
pub fn corrected(desk: &Desk, notebook: &Notebook) -> Vec<Erratum> {
    let frozen = desk.plan().frozen.get(&notebook.id);
    frozen.into_iter().flat_map(|frozen| &frozen.differences).filter_map(|difference| erratum(desk, difference)).collect()
}

fn erratum(desk: &Desk, difference: &Difference) -> Option<Erratum> {
    match difference {
        Difference::Value(change) => changed(desk, change),
        Difference::Answers(recount) => Some(recounted(desk, recount)),
    }
}

/// Answers that were counted again: how many there were and are; what they say is on the pages.
fn recounted(desk: &Desk, recount: &Recount) -> Erratum {
    let number = |n: u64| desk.reader.locale.number(n.into(), 0);
    let values = [("was", number(recount.was)), ("now", number(recount.now))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let key = if recount.was == recount.now { "notebook.recounted" } else { "notebook.corrected_answers" };
    Erratum {
        date: desk.word("notebook.corrected_since"),
        place: Some([desk.text(&recount.question), figure::enterprise_name(desk, recount.of.as_str())].join(", ")),
        text: desk.typeset(&desk.fill(key, &values)),
    }
}

fn changed(desk: &Desk, difference: &Change) -> Option<Erratum> {
    let indicator = desk.model().catalogue.indicator(difference.indicator.as_str())?;
    let said = difference.revised.as_ref();
    let on = said.and_then(|said| said.on).map(|on| desk.reader.locale.date_long(on));
    let why = said.and_then(|said| said.why.as_ref()).map(|why| desk.text(why)).filter(|why| !why.is_empty());
    let (was, now) = (&difference.was, &difference.now);
    let values = [shown::cell(desk.reader, indicator, was), shown::cell(desk.reader, indicator, now)];
    // An earlier number is not told beside one that is withheld now.
    let key = match (was.is_withheld(), now.is_withheld()) {
        (_, true) => "notebook.withheld_since",
        (true, false) => "notebook.corrected_withheld",
        (false, false) => "notebook.corrected",
    };
    let text = desk.fill(key, &[("was", &values[0]), ("now", &values[1])]);
    let text = why.map_or(text.clone(), |why| format!("{text} {}{} {why}", desk.word("notebook.corrected_why"), specs::colon(desk.reader)));
    Some(Erratum {
        date: on.unwrap_or_else(|| desk.word("notebook.corrected_since")),
        place: Some(place(desk, indicator, difference)),
        text: desk.typeset(&text),
    })
}

/// “Sorties positives, Ateliers du Canal, 2023, femmes”.
fn place(desk: &Desk, indicator: &Indicator, difference: &Change) -> String {
    let period = desk.reader.locale.period(&difference.period);
    let mut parts = vec![desk.text(&indicator.name), figure::enterprise_name(desk, difference.of.as_str()), period];
    for (dimension, category) in &difference.categories {
        let known = desk.model().catalogue.dimension(dimension).and_then(|dimension| dimension.category(category));
        parts.extend(known.map(|category| desk.text(&category.label)));
    }
    parts.join(", ")
}
