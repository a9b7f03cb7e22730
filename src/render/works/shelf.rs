//! Works by the rules of a style and the words of a language.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{FontStyle, FontWeight, IndependentStyle, Locale, LocaleCode, Style, VerticalAlign};
use hayagriva::io::{BibLaTeXError, from_biblatex_str, from_yaml_str};
use hayagriva::{BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest, ElemChild, ElemChildren};

use super::{Work, csl};
use crate::key::Key;
use crate::render::links;
use crate::untrusted::escape_into;

static STYLE: LazyLock<Option<IndependentStyle>> = LazyLock::new(|| match ArchivedStyle::ChicagoAuthorDate.get() {
    Style::Independent(style) => Some(style),
    Style::Dependent(_) => None,
});
static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(locales);
type Known = Result<Arc<Vec<Work>>, Range<usize>>;
/// Lists that were read already, by their text and language: every chapter of a notebook asks for the same.
static KNOWN: Mutex<BTreeMap<Key, Known>> = Mutex::new(BTreeMap::new());

/// The works of a list, in the order of the style, in a language; where it cannot be read, in bytes.
pub fn works(text: &str, is_json: bool, tag: &str) -> Known {
    let key = Key::of(format!("{tag}\n{is_json}\n{text}").as_bytes());
    if let Some(known) = KNOWN.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return known.clone();
    }
    let made = made(text, is_json, tag).map(Arc::new);
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
    made
}

fn made(text: &str, is_json: bool, tag: &str) -> Result<Vec<Work>, Range<usize>> {
    let library = match is_json {
        true => from_yaml_str(&csl::as_yaml(text)?).map_err(|_| 0..0)?,
        false => from_biblatex_str(text).map_err(|errors| place(&errors))?,
    };
    let Some(style) = &*STYLE else { return Ok(Vec::new()) };
    let locale = Some(code(tag));
    let mut driver = BibliographyDriver::new();
    for entry in library.iter() {
        driver.citation(CitationRequest::new(vec![CitationItem::with_entry(entry)], style, locale.clone(), &LOCALES, None));
    }
    let rendered = driver.finish(BibliographyRequest::new(style, locale, &LOCALES));
    let named = |content: &ElemChildren| {
        let mut words = String::new();
        content.write_buf(&mut words, BufWriteFormat::Plain).expect("a String takes every write");
        words.trim_matches(['(', ')']).to_owned()
    };
    let cited: BTreeMap<&str, String> = library.keys().zip(rendered.citations.iter().map(|citation| named(&citation.citation))).collect();
    let items = rendered.bibliography.map(|list| list.items).unwrap_or_default();
    let work = |item: hayagriva::BibliographyItem| {
        let mut html = String::new();
        write(&item.content, &mut html);
        Work { cited: cited.get(item.key.as_str()).cloned().unwrap_or_default(), html, key: item.key }
    };
    Ok(items.into_iter().map(work).collect())
}

/// The locale that serves a language: its own, else the first of the same language.
fn code(tag: &str) -> LocaleCode {
    let primary = tag.split('-').next().unwrap_or(tag);
    let codes = || LOCALES.iter().filter_map(|locale| locale.lang.clone());
    let usual = match primary {
        "en" => Some("en-GB".to_owned()),
        "fr" | "nl" | "de" => Some(format!("{primary}-{}", primary.to_uppercase())),
        _ => None,
    };
    let own = codes().find(|code| code.0 == tag);
    own.or_else(|| codes().find(|code| usual.as_ref().is_some_and(|usual| code.0 == *usual)))
        .or_else(|| codes().find(|code| code.0.split('-').next() == Some(primary)))
        .unwrap_or_else(|| LocaleCode("en-GB".to_owned()))
}

/// Where the first mistake of a BibTeX file is.
fn place(errors: &[BibLaTeXError]) -> Range<usize> {
    match errors.first() {
        Some(BibLaTeXError::Parse(error)) => error.span.clone(),
        Some(BibLaTeXError::Type(error)) => error.span.clone(),
        None => 0..0,
    }
}

