//! `explain`: what a code means, or how a value is computed: its parts, sources, rounding, and whether it is withheld.

mod chart;
mod inputs;

use std::cell::Cell;

use super::args::Common;
use super::site::Site;
use super::speech;
use super::voice::deliver;
use crate::decimal::{self, Decimal};
use crate::disk::{Failure, Pick, Tongue};
use crate::figures::{self, Aggregate, AggregatePoint, Answers, Figures, Guarded, Point, Quantity, Reason, Series};
use crate::finding::{Code, Findings, Place, explain, wording};
use crate::localized::Lang;
use crate::model::entities::Model;
use crate::model::{self, observation::Status};
use crate::nearest::nearest;
use crate::period::{self, Period};
use crate::snapshot::Snapshot;

/// Explains a code, or a value: `E06`, `ateliers/positive-exits@2023`, `ateliers/leavers/recommend`.
pub(super) fn explain(common: &Common, what: &[String], tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let asked = what.join(" ");
    let code = Code::ALL.iter().find(|code| code.as_str().eq_ignore_ascii_case(&asked));
    if let Some(code) = code {
        let site = || Site::read(common).ok().map(|site| site.voice.tongue);
        let spoken = speech::asked(common.lang.map(Tongue::from)).or_else(site).unwrap_or(Tongue::En);
        tongue.set(spoken);
        return deliver(&explain::explain(*code, spoken)).map(|()| 0);
    }
    if is_code(&asked) {
        return Err(unknown_code(&asked, tongue.get()));
    }
    let site = Site::read(common)?;
    tongue.set(site.voice.tongue);
    let mut findings = Findings::new();
    let Some(model) = model::resolve(&site.snapshot, &mut findings) else { return Err(unreadable(site.voice.tongue)) };
    let figures = figures::compute(&model, &site.snapshot, &mut findings);
    let account = Account { model: &model, figures: &figures, snapshot: &site.snapshot, tongue: site.voice.tongue };
    deliver(&account.of(what)?).map(|()| 0)
}

/// A letter of severity and digits, as codes are spelled.
fn is_code(text: &str) -> bool {
    text.len() <= 4
        && text.starts_with(['E', 'W', 'I', 'e', 'w', 'i'])
        && text[1..].bytes().all(|byte| byte.is_ascii_digit())
        && text.len() > 1
}

fn unknown_code(written: &str, tongue: Tongue) -> Failure {
    let all = Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(" ");
    Failure::Usage(tongue.pick([
        format!("il n’y a pas de code « {written} ». Les codes : {all}"),
        format!("er is geen code ‘{written}’. De codes: {all}"),
        format!("there is no code \"{written}\". The codes: {all}"),
        format!("es gibt keinen Code „{written}“. Die Codes: {all}"),
    ]))
}

fn unreadable(tongue: Tongue) -> Failure {
    Failure::Usage(tongue.pick([
        "diptych.yaml ne se lit pas encore : « diptych check » dit pourquoi".to_owned(),
        "diptych.yaml is nog niet leesbaar: ‘diptych check’ zegt waarom".to_owned(),
        "diptych.yaml cannot be read yet: \"diptych check\" says why".to_owned(),
        "diptych.yaml ist noch nicht lesbar: „diptych check“ sagt, warum".to_owned(),
    ]))
}

/// The account of a value, line by line: a word and what it says.
struct Account<'site> {
    model: &'site Model,
    figures: &'site Figures,
    snapshot: &'site Snapshot,
    tongue: Tongue,
}

