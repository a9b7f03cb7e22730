//! What came out, year by year: notebooks and assessments.

use serde_json::json;

use super::facts;
use crate::period::Date;
use crate::plan::page::Subject;
use crate::render::desk::Desk;
use crate::render::frame::{self, Head};
use crate::render::view::{self, Edition, EditionYear};

/// The view.
pub fn page(desk: &Desk) -> view::Editions {
    let mut dated: Vec<(Date, Edition)> = notebooks(desk).chain(assessments(desk)).collect();
    dated.sort_by(|(one, left), (other, right)| {
        other.cmp(one).then_with(|| desk.reader.locale.compare(&left.title.label, &right.title.label))
    });
    let mut years: Vec<EditionYear> = Vec::new();
    for (date, edition) in dated {
        let year = date.year().to_string();
        match years.last_mut().filter(|last| last.year == year) {
            Some(last) => last.editions.push(edition),
            None => years.push(EditionYear { year, editions: vec![edition] }),
        }
    }
    let lead = desk.typeset(&desk.word("lists.editions"));
    let head = Head {
        title: desk.word("sections.editions"),
        description: lead.clone(),
        fictitious: years.iter().flat_map(|year| &year.editions).all(|edition| edition.fictitious),
        json_ld: Some(json!({ "@type": "CollectionPage" })),
        ..Head::default()
    };
    view::Editions { frame: frame::frame(desk, head), lead: Some(lead), years }
}

fn notebooks<'a>(desk: &'a Desk) -> impl Iterator<Item = (Date, Edition)> + 'a {
    desk.model().notebooks.values().map(|notebook| {
        let file = &notebook.file;
        let series = file.series.as_ref().map_or_else(|| desk.word("sections.notebooks"), |series| desk.text(series));
        let kind = desk.fill("notebook.series", &[("series", &series), ("n", file.number.as_written())]);
        let title = desk.mention(&Subject::Notebook(notebook.id.clone()), desk.text(&file.title));
        (file.published, edition(desk, file.published, (title, kind), file.fictitious))
    })
}

fn assessments<'a>(desk: &'a Desk) -> impl Iterator<Item = (Date, Edition)> + 'a {
    let published = desk.model().enterprises.values().filter(|enterprise| facts::is_published(desk, enterprise.id.as_str()));
    published.flat_map(move |enterprise| {
        enterprise.assessments.iter().filter_map(move |assessment| {
            let day = assessment.file.step.as_ref()?.published?;
            let period = desk.reader.locale.period(&assessment.file.period);
            let kind = format!("{}, {}", desk.text(&enterprise.portrait.name), desk.fill("assessment.title", &[("period", &period)]));
            let subject = Subject::Assessment(enterprise.id.clone(), assessment.id.clone());
            let title = desk.mention(&subject, desk.text(assessment.title()));
            Some((day, edition(desk, day, (title, kind), enterprise.portrait.fictitious)))
        })
    })
}

fn edition(desk: &Desk, day: Date, (title, kind): (view::Mention, String), fictitious: bool) -> Edition {
    Edition { date: desk.reader.locale.date_long(day), datetime: day.to_string(), title, kind, fictitious }
}
