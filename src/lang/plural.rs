//! Plurals: which form of a word a number takes.
//!
//! The number counts as displayed: in English `1 hour` but `1.0 hours`; in French 0, 1 and 1,5
//! are singular and 1 000 000 has a form of its own.

pub use icu_plurals::PluralCategory;
use icu_plurals::{PluralRules, PluralRulesPreferences};

use super::Locale;
use super::symbols;
use super::tag::LanguageTag;
use super::words::{CATEGORIES, category};
use crate::decimal::{Decimal, rounded};

/// The language's rules.
pub(super) struct Plurals {
    cardinal: PluralRules,
    ordinal: PluralRules,
}

const COMPILED: &str = "compiled data falls back to the root locale";

impl Plurals {
    pub(super) fn of(tag: &LanguageTag) -> Plurals {
        let preferences: PluralRulesPreferences = tag.preferences();
        Plurals {
            cardinal: PluralRules::try_new_cardinal(preferences).expect(COMPILED),
            ordinal: PluralRules::try_new_ordinal(preferences).expect(COMPILED),
        }
    }
}

impl Locale {
    /// The form of a word beside `value` shown with that many decimals.
    pub fn plural(&self, value: Decimal, decimals: u32) -> PluralCategory {
        let shown = rounded(value, decimals);
        match u64::try_from(shown.mantissa().unsigned_abs()) {
            Ok(whole) if shown.scale() == 0 => self.plurals.cardinal.category_for(whole),
            _ => self.plurals.cardinal.category_for(&symbols::fixed(&shown.to_string())),
        }
    }

    /// The form of an ordinal: `one` for the English 1st, 21st, `two` for 2nd.
    pub fn ordinal(&self, number: u64) -> PluralCategory {
        self.plurals.ordinal.category_for(number)
    }
}

/// The forms that a word needs beside numbers as texts have them, whole ones of a few hundred and simple fractions: by
/// their names in a words file, in CLDR's order. `other` is always among them.
pub fn plural_forms(tag: &LanguageTag) -> Vec<&'static str> {
    let rules = Plurals::of(tag).cardinal;
    let whole = (0..=220_u64).map(|number| rules.category_for(number));
    let fractions = ["0.1", "0.5", "1.5", "2.5"].map(|number| rules.category_for(&symbols::fixed(number)));
    let used: Vec<&str> = whole.chain(fractions).map(category).collect();
    CATEGORIES.into_iter().filter(|form| *form == "other" || used.contains(form)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::locale;
    use super::PluralCategory::*;
    use super::*;

    fn form(tag: &str, text: &str) -> PluralCategory {
        let value: Decimal = text.parse().expect(text);
        locale(tag).plural(value, value.scale())
    }

    #[test]
    fn a_word_has_the_forms_that_its_language_counts_with() {
        let forms = |tag: &str| plural_forms(&LanguageTag::parse(tag).expect("well-formed"));
        for (tag, names) in [
            ("fr-BE", "one other"),
            ("nl", "one other"),
            ("ru", "one few many other"),
            ("kk", "one other"),
            ("ar", "zero one two few many other"),
            ("ja", "other"),
            ("lt", "one few many other"),
            ("tlh", "other"),
        ] {
            assert_eq!(forms(tag).join(" "), names, "{tag}");
        }
    }

    #[test]
    fn each_language_counts_its_own_way() {
        for (tag, text, expected) in [
            ("fr-BE", "0", One),
            ("fr-BE", "1", One),
            ("fr-BE", "1.5", One),
            ("fr-BE", "2", Other),
            ("fr-BE", "1000000", Many),
            ("nl-BE", "0", Other),
            ("nl-BE", "1", One),
            ("nl-BE", "1.5", Other),
            ("en", "1", One),
            ("en", "1.0", Other),
            ("ru", "2", Few),
            ("ru", "5", Many),
            ("ru", "21", One),
            ("ar", "0", Zero),
            ("ar", "2", Two),
            ("ar", "7", Few),
            ("ar", "11", Many),
            ("km", "1", Other),
            ("pl", "22", Few),
            ("fr", "79228162514264337593543950335", Other),
        ] {
            assert_eq!(form(tag, text), expected, "{tag} {text}");
        }
    }

    #[test]
    fn the_number_counts_as_displayed() {
        let value = "0.96".parse().expect("a number");
        assert_eq!((locale("nl").plural(value, 0), locale("nl").plural(value, 1)), (One, Other));
        assert_eq!((locale("en").ordinal(22), locale("fr").ordinal(1)), (Two, One));
    }
}
