//! References: everything that one file says of another must exist (E02), and be used (W17).

use std::collections::BTreeSet;

use super::assessment::Assessment;
use super::catalogue::ScaleOption;
use super::enterprise::Enterprise;
use super::entities::Model;
use super::known::Kind;
use super::survey::{Question, QuestionKind};
use crate::finding::{Expected, FileTrouble, Finding, Findings, Place, Problem};
use crate::nearest::nearest;
use crate::path::SourcePath;
use crate::snapshot::{Content, Snapshot};
use crate::source::decode::Located;
use crate::source::text::Text;

/// Notes every reference to something that does not exist, and every definition that nothing uses.
pub fn check(model: &Model, snapshot: &Snapshot, findings: &mut Findings) {
    catalogue(model, findings);
    for enterprise in model.enterprises.values() {
        portrait(enterprise, model, snapshot, findings);
        enterprise.assessments.iter().for_each(|assessment| self::assessment(assessment, enterprise, model, findings));
    }
    testimonials(model, findings);
    federations(model, findings);
    news(model, snapshot, findings);
    sites(model, findings);
    bibliographies(model, snapshot, findings);
    funders(model, snapshot, findings);
    theme(model, snapshot, findings);
    pictures(model, findings);
    if !model.incomplete {
        unused(model, snapshot, findings);
    }
}

/// A theme of the site's own has a folder.
fn theme(model: &Model, snapshot: &Snapshot, findings: &mut Findings) {
    let Some(name) = model.settings.theme.as_ref().and_then(|theme| theme.name.as_ref()) else { return };
    let folders = snapshot.files.iter().filter_map(|file| Some(file.path.as_str().strip_prefix("themes/")?.split_once('/')?.0));
    let known: BTreeSet<&str> = folders.chain(["default"]).collect();
    if !known.contains(name.value.as_str()) {
        let nearest = nearest(&name.value, known).map(str::to_owned);
        findings.add(Problem::UnknownReference { kind: "theme", written: name.value.clone(), nearest }, name.place);
    }
}

fn catalogue(model: &Model, findings: &mut Findings) {
    for indicator in &model.catalogue.indicators {
        let single = [(&indicator.topic, Kind::Topic), (&indicator.weight, Kind::Indicator), (&indicator.supersedes, Kind::Indicator)];
        for (reference, kind) in single {
            reference.iter().for_each(|reference| require(model, kind, reference, findings));
        }
        indicator.dimensions.iter().for_each(|dimension| require(model, Kind::Dimension, dimension, findings));
    }
}

/// The sites of enterprises: each of one that exists, each written to its own folder.
fn sites(model: &Model, findings: &mut Findings) {
    let sites = &model.settings.sites;
    sites.iter().for_each(|site| require(model, Kind::Enterprise, &site.enterprise, findings));
    twice("site", sites.iter().map(|site| (site.id.as_str(), site.place)), findings);
    twice("output", sites.iter().map(|site| (site.output.as_str(), site.place)), findings);
}

fn require(model: &Model, kind: Kind, reference: &Located<String>, findings: &mut Findings) {
    model.known.require(kind, &reference.value, reference.place, findings);
}

fn portrait(enterprise: &Enterprise, model: &Model, snapshot: &Snapshot, findings: &mut Findings) {
    let portrait = &enterprise.portrait;
    let folder = format!("content/enterprises/{}", enterprise.id);
    if let Some(territory) = &portrait.territory {
        match model.catalogue.dimension("territory") {
            None => findings.add(model.known.unknown(Kind::Dimension, "territory"), territory.place),
            Some(dimension) => category(dimension.categories.iter().map(|category| category.id.as_str()), territory, findings),
        }
    }
    if let Some(photo) = &portrait.photo {
        if photo.alt.is_none() && !photo.decorative {
            findings.add(Problem::NoAlt { file: photo.file.value.clone() }, photo.file.place);
        }
        file(&photo.file, &folder, snapshot, findings);
    }
    portrait.logo.iter().for_each(|logo| file(logo, &folder, snapshot, findings));
}

