//! No page mixes two languages without saying so: the words of one are looked for on every page, in every feed, index
//! and table of the others, word by word as their authors wrote them.
//!
//! What stands in an element with `lang` counts as that language's; so do names of links and pictures in attributes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use diptych::finding::Tongue;
use diptych::lang::spoken;
use diptych::snapshot::Snapshot;
use diptych::source::marks::{Kind, tokens};
use diptych::translation::inventory::inventory;
use serde_json::Value;

use super::{reading, root, sites};
use crate::built::{Built, options};
use crate::html::{Element, Node};

/// So many words in a row are nobody's by chance.
const ROW: usize = 4;

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let plain = text.replace('’', "'").to_lowercase();
    plain.split(|letter: char| !letter.is_alphabetic() && letter != '\'').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What one language says: rows of words, and short texts as a whole.
#[derive(Default)]
struct Said {
    rows: BTreeSet<Vec<String>>,
    short: BTreeSet<Vec<String>>,
}

impl Said {
    /// Adds a text; nothing runs over a mark, the end of a sentence or what the program fills in.
    fn add(&mut self, text: &str) {
        for token in tokens(text).iter().filter(|token| token.kind == Kind::Words) {
            for part in token.text.split(['.', ':', ';', '!', '?', '\n', '|', '(', ')', '{', '}', '«', '»', '–', '/', ',']) {
                let words = words(part);
                self.rows.extend(words.windows(ROW).map(<[String]>::to_vec));
                let letters: usize = words.iter().map(|word| word.chars().count()).sum();
                if words.len() < ROW && letters > 6 && part.trim() == text.trim() {
                    self.short.insert(words);
                }
            }
        }
    }
}

/// Every text of the interface in a language, without what stands in braces.
fn interface(primary: &str, said: &mut Said) {
    fn collect(value: &serde_yaml::Value, said: &mut Said) {
        match value {
            serde_yaml::Value::Mapping(map) => map.values().for_each(|value| collect(value, said)),
            serde_yaml::Value::String(text) => said.add(text),
            _ => {}
        }
    }
    let file = spoken(primary).and_then(|text| serde_yaml::from_str(text).ok()).unwrap_or_default();
    collect(&file, said);
}

/// What each language of a site says, and no other.
fn said(snapshot: &Snapshot) -> BTreeMap<String, Said> {
    let reading = reading(snapshot).unwrap();
    let primary = |at: usize| reading.languages[at].primary().to_owned();
    let mut all: BTreeMap<String, Said> = BTreeMap::new();
    for to in 0..reading.languages.len() {
        interface(&primary(to), all.entry(primary(to)).or_default());
        for unit in inventory(snapshot, &reading, to, None).iter().flat_map(|pair| &pair.units) {
            all.entry(primary(unit.from)).or_default().add(&unit.source.words);
            if let Some(target) = &unit.target {
                all.entry(primary(to)).or_default().add(&target.words);
            }
        }
    }
    // Names are nobody's language.
    let mut names = Said::default();
    for (_, file) in
        snapshot.numbered().filter(|(_, file)| file.path.as_str().ends_with("/enterprise.yaml") || file.path.as_str() == "diptych.yaml")
    {
        let text = snapshot.find(file.path.as_str()).map_or("", |(id, _)| snapshot.text(id));
        text.lines()
            .filter_map(|line| line.trim_start().strip_prefix("name:"))
            .for_each(|name| names.add(name.split(" #").next().unwrap_or_default().trim().trim_matches('"')));
    }
    // So are the names of columns: a dimension's id.
    for (id, _) in snapshot.numbered().filter(|(_, file)| file.path.as_str().ends_with("/dimensions.yaml")) {
        let ids = snapshot.text(id).split("id:").skip(1).filter_map(|rest| rest.trim_start().split([',', '}', '\n']).next());
        ids.for_each(|id| names.add(id.trim()));
    }
    let shared = |pick: &dyn Fn(&Said) -> BTreeSet<Vec<String>>| -> BTreeSet<Vec<String>> {
        let mut times: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        all.values().flat_map(pick).for_each(|row| *times.entry(row).or_default() += 1);
        times.into_iter().filter(|(_, times)| *times > 1).map(|(row, _)| row).collect()
    };
    let (rows, short) = (shared(&|said| said.rows.clone()), shared(&|said| said.short.clone()));
    for said in all.values_mut() {
        said.rows.retain(|row| !rows.contains(row) && !names.rows.contains(row));
        said.short.retain(|row| !short.contains(row) && !names.short.contains(row));
    }
    all
}

