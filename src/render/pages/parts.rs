//! What several pages are put together from: facts, pictures, contents, the way to the next page.

use serde_json::{Value, json};

use crate::model::Model;
use crate::plan::narrow::Narrow;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::frame;
use crate::render::image::Room;
use crate::render::prose::Passage;
use crate::render::view::{Anchor, Fact, Filter, Link, Mention, Pager, PagerLink, Picture};
use crate::source::decode::Located;
use crate::source::text::Text;
use crate::untrusted::Untrusted;

/// Words that lead nowhere.
pub fn said(words: impl Into<String>) -> Mention {
    Mention { label: words.into(), href: None }
}

/// A fact; none if nothing is known.
pub fn fact(label: String, values: impl IntoIterator<Item = Mention>) -> Option<Fact> {
    let values: Vec<Mention> = values.into_iter().filter(|value| !value.label.is_empty()).collect();
    (!values.is_empty()).then_some(Fact { label, values, note: None })
}

/// A line of an author's that holds no markup.
pub fn written(desk: &Desk, words: &Option<Untrusted>) -> Option<String> {
    words.as_ref().map(|words| desk.typeset(words.as_written())).filter(|words| !words.is_empty())
}

/// The sections of a page's own passage.
pub fn contents(desk: &Desk, passage: &Passage) -> Vec<Anchor> {
    let lang = desk.page.borrowed.map(|lang| desk.tag(lang));
    let sections = passage.headings.iter().filter(|heading| heading.level == 2);
    sections.map(|heading| Anchor { href: format!("#{}", heading.id), label: heading.text.clone(), lang: lang.clone() }).collect()
}

/// Anchors of a page's own parts, those that are there: each is called by the key of its title.
pub fn anchors(desk: &Desk, group: &str, parts: &[(&str, bool)]) -> Vec<Anchor> {
    let there = parts.iter().filter(|(_, there)| *there);
    there.map(|(key, _)| Anchor { href: format!("#{key}"), label: desk.word(&format!("{group}.{key}")), lang: None }).collect()
}

/// A picture that stands in a file, with its words; none, and a finding, if there is no such picture.
pub fn picture(desk: &Desk, (file, room): (&Located<String>, Room), (alt, credit): (&Option<Text>, Option<&Text>)) -> Option<Picture> {
    let picture = super::facts::picture(desk, (&file.value, file.place), room)?;
    Some(Picture { alt: desk.text_of(alt).unwrap_or_default(), credit: credit.map(|credit| desk.text(credit)), ..picture })
}

/// The way through the pages of a list; none if there is only one.
pub fn list_pager(desk: &Desk, (number, total): (usize, usize), subject: impl Fn(usize) -> Subject) -> Option<Pager> {
    let side = |number: usize, key: &str| {
        let href = desk.href(&subject(number)).filter(|_| (1..=total).contains(&number))?;
        Some(PagerLink { href, label: desk.word(key), title: None })
    };
    (total > 1).then(|| Pager {
        name: desk.word("nav.pages"),
        previous: side(number.saturating_sub(1), "nav.previous"),
        next: side(number + 1, "nav.next"),
        position: Some(desk.fill("nav.position", &[("n", &number.to_string()), ("total", &total.to_string())])),
    })
}

/// Which part of a list a page of it shows.
pub fn part<T>(list: &[T], number: usize, a_page: usize) -> &[T] {
    list.chunks(a_page).nth(number.saturating_sub(1)).unwrap_or_default()
}

/// The title of a list, or of a part of it: “Entreprises : Hainaut”.
pub fn narrowed(desk: &Desk, list: &str, narrow: Option<&Narrow>) -> String {
    let list = desk.word(list);
    narrow.map_or(list.clone(), |part| format!("{list}{} {}", desk.reader.colon, part.label(desk.model(), desk.reader)))
}

/// The filters of a list: the whole of it, or a part. `whole` is the list, `part` a part of it.
pub fn filters(desk: &Desk, filters: Vec<Vec<Narrow>>, whole: &Subject, part: fn(Narrow, usize) -> Subject) -> Vec<Filter> {
    let link = |subject: &Subject, label: String| {
        let link = desk.link(subject, label)?;
        Some(Link { current: *subject == desk.page.subject, ..link })
    };
    let filter = |parts: Vec<Narrow>| {
        let label = desk.word(parts.first()?.key());
        let all = link(whole, desk.word("narrow.all"));
        let parts = parts.into_iter().filter_map(|narrow| {
            let label = narrow.label(desk.model(), desk.reader);
            link(&part(narrow, 1), label)
        });
        Some(Filter { label, links: all.into_iter().chain(parts).collect() })
    };
    filters.into_iter().filter_map(filter).collect()
}

/// Links to topics.
pub fn topic_links(desk: &Desk, topics: &[Located<String>]) -> Vec<Link> {
    let topics = topics.iter().filter_map(|topic| desk.model().catalogue.topic(&topic.value));
    topics.filter_map(|topic| desk.link(&Subject::Topic(topic.id.clone()), desk.text(&topic.name))).collect()
}

/// The licence of a thing: the site's own, with its address, unless it has another.
pub fn licence(model: &Model, own: &Option<Untrusted>) -> Option<Mention> {
    let site = model.settings.license.as_ref().map(Untrusted::as_written);
    match own.as_ref().map(Untrusted::as_written) {
        Some(own) if Some(own) != site => Some(said(own)),
        _ => site.map(frame::licence),
    }
}

/// An organisation for search engines.
pub fn organization(name: &str) -> Value {
    json!({ "@type": "Organization", "name": name })
}

/// The site's publisher for search engines.
pub fn publisher(desk: &Desk) -> Option<Value> {
    let publisher = desk.model().settings.publisher.as_ref()?;
    Some(organization(&desk.text(&publisher.name)))
}