fn category<'names>(names: impl Iterator<Item = &'names str> + Clone, reference: &Located<String>, findings: &mut Findings) {
    if !names.clone().any(|name| name == reference.value) {
        let nearest = nearest(&reference.value, names).map(str::to_owned);
        findings.add(Problem::UnknownReference { kind: "category", written: reference.value.clone(), nearest }, reference.place);
    }
}

/// The file that a path written in a folder's file names; E25 if there is none that may be used.
pub fn file(path: &Located<String>, folder: &str, snapshot: &Snapshot, findings: &mut Findings) {
    let trouble = match SourcePath::resolve(folder, &path.value) {
        None => FileTrouble::Outside,
        Some(target) => match snapshot.find(target.as_str()) {
            Some((_, found)) => match &found.content {
                Content::Refused(refusal) => super::load::refused(refusal),
                _ => return,
            },
            None => {
                let near = snapshot.files.iter().map(|file| file.path.as_str()).filter(|other| other.starts_with(folder));
                FileTrouble::Missing(nearest(target.as_str(), near).map(|found| found[folder.len() + 1..].to_owned()))
            }
        },
    };
    findings.add(super::load::file_problem(&path.value, trouble), path.place);
}

fn assessment(assessment: &Assessment, enterprise: &Enterprise, model: &Model, findings: &mut Findings) {
    let file = &assessment.file;
    let stakeholders: Vec<&str> = file.stakeholders.iter().map(|stakeholder| stakeholder.id.as_str()).collect();
    let outcomes: Vec<&str> = file.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    let local = |kind: &'static str, names: &[&str], reference: &Located<String>, findings: &mut Findings| {
        if !names.contains(&reference.value.as_str()) {
            let nearest = nearest(&reference.value, names.iter().copied()).map(str::to_owned);
            findings.add(Problem::UnknownReference { kind, written: reference.value.clone(), nearest }, reference.place);
        }
    };
    twice("stakeholder", file.stakeholders.iter().map(|stakeholder| (stakeholder.id.as_str(), stakeholder.place)), findings);
    twice("outcome", file.outcomes.iter().map(|outcome| (outcome.id.as_str(), outcome.place)), findings);
    twice("survey", file.surveys.iter().map(|survey| (survey.id.as_str(), survey.place)), findings);
    twice("evidence", file.evidence.iter().map(|evidence| (evidence.id.as_str(), evidence.place)), findings);
    twice("indicator", file.results.iter().map(|result| (result.indicator.value.as_str(), result.indicator.place)), findings);
    for outcome in &file.outcomes {
        outcome.stakeholder.iter().for_each(|reference| local("stakeholder", &stakeholders, reference, findings));
        outcome.leads_to.iter().for_each(|reference| local("outcome", &outcomes, reference, findings));
    }
    for result in &file.results {
        require(model, Kind::Indicator, &result.indicator, findings);
        result.outcome.iter().for_each(|reference| local("outcome", &outcomes, reference, findings));
        let is_language = |key: &str| model.languages.iter().any(|tag| tag.as_str() == key || tag.primary() == key);
        let unread = |finding: &Finding| match &finding.problem {
            Problem::WrongType { expected, .. } => *expected == Expected::Localized,
            Problem::MissingKey { key } => is_language(key),
            _ => false,
        };
        let inside = |place: Place| place.file == result.place.file && place.start >= result.place.start && place.end <= result.place.end;
        if result.source.as_ref().is_none_or(|source| source.is_blank())
            && !findings.iter().any(|finding| unread(finding) && inside(finding.place))
        {
            findings.add(Problem::NoSource { indicator: result.indicator.value.clone() }, result.indicator.place);
        }
        if let (Some(values), Some(csv)) = (&result.values, &result.csv) {
            let place = values.entries.first().map_or(csv.file.place, |entry| entry.place);
            findings.add(Problem::Excluding { key: "values", other: "csv" }, place);
        }
        for breakdown in &result.breakdowns {
            require(model, Kind::Dimension, &breakdown.dimension, findings);
            let Some(dimension) = model.catalogue.dimension(&breakdown.dimension.value) else { continue };
            for (name, _) in breakdown.values.entries.iter().flat_map(|entry| &entry.value.0.entries) {
                category(dimension.categories.iter().map(|category| category.id.as_str()), name, findings);
            }
        }
    }
    for survey in &file.surveys {
        survey.stakeholder.iter().for_each(|reference| local("stakeholder", &stakeholders, reference, findings));
        twice("question", survey.questions.iter().map(|question| (question.id.as_str(), question.place)), findings);
        survey.questions.iter().for_each(|question| self::question(question, model, findings));
    }
    for evidence in &file.evidence {
        for reference in evidence.supports.iter().chain(&evidence.contradicts) {
            local("outcome", &outcomes, reference, findings);
        }
        for reference in evidence.quotes.iter().filter_map(|quote| quote.testimonial.as_ref()) {
            require(model, Kind::Testimonial, reference, findings);
            voice(model, reference, findings);
        }
    }
    complete(assessment, enterprise, findings);
}

