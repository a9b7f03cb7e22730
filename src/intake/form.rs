//! The form: a workbook that a federation sends to its members, in their language, and reads when it comes back.
//!
//! One sheet asks for the portrait and the assessment, a line for each answer; the other is a table of values whose
//! columns bear names that every import knows. Nothing in it has to be mapped.

pub mod counts;

use std::collections::BTreeMap;

use super::aliases::{folded, role};
use super::head::Head;
use super::merge::{Desk, Outcome, file};
use super::names::Names;
use super::yaml::{New, Position, document, with_entry};
use super::{At, Noted};
use crate::finding::{Findings, ImportTrouble, Place, Problem, Tongue};
use crate::lang::LanguageTag;
use crate::model::mapping::{ColumnMapping, Role, TableKind, TableMapping};
use crate::snapshot::FileId;
use crate::source::decode::Located;
use crate::source::grid::{Book, Cell, Sheet};
use crate::source::spelling::{edited, quoted};
use crate::source::text::key_of;
use crate::source::yaml::{self, Kind, Node};

/// What stands in the first cell of the sheet of answers.
pub const MARK: &str = "diptych 1";

/// Something that is asked.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Where the answer goes: keys joined by points, those of the assessment under `assessment`.
    pub key: &'static str,
    /// What it is called, in French, Dutch, English and German.
    pub labels: [&'static str; 4],
    /// How it is answered.
    pub hints: [&'static str; 4],
    /// How it is written.
    pub kind: Answer,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// In words, in each language of the site.
    Texts,
    /// In words that count for every language.
    Words,
    /// As a number, a year or a period.
    Plain,
}

/// Everything that is asked, in order. The first is the enterprise's id, which nobody changes.
pub const FIELDS: [Field; 17] = [
    field(
        "id",
        ["Identifiant", "Id", "Id", "Kennung"],
        ["ne pas changer", "niet wijzigen", "do not change", "nicht ändern"],
        Answer::Plain,
    ),
    field(
        "name",
        ["Nom de l’entreprise", "Naam van de onderneming", "Name of the enterprise", "Name des Unternehmens"],
        NONE,
        Answer::Words,
    ),
    field(
        "description",
        ["Ce qu’elle fait", "Wat ze doet", "What it does", "Was es tut"],
        ["en une phrase", "in één zin", "in one sentence", "in einem Satz"],
        Answer::Texts,
    ),
    field(
        "purpose",
        ["Sa finalité", "Haar doel", "What it is for", "Sein Zweck"],
        ["en une phrase", "in één zin", "in one sentence", "in einem Satz"],
        Answer::Texts,
    ),
    field("legal_form", ["Forme juridique", "Rechtsvorm", "Legal form", "Rechtsform"], NONE, Answer::Texts),
    field(
        "ids.kbo",
        ["Numéro BCE", "KBO-nummer", "KBO number (Belgium)", "KBO-Nummer (Belgien)"],
        ["0123.456.789", "0123.456.789", "0123.456.789", "0123.456.789"],
        Answer::Words,
    ),
    field("founded", ["Année de fondation", "Jaar van oprichting", "Founded in", "Gründungsjahr"], NONE, Answer::Plain),
    field("url", ["Site internet", "Website", "Web site", "Webseite"], ["https://…", "https://…", "https://…", "https://…"], Answer::Words),
    field("staff.headcount", ["Personnes employées", "Werknemers", "People employed", "Beschäftigte"], NONE, Answer::Plain),
    field(
        "staff.fte",
        ["Équivalents temps plein", "Voltijdsequivalenten", "Full-time equivalents", "Vollzeitäquivalente"],
        NONE,
        Answer::Plain,
    ),
    field("staff.volunteers", ["Bénévoles", "Vrijwilligers", "Volunteers", "Freiwillige"], NONE, Answer::Plain),
    field(
        "staff.as_of",
        ["Période de ces effectifs", "Periode van deze aantallen", "Period of these numbers", "Zeitraum dieser Zahlen"],
        ["2024, ou 2024-12-31", "2024, of 2024-12-31", "2024, or 2024-12-31", "2024 oder 2024-12-31"],
        Answer::Plain,
    ),
    field(
        "assessment.period",
        ["Période évaluée", "Geëvalueerde periode", "Period assessed", "Untersuchter Zeitraum"],
        ["2024, 2023-2024", "2024, 2023-2024", "2024, 2023-2024", "2024, 2023-2024"],
        Answer::Plain,
    ),
    field(
        "assessment.title",
        ["Titre de l’évaluation", "Titel van de evaluatie", "Title of the assessment", "Titel der Wirkungsmessung"],
        NONE,
        Answer::Texts,
    ),
    field(
        "assessment.question",
        ["Question évaluative", "Evaluatievraag", "Evaluative question", "Leitfrage"],
        [
            "la question à laquelle les chiffres répondent",
            "de vraag waarop de cijfers antwoorden",
            "the question that the figures answer",
            "die Frage, auf die die Zahlen antworten",
        ],
        Answer::Texts,
    ),
    field(
        "assessment.limits",
        ["Ce que les chiffres ne disent pas", "Wat de cijfers niet zeggen", "What the figures do not say", "Was die Zahlen nicht sagen"],
        NONE,
        Answer::Texts,
    ),
    field(
        "assessment.learnings",
        ["Ce que nous avons appris", "Wat we geleerd hebben", "What we learnt", "Was wir gelernt haben"],
        NONE,
        Answer::Texts,
    ),
];

const NONE: [&str; 4] = ["", "", "", ""];

const fn field(key: &'static str, labels: [&'static str; 4], hints: [&'static str; 4], kind: Answer) -> Field {
    Field { key, labels, hints, kind }
}

/// The position of a language in the tables of this module.
pub fn at(tongue: Tongue) -> usize {
    match tongue {
        Tongue::Fr => 0,
        Tongue::Nl => 1,
        Tongue::En => 2,
        Tongue::De => 3,
    }
}

/// A form that came back.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// Whose it is.
    pub enterprise: String,
    /// The position of its sheet of answers.
    pub sheet: usize,
    /// The answers by key: for each the language, empty where it counts for all, the words, and where they stand.
    pub answers: BTreeMap<&'static str, Vec<(String, String, At)>>,
}

