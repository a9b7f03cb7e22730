//! A long book, made of real articles and real indicators: every page number of its contents and lists is looked up on
//! the page it names, in both languages; what is read aloud keeps the authors' order; the same source gives the same
//! bytes; and programs that are not ours judge PDF and EPUB.
//!
//! The files are not part of the repository: `DIPTYCH_CORPORA` names the folder that holds them. It is set page by page
//! by a typesetter that is not optimised here, so this takes longer than other tests. Without the folder, or without
//! poppler, it is passed over, and says so.
#![cfg(feature = "pdf")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use diptych::finding::Findings;
use diptych::localized::Lang;
use diptych::model::id::Id;
use diptych::path::SourcePath;
use diptych::pipeline;
use diptych::plan::page::Subject;
use diptych::snapshot::{Content, File, Snapshot};

#[path = "../../examples/book/apparatus.rs"]
mod apparatus;
#[path = "../../examples/book/convert.rs"]
mod convert;

use crate::books::words_of;
use crate::corpora::convert as indicators;
use crate::judged::judge;

const LANGUAGES: [&str; 2] = ["fr", "nl"];

fn files() -> Option<BTreeMap<String, String>> {
    let Ok(folder) = std::env::var("DIPTYCH_CORPORA").map(PathBuf::from) else {
        eprintln!("passed over: DIPTYCH_CORPORA is not set, so no long book is made");
        return None;
    };
    let data = std::fs::read_to_string(folder.join("indicators-be-fr-nl/indicators-borrowed-values.json")).expect("the corpus is there");
    let mut files = indicators::site(&serde_json::from_str(&data).expect("the corpus is JSON"));
    let pages = convert::pages(&folder.join("privacyguides-fr-nl"), &LANGUAGES);
    convert::add(&mut files, &LANGUAGES, &pages);
    let series = convert::series(&files);
    apparatus::add(&mut files, &LANGUAGES, &series);
    Some(files)
}

fn snapshot_of(files: &BTreeMap<String, String>) -> Snapshot {
    let file = |(path, text): (&String, &String)| File::new(SourcePath::new(path).expect("a plain path"), Content::Text(text.clone()));
    Snapshot { files: files.iter().map(file).map(Arc::new).collect(), options: crate::built::options() }
}

#[test]
fn a_long_book_is_right_page_by_page_and_passes_its_judges() {
    let Some(files) = files() else { return };
    let snapshot = snapshot_of(&files);
    let mut findings = Findings::new();
    let site = pipeline::compile(&snapshot, &mut findings).expect("the site says enough");
    let press = site.press(&snapshot);
    let subject = Subject::Notebook(Id::new("long").expect("a plain id"));
    let mut books = Vec::new();
    for (index, lang) in Lang::all(2).enumerate() {
        let page = site.plan.routes.page(&subject, lang).expect("the notebook has a page");
        let made = || pipeline::page(&press, page).notes;
        let notes = made();
        let told: Vec<&str> = notes
            .findings
            .sorted()
            .iter()
            .map(|finding| finding.problem.code().as_str())
            .filter(|code| code.starts_with('E') || ["W21", "W22"].contains(code))
            .collect();
        assert!(told.is_empty(), "{told:?}");
        let ours = |path: &str| path.ends_with(".pdf") || path.ends_with(".epub");
        let own: Vec<(String, Vec<u8>)> = notes
            .files
            .into_iter()
            .filter(|(path, _)| ours(path.as_str()))
            .map(|(path, bytes)| (path.as_str().replace('/', "-"), bytes))
            .collect();
        assert_eq!(own.len(), 2, "a PDF and an EPUB");
        let bytes = &own.iter().find(|(path, _)| path.ends_with(".pdf")).expect("there is a PDF").1;
        let (Some(words), Some(spoken)) = (words_of(bytes, "-layout"), words_of(bytes, "-raw")) else { return };
        let pages: Vec<String> = words.split('\u{c}').map(simple).collect();
        assert!(pages.len() >= 120, "{} pages", pages.len());
        let chapters: Vec<&str> = files
            .iter()
            .filter(|(path, _)| path.starts_with("content/notebooks/long/") && path.ends_with(&format!(".{}.md", LANGUAGES[index])))
            .map(|(_, text)| text.as_str())
            .collect();
        let titles: Vec<String> = chapters.iter().filter_map(|text| Some(title(text)?.to_owned())).collect();
        contents_are_right(&pages, &words, &titles);
        for (word, least) in
            [(["Figure", "Figuur"][index], 80), (["Tableau", "Tabel"][index], 10), (["Témoignage", "Getuigenis"][index], 4)]
        {
            lists_are_right(&words, &pages, (word, least));
        }
        let notes: usize = chapters.iter().map(|text| text.lines().filter(|line| line.starts_with("[^")).count()).sum();
        assert!(notes >= 200, "{notes} notes");
        order_is_right(&chapters, &spoken);
        assert!(!spoken.contains(apparatus::SECRET) && !spoken.contains('□'), "a voice of the web alone, or a letter that is not drawn");
        assert!(["CO₂e, m³", "10⁻³", "H₂O"].iter().all(|part| spoken.contains(part)));
        if index == 0 {
            let again = made().files.into_iter().find(|(path, _)| path.as_str().ends_with(".pdf")).expect("there is a PDF").1;
            assert!(again == *bytes, "the same source gives the same bytes");
        }
        books.extend(own);
    }
    judge(&books);
}