fn twice<'ids>(kind: &'static str, ids: impl Iterator<Item = (&'ids str, Place)>, findings: &mut Findings) {
    let mut seen = std::collections::BTreeMap::new();
    for (id, place) in ids {
        if let Some(first) = seen.insert(id, place) {
            findings.add_related(Problem::DuplicateId { kind, id: id.to_owned() }, place, first);
        }
    }
}

/// The options of a question: its own, its scale's, or the eleven of `nps`.
pub fn options<'model>(question: &'model Question, model: &'model Model) -> &'model [ScaleOption] {
    match &question.scale {
        Some(scale) => model.catalogue.scale(&scale.value).map_or(&question.options, |scale| &scale.options),
        None => &question.options,
    }
}

fn question(question: &Question, model: &Model, findings: &mut Findings) {
    question.scale.iter().for_each(|scale| require(model, Kind::Scale, scale, findings));
    if question.scale.as_ref().is_some_and(|scale| !model.known.has(Kind::Scale, &scale.value)) {
        return;
    }
    let points: Vec<String> = (0..=10).map(|point: u8| point.to_string()).collect();
    let names: Vec<&str> = match question.kind {
        QuestionKind::Nps => points.iter().map(String::as_str).collect(),
        _ => options(question, model).iter().map(|option| option.id.as_str()).collect(),
    };
    if names.is_empty() && question.kind == QuestionKind::Open {
        return;
    }
    if names.is_empty() && matches!(question.kind, QuestionKind::Likert | QuestionKind::Single | QuestionKind::Multiple) {
        findings.add(Problem::MissingKey { key: "scale".to_owned() }, question.place);
        return;
    }
    let counted = question.counts.iter().flat_map(|counts| &counts.entries).map(|(name, _)| name);
    let grouped = question.by.iter().flat_map(|by| &by.entries).flat_map(|(_, groups)| &groups.entries);
    let grouped = grouped.flat_map(|(_, counts)| &counts.entries).map(|(name, _)| name);
    for name in counted.chain(grouped) {
        if !names.contains(&name.value.as_str()) {
            let nearest = nearest(&name.value, names.iter().copied()).map(str::to_owned);
            findings.add(Problem::UnknownReference { kind: "option", written: name.value.clone(), nearest }, name.place);
        }
    }
    for (dimension, groups) in question.by.iter().flat_map(|by| &by.entries) {
        require(model, Kind::Dimension, dimension, findings);
        let Some(dimension) = model.catalogue.dimension(&dimension.value) else { continue };
        for (name, _) in &groups.entries {
            category(dimension.categories.iter().map(|category| category.id.as_str()), name, findings);
        }
    }
}

