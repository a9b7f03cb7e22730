//! The page where a reader ticks enterprises, indicators and chapters, and prints them as one report.

use crate::model::entities::Notebook;
use crate::plan::page::{Page, Subject};
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::view::{self, Link, ReportGroup};
use crate::snapshot::Links;

/// The view.
pub fn page(desk: &Desk) -> view::Report {
    let lead = desk.word("report.lead");
    let head = Head { title: desk.word("report.title"), description: lead.clone(), ..Head::default() };
    let group = |key: &str, pages: Vec<Link>| ReportGroup { title: desk.word(key), pages };
    let mut groups = vec![
        group("sections.enterprises", named(desk, |page| matches!(page.subject, Subject::Enterprise(_)))),
        group("sections.indicators", named(desk, |page| matches!(page.subject, Subject::Indicator(_)))),
    ];
    groups.extend(desk.model().notebooks.values().map(|notebook| chapters(desk, notebook)));
    groups.retain(|group| !group.pages.is_empty());
    view::Report {
        frame: frame::frame(desk, head),
        lead: Some(lead),
        groups,
        // From a folder on a disk, browsers fetch nothing.
        script: desk.press.script("report").filter(|_| desk.press.links == Links::Pretty).map(|script| desk.to(script)),
        figure: desk.word("figure.figure"),
        table: desk.word("figure.table"),
    }
}

/// The pages of a kind in the reader's language, by their names.
fn named(desk: &Desk, wanted: impl Fn(&Page) -> bool) -> Vec<Link> {
    let pages = desk.plan().routes.pages.iter().filter(|page| page.lang == desk.lang() && page.borrowed.is_none() && wanted(page));
    let name = |page: &Page| match &page.subject {
        Subject::Enterprise(id) => desk.model().enterprises.get(id).map(|own| desk.text(&own.portrait.name)),
        Subject::Indicator(id) => desk.model().catalogue.indicator(id.as_str()).map(|own| desk.text(&own.name)),
        _ => None,
    };
    let mut links: Vec<Link> = pages.filter_map(|page| desk.link(&page.subject, name(page)?)).collect();
    links.sort_by(|left, right| desk.reader.locale.compare(&left.label, &right.label));
    links
}

fn chapters(desk: &Desk, notebook: &Notebook) -> ReportGroup {
    let link = |chapter: &crate::model::entities::Chapter| {
        let title = desk.typeset(chapter.panels[desk.lang()].file.title.value.as_written());
        desk.link(&Subject::Chapter(notebook.id.clone(), chapter.id.clone()), title).filter(|link| !link.draft)
    };
    ReportGroup { title: desk.text(&notebook.file.title), pages: notebook.chapters.iter().filter_map(link).collect() }
}
