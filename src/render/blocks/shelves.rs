//! Key figures, voices, enterprises and the parts of an assessment, where a text asks for them.

use super::Block;
use super::options::{EnterprisesOptions, KpiOptions, ShownAs};
use crate::finding::Problem;
use crate::model::consent::{Cleared, Testimonial};
use crate::model::enterprise::{Enterprise, Publish};
use crate::model::id::Id;
use crate::model::known::Kind;
use crate::plan::voices::{self as spoken, Edition, VoicesOptions};
use crate::render::figure;
use crate::render::numbered;
use crate::render::pages::aggregates;
use crate::render::pages::assessment::Case;
use crate::render::pages::cards;
use crate::render::view::{Cell, Column, EnterpriseCard, Kpi, QuoteCard, Row, Table};

/// Key figures side by side.
pub fn kpi(block: &mut Block) -> String {
    let Some(options) = block.options::<KpiOptions>() else { return String::new() };
    let arguments = block.directive.arguments.iter().map(|word| (word.text.to_owned(), word.place));
    let references: Vec<_> =
        arguments.chain(options.references.iter().map(|reference| (reference.value.clone(), reference.place))).collect();
    let mut kpis: Vec<Kpi> = Vec::new();
    for (reference, place) in references {
        let reference = match block.desk.model().known.measured(&reference) {
            Ok(reference) => reference,
            Err(problem) => {
                block.problem(problem, place);
                continue;
            }
        };
        let parts: Vec<&str> = reference.split('/').collect();
        let found = match parts.as_slice() {
            [owner, indicator] => {
                let series = block.desk.series(owner, indicator).and_then(|series| figure::kpi(block.desk, &series));
                series.or_else(|| aggregates::one(block.desk, owner, indicator).and_then(|total| aggregates::kpi(block.desk, total)))
            }
            [enterprise, survey, question] => {
                let answers = block.desk.answers(enterprise, survey, question);
                answers.and_then(|answers| figure::kpi_of_answers(block.desk, answers))
            }
            _ => None,
        };
        let known = &block.desk.model().known;
        match found {
            Some(kpi) => {
                if figure::is_fictitious(block.desk, parts[0]) {
                    block.desk.notes.borrow_mut().fictitious = true;
                }
                kpis.push(kpi);
            }
            None if known.has(Kind::Result, &reference) || known.has(Kind::Question, &reference) => {}
            None => block.problem(known.unknown(Kind::Result, &reference), place),
        }
    }
    block.component("Kpis", &kpis)
}

/// One voice.
pub fn testimonial(block: &mut Block) -> String {
    let place = block.directive.place;
    let Some(word) = block.directive.arguments.first() else {
        block.problem(Problem::MalformedReference { written: "testimonial".to_owned(), example: "::: testimonial samira" }, place);
        return String::new();
    };
    let model = block.desk.model();
    if let Some(reason) = model.left_out.get(word.text) {
        if *reason != "mistakes" {
            block.problem(Problem::VoiceNotCleared { id: word.text.to_owned(), reason }, word.place);
        }
        return String::new();
    }
    let Some(voice) = model.testimonials.get(word.text) else {
        if !model.known.has(Kind::Testimonial, word.text) {
            block.problem(model.known.unknown(Kind::Testimonial, word.text), word.place);
        }
        return String::new();
    };
    if !spoken::may_show(model, voice, block.desk.lang()) {
        block.problem(Problem::VoiceNotCleared { id: word.text.to_owned(), reason: "language" }, word.place);
        return String::new();
    }
    if !voice.channels.contains(&block.desk.channel) {
        return String::new();
    }
    heard(block, &[voice])
}

/// Several voices.
pub fn voices(block: &mut Block) -> String {
    let Some(options) = block.options::<VoicesOptions>() else { return String::new() };
    let model = block.desk.model();
    if let Some(topic) = options.topic.as_ref().filter(|topic| !model.known.has(Kind::Topic, &topic.value)) {
        block.problem(model.known.unknown(Kind::Topic, &topic.value), topic.place);
    }
    if let Some(enterprise) = options.enterprise.as_ref().filter(|enterprise| !model.known.has(Kind::Enterprise, &enterprise.value)) {
        block.problem(model.known.unknown(Kind::Enterprise, &enterprise.value), enterprise.place);
    }
    let edition = Edition { lang: block.desk.lang(), channel: block.desk.channel };
    heard(block, &spoken::chosen(model, &options, edition))
}

