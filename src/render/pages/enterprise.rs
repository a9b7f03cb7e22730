//! Enterprises: the list, and the page of one.

use serde_json::json;

use super::{aggregate_figures, cards, enterprise_topics, facts, handout, parts};
use crate::model::assessment::Assessment;
use crate::model::enterprise::{Enterprise, Founded, Portrait, Staff, Turnover, WorkSite};
use crate::model::id::Id;
use crate::model::publications::PublishMembers;
use crate::plan::handout::About;
use crate::plan::narrow::{self, Narrow};
use crate::plan::page::Subject;
use crate::plan::{route, voices};
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::image::Room;
use crate::render::takeaway::card::Body;
use crate::render::view::{self, AssessmentLink, Fact, Mention, Passage};
use crate::render::{figure, links};

/// A page of the list, or of a part of it.
pub fn list(desk: &Desk, narrow: Option<&Narrow>, number: usize) -> view::EnterpriseList {
    let model = desk.model();
    let register = desk.registers().enterprises(narrow);
    let shown = register.look(desk, |desk| in_order(desk, narrow));
    let pages = shown.len().div_ceil(route::ENTERPRISES_A_PAGE);
    let own = parts::part(shown, number, route::ENTERPRISES_A_PAGE).iter().filter_map(|id| model.enterprises.get(id));
    let cards: Vec<_> = own.filter_map(|enterprise| facts::card(desk, enterprise)).collect();
    let filters = desk.registers().filters.look(desk, |desk| narrow::of_enterprises(desk.model()));
    let lead = desk.word("lists.enterprises");
    let head = Head {
        title: parts::narrowed(desk, "sections.enterprises", narrow),
        description: lead.clone(),
        fictitious: !cards.is_empty() && cards.iter().all(|card| card.fictitious),
        json_ld: Some(json!({ "@type": "CollectionPage" })),
        ..Head::default()
    };
    let of = |number| narrow.map_or(Subject::Enterprises(number), |part| Subject::EnterprisesOf(part.clone(), number));
    view::EnterpriseList {
        frame: frame::frame(desk, head),
        lead: Some(lead),
        filters: parts::filters(desk, filters.to_vec(), &Subject::Enterprises(1), Subject::EnterprisesOf),
        cards,
        pager: parts::list_pager(desk, (number, pages), of),
        ..view::EnterpriseList::default()
    }
}

/// Those that are listed, or those in a part of the list, by their names.
fn in_order(desk: &Desk, narrow: Option<&Narrow>) -> Vec<Id> {
    let listed = narrow::listed(desk.model()).filter(|enterprise| narrow.is_none_or(|part| part.holds(desk.model(), enterprise)));
    let mut named: Vec<_> = listed.map(|enterprise| (desk.text(&enterprise.portrait.name), enterprise)).collect();
    named.sort_by(|(left, _), (right, _)| desk.reader.locale.compare(left, right));
    named.into_iter().map(|(_, enterprise)| enterprise.id.clone()).collect()
}

