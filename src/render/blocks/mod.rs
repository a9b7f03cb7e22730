//! Blocks: what a directive in a text becomes on its page (format.md §4).
//!
//! A directive's options are YAML, read like any other file of the site, with the same findings. What it shows
//! comes from the desk; how it looks, from the theme's components.

mod chart;
mod containers;
mod diagrams;
mod inline_data;
mod map;
mod options;
mod questions;
mod shape;
mod shelves;

use serde::Serialize;

use super::desk::Desk;
use super::numbered;
use crate::finding::{Findings, Place, Problem};
use crate::localized::Lang;
use crate::source::decode::{Decode, Decoder, PlainText};
use crate::source::directives::{Body, Directive};
use crate::source::shape::Shape;
use crate::source::yaml::{self, Kind, Node};

/// The HTML of a directive, with its findings; `inner` holds its rendered parts, if it is a container.
pub fn block(desk: &Desk, directive: &Directive, inner: &[String]) -> (String, Findings) {
    let mut block = Block { desk, directive, findings: Findings::new() };
    let html = match directive.name.text {
        "chart" => chart::chart(&mut block),
        "kpi" => shelves::kpi(&mut block),
        "table" => chart::table(&mut block),
        "testimonial" => shelves::testimonial(&mut block),
        "voices" => shelves::voices(&mut block),
        "enterprises" => shelves::enterprises(&mut block),
        "logic-model" => diagrams::logic_model(&mut block),
        "stakeholders" => diagrams::stakeholders(&mut block),
        "steps" => diagrams::steps(&mut block),
        "figure" => containers::picture(&mut block),
        "quote" => containers::quote(&mut block, inner),
        "callout" => containers::callout(&mut block, inner),
        "columns" => containers::columns(&mut block, inner),
        "details" => containers::details(&mut block, inner),
        _ => inner.concat(),
    };
    (html, block.findings)
}

/// What may be written as the options of a directive; nothing for one that takes none.
pub fn options_of(name: &str) -> Option<Shape> {
    Some(match name {
        "chart" | "table" => options::ChartOptions::shape(),
        "kpi" => options::KpiOptions::shape(),
        "voices" => crate::plan::voices::VoicesOptions::shape(),
        "enterprises" => options::EnterprisesOptions::shape(),
        "figure" => options::PictureOptions::shape(),
        _ => return None,
    })
}

/// A directive being made.
struct Block<'block, 'site> {
    desk: &'block Desk<'site>,
    directive: &'block Directive<'block>,
    findings: Findings,
}

impl Block<'_, '_> {
    /// The options between the lines, read as a record; none if they cannot be read.
    fn options<T: Decode>(&mut self) -> Option<T> {
        let place = self.directive.place;
        let empty = Node { place, kind: Kind::Map(Vec::new()) };
        let node = match &self.directive.body {
            Body::Options(prose) if !prose.text.trim().is_empty() => {
                yaml::parse(prose.text, prose.place(0..prose.text.len()), &mut self.findings)?
            }
            _ => empty,
        };
        let model = self.desk.model();
        let mut cx = Decoder::new(&model.languages);
        // Words in a text file are in that file's language.
        cx.plain = PlainText::Page(self.language());
        cx.marks = model.settings.numbers.unwrap_or_default();
        cx.school = model.settings.school_year_start.map_or_else(Default::default, |day| day.0);
        let value = cx.file(&node);
        self.findings.append(cx.findings);
        value
    }

    /// The language the text is written in.
    fn language(&self) -> Lang {
        self.desk.page.borrowed.unwrap_or(self.desk.lang())
    }

    /// The author's id, if it can be one.
    fn id(&mut self) -> Option<String> {
        let id = self.directive.attributes.id?;
        let plain = id.text.starts_with(|c: char| c.is_ascii_alphabetic())
            && id.text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if !plain {
            let proposal = crate::model::id::proposal(id.text);
            self.problem(Problem::BadSlug { written: id.text.to_owned(), proposal }, id.place);
            return None;
        }
        if numbered::is_elsewhere(self.desk, id.text) {
            self.problem(Problem::DuplicateId { kind: "anchor", id: id.text.to_owned() }, id.place);
        }
        Some(id.text.to_owned())
    }

    /// Notes a problem.
    fn problem(&mut self, problem: Problem, place: Place) {
        self.findings.add(problem, place);
    }

    /// One of the theme's components.
    fn component(&mut self, name: &str, value: &impl Serialize) -> String {
        let shared = self.desk.press.shared(self.desk.lang());
        match self.desk.press.templates.component(name, value, shared) {
            Ok(html) => html,
            Err(trouble) => {
                self.problem(super::template_problem(&trouble, &self.desk.page.address), Place::SITE);
                String::new()
            }
        }
    }
}
