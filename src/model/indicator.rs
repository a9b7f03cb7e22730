//! Indicators of the catalogue (format.md §3).

use super::id::Id;
use crate::decimal::Decimal;
use crate::finding::{Expected, Problem};
use crate::source::decode::{Count, Decode, Decoder, Located};
use crate::source::series::ByName;
use crate::source::shape::{Scalar, Shape};
use crate::source::text::{Name, Text};
use crate::source::yaml::{Kind, Node};
use crate::{record, words};

record! {
    /// What is measured, and how.
    pub struct Indicator {
        /// Its id: small letters, digits and hyphens, never translated.
        required id: Id,
        /// Its name, as readers see it.
        required name: Text,
        /// What exactly is counted, and what is not.
        optional definition: Text,
        /// The unit of its values: a known one (`people`, `percent`, `euro`…) or your own words.
        required unit: Unit,
        /// Count, amount, rate, ratio or score; a rate is written with numerator and denominator.
        optional kind: IndicatorKind,
        /// Flow over a period, or stock at its end or on average; a stock is never summed over time.
        optional nature: Nature,
        /// Which way is good: `up`, `down`, `range` (between two bounds) or `none`.
        optional direction: Direction,
        /// Decimals shown; 1 for rates, ratios and scores, 0 for counts unless said.
        optional decimals: Count,
        /// The values it may take; a value outside is E07.
        optional domain: Domain,
        /// Whether it counts persons; then small numbers are withheld.
        optional persons: bool,
        /// How values of several enterprises make one: a sum for counts and amounts, a ratio of sums for rates unless said.
        optional aggregate: Aggregate,
        /// The indicator that weighs a weighted mean.
        optional weight: Located<String>,
        /// Whether one person may be counted twice; then sums are not called persons (W15).
        usual may_overlap: bool,
        /// The topic it belongs to.
        optional topic: Located<String>,
        /// The dimensions it is broken down by.
        list dimensions: Located<String>,
        /// Codes in frameworks: `{sdg: "8.5", vsme: B8}`.
        optional codes: ByName<Code>,
        /// What the figure is like, with factor and source.
        list equivalence: Equivalence,
        /// How it is computed from others: `exits / people`, `per(a, b)`, `index(a, 2021)`.
        optional formula: Located<String>,
        /// Where the definition comes from.
        optional source: Text,
        /// The indicator it replaces.
        optional supersedes: Located<String>,
    }
}

record! {
    /// The values an indicator may take.
    pub struct Domain {
        /// The least.
        optional min: Decimal,
        /// The most.
        optional max: Decimal,
    }
}

record! {
    /// What a figure is like.
    pub struct Equivalence {
        /// The comparison in words.
        required label: Text,
        /// How many of that one unit makes.
        required factor: Decimal,
        /// Where the factor comes from.
        required source: Text,
    }
}

words! {
    /// What kind of figure it is.
    pub enum IndicatorKind {
        /// A number of things or persons.
        Count "count",
        /// A quantity.
        Amount "amount",
        /// A part of a whole: numerator and denominator.
        Rate "rate",
        /// One quantity for another.
        Ratio "ratio",
        /// Points on a scale.
        Score "score",
    }
}

words! {
    /// What a value says about its period.
    pub enum Nature {
        /// It happened during the period.
        Flow "flow",
        /// It was so at the end.
        StockEnd "stock-end",
        /// It was so on average.
        StockAverage "stock-average",
    }
}

words! {
    /// Which way is good.
    pub enum Direction {
        /// More is better.
        Up "up",
        /// Less is better.
        Down "down",
        /// Between two bounds.
        Range "range",
        /// Neither.
        None "none",
    }
}

words! {
    /// How values of several enterprises make one.
    pub enum Aggregate {
        /// Their sum.
        Sum "sum",
        /// The sum of numerators over the sum of denominators.
        RatioOfSums "ratio-of-sums",
        /// Their mean, weighed by another indicator.
        WeightedMean "weighted-mean",
        /// Their mean.
        Mean "mean",
        /// Their median.
        Median "median",
        /// They make none.
        None "none",
    }
}

words! {
    /// Units that the program knows by name.
    pub enum KnownUnit {
        /// Persons.
        People "people",
        /// Full-time equivalents.
        Fte "fte",
        /// Jobs.
        Jobs "jobs",
        /// Hours.
        Hours "hours",
        /// Days.
        Days "days",
        /// Euro.
        Euro "euro",
        /// Per cent.
        Percent "percent",
        /// A ratio.
        Ratio "ratio",
        /// A score.
        Score "score",
        /// Kilograms.
        Kg "kg",
        /// Tonnes.
        Tonne "tonne",
        /// Tonnes of CO₂ equivalent.
        Co2eTonne "co2e-tonne",
        /// Hectares.
        Hectare "hectare",
        /// Kilometres.
        Km "km",
        /// Things.
        Count "count",
    }
}

/// The unit of an indicator's values.
#[derive(Clone, Debug)]
pub enum Unit {
    /// One that the program knows.
    Known(KnownUnit),
    /// The author's own words.
    Text(Box<Text>),
    /// The author's own words by plural category and language, and a symbol.
    Plural(Box<PluralUnit>),
}

/// A unit with a word for each plural category.
#[derive(Clone, Debug)]
pub struct PluralUnit {
    /// The words by plural category (`one`, `other`, …).
    pub categories: Vec<(String, Text)>,
    /// A symbol for narrow places.
    pub symbol: Option<String>,
}

