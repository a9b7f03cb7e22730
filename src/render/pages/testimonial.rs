//! Voices: the wall, and the page of one.

use std::collections::BTreeSet;

use serde_json::json;

use super::cards;
use super::parts::{fact, filters, list_pager, narrowed, part, said, topic_links};
use crate::model::consent::{Cleared, Testimonial};
use crate::model::id::Id;
use crate::model::testimonial::{Channel, Display, Portrait};
use crate::plan::narrow::{self, Narrow};
use crate::plan::page::Subject;
use crate::plan::{route, voices};
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::frame::{self, Head};
use crate::render::takeaway::card::Body;
use crate::render::template::Html;
use crate::render::view::{self, Callout, CalloutKind, Fact, Link, Pager, PagerLink};
use crate::untrusted::escaped;

/// One card in so many takes the whole width: six follow, which fill rows of three, of two and of one.
const BIG: usize = 7;

/// A page of the wall, or of a part of it.
pub fn wall(desk: &Desk, narrow: Option<&Narrow>, number: usize) -> view::Wall {
    let mut shown = voices::shown(desk.model(), desk.lang());
    shown.retain(|voice| narrow.is_none_or(|part| part.holds_voice(voice)));
    let card = |(index, voice): (usize, &&Cleared<Testimonial>)| {
        let first = index == 0 && !voice.featured;
        view::QuoteCard { big: index % BIG == 0 && !first, ..cards::quote(desk, voice) }
    };
    let lead = desk.word("lists.testimonials");
    let method = Callout {
        kind: CalloutKind::Method,
        title: desk.word("testimonial.method"),
        body: Html::new(format!("<p>{}</p>", escaped(&desk.typeset(&desk.word("testimonial.method_text"))))),
    };
    let pages = shown.len().div_ceil(route::VOICES_A_PAGE);
    let title = if narrow.is_none() { wall_title(desk, &shown) } else { narrowed(desk, "sections.testimonials", narrow) };
    let head = Head { title, description: lead.clone(), ..Head::default() };
    let of = |number| narrow.map_or(Subject::Testimonials(number), |part| Subject::TestimonialsOf(part.clone(), number));
    let all = narrow::of_voices(desk.model(), desk.lang());
    view::Wall {
        cards: part(&shown, number, route::VOICES_A_PAGE).iter().enumerate().map(card).collect(),
        frame: frame::frame(desk, head),
        lead: Some(lead),
        filters: filters(desk, all, &Subject::Testimonials(1), Subject::TestimonialsOf),
        method: Some(method),
        pager: list_pager(desk, (number, pages), of),
    }
}

/// How many speak, and of how many enterprises.
fn wall_title(desk: &Desk, shown: &[&Cleared<Testimonial>]) -> String {
    let speaking = desk.count("count.testimonials", shown.len());
    let enterprises: BTreeSet<&str> =
        shown.iter().filter_map(|voice| voice.enterprise.as_ref()).map(|enterprise| enterprise.value.as_str()).collect();
    match enterprises.len() {
        0 => speaking,
        several => desk.fill("testimonial.wall", &[("voices", &speaking), ("enterprises", &desk.count("count.enterprises", several))]),
    }
}

