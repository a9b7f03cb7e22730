//! Texts as sheets: testimonials, notebooks with their chapters, news, free pages; titles and facts, not whole texts.

use super::Column::{Each, One};
use super::{Cell, Paper, count, listed, referred, said, words, yes};
use crate::localized::{Lang, Localized};
use crate::model::entities::Written;
use crate::model::testimonial::Channel;
use crate::plan::voices;
use crate::untrusted::Untrusted;

/// Voices: those whose consent covers open data, in the languages it covers.
pub fn testimonials(paper: &mut Paper) {
    paper.columns(&[
        One("id"),
        One("date"),
        One("enterprise"),
        Each("title"),
        Each("quote"),
        One("display"),
        One("name"),
        Each("role"),
        One("age_band"),
        One("topics"),
        One("illuminates"),
        One("consent_until"),
        One("fictitious"),
    ]);
    let plan = paper.desk.plan;
    for voice in plan.model.testimonials.values().filter(|voice| voice.channels.contains(&Channel::Data)) {
        let covered = |lang: Lang| voices::may_show(&plan.model, voice, lang) && voice.panels.borrowed(lang).is_none();
        let own = |pick: fn(&crate::model::consent::Voice) -> &Untrusted| {
            paper.of_each(|lang| covered(lang).then(|| pick(&voice.panels[lang]).as_written().to_owned()))
        };
        let witness = &voice.witness;
        let role = paper.of_each(|lang| {
            let role = witness.role.as_ref().filter(|role| role.panels.borrowed(lang).is_none())?;
            covered(lang).then(|| role[lang].to_owned())
        });
        let row = [
            words(voice.id.as_str()),
            vec![Cell::day(voice.date)],
            referred(&voice.enterprise),
            own(|panel| &panel.title),
            own(|panel| &panel.quote),
            words(witness.display.word()),
            said(witness.name.as_ref().map(|name| name.as_written())),
            role,
            said(witness.age_band.as_ref()),
            listed(&voice.topics),
            listed(&voice.illuminates),
            vec![Cell::day(voice.expires)],
            yes(voice.fictitious),
        ];
        paper.row(row);
    }
}

/// What each language's own file says.
fn own<T>(paper: &Paper, panels: &Localized<Written<T>>, pick: impl Fn(&T) -> Option<String>) -> Vec<Cell> {
    paper.of_each(|lang| panels.borrowed(lang).is_none().then(|| pick(&panels[lang].file)).flatten())
}

/// Notebooks.
pub fn notebooks(paper: &mut Paper) {
    paper.columns(&[
        One("id"),
        Each("series"),
        One("number"),
        Each("title"),
        Each("subtitle"),
        One("published"),
        One("chapters"),
        One("issn"),
        One("isbn"),
        One("doi"),
        One("fictitious"),
    ]);
    let plan = paper.desk.plan;
    for one in plan.model.notebooks.values() {
        let file = &one.file;
        let [issn, isbn, doi] = [&file.issn, &file.isbn, &file.doi].map(|number| said(number.as_ref().map(|number| number.as_written())));
        let row = [
            words(one.id.as_str()),
            paper.each(file.series.as_deref()),
            words(file.number.as_written()),
            paper.each(Some(&file.title)),
            paper.each(file.subtitle.as_ref()),
            vec![Cell::Day(file.published)],
            count(u64::try_from(one.chapters.len()).ok()),
            issn,
            isbn,
            doi,
            yes(file.fictitious),
        ];
        paper.row(row);
    }
}

/// Chapters of notebooks, in their order.
pub fn chapters(paper: &mut Paper) {
    paper.columns(&[One("notebook"), One("chapter"), Each("title"), Each("key_message"), One("kind")]);
    let plan = paper.desk.plan;
    for notebook in plan.model.notebooks.values() {
        for one in &notebook.chapters {
            let kind = one.panels[Lang::FIRST].file.kind.map(|kind| kind.word());
            let row = [
                words(notebook.id.as_str()),
                words(one.id.as_str()),
                own(paper, &one.panels, |file| Some(file.title.value.as_written().to_owned())),
                own(paper, &one.panels, |file| Some(file.key_message.as_ref()?.value.as_written().to_owned())),
                said(kind),
            ];
            paper.row(row);
        }
    }
}

/// News and events.
pub fn news(paper: &mut Paper) {
    paper.columns(&[
        One("id"),
        One("date"),
        Each("title"),
        Each("description"),
        One("topics"),
        One("event_from"),
        One("event_to"),
        Each("place"),
        One("fictitious"),
    ]);
    let plan = paper.desk.plan;
    for one in plan.model.news.values() {
        let file = &one.panels[Lang::FIRST].file;
        let event = file.event.as_ref();
        let row = [
            words(one.id.as_str()),
            vec![Cell::day(file.date)],
            own(paper, &one.panels, |file| Some(file.title.as_written().to_owned())),
            own(paper, &one.panels, |file| Some(file.description.as_ref()?.as_written().to_owned())),
            listed(&file.topics),
            vec![Cell::day(event.map(|event| event.from)), Cell::day(event.and_then(|event| event.to))],
            paper.each(event.and_then(|event| event.place_.as_deref())),
            yes(file.fictitious),
        ];
        paper.row(row);
    }
}

/// Free pages.
pub fn pages(paper: &mut Paper) {
    paper.columns(&[One("id"), Each("title"), Each("description")]);
    let plan = paper.desk.plan;
    for one in plan.model.pages.values() {
        let row = [
            words(one.id.as_str()),
            own(paper, &one.panels, |file| Some(file.title.as_written().to_owned())),
            own(paper, &one.panels, |file| Some(file.description.as_ref()?.as_written().to_owned())),
        ];
        paper.row(row);
    }
}
