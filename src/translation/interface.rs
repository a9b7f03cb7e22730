//! The interface's words as texts to be translated: a site's own words files (`themes/<name>/words/<lang>.yaml`) over
//! those that the program brings.
//!
//! A language that the program does not speak needs them all. Of one that it speaks, only those count that the site
//! says otherwise than the program, in this language or in that of the original.

use std::collections::{BTreeMap, BTreeSet};

use super::inventory::hash;
use super::writing::Why;
use super::{Pair, Said, Unit};
use crate::finding::{Findings, Place, Problem};
use crate::lang::{CATEGORIES, LanguageTag, SPOKEN, plural_forms, spoken};
use crate::snapshot::{FileId, Snapshot};
use crate::source::marks;
use crate::source::text::key_of;
use crate::source::yaml::{self, Kind, Node};

/// What these texts are called, beside `page` and `catalogue`.
pub const KIND: &str = "words";

/// Where the program's own words stand: in no file of the site.
const OURS: FileId = Place::SITE.file;

/// A word: a text, or its plural forms.
pub(super) enum Word {
    Plain(Said),
    Counted(BTreeMap<&'static str, Said>),
}

impl Word {
    /// What it says in a form: its own, else the general one. French and Dutch say `many` of millions alone, others of
    /// five already: it is no original for them.
    fn form(&self, form: &str) -> Option<&Said> {
        match self {
            Word::Plain(said) => Some(said),
            Word::Counted(forms) => forms.get(form).filter(|_| form != "many").or_else(|| forms.get("other")),
        }
    }

    fn says_as(&self, other: &Word) -> bool {
        match (self, other) {
            (Word::Plain(one), Word::Plain(two)) => one.words == two.words,
            (Word::Counted(one), Word::Counted(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.0 == two.0 && one.1.words == two.1.words)
            }
            _ => false,
        }
    }
}

/// The words of a file by key, in its order.
pub(super) struct Sheet {
    pub keys: Vec<String>,
    pub words: BTreeMap<String, Word>,
}

impl Sheet {
    pub fn read(text: &str, file: FileId) -> Sheet {
        let mut sheet = Sheet { keys: Vec::new(), words: BTreeMap::new() };
        if let Some(tree) = yaml::parse(text, Place::file(file), &mut Findings::new()) {
            sheet.collect(&tree, "");
        }
        sheet
    }

    fn collect(&mut self, node: &Node, key: &str) {
        let said = |node: &Node| node.scalar().map(|words| Said { words: words.to_owned(), place: node.place });
        let word = match &node.kind {
            Kind::Map(entries) if key.is_empty() || !counted(node) => {
                for entry in entries {
                    self.collect(&entry.value, &if key.is_empty() { entry.key.clone() } else { format!("{key}.{}", entry.key) });
                }
                return;
            }
            Kind::Map(entries) => {
                let form = |name: &str| CATEGORIES.into_iter().find(|form| *form == name);
                Word::Counted(entries.iter().filter_map(|entry| Some((form(&entry.key)?, said(&entry.value)?))).collect())
            }
            _ => match said(node) {
                Some(said) => Word::Plain(said),
                None => return,
            },
        };
        self.keys.push(key.to_owned());
        self.words.insert(key.to_owned(), word);
    }
}

/// Whether a map holds plural forms.
pub(super) fn counted(node: &Node) -> bool {
    matches!(&node.kind, Kind::Map(entries) if !entries.is_empty() && entries.iter().all(|entry| CATEGORIES.contains(&entry.key.as_str())))
}

/// The site's own words files of a language, the most particular first.
fn files(snapshot: &Snapshot, folder: &str, tag: &LanguageTag) -> Vec<FileId> {
    let mut names = vec![tag.as_str().to_ascii_lowercase(), tag.primary().to_owned()];
    names.dedup();
    names.iter().filter_map(|name| snapshot.find(&format!("{folder}/{name}.yaml"))).map(|(id, _)| id).collect()
}

/// What a language says: the site's own files, the most particular first, over the program's.
struct Speech {
    own: Vec<(FileId, Sheet)>,
    usual: Option<Sheet>,
}

impl Speech {
    fn of(snapshot: &Snapshot, folder: &str, tag: &LanguageTag) -> Speech {
        let own = files(snapshot, folder, tag).into_iter().map(|id| (id, Sheet::read(snapshot.text(id), id))).collect();
        Speech { own, usual: spoken(tag.primary()).map(|text| Sheet::read(text, OURS)) }
    }

