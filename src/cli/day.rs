//! The day of the build: `--date`, else `SOURCE_DATE_EPOCH`, else today in UTC.
//!
//! The only place where the clock is read. A day that makes no sense is refused, not corrected.
#![expect(clippy::disallowed_methods, reason = "the day is decided here, once, and goes into the snapshot")]

use std::env;
use std::ffi::OsString;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::disk::{Failure, Pick, Tongue};
use crate::period::Date;

/// The years in which a build may say it takes place.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// The day of this build.
pub(super) fn of_build(flag: Option<&str>, tongue: Tongue) -> Result<Date, Failure> {
    match (flag, env::var_os("SOURCE_DATE_EPOCH")) {
        (Some(written), _) => date(written).ok_or_else(|| wrong("--date", written, tongue)),
        (None, Some(epoch)) => from_epoch(&epoch).ok_or_else(|| wrong("SOURCE_DATE_EPOCH", &epoch.to_string_lossy(), tongue)),
        (None, None) => Ok(Timestamp::now().to_zoned(TimeZone::UTC).date()),
    }
}

/// `2026-11-21`, each part with all its digits.
fn date(written: &str) -> Option<Date> {
    let digits = written.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    if written.len() != 10 || !digits {
        return None;
    }
    let (year, month, day) = (written[..4].parse().ok()?, written[5..7].parse().ok()?, written[8..].parse().ok()?);
    Date::new(year, month, day).ok().filter(|date| YEARS.contains(&date.year()))
}

fn from_epoch(epoch: &OsString) -> Option<Date> {
    let written = epoch.to_str()?;
    if written.is_empty() || !written.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let moment = Timestamp::from_second(written.parse().ok()?).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date()).filter(|date| YEARS.contains(&date.year()))
}

fn wrong(name: &str, written: &str, tongue: Tongue) -> Failure {
    let written = written.escape_debug();
    Failure::Usage(if name == "--date" {
        tongue.pick([
            format!("« {written} » n’est pas une date : {name} attend AAAA-MM-JJ, de 1900 à 2199"),
            format!("‘{written}’ is geen datum: {name} verwacht JJJJ-MM-DD, van 1900 tot 2199"),
            format!("\"{written}\" is not a date: {name} takes YYYY-MM-DD, from 1900 to 2199"),
            format!("„{written}“ ist kein Datum: {name} erwartet JJJJ-MM-TT, von 1900 bis 2199"),
        ])
    } else {
        tongue.pick([
            format!("{name} vaut « {written} » : il faut un nombre de secondes depuis 1970, avant l’an 2200"),
            format!("{name} is ‘{written}’: verwacht wordt een aantal seconden sinds 1970, vóór het jaar 2200"),
            format!("{name} is \"{written}\": it takes a number of seconds since 1970, before the year 2200"),
            format!("{name} ist „{written}“: erwartet wird eine Zahl von Sekunden seit 1970, vor dem Jahr 2200"),
        ])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_all_its_digits_and_exists() {
        assert_eq!(date("2026-11-21"), Date::new(2026, 11, 21).ok());
        for wrong in ["", "2026-2-1", "21/11/2026", "2026-02-30", "2026-11-21T00", "9999-12-31", "٢٠٢٦-11-21", "+026-11-21"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_epoch_is_a_plain_number_of_seconds_before_2200() {
        assert_eq!(from_epoch(&"0".into()), Date::new(1970, 1, 1).ok());
        assert_eq!(from_epoch(&"1700000000".into()), Date::new(2023, 11, 14).ok());
        for wrong in ["", "-1", "+1", "1e9", "soon", " 1", "7258118400", "99999999999999999999"] {
            assert_eq!(from_epoch(&wrong.into()), None, "{wrong}");
        }
    }
}