/// The page of a testimonial.
pub fn page(desk: &Desk, id: &Id) -> view::Testimonial {
    let Some(voice) = desk.model().testimonials.get(id) else { return view::Testimonial::default() };
    let panel = &voice.panels[desk.lang()];
    desk.label(panel.body);
    let portrait = voice.portrait.as_ref();
    let credit = |portrait: &Portrait| portrait.credit.as_ref().map(|credit| desk.text(&credit.0));
    let portrait = portrait.and_then(|portrait| Some(view::Picture { credit: credit(portrait), ..cards::portrait(desk, voice)? }));
    let mut view = view::Testimonial {
        eyebrow: Some(eyebrow(desk, voice)),
        no_portrait: portrait.is_none().then(|| no_portrait(desk, voice)),
        quote: view::QuoteCard { href: None, big: true, portrait, ..cards::quote(desk, voice) },
        body: desk.own(&desk.body(panel.body)),
        facts: facts(desk, voice),
        figures: figures(desk, voice),
        links: links(desk, voice),
        pager: pager(desk, id),
        ..view::Testimonial::default()
    };
    // A description is what social networks show: the witness's words only if that was agreed to.
    let quoted = voice.channels.contains(&Channel::Social);
    let head = Head {
        title: desk.typeset(panel.title.as_written()),
        description: if quoted { desk.typeset(panel.quote.as_written()) } else { desk.word("lists.testimonials") },
        fictitious: voice.fictitious,
        card: quoted.then(|| Body::Quote {
            words: desk.reader.locale.quoted(&desk.typeset(panel.quote.as_written())),
            by: view.quote.name.clone(),
        }),
        json_ld: Some(data_block(desk, voice)),
        ..Head::default()
    };
    view.frame = frame::frame(desk, head);
    view
}

fn eyebrow(desk: &Desk, voice: &Testimonial) -> String {
    let topic = voice.topics.iter().find_map(|topic| desk.model().catalogue.topic(&topic.value));
    let parts = std::iter::once(desk.word("testimonial.eyebrow")).chain(topic.map(|topic| desk.text(&topic.name)));
    parts.collect::<Vec<_>>().join(" · ")
}

fn no_portrait(desk: &Desk, voice: &Testimonial) -> String {
    desk.word(if voice.witness.display == Display::Pseudonym { "display.no_photo_pseudonym" } else { "display.no_photo" })
}

