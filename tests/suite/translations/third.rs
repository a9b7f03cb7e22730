//! A third language, in another script: added by a words file, an export and an import, and then nothing of another
//! language stands on its pages unless it says so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use diptych::finding::Tongue;
use diptych::source::marks::{Kind, tokens};
use diptych::translation::exchange::{Form, parcel, read, write as written};
use diptych::translation::inventory::inventory;
use diptych::translation::lock::Lock;
use diptych::translation::writing::{with_files, write};
use serde_yaml::Value;

use super::reading;
use crate::built::{Built, options};
use crate::html::{Element, Node};

/// Words in other letters, marks as they are: what a translator would give back, as far as a program can see.
fn cyrillic(words: &str) -> String {
    let letter = |letter: char| {
        const LETTERS: [char; 26] = [
            'а', 'б', 'ц', 'д', 'е', 'ф', 'г', 'х', 'и', 'й', 'к', 'л', 'м', 'н', 'о', 'п', 'ч', 'р', 'с', 'т', 'у', 'в', 'ш', 'ж', 'ы',
            'з',
        ];
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        let plain = match lower {
            'à' | 'â' | 'ä' | 'á' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' | 'í' => 'i',
            'ô' | 'ö' | 'ó' => 'o',
            'û' | 'ü' | 'ù' | 'ú' => 'u',
            'ç' => 'c',
            'œ' => 'o',
            other => other,
        };
        let found = plain.is_ascii_lowercase().then(|| LETTERS[plain as usize - 'a' as usize]);
        found.map_or(letter, |found| if lower == letter { found } else { found.to_uppercase().next().unwrap_or(found) })
    };
    tokens(words)
        .iter()
        .map(|token| if token.kind == Kind::Words { token.text.chars().map(letter).collect() } else { token.text.to_owned() })
        .collect()
}

/// A word of the interface in other letters; what stands in braces is the program's.
fn word(text: &str) -> String {
    let part = |part: &str| match part.find('{') {
        Some(at) => cyrillic(&part[..at]) + &part[at..],
        None => cyrillic(part),
    };
    text.split_inclusive('}').map(part).collect()
}

/// A words file in other letters.
fn words_file(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(word(&text)),
        Value::Mapping(map) => Value::Mapping(map.into_iter().map(|(key, value)| (key, words_file(value))).collect()),
        other => other,
    }
}

/// Column names of data files (format.md §7) and words of the markup that a reader may copy: the same in every language.
const COLUMNS: &[&str] = &[
    "enterprise",
    "period",
    "from",
    "value",
    "numerator",
    "denominator",
    "high",
    "status",
    "unit",
    "note",
    "json",
    "title",
    "width",
    "epub",
    "excel",
];

/// Latin words of at least four letters, in lower case. Addresses are no words.
fn latin(text: &str) -> impl Iterator<Item = String> + '_ {
    let plain = text.split_whitespace().filter(|part| !part.contains('/'));
    let words = plain.flat_map(|part| part.split(|letter: char| !letter.is_alphabetic()));
    words.filter(|word| word.chars().count() > 3 && word.chars().all(|letter| letter < '\u{250}')).map(str::to_lowercase)
}

/// Every scalar that is not one language's of a text: names, codes, addresses.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Mapping(map) if map.keys().all(|key| matches!(key.as_str(), Some("fr" | "nl" | "en" | "de" | "ru"))) => {}
        Value::Mapping(map) => map.values().for_each(|value| names(value, found)),
        Value::Sequence(list) => list.iter().for_each(|value| names(value, found)),
        Value::String(text) => found.extend(latin(text)),
        _ => {}
    }
}

/// Elements and attributes whose words cannot say of themselves in which language they are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mute {
    /// Their words count too.
    Counted,
    /// They are passed over.
    Passed,
}

