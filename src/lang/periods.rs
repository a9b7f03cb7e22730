//! Periods as text: `2023`, `3e trimestre 2023`, `décembre 2009 – novembre 2012`.
//!
//! A range is named by the largest units it fills: whole years by years, whole months by months.

use super::{Locale, Moment, Time, Words};
use crate::decimal::Decimal;
use crate::period::{Date, Period, Shape};

/// What a language calls the quarters of a year, in full and in brief, with `{year}` in their place. CLDR's root
/// (`2023 Q3`) where its words do not say: ICU4X has no names of quarters.
pub(super) struct Quarters([(String, String); 4]);

impl Default for Quarters {
    fn default() -> Quarters {
        Quarters([1, 2, 3, 4].map(|number| (format!("{{year}} Q{number}"), format!("Q{number} {{year}}"))))
    }
}

impl Quarters {
    pub(super) fn of(words: &Words) -> Quarters {
        let Quarters(mut names) = Quarters::default();
        for (number, (full, brief)) in (1..).zip(&mut names) {
            let said = |kind: &str| words.own(&format!("quarter.{kind}_{number}")).map(str::to_owned);
            *full = said("full").unwrap_or_else(|| full.clone());
            *brief = said("brief").unwrap_or_else(|| brief.clone());
        }
        Quarters(names)
    }
}

/// What a stretch of days fills, whatever its spelling.
enum Filled {
    Years,
    Quarter,
    Months,
    Days,
}

impl Locale {
    /// In full, for texts and tables.
    pub fn period(&self, period: &Period) -> String {
        self.time(period).text
    }

    /// In full, with what kind of time it is, for sentences.
    pub fn time(&self, period: &Period) -> Time {
        if let Some(name) = self.named_periods.get(&(period.first, period.last)) {
            return Time { text: name.clone(), moment: Moment::Span };
        }
        let one = |alone: Moment, is_one: bool| if is_one { alone } else { Moment::Span };
        let same_month = (period.first.year(), period.first.month()) == (period.last.year(), period.last.month());
        match filled(period) {
            Filled::Years => Time { text: self.years(period), moment: Moment::Year },
            Filled::Quarter => Time { text: self.quarter(period), moment: Moment::Quarter },
            Filled::Months => Time { text: self.span(period, |date| self.month_year(date)), moment: one(Moment::Month, same_month) },
            Filled::Days => {
                Time { text: self.span(period, |date| self.date_long(date)), moment: one(Moment::Day, period.first == period.last) }
            }
        }
    }

    /// In brief, for the axis of a chart: `2023`, `T3 2023`, `06/2023`.
    pub fn period_short(&self, period: &Period) -> String {
        if let Some(name) = self.named_periods.get(&(period.first, period.last)) {
            return name.clone();
        }
        match filled(period) {
            Filled::Years => self.years(period),
            Filled::Quarter => self.quarters.0[quarter_of(period)].1.replace("{year}", &self.year(period.first)),
            Filled::Months => self.brief_span(period, |date| self.month_number(date)),
            Filled::Days => self.brief_span(period, |date| self.date_short(date)),
        }
    }

    /// `2023`, never grouped, in the language's digits.
    fn year(&self, date: Date) -> String {
        self.ungrouped(Decimal::from(date.year()), 0)
    }

    fn years(&self, period: &Period) -> String {
        let (first, last) = (self.year(period.first), self.year(period.last));
        if first == last { first } else { self.range(&first, &last) }
    }

    fn quarter(&self, period: &Period) -> String {
        self.quarters.0[quarter_of(period)].0.replace("{year}", &self.year(period.first))
    }

    fn month_number(&self, date: Date) -> String {
        format!("{:02}/{}", date.month(), self.year(date))
    }

    fn brief_span(&self, period: &Period, name: impl Fn(Date) -> String) -> String {
        let (first, last) = (name(period.first), name(period.last));
        if first == last { first } else { format!("{first}{}{last}", self.patterns.days_dash) }
    }

    /// The two ends, the year told once where it closes both: `janvier – juin 2023`.
    fn span(&self, period: &Period, name: impl Fn(Date) -> String) -> String {
        let (first, last) = (name(period.first), name(period.last));
        if first == last {
            return first;
        }
        let first = if period.first.year() == period.last.year() { self.without_year(first, period.first) } else { first };
        format!("{first}{}{last}", self.patterns.days_dash)
    }

    /// The date without its closing year, in languages that put nothing else between.
    fn without_year(&self, text: String, date: Date) -> String {
        if !matches!(self.primary(), "fr" | "nl" | "de" | "en" | "it" | "da" | "sv" | "nb" | "nn" | "pl" | "lb") {
            return text;
        }
        match text.strip_suffix(&self.year(date)) {
            Some(rest) => rest.trim_end_matches([' ', ',']).to_owned(),
            None => text,
        }
    }
}

fn filled(period: &Period) -> Filled {
    let (first, last) = (period.first, period.last);
    let whole_months = first.day() == 1 && last == last.last_of_month();
    match period.shape {
        Shape::Year | Shape::SchoolYear | Shape::Years => Filled::Years,
        Shape::Quarter => Filled::Quarter,
        _ if whole_months && first.month() == 1 && last.month() == 12 => Filled::Years,
        _ if whole_months => Filled::Months,
        _ => Filled::Days,
    }
}

/// Which of the four, from 0.
fn quarter_of(period: &Period) -> usize {
    usize::from(period.first.month().unsigned_abs().saturating_sub(1) / 3).min(3)
}

