//! Loading: every file of the snapshot read into its record, in parallel, all mistakes noted.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::assessment::AssessmentFile;
use super::catalogue::{Dimension, Framework, Scale, Term, Topic};
use super::enterprise::Portrait;
use super::id::Id;
use super::indicator::Indicator;
use super::notebook::{ChapterFile, NotebookFile};
use super::publications::{CompanionFile, FederationFile, NewsFile, PageFile, PartnerFile};
use super::settings::{Languages, MonthDay, Settings};
use super::sources::{Definitions, Role, TextRole, role};
use super::testimonial::{Original, Twin};
use crate::decimal::Marks;
use crate::finding::{Expected, FileTrouble, Findings, Place, Problem};
use crate::lang::LanguageTag;
use crate::period::Period;
use crate::snapshot::{Content, File, FileId, Refusal, Snapshot};
use crate::source::compact;
use crate::source::decode::{Decode, Decoder, Lent};
use crate::source::frontmatter;
use crate::source::text::Text;
use crate::source::yaml::{self, Kind, Node};

mod alone;
mod mended;

pub use self::alone::{alone, parts, said, says_the_same, settings_lent, settings_texts, troubles};

/// What reading every file depends on, from `diptych.yaml`.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The site's languages.
    pub languages: Vec<LanguageTag>,
    /// How ambiguous numbers are read.
    pub marks: Marks,
    /// When school years start.
    pub school: crate::period::SchoolYearStart,
}

impl Reading {
    /// A decoder that reads so.
    pub fn decoder(&self) -> Decoder<'_> {
        let mut decoder = Decoder::new(&self.languages);
        decoder.marks = self.marks;
        decoder.school = self.school;
        decoder
    }
}

/// A record read from a file, if it could be read.
#[derive(Clone, Debug)]
pub enum Record {
    /// Definitions, and the ids of all of them, also of those that could not be read.
    Indicators(Vec<Indicator>, Vec<String>),
    /// Scales.
    Scales(Vec<Scale>, Vec<String>),
    /// Dimensions.
    Dimensions(Vec<Dimension>, Vec<String>),
    /// Topics.
    Topics(Vec<Topic>, Vec<String>),
    /// Terms.
    Terms(Vec<Term>, Vec<String>),
    /// Frameworks.
    Frameworks(Vec<Framework>, Vec<String>),
    /// A portrait.
    Portrait(Option<Box<Portrait>>),
    /// An assessment.
    Assessment(Option<Box<AssessmentFile>>),
    /// A federation.
    Federation(Option<Box<FederationFile>>),
    /// A notebook.
    Notebook(Option<Box<NotebookFile>>),
    /// A partner.
    Partner(Option<Box<PartnerFile>>),
    /// A Markdown file: its front matter, and where its words are.
    Text(Option<FrontMatter>, Place),
}

/// What a Markdown file says before its words.
#[derive(Clone, Debug)]
pub enum FrontMatter {
    /// The original of a testimonial.
    Original(Box<Original>),
    /// The translation of one.
    Twin(Box<Twin>),
    /// A chapter.
    Chapter(Box<ChapterFile>),
    /// A news item.
    News(Box<NewsFile>),
    /// A free page.
    Page(Box<PageFile>),
    /// A text beside a YAML file.
    Companion,
}

/// A file's role, number and record.
pub struct Loaded {
    /// Its number.
    pub file: FileId,
    /// What it is.
    pub role: Role,
    /// What it says.
    pub record: Record,
    /// Whether it could not be read at all: what it should hold is no further mistake.
    pub broken: bool,
    /// What periods are called whose dates do not say enough.
    pub labels: Vec<(Period, Text)>,
    /// Where texts stand that each language has its own words for.
    pub texts: Vec<Place>,
    /// Words that languages borrow.
    pub lent: Vec<Lent>,
}

impl Loaded {
    fn broken(file: FileId, role: Role) -> Loaded {
        let record = Record::Text(None, Place::file(file));
        Loaded { file, role, record, broken: true, labels: Vec::new(), texts: Vec::new(), lent: Vec::new() }
    }
}

