//! Periods: every spelling resolves to a first and a last day (format.md §2).

use std::fmt::Write;

pub use jiff::civil::Date;

/// How a period was spelled, which decides how it is shown and what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// `2023`
    Year,
    /// `2023-2024`, two consecutive years: a school year.
    SchoolYear,
    /// `2021-2023`, years that are not consecutive: all of them.
    Years,
    /// `2023-Q3`
    Quarter,
    /// `2023-06`
    Month,
    /// `2023-12-31`
    Day,
    /// `A..B`, or `{from, to}`.
    Range,
}

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day, included.
    pub first: Date,
    /// The last day, included.
    pub last: Date,
    /// How it was spelled.
    pub shape: Shape,
}

/// The day a school year starts: month and day (`school_year_start`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolYearStart {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

impl Default for SchoolYearStart {
    fn default() -> Self {
        SchoolYearStart { month: 9, day: 1 }
    }
}

impl Ord for Period {
    /// By last day, then by first: a year stands after its own quarters.
    fn cmp(&self, other: &Period) -> std::cmp::Ordering {
        (self.last, std::cmp::Reverse(self.first), self.shape).cmp(&(other.last, std::cmp::Reverse(other.first), other.shape))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Period {
    /// The whole calendar year.
    pub fn year(year: i16) -> Option<Period> {
        Some(Period { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()?, shape: Shape::Year })
    }

    /// Any two days, in order.
    pub fn range(first: Date, last: Date) -> Option<Period> {
        (first <= last).then_some(Period { first, last, shape: Shape::Range })
    }

    /// How many days it lasts.
    pub fn days(&self) -> i32 {
        days_between(self.first, self.last) + 1
    }

    /// Whether some day lies in both.
    pub fn overlaps(&self, other: &Period) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether every day of `other` lies in it.
    pub fn contains(&self, other: &Period) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether both are of one kind of length: two years, two quarters, or two ranges of about as
    /// many days (months and leap years differ by at most a tenth).
    pub fn same_length(&self, other: &Period) -> bool {
        let (short, long) = (self.days().min(other.days()), self.days().max(other.days()));
        long - short <= (long / 10).max(if long >= 28 { 3 } else { 0 })
    }

    /// The spelling by which files and addresses name it: `2023`, `2023-Q3`, `2021..2023`,
    /// `2023-01-01..2023-06-30`.
    pub fn spelled(&self) -> String {
        match self.shape {
            Shape::Year => format!("{:04}", self.first.year()),
            Shape::SchoolYear | Shape::Years => format!("{:04}-{:04}", self.first.year(), self.last.year()),
            Shape::Quarter => format!("{:04}-Q{}", self.first.year(), (self.first.month() - 1) / 3 + 1),
            Shape::Month => format!("{:04}-{:02}", self.first.year(), self.first.month()),
            Shape::Day => self.first.to_string(),
            Shape::Range if self.is_whole_years() => format!("{:04}..{:04}", self.first.year(), self.last.year()),
            Shape::Range => format!("{}..{}", self.first, self.last),
        }
    }

    /// Whether it is several calendar years, from the first day of one to the last day of another.
    fn is_whole_years(&self) -> bool {
        let (first, last) = (self.first, self.last);
        first.year() < last.year() && (first.month(), first.day()) == (1, 1) && (last.month(), last.day()) == (12, 31)
    }

    /// Where it lies on a time axis, in years: the middle of its days, so that yearly values
    /// stand one apart.
    pub fn position(&self) -> f64 {
        (year_fraction(self.first) + year_fraction_end(self.last)) / 2.0
    }
}

/// Days from one date to a later one.
pub fn days_between(from: Date, to: Date) -> i32 {
    // Hours are exact: dates have no clock.
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(0)
}

/// Appends a day as `2023-10-12`.
pub fn push_day(out: &mut String, day: Date) {
    let digit = |number: i16, unit: i16| char::from(b'0' + u8::try_from(number / unit % 10).unwrap_or(0));
    let year = day.year();
    if year < 0 {
        write!(out, "{day}").expect("a String takes every write");
        return;
    }
    out.extend([1000, 100, 10, 1].map(|unit| digit(year, unit)));
    for number in [day.month(), day.day()] {
        out.push('-');
        out.extend([10, 1].map(|unit| digit(number.into(), unit)));
    }
}

fn year_fraction(date: Date) -> f64 {
    f64::from(date.year()) + f64::from(date.day_of_year() - 1) / f64::from(date.days_in_year())
}

fn year_fraction_end(date: Date) -> f64 {
    f64::from(date.year()) + f64::from(date.day_of_year()) / f64::from(date.days_in_year())
}

/// `2023-10-12`, and nothing else.
pub fn parse_date(written: &str) -> Option<Date> {
    let parts: Vec<&str> = written.trim().split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A period in any of its one-line spellings.
pub fn parse(written: &str, school: SchoolYearStart) -> Option<Period> {
    let text = written.trim();
    if let Some((from, to)) = text.split_once("..") {
        let (from, to) = (parse_plain(from.trim(), school)?, parse_plain(to.trim(), school)?);
        return Period::range(from.first, to.last);
    }
    parse_plain(text, school)
}

fn parse_plain(text: &str, school: SchoolYearStart) -> Option<Period> {
    if let Some(date) = parse_date(text) {
        return Some(Period { first: date, last: date, shape: Shape::Day });
    }
    let Some((year, rest)) = text.split_once('-') else {
        return Period::year(four_digits(text)?);
    };
    let year = four_digits(year)?;
    if let Some(last) = four_digits(rest) {
        return years(year, last, school);
    }
    if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
        return match quarter {
            "1" => months(year, 1, 3, Shape::Quarter),
            "2" => months(year, 4, 6, Shape::Quarter),
            "3" => months(year, 7, 9, Shape::Quarter),
            "4" => months(year, 10, 12, Shape::Quarter),
            _ => None,
        };
    }
    let month = (rest.len() == 2).then(|| rest.parse::<i8>().ok()).flatten()?;
    months(year, month, month, Shape::Month)
}

fn four_digits(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn years(first: i16, last: i16, school: SchoolYearStart) -> Option<Period> {
    if last == first + 1 {
        let start = Date::new(first, school.month, school.day).ok()?;
        let end = Date::new(last, school.month, school.day).ok()?.yesterday().ok()?;
        return Some(Period { first: start, last: end, shape: Shape::SchoolYear });
    }
    (last > first).then_some(())?;
    Some(Period { first: Date::new(first, 1, 1).ok()?, last: Date::new(last, 12, 31).ok()?, shape: Shape::Years })
}

fn months(year: i16, first: i8, last: i8, shape: Shape) -> Option<Period> {
    let first = Date::new(year, first, 1).ok()?;
    let last = Date::new(year, last, 1).ok()?.last_of_month();
    Some(Period { first, last, shape })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_and_counted() {
        for written in ["2023-10-12", "0987-01-02", "9999-12-31", "-000044-03-15"] {
            let mut out = String::new();
            push_day(&mut out, written.parse().expect("a day"));
            assert_eq!(out, written);
        }
        let day = |written: &str| written.parse().expect("a day");
        assert_eq!(days_between(day("2024-02-28"), day("2024-03-01")), 2);
        assert_eq!(days_between(day("2024-03-01"), day("2023-03-01")), -366);
        assert_eq!(days_between(day("0001-01-01"), day("9999-12-31")), 3_652_058);
    }

    #[test]
    fn every_spelling_has_a_first_and_a_last_day() {
        for (written, first, last) in [
            ("2023", "2023-01-01", "2023-12-31"),
            ("2023-2024", "2023-09-01", "2024-08-31"),
            ("2021-2023", "2021-01-01", "2023-12-31"),
            ("2023-Q3", "2023-07-01", "2023-09-30"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-12-31", "2023-12-31", "2023-12-31"),
            ("2009-12-01..2012-11", "2009-12-01", "2012-11-30"),
            ("2021..2022-Q1", "2021-01-01", "2022-03-31"),
        ] {
            let period = parse(written, SchoolYearStart::default()).expect(written);
            assert_eq!((period.first.to_string(), period.last.to_string()), (first.into(), last.into()), "{written}");
        }
    }

    #[test]
    fn whole_years_are_spelled_as_years() {
        for (written, spelled) in [
            ("2015..2016", "2015..2016"),
            ("2015-01-01..2017-12-31", "2015..2017"),
            ("2015-01-01..2015-12-31", "2015-01-01..2015-12-31"),
            ("2015..2016-06-30", "2015-01-01..2016-06-30"),
        ] {
            let period = parse(written, SchoolYearStart::default()).expect(written);
            assert_eq!(period.spelled(), spelled);
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for written in ["2024-02-30", "31/12/2024", "23", "2023-13", "2023-Q5", "2024-2023", "2024..2023", "", "avant 1900"] {
            assert!(parse(written, SchoolYearStart::default()).is_none(), "{written}");
        }
    }

    #[test]
    fn a_year_and_its_quarters_are_of_different_length() {
        let [year, quarter, other] = ["2024", "2024-Q1", "2023"].map(|text| parse(text, SchoolYearStart::default()).expect(text));
        assert!(!year.same_length(&quarter) && year.same_length(&other));
    }
}
