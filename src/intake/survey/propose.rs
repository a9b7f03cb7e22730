//! The mapping of a survey as it is proposed: questions with their options; what is not read stays unnamed.

use std::collections::BTreeSet;

use super::ask::{self, Kind, OTHER};
use super::{Form, completed};
use crate::intake::head::Head;
use crate::intake::names::Names;
use crate::intake::propose::{Asked, Lines, lines, said, sheet_of};
use crate::lang::slugify;
use crate::source::grid::Sheet;
use crate::source::spelling::quoted;

/// The part of a mapping that is about one sheet of answers.
pub fn propose(sheet: &Sheet, head: &Head, form: Form, asked: &Asked) -> String {
    let names = Names::of(asked.model, None);
    let questions = ask::questions(sheet, head, form, (asked.model, &names));
    let note = |lines: Lines| said(asked.tongue, lines)[0];
    let mut text = format!("  - {}kind: survey   # {} {}\n    header: {}\n", sheet_of(sheet), note(FORM), form.name(), lines(head));
    let only = asked.model.enterprises.keys().next().filter(|_| asked.model.enterprises.len() == 1).map(|id| id.as_str());
    let enterprise = asked.enterprise.or(only);
    text += &match enterprise {
        Some(id) => format!("    enterprise: {id}\n"),
        None => format!("    enterprise: \"…\"   # {}\n", note(ENTERPRISE)),
    };
    let latest = enterprise.and_then(|id| asked.model.enterprises.get(id)).and_then(|one| one.assessments.last());
    text += &match latest {
        Some(assessment) => format!("    assessment: {}\n", quoted(assessment.id.as_str())),
        None => format!("    assessment: \"…\"   # {}\n", note(ASSESSMENT)),
    };
    let mut taken = BTreeSet::new();
    text += &format!("    survey:\n      id: {}\n", named(&stem(asked.file), &mut taken));
    text += &format!("      # invited: …   # {}\n", note(INVITED));
    if let Some(column) = completed(head, form) {
        text += &format!("      complete: {}   # {}\n", quoted(&column), note(COMPLETE));
    }
    let groups: Vec<&ask::Asked> = questions.iter().filter(|one| matches!(one.kind, Kind::Group(..))).collect();
    if !groups.is_empty() {
        text += &format!("      by:   # {}\n", note(BY));
        groups.iter().for_each(|one| text += &group(one));
    }
    text += "      questions:\n";
    let mut ids = BTreeSet::new();
    for question in &questions {
        text += &spelled(question, &mut ids, note(OTHERS));
    }
    let open = questions.iter().filter(|one| matches!(one.kind, Kind::Open)).count();
    if open > 0 {
        text += &format!("      # {}\n", note(OPEN).replace("{}", &open.to_string()));
    }
    text
}

fn stem(file: &str) -> String {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}

/// An id made of words, at most forty letters, none twice.
fn named(words: &str, taken: &mut BTreeSet<String>) -> String {
    let slug = slugify(words);
    let mut short = String::new();
    for part in slug.split('-') {
        if !short.is_empty() && short.len() + part.len() >= 40 {
            break;
        }
        short += &format!("{}{part}", if short.is_empty() { "" } else { "-" });
    }
    short.truncate(60);
    let short = if short.is_empty() { "q".to_owned() } else { short };
    let free = (1..).map(|number| if number == 1 { short.clone() } else { format!("{short}-{number}") }).find(|id| !taken.contains(id));
    let id = free.unwrap_or(short);
    taken.insert(id.clone());
    id
}

fn group(question: &ask::Asked) -> String {
    let Kind::Group(dimension, words) = &question.kind else { return String::new() };
    let answers: Vec<String> = words.iter().map(|(word, category)| format!("{}: {category}", quoted(word))).collect();
    let column = question.columns.first().map(|(column, _)| quoted(column)).unwrap_or_default();
    format!("        - column: {column}\n          dimension: {dimension}\n          answers: {{{}}}\n", answers.join(", "))
}

