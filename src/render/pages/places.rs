//! The map page: where enterprises are, on a map and as a list.

use std::collections::BTreeMap;

use serde_json::json;

use crate::model::enterprise::{Enterprise, Publish, WorkSite};
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::mapped;
use crate::render::view::{self, Place, PlaceEntry};

/// A list of so many enterprises is as high as its map.
const BESIDE: usize = 12;

/// The view.
pub fn page(desk: &Desk) -> view::Places {
    let mut places: BTreeMap<String, Vec<PlaceEntry>> = BTreeMap::new();
    let shown = desk.model().enterprises.values().filter(|enterprise| enterprise.portrait.publish != Publish::None);
    for enterprise in shown {
        for site in &enterprise.portrait.sites {
            let Some(town) = site.municipality.as_ref().map(|town| desk.text(town)).filter(|town| !town.is_empty()) else { continue };
            let entries = places.entry(town).or_default();
            let entry = entry(desk, enterprise, site);
            // Several sites of an enterprise in one town are one entry with several addresses.
            match entries.iter_mut().find(|own| own.name.href == entry.name.href && own.name.label == entry.name.label) {
                Some(own) => own.addresses.extend(entry.addresses),
                None => entries.push(entry),
            }
        }
    }
    let locale = &desk.reader.locale;
    let mut places: Vec<(String, Vec<PlaceEntry>)> = places.into_iter().collect();
    places.sort_by(|left, right| locale.compare(&left.0, &right.0));
    let place = |(index, (name, mut enterprises)): (usize, (String, Vec<PlaceEntry>))| {
        enterprises.sort_by(|left, right| locale.compare(&left.name.label, &right.name.label));
        Place { id: format!("place-{}", index + 1), name, enterprises }
    };
    let places: Vec<Place> = places.into_iter().enumerate().map(place).collect();
    let lead = desk.typeset(&desk.word("lists.map"));
    let map = mapped::figure(desk, &mapped::all(desk), None).map(|(figure, _)| figure);
    let mut entries = places.iter().flat_map(|place| &place.enterprises);
    let head = Head {
        title: desk.word("sections.map"),
        description: lead.clone(),
        fictitious: entries.all(|entry| entry.fictitious),
        json_ld: Some(json!({ "@type": "CollectionPage" })),
        ..Head::default()
    };
    let beside = map.is_some() && places.iter().map(|place| place.enterprises.len()).sum::<usize>() <= BESIDE;
    view::Places { frame: frame::frame(desk, head), lead: Some(lead), map, places, beside }
}

fn entry(desk: &Desk, enterprise: &Enterprise, site: &WorkSite) -> PlaceEntry {
    let lines = [site.name.as_ref().map(|name| desk.text(name)), site.address.as_ref().map(|street| desk.text(street))];
    let lines: Vec<String> = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
    PlaceEntry {
        name: desk.mention(&Subject::Enterprise(enterprise.id.clone()), desk.text(&enterprise.portrait.name)),
        addresses: if lines.is_empty() { Vec::new() } else { vec![lines.join(", ")] },
        text: desk.text_of(&enterprise.portrait.description),
        fictitious: enterprise.portrait.fictitious,
    }
}
