//! The frame of a page: head, menu, language switch, notices and foot.

use super::desk::{About, Desk};
use super::hosting::POLICY;
use super::image::Room;
use super::letterhead;
use super::linked_data;
use super::takeaway::card;
use super::view::{Alternate, Footer, Frame, Funder, Link, Mention, Notice, NoticeKind, Picture, SwitchEntry};
use crate::decimal::Decimal;
use crate::lang::Section;
use crate::localized::Lang;
use crate::plan::address;
use crate::plan::page::{self, Page, Subject};

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Its one `h1`.
    pub title: String,
    /// A sentence for search results.
    pub description: String,
    /// What lies between home and it: pages and their names.
    pub path: Vec<(Subject, String)>,
    /// Whether what it is about is an example.
    pub fictitious: bool,
    /// Whether it is not public yet.
    pub draft: bool,
    /// What its card shows; without it shares the card of the site.
    pub card: Option<card::Body>,
    /// Its type in the vocabulary of schema.org, with the properties that go with it.
    pub json_ld: Option<serde_json::Value>,
}

/// The ways from a page to itself in other languages.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// One entry for each language of the site; none if there is only one.
    pub switch: Vec<SwitchEntry>,
    /// To the page beside its twin.
    pub fold: Vec<Link>,
}

impl Ways {
    /// Those of a desk's page.
    pub fn of(desk: &Desk) -> Ways {
        Ways { switch: switch(desk), fold: folds(desk, &desk.page.subject) }
    }
}

/// The frame of a desk's page, its top and foot printed.
pub fn frame(desk: &Desk, head: Head) -> Frame {
    with_ways(desk, head, Ways::of(desk))
}

/// The same with other ways to other languages.
pub fn with_ways(desk: &Desk, head: Head, ways: Ways) -> Frame {
    let mut frame = bare(desk, head, ways);
    if !letterhead::put(desk, &mut frame) {
        around(desk, &mut frame);
    }
    frame
}

/// The frame of a page whose top and foot are its own: they are still to be printed.
pub fn apart(desk: &Desk, head: Head) -> Frame {
    let mut frame = bare(desk, head, Ways::of(desk));
    around(desk, &mut frame);
    frame
}

/// What stands above and below a page: menu and footer.
pub fn around(desk: &Desk, frame: &mut Frame) {
    (frame.menu, frame.footer) = (menu(desk), footer(desk, &frame.switch));
}

/// A frame without menu and footer.
fn bare(desk: &Desk, head: Head, ways: Ways) -> Frame {
    let (page, reader, model) = (desk.page, desk.reader, desk.model());
    let site = desk.typeset(&model.settings.title[desk.lang()]);
    let home = page.subject == Subject::Home;
    let head_title = if home || head.title == site { site.clone() } else { tab_title(&head.title, &site) };
    let alternates = alternates(desk);
    let is_open = page.borrowed.is_none() && !head.draft && !page.subject.is_handout();
    let about = About { title: head.title.clone(), description: shortened(&head.description), is_open };
    desk.notes.borrow_mut().about = Some(about);
    Frame {
        lang: reader.locale.tag().to_owned(),
        dir: reader.locale.direction().as_str(),
        content_lang: page.borrowed.map(|lang| desk.tag(lang)),
        title: head.title.clone(),
        head_title,
        description: description(desk, &head),
        canonical: canonical(desk),
        robots: (!is_open).then_some("noindex"),
        alternates,
        switch: ways.switch,
        fold: ways.fold,
        root: address::root(&page.address),
        home_href: desk.href(&Subject::Home).unwrap_or_default(),
        breadcrumbs: breadcrumbs(desk, &head),
        notices: notices(desk, &head),
        og_type: if home { "website" } else { "article" },
        og_locale: locale_name(reader.locale.tag()),
        og_image: card::of_page(desk, &head),
        json_ld: linked_data::block(desk, &head, &shortened(&head.description)),
        search_href: desk.href(&Subject::Search(1)),
        feed_href: Some(desk.to(&format!("{}/feed.xml", desk.plan().routes.folders[desk.lang().index()]))),
        policy: POLICY.to_owned(),
        icon_href: desk.press.icon.as_ref().map(|icon| desk.to(icon)),
        css_href: desk.to(&desk.press.stylesheet),
        figures_href: desk.press.script("figures").map(|script| desk.to(script)),
        fonts: desk.press.fonts.iter().map(|font| desk.to(font)).collect(),
        example: head.fictitious,
        ..Frame::default()
    }
}

