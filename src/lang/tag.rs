//! Language tags: `fr-BE`, and which of a site's languages a key such as `fr` serves.
//!
//! Tags are kept as written, since pages print them in `lang` and `hreflang`; they are compared
//! without regard to case.

use icu_locale_core::Locale as Parsed;

use crate::localized::Lang;

/// A well-formed BCP 47 tag.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LanguageTag {
    written: String,
    parsed: Parsed,
}

/// How well a key serves a language; a better fit overrides a lesser one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Another region of the language: `fr-FR` for `fr-BE`.
    Cousin,
    /// The bare language: `fr` for `fr-BE`.
    Primary,
    /// The very tag.
    Exact,
}

impl LanguageTag {
    /// What the language calls itself.
    pub fn own_name(&self) -> &str {
        super::names::own_name(self)
    }

    /// The tag, if it is well-formed (RFC 5646, as far as Unicode locale identifiers go: no
    /// grandfathered or extended-language tags). No language has more than three letters, so
    /// `french` is none.
    pub fn parse(written: &str) -> Option<LanguageTag> {
        let (primary, _) = written.split_once('-').unwrap_or((written, ""));
        if written.contains('_') || !(2..=3).contains(&primary.len()) {
            return None;
        }
        let parsed = Parsed::try_from_str(written).ok()?;
        (!parsed.id.language.is_unknown()).then(|| LanguageTag { written: written.to_owned(), parsed })
    }

    /// The tag as written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The language without script and region, in lower case: `fr`.
    pub fn primary(&self) -> &str {
        self.parsed.id.language.as_str()
    }

    /// The region in upper case, if the tag names one: `BE`.
    pub fn region(&self) -> Option<&str> {
        self.parsed.id.region.as_ref().map(|region| region.as_str())
    }

    /// The script, if the tag names one: `Latn`.
    pub fn script(&self) -> Option<&str> {
        self.parsed.id.script.as_ref().map(|script| script.as_str())
    }

    /// Whether both are one tag, whatever their case.
    pub fn same(&self, other: &LanguageTag) -> bool {
        self.parsed == other.parsed
    }

    pub(super) fn preferences<P>(&self) -> P
    where
        P: for<'a> From<&'a Parsed>,
    {
        P::from(&self.parsed)
    }
}

impl Ord for LanguageTag {
    fn cmp(&self, other: &LanguageTag) -> std::cmp::Ordering {
        self.written.cmp(&other.written)
    }
}

impl PartialOrd for LanguageTag {
    fn partial_cmp(&self, other: &LanguageTag) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The site languages that `key` serves (format.md §1): the one equal to it, else those with its
/// primary subtag. Nothing if the key's language is not published.
pub fn served(key: &LanguageTag, languages: &[LanguageTag]) -> Vec<(Lang, Fit)> {
    let each = || Lang::all(languages.len()).zip(languages);
    if let Some((lang, _)) = each().find(|(_, language)| language.same(key)) {
        return vec![(lang, Fit::Exact)];
    }
    let bare = key.written.eq_ignore_ascii_case(key.primary());
    let fit = if bare { Fit::Primary } else { Fit::Cousin };
    each().filter(|(_, language)| language.primary() == key.primary()).map(|(lang, _)| (lang, fit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(written: &[&str]) -> Vec<LanguageTag> {
        written.iter().filter_map(|tag| LanguageTag::parse(tag)).collect()
    }

    #[test]
    fn well_formed_tags_are_kept_as_written() {
        for (written, primary) in [("fr-BE", "fr"), ("FR-be", "fr"), ("zh-Hant-TW", "zh"), ("ar-EG-u-nu-latn", "ar"), ("nl", "nl")] {
            let tag = LanguageTag::parse(written).expect(written);
            assert_eq!((tag.as_str(), tag.primary()), (written, primary));
        }
    }

    #[test]
    fn malformed_tags_are_refused() {
        for written in ["", "fr_BE", "f", "français", "fr-", "-fr", "fr BE", "und", "fr--BE", "123", "french"] {
            assert_eq!(LanguageTag::parse(written), None, "{written}");
        }
    }

    #[test]
    fn a_key_serves_the_language_equal_to_it_else_those_with_its_primary_subtag() {
        let site = tags(&["fr-BE", "nl-BE", "fr-FR"]);
        let key = |written: &str| served(&tags(&[written])[0], &site);
        assert_eq!(key("fr"), [(Lang(0), Fit::Primary), (Lang(2), Fit::Primary)]);
        assert_eq!(key("FR-fr"), [(Lang(2), Fit::Exact)]);
        assert_eq!(key("nl-NL"), [(Lang(1), Fit::Cousin)]);
        assert_eq!(key("de"), []);
        assert!(Fit::Exact > Fit::Primary && Fit::Primary > Fit::Cousin);
    }
}
