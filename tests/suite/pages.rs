//! Laws of the page: what holds of every page of every sample, read back through an HTML tokenizer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rayon::prelude::*;

use crate::built::Built;
use crate::html::{Element, Table};
use crate::laws::{SAMPLES, Sample};

/// Every page of every sample with its tree, read once.
static PAGES: LazyLock<Vec<(&Sample, BTreeMap<&str, Element>)>> = LazyLock::new(|| {
    SAMPLES.par_iter().map(|sample| (sample, sample.built.pages().map(|path| (path, sample.built.page(path))).collect())).collect()
});

fn each_page(mut see: impl FnMut(&Sample, &str, &Element)) {
    for (sample, pages) in PAGES.iter() {
        pages.iter().for_each(|(path, page)| see(sample, path, page));
    }
}

/// Pages that stand for an address and lead on at once.
fn leads_on(page: &Element) -> bool {
    page.all("meta").into_iter().any(|meta| meta.attribute("http-equiv") == "refresh")
}

fn report(wrong: BTreeSet<String>) {
    let shown: Vec<&String> = wrong.iter().take(40).collect();
    assert!(wrong.is_empty(), "{} times:\n{}", wrong.len(), shown.iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_page_has_one_title_a_language_a_description_and_unique_ids() {
    let mut wrong = BTreeSet::new();
    each_page(|sample, path, page| {
        let mut say = |what: String| assert!(wrong.insert(format!("{}: {path}: {what}", sample.name)), "said twice");
        let html = page.first("html").expect("a page is an html element");
        if html.attribute("lang").is_empty() {
            say("no language".to_owned());
        }
        let titles = page.all("h1").len();
        if titles != 1 {
            say(format!("{titles} titles"));
        }
        let described =
            page.all("meta").into_iter().any(|meta| meta.attribute("name") == "description" && !meta.attribute("content").is_empty());
        if !described {
            say("no description".to_owned());
        }
        let mut ids = BTreeSet::new();
        for element in page.all("*").iter().filter(|element| !element.attribute("id").is_empty()) {
            if !ids.insert(element.attribute("id").to_owned()) {
                say(format!("the id {} twice", element.attribute("id")));
            }
        }
    });
    report(wrong);
}

/// Marks of a template, a program or an empty word that reached a reader.
#[test]
fn nothing_unfinished_reaches_a_reader() {
    let marks =
        ["NaN", "undefined", "{{", "}}", "[object", "Infinity", "None", "Some(", "  ", ": :", " : : ", "()", "« »", "“”", " ,", "()."];
    let mut wrong = BTreeSet::new();
    each_page(|sample, path, page| {
        let own_text = |element: &Element| element.name == "code" || element.name == "pre";
        for element in page.all("*") {
            if matches!(element.name.as_str(), "script" | "style" | "svg" | "path") || own_text(element) {
                continue;
            }
            for text in element.own_texts() {
                let text = text.split(['\n', '\t']).map(|line| line.trim_matches(' ')).collect::<Vec<_>>().join("\n");
                for mark in marks.iter().filter(|mark| text.contains(*mark)) {
                    wrong.insert(format!("{}: {path}: <{}> holds {mark:?}: {text:?}", sample.name, element.name));
                }
                if let Some(hole) = placeholder(&text) {
                    wrong.insert(format!("{}: {path}: <{}> was never filled: {hole}", sample.name, element.name));
                }
            }
            let is_empty = element.words().is_empty() && element.first("img").is_none() && element.first("svg").is_none();
            if is_empty
                && matches!(
                    element.name.as_str(),
                    "h1" | "h2"
                        | "h3"
                        | "h4"
                        | "h5"
                        | "h6"
                        | "p"
                        | "li"
                        | "a"
                        | "button"
                        | "figcaption"
                        | "caption"
                        | "dt"
                        | "dd"
                        | "th"
                        | "title"
                        | "desc"
                )
            {
                wrong.insert(format!("{}: {path}: an empty <{}> in {:?}", sample.name, element.name, element.attributes));
            }
        }
    });
    report(wrong);
}

/// `{name}`, as a sentence of the interface has it before it is filled.
fn placeholder(text: &str) -> Option<String> {
    let start = text.find('{')?;
    let end = text[start..].find('}')? + start;
    let name = &text[start + 1..end];
    (!name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')).then(|| text[start..=end].to_owned())
}

#[test]
fn every_link_inside_the_site_leads_to_a_file_and_an_anchor() {
    let mut wrong = BTreeSet::new();
    for (sample, pages) in PAGES.iter() {
        let named =
            |page: &Element| page.all("*").iter().map(|element| element.attribute("id").to_owned()).filter(|id| !id.is_empty()).collect();
        let ids: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|(path, page)| (*path, named(page))).collect();
        for (path, page) in pages {
            for (element, name) in page.all("*").iter().flat_map(|element| ["href", "src"].map(|name| (*element, name))) {
                let target = element.attribute(name);
                if target.is_empty() || target.contains(':') || element.attribute("rel") == "canonical" {
                    continue;
                }
                if let Some(trouble) = dead(&sample.built, &ids, (path, target)) {
                    wrong.insert(format!("{}: {path}: {name}={target:?}: {trouble}", sample.name));
                }
            }
        }
    }
    report(wrong);
}

/// What is wrong with a link of a page.
fn dead(built: &Built, ids: &BTreeMap<&str, BTreeSet<String>>, (from, target): (&str, &str)) -> Option<String> {
    let (target, anchor) = target.split_once('#').unwrap_or((target, ""));
    let file = if target.is_empty() { from.to_owned() } else { resolved(from, target)? };
    if !built.files.contains_key(&file) {
        return Some(format!("there is no {file}"));
    }
    let known = ids.get(file.as_str());
    (!anchor.is_empty() && known.is_some_and(|ids| !ids.contains(anchor))).then(|| format!("nothing in {file} is called {anchor}"))
}

/// The file a relative address names; nothing for one that begins at a host's root.
fn resolved(from: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(folders.pop()),
            "" | "." => {}
            name => folders.push(name),
        }
    }
    let path = folders.join("/");
    let is_folder = target.ends_with('/') || target.ends_with("..") || target == "." || path.is_empty();
    Some(if is_folder { format!("{path}{}index.html", if path.is_empty() { "" } else { "/" }) } else { path })
}

