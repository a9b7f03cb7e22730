//! Merging: what a table gives, beside what the site says. New values go into the files where they belong; a value
//! that is there already is compared and, where it differs, kept and noted.

use std::collections::BTreeMap;

use super::place::{self, addition, in_list, new_result, spelled};
use super::yaml::{New, document, replaced};
use super::{Given, Noted, Said, rows, text};
use crate::finding::{Findings, ImportTrouble, Place, Problem};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::load::Reading;
use crate::model::observation::{Measured, Observation};
use crate::path::SourcePath;
use crate::period::Period;
use crate::snapshot::{Content, FileId, Snapshot};
use crate::source::decode::Decode;
use crate::source::spelling::{Edit, edited};
use crate::source::yaml::{self, Node};

/// More values than these make a table of their own beside the assessment.
const INLINE: usize = 40;

/// What comes of a table.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The files that change, by path, with their new texts.
    pub files: BTreeMap<String, String>,
    /// How many values are new.
    pub new: usize,
    /// How many the site holds already.
    pub same: usize,
    /// How many took the place of another.
    pub replaced: usize,
    /// How many are computed from others, and so are not written.
    pub computed: usize,
    /// What could not be done; with the place in the site that it contradicts.
    pub notes: Vec<(Noted, Option<Place>)>,
}

/// What becomes of a value that the site gives otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differing {
    /// It stays, and is told.
    Kept,
    /// It gives way.
    Replaced,
}

/// What an import is made with.
pub struct Desk<'a> {
    /// The site's files.
    pub snapshot: &'a Snapshot,
    /// The site.
    pub model: &'a Model,
    /// How its files are read.
    pub reading: &'a Reading,
    /// What becomes of values that differ.
    pub differing: Differing,
    /// Where values come from, unless the table says it.
    pub source: New,
    /// What is to be known of results that are new.
    pub notes: Option<New>,
    /// An enterprise that the site may not have yet.
    pub newcomer: Option<String>,
}

/// Whether values can be written for an enterprise: it is there, or it was asked for by name.
pub fn is_place(desk: &Desk, enterprise: &str, assessment: &str) -> bool {
    let known = desk.model.enterprises.get(enterprise).is_some() || desk.newcomer.as_deref() == Some(enterprise);
    known && Id::new(enterprise).is_some() && Id::new(assessment).is_some()
}

/// Whether a value has a place in the site; what stands against it is noted.
pub fn has_place(desk: &Desk, given: &Given, notes: &mut Vec<Noted>) -> bool {
    let mut note = |what: &str, written: &str| {
        let trouble = ImportTrouble::NameUnknown { what: what.to_owned(), written: written.to_owned(), nearest: None };
        notes.push(Noted::of(trouble, given.at));
        false
    };
    if !is_place(desk, &given.enterprise, "x") {
        return note("enterprise", &given.enterprise);
    }
    if let Some(assessment) = given.assessment.as_deref().filter(|id| Id::new(id).is_none()) {
        return note("assessment", assessment);
    }
    if desk.model.catalogue.indicator(&given.indicator).is_none() {
        return note("indicator", &given.indicator);
    }
    true
}

/// Merges what tables give into the site's files.
pub fn merge(desk: &Desk, given: &[Given], outcome: &mut Outcome) {
    let mut groups: BTreeMap<(&str, &str), Vec<&Given>> = BTreeMap::new();
    let latest = given.iter().map(|one| one.period).max();
    for one in given {
        groups.entry((&one.enterprise, &one.indicator)).or_default().push(one);
    }
    let mut work = Work { desk, outcome, trees: BTreeMap::new(), latest };
    for ((enterprise, indicator), group) in groups {
        if desk.model.catalogue.indicator(indicator).is_some_and(|indicator| indicator.formula.is_some()) {
            work.outcome.computed += group.len();
            continue;
        }
        let new: Vec<&Given> = group.into_iter().filter(|one| work.is_new(one)).collect();
        let mut targets: BTreeMap<String, Vec<&Given>> = BTreeMap::new();
        for one in new {
            targets.entry(work.target(one)).or_default().push(one);
        }
        for (assessment, group) in targets {
            work.write((enterprise, &assessment), indicator, &group);
        }
    }
}

