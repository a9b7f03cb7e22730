//! `check --disclosure`: what is withheld, why, and between which limits readers can still work it out.
//!
//! For those who answer for the figures; nothing of it ever reaches a page. The true values are not told here either.

use serde_json::{Value, json};

use super::args::Format;
use super::voice::deliver;
use crate::disk::{Failure, Pick, Tongue};
use crate::figures::{Figures, Guarded, Reason};
use crate::period::Period;

/// A value that is withheld.
struct Withheld {
    reference: String,
    period: String,
    categories: Vec<(String, String)>,
    reason: Reason,
    /// The least and the most it can be, where that is computed; without a most there is no limit.
    limits: Option<(f64, Option<f64>)>,
}

/// Lists what is withheld, in the order of owners, indicators and periods.
pub(super) fn tell(figures: Option<&Figures>, format: Format, tongue: Tongue) -> Result<(), Failure> {
    let withheld = figures.map(withheld).unwrap_or_default();
    deliver(&match format {
        Format::Json => withheld.iter().map(|one| one.record().to_string() + "\n").collect(),
        Format::Human | Format::Github => told(&withheld, tongue),
    })
}

fn withheld(figures: &Figures) -> Vec<Withheld> {
    let mut all = Vec::new();
    for (enterprise, indicators) in &figures.series {
        let disclosures = figures.disclosures.get(enterprise);
        for (indicator, series) in indicators {
            let known = disclosures.and_then(|known| known.get(indicator)).map_or(&[][..], Vec::as_slice);
            for point in series.points() {
                let Guarded::Withheld(reason) = point.cell else { continue };
                let categories = point.categories.to_vec();
                let same = |period: &Period| (period.first, period.last) == (point.period.first, point.period.last);
                let limits = known.iter().find(|one| same(&one.period) && *one.categories == *categories).map(|one| (one.low, one.high));
                all.push(Withheld {
                    reference: format!("{enterprise}/{indicator}"),
                    period: point.period.spelled(),
                    categories,
                    reason,
                    limits,
                });
            }
        }
    }
    for (enterprise, surveys) in &figures.answers {
        for answers in surveys.values().flatten() {
            for group in &answers.groups {
                let Guarded::Withheld(reason) = group.tally else { continue };
                let reference = format!("{enterprise}/{}/{}", answers.survey, answers.question);
                let categories = vec![(group.dimension.clone(), group.category.clone())];
                all.push(Withheld { reference, period: answers.assessment.to_string(), categories, reason, limits: None });
            }
        }
    }
    for (federation, indicators) in &figures.aggregates {
        for (indicator, aggregate) in indicators {
            for point in &aggregate.points {
                let Guarded::Withheld(reason) = point.cell else { continue };
                let reference = format!("{federation}/{indicator}");
                all.push(Withheld { reference, period: point.period.spelled(), categories: Vec::new(), reason, limits: None });
            }
        }
    }
    all
}

impl Withheld {
    fn record(&self) -> Value {
        let reason = match self.reason {
            Reason::Primary => "primary",
            Reason::Complementary => "complementary",
        };
        json!({
            "withheld": self.reference,
            "period": self.period,
            "categories": self.categories.iter().map(|(dimension, category)| (dimension.clone(), json!(category))).collect::<serde_json::Map<_, _>>(),
            "reason": reason,
            "low": self.limits.map(|(low, _)| low),
            "high": self.limits.and_then(|(_, high)| high),
        })
    }

    fn name(&self) -> String {
        let categories = self.categories.iter().map(|(dimension, category)| format!(" {dimension}={category}"));
        format!("{}@{}{}", self.reference, self.period, categories.collect::<String>())
    }

    fn line(&self, tongue: Tongue) -> String {
        let why = match self.reason {
            Reason::Primary => tongue.pick(["par lui-même", "op zichzelf", "by itself", "für sich"]),
            Reason::Complementary => tongue.pick(["protège un autre", "beschermt een ander", "protects another", "schützt einen anderen"]),
        };
        let limits = match self.limits {
            None => String::new(),
            Some((low, None)) => tongue.pick([
                format!(", au moins {low:.0}"),
                format!(", minstens {low:.0}"),
                format!(", at least {low:.0}"),
                format!(", mindestens {low:.0}"),
            ]),
            Some((low, Some(high))) => tongue.pick([
                format!(", entre {low:.0} et {high:.0}"),
                format!(", tussen {low:.0} en {high:.0}"),
                format!(", between {low:.0} and {high:.0}"),
                format!(", zwischen {low:.0} und {high:.0}"),
            ]),
        };
        format!("{why}{limits}")
    }
}

fn told(withheld: &[Withheld], tongue: Tongue) -> String {
    let names: Vec<String> = withheld.iter().map(Withheld::name).collect();
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let lines: String = names.iter().zip(withheld).map(|(name, one)| format!("{name:<widest$}  {}\n", one.line(tongue))).collect();
    format!("{}\n{lines}", tongue.pick(counted(withheld.len())))
}

fn counted(count: usize) -> [String; 4] {
    match count {
        0 => ["aucune valeur n’est masquée", "er is geen waarde verborgen", "no value is withheld", "kein Wert ist verborgen"]
            .map(str::to_owned),
        1 => ["1 valeur masquée", "1 verborgen waarde", "1 withheld value", "1 verborgener Wert"].map(str::to_owned),
        _ => [
            format!("{count} valeurs masquées"),
            format!("{count} verborgen waarden"),
            format!("{count} withheld values"),
            format!("{count} verborgene Werte"),
        ],
    }
}