#[test]
fn every_page_leads_to_its_twin_and_back() {
    let mut wrong = BTreeSet::new();
    each_page(|sample, path, page| {
        if leads_on(page) || path == "404.html" || path == "index.html" {
            return;
        }
        let switch = |page: &Element| -> Vec<(String, String)> {
            let entries = page.of_class("lang").into_iter().filter(|nav| nav.name == "nav").flat_map(|nav| nav.all("a"));
            entries.map(|link| (link.attribute("hreflang").to_owned(), link.attribute("href").to_owned())).collect()
        };
        let own = page.first("html").expect("a page").attribute("lang").to_owned();
        let borrowed = page.all("meta").into_iter().any(|meta| meta.attribute("name") == "robots");
        for (lang, href) in switch(page) {
            let Some(twin) = resolved(path, &href).filter(|twin| sample.built.files.contains_key(twin)) else {
                wrong.insert(format!("{}: {path}: the switch to {lang} is dead: {href}", sample.name));
                continue;
            };
            let back = switch(&sample.built.page(&twin));
            let returns = back.iter().any(|(lang, href)| *lang == own && resolved(&twin, href).as_deref() == Some(path));
            let alternate = page.all("link").into_iter().any(|link| link.attribute("hreflang") == lang);
            if !returns && (alternate || borrowed) {
                wrong.insert(format!("{}: {path}: {twin} does not lead back", sample.name));
            }
        }
    });
    report(wrong);
}

