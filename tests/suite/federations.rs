//! Federations and what can be taken home: totals and answers of several members, members left out, sites of single
//! enterprises, workbooks, the log of revisions, exports.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::{Cursor, Read};
use std::sync::Mutex;

use diptych::finding::Severity;
use diptych::path::OutPath;
use diptych::pipeline::{self, Holds};
use diptych::render::export::Kind;
use diptych::snapshot::{Body, Options, Snapshot};

use super::numbers::snapshot;

/// A built site.
pub(super) struct Site {
    /// Its files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Code and whether it is grave.
    pub findings: Vec<(&'static str, Severity)>,
}

impl Site {
    pub fn of(snapshot: &Snapshot) -> Site {
        let written = Mutex::new(BTreeMap::new());
        let keep = |path: &OutPath, body: Body| {
            written.lock().unwrap().insert(path.as_str().to_owned(), body.bytes());
            Ok::<(), Infallible>(())
        };
        let built = pipeline::build(snapshot, &crate::stock::Stock, &keep).unwrap();
        let findings = built.findings.sorted().iter().map(|finding| (finding.problem.code().as_str(), finding.severity)).collect();
        Site { files: written.into_inner().unwrap(), findings }
    }

    pub fn text(&self, path: &str) -> &str {
        let known: Vec<&String> = self.files.keys().collect();
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("{path} is not in {known:?}; {:?}", self.findings));
        std::str::from_utf8(bytes).unwrap()
    }

    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|(_, severity)| *severity == Severity::Error).count()
    }

    /// A part of a workbook, as XML.
    fn part(&self, book: &str, part: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.files[book])).unwrap();
        let mut text = String::new();
        archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
        text
    }
}

const DIMENSIONS: (&str, &str) = (
    "content/catalogue/dimensions.yaml",
    "- {id: gender, name: {fr: Genre, nl: Geslacht}, categories: [{id: women, label: {fr: Femmes, nl: Vrouwen}}, {id: men, label: {fr: Hommes, nl: Mannen}}]}\n",
);

fn assessment(year: u16, results: &str) -> String {
    format!("period: {year}\nquestion: {{fr: Quoi ?, nl: Wat?}}\nlimits: {{fr: Rien, nl: Niets}}\n{results}")
}

fn revised() -> Site {
    let first = assessment(2022, "results:\n  - {indicator: tonnes, source: S, notes: N, values: {2021: 40, 2022: 41}}\n");
    let why = "{on: 2024-03-12, why: {fr: \"=Balance réparée\", nl: Weegschaal hersteld}}";
    let second = assessment(
        2023,
        &format!(
            "results:\n  - {{indicator: tonnes, source: S, notes: N, values: {{2022: {{value: 43, revised: {why}}}, 2023: {{value: 44.5, status: [provisional, estimated], note: \"=1+1\"}}}}}}\n"
        ),
    );
    Site::of(&snapshot(&[
        ("content/enterprises/a/assessments/2022.yaml", &first),
        ("content/enterprises/a/assessments/2023.yaml", &second),
    ]))
}

#[test]
fn what_was_revised_is_told_on_the_data_page_in_a_file_and_on_the_page_of_the_indicator() {
    let site = revised();
    assert_eq!(site.errors(), 0, "{:?}", site.findings);
    let log = site.text("data/changes.csv");
    assert_eq!(log.lines().nth(1), Some("tonnes,a,2022,2022-01-01,2022-12-31,,41,43,A,2024-03-12,'=Balance réparée"), "{log}");
    let [french, dutch] = ["fr/donnees/index.html", "nl/gegevens/index.html"].map(|path| site.text(path));
    assert!(french.contains("id=\"changes\"") && french.contains("12 mars 2024") && french.contains("Balance réparée"));
    assert!(dutch.contains("Wat herzien is") && dutch.contains("Weegschaal hersteld"));
    let indicator = site.text("fr/indicateurs/tonnes/index.html");
    assert!(indicator.contains("41\u{202f}t devient 43\u{202f}t") || indicator.contains("devient"), "{indicator}");
    assert!(site.text("data/datapackage.json").contains("\"changes.csv\""));
}

#[test]
fn statuses_are_letters_of_sdmx_in_every_file() {
    let site = revised();
    let csv = site.text("data/tonnes.csv");
    assert!(csv.contains(",44.5,,,,,,P E,tonne,'=1+1"), "{csv}");
    assert!(site.text("data/tonnes.json").contains("\"status\":\"P E\""));
    assert!(site.text("fr/donnees/index.html").contains("id=\"codes\""));
}

