//! Text that somebody wrote: it reaches the output only through the encoder of its context.
//!
//! There is no way to read it as markup. Templates escape it by themselves (see `render::template`);
//! everything that is not a template uses one of the encoders below.

use std::fmt;

/// Text from a source file, trimmed of nothing, trusted in nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Untrusted(String);

impl Untrusted {
    /// Takes text as an author wrote it.
    pub fn new(text: impl Into<String>) -> Untrusted {
        Untrusted(text.into())
    }

    /// The words themselves, for comparing, measuring, sorting and for the encoders of other modules.
    pub fn as_written(&self) -> &str {
        &self.0
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

/// Writes `text` as the content of an HTML or SVG element or of a double-quoted attribute.
///
/// Control characters that no document may hold are dropped.
pub fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    // Most words hold nothing of the kind and are taken whole.
    while let Some(at) = rest.bytes().position(|byte| CONCERNED[usize::from(byte)]) {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = from.chars();
        if let Some(character) = characters.next() {
            escape_one(out, character);
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// Whether a character steers what stands around it instead of saying something: the direction of writing, a terminal.
pub fn steers(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

/// Whether text is the same in markup as by itself; most is.
pub fn is_plain(text: &str) -> bool {
    !text.bytes().any(|byte| CONCERNED[usize::from(byte)])
}

/// The bytes that begin a character with a form of its own: marks of markup, and what may be a control character or
/// none at all.
const CONCERNED: [bool; 256] = {
    let mut concerned = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        concerned[byte] = matches!(byte as u8, 0..=0x1F | b'&' | b'<' | b'>' | b'"' | b'\'' | 0x7F | 0xC2 | 0xEF);
        byte += 1;
    }
    concerned
};

fn escape_one(out: &mut String, character: char) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        '\t' | '\n' => out.push(character),
        character if character.is_control() => {}
        '\u{FFFE}' | '\u{FFFF}' => {}
        character => out.push(character),
    }
}

/// `text` as the content of an HTML or SVG element or of a double-quoted attribute.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

/// `text` as one line for a terminal: control and direction characters are shown, not obeyed.
pub fn visible(text: &str) -> String {
    text.chars()
        .flat_map(|character| match character {
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' => {
                character.escape_unicode().collect::<Vec<_>>()
            }
            character if character.is_control() => character.escape_default().collect(),
            character => vec![character],
        })
        .collect()
}

impl fmt::Display for Untrusted {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&escaped(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_words() {
        assert_eq!(escaped("<b>\"l'été\" & \u{1}"), "&lt;b&gt;&quot;l&#39;été&quot; &amp; ");
        assert_eq!(visible("a\u{1b}[31m\u{202e}"), "a\\u{1b}[31m\\u{202e}");
    }

    #[test]
    fn control_characters_are_dropped_and_blanks_are_kept() {
        for (written, shown) in
            [("a\tb\nc", "a\tb\nc"), ("\u{7F}a\u{85}", "a"), ("\u{FFFE}a\u{FFFF}", "a"), ("é\u{A0}»\u{FF01}", "é\u{A0}»\u{FF01}")]
        {
            assert_eq!(escaped(written), shown);
        }
    }

    #[test]
    fn only_what_steers_is_said_to_steer() {
        for steering in ['\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}', '\u{1B}', '\u{7F}', '\u{85}'] {
            assert!(steers(steering), "{steering:?}");
        }
        for saying in ['a', 'é', ' ', '\n', '\r', '\t'] {
            assert!(!steers(saying), "{saying:?}");
        }
    }

    #[test]
    fn only_text_without_markup_is_plain() {
        assert!(is_plain("l été"));
        for marked in ["<", ">", "&", "\"", "'", "\u{1}", "\u{7F}"] {
            assert!(!is_plain(marked), "{marked:?}");
        }
    }
}
