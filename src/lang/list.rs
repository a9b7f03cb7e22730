//! Lists in a sentence: `a, b et c`, `a, b of c`.

use icu_list::options::ListFormatterOptions;
use icu_list::{ListFormatter, ListFormatterPreferences};

use super::Locale;
use super::tag::LanguageTag;

/// The language's two ways to join.
pub(super) struct Lists {
    and: ListFormatter,
    or: ListFormatter,
}

const COMPILED: &str = "compiled data falls back to the root locale";

impl Lists {
    pub(super) fn of(tag: &LanguageTag) -> Lists {
        let preferences: ListFormatterPreferences = tag.preferences();
        Lists {
            and: ListFormatter::try_new_and(preferences, ListFormatterOptions::default()).expect(COMPILED),
            or: ListFormatter::try_new_or(preferences, ListFormatterOptions::default()).expect(COMPILED),
        }
    }
}

impl Locale {
    /// All of them: `a, b et c`.
    pub fn list(&self, items: &[String]) -> String {
        self.lists.and.format(items.iter()).to_string()
    }

    /// One of them: `a, b ou c`.
    pub fn either(&self, items: &[String]) -> String {
        self.lists.or.format(items.iter()).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::super::locale;

    #[test]
    fn a_list_ends_with_the_language_s_word() {
        let items = ["a", "b", "c"].map(str::to_owned);
        let pair = |tag: &str| (locale(tag).list(&items), locale(tag).either(&items));
        assert_eq!(pair("fr-BE"), ("a, b et c".into(), "a, b ou c".into()));
        assert_eq!(pair("nl-BE"), ("a, b en c".into(), "a, b of c".into()));
        assert_eq!(pair("en"), ("a, b, and c".into(), "a, b, or c".into()));
        assert_eq!((locale("fr").list(&[]), locale("fr").list(&items[..1])), (String::new(), "a".into()));
    }
}