#[test]
fn workbooks_hold_numbers_days_and_words_that_are_never_formulas() {
    let site = revised();
    let sheet = site.part("data/tonnes.xlsx", "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<v>44.5</v>") && !sheet.contains("<f>"), "{sheet}");
    // The first of January 2022, as spreadsheets count days.
    assert!(sheet.contains("<v>44562</v>"), "{sheet}");
    let words = site.part("data/tonnes.xlsx", "xl/sharedStrings.xml");
    assert!(words.contains("<t>=1+1</t>") && words.contains("Toutes") == words.contains("Alle"), "{words}");
    let names = site.part("data/workbook.xlsx", "xl/workbook.xml");
    for name in ["name=\"tonnes\"", "name=\"changes\"", "name=\"À propos\"", "name=\"Toelichting\""] {
        assert!(names.contains(name), "{name} in {names}");
    }
    assert_eq!(site.files["data/workbook.xlsx"], revised().files["data/workbook.xlsx"]);
}

#[test]
fn workbooks_that_nobody_wants_are_not_made() {
    let settings = "format: 1\ntitle: Essai\nbase_url: https://example.org/\nlanguages: [fr-BE]\nproduce: {xlsx: false}\n";
    let results = assessment(2024, "results:\n  - {indicator: tonnes, source: S, notes: N, values: {2024: 12}}\n");
    let site = Site::of(&snapshot(&[("diptych.yaml", settings), ("content/enterprises/a/assessments/2024.yaml", &results)]));
    assert!(site.files.keys().all(|path| !path.ends_with(".xlsx")));
    assert!(!site.text("fr/donnees/index.html").contains(".xlsx"));
}

#[test]
fn small_numbers_and_voices_without_consent_for_data_are_not_exported() {
    let results = assessment(
        2024,
        "results:\n  - indicator: exits\n    source: S\n    values: {2024: {numerator: 31, denominator: 49}}\n    breakdowns: [{dimension: gender, values: {2024: {women: {numerator: 27, denominator: 42}, men: {numerator: 4, denominator: 7}}}}]\n",
    );
    let voice = |id: &str, channels: &str| {
        format!(
            "---\ntitle: Titre de {id}\nquote: Les mots de {id}.\nwitness: {{display: role-only, role: Vendeuse}}\nenterprise: a\nconsent: {{status: given, given_on: 2024-01-01, expires: 2030-01-01, scopes: {{text: true}}, channels: [{channels}]}}\n---\nLes mots de {id}.\n"
        )
    };
    let (open, web) = (voice("samira", "web, data"), voice("paul", "web"));
    let snapshot = snapshot(&[
        DIMENSIONS,
        ("content/enterprises/a/assessments/2024.yaml", &results),
        ("content/testimonials/samira.fr.md", &open),
        ("content/testimonials/paul.fr.md", &web),
    ]);
    let Holds { snapshot: held, compiled, .. } = pipeline::compile_what_holds(&snapshot);
    let site = compiled.unwrap();
    let press = site.press(&held);
    let [values, voices] = [Kind::Values, Kind::Testimonials].map(|kind| site.exported(&press, kind).csv());
    let rows: Vec<&str> = values.lines().skip(1).collect();
    assert_eq!(rows.len(), 3, "{values}");
    assert!(rows[0].contains(",31,49,") && rows[1..].iter().all(|row| row.contains(",,,,,,Q,percent,")), "{values}");
    assert!(voices.contains("Les mots de samira") && !voices.contains("paul"), "{voices}");
    for kind in [Kind::Enterprises, Kind::Indicators, Kind::Dimensions, Kind::Assessments, Kind::Surveys, Kind::Terms, Kind::Totals] {
        let sheet = site.exported(&press, kind);
        assert!(!sheet.header.is_empty() && sheet.rows.iter().all(|row| row.len() == sheet.header.len()), "{kind:?} {sheet:?}");
    }
}

fn federation(more: &str) -> String {
    format!("name: Ensemble\nmembers: [{{enterprise: a}}, {{enterprise: b}}, {{enterprise: c}}]\n{more}")
}

fn tonnes(value: &str) -> String {
    assessment(2024, &format!("results:\n  - {{indicator: tonnes, source: S, notes: N, values: {{2024: {value}}}}}\n"))
}

const MEMBER: &str = "name: Un membre\n";

fn three(federation: &str, broken: &str) -> Snapshot {
    let (one, two) = (tonnes("10"), tonnes("20"));
    snapshot(&[
        ("content/enterprises/b/enterprise.yaml", MEMBER),
        ("content/enterprises/c/enterprise.yaml", MEMBER),
        ("content/enterprises/a/assessments/2024.yaml", &one),
        ("content/enterprises/b/assessments/2024.yaml", &two),
        ("content/enterprises/c/assessments/2024.yaml", broken),
        ("content/federations/f.yaml", federation),
    ])
}

