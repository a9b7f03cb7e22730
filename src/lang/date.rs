//! Days, months and weekdays as text, always of the Gregorian calendar: periods are, and a page
//! must not date one figure by two calendars.

use icu_calendar::{Date as CalendarDate, Gregorian};
use icu_datetime::fieldsets::{M, YM, YMD, YMDE};
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter as Formatter};

use super::Locale;
use super::tag::LanguageTag;
use crate::period::Date;

/// The language's date formats.
pub(super) struct Dates {
    long: Formatter<Gregorian, YMD>,
    full: Formatter<Gregorian, YMDE>,
    short: Formatter<Gregorian, YMD>,
    month_year: Formatter<Gregorian, YM>,
    month: Formatter<Gregorian, M>,
}

const COMPILED: &str = "compiled data falls back to the root locale";

impl Dates {
    pub(super) fn of(tag: &LanguageTag) -> Dates {
        let preferences: DateTimeFormatterPreferences = tag.preferences();
        Dates {
            long: Formatter::try_new(preferences, YMD::long()).expect(COMPILED),
            full: Formatter::try_new(preferences, YMDE::long()).expect(COMPILED),
            short: Formatter::try_new(preferences, YMD::short()).expect(COMPILED),
            month_year: Formatter::try_new(preferences, YM::long()).expect(COMPILED),
            month: Formatter::try_new(preferences, M::long()).expect(COMPILED),
        }
    }
}

impl Locale {
    /// `1er mai 2019`, `1 mei 2019`, `May 1, 2019`. CLDR would have `1 mai`; French writes `1er`.
    pub fn date_long(&self, date: Date) -> String {
        self.french_first(date, self.dates.long.format(&calendar(date)).to_string())
    }

    /// With its weekday: `jeudi 15 août 2024`.
    pub fn date_full(&self, date: Date) -> String {
        self.french_first(date, self.dates.full.format(&calendar(date)).to_string())
    }

    /// In figures, as the region does: `1/05/19` in fr-BE, `1/05/2019` in nl-BE.
    pub fn date_short(&self, date: Date) -> String {
        if self.tag.as_str().eq_ignore_ascii_case("en-CA") {
            return date.to_string(); // CLDR's own pattern, which ICU4X makes `15-1-1` of
        }
        self.dates.short.format(&calendar(date)).to_string()
    }

    /// `mai 2019`
    pub fn month_year(&self, date: Date) -> String {
        self.dates.month_year.format(&calendar(date)).to_string()
    }

    /// `mai`
    pub fn month(&self, date: Date) -> String {
        self.dates.month.format(&calendar(date)).to_string()
    }

    /// The first of the month is an ordinal in French (Lexique de l'Imprimerie nationale, « Dates »).
    fn french_first(&self, date: Date, text: String) -> String {
        if date.day() != 1 || self.primary() != "fr" {
            return text;
        }
        let day = text.split(' ').position(|word| word == "1");
        let words = text.split(' ').enumerate();
        words.map(|(index, word)| if Some(index) == day { "1er" } else { word }).collect::<Vec<_>>().join(" ")
    }
}

fn calendar(date: Date) -> CalendarDate<Gregorian> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    CalendarDate::try_new_gregorian(i32::from(date.year()), month, day).expect("a civil date exists in the Gregorian calendar")
}

#[cfg(test)]
mod tests {
    use super::super::locale;
    use crate::period::parse_date;

    #[test]
    fn a_day_is_dated_as_its_readers_do() {
        let day = parse_date("2019-05-01").expect("a date");
        for (tag, long, full, short, month_year) in [
            ("fr-BE", "1er mai 2019", "mercredi 1er mai 2019", "1/05/19", "mai 2019"),
            ("fr-FR", "1er mai 2019", "mercredi 1er mai 2019", "01/05/2019", "mai 2019"),
            ("nl-BE", "1 mei 2019", "woensdag 1 mei 2019", "1/05/2019", "mei 2019"),
            ("nl-NL", "1 mei 2019", "woensdag 1 mei 2019", "01-05-2019", "mei 2019"),
            ("de-BE", "1. Mai 2019", "Mittwoch, 1. Mai 2019", "01.05.19", "Mai 2019"),
            ("en", "May 1, 2019", "Wednesday, May 1, 2019", "5/1/19", "May 2019"),
            ("en-BE", "1 May 2019", "Wednesday, 1 May 2019", "01/05/19", "May 2019"),
        ] {
            let locale = locale(tag);
            let texts = [locale.date_long(day), locale.date_full(day), locale.date_short(day), locale.month_year(day)];
            assert_eq!(texts, [long, full, short, month_year], "{tag}");
        }
    }

    #[test]
    fn only_the_first_of_the_month_is_an_ordinal() {
        let french = |written: &str| locale("fr-BE").date_long(parse_date(written).expect(written));
        assert_eq!(locale("fr-BE").month(parse_date("2019-05-01").expect("a date")), "mai");
        assert_eq!([french("2019-05-11"), french("2019-05-21")], ["11 mai 2019", "21 mai 2019"]);
    }

    #[test]
    fn the_calendar_is_gregorian_everywhere() {
        let day = parse_date("2019-05-01").expect("a date");
        for tag in ["fa-IR", "th", "ar-SA"] {
            let text = locale(tag).date_long(day);
            assert!(["2019", "٢٠١٩", "۲۰۱۹"].iter().any(|year| text.contains(year)), "{tag} {text}");
        }
    }
}
