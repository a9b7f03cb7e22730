//! Maps that a text asks for: where enterprises work, and a federation's total by territory.

use super::Block;
use super::chart::{Drawing, own_words};
use super::options::{ChartOptions, ChartType};
use crate::figures::Aggregate;
use crate::finding::Problem;
use crate::model::enterprise::Enterprise;
use crate::model::known::Kind;
use crate::plan::choice::Measure;
use crate::render::figure::Caption;
use crate::render::mapped;
use crate::render::pages::{aggregate_figures, aggregates};
use crate::render::template::Html;

/// The enterprises that a chart is about, where it names all of them or a federation instead of a measure.
pub fn whereabouts<'site>(block: &Block<'_, 'site>) -> Option<Vec<&'site Enterprise>> {
    let [word] = block.directive.arguments.as_slice() else { return None };
    match word.text {
        "enterprises" => Some(mapped::all(block.desk)),
        federation if block.desk.model().known.has(Kind::Federation, federation) => Some(mapped::members(block.desk, federation)),
        _ => None,
    }
}

/// A map of enterprises with its table beside it; nothing (W12) where none of them has a place that can be drawn.
pub fn of_enterprises(block: &mut Block, options: Option<&ChartOptions>, enterprises: &[&Enterprise]) -> String {
    let id = block.id();
    let place = block.directive.place;
    let Some((mut figure, table)) = mapped::figure(block.desk, enterprises, id.as_deref()) else {
        block.problem(Problem::UnfitType { asked: ChartType::Map.word().to_owned(), drawn: "list".to_owned() }, place);
        return String::new();
    };
    if let Some(options) = options {
        let mut caption = Caption { title: figure.title, ..Caption::default() };
        own_words(block, options, &mut caption);
        figure.title = caption.title;
        figure.subtitle = caption.subtitle;
        figure.reading = caption.reading;
        figure.notes.splice(0..0, caption.notes);
        figure.size = if options.size.is_some() { caption.size } else { figure.size };
    }
    match options.and_then(|options| options.kind) {
        None | Some(ChartType::Map | ChartType::Auto) => {}
        Some(ChartType::Table) => (figure.wide, figure.narrow) = (Html::empty(), Html::empty()),
        Some(asked) => {
            block.problem(Problem::UnfitType { asked: asked.word().to_owned(), drawn: ChartType::Map.word().to_owned() }, place);
        }
    }
    figure.table = Html::new(block.component("Table", &table));
    figure.open = true;
    block.desk.notes.borrow_mut().fictitious |= figure.fictitious;
    block.desk.origin(Some(&figure.id), place);
    block.component("Figure", &figure)
}

/// The parts of a federation's total by territory; nothing if it has none.
pub fn of_parts(block: &Block, options: &ChartOptions, aggregate: &Aggregate) -> Option<Drawing> {
    let desk = block.desk;
    let total = aggregates::one(desk, aggregate.federation.as_str(), aggregate.indicator.as_str())?;
    let mut wanted = options.periods.iter().rev().filter_map(|period| aggregate.at(&period.value));
    let point = wanted.next().or_else(|| aggregate.latest())?;
    let (spec, caption) = aggregate_figures::on_map(desk, total, point)?;
    Some(Drawing { spec, caption, kind: Measure::of(total.indicator) })
}