fn write(children: &ElemChildren, out: &mut String) {
    for child in &children.0 {
        match child {
            ElemChild::Text(words) => formatted(words, out),
            ElemChild::Elem(element) => write(&element.children, out),
            ElemChild::Markup(words) => escape_into(out, words),
            ElemChild::Link { text, url } if links::is_safe(url) => {
                out.push_str("<a href=\"");
                escape_into(out, url);
                out.push_str("\">");
                formatted(text, out);
                out.push_str("</a>");
            }
            ElemChild::Link { text, .. } => formatted(text, out),
            ElemChild::Transparent { .. } => {}
        }
    }
}

fn formatted(words: &hayagriva::Formatted, out: &mut String) {
    let looks = &words.formatting;
    let marks = [
        (looks.font_style == FontStyle::Italic, "em"),
        (looks.font_weight == FontWeight::Bold, "b"),
        (looks.vertical_align == VerticalAlign::Sup, "sup"),
        (looks.vertical_align == VerticalAlign::Sub, "sub"),
    ];
    let marks: Vec<&str> = marks.into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name).collect();
    marks.iter().for_each(|name| out.push_str(&format!("<{name}>")));
    escape_into(out, &words.text);
    marks.iter().rev().for_each(|name| out.push_str(&format!("</{name}>")));
}

#[cfg(test)]
mod tests {
    use super::*;

    const BIB: &str = "@book{dupont, author = {Dupont, Anne and Peeters, Jan}, title = {Compter & conter}, year = {2020}, \
                       publisher = {Presses}, address = {Liège}}\n\
                       @article{smit, author = {Smit, Eva}, title = {Meten}, journal = {Tijdschrift}, year = {2019}, volume = {4}, pages = {1--9}}\n";

    #[test]
    fn works_are_named_and_listed_in_the_words_of_each_language() {
        let [french, dutch] = ["fr-BE", "nl-BE"].map(|tag| works(BIB, false, tag).expect("it can be read"));
        let of = |works: &[Work]| works.iter().map(|work| (work.key.clone(), work.cited.clone())).collect::<Vec<_>>();
        let pairs = |joined: &str| {
            vec![("dupont".to_owned(), format!("Dupont {joined} Peeters 2020")), ("smit".to_owned(), "Smit 2019".to_owned())]
        };
        assert_eq!(of(&french), pairs("et"));
        assert_eq!(of(&dutch), pairs("en"));
        assert!(french[0].html.contains("<em>Compter &amp; conter</em>"), "{}", french[0].html);
        assert!(dutch[1].html.contains("<em>Tijdschrift</em>"), "{}", dutch[1].html);
    }

    #[test]
    fn the_same_works_come_from_csl() {
        let json = r#"[{"id": "dupont", "type": "book", "title": "Compter & conter", "author": [{"family": "Dupont", "given": "Anne"},
            {"family": "Peeters", "given": "Jan"}], "issued": {"date-parts": [[2020]]}, "publisher": "Presses", "publisher-place": "Liège"},
            {"id": "smit", "type": "article-journal", "title": "Meten", "author": [{"family": "Smit", "given": "Eva"}],
            "container-title": "Tijdschrift", "issued": {"date-parts": [["2019"]]}, "volume": "4", "page": "1-9"}]"#;
        let [bib, csl] = [(BIB, false), (json, true)].map(|(text, is_json)| works(text, is_json, "nl-BE").expect("it can be read"));
        assert_eq!(bib, csl);
    }

    #[test]
    fn a_list_that_cannot_be_read_says_where() {
        let at = works("@book{a, title = {x},\n  year = }\n", false, "fr").expect_err("a value is missing");
        assert!(at.start >= 20, "{at:?}");
        assert!(works("{\"a\": 1", true, "fr").is_err());
    }
}
