//! Following the author: which page a changed file is about, and which pages are drafts.

use std::sync::Arc;

use super::site::Site;
use crate::localized::{Lang, Localized};
use crate::model::Model;
use crate::model::entities::Written;
use crate::model::id::Id;
use crate::model::sources::{Role, TextRole, role};
use crate::plan::page::{Page, Subject};
use crate::snapshot::File;

/// The addresses of the pages about the one file in which two states differ, one a language; none if several
/// files differ (a branch was switched) or the file is about no page.
pub(super) fn followed(before: &Site, now: &Site) -> Vec<String> {
    let old = &before.truth.files;
    let mut changed = now.truth.files.iter().enumerate().filter(|(index, file)| match old.get(*index) {
        Some(same) if Arc::ptr_eq(same, file) => false,
        _ => !before.truth.find(file.path.as_str()).is_some_and(|(_, same)| std::ptr::eq(same, &raw const ***file)),
    });
    let (Some((_, file)), None) = (changed.next(), changed.next()) else { return Vec::new() };
    let Some(compiled) = now.compiled() else { return Vec::new() };
    let routes = &compiled.plan.routes;
    let written_there =
        |page: &&Page| page.borrowed.is_none() && now.shown.files.get(page.place.file.0 as usize).is_some_and(|own| own.path == file.path);
    let written: Vec<String> = routes.pages.iter().filter(written_there).map(|page| page.address.clone()).collect();
    if !written.is_empty() && file.path.name().ends_with(".md") {
        return written;
    }
    subject(file).map_or(written, |subject| routes.twins(&subject).map(|page| page.address.clone()).collect())
}

/// What a file is about.
fn subject(file: &File) -> Option<Subject> {
    let path = file.path.as_str();
    let id = |id: &str| Id::new(id);
    Some(match role(path)? {
        Role::Portrait { enterprise } => Subject::Enterprise(id(&enterprise)?),
        Role::Assessment { enterprise, id: own } => Subject::Assessment(id(&enterprise)?, id(&own)?),
        Role::Federation(own) => Subject::Federation(id(&own)?),
        Role::Notebook(own) => Subject::Notebook(id(&own)?),
        Role::Partner(own) => Subject::Partner(id(&own)?),
        Role::Text { text, .. } => match text {
            TextRole::Testimonial(own) => Subject::Testimonial(id(&own)?),
            TextRole::Chapter { notebook, id: own } => Subject::Chapter(id(&notebook)?, id(&own)?),
            TextRole::News(own) => Subject::News(id(&own)?),
            TextRole::Page(own) if own == "index" => Subject::Home,
            TextRole::Page(own) => Subject::Free(own),
            TextRole::Enterprise(own) => Subject::Enterprise(id(&own)?),
            TextRole::Assessment { enterprise, id: own } => Subject::Assessment(id(&enterprise)?, id(&own)?),
            TextRole::Federation(own) => Subject::Federation(id(&own)?),
            TextRole::Partner(own) => Subject::Partner(id(&own)?),
            TextRole::Topic(own) => Subject::Topic(id(&own)?),
            TextRole::Indicator(own) => Subject::Indicator(id(&own)?),
        },
        Role::Resource => {
            let enterprise = path.strip_prefix("content/enterprises/")?.split('/').next()?;
            Subject::Enterprise(id(enterprise)?)
        }
        Role::Catalogue(_) | Role::Stray => return None,
    })
}

/// Whether a page is a draft.
pub(super) fn is_draft(model: &Model, subject: &Subject) -> bool {
    let draft = match subject {
        Subject::News(id) => model.news.get(id).map(|news| first(&news.panels).draft),
        Subject::Free(id) => model.pages.get(id).map(|page| first(&page.panels).draft),
        Subject::Chapter(notebook, id) => {
            let chapters = model.notebooks.get(notebook).map(|notebook| notebook.chapters.iter());
            chapters.into_iter().flatten().find(|chapter| chapter.id == *id).map(|chapter| first(&chapter.panels).draft)
        }
        _ => None,
    };
    draft.flatten().unwrap_or(false)
}

/// Whether a site has drafts.
pub(super) fn has_drafts(model: &Model) -> bool {
    let chapters = model.notebooks.values().flat_map(|notebook| &notebook.chapters).map(|chapter| first(&chapter.panels).draft);
    let pages = model.pages.values().map(|page| first(&page.panels).draft);
    model.news.values().map(|news| first(&news.panels).draft).chain(pages).chain(chapters).any(|draft| draft == Some(true))
}

/// What the file says by which drafts are judged: the first language's, or the one it borrows.
fn first<T>(panels: &Localized<Written<T>>) -> &T {
    &panels[Lang::FIRST].file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;
    use crate::snapshot::Content;

    #[test]
    fn a_file_is_about_the_page_that_it_is_named_for() {
        let id = |id: &str| Id::new(id).expect("an id");
        for (path, about) in [
            ("content/pages/index.fr.md", Some(Subject::Home)),
            ("content/pages/equipe.fr.md", Some(Subject::Free("equipe".to_owned()))),
            ("content/enterprises/ateliers/enterprise.yaml", Some(Subject::Enterprise(id("ateliers")))),
            ("content/enterprises/ateliers/assessments/2023.yaml", Some(Subject::Assessment(id("ateliers"), id("2023")))),
            ("content/enterprises/ateliers/data/sorties.csv", Some(Subject::Enterprise(id("ateliers")))),
            ("content/notebooks/recits/notebook.yaml", Some(Subject::Notebook(id("recits")))),
            ("content/catalogue/indicators.yaml", None),
        ] {
            let file = File::new(SourcePath::new(path).expect("a path"), Content::Text(String::new()));
            assert_eq!(subject(&file), about, "{path}");
        }
    }
}
