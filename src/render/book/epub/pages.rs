//! The pages of an e-book: cover, title, contents, chapters, lists, colophon.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::{Item, picture_path};
use crate::render::book::lists::Entry;
use crate::render::book::tree::{Element, Node};
use crate::render::book::xhtml::{self, Manner, Medium};
use crate::render::book::{Book, Cover, Part, drawing};
use crate::render::desk::Desk;
use crate::untrusted::escaped;

/// Every page, in reading order; the contents first.
pub fn pages(desk: &Desk, book: &Book) -> Vec<Item> {
    let page = |path: &str, title: &str, kind: &str, body: String| {
        let properties = ["svg", "mathml"].into_iter().filter(|kind| body.contains(if *kind == "svg" { "<svg" } else { "<math" }));
        let properties = properties.collect();
        Item { path: path.to_owned(), media_type: XHTML, properties, bytes: document(book, title, (kind, &body)).into_bytes() }
    };
    let mut pages = vec![
        page("cover.xhtml", &book.title, "cover", cover(desk, book)),
        page("title.xhtml", &book.title, "titlepage", title(desk, book)),
    ];
    for part in &book.parts {
        pages.push(page(&format!("{}.xhtml", part.id), &part.title, "chapter", chapter(desk, part)));
    }
    for (path, key, kind, body) in back(desk, book) {
        pages.push(page(path, &desk.word(key), kind, body));
    }
    let contents = document(book, &desk.word("notebook.contents"), ("frontmatter", &contents(desk, book)));
    pages.insert(2, Item { path: "nav.xhtml".to_owned(), media_type: XHTML, properties: vec!["nav"], bytes: contents.into_bytes() });
    pages
}

/// What follows the chapters: path, the key of its title, its kind, its words.
fn back(desk: &Desk, book: &Book) -> Vec<(&'static str, &'static str, &'static str, String)> {
    let pages = [
        ("works.xhtml", "book.bibliography", "bibliography", works(desk, book)),
        ("words.xhtml", "book.terms", "glossary", words(desk, book)),
        ("indicators.xhtml", "book.indicators", "index", indicators(desk, book)),
        ("lists.xhtml", "book.lists", "backmatter", lists(desk, book)),
        ("colophon.xhtml", "book.colophon", "colophon", colophon(desk, book)),
    ];
    pages.into_iter().filter(|(.., body)| !body.is_empty()).collect()
}

/// The works that the book is based on.
fn works(desk: &Desk, book: &Book) -> String {
    if book.works.is_empty() {
        return String::new();
    }
    let work = |(anchor, nodes): &(String, Vec<Node>)| format!("<li id=\"{}\">{}</li>", escaped(anchor), written(desk, nodes));
    let works: String = book.works.iter().map(work).collect();
    format!(
        "<section role=\"doc-bibliography\"><h1>{}</h1><ul class=\"list\">{works}</ul></section>",
        escaped(&desk.word("book.bibliography"))
    )
}

/// The words of the glossary that the book uses.
fn words(desk: &Desk, book: &Book) -> String {
    if book.terms.is_empty() {
        return String::new();
    }
    let term = |(word, meaning): &(String, String)| format!("<dt>{}</dt><dd>{}</dd>", escaped(word), escaped(meaning));
    let terms: String = book.terms.iter().map(term).collect();
    format!("<h1>{}</h1><dl>{terms}</dl>", escaped(&desk.word("book.terms")))
}

/// Where each indicator is found.
fn indicators(desk: &Desk, book: &Book) -> String {
    if book.indicators.is_empty() {
        return String::new();
    }
    let named = |id: &String| {
        let figure = book.lists.figures.iter().chain(&book.lists.tables).find(|entry| entry.id == *id).map(|entry| entry.label.clone());
        let chapter = || book.parts.iter().find(|part| part.id == *id).map(|part| part.title.clone());
        let label = figure.or_else(chapter)?;
        Some(format!("<a href=\"{}\">{}</a>", escaped(&address(id)), escaped(&label)))
    };
    let entry = |(name, places): &(String, Vec<String>)| {
        format!("<li>{}: {}</li>", escaped(name), places.iter().filter_map(named).collect::<Vec<_>>().join(", "))
    };
    let entries: String = book.indicators.iter().map(entry).collect();
    format!("<h1>{}</h1><ul>{entries}</ul>", escaped(&desk.word("book.indicators")))
}

const XHTML: &str = "application/xhtml+xml";

fn document(book: &Book, title: &str, (kind, body): (&str, &str)) -> String {
    let (lang, dir, title) = (escaped(&book.lang), book.dir, escaped(title));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{lang}\" xml:lang=\"{lang}\" dir=\"{dir}\">\n<head><title>{title}</title>\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/></head>\n<body epub:type=\"{kind}\">\n{body}\n</body>\n</html>\n"
    )
}

