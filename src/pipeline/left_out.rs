//! Members left out: a federation that says so is published without those whose files hold errors, and says so loudly.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::past::Part;
use super::then::Then;
use super::together::{self, SUBJECTS_A_PART};
use super::{Compiled, compile, page};
use crate::finding::{Finding, Findings, Place, Problem, Severity};
use crate::model::Model;
use crate::model::publications::OnMemberError;
use crate::plan::page::{Page, Subject};
use crate::render::press::Press;
use crate::snapshot::{Snapshot, enterprise_of};

/// A site without its broken members.
pub struct LeftOut {
    /// Its files, as if theirs were not there.
    pub snapshot: Snapshot,
    /// What is wrong with their files, none of it grave any more, and who is left out.
    pub told: Findings,
}

/// The members that may be left out, with where a federation names them: not those that also belong to a federation
/// that would rather stop.
fn candidates(model: &Model) -> BTreeMap<&str, Place> {
    let of = |wanted: OnMemberError| {
        let federations = model.federations.values().filter(move |federation| federation.file.on_member_error == wanted);
        federations
            .flat_map(|federation| &federation.file.members)
            .map(|member| (member.enterprise.value.as_str(), member.enterprise.place))
    };
    let strict: BTreeSet<&str> = of(OnMemberError::Stop).map(|(id, _)| id).collect();
    of(OnMemberError::LeaveOut).filter(|(id, _)| !strict.contains(id) && !model.left_out_members.contains(*id)).collect()
}

/// The site without the members whose files hold one of these errors; nothing if there are none.
pub fn without(model: &Model, snapshot: &Snapshot, findings: &Findings) -> Option<LeftOut> {
    let candidates = candidates(model);
    let owner = |place: Place| {
        let file = snapshot.files.get(place.file.0 as usize)?;
        enterprise_of(file.path.as_str()).filter(|id| candidates.contains_key(id))
    };
    let mut errors: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        owner(finding.place).into_iter().for_each(|id| *errors.entry(id).or_default() += 1);
    }
    if errors.is_empty() {
        return None;
    }
    let mut told = Findings::new();
    for finding in findings.iter().filter(|finding| owner(finding.place).is_some_and(|id| errors.contains_key(id))) {
        let severity = if finding.severity == Severity::Error { Severity::Warning } else { finding.severity };
        told.keep(Finding { severity, ..finding.clone() });
    }
    for (id, count) in &errors {
        told.add(Problem::MemberLeftOut { enterprise: (*id).to_owned(), errors: count.to_string() }, candidates[id]);
    }
    let ids = errors.keys().map(|id| (*id).to_owned()).collect();
    Some(LeftOut { snapshot: snapshot.without_enterprises(&ids), told })
}

/// What holds of a site: without the members that may be left out and whose files hold errors.
pub struct Holds {
    /// The files it is made of.
    pub snapshot: Snapshot,
    /// The site; nothing if it does not say enough to know its pages.
    pub compiled: Option<Compiled>,
    /// What is wrong with it.
    pub findings: Findings,
    /// What is wrong with the files of the members that are left out, and who they are.
    pub told: Findings,
}

/// Understands a site without the members that may be left out and whose files hold errors.
pub fn compile_what_holds(snapshot: &Snapshot) -> Holds {
    let (mut findings, mut told) = (Findings::new(), Findings::new());
    let compiled = compile(snapshot, &mut findings);
    match compiled.as_ref().and_then(|site| without(&site.plan.model, snapshot, &findings)) {
        Some(left) => {
            let holds = compile_what_holds(&left.snapshot);
            told.append(left.told);
            told.append(holds.told);
            Holds { told, ..holds }
        }
        None => Holds { snapshot: snapshot.clone(), compiled, findings, told },
    }
}

/// What is wrong with the pages of members that may be left out: it must be known before anything is published.
pub(super) fn doubts(site: &Compiled, press: &Press, then: &Then) -> Findings {
    let candidates = candidates(&site.plan.model);
    let doubtful = |planned: &&Page| match &planned.subject {
        Subject::Enterprise(id) | Subject::Assessment(id, _) => candidates.contains_key(id.as_str()),
        _ => false,
    };
    let found = |(number, subjects): (usize, &[Vec<usize>])| {
        let pages: Vec<&Page> = subjects.iter().flatten().map(|&index| &site.plan.routes.pages[index]).filter(doubtful).collect();
        let part = if pages.is_empty() { Part::new() } else { then.part(number) };
        let found = pages.par_iter().map(|planned| match then.kept(planned, &part) {
            Some((.., settled)) => settled.findings,
            None => page(press, planned).notes.findings,
        });
        found.collect::<Vec<Findings>>()
    };
    let subjects = if candidates.is_empty() { Vec::new() } else { together::subjects(press) };
    let found: Vec<Vec<Findings>> = subjects.par_chunks(SUBJECTS_A_PART).enumerate().map(found).collect();
    let mut doubts = Findings::new();
    found.into_iter().flatten().for_each(|found| doubts.append(found));
    doubts
}
