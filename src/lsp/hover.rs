//! What is told about the word under the cursor: what a key is for, what a reference names and its latest value, what a
//! finding means. A number is told as pages show it, or not at all.

use std::ops::Range;

use super::blocks;
use super::checker::Known;
use super::scene::{Scene, Told, plain};
use super::spot::spot;
use super::wanted::Wanted;
use crate::figures::{Aggregate, Answers, Cell, Series};
use crate::finding::explain::{Explanation, explanation};
use crate::finding::wording::wording;
use crate::finding::{Code, Findings, Place, Problem};
use crate::model::known::Kind;
use crate::model::listed::Listed;
use crate::model::observation::Status;
use crate::plan::reader::Reader;
use crate::plan::shown;
use crate::render::answer;
use crate::render::desk::Desk;
use crate::snapshot::FileId;
use crate::source::inline::{self, Stretch};
use crate::source::prose::Prose;

/// What is told about a byte of a text; nothing where nothing stands that says more than itself.
pub(super) fn hover(scene: &Scene, at: usize) -> Option<Told> {
    let spot = spot(scene.path, scene.text, at)?;
    let word = &scene.text[spot.word.clone()];
    if let Some((Some(answer), call)) = spot.call.clone().map(|call| (self::answered(scene, &call), call)) {
        let about = spot.wanted.as_ref().filter(|wanted| **wanted == Wanted::Measured);
        let about = about.and_then(|wanted| thing(scene, wanted, word));
        let told = [Some(format!("**{}**", plain(&answer))), about].into_iter().flatten().collect::<Vec<_>>();
        return Some((call, told.join("\n\n")));
    }
    let within = spot.word.start <= at && at <= spot.word.end && !word.is_empty();
    if let Some(told) = spot.wanted.as_ref().filter(|_| within).and_then(|wanted| thing(scene, wanted, word)) {
        return Some((spot.word, told));
    }
    let (record, field) = spot.field.filter(|_| within)?;
    Some((spot.word, format!("**{}**\n\n{}", plain(field.key), blocks::about(record, &field, scene.tongue))))
}

/// What the codes of findings mean.
pub(super) fn meaning(code: Code, scene: &Scene) -> String {
    let Explanation { what, why, repair, .. } = explanation(code, scene.tongue);
    format!("**{code}** – {what}\n\n{why}\n\n{repair}")
}

/// What stands for an inline value on a page of the text's language.
fn answered(scene: &Scene, call: &Range<usize>) -> Option<String> {
    let Known { snapshot, compiled } = scene.known?;
    let page = compiled.plan.routes.pages.iter().find(|page| page.lang == scene.lang())?;
    let press = compiled.press(snapshot);
    let desk = Desk::new(&press, page);
    let prose = Prose::verbatim(&scene.text[call.clone()], Place::file(FileId(0)));
    let stretches = inline::stretches(&prose, &mut Findings::new());
    let call = stretches.iter().find_map(|stretch| match stretch {
        Stretch::Call(call, _) => Some(call),
        Stretch::Words(_) => None,
    })?;
    answer(&desk, call).ok()
}

/// What a reference names.
fn thing(scene: &Scene, wanted: &Wanted, word: &str) -> Option<String> {
    let Listed { id, title, left_out, .. } = scene.found(wanted, word)?;
    if let Some(reason) = left_out {
        return Some(plain(&wording(&Problem::LeftOut { id, reason }, scene.tongue).message));
    }
    let known = scene.known?;
    let mut lines = vec![if title.is_empty() { format!("**{}**", plain(&id)) } else { format!("**{}**", plain(&title)) }];
    lines.extend(description(scene, known, (wanted, &id)).filter(|words| !words.trim().is_empty()).map(|words| plain(&words)));
    if let Some(figures) = figures(scene, known, &id)
        .filter(|_| matches!(wanted, Wanted::Measured | Wanted::Drawn | Wanted::Of(Kind::Result | Kind::Indicator)))
    {
        lines.push(figures);
    }
    lines.push(format!("`{id}`"));
    Some(lines.join("\n\n"))
}