#[test]
fn a_broken_file_of_a_member_stops_nobody_else_where_the_federation_says_so() {
    for broken in ["period: [", "question: 3\nresultts: []\n", &tonnes("douze")] {
        let stopped = Site::of(&three(&federation(""), broken));
        assert!(stopped.errors() > 0 && stopped.files.is_empty(), "{broken}: {:?}", stopped.findings);
        let site = Site::of(&three(&federation("on_member_error: leave-out\n"), broken));
        assert_eq!(site.errors(), 0, "{broken}: {:?}", site.findings);
        assert!(site.findings.iter().any(|(code, severity)| *code == "W21" && *severity == Severity::Warning), "{:?}", site.findings);
        let [french, dutch] = ["fr/federations/f/index.html", "nl/federaties/f/index.html"].map(|path| site.text(path));
        assert!(french.contains("Données laissées de côté") && dutch.contains("Niet meegetelde gegevens"));
        assert!(french.contains("30"), "the others are counted: {french}");
        assert!(!site.files.contains_key("fr/entreprises/c/index.html"));
        assert!(site.text("data/tonnes.csv").lines().count() == 3);
    }
}

#[test]
fn a_mistake_in_the_words_of_a_member_leaves_it_out_too() {
    let story = "Voyez {{ value a/nothing@2024 }}.\n";
    let whole = three(&federation("on_member_error: leave-out\n"), &tonnes("5"));
    let with = |mut files: Vec<(String, String)>| {
        files.push(("content/enterprises/c/index.fr.md".to_owned(), story.to_owned()));
        files.push(("content/enterprises/c/index.nl.md".to_owned(), story.to_owned()));
        files
    };
    let texts = whole.numbered().map(|(id, file)| (file.path.as_str().to_owned(), whole.text(id).to_owned())).collect();
    let texts = with(texts);
    let texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = Site::of(&snapshot(&texts));
    assert_eq!(site.errors(), 0, "{:?}", site.findings);
    assert!(!site.files.contains_key("fr/entreprises/c/index.html") && site.files.contains_key("fr/entreprises/b/index.html"));
}

#[test]
fn an_enterprise_has_a_site_of_its_own_whose_links_lead_to_that_of_all() {
    let whole = three(&federation(""), &tonnes("5"));
    let story = "Nous sommes de [](federation:f), avec [](enterprise:b).\n";
    let texts: Vec<(String, String)> =
        whole.numbered().map(|(id, file)| (file.path.as_str().to_owned(), whole.text(id).to_owned())).collect();
    let mut texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    texts.extend([("content/enterprises/a/index.fr.md", story), ("content/enterprises/a/index.nl.md", story)]);
    let whole = snapshot(&texts);
    let options =
        Options { enterprise: Some("a".to_owned()), base_url: Some("https://a.example.org/".to_owned()), ..whole.options.clone() };
    let site = Site::of(&whole.with_options(options));
    let page = site.text("fr/entreprises/a/index.html");
    assert!(
        page.contains("href=\"https://example.org/fr/federations/f/\"") && page.contains("href=\"https://example.org/fr/entreprises/b/\""),
        "{page}"
    );
    assert!(page.contains("https://a.example.org/fr/entreprises/a/"));
    let foreign = |path: &&String| path.contains("/b/") || path.contains("/c/") || path.contains("federations");
    assert_eq!(site.files.keys().find(foreign), None);
    assert_eq!(site.text("data/tonnes.csv").lines().count(), 2);
    // In the place of the site of all there is nothing to lead to.
    let site = Site::of(&whole.with_options(Options { enterprise: Some("a".to_owned()), ..whole.options.clone() }));
    let page = site.text("fr/entreprises/a/index.html");
    assert!(page.contains("Ensemble") && !page.contains("https://example.org/fr/federations/f/"), "{page}");
}

