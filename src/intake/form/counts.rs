//! The sheet of surveys in a form: a line for each answer that could be chosen, with the number of those who chose it.
//!
//! Questions that the enterprise asked before are known by their words; a question of one's own brings its answers along.

use crate::decimal::Decimal;
use crate::finding::{Findings, ImportTrouble, Place, Problem};
use crate::intake::aliases::folded;
use crate::intake::merge::Desk;
use crate::intake::survey::{Counted, Tally, options_of};
use crate::intake::values::number;
use crate::intake::{At, Noted};
use crate::model::Model;
use crate::model::catalogue::ScaleOption;
use crate::model::enterprise::Enterprise;
use crate::model::id::{Id, proposal};
use crate::model::mapping::{QuestionMapping, SurveyMapping};
use crate::model::survey::{Question, QuestionKind, Survey};
use crate::source::decode::{Count, Decode, Located};
use crate::source::grid::Sheet;
use crate::source::text::{Text, key_of};
use crate::source::yaml::{Entry, Kind, Node};

/// What its columns are called, in French, Dutch, English and German.
pub const HEADS: [[&str; 4]; 5] = [
    ["Enquête", "Enquête", "Survey", "Umfrage"],
    ["Question", "Vraag", "Question", "Frage"],
    ["Échelle", "Schaal", "Scale", "Skala"],
    ["Réponse", "Antwoord", "Answer", "Antwort"],
    ["Nombre", "Aantal", "Number", "Anzahl"],
];

/// The languages of these tables.
const LANGUAGES: [&str; 4] = ["fr", "nl", "en", "de"];

/// Lines that count people instead of answers: who were asked, who answered, who left a question out.
pub const PEOPLE: [[&str; 4]; 3] = [
    ["(personnes invitées)", "(uitgenodigde mensen)", "(people invited)", "(eingeladene Personen)"],
    ["(questionnaires rendus)", "(teruggekregen vragenlijsten)", "(questionnaires returned)", "(zurückgekommene Fragebögen)"],
    ["(sans réponse)", "(geen antwoord)", "(no answer)", "(ohne Antwort)"],
];

/// A survey of a form, as an import writes it.
pub type Filled = (SurveyMapping, Counted, At);

/// The surveys that an enterprise held in its latest assessment that has any.
pub fn latest(enterprise: &Enterprise) -> &[Survey] {
    enterprise
        .assessments
        .iter()
        .rev()
        .map(|assessment| assessment.file.surveys.as_slice())
        .find(|surveys| !surveys.is_empty())
        .unwrap_or(&[])
}

/// What a survey is called in another period: its id with that period in place of its own.
pub fn renamed(id: &str, period: &str) -> String {
    let kept = id.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '-');
    format!("{}-{period}", if kept.is_empty() { id } else { kept })
}

/// A line of the sheet that holds a number.
struct Line {
    survey: String,
    question: String,
    scale: String,
    option: String,
    count: Option<u64>,
    row: u32,
}

/// The surveys of a sheet with numbers in them; none of any other sheet.
pub fn surveys((sheet, at): (&Sheet, usize), enterprise: &str, desk: &Desk, notes: &mut Vec<Noted>) -> Vec<Filled> {
    let Some((head, rows)) = sheet.rows.split_first() else { return Vec::new() };
    let says = |n: u32, word: &str| head.at(n).is_some_and(|filled| folded(word) == folded(&filled.cell.shown()));
    let spoken = (0..LANGUAGES.len()).find(|language| (0..).zip(&HEADS).all(|(n, words)| says(n, words[*language])));
    let Some(language) = spoken.map(|language| LANGUAGES[language]) else { return Vec::new() };
    let mut lines: Vec<Line> = Vec::new();
    for row in rows {
        let words = |column: u32| row.at(column).map(|filled| filled.cell.shown().trim().to_owned()).unwrap_or_default();
        let count = row.at(4).and_then(|filled| {
            let read = number(&filled.cell, desk.reading.marks).ok().map(|(number, _)| number);
            let whole = read.filter(|number| number.is_integer() && *number >= Decimal::ZERO).and_then(|number| u64::try_from(number).ok());
            if whole.is_none() {
                let problem = Problem::NumberUnreadable { written: filled.cell.shown(), repair: None };
                notes.push(Noted { problem, at: At { sheet: at, row: row.number, column: 4 } });
            }
            whole
        });
        lines.push(Line { survey: words(0), question: words(1), scale: words(2), option: words(3), count, row: row.number });
    }
    lines.retain(|line| !line.survey.is_empty() && !line.option.is_empty());
    let mut ids: Vec<&str> = Vec::new();
    for line in lines.iter().filter(|line| line.count.is_some()) {
        if !ids.contains(&line.survey.as_str()) {
            ids.push(&line.survey);
        }
    }
    let page = Page { enterprise, language, desk, sheet: at };
    ids.into_iter().filter_map(|id| page.survey(id, &lines.iter().filter(|line| line.survey == id).collect::<Vec<_>>(), notes)).collect()
}

