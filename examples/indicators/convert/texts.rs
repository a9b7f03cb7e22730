//! The words of a file of indicators, in the languages of the site.

use serde_json::Value as Json;
use serde_yaml::{Mapping, Value as Yaml};

use super::rows::Series;

/// The languages of the site and the labels of the strings found in the data.
pub struct Texts<'data> {
    pub languages: Vec<String>,
    pub labels: &'data Json,
}

impl Texts<'_> {
    /// The languages of a text; nothing if it has none.
    pub fn localized(&self, value: &Json) -> Option<Mapping> {
        let entry = |lang: &String| Some((lang.as_str().into(), value[lang].as_str().filter(|words| !words.trim().is_empty())?.into()));
        let map: Mapping = self.languages.iter().filter_map(entry).collect();
        (!map.is_empty()).then_some(map)
    }

    /// The label of a string of the data; languages that nobody translated are left out.
    pub fn label(&self, written: &str) -> Mapping {
        self.localized(&self.labels[written])
            .unwrap_or_else(|| std::iter::once((self.languages[0].as_str().into(), written.into())).collect())
    }

    /// Words of ours, written in French, Dutch and English; other languages get the English.
    pub fn each(&self, words: [&str; 3]) -> Mapping {
        let pick = |lang: &String| match lang.split('-').next() {
            Some("fr") => words[0],
            Some("nl") => words[1],
            _ => words[2],
        };
        self.languages.iter().map(|lang| (lang.as_str().into(), pick(lang).into())).collect()
    }

    /// The same words in every language.
    fn same(&self, words: &str) -> Mapping {
        self.languages.iter().map(|lang| (lang.as_str().into(), words.into())).collect()
    }

    /// An indicator's name, with its unit where the source keeps several units in one indicator.
    pub fn name(&self, series: &Series, indicator: &Json) -> Mapping {
        let mut name = self.localized(&indicator["name"]).unwrap_or_default();
        let Some(unit) = series.unit.as_ref().filter(|_| !series.only) else { return name };
        for lang in &self.languages {
            let label = self.labels[unit][lang].as_str().unwrap_or(unit).to_owned();
            if let Some(Yaml::String(name)) = name.get_mut(lang.as_str()) {
                name.push_str(&format!(" ({label})"));
            }
        }
        name
    }

    /// A series' unit in the contract's spelling: per cent, the source's words, or a plain number where it says none.
    pub fn unit(&self, series: &Series, indicator: &Json) -> Yaml {
        let named = series.unit.as_ref().map(|unit| self.label(unit));
        match named.or_else(|| self.localized(&indicator["unit"])) {
            Some(unit) if is_percent(&unit) => "percent".into(),
            Some(unit) => unit.into(),
            None => "ratio".into(),
        }
    }

    /// Who publishes an indicator: its organisation, else the host of its address.
    pub fn publisher(&self, indicator: &Json) -> Mapping {
        let found = sources(indicator).find_map(|source| self.localized(&source["organisation"]));
        let host = || sources(indicator).find_map(|source| source["url"].as_str()?.split('/').nth(2));
        found
            .or_else(|| Some(self.same(host()?)))
            .unwrap_or_else(|| self.each(["Éditeur inconnu", "Onbekende uitgever", "Unknown publisher"]))
    }

    /// The line of an indicator's source: its title, else its organisation or address.
    pub fn source(&self, indicator: &Json) -> Mapping {
        let found = ["title", "organisation"].iter().find_map(|key| sources(indicator).find_map(|source| self.localized(&source[*key])));
        let url = || sources(indicator).find_map(|source| source["url"].as_str());
        found
            .map(without_markup)
            .or_else(|| Some(self.same(url()?)))
            .unwrap_or_else(|| self.each(["La source n’est pas indiquée.", "De bron is niet vermeld.", "The source is not stated."]))
    }
}

fn sources(indicator: &Json) -> impl Iterator<Item = &Json> {
    indicator["source"].as_array().into_iter().flatten()
}

/// Whether a unit is per cent.
fn is_percent(unit: &Mapping) -> bool {
    let is = |unit: &str| unit == "%" || ["percent", "pourcent", "procent"].iter().any(|word| unit.starts_with(word));
    unit.values().filter_map(Yaml::as_str).any(|unit| is(&unit.trim().to_lowercase()))
}

/// Texts without their HTML: the catalogue takes words.
pub fn without_markup(texts: Mapping) -> Mapping {
    let plain = |words: &str| {
        let mut out = String::new();
        let mut inside = false;
        for character in words.chars() {
            match character {
                '<' => inside = true,
                '>' if inside => (inside, _) = (false, out.push(' ')),
                _ if inside => {}
                character => out.push(character),
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    texts.into_iter().filter_map(|(lang, words)| Some((lang, Yaml::from(plain(words.as_str()?))))).collect()
}

/// A definition is one sentence; what follows in the sources is a method.
pub fn first_sentence(texts: Mapping) -> Mapping {
    let first = |words: &str| match words.split_once(". ") {
        Some((first, _)) if first.len() > 30 => format!("{first}."),
        _ => words.to_owned(),
    };
    texts.into_iter().filter_map(|(lang, words)| Some((lang, Yaml::from(first(words.as_str()?))))).collect()
}

/// A map of an id and one other thing.
pub fn pair(first: &str, id: &str, second: &str, value: Mapping) -> Mapping {
    [(first.into(), id.into()), (second.into(), value.into())].into_iter().collect()
}

/// A YAML text.
pub fn yaml(value: impl Into<Yaml>) -> String {
    serde_yaml::to_string(&value.into()).expect("maps of words can be written")
}