fn cover(desk: &Desk, book: &Book) -> String {
    let (title, series) = (escaped(&book.title), escaped(&book.series));
    if let Cover::Picture(path, alt) = &book.cover {
        let alt = if alt.is_empty() { &book.title } else { alt };
        return format!("<div class=\"cover-p\"><img src=\"{}\" alt=\"{}\"/></div>", picture_path(path), escaped(alt));
    }
    let drawn = match &book.cover {
        Cover::Drawing(svg) => drawing::on_plate(svg, &desk.press.paper.tokens),
        _ => String::new(),
    };
    let issuer = book.issuer.as_deref().map(escaped).unwrap_or_default();
    let published = escaped(&book.published);
    format!(
        "<div class=\"cover\"><p class=\"ser\">{series}</p><p class=\"ttl\">{title}</p>{drawn}<p class=\"ft\">{issuer} · {published}</p></div>"
    )
}

fn line(out: &mut String, class: &str, words: &str) {
    write!(out, "<p class=\"{class}\">{}</p>", escaped(words)).expect("a String takes every write");
}

fn title(desk: &Desk, book: &Book) -> String {
    let mut out = format!("<section><p class=\"eyebrow\">{}</p><h1>{}</h1>", escaped(&book.series), escaped(&book.title));
    book.subtitle.iter().for_each(|words| line(&mut out, "subtitle", words));
    let by = [book.issuer.clone(), Some(book.published.clone())];
    line(&mut out, "meta", &by.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    book.caution.iter().for_each(|words| line(&mut out, "caution", words));
    out.push_str(&written(desk, &book.summary));
    book.lexicon_note.iter().for_each(|words| line(&mut out, "meta", words));
    out.push_str("</section>");
    out
}

fn chapter(desk: &Desk, part: &Part) -> String {
    let mut out = format!("<section id=\"{}\" epub:type=\"chapter\" role=\"doc-chapter\"><header>", part.id);
    part.eyebrow.iter().for_each(|words| line(&mut out, "eyebrow", words));
    write!(out, "<h1>{}</h1>", escaped(&part.title)).expect("a String takes every write");
    part.lead.iter().for_each(|words| line(&mut out, "lead", words));
    part.authors.iter().for_each(|words| line(&mut out, "meta", words));
    out.push_str("</header>");
    let body = written(desk, &part.body);
    match &part.borrowed {
        Some(tag) => write!(out, "<div lang=\"{0}\" xml:lang=\"{0}\">{body}</div>", escaped(tag)).expect("a String takes every write"),
        None => out.push_str(&body),
    }
    out.push_str("</section>");
    out
}

fn written(desk: &Desk, nodes: &[Node]) -> String {
    let mut out = String::new();
    let manner = Manner { anchor: &address, picture: &|path| picture_path(path), tokens: &desk.press.paper.tokens, medium: Medium::Reader };
    xhtml::write(nodes, &manner, &mut out);
    out.replace("role=\"doc-noteref\"", "role=\"doc-noteref\" epub:type=\"noteref\"")
        .replace("role=\"doc-endnotes\"", "role=\"doc-endnotes\" epub:type=\"endnotes\"")
}

/// Where an anchor lies: in the file of its chapter, or among the works.
pub fn address(anchor: &str) -> String {
    let name = anchor.trim_start_matches('#');
    match name.split_once('-') {
        Some((list, _)) if list.bytes().all(|byte| byte == b'c') => format!("works.xhtml#{name}"),
        Some((chapter, _)) => format!("{chapter}.xhtml#{name}"),
        None => format!("{name}.xhtml"),
    }
}

/// The contents, two levels deep, and the landmarks.
fn contents(desk: &Desk, book: &Book) -> String {
    let mut out = format!("<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\"><h1>{}</h1><ol>", escaped(&desk.word("notebook.contents")));
    for part in &book.parts {
        let number = if part.number.is_empty() { String::new() } else { format!("{} ", part.number) };
        write!(out, "<li><a href=\"{}.xhtml\">{}{}</a>", part.id, escaped(&number), escaped(&part.title))
            .expect("a String takes every write");
        let sections: Vec<String> = part.body.iter().filter_map(Node::element).filter_map(section).collect();
        if !sections.is_empty() {
            write!(out, "<ol>{}</ol>", sections.concat()).expect("a String takes every write");
        }
        out.push_str("</li>");
    }
    for (path, key, ..) in back(desk, book) {
        write!(out, "<li><a href=\"{path}\">{}</a></li>", escaped(&desk.word(key))).expect("a String takes every write");
    }
    out.push_str("</ol></nav>");
    let first = book.parts.first().map_or("title", |part| part.id.as_str());
    write!(
        out,
        "<nav epub:type=\"landmarks\" hidden=\"hidden\"><h2>{title}</h2><ol><li><a epub:type=\"toc\" href=\"#toc\">{title}</a></li>\
         <li><a epub:type=\"bodymatter\" href=\"{first}.xhtml\">{start}</a></li></ol></nav>",
        title = escaped(&desk.word("notebook.contents")),
        start = escaped(&desk.word("notebook.start")),
    )
    .expect("a String takes every write");
    out
}

fn section(element: &Element) -> Option<String> {
    let id = element.value("id").filter(|_| element.name == "h2")?;
    Some(format!("<li><a href=\"{}\">{}</a></li>", escaped(&address(id)), escaped(&element.words())))
}

/// The lists of figures, tables and voices.
fn lists(desk: &Desk, book: &Book) -> String {
    let mut out = String::new();
    let lists = [("figures", &book.lists.figures), ("tables", &book.lists.tables), ("voices", &book.lists.voices)];
    for (key, entries) in lists.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        write!(out, "<section><h2>{}</h2><ol class=\"list\">", escaped(&desk.word(&format!("book.{key}"))))
            .expect("a String takes every write");
        for Entry { id, label, title, .. } in entries {
            write!(out, "<li><a href=\"{}\">{}</a> {}</li>", escaped(&address(id)), escaped(label), escaped(title))
                .expect("a String takes every write");
        }
        out.push_str("</ol></section>");
    }
    if out.is_empty() { out } else { format!("<h1>{}</h1>{out}", escaped(&desk.word("book.lists"))) }
}

