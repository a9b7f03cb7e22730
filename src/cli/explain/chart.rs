//! Which chart `auto` draws of a value, and why, in the reader's words.

use super::Account;
use crate::disk::{Pick, Tongue};
use crate::figures::{Aggregate, Answers, Series};
use crate::lang::Words;
use crate::plan::chart::{ChartKind, ChartSpec, SeriesSpec, Tone};
use crate::plan::choice::{self, Measure};
use crate::plan::reader::{Reader, readers};
use crate::plan::specs;
use crate::render::originals::originals;

/// What the charts of a site are chosen for: its first reader.
fn first_reader(account: &Account) -> Option<Reader> {
    readers(account.model, |_| Words::default()).into_iter().next()
}

/// The chart of a series.
pub(super) fn of_series(account: &Account, series: &Series) -> Option<String> {
    let reader = first_reader(account)?;
    said(&specs::best("", &reader, account.model, series)?, account.tongue)
}

/// The chart of a question.
pub(super) fn of_answers(account: &Account, answers: &Answers) -> Option<String> {
    said(&specs::answers("", &first_reader(account)?, answers), account.tongue)
}

/// The chart of a federation's total.
pub(super) fn of_aggregate(account: &Account, aggregate: &Aggregate) -> Option<String> {
    let reader = first_reader(account)?;
    let indicator = account.model.catalogue.indicator(aggregate.indicator.as_str())?;
    let points = aggregate.drawn(&[]);
    let mut spec = specs::empty("", ChartKind::Line);
    spec.categories = points.iter().map(|point| specs::period(&reader, &point.period)).collect();
    let series = |tone: Tone, data: Vec<_>| SeriesSpec { name: String::new(), tone, data };
    spec.series.push(series(Tone::Subject, points.iter().map(|point| specs::cell_datum(&reader, indicator, &point.cell)).collect()));
    if points.iter().any(|point| point.constant.is_some()) {
        let lasting = points.iter().map(|point| match &point.constant {
            Some(constant) => specs::cell_datum(&reader, indicator, &constant.cell),
            None => specs::datum(&reader, indicator, None),
        });
        spec.series.push(series(Tone::Context, lasting.collect()));
    }
    choice::choose(&mut spec, Measure::of(indicator));
    said(&spec, account.tongue)
}

/// `line – one value for each period: a line shows the trend`.
fn said(spec: &ChartSpec, tongue: Tongue) -> Option<String> {
    let reason = spec.reason?;
    let file = tongue.pick(["words/fr.yaml", "words/nl.yaml", "words/en.yaml", "words/de.yaml"]);
    let words = originals().get(file).and_then(|bytes| Words::parse(&String::from_utf8_lossy(bytes)).ok())?;
    Some(format!("{} – {}", spec.kind.word(), words.get(reason.word())))
}
