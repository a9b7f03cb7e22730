//! Themes: the looks of a site, which lie in the program and which a site may replace file by file.
//!
//! Gives templates, the interface's words, the style sheet and the fonts; decides no facts.

use std::collections::BTreeMap;

use include_dir::{Dir, File, include_dir};
use serde::Deserialize;

use super::template::{TemplateTrouble, Templates};
use crate::lang::{Words, WordsTrouble};

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme whose own files have been read.
#[derive(Clone, Debug)]
pub struct Theme {
    texts: BTreeMap<String, String>,
    words: BTreeMap<String, Words>,
    manifest: Manifest,
}

/// `theme.yaml`.
#[derive(Clone, Debug, Deserialize)]
struct Manifest {
    stylesheet: String,
    #[serde(default)]
    fonts: Vec<String>,
}

/// The language whose words stand in for those that another one lacks.
const FALLBACK: &str = "en";

impl Theme {
    /// The default theme with a site's own files in place of its files of the same names:
    /// `templates/home.html`, `css/diptych.css`, `theme.yaml`. A words file replaces word by word.
    pub fn new(overrides: BTreeMap<String, String>) -> Result<Theme, Vec<TemplateTrouble>> {
        let mut texts: BTreeMap<String, String> =
            files(&DEFAULT).filter_map(|file| Some((name(file), file.contents_utf8()?.to_owned()))).collect();
        let mut troubles = Vec::new();
        let mut words = BTreeMap::new();
        let mut read = |name: &str, text: &str, words: &mut BTreeMap<String, Words>| {
            let Some(language) = name.strip_prefix("words/").and_then(|name| name.strip_suffix(".yaml")) else { return };
            match Words::parse(text) {
                Ok(new) => {
                    let merged = words.get(language).map_or(new.clone(), |old: &Words| new.or(old));
                    words.insert(language.to_owned(), merged);
                }
                Err(trouble) => troubles.push(of_words(name, trouble)),
            }
        };
        texts.iter().chain(&overrides).for_each(|(name, text)| read(name, text, &mut words));
        texts.extend(overrides);
        let manifest = texts.get("theme.yaml").map(String::as_str).unwrap_or_default();
        match serde_yaml::from_str(manifest) {
            Ok(manifest) if troubles.is_empty() => Ok(Theme { texts, words, manifest }),
            Ok(_) => Err(troubles),
            Err(error) => {
                let line = error.location().map(|place| place.line());
                troubles.push(TemplateTrouble { template: "theme.yaml".to_owned(), line, column: None, message: error.to_string() });
                Err(troubles)
            }
        }
    }

    /// Its templates, ready to be filled.
    pub fn templates(&self) -> Result<Templates, Vec<TemplateTrouble>> {
        let named = |(name, text): (&String, &String)| Some((name.strip_prefix("templates/")?.to_owned(), text.clone()));
        Templates::new(&self.texts.iter().filter_map(named).collect())
    }

    /// The interface's words in a language without script and region (`fr`); English where it has none.
    pub fn words(&self, primary: &str) -> Words {
        let english = self.words.get(FALLBACK).cloned().unwrap_or_default();
        match self.words.get(primary) {
            Some(own) => own.clone().or(&english),
            None => Words::default().or(&english),
        }
    }

    /// The style sheet. `address` says where a file of the theme is published, seen from the sheet:
    /// it is given `fonts/source-sans-3-latin-wght-normal.woff2`.
    pub fn stylesheet(&self, address: impl Fn(&str) -> String) -> String {
        let text = self.texts.get(&self.manifest.stylesheet).map(String::as_str).unwrap_or_default();
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("url(../") {
            let (before, found) = rest.split_at(at);
            let Some((inside, after)) = found["url(".len()..].split_once(')') else { break };
            out.push_str(before);
            out.push_str("url(");
            out.push_str(&address(inside.trim_start_matches("../")));
            out.push(')');
            rest = after;
        }
        out + rest
    }

    /// Files that are published as they are, by name: fonts and their licences.
    pub fn fonts(&self) -> BTreeMap<String, &'static [u8]> {
        files(&DEFAULT).filter(|file| name(file).starts_with("fonts/")).map(|file| (name(file), file.contents())).collect()
    }

    /// The fonts that every page asks for at once, by name.
    pub fn preloaded(&self) -> &[String] {
        &self.manifest.fonts
    }
}

