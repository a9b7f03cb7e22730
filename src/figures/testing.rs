//! Test sites: a model and its files from YAML snippets, as `resolve` would make them, references unchecked.

use std::collections::BTreeMap;

use super::{Cell, Figures, Guarded};
use crate::decimal;
use crate::finding::{Code, Finding, Findings, Place};
use crate::lang::LanguageTag;
use crate::model::assessment::{Assessment, AssessmentFile};
use crate::model::catalogue::{Dimension, Scale};
use crate::model::enterprise::{Enterprise, Portrait};
use crate::model::entities::{Catalogue, Federation, Model};
use crate::model::id::Id;
use crate::model::indicator::Indicator;
use crate::model::known::Known;
use crate::model::prose::Texts;
use crate::model::publications::FederationFile;
use crate::model::settings::Settings;
use crate::path::SourcePath;
use crate::period::{self, Date, Period, SchoolYearStart};
use crate::snapshot::{Content, Drafts, File, FileId, Links, Options, Snapshot};
use crate::source::decode::{self, Decode, Decoder};
use crate::source::yaml::{self, Node};

/// What a test site gives.
pub struct Outcome {
    pub figures: Figures,
    pub findings: Vec<Finding>,
    snapshot: Snapshot,
}

impl Outcome {
    /// The codes found, sorted by place.
    pub fn codes(&self) -> Vec<&'static str> {
        self.findings.iter().map(|finding| finding.problem.code().as_str()).collect()
    }

    /// The text that the first finding of a code points at.
    pub fn pointed_at(&self, code: Code) -> &str {
        let finding = self.findings.iter().find(|finding| finding.problem.code() == code).expect("a finding of this code");
        let Place { file, start, end } = finding.place;
        &self.snapshot.text(file)[start as usize..end as usize]
    }

    /// What is shown of a value: rounded to two decimals, or `withheld`, or the word of its absence.
    pub fn shown(&self, enterprise: &str, indicator: &str, at: &str, filters: &[(&str, &str)]) -> String {
        let series = self.figures.series(enterprise, indicator).expect("a series");
        series.cell(&period(at), filters).map_or_else(|| "nothing".to_owned(), |point| spelled(&point.cell))
    }
}

/// A cell in words.
pub fn spelled(cell: &Cell) -> String {
    match cell {
        Guarded::Shown(quantity) => decimal::rounded(quantity.value, 2).normalize().to_string(),
        Guarded::Withheld(_) => "withheld".to_owned(),
        Guarded::Absent(status) => status.word().to_owned(),
    }
}

/// A period as written.
pub fn period(written: &str) -> Period {
    period::parse(written, SchoolYearStart::default()).expect("a period")
}

/// Computes the figures of a site: its files by path; a missing `diptych.yaml` is the usual one.
pub fn compute(files: &[(&str, &str)]) -> Outcome {
    let mut findings = Findings::new();
    let (model, snapshot) = site(files, &mut findings);
    let figures = super::compute(&model, &snapshot, &mut findings);
    Outcome { figures, findings: findings.sorted(), snapshot }
}

const SETTINGS: &str = "title: Essai\nbase_url: https://example.org/\nlanguages: [fr-BE]\n";

/// The model and snapshot of a site.
pub fn site(files: &[(&str, &str)], findings: &mut Findings) -> (Model, Snapshot) {
    let mut texts: BTreeMap<String, String> = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let settings = texts.get("diptych.yaml").map_or_else(|| SETTINGS.to_owned(), |more| format!("{SETTINGS}{more}"));
    texts.insert("diptych.yaml".to_owned(), settings);
    let file = |(path, text): (String, String)| File::new(SourcePath::new(path).expect("a path"), Content::Text(text));
    let files = texts.into_iter().map(file).map(std::sync::Arc::new).collect();
    let options = Options {
        today: Date::new(2026, 11, 21).expect("a day"),
        drafts: Drafts::Hidden,
        links: Links::Pretty,
        base_url: None,
        enterprise: None,
    };
    let snapshot = Snapshot { files, options };
    let languages = [LanguageTag::parse("fr-BE").expect("a tag")];
    let mut reader = Reader { snapshot: &snapshot, cx: Decoder::new(&languages) };
    let settings: Settings = reader.one("diptych.yaml");
    reader.cx.marks = settings.numbers.unwrap_or_default();
    let model = Model {
        settings,
        languages: languages.to_vec(),
        catalogue: Catalogue {
            indicators: reader.list::<Indicator>("content/catalogue/indicators.yaml"),
            dimensions: reader.list::<Dimension>("content/catalogue/dimensions.yaml"),
            scales: reader.list::<Scale>("content/catalogue/scales.yaml"),
            ..Catalogue::default()
        },
        enterprises: crate::shelf::Shelf::new("enterprises", reader.enterprises()),
        testimonials: BTreeMap::new(),
        left_out: BTreeMap::new(),
        federations: reader.federations(),
        notebooks: BTreeMap::new(),
        news: BTreeMap::new(),
        partners: BTreeMap::new(),
        pages: BTreeMap::new(),
        colours: BTreeMap::new(),
        known: Known::default(),
        period_labels: BTreeMap::new(),
        left_out_members: Default::default(),
        incomplete: false,
        lent: Vec::new(),
    };
    findings.append(std::mem::take(&mut reader.cx.findings));
    (model, snapshot)
}

