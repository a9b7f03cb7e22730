//! Reasons: why a chart is drawn as it is, so that it can be told.

/// Why a chart is drawn as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Answers have two sides.
    TwoSides,
    /// There is one value and a target.
    TowardTarget,
    /// There is one value, about a few people.
    FewPeople,
    /// There is one value.
    OneValue,
    /// A stock over time.
    StockOverTime,
    /// A trend.
    Trend,
    /// Two periods.
    TwoPeriods,
    /// Two periods and many rows.
    TwoPeriodsManyRows,
    /// Few lines.
    FewLines,
    /// More lines than can be told apart.
    ManyLines,
    /// A table of values.
    ManyRows,
    /// Parts of a whole.
    Parts,
    /// Amounts that add up.
    Amounts,
    /// Names beside each other.
    Names,
    /// Many rates beside each other.
    ManyRates,
    /// So many values that only their spread can be seen.
    Spread,
    /// Two values for each of many names.
    Pairs,
    /// A few values for each of a few names.
    Groups,
}

impl Reason {
    /// The key of its words.
    pub fn word(self) -> &'static str {
        match self {
            Reason::TwoSides => "why.two_sides",
            Reason::TowardTarget => "why.toward_target",
            Reason::FewPeople => "why.few_people",
            Reason::OneValue => "why.one_value",
            Reason::StockOverTime => "why.stock_over_time",
            Reason::Trend => "why.trend",
            Reason::TwoPeriods => "why.two_periods",
            Reason::TwoPeriodsManyRows => "why.two_periods_many_rows",
            Reason::FewLines => "why.few_lines",
            Reason::ManyLines => "why.many_lines",
            Reason::ManyRows => "why.many_rows",
            Reason::Parts => "why.parts",
            Reason::Amounts => "why.amounts",
            Reason::Names => "why.names",
            Reason::ManyRates => "why.many_rates",
            Reason::Spread => "why.spread",
            Reason::Pairs => "why.pairs",
            Reason::Groups => "why.groups",
        }
    }
}
