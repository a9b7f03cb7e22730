//! The four languages the program itself speaks, whatever the languages of the site.

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tongue {
    /// French.
    Fr,
    /// Dutch.
    Nl,
    /// English.
    En,
    /// German.
    De,
}

impl Tongue {
    /// The four, in the order in which texts are listed.
    pub const ALL: [Tongue; 4] = [Tongue::Fr, Tongue::Nl, Tongue::En, Tongue::De];

    /// `fr`, `nl`, `en` or `de`.
    pub fn as_str(self) -> &'static str {
        match self {
            Tongue::Fr => "fr",
            Tongue::Nl => "nl",
            Tongue::En => "en",
            Tongue::De => "de",
        }
    }

    /// The language of a tag or of an environment's locale: `fr-BE`, `nl_BE.UTF-8`. Nothing for
    /// any other language, nor for `C`.
    pub fn parse(tag: &str) -> Option<Tongue> {
        let primary = tag.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        Tongue::ALL.into_iter().find(|tongue| tongue.as_str() == primary)
    }
}

/// Chooses among four texts.
pub trait Pick {
    /// The one that belongs to this language; they are given in the order fr, nl, en, de.
    fn pick<T>(self, texts: [T; 4]) -> T;
}

impl Pick for Tongue {
    fn pick<T>(self, [fr, nl, en, de]: [T; 4]) -> T {
        match self {
            Tongue::Fr => fr,
            Tongue::Nl => nl,
            Tongue::En => en,
            Tongue::De => de,
        }
    }
}
