//! Surveys: counts of answers, never single answers (format.md §3).

use super::catalogue::{Polarity, ScaleOption};
use super::id::Id;
use crate::decimal::Decimal;
use crate::finding::{Findings, Place, Problem, SurveyTrouble};
use crate::source::decode::{Count, Decode, Decoder, Located};
use crate::source::series::ByName;
use crate::source::shape::Shape;
use crate::source::text::Text;
use crate::source::yaml::Node;
use crate::{record, words};

record! {
    /// A survey.
    pub struct Survey {
        /// Its id, for references from elsewhere: small letters, digits and hyphens.
        required id: Id,
        /// Who was asked: the id of a stakeholder.
        optional stakeholder: Located<String>,
        /// How it was asked: `paper`, `online`, `phone`, `face-to-face` or `mixed`.
        optional mode: Mode,
        /// When: `{from: 2024-11-04, to: 2024-11-29}`.
        optional fielded: crate::source::decode::PeriodSpan,
        /// How many people it is about.
        optional population: Count,
        /// How many were asked.
        optional invited: Located<Count>,
        /// How many answered: questionnaires that came back.
        required returned: Located<Count>,
        /// Whether nobody can be recognised.
        optional anonymous: bool,
        /// How sure a margin of error is to be, in per cent; none is told unless it is asked for.
        optional margin: Confidence,
        /// What was asked, in order.
        several questions: Question,
    }
}

/// How sure a margin of error is: 90, 95 or 99 per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confidence(pub u8);

impl Decode for Confidence {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar().map(|written| written.trim_end_matches(['%', ' '])) {
            Some("90") => Some(Confidence(90)),
            Some("95") => Some(Confidence(95)),
            Some("99") => Some(Confidence(99)),
            _ => cx.not_in_list(node, &["90", "95", "99"]),
        }
    }

    fn shape() -> Shape {
        Shape::Words(&["90", "95", "99"])
    }
}

words! {
    /// How a survey was held.
    pub enum Mode {
        /// On paper.
        Paper "paper",
        /// On line.
        Online "online",
        /// By telephone.
        Phone "phone",
        /// Face to face.
        FaceToFace "face-to-face",
        /// In several ways.
        Mixed "mixed",
    }
}

record! {
    /// One question and its answers, counted.
    pub struct Question {
        /// Its id, for references from elsewhere: small letters, digits and hyphens.
        required id: Id,
        /// The question in words, as it was asked.
        required text: Text,
        /// What kind: `likert` (a scale), `single`, `multiple`, `nps` (0 to 10), `numeric` or `open`.
        required kind as "type": QuestionKind,
        /// The scale of its options: an id of the catalogue.
        optional scale: Located<String>,
        /// Its own options, if no scale fits.
        list options: ScaleOption,
        /// How many chose each option: `{agree: 14, disagree: 3}`.
        optional counts: ByName<Located<Count>>,
        /// What a numeric question gave: mean, median and the like.
        optional summary: Summary,
        /// How many left it out; the counts and these make `returned`.
        optional no_answer: Located<Count>,
        /// The counts by category of a dimension.
        optional by: ByName<ByName<ByName<Located<Count>>>>,
    }
}

words! {
    /// Kinds of questions.
    pub enum QuestionKind {
        /// Agreement on a scale.
        Likert "likert",
        /// One of several options.
        Single "single",
        /// Any of several options.
        Multiple "multiple",
        /// Would you recommend: 0 to 10.
        Nps "nps",
        /// A number.
        Numeric "numeric",
        /// Words, coded by theme.
        Open "open",
    }
}

record! {
    /// What a numeric question gave.
    pub struct Summary {
        /// How many answered the question.
        optional n: Count,
        /// The mean.
        optional mean: Decimal,
        /// The median: half are below, half above.
        optional median: Decimal,
        /// The standard deviation.
        optional sd: Decimal,
        /// The least.
        optional min: Decimal,
        /// The most.
        optional max: Decimal,
    }
}

impl Question {
    /// How many answered it: those who returned less those who left it out.
    pub fn base(&self, survey: &Survey) -> u64 {
        survey.returned.value.0.saturating_sub(self.no_answer.as_ref().map_or(0, |count| count.value.0))
    }

    /// The count of an option, zero where nobody chose it.
    pub fn count(&self, option: &str) -> u64 {
        self.counts.as_ref().and_then(|counts| counts.get(option)).map_or(0, |count| count.value.0)
    }

    /// The polarity of an option: its own, or for `nps` what the eleven points mean.
    pub fn polarity(&self, option: &ScaleOption) -> i8 {
        option.polarity.map_or(0, |Polarity(polarity)| polarity)
    }
}

/// Notes every count of a survey that contradicts another (E09).
pub fn check(survey: &Survey, findings: &mut Findings) {
    let returned = survey.returned.value.0;
    let mut note = |trouble, found: u64, expected: u64, place: Place| {
        findings.add(Problem::SurveyCounts { trouble, found: found.to_string(), expected: expected.to_string() }, place);
    };
    if let Some(invited) = &survey.invited {
        let Count(asked) = invited.value;
        if returned > asked {
            note(SurveyTrouble::ReturnedAboveInvited, returned, asked, survey.returned.place);
        }
        if let Some(Count(population)) = survey.population.filter(|population| asked > population.0) {
            note(SurveyTrouble::InvitedAbovePopulation, asked, population, invited.place);
        }
    } else if let Some(Count(population)) = survey.population.filter(|population| returned > population.0) {
        note(SurveyTrouble::ReturnedAboveInvited, returned, population, survey.returned.place);
    }
    for question in &survey.questions {
        check_question(question, survey, &mut note);
    }
}

fn check_question(question: &Question, survey: &Survey, note: &mut impl FnMut(SurveyTrouble, u64, u64, Place)) {
    let returned = survey.returned.value.0;
    if let Some(no_answer) = question.no_answer.as_ref().filter(|count| count.value.0 > returned) {
        note(SurveyTrouble::NoAnswerAboveReturned, no_answer.value.0, returned, no_answer.place);
        return;
    }
    let base = question.base(survey);
    let Some(counts) = &question.counts else { return };
    match question.kind {
        QuestionKind::Multiple | QuestionKind::Open => {
            for (option, count) in counts.entries.iter().filter(|(_, count)| count.value.0 > base) {
                note(SurveyTrouble::OptionAboveBase(option.value.clone()), count.value.0, base, count.place);
            }
        }
        QuestionKind::Numeric => {}
        QuestionKind::Likert | QuestionKind::Single | QuestionKind::Nps => {
            let sum: u64 = counts.entries.iter().map(|(_, count)| count.value.0).sum();
            if sum != base {
                let place = counts.entries.first().map_or(question.place, |(name, _)| name.place);
                note(SurveyTrouble::SumIsNotBase, sum, base, place);
            }
        }
    }
    check_groups(question, note);
}

/// The groups of a breakdown may not count more of an option than there are in all.
fn check_groups(question: &Question, note: &mut impl FnMut(SurveyTrouble, u64, u64, Place)) {
    for (_, groups) in question.by.iter().flat_map(|by| &by.entries) {
        let mut sums: std::collections::BTreeMap<&str, (u64, Place)> = Default::default();
        for (option, count) in groups.entries.iter().flat_map(|(_, counts)| &counts.entries) {
            let sum = sums.entry(&option.value).or_insert((0, count.place));
            sum.0 += count.value.0;
        }
        for (option, (sum, place)) in sums {
            let total = question.count(option);
            if sum > total {
                note(SurveyTrouble::GroupsDoNotSum(option.to_owned()), sum, total, place);
            }
        }
    }
}
