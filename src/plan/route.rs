//! Routes: every page's address, no two alike (E23), and every page's twins.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::compared::Compared;
use super::handout::Handout;
use super::page::{self, Page, Redirect, Subject};
use super::reader::Reader;
use super::voices;
use crate::finding::{Findings, Place, Problem};
use crate::lang::Section;
use crate::localized::{Lang, Localized};
use crate::model::Model;
use crate::model::enterprise::Publish;
use crate::model::entities::Written;
use crate::model::settings::is_produced;
use crate::source::decode::Located;

/// Enterprises on one page of their list.
pub const ENTERPRISES_A_PAGE: usize = 48;
/// Testimonials on one page of their wall.
pub const VOICES_A_PAGE: usize = 30;
/// News items on one page of their list.
pub const NEWS_A_PAGE: usize = 30;
/// Members on one page of a federation's collection.
pub const MEMBERS_A_PAGE: usize = 100;
/// Entries on one page of the alphabetical index.
pub const ENTRIES_A_PAGE: usize = 800;

/// Every page of a site, and how to find one.
#[derive(Clone, Debug)]
pub struct Routes {
    /// The pages, by subject and language.
    pub pages: Vec<Page>,
    /// Old addresses.
    pub redirects: Vec<Redirect>,
    /// The folder of each language: `fr`, or the whole tag where two languages share it.
    pub folders: Vec<String>,
    /// The page of each subject in each language, as a place in `pages`.
    index: BTreeMap<Subject, Vec<Option<usize>>>,
    /// Places in `pages`, in the order of addresses.
    by_address: Vec<usize>,
    /// Whether two languages are published side by side.
    pub(super) facing: bool,
}

impl Routes {
    /// The page of a subject in a language, if it exists there.
    pub fn page(&self, subject: &Subject, lang: Lang) -> Option<&Page> {
        self.index.get(subject)?[lang.index()].map(|index| &self.pages[index])
    }

    /// The address of a subject in a language.
    pub fn address(&self, subject: &Subject, lang: Lang) -> Option<&str> {
        self.page(subject, lang).map(|page| page.address.as_str())
    }

    /// The page at an address.
    pub fn at(&self, address: &str) -> Option<&Page> {
        let found = self.by_address.binary_search_by(|index| self.pages[*index].address.as_str().cmp(address)).ok()?;
        Some(&self.pages[self.by_address[found]])
    }

    /// The same page in every language that has it.
    pub fn twins(&self, subject: &Subject) -> impl Iterator<Item = &Page> {
        Lang::all(self.folders.len()).filter_map(|lang| self.page(subject, lang))
    }

    /// The pages of each subject together, with their places in `pages`.
    pub fn together(&self) -> Vec<Vec<usize>> {
        self.index.values().map(|pages| pages.iter().flatten().copied().collect()).collect()
    }

    /// Whether a section has anything to list in a language.
    pub fn has(&self, section: Section, lang: Lang) -> bool {
        self.page(&page::index(section), lang).is_some()
    }
}

/// The routes of a model, of what can be compared in it, and of what it gives out on paper.
pub fn routes((model, compared, handouts): (&Model, &[Compared], &[Handout]), readers: &[Reader], findings: &mut Findings) -> Routes {
    let mut draft =
        Draft { model, compared, handouts, readers, folders: folders(model), pages: Vec::new(), redirects: Vec::new(), findings };
    for lang in Lang::all(model.languages.len()) {
        draft.language(lang);
    }
    let Draft { folders, pages, redirects, .. } = draft;
    check_addresses(&pages, &redirects, findings);
    let mut index: BTreeMap<Subject, Vec<Option<usize>>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        index.entry(page.subject.clone()).or_insert_with(|| vec![None; folders.len()])[page.lang.index()] = Some(at);
    }
    let mut by_address: Vec<usize> = (0..pages.len()).collect();
    by_address.sort_by(|one, other| pages[*one].address.cmp(&pages[*other].address));
    Routes { pages, redirects, folders, index, by_address, facing: is_produced(model.settings.produce.facing) }
}

