//! `logic-model`, `stakeholders`, `steps`: an assessment as diagrams, each with the same facts as a table.

use super::Block;
use super::shelves::case;
use crate::model::assessment::StepNumber;
use crate::model::outcome::{Level, Outcome, Sign};
use crate::plan::diagram::{Chain, Presence, Spot, Stage};
use crate::plan::outline::Label;
use crate::render::chart::Composition;
use crate::render::chart::diagram;
use crate::render::desk::Desk;
use crate::render::figure;
use crate::render::numbered;
use crate::render::pages::assessment::{self as assessments, Case};
use crate::render::pages::outcomes;
use crate::render::takeaway;
use crate::render::template::Html;
use crate::render::view::{Cell, Column, Figure, Row, Size, Table};

const LEVELS: [Level; 5] = [Level::Input, Level::Activity, Level::Output, Level::Outcome, Level::Impact];

/// The chain from means to change: drawn with its arrows, and as a table of what leads to what.
pub fn logic_model(block: &mut Block) -> String {
    let Some(case) = case(block) else { return String::new() };
    let number = numbered::next_figure(block.desk);
    let id = block.id().unwrap_or_else(|| format!("fig-{number}"));
    let title = block.desk.word("assessment.logic");
    let mut chain = chain(block, case);
    if chain.stages.len() < 2 {
        return String::new();
    }
    chain.description = block.desk.word("assessment.logic_text");
    (chain.id, chain.title) = (id.clone(), title.clone());
    let drawings = Composition::ALL.map(|composition| diagram::chain(&chain, composition));
    let table = block.component("Table", &leads(block, case));
    let reading = vec![chain.description];
    framed(block, case, (id, title, number), (drawings, table, reading))
}

/// The outcomes of each level, in their places, and the arrows between them.
fn chain(block: &Block, case: Case) -> Chain {
    let desk = block.desk;
    let outcomes = &case.file().outcomes;
    let levels: Vec<(Level, Vec<&Outcome>)> = LEVELS
        .into_iter()
        .map(|level| (level, outcomes.iter().filter(|outcome| outcome.level == level).collect::<Vec<_>>()))
        .filter(|(_, own)| !own.is_empty())
        .collect();
    let spot = |id: &str| -> Option<Spot> {
        levels.iter().enumerate().find_map(|(stage, (_, own))| Some((stage, own.iter().position(|outcome| outcome.id.as_str() == id)?)))
    };
    let arrows = outcomes.iter().flat_map(|outcome| outcome.leads_to.iter().map(move |to| (outcome, to)));
    Chain {
        stages: levels
            .iter()
            .map(|(level, own)| Stage {
                title: desk.word(&format!("level.{}", level.word())),
                is_result: *level >= Level::Outcome,
                boxes: own.iter().map(|outcome| said(desk, outcome)).collect(),
            })
            .collect(),
        arrows: arrows.filter_map(|(outcome, to)| Some((spot(outcome.id.as_str())?, spot(&to.value)?))).collect(),
        ..Chain::default()
    }
}

/// A statement, and that it is not welcome where it is not.
fn said(desk: &Desk, outcome: &Outcome) -> String {
    let statement = desk.text(&outcome.statement);
    if outcome.sign == Sign::Negative { format!("{statement} ({})", desk.word("effect.negative")) } else { statement }
}

/// The same as a table: level, statement, what it leads to.
fn leads(block: &Block, case: Case) -> Table {
    let desk = block.desk;
    let outcomes = &case.file().outcomes;
    let column = |key: &str| Column { label: desk.word(key), numeric: false };
    let row = |outcome: &Outcome| {
        let to = |id: &str| outcomes.iter().find(|other| other.id.as_str() == id).map(|other| desk.text(&other.statement));
        let to: Vec<String> = outcome.leads_to.iter().filter_map(|id| to(&id.value)).collect();
        let level = Cell { text: desk.word(&format!("level.{}", outcome.level.word())), ..Cell::default() };
        let absent = to.is_empty();
        let text = if absent { desk.word("sign.missing") } else { desk.reader.locale.list(&to) };
        Row { label: said(desk, outcome), cells: vec![level, Cell { text, absent, ..Cell::default() }], ..Row::default() }
    };
    let ordered = LEVELS.into_iter().flat_map(|level| outcomes.iter().filter(move |outcome| outcome.level == level));
    Table {
        caption: desk.word("assessment.logic"),
        columns: vec![column("assessment.statement"), column("assessment.level"), column("assessment.leads_to")],
        rows: ordered.map(row).collect(),
        ..Table::default()
    }
}

/// Who has a stake and took part.
pub fn stakeholders(block: &mut Block) -> String {
    let Some(case) = case(block) else { return String::new() };
    let number = numbered::next_figure(block.desk);
    let Some(table) = outcomes::stakeholders(block.desk, case.file()) else { return String::new() };
    let desk = block.desk;
    let id = block.id().unwrap_or_else(|| format!("fig-{number}"));
    let title = desk.word("assessment.stakeholders");
    let rows = case.file().stakeholders.iter().map(|own| {
        let size = own.size.map(|size| desk.reader.locale.number(size.0.into(), 0)).unwrap_or_default();
        (desk.text(&own.name), size, (1..=3).map(|step| own.involved_in.contains(&StepNumber(step))).collect())
    });
    let presence = Presence {
        id: id.clone(),
        title: title.clone(),
        description: desk.word("assessment.stakeholders_caption"),
        heads: (1..=3).map(|number| desk.fill("assessment.step", &[("n", &number.to_string())])).collect(),
        rows: rows.collect(),
    };
    let drawings = Composition::ALL.map(|composition| diagram::presence(&presence, composition));
    let table = block.component("Table", &table);
    let reading = vec![presence.description];
    framed(block, case, (id, title, number), (drawings, table, reading))
}

/// A diagram with its number, its title and the table that says the same.
fn framed(
    block: &mut Block,
    case: Case,
    (id, title, number): (String, String, usize),
    drawn: ([String; 3], String, Vec<String>),
) -> String {
    let ([wide, middle, narrow], table, reading) = drawn;
    let enterprise = figure::enterprise_name(block.desk, case.enterprise.id.as_str());
    let period = block.desk.reader.locale.period(&case.file().period);
    let fictitious = figure::is_fictitious(block.desk, case.enterprise.id.as_str());
    let mut figure = Figure {
        id,
        number: Some(numbered::label(block.desk, Label::Figure(number))),
        title,
        subtitle: Some(format!("{enterprise} · {period}")),
        wide: Html::new(format!("{wide}{middle}")),
        narrow: Html::new(narrow),
        reading,
        table: Html::new(table),
        fictitious,
        size: Size::Wide,
        ..Figure::default()
    };
    takeaway::along(block.desk, &mut figure, &wide);
    block.component("Figure", &figure)
}

/// The three steps.
pub fn steps(block: &mut Block) -> String {
    let Some(case) = case(block) else { return String::new() };
    let steps = assessments::steps(block.desk, case.file());
    block.component("Steps", &steps)
}
