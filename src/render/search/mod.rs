//! Search: what each page says, as small files that a reader's browser fetches one by one.
//!
//! For each language `search.json` tells how many pages there are and which file holds the words that begin with
//! what; those files and the short descriptions of pages are named by their content. Words are found by their stem
//! and without accents; every form that stands on some page is known, so the browser needs no grammar.
//! Only what stands on a published page is here, since it is read from the pages themselves.

mod shards;
mod text;
mod words;

pub use text::said;
pub use words::{Counted, counted};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::key::Key;
use crate::lang::Locale;
use crate::path::OutPath;
use crate::snapshot::Publication;

/// Descriptions in one file.
const DESCRIPTIONS: usize = 40;

/// The groups of results, in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Group {
    /// Indicators with their latest value.
    Indicators,
    /// Enterprises.
    Enterprises,
    /// Voices.
    Voices,
    /// Everything that is read.
    Texts,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Group; 4] = [Group::Indicators, Group::Enterprises, Group::Voices, Group::Texts];

    /// The key of its name among the interface's words.
    pub fn key(self) -> &'static str {
        match self {
            Group::Indicators => "indicators",
            Group::Enterprises => "enterprises",
            Group::Voices => "voices",
            Group::Texts => "texts",
        }
    }
}

/// A page as search knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Among which results it stands.
    pub group: Group,
    /// Its title.
    pub title: String,
    /// Its address from the site's root.
    pub address: String,
    /// A sentence about it.
    pub summary: String,
    /// What is said beside the title: a value with its period, a kind of text.
    pub aside: String,
    /// Its words.
    pub words: Vec<Counted>,
}

/// The index of a language, whose folder is given.
pub fn index(mut records: Vec<Record>, folder: &str, locale: &Locale) -> Publication {
    records.sort_by(|left, right| {
        let titles = || locale.compare(&left.title, &right.title).then_with(|| left.address.cmp(&right.address));
        left.group.cmp(&right.group).then_with(titles)
    });
    let mut files = Publication::new();
    let mut put = |text: String| {
        let name = format!("{folder}-{}", Key::of(text.as_bytes()).short());
        let path = OutPath::new(format!("assets/search/{name}.json")).expect("a folder's name and a hash are plain");
        files.insert(path, text.into_bytes());
        name
    };
    let descriptions: Vec<String> = records.chunks(DESCRIPTIONS).map(|part| put(description(part))).collect();
    let shards: BTreeMap<String, String> =
        shards::shards(&records, locale.primary()).into_iter().map(|(start, text)| (start, put(text))).collect();
    let starts: Vec<usize> = Group::ALL.iter().map(|group| records.partition_point(|record| record.group < *group)).collect();
    let meta = json!({ "pages": records.len(), "groups": starts, "a_file": DESCRIPTIONS, "descriptions": descriptions, "words": shards });
    let path = OutPath::new(format!("{folder}/search.json")).expect("a folder's name is plain");
    files.insert(path, inert(meta.to_string()).into_bytes());
    files
}

/// Title, address, summary and what is said beside, of each page in turn.
fn description(records: &[Record]) -> String {
    let row = |record: &Record| json!([record.title, record.address, shortened(&record.summary), record.aside]);
    inert(json!(records.iter().map(row).collect::<Vec<_>>()).to_string())
}

/// JSON in which no markup can begin.
fn inert(json: String) -> String {
    json.replace('<', "\\u003c")
}

/// At most some 180 characters, cut between words.
fn shortened(words: &str) -> String {
    if words.chars().count() <= 180 {
        return words.to_owned();
    }
    let cut: String = words.chars().take(176).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{LanguageTag, Profile};

    fn locale(tag: &str) -> Locale {
        Locale::new(&LanguageTag::parse(tag).expect("a tag"), Profile::default())
    }

    fn record(group: Group, title: &str, words: &str) -> Record {
        let address = format!("fr/{title}/");
        Record { group, title: title.into(), address, summary: String::new(), aside: String::new(), words: counted(&[(words, 1)]) }
    }

    fn everything(files: &Publication) -> String {
        files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn forms_of_a_word_lead_to_one_list_of_pages_without_accents() {
        let records = || vec![record(Group::Texts, "a", "les sorties évaluées"), record(Group::Texts, "b", "une sortie, évaluer")];
        let text = everything(&index(records(), "fr", &locale("fr-BE")));
        assert!(text.contains("[\"sortie sorties\",[0,1,1,1]]"), "{text}");
        assert!(text.contains("[\"evaluees evaluer\",[0,1,1,1]]"), "{text}");
        let dutch = everything(&index(
            vec![record(Group::Texts, "a", "ondernemingen"), record(Group::Texts, "b", "onderneming")],
            "nl",
            &locale("nl-BE"),
        ));
        assert!(dutch.contains("[\"onderneming ondernemingen\",[0,1,1,1]]"), "{dutch}");
    }

    #[test]
    fn results_are_grouped_and_the_order_of_input_does_not_matter() {
        let records = || {
            vec![
                record(Group::Texts, "é", "un"),
                record(Group::Indicators, "z", "un"),
                record(Group::Voices, "a", "un"),
                record(Group::Texts, "d", "un"),
            ]
        };
        let mut turned = records();
        turned.reverse();
        let files = index(records(), "fr", &locale("fr"));
        assert_eq!(files, index(turned, "fr", &locale("fr")));
        let meta =
            String::from_utf8(files.iter().find(|(path, _)| path.as_str() == "fr/search.json").expect("there").1.clone()).expect("text");
        assert!(meta.contains("\"groups\":[0,1,1,2]"), "{meta}");
        assert!(everything(&files).contains("[[\"z\",\"fr/z/\""));
    }

    #[test]
    fn many_words_are_divided_among_files_by_how_they_begin() {
        let many: String = (0..20_000).map(|n| format!("mot{}{} ", (b'a' + (n % 26) as u8) as char, n)).collect();
        let files = index(vec![record(Group::Texts, "a", &many)], "fr", &locale("fr"));
        assert!(files.len() > 10 && files.values().all(|bytes| bytes.len() < 40_000));
    }
}
