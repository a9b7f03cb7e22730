//! What came back from a translator, written into the site's own files: exactly those texts, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::edits::{Translated, edits, twin, with_key};
use super::interface::{self, braces};
use super::inventory::{Twin, inventory, own_fields};
use super::lock::prints;
use super::review::{State, accept, lock, review};
use super::sound::{Named, Original, marks, settled};
use super::{LOCK, Pair, Unit, wording};
use crate::finding::{Findings, Place};
use crate::model::load::Reading;
use crate::model::sources::{Role, role};
use crate::path::SourcePath;
use crate::snapshot::{Content, File, Snapshot};
use crate::source::frontmatter;
use crate::source::passages::Passage;
use crate::source::spelling::{Addition, scalar, with_language, with_words, written};
use crate::source::text::key_of;
use crate::source::yaml;

/// The words of one unit, as they came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The unit.
    pub id: String,
    /// The original that was translated, if the file says it.
    pub source: Option<String>,
    /// The translation; empty where there is none.
    pub words: String,
    /// Whether the translator is done with it.
    pub done: bool,
}

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The files that change, by path, with their new texts.
    pub files: BTreeMap<String, String>,
    /// How many units get other words.
    pub written: usize,
    /// How many have these words already.
    pub same: usize,
    /// What was not written, and why.
    pub refused: Vec<Refused>,
}

/// A unit that was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The unit.
    pub id: String,
    /// Why.
    pub why: Why,
    /// Where its original stands.
    pub place: Option<Place>,
}

/// Why a unit was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No text of the site has this name.
    Unknown,
    /// Its original is no longer what was translated.
    Changed,
    /// The translation lacks marks of its original.
    Lost(Vec<String>),
    /// The translation has marks that its original has not.
    Added(Vec<String>),
    /// Its file has no place for it.
    NoPlace,
    /// With these words the text would be cut otherwise: a blank line, a mark that begins a list.
    Misshapen,
    /// A file cannot be made without these.
    NeedsFirst(Vec<String>),
}

/// Writes what came back in one language. The snapshot is not changed; the outcome tells what its files become.
pub fn write(snapshot: &Snapshot, reading: &Reading, to: usize, incoming: &[Incoming]) -> Outcome {
    let pairs = inventory(snapshot, reading, to, None);
    let mut run = Run { snapshot, reading, outcome: Outcome::default(), wanted: BTreeMap::new(), done: BTreeSet::new() };
    let mut known = BTreeMap::new();
    for (at, pair) in pairs.iter().enumerate() {
        pair.units.iter().enumerate().for_each(|(unit, one)| {
            known.insert(pair.id(one), (at, unit));
        });
    }
    for one in incoming.iter().filter(|one| !one.words.trim().is_empty()) {
        match known.get(&one.id) {
            Some((at, unit)) => run.consider(one, (*at, *unit), &pairs[*at]),
            None => run.refuse(&one.id, unknown(&one.id, snapshot), None),
        }
    }
    for (at, pair) in pairs.iter().enumerate() {
        if run.wanted.keys().any(|(of, _)| *of == at) {
            run.pair(at, pair);
        }
    }
    run.remember(to);
    run.outcome
}

/// A passage is named after its words: a name that is gone was changed.
fn unknown(id: &str, snapshot: &Snapshot) -> Why {
    let (path, key) = id.rsplit_once('#').unwrap_or((id, ""));
    if key.starts_with("p-") && snapshot.find(path).is_some() { Why::Changed } else { Why::Unknown }
}

struct Run<'site> {
    snapshot: &'site Snapshot,
    reading: &'site Reading,
    outcome: Outcome,
    /// New words by pair and unit.
    wanted: BTreeMap<(usize, usize), String>,
    /// The units whose words came back finished.
    done: BTreeSet<String>,
}