/// Three members: one has few men, one keeps its numbers to itself; each has a site of its own beside that of all.
fn together() -> Snapshot {
    let people = |total: u32, women: u32| {
        assessment(
            2024,
            &format!(
                "results:\n  - {{indicator: trainees, source: S, notes: N, values: {{2024: {total}}}, breakdowns: [{{dimension: gender, exhaustive: true, values: {{2024: {{women: {women}, men: {}}}}}}}]}}\n",
                total - women
            ),
        )
    };
    let (small, silent, plain) = (people(7391, 7388), people(5417, 2100), people(6152, 3047));
    let indicators = "- {id: trainees, name: {fr: Stagiaires, nl: Cursisten}, unit: people, dimensions: [gender]}\n";
    let text = "---\ntitle: Cahier\n---\n{{ value a/trainees@2024 }}, {{ value a/trainees@2024 gender=women }}, {{ value f/trainees@2024 }}.\n\n::: chart a/trainees\nby: gender\n:::\n\n::: chart f/trainees\n:::\n";
    snapshot(&[
        ("diptych.yaml", "title: {fr: T, nl: T}\nbase_url: https://example.org/\nlanguages: [fr-BE, nl-BE]\nproduce: {posters: true}\n"),
        ("content/catalogue/indicators.yaml", indicators),
        DIMENSIONS,
        ("content/enterprises/a/enterprise.yaml", MEMBER),
        ("content/enterprises/b/enterprise.yaml", MEMBER),
        ("content/enterprises/c/enterprise.yaml", "name: Un membre\npublish: none\n"),
        ("content/enterprises/a/assessments/2024.yaml", &small),
        ("content/enterprises/b/assessments/2024.yaml", &plain),
        ("content/enterprises/c/assessments/2024.yaml", &silent),
        ("content/federations/f.yaml", &federation("")),
        ("content/notebooks/n/notebook.yaml", "number: 1\ntitle: {fr: N, nl: N}\npublished: 2025-01-01\nchapters: [01-un]\n"),
        ("content/notebooks/n/01-un.fr.md", text),
        ("content/notebooks/n/01-un.nl.md", text),
    ])
}

/// The rows of open data, by what they are about: value and status.
fn open_data(site: &Site) -> BTreeMap<String, String> {
    let mut rows = BTreeMap::new();
    for (path, bytes) in site.files.iter().filter(|(path, _)| path.starts_with("data/") && path.ends_with("trainees.csv")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.starts_with("enterprise,period,from,to,gender,value"), "{path}: {text}");
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            rows.insert(cells[..5].join(","), cells[5..].join(","));
        }
    }
    rows
}

#[test]
fn no_site_tells_what_another_withholds() {
    let whole = together();
    let of_all = Site::of(&whole);
    assert_eq!(of_all.errors(), 0, "{:?}", of_all.findings);
    let own = |id: &str| {
        let base_url = Some(format!("https://{id}.example.org/"));
        Site::of(&whole.with_options(Options { enterprise: Some(id.to_owned()), base_url, ..whole.options.clone() }))
    };
    let sites: Vec<Site> = ["a", "b", "c"].into_iter().map(own).chain([Site::of(&whole)]).collect();
    let told = open_data(&of_all);
    assert!(told.values().any(|row| row.contains('Q')) && told.values().any(|row| row.starts_with("6152")), "{told:?}");
    for site in &sites {
        for (about, row) in open_data(site) {
            assert_eq!(told.get(&about), Some(&row), "{about}");
        }
        for (path, bytes) in &site.files {
            let text: String = String::from_utf8_lossy(bytes).chars().filter(|one| !matches!(one, '\u{A0}' | '\u{202F}' | '.')).collect();
            // The women of a, and all, the women and the men of c; and what a total without c would leave of it.
            for secret in ["7388", "5417", "2100", "3317", "18960", "13543"] {
                let picture = path.ends_with(".png") || path.ends_with(".woff2") || path.ends_with(".svg");
                assert!(picture || !text.contains(secret), "{secret} in {path}");
            }
        }
    }
}

fn asked(scale: &str, counts: &str, returned: u32) -> String {
    assessment(
        2024,
        &format!(
            "surveys:\n  - id: leavers\n    invited: 100\n    population: 100\n    returned: {returned}\n    margin: 95\n    questions:\n      - {{id: happy, text: {{fr: Content ?, nl: Tevreden?}}, type: likert, scale: {scale}, counts: {counts}}}\n"
        ),
    )
}

const SCALES: &str = "- {id: two, options: [{id: no, label: {fr: Non, nl: Nee}, polarity: -1}, {id: yes, label: {fr: Oui, nl: Ja}, polarity: 1}]}
- {id: three, options: [{id: no, label: {fr: Non, nl: Nee}, polarity: -1}, {id: so, label: {fr: Bof, nl: Zozo}, polarity: 0}, {id: yes, label: {fr: Oui, nl: Ja}, polarity: 1}]}
";

