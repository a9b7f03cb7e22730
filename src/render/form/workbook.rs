//! The workbook that a member fills in: instructions, a sheet of answers, a table of values; lists to choose from, names
//! that are locked.

use super::given::wanted;
use crate::finding::Tongue;
use crate::intake::form::counts::{HEADS, PEOPLE, latest, renamed};
use crate::intake::form::{Answer, FIELDS, MARK, at};
use crate::intake::statuses;
use crate::localized::Lang;
use crate::model::Model;
use crate::model::indicator::Indicator;
use crate::model::survey::{Question, QuestionKind};
use crate::period::Date;
use crate::render::workbook::{Book, Cell, Form, Sheet};

/// Rows that are open in the table of values.
const ROWS: u32 = 400;

/// The most dimensions that have a column.
const DIMENSIONS: usize = 6;

/// The form of an enterprise, in a language of the program.
pub fn book(model: &Model, (enterprise, tongue): (&str, Tongue), today: Date) -> Book {
    let desk = Desk { model, enterprise, tongue, lang: lang(model, tongue) };
    let indicators = desk.indicators();
    let (values, lists) = desk.values(&indicators, today);
    let sheets = vec![desk.instructions(), desk.answers(), values, desk.surveys(today), lists];
    Book { title: format!("{} – {enterprise}", &model.settings.title[desk.lang]), sheets }
}

/// The site's language that is the reader's, else its first.
fn lang(model: &Model, tongue: Tongue) -> Lang {
    let found = model.languages.iter().position(|tag| tag.primary().eq_ignore_ascii_case(tongue.as_str()));
    found.and_then(|at| Lang::all(model.languages.len()).nth(at)).unwrap_or(Lang::FIRST)
}

struct Desk<'a> {
    model: &'a Model,
    enterprise: &'a str,
    tongue: Tongue,
    lang: Lang,
}

