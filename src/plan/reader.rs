//! Readers: one for each language of the site, with its numbers, dates and the interface's words.

use std::collections::HashMap;

use super::lent::Lent;
use super::terms::Terms;
use crate::lang::{self, Locale, Profile, Words};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::settings::{self, NumberStyle, Typography};
use crate::source::text::Text;

/// Who reads a page: a language of the site.
#[derive(Debug)]
pub struct Reader {
    /// The language's position in the site.
    pub lang: Lang,
    /// How it writes numbers, dates and punctuation.
    pub locale: Locale,
    /// The interface's words.
    pub words: Words,
    /// A colon with the space that the language sets before it.
    pub colon: &'static str,
    /// What stands on many pages, typeset once: names and definitions of the catalogue, names of enterprises.
    phrases: HashMap<String, String>,
    /// What it shows in the words of another language.
    pub lent: Lent,
    /// The words of the glossary, as its texts name them.
    pub terms: Terms,
}

impl Reader {
    /// A text in the reader's language, as one line with its punctuation.
    pub fn say(&self, text: &Text) -> String {
        self.typeset(&text[self.lang])
    }

    /// Words of one line with the language's punctuation.
    pub fn typeset(&self, words: &str) -> String {
        self.phrases.get(words).cloned().unwrap_or_else(|| self.locale.typeset(words).into_owned())
    }
}

/// The readers of a site, in the order of its languages; `words` gives each language's own.
pub fn readers(model: &Model, mut words: impl FnMut(&lang::LanguageTag) -> Words) -> Vec<Reader> {
    let languages = Lang::all(model.languages.len()).zip(&model.languages);
    let reader = |(lang, tag)| {
        let names = model.period_labels.iter().map(|(days, label)| (*days, label[lang].to_owned())).collect();
        let words = words(tag);
        let locale = Locale::new(tag, profile(model, tag)).naming(names).speaking(&words);
        let colon = if locale.typeset("a : b").contains("\u{A0}:") { "\u{A0}:" } else { ":" };
        Reader {
            lang,
            colon,
            phrases: phrases(model, lang, &locale),
            lent: Lent::of(model, lang, &locale),
            terms: Terms::of(model, lang, &locale),
            locale,
            words,
        }
    };
    languages.map(reader).collect()
}

fn phrases(model: &Model, lang: Lang, locale: &Locale) -> HashMap<String, String> {
    let catalogue = &model.catalogue;
    let indicators = catalogue.indicators.iter().flat_map(|indicator| [Some(&indicator.name), indicator.definition.as_ref()]);
    let dimensions = catalogue.dimensions.iter().flat_map(|dimension| {
        let categories = dimension.categories.iter().map(|category| Some(&category.label));
        categories.chain([Some(&dimension.name)])
    });
    let topics = catalogue.topics.iter().flat_map(|topic| [Some(&topic.name), topic.question.as_ref()]);
    let enterprises = model.enterprises.values().map(|enterprise| Some(&enterprise.portrait.name.0));
    let texts = indicators.chain(dimensions).chain(topics).chain(enterprises).flatten();
    texts.map(|text| (text[lang].to_string(), locale.typeset(&text[lang]).into_owned())).collect()
}

/// What `diptych.yaml` says about a language.
fn profile(model: &Model, tag: &lang::LanguageTag) -> Profile {
    let number_style = match settings::of_language(model.settings.number_style.as_ref(), tag) {
        Some(NumberStyle::Space) => lang::NumberStyle::Space,
        Some(NumberStyle::Point) => lang::NumberStyle::Point,
        Some(NumberStyle::Cldr) | None => lang::NumberStyle::Cldr,
    };
    let typography = match settings::of_language(model.settings.typography.as_ref(), tag) {
        Some(Typography::Eu) => lang::Typography::Eu,
        Some(Typography::None) => lang::Typography::None,
        Some(Typography::France) | None => lang::Typography::France,
    };
    Profile { number_style, typography }
}