/// Reads `diptych.yaml`: how to read everything else, and the settings if they are complete.
pub fn settings(snapshot: &Snapshot, findings: &mut Findings) -> Option<(Reading, Option<Settings>)> {
    let Some((id, file)) = snapshot.find("diptych.yaml") else {
        findings.add(file_problem("diptych.yaml", FileTrouble::Missing(None)), Place::SITE);
        return None;
    };
    let node = tree(id, file, findings)?;
    let mut first = Decoder::new(&[]);
    let languages = node.get("languages").and_then(|node| Languages::decode(node, &mut first));
    let Some(Languages(languages)) = languages else {
        if node.get("languages").is_none() {
            first.findings.add(Problem::MissingKey { key: "languages".to_owned() }, Place::file(id));
        }
        findings.append(first.findings);
        return None;
    };
    let mut quiet = Decoder::new(&languages);
    let marks = node.get("numbers").and_then(|node| Marks::decode(node, &mut quiet)).unwrap_or_default();
    let school = node.get("school_year_start").and_then(|node| MonthDay::decode(node, &mut quiet));
    let reading = Reading { languages: languages.clone(), marks, school: school.map_or_else(Default::default, |day| day.0) };
    let mut decoder = reading.decoder();
    let settings = Settings::decode(&node, &mut decoder);
    findings.append(name_funders(decoder.findings, settings.as_ref()));
    Some((reading, settings))
}

/// Gives each finding about a funder's notice the funder's name, which the notice itself does not know.
fn name_funders(found: Findings, settings: Option<&Settings>) -> Findings {
    let mut named = Findings::new();
    for finding in found.sorted() {
        let problem = match finding.problem {
            Problem::FunderNotice { lang, key, .. } => {
                let inside = |place: Place| place.start <= finding.place.start && finding.place.end <= place.end;
                let funder = settings.and_then(|settings| settings.funders.iter().find(|funder| inside(funder.place)));
                let name = funder.map_or_else(String::new, |funder| funder.name[crate::localized::Lang::FIRST].to_owned());
                Problem::FunderNotice { funder: name, lang, key }
            }
            problem => problem,
        };
        named.add(problem, finding.place);
    }
    named
}

/// Reads every file under `content/` that is not a resource.
pub fn content(snapshot: &Snapshot, reading: &Reading, findings: &mut Findings) -> Vec<Loaded> {
    let files: Vec<(FileId, &File)> = snapshot.numbered().collect();
    let read: Vec<(Option<Loaded>, Findings)> = files.par_iter().map(|(id, file)| one(*id, file, reading)).collect();
    let mut loaded = Vec::new();
    for (record, found) in read {
        findings.append(found);
        loaded.extend(record);
    }
    loaded
}

fn one(id: FileId, file: &File, reading: &Reading) -> (Option<Loaded>, Findings) {
    let mut findings = Findings::new();
    let record = match role(file.path.as_str()).filter(|_| !matches!(file.content, Content::Refused(Refusal::Misnamed))) {
        None | Some(Role::Resource) => None,
        Some(Role::Stray) => {
            findings.add(Problem::Unused { kind: "file", id: file.path.to_string() }, Place::file(id));
            None
        }
        Some(role @ Role::Text { .. }) => Some(text(id, file, role, reading, &mut findings)),
        Some(role) => Some(data(id, file, role, reading, &mut findings)),
    };
    (record, findings)
}

fn data(id: FileId, file: &File, role: Role, reading: &Reading, findings: &mut Findings) -> Loaded {
    let node = tree(id, file, findings);
    let mut cx = reading.decoder();
    let record = match &role {
        Role::Catalogue(kind) => definitions(*kind, node.as_ref(), &mut cx),
        Role::Portrait { enterprise } => Record::Portrait(node.as_ref().and_then(|node| {
            let portrait = cx.file::<Portrait>(node).or_else(|| mended::portrait(node, enterprise, reading))?;
            portrait.ids.iter().for_each(|numbers| numbers.check(&mut cx));
            Some(Box::new(portrait))
        })),
        Role::Assessment { id, .. } => Record::Assessment(node.as_ref().and_then(|node| {
            let assessment = cx.file::<AssessmentFile>(node).or_else(|| mended::assessment(node, id, reading))?;
            Some(Box::new(assessment))
        })),
        Role::Federation(_) => Record::Federation(node.as_ref().and_then(|node| cx.file(node).map(Box::new))),
        Role::Notebook(_) => Record::Notebook(node.as_ref().and_then(|node| cx.file(node).map(Box::new))),
        Role::Partner(_) => Record::Partner(node.as_ref().and_then(|node| cx.file(node).map(Box::new))),
        Role::Text { .. } | Role::Resource | Role::Stray => Record::Text(None, Place::file(id)),
    };
    let broken = match &role {
        Role::Catalogue(_) => !node.as_ref().is_some_and(|node| matches!(node.kind, Kind::List(_))),
        _ => matches!(
            record,
            Record::Portrait(None) | Record::Assessment(None) | Record::Federation(None) | Record::Notebook(None) | Record::Partner(None)
        ),
    };
    findings.append(cx.findings);
    Loaded { file: id, role, record, broken, labels: cx.labels, texts: cx.texts, lent: cx.lent }
}

