//! What a paragraph tells in words that its twin must tell too (W13): numbers in words, and the months of dates.
//!
//! Words are freer than digits: only where two paragraphs that stand in the same place each have one that the other text
//! lacks is it a difference. `trois réunions` beside `vijf vergaderingen` is; `en deux mots` beside `kortom` is none.

use super::reader::Reader;
use crate::decimal::Decimal;
use crate::finding::{Findings, Place, Problem};
use crate::lang::numerals;
use crate::period::Date;
use crate::source::prose::Prose;
use crate::source::readable::{self, Paragraph};

/// A number or a month in words: what it says, as it is written, and where.
#[derive(Clone, Debug)]
struct Said {
    value: Decimal,
    written: String,
    place: Place,
    /// Whether the word often says something else.
    is_soft: bool,
}

/// How a language names numbers and months.
pub(super) struct Tongue<'site> {
    primary: &'site str,
    /// Its months from January on, in lower case.
    months: Vec<String>,
}

impl<'site> Tongue<'site> {
    /// That of a reader.
    pub fn of(reader: &'site Reader) -> Tongue<'site> {
        let days = (1..=12).filter_map(|month| Date::new(2024, month, 1).ok());
        Tongue { primary: reader.locale.primary(), months: days.map(|day| reader.locale.month(day).to_lowercase()).collect() }
    }
}

/// What a paragraph tells in words.
#[derive(Default)]
pub(super) struct Spelled {
    numbers: Vec<Said>,
    /// Small numbers in digits, which the twin may write in words.
    digits: Vec<Said>,
    months: Vec<Said>,
}

impl Spelled {
    /// Of a paragraph in a language.
    pub fn of(paragraph: &Paragraph, tongue: &Tongue) -> Spelled {
        let mut spelled = Spelled::default();
        for words in &paragraph.words {
            let said = |numeral: numerals::Numeral| Said {
                value: Decimal::from(numeral.value),
                written: words.text[numeral.range.clone()].to_owned(),
                place: words.place(numeral.range),
                is_soft: numeral.is_soft,
            };
            spelled.numbers.extend(numerals::numerals(words.text, tongue.primary).into_iter().map(said));
            let digits = readable::numbers(words).into_iter().filter_map(|word| {
                let value = Decimal::from(word.text.parse::<u8>().ok()?);
                Some(Said { value, written: word.text.to_owned(), place: word.place, is_soft: false })
            });
            spelled.digits.extend(digits);
            spelled.months.extend(months(words, &tongue.months));
        }
        spelled
    }

    /// Whether a number is told in words.
    pub fn says(&self, number: Decimal) -> bool {
        self.numbers.iter().any(|said| said.value == number)
    }
}

/// The names of months beside a number: `12 mars`, `maart 2024`.
fn months(words: &Prose, names: &[String]) -> Vec<Said> {
    if !words.text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let ends = |letter: char| matches!(letter, ' ' | '\u{A0}' | '\u{202F}' | '\n' | ',' | '.' | ';' | ')');
    let parts: Vec<&str> = words.text.split(ends).filter(|part| !part.is_empty()).collect();
    let is_number = |index: Option<usize>| {
        index.and_then(|index| parts.get(index)).is_some_and(|part| part.starts_with(|one: char| one.is_ascii_digit()))
    };
    let said = |(index, part): (usize, &&str)| {
        let is_date = is_number(index.checked_sub(1)) || is_number(Some(index + 1));
        let lower = is_date.then(|| part.to_lowercase())?;
        let month = names.iter().position(|name| *name == lower)?;
        let start = part.as_ptr() as usize - words.text.as_ptr() as usize;
        let place = words.place(start..start + part.len());
        Some(Said { value: Decimal::from(month), written: (*part).to_owned(), place, is_soft: false })
    };
    parts.iter().enumerate().filter_map(said).collect()
}

/// A text's paragraphs, and all its numbers in digits.
type Text<'a> = (&'a [Spelled], &'a [(Decimal, Place)]);

/// Notes the first paragraph in which both texts tell something in words that the other does not.
pub(super) fn compare(first: Text, other: Text, findings: &mut Findings) {
    if first.0.len() != other.0.len() {
        return;
    }
    let number = |of: &Spelled, text: Text| -> Vec<Said> {
        let hard = of.numbers.iter().chain(&of.digits).filter(|said| !said.is_soft);
        let absent =
            |said: &&Said| !text.0.iter().any(|paragraph| paragraph.says(said.value)) && !text.1.iter().any(|(own, _)| *own == said.value);
        hard.filter(absent).cloned().collect()
    };
    let month = |of: &Spelled, text: Text| -> Vec<Said> {
        let told = |value: Decimal| text.0.iter().flat_map(|paragraph| &paragraph.months).any(|own| own.value == value);
        of.months.iter().filter(|said| !told(said.value)).cloned().collect()
    };
    for (left, right) in first.0.iter().zip(other.0) {
        for (there, here) in [(number(left, other), number(right, first)), (month(left, other), month(right, first))] {
            let (Some(one), Some(twin)) = (there.first(), here.first()) else { continue };
            let list = |said: &[Said]| said.iter().take(6).map(|one| one.written.as_str()).collect::<Vec<_>>().join(" · ");
            findings.add_related(Problem::NumbersDiffer { here: list(&here), there: list(&there) }, twin.place, one.place);
            return;
        }
    }
}
