//! The inventory: every unit of a site that is, or should be, translated into one language.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::interface;
use super::pairing::paired;
use super::{Pair, Said, Unit, Voice};
use crate::finding::{Findings, Place};
use crate::key::Key;
use crate::model::load::{self, FrontMatter, Loaded, Reading};
use crate::model::sources::{Definitions, Role, TextRole, role, served, serves};
use crate::snapshot::{FileId, Snapshot};
use crate::source::frontmatter;
use crate::source::passages::{Passage, passages};
use crate::source::text::key_of;
use crate::source::yaml::{self, Kind, Node};

/// The pairs of a site for one language, in order of the paths of their originals. `only` names the files that
/// matter; nothing means all.
pub fn inventory(snapshot: &Snapshot, reading: &Reading, to: usize, only: Option<&BTreeSet<String>>) -> Vec<Pair> {
    let wanted = |path: &str| only.is_none_or(|only| only.contains(path));
    let site = Site { snapshot, reading, to };
    let mut texts: BTreeMap<TextRole, Vec<(Option<String>, FileId)>> = BTreeMap::new();
    let mut data = Vec::new();
    for (id, file) in snapshot.numbered() {
        let path = file.path.as_str();
        match role(path) {
            Some(Role::Text { text, suffix }) => texts.entry(text).or_default().push((suffix, id)),
            Some(Role::Resource | Role::Stray) => {}
            None if path != "diptych.yaml" => {}
            _ if wanted(path) => data.push(id),
            _ => {}
        }
    }
    let texts: Vec<_> = texts.into_iter().collect();
    let mut pairs: Vec<Pair> = texts.par_iter().flat_map(|(role, files)| site.text(role, files, &wanted)).collect();
    pairs.par_extend(data.par_iter().filter_map(|id| site.data(*id)));
    pairs.extend(interface::pair((snapshot, &reading.languages), to, &wanted));
    pairs.sort_by(|a, b| (&a.path, &a.target_path).cmp(&(&b.path, &b.target_path)));
    pairs
}

/// The hash of what a unit says: its field, and its words with single spaces.
pub fn hash(field: &str, words: &str) -> String {
    let field = field.rsplit('.').next().unwrap_or_default();
    Key::of(format!("{field}\0{}", words.split_whitespace().collect::<Vec<_>>().join(" ")).as_bytes()).short()
}

struct Site<'site> {
    snapshot: &'site Snapshot,
    reading: &'site Reading,
    to: usize,
}

