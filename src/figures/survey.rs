//! Answers: what a question of a survey gave, its shares, balance, mean and subgroups.

use super::margin::Margin;
use super::privacy::{Guarded, Reason};
use super::rate::Ratio;
use super::reading::{Site, is_category};
use super::rounding;
use crate::decimal::{self, Decimal};
use crate::finding::{Findings, Place, Problem};
use crate::model::assessment::Assessment;
use crate::model::catalogue::{Polarity, ScaleOption};
use crate::model::id::Id;
use crate::model::survey::{self, Question, QuestionKind, Summary, Survey};
use crate::source::decode::{Count, Located};
use crate::source::series::ByName;
use crate::source::text::Text;

/// What one question gave.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The enterprise.
    pub enterprise: Id,
    /// The assessment the survey belongs to.
    pub assessment: Id,
    /// The survey.
    pub survey: Id,
    /// The question.
    pub question: Id,
    /// Its words.
    pub text: Text,
    /// What kind.
    pub kind: QuestionKind,
    /// How many returned the survey.
    pub returned: u64,
    /// How many were invited.
    pub invited: Option<u64>,
    /// How many there are.
    pub population: Option<u64>,
    /// Returned over invited, else over the population.
    pub response: Option<Ratio>,
    /// How many left the question out.
    pub no_answer: u64,
    /// What they answered.
    pub tally: Tally,
    /// What a numeric question gave.
    pub summary: Option<Summary>,
    /// The subgroups, by dimension and category in the order written; those under `min_base` withheld whole.
    pub groups: Vec<AnswerGroup>,
    /// Whether the base is under `min_base`: shown with a caution.
    pub small_base: bool,
    /// The margin of error, where the survey asks for one.
    pub margin: Option<Margin>,
    /// How many members answered together, if it is a federation's.
    pub contributors: Option<u64>,
}

impl Answers {
    /// The shares of the options in per cent, rounded one by one.
    pub fn shares(&self, decimals: u32) -> Vec<Decimal> {
        rounding::plain(&self.tally.shares(), decimals)
    }

    /// The shares of the options in per cent, rounded so that they add up: for waffles and whole-per-cent shares.
    /// Options of a question with several answers do not share a whole and are rounded one by one.
    pub fn shares_adding_up(&self, decimals: u32) -> Vec<Decimal> {
        match self.is_of_one_whole() {
            true => rounding::largest_remainder(&self.tally.shares(), decimals),
            false => self.shares(decimals),
        }
    }

    /// Whether a note must say that the shares, rounded one by one, do not add up to 100.
    pub fn needs_rounding_note(&self, decimals: u32) -> bool {
        let shares = self.tally.shares();
        self.is_of_one_whole() && !shares.is_empty() && !rounding::adds_up(&shares, decimals)
    }

    /// Whether its options stand against and in favour, so that it is drawn to two sides.
    pub fn is_on_a_scale(&self) -> bool {
        let takes_sides = |option: &OptionCount| option.polarity.is_some_and(|polarity| polarity != 0);
        self.kind == QuestionKind::Likert && self.tally.options.iter().any(takes_sides)
    }

    /// Whether its options have an order of their own.
    pub fn has_ordered_options(&self) -> bool {
        matches!(self.kind, QuestionKind::Likert | QuestionKind::Nps)
    }

    /// Whether another question has the same options, in the same order.
    pub fn is_alike(&self, other: &Answers) -> bool {
        let ids = |answers: &Answers| answers.tally.options.iter().map(|option| option.id.clone()).collect::<Vec<_>>();
        self.kind == other.kind && ids(self) == ids(other)
    }

    /// Whether everybody chose one option, so that the shares make up a whole.
    pub fn is_of_one_whole(&self) -> bool {
        matches!(self.kind, QuestionKind::Likert | QuestionKind::Single | QuestionKind::Nps)
    }
}

/// The answers of one subgroup.
#[derive(Clone, Debug)]
pub struct AnswerGroup {
    /// The dimension.
    pub dimension: String,
    /// The category.
    pub category: String,
    /// What they answered.
    pub tally: Guarded<Tally>,
}

/// Answers counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// How many answered.
    pub base: u64,
    /// The options, in the scale's or question's order.
    pub options: Vec<OptionCount>,
    /// Those in favour (polarity above zero), where options have a polarity.
    pub positive: Option<Ratio>,
    /// Those against.
    pub negative: Option<Ratio>,
    /// Those in between.
    pub neutral: Option<Ratio>,
    /// Positive less negative, in percentage points; promoters less detractors for `nps`.
    pub net: Option<Decimal>,
    /// The mean of the options' scores.
    pub mean: Option<Decimal>,
}

/// How many chose an option.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionCount {
    /// The option.
    pub id: String,
    /// Its words.
    pub label: Text,
    /// From -2, against, to 2, in favour.
    pub polarity: Option<i8>,
    /// How many.
    pub count: u64,
    /// Their share of the base.
    pub share: Option<Ratio>,
}

