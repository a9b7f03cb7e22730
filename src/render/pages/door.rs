//! The language door: the page at the site's root, where a reader chooses a language.

use serde_json::json;

use crate::localized::Lang;
use crate::plan::page::{Page, Subject};
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::view::{self, DoorPanel};

/// The page at the site's root; `desk` is that of the first language's home page.
pub fn door(desk: &Desk) -> view::Door {
    // The door stands at the root: its links start there.
    let page = Page { address: String::new(), ..desk.page.clone() };
    let desk = &Desk::new(desk.press, &page);
    let settings = &desk.model().settings;
    let head = Head {
        title: desk.text(&settings.title),
        description: desk.text_of(&settings.description).unwrap_or_default(),
        json_ld: Some(json!({ "@type": "WebSite" })),
        ..Head::default()
    };
    let mut frame = frame::apart(desk, head);
    frame.menu.clear();
    frame.switch.clear();
    frame.footer.funders.clear();
    let panels = Lang::all(desk.model().languages.len()).filter_map(|lang| panel(desk, lang)).collect();
    view::Door { frame, panels }
}

fn panel(desk: &Desk, lang: Lang) -> Option<DoorPanel> {
    let in_lang = Page { lang, ..desk.page.clone() };
    let (reader, settings) = (&desk.plan().readers[lang.index()], &desk.model().settings);
    let words = |text: &str| reader.locale.typeset(text).into_owned();
    let description = settings.description.as_ref().filter(|text| !settings.hides(&text.panels, lang));
    Some(DoorPanel {
        lang: reader.locale.tag().to_owned(),
        dir: reader.locale.direction().as_str(),
        choose: reader.words.get("door.choose").to_owned(),
        title: words(&settings.title[lang]),
        text: description.map(|text| words(&text[lang])).filter(|text| !text.is_empty()),
        button: reader.locale.name().to_owned(),
        href: desk.to(desk.plan().routes.address(&Subject::Home, lang)?),
        notice: is_example(desk).then(|| reader.words.get("notice.fictitious_lead").to_owned()),
        supported: reader.words.get("footer.funders").to_owned(),
        funders: frame::funders(&Desk::new(desk.press, &in_lang)),
    })
}

/// Whether all the enterprises of the site are examples.
fn is_example(desk: &Desk) -> bool {
    let enterprises = &desk.model().enterprises;
    !enterprises.is_empty() && enterprises.values().all(|enterprise| enterprise.portrait.fictitious)
}
