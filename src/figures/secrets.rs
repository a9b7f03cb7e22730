//! Secrets: withheld numbers, of which nothing can be learnt but whether a text tells one of them.
//!
//! They never leave this file: no accessor gives a number, and nothing prints one.

use std::collections::BTreeMap;
use std::fmt;

use super::concealment::Concealment;
use super::union::{Union, Version};
use crate::decimal::{self, Decimal, Marks};
use crate::finding::{Findings, Problem};
use crate::lang::{LanguageTag, numerals};
use crate::localized::Lang;
use crate::model::id::Id;
use crate::model::observation::Measured;
use crate::period::Period;
use crate::source::prose::{Prose, Word};
use crate::source::readable;

/// The withheld numbers of a site.
#[derive(Clone, Default)]
pub struct Secrets {
    by_series: BTreeMap<(Id, Id), Vec<Secret>>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secrets")
    }
}

/// The numbers of one withheld value: itself, or its parts and what they make in per cent.
#[derive(Clone)]
pub(super) struct Secret {
    period: Period,
    counts: Vec<Decimal>,
    percent: Option<Decimal>,
}

impl Secrets {
    /// The period whose withheld value a text tells by this number; `years` are those that the text names, if any.
    pub fn told(&self, (owner, indicator): (&Id, &Id), years: &[i16], (number, in_percent): (Decimal, bool)) -> Option<Period> {
        let secrets = self.by_series.get(&(owner.clone(), indicator.clone()))?;
        let of_years =
            |period: &Period| years.is_empty() || years.iter().any(|year| (period.first.year()..=period.last.year()).contains(year));
        let same = |secret: &&Secret| match in_percent {
            true => secret.percent.is_some_and(|percent| decimal::rounded(percent, number.scale()) == number),
            false => secret.counts.contains(&number),
        };
        secrets.iter().filter(|secret| of_years(&secret.period)).find(same).map(|secret| secret.period)
    }

    /// Takes in those of a series.
    pub(super) fn add(&mut self, owner: &Id, indicator: &Id, secrets: Vec<Secret>) {
        if !secrets.is_empty() {
            self.by_series.insert((owner.clone(), indicator.clone()), secrets);
        }
    }
}

/// The withheld numbers of a union, as they stand now.
pub(super) fn of(union: &Union, concealment: &Concealment) -> Vec<Secret> {
    let withheld = union.versions.iter().zip(&concealment.reasons).filter(|(version, reason)| reason.is_some() && version.until.is_none());
    let secret = |(version, _): (&Version, _)| {
        let (counts, percent) = match version.observation.measured {
            Measured::Value(value) => (vec![value], Some(value)),
            Measured::Parts { numerator, denominator } => (vec![numerator], decimal::percentage(numerator, denominator)),
            Measured::Absent => return None,
        };
        Some(Secret { period: version.period, counts, percent })
    };
    withheld.filter_map(secret).collect()
}

/// Notes a value's own note that tells the very number which is withheld (E18), once in each language.
pub(super) fn check_notes(union: &Union, concealment: &Concealment, languages: &[LanguageTag], findings: &mut Findings) {
    let withheld = union.versions.iter().zip(&concealment.reasons).filter(|(version, reason)| reason.is_some() && version.until.is_none());
    for (version, _) in withheld {
        let number = match version.observation.measured {
            Measured::Value(value) => value,
            Measured::Parts { numerator, .. } => numerator,
            Measured::Absent => continue,
        };
        let Some(note) = version.observation.remarks().note.as_ref() else { continue };
        for lang in Lang::all(note.panels.count()).filter(|lang| note.panels.borrowed(*lang).is_none()) {
            let words = Prose::verbatim(&note[lang], note.places[lang]);
            let tells = |word: &Word| decimal::parse(word.text, Marks::Comma).is_ok_and(|told| told == number);
            let numerals = numerals::numerals(words.text, languages[lang.index()].primary());
            let in_words = numerals.iter().any(|numeral| !numeral.is_soft && Decimal::from(numeral.value) == number);
            if in_words || readable::numbers(&words).iter().any(tells) {
                let problem = Problem::Recomputable { indicator: union.indicator.id.to_string(), period: version.period.spelled() };
                findings.add(problem, note.places[lang]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::testing::period;

    fn id(name: &str) -> Id {
        Id::new(name).expect("an id")
    }

    /// Three of 49 persons in 2023.
    fn secrets() -> Secrets {
        let secret = Secret { period: period("2023"), counts: vec![Decimal::from(3)], percent: Some(Decimal::new(61224, 4)) };
        let mut secrets = Secrets::default();
        secrets.add(&id("a"), &id("people"), vec![secret]);
        secrets
    }

    #[test]
    fn nothing_that_prints_secrets_tells_one() {
        assert_eq!(format!("{:?}", secrets()), "Secrets");
    }

    #[test]
    fn a_text_tells_a_secret_by_its_count_or_its_percentage_as_rounded_and_of_its_year() {
        let secrets = secrets();
        let cases: [(&str, &[i16], Decimal, bool, bool); 9] = [
            ("the count", &[], Decimal::from(3), false, true),
            ("of its year", &[2023], Decimal::from(3), false, true),
            ("of its year and another", &[2020, 2023], Decimal::from(3), false, true),
            ("of another year", &[2022], Decimal::from(3), false, false),
            ("another number", &[], Decimal::from(4), false, false),
            ("the percentage, rounded", &[], Decimal::new(61, 1), true, true),
            ("the percentage, rounded more", &[2023], Decimal::from(6), true, true),
            ("another percentage", &[], Decimal::new(62, 1), true, false),
            ("the count as a percentage", &[], Decimal::from(3), true, false),
        ];
        for (why, years, number, in_percent, is_told) in cases {
            let told = secrets.told((&id("a"), &id("people")), years, (number, in_percent));
            assert_eq!(told, is_told.then(|| period("2023")), "{why}");
        }
        assert_eq!(secrets.told((&id("b"), &id("people")), &[], (Decimal::from(3), false)), None, "of somebody else");
    }
}
