//! Members: who belongs to a federation on a day, and what each delivered for a period.

use std::collections::BTreeMap;

use super::points::Fact;
use super::privacy::Reason;
use super::rate::Ratio;
use crate::decimal::Decimal;
use crate::model::enterprise::{Enterprise, Publish};
use crate::model::entities::{Federation, Model};
use crate::model::publications::{Grouping, Member};
use crate::model::settings::Privacy;
use crate::period::{Date, Period};

/// The first and last day of a period, which is all that tells periods apart.
pub(super) type Days = (Date, Date);

/// The values of one enterprise for one period.
#[derive(Clone, Copy)]
pub(super) struct Delivery<'site> {
    /// Whose it is.
    pub enterprise: &'site Enterprise,
    /// What is known of it.
    pub fact: &'site Fact,
    /// The number.
    pub value: Decimal,
    /// Its parts.
    pub ratio: Option<Ratio>,
}

impl Delivery<'_> {
    /// Whether the site publishes this very value somewhere.
    pub fn is_published(&self) -> bool {
        self.enterprise.portrait.publish == Publish::All && self.fact.reason.is_none()
    }

    /// Whether readers must not be able to work it out: it is withheld, or its enterprise does not publish its figures
    /// and the site minds that (`min_units`), or it would be withheld.
    pub fn is_protected(&self, privacy: &Privacy) -> bool {
        match self.enterprise.portrait.publish {
            Publish::All => self.fact.reason.is_some(),
            Publish::Portrait | Publish::None => privacy.units() > 0 || self.is_small(),
        }
    }

    /// Whether it counts too few persons, published or not.
    pub fn is_small(&self) -> bool {
        self.fact.reason == Some(Reason::Primary)
    }

    /// The group or territory it belongs to.
    pub fn key(&self, by: Grouping) -> Option<String> {
        let portrait = &self.enterprise.portrait;
        match by {
            Grouping::Group => portrait.group.map(|group| group.word().to_owned()),
            Grouping::Territory => portrait.territory.as_ref().map(|territory| territory.value.clone()),
        }
    }
}

/// What was delivered of one indicator, by period, then by enterprise.
pub(super) struct Deliveries<'site> {
    /// By the days of the period.
    pub periods: BTreeMap<Days, (Period, BTreeMap<&'site str, Delivery<'site>>)>,
}

/// The facts of every enterprise, by enterprise and indicator.
pub(super) type Facts<'site> = BTreeMap<&'site str, BTreeMap<&'site str, Vec<Fact>>>;

/// The totals of an indicator that have a value.
pub(super) fn deliveries<'site>(indicator: &str, facts: &'site Facts<'site>, model: &'site Model) -> Deliveries<'site> {
    let mut periods: BTreeMap<Days, (Period, BTreeMap<&str, Delivery>)> = BTreeMap::new();
    for (&id, by_indicator) in facts {
        let Some(enterprise) = model.enterprises.get(id) else { continue };
        for fact in by_indicator.get(indicator).into_iter().flatten().filter(|fact| fact.categories.is_empty()) {
            if let Some((value, ratio)) = fact.value {
                let (_, members) = periods.entry((fact.period.first, fact.period.last)).or_insert_with(|| (fact.period, BTreeMap::new()));
                members.insert(id, Delivery { enterprise, fact, value, ratio });
            }
        }
    }
    Deliveries { periods }
}

/// What every enterprise delivered of an indicator for one period.
pub(super) fn deliveries_at<'site>(
    indicator: &str,
    period: Period,
    facts: &'site Facts<'site>,
    model: &'site Model,
) -> BTreeMap<&'site str, Delivery<'site>> {
    let same = |fact: &&Fact| fact.categories.is_empty() && (fact.period.first, fact.period.last) == (period.first, period.last);
    let delivery = |id: &str| {
        let fact = facts.get(id)?.get(indicator)?.iter().find(same)?;
        let (value, ratio) = fact.value?;
        Some(Delivery { enterprise: model.enterprises.get(id)?, fact, value, ratio })
    };
    facts.keys().filter_map(|&id| Some((id, delivery(id)?))).collect()
}

/// The members of a federation that the site knows, in order of ids, those that are left out too: they are members who
/// delivered nothing. One who left and came back has two entries.
pub(super) fn roster<'site>(federation: &'site Federation, model: &Model) -> Vec<&'site Member> {
    let known = |member: &&Member| {
        let id = member.enterprise.value.as_str();
        model.enterprises.contains_key(id) || model.left_out_members.contains(id)
    };
    let mut roster: Vec<&Member> = federation.file.members.iter().filter(known).collect();
    roster.sort_by(|left, right| left.enterprise.value.cmp(&right.enterprise.value));
    roster
}

/// Whether an enterprise belongs, or belonged, to some federation.
pub(super) fn is_member(enterprise: &str, model: &Model) -> bool {
    let members = model.federations.values().flat_map(|federation| &federation.file.members);
    members.map(|member| member.enterprise.value.as_str()).any(|id| id == enterprise)
}

/// Those of a roster who are members on a day, each once.
pub(super) fn members<'site>(roster: &[&'site Member], day: Date) -> Vec<&'site str> {
    let belongs = |member: &&&Member| member.from.is_none_or(|from| from <= day) && member.to.is_none_or(|to| day <= to);
    let mut members: Vec<&str> = roster.iter().filter(belongs).map(|member| member.enterprise.value.as_str()).collect();
    members.dedup();
    members
}