impl Desk<'_> {
    fn word(&self, words: [&str; 4]) -> String {
        words[at(self.tongue)].to_owned()
    }

    /// What its federations ask of it, and what it reported before; else everything that is not computed.
    fn indicators(&self) -> Vec<&Indicator> {
        let wanted = wanted(self.model, Some(self.enterprise));
        let all = self.model.catalogue.indicators.iter().filter(|indicator| indicator.formula.is_none());
        let chosen: Vec<&Indicator> = all.clone().filter(|indicator| wanted.contains(indicator.id.as_str())).collect();
        if chosen.is_empty() { all.collect() } else { chosen }
    }

    fn instructions(&self) -> Sheet {
        let lines = &INSTRUCTIONS[at(self.tongue)];
        let rows = lines.iter().map(|(label, words)| vec![Cell::Label((*label).to_owned()), Cell::words(*words)]).collect();
        let name = self.word(["Mode d’emploi", "Handleiding", "Instructions", "Anleitung"]);
        Sheet { name, rows, form: Some(Form::default()), ..Sheet::default() }
    }

    /// A line for each question; what the site knows already stands there.
    fn answers(&self) -> Sheet {
        let languages: Vec<String> = self.model.languages.iter().map(|tag| tag.as_str().to_owned()).collect();
        let help = self.word(["(aide)", "(hulp)", "(help)", "(Hilfe)"]);
        let header: Vec<String> = [MARK.to_owned()].into_iter().chain(languages.clone()).chain([help]).collect();
        let mut form = Form { last: 0, refusal: String::new(), ..Form::default() };
        let mut rows = Vec::new();
        let width = u16::try_from(languages.len()).unwrap_or(1);
        for (row, field) in (1_u32..).zip(&FIELDS) {
            let mut cells = vec![Cell::Label(field.labels[at(self.tongue)].to_owned())];
            for place in 0..languages.len() {
                cells.push(if field.kind == Answer::Texts || place == 0 { self.known(field.key, place) } else { Cell::Empty });
            }
            cells.push(Cell::words(field.hints[at(self.tongue)]));
            rows.push(cells);
            if field.key != "id" {
                form.open.push((row, 1, row, if field.kind == Answer::Texts { width } else { 1 }));
            }
        }
        let name = self.word(["Présentation", "Voorstelling", "Portrait", "Porträt"]);
        Sheet { name, header, rows, form: Some(form), ..Sheet::default() }
    }

    /// What the portrait says already.
    fn known(&self, key: &str, place: usize) -> Cell {
        if key == "id" {
            return Cell::words(self.enterprise);
        }
        let Some(own) = self.model.enterprises.get(self.enterprise) else { return Cell::Empty };
        let Some(lang) = Lang::all(self.model.languages.len()).nth(place) else { return Cell::Empty };
        let portrait = &own.portrait;
        let text = match key {
            "name" => return Cell::words(&portrait.name[Lang::FIRST]),
            "description" => portrait.description.as_ref(),
            "purpose" => portrait.purpose.as_ref(),
            "legal_form" => portrait.legal_form.as_ref(),
            _ => None,
        };
        text.filter(|text| text.panels.borrowed(lang).is_none()).map_or(Cell::Empty, |text| Cell::words(&text[lang]))
    }

    /// The table of values, a line begun for each indicator, and the lists that its cells are chosen from.
    fn values(&self, indicators: &[&Indicator], today: Date) -> (Sheet, Sheet) {
        let word = |words: [&str; 4]| self.word(words);
        let used = |id: &str| indicators.iter().any(|indicator| indicator.dimensions.iter().any(|dimension| dimension.value == id));
        let dimensions: Vec<_> =
            self.model.catalogue.dimensions.iter().filter(|dimension| used(dimension.id.as_str())).take(DIMENSIONS).collect();
        let mut header = vec![
            word(["Indicateur", "Indicator", "Indicator", "Indikator"]),
            word(["Période", "Periode", "Period", "Zeitraum"]),
            word(["Valeur", "Waarde", "Value", "Wert"]),
            word(["Numérateur", "Teller", "Numerator", "Zähler"]),
            word(["Dénominateur", "Noemer", "Denominator", "Nenner"]),
            word(["Statut", "Status", "Status", "Status"]),
            word(["Source", "Bron", "Source", "Quelle"]),
            word(["Remarque", "Opmerking", "Remark", "Bemerkung"]),
        ];
        let first = header.len();
        header.extend(dimensions.iter().map(|dimension| dimension.name[self.lang].to_owned()));
        let mut lists: Vec<(usize, Vec<String>)> = vec![
            (0, indicators.iter().map(|indicator| indicator.name[self.lang].to_owned()).collect()),
            (5, statuses(self.tongue).map(str::to_owned).to_vec()),
        ];
        for (at, dimension) in (first..).zip(&dimensions) {
            lists.push((at, dimension.categories.iter().map(|category| category.label[self.lang].to_owned()).collect()));
        }
        let name = word(["Listes", "Lijsten", "Lists", "Listen"]);
        let last = u16::try_from(header.len().saturating_sub(1)).unwrap_or(0);
        let form = Form {
            open: vec![(1, 0, ROWS, last)],
            lists: lists
                .iter()
                .zip(0_u16..)
                .filter(|((_, words), _)| !words.is_empty())
                .map(|((column, words), from)| {
                    (u16::try_from(*column).unwrap_or(0), name.clone(), from, u32::try_from(words.len()).unwrap_or(1))
                })
                .collect(),
            last: ROWS,
            refusal: word(["Choisissez dans la liste.", "Kies uit de lijst.", "Choose from the list.", "Wählen Sie aus der Liste."]),
        };
        let year = i64::from(today.year()) - 1;
        let begun =
            indicators.iter().map(|indicator| vec![Cell::words(&indicator.name[self.lang]), Cell::words(year.to_string())]).collect();
        let sheet = word(["Chiffres", "Cijfers", "Figures", "Zahlen"]);
        let longest = lists.iter().map(|(_, words)| words.len()).max().unwrap_or(0);
        let row = |at: usize| lists.iter().map(|(_, words)| words.get(at).map_or(Cell::Empty, Cell::words)).collect();
        let listed = Sheet { name, rows: (0..longest).map(row).collect(), hidden: true, ..Sheet::default() };
        (Sheet { name: sheet, header, rows: begun, form: Some(form), ..Sheet::default() }, listed)
    }
}

impl Desk<'_> {
    /// A line for each answer of the questions that the enterprise asked before, to be counted again; and room for others.
    fn surveys(&self, today: Date) -> Sheet {
        let year = (i64::from(today.year()) - 1).to_string();
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let people = |which: usize| self.word(PEOPLE[which]);
        for survey in self.model.enterprises.get(self.enterprise).map_or(&[][..], latest) {
            let id = renamed(survey.id.as_str(), &year);
            let line = |question: &str, scale: &str, option: &str| {
                [id.as_str(), question, scale, option]
                    .into_iter()
                    .map(|words| if words.is_empty() { Cell::Empty } else { Cell::words(words) })
                    .collect()
            };
            rows.push(line("", "", &people(0)));
            rows.push(line("", "", &people(1)));
            for question in &survey.questions {
                let text = question.text[self.lang].to_owned();
                let scale = question.scale.as_ref().map_or("", |scale| scale.value.as_str());
                let options = self.options(question);
                rows.extend(options.iter().map(|option| line(&text, scale, option)));
                if !options.is_empty() {
                    rows.push(line(&text, scale, &people(2)));
                }
            }
        }
        let last = u32::try_from(rows.len()).unwrap_or(ROWS) + ROWS / 4;
        let form = Form { open: vec![(1, 0, last, 4)], last, ..Form::default() };
        let name = self.word(["Enquêtes", "Enquêtes", "Surveys", "Umfragen"]);
        Sheet { name, header: HEADS.iter().map(|head| self.word(*head)).collect(), rows, form: Some(form), ..Sheet::default() }
    }

    /// The answers that a question could be given, as its reader sees them.
    fn options(&self, question: &Question) -> Vec<String> {
        if question.kind == QuestionKind::Nps {
            return (0..=10).map(|point| point.to_string()).collect();
        }
        let scale = question.scale.as_ref().and_then(|scale| self.model.catalogue.scale(&scale.value));
        let options = scale.map_or(&question.options, |scale| &scale.options);
        options.iter().map(|option| option.label[self.lang].to_owned()).collect()
    }
}

