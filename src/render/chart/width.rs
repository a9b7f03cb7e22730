//! How wide words are: the advances of Source Sans 3, so that labels fit without a font at hand.

use std::borrow::Cow;

/// How strong letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Strong,
}

/// The width of a line of words, in pixels at this font size.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    f64::from(advances(text, weight)) * size / 1000.0
}

/// Thousandths of the font size: those of words are the sum of those of their parts.
fn advances(text: &str, weight: Weight) -> u32 {
    let (ascii, _) = tables(weight);
    let known = |byte: u8| byte.checked_sub(32).and_then(|at| ascii.get(usize::from(at)));
    match text.is_ascii() {
        true => text.bytes().map(|byte| known(byte).copied().map_or(680, u32::from)).sum(),
        false => text.chars().map(|character| u32::from(advance(character, weight))).sum(),
    }
}

/// The advances of letters from the space on, and from the no-break space on.
fn tables(weight: Weight) -> (&'static [u16; 95], &'static [u16; 96]) {
    match weight {
        Weight::Regular => (&REGULAR_ASCII, &REGULAR_LATIN),
        Weight::Strong => (&STRONG_ASCII, &STRONG_LATIN),
    }
}

/// Thousandths of the font size.
fn advance(character: char, weight: Weight) -> u16 {
    let (ascii, latin) = tables(weight);
    match character {
        ' '..='~' => ascii[character as usize - 32],
        '\u{A0}'..='\u{FF}' => latin[character as usize - 160],
        '\u{202F}' | '\u{2009}' => 200,
        'Œ' | 'œ' | '…' => 960,
        '–' | '−' => 513,
        '’' | '‘' | '‹' | '›' => 282,
        '“' | '”' | '„' => 482,
        '€' => 513,
        // Marks that stand over or under the letter before them.
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' => 0,
        // Letters of other alphabets come from whatever font the reader has: the broad ones of the broadest.
        'Ж' | 'М' | 'Ф' | 'Ш' | 'Щ' | 'Ы' | 'Ю' | 'ж' | 'м' | 'ф' | 'ш' | 'щ' | 'ы' | 'ю' => 900,
        character if character < '\u{2E80}' => 680,
        // Scripts whose letters are as wide as they are high.
        _ => 1000,
    }
}

/// The lines of a label that is broken at spaces so that each fits; at most `lines`, the last one cut with an
/// ellipsis if words are left. A word that is too long for any line is divided with a hyphen.
pub fn wrapped(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let fits = |advances: u32| f64::from(advances) * size / 1000.0 <= room;
    let wide = |text: &str| advances(text, Weight::Strong);
    if is_evenly_spaced(text) && fits(wide(text)) {
        return vec![text.to_owned()];
    }
    let mut pieces: Vec<Cow<str>> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if fits(wide(word)) {
            pieces.push(Cow::Borrowed(word));
        } else {
            pieces.extend(divided(word, &|piece| fits(wide(piece))).into_iter().map(Cow::Owned));
        }
    }
    let (mut done, mut taken) = (vec![String::new()], 0);
    for piece in pieces {
        let (own, full) = (wide(&piece), done.len() == lines);
        let last = done.last_mut().expect("there is a line");
        let joined = if last.is_empty() { own } else { taken + wide(" ") + own };
        let before = if last.is_empty() { "" } else { " " };
        // A piece that ends in a hyphen goes on in the next line: nothing follows it on its own.
        if fits(joined) && !last.ends_with(DIVIDED) {
            last.push_str(before);
            last.push_str(&piece);
            taken = joined;
        } else if full {
            let rest = format!("{last}{before}{piece}").replace(DIVIDED, "");
            *last = cut(&rest, size, room);
            return shown(done);
        } else {
            done.push(piece.into_owned());
            taken = own;
        }
    }
    shown(done)
}

/// Whether words stand as they would be put together anew: one space between them, none around, no mark of a division.
fn is_evenly_spaced(text: &str) -> bool {
    let mut before = b' ';
    let is_even = text.bytes().all(|byte| {
        let is_odd = byte == b' ' && before == b' ' || byte == 0xAD && before == 0xC2;
        before = byte;
        !is_odd
    });
    is_even && before != b' '
}

/// Stands for the hyphen of a divided word until its lines are known.
const DIVIDED: char = '\u{AD}';

fn shown(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|line| if line.contains(DIVIDED) { line.replace(DIVIDED, "-") } else { line }).collect()
}

