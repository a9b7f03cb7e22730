//! Encoders of the two contexts that prose writes by itself: text between tags, and addresses.
//!
//! Text needs no escaped quotation marks; attributes use `untrusted::escape_into`.

use std::fmt::Write;

/// Writes text between tags. Control characters that no document may hold are dropped.
pub(super) fn text_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = first_special(rest) {
        out.push_str(&rest[..at]);
        let length = rest[at..].chars().next().map_or(1, char::len_utf8);
        match rest.as_bytes()[at] {
            b'&' => out.push_str("&amp;"),
            b'<' => out.push_str("&lt;"),
            b'>' => out.push_str("&gt;"),
            _ => {}
        }
        rest = &rest[at + length..];
    }
    out.push_str(rest);
}

/// The first character that cannot stand as it is; most texts have none, and are passed in blocks.
fn first_special(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    for block in bytes.chunks(64) {
        if block.iter().fold(false, |found, byte| found | is_suspect(*byte)) {
            let upto = from + block.len();
            if let Some(at) = (from..upto).find(|at| is_special(bytes, *at)) {
                return Some(at);
            }
        }
        from += block.len();
    }
    None
}

/// `0xC2` begins the second row of control characters, `0xEF` the non-characters at the end.
fn is_suspect(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | 0x7F | 0xC2 | 0xEF) || (byte < 0x20 && byte != b'\n' && byte != b'\t')
}

fn is_special(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        0xC2 => matches!(bytes.get(at + 1), Some(0x80..=0x9F)),
        0xEF => matches!(bytes.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF])),
        byte => is_suspect(byte),
    }
}

/// Writes an address into a double-quoted attribute: what an address cannot hold is per-cent encoded.
pub(super) fn href_into(out: &mut String, address: &str) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'+' | b'!' | b'*' | b'(' | b')' | b',' | b'%' | b'#' | b'@' | b'?' | b'=' | b';' | b':' | b'/' | b'$'
            | b'~' => {
                out.push(char::from(byte));
            }
            _ => write!(out, "%{byte:02X}").expect("a String takes every write"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_its_quotation_marks_and_loses_control_characters() {
        let mut out = String::new();
        text_into(&mut out, "l'\"été\" <b> & \u{1}\u{85}«\u{A0}a\u{A0}»\u{FFFE}\n");
        assert_eq!(out, "l'\"été\" &lt;b&gt; &amp; «\u{A0}a\u{A0}»\n");
        let mut out = String::new();
        href_into(&mut out, "https://a.b/é \"<'&x=%20");
        assert_eq!(out, "https://a.b/%C3%A9%20%22%3C&#39;&amp;x=%20");
    }

    #[test]
    fn markup_is_escaped_however_far_into_a_text_it_stands() {
        for before in [0, 1, 62, 63, 64, 65, 127, 128, 129] {
            let plain = "a".repeat(before);
            let mut out = String::new();
            text_into(&mut out, &format!("{plain}<\t {plain}\u{7F}\u{1F}>{plain}"));
            assert_eq!(out, format!("{plain}&lt;\t {plain}&gt;{plain}"));
        }
    }

    #[test]
    fn what_an_address_may_hold_stays_as_it_is() {
        let address = "azAZ09-_.+!*(),%#@?=;:/$~";
        let mut out = String::new();
        href_into(&mut out, address);
        assert_eq!(out, address);
    }
}
