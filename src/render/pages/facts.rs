//! Facts, pictures and files: small parts that several pages put together in the same way.

use super::cards;
use crate::decimal::Decimal;
use crate::figures::Series;
use crate::finding::Place;
use crate::model::enterprise::{Enterprise, Photo, Publish};
use crate::model::focus::Focus;
use crate::model::indicator::Indicator;
use crate::render::desk::Desk;
use crate::render::image::Room;
use crate::render::media;
use crate::render::template::Html;
use crate::render::view::{Download, EnterpriseCard, Fact, Mention, Picture};
use crate::untrusted::escaped;

/// A name without a page.
pub fn plain(label: impl Into<String>) -> Mention {
    Mention { label: label.into(), href: None }
}

/// A fact under a word of the interface; none without values.
pub fn fact(desk: &Desk, key: &str, values: impl IntoIterator<Item = Mention>) -> Option<Fact> {
    let values: Vec<Mention> = values.into_iter().collect();
    (!values.is_empty()).then(|| Fact { label: desk.word(key), values, note: None })
}

/// A fact of one line; none without words.
pub fn line(desk: &Desk, key: &str, words: Option<String>) -> Option<Fact> {
    fact(desk, key, words.filter(|words| !words.is_empty()).map(plain))
}

/// A plain number.
pub fn number(desk: &Desk, value: Decimal) -> String {
    desk.reader.locale.number(value, value.normalize().scale())
}

/// A number with the word for its unit: `58 personnes`.
pub fn amount(desk: &Desk, unit: &str, value: Decimal) -> String {
    let value = value.normalize();
    let word = desk.reader.words.count(unit, value, &desk.reader.locale);
    desk.reader.locale.with_unit(&number(desk, value), &word)
}

/// Words as a paragraph.
pub fn paragraph(words: &str) -> Html {
    if words.is_empty() { Html::empty() } else { Html::new(format!("<p>{}</p>", escaped(words))) }
}

/// Markup after markup.
pub fn joined(first: &Html, second: &Html) -> Html {
    Html::new(format!("{}{}", first.as_str(), second.as_str()))
}

/// Whether an enterprise's results are published.
pub fn is_published(desk: &Desk, enterprise: &str) -> bool {
    desk.model().enterprises.get(enterprise).is_some_and(|enterprise| enterprise.portrait.publish == Publish::All)
}

/// The published series of an enterprise, in the catalogue's order.
pub fn series_of<'site>(desk: &Desk<'site>, enterprise: &str) -> Vec<&'site Series> {
    let Some(series) = desk.plan().figures.series.get(enterprise).filter(|_| is_published(desk, enterprise)) else { return Vec::new() };
    desk.model().catalogue.indicators.iter().filter_map(|indicator| series.get(&indicator.id)).collect()
}

/// An enterprise as a card; without a figure if its results are not published.
pub fn card(desk: &Desk, enterprise: &Enterprise) -> Option<EnterpriseCard> {
    let card = cards::enterprise(desk, enterprise)?;
    let fact = card.fact.filter(|_| enterprise.portrait.publish == Publish::All);
    Some(EnterpriseCard { fact, ..card })
}

/// The file of an indicator's values, if any are published.
pub fn data_file(desk: &Desk, indicator: &Indicator) -> Option<Download> {
    desk.plan().in_files.contains(&indicator.id).then(|| Download {
        label: desk.text(&indicator.name),
        href: desk.to(&format!("data/{}.csv", indicator.id)),
        format: desk.word("figure.csv"),
        lang: None,
    })
}

/// A photo in its place; a card or a face is cut around its focus.
pub fn photo(desk: &Desk, photo: &Photo, room: fn(Focus) -> Room) -> Option<Picture> {
    let focus = photo.focus.unwrap_or_default();
    let picture = picture(desk, (&photo.file.value, photo.file.place), room(focus))?;
    let alt = photo.alt.as_ref().filter(|_| !photo.decorative).map(|alt| desk.text(alt)).unwrap_or_default();
    Some(Picture { alt, focus: focus.side(), credit: photo.credit.as_ref().map(|credit| desk.text(credit)), ..picture })
}

/// A picture without words; none, and a finding, if there is no such picture.
pub fn picture(desk: &Desk, (path, place): (&str, Place), room: Room) -> Option<Picture> {
    match media::picture(desk, (path, place), room) {
        Ok(shown) => Some(Picture { src: shown.src, srcset: shown.srcset, width: shown.width, height: shown.height, ..Picture::default() }),
        Err(problem) => {
            desk.notes.borrow_mut().findings.add(problem, place);
            None
        }
    }
}