#[cfg(test)]
mod tests {
    use super::super::{Locale, Moment, Words, locale, spoken};
    use crate::period::{SchoolYearStart, parse};

    /// The locale with the words of the default theme.
    fn speaking(tag: &str) -> Locale {
        let yaml = spoken(tag.split('-').next().unwrap_or_default()).expect("the program speaks it");
        locale(tag).speaking(&Words::parse(yaml).expect("the theme's words can be read"))
    }

    #[test]
    fn periods_are_named_by_the_largest_units_they_fill() {
        for (written, fr, nl, en, de) in [
            ("2023", "2023", "2023", "2023", "2023"),
            ("2023-2024", "2023–2024", "2023-2024", "2023–2024", "2023–2024"),
            ("2021-2023", "2021–2023", "2021-2023", "2021–2023", "2021–2023"),
            ("2023-Q3", "3e trimestre 2023", "3e kwartaal 2023", "Q3 2023", "3. Quartal 2023"),
            ("2023-Q1", "1er trimestre 2023", "1e kwartaal 2023", "Q1 2023", "1. Quartal 2023"),
            ("2023-06", "juin 2023", "juni 2023", "June 2023", "Juni 2023"),
            ("2023-12-31", "31 décembre 2023", "31 december 2023", "31 December 2023", "31. Dezember 2023"),
            ("2021..2022", "2021–2022", "2021-2022", "2021–2022", "2021–2022"),
            ("2021..2021", "2021", "2021", "2021", "2021"),
            ("2023-01..2023-06", "janvier_–_juin 2023", "januari_–_juni 2023", "January_–_June 2023", "Januar_–_Juni 2023"),
            (
                "2009-12-01..2012-11-30",
                "décembre 2009_–_novembre 2012",
                "december 2009_–_november 2012",
                "December 2009_–_November 2012",
                "Dezember 2009_–_November 2012",
            ),
            (
                "2009-12-01..2012-11-29",
                "1er décembre 2009_–_29 novembre 2012",
                "1 december 2009_–_29 november 2012",
                "1 December 2009_–_29 November 2012",
                "1. Dezember 2009_–_29. November 2012",
            ),
            (
                "2023-01-01..2023-01-15",
                "1er janvier_–_15 janvier 2023",
                "1 januari_–_15 januari 2023",
                "1 January_–_15 January 2023",
                "1. Januar_–_15. Januar 2023",
            ),
        ] {
            let period = parse(written, SchoolYearStart::default()).expect(written);
            let texts = ["fr-BE", "nl-BE", "en-BE", "de-BE"].map(|tag| speaking(tag).period(&period).replace('\u{2009}', "_"));
            assert_eq!(texts, [fr, nl, en, de], "{written}");
        }
    }

    #[test]
    fn an_axis_has_them_in_brief() {
        for (written, fr, nl, en) in [
            ("2023", "2023", "2023", "2023"),
            ("2023-Q3", "T3 2023", "K3 2023", "Q3 2023"),
            ("2023-06", "06/2023", "06/2023", "06/2023"),
            ("2023-12-31", "31/12/23", "31/12/2023", "31/12/23"),
            ("2009-12..2012-11", "12/2009_–_11/2012", "12/2009_–_11/2012", "12/2009_–_11/2012"),
        ] {
            let period = parse(written, SchoolYearStart::default()).expect(written);
            let texts = ["fr-BE", "nl-BE", "en-BE"].map(|tag| speaking(tag).period_short(&period).replace('\u{2009}', "_"));
            assert_eq!(texts, [fr, nl, en], "{written}");
        }
    }

    #[test]
    fn other_languages_have_a_neutral_quarter_and_their_own_digits() {
        let quarter = parse("2023-Q3", SchoolYearStart::default()).expect("a quarter");
        assert_eq!(locale("pl").period(&quarter), "2023 Q3");
        let year = parse("2023", SchoolYearStart::default()).expect("a year");
        assert_eq!(locale("ar-EG").period(&year), "٢٠٢٣");
        let own = Words::parse("quarter: {full_3: 'III kwartał {year}', brief_3: 'III kw. {year}'}").expect("words");
        let polish = locale("pl").speaking(&own);
        assert_eq!((polish.period(&quarter), polish.period_short(&quarter)), ("III kwartał 2023".to_owned(), "III kw. 2023".to_owned()));
    }

    #[test]
    fn every_period_is_known_for_what_it_is_in_any_language() {
        for (written, moment) in [
            ("2023", Moment::Year),
            ("2023-2024", Moment::Year),
            ("2021-2023", Moment::Year),
            ("2023-Q1", Moment::Quarter),
            ("2023-06", Moment::Month),
            ("2023-06..2023-06", Moment::Month),
            ("2023-12-01", Moment::Day),
            ("2023-01..2023-06", Moment::Span),
            ("2022-10..2023-03", Moment::Span),
            ("2009-12-01..2012-11-29", Moment::Span),
        ] {
            let period = parse(written, SchoolYearStart::default()).expect(written);
            for tag in ["fr-BE", "nl-BE", "kk", "ar", "ja"] {
                assert_eq!(locale(tag).time(&period).moment, moment, "{tag}: {written}");
            }
        }
        let year = parse("2023", SchoolYearStart::default()).expect("a year");
        let named = locale("fr").naming([((year.first, year.last), "Année pilote".to_owned())].into());
        assert_eq!((named.time(&year).moment, named.time(&year).text), (Moment::Span, "Année pilote".to_owned()));
    }
}
