//! Links: references, paths and addresses that authors write, as links from the page they stand on.

use super::desk::Desk;
use super::numbered::{self, Named};
use super::prose::LinkTarget;
use super::view::Link;
use crate::finding::{Place, Problem};
use crate::lang::Section;
use crate::localized::Lang;
use crate::model::id::Id;
use crate::model::known::Kind;
use crate::model::settings::MenuEntry;
use crate::nearest::nearest;
use crate::plan::page::{self, Subject};
use crate::snapshot::FileId;

/// What a reference link names: a page and where on it.
pub struct Target {
    /// The page's subject.
    pub subject: Subject,
    /// An anchor on it.
    pub anchor: Option<String>,
    /// What it is called, in the page's language.
    pub title: String,
}

/// The target of `scheme:reference`, or why there is none (E02).
pub fn target(desk: &Desk, scheme: &str, reference: &str) -> Result<Target, Problem> {
    let (model, lang) = (desk.whole(), desk.lang());
    let known = &model.known;
    let whole = |subject: Subject, title: String| Target { subject, anchor: None, title };
    let id = |kind: Kind, reference: &str| {
        Id::new(reference).filter(|_| known.has(kind, reference)).ok_or_else(|| known.unknown(kind, reference))
    };
    Ok(match scheme {
        "enterprise" => {
            let id = id(Kind::Enterprise, reference)?;
            let title = model.enterprises.get(&id).map_or_else(String::new, |enterprise| desk.text(&enterprise.portrait.name));
            whole(Subject::Enterprise(id), title)
        }
        "assessment" => {
            let (enterprise, assessment) = pair(reference, Kind::Assessment, desk)?;
            let found =
                model.enterprises.get(&enterprise).and_then(|enterprise| enterprise.assessments.iter().find(|own| own.id == assessment));
            let title = found.map_or_else(String::new, |assessment| desk.text(assessment.title()));
            whole(Subject::Assessment(enterprise, assessment), title)
        }
        "indicator" => {
            let own = reference.rsplit('/').next().unwrap_or(reference);
            let id = id(Kind::Indicator, own)?;
            if reference.contains('/')
                && !known.has(Kind::Result, reference)
                && !model.federations.contains_key(reference.split('/').next().unwrap_or_default())
            {
                return Err(known.unknown(Kind::Result, reference));
            }
            let title = model.catalogue.indicator(own).map_or_else(String::new, |indicator| desk.text(&indicator.name));
            whole(Subject::Indicator(id), title)
        }
        "testimonial" => {
            let id = id(Kind::Testimonial, reference)?;
            if let Some(reason) = model.left_out.get(&id) {
                return Err(Problem::VoiceNotCleared { id: id.to_string(), reason });
            }
            let title = model.testimonials.get(&id).map_or_else(String::new, |voice| match voice.channels.contains(&desk.channel) {
                true => desk.typeset(voice.panels[lang].title.as_written()),
                // Its own words stay where its witness agreed to have them.
                false => desk.word("book.voice_elsewhere"),
            });
            whole(Subject::Testimonial(id), title)
        }
        "notebook" => {
            let id = id(Kind::Notebook, reference)?;
            let title = model.notebooks.get(&id).map_or_else(String::new, |notebook| desk.text(&notebook.file.title));
            whole(Subject::Notebook(id), title)
        }
        "chapter" => {
            let (notebook, chapter) = pair(reference, Kind::Chapter, desk)?;
            let found = model.notebooks.get(&notebook).and_then(|notebook| notebook.chapters.iter().find(|own| own.id == chapter));
            let title = found.map_or_else(String::new, |chapter| desk.typeset(chapter.panels[lang].file.title.value.as_written()));
            whole(Subject::Chapter(notebook, chapter), title)
        }
        "federation" => {
            let id = id(Kind::Federation, reference)?;
            let title = model.federations.get(&id).map_or_else(String::new, |federation| desk.text(&federation.file.name));
            whole(Subject::Federation(id), title)
        }
        "topic" => {
            let id = id(Kind::Topic, reference)?;
            let title = model.catalogue.topic(reference).map_or_else(String::new, |topic| desk.text(&topic.name));
            whole(Subject::Topic(id), title)
        }
        "term" => {
            let id = id(Kind::Term, reference)?;
            let title = model.catalogue.term(reference).map_or_else(String::new, |term| desk.text(&term.label));
            Target { subject: Subject::Glossary, anchor: Some(id.to_string()), title }
        }
        "news" => {
            let id = id(Kind::News, reference)?;
            let title = model.news.get(&id).map_or_else(String::new, |news| desk.typeset(news.panels[lang].file.title.as_written()));
            whole(Subject::News(id), title)
        }
        "page" => {
            if !known.has(Kind::Page, reference) {
                return Err(known.unknown(Kind::Page, reference));
            }
            let title = model.pages.get(reference).map_or_else(String::new, |page| desk.typeset(page.panels[lang].file.title.as_written()));
            whole(if reference == "index" { Subject::Home } else { Subject::Free(reference.to_owned()) }, title)
        }
        "partner" => {
            let id = id(Kind::Partner, reference)?;
            let title = model.partners.get(&id).map_or_else(String::new, |partner| desk.text(&partner.file.name));
            whole(Subject::Partner(id), title)
        }
        "figure" => figure(desk, reference)?,
        _ => {
            let schemes = [
                "enterprise",
                "assessment",
                "indicator",
                "testimonial",
                "notebook",
                "chapter",
                "federation",
                "topic",
                "term",
                "news",
                "page",
                "partner",
                "figure",
            ];
            let near = nearest(scheme, schemes).map(str::to_owned);
            return Err(Problem::UnknownReference { kind: "page", written: format!("{scheme}:{reference}"), nearest: near });
        }
    })
}

