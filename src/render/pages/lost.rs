//! Pages that lead elsewhere: the one for addresses that do not exist, and those at old addresses.

use crate::plan::address;
use crate::plan::page::{self, Subject};
use crate::plan::reader::Reader;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::links;
use crate::render::pages::search;
use crate::render::view::{self, Frame, Link, NotFoundPanel, SearchField};
use crate::snapshot::Links;

/// The page for addresses that do not exist; `desk` is that of the first language's home page.
pub fn not_found(desk: &Desk) -> view::NotFound {
    let panels: Vec<NotFoundPanel> = desk.plan().readers.iter().map(|reader| panel(desk, reader)).collect();
    let title = desk.word("not_found.title");
    let head = Head { title: title.clone(), description: desk.word("not_found.text"), draft: false, ..Head::default() };
    let mut frame = frame::apart(desk, head);
    frame.head_title = format!("{title} – {}", desk.typeset(&desk.model().settings.title[desk.lang()]));
    frame.canonical = format!("{}404.html", desk.press.base);
    frame.robots = Some("noindex");
    frame.figures_href = None;
    frame.alternates.clear();
    anchored(desk, &mut frame);
    view::NotFound { frame, panels }
}

fn panel(desk: &Desk, reader: &Reader) -> NotFoundPanel {
    let link = |subject: Subject, key: String| {
        let address = desk.plan().routes.address(&subject, reader.lang)?;
        let href = format!("{}{}", root(desk), address::relative("", address, desk.press.links));
        Some(Link { href, label: reader.words.get(&key).to_owned(), ..Link::default() })
    };
    let home = link(Subject::Home, "nav.home".to_owned());
    let sections = page::MENU.into_iter().filter_map(|section| link(page::index(section), format!("sections.{}", section.key())));
    let words = |key: &str| reader.locale.typeset(reader.words.get(key)).into_owned();
    let engine = link(Subject::Search(1), "search.label".to_owned()).filter(|_| search::is_searched(desk));
    let search = engine.map(|Link { href, .. }| SearchField { href, label: words("search.label"), button: words("search.button") });
    NotFoundPanel {
        lang: desk.tag(reader.lang),
        dir: reader.locale.direction().as_str(),
        title: words("not_found.title"),
        text: words("not_found.text"),
        links: home.into_iter().chain(sections).collect(),
        search,
    }
}

/// The way to the site's root from wherever somebody went astray: the path of the site's address, on whichever
/// host it is looked at; without a host the page only ever stands at the root.
fn root<'a>(desk: &Desk<'a>) -> &'a str {
    let base = desk.press.base.as_str();
    let path = base.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    match desk.press.links {
        Links::File => "",
        Links::Pretty => path.unwrap_or("/"),
    }
}

/// Makes every address of a frame lead from the root: the page appears wherever somebody went astray.
fn anchored(desk: &Desk, frame: &mut Frame) {
    let whole = |href: &mut String| *href = anchored_link(desk, href);
    frame.root = root(desk).to_owned();
    [&mut frame.home_href, &mut frame.css_href].into_iter().for_each(whole);
    frame.feed_href.iter_mut().chain(&mut frame.icon_href).chain(&mut frame.search_href).for_each(whole);
    frame.fonts.iter_mut().for_each(whole);
    frame.switch.iter_mut().for_each(|entry| whole(&mut entry.href));
    let logos = frame.footer.funders.iter_mut().filter_map(|funder| funder.logo.as_mut());
    logos.for_each(|logo| {
        whole(&mut logo.src);
        logo.srcset = None;
    });
    let footer = &mut frame.footer;
    let links = frame
        .menu
        .iter_mut()
        .chain(&mut footer.sections)
        .chain(&mut footer.pages)
        .chain(&mut footer.reuse)
        .chain(&mut footer.languages)
        .chain(&mut footer.contact);
    links.for_each(|link| whole(&mut link.href));
}

/// A link of the desk's page as one from the root; other addresses stay.
fn anchored_link(desk: &Desk, href: &str) -> String {
    let end = href.find(['?', '#']).unwrap_or(href.len());
    let (path, rest) = href.split_at(end);
    if path.contains(':') || path.starts_with('/') {
        return href.to_owned();
    }
    let mut folders: Vec<&str> = desk.page.address.split('/').filter(|folder| !folder.is_empty()).collect();
    let mut file = "";
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        match part {
            ".." => {
                folders.pop();
            }
            "" | "." => {}
            name if parts.peek().is_none() => file = name,
            name => folders.push(name),
        }
    }
    let folder = folders.iter().map(|folder| format!("{folder}/")).collect::<String>();
    format!("{}{folder}{file}{rest}", root(desk))
}

/// The page at an old address; `desk` is that of the page it leads to.
pub fn redirect(desk: &Desk, from: &str) -> view::RedirectPage {
    let way = |target: &str| address::relative(from, target, desk.press.links);
    let label = title(desk);
    let text = desk.word("redirect.text");
    let mut frame = frame::apart(desk, Head { title: label.clone(), description: text.clone(), ..Head::default() });
    // Only what such a page needs: it lies elsewhere, and nobody stays on it.
    frame.robots = Some("noindex");
    frame.root = address::root(from);
    frame.home_href = desk.plan().routes.address(&Subject::Home, desk.lang()).map(way).unwrap_or_default();
    frame.css_href = way(&desk.press.stylesheet);
    frame.icon_href = desk.press.icon.as_ref().map(|icon| way(icon));
    frame.fonts = desk.press.fonts.iter().map(|font| way(font)).collect();
    (frame.feed_href, frame.figures_href) = (None, None);
    (frame.fold, frame.search_href) = Default::default();
    (frame.alternates, frame.switch, frame.menu, frame.breadcrumbs, frame.notices) = Default::default();
    frame.footer = view::Footer::default();
    view::RedirectPage { frame, target: way(&desk.page.address), text, label }
}

/// The title of the desk's page: one whose words are a Markdown file, as only those have old addresses.
fn title(desk: &Desk) -> String {
    let found = match &desk.page.subject {
        Subject::Chapter(notebook, chapter) => links::target(desk, "chapter", &format!("{notebook}/{chapter}")),
        Subject::News(id) => links::target(desk, "news", id.as_str()),
        Subject::Testimonial(id) => links::target(desk, "testimonial", id.as_str()),
        Subject::Free(id) => links::target(desk, "page", id),
        _ => return desk.typeset(&desk.model().settings.title[desk.lang()]),
    };
    found.map_or_else(|_| desk.page.address.clone(), |target| target.title)
}