/// A search through published files.
struct Search<'a> {
    all: &'a BTreeMap<String, Said>,
    found: BTreeMap<String, String>,
    texts: usize,
    /// Whether the page's block of data is in several languages.
    skips_data: bool,
}

impl Search<'_> {
    fn text(&mut self, text: &str, own: &str, place: &str) {
        self.texts += 1;
        // An address is nobody's language; a drawing for readers of two languages says that it has several.
        if text.contains("://") || own == "mul" {
            return;
        }
        let words = words(text);
        for (language, said) in self.all.iter().filter(|(language, _)| *language != own) {
            let row = words.windows(ROW).find(|row| said.rows.contains(*row));
            let short = said.short.contains(&words).then_some(words.as_slice());
            if let Some(row) = row.or(short) {
                self.found.entry(format!("{language}: {}", row.join(" "))).or_insert_with(|| format!("{own} {place}"));
            }
        }
    }

    fn element(&mut self, element: &Element, within: &str, place: &str) {
        let lang = element.attribute("lang");
        let own = if lang.is_empty() { within } else { lang.split('-').next().unwrap_or(lang) };
        if matches!(element.name.as_str(), "style" | "code" | "pre" | "kbd" | "samp") {
            return;
        }
        for name in ["alt", "title", "aria-label", "aria-description", "placeholder"] {
            self.text(element.attribute(name), own, place);
        }
        if element.name == "script" {
            if element.attribute("type") == "application/ld+json" && !self.skips_data {
                let block = serde_json::from_str(&element.own_texts().collect::<String>()).unwrap_or_default();
                self.data(&block, own, place);
            }
            return;
        }
        let kind = format!("{}{}", element.attribute("name"), element.attribute("property"));
        if element.name == "meta" && !matches!(kind.as_str(), "og:type" | "twitter:card" | "viewport" | "robots" | "generator") {
            self.text(element.attribute("content"), own, place);
        }
        for child in &element.children {
            match child {
                Node::Element(child) => self.element(child, own, place),
                Node::Text(text) => self.text(text, own, place),
            }
        }
    }

    /// What programs read; what is about something in another language says so.
    fn data(&mut self, value: &Value, within: &str, place: &str) {
        let own = value["inLanguage"].as_str().or(value["@language"].as_str()).or(value["language"].as_str());
        let own = own.map_or(within, |tag| tag.split('-').next().unwrap_or(tag));
        match value {
            Value::Object(map) => {
                map.iter().filter(|(key, _)| !key.starts_with('@') && *key != "id").for_each(|(_, value)| self.data(value, own, place))
            }
            Value::Array(list) => list.iter().for_each(|value| self.data(value, own, place)),
            Value::String(text) => self.text(text, own, place),
            _ => {}
        }
    }

    fn file(&mut self, path: &str, bytes: &[u8]) {
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        let folder = path.split('/').next().unwrap_or_default();
        let index = path.strip_prefix("assets/search/").map(|name| name.split('-').next().unwrap_or_default());
        let own = index.unwrap_or_else(|| folder.split('-').next().unwrap_or(folder));
        let end = path.rsplit_once('.').map(|(_, end)| end);
        match end {
            Some("html") => {
                let page = Element::parse(text);
                // What borrows its words as a whole has a title in no language of its own.
                // Two pages side by side have a title, and are told to programs, in both languages at once.
                let facing = folder.split('-').filter(|part| self.all.contains_key(*part)).count() > 1;
                let borrowed = !page.of_class("notice-borrowed").is_empty();
                let part = if borrowed || facing { page.first("body") } else { page.first("html") };
                let lang = page.first("html").map_or("", |html| html.attribute("lang")).split('-').next().unwrap_or_default().to_owned();
                part.into_iter().for_each(|part| {
                    self.skips_data = borrowed || facing;
                    part.elements().for_each(|child| self.element(child, &lang, path));
                });
            }
            _ if !self.all.contains_key(own) => {}
            Some("json") => {
                let block: Value = serde_json::from_str(text).unwrap_or_default();
                self.data(&block, own, path);
            }
            Some("xml" | "svg" | "csv") => {
                let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
                plain.split(['<', '>', '\n', ';']).for_each(|part| self.text(part, own, path));
            }
            _ => {}
        }
    }
}

