//! Words in the typesetter's language: only ever strings, so that nothing an author writes is taken for an order.

/// Writes words as a string.
pub fn string_into(out: &mut String, words: &str) {
    out.push('"');
    for character in words.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\n"),
            // The same font draws the mark that may break, and paper needs no other.
            '\u{2011}' => out.push('\u{2010}'),
            // Variation selectors choose between looks that these fonts do not have.
            '\u{FE00}'..='\u{FE0F}' | '\u{200B}' | '\u{FEFF}' => {}
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out.push('"');
}

/// Words as a string.
pub fn string(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    string_into(&mut out, words);
    out
}

/// Words as a string, or nothing.
pub fn optional(words: Option<&str>) -> String {
    words.map_or_else(|| "none".to_owned(), string)
}

/// A list of values that are written already.
pub fn list(values: impl IntoIterator<Item = String>) -> String {
    let mut out = String::from("(");
    for value in values {
        out.push_str(&value);
        out.push(',');
    }
    out.push(')');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_string() {
        assert_eq!(string("\"#panic()\\\n\u{7}$x$"), "\"\\\"#panic()\\\\\\n$x$\"");
        assert_eq!((list(Vec::new()).as_str(), list([string("a")]).as_str()), ("()", "(\"a\",)"));
        assert_eq!((optional(None).as_str(), optional(Some("a")).as_str()), ("none", "\"a\""));
    }
}
