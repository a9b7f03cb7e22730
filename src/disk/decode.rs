//! Bytes to text: UTF-8 or a refusal that says which byte, on which line, and what it looks like.

use crate::snapshot::{Content, Refusal};

/// The text of these bytes without its byte order mark, or why they are no text.
pub(super) fn text(bytes: Vec<u8>) -> Content {
    if let Some(encoding) = encoding_of_start(&bytes) {
        return Content::Refused(Refusal::NotUtf8 { offset: 0, line: 1, column: 1, looks_like: Some(encoding) });
    }
    match String::from_utf8(bytes) {
        Ok(text) => checked(text),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let (line, column) = place(&bytes[..offset]);
            Content::Refused(Refusal::NotUtf8 { offset, line, column, looks_like: single_byte_encoding(&bytes[offset..]) })
        }
    }
}

fn checked(text: String) -> Content {
    if let Some(offset) = text.find('\0') {
        let (line, column) = place(&text.as_bytes()[..offset]);
        return Content::Refused(Refusal::Nul { offset, line, column });
    }
    Content::Text(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// UTF-16 and UTF-32 betray themselves by their mark, or by a zero in every second byte.
fn encoding_of_start(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Some("UTF-16"),
        _ => {}
    }
    let start = &bytes[..bytes.len().min(64)];
    let zeros = |parity: usize| start.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let half = start.len() / 2;
    (start.len() >= 4 && (zeros(0) * 2 > half && zeros(1) == 0 || zeros(1) * 2 > half && zeros(0) == 0)).then_some("UTF-16")
}

/// The one-byte encodings of western Europe, if the bytes could be text in one of them.
fn single_byte_encoding(rest: &[u8]) -> Option<&'static str> {
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    if rest.iter().any(control) {
        return None;
    }
    let windows = rest.iter().any(|byte| (0x80..0xa0).contains(byte));
    Some(if windows { "Windows-1252" } else { "Latin-1" })
}

/// Line and column, from 1, of what follows these bytes, which are UTF-8.
fn place(before: &[u8]) -> (u32, u32) {
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let column = before[start..].iter().filter(|byte| **byte & 0xc0 != 0x80).count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> Refusal {
        match text(bytes.to_vec()) {
            Content::Refused(refusal) => refusal,
            other => panic!("{other:?} should be refused"),
        }
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert!(matches!(text(b"\xef\xbb\xbf---\ntitle: a".to_vec()), Content::Text(text) if text == "---\ntitle: a"));
    }

    #[test]
    fn a_latin_1_letter_is_named_with_its_line_and_column() {
        let expected = Refusal::NotUtf8 { offset: 11, line: 2, column: 6, looks_like: Some("Latin-1") };
        assert_eq!(refused(b"a: b\nc: \xc3\xa9t\xe9\n"), expected);
    }

    #[test]
    fn a_windows_quote_is_named() {
        assert!(matches!(refused(b"l\x92eau"), Refusal::NotUtf8 { looks_like: Some("Windows-1252"), .. }));
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark() {
        assert!(matches!(refused(b"\xff\xfea\0b\0"), Refusal::NotUtf8 { looks_like: Some("UTF-16"), .. }));
        assert!(matches!(refused(b"a\0b\0c\0d\0"), Refusal::NotUtf8 { looks_like: Some("UTF-16"), .. }));
        assert!(matches!(refused(b"\0a\0b\0c\0d"), Refusal::NotUtf8 { looks_like: Some("UTF-16"), .. }));
    }

    #[test]
    fn utf_16_without_its_mark_is_named_as_soon_as_most_of_it_is_plain() {
        let letters = |plain: usize| [b"\0a".repeat(plain), b"\x04\x30".repeat(32 - plain)].concat();
        assert!(matches!(refused(&letters(20)), Refusal::NotUtf8 { looks_like: Some("UTF-16"), .. }));
        assert!(!matches!(text(letters(12)), Content::Refused(Refusal::NotUtf8 { looks_like: Some("UTF-16"), .. })));
    }

    #[test]
    fn utf_32_is_named_by_its_mark() {
        assert!(matches!(refused(b"\xff\xfe\0\0a\0\0\0"), Refusal::NotUtf8 { looks_like: Some("UTF-32"), .. }));
        assert!(matches!(refused(b"\0\0\xfe\xff\0\0\0a"), Refusal::NotUtf8 { looks_like: Some("UTF-32"), .. }));
    }

    #[test]
    fn a_nul_in_the_middle_is_named() {
        assert_eq!(refused(b"title: a\nslug: a\0b\n"), Refusal::Nul { offset: 16, line: 2, column: 8 });
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        assert!(matches!(text(Vec::new()), Content::Text(text) if text.is_empty()));
    }
}
