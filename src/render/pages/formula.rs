//! Formulas as readers see them: names for ids, and the signs of arithmetic.

use crate::render::desk::Desk;

/// A formula with the names of its indicators.
pub fn readable(desk: &Desk, formula: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for letter in formula.chars() {
        if letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.') {
            word.push(letter);
            continue;
        }
        out.push_str(&part(desk, &word));
        word.clear();
        match letter {
            '*' => out.push('×'),
            '/' => out.push('÷'),
            letter => out.push(letter),
        }
    }
    out.push_str(&part(desk, &word));
    out
}

/// A word of a formula: an indicator's name, a minus, or itself.
fn part(desk: &Desk, word: &str) -> String {
    match desk.model().catalogue.indicator(word) {
        Some(indicator) => desk.text(&indicator.name),
        None if word == "-" => "−".to_owned(),
        None => word.to_owned(),
    }
}