fn pair(reference: &str, kind: Kind, desk: &Desk) -> Result<(Id, Id), Problem> {
    let known = &desk.model().known;
    let parts = reference.split_once('/').and_then(|(parent, id)| Some((Id::new(parent)?, Id::new(id)?)));
    parts.filter(|_| known.has(kind, reference)).ok_or_else(|| known.unknown(kind, reference))
}

/// `figure:accompagner/fig-exits`: a figure, a table or voices of a notebook.
fn figure(desk: &Desk, reference: &str) -> Result<Target, Problem> {
    let unknown = |nearest: Option<String>| Problem::UnknownReference { kind: "figure", written: reference.to_owned(), nearest };
    let Some((notebook, id)) = reference.split_once('/') else { return Err(unknown(None)) };
    if !desk.plan().outlines.contains_key(notebook) {
        return Err(desk.model().known.unknown(Kind::Notebook, notebook));
    }
    match numbered::in_notebook(desk, notebook, id) {
        Some(Named::Shown(subject, label)) => Ok(Target { subject, anchor: Some(id.to_owned()), title: numbered::label(desk, label) }),
        // What an edition does not show has no place to lead to; texts say so in words.
        Some(Named::Silent(_)) | None => Err(unknown(nearest(id, numbered::ids(desk, notebook)).map(|id| format!("{notebook}/{id}")))),
    }
}

/// A target as a link: to the page in the reader's language, else in the first that has it, which is said (W20).
pub fn as_link(desk: &Desk, target: Target) -> LinkTarget {
    let routes = &desk.plan().routes;
    let anchored = |address: &str| match &target.anchor {
        Some(anchor) => format!("{}#{anchor}", desk.to(address)),
        None => desk.to(address),
    };
    let own = routes.page(&target.subject, desk.lang());
    let other = || Lang::all(desk.model().languages.len()).find_map(|lang| routes.page(&target.subject, lang));
    match own.or_else(other) {
        Some(page) => {
            desk.leads_to(&target.subject, &page.address);
            let foreign = page.borrowed.or((page.lang != desk.lang()).then_some(page.lang));
            let lang = foreign.map(|lang| desk.tag(lang));
            LinkTarget { href: anchored(&page.address), title: target.title, lang, note: None }
        }
        None => {
            let anchor = target.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
            let href = desk.elsewhere(&target.subject).map_or_else(String::new, |address| address + &anchor);
            LinkTarget { href, title: target.title, ..LinkTarget::default() }
        }
    }
}

/// The address of an internal path as an author writes it: an anchor here, a page from the site's root or from
/// this page, or a Markdown file of the site.
pub fn path(desk: &Desk, target: &str, place: Place) -> Result<String, Problem> {
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    if path.is_empty() {
        let anchor = anchor.unwrap_or_default();
        return numbered::target(desk, anchor).map(|target| target.href).ok_or_else(|| dead_anchor(desk, anchor));
    }
    let address = resolve(desk, path, place.file).ok_or_else(|| dead_path(desk, target, place.file))?;
    let href = desk.to(&address);
    desk.plan().routes.at(&address).into_iter().for_each(|page| desk.leads_to(&page.subject, &page.address));
    Ok(anchor.map_or(href.clone(), |anchor| format!("{href}#{anchor}")))
}

