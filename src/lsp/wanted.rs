//! What a place of a file refers to, and what the site holds of it.

use crate::localized::Lang;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::known::Kind;
use crate::model::listed::{Listed, listed};
use crate::model::sources::{Role, TextRole, role};
use crate::path::SourcePath;
use crate::plan::Plan;

/// What a place refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Something of a kind.
    Of(Kind),
    /// A series, a total or a question.
    Measured,
    /// What a chart may be about: the same, all enterprises, or a federation.
    Drawn,
    /// What can be counted.
    Counted,
    /// An outcome of the file's own assessment.
    Outcome,
    /// A stakeholder of the file's own assessment.
    Stakeholder,
    /// A chapter of the file's own notebook.
    Chapter,
    /// A category of a dimension.
    Category(String),
    /// A period of a series, a total or a survey.
    Period(String),
    /// A category of a series, as `dimension=category`; a share of a question, as `share=option`.
    Filter(String),
    /// A page in the menu, with its scheme: `page:method`.
    Page,
    /// A numbered figure of a notebook.
    Figure,
}

/// What can be counted in a text.
pub(super) const COUNTED: [&str; 10] =
    ["enterprises", "testimonials", "indicators", "notebooks", "federations", "partners", "news", "terms", "topics", "assessments"];

/// The schemes of links, with what they lead to.
pub(super) const SCHEMES: [(&str, Wanted); 13] = [
    ("enterprise", Wanted::Of(Kind::Enterprise)),
    ("assessment", Wanted::Of(Kind::Assessment)),
    ("indicator", Wanted::Of(Kind::Indicator)),
    ("testimonial", Wanted::Of(Kind::Testimonial)),
    ("notebook", Wanted::Of(Kind::Notebook)),
    ("chapter", Wanted::Of(Kind::Chapter)),
    ("federation", Wanted::Of(Kind::Federation)),
    ("topic", Wanted::Of(Kind::Topic)),
    ("term", Wanted::Of(Kind::Term)),
    ("news", Wanted::Of(Kind::News)),
    ("page", Wanted::Of(Kind::Page)),
    ("partner", Wanted::Of(Kind::Partner)),
    ("figure", Wanted::Figure),
];

/// What a link of a scheme leads to.
pub(super) fn of_scheme(scheme: &str) -> Option<Wanted> {
    SCHEMES.iter().find(|(own, _)| *own == scheme).map(|(_, wanted)| wanted.clone())
}

/// What the field of a record refers to; nothing for one that refers to nothing of the site.
pub(super) fn of_field(record: &str, key: &str) -> Option<Wanted> {
    Some(match (record, key) {
        ("ResultEntry" | "PopulationWeight", "indicator") | ("Indicator", "weight" | "supersedes") | ("FederationFile", "indicators") => {
            Wanted::Of(Kind::Indicator)
        }
        ("Indicator", "topic") | ("Original" | "NewsFile", "topics") | ("VoicesOptions", "topic") => Wanted::Of(Kind::Topic),
        ("Indicator", "dimensions") | ("Breakdown", "dimension") | ("ChartOptions", "by") => Wanted::Of(Kind::Dimension),
        ("Question", "scale") => Wanted::Of(Kind::Scale),
        ("Original" | "Member" | "EnterpriseSite" | "VoicesOptions", "enterprise") => Wanted::Of(Kind::Enterprise),
        ("Original", "assessment") => Wanted::Of(Kind::Assessment),
        ("Original", "illuminates") => Wanted::Of(Kind::Result),
        ("Quote", "testimonial") => Wanted::Of(Kind::Testimonial),
        ("NotebookFile", "supersedes") => Wanted::Of(Kind::Notebook),
        ("NotebookFile", "chapters") => Wanted::Chapter,
        ("ResultEntry", "outcome") | ("Outcome", "leads_to") | ("Evidence", "supports" | "contradicts") => Wanted::Outcome,
        ("Outcome" | "Survey", "stakeholder") => Wanted::Stakeholder,
        ("Portrait" | "EnterprisesOptions", "territory") => Wanted::Category("territory".to_owned()),
        ("KpiOptions", "references") => Wanted::Measured,
        ("Settings", "menu") => Wanted::Page,
        _ => return None,
    })
}