impl Tally {
    /// What this many answered, option by option.
    pub(super) fn of(base: u64, options: Vec<OptionCount>, mean: Option<Decimal>) -> Tally {
        let graded = options.iter().any(|option| option.polarity.is_some());
        let chose = |wanted: &dyn Fn(i8) -> bool| {
            let sum = options.iter().filter(|option| option.polarity.is_some_and(wanted)).map(|option| option.count).sum();
            Ratio::of_counts(sum, base).filter(|_| graded)
        };
        let positive = chose(&|polarity| polarity > 0);
        let negative = chose(&|polarity| polarity < 0);
        let neutral = chose(&|polarity| polarity == 0);
        let net = positive.zip(negative).map(|(positive, negative)| positive.percent() - negative.percent());
        Tally { base, options, positive, negative, neutral, net, mean }
    }

    /// The count and share of an option.
    pub fn option(&self, id: &str) -> Option<&OptionCount> {
        self.options.iter().find(|option| option.id == id)
    }

    /// The share of each option, in order; empty if nobody answered.
    pub fn shares(&self) -> Vec<Ratio> {
        self.options.iter().filter_map(|option| option.share).collect()
    }
}

/// What every question of a survey gave, in order. Notes contradicting counts (E09), references to nothing
/// (E02), and few answers (W07).
pub(super) fn answers(survey: &Survey, assessment: &Assessment, enterprise: &Id, site: Site, findings: &mut Findings) -> Vec<Answers> {
    survey::check(survey, findings);
    let returned = survey.returned.value.0;
    let asked = survey.invited.as_ref().map(|invited| invited.value).or(survey.population).map(|count| count.0);
    let response = asked.and_then(|asked| Ratio::of_counts(returned, asked));
    check_response(survey, response, site, findings);
    let one = |question: &Question| {
        let base = base(question, survey);
        Answers {
            enterprise: enterprise.clone(),
            assessment: assessment.id.clone(),
            survey: survey.id.clone(),
            question: question.id.clone(),
            text: question.text.clone(),
            kind: question.kind,
            returned,
            invited: survey.invited.as_ref().map(|invited| invited.value.0),
            population: survey.population.map(|count| count.0),
            response,
            no_answer: question.no_answer.as_ref().map_or(0, |count| count.value.0),
            tally: tally(question, question.counts.as_ref(), base, site),
            summary: question.summary.clone(),
            groups: Vec::new(),
            small_base: base > 0 && base < site.model.settings.privacy.base(),
            margin: survey.margin.and_then(|asked| Margin::of(asked.0, base, survey.population.map(|count| count.0))),
            contributors: None,
        }
    };
    let with_groups = |question: &Question, findings: &mut Findings| {
        let answers = one(question);
        let groups = groups(question, answers.tally.base, site, findings);
        Answers { groups, ..answers }
    };
    survey.questions.iter().map(|question| with_groups(question, findings)).collect()
}

/// How many answered: a numeric question's summary may say so itself.
fn base(question: &Question, survey: &Survey) -> u64 {
    let said = question.summary.as_ref().and_then(|summary| summary.n).map(|count| count.0);
    said.filter(|_| question.kind == QuestionKind::Numeric).unwrap_or_else(|| question.base(survey))
}

/// Few who answered, of those asked or in all (W07).
fn check_response(survey: &Survey, response: Option<Ratio>, site: Site, findings: &mut Findings) {
    if let Some(response) = response.filter(|response| response.percent() < Decimal::from(30)) {
        let rate = decimal::rounded(response.percent(), 1).to_string();
        findings.add(Problem::LowResponse { rate }, survey.returned.place);
    }
    let minimum = site.model.settings.privacy.base();
    let mut small = |base: u64, place: Place| {
        findings.add(Problem::SmallBase { base: base.to_string(), minimum: minimum.to_string() }, place);
    };
    if survey.returned.value.0 < minimum {
        small(survey.returned.value.0, survey.returned.place);
        return;
    }
    for question in &survey.questions {
        let base = base(question, survey);
        let contradicts = question.no_answer.as_ref().is_some_and(|count| count.value.0 > survey.returned.value.0);
        if base < minimum && !contradicts {
            small(base, question.no_answer.as_ref().map_or(question.place, |count| count.place));
        }
    }
}

type Counts = ByName<Located<Count>>;

