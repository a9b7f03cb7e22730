//! The worked vectors of format.md §8.

use super::*;

const EXITS: &str = "indicator: exits
source: Registre
baseline: 2021
targets: [{period: 2025, value: 65}, {period: 2024, value: 60, public: false}]
values:
  2021: {numerator: 18, denominator: 41}
  2022: {numerator: 26, denominator: 47}
  2023: {numerator: 31, denominator: 49, status: provisional}
breakdowns:
  - dimension: gender
    exhaustive: true
    values: {2023: {women: {numerator: 14, denominator: 21}, men: {numerator: 17, denominator: 28}}}
  - dimension: province
    exhaustive: true
    values: {2023: {hainaut: {numerator: 27, denominator: 42}, namur: {numerator: 4, denominator: 7}}}";

#[test]
fn rates_changes_and_progress_are_as_the_contract_says() {
    let site = reported(EXITS);
    assert_eq!(site.codes(), Vec::<&str>::new());
    for (year, percent) in [("2021", "43.9"), ("2022", "55.32"), ("2023", "63.27")] {
        assert_eq!(site.shown("a", "exits", year, &[]), percent);
    }
    let series = site.figures.series("a", "exits").expect("a series");
    let [first, last] = ["2021", "2023"].map(|year| series.cell(&period(year), &[]).expect("a point"));
    let Guarded::Shown(change) = change::between(first, last) else { panic!("shown") };
    assert_eq!((rounded(change.difference, 1), change.percent.map(|percent| rounded(percent, 1))), ("19.4".into(), Some("44.1".into())));
    let Guarded::Shown(progress) = progress(first, last, Decimal::from(65)) else { panic!("shown") };
    assert_eq!(rounded(progress, 1), "91.8");
    assert_eq!((series.decimals, series.terms.baseline, series.terms.targets.len()), (1, Some(period("2021")), 1));
    assert_eq!(series.latest().map(|point| point.period), Some(period("2023")));
}

#[test]
fn a_small_count_is_withheld_and_what_would_give_it_away_with_it() {
    let site = reported(EXITS);
    let shown = |dimension, category| site.shown("a", "exits", "2023", &[(dimension, category)]);
    assert_eq!((shown("province", "namur").as_str(), shown("province", "hainaut").as_str()), ("withheld", "withheld"));
    assert_eq!((shown("gender", "women").as_str(), shown("gender", "men").as_str()), ("66.67", "60.71"));
    let disclosures = &site.figures.disclosures["a"]["exits"];
    assert!(disclosures.iter().all(|one| (one.low, one.high) == (0.0, Some(31.0))), "{disclosures:?}");
}

const SURVEY: &str = "surveys:
  - id: trainees
    population: 62
    invited: 62
    returned: 45
    questions:
      - id: confidence
        type: likert
        scale: agree-5
        text: Confiance
        counts: {strongly-disagree: 1, disagree: 3, neutral: 6, agree: 19, strongly-agree: 14}
        no_answer: 2
";

#[test]
fn answers_are_as_the_contract_says() {
    let site = assessed(SURVEY);
    assert_eq!(site.codes(), Vec::<&str>::new());
    let answers = site.figures.answers("a", "trainees", "confidence").expect("answers");
    let words = |numbers: Vec<Decimal>| numbers.iter().map(Decimal::to_string).collect::<Vec<_>>().join("/");
    assert_eq!(answers.response.map(|rate| rounded(rate.percent(), 1)).as_deref(), Some("72.6"));
    assert_eq!(answers.tally.base, 43);
    assert_eq!(words(answers.shares(1)), "2.3/7.0/14.0/44.2/32.6");
    assert_eq!(words(answers.shares_adding_up(1)), "2.3/7.0/13.9/44.2/32.6");
    assert_eq!(words(answers.shares_adding_up(0)), "2/7/14/44/33");
    assert!(answers.needs_rounding_note(1) && !answers.needs_rounding_note(0));
    let tally = &answers.tally;
    let percent = |ratio: Option<crate::figures::Ratio>| ratio.map(|ratio| rounded(ratio.percent(), 1)).unwrap_or_default();
    assert_eq!((percent(tally.positive), percent(tally.negative), percent(tally.neutral)), ("76.7".into(), "9.3".into(), "14.0".into()));
    assert_eq!(tally.net.map(|net| rounded(net, 1)).as_deref(), Some("67.4"));
    assert_eq!(tally.mean.map(|mean| rounded(mean, 2)).as_deref(), Some("3.98"));
}

#[test]
fn a_federation_sums_parts_and_never_means_rates() {
    let values = [parts(31, 49), parts(12, 16), parts(44, 90), parts(5, 8)];
    let members = [("a", &*values[0]), ("b", &*values[1]), ("c", &*values[2]), ("d", &*values[3])];
    let site = federated(&members, "population: {units: 5}\n");
    let point = site.figures.aggregate("f", "exits").and_then(|one| one.latest()).expect("a point").clone();
    let ratio = point.cell.shown().and_then(|quantity| quantity.ratio).expect("a ratio");
    assert_eq!((ratio.numerator(), ratio.denominator()), (Decimal::from(92), Decimal::from(163)));
    assert_eq!((rounded(ratio.percent(), 1).as_str(), point.contributors), ("56.4", 4));
    assert_eq!(point.coverage.units.map(|units| rounded(units.percent(), 1)).as_deref(), Some("80.0"));
}

#[test]
fn coverage_is_delivered_over_the_population() {
    let members: Vec<(String, &str)> = (1..=17).map(|number| (format!("e{number}"), "12")).collect();
    let members: Vec<(&str, &str)> = members.iter().map(|(id, value)| (id.as_str(), *value)).collect();
    let population = "population: {units: 19, weight: {indicator: people, total: 255}}\n";
    let site = federated_on("people", &members, population);
    let coverage = site.figures.aggregate("f", "people").and_then(|one| one.latest()).expect("a point").coverage;
    assert_eq!((coverage.delivered, coverage.members, coverage.of_population), (17, 17, true));
    assert_eq!(coverage.units.map(|units| rounded(units.percent(), 1)).as_deref(), Some("89.5"));
    let weight = coverage.weight.and_then(|weight| weight.shown().copied());
    assert_eq!(weight.map(|weight| rounded(weight.percent(), 1)).as_deref(), Some("80.0"));
}