impl Filled {
    /// An answer that counts for every language.
    pub fn plain(&self, key: &str) -> Option<&str> {
        self.answers.get(key)?.first().map(|(_, words, _)| words.as_str())
    }

    /// The id of the assessment that the form is about.
    pub fn assessment(&self) -> Option<String> {
        self.plain("assessment.period").map(crate::lang::slugify).filter(|id| !id.is_empty())
    }
}

/// The form that a workbook is; nothing if it is another one.
pub fn filled(book: &Book) -> Option<Filled> {
    let is_form =
        |sheet: &Sheet| sheet.rows.first().and_then(|row| row.at(0)).is_some_and(|first| first.cell == Cell::Words(MARK.to_owned()));
    let at = book.sheets.iter().position(is_form)?;
    let sheet = &book.sheets[at];
    // The column of hints is headed by no language.
    let headed = sheet.rows.first()?.cells.iter().skip(1).map(|filled| (filled.column, filled.cell.shown()));
    let languages: Vec<(u32, String)> = headed.filter(|(_, tag)| LanguageTag::parse(tag).is_some()).collect();
    let mut form = Filled { sheet: at, ..Filled::default() };
    for row in &sheet.rows[1..] {
        let Some(label) = row.at(0).map(|filled| folded(&filled.cell.shown())) else { continue };
        let Some(field) = FIELDS.iter().find(|field| field.labels.iter().any(|known| folded(known) == label)) else { continue };
        for (column, language) in &languages {
            let Some(filled) = row.at(*column) else { continue };
            let language = if field.kind == Answer::Texts { language.clone() } else { String::new() };
            let at = At { sheet: at, row: row.number, column: *column };
            let answers = form.answers.entry(field.key).or_default();
            if !answers.iter().any(|(known, ..)| *known == language) {
                answers.push((language, filled.cell.shown(), at));
            }
        }
    }
    form.enterprise = form.plain("id").unwrap_or_default().to_owned();
    (!form.enterprise.is_empty()).then_some(form)
}