impl Site<'_> {
    /// The pairs of a Markdown text: its own, and that of texts by language in its front matter.
    fn text(&self, text: &TextRole, files: &[(Option<String>, FileId)], wanted: &dyn Fn(&str) -> bool) -> Vec<Pair> {
        let read: Vec<(usize, Loaded)> = files
            .iter()
            .filter_map(|(suffix, id)| {
                let lang = suffix.as_ref().map_or(Some(0), |suffix| served(suffix, &self.reading.languages));
                Some((lang?, load::alone(self.snapshot, *id, self.reading)?))
            })
            .filter(|(_, loaded)| !loaded.broken)
            .collect();
        let original = |loaded: &Loaded| matches!(&loaded.record, load::Record::Text(Some(FrontMatter::Original(_)), _));
        let voice = matches!(text, TextRole::Testimonial(_));
        let source = match voice {
            true => read.iter().find(|(_, loaded)| original(loaded)),
            false => read.iter().min_by_key(|(lang, _)| *lang),
        };
        let Some((from, source)) = source else { return Vec::new() };
        let path = self.snapshot.file(source.file).path.as_str();
        if !wanted(path) {
            return Vec::new();
        }
        let tag = &self.reading.languages[self.to];
        let exact = |suffix: &Option<String>| suffix.as_ref().is_some_and(|suffix| suffix.eq_ignore_ascii_case(tag.as_str()));
        let serving = |suffix: &Option<String>| suffix.as_ref().map_or(self.to == 0, |suffix| serves(suffix, tag));
        let target = files.iter().find(|(suffix, _)| exact(suffix)).or_else(|| files.iter().find(|(suffix, _)| serving(suffix)));
        let target = target.map(|(_, id)| *id);
        let mut pairs = Vec::new();
        if target != Some(source.file) {
            let target = target.filter(|id| read.iter().any(|(_, loaded)| loaded.file == *id));
            pairs.push(self.twins(text, (*from, source), target));
        }
        let inside = self.fields(source);
        let voice = self.voice(text, source, None);
        pairs.extend((!inside.is_empty()).then(|| Pair { voice, ..self.pair((path, kind_of_text(text)), source.file, inside) }));
        pairs
    }

    fn twins(&self, text: &TextRole, (from, source): (usize, &Loaded), target: Option<FileId>) -> Pair {
        let path = self.snapshot.file(source.file).path.as_str();
        let (here, there) = (Twin::of(self, source.file, from), target.map(|id| Twin::of(self, id, self.to)));
        let mut units = Vec::new();
        for field in own_fields(text) {
            let Some(said) = here.field(field) else { continue };
            let target = there.as_ref().and_then(|there| there.field(field));
            units.push(Unit { hash: hash(field, &said.words), key: (*field).to_owned(), field: true, from, source: said, target });
        }
        let surplus = passages_of((&here, from), there.as_ref(), &mut units);
        let stem = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = text.stem().rsplit('/').next().unwrap_or_default();
        let name = if matches!(text, TextRole::Enterprise(_)) { "index" } else { name };
        let made = format!("{stem}/{name}.{}.md", key_of(&self.reading.languages[self.to], &self.reading.languages));
        let target_path = target.map_or(made, |id| self.snapshot.file(id).path.to_string());
        let voice = self.voice(text, source, target);
        Pair {
            source: source.file,
            path: path.to_owned(),
            target,
            target_path,
            kind: kind_of_text(text),
            to: self.to,
            units,
            surplus,
            voice,
        }
    }

    fn voice(&self, text: &TextRole, source: &Loaded, target: Option<FileId>) -> Option<Voice> {
        let (TextRole::Testimonial(id), load::Record::Text(Some(FrontMatter::Original(original)), _)) = (text, &source.record) else {
            return None;
        };
        let tag = &self.reading.languages[self.to];
        let languages = &original.consent.languages;
        let covered = languages.is_empty() || languages.iter().any(|key| serves(key.0.as_str(), tag));
        let twin = target.and_then(|id| load::alone(self.snapshot, id, self.reading)).map(|loaded| loaded.record);
        let Some(load::Record::Text(Some(FrontMatter::Twin(twin)), _)) = twin else {
            return Some(Voice { id: id.clone(), covered, ..Voice::default() });
        };
        let said = twin.translation.as_ref();
        let by = said.and_then(|said| said.by.as_ref()).map(|by| by[crate::localized::Lang::FIRST].to_owned());
        let (machine, approved) = (said.is_some_and(|said| said.machine), said.is_some_and(|said| said.approved_by_witness));
        Some(Voice { id: id.clone(), covered, by, machine, approved })
    }

    fn data(&self, id: FileId) -> Option<Pair> {
        let path = self.snapshot.file(id).path.as_str();
        let (units, kind) = if path == "diptych.yaml" {
            let places = load::settings_texts(self.snapshot, id, self.reading);
            (self.units(self.snapshot.text(id), Place::file(id), &places), "settings")
        } else {
            let loaded = load::alone(self.snapshot, id, self.reading)?;
            (self.fields(&loaded), kind_of_data(&loaded.role))
        };
        (!units.is_empty()).then(|| self.pair((path, kind), id, units))
    }

    fn pair(&self, (path, kind): (&str, &'static str), file: FileId, units: Vec<Unit>) -> Pair {
        let (path, target_path) = (path.to_owned(), path.to_owned());
        Pair { source: file, path, target: Some(file), target_path, kind, to: self.to, units, surplus: 0, voice: None }
    }

    /// The texts by language in the YAML of a file. In a front matter, a plain text is its own file's.
    fn fields(&self, loaded: &Loaded) -> Vec<Unit> {
        let text = self.snapshot.text(loaded.file);
        let (yaml, base) = match loaded.role {
            Role::Text { .. } => match frontmatter::split(text, loaded.file, &mut Findings::new()).yaml {
                Some(yaml) => (yaml.text, yaml.place(0..yaml.text.len())),
                None => return Vec::new(),
            },
            _ => (text, Place::file(loaded.file)),
        };
        let mut units = self.units(yaml, base, &loaded.texts);
        if matches!(loaded.role, Role::Text { .. }) {
            units.retain(|unit| !loaded.texts.contains(&unit.source.place));
        }
        units
    }

    fn units(&self, yaml: &str, base: Place, places: &[Place]) -> Vec<Unit> {
        let places: BTreeSet<Place> = places.iter().copied().collect();
        let Some(tree) = yaml::parse(yaml, base, &mut Findings::new()) else { return Vec::new() };
        let mut units = Vec::new();
        self.collect(&tree, "", &places, &mut units);
        units
    }

    fn collect(&self, node: &Node, path: &str, places: &BTreeSet<Place>, units: &mut Vec<Unit>) {
        let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        if places.contains(&node.place) {
            units.extend(self.unit(node, path));
            return;
        }
        match &node.kind {
            Kind::Map(entries) => entries.iter().for_each(|entry| self.collect(&entry.value, &below(&entry.key), places, units)),
            Kind::List(nodes) => {
                for (index, node) in nodes.iter().enumerate() {
                    let name = ["id", "indicator", "file", "name"].iter().find_map(|key| node.get(key)?.scalar().map(str::to_owned));
                    self.collect(node, &below(&name.unwrap_or_else(|| (index + 1).to_string())), places, units);
                }
            }
            _ => {}
        }
    }

    fn unit(&self, node: &Node, path: &str) -> Option<Unit> {
        let languages = &self.reading.languages;
        let said = |lang: usize| {
            let value = match &node.kind {
                Kind::Scalar(_) => (lang == 0).then_some(node)?,
                _ => by_language(node, languages[lang].as_str(), languages[lang].primary())?,
            };
            let words = value.scalar().filter(|words| !words.trim().is_empty())?;
            Some(Said { words: words.to_owned(), place: value.place })
        };
        let from = (0..languages.len()).find(|lang| said(*lang).is_some()).filter(|from| *from != self.to)?;
        let (source, target) = (said(from)?, said(self.to));
        // One entry may serve both: a primary subtag serves all its regions.
        if target.as_ref().is_some_and(|target| target.place == source.place) {
            return None;
        }
        Some(Unit { hash: hash(path, &source.words), key: path.to_owned(), field: true, from, source, target })
    }
}

