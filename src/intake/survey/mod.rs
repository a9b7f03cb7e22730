//! Surveys: answers as survey tools export them, counted by option and by group.
//!
//! Each tool's table is known by its own columns. Nothing but counts leaves this room: no answer of one person, no
//! free text, no name or address, not even in a finding.

mod ask;
mod count;
mod propose;
mod write;

use super::aliases::folded;
use super::head::{Column, Head};
use crate::source::grid::Sheet;

pub use ask::options_of;
pub use count::{Counted, Tally, count};
pub use propose::propose;
pub use write::write;

/// A tool whose tables are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// LimeSurvey.
    LimeSurvey,
    /// KoboToolbox and other kin of ODK.
    Kobo,
    /// Google Forms.
    Google,
    /// Microsoft Forms.
    Microsoft,
    /// SurveyMonkey.
    SurveyMonkey,
}

impl Form {
    /// What the tool is called.
    pub fn name(self) -> &'static str {
        match self {
            Form::LimeSurvey => "LimeSurvey",
            Form::Kobo => "KoboToolbox",
            Form::Google => "Google Forms",
            Form::Microsoft => "Microsoft Forms",
            Form::SurveyMonkey => "SurveyMonkey",
        }
    }
}

/// Columns by which a tool's table is known: all words of one row must be there.
const MARKS: &[(Form, &[&[&str]])] = &[
    (Form::Kobo, &[&["uuid"], &["submission time"], &["metainstanceid"], &["meta instanceid"]]),
    (Form::SurveyMonkey, &[&["respondent id"], &["collector id"], &["identifiant du repondant"], &["respondent id", "collector"]]),
    (
        Form::Microsoft,
        &[
            &["id", "start time", "completion time"],
            &["id", "heure de debut", "heure de fin"],
            &["id", "begintijd", "tijd van voltooien"],
            &["id", "starttijd", "tijd van voltooien"],
            &["id", "begintijd", "tijdstip van voltooiing"],
            &["id", "startzeit", "fertigstellungszeit"],
        ],
    ),
    (
        Form::LimeSurvey,
        &[
            &["submitdate"],
            &["startlanguage"],
            &["response id"],
            &["id de la reponse"],
            &["id reponse"],
            &["antwoord id"],
            &["antwort id"],
            &["date submitted", "last page"],
            &["date de soumission", "derniere page"],
        ],
    ),
];

/// The names of a first column that Google Forms writes.
const STAMPS: [&str; 5] = ["timestamp", "horodateur", "horodatage", "tijdstempel", "zeitstempel"];

/// The tool that a table comes from; nothing if it is no table of answers.
pub fn form(sheet: &Sheet, head: &Head) -> Option<Form> {
    let _ = sheet;
    let names: Vec<String> = head
        .columns
        .iter()
        .flat_map(|column| [folded(&column.name()), folded(column.parts.first().map_or("", String::as_str)), code_of(column)])
        .collect();
    let all = |row: &&[&str]| row.iter().all(|word| names.iter().any(|name| name == word));
    if head.columns.first().is_some_and(|column| STAMPS.contains(&folded(&column.name()).as_str())) {
        return Some(Form::Google);
    }
    MARKS.iter().find(|(_, rows)| rows.iter().any(&all)).map(|(form, _)| *form)
}

/// LimeSurvey writes `submitdate. Date submitted`: the code before the point.
fn code_of(column: &Column) -> String {
    let name = column.name();
    folded(name.split_once(". ").map_or(name.as_str(), |(code, _)| code))
}

/// What a tool writes about a row besides answers, and what tells who somebody is.
const ASIDE: &[&str] = &[
    "id",
    "response id",
    "id de la reponse",
    "id reponse",
    "antwoord id",
    "antwort id",
    "respondent id",
    "identifiant du repondant",
    "collector",
    "collector id",
    "submitdate",
    "date submitted",
    "date de soumission",
    "datum ingediend",
    "datum abgeschickt",
    "lastpage",
    "last page",
    "derniere page",
    "laatste pagina",
    "letzte seite",
    "startlanguage",
    "start language",
    "langue de depart",
    "seed",
    "token",
    "startdate",
    "start date",
    "date started",
    "date de debut",
    "enddate",
    "end date",
    "datestamp",
    "date last action",
    "ipaddr",
    "ip address",
    "adresse ip",
    "ip adres",
    "refurl",
    "referrer url",
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "phonenumber",
    "simserial",
    "version",
    "timestamp",
    "horodateur",
    "horodatage",
    "tijdstempel",
    "zeitstempel",
    "start time",
    "completion time",
    "heure de debut",
    "heure de fin",
    "begintijd",
    "starttijd",
    "tijd van voltooien",
    "tijdstip van voltooiing",
    "startzeit",
    "fertigstellungszeit",
    "last modified time",
    "heure de la derniere modification",
    "score",
    "total points",
    "quiz feedback",
    "custom data 1",
    "sm collector id",
    "interviewtime",
    "total time",
    "group time",
];

/// Parts of names of columns that tell who somebody is.
const PERSONAL: &[&str] = &[
    "email",
    "e mail",
    "mail",
    "courriel",
    "nom",
    "prenom",
    "name",
    "first name",
    "last name",
    "firstname",
    "lastname",
    "naam",
    "voornaam",
    "achternaam",
    "vorname",
    "nachname",
    "telephone",
    "phone",
    "telefoon",
    "telefon",
    "gsm",
    "adresse",
    "address",
    "adres",
    "anschrift",
    "date of birth",
    "date de naissance",
    "geboortedatum",
    "geburtsdatum",
    "niss",
    "rijksregisternummer",
    "registre national",
];

/// Whether a column is about the row, or about who filled it in.
pub fn is_aside(column: &Column, form: Form) -> bool {
    let name = folded(&column.name());
    let first = folded(column.parts.first().map_or("", String::as_str));
    let code = code_of(column);
    let listed = |words: &[&str]| [&name, &first, &code].iter().any(|name| words.contains(&name.as_str()));
    let own = form == Form::Kobo
        && column.parts.first().is_some_and(|part| part.starts_with('_') || part.starts_with("meta/") || part.starts_with("__"));
    let points =
        form == Form::Microsoft && (name.starts_with("points ") || name.starts_with("feedback ") || name.starts_with("commentaires "));
    own || points || listed(ASIDE) || is_personal(&name)
}

fn is_personal(name: &str) -> bool {
    let short = name.split(' ').count() <= 4;
    let parts: Vec<&str> = name.split(' ').collect();
    short
        && PERSONAL.iter().any(|word| {
            let words: Vec<&str> = word.split(' ').collect();
            parts.windows(words.len()).any(|window| window == words)
        })
}

/// The column that is filled only when somebody went to the end.
pub fn completed(head: &Head, form: Form) -> Option<String> {
    let wanted: &[&str] = match form {
        Form::LimeSurvey => &["submitdate", "date submitted", "date de soumission", "datum ingediend", "datum abgeschickt"],
        Form::Kobo => &["submission time"],
        Form::Microsoft => &["completion time", "heure de fin", "tijd van voltooien", "tijdstip van voltooiing", "fertigstellungszeit"],
        Form::Google => &STAMPS,
        Form::SurveyMonkey => &[],
    };
    let found =
        head.columns.iter().find(|column| wanted.contains(&folded(&column.name()).as_str()) || wanted.contains(&code_of(column).as_str()));
    found.map(Column::name)
}
