//! A counted survey in its assessment's file: made where it is new, added to where it lacks a question, compared where
//! it is known.

use super::count::{Counted, Tally};
use crate::finding::{Findings, ImportTrouble, Place, Problem};
use crate::intake::merge::{Desk, Differing, Outcome, file};
use crate::intake::place::in_list;
use crate::intake::yaml::{New, Position, document, replaced, with_entry, with_item};
use crate::intake::{At, Noted};
use crate::localized::Lang;
use crate::model::mapping::{QuestionMapping, SurveyMapping};
use crate::snapshot::FileId;
use crate::source::spelling::{Edit, edited};
use crate::source::text::{Text, key_of};
use crate::source::yaml::{self, Kind, Node};

/// Writes a survey into an assessment.
pub fn write(
    desk: &Desk,
    (enterprise, assessment): (&str, &str),
    (mapping, counted): (&SurveyMapping, &Counted),
    (at, outcome): (At, &mut Outcome),
) {
    let path = file(enterprise, assessment);
    let known = desk.snapshot.find(&path).map(|(id, _)| desk.snapshot.text(id).to_owned());
    let text = outcome.files.get(&path).cloned().or(known);
    let text = text.unwrap_or_else(|| {
        let portrait = format!("content/enterprises/{enterprise}/enterprise.yaml");
        if desk.snapshot.find(&portrait).is_none() {
            outcome.files.entry(portrait).or_insert_with(|| document(&[("name".to_owned(), New::words(enterprise))]));
        }
        let year = assessment.get(..4).unwrap_or(assessment).to_owned();
        document(&[("period".to_owned(), New::Raw(year)), ("question".to_owned(), New::words("…"))])
    });
    let mut page = Page { desk, path: &path, text, outcome, at, named: format!("{enterprise}/{}", mapping.id.value) };
    page.survey(mapping, counted);
    let Page { text, .. } = page;
    let changed = desk.snapshot.find(&path).is_none_or(|(id, _)| desk.snapshot.text(id) != text);
    if changed {
        outcome.files.insert(path, text);
    }
}

struct Page<'a, 'd> {
    desk: &'a Desk<'d>,
    path: &'a str,
    text: String,
    outcome: &'a mut Outcome,
    at: At,
    named: String,
}

impl Page<'_, '_> {
    fn tree(&self) -> Option<Node> {
        yaml::parse(&self.text, Place::file(FileId(0)), &mut Findings::new())
    }

    fn survey(&mut self, mapping: &SurveyMapping, counted: &Counted) {
        let Some(tree) = self.tree() else { return self.homeless(&mapping.id.value) };
        let Some(known) = survey(&tree, &mapping.id.value) else {
            let made = self.made(mapping, counted);
            match in_list(&self.text, &tree, "surveys", &made).filter(|edit| self.edit(edit)) {
                Some(_) => self.outcome.new += counted.questions.len(),
                None => self.homeless(&mapping.id.value),
            }
            return;
        };
        if let Some(node) = known.get("returned") {
            self.compare(&self.named.clone(), node.clone(), counted.returned);
        }
        for (question, tally) in mapping.questions.iter().zip(&counted.questions) {
            self.question(&mapping.id.value, question, tally);
        }
    }

    fn question(&mut self, id: &str, question: &QuestionMapping, tally: &Tally) {
        let named = format!("{}/{}", self.named, question.id.value);
        let Some(tree) = self.tree() else { return };
        let Some(questions) = survey(&tree, id).and_then(|survey| survey.get("questions")) else { return self.homeless(&named) };
        let Some(known) = named_in(questions, &question.id.value) else {
            let made = self.asked(question, tally);
            match with_item(&self.text, questions, &made).filter(|edit| self.edit(edit)) {
                Some(_) => self.outcome.new += 1,
                None => self.homeless(&named),
            }
            return;
        };
        let before = (self.outcome.replaced, self.outcome.notes.len());
        let counts = known.get("counts").cloned();
        if let Some(node) = known.get("no_answer") {
            self.compare(&format!("{named} no_answer"), node.clone(), tally.no_answer);
        }
        for (option, count) in tally.counts.iter().filter(|_| counts.is_some()) {
            // After an edit the places of the tree are others.
            let node =
                self.tree().and_then(|tree| named_in(survey(&tree, id)?.get("questions")?, &question.id.value)?.get("counts").cloned());
            let Some(node) = node else { continue };
            match node.get(option) {
                Some(there) => self.compare(&format!("{named}={option}"), there.clone(), *count),
                None if *count == 0 => {}
                None => {
                    if let Some(edit) = with_entry(&self.text, &node, Position::Last, (option, &New::Raw(count.to_string()))) {
                        self.edit(&edit);
                        self.outcome.new += 1;
                    }
                }
            }
        }
        if before == (self.outcome.replaced, self.outcome.notes.len()) {
            self.outcome.same += 1;
        }
    }