/// What a fair assessment says: its limits (W11), proof for its outcomes and not only the good ones (W10).
fn complete(assessment: &Assessment, _: &Enterprise, findings: &mut Findings) {
    use super::outcome::{Level, Sign};
    let file = &assessment.file;
    let finished = file.step.as_ref().is_none_or(|step| step.current.0 == 3);
    if file.limits.as_ref().is_none_or(|limits| limits.is_blank()) && finished {
        findings.add(Problem::NoLimits, Place::file(assessment.place.file));
    }
    let changes: Vec<_> = file.outcomes.iter().filter(|outcome| matches!(outcome.level, Level::Outcome | Level::Impact)).collect();
    for outcome in changes.iter().filter(|_| finished) {
        let id = outcome.id.as_str();
        let shown = |reference: &Option<Located<String>>| reference.as_ref().is_some_and(|reference| reference.value == id);
        let measured = file.results.iter().any(|result| shown(&result.outcome));
        let heard = file.evidence.iter().flat_map(|evidence| evidence.supports.iter().chain(&evidence.contradicts));
        if !measured && !heard.into_iter().any(|reference| reference.value == id) {
            findings.add(Problem::OutcomeWithoutProof { id: id.to_owned() }, outcome.place);
        }
    }
    if finished && !changes.is_empty() && file.outcomes.iter().all(|outcome| outcome.sign == Sign::Positive) {
        findings.add(Problem::OnlyPositive, changes[0].place);
    }
}

/// A page that asks for a testimonial that may not be shown (E12).
fn voice(model: &Model, reference: &Located<String>, findings: &mut Findings) {
    if let Some(reason) = model.left_out.get(reference.value.as_str()) {
        findings.add(Problem::VoiceNotCleared { id: reference.value.clone(), reason }, reference.place);
    }
}

fn testimonials(model: &Model, findings: &mut Findings) {
    for testimonial in model.testimonials.values() {
        testimonial.enterprise.iter().for_each(|reference| require(model, Kind::Enterprise, reference, findings));
        testimonial.topics.iter().for_each(|reference| require(model, Kind::Topic, reference, findings));
        for reference in &testimonial.illuminates {
            if let Err(problem) = model.known.resolved(Kind::Result, &reference.value) {
                findings.add(problem, reference.place);
            }
        }
        if let Some(assessment) = &testimonial.assessment {
            let id = match (&testimonial.enterprise, assessment.value.contains('/')) {
                (Some(enterprise), false) => format!("{}/{}", enterprise.value, assessment.value),
                _ => assessment.value.clone(),
            };
            model.known.require(Kind::Assessment, &id, assessment.place, findings);
        }
    }
}

fn federations(model: &Model, findings: &mut Findings) {
    for federation in model.federations.values() {
        for member in &federation.file.members {
            require(model, Kind::Enterprise, &member.enterprise, findings);
        }
        federation.file.indicators.iter().for_each(|reference| require(model, Kind::Indicator, reference, findings));
        let weight = federation.file.population.as_ref().and_then(|population| population.weight.as_ref());
        weight.iter().for_each(|weight| require(model, Kind::Indicator, &weight.indicator, findings));
    }
}

fn news(model: &Model, snapshot: &Snapshot, findings: &mut Findings) {
    for news in model.news.values() {
        let file = &super::twins::first(&news.panels).file;
        file.topics.iter().for_each(|reference| require(model, Kind::Topic, reference, findings));
    }
    for notebook in model.notebooks.values() {
        if let Some(pin) = &notebook.file.snapshot {
            file(&pin.file, &format!("content/notebooks/{}", notebook.id), snapshot, findings);
        }
        notebook.file.supersedes.iter().for_each(|reference| require(model, Kind::Notebook, reference, findings));
    }
}

/// Pictures that only those who see them can read (E16).
fn pictures(model: &Model, findings: &mut Findings) {
    let mut require = |alt: &Option<Text>, file: &Located<String>| {
        if alt.is_none() {
            findings.add(Problem::NoAlt { file: file.value.clone() }, file.place);
        }
    };
    model.testimonials.values().filter_map(|voice| voice.portrait.as_ref()).for_each(|portrait| require(&portrait.alt, &portrait.file));
    model.notebooks.values().filter_map(|notebook| notebook.file.cover.as_ref()).for_each(|cover| require(&cover.alt, &cover.image));
    let news = model.news.values().filter_map(|news| super::twins::first(&news.panels).file.image.as_ref());
    news.filter(|image| !image.decorative).for_each(|image| require(&image.alt, &image.file));
}

