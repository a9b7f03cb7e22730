//! French ordinals: the letters that stand raised after a number (1er, 2e, XIXe).

use std::ops::Range;

/// Where the raised letters of each ordinal stand in a French text: `er` of 1er, `re` of 1re,
/// `e` of 2e and XIXe, `nd` of 2nd. Raising them is markup, and so the renderer's.
///
/// Only the ordinal letters of the Imprimerie nationale and the long ones people type (`ère`,
/// `ème`) are found, after digits or a Roman numeral in capitals; `Le`, `De`, `Me` are words.
pub fn ordinals(text: &str) -> Vec<Range<usize>> {
    // Most texts hold no letter that could be raised.
    let may_be = |pair: &[u8]| {
        let number = pair[0].is_ascii_digit() || b"IVXLCDM".contains(&pair[0]);
        number && matches!(pair[1], b'e' | b'r' | b'n' | b'd' | b'i' | 0xC3)
    };
    let mut found = Vec::new();
    if !text.as_bytes().windows(2).any(may_be) {
        return found;
    }
    let mut at = 0;
    for word in text.split(|glyph: char| !glyph.is_alphanumeric()) {
        if let Some(number) = number_before_suffix(word).filter(|_| !is_joined(&text[..at])) {
            found.push(at + number..at + word.len());
        }
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// Whether a word goes on what stands before: a decimal (`3,2e`), a code, an address.
fn is_joined(before: &str) -> bool {
    let mut glyphs = before.chars().rev();
    let mark = glyphs.next().is_some_and(|glyph| matches!(glyph, '.' | ',' | '/' | '@' | '_' | '#' | '&' | '='));
    mark && glyphs.next().is_some_and(char::is_alphanumeric)
}

fn number_before_suffix(word: &str) -> Option<usize> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let roman = word.bytes().take_while(|byte| b"IVXLCDM".contains(byte)).count();
    let (number, is_one) = match digits {
        0 if is_roman(&word[..roman]) => (roman, &word[..roman] == "I"),
        0 => return None,
        _ => (digits, &word[..digits] == "1"),
    };
    let is_second = matches!(&word[..number], "2" | "II");
    let suffix = match &word[number..] {
        "er" | "ers" | "re" | "res" | "ère" | "ères" => is_one,
        "nd" | "nde" | "nds" | "ndes" | "d" | "de" | "ds" | "des" => is_second,
        "e" | "es" | "ème" | "èmes" | "ième" | "ièmes" => !is_one || digits == 0,
        _ => false,
    };
    suffix.then_some(number)
}

/// A Roman numeral below 400, and no lone letter that makes a word with `e`.
fn is_roman(text: &str) -> bool {
    let mut rest = text.trim_start_matches('C');
    let hundreds = text.len() - rest.len();
    for [nine, five, four, one] in [["XC", "L", "XL", "X"], ["IX", "V", "IV", "I"]] {
        rest = match rest {
            _ if rest.starts_with(nine) => &rest[2..],
            _ if rest.starts_with(four) => &rest[2..],
            _ => {
                let after = rest.strip_prefix(five).unwrap_or(rest);
                let ones = after.len() - after.trim_start_matches(one).len();
                if ones > 3 {
                    return false;
                }
                &after[ones..]
            }
        };
    }
    !text.is_empty() && hundreds <= 3 && rest.is_empty() && !matches!(text, "L" | "C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_letters_are_found_after_digits_and_roman_numerals() {
        for (text, raised) in [
            ("le 1er mai et la 1re édition", vec!["er", "re"]),
            ("la 2e, le 3e et le 21e", vec!["e", "e", "e"]),
            ("au XIXe siècle, sous François Ier", vec!["e", "er"]),
            ("la Ve République, le XXIe", vec!["e", "e"]),
            ("les 12es rencontres, le 2nd, la 2nde", vec!["es", "nd", "nde"]),
            ("la 3ème fois, la 1ère", vec!["ème", "ère"]),
            ("Le lundi, De là, Ce soir, Me voici, Die Zeit, Mme, Cie", vec![]),
            ("3,2e, v2e, 2e5, 1e, a/2e, www.x.be/3e", vec![]),
            ("IIIIe, IXXe, VVe", vec![]),
        ] {
            let found: Vec<&str> = ordinals(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, raised, "{text}");
        }
    }
}
