//! Names: what the words of a table stand for, by the site's own ids and names and by what the mapping says.

use std::collections::{BTreeMap, BTreeSet};

use super::aliases::folded;
use crate::localized::Lang;
use crate::model::Model;
use crate::model::mapping::Mapping;
use crate::nearest::nearest;
use crate::source::text::Text;

/// The id that a mapping writes for words that are left aside.
const ASIDE: &str = "-";

/// What words stand for.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Ids by what they name and by the folded words.
    known: BTreeMap<String, BTreeMap<String, Option<String>>>,
    /// The ids of each kind.
    ids: BTreeMap<String, BTreeSet<String>>,
}

/// What words were found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// This id.
    Id(String),
    /// Something that is left aside.
    Aside,
    /// Nothing; the nearest known words.
    Nothing(Option<String>),
}

impl Names {
    /// The names of a site and those of a mapping, which win.
    pub fn of(model: &Model, mapping: Option<&Mapping>) -> Names {
        let mut names = Names::default();
        let count = model.languages.len();
        for enterprise in model.enterprises.values() {
            names.add("enterprise", enterprise.id.as_str(), Some((&enterprise.portrait.name, count)));
        }
        for indicator in &model.catalogue.indicators {
            names.add("indicator", indicator.id.as_str(), Some((&indicator.name, count)));
        }
        for dimension in &model.catalogue.dimensions {
            names.add("dimension", dimension.id.as_str(), Some((&dimension.name, count)));
            for category in &dimension.categories {
                names.add(dimension.id.as_str(), category.id.as_str(), Some((&category.label, count)));
            }
        }
        for (what, said) in mapping.iter().filter_map(|mapping| mapping.names.as_ref()).flat_map(|names| &names.entries) {
            for (words, id) in &said.entries {
                let id = if id.value == ASIDE { None } else { Some(id.value.clone()) };
                names.ids.entry(what.value.clone()).or_default().extend(id.clone());
                names.known.entry(what.value.clone()).or_default().insert(folded(&words.value), id);
            }
        }
        names
    }

    fn add(&mut self, what: &str, id: &str, text: Option<(&Text, usize)>) {
        self.ids.entry(what.to_owned()).or_default().insert(id.to_owned());
        let known = self.known.entry(what.to_owned()).or_default();
        let words = text.into_iter().flat_map(|(text, count)| Lang::all(count).map(|lang| folded(&text[lang])));
        for words in words {
            known.entry(words).or_insert_with(|| Some(id.to_owned()));
        }
        known.insert(folded(id), Some(id.to_owned()));
    }

    /// What some words are.
    pub fn find(&self, what: &str, written: &str) -> Found {
        let Some(known) = self.known.get(what) else { return Found::Nothing(None) };
        let plain = folded(written);
        match known.get(&plain) {
            Some(Some(id)) => Found::Id(id.clone()),
            Some(None) => Found::Aside,
            None => Found::Nothing(nearest(&plain, known.keys().map(String::as_str)).and_then(|near| known[near].clone())),
        }
    }

    /// The id of some words.
    pub fn id(&self, what: &str, written: &str) -> Option<String> {
        match self.find(what, written) {
            Found::Id(id) => Some(id),
            _ => None,
        }
    }

    /// The dimension one of whose categories some words are; nothing if several have it.
    pub fn dimension_of(&self, written: &str) -> Option<(String, String)> {
        let dimensions = self.ids.get("dimension")?;
        let mut found = dimensions.iter().filter_map(|dimension| Some((dimension.clone(), self.id(dimension, written)?)));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// The ids of a kind.
    pub fn ids(&self, what: &str) -> impl Iterator<Item = &str> {
        self.ids.get(what).into_iter().flatten().map(String::as_str)
    }
}
