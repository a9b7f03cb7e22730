//! What a site holds of a kind: ids to type and titles to recognise.

use super::assessment::Assessment;
use super::catalogue::Scale;
use super::enterprise::Enterprise;
use super::entities::{Chapter, Model, Notebook};
use super::known::Kind;
use crate::finding::Place;
use crate::localized::{Lang, Localized};

/// One thing of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What is typed to mean it.
    pub id: String,
    /// What it is called; empty if that is not to be shown, or if it has no name.
    pub title: String,
    /// Where it is written.
    pub place: Option<Place>,
    /// Why it is not published, if it is not.
    pub left_out: Option<&'static str>,
}

/// What there is of a kind, in the site's order; each title as the files of this language have it, or those it borrows
/// from.
pub fn listed(kind: Kind, model: &Model, lang: Lang) -> Vec<Listed> {
    let entry =
        |id: &str, title: &str, place: Place| Listed { id: id.to_owned(), title: title.to_owned(), place: Some(place), left_out: None };
    let catalogue = &model.catalogue;
    match kind {
        Kind::Enterprise => model.enterprises.values().map(|one| entry(one.id.as_str(), &one.portrait.name[lang], one.place)).collect(),
        Kind::Assessment => {
            let of_enterprise = |enterprise: &Enterprise| {
                let id = enterprise.id.clone();
                let one = move |one: &Assessment| entry(&format!("{id}/{}", one.id), &one.title()[lang], one.place);
                enterprise.assessments.iter().map(one).collect::<Vec<_>>()
            };
            model.enterprises.values().flat_map(of_enterprise).collect()
        }
        Kind::Testimonial => testimonials(model, lang),
        Kind::Notebook => model.notebooks.values().map(|one| entry(one.id.as_str(), &one.file.title[lang], one.place)).collect(),
        Kind::Chapter => {
            let chapters = model.notebooks.values().flat_map(|notebook| notebook.chapters.iter().map(move |chapter| (notebook, chapter)));
            let one = |(notebook, chapter): (&Notebook, &Chapter)| {
                let written = own(&chapter.panels, lang);
                entry(&format!("{}/{}", notebook.id, chapter.id), written.file.title.value.as_written(), written.body.place)
            };
            chapters.map(one).collect()
        }
        Kind::News => model
            .news
            .values()
            .map(|one| (one, own(&one.panels, lang)))
            .map(|(one, written)| entry(one.id.as_str(), written.file.title.as_written(), written.body.place))
            .collect(),
        Kind::Page => model
            .pages
            .values()
            .map(|one| (one, own(&one.panels, lang)))
            .map(|(one, written)| entry(&one.id, written.file.title.as_written(), written.body.place))
            .collect(),
        Kind::Federation => model.federations.values().map(|one| entry(one.id.as_str(), &one.file.name[lang], one.place)).collect(),
        Kind::Partner => model.partners.values().map(|one| entry(one.id.as_str(), &one.file.name[lang], one.place)).collect(),
        Kind::Indicator => catalogue.indicators.iter().map(|one| entry(one.id.as_str(), &one.name[lang], one.place)).collect(),
        Kind::Topic => catalogue.topics.iter().map(|one| entry(one.id.as_str(), &one.name[lang], one.place)).collect(),
        Kind::Term => catalogue.terms.iter().map(|one| entry(one.id.as_str(), &one.label[lang], one.place)).collect(),
        Kind::Dimension => catalogue.dimensions.iter().map(|one| entry(one.id.as_str(), &one.name[lang], one.place)).collect(),
        Kind::Scale => {
            let options = |one: &Scale| one.options.iter().map(|option| option.label[lang].to_owned()).collect::<Vec<_>>().join(" · ");
            catalogue.scales.iter().map(|one| entry(one.id.as_str(), &options(one), one.place)).collect()
        }
        Kind::Framework => catalogue.frameworks.iter().map(|one| entry(one.id.as_str(), &one.name[lang], one.place)).collect(),
        Kind::Result => {
            let name = |id: &str| model.catalogue.indicator(id).map_or(String::new(), |indicator| indicator.name[lang].to_owned());
            measured(kind, model, lang, &|parts| name(parts))
        }
        Kind::Survey | Kind::Question => measured(kind, model, lang, &|_| String::new()),
    }
}

/// The words of a language, or those that it borrows.
fn own<T>(panels: &Localized<T>, lang: Lang) -> &T {
    &panels[if lang.index() < panels.count() { lang } else { Lang::FIRST }]
}

/// Testimonials by id; of those that are left out nothing is shown but that they are.
fn testimonials(model: &Model, lang: Lang) -> Vec<Listed> {
    let shown = model.testimonials.values().map(|one| Listed {
        id: one.id.to_string(),
        title: own(&one.panels, lang).title.as_written().to_owned(),
        place: Some(one.place),
        left_out: None,
    });
    let hidden = model.left_out.iter().map(|(id, reason)| Listed {
        id: id.to_string(),
        title: String::new(),
        place: model.known.place(Kind::Testimonial, id.as_str()),
        left_out: Some(reason),
    });
    let mut all: Vec<Listed> = shown.chain(hidden).collect();
    all.sort_by(|left, right| left.id.cmp(&right.id));
    all
}

/// What enterprises measure: each with the enterprise's name, after its own if it has one.
fn measured(kind: Kind, model: &Model, lang: Lang, name: &dyn Fn(&str) -> String) -> Vec<Listed> {
    let one = |id: &str| {
        let (owner, own) = id.split_once('/').unwrap_or((id, ""));
        let enterprise = model.enterprises.get(owner).map(|enterprise| enterprise.portrait.name[lang].to_owned());
        let question = || question(model, id).map(|text| text[lang].to_owned());
        let own = Some(name(own)).filter(|name| !name.is_empty()).or_else(question);
        let title = own.into_iter().chain(enterprise).collect::<Vec<_>>().join(" – ");
        Listed { id: id.to_owned(), title, place: model.known.place(kind, id), left_out: None }
    };
    model.known.ids(kind).map(one).collect()
}

/// What a question asks: `enterprise/survey/question`.
fn question<'model>(model: &'model Model, id: &str) -> Option<&'model crate::source::text::Text> {
    let [owner, survey, question] = id.split('/').collect::<Vec<_>>().try_into().ok()?;
    let surveys = model.enterprises.get(owner)?.assessments.iter().flat_map(|assessment| &assessment.file.surveys);
    let questions = surveys.filter(|own| own.id.as_str() == survey).flat_map(|survey| &survey.questions);
    questions.filter(|own| own.id.as_str() == question).map(|question| &question.text).next()
}