fn by_language<'n>(node: &'n Node, tag: &str, primary: &str) -> Option<&'n Node> {
    let Kind::Map(entries) = &node.kind else { return None };
    let exact = entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(tag));
    exact.or_else(|| entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(primary))).map(|entry| &entry.value)
}

/// A Markdown file, cut.
pub(super) struct Twin {
    front: Option<Node>,
    base: Place,
    pub passages: Vec<Passage>,
}

impl Twin {
    fn of(site: &Site, file: FileId, lang: usize) -> Twin {
        Twin::read(site.snapshot.text(file), file, &site.reading.languages[lang])
    }

    /// A file's text in a language, cut.
    pub fn read(text: &str, file: FileId, own: &crate::lang::LanguageTag) -> Twin {
        let split = frontmatter::split(text, file, &mut Findings::new());
        let front = split.yaml.and_then(|yaml| yaml::parse(yaml.text, yaml.place(0..yaml.text.len()), &mut Findings::new()));
        Twin { front, base: split.body.place(0..0), passages: passages(split.body.text, own) }
    }

    fn field(&self, key: &str) -> Option<Said> {
        let value = self.front.as_ref()?.get(key)?;
        let words = value.scalar().filter(|words| !words.trim().is_empty())?;
        Some(Said { words: words.to_owned(), place: value.place })
    }

    fn said(&self, passage: &Passage) -> Said {
        Said { words: passage.words.clone(), place: self.base.within(passage.range.start, passage.range.end) }
    }
}

/// Adds the passages of a body with their counterparts; how many of the translation have none.
fn passages_of((here, from): (&Twin, usize), there: Option<&Twin>, units: &mut Vec<Unit>) -> usize {
    let counterparts = there.map(|there| paired(&here.passages, &there.passages));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (index, passage) in here.passages.iter().enumerate().filter(|(_, passage)| !passage.words.trim().is_empty()) {
        let hash = hash("", &passage.words);
        let times = seen.entry(hash.clone()).or_default();
        *times += 1;
        let again = if *times > 1 { format!("-{times}") } else { String::new() };
        let counterpart = counterparts.as_ref().and_then(|pairs| pairs[index]).zip(there);
        let target = counterpart.map(|(at, there)| there.said(&there.passages[at])).filter(|said| !said.words.trim().is_empty());
        let key = format!("p-{}{again}", &hash[..8]);
        units.push(Unit { key, field: false, from, source: here.said(passage), target, hash });
    }
    let used = counterparts.map_or(0, |pairs| pairs.iter().flatten().count());
    there.map_or(0, |there| there.passages.len() - used)
}

/// The fields of a front matter that each language has its own of.
pub(super) fn own_fields(text: &TextRole) -> &'static [&'static str] {
    match text {
        TextRole::Testimonial(_) => &["title", "quote"],
        TextRole::Chapter { .. } => &["title", "key_message"],
        TextRole::News(_) | TextRole::Page(_) => &["title", "description"],
        _ => &["title"],
    }
}

fn kind_of_text(text: &TextRole) -> &'static str {
    match text {
        TextRole::Testimonial(_) => "testimonial",
        TextRole::Chapter { .. } => "chapter",
        TextRole::News(_) => "news",
        TextRole::Page(_) => "page",
        TextRole::Enterprise(_) => "enterprise",
        TextRole::Assessment { .. } => "assessment",
        TextRole::Federation(_) => "federation",
        TextRole::Partner(_) => "partner",
        TextRole::Topic(_) => "topic",
        TextRole::Indicator(_) => "indicator",
    }
}

fn kind_of_data(role: &Role) -> &'static str {
    match role {
        Role::Catalogue(Definitions::Indicators) => "indicator",
        Role::Catalogue(Definitions::Scales) => "scale",
        Role::Catalogue(Definitions::Dimensions) => "dimension",
        Role::Catalogue(Definitions::Topics) => "topic",
        Role::Catalogue(Definitions::Terms) => "term",
        Role::Catalogue(Definitions::Frameworks) => "framework",
        Role::Portrait { .. } => "enterprise",
        Role::Assessment { .. } => "assessment",
        Role::Federation(_) => "federation",
        Role::Notebook(_) => "notebook",
        Role::Partner(_) => "partner",
        Role::Text { text, .. } => kind_of_text(text),
        Role::Resource | Role::Stray => "file",
    }
}
