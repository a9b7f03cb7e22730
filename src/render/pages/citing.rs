//! A notebook as reference managers know it: BibTeX and CSL-JSON, beside its page.

use std::fmt::Write;

use serde_json::{Value, json};

use super::notebook::{bare_doi, names};
use crate::model::entities::Notebook;
use crate::plan::specs;
use crate::render::desk::Desk;
use crate::render::view::Notebook as Page;

/// The reference as BibTeX; `page` is what the notebook's page shows.
pub fn bibtex(desk: &Desk, notebook: &Notebook, page: &Page) -> String {
    let file = &notebook.file;
    let authors: Vec<String> = authors(desk, notebook, page).iter().map(|name| format!("{{{}}}", plain(name))).collect();
    let number = |number: &Option<crate::untrusted::Untrusted>| number.as_ref().map(|number| number.as_written().trim().to_owned());
    let fields = [
        ("title", Some(format!("{{{}}}", plain(&page.frame.title)))),
        ("subtitle", page.subtitle.as_deref().map(|subtitle| format!("{{{}}}", plain(subtitle)))),
        ("author", Some(authors.join(" and ")).filter(|names| !names.is_empty())),
        ("year", Some(file.published.year().to_string())),
        ("series", file.series.as_ref().map(|series| plain(&desk.text(series)))),
        ("number", Some(plain(file.number.as_written()))),
        ("publisher", page.issuer.as_deref().map(plain)),
        ("edition", file.edition.as_ref().map(|edition| plain(&desk.text(edition)))),
        ("isbn", number(&file.isbn).as_deref().map(plain)),
        ("issn", number(&file.issn).as_deref().map(plain)),
        ("doi", file.doi.as_ref().map(|doi| plain(bare_doi(doi.as_written())))),
        ("url", Some(format!("{}{}", desk.press.base, desk.page.address))),
        ("langid", babel(desk.reader.locale.primary()).map(str::to_owned)),
    ];
    let month = MONTHS.get(usize::try_from(file.published.month()).unwrap_or(0).wrapping_sub(1));
    let month = month.map_or_else(String::new, |month| format!("  month = {month},\n"));
    let mut out = format!("@book{{{},\n{month}", notebook.id);
    for (name, value) in fields.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        writeln!(out, "  {name} = {{{value}}},").expect("a String takes every write");
    }
    out.push_str("}\n");
    out
}

/// Months as the macros of BibTeX, which each style writes in its own language.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What babel and biblatex call a language, where they have one name for it.
fn babel(primary: &str) -> Option<&'static str> {
    Some(match primary {
        "fr" => "french",
        "nl" => "dutch",
        "en" => "english",
        "de" => "german",
        "es" => "spanish",
        "it" => "italian",
        "pt" => "portuguese",
        _ => return None,
    })
}

/// The same as CSL-JSON, which knows no subtitle: it follows the title.
pub fn csl(desk: &Desk, notebook: &Notebook, page: &Page) -> String {
    let file = &notebook.file;
    let date = file.published;
    let authors: Vec<Value> = authors(desk, notebook, page).into_iter().map(|name| json!({ "literal": name })).collect();
    let title = match &page.subtitle {
        Some(subtitle) => format!("{}{} {subtitle}", page.frame.title, specs::colon(desk.reader)),
        None => page.frame.title.clone(),
    };
    let mut item = json!({
        "id": notebook.id.as_str(),
        "type": "book",
        "title": title,
        "author": authors,
        "issued": { "date-parts": [[date.year(), date.month(), date.day()]] },
        "collection-number": file.number.as_written(),
        "URL": format!("{}{}", desk.press.base, desk.page.address),
        "language": desk.reader.locale.tag(),
    });
    let optional = [
        ("collection-title", file.series.as_ref().map(|series| desk.text(series))),
        ("publisher", page.issuer.clone()),
        ("edition", file.edition.as_ref().map(|edition| desk.text(edition))),
        ("ISBN", file.isbn.as_ref().map(|isbn| isbn.as_written().to_owned())),
        ("ISSN", file.issn.as_ref().map(|issn| issn.as_written().to_owned())),
        ("DOI", file.doi.as_ref().map(|doi| bare_doi(doi.as_written()).to_owned())),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            item[name] = json!(value);
        }
    }
    format!("{:#}\n", json!([item]))
}

/// Its authors, else those who issue it.
fn authors(desk: &Desk, notebook: &Notebook, page: &Page) -> Vec<String> {
    let names = names(desk, &notebook.file.authors);
    if names.is_empty() { page.issuer.iter().cloned().collect() } else { names }
}

/// Words that BibTeX takes for nothing else.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for mark in words.chars() {
        match mark {
            '{' | '}' | '\\' => {}
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(mark);
            }
            mark if mark.is_control() => out.push(' '),
            mark => out.push(mark),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_leaves_its_field() {
        assert_eq!(plain("a} @book{b, R&D_100 %\n\\x"), "a @bookb, R\\&D\\_100 \\% x");
    }
}
