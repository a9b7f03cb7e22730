//! What can be compared: indicators for which enough enterprises publish a value of one period.

use crate::decimal::Decimal;
use crate::figures::{Cell, Figures, Quantity};
use crate::model::Model;
use crate::model::enterprise::Publish;
use crate::model::id::Id;
use crate::model::publications::PublishMembers;
use crate::period::Period;

/// The fewest enterprises that can be compared, if `min_units` does not ask for more: two tell nothing but who is ahead.
const FEWEST: usize = 3;

/// Fewer values have no middle half.
const QUARTERS: usize = 4;

/// An indicator and who is compared in it.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The indicator.
    pub indicator: Id,
    /// The latest period for which enough enterprises publish a value.
    pub period: Period,
    /// Each enterprise's value, from large to small; those without one are left out.
    pub values: Vec<(Id, Quantity)>,
    /// Whether the enterprises may be named: no federation of theirs keeps its members' names.
    pub named: bool,
    /// The fewest values that are set beside others.
    pub fewest: usize,
    /// The enterprise whose site this is: it stands out among others without a name.
    pub subject: Option<Id>,
}

impl Compared {
    /// The value in the middle.
    pub fn median(&self) -> Decimal {
        median(&self.values.iter().map(|(_, quantity)| quantity.value).collect::<Vec<_>>())
    }

    /// Between which values the middle half lies; nothing for few.
    pub fn middle(&self) -> Option<[Decimal; 2]> {
        let at = |quarter: usize| {
            let steps = (self.values.len().checked_sub(1)?) * quarter;
            let value = |index: usize| self.values.get(index).map(|(_, quantity)| quantity.value);
            let (above, rest) = (value(steps / 4)?, Decimal::new(i64::try_from(steps % 4).ok()? * 25, 2));
            above.checked_sub(above.checked_sub(value(steps / 4 + 1).unwrap_or(above))?.checked_mul(rest)?)
        };
        (self.values.len() >= QUARTERS).then(|| Some([at(3)?, at(1)?]))?
    }

    /// The same on the site of one enterprise of them: others are not named there.
    pub fn on_site_of(self, enterprise: &str) -> Option<Compared> {
        let subject = self.values.iter().find(|(id, _)| id.as_str() == enterprise).map(|(id, _)| id.clone())?;
        Some(Compared { named: false, subject: Some(subject), ..self })
    }

    /// The smallest and the largest value.
    pub fn ends(&self) -> Option<(&Quantity, &Quantity)> {
        Some((&self.values.last()?.1, &self.values.first()?.1))
    }
}

/// The value in the middle of sorted ones; of two, their mean.
pub fn median(sorted: &[Decimal]) -> Decimal {
    let at = |index: usize| sorted.get(index).copied().unwrap_or(Decimal::ZERO);
    let count = sorted.len();
    if count % 2 == 1 { at(count / 2) } else { (at(count / 2) + at((count / 2).saturating_sub(1))) / Decimal::from(2) }
}

/// Every indicator that can be compared, in the catalogue's order.
pub fn compared(model: &Model, figures: &Figures) -> Vec<Compared> {
    model.catalogue.indicators.iter().filter_map(|indicator| of(model, figures, &indicator.id)).collect()
}

fn of(model: &Model, figures: &Figures, indicator: &Id) -> Option<Compared> {
    let published = |id: &Id| model.enterprises.get(id).is_some_and(|enterprise| enterprise.portrait.publish == Publish::All);
    let reporting: Vec<_> = figures
        .series
        .iter()
        .filter(|(enterprise, _)| published(enterprise))
        .filter_map(|(enterprise, series)| Some((enterprise, series.get(indicator)?)))
        .collect();
    let fewest = FEWEST.max(usize::try_from(model.settings.privacy.units()).unwrap_or(usize::MAX));
    if reporting.len() < fewest {
        return None;
    }
    let mut periods: Vec<Period> = reporting.iter().flat_map(|(_, series)| series.total()).map(|point| point.period).collect();
    periods.sort_by_key(|period| std::cmp::Reverse((period.last, period.first)));
    periods.dedup_by(|right, left| (left.first, left.last) == (right.first, right.last));
    periods.into_iter().find_map(|period| {
        let own = |cell: &Cell| cell.shown().copied();
        let values = reporting.iter().filter_map(|(id, series)| Some(((*id).clone(), own(&series.cell(&period, &[])?.cell)?)));
        let mut values: Vec<(Id, Quantity)> = values.collect();
        values.sort_by(|left, right| right.1.value.cmp(&left.1.value).then_with(|| left.0.cmp(&right.0)));
        let named = values.iter().all(|(id, _)| may_be_named(model, id));
        (values.len() >= fewest).then(|| Compared { indicator: indicator.clone(), period, values, named, fewest, subject: None })
    })
}

fn may_be_named(model: &Model, enterprise: &Id) -> bool {
    let keeps = |federation: &crate::model::entities::Federation| {
        let mut members = federation.file.members.iter();
        federation.file.publish_members != PublishMembers::Named && members.any(|member| member.enterprise.value == enterprise.as_str())
    };
    !model.federations.values().any(keeps)
}