#[test]
fn no_page_has_another_language_s_months_or_marks() {
    let months: [(&str, &[&str]); 3] = [
        ("fr", &["janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]),
        ("nl", &["januari", "februari", "maart", "mei", "juni", "juli", "augustus", "oktober"]),
        ("en", &["January", "February", "March", "May", "June", "July", "August", "October", "December"]),
    ];
    let mut wrong = BTreeSet::new();
    each_page(|sample, path, page| {
        let lang = page.first("html").expect("a page").attribute("lang").get(..2).unwrap_or_default().to_owned();
        if !path.starts_with(&lang) {
            return;
        }
        let borrowed = page.all("meta").into_iter().any(|meta| meta.attribute("name") == "robots");
        let Some(main) = page.first("main").filter(|_| !borrowed) else { return };
        let words = main.own_language();
        let all: Vec<&str> = words.split(|letter: char| !letter.is_alphabetic()).collect();
        for (other, names) in months.iter().filter(|(other, _)| *other != lang) {
            for name in names.iter().filter(|name| all.contains(name)) {
                wrong.insert(format!("{}: {path}: {name} is {other}", sample.name));
            }
        }
        if lang == "fr" && words.contains(|mark: char| mark.is_ascii_digit()) {
            for tight in
                words.split_whitespace().filter(|word| word.ends_with('%') && word.len() > 1 && word.as_bytes()[0].is_ascii_digit())
            {
                if !tight.contains('\u{A0}') {
                    wrong.insert(format!("{}: {path}: {tight} has no space before %", sample.name));
                }
            }
        }
        if lang == "nl" && words.contains("\u{A0}%") {
            wrong.insert(format!("{}: {path}: a space before %", sample.name));
        }
    });
    report(wrong);
}

#[test]
fn every_number_in_a_figure_s_table_is_in_its_csv() {
    let mut wrong = BTreeSet::new();
    let mut compared = 0;
    each_page(|sample, path, page| {
        for figure in page.all("figure") {
            let (Some(table), Some(link)) =
                (figure.first("table"), figure.all("a").into_iter().find(|link| link.attribute("href").ends_with(".csv")))
            else {
                continue;
            };
            let Some(file) = resolved(path, link.attribute("href")) else { continue };
            let lang = page.first("html").expect("a page").attribute("lang").get(..2).unwrap_or_default();
            let numbers = csv_numbers(sample.built.text(&file));
            for cell in Table::of(table).rows.iter().flat_map(|row| row.iter().skip(1)) {
                let Some(shown) = number(cell, lang) else { continue };
                compared += 1;
                if !numbers.iter().any(|known| rounds_to(known, &shown)) {
                    wrong.insert(format!("{}: {path}: {cell:?} is not in {file}: {numbers:?}", sample.name));
                }
            }
        }
    });
    report(wrong);
    assert!(compared > 200, "{compared} numbers were compared");
}

fn csv_numbers(text: &str) -> Vec<f64> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    reader.records().flat_map(|row| row.expect("a row").iter().filter_map(|cell| cell.parse().ok()).collect::<Vec<f64>>()).collect()
}

/// The number a cell begins with, and its decimals.
fn number(cell: &str, lang: &str) -> Option<(f64, u32)> {
    let (group, point) = match lang {
        "fr" => ('\u{202F}', ','),
        "nl" | "de" => ('.', ','),
        _ => (',', '.'),
    };
    let cell = cell.trim_start_matches(['€', '\u{A0}']);
    let digits: String = cell
        .chars()
        .take_while(|mark| mark.is_ascii_digit() || *mark == group || *mark == point || *mark == '-')
        .filter(|mark| *mark != group)
        .collect();
    let decimals = digits.split_once(point).map_or(0, |(_, fraction)| fraction.len() as u32);
    Some((digits.replace(point, ".").parse().ok()?, decimals))
}

fn rounds_to(known: &f64, (shown, decimals): &(f64, u32)) -> bool {
    let unit = 10_f64.powi(-(i32::try_from(*decimals).unwrap_or(0)));
    (known - shown).abs() <= unit * 0.500_001
}