type Lines = Vec<(&'static str, String)>;

impl Account<'_> {
    fn of(&self, what: &[String]) -> Result<String, Failure> {
        let first = what.first().map_or("", String::as_str);
        let (reference, period) = first.split_once('@').map_or((first, None), |(reference, period)| (reference, Some(period)));
        let problem = |problem: &crate::finding::Problem| {
            let said = wording::wording(problem, self.tongue);
            Failure::Usage([Some(said.message), said.help].into_iter().flatten().collect::<Vec<_>>().join(" – "))
        };
        let reference = self.model.known.measured(reference).map_err(|trouble| problem(&trouble))?;
        let filters: Vec<(&str, &str)> = what[1.min(what.len())..].iter().filter_map(|word| word.split_once('=')).collect();
        let parts: Vec<&str> = reference.split('/').collect();
        let mut drawn = None;
        let lines = match parts.as_slice() {
            [enterprise, survey, question] => self.figures.answers(enterprise, survey, question).map(|answers| {
                drawn = chart::of_answers(self, answers);
                self.answers(answers)
            }),
            [owner, indicator] => match self.figures.series(owner, indicator) {
                Some(series) => {
                    drawn = chart::of_series(self, series);
                    self.series(series, period, &filters)
                }
                None => self.figures.aggregate(owner, indicator).and_then(|aggregate| {
                    drawn = chart::of_aggregate(self, aggregate);
                    self.aggregate(aggregate, period)
                }),
            },
            _ => None,
        };
        let Some(mut lines) = lines else {
            let kind = if parts.len() == 3 { model::known::Kind::Question } else { model::known::Kind::Result };
            return Err(match self.model.known.has(kind, &reference) {
                false => problem(&self.model.known.unknown(kind, &reference)),
                true => self.no_such_period(&parts, period.unwrap_or_default()),
            });
        };
        lines.extend(drawn.map(|drawn| (self.word(["graphique", "grafiek", "chart", "Diagramm"]), drawn)));
        let widest = lines.iter().map(|(word, _)| word.chars().count()).max().unwrap_or(0);
        let line =
            |(word, said): &(&str, String)| format!("  {word:<widest$}  {}\n", said.split_whitespace().collect::<Vec<_>>().join(" "));
        Ok(format!("{}\n{}", what.join(" "), lines.iter().map(line).collect::<String>()))
    }

    fn no_such_period(&self, parts: &[&str], written: &str) -> Failure {
        let known = match parts {
            [owner, indicator] => self.figures.series(owner, indicator).map(|series| series.periods()).unwrap_or_default(),
            _ => Vec::new(),
        };
        let names: Vec<String> = known.iter().map(Period::spelled).collect();
        let near = nearest(written, names.iter().map(String::as_str)).map_or_else(|| names.join(", "), str::to_owned);
        Failure::Usage(self.tongue.pick([
            format!("il n’y a pas de valeur publiée pour « {written} ». Périodes : {near}"),
            format!("er is geen gepubliceerde waarde voor ‘{written}’. Perioden: {near}"),
            format!("there is no published value for \"{written}\". Periods: {near}"),
            format!("es gibt keinen veröffentlichten Wert für „{written}“. Zeiträume: {near}"),
        ]))
    }

    fn period(&self, written: &str) -> Option<Period> {
        period::parse(written, self.model.settings.school_year_start.map_or_else(Default::default, |day| day.0))
    }

    fn series(&self, series: &Series, period: Option<&str>, filters: &[(&str, &str)]) -> Option<Lines> {
        let point = match period {
            Some(written) => series.cell(&self.period(written)?, filters)?,
            None => series
                .points()
                .filter(|point| point.categories.len() == filters.len())
                .filter(|point| filters.iter().all(|(dimension, category)| point.category(dimension) == Some(category)))
                .filter(|point| point.cell.has_value())
                .last()?,
        };
        let mut lines = vec![(self.word(["période", "periode", "period", "Zeitraum"]), point.period.spelled())];
        match &point.cell {
            Guarded::Shown(quantity) => lines.extend(self.quantity(quantity)),
            Guarded::Withheld(reason) => lines.push(self.withheld(*reason)),
            Guarded::Absent(status) => lines.push(self.absent(*status)),
        }
        lines.extend(self.around(series, point));
        lines.extend(inputs::of_formula(self, series, point));
        Some(lines)
    }

    fn around(&self, series: &Series, point: &Point) -> Lines {
        let mut lines = Vec::new();
        let text = |text: &crate::source::text::Text| text[Lang::FIRST].to_owned();
        let source = point.remarks.as_ref().and_then(|remarks| remarks.source.as_ref()).or(series.terms.source.as_ref());
        lines.extend(series.formula.clone().map(|formula| (self.word(["formule", "formule", "formula", "Formel"]), formula)));
        lines.extend(source.map(|source| (self.word(["source", "bron", "source", "Quelle"]), text(source))));
        let status = point.status().iter().map(|status| status.word()).collect::<Vec<_>>().join(", ");
        lines.extend((!status.is_empty()).then(|| (self.word(["statut", "status", "status", "Status"]), status)));
        lines.extend(point.base().map(|base| (self.word(["base", "basis", "base", "Basis"]), self.number(base))));
        lines.extend(point.note().map(|note| (self.word(["note", "noot", "note", "Notiz"]), text(note))));
        lines.push((self.word(["évaluation", "evaluatie", "assessment", "Wirkungsmessung"]), series.terms.assessment.to_string()));
        lines.extend(self.address(point.place).map(|address| (self.word(["écrit dans", "staat in", "written in", "steht in"]), address)));
        lines
    }

    fn quantity(&self, quantity: &Quantity) -> Lines {
        let shown = decimal::rounded(quantity.value, quantity.decimals);
        let mut lines = vec![(self.word(["affiché", "getoond", "shown", "gezeigt"]), self.number(shown))];
        if let Some(ratio) = quantity.ratio {
            let (part, whole) = (self.number(ratio.numerator()), self.number(ratio.denominator()));
            lines.push((self.word(["numérateur", "teller", "numerator", "Zähler"]), part));
            lines.push((self.word(["dénominateur", "noemer", "denominator", "Nenner"]), whole));
        }
        let exact = decimal::rounded(quantity.value, 10).normalize();
        lines.push((self.word(["exact", "exact", "exact", "genau"]), self.number(exact)));
        let rounding = self.tongue.pick([
            format!("{} décimale(s), le milieu s’éloigne de zéro", quantity.decimals),
            format!("{} decimaal/decimalen, het midden gaat van nul weg", quantity.decimals),
            format!("{} decimal(s), halves away from zero", quantity.decimals),
            format!("{} Nachkommastelle(n), die Mitte von null weg", quantity.decimals),
        ]);
        lines.push((self.word(["arrondi", "afgerond", "rounded", "gerundet"]), rounding));
        lines.push((self.word(["masqué", "verborgen", "withheld", "verborgen"]), self.word(["non", "nee", "no", "nein"]).to_owned()));
        lines
    }

    fn withheld(&self, reason: Reason) -> (&'static str, String) {
        let cell = self.model.settings.privacy.cell();
        let why = match reason {
            Reason::Primary => self.tongue.pick([
                format!("oui : trop peu de personnes (min_cell: {cell}), ou trop peu d’entreprises"),
                format!("ja: te weinig mensen (min_cell: {cell}), of te weinig ondernemingen"),
                format!("yes: too few people (min_cell: {cell}), or too few enterprises"),
                format!("ja: zu wenige Menschen (min_cell: {cell}) oder zu wenige Unternehmen"),
            ]),
            Reason::Complementary => self.tongue.pick([
                "oui : une autre valeur masquée s’en déduirait".to_owned(),
                "ja: een andere verborgen waarde zou eruit af te leiden zijn".to_owned(),
                "yes: another withheld value could be computed from it".to_owned(),
                "ja: ein anderer verborgener Wert ließe sich daraus berechnen".to_owned(),
            ]),
        };
        (self.word(["masqué", "verborgen", "withheld", "verborgen"]), why)
    }

    fn absent(&self, status: Status) -> (&'static str, String) {
        (self.word(["sans valeur", "geen waarde", "no value", "kein Wert"]), status.word().to_owned())
    }

    fn aggregate(&self, aggregate: &Aggregate, period: Option<&str>) -> Option<Lines> {
        let point: &AggregatePoint = match period {
            Some(written) => aggregate.at(&self.period(written)?)?,
            None => aggregate.latest()?,
        };
        let mut lines = vec![
            (self.word(["période", "periode", "period", "Zeitraum"]), point.period.spelled()),
            (self.word(["méthode", "methode", "method", "Methode"]), aggregate.method.word().to_owned()),
        ];
        match &point.cell {
            Guarded::Shown(quantity) => lines.extend(self.quantity(quantity)),
            Guarded::Withheld(reason) => lines.push(self.withheld(*reason)),
            Guarded::Absent(status) => lines.push(self.absent(*status)),
        }
        lines.push((self.word(["contributions", "bijdragen", "contributors", "Beiträge"]), point.contributors.to_string()));
        lines.extend(inputs::of_total(self, aggregate, point));
        Some(lines)
    }

    fn answers(&self, answers: &Answers) -> Lines {
        let mut lines = vec![
            (self.word(["question", "vraag", "question", "Frage"]), answers.text[Lang::FIRST].to_owned()),
            (self.word(["rendus", "ingeleverd", "returned", "Rücklauf"]), answers.returned.to_string()),
            (self.word(["sans réponse", "geen antwoord", "no answer", "ohne Antwort"]), answers.no_answer.to_string()),
            (self.word(["base", "basis", "base", "Basis"]), answers.tally.base.to_string()),
        ];
        for option in &answers.tally.options {
            let share =
                option.share.map_or_else(String::new, |share| format!(" = {} %", self.number(decimal::rounded(share.percent(), 2))));
            lines.push(("", format!("{}: {} / {}{share}", option.id, option.count, answers.tally.base)));
        }
        let percent = |ratio: figures::Ratio| {
            format!(
                "{} / {} = {} %",
                self.number(ratio.numerator()),
                self.number(ratio.denominator()),
                self.number(decimal::rounded(ratio.percent(), 2))
            )
        };
        lines.extend(answers.response.map(|ratio| (self.word(["réponse", "respons", "response", "Rücklaufquote"]), percent(ratio))));
        lines.extend(answers.tally.positive.map(|ratio| (self.word(["favorable", "positief", "positive", "positiv"]), percent(ratio))));
        lines.extend(answers.tally.negative.map(|ratio| (self.word(["défavorable", "negatief", "negative", "negativ"]), percent(ratio))));
        lines.extend(answers.tally.net.map(|net| (self.word(["solde", "saldo", "net", "Saldo"]), self.number(decimal::rounded(net, 2)))));
        lines.extend(
            answers.tally.mean.map(|mean| {
                (self.word(["moyenne", "gemiddelde", "mean", "Mittelwert"]), self.number(decimal::rounded(mean, 4).normalize()))
            }),
        );
        lines
    }

    fn word(&self, words: [&'static str; 4]) -> &'static str {
        self.tongue.pick(words)
    }

    fn number(&self, number: Decimal) -> String {
        number.to_string().replace('.', self.tongue.pick([",", ",", ".", ","]))
    }

    fn address(&self, place: Place) -> Option<String> {
        let file = self.snapshot.files.get(place.file.0 as usize)?;
        let text = self.snapshot.text(place.file);
        let line = text.get(..place.start as usize)?.matches('\n').count() + 1;
        Some(format!("{}:{line}", file.path))
    }
}