/// Where, when and in which language it was said, who translated it, and what was agreed.
fn facts(desk: &Desk, voice: &Testimonial) -> Vec<Fact> {
    let enterprise = voice.enterprise.as_ref().and_then(|enterprise| Id::new(&enterprise.value));
    let enterprise = enterprise.map(|id| {
        let name = figure::enterprise_name(desk, id.as_str());
        desk.mention(&Subject::Enterprise(id), name)
    });
    let translation = voice.panels[desk.lang()].translation.as_ref().map(|translation| {
        let by = translation.by.as_ref().map_or_else(String::new, |by| desk.text(by));
        match (translation.machine, translation.approved_by_witness) {
            (true, _) => desk.fill("testimonial.translated_machine", &[("language", &cards::original_language(desk, voice))]),
            (false, true) if !by.is_empty() => desk.fill("testimonial.approved", &[("by", &by)]),
            _ => by,
        }
    });
    let date = voice.date.map(|date| said(desk.reader.locale.date_long(date)));
    let consent = fact(desk.word("testimonial.consent"), [said(consent(desk, voice))]);
    [
        fact(desk.word("testimonial.enterprise"), enterprise),
        fact(desk.word("testimonial.conversation"), date),
        fact(desk.word("testimonial.language"), [said(cards::original_language(desk, voice))]),
        fact(desk.word("testimonial.translation"), translation.map(said)),
        consent.map(|consent| Fact { note: Some(desk.word("testimonial.withdraw")), ..consent }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was agreed, as far as this page shows it, where and until when.
fn consent(desk: &Desk, voice: &Testimonial) -> String {
    let real_name = voice.witness.name.is_some() && voice.witness.display != Display::Pseudonym;
    let scopes = [("text", true), ("name", real_name), ("photo", voice.portrait.is_some())];
    let scopes: Vec<String> =
        scopes.iter().filter(|(_, given)| *given).map(|(scope, _)| desk.word(&format!("testimonial.scope_{scope}"))).collect();
    let channels: Vec<String> =
        voice.channels.iter().map(|channel| desk.word(&format!("testimonial.channel_{}", channel.word()))).collect();
    let (scopes, channels) = (desk.reader.locale.list(&scopes), channels.join(", "));
    match voice.expires {
        Some(end) => {
            let date = desk.reader.locale.date_long(end);
            desk.fill("testimonial.consent_until", &[("scopes", &scopes), ("channels", &channels), ("date", &date)])
        }
        None => desk.fill("testimonial.consent_given", &[("scopes", &scopes), ("channels", &channels)]),
    }
}

/// The results that the words light up, as enterprise and indicator.
fn illuminated(voice: &Testimonial) -> impl Iterator<Item = (&str, &str)> {
    voice.illuminates.iter().filter_map(|reference| reference.value.split_once('/'))
}

/// Those that are shown as figures: the first two that have values.
fn drawn<'voice>(desk: &Desk, voice: &'voice Testimonial) -> Vec<(&'voice str, &'voice str)> {
    let known = |(enterprise, indicator): &(&str, &str)| desk.plan().figures.series(enterprise, indicator).is_some();
    illuminated(voice).filter(known).take(2).collect()
}

fn figures(desk: &Desk, voice: &Testimonial) -> Vec<view::Figure> {
    let series = drawn(desk, voice).into_iter().filter_map(|(enterprise, indicator)| desk.plan().figures.series(enterprise, indicator));
    series.filter_map(|series| figure::of_series(desk, series, None)).collect()
}

/// The pages of what the words light up: results that are not shown, the assessment, topics.
fn links(desk: &Desk, voice: &Testimonial) -> Vec<Link> {
    let drawn = drawn(desk, voice);
    let others = illuminated(voice).filter(|result| !drawn.contains(result));
    let indicators = others.filter_map(|(_, indicator)| desk.model().catalogue.indicator(indicator));
    let indicators = indicators.filter_map(|indicator| desk.link(&Subject::Indicator(indicator.id.clone()), desk.text(&indicator.name)));
    indicators.chain(assessment(desk, voice)).chain(topic_links(desk, &voice.topics)).collect()
}

fn assessment(desk: &Desk, voice: &Testimonial) -> Option<Link> {
    let written = &voice.assessment.as_ref()?.value;
    let (enterprise, id) = match written.split_once('/') {
        Some(both) => both,
        None => (voice.enterprise.as_ref()?.value.as_str(), written.as_str()),
    };
    let enterprise = desk.model().enterprises.get(enterprise)?;
    let assessment = enterprise.assessments.iter().find(|assessment| assessment.id.as_str() == id)?;
    desk.link(&Subject::Assessment(enterprise.id.clone(), assessment.id.clone()), desk.text(assessment.title()))
}

/// The neighbours on the wall.
fn pager(desk: &Desk, id: &Id) -> Option<Pager> {
    let shown = voices::shown(desk.model(), desk.lang());
    let here = shown.iter().position(|voice| voice.id == *id)?;
    let side = |voice: &&Cleared<Testimonial>, key: &str| {
        let locale = &desk.reader.locale;
        let quote = locale.quoted(&locale.typeset(voice.panels[desk.lang()].quote.as_written()));
        let href = desk.href(&Subject::Testimonial(voice.id.clone()))?;
        Some(PagerLink { href, label: desk.word(key), title: Some(quote) })
    };
    let previous = here.checked_sub(1).and_then(|before| side(&shown[before], "testimonial.previous"));
    let next = shown.get(here + 1).and_then(|after| side(after, "testimonial.next"));
    (shown.len() > 1).then(|| Pager { name: desk.word("testimonial.pager"), previous, next, position: None })
}

fn data_block(desk: &Desk, voice: &Testimonial) -> serde_json::Value {
    let mut block = json!({ "@type": "Quotation", "text": voice.panels[desk.lang()].quote.as_written() });
    if voice.witness.name.is_some() {
        block["spokenByCharacter"] = json!({ "@type": "Person", "name": cards::witness_name(desk, voice) });
    }
    if let Some(date) = voice.date {
        block["dateCreated"] = json!(date.to_string());
    }
    block
}
