//! Figures: every number of the site, computed once and made safe to show.
//!
//! The floors above take numbers from [`Figures`] only; what may not be shown is not in there.
//! Nothing here knows pages, languages or how a number is written.

use std::collections::{BTreeMap, BTreeSet};

pub mod aggregate;
mod aggregation;
mod attack;
mod audit;
mod books;
pub mod change;
pub mod changed;
mod checks;
mod claims;
mod columns;
mod combination;
pub mod concealment;
pub mod coverage;
mod derivation;
mod dimension;
pub mod formula;
pub mod frozen;
mod integers;
mod links;
pub mod margin;
mod members;
mod perimeter;
mod points;
mod pooling;
pub mod privacy;
pub mod progress;
mod protection;
pub mod quantity;
mod quotients;
pub mod rate;
mod reading;
pub mod revision;
pub mod rounding;
pub mod secrets;
pub mod series;
mod shielding;
mod solver;
mod spread;
pub mod survey;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod union;

pub use aggregate::{Aggregate, AggregatePoint, Constant, Members, Moves, Split, Spread};
pub use change::Change;
pub use concealment::Disclosure;
pub use coverage::Coverage;
pub use margin::Margin;
pub use privacy::{Cell, Guarded, Reason};
pub use progress::{comparable, progress};
pub use quantity::Quantity;
pub use rate::Ratio;
pub use revision::Revision;
pub use secrets::Secrets;
pub use series::{Point, Series, SeriesDimension, Terms};
pub use survey::{AnswerGroup, Answers, OptionCount, Tally};

use rayon::prelude::*;

use self::derivation::{Known, Rule};
use self::points::Fact;
use self::reading::Site;
use crate::finding::Findings;
use crate::model::enterprise::{Enterprise, Publish};
use crate::model::entities::Model;
use crate::model::id::Id;
use crate::shelf::Shelf;
use crate::snapshot::Snapshot;

/// Every number of the site. Enterprises that publish only their portrait, or nothing, have no figures of their
/// own here: they only count in aggregates.
#[derive(Clone, Debug)]
pub struct Figures {
    /// By enterprise, then by indicator.
    pub series: Shelf<Id, BTreeMap<Id, Series>>,
    /// By enterprise, then by survey: its questions in order.
    pub answers: Shelf<Id, BTreeMap<Id, Vec<Answers>>>,
    /// What is withheld, of which only can be asked whether a text tells it.
    pub secrets: Secrets,
    /// What members answered together: by federation, then by survey.
    pub pooled: Shelf<Id, BTreeMap<Id, Vec<Answers>>>,
    /// By federation, then by indicator.
    pub aggregates: Shelf<Id, BTreeMap<Id, Aggregate>>,
    /// What readers can work out about each withheld count, by enterprise, then by indicator: for
    /// `check --disclosure`, never for a page.
    pub disclosures: BTreeMap<Id, BTreeMap<Id, Vec<Disclosure>>>,
}

impl Default for Figures {
    fn default() -> Figures {
        Figures {
            series: Shelf::new("series", BTreeMap::new()),
            answers: Shelf::new("answers", BTreeMap::new()),
            secrets: Secrets::default(),
            pooled: Shelf::new("pooled", BTreeMap::new()),
            aggregates: Shelf::new("aggregates", BTreeMap::new()),
            disclosures: BTreeMap::new(),
        }
    }
}

impl Figures {
    /// The series of an indicator in an enterprise.
    pub fn series(&self, enterprise: &str, indicator: &str) -> Option<&Series> {
        self.series.get(enterprise)?.get(indicator)
    }

    /// What a question of an enterprise's survey gave, or what a federation's members answered together.
    pub fn answers(&self, owner: &str, survey: &str, question: &str) -> Option<&Answers> {
        self.answers
            .get(owner)
            .or_else(|| self.pooled.get(owner))?
            .get(survey)?
            .iter()
            .find(|answers| answers.question.as_str() == question)
    }

    /// What the members of a federation make together.
    pub fn aggregate(&self, federation: &str, indicator: &str) -> Option<&Aggregate> {
        self.aggregates.get(federation)?.get(indicator)
    }
}

