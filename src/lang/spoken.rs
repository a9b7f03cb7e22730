//! The interface's words that the program brings: for each language that it speaks, the words file of the default theme.

/// The languages, by primary subtag.
pub const SPOKEN: [&str; 4] = ["fr", "nl", "en", "de"];

/// The words file of a language; none if the program does not speak it.
pub fn spoken(primary: &str) -> Option<&'static str> {
    Some(match primary {
        "fr" => include_str!("../../themes/default/words/fr.yaml"),
        "nl" => include_str!("../../themes/default/words/nl.yaml"),
        "en" => include_str!("../../themes/default/words/en.yaml"),
        "de" => include_str!("../../themes/default/words/de.yaml"),
        _ => return None,
    })
}