    fn own(&self, key: &str) -> Option<&Word> {
        self.own.iter().find_map(|(_, sheet)| sheet.words.get(key))
    }

    fn word(&self, key: &str) -> Option<&Word> {
        self.own(key).or_else(|| self.usual.as_ref()?.words.get(key))
    }

    /// Whether the site says a word itself, and otherwise than the program.
    fn differs(&self, key: &str) -> bool {
        let usual = self.usual.as_ref().and_then(|sheet| sheet.words.get(key));
        self.own(key).is_some_and(|own| usual.is_none_or(|usual| !own.says_as(usual)))
    }

    fn keys(&self) -> impl Iterator<Item = &String> {
        self.usual.iter().chain(self.own.iter().map(|(_, sheet)| sheet)).flat_map(|sheet| &sheet.keys)
    }
}

/// The words of a language and their originals: those of the site's first language that the program speaks, else of the
/// first that has them.
pub(super) fn pair((snapshot, languages): (&Snapshot, &[LanguageTag]), to: usize, wanted: &dyn Fn(&str) -> bool) -> Option<Pair> {
    let folder = format!("themes/{}/words", theme(snapshot)?);
    let is_spoken = |tag: &LanguageTag| SPOKEN.contains(&tag.primary());
    if languages.iter().all(|tag| is_spoken(tag) && files(snapshot, &folder, tag).is_empty()) {
        return None;
    }
    let speeches: Vec<Speech> = languages.iter().map(|tag| Speech::of(snapshot, &folder, tag)).collect();
    let (spoken, others): (Vec<usize>, Vec<usize>) = (0..languages.len()).partition(|at| is_spoken(&languages[*at]));
    let order: Vec<usize> = spoken.into_iter().chain(others).collect();
    let (mut known, mut units) = (BTreeSet::new(), Vec::new());
    let (target, forms) = (&speeches[to], plural_forms(&languages[to]));
    for key in order.iter().flat_map(|at| speeches[*at].keys()).filter(|key| known.insert(*key)) {
        let Some((from, source)) = order.iter().find_map(|at| Some((*at, speeches[*at].word(key)?))) else { continue };
        let counts = target.usual.is_none() || target.differs(key) || speeches[from].differs(key);
        if counts && languages[from].primary() != languages[to].primary() {
            word_units((key, from), (source, target.own(key)), &forms, &mut units);
        }
    }
    let from = units.first()?.from;
    let file = |at: usize| {
        let made = || format!("{folder}/{}.yaml", key_of(&languages[at], languages).to_ascii_lowercase());
        speeches[at].own.first().map_or_else(made, |(id, _)| snapshot.file(*id).path.to_string())
    };
    let (source, target) = (speeches[from].own.first().map_or(OURS, |(id, _)| *id), target.own.first().map(|(id, _)| *id));
    let pair = Pair { source, path: file(from), target, target_path: file(to), kind: KIND, to, units, surplus: 0, voice: None };
    wanted(&pair.path).then_some(pair)
}

/// The units of a word: one, or one for each plural form of the language it is translated into.
fn word_units((key, from): (&str, usize), (source, target): (&Word, Option<&Word>), forms: &[&'static str], units: &mut Vec<Unit>) {
    let mut add = |key: String, source: &Said, target: Option<&Said>| {
        let said = |said: &Said| !said.words.trim().is_empty();
        if said(source) {
            let target = target.filter(|target| said(target)).cloned();
            units.push(Unit { hash: hash(&key, &source.words), key, field: true, from, source: source.clone(), target });
        }
    };
    let own = match target {
        Some(Word::Counted(own)) => Some(own),
        None if matches!(source, Word::Counted(_)) => None,
        _ => {
            let target = target.and_then(|target| target.form("other"));
            return source.form("other").map(|source| add(key.to_owned(), source, target)).unwrap_or_default();
        }
    };
    let has = |form: &str| own.is_some_and(|own| own.contains_key(form));
    for form in CATEGORIES.into_iter().filter(|form| forms.contains(form) || has(form)) {
        if let Some(source) = source.form(form) {
            add(format!("{key}.{form}"), source, own.and_then(|own| own.get(form)));
        }
    }
}

/// What a translation lost of a word's placeholders, or added. The form for one thing may say its number in words.
pub(super) fn braces(unit: &Unit, words: &str) -> Option<Why> {
    let (here, there) = (placeholders(&unit.source.words), placeholders(words));
    let beyond = |list: &BTreeSet<&str>, other: &BTreeSet<&str>| -> Vec<String> {
        list.difference(other).map(|name| format!("{{{name}}}")).collect()
    };
    let few = ["zero", "one", "two"].iter().any(|form| unit.key.ends_with(&format!(".{form}")));
    match (beyond(&here, &there), beyond(&there, &here)) {
        (lost, _) if !lost.is_empty() && !few => Some(Why::Lost(lost)),
        (_, added) if !added.is_empty() => Some(Why::Added(added)),
        _ => None,
    }
}

/// The placeholders of a word, without the little word before a time.
fn placeholders(words: &str) -> BTreeSet<&str> {
    let whole = marks::placeholders(words).into_iter().filter(|token| token.kind != marks::Kind::Words);
    whole.map(|token| token.text.trim_matches(['{', '}'])).map(|name| name.rsplit(' ').next().unwrap_or(name)).collect()
}

/// The theme that the site asks for.
fn theme(snapshot: &Snapshot) -> Option<String> {
    let (id, _) = snapshot.find("diptych.yaml")?;
    let tree = yaml::parse(snapshot.text(id), Place::file(id), &mut Findings::new())?;
    let name = tree.get("theme").and_then(|theme| theme.get("name")).and_then(Node::scalar);
    Some(name.unwrap_or("default").to_owned())
}

/// Whether a path is that of words of the interface, in the site or in the program.
pub fn is_words(path: &str) -> bool {
    path.starts_with("themes/") && path.contains("/words/")
}

/// The text in which a unit's original stands.
pub fn text<'a>(snapshot: &'a Snapshot, languages: &[LanguageTag], unit: &Unit) -> &'a str {
    match unit.source.place.file {
        OURS => spoken(languages[unit.from].primary()).unwrap_or_default(),
        file => snapshot.text(file),
    }
}

