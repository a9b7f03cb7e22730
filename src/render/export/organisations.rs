//! Organisations as sheets: enterprises with their assessments, federations with their members, partners.

use super::Column::{Each, One};
use super::{Cell, Paper, count, days, number, referred, said, words, yes};
use crate::model::enterprise::{Enterprise, Founded, Publish, Turnover};
use crate::model::publications::PublishMembers;

/// Portraits.
pub fn enterprises(paper: &mut Paper) {
    paper.columns(&[
        One("id"),
        Each("name"),
        Each("description"),
        Each("purpose"),
        One("group"),
        Each("legal_form"),
        One("kbo"),
        One("siren"),
        One("siret"),
        One("rna"),
        One("founded"),
        One("municipality"),
        One("country"),
        One("territory"),
        One("nace"),
        One("headcount"),
        One("fte"),
        One("volunteers"),
        One("staff_as_of"),
        One("turnover"),
        One("turnover_period"),
        One("url"),
        One("fictitious"),
    ]);
    for one in paper.enterprises() {
        let row = portrait(paper, one);
        paper.row(row);
    }
}

fn portrait(paper: &Paper, one: &Enterprise) -> Vec<Vec<Cell>> {
    let portrait = &one.portrait;
    let own = |pick: fn(&crate::model::enterprise::CompanyNumbers) -> &Option<crate::source::decode::Located<String>>| {
        portrait.ids.as_ref().map_or_else(|| vec![Cell::Empty], |ids| referred(pick(ids)))
    };
    let founded = portrait.founded.map(|founded| match founded {
        Founded::Year(year) => year.to_string(),
        Founded::Day(day) => day.to_string(),
    });
    let place = portrait.sites.first();
    let municipality = place.and_then(|place| place.municipality.as_ref()).map(|name| name[crate::localized::Lang::FIRST].to_owned());
    let staff = portrait.staff.as_ref();
    let (turnover, period) = match &portrait.turnover {
        Some(Turnover::Once(amount)) => (Some(*amount), None),
        Some(Turnover::Series(series)) => {
            let latest = series.entries.iter().max_by_key(|dated| dated.period);
            (latest.map(|dated| dated.value.0), latest.map(|dated| dated.period.spelled()))
        }
        None => (None, None),
    };
    vec![
        words(one.id.as_str()),
        paper.each(Some(&portrait.name)),
        paper.each(portrait.description.as_ref()),
        paper.each(portrait.purpose.as_ref()),
        said(portrait.group.map(|group| group.word())),
        paper.each(portrait.legal_form.as_ref()),
        own(|ids| &ids.kbo),
        own(|ids| &ids.siren),
        own(|ids| &ids.siret),
        own(|ids| &ids.rna),
        said(founded),
        said(municipality),
        said(place.and_then(|place| place.country.as_ref()).map(|country| country.as_written())),
        referred(&portrait.territory),
        words(portrait.nace.join(" ")),
        count(staff.and_then(|staff| staff.headcount).map(|count| count.0)),
        number(staff.and_then(|staff| staff.fte)),
        count(staff.and_then(|staff| staff.volunteers).map(|count| count.0)),
        said(staff.and_then(|staff| staff.as_of).map(|period| period.spelled())),
        number(turnover),
        said(period),
        said(portrait.url.as_ref().map(|url| url.as_written())),
        yes(portrait.fictitious),
    ]
}

/// Assessments of enterprises that publish them.
pub fn assessments(paper: &mut Paper) {
    paper.columns(&[
        One("enterprise"),
        One("assessment"),
        One("period"),
        One("from"),
        One("to"),
        Each("title"),
        Each("question"),
        One("method"),
        One("step"),
        One("published"),
        Each("limits"),
        Each("learnings"),
        Each("decisions"),
    ]);
    for enterprise in paper.enterprises().filter(|enterprise| enterprise.portrait.publish == Publish::All) {
        for one in &enterprise.assessments {
            let step = one.file.step.as_ref();
            let row = [
                words(enterprise.id.as_str()),
                words(one.id.as_str()),
                days(&one.file.period),
                paper.each(one.file.title.as_ref()),
                paper.each(Some(&one.file.question)),
                said(one.file.method.as_ref().map(|method| method.as_written())),
                count(step.map(|step| step.current.0.into())),
                vec![Cell::day(step.and_then(|step| step.published))],
                paper.each(one.file.limits.as_ref()),
                paper.each(one.file.learnings.as_ref()),
                paper.each(one.file.decisions.as_ref()),
            ];
            paper.row(row);
        }
    }
}

/// Federations.
pub fn federations(paper: &mut Paper) {
    paper.columns(&[One("id"), Each("name"), Each("description"), One("members"), One("population"), One("fictitious")]);
    let plan = paper.desk.plan;
    for one in plan.model.federations.values() {
        let population = one.file.population.as_ref().and_then(|population| population.units);
        let row = [
            words(one.id.as_str()),
            paper.each(Some(&one.file.name)),
            paper.each(one.file.description.as_ref()),
            count(u64::try_from(one.file.members.len()).ok()),
            count(population.map(|units| units.0)),
            yes(one.file.fictitious),
        ];
        paper.row(row);
    }
}

/// Who belongs to which federation, where it names its members.
pub fn members(paper: &mut Paper) {
    paper.columns(&[One("federation"), One("enterprise"), Each("name"), One("from"), One("to")]);
    let plan = paper.desk.plan;
    for one in plan.model.federations.values().filter(|one| one.file.publish_members == PublishMembers::Named) {
        for member in &one.file.members {
            let enterprise = plan.model.enterprises.get(member.enterprise.value.as_str());
            let Some(enterprise) = enterprise.filter(|enterprise| enterprise.portrait.publish != Publish::None) else { continue };
            let row = [
                words(one.id.as_str()),
                words(enterprise.id.as_str()),
                paper.each(Some(&enterprise.portrait.name)),
                vec![Cell::day(member.from), Cell::day(member.to)],
            ];
            paper.row(row);
        }
    }
}

/// Partners.
pub fn partners(paper: &mut Paper) {
    paper.columns(&[
        One("id"),
        Each("name"),
        One("kind"),
        Each("description"),
        One("members"),
        Each("territory"),
        One("url"),
        One("fictitious"),
    ]);
    let plan = paper.desk.plan;
    for one in plan.model.partners.values() {
        let row = [
            words(one.id.as_str()),
            paper.each(Some(&one.file.name)),
            said(one.file.kind.map(|kind| kind.word())),
            paper.each(one.file.description.as_ref()),
            count(one.file.members.map(|members| members.0)),
            paper.each(one.file.territory.as_deref()),
            said(one.file.url.as_ref().map(|url| url.as_written())),
            yes(one.file.fictitious),
        ];
        paper.row(row);
    }
}
