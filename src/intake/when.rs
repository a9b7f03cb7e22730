//! Periods as people write them in tables: `2022/2023`, `T1 2024`, `janvier 2024`, `31/12/2024`.

use super::aliases::folded;
use crate::model::mapping::Grain;
use crate::period::{self, Date, Period, SchoolYearStart};
use crate::source::grid::Cell;

const MONTHS: [&[&str]; 12] = [
    &["janvier", "januari", "january", "januar", "janv", "jan"],
    &["fevrier", "februari", "february", "februar", "fevr", "feb"],
    &["mars", "maart", "march", "marz", "mrt", "mar"],
    &["avril", "april", "avr", "apr"],
    &["mai", "mei", "may"],
    &["juin", "juni", "june", "jun"],
    &["juillet", "juli", "july", "juil", "jul"],
    &["aout", "augustus", "august", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "oktober", "october", "oct", "okt"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dezember", "dec", "dez"],
];

/// The period of some words.
pub fn period(words: &str, school: SchoolYearStart) -> Option<Period> {
    let words = words.trim();
    period::parse(words, school).or_else(|| day(words).and_then(|day| period::parse(&day.to_string(), school))).or_else(|| {
        let plain = folded(&words.replace(['é', 'è'], "e"));
        let parts: Vec<&str> = plain.split(' ').collect();
        spelled(&parts).and_then(|spelled| period::parse(&spelled, school))
    })
}

fn spelled(parts: &[&str]) -> Option<String> {
    let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && ("1900".."2101").contains(&text);
    match parts {
        [one] if one.len() == 6 && year(&one[..4]) && matches!(one.as_bytes()[4], b'q' | b't' | b'k') => {
            Some(format!("{}-Q{}", &one[..4], &one[5..]))
        }
        [from, to] if year(from) && year(to) => Some(format!("{from}-{to}")),
        [from, to] if year(from) && to.len() == 2 && to.bytes().all(|byte| byte.is_ascii_digit()) && *to > "12" => {
            Some(format!("{from}-{}{to}", &from[..2]))
        }
        [what, at] if WORDS.contains(what) && year(at) => Some((*at).to_owned()),
        [one, two] if year(one) => part(two).map(|part| format!("{one}-{part}")),
        [one, two] if year(two) => part(one).map(|part| format!("{two}-{part}")),
        // `1er trimestre 2024`, `1e kwartaal 2024`, `Annee scolaire 2022 2023`
        [number, what, at] if year(at) && QUARTERS.contains(what) => Some(format!("{at}-Q{}", number.get(..1)?)),
        [what, number, at] if year(at) && QUARTERS.contains(what) => Some(format!("{at}-Q{}", number.get(..1)?)),
        [.., what, from, to] if WORDS.contains(what) || *what == "scolaire" => spelled(&[from, to]),
        _ => None,
    }
}

const QUARTERS: [&str; 4] = ["trimestre", "kwartaal", "quarter", "quartal"];
const WORDS: [&str; 10] = ["annee", "jaar", "year", "jahr", "exercice", "boekjaar", "schooljaar", "en", "in", "fy"];

/// `q1` or a month's name.
fn part(word: &str) -> Option<String> {
    if let Some(number) = word.strip_prefix(['q', 't', 'k'])
        && matches!(number, "1" | "2" | "3" | "4")
    {
        return Some(format!("Q{number}"));
    }
    MONTHS.iter().position(|names| names.contains(&word)).map(|at| format!("{:02}", at + 1))
}

/// A day as it is written in Belgium: `31/12/2024`, `31-12-2024`, `31.12.2024`, perhaps with a time behind it.
fn day(words: &str) -> Option<Date> {
    let date = words.split([' ', 'T']).next()?;
    if let Some(day) = period::parse_date(date) {
        return Some(day);
    }
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let [day, month, year] = parts[..] else { return None };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The period of a cell; days as the period they lie in.
pub fn of_cell(cell: &Cell, grain: Option<Grain>, school: SchoolYearStart) -> Option<Period> {
    let read = match cell {
        Cell::Day(day) => period(&day.to_string(), school)?,
        other => period(&other.shown(), school)?,
    };
    let Some(grain) = grain.filter(|_| read.shape == period::Shape::Day) else { return Some(read) };
    let (year, month) = (read.first.year(), read.first.month());
    let spelled = match grain {
        Grain::Year => format!("{year:04}"),
        Grain::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
        Grain::Month => format!("{year:04}-{month:02}"),
        Grain::Day => return Some(read),
    };
    period::parse(&spelled, school)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (written, read) in [
            ("2024", "2024"),
            ("2022/2023", "2022-2023"),
            ("2022/23", "2022-2023"),
            ("2011-2012", "2011-2012"),
            ("T1 2024", "2024-Q1"),
            ("2024 Q3", "2024-Q3"),
            ("2024Q3", "2024-Q3"),
            ("2e kwartaal 2024", "2024-Q2"),
            ("Janvier 2024", "2024-01"),
            ("août 2023", "2023-08"),
            ("maart 2023", "2023-03"),
            ("31/12/2024", "2024-12-31"),
            ("31-12-2024 14:05", "2024-12-31"),
            ("Année 2021", "2021"),
            ("Année scolaire 2021-2022", "2021-2022"),
        ] {
            assert_eq!(period(written, SchoolYearStart::default()).map(|period| period.spelled()).as_deref(), Some(read), "{written}");
        }
        for written in ["Total", "12", "mars", "2024 femmes", "", "99/99/2024"] {
            assert_eq!(period(written, SchoolYearStart::default()), None, "{written}");
        }
    }

    #[test]
    fn a_day_stands_for_the_period_it_lies_in_where_that_is_said() {
        let day = Cell::Day(Date::constant(2024, 8, 31));
        for (grain, read) in
            [(None, "2024-08-31"), (Some(Grain::Year), "2024"), (Some(Grain::Quarter), "2024-Q3"), (Some(Grain::Month), "2024-08")]
        {
            assert_eq!(of_cell(&day, grain, SchoolYearStart::default()).map(|period| period.spelled()).as_deref(), Some(read));
        }
    }
}
