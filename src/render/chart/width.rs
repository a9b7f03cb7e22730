//! How wide words are: the advances of Source Sans 3, so that labels fit without a font at hand.

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
    let advances: u32 = text.chars().map(|character| u32::from(advance(character, weight))).sum();
    f64::from(advances) * size / 1000.0
}

/// Thousandths of the font size.
fn advance(character: char, weight: Weight) -> u16 {
    let (ascii, latin) = match weight {
        Weight::Regular => (&REGULAR_ASCII, &REGULAR_LATIN),
        Weight::Strong => (&STRONG_ASCII, &STRONG_LATIN),
    };
    match character {
        ' '..='~' => ascii[character as usize - 32],
        '\u{A0}'..='\u{FF}' => latin[character as usize - 160],
        '\u{202F}' | '\u{2009}' => 200,
        'Œ' | 'œ' | '…' => 960,
        '–' | '−' => 513,
        '’' | '‘' | '‹' | '›' => 282,
        '“' | '”' | '„' => 482,
        '€' => 513,
        '\u{300}'..='\u{36F}' => 0,
        character if character < '\u{2E80}' => 640,
        // Scripts whose letters are as wide as they are high.
        _ => 1000,
    }
}

/// The lines of a label that is broken at spaces so that each fits; at most `lines`, the last one cut with an
/// ellipsis if words are left, and a word that is too long for any line cut, too.
pub fn wrapped(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let fits = |line: &str| width(line, size, Weight::Strong) <= room;
    let mut done: Vec<String> = vec![String::new()];
    let words = text.split(' ').filter(|word| !word.is_empty()).peekable();
    for word in words {
        let last = done.last().expect("there is a line");
        let joined = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
        let full = done.len() == lines;
        if fits(&joined) {
            *done.last_mut().expect("there is a line") = joined;
        } else if last.is_empty() {
            *done.last_mut().expect("there is a line") = cut(word, size, room);
        } else if full {
            *done.last_mut().expect("there is a line") = cut(&joined, size, room);
            return done;
        } else {
            done.push(if fits(word) { word.to_owned() } else { cut(word, size, room) });
        }
    }
    done
}

/// The words with an ellipsis where they stop fitting.
fn cut(text: &str, size: f64, room: f64) -> String {
    let mut kept = String::new();
    for character in text.chars() {
        if width(&format!("{kept}{character}…"), size, Weight::Strong) > room {
            return format!("{}…", kept.trim_end());
        }
        kept.push(character);
    }
    kept
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
    fn long_words_are_cut_and_long_lines_broken() {
        let lines = wrapped("werkgelegenheidsmaatregelen in de sociale economie", 13.0, 120.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 13.0, Weight::Strong) <= 120.0), "{lines:?}");
        assert_eq!(wrapped("kort", 13.0, 120.0, 2), ["kort"]);
    }
}
