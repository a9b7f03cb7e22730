//! Answers: what a question of a survey gave, its shares, balance, mean and subgroups.

use super::privacy::Guarded;
use super::rate::Ratio;
use crate::decimal::Decimal;
use crate::model::id::Id;
use crate::model::survey::{QuestionKind, Summary};
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
    /// The share of an option.
    pub fn option(&self, id: &str) -> Option<&OptionCount> {
        self.options.iter().find(|option| option.id == id)
    }
}