impl Run<'_> {
    fn refuse(&mut self, id: &str, why: Why, place: Option<Place>) {
        self.outcome.refused.push(Refused { id: id.to_owned(), why, place });
    }

    fn consider(&mut self, one: &Incoming, at: (usize, usize), pair: &Pair) {
        let unit = &pair.units[at.1];
        let place = interface::of_the_site(unit.source.place);
        let same = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
        if one.source.as_ref().is_some_and(|source| !same(source, &unit.source.words)) {
            return self.refuse(&one.id, Why::Changed, place);
        }
        let words = one.words.trim();
        if unit.target.as_ref().is_some_and(|target| target.words.trim() == words) {
            self.outcome.same += 1;
        } else {
            let why = if pair.kind == interface::KIND { braces(unit, words) } else { marks(&unit.source.words, words) };
            if let Some(why) = why {
                return self.refuse(&one.id, why, place);
            }
            self.wanted.insert(at, words.to_owned());
        }
        if one.done {
            self.done.insert(one.id.clone());
        }
    }

    fn pair(&mut self, at: usize, pair: &Pair) {
        let units: Vec<(usize, String)> =
            self.wanted.iter().filter(|((of, _), _)| *of == at).map(|((_, unit), words)| (*unit, words.clone())).collect();
        if pair.kind == interface::KIND {
            return self.words(pair, &units);
        }
        let (edits, named) = match pair.target {
            Some(file) if file == pair.source => (self.fields(pair, &units), None),
            Some(_) => (self.twin(pair, &units), Some(&self.reading.languages[pair.to])),
            None => return self.make(pair, &units),
        };
        let path = &pair.target_path;
        let before = self.outcome.files.get(path).cloned();
        // A file may be edited twice: as a twin, and for the texts in its front matter.
        let text = match (&before, pair.target) {
            (None, Some(id)) => self.snapshot.text(id).to_owned(),
            _ => return units.iter().for_each(|(unit, _)| self.refuse(&pair.id(&pair.units[*unit]), Why::NoPlace, None)),
        };
        let markdown =
            named.or_else(|| path.ends_with(".md").then(|| &self.reading.languages[pair.units.first().map_or(0, |unit| unit.from)]));
        let count = edits.len();
        let (made, refused) = settled(&Original { text: &text, markdown }, edits);
        self.outcome.written += count - refused.len();
        for id in refused {
            self.done.remove(&id);
            self.refuse(&id, Why::Misshapen, None);
        }
        if made != text {
            self.outcome.files.insert(path.clone(), made);
        }
    }

    /// Writes words of the interface.
    fn words(&mut self, pair: &Pair, units: &[(usize, String)]) {
        let text = pair.target.map_or("", |id| self.snapshot.text(id));
        let of = |(unit, words): &(usize, String)| {
            let unit = &pair.units[*unit];
            (unit.key.as_str(), with_ends(words, &unit.target.as_ref().unwrap_or(&unit.source).words))
        };
        let counted = wording::counted_words(pair.units.iter().map(|unit| unit.key.as_str()));
        let language = (self.reading.languages[pair.to].primary(), &counted);
        let (made, refused) = wording::rewritten(text, language, &units.iter().map(of).collect::<Vec<_>>());
        self.outcome.written += units.len() - refused.len();
        for (key, why) in refused {
            let id = format!("{}#{key}", pair.path);
            self.done.remove(&id);
            self.refuse(&id, why, None);
        }
        if made != text {
            self.outcome.files.insert(pair.target_path.clone(), made);
        }
    }

    /// Edits of texts that hold all languages.
    fn fields(&mut self, pair: &Pair, units: &[(usize, String)]) -> Vec<Named> {
        let text = self.snapshot.text(pair.source);
        let front = pair.path.ends_with(".md").then(|| frontmatter::split(text, pair.source, &mut Findings::new()).yaml).flatten();
        let tree = match front {
            Some(yaml) => yaml::parse(yaml.text, yaml.place(0..yaml.text.len()), &mut Findings::new()),
            None => yaml::parse(text, Place::file(pair.source), &mut Findings::new()),
        };
        let languages = &self.reading.languages;
        let (key, plain) = (key_of(&languages[pair.to], languages), key_of(&languages[0], languages));
        let mut edits = Vec::new();
        for (unit, words) in units {
            let unit = &pair.units[*unit];
            let bytes = |place: Place| place.start as usize..place.end as usize;
            let words = with_end(words, unit.target.as_ref().map_or(&unit.source.words, |target| &target.words));
            let edit = match &unit.target {
                Some(target) => Some(with_words(text, &bytes(target.place), &words)),
                None => tree
                    .as_ref()
                    .and_then(|tree| with_language(text, tree, bytes(unit.source.place), &Addition { words: &words, key, plain })),
            };
            match edit {
                Some(edit) => edits.push((pair.id(unit), edit)),
                None => self.refuse(&pair.id(unit), Why::NoPlace, Some(unit.source.place)),
            }
        }
        edits
    }

    /// Edits of a Markdown file that stands beside its original.
    fn twin(&mut self, pair: &Pair, units: &[(usize, String)]) -> Vec<Named> {
        let Some(target) = pair.target else { return Vec::new() };
        let text = self.snapshot.text(target);
        let split = frontmatter::split(text, target, &mut Findings::new());
        let mut named = Vec::new();
        for (unit, words) in units.iter().map(|(unit, words)| (&pair.units[*unit], words)).filter(|(unit, _)| unit.field) {
            let edit = match (&unit.target, split.yaml) {
                (Some(said), _) => with_words(text, &(said.place.start as usize..said.place.end as usize), &with_end(words, &said.words)),
                (None, Some(yaml)) => with_key(text, yaml.place(0..yaml.text.len()).end as usize, (&unit.key, words)),
                (None, None) => {
                    let mut edit = with_key(text, 0, (&unit.key, words));
                    edit.text = format!("---\n{}---\n\n", edit.text);
                    edit
                }
            };
            named.push((pair.id(unit), edit));
        }
        let own = Twin::read(text, target, &self.reading.languages[pair.to]).passages;
        let base = split.body.place(0..0).start as usize;
        let original = Source::of(pair, self);
        let words = original.words(pair, units);
        let translated = Translated { text: original.body, passages: &original.passages, words };
        let (found, homeless) = edits(&translated, split.body.text, &own);
        for (at, edit) in found.into_iter().enumerate() {
            let moved = crate::source::spelling::Edit { range: edit.range.start + base..edit.range.end + base, text: edit.text };
            let id = original.named(pair, &own, (&moved.range, base)).unwrap_or_else(|| format!("{}#{at}", pair.path));
            named.push((id, moved));
        }
        let homeless: Vec<String> = homeless.into_iter().filter_map(|at| original.id(pair, at)).collect();
        homeless.iter().for_each(|id| self.refuse(id, Why::NoPlace, None));
        named
    }

    /// Makes the twin that does not exist.
    fn make(&mut self, pair: &Pair, units: &[(usize, String)]) {
        let given: BTreeMap<&str, &str> = units.iter().map(|(unit, words)| (pair.units[*unit].key.as_str(), words.as_str())).collect();
        let Some(Role::Text { text, .. }) = role(&pair.path) else { return };
        let needed: &[&str] = match own_fields(&text) {
            ["title", "quote"] => &["title", "quote"],
            ["title"] => &[],
            _ => &["title"],
        };
        let lacking: Vec<String> = needed.iter().filter(|key| !given.contains_key(**key)).map(|key| (*key).to_owned()).collect();
        if !lacking.is_empty() {
            let ids: Vec<String> = units.iter().map(|(unit, _)| pair.id(&pair.units[*unit])).collect();
            for id in ids {
                self.done.remove(&id);
                self.refuse(&id, Why::NeedsFirst(lacking.clone()), None);
            }
            return;
        }
        let original = Source::of(pair, self);
        let source = self.snapshot.text(pair.source);
        let mut front: Vec<(String, String)> = Vec::new();
        for unit in pair.units.iter().filter(|unit| unit.field) {
            let Some(words) = given.get(unit.key.as_str()) else { continue };
            let like = written(source, &(unit.source.place.start as usize..unit.source.place.end as usize));
            front.push((unit.key.clone(), scalar(words, &source[like], 2)));
        }
        if pair.voice.is_some() {
            let name = pair.path.rsplit('/').next().unwrap_or_default();
            front.push(("translation".to_owned(), format!("{{of: {name}}}")));
        }
        let words = original.words(pair, units);
        let made = twin(&front, &Translated { text: original.body, passages: &original.passages, words });
        self.outcome.written += units.len();
        self.outcome.files.insert(pair.target_path.clone(), made);
    }

    /// Notes in the lock what came back finished.
    fn remember(&mut self, to: usize) {
        if self.done.is_empty() {
            return;
        }
        let after = with_files(self.snapshot, &self.outcome.files);
        let (mut lock, languages) = (lock(self.snapshot), &self.reading.languages);
        let before = lock.write();
        for pair in inventory(&after, self.reading, to, None) {
            let finished: Vec<bool> = pair.units.iter().map(|unit| self.done.contains(&pair.id(unit))).collect();
            if !finished.contains(&true) {
                continue;
            }
            let states = review(&pair, &lock, languages).states;
            let ready = |at: usize| finished[at] || states[at] == State::Current;
            let bodies: Vec<usize> = (0..pair.units.len()).filter(|at| !pair.units[*at].field).collect();
            let whole = bodies.iter().all(|at| ready(*at));
            accept(&pair, languages, &mut lock, &|unit| match unit.field {
                true => self.done.contains(&pair.id(unit)),
                false => whole,
            });
            let accepted = lock.of_mut(&pair.path, languages[pair.to].as_str());
            if !whole && !accepted.passages.is_empty() {
                let new = bodies.iter().filter(|at| finished[**at]).map(|at| &pair.units[*at]);
                accepted.passages.extend(new.map(|unit| (unit.hash.clone(), prints(&unit.source.words))));
            }
        }
        let now = lock.write();
        if now != before {
            self.outcome.files.insert(LOCK.to_owned(), now);
        }
    }
}