/// Every file of a folder and of those in it.
fn files(folder: &'static Dir<'static>) -> Box<dyn Iterator<Item = &'static File<'static>>> {
    Box::new(folder.files().chain(folder.dirs().flat_map(files)))
}

fn name(file: &File) -> String {
    file.path().to_string_lossy().replace('\\', "/")
}

fn of_words(file: &str, trouble: WordsTrouble) -> TemplateTrouble {
    TemplateTrouble { template: file.to_owned(), line: trouble.line, column: None, message: trouble.message }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: [&str; 4] = ["de", "en", "fr", "nl"];

    fn default_theme() -> Theme {
        Theme::new(BTreeMap::new()).expect("the default theme has no trouble")
    }

    fn text(language: &str) -> String {
        default_theme().texts[&format!("words/{language}.yaml")].clone()
    }

    /// The placeholders of a text, in order of the alphabet.
    fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn every_language_has_the_same_words_with_the_same_placeholders() {
        let english = Words::parse(&text("en")).expect("English words can be read");
        for language in LANGUAGES {
            let words = Words::parse(&text(language)).expect(language);
            let (own, all): (Vec<&str>, Vec<&str>) = (words.keys().collect(), english.keys().collect());
            assert_eq!(own, all, "{language}");
            for key in all {
                assert_eq!(placeholders(words.get(key)), placeholders(english.get(key)), "{language}: {key}");
            }
        }
    }

    #[test]
    fn french_words_have_their_spaces_and_apostrophes() {
        let french = text("fr");
        for (at, line) in french.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            for wrong in [" ?", " !", " ;", "« ", " »", "n° "] {
                assert!(!line.contains(wrong), "fr.yaml:{}: {line}", at + 1);
            }
        }
        for language in LANGUAGES {
            let words = Words::parse(&text(language)).expect(language);
            for key in words.keys() {
                assert!(!words.get(key).contains('\''), "{language}: {key} has a straight apostrophe");
            }
        }
    }

    #[test]
    fn a_language_without_words_is_english() {
        let words = default_theme().words("tlh");
        assert_eq!((words.get("nav.home"), words.own("nav.home")), ("Home", None));
    }

    #[test]
    fn a_site_replaces_words_one_by_one_and_other_files_whole() {
        let overrides = BTreeMap::from([
            ("words/nl.yaml".to_owned(), "nav: {home: Thuis}".to_owned()),
            ("templates/home.html".to_owned(), "{{ site.title }}".to_owned()),
        ]);
        let theme = Theme::new(overrides).expect("no trouble");
        let words = theme.words("nl");
        assert_eq!((words.get("nav.home"), words.get("nav.menu")), ("Thuis", "Menu"));
        assert_eq!(theme.texts["templates/home.html"], "{{ site.title }}");
        theme.templates().expect("the templates hold together");
    }

    #[test]
    fn trouble_in_a_file_names_the_file() {
        let broken = |name: &str, text: &str| {
            let troubles = Theme::new(BTreeMap::from([(name.to_owned(), text.to_owned())])).expect_err("it is broken");
            (troubles[0].template.clone(), troubles[0].line)
        };
        assert_eq!(broken("words/fr.yaml", "a: b\nc: [d"), ("words/fr.yaml".to_owned(), Some(3)));
        assert_eq!(broken("theme.yaml", "fonts: []").0, "theme.yaml");
    }

    #[test]
    fn the_style_sheet_asks_only_for_files_of_the_theme() {
        let theme = default_theme();
        let (sheet, fonts) = (theme.stylesheet(|file| format!("there/{file}")), theme.fonts());
        assert!(sheet.len() < 90_000, "{} bytes", sheet.len());
        for address in sheet.split("url(").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0)) {
            let file = address.strip_prefix("there/").unwrap_or_else(|| panic!("{address} is not the theme's"));
            assert!(fonts.contains_key(file), "{file}");
        }
        assert!(!sheet.contains("@import"));
        assert!(theme.preloaded().iter().all(|font| fonts.contains_key(font)));
    }
}
