//! Twins: the files of one text in several languages, and what they may not disagree about (E03).

use super::attendance::Attendance;
use super::entities::Written;
use super::load::{FrontMatter, Reading};
use super::notebook::ChapterFile;
use super::prose::{Body, borrowed};
use super::publications::{Event, NewsFile, PageFile};
use super::resolve::Panels;
use super::sources::serves;
use crate::finding::{Findings, Place, Problem};
use crate::lang::LanguageTag;
use crate::localized::{Lang, Localized};
use crate::snapshot::{FileId, Snapshot};
use crate::source::decode::Located;
use crate::source::text::key_of;

/// A Markdown file of a text.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// The language suffix as written; absent = the first language.
    pub suffix: Option<String>,
    /// What it says before its words.
    pub front: FrontMatter,
    /// Its words.
    pub body: Body,
}

/// The file of each site language: the one with its own tag, else the one with its primary subtag, which
/// serves all regions of a language; a file without suffix is the first language's.
pub fn by_language<T: Clone>(files: Vec<TextFile>, reading: &Reading, pick: impl Fn(FrontMatter) -> Option<T>) -> Panels<T> {
    let chosen: Vec<Option<usize>> = (0..reading.languages.len()).map(|index| file_for(&files, index, &reading.languages)).collect();
    let read: Vec<Option<(Written<T>, FileId)>> = files
        .into_iter()
        .map(|file| {
            let id = file.body.file();
            pick(file.front).map(|front| (Written { file: front, body: file.body }, id))
        })
        .collect();
    chosen.into_iter().map(|file| read[file?].clone()).collect()
}

/// The position of the file that serves a language.
pub fn file_for(files: &[TextFile], index: usize, languages: &[LanguageTag]) -> Option<usize> {
    let tag = &languages[index];
    let has = |wanted: &str| files.iter().position(|file| file.suffix.as_ref().is_some_and(|suffix| suffix.eq_ignore_ascii_case(wanted)));
    let bare = || files.iter().position(|file| file.suffix.is_none()).filter(|_| index == 0);
    has(tag.as_str()).or_else(|| has(tag.primary())).or_else(bare)
}

/// Notes each language that has no file, at the first file there is (W01); not those whose file could not be
/// read, which has its own finding.
pub fn warn_of_missing<T>(panels: &Panels<T>, (stem, broken): (&str, &[Option<String>]), reading: &Reading, findings: &mut Findings) {
    let Some(source) = panels.iter().position(Option::is_some) else { return };
    let Some((_, file)) = &panels[source] else { return };
    let stem = stem.rsplit('/').next().unwrap_or(stem);
    for (index, (tag, panel)) in reading.languages.iter().zip(panels).enumerate() {
        let is_broken = broken.iter().any(|suffix| suffix.as_ref().map_or(index == 0, |suffix| serves(suffix, tag)));
        if panel.is_some() || is_broken {
            continue;
        }
        let key = key_of(tag, &reading.languages).to_owned();
        let borrowed = Some(reading.languages[source].as_str().to_owned());
        let written = Some(format!("{stem}.{key}.md"));
        findings.add(Problem::MissingTranslation { lang: tag.as_str().to_owned(), key, borrowed, file: written }, Place::file(*file));
    }
}

/// The panel of the first language that has a file.
pub fn first<T>(panels: &Localized<Written<T>>) -> &Written<T> {
    &panels[panels.written_in(Lang::FIRST)]
}

