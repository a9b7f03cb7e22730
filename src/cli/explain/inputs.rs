//! What a value was made from: the inputs of a formula, the members of a total, each with its value, or why there is
//! none to tell, and with the file and line where it is written.

use super::Account;
use crate::figures::formula::Formula;
use crate::figures::{Aggregate, AggregatePoint, Guarded, Point, Series};
use crate::model::enterprise::Publish;

type Lines = Vec<(&'static str, String)>;

/// The inputs of a formula, for a point that it makes.
pub(super) fn of_formula(account: &Account, series: &Series, point: &Point) -> Lines {
    let school = account.model.settings.school_year_start.map_or_else(Default::default, |start| start.0);
    let formula = series.formula.as_ref().and_then(|written| Formula::parse(written, school));
    let mut ids: Vec<String> = formula.iter().flat_map(|formula| formula.indicators()).map(str::to_owned).collect();
    ids.dedup();
    let categories: Vec<(&str, &str)> =
        point.categories.iter().map(|(dimension, category)| (dimension.as_str(), category.as_str())).collect();
    let line = |id: String| {
        let reference = format!("{}/{id}@{}", series.enterprise, point.period.spelled());
        let input = account.figures.series(series.enterprise.as_str(), &id)?.cell(&point.period, &categories)?;
        Some((account.word(["à partir de", "uit", "from", "aus"]), told(account, &reference, input)))
    };
    ids.into_iter().filter_map(line).collect()
}

/// The members whose values are in a total, how many others are, and how far they reach.
pub(super) fn of_total(account: &Account, aggregate: &Aggregate, point: &AggregatePoint) -> Lines {
    let mut lines = Vec::new();
    let coverage = &point.coverage;
    let whole = coverage.units.map_or_else(|| coverage.members.to_string(), |units| units.denominator().normalize().to_string());
    lines.push((account.word(["couverture", "dekking", "coverage", "Abdeckung"]), format!("{} / {whole}", coverage.delivered)));
    let Some(federation) = account.model.federations.get(&aggregate.federation) else { return lines };
    let mut ids: Vec<&str> = federation.file.members.iter().map(|member| member.enterprise.value.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let publishes = |id: &str| account.model.enterprises.get(id).is_some_and(|enterprise| enterprise.portrait.publish == Publish::All);
    let day = point.period.last;
    let belongs = |id: &str| {
        let mut own = federation.file.members.iter().filter(|member| member.enterprise.value == id);
        own.any(|member| member.from.is_none_or(|from| from <= day) && member.to.is_none_or(|to| day <= to))
    };
    let mut told_of = 0u64;
    for id in ids.into_iter().filter(|id| publishes(id) && belongs(id)) {
        let series = account.figures.series(id, aggregate.indicator.as_str());
        let Some(own) = series.and_then(|series| series.cell(&point.period, &[])) else { continue };
        told_of += u64::from(own.cell.has_value());
        let reference = format!("{id}/{}@{}", aggregate.indicator, point.period.spelled());
        lines.push((account.word(["à partir de", "uit", "from", "aus"]), told(account, &reference, own)));
    }
    if let Some(others) = point.contributors.checked_sub(told_of).filter(|others| *others > 0) {
        let words = account.word([
            "membres qui ne publient pas",
            "leden die niet publiceren",
            "members that do not publish",
            "Mitglieder, die nicht veröffentlichen",
        ]);
        lines.push((account.word(["et de", "en uit", "and from", "und aus"]), format!("{others} {words}")));
    }
    for split in point.splits.iter().filter(|split| split.cell.is_withheld()) {
        let key = split.key.as_deref().unwrap_or("–");
        lines.push((
            account.word(["masqué aussi", "ook verborgen", "also withheld", "auch verborgen"]),
            format!("{} {key}", split.by.word()),
        ));
    }
    lines
}

/// A value, or why there is none, and where it is written.
fn told(account: &Account, reference: &str, point: &Point) -> String {
    let value = match &point.cell {
        Guarded::Shown(quantity) => account.number(quantity.value.normalize().round_dp(6)),
        Guarded::Withheld(_) => account.word(["masqué", "verborgen", "withheld", "verborgen"]).to_owned(),
        Guarded::Absent(status) => status.word().to_owned(),
    };
    let address = account.address(point.place).map_or_else(String::new, |address| format!(" ({address})"));
    format!("{reference} = {value}{address}")
}
