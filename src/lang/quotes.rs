//! Quotation marks: two pairs for each language.

use super::patterns::NBSP;
use super::tag::LanguageTag;
use super::{Locale, Typography};

/// A language's quotation marks, outer and inner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) outer: (char, char),
    pub(super) inner: (char, char),
}

impl Marks {
    /// CLDR's delimiters, and for German in Switzerland the guillemets of its print.
    pub(super) fn of(tag: &LanguageTag) -> Marks {
        let (outer, inner) = match (tag.primary(), tag.region().unwrap_or_default()) {
            ("fr", "CH") | ("de", "CH" | "LI") | ("rm", _) => (('«', '»'), ('‹', '›')),
            ("fr" | "es" | "ca" | "gl" | "eu" | "pt" | "el" | "it" | "hy" | "br" | "oc" | "sq", _) => (('«', '»'), ('“', '”')),
            ("de" | "cs" | "sk" | "sl" | "is" | "bg" | "lb" | "et" | "lt" | "mk" | "ka" | "sr" | "bs", _) => (('„', '“'), ('‚', '‘')),
            ("ru" | "uk" | "be", _) => (('«', '»'), ('„', '“')),
            ("nb" | "nn" | "no", _) => (('«', '»'), ('‘', '’')),
            ("pl" | "ro" | "hr", _) => (('„', '”'), ('«', '»')),
            ("hu", _) => (('„', '”'), ('»', '«')),
            ("sv" | "fi", _) => (('”', '”'), ('’', '’')),
            ("fa", _) => (('«', '»'), ('‹', '›')),
            ("ja", _) | ("zh", "TW" | "HK" | "MO") => (('「', '」'), ('『', '』')),
            _ => (('“', '”'), ('‘', '’')),
        };
        Marks { outer, inner }
    }
}

impl Locale {
    /// The text as a quotation: « … » with no-break spaces in French, “…” in Dutch and English,
    /// „…“ in German.
    pub fn quoted(&self, text: &str) -> String {
        self.between(self.marks.outer, text)
    }

    /// A quotation within one.
    pub fn quoted_inner(&self, text: &str) -> String {
        self.between(self.marks.inner, text)
    }

    fn between(&self, (open, close): (char, char), text: &str) -> String {
        let space = if open == '«' { self.guillemet_space() } else { "" };
        format!("{open}{space}{text}{space}{close}")
    }

    /// What stands inside « ».
    pub(super) fn guillemet_space(&self) -> &'static str {
        if self.french_spaces() { NBSP } else { "" }
    }

    /// Whether `; : ! ?` and guillemets are set off.
    pub(super) fn french_spaces(&self) -> bool {
        self.primary() == "fr" && self.profile.typography == Typography::France
    }
}

#[cfg(test)]
mod tests {
    use super::super::{NumberStyle, Typography, locale, styled};

    #[test]
    fn a_quotation_has_the_language_s_marks() {
        for (tag, outer, inner) in [
            ("fr-BE", "«\u{A0}oui\u{A0}»", "“oui”"),
            ("nl-BE", "“oui”", "‘oui’"),
            ("en", "“oui”", "‘oui’"),
            ("de-BE", "„oui“", "‚oui‘"),
            ("de-CH", "«oui»", "‹oui›"),
        ] {
            let locale = locale(tag);
            assert_eq!((locale.quoted("oui"), locale.quoted_inner("oui")), (outer.into(), inner.into()), "{tag}");
        }
        assert_eq!(styled("fr-BE", NumberStyle::Cldr, Typography::Eu).quoted("oui"), "«oui»");
    }
}