/// The folder of each language: its primary subtag, or the whole tag where two languages share it.
fn folders(model: &Model) -> Vec<String> {
    let primary: Vec<&str> = model.languages.iter().map(|tag| tag.primary()).collect();
    let shared = |tag: &str| primary.iter().filter(|other| other.eq_ignore_ascii_case(tag)).count() > 1;
    let folder = |tag: &crate::lang::LanguageTag| if shared(tag.primary()) { tag.as_str() } else { tag.primary() }.to_ascii_lowercase();
    model.languages.iter().map(folder).collect()
}

pub(super) struct Draft<'site> {
    pub(super) model: &'site Model,
    pub(super) compared: &'site [Compared],
    pub(super) handouts: &'site [Handout],
    pub(super) readers: &'site [Reader],
    pub(super) folders: Vec<String>,
    pages: Vec<Page>,
    redirects: Vec<Redirect>,
    findings: &'site mut Findings,
}

impl Draft<'_> {
    fn language(&mut self, lang: Lang) {
        self.add(Subject::Home, lang, self.home(lang), Place::SITE);
        self.enterprises(lang);
        self.catalogue(lang);
        self.voices(lang);
        self.notebooks(lang);
        self.federations(lang);
        self.news(lang);
        self.free(lang);
        let model = self.model;
        if !model.partners.is_empty() {
            let base = self.section(Section::Partners, lang);
            self.add(Subject::Partners, lang, base.clone(), Place::SITE);
            for partner in model.partners.values() {
                self.add(Subject::Partner(partner.id.clone()), lang, format!("{base}{}/", partner.id), partner.place);
            }
        }
        if !model.catalogue.terms.is_empty() {
            let base = self.section(Section::Glossary, lang);
            self.add(Subject::Glossary, lang, base, Place::SITE);
        }
        self.about_the_site(lang);
        self.handed_out(lang);
        self.report(lang);
        let entries = self.pages.iter().filter(|page| page.lang == lang && page.subject.is_listed()).count();
        let base = self.section(Section::Search, lang);
        if !self.is_taken(&base) {
            self.list(lang, &base, entries.div_ceil(ENTRIES_A_PAGE), Subject::Search);
        }
    }

    /// Whether a page of the author's has this address already.
    pub(super) fn is_taken(&self, address: &str) -> bool {
        self.pages.iter().any(|page| page.address == address)
    }

    pub(super) fn section(&self, section: Section, lang: Lang) -> String {
        let reader = &self.readers[lang.index()];
        let name = section.address(reader.locale.primary(), &reader.words);
        format!("{}/{name}/", self.folders[lang.index()])
    }

    pub(super) fn add(&mut self, subject: Subject, lang: Lang, address: String, place: Place) {
        self.pages.push(Page { subject, lang, address, borrowed: None, place });
    }

    pub(super) fn list(&mut self, lang: Lang, base: &str, count: usize, subject: impl Fn(usize) -> Subject) {
        self.add(subject(1), lang, base.to_owned(), Place::SITE);
        for number in 2..=count.max(1) {
            self.add(subject(number), lang, format!("{base}page/{number}/"), Place::SITE);
        }
    }

    fn enterprises(&mut self, lang: Lang) {
        let model = self.model;
        let published: Vec<_> = model.enterprises.values().filter(|enterprise| enterprise.portrait.publish != Publish::None).collect();
        if published.is_empty() {
            return;
        }
        let base = self.section(Section::Enterprises, lang);
        self.list(lang, &base, published.len().div_ceil(ENTERPRISES_A_PAGE), Subject::Enterprises);
        self.parts_of_enterprises(lang, &base);
        for enterprise in published {
            let address = format!("{base}{}/", enterprise.id);
            self.add(Subject::Enterprise(enterprise.id.clone()), lang, address.clone(), enterprise.place);
            if enterprise.portrait.publish != Publish::All {
                continue;
            }
            for assessment in &enterprise.assessments {
                let subject = Subject::Assessment(enterprise.id.clone(), assessment.id.clone());
                self.add(subject, lang, format!("{address}{}/", assessment.id), assessment.place);
            }
        }
    }

    fn catalogue(&mut self, lang: Lang) {
        let catalogue = &self.model.catalogue;
        if !catalogue.indicators.is_empty() {
            let base = self.section(Section::Indicators, lang);
            self.add(Subject::Indicators, lang, base.clone(), Place::SITE);
            for indicator in &catalogue.indicators {
                self.add(Subject::Indicator(indicator.id.clone()), lang, format!("{base}{}/", indicator.id), indicator.place);
            }
            let data = self.section(Section::Data, lang);
            self.add(Subject::Data, lang, data, Place::SITE);
        }
        if !catalogue.topics.is_empty() {
            let base = self.section(Section::Topics, lang);
            self.add(Subject::Topics, lang, base.clone(), Place::SITE);
            for topic in &catalogue.topics {
                self.add(Subject::Topic(topic.id.clone()), lang, format!("{base}{}/", topic.id), topic.place);
            }
        }
    }

    fn voices(&mut self, lang: Lang) {
        let voices = voices::shown(self.model, lang);
        if voices.is_empty() {
            return;
        }
        let base = self.section(Section::Testimonials, lang);
        self.list(lang, &base, voices.len().div_ceil(VOICES_A_PAGE), Subject::Testimonials);
        self.parts_of_voices(lang, (&base, &voices));
        for voice in voices {
            let borrowed = voice.panels.borrowed(lang);
            let slug = self.slug(voice.panels[lang].slug.as_ref().filter(|_| borrowed.is_none()), voice.id.as_str());
            let subject = Subject::Testimonial(voice.id.clone());
            self.pages.push(Page { subject, lang, address: format!("{base}{slug}/"), borrowed, place: voice.place });
        }
    }

    fn notebooks(&mut self, lang: Lang) {
        let model = self.model;
        if model.notebooks.is_empty() {
            return;
        }
        let base = self.section(Section::Notebooks, lang);
        self.add(Subject::Notebooks, lang, base.clone(), Place::SITE);
        for notebook in model.notebooks.values() {
            let cover = format!("{base}{}/", notebook.id);
            self.add(Subject::Notebook(notebook.id.clone()), lang, cover.clone(), notebook.place);
            for chapter in &notebook.chapters {
                let file = &chapter.panels[lang].file;
                let aliases = file.aliases.clone();
                let subject = Subject::Chapter(notebook.id.clone(), chapter.id.clone());
                let slug = (file.slug.clone(), chapter.id.to_string());
                self.text(subject, lang, &chapter.panels, (&cover, slug), aliases);
            }
            if !notebook.chapters.is_empty() {
                let name = self.called(lang, "book.print_path", "print");
                self.add(Subject::Whole(notebook.id.clone()), lang, format!("{cover}{name}/"), notebook.place);
            }
        }
    }

    fn federations(&mut self, lang: Lang) {
        let model = self.model;
        if model.federations.is_empty() {
            return;
        }
        let base = self.section(Section::Federations, lang);
        self.add(Subject::Federations, lang, base.clone(), Place::SITE);
        for federation in model.federations.values() {
            let own = format!("{base}{}/", federation.id);
            self.add(Subject::Federation(federation.id.clone()), lang, own.clone(), federation.place);
            self.parts_of_federation(lang, (federation, &own));
        }
    }

    fn news(&mut self, lang: Lang) {
        let model = self.model;
        let shown = model.news.values().filter(|news| !model.settings.hides(&news.panels, lang)).count();
        if shown == 0 {
            return;
        }
        let base = self.section(Section::News, lang);
        self.list(lang, &base, shown.div_ceil(NEWS_A_PAGE), Subject::NewsList);
        for news in model.news.values() {
            let file = &news.panels[lang].file;
            let slug = (file.slug.clone(), news.id.to_string());
            self.text(Subject::News(news.id.clone()), lang, &news.panels, (&base, slug), file.aliases.clone());
        }
    }

    fn free(&mut self, lang: Lang) {
        let model = self.model;
        let home = self.home(lang);
        for page in model.pages.values().filter(|page| page.id != "index") {
            let (folder, last) = page.id.rsplit_once('/').unwrap_or(("", &page.id));
            let base = if folder.is_empty() { home.clone() } else { format!("{home}{folder}/") };
            let file = &page.panels[lang].file;
            self.text(
                Subject::Free(page.id.clone()),
                lang,
                &page.panels,
                (&base, (file.slug.clone(), last.to_owned())),
                file.aliases.clone(),
            );
        }
    }

    /// A page whose words are a Markdown file, with its former addresses.
    fn text<T>(
        &mut self,
        subject: Subject,
        lang: Lang,
        panels: &Localized<Written<T>>,
        (base, (slug, id)): (&str, (Option<Located<String>>, String)),
        aliases: Vec<Located<String>>,
    ) {
        if self.model.settings.hides(panels, lang) {
            return;
        }
        let borrowed = panels.borrowed(lang);
        let place = Place::file(panels[lang].body.file());
        let slug = self.slug(slug.as_ref().filter(|_| borrowed.is_none()), &id);
        self.pages.push(Page { subject: subject.clone(), lang, address: format!("{base}{slug}/"), borrowed, place });
        for alias in aliases.iter().filter(|_| borrowed.is_none()) {
            match alias_address(&alias.value) {
                Some(from) => self.redirects.push(Redirect { from, to: subject.clone(), lang, place: alias.place }),
                None => self.findings.add(Problem::BadSlug { written: alias.value.clone(), proposal: None }, alias.place),
            }
        }
    }

    /// The written slug if it can be an address on every system, else the id and a finding.
    fn slug(&mut self, written: Option<&Located<String>>, id: &str) -> String {
        let Some(written) = written else { return id.to_owned() };
        if is_slug(&written.value) {
            return written.value.clone();
        }
        let proposal = crate::model::id::proposal(&written.value).map(|id| if is_slug(&id) { id } else { format!("{id}-1") });
        self.findings.add(Problem::BadSlug { written: written.value.clone(), proposal }, written.place);
        id.to_owned()
    }
}

