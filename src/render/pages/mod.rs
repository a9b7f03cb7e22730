//! Pages: for each subject the view that its template is given.
//!
//! One file for each noun; each takes a desk and gives a view. Nothing here decides what may be shown: figures
//! and the model hold nothing else.

mod accessibility;
pub mod aggregate_figures;
pub mod aggregates;
pub mod assessment;
mod assessment_context;
mod assessment_results;
pub mod cards;
mod catalogue;
pub mod chapter;
mod citing;
mod comparison;
mod cover;
mod coverage;
mod data;
mod door;
mod downloads;
mod editions;
pub mod enterprise;
mod enterprise_topics;
pub mod facts;
pub mod federation;
pub mod fold;
mod formula;
mod home;
mod indicator;
mod lost;
mod method;
mod news;
pub mod notebook;
pub mod outcomes;
mod partner;
mod parts;
mod places;
mod plate;
mod promotions;
mod reference;
pub mod search;
mod standing;
mod surveys;
mod testimonial;
mod topic;

pub use parts::publisher;

use serde::Serialize;

use super::desk::Desk;
use super::template::TemplateTrouble;
use crate::plan::page::{Fold, Page, Subject};

/// The HTML of a desk's page.
pub fn render(desk: &Desk) -> Result<String, TemplateTrouble> {
    match &desk.page.subject {
        Subject::Home => print(desk, "home.html", &home::page(desk)),
        Subject::Enterprises(number) => print(desk, "enterprise_list.html", &enterprise::list(desk, None, *number)),
        Subject::EnterprisesOf(part, number) => print(desk, "enterprise_list.html", &enterprise::list(desk, Some(part), *number)),
        Subject::Enterprise(id) => print(desk, "enterprise.html", &enterprise::page(desk, id)),
        Subject::Assessment(enterprise, id) => print(desk, "assessment.html", &assessment::page(desk, enterprise, id)),
        Subject::Indicators => print(desk, "indicator_list.html", &catalogue::indicators(desk)),
        Subject::Indicator(id) => print(desk, "indicator.html", &indicator::page(desk, id)),
        Subject::Topics => print(desk, "topic_list.html", &catalogue::topics(desk)),
        Subject::Topic(id) => print(desk, "topic.html", &topic::page(desk, id)),
        Subject::Testimonials(number) => print(desk, "wall.html", &testimonial::wall(desk, None, *number)),
        Subject::TestimonialsOf(part, number) => print(desk, "wall.html", &testimonial::wall(desk, Some(part), *number)),
        Subject::Testimonial(id) => print(desk, "testimonial.html", &testimonial::page(desk, id)),
        Subject::Notebooks => print(desk, "notebook_list.html", &notebook::list(desk)),
        Subject::Notebook(id) => print(desk, "notebook.html", &notebook::cover(desk, id)),
        Subject::Chapter(notebook, id) => print(desk, "chapter.html", &chapter::page(desk, notebook, id)),
        Subject::Federations => print(desk, "federation_list.html", &federation::list(desk)),
        Subject::Federation(id) => print(desk, "federation.html", &federation::page(desk, id)),
        Subject::NewsList(number) => print(desk, "news_list.html", &news::list(desk, *number)),
        Subject::News(id) => print(desk, "news_item.html", &news::page(desk, id)),
        Subject::Partners => print(desk, "partner_list.html", &partner::list(desk)),
        Subject::Partner(id) => print(desk, "partner.html", &partner::page(desk, id)),
        Subject::Glossary => print(desk, "glossary.html", &reference::glossary(desk)),
        Subject::Data => print(desk, "data.html", &data::page(desk)),
        Subject::Comparisons => print(desk, "comparison_list.html", &comparison::list(desk)),
        Subject::Comparison(id) => print(desk, "comparison.html", &comparison::page(desk, id)),
        Subject::Map => print(desk, "map.html", &places::page(desk)),
        Subject::Method => print(desk, "statement.html", &method::page(desk)),
        Subject::Editions => print(desk, "editions.html", &editions::page(desk)),
        Subject::Accessibility => print(desk, "statement.html", &accessibility::page(desk)),
        Subject::Search(number) => print(desk, "search.html", &search::page(desk, *number)),
        Subject::Free(id) => print(desk, "free_page.html", &reference::free(desk, id)),
    }
}

/// A page with two languages side by side; `desk` lies there, in the language on the left.
pub fn print_fold(desk: &Desk, fold: &Fold, leaves: (&fold::Leaf, &fold::Leaf)) -> Result<String, TemplateTrouble> {
    print(desk, "fold.html", &fold::page(desk, fold, leaves))
}

/// The page at the site's root, where a reader chooses a language; with one language there is nothing to choose.
pub fn print_door(desk: &Desk) -> Result<String, TemplateTrouble> {
    if desk.model().languages.len() == 1 {
        return print_way_home(desk);
    }
    print(desk, "door.html", &door::door(desk))
}

/// The page at the site's root that leads on to the first language.
pub fn print_way_home(desk: &Desk) -> Result<String, TemplateTrouble> {
    let address = desk.plan().routes.address(&Subject::Home, desk.lang()).unwrap_or_default().to_owned();
    let home = Page { address, ..desk.page.clone() };
    let desk = &Desk::new(desk.press, &home);
    print(desk, "redirect.html", &lost::redirect(desk, ""))
}

/// The page for addresses that do not exist.
pub fn print_not_found(desk: &Desk) -> Result<String, TemplateTrouble> {
    print(desk, "not_found.html", &lost::not_found(desk))
}

/// The page at an old address; `desk` is that of the new one.
pub fn print_redirect(desk: &Desk, from: &str) -> Result<String, TemplateTrouble> {
    print(desk, "redirect.html", &lost::redirect(desk, from))
}

fn print(desk: &Desk, template: &str, view: &impl Serialize) -> Result<String, TemplateTrouble> {
    desk.press.templates.render(template, view, desk.press.shared(desk.lang()))
}
