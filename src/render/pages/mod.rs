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
mod collection;
mod comparison;
mod cover;
mod coverage;
mod data;
mod door;
mod downloads;
mod editions;
pub mod enterprise;
mod enterprise_topics;
mod extract;
pub mod facts;
pub mod federation;
pub mod fold;
pub mod formula;
mod handout;
mod home;
mod indicator;
mod lost;
mod method;
mod news;
pub mod notebook;
pub mod outcomes;
mod partner;
mod parts;
mod peers;
mod places;
mod plate;
mod promotions;
mod reference;
mod report;
mod revisions;
pub mod search;
mod since;
mod standing;
mod surveys;
mod testimonial;
mod topic;
mod whole;

pub use parts::publisher;

use serde::Serialize;

use super::desk::Desk;
use super::template::TemplateTrouble;
use crate::plan::page::{Fold, Page, Subject};

/// The template that arranges pages of a subject.
pub fn template(subject: &Subject) -> &'static str {
    match subject {
        Subject::Home => "home.html",
        Subject::Enterprises(..) | Subject::EnterprisesOf(..) => "enterprise_list.html",
        Subject::Enterprise(..) => "enterprise.html",
        Subject::Assessment(..) => "assessment.html",
        Subject::Indicators => "indicator_list.html",
        Subject::Indicator(..) => "indicator.html",
        Subject::Topics => "topic_list.html",
        Subject::Topic(..) => "topic.html",
        Subject::Testimonials(..) | Subject::TestimonialsOf(..) => "wall.html",
        Subject::Testimonial(..) => "testimonial.html",
        Subject::Notebooks => "notebook_list.html",
        Subject::Notebook(..) => "notebook.html",
        Subject::Chapter(..) => "chapter.html",
        Subject::Whole(..) => "whole.html",
        Subject::Federations => "federation_list.html",
        Subject::Federation(..) => "federation.html",
        Subject::Extract(..) | Subject::Collection(..) => "federation_part.html",
        Subject::NewsList(..) => "news_list.html",
        Subject::News(..) => "news_item.html",
        Subject::Partners => "partner_list.html",
        Subject::Partner(..) => "partner.html",
        Subject::Glossary => "glossary.html",
        Subject::Data => "data.html",
        Subject::Comparisons => "comparison_list.html",
        Subject::Comparison(..) => "comparison.html",
        Subject::Map => "map.html",
        Subject::Method | Subject::Accessibility => "statement.html",
        Subject::Editions => "editions.html",
        Subject::Search(..) => "search.html",
        Subject::Report => "report.html",
        Subject::Handout(..) => "handout.html",
        Subject::Free(..) => "free_page.html",
    }
}

/// The HTML of a desk's page.
pub fn render(desk: &Desk) -> Result<String, TemplateTrouble> {
    let template = template(&desk.page.subject);
    match &desk.page.subject {
        Subject::Home => print(desk, template, &home::page(desk)),
        Subject::Enterprises(number) => print(desk, template, &enterprise::list(desk, None, *number)),
        Subject::EnterprisesOf(part, number) => print(desk, template, &enterprise::list(desk, Some(part), *number)),
        Subject::Enterprise(id) => print(desk, template, &enterprise::page(desk, id)),
        Subject::Assessment(enterprise, id) => print(desk, template, &assessment::page(desk, enterprise, id)),
        Subject::Indicators => print(desk, template, &catalogue::indicators(desk)),
        Subject::Indicator(id) => print(desk, template, &indicator::page(desk, id)),
        Subject::Topics => print(desk, template, &catalogue::topics(desk)),
        Subject::Topic(id) => print(desk, template, &topic::page(desk, id)),
        Subject::Testimonials(number) => print(desk, template, &testimonial::wall(desk, None, *number)),
        Subject::TestimonialsOf(part, number) => print(desk, template, &testimonial::wall(desk, Some(part), *number)),
        Subject::Testimonial(id) => print(desk, template, &testimonial::page(desk, id)),
        Subject::Notebooks => print(desk, template, &notebook::list(desk)),
        Subject::Notebook(id) => print(desk, template, &notebook::cover(desk, id)),
        Subject::Chapter(notebook, id) => print(desk, template, &chapter::page(desk, notebook, id)),
        Subject::Whole(id) => print(desk, template, &whole::page(desk, id)),
        Subject::Federations => print(desk, template, &federation::list(desk)),
        Subject::Federation(id) => print(desk, template, &federation::page(desk, id)),
        Subject::Extract(id, part) => print(desk, template, &extract::page(desk, id, part)),
        Subject::Collection(id, number) => print(desk, template, &collection::page(desk, id, *number)),
        Subject::NewsList(number) => print(desk, template, &news::list(desk, *number)),
        Subject::News(id) => print(desk, template, &news::page(desk, id)),
        Subject::Partners => print(desk, template, &partner::list(desk)),
        Subject::Partner(id) => print(desk, template, &partner::page(desk, id)),
        Subject::Glossary => print(desk, template, &reference::glossary(desk)),
        Subject::Data => print(desk, template, &data::page(desk)),
        Subject::Comparisons => print(desk, template, &comparison::list(desk)),
        Subject::Comparison(id) => print(desk, template, &comparison::page(desk, id)),
        Subject::Map => print(desk, template, &places::page(desk)),
        Subject::Method => print(desk, template, &method::page(desk)),
        Subject::Editions => print(desk, template, &editions::page(desk)),
        Subject::Accessibility => print(desk, template, &accessibility::page(desk)),
        Subject::Search(number) => print(desk, template, &search::page(desk, *number)),
        Subject::Report => print(desk, template, &report::page(desk)),
        Subject::Handout(own) => print(desk, template, &handout::page(desk, own)),
        Subject::Free(id) => print(desk, template, &reference::free(desk, id)),
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
