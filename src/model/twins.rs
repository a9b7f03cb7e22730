//! Twins: the files of one text in several languages, and what they may not disagree about (E03).

use super::entities::Written;
use super::load::{FrontMatter, Reading};
use super::prose::{Body, borrowed};
use super::publications::{ChapterFile, NewsFile, PageFile};
use super::resolve::Panels;
use super::sources::{served, serves};
use crate::finding::{Findings, Place, Problem};
use crate::localized::{Lang, Localized};
use crate::source::decode::Located;

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

/// The file of each site language: the one with its own tag, else the one with its primary subtag.
pub fn by_language<T>(files: Vec<TextFile>, reading: &Reading, pick: impl Fn(FrontMatter) -> Option<T>) -> Panels<T> {
    let count = reading.languages.len();
    let mut panels: Panels<T> = (0..count).map(|_| None).collect();
    let mut rest = files;
    // Exact tags first, so that `fr-FR` wins over `fr` where both are there.
    rest.sort_by_key(|file| match &file.suffix {
        Some(suffix) => !reading.languages.iter().any(|tag| tag.as_str().eq_ignore_ascii_case(suffix)),
        None => true,
    });
    for file in rest {
        let index = match &file.suffix {
            None => Some(0),
            Some(suffix) => {
                let free = |index: &usize| panels[*index].is_none();
                (0..count)
                    .filter(|index| serves(suffix, &reading.languages[*index]))
                    .find(free)
                    .or_else(|| served(suffix, &reading.languages))
            }
        };
        let Some(index) = index.filter(|index| panels[*index].is_none()) else { continue };
        let id = file.body.file();
        panels[index] = pick(file.front).map(|front| (Written { file: front, body: file.body }, id));
    }
    panels
}

/// Notes each language that has no file, at the first file there is (W01).
pub fn warn_of_missing<T>(panels: &Panels<T>, reading: &Reading, findings: &mut Findings) {
    let Some(source) = panels.iter().position(Option::is_some) else { return };
    let Some((_, file)) = &panels[source] else { return };
    for (tag, panel) in reading.languages.iter().zip(panels) {
        if panel.is_none() {
            let borrowed = Some(reading.languages[source].as_str().to_owned());
            findings.add(Problem::MissingTranslation { lang: tag.as_str().to_owned(), borrowed }, Place::file(*file));
        }
    }
}

/// The panel of the first language that has a file.
pub fn first<T>(panels: &Localized<Written<T>>) -> &Written<T> {
    &panels[panels.written_in(Lang::FIRST)]
}

/// A news item's panels; facts that a twin does not say it takes from the first.
pub fn news(panels: Panels<NewsFile>, findings: &mut Findings) -> Option<Localized<Written<NewsFile>>> {
    let mut panels = localized(panels)?;
    let facts = panels.first.file.clone();
    if facts.date.is_none() {
        findings.add(Problem::MissingKey { key: "date".to_owned() }, panels.first.body.place.within(0, 0));
        return None;
    }
    for file in panels.others() {
        let place = file.place;
        agree("date", file.date.as_ref(), facts.date.as_ref(), place, findings);
        agree("topics", values(&file.topics).as_ref(), values(&facts.topics).as_ref(), place, findings);
        agree("draft", file.draft.as_ref(), facts.draft.as_ref(), place, findings);
        let event = |file: &NewsFile| file.event.as_ref().map(|event| (event.from, event.to, event.attendance));
        agree("event", event(file).as_ref(), event(&facts).as_ref(), place, findings);
        let image = |file: &NewsFile| file.image.as_ref().map(|image| image.file.value.clone());
        agree("image", image(file).as_ref(), image(&facts).as_ref(), place, findings);
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
pub fn chapter(panels: Panels<ChapterFile>, findings: &mut Findings) -> Option<Localized<Written<ChapterFile>>> {
    let mut panels = localized(panels)?;
    let facts = panels.first.file.clone();
    for file in panels.others() {
        agree("kind", file.kind.as_ref(), facts.kind.as_ref(), file.place, findings);
        agree("draft", file.draft.as_ref(), facts.draft.as_ref(), file.place, findings);
        file.kind = facts.kind;
        file.draft = facts.draft;
        if file.authors.is_empty() {
            file.authors = facts.authors.clone();
        }
    }
    panels.done()
}

/// A page's panels.
pub fn page(panels: Panels<PageFile>, findings: &mut Findings) -> Option<Localized<Written<PageFile>>> {
    let mut panels = localized(panels)?;
    let facts = panels.first.file.clone();
    for file in panels.others() {
        agree("weight", file.weight.as_ref(), facts.weight.as_ref(), file.place, findings);
        agree("draft", file.draft.as_ref(), facts.draft.as_ref(), file.place, findings);
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

fn agree<T: PartialEq>(key: &'static str, said: Option<&T>, fact: Option<&T>, place: Place, findings: &mut Findings) {
    if said.is_some() && said != fact {
        findings.add(Problem::TwinsDisagree { key }, place);
    }
}

fn values(list: &[Located<String>]) -> Option<Vec<String>> {
    (!list.is_empty()).then(|| list.iter().map(|reference| reference.value.clone()).collect())
}