/// The page of an enterprise.
pub fn page(desk: &Desk, id: &Id) -> view::Enterprise {
    let Some(enterprise) = desk.model().enterprises.get(id) else { return view::Enterprise::default() };
    let portrait = &enterprise.portrait;
    let series = facts::series_of(desk, id.as_str());
    let mut own = voices::shown(desk.model(), desk.lang());
    own.retain(|voice| voice.enterprise.as_ref().is_some_and(|enterprise| enterprise.value == id.as_str()));
    let topics = enterprise_topics::topics(desk, enterprise, &series, &mut own);
    let lead = desk.text_of(&portrait.description).or_else(|| desk.text_of(&portrait.purpose));
    let indicator = |id: &Id| desk.model().catalogue.indicator(id.as_str());
    let name = desk.text(&portrait.name);
    let mut page = view::Enterprise {
        eyebrow: eyebrow(desk, portrait),
        logo: portrait.logo.as_ref().and_then(|logo| facts::picture(desk, (&logo.value, logo.place), Room::Logo)),
        facts: about(desk, enterprise),
        picture: portrait.photo.as_ref().and_then(|photo| facts::photo(desk, photo, |_| Room::Wide)),
        kpis: series.iter().filter_map(|series| figure::kpi(desk, series)).take(4).collect(),
        topics,
        comparison: aggregate_figures::comparison(desk, enterprise),
        story: desk.story(&enterprise.story),
        portrait: passages(desk, enterprise),
        voices: own.iter().map(|voice| cards::quote(desk, voice)).collect(),
        assessments: enterprise.assessments.iter().rev().filter_map(|assessment| assessment_link(desk, id, assessment)).collect(),
        downloads: handout::ways(desk, &About::Enterprise(id.clone()))
            .into_iter()
            .chain(series.iter().filter_map(|series| facts::data_file(desk, indicator(&series.indicator)?)))
            .collect(),
        contact: contact(desk, portrait),
        ..view::Enterprise::default()
    };
    let mut json_ld = json!({ "@type": "Organization" });
    if let Some(url) = portrait.url.as_ref().map(|url| url.as_written()).filter(|url| links::is_safe(url)) {
        json_ld["sameAs"] = json!(url);
    }
    let head = Head {
        title: name,
        description: lead.clone().unwrap_or_default(),
        fictitious: portrait.fictitious,
        card: Body::of_kpis(&page.kpis).or_else(|| Body::of_words(lead.as_deref())),
        json_ld: Some(json_ld),
        ..Head::default()
    };
    page.frame = frame::frame(desk, head);
    page.lead = lead;
    page
}

