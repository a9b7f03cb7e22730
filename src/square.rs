//! An address as a square code, for a phone to read: on the terminal, and on paper. The one door to qrcode.

use qrcode::render::unicode::Dense1x2;
use qrcode::{Color, EcLevel, QrCode};

/// The address as lines of half blocks, light on dark as terminals are, with the quiet edge that readers need; nothing
/// if it is too long for a code.
pub fn square(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::L).ok()?;
    // A terminal is dark where nothing is printed: the light squares are the ones that are.
    Some(code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build())
}

/// The address as a drawing without letters, which says nothing to those who cannot see it: it stands beside the address
/// in words. Its units are the squares of the code, four of them quiet on each side; nothing if it is too long for one.
pub fn drawing(address: &str) -> Option<String> {
    const QUIET: usize = 4;
    let code = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M).ok()?;
    let width = code.width();
    let whole = width + 2 * QUIET;
    let mut path = String::new();
    for (row, colours) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        while column < width {
            let run = colours[column..].iter().take_while(|colour| **colour == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", column + QUIET, row + QUIET));
            }
            column += run.max(1);
        }
    }
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {whole} {whole}\" aria-hidden=\"true\" focusable=\"false\"><path fill=\"#fff\" \
         d=\"M0 0h{whole}v{whole}h-{whole}z\"/><path d=\"{path}\"/></svg>"
    ))
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

    #[test]
    fn a_drawing_has_the_squares_of_its_code() {
        let address = "https://impact.example.org/fr/entreprises/ateliers/#fig-1";
        let svg = drawing(address).expect("it fits");
        let code = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M).expect("it fits");
        let dark = code.to_colors().iter().filter(|colour| **colour == Color::Dark).count();
        let drawn: usize =
            svg.split('h').skip(1).filter_map(|rest| rest.split_once("v1").and_then(|(run, _)| run.parse::<usize>().ok())).sum();
        assert_eq!(drawn, dark);
        assert!(svg.contains(&format!("viewBox=\"0 0 {0} {0}\"", code.width() + 8)));
        assert!(drawing(&"a".repeat(5000)).is_none());
    }
}