/// The mapping of a table of values in a form, whose columns bear names that are known; nothing for any other sheet.
pub fn table(head: &Head, names: &Names, form: &Filled) -> Option<TableMapping> {
    let at = |words: String| Located { value: words, place: Place::SITE };
    let columns: Vec<ColumnMapping> = head
        .columns
        .iter()
        .map(|column| {
            let name = column.name();
            let dimension = names.id("dimension", &name);
            let role = role(&name).or(dimension.as_ref().map(|_| Role::Category)).unwrap_or(Role::Ignored);
            ColumnMapping {
                place: Place::SITE,
                column: at(name),
                is: role,
                dimension: dimension.filter(|_| role == Role::Category).map(at),
                period: None,
                indicator: None,
                enterprise: None,
                categories: None,
                grain: None,
            }
        })
        .collect();
    let has = |role: Role| columns.iter().any(|column| column.is == role);
    (has(Role::Indicator) && has(Role::Period)).then(|| TableMapping {
        place: Place::SITE,
        sheet: None,
        kind: TableKind::Values,
        header: Vec::new(),
        enterprise: Some(at(form.enterprise.clone())),
        assessment: form.assessment().map(at),
        indicator: None,
        source: None,
        notes: None,
        columns,
        survey: None,
    })
}

/// Writes the answers of a form into the portrait and the assessment.
pub fn write(desk: &Desk, form: &Filled, outcome: &mut Outcome) {
    let portrait = format!("content/enterprises/{}/enterprise.yaml", form.enterprise);
    part(desk, form, (&portrait, ""), outcome);
    if let Some(assessment) = form.assessment() {
        part(desk, form, (&file(&form.enterprise, &assessment), "assessment."), outcome);
    }
}

/// One file of a form: made of its answers, or completed with those that it lacks.
fn part(desk: &Desk, form: &Filled, (path, prefix): (&str, &str), outcome: &mut Outcome) {
    let own = |field: &&Field| {
        field.key != "id" && if prefix.is_empty() { !field.key.starts_with("assessment.") } else { field.key.starts_with(prefix) }
    };
    let text = desk.snapshot.find(path).map(|(id, _)| desk.snapshot.text(id).to_owned());
    let Some(mut text) = text else {
        let mut entries: Vec<(String, New)> = Vec::new();
        for field in FIELDS.iter().filter(own) {
            let Some(value) = value(field, form, desk) else { continue };
            let key = &field.key[prefix.len()..];
            match key.split_once('.') {
                None => entries.push((key.to_owned(), value)),
                Some((outer, inner)) => match entries.iter_mut().find(|(known, _)| known == outer) {
                    Some((_, New::Inline(inside))) => inside.push((inner.to_owned(), value)),
                    _ => entries.push((outer.to_owned(), New::Inline(vec![(inner.to_owned(), value)]))),
                },
            }
        }
        let required = if prefix.is_empty() { ("name", form.enterprise.as_str()) } else { ("question", "…") };
        if !entries.iter().any(|(key, _)| key == required.0) {
            entries.push((required.0.to_owned(), New::words(required.1)));
        }
        outcome.new += entries.len();
        outcome.files.insert(path.to_owned(), document(&entries));
        return;
    };
    let before = text.clone();
    for field in FIELDS.iter().filter(own) {
        let Some(value) = value(field, form, desk) else { continue };
        complete(desk, form, (path, &mut text, &field.key[prefix.len()..]), (field, &value, outcome));
    }
    if text != before {
        outcome.files.insert(path.to_owned(), text);
    }
}