fn definitions(kind: Definitions, node: Option<&Node>, cx: &mut Decoder) -> Record {
    match kind {
        Definitions::Indicators => {
            let (list, ids) = list(node, cx);
            Record::Indicators(list, ids)
        }
        Definitions::Scales => {
            let (list, ids) = list(node, cx);
            Record::Scales(list, ids)
        }
        Definitions::Dimensions => {
            let (list, ids) = list(node, cx);
            Record::Dimensions(list, ids)
        }
        Definitions::Topics => {
            let (list, ids) = list(node, cx);
            Record::Topics(list, ids)
        }
        Definitions::Terms => {
            let (list, ids) = list(node, cx);
            Record::Terms(list, ids)
        }
        Definitions::Frameworks => {
            let (list, ids) = list(node, cx);
            Record::Frameworks(list, ids)
        }
    }
}

/// The members of a catalogue file, and every id it names; an id twice is E03.
fn list<T: Decode>(node: Option<&Node>, cx: &mut Decoder) -> (Vec<T>, Vec<String>) {
    let Some(node) = node else { return (Vec::new(), Vec::new()) };
    let Kind::List(nodes) = &node.kind else {
        cx.wrong_type::<()>(Expected::List, node);
        return (Vec::new(), Vec::new());
    };
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    let mut members = Vec::new();
    for node in nodes {
        let id = node.get("id").and_then(|id| Some((id.scalar()?.to_owned(), id.place)));
        if let Some((id, place)) = &id
            && let Some(first) = seen.insert(id.clone(), *place)
        {
            cx.findings.add_related(Problem::DuplicateId { kind: "id", id: id.clone() }, *place, first);
            continue;
        }
        members.extend(T::decode(node, cx));
    }
    (members, seen.into_keys().collect())
}

fn text(id: FileId, file: &File, role: Role, reading: &Reading, findings: &mut Findings) -> Loaded {
    let Role::Text { text: which, suffix } = &role else { return Loaded::broken(id, role) };
    if let Some(suffix) = suffix.as_ref().filter(|suffix| LanguageTag::parse(suffix).is_none()) {
        findings.add(Problem::MalformedLanguage { key: suffix.clone() }, Place::file(id));
        return Loaded::broken(id, role);
    }
    if !which.is_well_named() {
        let proposal = super::id::proposal(which.stem());
        findings.add(Problem::BadSlug { written: which.stem().to_owned(), proposal }, Place::file(id));
        return Loaded::broken(id, role);
    }
    match words(id, file, which, reading, findings) {
        Some((record @ Record::Text(Some(_), _), (texts, lent))) => {
            Loaded { file: id, role, record, broken: false, labels: Vec::new(), texts, lent }
        }
        _ => Loaded::broken(id, role),
    }
}

type Read = (Record, (Vec<Place>, Vec<Lent>));

fn words(id: FileId, file: &File, which: &TextRole, reading: &Reading, findings: &mut Findings) -> Option<Read> {
    let text = readable(id, file, findings)?;
    let whole = Place::file(id);
    let parts = frontmatter::split(text, id, findings);
    if parts.yaml.is_none() && text.starts_with("---") {
        return None;
    }
    if parts.body.text.trim().is_empty() {
        findings.add(Problem::EmptyText, whole);
    }
    // To the end, wherever that is: what a text says is no part of what is known of it.
    let body = Place { end: u32::MAX, ..parts.body.place(0..0) };
    let node = match parts.yaml.filter(|yaml| !yaml.text.trim().is_empty()) {
        Some(yaml) => Some(yaml::parse(yaml.text, yaml.place(0..yaml.text.len()), findings)?),
        None => None,
    };
    let mut cx = reading.decoder();
    let empty = Node { place: whole, kind: Kind::Map(Vec::new()) };
    let node = node.as_ref().unwrap_or(&empty);
    let front = match which {
        TextRole::Testimonial(_) if node.get("consent").is_some() => {
            Original::decode(node, &mut cx).map(|file| FrontMatter::Original(Box::new(file)))
        }
        TextRole::Testimonial(_) => twin(node, &mut cx),
        TextRole::Chapter { .. } => ChapterFile::decode(node, &mut cx).map(|file| FrontMatter::Chapter(Box::new(file))),
        TextRole::News(_) => NewsFile::decode(node, &mut cx).map(|file| FrontMatter::News(Box::new(file))),
        TextRole::Page(_) => PageFile::decode(node, &mut cx).map(|file| FrontMatter::Page(Box::new(file))),
        _ => CompanionFile::decode(node, &mut cx).map(|_| FrontMatter::Companion),
    };
    findings.append(cx.findings);
    Some((Record::Text(front, body), (cx.texts, cx.lent)))
}

