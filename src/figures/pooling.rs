//! Pooling: the same question, asked by several members of a federation, answered by all of them together.
//!
//! The same question has the same survey, the same id and the same options; answers on another scale are left out and
//! said so (W12). Counts and bases add up, so that every answer weighs the same. Subgroups are not pooled: a member's
//! withheld group would be the difference.

use std::collections::BTreeMap;

use super::books::Book;
use super::protection::{Entry, Sight};
use super::survey::{Answers, OptionCount, Tally};
use super::{Ratio, members};
use crate::decimal::{self, Decimal};
use crate::finding::{Findings, Problem};
use crate::localized::Lang;
use crate::model::enterprise::{Enterprise, Publish};
use crate::model::entities::{Federation, Model};
use crate::model::id::Id;
use crate::model::settings::Privacy;
use crate::model::survey::{QuestionKind, Summary};
use crate::period::Date;

/// By enterprise, then by survey: its questions in order. Of federations too.
pub(super) type ByOwner = BTreeMap<Id, BTreeMap<Id, Vec<Answers>>>;

/// What the members of each federation answered together.
pub(super) fn pooled(model: &Model, answers: &ByOwner, findings: &mut Findings) -> ByOwner {
    let mut drafts: BTreeMap<(&Id, &Id), Vec<Draft>> = BTreeMap::new();
    for federation in model.federations.values() {
        for (question, asked) in same_questions(federation, model, answers) {
            if let Some(alike) = alike(&asked, model, findings) {
                drafts.entry(question).or_default().push((federation, alike));
            }
        }
    }
    let mut pooled = ByOwner::new();
    for ((survey, _), drafts) in drafts {
        let silent = silent(&drafts, &model.settings.privacy);
        for (federation, alike) in drafts.iter().zip(silent).filter(|(_, silent)| !silent).map(|(draft, _)| draft) {
            let of_survey = pooled.entry(federation.id.clone()).or_default().entry(survey.clone()).or_default();
            of_survey.extend(together(federation, alike, model));
        }
    }
    pooled
}

/// Which federations must not say what their members answered, because what another says would leave too few of those
/// who do not publish their own answers.
fn silent(drafts: &[Draft], privacy: &Privacy) -> Vec<bool> {
    let need = decimal::float(Decimal::from(privacy.base())).max(1.0);
    let mut book = Book::default();
    let mut hidden: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wholes = Vec::new();
    for (_, alike) in drafts {
        let mut parts = Vec::new();
        for (enterprise, own) in alike.iter().filter(|(enterprise, _)| enterprise.portrait.publish != Publish::All) {
            let answers =
                Entry { values: vec![decimal::float(own.tally.base.into())], needs: vec![need], sight: Sight::Hidden, indivisible: true };
            parts.push(*hidden.entry(enterprise.id.as_str()).or_insert_with(|| book.push(answers)));
        }
        let value = parts.iter().map(|part| book.system.entries[*part].values[0]).sum::<f64>().max(1.0);
        let whole = book.push(Entry { values: vec![value], needs: vec![0.0], sight: Sight::Shown, indivisible: true });
        if !parts.is_empty() {
            book.sum(whole, parts);
        }
        wholes.push(whole);
    }
    book.system.protect();
    wholes.into_iter().map(|whole| book.system.is_hidden(whole)).collect()
}

/// A question as a member asked it.
type Asked<'a> = (&'a Enterprise, &'a Answers);

/// A federation, and those of its members who asked the same.
type Draft<'a> = (&'a Federation, Vec<Asked<'a>>);

/// The questions of members by survey and id, in order of the members' ids.
fn same_questions<'a>(federation: &'a Federation, model: &'a Model, answers: &'a ByOwner) -> BTreeMap<(&'a Id, &'a Id), Vec<Asked<'a>>> {
    let roster = members::roster(federation, model);
    let mut same: BTreeMap<(&Id, &Id), Vec<Asked>> = BTreeMap::new();
    for (id, surveys) in answers {
        let Some(enterprise) = model.enterprises.get(id) else { continue };
        for one in surveys.values().flatten() {
            let belongs = |day: Date| members::members(&roster, day).contains(&id.as_str());
            if last_day(enterprise, &one.assessment).is_some_and(belongs) {
                same.entry((&one.survey, &one.question)).or_default().push((enterprise, one));
            }
        }
    }
    same
}