/// What is said at the beginning, by language.
const INSTRUCTIONS: [[(&str, &str); 6]; 4] = [
    [
        (
            "Ce classeur",
            "Il recueille votre présentation et vos chiffres. Remplissez les cellules ouvertes, laissez vide ce que vous n’avez pas.",
        ),
        ("Présentation", "Une ligne par question. Une colonne par langue : la première suffit, les autres seront traduites."),
        ("Chiffres", "Une ligne par chiffre. Pour une part, écrivez le numérateur et le dénominateur (31 sur 49), pas le pourcentage."),
        (
            "Enquêtes",
            "Comptez les réponses, ligne par ligne. Pour une autre question, ajoutez des lignes : l’enquête, la question, chaque réponse possible.",
        ),
        ("Personnes", "N’écrivez ni nom ni adresse : seulement des nombres. Les petits nombres seront masqués à la publication."),
        ("Retour", "Enregistrez et renvoyez le fichier. Ne changez pas les intitulés : ils sont protégés pour que le classeur se relise."),
    ],
    [
        ("Deze werkmap", "Ze verzamelt uw voorstelling en uw cijfers. Vul de open cellen in, laat leeg wat u niet hebt."),
        ("Voorstelling", "Eén rij per vraag. Eén kolom per taal: de eerste volstaat, de andere worden vertaald."),
        ("Cijfers", "Eén rij per cijfer. Schrijf voor een aandeel de teller en de noemer (31 van 49), niet het percentage."),
        ("Enquêtes", "Tel de antwoorden, rij per rij. Voeg voor een andere vraag rijen toe: de enquête, de vraag, elk mogelijk antwoord."),
        ("Mensen", "Schrijf geen namen of adressen: alleen getallen. Kleine getallen worden bij de publicatie verborgen."),
        (
            "Terugsturen",
            "Bewaar het bestand en stuur het terug. Wijzig de opschriften niet: ze zijn beveiligd zodat de werkmap leesbaar blijft.",
        ),
    ],
    [
        ("This workbook", "It gathers your portrait and your figures. Fill in the open cells, leave empty what you do not have."),
        ("Portrait", "One line for each question. One column for each language: the first is enough, the others will be translated."),
        ("Figures", "One line for each figure. For a share, write the numerator and the denominator (31 of 49), not the percentage."),
        ("Surveys", "Count the answers, line by line. For another question, add lines: the survey, the question, each possible answer."),
        ("People", "Write no names or addresses: only numbers. Small numbers will be withheld when they are published."),
        (
            "Sending back",
            "Save the file and send it back. Do not change the headings: they are protected so that the workbook can be read.",
        ),
    ],
    [
        (
            "Diese Arbeitsmappe",
            "Sie sammelt Ihr Porträt und Ihre Zahlen. Füllen Sie die offenen Zellen, lassen Sie leer, was Sie nicht haben.",
        ),
        ("Porträt", "Eine Zeile je Frage. Eine Spalte je Sprache: Die erste genügt, die anderen werden übersetzt."),
        ("Zahlen", "Eine Zeile je Zahl. Schreiben Sie bei einem Anteil Zähler und Nenner (31 von 49), nicht den Prozentsatz."),
        (
            "Umfragen",
            "Zählen Sie die Antworten, Zeile für Zeile. Für eine weitere Frage fügen Sie Zeilen an: die Umfrage, die Frage, jede mögliche Antwort.",
        ),
        ("Menschen", "Schreiben Sie keine Namen oder Adressen, nur Zahlen. Kleine Zahlen werden bei der Veröffentlichung verdeckt."),
        (
            "Zurücksenden",
            "Speichern Sie die Datei und senden Sie sie zurück. Ändern Sie die Überschriften nicht: Sie sind geschützt, damit sie lesbar bleibt.",
        ),
    ],
];
