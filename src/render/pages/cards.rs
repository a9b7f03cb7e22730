//! Cards: how pages show each other in lists.

use super::facts;
use super::parts::picture;
use super::plate;
use crate::figures::Series;
use crate::model::consent::{OriginalLanguage, Testimonial};
use crate::model::enterprise::{Enterprise, Publish};
use crate::model::focus::Focus;
use crate::model::testimonial::Display;
use crate::plan::page::Subject;
use crate::plan::shown;
use crate::render::chart::sparkline;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::image::Room;
use crate::render::template::Html;
use crate::render::view::{Cell, EnterpriseCard, IndicatorRow, Link, Picture, QuoteCard};
use crate::untrusted::escaped;

/// A voice as a card: the quote, and who says it as far as consent goes.
pub fn quote(desk: &Desk, voice: &Testimonial) -> QuoteCard {
    let lang = desk.lang();
    let panel = &voice.panels[lang];
    let written_in = voice.panels.written_in(lang);
    let locale = &desk.plan().readers[written_in.index()].locale;
    let words = locale.quoted(&locale.typeset(panel.quote.as_written()));
    let enterprise =
        voice.enterprise.as_ref().map(|enterprise| figure::enterprise_name(desk, &enterprise.value)).filter(|name| !name.is_empty());
    let year = voice.date.map(|date| date.year().to_string());
    let role = [desk.text_of(&voice.witness.role), enterprise, year];
    let role: Vec<String> = role.into_iter().flatten().collect();
    let name = witness_name(desk, voice);
    QuoteCard {
        id: None,
        number: None,
        quote: Html::new(format!("<p>{}</p>", escaped(&words))),
        lang: (written_in != lang).then(|| desk.tag(written_in)),
        initials: initials(desk, &name),
        name,
        role: (!role.is_empty()).then(|| role.join(", ")),
        place: None,
        href: desk.href(&Subject::Testimonial(voice.id.clone())),
        portrait: portrait(desk, voice),
        translated_from: translated_from(desk, voice),
        original: original(desk, voice),
        fictitious: voice.fictitious,
        big: false,
    }
}

/// The witness's face, if the photo may be shown.
pub fn portrait(desk: &Desk, voice: &Testimonial) -> Option<Picture> {
    let portrait = voice.portrait.as_ref()?;
    picture(desk, (&portrait.file, Room::Face(Focus::FACE)), (&portrait.alt, None))
}

/// The witness's name as consent allows it.
pub fn witness_name(desk: &Desk, voice: &Testimonial) -> String {
    let name = voice.witness.name.as_ref().map(|name| name.as_written().to_owned());
    match (voice.witness.display, name) {
        (Display::Pseudonym, Some(name)) => desk.fill("display.pseudonym", &[("name", &name)]),
        (_, Some(name)) => name,
        (_, None) => desk.word("display.role-only"),
    }
}

fn translated_from(desk: &Desk, voice: &Testimonial) -> Option<String> {
    let translation = voice.panels[desk.lang()].translation.as_ref()?;
    let language = original_language(desk, voice);
    Some(
        desk.fill(
            if translation.machine { "testimonial.translated_machine" } else { "testimonial.translated" },
            &[("language", &language)],
        ),
    )
}

/// The language that a testimonial was spoken in, as the reader calls it.
pub fn original_language(desk: &Desk, voice: &Testimonial) -> String {
    match &voice.original {
        OriginalLanguage::Site(lang) => desk.language(desk.plan().readers[lang.index()].locale.tag()),
        OriginalLanguage::Other(tag) => desk.language(tag),
    }
}

fn original(desk: &Desk, voice: &Testimonial) -> Option<Link> {
    let OriginalLanguage::Site(lang) = voice.original else { return None };
    if lang == desk.lang() || voice.panels[desk.lang()].translation.is_none() {
        return None;
    }
    let address = desk.plan().routes.address(&Subject::Testimonial(voice.id.clone()), lang)?;
    Some(Link { href: desk.to(address), label: desk.word("testimonial.original"), leads_to: Some(desk.tag(lang)), ..Link::default() })
}

/// The first letters of the first two words that count: articles do not, in any language of the site.
pub fn initials(desk: &Desk, name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '(')).filter(|word| !word.is_empty());
    let articles: Vec<&str> = desk.plan().readers.iter().flat_map(|reader| reader.words.get("nav.articles").split(' ')).collect();
    let counts = |word: &&str| !articles.contains(&word.to_lowercase().as_str());
    let letters = words.filter(counts).filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    letters.filter(|letter| letter.is_uppercase()).take(2).collect()
}

/// An enterprise as a card.
pub fn enterprise(desk: &Desk, enterprise: &Enterprise) -> Option<EnterpriseCard> {
    if enterprise.portrait.publish == Publish::None {
        return None;
    }
    let name = desk.text(&enterprise.portrait.name);
    let place = enterprise.portrait.sites.first().and_then(|site| site.municipality.as_ref()).map(|place| desk.text(place));
    let activity = desk.text_of(&enterprise.portrait.description).or_else(|| desk.text_of(&enterprise.portrait.purpose));
    let place = place.filter(|place| activity.as_ref().is_none_or(|activity| !activity.contains(place.as_str())));
    Some(EnterpriseCard {
        initials: initials(desk, &name),
        drawing: plate::of_enterprise(desk, enterprise),
        href: desk.href(&Subject::Enterprise(enterprise.id.clone()))?,
        lang: desk.borrowed(&enterprise.portrait.name),
        meta: activity.map(|words| words.trim_end_matches('.').to_owned()),
        place,
        fact: fact(desk, enterprise),
        picture: enterprise.portrait.photo.as_ref().and_then(|photo| facts::photo(desk, photo, Room::Card)),
        fictitious: enterprise.portrait.fictitious,
        name,
    })
}

/// One figure of an enterprise, in words.
fn fact(desk: &Desk, enterprise: &Enterprise) -> Option<String> {
    if enterprise.portrait.publish != Publish::All {
        return None;
    }
    let series = desk.plan().figures.series.get(&enterprise.id)?;
    let shown = |series: &Series| {
        let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
        let latest = series.latest()?;
        latest.cell.shown()?;
        Some(format!(
            "{}{} {}",
            desk.text(&indicator.name),
            crate::plan::specs::colon(desk.reader),
            shown::cell(desk.reader, indicator, &latest.cell)
        ))
    };
    let ordered = desk.model().catalogue.indicators.iter().filter_map(|indicator| series.get(&indicator.id));
    ordered.into_iter().find_map(shown)
}

/// A line of an indicator: the latest value of a series, and its trend.
pub fn indicator_row(desk: &Desk, series: &Series) -> Option<IndicatorRow> {
    let indicator = desk.model().catalogue.indicator(series.indicator.as_str())?;
    let latest = series.latest();
    let text = latest.map_or_else(|| desk.word("sign.missing"), |point| shown::cell(desk.reader, indicator, &point.cell));
    let absent = latest.is_none_or(|point| point.cell.shown().is_none());
    let values: Vec<Option<f64>> =
        series.total().map(|point| point.cell.shown().map(|quantity| crate::decimal::float(quantity.value))).collect();
    Some(IndicatorRow {
        name: desk.text(&indicator.name),
        href: desk.href(&Subject::Indicator(indicator.id.clone()))?,
        value: Cell { text, numeric: true, absent, note: latest.and_then(|point| shown::remarks(desk.reader, point)) },
        period: latest.map(|point| desk.reader.locale.period(&point.period)).unwrap_or_default(),
        sparkline: Html::new(sparkline(&values)),
        status: None,
        reporters: None,
    })
}
