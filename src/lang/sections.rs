//! The sections of a site as its addresses name them (format.md §7).

use super::Words;
use super::slug::slugify;

/// A section of the site that has a list page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Enterprises and their assessments.
    Enterprises,
    /// Voices.
    Testimonials,
    /// Shared definitions and their series.
    Indicators,
    /// Thematic notebooks.
    Notebooks,
    /// Federations and their aggregates.
    Federations,
    /// News and events.
    News,
    /// Partners.
    Partners,
    /// Topics.
    Topics,
    /// Terms.
    Glossary,
    /// Open data.
    Data,
}

impl Section {
    /// Every section, in the order of format.md.
    pub const ALL: [Section; 10] = [
        Section::Enterprises,
        Section::Testimonials,
        Section::Indicators,
        Section::Notebooks,
        Section::Federations,
        Section::News,
        Section::Partners,
        Section::Topics,
        Section::Glossary,
        Section::Data,
    ];

    /// The section's key: `enterprises`. It is also its English address.
    pub fn key(self) -> &'static str {
        ENGLISH[self as usize]
    }

    /// Its name in the addresses of a language: the contract's in French, Dutch, English and
    /// German; in others that of the words file (`sections: {enterprises: …}`), else English.
    pub fn address(self, primary: &str, words: &Words) -> String {
        let written = match primary {
            "fr" => Some(FRENCH[self as usize]),
            "nl" => Some(DUTCH[self as usize]),
            "de" => Some(GERMAN[self as usize]),
            "en" => Some(self.key()),
            _ => None,
        };
        let own = || words.own(&format!("sections.{}", self.key())).map(slugify).filter(|slug| !slug.is_empty());
        written.map(str::to_owned).or_else(own).unwrap_or_else(|| self.key().to_owned())
    }
}

const FRENCH: [&str; 10] =
    ["entreprises", "temoignages", "indicateurs", "cahiers", "federations", "actualites", "partenaires", "themes", "glossaire", "donnees"];
const DUTCH: [&str; 10] = [
    "ondernemingen",
    "getuigenissen",
    "indicatoren",
    "schriften",
    "federaties",
    "nieuws",
    "partners",
    "themas",
    "woordenlijst",
    "gegevens",
];
const ENGLISH: [&str; 10] =
    ["enterprises", "testimonials", "indicators", "notebooks", "federations", "news", "partners", "topics", "glossary", "data"];
const GERMAN: [&str; 10] =
    ["unternehmen", "stimmen", "indikatoren", "hefte", "verbaende", "aktuelles", "partner", "themen", "glossar", "daten"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_named_in_the_language_of_the_page() {
        let none = Words::default();
        let names = ["fr", "nl", "en", "de", "pl"].map(|primary| Section::Federations.address(primary, &none));
        assert_eq!(names, ["federations", "federaties", "federations", "verbaende", "federations"]);
        assert_eq!(Section::ALL.map(Section::key), ENGLISH);
    }

    #[test]
    fn other_languages_name_theirs_in_their_words_file() {
        let polish = Words::parse("sections: {enterprises: Przedsiębiorstwa}").expect("words");
        assert_eq!(Section::Enterprises.address("pl", &polish), "przedsiebiorstwa");
        assert_eq!(Section::Data.address("pl", &polish), "data");
    }
}