/// The title as tabs and search engines show it: with the site's, unless both together would be cut.
fn tab_title(title: &str, site: &str) -> String {
    const LETTERS: usize = 70;
    let both = format!("{title} – {site}");
    if both.chars().count() > LETTERS { title.to_owned() } else { both }
}

/// What a page says of itself, else what the site does, else its title.
fn description(desk: &Desk, head: &Head) -> String {
    let own = Some(shortened(&head.description)).filter(|words| !words.is_empty());
    let site = || desk.text_of(&desk.model().settings.description).filter(|words| !words.is_empty());
    own.or_else(site).unwrap_or_else(|| head.title.clone())
}

/// A description of at most some 300 characters, cut between words.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= 300 {
        return words;
    }
    let cut: String = words.chars().take(296).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept))
}

fn absolute(desk: &Desk, address: &str) -> String {
    format!("{}{address}", desk.press.base)
}

/// The page's own address; the original's when its words are borrowed.
fn canonical(desk: &Desk) -> String {
    let original = desk.page.borrowed.and_then(|lang| desk.plan().routes.address(&desk.page.subject, lang));
    absolute(desk, original.unwrap_or(&desk.page.address))
}

/// The page in each language that has it in its own words, and the default (format.md §7).
fn alternates(desk: &Desk) -> Vec<Alternate> {
    let twins: Vec<&Page> = desk.plan().routes.twins(&desk.page.subject).filter(|twin| twin.borrowed.is_none()).collect();
    if desk.page.borrowed.is_some() || twins.is_empty() {
        return Vec::new();
    }
    let mut alternates: Vec<Alternate> =
        twins.iter().map(|twin| Alternate { hreflang: desk.tag(twin.lang), href: absolute(desk, &twin.address) }).collect();
    let default = if desk.page.subject == Subject::Home { "" } else { twins[0].address.as_str() };
    alternates.push(Alternate { hreflang: "x-default".to_owned(), href: absolute(desk, default) });
    alternates
}

/// One entry for each language: the same page, else the nearest parent that exists there.
fn switch(desk: &Desk) -> Vec<SwitchEntry> {
    let languages = desk.model().languages.len();
    if languages < 2 {
        return Vec::new();
    }
    Lang::all(languages)
        .map(|lang| {
            let reader = &desk.plan().readers[lang.index()];
            let twin = desk.plan().routes.address(&desk.page.subject, lang);
            let target = twin.or_else(|| parent(desk, lang)).unwrap_or("");
            SwitchEntry {
                lang: desk.tag(lang),
                short: desk.plan().routes.folders[lang.index()].to_uppercase(),
                name: reader.locale.name().to_owned(),
                href: desk.to(target),
                current: lang == desk.lang(),
                note: twin.is_none().then(|| reader.words.get("nav.switch_parent").to_owned()),
            }
        })
        .collect()
}

/// The ways to a page beside its twin in each other language.
pub fn folds(desk: &Desk, subject: &Subject) -> Vec<Link> {
    let others = Lang::all(desk.model().languages.len()).filter(|lang| *lang != desk.lang());
    let fold = |lang: Lang| {
        let pair = (lang.min(desk.lang()), lang.max(desk.lang()));
        let fold = desk.plan().routes.fold(subject, pair)?;
        let folders = &desk.plan().routes.folders;
        let label = format!("{} | {}", folders[pair.0.index()].to_uppercase(), folders[pair.1.index()].to_uppercase());
        Some(Link { href: desk.to(&fold.address), label, lang: None, ..Link::default() })
    };
    others.filter_map(fold).collect()
}