struct Work<'a, 'd> {
    desk: &'a Desk<'d>,
    outcome: &'a mut Outcome,
    /// Files as they are by now, understood.
    trees: BTreeMap<String, Node>,
    latest: Option<Period>,
}

impl Work<'_, '_> {
    /// The text of a file as it is by now.
    fn text(&self, path: &str) -> Option<String> {
        if let Some(text) = self.outcome.files.get(path) {
            return Some(text.clone());
        }
        let (id, file) = self.desk.snapshot.find(path)?;
        matches!(file.content, Content::Text(_)).then(|| self.desk.snapshot.text(id).to_owned())
    }

    fn tree(&mut self, path: &str) -> Option<Node> {
        if let Some(tree) = self.trees.get(path) {
            return Some(tree.clone());
        }
        let text = self.text(path)?;
        let tree = yaml::parse(&text, Place::file(FileId(0)), &mut Findings::new())?;
        self.trees.insert(path.to_owned(), tree.clone());
        Some(tree)
    }

    fn assessments(&self, enterprise: &str) -> Vec<String> {
        let known = self.desk.model.enterprises.get(enterprise);
        let mut ids: Vec<String> = known.iter().flat_map(|one| &one.assessments).map(|one| one.id.to_string()).collect();
        let folder = format!("content/enterprises/{enterprise}/assessments/");
        let made = self.outcome.files.keys().filter_map(|path| path.strip_prefix(&folder)?.strip_suffix(".yaml"));
        let made: Vec<String> = made.filter(|id| !ids.iter().any(|known| known == id)).map(str::to_owned).collect();
        ids.extend(made);
        ids
    }

    /// Whether the site does not hold a value yet; one that it holds is compared.
    fn is_new(&mut self, given: &Given) -> bool {
        for assessment in self.assessments(&given.enterprise) {
            let path = file(&given.enterprise, &assessment);
            let Some(tree) = self.tree(&path) else { continue };
            for result in place::results(&tree, &given.indicator) {
                if let Some(node) = place::value(result, &given.period, &given.categories, self.desk.reading.school) {
                    self.compare(given, &path, node);
                    return false;
                }
                if let Some((table, text)) = self.table(result, &given.enterprise)
                    && let Some(said) =
                        rows::value(&text, (&given.period, self.desk.reading.school), &given.categories, self.desk.reading.marks)
                {
                    match agrees(&given.said, &said) {
                        true => self.outcome.same += 1,
                        false => self.conflict(given, &said, self.desk.snapshot.find(&table).map(|(id, _)| Place::file(id))),
                    }
                    return false;
                }
            }
        }
        true
    }

    /// The table that a result names, and its text.
    fn table(&self, result: &Node, enterprise: &str) -> Option<(String, String)> {
        let named = result.get("csv")?;
        let file = named.scalar().or_else(|| named.get("file")?.scalar())?;
        let path = SourcePath::resolve(&format!("content/enterprises/{enterprise}"), file)?.as_str().to_owned();
        let text = self.text(&path)?;
        Some((path, text))
    }

    fn compare(&mut self, given: &Given, path: &str, node: &Node) {
        let mut decoder = self.desk.reading.decoder();
        // In a list the period stands beside the value.
        let bare = match &node.kind {
            yaml::Kind::Map(entries) => {
                let entries = entries.iter().filter(|entry| entry.key != "period").cloned().collect();
                Node { place: node.place, kind: yaml::Kind::Map(entries) }
            }
            _ => node.clone(),
        };
        let observation = Observation::decode(&bare, &mut decoder);
        let here = observation.as_ref().map(said).unwrap_or_default();
        if agrees(&given.said, &here) {
            self.outcome.same += 1;
            return;
        }
        let is_bare = |one: &Observation| one.remarks().note.is_none() && one.remarks().revised.is_none();
        let simple = matches!(node.kind, yaml::Kind::Scalar(_)) || observation.as_ref().is_some_and(is_bare);
        if self.desk.differing == Differing::Replaced && simple && node.get("period").is_none() {
            self.edit(path, &replaced(node, &spelled(&given.said)));
            self.outcome.replaced += 1;
            return;
        }
        // The place is that of the file as the site has it, if nothing was written into it before.
        let found = self.desk.snapshot.find(path).filter(|_| !self.outcome.files.contains_key(path));
        let place = found.map(|(id, _)| Place { file: id, start: node.place.start, end: node.place.end });
        self.conflict(given, &here, place.or_else(|| self.desk.snapshot.find(path).map(|(id, _)| Place::file(id))));
    }