/// A word in pieces that fit, each but the last with the sign of a divided word.
fn divided(word: &str, fits: &impl Fn(&str) -> bool) -> Vec<String> {
    if fits(word) {
        return vec![word.to_owned()];
    }
    let mut rest: Vec<char> = word.chars().collect();
    let mut pieces = Vec::new();
    while rest.len() > 4 && !fits(&rest.iter().collect::<String>()) {
        let with_hyphen = |end: usize| rest[..end].iter().chain(&['-']).collect::<String>();
        let most = (2..rest.len() - 1).take_while(|end| fits(&with_hyphen(*end))).last().unwrap_or(2);
        let end = (3..=most).rev().take(8).find(|end| is_joint(&rest, *end)).unwrap_or(most);
        pieces.push(rest[..end].iter().chain(&[DIVIDED]).collect());
        rest.drain(..end);
    }
    pieces.push(rest.into_iter().collect());
    pieces
}

/// Whether a word may be divided before this letter: between a vowel and a consonant that a vowel follows, or
/// between two consonants. Right for most words of the languages written here, and never in a digraph.
fn is_joint(word: &[char], at: usize) -> bool {
    let is_vowel = |letter: char| "aeiouyàâäáéèêëíìîïóòôöúùûüœæ".contains(letter.to_lowercase().next().unwrap_or(letter));
    let (Some(before), Some(after), Some(next)) = (word.get(at - 1), word.get(at), word.get(at + 1)) else { return false };
    let pair: String = [before.to_ascii_lowercase(), after.to_ascii_lowercase()].iter().collect();
    let is_digraph =
        ["ch", "ph", "th", "gn", "ng", "ck", "sc", "qu", "pl", "pr", "bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "tr", "vr"];
    word.len() - at >= 3 && !is_vowel(*after) && is_vowel(*next) && !is_digraph.contains(&pair.as_str())
}

/// The words with an ellipsis where they stop fitting.
fn cut(text: &str, size: f64, room: f64) -> String {
    let room = room - width("…", size, Weight::Strong);
    let mut wide = 0.0;
    let fitting = text.chars().take_while(|character| {
        wide += f64::from(advance(*character, Weight::Strong)) * size / 1000.0;
        wide <= room
    });
    let kept: String = fitting.collect();
    if kept.chars().count() == text.chars().count() { kept } else { format!("{}…", kept.trim_end()) }
}

#[rustfmt::skip]
const REGULAR_ASCII: [u16; 95] = [
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497,
    497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617,
    652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303,
    350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542,
    555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];

#[rustfmt::skip]
const REGULAR_LATIN: [u16; 96] = [
    200, 289, 497, 497, 497, 497, 241, 497, 542, 744, 345, 429, 497, 311, 423, 542, 331, 497, 367, 367,
    542, 562, 560, 249, 542, 367, 365, 429, 781, 808, 796, 425, 544, 544, 544, 544, 544, 544, 822, 571,
    527, 527, 527, 527, 263, 263, 263, 263, 639, 647, 664, 664, 664, 664, 664, 497, 664, 645, 645, 645,
    645, 476, 583, 576, 504, 504, 504, 504, 504, 504, 778, 456, 496, 496, 496, 496, 246, 246, 246, 246,
    544, 547, 542, 542, 542, 542, 542, 497, 542, 544, 544, 544, 544, 467, 555, 467,
];

#[rustfmt::skip]
const STRONG_ASCII: [u16; 95] = [
    200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513, 513,
    513, 513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538, 510, 628,
    663, 282, 494, 597, 502, 745, 657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324,
    344, 324, 513, 500, 549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549,
    564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513,
];

#[rustfmt::skip]
const STRONG_LATIN: [u16; 96] = [
    200, 315, 513, 513, 513, 513, 255, 513, 549, 747, 352, 455, 513, 322, 443, 549, 348, 513, 372, 372,
    549, 578, 599, 275, 549, 372, 369, 455, 795, 827, 807, 444, 558, 558, 558, 558, 558, 558, 834, 576,
    538, 538, 538, 538, 282, 282, 282, 282, 651, 656, 674, 674, 674, 674, 674, 513, 674, 655, 655, 655,
    655, 501, 600, 604, 516, 516, 516, 516, 516, 516, 780, 462, 507, 507, 507, 507, 262, 262, 262, 262,
    552, 560, 549, 549, 549, 549, 549, 513, 549, 556, 556, 556, 556, 495, 564, 495,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_divided_and_long_lines_broken() {
        assert_eq!(wrapped("werkgelegenheidsmaatregelen", 13.5, 150.0, 3), ["werkgelegenheids-", "maatregelen"]);
        let lines = wrapped("werkgelegenheidsmaatregelen in de sociale economie", 13.0, 120.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 13.0, Weight::Strong) <= 120.0), "{lines:?}");
        assert_eq!(wrapped("kort", 13.0, 120.0, 2), ["kort"]);
    }
}
