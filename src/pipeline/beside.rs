//! What stands beside the pages: door, missing page, old addresses, feeds, data, what hosts read, and files that go
//! out as they are. All at once for a build, one at a time for whoever asks.

use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use super::Compiled;
use crate::finding::{FileTrouble, Findings, Place};
use crate::localized::Lang;
use crate::model::load;
use crate::model::settings::Root;
use crate::path::OutPath;
use crate::plan::page::{Fold, Page, Redirect, Subject};
use crate::render::desk::Desk;
use crate::render::press::Press;
use crate::render::template::TemplateTrouble;
use crate::render::workbook::Sheet;
use crate::render::{dataset, export, feed, hosting, llms, pages, picture, sitemap, template_problem};
use crate::snapshot::{Content, Publication, Snapshot, Write};
use crate::source::text::Text;

/// What goes out as it is.
pub(super) const STATIC: &str = "content/media/static/";

/// What stands beside the pages.
pub(super) struct Beside {
    /// The paths of what is made together, in order, if it was made.
    pub together: Option<Vec<OutPath>>,
    /// The rest.
    pub files: Publication,
    /// What is wrong with it.
    pub findings: Findings,
}

/// A file that somebody asks for by its path.
pub enum Asked<'site> {
    /// A page.
    Page(&'site Page),
    /// A page with its twin beside it.
    Fold(Fold),
    /// A part of the search index.
    Search,
    /// A page that leads elsewhere, or stands at the root; markup, or why the theme's template failed.
    Markup(Result<String, TemplateTrouble>),
    /// Any other file, ready.
    Bytes(Vec<u8>),
    /// Perhaps one of those that are made together: data and sitemap.
    Together,
    /// Perhaps one that a page brings with it.
    OfPage,
}

/// `media/static/` goes out as it is, unless it holds what no reader should get (E25; format.md §7).
pub(super) fn as_it_is<E>(snapshot: &Snapshot, write: Write<E>, findings: &mut Findings) -> Result<(), E> {
    for (id, file) in snapshot.numbered() {
        let Some(path) = file.path.as_str().strip_prefix(STATIC).and_then(OutPath::new) else { continue };
        let Some(bytes) = bytes(&file.content) else { continue };
        if picture::is_unsafe_as_it_is(path.as_str(), bytes) {
            findings.add(load::file_problem(file.path.as_str(), FileTrouble::Unsafe), Place::file(id));
        }
        write(&path, bytes.into())?;
    }
    Ok(())
}

fn bytes(content: &Content) -> Option<&[u8]> {
    match content {
        Content::Text(text) => Some(text.as_bytes()),
        Content::Bytes(bytes) => Some(bytes),
        Content::Refused(_) => None,
    }
}

impl Compiled {
    /// Everything that stands beside the pages: what is made together is written at once, unless it stays, and told
    /// by its paths; the rest is given.
    pub(super) fn beside<E: Send>(&self, press: &Press, write: Option<Write<E>>) -> Result<Beside, E> {
        let plan = &self.plan;
        let mut findings = Findings::new();
        let together = write.map(|write| self.written_together(press, write)).transpose()?;
        let mut files = Publication::new();
        let mut add = |path: &str, bytes: Vec<u8>| drop(OutPath::new(path).map(|path| files.insert(path, bytes)));
        for path in ROOTS {
            match root(press, path) {
                Ok(html) => add(path, html.into_bytes()),
                Err(trouble) => findings.add(template_problem(&trouble, path), Place::SITE),
            }
        }
        for redirect in &plan.routes.redirects {
            match moved(press, redirect) {
                Some(Ok(html)) => add(&format!("{}index.html", redirect.from), html.into_bytes()),
                Some(Err(trouble)) => findings.add(template_problem(&trouble, &redirect.from), Place::SITE),
                None => {}
            }
        }
        for lang in Lang::all(plan.model.languages.len()) {
            let path = format!("{}/feed.xml", plan.routes.folders[lang.index()]);
            add(&path, feed::feed(&plan.model, &plan.routes, &plan.readers[lang.index()], &press.base));
        }
        for path in HOSTING {
            add(path, hosting(press, path));
        }
        Ok(Beside { together, files, findings })
    }