fn parent<'site>(desk: &Desk<'site>, lang: Lang) -> Option<&'site str> {
    let routes = &desk.plan().routes;
    let section = desk.page.subject.section().map(page::index);
    section.and_then(|subject| routes.address(&subject, lang)).or_else(|| routes.address(&Subject::Home, lang))
}

fn breadcrumbs(desk: &Desk, head: &Head) -> Vec<Mention> {
    if desk.page.subject == Subject::Home {
        return Vec::new();
    }
    let mut crumbs = vec![desk.mention(&Subject::Home, desk.word("nav.home"))];
    let mut of_itself = None;
    if let Some(section) = desk.page.subject.section() {
        let (index, name) = (page::index(section), desk.word(&format!("sections.{}", section.key())));
        match index == desk.page.subject {
            true => of_itself = Some(name),
            false => crumbs.push(desk.mention(&index, name)),
        }
    }
    crumbs.extend(head.path.iter().map(|(subject, label)| desk.mention(subject, label.clone())));
    crumbs.push(Mention { label: of_itself.unwrap_or_else(|| head.title.clone()), href: None });
    crumbs
}

/// The author's menu, else the first five sections that hold something.
fn menu(desk: &Desk) -> Vec<Link> {
    let settings = &desk.model().settings;
    let own = |section: Section| desk.page.subject.section() == Some(section);
    if !settings.menu.is_empty() {
        return settings.menu.iter().filter_map(|entry| super::links::menu_entry(desk, entry)).collect();
    }
    let entry = |section: Section| {
        let mut link = desk.link(&page::index(section), desk.word(&format!("sections.{}", section.key())))?;
        link.current = own(section);
        Some(link)
    };
    page::MENU.into_iter().filter_map(entry).take(5).collect()
}

fn notices(desk: &Desk, head: &Head) -> Vec<Notice> {
    let mut notices = Vec::new();
    let whole = head.fictitious;
    desk.notes.borrow_mut().fictitious |= whole;
    if whole || desk.notes.borrow().fictitious {
        let lead = if whole { "notice.fictitious_lead" } else { "notice.fictitious_part_lead" };
        let text = if whole { "notice.fictitious" } else { "notice.fictitious_part" };
        let (lead, text) = (desk.word(lead), desk.word(text));
        notices.push(Notice { kind: NoticeKind::Fictitious, lead, text, ..Notice::default() });
    }
    if let Some(lang) = desk.page.borrowed {
        let name = desk.language(desk.plan().readers[lang.index()].locale.tag());
        let link = desk.plan().routes.address(&desk.page.subject, lang).map(|target| Link {
            href: desk.to(target),
            label: desk.word("nav.original"),
            ..Link::default()
        });
        let text = desk.fill("notice.borrowed", &[("language", &name)]);
        notices.push(Notice { kind: NoticeKind::Borrowed, lang: None, lead: desk.word("notice.borrowed_lead"), text, link });
    }
    if head.draft {
        notices.push(Notice {
            kind: NoticeKind::Draft,
            lead: desk.word("notice.draft_lead"),
            text: desk.word("notice.draft"),
            ..Notice::default()
        });
    }
    notices
}