/// The words of a page that no element says are in another language, those in attributes included.
fn own_words(element: &Element, mute: Mute, found: &mut BTreeSet<String>) {
    let foreign = !element.attribute("lang").is_empty() && !element.attribute("lang").starts_with("ru");
    let silent = mute == Mute::Passed && matches!(element.name.as_str(), "title" | "desc" | "textarea");
    if foreign || silent || matches!(element.name.as_str(), "script" | "style" | "code" | "pre") {
        return;
    }
    if mute == Mute::Counted {
        for name in ["alt", "title", "aria-label", "placeholder"] {
            found.extend(latin(element.attribute(name)));
        }
    }
    for child in &element.children {
        match child {
            Node::Element(element) => own_words(element, mute, found),
            Node::Text(text) => found.extend(latin(text)),
        }
    }
}

fn yaml_files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        if entry.path().extension().is_some_and(|end| end == "yaml") && !entry.path().starts_with(folder.join("themes")) {
            names(&serde_yaml::from_str(&fs::read_to_string(entry.path()).unwrap()).unwrap_or_default(), &mut found);
        }
    }
    found
}

/// A new site with a third language in other letters, of which it has nothing.
fn begun(home: &Path) -> PathBuf {
    let made = Command::new(env!("CARGO_BIN_EXE_diptych"))
        .args(["init", "site", "--yes", "--languages", "fr-BE,nl-BE", "--federation"])
        .current_dir(home)
        .output()
        .unwrap();
    assert!(made.status.success());
    let folder = home.join("site");
    let settings = fs::read_to_string(folder.join("diptych.yaml")).unwrap();
    let three = settings.replace("[fr-BE, nl-BE]", "[fr-BE, nl-BE, ru]");
    assert_ne!(settings, three);
    fs::write(folder.join("diptych.yaml"), three).unwrap();
    folder
}

/// Gives a site the interface's words in other letters, by hand.
fn with_words(folder: &Path) {
    let english = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/words/en.yaml")).unwrap();
    let russian = serde_yaml::to_string(&words_file(serde_yaml::from_str(&english).unwrap())).unwrap();
    fs::create_dir_all(folder.join("themes/default/words")).unwrap();
    fs::write(folder.join("themes/default/words/ru.yaml"), russian).unwrap();
}

/// The words of other languages on Russian pages, each with a page where it stands.
fn leaks(built: &Built, mute: Mute, (forbidden, allowed): (&BTreeSet<String>, &BTreeSet<String>)) -> BTreeMap<String, String> {
    let mut leaks: BTreeMap<String, String> = BTreeMap::new();
    let mut pages = 0;
    for path in built.pages().filter(|path| path.starts_with("ru/")) {
        pages += 1;
        let mut words = BTreeSet::new();
        own_words(built.page(path).first("body").unwrap(), mute, &mut words);
        let foreign = |word: &String| forbidden.contains(word) && !allowed.contains(word) && !COLUMNS.contains(&word.as_str());
        leaks.extend(words.into_iter().filter(foreign).map(|word| (word, path.to_owned())));
    }
    assert!(pages > 15, "{pages}");
    leaks
}

/// The interface's words in these languages.
fn of_the_interface(languages: &[&str]) -> BTreeSet<String> {
    let text = |file: &&str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/default/words/{file}.yaml")));
    languages.iter().flat_map(|file| text(file).unwrap().lines().flat_map(latin).collect::<Vec<_>>()).collect()
}