/// What is mixed in a site.
fn mixed(snapshot: &Snapshot) -> (BTreeMap<String, String>, usize) {
    let built = Built::from(snapshot, Tongue::En);
    let all = said(snapshot);
    let mut search = Search { all: &all, found: BTreeMap::new(), texts: 0, skips_data: false };
    built.files.iter().for_each(|(path, bytes)| search.file(path, bytes));
    // An index is looked up in any words that stand on its pages: a term named in two languages, a borrowed description.
    search.found.retain(|_, place| !place.contains("assets/search/"));
    (search.found, search.texts)
}

#[test]
fn no_page_of_any_site_mixes_two_languages_without_saying_so() {
    let home = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["init", "site", "--yes", "--languages", "fr-BE,nl-BE", "--federation"])
        .current_dir(home.path())
        .output()
        .unwrap();
    assert!(made.status.success());
    let own = |path: &Path| path == root() || path.starts_with(root().join("tests/golden"));
    let mut all: Vec<(String, Snapshot)> =
        sites().into_iter().filter(|(path, _)| own(path)).map(|(path, snapshot)| (path.display().to_string(), snapshot)).collect();
    all.push(("a new site".to_owned(), diptych::disk::read(&home.path().join("site"), options()).unwrap()));
    let mut texts = 0;
    for (name, snapshot) in all {
        let Some(reading) = reading(&snapshot) else { continue };
        if reading.languages.len() > 1 {
            let (found, count) = mixed(&snapshot);
            assert!(found.is_empty(), "{name}: {found:#?}");
            texts += count;
        }
    }
    assert!(texts > 100_000, "{texts} texts were read");
}

#[test]
fn a_mixture_is_found_wherever_it_stands() {
    let mut french = Said::default();
    french.add("Ce que chaque page offre à ses lecteurs");
    french.add("Indicateurs");
    let all = BTreeMap::from([("fr".to_owned(), french), ("nl".to_owned(), Said::default())]);
    let found = |path: &str, text: &str| {
        let mut search = Search { all: &all, found: BTreeMap::new(), texts: 0, skips_data: false };
        search.file(path, text.as_bytes());
        search.found.len()
    };
    let page = |inner: &str| format!("<html lang=\"nl-BE\"><head><title>x</title></head><body>{inner}</body></html>");
    for inner in [
        "<p>Zie: chaque page offre à</p>",
        "<a>Indicateurs</a>",
        "<img alt=\"Indicateurs\">",
        "<nav aria-label=\"Indicateurs\"></nav>",
        "<script type=\"application/ld+json\">{\"name\":\"Indicateurs\"}</script>",
        "<main lang=\"fr-BE\"><p lang=\"nl-BE\">Indicateurs</p></main>",
    ] {
        assert_eq!(found("nl/index.html", &page(inner)), 1, "{inner}");
    }
    for inner in [
        "<p lang=\"fr-BE\">Indicateurs</p>",
        "<script type=\"application/ld+json\">{\"name\":\"Indicateurs\",\"inLanguage\":\"fr-BE\"}</script>",
        "<code>Indicateurs</code>",
        "<p>Indicatoren</p>",
    ] {
        assert_eq!(found("nl/index.html", &page(inner)), 0, "{inner}");
    }
    assert_eq!(found("nl/feed.xml", "<title>Indicateurs</title>"), 1);
    assert_eq!(found("nl/a.csv", "jaar;Indicateurs\n"), 1);
    assert_eq!(found("assets/search/nl-1.json", "{\"a\":[\"chaque page offre à\"]}"), 1);
    assert_eq!(found("fr/feed.xml", "<title>Indicateurs</title>"), 0);
}