/// The subgroups of a question; those under `min_base` are withheld whole.
fn groups(question: &Question, all: u64, site: Site, findings: &mut Findings) -> Vec<AnswerGroup> {
    let mut every = Vec::new();
    for (dimension, categories) in question.by.iter().flat_map(|by| &by.entries) {
        let Some(known) = site.catalogue().dimension(&dimension.value) else { continue };
        let mut groups = Vec::new();
        let mut together = 0;
        for (category, counts) in &categories.entries {
            if is_category(category, known, findings) {
                let base = group_base(question, counts);
                together += base;
                let tally = match base < site.model.settings.privacy.base() {
                    true => Guarded::Withheld(Reason::Primary),
                    false => Guarded::Shown(tally(question, Some(counts), base, site)),
                };
                groups.push(AnswerGroup { dimension: dimension.value.clone(), category: category.value.clone(), tally });
            }
        }
        if together >= all {
            withhold_beside_one(&mut groups);
        }
        every.extend(groups);
    }
    every
}

/// Those of a subgroup who answered: all of its counts, or where several may be chosen at least the largest.
fn group_base(question: &Question, counts: &Counts) -> u64 {
    let counts = counts.entries.iter().map(|(_, count)| count.value.0);
    match question.kind {
        QuestionKind::Multiple | QuestionKind::Open => counts.max().unwrap_or(0),
        _ => counts.sum(),
    }
}

/// One withheld subgroup is the difference between all answers and the shown subgroups, if these are all:
/// the smallest of the shown is withheld with it.
fn withhold_beside_one(groups: &mut [AnswerGroup]) {
    if groups.iter().filter(|group| group.tally.is_withheld()).count() != 1 {
        return;
    }
    let size = |group: &AnswerGroup| group.tally.shown().map(|tally| tally.base);
    let smallest = groups.iter().enumerate().filter_map(|(index, group)| Some((size(group)?, index))).min();
    if let Some((_, index)) = smallest {
        groups[index].tally = Guarded::Withheld(Reason::Complementary);
    }
}

fn tally(question: &Question, counts: Option<&Counts>, base: u64, site: Site) -> Tally {
    let count = |id: &str| counts.and_then(|counts| counts.get(id)).map_or(0, |count| count.value.0);
    let option = |option: OptionCount| {
        let count = count(&option.id);
        OptionCount { count, share: Ratio::of_counts(count, base), ..option }
    };
    let options: Vec<OptionCount> = options(question, site).into_iter().map(option).collect();
    let mean = mean(&options, question, site);
    Tally::of(base, options, mean)
}

/// The mean of the scores, if every chosen option has one; for a numeric question the mean it says.
fn mean(options: &[OptionCount], question: &Question, site: Site) -> Option<Decimal> {
    if question.kind == QuestionKind::Numeric {
        return question.summary.as_ref().and_then(|summary| summary.mean);
    }
    if matches!(question.kind, QuestionKind::Multiple | QuestionKind::Open) {
        return None;
    }
    let mut sum = Decimal::ZERO;
    let mut answered = Decimal::ZERO;
    for option in options.iter().filter(|option| option.count > 0) {
        let score = score(&option.id, question, site)?;
        sum = sum.checked_add(score.checked_mul(Decimal::from(option.count))?)?;
        answered += Decimal::from(option.count);
    }
    sum.checked_div(answered)
}

fn score(option: &str, question: &Question, site: Site) -> Option<Decimal> {
    match question.kind {
        QuestionKind::Nps => option.parse().ok(),
        _ => given(question, site).iter().find(|one| one.id.as_str() == option)?.score,
    }
}

/// The options as written: the question's own, else its scale's.
fn given<'site>(question: &'site Question, site: Site<'site>) -> &'site [ScaleOption] {
    let scale = question.scale.as_ref().and_then(|scale| site.catalogue().scale(&scale.value));
    match (question.options.is_empty(), scale) {
        (true, Some(scale)) => &scale.options,
        _ => &question.options,
    }
}

/// The options with their words, not counted yet. `nps` has eleven: promoters from 9, detractors to 6.
/// An open question has the themes that are counted.
fn options(question: &Question, site: Site) -> Vec<OptionCount> {
    let languages = site.languages().len();
    let plain = |id: &str, label: Text, polarity| OptionCount { id: id.to_owned(), label, polarity, count: 0, share: None };
    if question.kind == QuestionKind::Nps {
        let label = |points: &str| {
            let own = given(question, site).iter().find(|option| option.id.as_str() == points);
            own.map_or_else(|| Text::same(languages, points, question.place), |option| option.label.clone())
        };
        let polarity = |points: u8| {
            if points >= 9 {
                1
            } else if points <= 6 {
                -1
            } else {
                0
            }
        };
        return (0..=10u8).map(|points| plain(&points.to_string(), label(&points.to_string()), Some(polarity(points)))).collect();
    }
    let given = given(question, site);
    let polarity = |option: &ScaleOption| option.polarity.map(|Polarity(polarity)| polarity);
    if !given.is_empty() {
        return given.iter().map(|option| plain(option.id.as_str(), option.label.clone(), polarity(option))).collect();
    }
    let counted = question.counts.iter().flat_map(|counts| &counts.entries);
    counted.map(|(name, _)| plain(&name.value, Text::same(languages, &name.value, name.place), None)).collect()
}
