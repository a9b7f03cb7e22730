//! The feed of a language: news, notebooks and voices, most recent first (Atom, RFC 4287).

use crate::localized::Lang;
use crate::model::Model;
use crate::model::twins;
use crate::period::Date;
use crate::plan::page::Subject;
use crate::plan::reader::Reader;
use crate::plan::route::Routes;
use crate::plan::voices;
use crate::xml::Xml;

/// Entries in a feed.
const ENTRIES: usize = 30;

struct Entry {
    date: Date,
    address: String,
    title: String,
    summary: String,
}

/// The feed's document for a reader. `base` ends with a slash; dates come from the content, never from a clock.
pub fn feed(model: &Model, routes: &Routes, reader: &Reader, base: &str) -> Vec<u8> {
    let lang = reader.lang;
    let mut entries = entries(model, routes, lang);
    entries.sort_by(|left, right| (right.date, &left.address).cmp(&(left.date, &right.address)));
    entries.truncate(ENTRIES);
    let folder = &routes.folders[lang.index()];
    let tag = model.languages[lang.index()].as_str();
    let (own, home) = (format!("{base}{folder}/feed.xml"), format!("{base}{folder}/"));
    let mut xml = Xml::indented();
    xml.element("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", tag)], |xml| {
        xml.words("title", &reader.typeset(&model.settings.title[lang]));
        if let Some(description) = model.settings.description.as_ref().filter(|text| !model.settings.hides(&text.panels, lang)) {
            xml.words("subtitle", &reader.typeset(&description[lang]));
        }
        xml.words("id", &home);
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &home)]);
        xml.words("updated", &instant(entries.first().map(|entry| entry.date)));
        xml.element("author", &[], |xml| {
            let publisher = model.settings.publisher.as_ref();
            xml.words("name", publisher.map_or(&model.settings.title[lang], |publisher| &publisher.name[lang]));
        });
        for entry in &entries {
            let address = format!("{base}{}", entry.address);
            xml.element("entry", &[], |xml| {
                xml.words("title", &reader.typeset(&entry.title));
                xml.words("id", &address);
                xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &address)]);
                xml.words("updated", &instant(Some(entry.date)));
                xml.words("published", &instant(Some(entry.date)));
                if !entry.summary.is_empty() {
                    xml.words("summary", &reader.typeset(&entry.summary));
                }
            });
        }
    });
    xml.finish()
}

fn instant(date: Option<Date>) -> String {
    date.map_or("1970-01-01T00:00:00Z".to_owned(), |date| format!("{date}T00:00:00Z"))
}

fn entries(model: &Model, routes: &Routes, lang: Lang) -> Vec<Entry> {
    let own = |subject: Subject| routes.page(&subject, lang).filter(|page| page.borrowed.is_none()).map(|page| page.address.clone());
    let mut entries = Vec::new();
    for news in model.news.values() {
        let file = &news.panels[lang].file;
        let date = twins::first(&news.panels).file.date;
        let is_public = file.draft != Some(true);
        if let (Some(address), Some(date)) = (own(Subject::News(news.id.clone())).filter(|_| is_public), date) {
            let summary = file.description.as_ref().map_or("", |text| text.as_written()).to_owned();
            entries.push(Entry { date, address, title: file.title.as_written().to_owned(), summary });
        }
    }
    for notebook in model.notebooks.values() {
        if let Some(address) = own(Subject::Notebook(notebook.id.clone())) {
            let summary = notebook
                .file
                .abstract_
                .as_ref()
                .or(notebook.file.subtitle.as_ref())
                .filter(|text| !model.settings.hides(&text.panels, lang));
            let summary = summary.map_or("", |text| &text[lang]).to_owned();
            entries.push(Entry { date: notebook.file.published, address, title: notebook.file.title[lang].to_owned(), summary });
        }
    }
    for voice in voices::shown(model, lang) {
        if let (Some(address), Some(date)) = (own(Subject::Testimonial(voice.id.clone())), voice.date) {
            let panel = &voice.panels[lang];
            let (title, summary) = (panel.title.as_written().to_owned(), panel.quote.as_written().to_owned());
            entries.push(Entry { date, address, title, summary });
        }
    }
    entries
}
