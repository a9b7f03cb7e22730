//! What the program says to people is in four languages, each in its place: the texts of every choice among four are
//! read out of the sources, and none is another one's, or left in another language.
//!
//! That there are four is the compiler's to see (`Pick`); findings, help, the preview and themes have their own tests.

use std::fs;
use std::path::{Path, PathBuf};

const STOPS: [(&str, &[&str]); 4] = [
    ("fr", &["le", "la", "les", "des", "une", "un", "est", "et", "pour", "dans", "pas", "que", "qui", "au", "du", "ce", "sont"]),
    ("nl", &["de", "het", "een", "van", "en", "is", "niet", "voor", "op", "met", "die", "dat", "te", "er", "geen"]),
    ("en", &["the", "of", "and", "to", "is", "not", "for", "in", "with", "that", "a", "an", "no", "this"]),
    ("de", &["der", "die", "das", "und", "ist", "nicht", "für", "mit", "den", "ein", "eine", "zu", "von", "kein", "es"]),
];

/// The string literals of each element of the list that `text` begins with, joined.
fn elements(text: &str) -> Vec<String> {
    let mut elements = vec![String::new()];
    let mut depth = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                let mut escaped = false;
                for letter in letters.by_ref() {
                    match letter {
                        '"' if !escaped => break,
                        letter => elements.last_mut().unwrap().push(letter),
                    }
                    escaped = letter == '\\' && !escaped;
                }
                elements.last_mut().unwrap().push(' ');
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            ',' if depth == 1 => elements.push(String::new()),
            _ => {}
        }
    }
    elements.retain(|element| !element.is_empty());
    elements
}

/// The words of a text, without what is filled in or written as code.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let (mut braces, mut code) = (0, false);
    for letter in text.chars() {
        match letter {
            '{' => braces += 1,
            '}' => braces -= 1,
            '`' => code = !code,
            _ if braces > 0 || code => {}
            letter => plain.push(letter),
        }
    }
    plain.to_lowercase().split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten().map(walkdir::DirEntry::into_path);
    files.filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

/// What is wrong with four texts, if anything is.
fn wrong(texts: &[String]) -> Option<String> {
    let all: Vec<Vec<String>> = texts.iter().map(|text| words(text)).collect();
    if all.iter().any(|words| words.len() < 3 || words.iter().all(|word| word.len() < 3)) {
        return None;
    }
    if let Some(same) = (0..4).find(|at| texts[at + 1..].contains(&texts[*at])) {
        return Some(format!("twice: {}", texts[same]));
    }
    all.iter().zip(STOPS).find_map(|(words, (own, _))| {
        let count = |stops: &[&str]| words.iter().filter(|word| stops.contains(&word.as_str())).count();
        let of = |wanted: &str| STOPS.iter().find(|(name, _)| *name == wanted).map_or(0, |(_, stops)| count(stops));
        let (other, most) = STOPS.iter().map(|(name, stops)| (*name, count(stops))).max_by_key(|(_, count)| *count)?;
        (most > of(own) + 1).then(|| format!("{own} looks like {other}: {}", words.join(" ")))
    })
}

#[test]
fn every_choice_among_four_languages_has_each_in_its_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut read, mut found) = (0, Vec::new());
    for path in sources(&root) {
        let text = fs::read_to_string(&path).unwrap();
        for rest in text.split("pick(").skip(1).filter(|rest| rest.trim_start().starts_with('[')) {
            let texts = elements(rest.trim_start());
            // Files are named, not told.
            if texts.len() != 4 || texts.iter().any(|text| text.contains(".yaml")) {
                continue;
            }
            read += 1;
            found.extend(wrong(&texts).map(|why| format!("{}: {why}", path.display())));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(read > 80, "{read} choices were read");
}

#[test]
fn a_text_left_in_another_language_is_seen() {
    let four = |de: &str| {
        ["le nom de la page manque", "de naam van de pagina ontbreekt", "the name of the page is missing", de].map(str::to_owned)
    };
    assert_eq!(wrong(&four("der Name der Seite fehlt")), None);
    assert!(wrong(&four("the name of the page is missing")).is_some_and(|why| why.starts_with("twice")));
    assert!(wrong(&four("the name of this page is gone")).is_some_and(|why| why.starts_with("de looks like en")));
    let texts = elements("[\"a\", format!(\"b, {c}\", x(1)), \"d \\\"e\\\"\", f]) and more");
    assert_eq!(texts, ["a ", "b, {c} ", "d \\\"e\\\" "]);
}
