//! Subgroups of a question: what each category of a dimension answered, beside all answers together.

use super::chart::{ChartKind, ChartSpec, Datum, Order, SeriesSpec, Tone};
use super::choice::{self, Measure};
use super::reader::Reader;
use super::specs::{empty, of_share, plain, scale, tone_of, withheld};
use crate::decimal::Decimal;
use crate::figures::{Answers, Guarded, Tally};
use crate::model::catalogue::Dimension;

/// A row of answers and what it is called.
pub type Row<'site> = (String, Guarded<&'site Tally>);

/// The answers of all, then of each category in the order written. On a scale they are rows; else they stand
/// side by side for each option.
pub fn by_group(reader: &Reader, answers: &Answers, dimension: &Dimension) -> ChartSpec {
    let rows = rows(reader, answers, dimension);
    if answers.is_on_a_scale() {
        return scale("", reader, &rows);
    }
    let mut spec = empty("", ChartKind::Grouped);
    spec.unit = "\u{A0}%".to_owned();
    let options = &answers.tally.options;
    spec.categories = options.iter().enumerate().map(|(index, option)| plain(&reader.say(&option.label), index)).collect();
    spec.order = if answers.has_ordered_options() { Order::Ordinal } else { Order::Nominal };
    let own = answers.groups.iter().filter(|group| group.dimension == dimension.id.as_str());
    let tones = [Tone::Subject].into_iter().chain(own.map(|group| tone_of(dimension, &group.category)));
    for ((name, tally), tone) in rows.into_iter().zip(tones) {
        let datum = |option: &str| match tally.shown() {
            Some(tally) => counted(reader, tally, option),
            None => withheld(reader),
        };
        let data = options.iter().map(|option| datum(&option.id)).collect();
        spec.series.push(SeriesSpec { name, tone, data });
    }
    choice::choose(&mut spec, Measure::Rate);
    spec
}

fn counted(reader: &Reader, tally: &Tally, option: &str) -> Datum {
    let chosen = tally.option(option);
    let count = chosen.map(|option| reader.locale.number(Decimal::from(option.count), 0));
    Datum { aside: count, ..of_share(reader, chosen.and_then(|option| option.share)) }
}

fn rows<'site>(reader: &Reader, answers: &'site Answers, dimension: &Dimension) -> Vec<Row<'site>> {
    let own = answers.groups.iter().filter(|group| group.dimension == dimension.id.as_str());
    let all = (reader.words.get("figure.total").to_owned(), Guarded::Shown(&answers.tally));
    let row = |group: &'site crate::figures::AnswerGroup| {
        let label = dimension.category(&group.category).map_or(group.category.as_str(), |category| &category.label[reader.lang]);
        let base = group.tally.shown().map(|tally| reader.locale.number(Decimal::from(tally.base), 0));
        let label = base.map_or_else(|| label.to_owned(), |base| reader.words.fill("survey.group", &[("group", label), ("base", &base)]));
        (label, group.tally.as_ref())
    };
    [all].into_iter().chain(own.map(row)).collect()
}
