//! Pages: for each subject the view that its template is given.
//!
//! One file for each noun; each takes a desk and gives a view. Nothing here decides what may be shown: figures
//! and the model hold nothing else.

mod aggregate_figures;
mod aggregates;
pub mod assessment;
mod assessment_results;
pub mod cards;
mod catalogue;
mod chapter;
mod cover;
mod coverage;
mod data;
mod door;
pub mod enterprise;
mod enterprise_topics;
mod facts;
mod federation;
mod formula;
mod home;
mod indicator;
mod lost;
mod news;
mod notebook;
pub mod outcomes;
mod partner;
mod parts;
mod plate;
mod promotions;
mod reference;
mod standing;
mod surveys;
mod testimonial;
mod topic;

use serde::Serialize;

use super::desk::Desk;
use super::template::TemplateTrouble;
use crate::plan::page::Subject;

/// The HTML of a desk's page.
pub fn render(desk: &Desk) -> Result<String, TemplateTrouble> {
    match &desk.page.subject {
        Subject::Home => print(desk, "home.html", &home::page(desk)),
        Subject::Enterprises(number) => print(desk, "enterprise_list.html", &enterprise::list(desk, *number)),
        Subject::Enterprise(id) => print(desk, "enterprise.html", &enterprise::page(desk, id)),
        Subject::Assessment(enterprise, id) => print(desk, "assessment.html", &assessment::page(desk, enterprise, id)),
        Subject::Indicators => print(desk, "indicator_list.html", &catalogue::indicators(desk)),
        Subject::Indicator(id) => print(desk, "indicator.html", &indicator::page(desk, id)),
        Subject::Topics => print(desk, "topic_list.html", &catalogue::topics(desk)),
        Subject::Topic(id) => print(desk, "topic.html", &topic::page(desk, id)),
        Subject::Testimonials(number) => print(desk, "wall.html", &testimonial::wall(desk, *number)),
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
        Subject::Free(id) => print(desk, "free_page.html", &reference::free(desk, id)),
    }
}

/// The page at the site's root, where a reader chooses a language.
pub fn print_door(desk: &Desk) -> Result<String, TemplateTrouble> {
    print(desk, "door.html", &door::door(desk))
}

/// The page at the site's root that leads on to the first language.
pub fn print_way_home(desk: &Desk) -> Result<String, TemplateTrouble> {
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