    fn conflict(&mut self, given: &Given, here: &Said, place: Option<Place>) {
        let trouble = ImportTrouble::Conflict { value: given.named(), there: given.said.shown(), here: here.shown() };
        self.outcome.notes.push((Noted { problem: Problem::Import { trouble }, at: given.at }, place));
    }

    /// The assessment that a new value belongs to.
    fn target(&mut self, given: &Given) -> String {
        if let Some(said) = &given.assessment {
            return said.clone();
        }
        let mut known: Vec<(String, Option<Period>, bool)> = Vec::new();
        for id in self.assessments(&given.enterprise) {
            let tree = self.tree(&file(&given.enterprise, &id));
            let has = tree.as_ref().is_some_and(|tree| !place::results(tree, &given.indicator).is_empty());
            let period = tree
                .as_ref()
                .and_then(|tree| tree.get("period")?.scalar().and_then(|text| crate::period::parse(text, self.desk.reading.school)));
            known.push((id, period, has));
        }
        let covers = |period: &Option<Period>| period.is_some_and(|period| period.contains(&given.period));
        let found = known.iter().rev().find(|(_, period, has)| *has && covers(period));
        let found = found.or_else(|| known.iter().rev().find(|(_, period, _)| covers(period)));
        let found = found.or_else(|| known.iter().rev().find(|(_, _, has)| *has)).or_else(|| known.last());
        found.map_or_else(|| self.latest.unwrap_or(given.period).last.year().to_string(), |(id, ..)| id.clone())
    }

    fn write(&mut self, (enterprise, assessment): (&str, &str), indicator: &str, group: &[&Given]) {
        let path = file(enterprise, assessment);
        self.found(enterprise, assessment, group);
        let Some(tree) = self.tree(&path) else { return self.homeless(&path, group) };
        let results: Vec<Node> = place::results(&tree, indicator).into_iter().cloned().collect();
        let crossed = group.iter().any(|one| one.categories.len() > 1);
        let table = results.iter().find_map(|result| self.table(result, enterprise));
        if let Some((table, text)) = table {
            match rows::with_rows(&text, group) {
                Some(text) => {
                    self.outcome.files.insert(table, text);
                    self.outcome.new += group.len();
                }
                None => self.homeless(&table, group),
            }
            return;
        }
        if results.is_empty() || crossed {
            return self.result((enterprise, assessment), &path, (group, crossed));
        }
        for one in group {
            let (Some(text), Some(tree)) = (self.text(&path), self.tree(&path)) else { return };
            let results = place::results(&tree, indicator);
            match results.last().and_then(|result| addition(&text, result, one, self.desk.reading.school)) {
                Some(edit) if self.edit(&path, &edit) => self.outcome.new += 1,
                _ => self.homeless(&path, &[one]),
            }
        }
    }