struct Page<'a, 'd> {
    enterprise: &'a str,
    language: &'a str,
    desk: &'a Desk<'d>,
    sheet: usize,
}

impl Page<'_, '_> {
    fn survey(&self, named: &str, lines: &[&Line], notes: &mut Vec<Noted>) -> Option<Filled> {
        let first = lines.first()?;
        let at = At { sheet: self.sheet, row: first.row, column: 0 };
        let id = if Id::new(named).is_some() { named.to_owned() } else { proposal(named)? };
        let people = |which: usize| {
            let of_survey = lines.iter().filter(|line| line.question.is_empty());
            of_survey.filter(|line| is_one_of(&line.option, &PEOPLE[which])).find_map(|line| line.count)
        };
        let mut asked: Vec<&str> = Vec::new();
        for line in lines.iter().filter(|line| !line.question.is_empty()) {
            if !asked.contains(&line.question.as_str()) {
                asked.push(&line.question);
            }
        }
        let mut questions: Vec<(QuestionMapping, Tally)> = Vec::new();
        for (n, words) in asked.into_iter().enumerate() {
            let own: Vec<&&Line> = lines.iter().filter(|line| line.question == words).collect();
            if own.iter().any(|line| line.count.is_some()) {
                questions.extend(self.question(&format!("q{}", n + 1), &own, notes));
            }
        }
        let answered = questions.iter().map(|(question, tally)| {
            let counts = tally.counts.iter().map(|(_, count)| *count);
            tally.no_answer + if question.kind == QuestionKind::Multiple { counts.max().unwrap_or(0) } else { counts.sum() }
        });
        let returned = people(1).or(answered.max())?;
        let (questions, tallies): (Vec<QuestionMapping>, Vec<Tally>) = questions.into_iter().unzip();
        let mapping = SurveyMapping {
            place: Place::SITE,
            id: located(id),
            stakeholder: None,
            mode: None,
            invited: people(0).map(Count),
            population: None,
            complete: None,
            no_answer: Vec::new(),
            by: Vec::new(),
            questions,
        };
        Some((mapping, Counted { returned, questions: tallies }, at))
    }