/// What the argument of a block refers to.
pub(super) fn of_block(name: &str) -> Option<Wanted> {
    Some(match name {
        "chart" | "table" => Wanted::Drawn,
        "kpi" => Wanted::Measured,
        "testimonial" => Wanted::Of(Kind::Testimonial),
        "logic-model" | "stakeholders" | "steps" => Wanted::Of(Kind::Assessment),
        _ => return None,
    })
}

/// Everything that may stand in a place of this file, with titles in this language.
pub(super) fn all(wanted: &Wanted, plan: &Plan, (path, lang): (&SourcePath, Lang)) -> Vec<Listed> {
    let model = &plan.model;
    let bare = |id: &str, title: &str| Listed { id: id.to_owned(), title: title.to_owned(), place: None, left_out: None };
    match wanted {
        Wanted::Of(kind) => listed(*kind, model, lang),
        Wanted::Measured => {
            let totals = totals(plan, lang);
            [Kind::Result, Kind::Question].into_iter().flat_map(|kind| listed(kind, model, lang)).chain(totals).collect()
        }
        Wanted::Drawn => {
            let federations = listed(Kind::Federation, model, lang);
            let all = all(&Wanted::Measured, plan, (path, lang));
            all.into_iter().chain(federations).chain([bare("enterprises", "")]).collect()
        }
        Wanted::Counted => COUNTED.iter().map(|word| bare(word, "")).collect(),
        Wanted::Outcome => own_assessment(model, path)
            .into_iter()
            .flat_map(|file| &file.outcomes)
            .map(|one| entry(&one.id, &one.statement[lang], one.place))
            .collect(),
        Wanted::Stakeholder => own_assessment(model, path)
            .into_iter()
            .flat_map(|file| &file.stakeholders)
            .map(|one| entry(&one.id, &one.name[lang], one.place))
            .collect(),
        Wanted::Chapter => {
            let Some(Role::Notebook(own)) = role(path.as_str()) else { return Vec::new() };
            let of_notebook = |one: Listed| Some(Listed { id: one.id.strip_prefix(&format!("{own}/"))?.to_owned(), ..one });
            listed(Kind::Chapter, model, lang).into_iter().filter_map(of_notebook).collect()
        }
        Wanted::Category(dimension) => {
            let categories = model.catalogue.dimension(dimension).into_iter().flat_map(|dimension| &dimension.categories);
            categories.map(|one| entry(&one.id, &one.label[lang], one.place)).collect()
        }
        Wanted::Period(reference) => periods(plan, reference).into_iter().map(|period| bare(&period, "")).collect(),
        Wanted::Filter(reference) => filters(plan, reference, lang),
        Wanted::Page => {
            let schemes = SCHEMES.iter().filter(|(_, wanted)| !matches!(wanted, Wanted::Figure | Wanted::Of(Kind::Term)));
            let of_scheme = |(scheme, wanted): &(&str, Wanted)| {
                let prefixed = |one: Listed| Listed { id: format!("{scheme}:{}", one.id), ..one };
                all(wanted, plan, (path, lang)).into_iter().map(prefixed).collect::<Vec<_>>()
            };
            schemes.flat_map(of_scheme).collect()
        }
        Wanted::Figure => figures(plan),
    }
}

fn entry(id: &Id, title: &str, place: crate::finding::Place) -> Listed {
    Listed { id: id.to_string(), title: title.to_owned(), place: Some(place), left_out: None }
}

fn own_assessment<'a>(model: &'a Model, path: &SourcePath) -> Option<&'a crate::model::assessment::AssessmentFile> {
    let (Role::Assessment { enterprise, id } | Role::Text { text: TextRole::Assessment { enterprise, id }, .. }) = role(path.as_str())?
    else {
        return None;
    };
    let own = model.enterprises.get(enterprise.as_str())?.assessments.iter().find(|assessment| assessment.id.as_str() == id)?;
    Some(&own.file)
}