/// Voices as cards. In a notebook each has a number; the author's id is that of the first.
fn heard(block: &mut Block, voices: &[&Cleared<Testimonial>]) -> String {
    let mut id = block.id();
    let desk = block.desk;
    desk.notes.borrow_mut().fictitious |= voices.iter().any(|voice| voice.fictitious);
    let card = |voice: &&Cleared<Testimonial>| {
        let (number, made) = numbered::next_voice(desk).unzip();
        QuoteCard { id: id.take().or(made), number, ..cards::quote(desk, voice) }
    };
    let cards: Vec<QuoteCard> = voices.iter().map(card).collect();
    block.component("Voices", &cards)
}

/// Enterprises as cards, on a map or as a table.
pub fn enterprises(block: &mut Block) -> String {
    let Some(options) = block.options::<EnterprisesOptions>() else { return String::new() };
    let desk = block.desk;
    let of_territory = |own: &Option<crate::source::decode::Located<String>>| {
        options.territory.as_ref().is_none_or(|wanted| own.as_ref().is_some_and(|own| own.value == wanted.value))
    };
    let chosen = desk.model().enterprises.values().filter(|enterprise| {
        options.group.is_none_or(|group| enterprise.portrait.group == Some(group)) && of_territory(&enterprise.portrait.territory)
    });
    let chosen: Vec<&Enterprise> = chosen.filter(|enterprise| enterprise.portrait.publish != Publish::None).collect();
    match options.shown {
        Some(ShownAs::Map) => return super::map::of_enterprises(block, None, &chosen),
        Some(ShownAs::Table) => return enterprise_table(block, &chosen),
        Some(ShownAs::List) | None => {}
    }
    let mut cards: Vec<EnterpriseCard> = chosen.into_iter().filter_map(|enterprise| cards::enterprise(desk, enterprise)).collect();
    cards.sort_by(|left, right| desk.reader.locale.compare(&left.name, &right.name));
    if cards.iter().any(|card| card.fictitious) {
        desk.notes.borrow_mut().fictitious = true;
    }
    block.component("EnterpriseCards", &cards)
}

/// Enterprises as rows: what they do and where, and one figure of each.
fn enterprise_table(block: &mut Block, chosen: &[&Enterprise]) -> String {
    let desk = block.desk;
    let mut cards: Vec<EnterpriseCard> = chosen.iter().filter_map(|enterprise| cards::enterprise(desk, enterprise)).collect();
    cards.sort_by(|left, right| desk.reader.locale.compare(&left.name, &right.name));
    if cards.iter().any(|card| card.fictitious) {
        desk.notes.borrow_mut().fictitious = true;
    }
    let cell =
        |text: Option<String>| Cell { absent: text.is_none(), text: text.unwrap_or_else(|| desk.word("sign.missing")), ..Cell::default() };
    let row = |card: EnterpriseCard| {
        let about: Vec<String> = card.meta.into_iter().chain(card.place).collect();
        let about = (!about.is_empty()).then(|| about.join(" · "));
        Row { label: card.name, href: Some(card.href), cells: vec![cell(about), cell(card.fact)], ..Row::default() }
    };
    let column = |label: String| Column { label, numeric: false };
    let heads = [desk.word("figure.enterprise"), desk.word("map.activity"), desk.word("figure.latest")];
    let table = Table {
        caption: desk.word("sections.enterprises"),
        columns: heads.map(column).into_iter().collect(),
        rows: cards.into_iter().map(row).collect(),
        ..Table::default()
    };
    block.component("Table", &table)
}

/// The assessment that a directive names.
pub fn case<'site>(block: &mut Block<'_, 'site>) -> Option<Case<'site>> {
    let model = block.desk.model();
    let Some(word) = block.directive.arguments.first() else {
        let place = block.directive.place;
        block.problem(
            Problem::MalformedReference { written: block.directive.name.text.to_owned(), example: "::: steps enterprise/2023" },
            place,
        );
        return None;
    };
    let found = word.text.split_once('/').and_then(|(enterprise, id)| {
        let enterprise = model.enterprises.get(&Id::new(enterprise)?)?;
        let assessment = enterprise.assessments.iter().find(|assessment| assessment.id.as_str() == id)?;
        Some(Case { enterprise, assessment })
    });
    if found.is_none() && !model.known.has(Kind::Assessment, word.text) {
        block.problem(model.known.unknown(Kind::Assessment, word.text), word.place);
    }
    if let Some((enterprise, _)) = word.text.split_once('/')
        && figure::is_fictitious(block.desk, enterprise)
    {
        block.desk.notes.borrow_mut().fictitious = true;
    }
    found
}