/// The title of a chapter.
fn title(text: &str) -> Option<&str> {
    Some(text.lines().nth(1)?.strip_prefix("title: ")?.trim_matches('"'))
}

/// What is read aloud follows the authors' order: every heading and the beginning of every plain paragraph, one after the
/// other through all chapters.
fn order_is_right(chapters: &[&str], spoken: &str) {
    let spoken = letters(spoken);
    let (mut from, mut checked) = (0, 0);
    for text in chapters {
        let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
        let own = title(text).into_iter().chain(body.split("\n\n").filter(|block| is_plain(block)));
        for block in own {
            let wanted: String = letters(block.trim_start_matches('#').lines().next().unwrap_or_default()).chars().take(30).collect();
            if wanted.chars().count() < 12 {
                continue;
            }
            let at = spoken[from..].find(&wanted).unwrap_or_else(|| panic!("{block:?} does not come after what stands before it"));
            (from, checked) = (from + at + wanted.len(), checked + 1);
        }
    }
    assert!(checked >= 500, "{checked} blocks were looked for");
}

/// A heading or paragraph whose first letters nothing interrupts.
fn is_plain(block: &str) -> bool {
    let start: String = block.chars().take(60).collect();
    !block.starts_with([':', '|', '-', '*', '>', '$', '`', '['])
        && !block.starts_with(|mark: char| mark.is_ascii_digit())
        && !start.contains(['[', '<', '{', '`', '&', '\\'])
}

/// Words without what layout does to them.
fn simple(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters alone: how a title is written does not matter here.
fn letters(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Each chapter's entry in the contents names the page on which the chapter begins.
fn contents_are_right(pages: &[String], words: &str, titles: &[String]) {
    // The contents begin on the third page and end where the first chapter begins.
    let listed: Vec<&str> = words.split('\u{c}').skip(2).take(3).flat_map(str::lines).filter(|line| !line.trim().is_empty()).collect();
    let mut checked = 0;
    let mut entry = String::new();
    for line in listed {
        let (said, number) = line.trim().rsplit_once(' ').unwrap_or((line.trim(), ""));
        let Ok(number) = number.parse::<usize>() else {
            entry.push_str(line);
            continue;
        };
        let whole = letters(&format!("{entry}{said}"));
        entry.clear();
        let Some(title) = titles.iter().find(|title| whole.ends_with(&letters(title)) && !title.is_empty()) else { continue };
        let page = pages.get(number - 1).unwrap_or_else(|| panic!("there is no page {number}"));
        assert!(letters(page).contains(&letters(title)), "{title} is not on page {number}: {page}");
        assert!(page.ends_with(&number.to_string()), "page {number} bears its number: {page}");
        assert_eq!(number % 2, 1, "{title} begins on a right page");
        checked += 1;
    }
    assert!(checked >= titles.len() * 9 / 10, "{checked} of {} chapters were found in the contents", titles.len());
}

/// Each entry of the list of figures names the page on which the figure stands.
fn lists_are_right(words: &str, pages: &[String], (word, least): (&str, usize)) {
    let mut checked = 0;
    // A no-break space stands between the word and its number in some languages.
    let words = &words.replace('\u{a0}', " ");
    let start = words.rfind(&format!("{word} 1 ")).unwrap_or_else(|| panic!("there is a list that begins with {word} 1"));
    let mut wanted: Option<String> = None;
    for line in words[start..].lines().map(simple) {
        if let Some(number) = line.strip_prefix(&format!("{word} ")).and_then(|rest| rest.split(' ').next()) {
            wanted = number.parse::<usize>().is_ok().then(|| format!("{word} {number}"));
        }
        let Some(label) = &wanted else { continue };
        let Some(number) = line.rsplit(' ').next().and_then(|number| number.parse::<usize>().ok()).filter(|_| line.split(' ').count() > 2)
        else {
            continue;
        };
        // A title that is broken after a year goes on in the next line.
        let Some(page) = pages.get(number.wrapping_sub(1)).filter(|_| number < 1900) else { continue };
        assert!(page.replace('\u{a0}', " ").contains(label.as_str()), "{label} is not on page {number}: {page}");
        checked += 1;
        wanted = None;
    }
    assert!(checked >= least, "{checked} of {word} were looked up");
}