/// What a field's answer is written as.
fn value(field: &Field, form: &Filled, desk: &Desk) -> Option<New> {
    let answers = form.answers.get(field.key)?;
    let first = answers.first()?;
    Some(match field.kind {
        Answer::Plain => New::Raw(first.1.clone()),
        Answer::Words => New::words(&first.1),
        Answer::Texts if desk.reading.languages.len() == 1 => New::words(&first.1),
        Answer::Texts => {
            New::Inline(answers.iter().map(|(language, words, _)| (language_key(desk, language), New::Raw(quoted(words)))).collect())
        }
    })
}

/// The key under which a language is written in the site.
fn language_key(desk: &Desk, language: &str) -> String {
    let languages = &desk.reading.languages;
    let own = languages.iter().find(|tag| tag.as_str().eq_ignore_ascii_case(language));
    own.map_or(language, |tag| key_of(tag, languages)).to_owned()
}

/// Adds an answer that a file lacks; one that it gives otherwise is noted.
fn complete(
    desk: &Desk,
    form: &Filled,
    (path, text, key): (&str, &mut String, &str),
    (field, value, outcome): (&Field, &New, &mut Outcome),
) {
    let Some(tree) = yaml::parse(text, Place::file(FileId(0)), &mut Findings::new()) else { return };
    let (outer, inner) = key.split_once('.').map_or((key, None), |(outer, inner)| (outer, Some(inner)));
    let there =
        tree.get(outer).and_then(|node| inner.map_or(Some(node), |inner| node.get(inner))).filter(|node| !matches!(node.kind, Kind::Empty));
    let Some(there) = there else {
        let edit = match (inner, tree.get(outer)) {
            (Some(inner), Some(map)) if matches!(map.kind, Kind::Map(_)) => with_entry(text, map, Position::Last, (inner, value)),
            (Some(inner), _) => with_entry(text, &tree, Position::Last, (outer, &New::Inline(vec![(inner.to_owned(), value.clone())]))),
            (None, _) => with_entry(text, &tree, Position::Last, (outer, value)),
        };
        if let Some(edit) = edit {
            *text = edited(text, &[edit]);
            outcome.new += 1;
        }
        return;
    };
    for (language, words, at) in form.answers.get(field.key).into_iter().flatten() {
        let here = said(there, language).or_else(|| words_of(there).into_iter().find(|_| language.is_empty()));
        let among = language.is_empty() && words_of(there).iter().any(|known| folded(known) == folded(words));
        match here.as_deref() {
            Some(here) if among || folded(here) == folded(words) => outcome.same += 1,
            None if matches!(there.kind, Kind::Map(_)) => {
                let tree = yaml::parse(text, Place::file(FileId(0)), &mut Findings::new());
                let node = tree.as_ref().and_then(|tree| tree.get(outer));
                if let Some(edit) =
                    node.and_then(|node| with_entry(text, node, Position::Last, (&language_key(desk, language), &New::words(words))))
                {
                    *text = edited(text, &[edit]);
                    outcome.new += 1;
                }
            }
            here => {
                let here = here.unwrap_or_default().to_owned();
                let value = format!("{}/{key}", form.enterprise);
                let trouble = ImportTrouble::Conflict { value, there: words.clone(), here };
                let place = desk.snapshot.find(path).map(|(id, _)| Place::file(id));
                outcome.notes.push((Noted { problem: Problem::Import { trouble }, at: *at }, place));
            }
        }
    }
}

/// Everything that a text says.
fn words_of(node: &Node) -> Vec<String> {
    match &node.kind {
        Kind::Scalar(words) => vec![words.clone()],
        Kind::Map(entries) => entries.iter().filter_map(|entry| entry.value.scalar().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}

/// What a node says in a language.
fn said(node: &Node, language: &str) -> Option<String> {
    match &node.kind {
        Kind::Scalar(words) => Some(words.clone()),
        Kind::Map(entries) => {
            let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_lowercase();
            let fits = |key: &str| primary(key) == primary(language);
            entries.iter().find(|entry| fits(&entry.key)).and_then(|entry| entry.value.scalar()).map(str::to_owned)
        }
        _ => None,
    }
}