fn colophon(desk: &Desk, book: &Book) -> String {
    let mut out = format!("<section><h1>{}</h1><dl class=\"facts\">", escaped(&desk.word("book.colophon")));
    for fact in &book.facts {
        write!(out, "<dt>{}</dt>", escaped(&fact.label)).expect("a String takes every write");
        for value in &fact.values {
            let label = escaped(&value.label);
            let value = value.href.as_ref().map_or(label.clone(), |href| format!("<a href=\"{}\">{label}</a>", escaped(href)));
            write!(out, "<dd>{value}</dd>").expect("a String takes every write");
        }
        fact.note.iter().for_each(|note| write!(out, "<dd class=\"meta\">{}</dd>", escaped(note)).expect("a String takes every write"));
    }
    out.push_str("</dl>");
    book.citation.iter().for_each(|words| line(&mut out, "cite", words));
    book.responsible.iter().for_each(|words| line(&mut out, "meta", words));
    let url = escaped(&book.url);
    write!(out, "<p class=\"meta\"><a href=\"{url}\">{url}</a></p>").expect("a String takes every write");
    if !book.errata.is_empty() {
        write!(out, "<h2>{}</h2><ul>", escaped(&desk.word("notebook.errata"))).expect("a String takes every write");
        for erratum in &book.errata {
            let place = erratum.place.as_ref().map(|place| format!(" · {place}")).unwrap_or_default();
            let when = escaped(&format!("{}{place}", erratum.date));
            write!(out, "<li><span class=\"meta\">{when}</span> {}</li>", escaped(&erratum.text)).expect("a String takes every write");
        }
        out.push_str("</ul>");
    }
    if !book.funders.is_empty() {
        write!(out, "<h2>{}</h2>", escaped(&desk.word("footer.funders"))).expect("a String takes every write");
    }
    for funder in &book.funders {
        if let Some(logo) = &funder.logo {
            write!(out, "<p><img class=\"logo\" src=\"{}\" alt=\"{}\"/></p>", picture_path(&logo.src), escaped(&logo.alt))
                .expect("a String takes every write");
        }
        line(&mut out, "fund", &[Some(funder.name.clone()), funder.notice.clone()].into_iter().flatten().collect::<Vec<_>>().join(" – "));
    }
    out.push_str("</section>");
    out
}

/// The pictures that are shown, by where the site publishes them.
pub fn shown(book: &Book) -> BTreeSet<String> {
    fn gather(nodes: &[Node], found: &mut BTreeSet<String>) {
        for element in nodes.iter().filter_map(Node::element).filter(|element| !xhtml::is_silent(element)) {
            found.extend(element.value("src").filter(|_| element.name == "img").map(str::to_owned));
            gather(&element.children, found);
        }
    }
    let mut found = BTreeSet::new();
    if let Cover::Picture(path, _) = &book.cover {
        found.insert(path.clone());
    }
    book.parts.iter().for_each(|part| gather(&part.body, &mut found));
    gather(&book.summary, &mut found);
    found.extend(book.funders.iter().filter_map(|funder| funder.logo.as_ref()).map(|logo| logo.src.clone()));
    found
}

/// What each file of the contents is for in the spine.
pub fn spine(items: &[Item]) -> impl Iterator<Item = &Item> {
    items.iter().filter(|item| item.media_type == XHTML)
}

/// Identifiers of files in the package.
pub fn ids(items: &[Item]) -> BTreeMap<&str, String> {
    items.iter().map(|item| (item.path.as_str(), format!("i-{}", item.path.replace(['/', '.'], "-")))).collect()
}