/// Computes every number of the site and notes every mistake in the data.
///
/// Findings and figures come in the model's order, whatever the number of threads.
pub fn compute(model: &Model, snapshot: &Snapshot, findings: &mut Findings) -> Figures {
    let site = Site { model, snapshot };
    let rules = derivation::rules(site, findings);
    let enterprises: Vec<&Enterprise> = model.enterprises.values().collect();
    let members: BTreeSet<&str> =
        model.federations.values().flat_map(|federation| &federation.file.members).map(|member| member.enterprise.value.as_str()).collect();
    let computed = enterprises.par_iter().map(|enterprise| {
        let computed = of_enterprise(enterprise, &rules, site);
        // What is known of single values serves federations, and formulas that might tell what is withheld.
        let serves = members.contains(enterprise.id.as_str()) || (!rules.is_empty() && !computed.accounts.is_empty());
        let facts = if serves { computed.facts } else { BTreeMap::new() };
        Computed { facts, ..computed }
    });
    let computed: Vec<Computed> = computed.collect();
    let mut figures = Figures::default();
    let (mut facts, mut accounts) = (members::Facts::new(), books::Accounts::new());
    let mut unpublished = pooling::ByOwner::new();
    for (enterprise, computed) in enterprises.iter().zip(computed) {
        findings.append(computed.findings);
        facts.insert(enterprise.id.as_str(), computed.facts);
        accounts.extend(computed.accounts.into_iter().map(|(indicator, account)| ((enterprise.id.as_str(), indicator), account)));
        if enterprise.portrait.publish != Publish::All {
            insert(&mut unpublished, enterprise, computed.answers);
            continue;
        }
        computed.secrets.into_iter().for_each(|(indicator, secrets)| figures.secrets.add(&enterprise.id, &indicator, secrets));
        insert(figures.series.things_mut(), enterprise, computed.series);
        insert(figures.answers.things_mut(), enterprise, computed.answers);
        insert(&mut figures.disclosures, enterprise, computed.disclosures);
    }
    *figures.pooled.things_mut() = pool(model, &figures, unpublished, findings);
    let sources = audit::Sources { model, facts: &facts, accounts: &accounts };
    let of_indicators: Vec<(aggregation::Made, Findings)> = model
        .catalogue
        .indicators
        .par_iter()
        .map(|indicator| {
            let mut findings = Findings::new();
            (aggregation::aggregates(indicator, &sources, &mut findings), findings)
        })
        .collect();
    let mut claims = Vec::new();
    for (made, noted) in of_indicators {
        findings.append(noted);
        claims.extend(made.claims);
        for aggregate in made.aggregates {
            let of_federation = figures.aggregates.things_mut().entry(aggregate.federation.clone()).or_default();
            of_federation.insert(aggregate.indicator.clone(), aggregate);
        }
    }
    for told in audit::audit(&sources, &rules, &claims, findings) {
        let of_federation = figures.aggregates.things_mut().get_mut(&told.federation);
        if let Some(aggregate) = of_federation.and_then(|own| own.get_mut(&told.indicator)) {
            claims::withdraw(aggregate, &told);
        }
    }
    figures
}

/// What members answered together, those too who do not publish their own answers.
fn pool(model: &Model, figures: &Figures, unpublished: pooling::ByOwner, findings: &mut Findings) -> pooling::ByOwner {
    let member = |id: &&Id| members::is_member(id.as_str(), model);
    let published = figures.answers.iter().filter(|(id, _)| member(id)).map(|(id, answers)| (id.clone(), answers.clone()));
    pooling::pooled(model, &published.chain(unpublished).collect(), findings)
}

fn insert<T>(map: &mut BTreeMap<Id, BTreeMap<Id, T>>, enterprise: &Enterprise, values: BTreeMap<Id, T>) {
    if !values.is_empty() {
        map.insert(enterprise.id.clone(), values);
    }
}

/// The figures of one enterprise.
struct Computed<'site> {
    series: BTreeMap<Id, Series>,
    answers: BTreeMap<Id, Vec<Answers>>,
    disclosures: BTreeMap<Id, Vec<Disclosure>>,
    facts: BTreeMap<&'site str, Vec<Fact>>,
    accounts: BTreeMap<&'site str, books::Account>,
    secrets: Vec<(Id, Vec<secrets::Secret>)>,
    findings: Findings,
}

fn of_enterprise<'site>(enterprise: &'site Enterprise, rules: &[Rule<'site>], site: Site<'site>) -> Computed<'site> {
    let mut findings = Findings::new();
    let (mut series, mut facts, mut disclosures) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let (mut accounts, mut secrets) = (BTreeMap::new(), Vec::new());
    for (indicator, union) in union::unions(enterprise, site, &mut findings) {
        let families = links::families(&union, None, site.catalogue());
        checks::check(&union, enterprise, &mut findings);
        checks::check_sums(&union, &families, &mut findings);
        let concealment = concealment::conceal(&union, &families, site.model, &mut findings);
        secrets::check_notes(&union, &concealment, site.languages(), &mut findings);
        secrets.push((union.indicator.id.clone(), secrets::of(&union, &concealment)));
        facts.insert(indicator, points::facts(&union, &concealment));
        if let Some(one) = points::series(&union, &concealment, &enterprise.id, site.model, &mut findings) {
            series.insert(union.indicator.id.clone(), one);
        }
        accounts.extend(concealment.account.map(|account| (indicator, account)));
        if !concealment.disclosures.is_empty() {
            disclosures.insert(union.indicator.id.clone(), concealment.disclosures);
        }
    }
    for rule in rules.iter().filter(|rule| !facts.contains_key(rule.indicator.id.as_str())).collect::<Vec<_>>() {
        let known = Known { facts: &facts, series: &series };
        if let Some((derived, one)) = derivation::derive(rule, &known, site, &mut findings) {
            facts.insert(rule.indicator.id.as_str(), derived);
            series.insert(rule.indicator.id.clone(), one);
        }
    }
    let mut answers = BTreeMap::new();
    for assessment in &enterprise.assessments {
        for survey in &assessment.file.surveys {
            answers.insert(survey.id.clone(), survey::answers(survey, assessment, &enterprise.id, site, &mut findings));
        }
    }
    Computed { series, answers, disclosures, facts, accounts, secrets, findings }
}