    fn question(&self, id: &str, lines: &[&&Line], notes: &mut Vec<Noted>) -> Option<(QuestionMapping, Tally)> {
        let first = lines.first()?;
        let known = self.known(&first.question);
        let scale = lines.iter().map(|line| line.scale.as_str()).find(|scale| !scale.is_empty());
        let scale = known.map_or(scale.map(str::to_owned), |known| known.scale.as_ref().map(|scale| scale.value.clone()));
        let (mut words, options) = self.options(known, scale.as_deref());
        let is_own = options.is_none();
        let mut options = options.unwrap_or_default();
        let mut tally = Tally::default();
        for line in lines {
            if is_one_of(&line.option, &PEOPLE[2]) {
                tally.no_answer = line.count.unwrap_or(0);
                continue;
            }
            let option = words.iter().find(|(word, _)| *word == folded(&line.option)).map(|(_, option)| option.clone());
            let option = option.or_else(|| {
                let made = proposal(&line.option).filter(|_| is_own)?;
                options.push(ScaleOption {
                    place: Place::SITE,
                    id: Id::new(&made)?,
                    label: self.text(&line.option)?,
                    polarity: None,
                    score: None,
                });
                words.push((folded(&line.option), made.clone()));
                Some(made)
            });
            match option {
                Some(option) => tally.counts.push((option, line.count.unwrap_or(0))),
                None => {
                    let trouble = ImportTrouble::NameUnknown { what: "option".to_owned(), written: line.option.clone(), nearest: None };
                    notes.push(Noted::of(trouble, At { sheet: self.sheet, row: line.row, column: 3 }));
                }
            }
        }
        let kind = known.map_or(if scale.is_some() { QuestionKind::Likert } else { QuestionKind::Single }, |known| known.kind);
        let mapping = QuestionMapping {
            place: Place::SITE,
            columns: Vec::new(),
            id: located(known.map_or(id.to_owned(), |known| known.id.to_string())),
            text: known.map(|known| known.text.clone()).or_else(|| self.text(&first.question))?,
            kind,
            scale: scale.map(located),
            options,
            answers: None,
            separator: None,
        };
        Some((mapping, tally))
    }

    /// A question that the enterprise asked before, by its words in any language or its id.
    fn known(&self, words: &str) -> Option<&Question> {
        let own = self.desk.model.enterprises.get(self.enterprise)?;
        let surveys = own.assessments.iter().rev().flat_map(|assessment| &assessment.file.surveys);
        surveys.flat_map(|survey| &survey.questions).find(|question| {
            let said =
                crate::localized::Lang::all(self.desk.model.languages.len()).any(|lang| folded(&question.text[lang]) == folded(words));
            said || question.id.as_str() == words
        })
    }

    /// The words that mean an option, and the options that a question brings along; none if it is free to bring others.
    fn options(&self, known: Option<&Question>, scale: Option<&str>) -> (Vec<(String, String)>, Option<Vec<ScaleOption>>) {
        let model = self.desk.model;
        if let Some(scale) = scale.and_then(|scale| model.catalogue.scale(scale)) {
            return (options_of(scale, model).into_iter().collect(), Some(Vec::new()));
        }
        match known {
            Some(known) if known.kind == QuestionKind::Nps => {
                ((0..=10).map(|point| (point.to_string(), point.to_string())).collect(), Some(Vec::new()))
            }
            Some(known) if !known.options.is_empty() => (words_of(&known.options, model), Some(known.options.clone())),
            _ => (Vec::new(), None),
        }
    }

    /// Words in the language of the sheet, or in the site's first where it has not that one.
    fn text(&self, words: &str) -> Option<Text> {
        let languages = &self.desk.reading.languages;
        let tag = languages.iter().find(|tag| tag.primary().eq_ignore_ascii_case(self.language)).or_else(|| languages.first())?;
        let value = Node { place: Place::SITE, kind: Kind::Scalar(words.to_owned()) };
        let entry = Entry { key: key_of(tag, languages).to_owned(), place: Place::SITE, value };
        let mut decoder = self.desk.reading.decoder();
        let text = Text::decode(&Node { place: Place::SITE, kind: Kind::Map(vec![entry]) }, &mut decoder);
        decoder.findings = Findings::new();
        text
    }
}

/// Every word that means one of these options.
fn words_of(options: &[ScaleOption], model: &Model) -> Vec<(String, String)> {
    let langs = || crate::localized::Lang::all(model.languages.len());
    options
        .iter()
        .flat_map(|option| {
            langs()
                .map(move |lang| (folded(&option.label[lang]), option.id.to_string()))
                .chain([(folded(option.id.as_str()), option.id.to_string())])
        })
        .collect()
}

fn is_one_of(written: &str, words: &[&str; 4]) -> bool {
    words.iter().any(|word| folded(word) == folded(written))
}

fn located(value: String) -> Located<String> {
    Located { value, place: Place::SITE }
}