/// The place of an original that a person can open: nothing of the program's own words.
pub fn of_the_site(place: Place) -> Option<Place> {
    (place.file != OURS).then_some(place)
}

/// Notes every word of the interface that a language of the site lacks (W01), measured by the words of the first one that
/// the program speaks, else by its English ones. A language that has none at all is one finding.
pub fn check(snapshot: &Snapshot, languages: &[LanguageTag], findings: &mut Findings) {
    let Some(folder) = theme(snapshot).map(|name| format!("themes/{name}/words")) else { return };
    let like = languages.iter().find_map(|tag| spoken(tag.primary())).or_else(|| spoken("en")).unwrap_or_default();
    for tag in languages.iter().filter(|tag| !SPOKEN.contains(&tag.primary())) {
        let (own, all) = (Speech::of(snapshot, &folder, tag), Sheet::read(like, OURS));
        let (mut units, forms) = (Vec::new(), plural_forms(tag));
        all.keys.iter().for_each(|key| word_units((key, 0), (&all.words[key], own.own(key)), &forms, &mut units));
        let lang = tag.as_str().to_owned();
        let Some((file, _)) = own.own.first() else {
            let name = key_of(tag, languages).to_ascii_lowercase();
            let problem = Problem::NoWords { file: format!("{folder}/{name}.yaml"), lang, count: units.len() };
            findings.add(problem, language(snapshot, tag));
            continue;
        };
        for unit in units.into_iter().filter(|unit| unit.target.is_none()) {
            let place = group(snapshot, *file, &unit.key);
            findings.add(Problem::MissingWord { lang: lang.clone(), key: unit.key, words: unit.source.words }, place);
        }
    }
}

/// Where the site says that it has this language.
fn language(snapshot: &Snapshot, tag: &LanguageTag) -> Place {
    let place = || {
        let (id, _) = snapshot.find("diptych.yaml")?;
        let tree = yaml::parse(snapshot.text(id), Place::file(id), &mut Findings::new())?;
        let Kind::List(nodes) = &tree.get("languages")?.kind else { return None };
        nodes.iter().find(|node| node.scalar().is_some_and(|written| written.eq_ignore_ascii_case(tag.as_str()))).map(|node| node.place)
    };
    place().unwrap_or(Place::SITE)
}

/// The group of a key that a words file lacks; the file where it has no such group.
fn group(snapshot: &Snapshot, file: FileId, key: &str) -> Place {
    let tree = yaml::parse(snapshot.text(file), Place::file(file), &mut Findings::new());
    let mut place = Place::file(file);
    let mut node = tree.as_ref();
    for name in key.split('.') {
        let Some(Kind::Map(entries)) = node.map(|node| &node.kind) else { break };
        let Some(entry) = entries.iter().find(|entry| entry.key == name) else { break };
        (place, node) = (entry.place, Some(&entry.value));
    }
    place
}