/// Its group and place.
pub fn eyebrow(desk: &Desk, portrait: &Portrait) -> Option<String> {
    let group = portrait.group.map(|group| desk.word(&format!("group.{}", group.word())));
    let words: Vec<String> = group.into_iter().chain(municipalities(desk, portrait).into_iter().take(1)).collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

/// Where it works, each place once.
fn municipalities(desk: &Desk, portrait: &Portrait) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for place in portrait.sites.iter().filter_map(|site| site.municipality.as_ref()).map(|place| desk.text(place)) {
        if !place.is_empty() && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// Place, form, since when, who works there, turnover, federations, numbers in registers.
pub fn about(desk: &Desk, enterprise: &Enterprise) -> Vec<Fact> {
    let portrait = &enterprise.portrait;
    let founded = portrait.founded.map(|founded| match founded {
        Founded::Year(year) => year.to_string(),
        Founded::Day(day) => desk.reader.locale.date_long(day),
    });
    let mut facts: Vec<Fact> = [
        facts::fact(desk, "enterprise.place", municipalities(desk, portrait).into_iter().map(facts::plain)),
        facts::line(desk, "enterprise.legal_form", desk.text_of(&portrait.legal_form)),
        facts::line(desk, "enterprise.founded", founded),
    ]
    .into_iter()
    .flatten()
    .collect();
    facts.extend(portrait.staff.iter().flat_map(|staff| team(desk, staff)));
    facts.extend(portrait.turnover.as_ref().and_then(|turnover| turned_over(desk, turnover)));
    facts.extend(facts::fact(desk, "enterprise.member_of", federations(desk, enterprise)));
    if let Some(ids) = &portrait.ids {
        // The names of registers are the same in every language.
        let numbers = [("KBO-BCE", &ids.kbo), ("SIREN", &ids.siren), ("SIRET", &ids.siret), ("RNA", &ids.rna)];
        facts.extend(numbers.into_iter().filter_map(|(register, number)| {
            let values = vec![facts::plain(number.as_ref()?.value.clone())];
            Some(Fact { label: register.to_owned(), values, note: None })
        }));
    }
    facts
}

fn team(desk: &Desk, staff: &Staff) -> Vec<Fact> {
    let persons = staff.headcount.map(|count| facts::amount(desk, "units.people", count.0.into()));
    let equivalents = staff.fte.map(|fte| facts::amount(desk, "units.fte", fte));
    let both: Vec<String> = persons.into_iter().chain(equivalents).collect();
    let volunteers = staff.volunteers.map(|count| facts::number(desk, count.0.into()));
    let when = staff.as_of.as_ref().map(|period| desk.reader.locale.period(period));
    let team = facts::line(desk, "enterprise.staff", Some(both.join(", ")));
    let volunteers = facts::line(desk, "enterprise.volunteers", volunteers);
    team.into_iter().chain(volunteers).map(|fact| Fact { note: when.clone(), ..fact }).collect()
}

/// What it turned over, latest.
fn turned_over(desk: &Desk, turnover: &Turnover) -> Option<Fact> {
    let (value, period) = match turnover {
        Turnover::Once(value) => (*value, None),
        Turnover::Series(series) => {
            let latest = series.entries.iter().max_by_key(|entry| entry.period)?;
            (latest.value.0, Some(desk.reader.locale.period(&latest.period)))
        }
    };
    let words = desk.reader.locale.euro(value, value.normalize().scale());
    facts::line(desk, "enterprise.turnover", Some(words)).map(|fact| Fact { note: period, ..fact })
}

/// The federations that name it as a member of today.
fn federations(desk: &Desk, enterprise: &Enterprise) -> Vec<Mention> {
    let named = desk.whole().federations.values().filter(|federation| federation.file.publish_members == PublishMembers::Named);
    named
        .filter(|federation| {
            let mut members = federation.file.members.iter();
            members.any(|member| {
                // Only a membership with dates makes the page depend on the day.
                let since = || member.from.is_none_or(|from| from <= desk.today());
                member.enterprise.value == enterprise.id.as_str() && since() && member.to.is_none_or(|to| desk.today() <= to)
            })
        })
        .map(|federation| desk.mention(&Subject::Federation(federation.id.clone()), desk.text(&federation.file.name)))
        .collect()
}

/// The parts of its portrait.
fn passages(desk: &Desk, enterprise: &Enterprise) -> Vec<Passage> {
    let parts = enterprise.portrait.portrait.iter().flat_map(|texts| texts.parts());
    let passage = |(key, text): (&str, &crate::source::text::Text)| Passage {
        id: format!("portrait-{key}"),
        title: desk.word(&format!("portrait.{key}")),
        body: desk.markdown(text),
    };
    let mut passages: Vec<Passage> = parts.filter(|(_, text)| !desk.hides(&text.panels)).map(passage).collect();
    passages.retain(|passage| !passage.body.is_empty());
    passages
}

fn assessment_link(desk: &Desk, enterprise: &Id, assessment: &Assessment) -> Option<AssessmentLink> {
    let step = assessment.file.step.as_ref();
    let published = step.and_then(|step| step.published).map(|day| desk.reader.locale.date_long(day));
    let state = match published {
        Some(day) => Some(desk.fill("assessment.published", &[("date", &day)])),
        None => step.map(|_| desk.word("assessment.step_current")),
    };
    Some(AssessmentLink {
        title: desk.text(assessment.title()),
        href: desk.href(&Subject::Assessment(enterprise.clone(), assessment.id.clone()))?,
        period: desk.reader.locale.period(&assessment.file.period),
        state,
    })
}

/// Where it can be found.
fn contact(desk: &Desk, portrait: &Portrait) -> Vec<Fact> {
    let address = |site: &WorkSite| {
        let town =
            [site.postcode.as_ref().map(|code| code.as_written().to_owned()), site.municipality.as_ref().map(|town| desk.text(town))];
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let lines = [site.name.as_ref().map(|name| desk.text(name)), site.address.as_ref().map(|street| desk.text(street)), Some(town)];
        let lines: Vec<String> = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
        (!lines.is_empty()).then(|| facts::plain(lines.join(", ")))
    };
    let url = portrait.url.as_ref().map(|url| url.as_written()).filter(|url| links::is_safe(url));
    let website = url.map(|url| Mention { label: links::plain_address(url), href: Some(url.to_owned()) });
    let addresses = portrait.sites.iter().filter_map(address);
    facts::fact(desk, "enterprise.address", addresses).into_iter().chain(facts::fact(desk, "enterprise.website", website)).collect()
}