#[test]
fn a_language_in_another_script_is_added_and_nothing_of_another_is_left_on_its_pages() {
    let home = tempfile::tempdir().unwrap();
    let folder = begun(home.path());
    let mut snapshot = diptych::disk::read(&folder, options()).unwrap();
    let reading = reading(&snapshot).unwrap();
    let mut forbidden = BTreeSet::new();
    for from in [0, 1] {
        let pairs = inventory(&snapshot, &reading, 2, None);
        let mut sent = parcel(&pairs, (&snapshot, &Lock::default()), &reading.languages, (from, 2));
        for unit in &mut sent.units {
            forbidden.extend(latin(&unit.source));
            unit.target = if unit.kind == "words" { word(&unit.source) } else { cyrillic(&unit.source) };
        }
        let words = sent.units.iter().filter(|unit| unit.kind == "words").count();
        assert!(if from == 0 { words > 900 } else { words == 0 }, "one export brings the interface's words along: {words}");
        let back = read(&String::from_utf8(written(&sent, Form::Xliff)).unwrap(), Form::Xliff).unwrap();
        let outcome = write(&snapshot, &reading, 2, &back.units);
        assert_eq!(outcome.refused.first(), None);
        snapshot = with_files(&snapshot, &outcome.files);
    }
    let left: Vec<String> = inventory(&snapshot, &reading, 2, None)
        .iter()
        .flat_map(|pair| pair.units.iter().filter(|unit| unit.target.is_none()).map(|unit| pair.id(unit)).collect::<Vec<_>>())
        .collect();
    assert_eq!(left, Vec::<String>::new());
    // Each noun of the interface has the four forms that Russian counts with.
    let (file, _) = snapshot.find("themes/default/words/ru.yaml").expect("the import made the words file");
    assert!(
        snapshot.text(file).contains("members: {one: \"{n} мембре\", few: \"{n} мембрес\", many: \"{n} мембрес\", other: \"{n} мембрес\"}")
    );
    let built = Built::from(&snapshot, Tongue::En);
    assert!(!built.stopped, "{:#?}", built.findings);
    assert!(!built.codes().iter().any(|code| code == "W01"), "{:#?}", built.findings);
    forbidden.extend(of_the_interface(&["fr", "nl", "en", "de"]));
    let leaks = leaks(&built, Mute::Counted, (&forbidden, &yaml_files(&folder)));
    assert!(leaks.is_empty(), "words of another language: {leaks:#?}");
}

/// Nothing is translated: every page shows what it borrows, and every word of it says whose it is.
#[test]
fn what_a_language_borrows_says_everywhere_whose_it_is() {
    let home = tempfile::tempdir().unwrap();
    let folder = begun(home.path());
    with_words(&folder);
    for (fallback, is_hidden) in [("badge", false), ("hide", true)] {
        let settings = fs::read_to_string(folder.join("diptych.yaml")).unwrap();
        let plain: String = settings.lines().filter(|line| !line.starts_with("fallback:")).map(|line| format!("{line}\n")).collect();
        fs::write(folder.join("diptych.yaml"), format!("{plain}fallback: {fallback}\n")).unwrap();
        let snapshot = diptych::disk::read(&folder, options()).unwrap();
        let reading = reading(&snapshot).unwrap();
        let built = Built::from(&snapshot, Tongue::En);
        assert!(!built.stopped, "{:#?}", built.findings);
        let mut forbidden = of_the_interface(&["fr", "nl"]);
        let pairs = inventory(&snapshot, &reading, 2, None);
        let units = || pairs.iter().flat_map(|pair| pair.units.iter());
        units().for_each(|unit| forbidden.extend(latin(&unit.source.words)));
        let leaks = leaks(&built, Mute::Passed, (&forbidden, &yaml_files(&folder)));
        assert!(leaks.is_empty(), "{fallback}: words of another language without its name: {leaks:#?}");
        // What an author need not write is not shown in another language where the site hides that.
        let said: String = built.pages().filter(|path| path.starts_with("ru/")).map(|path| built.page(path).words() + "\n").collect();
        let optional = ["purpose", "description", "definition", "context", "need", "practices", "values", "limits", "learnings", "note"];
        let shown = units().filter(|unit| unit.field && optional.contains(&unit.key.rsplit('.').next().unwrap_or_default()));
        let long = shown.filter(|unit| unit.source.words.len() > 30 && !unit.source.words.contains(['*', '{', '\'']));
        let there = long.filter(|unit| said.contains(unit.source.words.trim().trim_end_matches('.'))).count();
        assert_eq!(there == 0, is_hidden, "{fallback}: {there} texts that may be left out");
    }
}