/// What the site says of a thing in a sentence.
fn description(scene: &Scene, known: &Known, (wanted, id): (&Wanted, &str)) -> Option<String> {
    let (model, lang) = (&known.compiled.plan.model, scene.lang());
    let catalogue = &model.catalogue;
    let text = match wanted {
        Wanted::Of(Kind::Enterprise) => model.enterprises.get(id)?.portrait.description.as_ref(),
        Wanted::Of(Kind::Topic) => catalogue.topic(id)?.question.as_ref(),
        Wanted::Of(Kind::Term) => Some(&catalogue.term(id)?.definition),
        Wanted::Of(Kind::Indicator | Kind::Result) | Wanted::Measured | Wanted::Drawn => {
            catalogue.indicator(id.rsplit('/').next()?)?.definition.as_ref()
        }
        Wanted::Of(Kind::Dimension) => {
            let labels = catalogue.dimension(id)?.categories.iter().map(|category| category.label[lang].to_owned());
            return Some(labels.collect::<Vec<_>>().join(" · "));
        }
        _ => None,
    };
    Some(text?[lang].to_owned())
}

/// The latest value of something measured, with its period, base and status.
fn figures(scene: &Scene, known: &Known, id: &str) -> Option<String> {
    let plan = &known.compiled.plan;
    let reader = &plan.readers[scene.lang().index()];
    let parts: Vec<&str> = id.split('/').collect();
    let lines = match parts.as_slice() {
        [owner, survey, question] => answers(scene, reader, plan.figures.answers(owner, survey, question)?),
        [owner, indicator] => match (plan.figures.series(owner, indicator), plan.figures.aggregate(owner, indicator)) {
            (Some(one), _) => series(scene, known, reader, one)?,
            (None, Some(total)) => aggregate(scene, known, reader, total)?,
            (None, None) => return None,
        },
        _ => return None,
    };
    let colon = scene.say(["\u{a0}:", ":", ":", ":"]);
    Some(lines.iter().map(|(word, said)| format!("- {word}{colon} {}", plain(said))).collect::<Vec<_>>().join("\n"))
}

type Lines = Vec<(&'static str, String)>;

fn series(scene: &Scene, known: &Known, reader: &Reader, series: &Series) -> Option<Lines> {
    let point = series.total().filter(|point| point.cell.has_value()).last()?;
    let mut lines = value(scene, known, reader, (series.indicator.as_str(), &point.cell))?;
    lines.insert(0, (period(scene), point.period.spelled()));
    lines.extend(point.base().map(|base| (base_word(scene), reader.locale.number(base, base.normalize().scale()))));
    lines.extend(status(scene, reader, point.status()));
    Some(lines)
}

fn aggregate(scene: &Scene, known: &Known, reader: &Reader, aggregate: &Aggregate) -> Option<Lines> {
    let point = aggregate.latest()?;
    let mut lines = value(scene, known, reader, (aggregate.indicator.as_str(), &point.cell))?;
    lines.insert(0, (period(scene), point.period.spelled()));
    lines.push((scene.say(["contributions", "bijdragen", "contributors", "Beiträge"]), point.contributors.to_string()));
    lines.extend(status(scene, reader, &point.status));
    Some(lines)
}

fn answers(scene: &Scene, reader: &Reader, answers: &Answers) -> Lines {
    let number = |number: u64| reader.locale.number(number.into(), 0);
    let mut lines = vec![(base_word(scene), number(answers.tally.base))];
    let response = answers.response.map(|ratio| crate::plan::specs::percent(reader, ratio));
    lines.extend(response.map(|rate| (scene.say(["réponse", "respons", "response", "Rücklaufquote"]), rate)));
    lines
}

/// A cell as pages show it, and what a rate is made of.
fn value(scene: &Scene, known: &Known, reader: &Reader, (indicator, cell): (&str, &Cell)) -> Option<Lines> {
    let indicator = known.compiled.plan.model.catalogue.indicator(indicator)?;
    let mut lines = vec![(scene.say(["valeur", "waarde", "value", "Wert"]), shown::cell(reader, indicator, cell))];
    if let Some(ratio) = cell.shown().and_then(|quantity| quantity.ratio) {
        let number = |number: crate::decimal::Decimal| reader.locale.number(number, number.normalize().scale());
        lines.push((
            scene.say(["calcul", "berekening", "computed from", "Rechnung"]),
            format!("{} / {}", number(ratio.numerator()), number(ratio.denominator())),
        ));
    }
    Some(lines)
}

fn status(scene: &Scene, reader: &Reader, all: &[Status]) -> Option<(&'static str, String)> {
    let words = all.iter().map(|status| shown::status_word(reader, *status).to_owned()).collect::<Vec<_>>().join(", ");
    (!words.is_empty()).then(|| (scene.say(["statut", "status", "status", "Status"]), words))
}

fn period(scene: &Scene) -> &'static str {
    scene.say(["période", "periode", "period", "Zeitraum"])
}

fn base_word(scene: &Scene) -> &'static str {
    scene.say(["base", "basis", "base", "Basis"])
}
