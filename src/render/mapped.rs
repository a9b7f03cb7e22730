//! Maps of enterprises: where they work, as points with the names of towns, and the same as a table.

use super::chart::{Composition, draw, map};
use super::desk::Desk;
use super::numbered;
use super::template::Html;
use super::view::{Cell, Column, Figure, Row, Size, Table};
use crate::decimal::float;
use crate::model::enterprise::{Enterprise, Publish, WorkSite};
use crate::model::publications::PublishMembers;
use crate::plan::chart::{ChartKind, Spot};
use crate::plan::specs;

/// A town and the enterprises that work there.
struct Town {
    name: String,
    at: Option<(f64, f64)>,
    enterprises: Vec<String>,
    places: usize,
}

/// A figure of where enterprises work, and its table; nothing if none of them is on the map. Only what their
/// portraits publish is asked for.
pub fn figure(desk: &Desk, enterprises: &[&Enterprise], id: Option<&str>) -> Option<(Figure, Table)> {
    let towns = towns(desk, enterprises);
    let spot = |town: &Town| Some(Spot { at: town.at?, label: town.name.clone(), count: town.places });
    let mut spec = specs::empty("", ChartKind::Map);
    spec.spots = towns.iter().filter_map(spot).collect();
    let shown = map::shown(&spec.spots);
    if shown == 0 {
        return None;
    }
    let number = numbered::next_figure(desk);
    let id = id.map_or_else(|| format!("fig-{number}"), str::to_owned);
    let mut named: Vec<&String> = towns.iter().flat_map(|town| &town.enterprises).collect();
    named.sort();
    named.dedup();
    let counts = [desk.count("count.enterprises", named.len()), desk.count("count.towns", towns.len())];
    spec.title = desk.typeset(&desk.fill("map.title", &[("enterprises", &counts[0]), ("towns", &counts[1])]));
    let names: Vec<String> = towns.iter().map(|town| town.name.clone()).collect();
    spec.description = desk.typeset(&desk.fill("map.reading", &[("towns", &desk.reader.locale.list(&names))]));
    spec.id.clone_from(&id);
    let ticks = |_: f64, _: u32| String::new();
    let [wide, middle, narrow] = Composition::ALL.map(|composition| draw(&spec, composition, &ticks));
    desk.notes.borrow_mut().charts += 1;
    let left_out = towns.len() - shown;
    let mut notes: Vec<String> = (left_out > 0).then(|| desk.count("map.left_out", left_out)).into_iter().collect();
    notes.push(desk.word("map.ground"));
    let fictitious = !enterprises.is_empty() && enterprises.iter().all(|enterprise| enterprise.portrait.fictitious);
    let figure = Figure {
        id,
        number: Some(numbered::label(desk, crate::plan::outline::Label::Figure(number))),
        title: spec.title,
        wide: Html::new(wide + &middle),
        narrow: Html::new(narrow),
        reading: Vec::new(),
        notes: notes.iter().map(|note| desk.typeset(note)).collect(),
        fictitious,
        size: Size::Wide,
        ..Figure::default()
    };
    Some((figure, table(desk, &towns)))
}

/// The towns in which enterprises have places, in alphabetical order: those on the map first.
fn towns(desk: &Desk, enterprises: &[&Enterprise]) -> Vec<Town> {
    let mut towns: Vec<Town> = Vec::new();
    for enterprise in enterprises.iter().filter(|enterprise| enterprise.portrait.publish != Publish::None) {
        let name = desk.text(&enterprise.portrait.name);
        for site in &enterprise.portrait.sites {
            let Some(town) = site.municipality.as_ref().map(|town| desk.text(town)).filter(|town| !town.is_empty()) else { continue };
            let at = place(site);
            let index = towns.iter().position(|own| own.name == town).unwrap_or_else(|| {
                towns.push(Town { name: town, at: None, enterprises: Vec::new(), places: 0 });
                towns.len() - 1
            });
            let own = &mut towns[index];
            own.at = own.at.or(at);
            if !own.enterprises.contains(&name) {
                own.enterprises.push(name.clone());
                own.places += 1;
            }
        }
    }
    towns.sort_by(|left, right| {
        left.at.is_none().cmp(&right.at.is_none()).then_with(|| desk.reader.locale.compare(&left.name, &right.name))
    });
    towns
}

/// Degrees east and north, if both are known.
fn place(site: &WorkSite) -> Option<(f64, f64)> {
    Some((float(site.lon?.0), float(site.lat?.0)))
}

/// Town by town, who works there.
fn table(desk: &Desk, towns: &[Town]) -> Table {
    let row = |town: &Town| {
        let mut names = town.enterprises.clone();
        names.sort_by(|left, right| desk.reader.locale.compare(left, right));
        Row { label: town.name.clone(), cells: vec![Cell { text: desk.reader.locale.list(&names), ..Cell::default() }], ..Row::default() }
    };
    let column = |label: String| Column { label, numeric: false };
    Table {
        caption: desk.word("map.list"),
        columns: vec![column(desk.word("map.town")), column(desk.word("sections.enterprises"))],
        rows: towns.iter().map(row).collect(),
        ..Table::default()
    }
}

/// The enterprises that a federation names as its members, today; none if it keeps their names.
pub fn members<'site>(desk: &Desk<'site>, id: &str) -> Vec<&'site Enterprise> {
    let Some(federation) = desk.model().federations.get(id) else { return Vec::new() };
    if federation.file.publish_members != PublishMembers::Named { Vec::new() } else { super::pages::federation::roster(desk, federation) }
}

/// Every enterprise with a portrait.
pub fn all<'site>(desk: &Desk<'site>) -> Vec<&'site Enterprise> {
    desk.model().enterprises.values().filter(|enterprise| enterprise.portrait.publish != Publish::None).collect()
}