/// A news item's panels; facts that a twin does not say it takes from the first.
pub fn news(panels: Panels<NewsFile>, snapshot: &Snapshot, findings: &mut Findings) -> Option<Localized<Written<NewsFile>>> {
    let mut panels = localized(panels)?;
    let facts = panels.first.file.clone();
    if facts.date.is_none() {
        // One that cannot be read has been told already.
        if key_place(snapshot, facts.place, "date") == facts.place {
            findings.add(Problem::MissingKey { key: "date".to_owned() }, panels.first.body.place.within(0, 0));
        }
        return None;
    }
    for file in panels.others() {
        let place = file.place;
        agree("date", file.date.as_ref(), facts.date.as_ref(), key_place(snapshot, place, "date"), findings);
        agree("topics", values(&file.topics).as_ref(), values(&facts.topics).as_ref(), key_place(snapshot, place, "topics"), findings);
        agree("draft", file.draft.as_ref(), facts.draft.as_ref(), key_place(snapshot, place, "draft"), findings);
        let came = |event: &Event| event.attendance.as_ref().and_then(Attendance::number);
        let event = |file: &NewsFile| file.event.as_ref().map(|event| (event.from, event.to, came(event)));
        agree("event", event(file).as_ref(), event(&facts).as_ref(), key_place(snapshot, place, "event"), findings);
        let image = |file: &NewsFile| file.image.as_ref().map(|image| image.file.value.clone());
        agree("image", image(file).as_ref(), image(&facts).as_ref(), key_place(snapshot, place, "image"), findings);
        file.date = facts.date;
        file.topics = facts.topics.clone();
        file.draft = facts.draft;
        file.fictitious = file.fictitious || facts.fictitious;
        file.event = file.event.take().or_else(|| facts.event.clone());
        file.image = file.image.take().or_else(|| facts.image.clone());
    }
    panels.done()
}

/// A chapter's panels.
pub fn chapter(panels: Panels<ChapterFile>, snapshot: &Snapshot, findings: &mut Findings) -> Option<Localized<Written<ChapterFile>>> {
    let mut panels = localized(panels)?;
    let facts = panels.first.file.clone();
    for file in panels.others() {
        agree("kind", file.kind.as_ref(), facts.kind.as_ref(), key_place(snapshot, file.place, "kind"), findings);
        agree("draft", file.draft.as_ref(), facts.draft.as_ref(), key_place(snapshot, file.place, "draft"), findings);
        file.kind = facts.kind;
        file.draft = facts.draft;
        if file.authors.is_empty() {
            file.authors = facts.authors.clone();
        }
    }
    panels.done()
}

/// A page's panels.
pub fn page(panels: Panels<PageFile>, snapshot: &Snapshot, findings: &mut Findings) -> Option<Localized<Written<PageFile>>> {
    let mut panels = localized(panels)?;
    let facts = panels.first.file.clone();
    for file in panels.others() {
        agree("weight", file.weight.as_ref(), facts.weight.as_ref(), key_place(snapshot, file.place, "weight"), findings);
        agree("draft", file.draft.as_ref(), facts.draft.as_ref(), key_place(snapshot, file.place, "draft"), findings);
        file.weight = facts.weight;
        file.draft = facts.draft;
        file.toc = file.toc.or(facts.toc);
    }
    panels.done()
}

struct Opened<T> {
    panels: Vec<Option<Written<T>>>,
    first: Written<T>,
    source: usize,
}

impl<T: Clone> Opened<T> {
    fn others(&mut self) -> impl Iterator<Item = &mut T> {
        let source = self.source;
        self.panels
            .iter_mut()
            .enumerate()
            .filter(move |(index, _)| *index != source)
            .filter_map(|(_, panel)| Some(&mut panel.as_mut()?.file))
    }

    fn done(self) -> Option<Localized<Written<T>>> {
        borrowed(self.panels)
    }
}

fn localized<T: Clone>(panels: Panels<T>) -> Option<Opened<T>> {
    let panels: Vec<Option<Written<T>>> = panels.into_iter().map(|panel| panel.map(|(written, _)| written)).collect();
    let source = panels.iter().position(Option::is_some)?;
    let first = panels[source].clone()?;
    Some(Opened { panels, first, source })
}

/// Where a front matter says a key; the whole of it if it cannot be found.
fn key_place(snapshot: &Snapshot, whole: Place, key: &str) -> Place {
    let text = snapshot.text(whole.file);
    let said = text.get(whole.start as usize..whole.end as usize).unwrap_or_default();
    let mut at = 0;
    for line in said.split_inclusive(['\n', '\r']) {
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
            return whole.within(at, at + key.len());
        }
        at += line.len();
    }
    whole
}

fn agree<T: PartialEq>(key: &'static str, said: Option<&T>, fact: Option<&T>, place: Place, findings: &mut Findings) {
    if said.is_some() && said != fact {
        findings.add(Problem::TwinsDisagree { key }, place);
    }
}

fn values(list: &[Located<String>]) -> Option<Vec<String>> {
    (!list.is_empty()).then(|| list.iter().map(|reference| reference.value.clone()).collect())
}