fn surveyed(portrait_of_b: &str, third: &str) -> Site {
    let (one, two) = (asked("two", "{no: 10, yes: 30}", 40), asked("two", "{no: 5, yes: 15}", 20));
    let text = "---\ntitle: P\n---\nEnsemble : {{ value f/leavers/happy share=positive }}.\n\n::: chart f/leavers/happy\n:::\n";
    Site::of(&snapshot(&[
        ("content/catalogue/scales.yaml", SCALES),
        ("content/enterprises/b/enterprise.yaml", portrait_of_b),
        ("content/enterprises/c/enterprise.yaml", MEMBER),
        ("content/enterprises/a/assessments/2024.yaml", &one),
        ("content/enterprises/b/assessments/2024.yaml", &two),
        ("content/enterprises/c/assessments/2024.yaml", third),
        ("content/federations/f.yaml", &federation("")),
        ("content/pages/p.fr.md", text),
        ("content/pages/p.nl.md", text),
    ]))
}

#[test]
fn a_question_that_members_ask_alike_is_answered_by_all_of_them_together() {
    let site = surveyed(MEMBER, &asked("three", "{no: 1, so: 1, yes: 38}", 40));
    assert_eq!(site.errors(), 0, "{:?}", site.findings);
    assert!(site.findings.iter().any(|(code, _)| *code == "W12"), "another scale is told: {:?}", site.findings);
    let [french, dutch] = ["fr/federations/f/index.html", "nl/federaties/f/index.html"].map(|path| site.text(path));
    // 45 of 60 answers, 60 of 200 invited; the third has another scale.
    assert!(
        french.contains("60 questionnaires rendus sur 200 (30,0") && french.contains("Réponses de 2 membres mises ensemble"),
        "{french}"
    );
    assert!(dutch.contains("Antwoorden van 2 leden samen"));
    assert!(site.text("fr/p/index.html").contains("75,0"));
    // The margin stands where the survey asks for it: 1.96 · √(0.25 / 40 · 60 / 99) = 12.1 points.
    assert!(
        site.text("fr/entreprises/a/2024/index.html").contains("± 12,1 points au plus"),
        "{}",
        site.text("fr/entreprises/a/2024/index.html")
    );
}

#[test]
fn what_one_member_keeps_to_itself_is_not_the_difference() {
    let site = surveyed("name: Un membre\npublish: none\n", &asked("three", "{no: 1, so: 1, yes: 38}", 40));
    assert!(
        !site.files.keys().any(|path| path.contains("federations/f"))
            || !site.text("fr/federations/f/index.html").contains("mises ensemble")
    );
}

#[test]
fn a_text_may_not_tell_what_its_link_withholds() {
    let results = assessment(2024, "results:\n  - {indicator: people, source: S, notes: N, values: {2023: 31, 2024: 3}}\n");
    let catalogue = "- {id: people, name: {fr: Gens, nl: Mensen}, unit: people}\n";
    let codes = |words: &str| {
        let text = format!("---\ntitle: P\n---\n{words}\n");
        let site = Site::of(&snapshot(&[
            ("content/catalogue/indicators.yaml", catalogue),
            ("content/enterprises/a/assessments/2024.yaml", &results),
            ("content/pages/p.fr.md", &text),
            ("content/pages/p.nl.md", &text),
        ]));
        site.findings.iter().filter(|(code, _)| *code == "E18").count()
    };
    assert_eq!(codes("En 2024, [3 personnes](indicator:a/people) sont venues."), 2, "once in each language");
    assert_eq!(codes("En 2023, [31 personnes](indicator:a/people) sont venues."), 0);
    assert_eq!(codes("Nos 3 ateliers comptent [les venues](indicator:a/people)."), 0, "beside a link it may be anything");
}

#[test]
fn all_that_is_wrong_in_a_file_is_told_though_its_question_is_missing() {
    let broken = "period: 2024\nlimits: {fr: Rien, nl: Niets}\nresults:\n  - {indicator: tonnes, values: {2024: 3}}\n  - {indicator: tonne, source: S, values: {2024: 3}}\n";
    let site = Site::of(&snapshot(&[("content/enterprises/a/assessments/2024.yaml", broken)]));
    let codes: Vec<&str> = site.findings.iter().map(|(code, _)| *code).collect();
    for code in ["E20", "E10", "E02"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    let nameless = Site::of(&snapshot(&[
        ("content/enterprises/a/enterprise.yaml", "fictitious: true\n"),
        ("content/enterprises/a/assessments/2024.yaml", &broken.replace("period", "question: {fr: Q, nl: Q}\nperiod")),
    ]));
    let codes: Vec<&str> = nameless.findings.iter().map(|(code, _)| *code).collect();
    assert!(["E20", "E10", "E02"].iter().all(|code| codes.contains(code)) && nameless.files.is_empty(), "{codes:?}");
}
