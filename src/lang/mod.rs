//! Languages: everything that depends on who reads.
//!
//! A [`Locale`] is one language of a site, made once and shared by every page: numbers, dates,
//! periods, plurals, lists, alphabetical order, quotation marks and punctuation.
//! [`Words`] are the interface's words in that language, [`Section`] the names in its addresses.
//!
//! It shows facts and never makes them: what is rounded to how many decimals, and what is
//! withheld, is decided above. Rules and symbols are CLDR 48's, for any language; where French
//! usage differs from CLDR (1er mai), usage wins and the place says so.

mod collation;
mod compact;
mod date;
mod list;
mod moments;
mod names;
mod number;
pub mod numerals;
mod patterns;
mod periods;
mod plural;
pub mod pointing;
mod quotes;
mod sections;
mod slug;
mod spoken;
mod symbols;
mod tag;
mod typography;
mod words;

#[cfg(test)]
mod cldr;
#[cfg(test)]
mod vectors;

use std::collections::BTreeMap;

use crate::period::Date;

pub use moments::{Moment, Time};
pub use names::Direction;
pub use number::{Parts, Place};
pub use plural::{PluralCategory, plural_forms};
pub use sections::Section;
pub use slug::{fold, slugify};
pub use spoken::{SPOKEN, spoken};
pub use tag::{Fit, LanguageTag, served};
pub use typography::{Typesetter, ordinals};
pub use words::{CATEGORIES, Words, WordsTrouble};

/// How a language's numbers are grouped (`number_style` of `diptych.yaml`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum NumberStyle {
    /// As CLDR says for the tag: `1 234,5` in fr-BE, `1.234,5` in nl-BE.
    #[default]
    Cldr,
    /// Groups apart by a narrow no-break space, the decimal mark the language's own (ISO 80000-1).
    Space,
    /// Groups by a point, decimals after a comma: what Belgian print does in both languages.
    Point,
}

/// Whose punctuation a language's texts follow (`typography` of `diptych.yaml`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Typography {
    /// The language's own rules; in French those of the Imprimerie nationale, with a space
    /// before `; : ! ?` and inside « ».
    #[default]
    France,
    /// The same without those French spaces (EU interinstitutional style guide, 6.4).
    Eu,
    /// Texts stay as they were typed.
    None,
}

/// What a site says about one of its languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Profile {
    /// How numbers are grouped.
    pub number_style: NumberStyle,
    /// Whose punctuation texts follow.
    pub typography: Typography,
}

/// One language of a site: immutable, shared between threads, cheap to ask.
pub struct Locale {
    tag: LanguageTag,
    profile: Profile,
    symbols: symbols::Symbols,
    plurals: plural::Plurals,
    dates: date::Dates,
    lists: list::Lists,
    collation: collation::Collation,
    patterns: patterns::Patterns,
    marks: quotes::Marks,
    /// What stretches of days are called that an author gave a name, by first and last day.
    named_periods: BTreeMap<(Date, Date), String>,
    quarters: periods::Quarters,
}

impl Locale {
    /// Makes the language's formatters, once. A language that CLDR does not know gets the
    /// root's neutral ones.
    pub fn new(tag: &LanguageTag, profile: Profile) -> Locale {
        Locale {
            symbols: symbols::Symbols::of(tag, profile.number_style),
            plurals: plural::Plurals::of(tag),
            dates: date::Dates::of(tag),
            lists: list::Lists::of(tag),
            collation: collation::Collation::of(tag),
            patterns: patterns::Patterns::of(tag),
            marks: quotes::Marks::of(tag),
            tag: tag.clone(),
            profile,
            named_periods: BTreeMap::new(),
            quarters: periods::Quarters::default(),
        }
    }

    /// The same, knowing what some stretches of days are called.
    pub fn naming(mut self, periods: BTreeMap<(Date, Date), String>) -> Locale {
        self.named_periods = periods;
        self
    }

    /// The same, calling quarters as the language's words do (`quarter` of the words file).
    pub fn speaking(mut self, words: &Words) -> Locale {
        self.quarters = periods::Quarters::of(words);
        self
    }

    /// The tag as the site writes it: `fr-BE`.
    pub fn tag(&self) -> &str {
        self.tag.as_str()
    }

    /// The language without script and region: `fr`.
    pub fn primary(&self) -> &str {
        self.tag.primary()
    }

    /// The way its script runs.
    pub fn direction(&self) -> Direction {
        names::direction(&self.tag)
    }

    /// The language's own name, as its readers look for it in a switch: `Français`.
    pub fn name(&self) -> &str {
        names::own_name(&self.tag)
    }
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Locale").field("tag", &self.tag).field("profile", &self.profile).finish_non_exhaustive()
    }
}

#[cfg(test)]
fn locale(tag: &str) -> Locale {
    styled(tag, NumberStyle::Cldr, Typography::France)
}

#[cfg(test)]
fn styled(tag: &str, number_style: NumberStyle, typography: Typography) -> Locale {
    Locale::new(&LanguageTag::parse(tag).unwrap_or_else(|| panic!("{tag} is well-formed")), Profile { number_style, typography })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&locale("fr-BE"));
    }

    /// Scripts and plurals far from ours: every formatter must work for them too.
    #[test]
    fn any_language_can_be_shown() {
        let day = crate::period::parse_date("2024-08-15").expect("a date");
        let items = ["a", "b"].map(str::to_owned);
        for (tag, number, month, list, plural, dir) in [
            ("ru", "1\u{A0}234,5", "август 2024\u{202F}г.", "a и b", PluralCategory::Few, "ltr"),
            ("ar-EG", "١٬٢٣٤٫٥", "أغسطس ٢٠٢٤", "a وb", PluralCategory::Few, "rtl"),
            ("km", "1,234.5", "សីហា 2024", "a និង\u{200B}b", PluralCategory::Other, "ltr"),
            ("tlh", "1,234.5", "2024 M08", "a, b", PluralCategory::Other, "ltr"),
        ] {
            let locale = locale(tag);
            assert_eq!(
                [locale.number(crate::decimal::Decimal::new(12345, 1), 1), locale.month_year(day), locale.list(&items)],
                [number, month, list]
            );
            assert_eq!((locale.plural(3.into(), 0), locale.direction().as_str()), (plural, dir), "{tag}");
            assert_eq!(locale.typeset("\"a\" ...").chars().count(), 5, "{tag}");
        }
    }

    #[test]
    fn languages_are_named_by_themselves() {
        for (tag, name) in [("fr-BE", "Français"), ("nl", "Nederlands"), ("de-BE", "Deutsch"), ("en", "English"), ("tlh", "tlh")] {
            assert_eq!(locale(tag).name(), name);
        }
    }
}
