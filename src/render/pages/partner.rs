//! Partners: the directory, and the page of one.

use serde_json::json;

use super::parts::{fact, organization, picture, said};
use crate::decimal::Decimal;
use crate::model::entities::Partner;
use crate::model::id::Id;
use crate::model::publications::PartnerKind;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::links;
use crate::render::view::{self, Fact, Mention, PartnerGroup, PartnerRow};

/// The directory: one group for each kind, each in alphabetical order.
pub fn list(desk: &Desk) -> view::PartnerList {
    let group = |word: &&str| {
        let own = desk.model().partners.values().filter(|partner| kind(partner).word() == *word);
        let mut rows: Vec<PartnerRow> = own.filter_map(|partner| row(desk, partner)).collect();
        rows.sort_by(|left, right| desk.reader.locale.compare(&left.name, &right.name));
        PartnerGroup { title: desk.word(&format!("partner.{word}")), rows }
    };
    let groups = PartnerKind::WORDS.iter().map(group).filter(|group| !group.rows.is_empty()).collect();
    let lead = desk.word("lists.partners");
    let head = Head { title: desk.word("sections.partners"), description: lead.clone(), ..Head::default() };
    view::PartnerList { frame: frame::frame(desk, head), lead: Some(lead), filters: Vec::new(), groups }
}

fn kind(partner: &Partner) -> PartnerKind {
    partner.file.kind.unwrap_or(PartnerKind::Other)
}

fn row(desk: &Desk, partner: &Partner) -> Option<PartnerRow> {
    let file = &partner.file;
    Some(PartnerRow {
        name: desk.text(&file.name),
        href: desk.href(&Subject::Partner(partner.id.clone()))?,
        kind: desk.word(&format!("partner.{}", kind(partner).word())),
        place: file.territory.as_ref().map(|territory| desk.text(territory)),
        description: desk.text_of(&file.description),
        logo: logo(desk, partner),
        fictitious: file.fictitious,
    })
}

/// Its mark, which says its name.
fn logo(desk: &Desk, partner: &Partner) -> Option<view::Picture> {
    let picture = picture(desk, partner.file.logo.as_ref()?, (&None, None))?;
    Some(view::Picture { alt: desk.text(&partner.file.name), ..picture })
}

/// The page of a partner.
pub fn page(desk: &Desk, id: &Id) -> view::Partner {
    let Some(partner) = desk.model().partners.get(id) else { return view::Partner::default() };
    let file = &partner.file;
    let lead = desk.text_of(&file.description);
    let url = file.url.as_ref().map(|url| url.as_written()).filter(|url| links::is_safe(url));
    let mut block = organization(&desk.text(&file.name));
    if let Some(url) = url {
        block["sameAs"] = json!(url);
    }
    let mut view = view::Partner {
        kind: desk.word(&format!("partner.{}", kind(partner).word())),
        logo: logo(desk, partner),
        facts: facts(desk, partner, url),
        body: desk.story(&partner.story),
        ..view::Partner::default()
    };
    let head = Head {
        title: desk.text(&file.name),
        description: lead.clone().unwrap_or_default(),
        fictitious: file.fictitious,
        json_ld: Some(block),
        ..Head::default()
    };
    view.frame = frame::frame(desk, head);
    view.lead = lead;
    view
}

/// Where it works, how many members it has, its own site.
fn facts(desk: &Desk, partner: &Partner, url: Option<&str>) -> Vec<Fact> {
    let file = &partner.file;
    let site = url.map(|url| Mention { label: links::plain_address(url), href: Some(url.to_owned()) });
    let members = file.members.map(|members| said(desk.reader.locale.number(Decimal::from(members.0), 0)));
    [
        fact(desk.word("portrait.territory"), file.territory.as_ref().map(|territory| said(desk.text(territory)))),
        fact(desk.word("federation.members"), members),
        fact(desk.word("partner.site"), site),
    ]
    .into_iter()
    .flatten()
    .collect()
}
