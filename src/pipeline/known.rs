//! What is remembered of a page: all it depends on, and all that making it brought up.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::things::Thing;
use crate::finding::{Finding, Findings, Place};
use crate::key::Key;
use crate::localized::Lang;
use crate::path::OutPath;
use crate::render::desk::{Notes, Ordered, Settled};
use crate::render::image::Order;
use crate::render::search::Record;
use crate::snapshot::{FileId, Snapshot};

/// What is remembered of a page, as it is kept: written out it is a third as heavy, and a build holds that of all pages.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Remembered(Box<RawValue>);

impl Remembered {
    /// Writes it out, in as much memory as it needs.
    pub fn of(known: &Known) -> Option<Remembered> {
        let text = serde_json::to_string(known).ok()?;
        RawValue::from_string(text.as_str().to_owned()).ok().map(Remembered)
    }

    /// Reads it; nothing if it is damaged.
    pub fn known(&self) -> Option<Known> {
        serde_json::from_str(self.0.get()).ok()
    }
}

/// What is remembered of a page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Known {
    /// The files whose words or rows it shows, with the keys of these.
    pub words: Box<[(String, Key)]>,
    /// What it shows of enterprises and figures, with the keys of these; without one there was none of that name.
    pub taken: Box<[(Thing, Option<Key>)]>,
    /// The files that its findings and pictures speak of, with the keys of all they hold. Places below name a file by
    /// its number in this list.
    pub spoken_of: Vec<(String, Key)>,
    /// Where it and the files beside it are published.
    pub files: Vec<OutPath>,
    /// How many charts it has.
    charts: usize,
    /// The free pages that it leads to.
    leads: BTreeSet<String>,
    /// What search knows of it.
    record: Option<Record>,
    /// What is wrong with it.
    findings: Findings,
    /// The pictures it shows.
    pictures: Vec<Ordered>,
}

impl Known {
    /// What there is to know of a page, but for what it depends on; `whole` is the key of all that a file holds.
    pub fn of(notes: &Notes, files: Vec<OutPath>, (snapshot, whole): (&Snapshot, &dyn Fn(FileId) -> Key)) -> Known {
        let mut spoken_of = Vec::new();
        let mut number = |file: FileId| {
            let path = snapshot.file(file).path.as_str();
            let known = spoken_of.iter().position(|(own, _): &(String, Key)| own == path);
            let index = known.unwrap_or_else(|| {
                spoken_of.push((path.to_owned(), whole(file)));
                spoken_of.len() - 1
            });
            FileId(u32::try_from(index).unwrap_or(u32::MAX))
        };
        let findings = moved(&notes.findings, &mut |file| Some(number(file))).unwrap_or_default();
        let pictures = notes.pictures.iter().filter_map(|ordered| ordered_in(ordered, &mut |file| Some(number(file)))).collect();
        let record = notes.record.as_ref().map(|(_, record)| record.clone());
        let (charts, leads) = (notes.charts, notes.leads.clone());
        Known { spoken_of, files, charts, leads, record, findings, pictures, ..Known::default() }
    }

    /// What making the page would have brought up; nothing if it speaks of a file that is not there.
    pub fn settled(&self, lang: Lang, snapshot: &Snapshot) -> Option<Settled> {
        let mut number = |file: FileId| snapshot.find(&self.spoken_of.get(file.0 as usize)?.0).map(|(id, _)| id);
        let findings = moved(&self.findings, &mut number)?;
        let pictures = self.pictures.iter().map(|ordered| ordered_in(ordered, &mut number)).collect::<Option<Vec<_>>>()?;
        let record = self.record.clone().map(|record| Box::new((lang, record)));
        Some(Settled { charts: self.charts, leads: self.leads.clone(), record, findings, pictures })
    }
}

type Number<'a> = &'a mut dyn FnMut(FileId) -> Option<FileId>;

/// The same findings about files with other numbers.
fn moved(findings: &Findings, number: Number) -> Option<Findings> {
    let mut all = Findings::new();
    for finding in findings.iter() {
        let related = finding.related.iter().map(|place| place_in(*place, number)).collect::<Option<Vec<_>>>()?;
        all.keep(Finding { place: place_in(finding.place, number)?, related, ..finding.clone() });
    }
    Some(all)
}

fn place_in(place: Place, number: Number) -> Option<Place> {
    let file = if place.file == Place::SITE.file { place.file } else { number(place.file)? };
    Some(Place { file, ..place })
}

fn ordered_in(ordered: &Ordered, number: Number) -> Option<Ordered> {
    let order = Order { file: number(ordered.order.file)?, ..ordered.order.clone() };
    Some(Ordered { path: ordered.path.clone(), order, place: place_in(ordered.place, number)? })
}