struct Reader<'site> {
    snapshot: &'site Snapshot,
    cx: Decoder<'site>,
}

impl Reader<'_> {
    fn node(&mut self, path: &str) -> Option<Node> {
        let (file, _) = self.snapshot.find(path)?;
        let node = yaml::parse(self.snapshot.text(file), Place::file(file), &mut self.cx.findings);
        Some(node.unwrap_or_else(|| panic!("{path}: {:?}", self.cx.findings)))
    }

    fn one<T: Decode>(&mut self, path: &str) -> T {
        let node = self.node(path).unwrap_or_else(|| panic!("no {path}"));
        let value = self.cx.file(&node);
        value.unwrap_or_else(|| panic!("{path}: {:?}", self.cx.findings))
    }

    fn list<T: Decode>(&mut self, path: &str) -> Vec<T> {
        let node = self.node(path);
        node.map(|node| decode::list(&node, &mut self.cx)).unwrap_or_default()
    }

    fn stems(&self, prefix: &str, suffix: &str) -> Vec<String> {
        let names = self.snapshot.files.iter().filter_map(|file| file.path.as_str().strip_prefix(prefix)?.strip_suffix(suffix));
        names.filter(|name| !name.contains('/')).map(str::to_owned).collect()
    }

    /// An enterprise for each folder; one without a portrait has an empty one.
    fn enterprises(&mut self) -> BTreeMap<Id, Enterprise> {
        let folders =
            self.snapshot.files.iter().filter_map(|file| file.path.as_str().strip_prefix("content/enterprises/")?.split_once('/'));
        let ids: std::collections::BTreeSet<String> = folders.map(|(folder, _)| folder.to_owned()).collect();
        ids.into_iter().map(|id| (Id::new(&id).expect("an id"), self.enterprise(&id))).collect()
    }

    fn enterprise(&mut self, id: &str) -> Enterprise {
        let folder = format!("content/enterprises/{id}");
        let written = format!("{folder}/enterprise.yaml");
        let portrait: Portrait = match self.snapshot.find(&written) {
            Some(_) => self.one(&written),
            None => {
                let node = yaml::parse("name: Essai\n", Place::file(FileId(0)), &mut self.cx.findings).expect("a map");
                Portrait::decode(&node, &mut self.cx).expect("a portrait")
            }
        };
        let mut assessments: Vec<Assessment> = Vec::new();
        for stem in self.stems(&format!("{folder}/assessments/"), ".yaml") {
            let file: AssessmentFile = self.one(&format!("{folder}/assessments/{stem}.yaml"));
            let place = file.place;
            assessments.push(Assessment {
                id: Id::new(&stem).expect("an id"),
                file,
                story: Texts::default(),
                folder: folder.clone(),
                place,
            });
        }
        assessments.sort_by_key(|assessment| assessment.file.period.last);
        let place = portrait.place;
        Enterprise { id: Id::new(id).expect("an id"), portrait, assessments, story: Texts::default(), place }
    }

    fn federations(&mut self) -> BTreeMap<Id, Federation> {
        let stems = self.stems("content/federations/", ".yaml");
        let federation = |reader: &mut Self, stem: &str| {
            let file: FederationFile = reader.one(&format!("content/federations/{stem}.yaml"));
            let place = file.place;
            Federation { id: Id::new(stem).expect("an id"), file, story: Texts::default(), place }
        };
        stems.iter().map(|stem| (Id::new(stem).expect("an id"), federation(self, stem))).collect()
    }
}