    /// Writes a result that the assessment does not have yet, its values in a table if they are many or crossed.
    fn result(&mut self, (enterprise, assessment): (&str, &str), path: &str, (group, crossed): (&[&Given], bool)) {
        let (Some(text), Some(tree), Some(first)) = (self.text(path), self.tree(path), group.first()) else { return };
        let mut csv = None;
        if crossed || group.len() > INLINE {
            let free = |name: &str| {
                let path = format!("content/enterprises/{enterprise}/data/{name}.csv");
                let taken = self.desk.snapshot.find(&path).is_some() || self.outcome.files.contains_key(&path);
                (!taken).then(|| (path, format!("data/{name}.csv")))
            };
            let numbered = (2..).map(|number| format!("{}-{assessment}-{number}", first.indicator));
            let names = [first.indicator.clone(), format!("{}-{assessment}", first.indicator)].into_iter().chain(numbered);
            csv = names.take(100).find_map(|name| free(&name));
        }
        let made = new_result(group, (&self.source(group), self.desk.notes.as_ref()), csv.as_ref().map(|(_, written)| written.as_str()));
        match in_list(&text, &tree, "results", &made) {
            Some(edit) if self.edit(path, &edit) => {
                self.outcome.files.extend(csv.map(|(path, _)| (path, rows::table(group))));
                self.outcome.new += group.len();
            }
            _ => self.homeless(path, group),
        }
    }

    /// Where a new result comes from: as the table says, else as the mapping does.
    fn source(&self, group: &[&Given]) -> New {
        let said = group.iter().find_map(|one| one.said.source.as_deref());
        said.map_or_else(|| self.desk.source.clone(), |said| text(&self.desk.reading.languages, |_| said.to_owned()))
    }

    /// Makes the enterprise and the assessment where they are not there.
    fn found(&mut self, enterprise: &str, assessment: &str, group: &[&Given]) {
        let portrait = format!("content/enterprises/{enterprise}/enterprise.yaml");
        if self.text(&portrait).is_none() {
            self.outcome.files.insert(portrait, document(&[("name".to_owned(), New::words(enterprise))]));
        }
        let path = file(enterprise, assessment);
        if self.text(&path).is_none() {
            let year = self.latest.or_else(|| group.first().map(|one| one.period)).map(|period| period.last.year().to_string());
            let period =
                crate::period::parse(assessment, self.desk.reading.school).map(|period| period.spelled()).or(year).unwrap_or_default();
            let entries = [("period".to_owned(), New::Raw(period)), ("question".to_owned(), New::words("…"))];
            self.outcome.files.insert(path, document(&entries));
        }
    }

    /// Makes an edit, if every other value of the file stays what it is.
    fn edit(&mut self, path: &str, edit: &Edit) -> bool {
        let Some(text) = self.text(path) else { return false };
        let made = edited(&text, std::slice::from_ref(edit));
        let Some(tree) = yaml::parse(&made, Place::file(FileId(0)), &mut Findings::new()) else { return false };
        self.trees.insert(path.to_owned(), tree);
        self.outcome.files.insert(path.to_owned(), made);
        true
    }

    fn homeless(&mut self, path: &str, group: &[&Given]) {
        for one in group {
            let trouble = ImportTrouble::NoPlace { file: path.to_owned(), value: format!("{} = {}", one.named(), one.said.shown()) };
            self.outcome.notes.push((Noted { problem: Problem::Import { trouble }, at: one.at }, None));
        }
    }
}

/// The path of an assessment's file.
pub fn file(enterprise: &str, assessment: &str) -> String {
    format!("content/enterprises/{enterprise}/assessments/{assessment}.yaml")
}

fn said(observation: &Observation) -> Said {
    let (value, numerator, denominator) = match observation.measured {
        Measured::Value(value) => (Some(value), None, None),
        Measured::Parts { numerator, denominator } => (None, Some(numerator), Some(denominator)),
        Measured::Absent => (None, None, None),
    };
    Said { value, numerator, denominator, status: observation.remarks().status.clone(), ..Said::default() }
}

/// Whether two say the same number. A table in which a value is withheld contradicts nothing.
fn agrees(there: &Said, here: &Said) -> bool {
    let parts = |said: &Said| said.numerator.zip(said.denominator);
    if there.value.is_none() && there.numerator.is_none() {
        return true;
    }
    match (parts(there), parts(here)) {
        (Some(there), Some(here)) => there == here,
        (None, Some((part, whole))) => there.value.is_some_and(|value| {
            crate::decimal::percentage(part, whole).is_some_and(|percent| crate::decimal::rounded(percent, value.scale()) == value)
        }),
        _ => there.value == here.value,
    }
}