/// Whether a word can be a folder's name everywhere: an id, and no name that a system keeps for itself.
fn is_slug(text: &str) -> bool {
    const RESERVED: [&str; 8] = ["con", "prn", "aux", "nul", "index", "404", "assets", "page"];
    let device = |text: &str| {
        let stem = text.strip_prefix("com").or_else(|| text.strip_prefix("lpt"));
        stem.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    crate::model::id::Id::new(text).is_some() && !RESERVED.contains(&text) && !device(text)
}

/// The address of an alias: plain folder names from the site's root.
fn alias_address(written: &str) -> Option<String> {
    let path = written.trim_matches('/');
    let path = path.strip_suffix("/index.html").or_else(|| path.strip_suffix(".html")).unwrap_or(path);
    let plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~'))
    };
    (!path.is_empty() && path.split('/').all(plain)).then(|| format!("{path}/"))
}

/// Notes pages that share an address, also by case or Unicode form (E23).
fn check_addresses(pages: &[Page], redirects: &[Redirect], findings: &mut Findings) {
    let mut taken: BTreeMap<String, Place> = BTreeMap::new();
    let pages = pages.iter().map(|page| (page.address.as_str(), page.place));
    for (address, place) in pages.chain(redirects.iter().map(|redirect| (redirect.from.as_str(), redirect.place))) {
        let folded: String = address.nfc().collect::<String>().to_lowercase();
        match taken.get(&folded) {
            Some(first) => findings.add_related(Problem::SameAddress { address: format!("/{address}") }, place, *first),
            None => {
                taken.insert(folded, place);
            }
        }
    }
}