fn last_day(enterprise: &Enterprise, assessment: &Id) -> Option<Date> {
    enterprise.assessments.iter().find(|own| own.id == *assessment).map(|own| own.file.period.last)
}

/// Those who asked the same; nothing if only one did, or if what they answered would give somebody away.
fn alike<'a>(asked: &[Asked<'a>], model: &Model, findings: &mut Findings) -> Option<Vec<Asked<'a>>> {
    let (_, first) = asked.first()?;
    let (alike, others): (Vec<Asked>, Vec<Asked>) = asked.iter().partition(|(_, other)| is_the_same(first, other));
    for (_, other) in others {
        let problem = Problem::MixedScales { drawn: reference(first), left_out: reference(other) };
        findings.add(problem, other.text.places[Lang::FIRST]);
    }
    (alike.len() >= 2 && !gives_away(&alike, &model.settings.privacy)).then_some(alike)
}

/// What several members answered together.
fn together(federation: &Federation, alike: &[Asked], model: &Model) -> Option<Answers> {
    let (_, first) = alike.first()?;
    let own = |number: &dyn Fn(&Answers) -> Option<u64>| alike.iter().map(|(_, answers)| number(answers)).sum::<Option<u64>>();
    let sum = |number: &dyn Fn(&Answers) -> u64| alike.iter().map(|(_, answers)| number(answers)).sum::<u64>();
    let (returned, base) = (sum(&|one| one.returned), sum(&|one| one.tally.base));
    let asked = own(&|one| one.invited.or(one.population));
    let options = first.tally.options.iter().enumerate().map(|(index, option)| {
        let count = sum(&|one| one.tally.options[index].count);
        OptionCount { count, share: Ratio::of_counts(count, base), ..option.clone() }
    });
    let mean = mean(alike, base);
    Some(Answers {
        enterprise: federation.id.clone(),
        returned,
        invited: own(&|one| one.invited),
        population: own(&|one| one.population),
        response: asked.and_then(|asked| Ratio::of_counts(returned, asked)),
        no_answer: sum(&|one| one.no_answer),
        tally: Tally::of(base, options.collect(), mean),
        summary: first.summary.as_ref().map(|summary| Summary { mean, median: None, sd: None, min: None, max: None, ..summary.clone() }),
        groups: Vec::new(),
        small_base: base > 0 && base < model.settings.privacy.base(),
        margin: None,
        contributors: u64::try_from(alike.len()).ok(),
        ..(*first).clone()
    })
}

/// Whether two questions can be answered together: of one kind, with the same options on the same sides.
fn is_the_same(left: &Answers, right: &Answers) -> bool {
    let sides = |answers: &Answers| answers.tally.options.iter().map(|option| option.polarity).collect::<Vec<_>>();
    left.is_alike(right) && sides(left) == sides(right) && (left.kind == QuestionKind::Numeric || !left.tally.options.is_empty())
}

/// Whether the sum, less what members publish themselves, tells too much about those who do not: about one of them, about
/// too few answers, among too few members, or about one who makes nearly all of it.
fn gives_away(alike: &[Asked], privacy: &Privacy) -> bool {
    let hidden: Vec<u64> = alike.iter().filter(|(one, _)| one.portrait.publish != Publish::All).map(|(_, one)| one.tally.base).collect();
    if hidden.is_empty() {
        return false;
    }
    let all: u64 = alike.iter().map(|(_, answers)| answers.tally.base).sum();
    let largest = hidden.iter().copied().max().unwrap_or(0);
    let dominates = !privacy.dominant().is_zero() && Decimal::from(largest) > privacy.dominant() * Decimal::from(all);
    hidden.len() == 1 || hidden.iter().sum::<u64>() < privacy.base() || (alike.len() as u64) < privacy.units() || dominates
}

/// The mean over all answers, if every member has one.
fn mean(alike: &[Asked], base: u64) -> Option<Decimal> {
    let part = |(_, answers): &Asked| answers.tally.mean?.checked_mul(Decimal::from(answers.tally.base));
    let sum = alike.iter().map(part).try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part?))?;
    sum.checked_div(Decimal::from(base))
}

fn reference(answers: &Answers) -> String {
    format!("{}/{}/{}", answers.enterprise, answers.survey, answers.question)
}
