//! Quantities: a number as exact as it was measured, and how many decimals a reader sees of it.

use super::rate::Ratio;
use crate::decimal::{self, Decimal};
use crate::model::indicator::{Indicator, IndicatorKind, KnownUnit};
use crate::model::observation::Measured;

/// A number that may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number, exact: per cent for rates.
    pub value: Decimal,
    /// Its parts, where it was made of parts.
    pub ratio: Option<Ratio>,
    /// The decimals shown, the same in the whole series.
    pub decimals: u32,
}

impl Quantity {
    /// The number a reader sees: half away from zero.
    pub fn rounded(&self) -> Decimal {
        decimal::rounded(self.value, self.decimals)
    }
}

/// Whether an indicator's parts are read in per cent; else the part over the whole stands as it is.
pub fn in_percent(indicator: &Indicator) -> bool {
    indicator.kind() == IndicatorKind::Rate || indicator.unit.known() == Some(KnownUnit::Percent)
}

/// What was measured, as a number of the indicator's unit; nothing if there is none or its denominator is zero.
pub fn measured(measured: Measured, indicator: &Indicator) -> Option<(Decimal, Option<Ratio>)> {
    match measured {
        Measured::Value(value) => Some((value, None)),
        Measured::Parts { numerator, denominator } => {
            let ratio = Ratio::new(numerator, denominator)?;
            let value = if in_percent(indicator) { ratio.percent() } else { ratio.fraction() };
            Some((value, Some(ratio)))
        }
        Measured::Absent => None,
    }
}

/// The decimals of a series (format.md §7): as the indicator says; else one for rates, ratios and scores,
/// none for counts, and for amounts the most that any value was written with.
pub fn decimals(indicator: &Indicator, written: impl IntoIterator<Item = Decimal>) -> u32 {
    if let Some(decimals) = indicator.decimals {
        return u32::try_from(decimals.0).unwrap_or(0).min(12);
    }
    match indicator.kind() {
        IndicatorKind::Rate | IndicatorKind::Ratio | IndicatorKind::Score => 1,
        IndicatorKind::Count => 0,
        IndicatorKind::Amount => written.into_iter().map(|value| value.scale()).max().unwrap_or(0),
    }
}
