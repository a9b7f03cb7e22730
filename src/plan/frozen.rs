//! Issues that keep their data: their figures as they were published, and what has changed since.

use std::collections::{BTreeMap, BTreeSet};

use crate::figures::Figures;
use crate::figures::changed::{self, Difference};
use crate::figures::frozen;
use crate::finding::{FileTrouble, Findings, Place, Problem};
use crate::model::Model;
use crate::model::enterprise::Publish;
use crate::model::entities::Notebook;
use crate::model::id::Id;
use crate::path::SourcePath;
use crate::period::{Date, SchoolYearStart};
use crate::snapshot::{Content, Snapshot};
use crate::source::table;

/// The figures of an issue.
#[derive(Debug)]
pub struct Frozen {
    /// As they were published.
    pub figures: Figures,
    /// What is another now, in the order of the file.
    pub differences: Vec<Difference>,
    /// The day they were taken, if it is known.
    pub taken: Option<Date>,
}

/// The issues that keep their data. What cannot be read in their files is a finding.
pub fn frozen(model: &Model, figures: &Figures, snapshot: &Snapshot, findings: &mut Findings) -> BTreeMap<Id, Frozen> {
    let each =
        model.notebooks.values().filter_map(|notebook| Some((notebook.id.clone(), of(notebook, (model, figures), snapshot, findings)?)));
    each.collect()
}

fn of(notebook: &Notebook, (model, figures): (&Model, &Figures), snapshot: &Snapshot, findings: &mut Findings) -> Option<Frozen> {
    let pin = notebook.file.snapshot.as_ref()?;
    let path = SourcePath::resolve(&format!("content/notebooks/{}", notebook.id), &pin.file.value)?;
    let (id, file) = snapshot.find(path.as_str())?;
    let Content::Text(text) = &file.content else { return None };
    let school = model.settings.school_year_start.map_or_else(SchoolYearStart::default, |start| start.0);
    let problem = |trouble: FileTrouble| Problem::File { file: pin.file.value.clone(), trouble };
    let table = table::read(text, Place::file(id));
    let lacking = table.as_ref().map_or(Some("kind"), frozen::lacking);
    if let Some(column) = lacking {
        findings.add(problem(FileTrouble::Column(column.to_owned())), pin.file.place);
        return None;
    }
    let table = table?;
    for place in frozen::unreadable(&table, school) {
        findings.add(problem(FileTrouble::Row), place);
    }
    let successors = changed::successors(model.catalogue.indicators.iter());
    let own = frozen::frozen(figures, (&table, school), (&successors, &private(model)));
    for (reference, place) in changed::gone(&own, (&table, school), &successors) {
        findings.add(Problem::SnapshotOfNothing { reference }, place);
    }
    let differences = changed::differences((&own, figures), (&table, school), &successors);
    Some(Frozen { figures: own, differences, taken: pin.taken })
}

/// The federations that have members who do not publish all their figures.
fn private(model: &Model) -> BTreeSet<&str> {
    let keeps = |id: &str| model.enterprises.get(id).is_some_and(|enterprise| enterprise.portrait.publish != Publish::All);
    let federations = model.federations.values();
    let private = federations.filter(|federation| federation.file.members.iter().any(|member| keeps(&member.enterprise.value)));
    private.map(|federation| federation.id.as_str()).collect()
}
