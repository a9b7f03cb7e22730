//! What every kind of file may hold, described from the declarations that read it.

pub mod words;

use super::assessment::AssessmentFile;
use super::catalogue::{Dimension, Framework, Scale, Term, Topic};
use super::enterprise::Portrait;
use super::indicator::Indicator;
use super::notebook::{ChapterFile, NotebookFile};
use super::publications::{CompanionFile, FederationFile, NewsFile, PageFile, PartnerFile};
use super::settings::Settings;
use super::testimonial::{Original, Twin};
use crate::source::decode::Decode;
use crate::source::shape::Shape;

/// A kind of file.
#[derive(Clone, Debug)]
pub struct FileKind {
    /// What it is called: `enterprise`, `indicators`.
    pub name: &'static str,
    /// Where such files lie, from the site's root: `*` stands for a part of a name, `**` for any folders.
    pub files: &'static [&'static str],
    /// What they hold: a YAML file, or the front matter of a Markdown file.
    pub shape: Shape,
}

impl FileKind {
    /// Whether what is described is the front matter of a Markdown file.
    pub fn is_front_matter(&self) -> bool {
        self.files.iter().all(|files| files.ends_with(".md"))
    }
}

/// Texts beside something that is described in YAML.
const COMPANIONS: &[&str] = &[
    "content/enterprises/*/index.*.md",
    "content/enterprises/*/assessments/*.md",
    "content/federations/*.md",
    "content/partners/*.md",
    "content/catalogue/*/*.md",
];

/// Every kind of file that authors write (format.md §1 and §3).
pub fn kinds() -> Vec<FileKind> {
    let kind = |name, files, shape| FileKind { name, files, shape };
    let catalogue = |name, files, shape| kind(name, files, Shape::List(Box::new(shape)));
    vec![
        kind("diptych", &["diptych.yaml"], Settings::shape()),
        catalogue("indicators", &["content/catalogue/indicators.yaml"], Indicator::shape()),
        catalogue("scales", &["content/catalogue/scales.yaml"], Scale::shape()),
        catalogue("dimensions", &["content/catalogue/dimensions.yaml"], Dimension::shape()),
        catalogue("topics", &["content/catalogue/topics.yaml"], Topic::shape()),
        catalogue("terms", &["content/catalogue/terms.yaml"], Term::shape()),
        catalogue("frameworks", &["content/catalogue/frameworks.yaml"], Framework::shape()),
        kind("enterprise", &["content/enterprises/*/enterprise.yaml"], Portrait::shape()),
        kind("assessment", &["content/enterprises/*/assessments/*.yaml"], AssessmentFile::shape()),
        kind("federation", &["content/federations/*.yaml"], FederationFile::shape()),
        kind("notebook", &["content/notebooks/*/notebook.yaml"], NotebookFile::shape()),
        kind("partner", &["content/partners/*.yaml"], PartnerFile::shape()),
        kind("testimonial", &["content/testimonials/*.md"], Shape::Either(vec![Original::shape(), Twin::shape()])),
        kind("chapter", &["content/notebooks/*/*.md"], ChapterFile::shape()),
        kind("news", &["content/news/*.md"], NewsFile::shape()),
        kind("page", &["content/pages/**/*.md"], PageFile::shape()),
        kind("companion", COMPANIONS, CompanionFile::shape()),
    ]
}
