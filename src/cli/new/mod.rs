//! `new`: the files of one more enterprise, testimonial, chapter…, in every language of the site.
//!
//! What is made passes `check` and says in comments, in the author's language, what goes where. Nothing that
//! is there is changed, except that a definition is added at the end of its catalogue file.
#![expect(clippy::disallowed_methods, reason = "new writes files of a site")]

mod template;

use std::cell::Cell;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use super::args::{Common, New};
use super::kinds::Kind;
use super::site::Site;
use super::voice::Voice;
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Pick, Tongue};
use crate::finding::Findings;
use crate::lang::LanguageTag;
use crate::model::entities::Model;
use crate::model::id::{Id, proposal};
use crate::model::{self, known, load};
use crate::source::text::key_of;
use template::Filling;

/// A file to be made, or a catalogue's new entry.
struct Draft {
    path: String,
    text: String,
    /// Whether it goes to the end of a list that may be there.
    entry: bool,
}

/// Makes the files of a thing.
pub(super) fn new(common: &Common, flags: &New, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let site = Site::read(common)?;
    let spoken = site.voice.tongue;
    tongue.set(spoken);
    let kind = Kind::of(&flags.kind, spoken)?;
    let mut findings = Findings::new();
    let Some((reading, _)) = load::settings(&site.snapshot, &mut findings) else { return Err(unreadable(spoken)) };
    let model = model::resolve(&site.snapshot, &mut findings);
    let maker = Maker {
        kind,
        languages: &reading.languages,
        model: model.as_ref(),
        tongue: spoken,
        today: site.snapshot.options.today.to_string(),
    };
    let drafts = maker.drafts(&flags.id)?;
    for draft in drafts.iter().filter(|draft| !draft.entry) {
        if site.snapshot.find(&draft.path).is_some() || fs::symlink_metadata(site.root.join(&draft.path)).is_ok() {
            return Err(taken(&draft.path, spoken));
        }
    }
    drafts.iter().try_for_each(|draft| write(&site.root, draft))?;
    tell(&drafts, (kind, &flags.id), &site.voice);
    Ok(0)
}

struct Maker<'site> {
    kind: Kind,
    languages: &'site [LanguageTag],
    model: Option<&'site Model>,
    tongue: Tongue,
    today: String,
}