/// Files of works (E25).
fn bibliographies(model: &Model, snapshot: &Snapshot, findings: &mut Findings) {
    for notebook in model.notebooks.values() {
        let folder = format!("content/notebooks/{}", notebook.id);
        notebook.file.bibliography.iter().for_each(|path| file(path, &folder, snapshot, findings));
    }
}

fn funders(model: &Model, snapshot: &Snapshot, findings: &mut Findings) {
    for funder in &model.settings.funders {
        if let Some(logo) = &funder.logo {
            if funder.alt.is_none() {
                findings.add(Problem::NoAlt { file: logo.value.clone() }, logo.place);
            }
            file(logo, "content", snapshot, findings);
        }
    }
}

/// Definitions that nothing uses (W17).
fn unused(model: &Model, snapshot: &Snapshot, findings: &mut Findings) {
    let assessments = || model.enterprises.values().flat_map(|enterprise| &enterprise.assessments);
    let results: BTreeSet<&str> = assessments().flat_map(|a| &a.file.results).map(|result| result.indicator.value.as_str()).collect();
    let weights = model.catalogue.indicators.iter().filter_map(|indicator| indicator.weight.as_ref()).map(|weight| weight.value.as_str());
    let formulas: String = model.catalogue.indicators.iter().filter_map(|i| i.formula.as_ref()).map(|f| format!(" {} ", f.value)).collect();
    let used: BTreeSet<&str> = results.into_iter().chain(weights).collect();
    for indicator in &model.catalogue.indicators {
        let id = indicator.id.as_str();
        if !used.contains(id) && indicator.formula.is_none() && !formulas.contains(id) {
            findings.add(Problem::Unused { kind: "indicator", id: id.to_owned() }, indicator.place);
        }
    }
    let questions = || assessments().flat_map(|assessment| &assessment.file.surveys).flat_map(|survey| &survey.questions);
    let scales: BTreeSet<&str> = questions().filter_map(|question| question.scale.as_ref()).map(|scale| scale.value.as_str()).collect();
    let dimensions = used_dimensions(model);
    for dimension in model.catalogue.dimensions.iter().filter(|dimension| !dimensions.contains(dimension.id.as_str())) {
        let id = dimension.id.as_str();
        let heads = snapshot.files.iter().filter(|file| file.path.as_str().ends_with(".csv"));
        let in_csv = heads.filter_map(|file| text_of(&file.content)).any(|text| text.lines().next().is_some_and(|head| head.contains(id)));
        if !in_csv {
            findings.add(Problem::Unused { kind: "dimension", id: id.to_owned() }, dimension.place);
        }
    }
    for scale in model.catalogue.scales.iter().filter(|scale| !scales.contains(scale.id.as_str())) {
        findings.add(Problem::Unused { kind: "scale", id: scale.id.to_string() }, scale.place);
    }
}

/// The dimensions that something is broken down by; `territory` is also where enterprises are.
fn used_dimensions(model: &Model) -> BTreeSet<&str> {
    let assessments = || model.enterprises.values().flat_map(|enterprise| &enterprise.assessments).map(|assessment| &assessment.file);
    let breakdowns = assessments().flat_map(|file| &file.results).flat_map(|result| &result.breakdowns);
    let questions = assessments().flat_map(|file| &file.surveys).flat_map(|survey| &survey.questions);
    let asked = questions.flat_map(|question| &question.by).flat_map(|by| &by.entries).map(|(dimension, _)| dimension.value.as_str());
    let declared = model.catalogue.indicators.iter().flat_map(|indicator| &indicator.dimensions).map(|dimension| dimension.value.as_str());
    let territory = model.enterprises.values().any(|enterprise| enterprise.portrait.territory.is_some()).then_some("territory");
    breakdowns.map(|breakdown| breakdown.dimension.value.as_str()).chain(asked).chain(declared).chain(territory).collect()
}

fn text_of(content: &Content) -> Option<&str> {
    match content {
        Content::Text(text) => Some(text),
        _ => None,
    }
}
