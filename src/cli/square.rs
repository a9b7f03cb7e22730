//! An address as a square code on the terminal, for a phone to read. The one door to qrcode.

use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};

/// The address as lines of half blocks, light on dark as terminals are, with the quiet edge that readers need; nothing
/// if it is too long for a code.
pub(super) fn square(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::L).ok()?;
    // A terminal is dark where nothing is printed: the light squares are the ones that are.
    Some(code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_as_wide_as_it_is_high_and_has_its_quiet_edge() {
        let code = square("http://192.168.1.4:4747/?key=0123456789abcdef0123456789abcdef").expect("it fits");
        let lines: Vec<&str> = code.lines().collect();
        let width = lines[0].chars().count();
        assert!(lines.iter().all(|line| line.chars().count() == width));
        assert_eq!(lines.len(), width.div_ceil(2));
        // The edge is light: printed all the way.
        assert!(lines[0].chars().all(|letter| letter == '█'), "{}", lines[0]);
        assert_ne!(code, square("http://192.168.1.4:4747/?key=f").expect("it fits"));
        assert!(square(&"a".repeat(5000)).is_none());
    }
}