    fn compare(&mut self, value: &str, node: Node, count: u64) {
        let here = node.scalar().unwrap_or_default().to_owned();
        if here.parse() == Ok(count) {
            return;
        }
        if self.desk.differing == Differing::Replaced && self.edit(&replaced(&node, &New::Raw(count.to_string()))) {
            self.outcome.replaced += 1;
            return;
        }
        let trouble = ImportTrouble::Conflict { value: value.to_owned(), there: count.to_string(), here };
        let known = self.desk.snapshot.find(self.path).filter(|(id, _)| self.desk.snapshot.text(*id) == self.text);
        let place = known.map(|(id, _)| Place { file: id, ..node.place });
        let place = place.or_else(|| self.desk.snapshot.find(self.path).map(|(id, _)| Place::file(id)));
        self.outcome.notes.push((Noted { problem: Problem::Import { trouble }, at: self.at }, place));
    }

    fn edit(&mut self, edit: &Edit) -> bool {
        let made = edited(&self.text, std::slice::from_ref(edit));
        let sound = yaml::parse(&made, Place::file(FileId(0)), &mut Findings::new()).is_some();
        if sound {
            self.text = made;
        }
        sound
    }

    fn homeless(&mut self, value: &str) {
        let trouble = ImportTrouble::NoPlace { file: self.path.to_owned(), value: value.to_owned() };
        self.outcome.notes.push((Noted { problem: Problem::Import { trouble }, at: self.at }, None));
    }

    /// A text with the words of each language that has its own.
    fn words(&self, text: &Text) -> New {
        let languages = &self.desk.reading.languages;
        let own: Vec<Lang> = Lang::all(languages.len()).filter(|lang| text.panels.borrowed(*lang).is_none()).collect();
        match own.as_slice() {
            [only] if only.index() == 0 => New::words(&text[*only]),
            several => New::Inline(
                several.iter().map(|lang| (key_of(&languages[lang.index()], languages).to_owned(), New::words(&text[*lang]))).collect(),
            ),
        }
    }

    fn made(&self, mapping: &SurveyMapping, counted: &Counted) -> New {
        let raw = |key: &str, value: Option<String>| value.map(|value| (key.to_owned(), New::Raw(value)));
        let mut entries: Vec<(String, New)> = vec![("id".to_owned(), New::Raw(mapping.id.value.clone()))];
        entries.extend(raw("stakeholder", mapping.stakeholder.clone()));
        entries.extend(raw("mode", mapping.mode.map(|mode| mode.word().to_owned())));
        entries.extend(raw("population", mapping.population.map(|count| count.0.to_string())));
        entries.extend(raw("invited", mapping.invited.map(|count| count.0.to_string())));
        entries.extend(raw("returned", Some(counted.returned.to_string())));
        entries.push(("anonymous".to_owned(), New::Raw("true".to_owned())));
        let questions = mapping.questions.iter().zip(&counted.questions);
        let told = questions.filter(|(_, tally)| !tally.counts.is_empty() || tally.summary.is_some());
        entries.push(("questions".to_owned(), New::List(told.map(|(question, tally)| self.asked(question, tally)).collect())));
        New::Map(entries)
    }

    fn asked(&self, question: &QuestionMapping, tally: &Tally) -> New {
        let mut entries = vec![
            ("id".to_owned(), New::Raw(question.id.value.clone())),
            ("text".to_owned(), self.words(&question.text)),
            ("type".to_owned(), New::Raw(question.kind.word().to_owned())),
        ];
        entries.extend(question.scale.as_ref().map(|scale| ("scale".to_owned(), New::Raw(scale.value.clone()))));
        if !question.options.is_empty() {
            let option = |option: &crate::model::catalogue::ScaleOption| {
                let mut entries = vec![("id".to_owned(), New::Raw(option.id.to_string())), ("label".to_owned(), self.words(&option.label))];
                entries.extend(option.polarity.map(|polarity| ("polarity".to_owned(), New::Raw(polarity.0.to_string()))));
                entries.extend(option.score.map(|score| ("score".to_owned(), New::Raw(score.to_string()))));
                New::Inline(entries)
            };
            entries.push(("options".to_owned(), New::List(question.options.iter().map(option).collect())));
        }
        if let Some(summary) = tally.summary {
            let pairs = ["n", "mean", "median", "sd"]
                .into_iter()
                .zip(summary)
                .map(|(key, number)| (key.to_owned(), New::Raw(crate::intake::place::numeral(number))));
            entries.push(("summary".to_owned(), New::Inline(pairs.collect())));
        } else {
            entries.push(("counts".to_owned(), counts(&tally.counts)));
        }
        if tally.no_answer > 0 {
            entries.push(("no_answer".to_owned(), New::Raw(tally.no_answer.to_string())));
        }
        if !tally.by.is_empty() {
            let groups = tally.by.iter().map(|(dimension, groups)| {
                let groups = groups.iter().map(|(category, tally)| (category.clone(), counts(tally))).collect();
                (dimension.clone(), New::Map(groups))
            });
            entries.push(("by".to_owned(), New::Map(groups.collect())));
        }
        New::Map(entries)
    }
}

fn counts(counts: &[(String, u64)]) -> New {
    New::Inline(counts.iter().map(|(option, count)| (option.clone(), New::Raw(count.to_string()))).collect())
}

fn survey<'n>(tree: &'n Node, id: &str) -> Option<&'n Node> {
    named_in(tree.get("surveys")?, id)
}

fn named_in<'n>(list: &'n Node, id: &str) -> Option<&'n Node> {
    let Kind::List(items) = &list.kind else { return None };
    items.iter().find(|item| item.get("id").and_then(Node::scalar) == Some(id))
}
