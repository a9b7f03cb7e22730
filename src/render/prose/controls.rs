//! Characters that steer instead of saying something (W17).

use crate::finding::{Findings, Problem};
use crate::source::prose::Prose;
use crate::untrusted::steers;

/// Notes the first control character or character that changes the direction of writing.
pub(super) fn note(prose: &Prose, findings: &mut Findings) {
    let bytes = prose.text.as_bytes();
    let mut from = 0;
    for block in bytes.chunks(64) {
        if block.iter().fold(false, |found, byte| found | is_suspect(*byte)) {
            let text = &prose.text[floor(prose.text, from)..];
            let steers = |(_, character): &(usize, char)| steers(*character);
            if let Some((at, character)) = text.char_indices().take(block.len()).find(steers) {
                let start = prose.text.len() - text.len() + at;
                findings.add(Problem::ControlCharacters, prose.place(start..start + character.len_utf8()));
                return;
            }
        }
        from += block.len();
    }
}

/// `0xC2` begins the second row of control characters; 0xAA, 0xA6… end the direction marks `E2 80 AA` and `E2 81 A6`.
fn is_suspect(byte: u8) -> bool {
    matches!(byte, 0x7F..=0x9F | 0xA6..=0xAE) || (byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t'))
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
