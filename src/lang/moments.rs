//! What kind of time a period's text names, so that a sentence can put the right little word before it.
//!
//! Languages say *when* differently for a year, a quarter and a day (« en 2024 », « au 1er trimestre
//! 2024 », « le 31 mai 2024 »). A sentence of a words file writes `{in period}`, `{since period}` or
//! `{by period}`; the file's group `when` says how each is said (`in_year`, `in_quarter`, …). The text is
//! one that [`Locale::period`](super::Locale::period) made; the tests hold the two together.

/// The kinds, as the keys of the group `when` end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// One year or several: `2024`, `2021–2023`.
    Year,
    /// `1er trimestre 2024`.
    Quarter,
    /// `juin 2024`.
    Month,
    /// `31 mai 2024`.
    Day,
    /// Months or days with two ends, and what an author named: `janvier – juin 2024`, `Année pilote`.
    Span,
}

impl Moment {
    /// What a text names. An author's own name of a period is a span: it stands after "the period".
    pub(super) fn of(text: &str) -> Moment {
        let words: Vec<&str> = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        let is_year = |word: &&str| word.chars().all(|mark| mark.is_numeric() || !mark.is_alphanumeric());
        let quarter = words.iter().any(|word| QUARTERS.contains(word) || is_brief_quarter(word));
        match words.as_slice() {
            [year] if is_year(year) => Moment::Year,
            _ if has_two_ends(text) => Moment::Span,
            [_, .., year] if is_year(year) && quarter => Moment::Quarter,
            [day, _, year] if is_year(year) && day.starts_with(char::is_numeric) => Moment::Day,
            [month, year] if is_year(year) && month.chars().all(char::is_alphabetic) => Moment::Month,
            _ => Moment::Span,
        }
    }

    /// The key of a way to say it: `when.since_quarter`.
    pub(super) fn key(self, way: &str) -> String {
        let kind = match self {
            Moment::Year => "year",
            Moment::Quarter => "quarter",
            Moment::Month => "month",
            Moment::Day => "day",
            Moment::Span => "span",
        };
        format!("when.{}_{kind}", way.to_lowercase())
    }
}

const QUARTERS: [&str; 3] = ["trimestre", "kwartaal", "Quartal"];

fn is_brief_quarter(word: &str) -> bool {
    word.strip_prefix('Q').is_some_and(|rest| rest.len() == 1 && rest.starts_with(|mark: char| ('1'..='4').contains(&mark)))
}

/// A dash between spaces, thin ones too.
fn has_two_ends(text: &str) -> bool {
    text.split_whitespace().any(|word| matches!(word, "–" | "-" | "—"))
}

#[cfg(test)]
mod tests {
    use super::super::locale;
    use super::Moment;
    use crate::period::{SchoolYearStart, parse};

    #[test]
    fn every_period_a_language_writes_is_known_for_what_it_is() {
        for (written, moment) in [
            ("2023", Moment::Year),
            ("2023-2024", Moment::Year),
            ("2021-2023", Moment::Year),
            ("2023-Q1", Moment::Quarter),
            ("2023-Q4", Moment::Quarter),
            ("2023-06", Moment::Month),
            ("2023-12-01", Moment::Day),
            ("2023-01..2023-06", Moment::Span),
            ("2022-10..2023-03", Moment::Span),
            ("2009-12-01..2012-11-29", Moment::Span),
        ] {
            let period = parse(written, SchoolYearStart::default()).expect(written);
            for tag in ["fr-BE", "nl-BE", "en-GB", "de-BE"] {
                let text = locale(tag).period(&period);
                assert_eq!(Moment::of(&text), moment, "{tag}: {text}");
            }
        }
        assert_eq!(Moment::of("Année pilote"), Moment::Span);
    }
}