    /// The files that are made together: data and sitemap.
    pub fn together(&self, press: &Press) -> Publication {
        let files = Mutex::new(Publication::new());
        let Ok(()) = self.write_together(press, &|path, body| {
            let bytes = body.bytes();
            files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), bytes);
            Ok::<(), Infallible>(())
        });
        files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes them, and gives their paths in order.
    fn written_together<E: Send>(&self, press: &Press, write: Write<E>) -> Result<Vec<OutPath>, E> {
        let paths = Mutex::new(Vec::new());
        self.write_together(press, &|path, body| {
            write(path, body)?;
            paths.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
            Ok(())
        })?;
        let mut paths = paths.into_inner().unwrap_or_else(PoisonError::into_inner);
        paths.sort();
        Ok(paths)
    }

    fn write_together<E: Send>(&self, press: &Press, write: Write<E>) -> Result<(), E> {
        let plan = &self.plan;
        sitemap::sitemap(&plan.model, &plan.routes, &press.base, write)?;
        dataset::files(dataset::Desk { plan, base: &press.base, say: &sayer(press) }, write)
    }

    /// What the site publishes of a kind, as a sheet.
    pub fn exported(&self, press: &Press, kind: export::Kind) -> Sheet {
        export::sheet(kind, dataset::Desk { plan: &self.plan, base: &press.base, say: &sayer(press) })
    }

    /// The file at a path from the site's root (`fr/index.html`), made now.
    pub fn asked<'site>(&'site self, press: &Press<'site>, path: &str) -> Asked<'site> {
        let routes = &self.plan.routes;
        let address = path.strip_suffix("index.html").filter(|address| !address.is_empty());
        if let Some(page) = address.and_then(|address| routes.at(address)) {
            return Asked::Page(page);
        }
        if ROOTS.contains(&path) {
            return Asked::Markup(root(press, path));
        }
        let redirect = address.and_then(|address| routes.redirects.iter().find(|redirect| redirect.from == address));
        if let Some(html) = redirect.and_then(|redirect| moved(press, redirect)) {
            return Asked::Markup(html);
        }
        if HOSTING.contains(&path) {
            return Asked::Bytes(hosting(press, path));
        }
        if let Some(fold) = address.and_then(|address| routes.fold_at(address)) {
            return Asked::Fold(fold);
        }
        if path.starts_with("assets/search/") || path.strip_suffix("/search.json").is_some_and(|folder| !folder.contains('/')) {
            return Asked::Search;
        }
        let folder = path.strip_suffix("/feed.xml").and_then(|folder| routes.folders.iter().position(|own| own == folder));
        if let Some(lang) = folder.and_then(|index| Lang::all(routes.folders.len()).nth(index)) {
            return Asked::Bytes(feed::feed(&self.plan.model, routes, &self.plan.readers[lang.index()], &press.base));
        }
        let asset = OutPath::new(path).and_then(|path| self.assets.files.get(&path));
        let as_it_is = || press.snapshot.find(&format!("{STATIC}{path}")).and_then(|(_, file)| bytes(&file.content));
        match asset.map(Vec::as_slice).or_else(as_it_is) {
            Some(bytes) => Asked::Bytes(bytes.to_owned()),
            None if path.starts_with("data/") || !path.contains('/') => Asked::Together,
            None => Asked::OfPage,
        }
    }
}

/// Who says notes in data: in the first language, with the values that their authors name.
fn sayer<'press>(press: &'press Press) -> impl Fn(&Text) -> String + Sync + 'press {
    let home = press.plan.routes.page(&Subject::Home, Lang::FIRST).expect("every language has a home page");
    move |note: &Text| match note[Lang::FIRST].contains("{{") {
        true => Desk::new(press, home).line(&note[Lang::FIRST], note.places[Lang::FIRST]),
        false => note[Lang::FIRST].to_owned(),
    }
}

/// The pages at the site's root.
const ROOTS: [&str; 2] = ["index.html", "404.html"];

fn root(press: &Press, path: &str) -> Result<String, TemplateTrouble> {
    let home = press.plan.routes.page(&Subject::Home, Lang::FIRST).expect("every language has a home page");
    let address = if path == "404.html" { path.to_owned() } else { String::new() };
    let page = Page { address, ..home.clone() };
    let desk = Desk::new(press, &page);
    match (path, press.plan.model.settings.root) {
        ("404.html", _) => pages::print_not_found(&desk),
        (_, Root::Door) => pages::print_door(&desk),
        (_, Root::Default) => pages::print_way_home(&desk),
    }
}

/// The page at an old address; nothing if the new one does not exist.
fn moved(press: &Press, redirect: &Redirect) -> Option<Result<String, TemplateTrouble>> {
    let page = press.plan.routes.page(&redirect.to, redirect.lang)?;
    Some(pages::print_redirect(&Desk::new(press, page), &redirect.from))
}

/// What hosts read.
const HOSTING: [&str; 4] = ["robots.txt", "llms.txt", "_headers", "_redirects"];

fn hosting(press: &Press, path: &str) -> Vec<u8> {
    match path {
        "robots.txt" => hosting::robots(&press.base),
        "_headers" => hosting::headers(&press.plan.routes.folders, press.wanted),
        "llms.txt" => {
            let home = press.plan.routes.page(&Subject::Home, Lang::FIRST).expect("every language has a home page");
            llms::text(&Desk::new(press, home))
        }
        _ => hosting::redirects(&press.plan.routes, &press.base),
    }
}
