//! Readers: one for each language of the site, with its numbers, dates and the interface's words.

use crate::lang::{self, Locale, Profile, Words};
use crate::localized::Lang;
use crate::model::Model;
use crate::model::settings::{self, NumberStyle, Typography};

/// Who reads a page: a language of the site.
#[derive(Debug)]
pub struct Reader {
    /// The language's position in the site.
    pub lang: Lang,
    /// How it writes numbers, dates and punctuation.
    pub locale: Locale,
    /// The interface's words.
    pub words: Words,
}

/// The readers of a site, in the order of its languages; `words` gives each language's own.
pub fn readers(model: &Model, mut words: impl FnMut(&lang::LanguageTag) -> Words) -> Vec<Reader> {
    let languages = Lang::all(model.languages.len()).zip(&model.languages);
    let names = |lang: Lang| model.period_labels.iter().map(|(days, label)| (*days, label[lang].to_owned())).collect();
    let locale = |lang: Lang, tag: &lang::LanguageTag| Locale::new(tag, profile(model, tag)).naming(names(lang));
    languages.map(|(lang, tag)| Reader { lang, locale: locale(lang, tag), words: words(tag) }).collect()
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