/// A twin; a key that only the original may have is said so (E03), not called unknown.
fn twin(node: &Node, cx: &mut Decoder) -> Option<FrontMatter> {
    let Kind::Map(entries) = &node.kind else { return cx.wrong_type(Expected::Map, node) };
    let only_original = |key: &str| Original::KEYS.contains(&key) && !Twin::KEYS.contains(&key);
    let (foreign, own): (Vec<_>, Vec<_>) = entries.iter().cloned().partition(|entry| only_original(&entry.key));
    let witness = foreign.iter().find(|entry| entry.key == "witness");
    for entry in foreign.iter().filter(|entry| witness.is_none_or(|witness| witness.place == entry.place)) {
        let problem = match entry.key.as_str() {
            "witness" => Problem::ConsentMissing,
            key => Problem::OnlyInOriginal { key: key.to_owned() },
        };
        cx.findings.add(problem, entry.place);
    }
    let node = Node { place: node.place, kind: Kind::Map(own) };
    Twin::decode(&node, cx).map(|file| FrontMatter::Twin(Box::new(file)))
}

fn tree(id: FileId, file: &File, findings: &mut Findings) -> Option<Node> {
    let (text, base) = (readable(id, file, findings)?, Place::file(id));
    if let Some(node) = file.tree.get().and_then(|tree| compact::read(tree, text, base)) {
        return Some(node);
    }
    let node = yaml::parse(text, base, findings)?;
    compact::written(&node, text, base).into_iter().for_each(|tree| drop(file.tree.set(tree)));
    Some(node)
}

/// The text of a file, or E25 with the reason.
pub fn readable<'file>(id: FileId, file: &'file File, findings: &mut Findings) -> Option<&'file str> {
    let (trouble, place) = match &file.content {
        Content::Text(text) => return Some(text),
        Content::Refused(Refusal::LeftOut) => return None,
        Content::Bytes(_) => (FileTrouble::NotUtf8(None), Place::file(id)),
        Content::Refused(refusal) => (refused(refusal), place_of(refusal, id)),
    };
    findings.add(file_problem(file.path.as_str(), trouble), place);
    None
}

fn place_of(refusal: &Refusal, id: FileId) -> Place {
    match refusal {
        Refusal::NotUtf8 { offset, .. } | Refusal::Nul { offset, .. } => Place::file(id).within(*offset, *offset + 1),
        _ => Place::file(id),
    }
}

/// The trouble of a refused file.
pub fn refused(refusal: &Refusal) -> FileTrouble {
    match refusal {
        Refusal::Unreadable(words) => FileTrouble::Unreadable(words.clone()),
        Refusal::NotUtf8 { looks_like, .. } => FileTrouble::NotUtf8(*looks_like),
        Refusal::Nul { .. } => FileTrouble::Nul,
        Refusal::TooLarge { limit } => FileTrouble::TooLarge(*limit),
        Refusal::Link { target } => FileTrouble::Link(target.clone()),
        Refusal::Special | Refusal::Misnamed | Refusal::LeftOut => FileTrouble::Special,
        Refusal::Name => FileTrouble::Name,
    }
}

/// A finding about a file.
pub fn file_problem(file: &str, trouble: FileTrouble) -> Problem {
    Problem::File { file: file.to_owned(), trouble }
}

/// An id spelled by a file or folder, E21 with a proposal if it is not one.
pub fn named(stem: &str, place: Place, findings: &mut Findings) -> Option<Id> {
    Id::new(stem).or_else(|| {
        findings.add(Problem::BadSlug { written: stem.to_owned(), proposal: super::id::proposal(stem) }, place);
        None
    })
}
