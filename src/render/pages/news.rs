//! News and events: their list, and the page of one.

use serde_json::{Value, json};

use super::parts::{fact, list_pager, part, picture, said, topic_links, written};
use crate::model::attendance::Attendance;
use crate::model::entities::News;
use crate::model::id::Id;
use crate::model::observation::Status;
use crate::model::publications::{Event, NewsFile};
use crate::path::OutPath;
use crate::period::Date;
use crate::plan::page::Subject;
use crate::plan::{route, shown};
use crate::render::calendar;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::image::Room;
use crate::render::links;
use crate::render::view::{self, Fact, Link, NewsCard, Pager, PagerLink};
use crate::untrusted::Untrusted;

/// A page of the list: events to come, soonest first, then everything else, latest first.
pub fn list(desk: &Desk, number: usize) -> view::NewsList {
    let all = latest_first(desk);
    let mut coming: Vec<&News> = all.iter().copied().filter(|news| number == 1 && is_coming(desk, news)).collect();
    coming.sort_by_key(|news| (file(desk, news).event.as_ref().map(|event| event.from), news.id.clone()));
    let here = part(&all, number, route::NEWS_A_PAGE).iter();
    let items = here
        .filter(|news| !coming.iter().any(|own| own.id == news.id))
        .filter_map(|news| card(desk, news, day(file(desk, news))))
        .collect();
    let lead = desk.word("lists.news");
    let head = Head { title: desk.word("sections.news"), description: lead.clone(), ..Head::default() };
    view::NewsList {
        frame: frame::frame(desk, head),
        lead: Some(lead),
        upcoming: coming.into_iter().filter_map(|news| card(desk, news, day(file(desk, news)))).collect(),
        items,
        pager: list_pager(desk, (number, all.len().div_ceil(route::NEWS_A_PAGE)), Subject::NewsList),
    }
}

fn file<'site>(desk: &Desk<'site>, news: &'site News) -> &'site NewsFile {
    &news.panels[desk.lang()].file
}

/// The news that the page's language has.
fn latest_first<'site>(desk: &Desk<'site>) -> Vec<&'site News> {
    let there = |news: &&News| desk.href(&Subject::News(news.id.clone())).is_some();
    let mut all: Vec<&News> = desk.model().news.values().filter(there).collect();
    all.sort_by_key(|news| std::cmp::Reverse((day(file(desk, news)), news.id.clone())));
    all
}

/// An event that is not over yet.
fn is_coming(desk: &Desk, news: &News) -> bool {
    news.panels[desk.lang()].file.event.as_ref().is_some_and(|event| last_day(event) >= desk.today())
}

fn last_day(event: &Event) -> Date {
    event.to.unwrap_or(event.from)
}

/// Whether an event is past, now, or to come.
fn status(desk: &Desk, event: &Event) -> String {
    let today = desk.today();
    let key = if last_day(event) < today {
        "news.past"
    } else if event.from <= today {
        "news.today"
    } else {
        "news.coming"
    };
    desk.word(key)
}

/// A news item as a card that shows this day.
pub fn card(desk: &Desk, news: &News, date: Option<Date>) -> Option<NewsCard> {
    let file = &news.panels[desk.lang()].file;
    Some(NewsCard {
        date: date.map(|date| desk.reader.locale.date_long(date)).unwrap_or_default(),
        datetime: date.map(|date| date.to_string()).unwrap_or_default(),
        title: desk.typeset(file.title.as_written()),
        href: desk.href(&Subject::News(news.id.clone()))?,
        lang: news.panels.borrowed(desk.lang()).map(|lang| desk.tag(lang)),
        place: file.event.as_ref().and_then(|event| event.place_.as_ref()).map(|place| desk.text(place)),
        status: file.event.as_ref().map(|event| status(desk, event)),
        description: written(desk, &file.description),
        fictitious: file.fictitious,
        draft: file.draft == Some(true),
    })
}

/// The day that counts for readers: an event's first, else the item's own.
fn day(file: &NewsFile) -> Option<Date> {
    file.event.as_ref().map(|event| event.from).or(file.date)
}

/// The page of a news item.
pub fn page(desk: &Desk, id: &Id) -> view::NewsItem {
    let Some(news) = desk.model().news.get(id) else { return view::NewsItem::default() };
    let panel = &news.panels[desk.lang()];
    let file = &panel.file;
    desk.label(panel.body);
    let image = file.image.as_ref();
    let lead = written(desk, &file.description);
    let date = day(file);
    let printed = |date| if file.event.is_some() { desk.reader.locale.date_full(date) } else { desk.reader.locale.date_long(date) };
    let mut view = view::NewsItem {
        date: date.map(printed).unwrap_or_default(),
        datetime: date.map(|date| date.to_string()).unwrap_or_default(),
        status: file.event.as_ref().map(|event| status(desk, event)),
        picture: image
            .and_then(|image| picture(desk, (&image.file, Room::Wide), (&image.alt, image.credit.as_ref().map(|credit| &credit.0)))),
        event: file.event.as_ref().map(|event| facts(desk, event)).unwrap_or_default(),
        buttons: file.event.as_ref().map(|event| buttons(desk, (id, file), event)).unwrap_or_default(),
        body: desk.own(&desk.body(panel.body)),
        topics: topic_links(desk, &file.topics),
        pager: pager(desk, id),
        ..view::NewsItem::default()
    };
    let head = Head {
        title: desk.typeset(file.title.as_written()),
        description: lead.clone().unwrap_or_default(),
        fictitious: file.fictitious,
        draft: file.draft == Some(true),
        json_ld: Some(data_block(desk, file)),
        ..Head::default()
    };
    view.frame = frame::frame(desk, head);
    view.lead = lead;
    view
}

