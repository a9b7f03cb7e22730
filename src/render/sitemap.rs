//! The sitemap: every page in its own words, with its twins in the other languages.

use crate::model::Model;
use crate::path::OutPath;
use crate::plan::page::{Page, Subject};
use crate::plan::route::Routes;
use crate::snapshot::{Body, Write};
use crate::xml::Xml;

/// Addresses in one file: the protocol allows 50,000.
const ADDRESSES_A_FILE: usize = 40_000;

/// `sitemap.xml`, divided when it has too many addresses for one file. `base` ends with a slash.
///
/// Borrowed pages are left out: they are their originals' (format.md §3, `fallback: badge`). So are drafts, and what
/// only says for a printer what other pages say.
pub fn sitemap<E>(model: &Model, routes: &Routes, base: &str, write: Write<E>) -> Result<(), E> {
    let is_open = |page: &&Page| {
        page.borrowed.is_none() && !page.subject.is_draft(model) && !matches!(page.subject, Subject::Whole(_)) && !page.subject.is_handout()
    };
    let pages: Vec<&Page> = routes.pages.iter().filter(is_open).collect();
    if pages.len() <= ADDRESSES_A_FILE {
        return write(&path("sitemap.xml"), Body::Whole(&addresses(&pages, model, routes, base)));
    }
    let name = |number: usize| format!("sitemap-{}.xml", number + 1);
    for (number, pages) in pages.chunks(ADDRESSES_A_FILE).enumerate() {
        write(&path(&name(number)), Body::Whole(&addresses(pages, model, routes, base)))?;
    }
    let mut index = Xml::indented();
    index.element("sitemapindex", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")], |index| {
        for number in 0..pages.len().div_ceil(ADDRESSES_A_FILE) {
            index.element("sitemap", &[], |entry| entry.words("loc", &format!("{base}{}", name(number))));
        }
    });
    write(&path("sitemap.xml"), Body::Whole(&index.finish()))
}

fn path(name: &str) -> OutPath {
    OutPath::new(name).expect("a plain name")
}

fn addresses(pages: &[&Page], model: &Model, routes: &Routes, base: &str) -> Vec<u8> {
    let mut xml = Xml::indented();
    let spaces = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")];
    xml.element("urlset", &spaces, |xml| {
        for page in pages {
            xml.element("url", &[], |entry| {
                entry.words("loc", &format!("{base}{}", page.address));
                let twins: Vec<&Page> = routes.twins(&page.subject).filter(|twin| twin.borrowed.is_none()).collect();
                for twin in twins.iter().filter(|_| twins.len() > 1) {
                    let tag = model.languages[twin.lang.index()].as_str();
                    entry.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", tag), ("href", &format!("{base}{}", twin.address))]);
                }
            });
        }
    });
    xml.finish()
}