/// What federations add up.
fn totals(plan: &Plan, lang: Lang) -> Vec<Listed> {
    let total = |(federation, own): (&Id, &std::collections::BTreeMap<Id, crate::figures::Aggregate>)| {
        let file = plan.model.federations.get(federation);
        let one = |indicator: &Id| {
            let name = plan.model.catalogue.indicator(indicator.as_str()).map(|indicator| indicator.name[lang].to_owned());
            let title = name.into_iter().chain(file.map(|file| file.file.name[lang].to_owned())).collect::<Vec<_>>().join(" – ");
            Listed { id: format!("{federation}/{indicator}"), title, place: file.map(|file| file.place), left_out: None }
        };
        own.keys().map(one).collect::<Vec<_>>()
    };
    plan.figures.aggregates.iter().flat_map(total).collect()
}

/// The periods of a series or a total, the latest first.
fn periods(plan: &Plan, reference: &str) -> Vec<String> {
    let Ok(whole) = plan.model.known.measured(reference) else { return Vec::new() };
    let Some((owner, indicator)) = whole.split_once('/') else { return Vec::new() };
    let mut periods: Vec<_> = match (plan.figures.series(owner, indicator), plan.figures.aggregate(owner, indicator)) {
        (Some(series), _) => series.periods(),
        (None, Some(aggregate)) => aggregate.points.iter().map(|point| point.period).collect(),
        (None, None) => Vec::new(),
    };
    periods.reverse();
    periods.iter().map(crate::period::Period::spelled).collect()
}

/// What narrows a reference: categories of its dimensions, or options of its question.
fn filters(plan: &Plan, reference: &str, lang: Lang) -> Vec<Listed> {
    let Ok(whole) = plan.model.known.measured(reference) else { return Vec::new() };
    let parts: Vec<&str> = whole.split('/').collect();
    let bare = |id: String, title: &str| Listed { id, title: title.to_owned(), place: None, left_out: None };
    match parts.as_slice() {
        [owner, indicator] => {
            let dimensions = plan.figures.series(owner, indicator).map(|series| series.dimensions.as_slice()).unwrap_or_default();
            let of_dimension = |dimension: &crate::figures::SeriesDimension| {
                let catalogued = plan.model.catalogue.dimension(&dimension.id);
                let label =
                    |category: &str| catalogued.and_then(|own| own.category(category)).map_or("", |own| &own.label[lang]).to_owned();
                let one = |category: &String| bare(format!("{}={category}", dimension.id), &label(category));
                dimension.categories.iter().map(one).collect::<Vec<_>>()
            };
            dimensions.iter().flat_map(of_dimension).collect()
        }
        [owner, survey, question] => {
            let options = plan.figures.answers(owner, survey, question).into_iter().flat_map(|answers| &answers.tally.options);
            let shares = options.map(|option| bare(format!("share={}", option.id), &option.label[lang]));
            shares.chain(["positive", "negative", "net", "mean", "response"].map(|word| bare(word.to_owned(), ""))).collect()
        }
        _ => Vec::new(),
    }
}

/// The figures of all notebooks that have a name of their own: `notebook/fig-exits`.
fn figures(plan: &Plan) -> Vec<Listed> {
    let of_notebook = |(notebook, outline): (&Id, &crate::plan::outline::Outline)| {
        let one = |(id, (chapter, _)): (&String, &(Id, crate::plan::outline::Label))| Listed {
            id: format!("{notebook}/{id}"),
            title: chapter.to_string(),
            place: plan.model.known.place(Kind::Chapter, &format!("{notebook}/{chapter}")),
            left_out: None,
        };
        outline.labels.iter().map(one).collect::<Vec<_>>()
    };
    plan.outlines.iter().flat_map(of_notebook).collect()
}