impl Maker<'_> {
    fn drafts(&self, written: &str) -> Result<Vec<Draft>, Failure> {
        let parts: Vec<&str> = written.split('/').collect();
        if let Some(part) = parts.iter().find(|part| Id::new(part).is_none()) {
            return Err(no_id(part, self.tongue));
        }
        let [.., id] = parts.as_slice() else { return Err(no_id(written, self.tongue)) };
        let needs_parent = matches!(self.kind, Kind::Assessment | Kind::Chapter);
        if needs_parent != (parts.len() == 2) && self.kind != Kind::Page {
            return Err(self.misshapen(written));
        }
        let parent = parts[0];
        let alone = |path: String, template: &str| vec![self.draft(path, template, id)];
        Ok(match self.kind {
            Kind::Enterprise => alone(format!("content/enterprises/{id}/enterprise.yaml"), template::ENTERPRISE),
            Kind::Assessment => {
                self.must_exist(known::Kind::Enterprise, parent)?;
                alone(format!("content/enterprises/{parent}/assessments/{id}.yaml"), template::ASSESSMENT)
            }
            Kind::Federation => {
                if self.members().is_empty() {
                    return Err(self.no_member());
                }
                alone(format!("content/federations/{id}.yaml"), template::FEDERATION)
            }
            Kind::Partner => alone(format!("content/partners/{id}.yaml"), template::PARTNER),
            Kind::Notebook => {
                let mut drafts = alone(format!("content/notebooks/{id}/notebook.yaml"), template::NOTEBOOK);
                drafts.extend(self.in_each(&format!("content/notebooks/{id}/01-intro"), (template::CHAPTER, template::TWIN), "01-intro"));
                drafts
            }
            Kind::Chapter => {
                self.must_exist(known::Kind::Notebook, parent)?;
                self.in_each(&format!("content/notebooks/{parent}/{id}"), (template::CHAPTER, template::TWIN), id)
            }
            Kind::Testimonial => {
                self.in_each(&format!("content/testimonials/{id}"), (template::TESTIMONIAL, template::TESTIMONIAL_TWIN), id)
            }
            Kind::News => {
                let id = self.dated(id);
                self.in_each(&format!("content/news/{id}"), (template::NEWS, template::TWIN), &id)
            }
            Kind::Page => self.in_each(&format!("content/pages/{written}"), (template::PAGE, template::TWIN), id),
            Kind::Indicator => self.entry("indicators", known::Kind::Indicator, (id, template::INDICATOR))?,
            Kind::Topic => self.entry("topics", known::Kind::Topic, (id, template::TOPIC))?,
            Kind::Term => self.entry("terms", known::Kind::Term, (id, template::TERM))?,
            Kind::Dimension => self.entry("dimensions", known::Kind::Dimension, (id, template::DIMENSION))?,
            Kind::Scale => self.entry("scales", known::Kind::Scale, (id, template::SCALE))?,
            Kind::Framework => self.entry("frameworks", known::Kind::Framework, (id, template::FRAMEWORK))?,
        })
    }

    /// A news item's id begins with its date: today's, unless one is written.
    fn dated(&self, id: &str) -> String {
        match crate::period::parse_date(id.get(..10).unwrap_or_default()) {
            Some(_) => id.to_owned(),
            None => format!("{}-{id}", self.today),
        }
    }

    fn filling<'a>(&'a self, id: &'a str) -> Filling<'a> {
        let keys: Vec<&str> = self.languages.iter().map(|tag| key_of(tag, self.languages)).collect();
        let date = id.get(..10).filter(|date| crate::period::parse_date(date).is_some()).unwrap_or(&self.today);
        let words = vec![
            ("id", id.to_owned()),
            ("first", keys[0].to_owned()),
            ("today", self.today.clone()),
            ("date", date.to_owned()),
            ("year", self.today[..4].to_owned()),
            ("members", self.members()),
        ];
        Filling { comments: self.tongue, keys, words }
    }

    fn draft(&self, path: String, template: &str, id: &str) -> Draft {
        Draft { path, text: self.filling(id).fill(template), entry: false }
    }

    /// One file for each language, the first holding the facts.
    fn in_each(&self, path: &str, (first, twin): (&str, &str), id: &str) -> Vec<Draft> {
        let keys: Vec<&str> = self.languages.iter().map(|tag| key_of(tag, self.languages)).collect();
        let file = |(at, key): (usize, &&str)| self.draft(format!("{path}.{key}.md"), if at == 0 { first } else { twin }, id);
        keys.iter().enumerate().map(file).collect()
    }

    fn entry(&self, file: &str, kind: known::Kind, (id, template): (&str, &str)) -> Result<Vec<Draft>, Failure> {
        if self.model.is_some_and(|model| model.known.ids(kind).any(|known| known == id)) {
            return Err(taken(id, self.tongue));
        }
        let path = format!("content/catalogue/{file}.yaml");
        Ok(vec![Draft { entry: true, ..self.draft(path, template, id) }])
    }

    /// The first two enterprises as members of a list.
    fn members(&self) -> String {
        let ids = self.model.into_iter().flat_map(|model| model.known.ids(known::Kind::Enterprise));
        ids.take(2).map(|id| format!("  - {{enterprise: {id}}}")).collect::<Vec<_>>().join("\n")
    }

    fn must_exist(&self, kind: known::Kind, id: &str) -> Result<(), Failure> {
        let Some(model) = self.model.filter(|model| !model.known.has(kind, id)) else { return Ok(()) };
        let said = crate::finding::wording::wording(&model.known.unknown(kind, id), self.tongue);
        Err(Failure::Usage([Some(said.message), said.help].into_iter().flatten().collect::<Vec<_>>().join(" – ")))
    }

    fn no_member(&self) -> Failure {
        Failure::Usage(self.tongue.pick([
            "une fédération a des membres : commencez par « diptych new enterprise … »".to_owned(),
            "een federatie heeft leden: begin met ‘diptych new enterprise …’".to_owned(),
            "a federation has members: begin with \"diptych new enterprise …\"".to_owned(),
            "ein Verband hat Mitglieder: beginnen Sie mit „diptych new enterprise …“".to_owned(),
        ]))
    }

    fn misshapen(&self, written: &str) -> Failure {
        let example = match self.kind {
            Kind::Assessment => "ateliers/2024",
            Kind::Chapter => "accompagner/02-pratique",
            _ => "ateliers",
        };
        let kind = self.kind.word();
        Failure::Usage(self.tongue.pick([
            format!("« {written} » : écrivez par exemple « diptych new {kind} {example} »"),
            format!("‘{written}’: schrijf bijvoorbeeld ‘diptych new {kind} {example}’"),
            format!("\"{written}\": write for example \"diptych new {kind} {example}\""),
            format!("„{written}“: schreiben Sie zum Beispiel „diptych new {kind} {example}“"),
        ]))
    }
}

