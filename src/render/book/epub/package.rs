//! The package document: what the book is, for catalogues and for people who need to know whether they can read it.

use std::fmt::Write;

use super::{Item, pages};
use crate::render::book::Book;
use crate::render::desk::Desk;
use crate::untrusted::escaped;

/// The package document of a publication.
pub fn package(desk: &Desk, book: &Book, items: &[Item]) -> String {
    let ids = pages::ids(items);
    let mut manifest = String::new();
    for item in items {
        let properties = if item.properties.is_empty() { String::new() } else { format!(" properties=\"{}\"", item.properties.join(" ")) };
        let id = &ids[item.path.as_str()];
        writeln!(manifest, "<item id=\"{id}\" href=\"{}\" media-type=\"{}\"{properties}/>", escaped(&item.path), item.media_type)
            .expect("a String takes every write");
    }
    let spine: String = pages::spine(items).map(|item| format!("<itemref idref=\"{}\"/>\n", ids[item.path.as_str()])).collect();
    let (lang, dir) = (escaped(&book.lang), book.dir);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"pub-id\" xml:lang=\"{lang}\" dir=\"{dir}\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n{}\
         </metadata>\n<manifest>\n{manifest}</manifest>\n<spine page-progression-direction=\"{dir}\">\n{spine}</spine>\n</package>\n",
        metadata(desk, book, items)
    )
}

fn metadata(desk: &Desk, book: &Book, items: &[Item]) -> String {
    let mut out = String::new();
    let mut put = |element: &str, words: &str| {
        let name = element.split(' ').next().unwrap_or(element);
        writeln!(out, "<{element}>{}</{name}>", escaped(words)).expect("a String takes every write");
    };
    put("dc:identifier id=\"pub-id\"", &identifier(book));
    put("dc:title", &book.title);
    put("dc:language", &book.lang);
    book.authors.iter().for_each(|name| put("dc:creator", name));
    book.issuer.iter().for_each(|name| put("dc:publisher", name));
    put("dc:date", &book.date.to_string());
    put("dc:source", &book.url);
    book.subtitle.iter().for_each(|words| put("dc:description", words));
    let modified = format!("{}T00:00:00Z", book.modified);
    put("meta property=\"dcterms:modified\"", &modified);
    put("meta property=\"belongs-to-collection\" id=\"series\"", &book.series);
    put("meta refines=\"#series\" property=\"collection-type\"", "series");
    for mode in ["textual", "visual"] {
        put("meta property=\"schema:accessMode\"", mode);
    }
    put("meta property=\"schema:accessModeSufficient\"", "textual");
    let math = items.iter().any(|item| item.properties.contains(&"mathml"));
    let features =
        ["structuralNavigation", "tableOfContents", "readingOrder", "alternativeText", "longDescription", "displayTransformability"];
    for feature in features.into_iter().chain(math.then_some("MathML")) {
        put("meta property=\"schema:accessibilityFeature\"", feature);
    }
    put("meta property=\"schema:accessibilityHazard\"", "none");
    put("meta property=\"schema:accessibilitySummary\"", &desk.word("book.accessibility"));
    out
}

/// The book's number if it has one, else where it stands.
fn identifier(book: &Book) -> String {
    match (&book.isbn, &book.doi) {
        (Some(isbn), _) => format!("urn:isbn:{}", isbn.replace([' ', '-'], "")),
        (None, Some(doi)) => format!("https://doi.org/{doi}"),
        (None, None) => book.url.clone(),
    }
}
