//! `list`: what a site holds of a kind, one a line, as ids to type and titles to recognise.

use serde_json::json;

use super::args::{Common, Format};
use super::kinds::Kind;
use super::site::Site;
use super::voice::deliver;
use crate::disk::{Failure, Tongue};
use crate::finding::{Findings, Place};
use crate::localized::Lang;
use crate::model::entities::Model;
use crate::model::known;
use crate::model::{self, twins};

use std::cell::Cell;

/// One thing of a kind.
struct Entry {
    id: String,
    title: String,
    place: Option<Place>,
    /// Why it is not published, if it is not.
    left_out: Option<&'static str>,
}

/// Prints what there is of a kind. A site with mistakes is listed as far as it can be read.
pub(super) fn list(common: &Common, kind: &str, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    let kind = Kind::of(kind, site.voice.tongue)?;
    let mut findings = Findings::new();
    let entries = model::resolve(&site.snapshot, &mut findings).map(|model| entries(kind, &model)).unwrap_or_default();
    let widest = entries.iter().map(|entry| entry.id.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for entry in &entries {
        let Entry { id, title, left_out, .. } = entry;
        if common.format == Format::Human {
            let mark = left_out.map_or_else(String::new, |reason| format!("  [{reason}]"));
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let title: String = title.chars().filter(|letter| !letter.is_control()).collect();
            out += format!("{id:<widest$}  {title}{mark}").trim_end();
        } else {
            let file = entry.place.and_then(|place| site.snapshot.files.get(place.file.0 as usize)).map(|file| file.path.as_str());
            out += &json!({ "kind": kind.word(), "id": id, "title": title, "file": file, "left_out": left_out }).to_string();
        }
        out.push('\n');
    }
    deliver(&out).map(|()| 0)
}

fn entries(kind: Kind, model: &Model) -> Vec<Entry> {
    let first = Lang::FIRST;
    let entry =
        |id: &str, title: &str, place: Place| Entry { id: id.to_owned(), title: title.to_owned(), place: Some(place), left_out: None };
    let catalogue = &model.catalogue;
    match kind {
        Kind::Enterprise => model.enterprises.values().map(|one| entry(one.id.as_str(), &one.portrait.name[first], one.place)).collect(),
        Kind::Assessment => {
            let of_enterprise = |enterprise: &model::enterprise::Enterprise| {
                let id = enterprise.id.clone();
                let one = move |assessment: &model::assessment::Assessment| {
                    entry(&format!("{id}/{}", assessment.id), &assessment.title()[first], assessment.place)
                };
                enterprise.assessments.iter().map(one).collect::<Vec<_>>()
            };
            model.enterprises.values().flat_map(of_enterprise).collect()
        }
        Kind::Testimonial => {
            let shown = model.testimonials.values().map(|one| entry(one.id.as_str(), one.panels[first].title.as_written(), one.place));
            let place = |id: &str| model.known.place(known::Kind::Testimonial, id);
            let hidden = model.left_out.iter().map(|(id, reason)| Entry {
                id: id.to_string(),
                title: String::new(),
                place: place(id.as_str()),
                left_out: Some(reason),
            });
            let mut all: Vec<Entry> = shown.chain(hidden).collect();
            all.sort_by(|left, right| left.id.cmp(&right.id));
            all
        }
        Kind::Notebook => model.notebooks.values().map(|one| entry(one.id.as_str(), &one.file.title[first], one.place)).collect(),
        Kind::Chapter => {
            let chapters = model.notebooks.values().flat_map(|notebook| notebook.chapters.iter().map(move |chapter| (notebook, chapter)));
            let one = |(notebook, chapter): (&model::entities::Notebook, &model::entities::Chapter)| {
                let written = twins::first(&chapter.panels);
                entry(&format!("{}/{}", notebook.id, chapter.id), written.file.title.value.as_written(), written.body.place)
            };
            chapters.map(one).collect()
        }
        Kind::News => model
            .news
            .values()
            .map(|one| (one, twins::first(&one.panels)))
            .map(|(one, written)| entry(one.id.as_str(), written.file.title.as_written(), written.body.place))
            .collect(),
        Kind::Page => model
            .pages
            .values()
            .map(|one| (one, twins::first(&one.panels)))
            .map(|(one, written)| entry(&one.id, written.file.title.as_written(), written.body.place))
            .collect(),
        Kind::Federation => model.federations.values().map(|one| entry(one.id.as_str(), &one.file.name[first], one.place)).collect(),
        Kind::Partner => model.partners.values().map(|one| entry(one.id.as_str(), &one.file.name[first], one.place)).collect(),
        Kind::Indicator => catalogue.indicators.iter().map(|one| entry(one.id.as_str(), &one.name[first], one.place)).collect(),
        Kind::Topic => catalogue.topics.iter().map(|one| entry(one.id.as_str(), &one.name[first], one.place)).collect(),
        Kind::Term => catalogue.terms.iter().map(|one| entry(one.id.as_str(), &one.label[first], one.place)).collect(),
        Kind::Dimension => catalogue.dimensions.iter().map(|one| entry(one.id.as_str(), &one.name[first], one.place)).collect(),
        Kind::Scale => {
            let options = |one: &model::catalogue::Scale| {
                one.options.iter().map(|option| option.label[first].to_owned()).collect::<Vec<_>>().join(" · ")
            };
            catalogue.scales.iter().map(|one| entry(one.id.as_str(), &options(one), one.place)).collect()
        }
        Kind::Framework => catalogue.frameworks.iter().map(|one| entry(one.id.as_str(), &one.name[first], one.place)).collect(),
    }
}