fn spelled(question: &ask::Asked, ids: &mut BTreeSet<String>, other: &str) -> String {
    if matches!(question.kind, Kind::Open | Kind::Group(..)) {
        return String::new();
    }
    let id = named(question.code.as_deref().unwrap_or(&question.text), ids);
    let columns: Vec<String> = question.columns.iter().map(|(column, _)| quoted(column)).collect();
    let mut text = match columns.as_slice() {
        [one] => format!("        - columns: {one}\n"),
        several => format!("        - columns:\n{}", several.iter().map(|column| format!("            - {column}\n")).collect::<String>()),
    };
    text += &format!("          id: {id}\n          text: {}\n", quoted(&question.text));
    match &question.kind {
        Kind::Scale(scale) => text += &format!("          type: likert\n          scale: {scale}\n"),
        Kind::Recommend => text += "          type: nps\n",
        Kind::Numeric => text += "          type: numeric\n",
        Kind::Single(options) => text += &closed("single", options, (&question.columns, other)),
        Kind::Multiple(options, separator) => {
            text += &closed("multiple", options, (&question.columns, other));
            if let Some(separator) = separator {
                text += &format!("          separator: {}\n", quoted(separator.trim()));
            }
        }
        Kind::Open | Kind::Group(..) => {}
    }
    text
}

/// The options of a closed question, and the words or columns that stand for them.
fn closed(kind: &str, options: &[String], (columns, other): (&[(String, String)], &str)) -> String {
    let mut taken = BTreeSet::new();
    let ids: Vec<String> = options.iter().map(|label| named(if label == OTHER { "other" } else { label }, &mut taken)).collect();
    let label = |label: &String| quoted(if label == OTHER { other } else { label });
    let listed: String =
        ids.iter().zip(options).map(|(id, words)| format!("            - {{id: {id}, label: {}}}\n", label(words))).collect();
    let in_columns = columns.iter().any(|(_, option)| !option.is_empty());
    let answers: String = match in_columns {
        true => columns.iter().zip(&ids).map(|((column, _), id)| format!("            {}: {id}\n", quoted(column))).collect(),
        false => ids.iter().zip(options).map(|(id, words)| format!("            {}: {id}\n", quoted(words))).collect(),
    };
    format!("          type: {kind}\n          options:\n{listed}          answers:\n{answers}")
}

const OTHERS: Lines = [&["Autre"], &["Andere"], &["Other"], &["Andere"]];

const FORM: Lines =
    [&["réponses exportées de"], &["antwoorden, geëxporteerd uit"], &["answers, exported from"], &["Antworten, exportiert aus"]];

const ENTERPRISE: Lines = [
    &["l’identifiant de l’entreprise qui a interrogé"],
    &["de id van de onderneming die de vragen stelde"],
    &["the id of the enterprise that asked"],
    &["die Kennung des Unternehmens, das gefragt hat"],
];

const ASSESSMENT: Lines = [
    &["l’évaluation où l’enquête sera écrite ; elle est créée si elle n’existe pas"],
    &["de evaluatie waarin de enquête komt; ze wordt gemaakt als ze niet bestaat"],
    &["the assessment that the survey is written into; it is made if it does not exist"],
    &["die Wirkungsmessung, in die die Umfrage kommt; sie wird angelegt, wenn es sie nicht gibt"],
];

const INVITED: Lines = [
    &["combien de personnes ont été interrogées : le taux de réponse en dépend"],
    &["hoeveel mensen bevraagd werden: daarvan hangt de respons af"],
    &["how many people were asked: the response rate depends on it"],
    &["wie viele gefragt wurden: Davon hängt die Rücklaufquote ab"],
];

const COMPLETE: Lines = [
    &["seules comptent les lignes où cette colonne est remplie"],
    &["alleen rijen waarin deze kolom gevuld is, tellen mee"],
    &["only rows in which this column is filled count"],
    &["nur Zeilen, in denen diese Spalte gefüllt ist, zählen"],
];

const BY: Lines = [
    &["les réponses sont aussi comptées par groupe ; les petits groupes restent masqués"],
    &["de antwoorden worden ook per groep geteld; kleine groepen blijven verborgen"],
    &["answers are counted by group as well; small groups stay withheld"],
    &["die Antworten werden auch nach Gruppen gezählt; kleine Gruppen bleiben verdeckt"],
];

const OPEN: Lines = [
    &["{} colonne(s) de texte libre ne sont pas lues."],
    &["{} kolom(men) met vrije tekst worden niet gelezen."],
    &["{} column(s) of free text are not read."],
    &["{} Spalte(n) mit freiem Text werden nicht gelesen."],
];
