//! Numbers in words: `trente et un`, `honderdtwintig`, `one hundred and twenty`, and the Roman ones of centuries.
//!
//! For rules that compare what texts say. One alone is left out: it is mostly an article. Languages that are not known
//! have none.

use std::borrow::Cow;
use std::ops::Range;

/// A number in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// What it says, from 2 on.
    pub value: u32,
    /// Whether its word often means something else: `neuf` is new, `acht` is attention.
    pub is_soft: bool,
}

/// What a word of a language says within a number.
enum Part {
    Number(u32),
    Times(u32),
    And,
}

const FRENCH: [(&str, u32); 26] = [
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("seize", 16),
    ("vingt", 20),
    ("vingts", 20),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
    ("soixante", 60),
    ("septante", 70),
    ("huitante", 80),
    ("nonante", 90),
];

const ENGLISH: [(&str, u32); 27] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

const DUTCH: [(&str, u32); 29] = [
    ("een", 1),
    ("één", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
    ("tien", 10),
    ("elf", 11),
    ("twaalf", 12),
    ("dertien", 13),
    ("veertien", 14),
    ("vijftien", 15),
    ("zestien", 16),
    ("zeventien", 17),
    ("achttien", 18),
    ("negentien", 19),
    ("twintig", 20),
    ("dertig", 30),
    ("veertig", 40),
    ("vijftig", 50),
    ("zestig", 60),
    ("zeventig", 70),
    ("tachtig", 80),
    ("negentig", 90),
    ("beide", 2),
];

const GERMAN: [(&str, u32); 29] = [
    ("ein", 1),
    ("eins", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("fünf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwölf", 12),
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("fünfzehn", 15),
    ("sechzehn", 16),
    ("siebzehn", 17),
    ("achtzehn", 18),
    ("neunzehn", 19),
    ("zwanzig", 20),
    ("dreißig", 30),
    ("dreissig", 30),
    ("vierzig", 40),
    ("fünfzig", 50),
    ("sechzig", 60),
    ("siebzig", 70),
    ("achtzig", 80),
    ("neunzig", 90),
];

/// Words that are numbers and often something else.
const SOFT: [&str; 10] = ["neuf", "mille", "acht", "vier", "elf", "zeven", "beide", "duizend", "tausend", "sieben"];

/// The numbers in words of a text in a language (`fr`), in order.
pub fn numerals(text: &str, language: &str) -> Vec<Numeral> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = &text[words[at].clone()];
        let roman = roman(word).map(|value| (value, 1));
        match roman.or_else(|| begins(word, language).then(|| read(text, &words[at..], language)).flatten()) {
            Some((value, length)) => {
                let range = words[at].start..words[at + length - 1].end;
                let is_soft = roman.is_some() || SOFT.contains(&&*lower(&text[range.clone()]));
                if value >= 2 {
                    found.push(Numeral { range, value, is_soft });
                }
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a number may begin with a word, by its first letter: of half the words of a text nothing else is asked.
fn begins(word: &str, language: &str) -> bool {
    let letters: &[u8] = match language {
        "fr" => b"cdhmnoqstuv",
        "en" => b"efhnost",
        "nl" => b"abdehntvz",
        "de" => b"adefhnstvz",
        _ => return false,
    };
    word.bytes().next().is_some_and(|first| !first.is_ascii() || letters.contains(&first.to_ascii_lowercase()))
}

/// A word in lower case; most are already.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// The words of a text: runs of letters.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The number that begins with the first of these words, and how many of them it takes.
fn read(text: &str, words: &[Range<usize>], language: &str) -> Option<(u32, usize)> {
    let (mut thousands, mut rest, mut length, mut joined) = (0, 0, 0, false);
    for (index, word) in words.iter().enumerate() {
        let gap = index.checked_sub(1).map_or("", |before| &text[words[before].end..word.start]);
        if !(index == 0 || matches!(gap, " " | "-" | "\u{A0}" | "\u{2011}")) {
            break;
        }
        match part(&lower(&text[word.clone()]), language) {
            Some(Part::Number(number)) if number >= 1000 && index == 0 => (thousands, rest) = (number - number % 1000, number % 1000),
            Some(Part::Number(number)) => match added(rest, number, language).filter(|_| number < 1000) {
                Some(sum) => rest = sum,
                None => break,
            },
            Some(Part::Times(100)) if rest < 10 => rest = rest.max(1) * 100,
            Some(Part::Times(1000)) if thousands == 0 => (thousands, rest) = (rest.max(1) * 1000, 0),
            Some(Part::And) if !joined && index > 0 && (language == "en" || rest % 100 >= 20) => {
                joined = true;
                continue;
            }
            _ => break,
        }
        (length, joined) = (index + 1, false);
    }
    (length > 0).then_some((thousands + rest, length))
}

/// A number and what follows it in words: twenty and three, but not three and twenty, nor three and four.
fn added(sum: u32, number: u32, language: &str) -> Option<u32> {
    let tens = sum % 100;
    let french = language == "fr";
    let fits = match number {
        0..10 => tens == 0 || (tens >= 20 && tens.is_multiple_of(10)) || (french && tens == 10 && number >= 7),
        10..20 => tens == 0 || (french && (tens == 60 || tens == 80)),
        20 if french && tens == 4 => return Some(sum + 76),
        20..100 => tens == 0,
        _ => sum == 0,
    };
    // Sixty and ten are seventy in French, and then seven more.
    let fits = fits || (french && (tens == 70 || tens == 90) && (7..10).contains(&number));
    fits.then_some(sum + number)
}

fn part(word: &str, language: &str) -> Option<Part> {
    let of = |table: &[(&str, u32)]| table.iter().find(|(own, _)| *own == word).map(|(_, number)| Part::Number(*number));
    match (language, word) {
        ("fr", "cent" | "cents") | ("en", "hundred") => Some(Part::Times(100)),
        ("fr", "mille") | ("en", "thousand") => Some(Part::Times(1000)),
        ("fr", "et") | ("en", "and") => Some(Part::And),
        ("fr", _) => of(&FRENCH),
        ("en", _) => of(&ENGLISH),
        ("nl", _) => compound(word, &DUTCH, ["duizend", "honderd"], &["ën", "en"]).map(Part::Number),
        ("de", _) => compound(word, &GERMAN, ["tausend", "hundert"], &["und"]).map(Part::Number),
        _ => None,
    }
}

/// A number that is one word: `honderdvijfentwintig`.
fn compound(word: &str, table: &[(&str, u32)], [thousand, hundred]: [&str; 2], and: &[&str]) -> Option<u32> {
    // Nearly every word of a text ends here.
    let begins = |own: &str| own.as_bytes().first() == word.as_bytes().first() && word.starts_with(own);
    if !table.iter().map(|(own, _)| *own).chain([thousand, hundred]).any(begins) {
        return None;
    }
    for (large, times) in [(thousand, 1000), (hundred, 100)] {
        if let Some((before, after)) = word.split_once(large) {
            let before = if before.is_empty() { 1 } else { compound(before, table, [thousand, hundred], and)? };
            let after = and.iter().find_map(|and| after.strip_prefix(and)).unwrap_or(after);
            let after = if after.is_empty() { 0 } else { compound(after, table, [thousand, hundred], and)? };
            return (before < 100 && after < times).then_some(before * times + after);
        }
    }
    let plain = |word: &str| table.iter().find(|(own, _)| *own == word).map(|(_, number)| *number);
    let joined = |(unit, number): &(&str, u32)| {
        let rest = word.strip_prefix(unit)?;
        let tens = and.iter().find_map(|and| plain(rest.strip_prefix(and)?))?;
        (*number < 10 && tens >= 20).then_some(tens + number)
    };
    plain(word).or_else(|| table.iter().find_map(joined))
}

/// A Roman number up to forty: several letters, or one that is an ordinal (`Ve`).
fn roman(word: &str) -> Option<u32> {
    if !word.starts_with(['I', 'V', 'X']) {
        return None;
    }
    let letters = word.trim_end_matches(|letter: char| letter.is_lowercase());
    let ending = &word[letters.len()..];
    let is_ordinal = matches!(ending, "e" | "ème" | "er" | "ste" | "de");
    if letters.is_empty() || !(ending.is_empty() || is_ordinal) || (letters.len() < 2 && !is_ordinal) {
        return None;
    }
    let digits: Vec<u32> = letters
        .chars()
        .map(|letter| match letter {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let signed = digits.iter().enumerate().map(|(index, digit)| {
        let is_less = digits.get(index + 1).is_some_and(|next| next > digit);
        if is_less { -i64::from(*digit) } else { i64::from(*digit) }
    });
    u32::try_from(signed.sum::<i64>()).ok().filter(|value| (1..=40).contains(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str, language: &str) -> Vec<u32> {
        numerals(text, language).into_iter().map(|numeral| numeral.value).collect()
    }

    #[test]
    fn numbers_in_words_are_read_in_four_languages() {
        for (text, language, expected) in [
            ("cent vingt personnes et trois voix", "fr", vec![120, 3]),
            ("quatre-vingt-dix-sept, soixante et onze, nonante-neuf", "fr", vec![97, 71, 99]),
            ("vingt et un jours, deux cents heures, mille deux cents euros", "fr", vec![21, 200, 1200]),
            ("Une personne sur deux, d’un côté", "fr", vec![2]),
            ("deux, trois ou quatre", "fr", vec![2, 3, 4]),
            ("au XXe siècle, le CV de Max", "fr", vec![20]),
            ("honderdtwintig mensen, drieëntwintig keer, vijfentwintig", "nl", vec![120, 23, 25]),
            ("tweehonderd vijftig en een kopje", "nl", vec![250]),
            ("tweeduizend driehonderd", "nl", vec![2300]),
            ("one hundred and twenty people, twenty-one days, one of us", "en", vec![120, 21]),
            ("hundertzwanzig Menschen, einundzwanzig Tage", "de", vec![120, 21]),
            ("deux", "it", vec![]),
        ] {
            assert_eq!(values(text, language), expected, "{text}");
        }
    }

    #[test]
    fn every_number_begins_with_a_letter_that_numbers_begin_with() {
        let tables: [(&str, &[(&str, u32)]); 4] = [("fr", &FRENCH), ("en", &ENGLISH), ("nl", &DUTCH), ("de", &GERMAN)];
        let large = [("fr", "cent"), ("fr", "mille"), ("en", "hundred"), ("en", "thousand")];
        let compound = [("nl", "honderd"), ("nl", "duizend"), ("de", "hundert"), ("de", "tausend")];
        let words = tables.iter().flat_map(|(language, table)| table.iter().map(move |(word, _)| (*language, *word)));
        for (language, word) in words.chain(large).chain(compound) {
            assert!(begins(word, language), "{language} {word}");
        }
    }

    #[test]
    fn words_that_often_are_no_numbers_are_said_to_be_soft() {
        let soft = |text: &str, language: &str| numerals(text, language).iter().map(|one| one.is_soft).collect::<Vec<_>>();
        assert_eq!(soft("un vélo neuf, trois roues", "fr"), [true, false]);
        assert_eq!(soft("in acht nemen, achttien", "nl"), [true, false]);
    }
}