impl PluralUnit {
    /// The words of a plural category; `other` where a language has none for it.
    pub fn words(&self, category: &str) -> Option<&Text> {
        let find = |wanted: &str| self.categories.iter().find(|(name, _)| name == wanted).map(|(_, text)| text);
        find(category).or_else(|| find("other"))
    }
}

impl Unit {
    /// Whether a fraction of it makes no sense: people, jobs, count (E06).
    pub fn is_indivisible(&self) -> bool {
        matches!(self, Unit::Known(KnownUnit::People | KnownUnit::Jobs | KnownUnit::Count))
    }

    /// Whether it counts persons unless the indicator says otherwise.
    pub fn counts_persons(&self) -> bool {
        matches!(self, Unit::Known(KnownUnit::People | KnownUnit::Jobs))
    }

    /// The unit the program knows, if it is one.
    pub fn known(&self) -> Option<KnownUnit> {
        match self {
            Unit::Known(unit) => Some(*unit),
            _ => None,
        }
    }
}

impl Decode for Unit {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match &node.kind {
            Kind::Scalar(word) => match KnownUnit::of(word) {
                Some(unit) => Some(Unit::Known(unit)),
                None if word.chars().any(|c| c.is_whitespace() || c.is_uppercase() || !c.is_ascii()) || word.len() <= 5 => {
                    Name::decode(node, cx).map(|name| Unit::Text(Box::new(name.0)))
                }
                None => near_or_own(word, node, cx),
            },
            Kind::Map(entries) if entries.iter().any(|entry| matches!(entry.value.kind, Kind::Map(_))) => plural_unit(node, cx),
            Kind::Map(_) => Text::decode(node, cx).map(|text| Unit::Text(Box::new(text))),
            _ => cx.wrong_type(Expected::Localized, node),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Words(KnownUnit::WORDS), Shape::Text, Shape::ByName(Box::new(Shape::Anything))])
    }
}

/// A lower-case word: a slip in a known unit's name, else the author's own unit.
fn near_or_own(word: &str, node: &Node, cx: &mut Decoder) -> Option<Unit> {
    match crate::nearest::nearest(word, KnownUnit::WORDS.iter().copied()) {
        Some(_) => cx.not_in_list(node, KnownUnit::WORDS),
        None => Name::decode(node, cx).map(|name| Unit::Text(Box::new(name.0))),
    }
}

/// `{fr: {one, other}, nl: {one, other}, symbol}`: turned so that each category has its languages.
fn plural_unit(node: &Node, cx: &mut Decoder) -> Option<Unit> {
    const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    let Kind::Map(languages) = &node.kind else { return None };
    let symbol = node.get("symbol").and_then(Node::scalar).map(str::to_owned);
    let mut categories = Vec::new();
    for category in CATEGORIES {
        let entries: Vec<_> = languages
            .iter()
            .filter(|language| language.key != "symbol")
            .filter_map(|language| {
                let words = language.value.get(category).or_else(|| language.value.get("other"))?;
                Some(crate::source::yaml::Entry { key: language.key.clone(), place: language.place, value: words.clone() })
            })
            .collect();
        let used = languages.iter().any(|language| language.value.get(category).is_some());
        if used {
            let text = Text::decode(&Node { place: node.place, kind: Kind::Map(entries) }, cx)?;
            categories.push((category.to_owned(), text));
        }
    }
    if categories.iter().all(|(category, _)| category != "other") {
        cx.findings.add(Problem::MissingKey { key: "other".to_owned() }, node.place);
        return None;
    }
    Some(Unit::Plural(Box::new(PluralUnit { categories, symbol })))
}

/// One code, or several, in a framework.
#[derive(Clone, Debug)]
pub struct Code(pub Vec<String>);

impl Decode for Code {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        Some(Code(crate::source::decode::list(node, cx)))
    }

    fn shape() -> Shape {
        Shape::list(Shape::Scalar(Scalar::Plain))
    }
}

impl Indicator {
    /// What kind of figure it is: as said, else by its unit.
    pub fn kind(&self) -> IndicatorKind {
        self.kind.unwrap_or(match self.unit.known() {
            Some(KnownUnit::People | KnownUnit::Jobs | KnownUnit::Count) => IndicatorKind::Count,
            Some(KnownUnit::Percent) => IndicatorKind::Rate,
            Some(KnownUnit::Ratio) => IndicatorKind::Ratio,
            Some(KnownUnit::Score) => IndicatorKind::Score,
            _ => IndicatorKind::Amount,
        })
    }

    /// Whether small values must be withheld: it counts persons, or is a rate of persons.
    pub fn counts_persons(&self) -> bool {
        self.persons.unwrap_or(self.unit.counts_persons() || self.kind() == IndicatorKind::Rate)
    }

    /// How values of several enterprises make one: as said, else by its kind.
    pub fn aggregate(&self) -> Aggregate {
        self.aggregate.unwrap_or(match self.kind() {
            IndicatorKind::Count | IndicatorKind::Amount => Aggregate::Sum,
            IndicatorKind::Rate => Aggregate::RatioOfSums,
            IndicatorKind::Ratio | IndicatorKind::Score => Aggregate::None,
        })
    }

    /// The values it may take: as said; 0 to 100 for per cent, and no fewer than no people where they are counted.
    pub fn bounds(&self) -> (Option<Decimal>, Option<Decimal>) {
        match (&self.domain, self.unit.known()) {
            (Some(domain), _) => (domain.min, domain.max),
            (None, Some(KnownUnit::Percent)) => (Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED)),
            (None, Some(KnownUnit::People)) if self.formula.is_none() => (Some(Decimal::ZERO), None),
            _ => (None, None),
        }
    }
}