fn dead_anchor(desk: &Desk, anchor: &str) -> Problem {
    let notes = desk.notes.borrow();
    let here = notes.labels.keys().chain(notes.called.keys()).map(String::as_str);
    let notebook = match &desk.page.subject {
        Subject::Chapter(notebook, _) => Some(notebook.as_str()),
        _ => None,
    };
    let near = nearest(anchor, here.chain(notebook.into_iter().flat_map(|notebook| numbered::ids(desk, notebook)))).map(str::to_owned);
    Problem::DeadAnchor { anchor: anchor.to_owned(), nearest: near }
}

fn dead_path(desk: &Desk, target: &str, file: FileId) -> Problem {
    if !target.ends_with(".md") && !target.ends_with(".yaml") && super::media::find(desk.press.snapshot, file, target).is_ok() {
        return Problem::KeptFile { target: target.to_owned() };
    }
    if target.ends_with(".md") {
        // A file of the same folder, as it would be written here.
        let folder = desk.press.snapshot.files.get(file.0 as usize).map(|file| file.path.folder()).unwrap_or_default();
        let beside = desk.press.snapshot.files.iter().filter(|file| file.path.folder() == folder).map(|file| file.path.name());
        let near = nearest(target, beside.filter(|name| name.ends_with(".md"))).map(str::to_owned);
        return Problem::DeadPath { target: target.to_owned(), nearest: near };
    }
    let pages = desk.plan().routes.pages.iter().filter(|page| page.lang == desk.lang()).map(|page| page.address.trim_end_matches('/'));
    let near = nearest(target.trim_matches('/'), pages).map(|address| format!("/{address}/"));
    Problem::DeadPath { target: target.to_owned(), nearest: near }
}

fn resolve(desk: &Desk, path: &str, file: FileId) -> Option<String> {
    let routes = &desk.plan().routes;
    let published = |address: &str| {
        let folder = format!("{}/", address.trim_end_matches('/').trim_end_matches("/index.html"));
        let folder = folder.trim_start_matches('/').to_owned();
        routes.at(&folder).map(|page| page.address.clone())
    };
    if let Some(absolute) = path.strip_prefix('/') {
        return published(absolute).or_else(|| static_file(desk, absolute));
    }
    let source = desk.press.snapshot.files.get(file.0 as usize).map(|file| file.path.folder().to_owned()).unwrap_or_default();
    if path.ends_with(".md") {
        let target = crate::path::SourcePath::resolve(&source, path)?;
        let (_, _) = desk.press.snapshot.find(target.as_str())?;
        return super::media::page_of(desk, target.as_str());
    }
    let here = crate::path::SourcePath::resolve(desk.page.address.trim_end_matches('/'), path)?;
    published(here.as_str()).or_else(|| super::media::published(desk, &source, path))
}

fn static_file(desk: &Desk, path: &str) -> Option<String> {
    desk.press.snapshot.find(&format!("content/media/static/{path}")).map(|_| path.to_owned())
}

/// An entry of the author's menu.
pub fn menu_entry(desk: &Desk, entry: &MenuEntry) -> Option<Link> {
    match entry {
        MenuEntry::Reference(reference) => {
            let section = Section::ALL.into_iter().find(|section| section.key() == reference.value);
            if let Some(section) = section {
                let mut link = desk.link(&page::index(section), desk.word(&format!("sections.{}", section.key())))?;
                link.current = desk.page.subject.section() == Some(section);
                return Some(link);
            }
            let (scheme, id) = reference.value.split_once(':').unwrap_or(("page", &reference.value));
            let target = target(desk, scheme, id).ok()?;
            let mut link = desk.link(&target.subject, target.title)?;
            desk.plan().routes.page(&target.subject, desk.lang()).into_iter().for_each(|page| desk.leads_to(&page.subject, &page.address));
            link.current = desk.page.subject == target.subject;
            Some(link)
        }
        MenuEntry::Link(link) => {
            let href = if is_safe(&link.url.value) { link.url.value.clone() } else { path(desk, &link.url.value, link.url.place).ok()? };
            Some(Link { href, label: desk.text(&link.label), ..Link::default() })
        }
    }
}

/// Whether an address leads to the web and cannot run anything.
pub fn is_safe(url: &str) -> bool {
    let plain = !url.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\'));
    plain && (url.starts_with("https://") || url.starts_with("http://")) && url.len() > 8
}

/// An address as people write it: without scheme and slash.
pub fn plain_address(url: &str) -> String {
    url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned()
}
