//! Words that only point: read by themselves, as lists of links are, they say nothing of where a link leads.

const FRENCH: &[&str] = &[
    "ici",
    "cliquez ici",
    "cliquer ici",
    "par ici",
    "voir ici",
    "lire ici",
    "lien",
    "ce lien",
    "le lien",
    "suivez ce lien",
    "plus",
    "en savoir plus",
    "savoir plus",
    "voir plus",
    "lire plus",
    "plus d'infos",
    "plus d'info",
    "plus d'informations",
    "lire la suite",
    "la suite",
    "télécharger",
];
const DUTCH: &[&str] = &[
    "hier",
    "klik hier",
    "zie hier",
    "lees hier",
    "link",
    "deze link",
    "de link",
    "volg deze link",
    "meer",
    "meer weten",
    "meer lezen",
    "lees meer",
    "lees verder",
    "verder lezen",
    "meer info",
    "meer informatie",
    "download",
    "downloaden",
];
const ENGLISH: &[&str] = &[
    "here",
    "click here",
    "see here",
    "read here",
    "link",
    "this link",
    "the link",
    "follow this link",
    "more",
    "learn more",
    "read more",
    "see more",
    "find out more",
    "more info",
    "more information",
    "read on",
    "continue reading",
    "download",
];
const GERMAN: &[&str] = &[
    "hier",
    "hier klicken",
    "klicken sie hier",
    "klick hier",
    "siehe hier",
    "link",
    "dieser link",
    "mehr",
    "mehr erfahren",
    "mehr lesen",
    "mehr info",
    "mehr infos",
    "mehr informationen",
    "weiterlesen",
    "download",
    "herunterladen",
];

/// Whether the words of a link in a language (`fr`) only point.
pub fn only_points(words: &str, language: &str) -> bool {
    let known = match language {
        "fr" => FRENCH,
        "nl" => DUTCH,
        "en" => ENGLISH,
        "de" => GERMAN,
        _ => return false,
    };
    let plain = words.replace('’', "'").replace('\u{a0}', " ").to_lowercase();
    let is_around = |letter: char| !letter.is_alphanumeric();
    known.contains(&plain.trim_matches(is_around))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_where_a_link_leads_are_none() {
        for (words, language) in
            [("Cliquez ici", "fr"), ("en savoir plus…", "fr"), ("Lees meer »", "nl"), ("hier", "de"), ("Click here.", "en")]
        {
            assert!(only_points(words, language), "{words}");
        }
        for (words, language) in
            [("le rapport de 2024", "fr"), ("hier", "fr"), ("ici, à Mouscron", "fr"), ("2024", "nl"), ("", "nl"), ("ici", "pl")]
        {
            assert!(!only_points(words, language), "{words}");
        }
    }
}