/// When, where, who came, what was on and what came of it.
fn facts(desk: &Desk, event: &Event) -> Vec<Fact> {
    let locale = &desk.reader.locale;
    let when = match event.to.filter(|to| *to != event.from) {
        Some(to) => locale.range(&locale.date_full(event.from), &locale.date_full(to)),
        None => locale.date_full(event.from),
    };
    let programme = desk.text_of(&event.programme).filter(|programme| !links::is_safe(programme));
    [
        fact(desk.word("news.when"), [said(when)]),
        fact(desk.word("news.where"), event.place_.as_ref().map(|place| said(desk.text(place)))),
        fact(desk.word("news.attendance"), event.attendance.as_ref().map(|came| said(attendance(desk, came)))),
        fact(desk.word("news.programme"), programme.map(said)),
        fact(desk.word("news.outputs"), desk.text_of(&event.outputs).map(said)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How many came, with what is known about the number: `120 (estimé)`.
fn attendance(desk: &Desk, came: &Attendance) -> String {
    let observation = match came {
        Attendance::Words(words) => return desk.text(words),
        Attendance::Number(observation) => observation,
    };
    let word = |status: &Status| shown::status_word(desk.reader, *status).to_owned();
    let Some(number) = observation.number() else {
        return observation.remarks().status.first().map_or_else(|| word(&Status::Missing), word);
    };
    let number = desk.reader.locale.number(number, number.normalize().scale());
    let known: Vec<String> = observation.remarks().status.iter().filter(|status| **status != Status::Final).map(word).collect();
    let aside = observation.remarks().note.as_ref().and_then(|note| desk.said(note)).or((!known.is_empty()).then(|| known.join(", ")));
    aside.map_or_else(|| number.clone(), |aside| format!("{number} ({aside})"))
}

/// Where to register and what takes it into a calendar, until it is over; the programme where it is a page.
fn buttons(desk: &Desk, (id, file): (&Id, &NewsFile), event: &Event) -> Vec<Link> {
    let open = last_day(event) >= desk.today();
    let register = event.register.as_ref().filter(|_| open).map(|url| ("news.register", url.as_written()));
    let programme = event.programme.as_ref().map(|programme| ("news.programme", &programme[desk.lang()]));
    let buttons = register.into_iter().chain(programme).filter(|(_, url)| links::is_safe(url));
    let buttons = buttons.map(|(key, url)| Link { href: url.to_owned(), label: desk.word(key), ..Link::default() });
    buttons.chain(calendar_file(desk, (id, file), event).filter(|_| open)).collect()
}

/// The event as a file for a reader's own calendar, beside its page.
fn calendar_file(desk: &Desk, (id, file): (&Id, &NewsFile), event: &Event) -> Option<Link> {
    let address = format!("{}{id}.ics", desk.page.address);
    let entry = calendar::Event {
        address: format!("{}{}", desk.press.base, desk.page.address),
        title: desk.typeset(file.title.as_written()),
        description: written(desk, &file.description).unwrap_or_default(),
        place: event.place_.as_ref().map(|place| desk.text(place)),
        from: event.from,
        to: last_day(event),
        announced: file.date.unwrap_or(event.from),
    };
    let bytes = calendar::calendar(&[entry], (&desk.text(&desk.model().settings.title), desk.reader.locale.tag()));
    desk.notes.borrow_mut().files.push((OutPath::new(address.clone())?, bytes));
    Some(Link { href: desk.to(&address), label: desk.word("news.calendar"), ..Link::default() })
}

/// The neighbours in time.
fn pager(desk: &Desk, id: &Id) -> Option<Pager> {
    let all = latest_first(desk);
    let here = all.iter().position(|news| news.id == *id)?;
    let side = |news: &&News, key: &str| {
        let href = desk.href(&Subject::News(news.id.clone()))?;
        Some(PagerLink { href, label: desk.word(key), title: Some(desk.typeset(file(desk, news).title.as_written())) })
    };
    let older = all.get(here + 1).and_then(|news| side(news, "news.previous"));
    let newer = here.checked_sub(1).and_then(|index| side(&all[index], "news.next"));
    (all.len() > 1).then(|| Pager { name: desk.word("news.pager"), previous: older, next: newer, position: None })
}

fn data_block(desk: &Desk, file: &NewsFile) -> Value {
    let Some(event) = &file.event else {
        let published = file.date.map(|date| date.to_string());
        return json!({ "@type": "NewsArticle", "headline": Untrusted::as_written(&file.title), "datePublished": published });
    };
    let mut block = json!({ "@type": "Event", "startDate": event.from.to_string(), "endDate": last_day(event).to_string() });
    if let Some(place) = &event.place_ {
        block["location"] = json!({ "@type": "Place", "name": desk.text(place) });
    }
    block
}