/// The original of a twin.
struct Source<'site> {
    body: &'site str,
    passages: Vec<Passage>,
}

impl<'site> Source<'site> {
    fn of(pair: &Pair, run: &Run<'site>) -> Source<'site> {
        let text = run.snapshot.text(pair.source);
        let from = pair.units.first().map_or(0, |unit| unit.from);
        let passages = Twin::read(text, pair.source, &run.reading.languages[from]).passages;
        Source { body: frontmatter::split(text, pair.source, &mut Findings::new()).body.text, passages }
    }

    /// The positions of the passages that are translated, in the order of the pair's units.
    fn positions(&self) -> Vec<usize> {
        (0..self.passages.len()).filter(|at| !self.passages[*at].words.trim().is_empty()).collect()
    }

    fn words<'a>(&self, pair: &Pair, units: &'a [(usize, String)]) -> BTreeMap<usize, &'a str> {
        let fields = pair.units.iter().filter(|unit| unit.field).count();
        let positions = self.positions();
        let of_body = units.iter().filter(|(unit, _)| !pair.units[*unit].field);
        of_body.filter_map(|(unit, words)| Some((*positions.get(unit - fields)?, words.as_str()))).collect()
    }

    fn id(&self, pair: &Pair, at: usize) -> Option<String> {
        let index = self.positions().iter().position(|one| *one == at)?;
        pair.units.iter().filter(|unit| !unit.field).nth(index).map(|unit| pair.id(unit))
    }

    /// The unit whose translation stands at these bytes.
    fn named(&self, pair: &Pair, own: &[Passage], (range, base): (&std::ops::Range<usize>, usize)) -> Option<String> {
        own.iter().find(|one| one.range.start + base == range.start && one.range.end + base == range.end)?;
        let at = |unit: &&Unit| unit.target.as_ref().is_some_and(|said| said.place.start as usize == range.start);
        pair.units.iter().filter(|unit| !unit.field).find(at).map(|unit| pair.id(unit))
    }
}

/// A snapshot in which some files are new.
pub fn with_files(snapshot: &Snapshot, files: &BTreeMap<String, String>) -> Snapshot {
    let mut all: BTreeMap<SourcePath, Arc<File>> = snapshot.files.iter().map(|file| (file.path.clone(), Arc::clone(file))).collect();
    for (path, text) in files {
        if let Some(path) = SourcePath::new(path.as_str()) {
            all.insert(path.clone(), Arc::new(File::new(path, Content::Text(text.clone()))));
        }
    }
    Snapshot { files: all.into_values().collect(), options: snapshot.options.clone() }
}

/// Words between the blanks of others: ` · ` divides.
fn with_ends(words: &str, like: &str) -> String {
    let inner = like.trim();
    let start = like.find(inner).unwrap_or(0);
    format!("{}{}{}", &like[..start], words.trim(), &like[start + inner.len()..])
}

/// Words that end as others do: a block of YAML ends with its line.
fn with_end(words: &str, like: &str) -> String {
    let end = &like[like.trim_end_matches('\n').len()..];
    format!("{}{end}", words.trim_end_matches('\n'))
}