/// What stands below a page; `switch` leads to it in other languages.
pub fn footer(desk: &Desk, switch: &[SwitchEntry]) -> Footer {
    let settings = &desk.model().settings;
    let mut footer = Footer::default();
    if let Some(publisher) = &settings.publisher {
        footer.publisher.push(desk.text(&publisher.name));
        footer.publisher.extend(publisher.address.as_ref().map(|address| desk.text(address)));
        let mail = publisher.email.as_ref().map(|email| email.as_written());
        footer.contact.extend(mail.map(|mail| Link { href: format!("mailto:{mail}"), label: mail.to_owned(), ..Link::default() }));
        let url = publisher.url.as_ref().map(|url| url.as_written()).filter(|url| super::links::is_safe(url));
        footer.contact.extend(url.map(|url| Link { href: url.to_owned(), label: super::links::plain_address(url), ..Link::default() }));
        footer.responsible = desk.text_of(&publisher.responsible);
    }
    let listed = |section: Section| desk.link(&page::index(section), desk.word(&format!("sections.{}", section.key())));
    footer.sections = page::MENU.into_iter().filter(|section| *section != Section::Data).filter_map(listed).collect();
    footer.pages = own_pages(desk);
    let about = [Section::Method, Section::Editions, Section::Accessibility].into_iter();
    footer.pages.extend(about.filter_map(listed));
    footer.pages.extend(desk.link(&Subject::Report, desk.word("report.title")));
    footer.reuse = desk.link(&Subject::Data, desk.word("footer.open_data")).into_iter().collect();
    footer.licence = settings.license.as_ref().map(|license| licence(license.as_written()));
    footer.funders = funders(desk);
    let elsewhere = switch.iter().filter(|entry| entry.lang != desk.tag(desk.lang()));
    footer.languages = elsewhere
        .zip(others(desk))
        .map(|(entry, label)| Link { href: entry.href.clone(), label, lang: Some(entry.lang.clone()), ..Link::default() })
        .collect();
    footer
}

/// Who pays for the site, and what they ask to be said.
pub fn funders(desk: &Desk) -> Vec<Funder> {
    let funder = |funder: &crate::model::settings::Funder| Funder {
        name: desk.text(&funder.name),
        notice: funder.notice.as_ref().map(|notice| desk.text(&notice.0)),
        logo: logo(desk, funder),
        url: funder.url.as_ref().map(|url| url.as_written().to_owned()).filter(|url| super::links::is_safe(url)),
    };
    desk.model().settings.funders.iter().map(funder).collect()
}

/// “This page in Dutch”, in the words of each other language.
fn others<'site>(desk: &Desk<'site>) -> impl Iterator<Item = String> + use<'site> {
    let lang = desk.lang();
    let readers = desk.plan().readers.iter().filter(move |reader| reader.lang != lang);
    readers.map(|reader| reader.words.own("nav.in_language").unwrap_or(reader.locale.name()).to_owned())
}

/// The author's pages that lie at the top, by weight and title.
fn own_pages(desk: &Desk) -> Vec<Link> {
    let top = desk.model().pages.values().filter(|page| page.id != "index" && !page.id.contains('/'));
    let mut pages: Vec<(Option<Decimal>, Link)> = top
        .filter_map(|page| {
            let file = &page.panels[desk.lang()].file;
            Some((file.weight, desk.link(&Subject::Free(page.id.clone()), desk.typeset(file.title.as_written()))?))
        })
        .collect();
    pages.sort_by(|(one, left), (other, right)| {
        let heavy = |weight: &Option<Decimal>| (weight.is_none(), *weight);
        heavy(one).cmp(&heavy(other)).then_with(|| desk.reader.locale.compare(&left.label, &right.label))
    });
    pages.into_iter().map(|(_, link)| link).collect()
}

/// A language as shared links name it: `fr_BE`.
fn locale_name(tag: &str) -> String {
    tag.replace('-', "_")
}

/// A funder's mark.
fn logo(desk: &Desk, funder: &crate::model::settings::Funder) -> Option<Picture> {
    let logo = funder.logo.as_ref()?;
    let picture = super::pages::facts::picture(desk, (&logo.value, logo.place), Room::Logo)?;
    Some(Picture { alt: desk.text_of(&funder.alt).unwrap_or_default(), ..picture })
}

/// A licence by its SPDX name, with the address of those that have one everybody knows.
pub fn licence(spdx: &str) -> Mention {
    let address = |kind: &str, version: &str| format!("https://creativecommons.org/licenses/{kind}/{version}/");
    let parts: Vec<&str> = spdx.split('-').collect();
    let href = match parts.as_slice() {
        ["CC0", "1.0"] => Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned()),
        ["CC", kinds @ .., version] if !kinds.is_empty() => Some(address(&kinds.join("-").to_lowercase(), version)),
        _ => None,
    };
    Mention { label: spdx.replace("CC-", "CC ").replace("-4.0", " 4.0"), href }
}