fn write(root: &Path, draft: &Draft) -> Result<(), Failure> {
    let path = root.join(&draft.path);
    let folder = path.parent().unwrap_or(root);
    fs::create_dir_all(folder).during(Doing::Write, folder)?;
    if !draft.entry {
        return File::create_new(&path).and_then(|mut file| file.write_all(draft.text.as_bytes())).during(Doing::Write, &path);
    }
    let mut file = OpenOptions::new().create(true).append(true).open(&path).during(Doing::Write, &path)?;
    let ends = fs::read(&path).during(Doing::Read, &path)?.last().is_none_or(|byte| *byte == b'\n');
    let gap = if ends { "" } else { "\n" };
    file.write_all(format!("{gap}{}", draft.text).as_bytes()).during(Doing::Write, &path)
}

/// What was made, and what is left to do.
fn tell(drafts: &[Draft], (kind, id): (Kind, &str), voice: &Voice) {
    for draft in drafts {
        voice.say(&format!("{} {}", voice.green("✔"), draft.path));
    }
    if kind == Kind::Chapter {
        let chapter = id.rsplit('/').next().unwrap_or(id);
        voice.say(&voice.tongue.pick([
            format!("  Ajoutez « {chapter} » à « chapters » dans notebook.yaml, à sa place."),
            format!("  Voeg ‘{chapter}’ toe aan ‘chapters’ in notebook.yaml, op zijn plaats."),
            format!("  Add \"{chapter}\" to \"chapters\" in notebook.yaml, in its place."),
            format!("  Fügen Sie „{chapter}“ bei „chapters“ in notebook.yaml an seinem Platz ein."),
        ]));
    }
    voice.say(voice.tongue.pick([
        "  Remplacez chaque « … », puis : diptych check",
        "  Vervang elke ‘…’ en daarna: diptych check",
        "  Replace each \"…\", then: diptych check",
        "  Ersetzen Sie jedes „…“, dann: diptych check",
    ]));
}

fn unreadable(tongue: Tongue) -> Failure {
    Failure::Usage(tongue.pick([
        "les langues du site ne se lisent pas encore dans diptych.yaml : « diptych check » dit pourquoi".to_owned(),
        "de talen van de site zijn nog niet leesbaar in diptych.yaml: ‘diptych check’ zegt waarom".to_owned(),
        "the languages of the site cannot be read in diptych.yaml yet: \"diptych check\" says why".to_owned(),
        "die Sprachen der Website sind in diptych.yaml noch nicht lesbar: „diptych check“ sagt, warum".to_owned(),
    ]))
}

fn no_id(written: &str, tongue: Tongue) -> Failure {
    let hint = proposal(written).filter(|hint| Id::new(hint).is_some()).unwrap_or_else(|| "ateliers-du-canal".to_owned());
    let written = written.escape_debug();
    Failure::Usage(tongue.pick([
        format!("« {written} » ne peut pas servir d’identifiant. Écrivez par exemple : {hint}"),
        format!("‘{written}’ kan geen id zijn. Schrijf bijvoorbeeld: {hint}"),
        format!("\"{written}\" cannot be an id. Write for example: {hint}"),
        format!("„{written}“ kann keine Kennung sein. Schreiben Sie zum Beispiel: {hint}"),
    ]))
}

fn taken(path: &str, tongue: Tongue) -> Failure {
    Failure::Usage(tongue.pick([
        format!("{path} existe déjà, rien n’a été écrit"),
        format!("{path} bestaat al, er is niets geschreven"),
        format!("{path} is there already, nothing was written"),
        format!("{path} gibt es schon, nichts wurde geschrieben"),
    ]))
}
