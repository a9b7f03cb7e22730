//! The letters of a table of values: UTF-8, UTF-16 or Windows-1252, told apart by its bytes.

/// What the bytes 0x80 to 0x9F are in Windows-1252; five of them are nothing.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™',
    'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The text of some bytes, and the name of their encoding; nothing if they are no text.
pub fn text(bytes: &[u8]) -> Option<(String, &'static str)> {
    let made = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (String::from_utf8(rest.to_vec()).ok()?, "UTF-8"),
        [0xFF, 0xFE, rest @ ..] => (wide(rest, u16::from_le_bytes)?, "UTF-16"),
        [0xFE, 0xFF, rest @ ..] => (wide(rest, u16::from_be_bytes)?, "UTF-16"),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), "UTF-8"),
            Err(_) => (bytes.iter().map(|byte| windows(*byte)).collect::<Option<String>>()?, "Windows-1252"),
        },
    };
    let refused =
        |letter: char| letter == '\0' || letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}');
    (!made.0.contains(refused)).then_some(made)
}

fn wide(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| read(*pair));
    if rest.is_empty() { char::decode_utf16(units).collect::<Result<String, _>>().ok() } else { None }
}

fn windows(byte: u8) -> Option<char> {
    let letter = match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        other => char::from(other),
    };
    (letter != '\0').then_some(letter)
}
