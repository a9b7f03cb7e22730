//! Numbers on pages: what a small site of a few lines says, read back from the files it becomes.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use diptych::finding::Code;
use diptych::path::{OutPath, SourcePath};
use diptych::period::Date;
use diptych::pipeline;
use diptych::snapshot::{Body, Content, Drafts, File, Links, Options, Snapshot};

const SETTINGS: &str = "format: 1\ntitle: Essai\nbase_url: https://example.org/\nlanguages: [fr-BE, nl-BE]\n";
const INDICATORS: &str = "- {id: exits, name: {fr: Sorties, nl: Uitstroom}, unit: percent, kind: rate}
- {id: tonnes, name: {fr: Tonnes, nl: Tonnen}, unit: tonne, nature: flow}
- {id: hours, name: {fr: Heures, nl: Uren}, unit: hours, nature: flow}
- {id: yield, name: {fr: Rendement, nl: Opbrengst}, unit: ratio, formula: \"per(tonnes, hours)\"}
- {id: women, name: {fr: Femmes, nl: Vrouwen}, unit: percent, kind: rate, persons: false}
";
const PORTRAIT: &str = "name: Atelier\nfictitious: true\n";

/// A site: its published files and the codes of what was found.
struct Built {
    files: BTreeMap<String, String>,
    codes: Vec<&'static str>,
}

/// The snapshot of a site; what is not said is as usual.
pub fn snapshot(files: &[(&str, &str)]) -> Snapshot {
    let mut texts: BTreeMap<&str, &str> = [
        ("diptych.yaml", SETTINGS),
        ("content/catalogue/indicators.yaml", INDICATORS),
        ("content/enterprises/a/enterprise.yaml", PORTRAIT),
    ]
    .into();
    texts.extend(files.iter().copied());
    let file = |(path, text): (&str, &str)| File::new(SourcePath::new(path).unwrap(), Content::Text(text.to_owned()));
    let options =
        Options { today: Date::new(2026, 11, 21).unwrap(), drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None };
    Snapshot { files: texts.into_iter().map(file).map(Arc::new).collect(), options }
}

impl Built {
    fn of(files: &[(&str, &str)]) -> Built {
        let snapshot = snapshot(files);
        let written = Mutex::new(BTreeMap::new());
        let keep = |path: &OutPath, body: Body| {
            written.lock().unwrap().insert(path.as_str().to_owned(), String::from_utf8_lossy(&body.bytes()).into_owned());
            Ok::<(), Infallible>(())
        };
        let built = pipeline::build(&snapshot, &crate::stock::Stock, &keep).unwrap();
        let codes = built.findings.sorted().iter().map(|finding| finding.problem.code().as_str()).collect();
        Built { files: written.into_inner().unwrap(), codes }
    }

    fn page(&self, path: &str) -> &str {
        let known: Vec<&String> = self.files.keys().collect();
        self.files.get(path).unwrap_or_else(|| panic!("{path} is not in {known:?}; {:?}", self.codes))
    }

    fn count(&self, code: Code) -> usize {
        self.codes.iter().filter(|one| **one == code.as_str()).count()
    }
}

fn assessment(year: u16, results: &str) -> String {
    format!("period: {year}\nquestion: {{fr: Quoi ?, nl: Wat?}}\nlimits: {{fr: Rien, nl: Niets}}\nresults:\n{results}")
}

const PAGE: &str = "content/pages/p.fr.md";

fn page(body: &str, results: &str) -> Built {
    let (text, results) = (format!("---\ntitle: P\n---\n{body}\n"), assessment(2024, results));
    let twin = text.replace("title: P", "title: Q");
    Built::of(&[(PAGE, &text), ("content/pages/p.nl.md", &twin), ("content/enterprises/a/assessments/2024.yaml", &results)])
}

const TONNES: &str = "  - {indicator: tonnes, source: S, notes: N, values: {2023: 10, 2024: 12}}\n";

#[test]
fn a_value_that_a_title_or_reading_cannot_have_is_a_mistake() {
    for option in ["title", "reading", "note", "subtitle"] {
        let site = page(&format!("::: chart a/tonnes\n{option}: \"Trop tôt : {{{{ value a/tonnes@2031 }}}} annoncées\"\n:::"), TONNES);
        assert_eq!(site.count(Code::E02), 2, "{option}: {:?}", site.codes);
        let known = page(&format!("::: chart a/tonnes\n{option}: \"Déjà {{{{ value a/tonnes@2024 }}}} réemployées\"\n:::"), TONNES);
        assert_eq!(known.count(Code::E02), 0);
        assert!(known.page("fr/p/index.html").contains("12"), "{option}");
    }
}

const OUTCOMES: &str = "outcomes:
  - {id: work, statement: {fr: Un emploi, nl: Werk}, level: outcome, sign: negative}
  - {id: days, statement: {fr: Des journées, nl: Dagen}, level: output}
stakeholders: [{id: staff, name: {fr: Équipe, nl: Ploeg}, involved_in: [1]}]
";

#[test]
fn a_logic_model_has_its_number_its_id_and_links_that_lead_somewhere() {
    let body = "Voyez [](#logique) et [](#parties).\n\n::: logic-model a/2024 {#logique}\n:::\n\n::: stakeholders a/2024 {#parties}\n:::";
    let site = page(body, &format!("{TONNES}{OUTCOMES}"));
    assert_eq!(site.count(Code::E22), 0, "{:?}", site.codes);
    let html = site.page("fr/p/index.html");
    for part in
        ["id=\"logique\"", "id=\"parties\"", "<p class=\"fig-n\"><span>Figure 1", "<p class=\"fig-n\"><span>Figure 2", "href=\"#logique\""]
    {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains("href=\"#outcome-"));
    assert!(site.page("fr/entreprises/a/2024/index.html").contains("href=\"#outcome-work\""));
}

#[test]
fn the_note_of_a_missing_value_is_kept() {
    let body = "::: chart\nunit: tonne\nsource: S\nvalues: {2022: 4, 2023: {status: missing, note: Balance en panne}, 2024: 6}\n:::";
    let site = page(body, TONNES);
    assert!(site.page("fr/p/index.html").contains("Balance en panne"));
}

#[test]
fn a_companion_shows_what_was_known_then_and_names_its_figures() {
    let (first, second) = (
        assessment(2023, "  - {indicator: tonnes, source: S, notes: N, values: {2022: 9, 2023: 10}}\n"),
        assessment(2025, "  - {indicator: tonnes, source: S, notes: N, values: {2024: 12, 2025: 777}}\n"),
    );
    let text = "Voir [](#fig-t). Dernière valeur : {{ value a/tonnes }}.\n\n::: chart a/tonnes {#fig-t}\n:::\n\n::: kpi a/tonnes\n:::\n";
    let site = Built::of(&[
        ("content/enterprises/a/assessments/2023.yaml", &first),
        ("content/enterprises/a/assessments/2025.yaml", &second),
        ("content/enterprises/a/assessments/2023.fr.md", text),
        ("content/enterprises/a/assessments/2023.nl.md", text),
        ("content/enterprises/a/index.fr.md", "Aujourd'hui {{ value a/tonnes }}."),
    ]);
    let html = site.page("fr/entreprises/a/2023/index.html");
    assert!(!html.contains("777"), "a later value");
    assert!(!html.contains("#fig-t</a>"), "the figure is called by its number");
    assert!(html.contains("href=\"#fig-t\">Figure"), "{:?}", html.find("fig-t").map(|at| &html[at.saturating_sub(60)..at + 80]));
    assert!(site.page("fr/entreprises/a/index.html").contains("777"));
}

#[test]
fn what_a_year_is_to_bring_is_not_set_beside_a_quarter() {
    let results = "  - indicator: tonnes
    source: S
    notes: N
    baseline: 2023
    targets: [{period: 2025, value: 900}]
    values: {2023-Q4: 40, 2024-Q1: 50, 2024-Q2: 55, 2024-Q3: 60}
";
    let quarters = page("Fait : {{ progress a/tonnes }}.", &results.replace("baseline: 2023", "baseline: 2023-Q4"));
    for path in ["fr/p/index.html", "fr/entreprises/a/2024/index.html"] {
        assert!(!quarters.page(path).contains("% du chemin"), "{path}");
    }
    let drawn = quarters.page("fr/entreprises/a/2024/fig-1.csv");
    assert!(!drawn.contains("900"), "{drawn}");
    let years = page("Fait : {{ progress a/tonnes }}.", &results.replace("2023-Q4: 40, ", "2023: 180, 2024: 540, "));
    assert!(years.page("fr/p/index.html").contains("50"), "(540 − 180) of (900 − 180)");
}

#[test]
fn every_measure_of_a_question_may_be_asked_for_as_a_share() {
    let survey = "surveys:\n  - {id: s, invited: 40, returned: 30, questions: [{id: q, type: nps, text: {fr: Q, nl: Q}, counts: {10: 15, 8: 7, 0: 8}}]}\n";
    let site = page("Net {{ value a/s/q share=net }}, moyenne {{ value a/s/q share=mean }}.", &format!("{TONNES}{survey}"));
    assert_eq!(site.count(Code::E02), 0, "{:?}", site.codes);
    let html = site.page("fr/p/index.html");
    assert!(html.contains("6,87") && html.contains("23,3"), "15 of 30 less 8 of 30");
}

#[test]
fn a_voice_may_shed_light_on_a_computed_indicator() {
    let voice = "---\ntitle: Voix\nquote: Oui\nwitness: {display: role-only, role: Ouvrière}\nenterprise: a\nconsent: {status: given, given_on: 2024-01-01, scopes: {text: true}, channels: [web, print, social, data]}\nilluminates: [a/yield]\n---\nOui\n";
    let results =
        assessment(2024, "  - {indicator: tonnes, source: S, values: {2024: 12}}\n  - {indicator: hours, source: S, values: {2024: 48}}\n");
    let files = |voice| [("content/testimonials/v.fr.md", voice), ("content/enterprises/a/assessments/2024.yaml", results.as_str())];
    assert_eq!(Built::of(&files(voice)).count(Code::E02), 0);
    let unknown = voice.replace("a/yield", "a/women");
    assert_eq!(Built::of(&files(&unknown)).count(Code::E02), 1, "nobody reports what it needs");
}

#[test]
fn boards_coordinates_and_attendance_are_read_as_they_are_meant() {
    let results = "  - {indicator: women, source: S, values: {2024: {numerator: 4, denominator: 7}}}\n";
    assert_eq!(page("Rien.", results).count(Code::W07), 0, "seven are the whole board");
    let portrait = |lat: &str| format!("{PORTRAIT}sites: [{{municipality: Tournai, lat: {lat}, lon: 3.388}}]\n");
    let placed = |lat: &str| Built::of(&[("content/enterprises/a/enterprise.yaml", &portrait(lat))]);
    assert_eq!((placed("50.606").count(Code::E06), placed("\"50,606\"").count(Code::E06)), (0, 0));
    assert_eq!(placed("506.06").count(Code::E07), 1);
    let news = |came: &str| format!("---\ntitle: Fête\ndate: 2024-05-01\nevent: {{from: 2024-05-01, attendance: {came}}}\n---\nTexte\n");
    for (came, said) in [("120", "120"), ("{value: 95, status: estimated}", "95"), ("une centaine", "une centaine")] {
        let site = Built::of(&[("content/news/2024-05-01-fete.fr.md", &news(came))]);
        assert_eq!(site.codes.iter().filter(|code| code.starts_with('E')).count(), 0, "{came}: {:?}", site.codes);
        assert!(site.page("fr/actualites/2024-05-01-fete/index.html").contains(said), "{came}");
    }
}

/// Three years of a federation of which one member joins in the third.
fn federation(chart: &str) -> Built {
    let mut files: Vec<(String, String)> = Vec::new();
    for (id, values) in
        [("a", "2022: 10, 2023: 11, 2024: {value: 12, status: provisional}"), ("b", "2022: 20, 2023: 21, 2024: 22"), ("c", "2024: 900")]
    {
        files.push((format!("content/enterprises/{id}/enterprise.yaml"), format!("name: Membre {id}\nfictitious: true\n")));
        let results = format!("  - {{indicator: tonnes, source: S, notes: N, values: {{{values}}}}}\n");
        files.push((format!("content/enterprises/{id}/assessments/2024.yaml"), assessment(2024, &results)));
    }
    files.push((
        "content/federations/f.yaml".into(),
        "name: F\nindicators: [tonnes]\nmembers: [{enterprise: a}, {enterprise: b}, {enterprise: c}]\n".into(),
    ));
    files.push((PAGE.into(), format!("---\ntitle: P\n---\n{chart}\n")));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Built::of(&files)
}

#[test]
fn a_total_over_time_tells_who_is_in_it_and_never_joins_other_members() {
    let site = federation("::: chart f/tonnes {#fig-t}\n:::");
    let bars = federation("::: chart f/tonnes {#fig-t}\ntype: bar\n:::");
    assert_eq!(bars.count(Code::W12), 0, "bars stand without a second line");
    let html = site.page("fr/p/index.html").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(html.contains("À périmètre constant (2 membres) : de 30"), "the same members in every year");
    assert!(html.contains("2024, 1 de plus et 0 de moins"));
    let csv = site.page("fr/p/fig-t.csv");
    assert!(csv.contains("934") && csv.contains("34"), "{csv}");
    assert!(html.contains("provisoire"), "what a member gave as provisional makes a provisional total");
}

#[test]
fn the_chart_of_a_federation_shows_the_periods_asked_for() {
    let site = federation("::: chart f/tonnes {#fig-t}\nperiods: [2022, 2023]\n:::");
    assert!(!site.page("fr/p/fig-t.csv").contains("934"));
    assert_eq!(federation("::: chart f/tonnes\nperiods: [2019]\n:::").count(Code::E02), 1, "the one text is read by two languages");
}

const SCALES: &str = "- {id: agree, options: [{id: no, label: {fr: Non, nl: Nee}, polarity: -1}, {id: yes, label: {fr: Oui, nl: Ja}, polarity: 1}]}
- {id: often, options: [{id: never, label: {fr: Jamais, nl: Nooit}, polarity: -1}, {id: daily, label: {fr: Tous les jours, nl: Dagelijks}, polarity: 1}]}
";
const GENDER: &str = "- id: gender
  name: {fr: Sexe, nl: Geslacht}
  categories: [{id: women, label: {fr: Femmes, nl: Vrouwen}}, {id: men, label: {fr: Hommes, nl: Mannen}}]
";

/// A survey of 40 in each of two years, and a page that draws it.
fn surveyed(chart: &str) -> Built {
    let survey = "surveys:
  - id: s
    returned: 40
    questions:
      - {id: q, type: likert, scale: agree, text: {fr: Content ?, nl: Tevreden?}, counts: {no: 10, yes: 30}, by: {gender: {women: {no: 4, yes: 26}, men: {no: 6, yes: 4}}}}
      - {id: u, type: likert, scale: agree, text: {fr: Utile ?, nl: Nuttig?}, counts: {no: 8, yes: 32}}
      - {id: o, type: likert, scale: often, text: {fr: Souvent ?, nl: Vaak?}, counts: {never: 20, daily: 20}}
";
    let year = |year: u16, survey: &str| format!("{}{survey}", assessment(year, TONNES));
    let (first, second) = (year(2023, survey), year(2024, &survey.replace("id: s\n", "id: t\n")));
    let second = second.replace(TONNES, "  - {indicator: hours, source: S, values: {2024: 9}}\n");
    Built::of(&[
        ("content/catalogue/scales.yaml", SCALES),
        ("content/catalogue/dimensions.yaml", GENDER),
        ("content/enterprises/a/assessments/2023.yaml", &first),
        ("content/enterprises/a/assessments/2024.yaml", &second),
        (PAGE, &format!("---\ntitle: P\n---\n{chart}\n")),
    ])
}

#[test]
fn a_question_is_drawn_by_its_subgroups() {
    let site = surveyed("::: chart a/s/q {#fig-q}\nby: gender\n:::");
    assert_eq!(site.codes.iter().filter(|code| code.starts_with('E') || **code == "W12").count(), 0, "{:?}", site.codes);
    let csv = site.page("fr/p/fig-q.csv");
    for row in ["Ensemble", "Femmes (30", "Hommes (10", "86.6", "60,40"] {
        assert!(csv.contains(row), "{row} is not in {csv}");
    }
    assert!(!site.page("fr/p/index.html").contains("selon la question"), "its parts are no questions");
    assert_eq!(surveyed("::: chart a/s/q\nby: age\n:::").count(Code::E02), 1, "nobody was asked by age");
    assert_eq!(surveyed("::: chart a/s/q a/s/u\nby: gender\n:::").count(Code::W12), 1, "two questions are not drawn by subgroup");
}

#[test]
fn questions_on_two_scales_do_not_share_a_chart() {
    let site = surveyed("::: chart a/s/q a/s/o {#fig-q}\n:::");
    assert_eq!(site.count(Code::W12), 1, "{:?}", site.codes);
    assert!(!site.page("fr/p/fig-q.csv").contains("Souvent"), "a row that would stay empty");
    let mixed = surveyed("::: chart a/tonnes a/s/q\n:::");
    assert_eq!(mixed.count(Code::W12), 1, "{:?}", mixed.codes);
}

#[test]
fn every_question_of_a_chart_has_its_label_its_reading_and_its_base() {
    let years = surveyed("::: chart a/s/q a/t/q {#fig-q}\n:::");
    let csv = years.page("fr/p/fig-q.csv");
    assert!(csv.contains("2023") && csv.contains("2024"), "the same words twice are told apart by their year: {csv}");
    let two = surveyed("::: chart a/s/q a/s/u {#fig-q}\n:::");
    let html = two.page("fr/p/index.html").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(html.contains("30 sur 40") && html.contains("32 sur 40"), "each question is read");
    assert_eq!(html.matches("Base : 40 réponses").count(), 2);
}

#[test]
fn a_note_in_the_data_computes_its_values() {
    let results =
        "  - {indicator: tonnes, source: S, values: {2023: 10, 2024: {value: 12, note: \"Contre {{ value a/tonnes@2023 }} avant\"}}}\n";
    let site = page("Rien.", results);
    let csv = site.page("data/tonnes.csv").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(csv.contains("Contre 10 tonnes avant") && !csv.contains("{{"), "{csv}");
}

#[test]
fn a_mistake_is_told_once_and_with_every_way_out() {
    let news = |date: &str| format!("---\ntitle: Fête\n{date}---\nTexte\n");
    for (date, code) in [("date: hier\n", Code::E21), ("", Code::E20)] {
        let site = Built::of(&[("content/news/2024-05-01-fete.fr.md", &news(date))]);
        assert_eq!(site.codes.iter().filter(|code| code.starts_with('E')).count(), 1, "{date}: {:?}", site.codes);
        assert_eq!(site.count(code), 1, "{date}");
    }
    let twice = assessment(2024, "  - {indicator: tonnes, source: S, csv: data/t.csv}\n");
    let table = |header: &str| {
        Built::of(&[
            ("content/enterprises/a/assessments/2024.yaml", &twice),
            ("content/enterprises/a/data/t.csv", &format!("{header}\n2024,12,13\n")),
        ])
    };
    assert_eq!(table("period,value,value").count(Code::E19), 1);
    assert_eq!(table("period,value,low").count(Code::E19), 0);
}

const TERRITORY: &str = "- id: territory
  name: {fr: Territoire, nl: Gebied}
  categories:
    - {id: hainaut, label: {fr: Hainaut, nl: Henegouwen}, code: BE32}
    - {id: namur, label: {fr: Namur, nl: Namen}, code: \"90000\"}
    - {id: nord, label: {fr: Nord, nl: Noorderdepartement}, code: FR-59}
    - {id: mons, label: {fr: Mons, nl: Bergen}, code: \"53053\"}
    - {id: liege, label: {fr: Liège, nl: Luik}, code: BE33}
";

#[test]
fn a_map_shows_territories_and_never_a_number_that_is_withheld() {
    let results = "  - indicator: people
    source: S
    values: {2024: 64}
    breakdowns: [{dimension: territory, values: {2024: {hainaut: 31, namur: 17, nord: 9, mons: 5, liege: 2}}}]
";
    let indicators = format!("{INDICATORS}- {{id: people, name: {{fr: Personnes, nl: Mensen}}, unit: people}}\n");
    let text = "---\ntitle: P\n---\n::: chart a/people\ntype: map\n:::\n";
    let assessment = assessment(2024, results);
    let built = Built::of(&[
        ("content/catalogue/indicators.yaml", &indicators),
        ("content/catalogue/dimensions.yaml", TERRITORY),
        (PAGE, text),
        ("content/pages/p.nl.md", &text.replace("title: P", "title: Q")),
        ("content/enterprises/a/assessments/2024.yaml", &assessment),
    ]);
    let page = built.page("fr/p/index.html");
    let (start, end) = (page.find("<svg class=\"g g-w\"").expect("a map"), page.find("g g-m").expect("its middle"));
    let map = &page[start..end];
    assert_eq!(map.matches(" rg\"").count(), 2 * 3, "three lands and three classes: {map}");
    assert!(map.contains("class=\"hat\""), "the withheld land is hatched: {map}");
    assert!(["Hainaut", "31", "17", "9", "non publié"].iter().all(|words| map.contains(words)), "{map}");
    let table = &page[page.find("<table class=\"data\"").expect("a table")..];
    assert!(page.contains("<details class=\"first\" open>") && table.contains("Mons") && table.contains("non publié"), "{table}");
    assert!(page.contains("Seulement dans le tableau : Mons."), "a municipality has no shape: {page}");
    let numbers =
        |text: &str| text.replace(|letter: char| !letter.is_ascii_digit(), " ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert!(!numbers(&table[..table.find("</table>").unwrap()]).contains(&"2".to_owned()), "{table}");
    let labels: Vec<&str> = map.split("</text>").filter_map(|piece| piece.rsplit('>').next()).collect();
    assert!(!labels.iter().any(|label| numbers(label).contains(&"2".to_owned())), "{labels:?}");
    assert_eq!(built.count(Code::W12), 0, "{:?}", built.codes);
}

#[test]
fn enterprises_stand_on_a_map_where_they_work() {
    let portrait = "name: Atelier\nfictitious: true\nsites:\n  - {municipality: {fr: Tournai, nl: Doornik}, lat: 50.61, lon: 3.39}\n  - {municipality: Ath}\n";
    let hidden = "name: Cachée\nfictitious: true\npublish: none\nsites:\n  - {municipality: Secretville, lat: 50.5, lon: 4.5}\n";
    let text = "---\ntitle: P\n---\n::: enterprises\nas: map\n:::\n";
    let built = Built::of(&[
        ("content/enterprises/a/enterprise.yaml", portrait),
        ("content/enterprises/b/enterprise.yaml", hidden),
        (PAGE, text),
        ("content/pages/p.nl.md", &text.replace("title: P", "title: Q")),
    ]);
    for (page, town) in [("fr/p/index.html", "Tournai"), ("nl/p/index.html", "Doornik")] {
        let page = built.page(page);
        let drawn = page.split("<svg class=\"g g-").filter(|piece| piece.contains("class=\"pt sp\"") && piece.contains(town)).count();
        assert_eq!(drawn, 3, "{town}: {page}");
        assert!(page.contains("<th scope=\"row\">Ath</th>") && !page.contains("Secretville"), "{page}");
    }
    assert!(built.page("fr/p/index.html").contains("1 entreprise dans 2 communes"));
    assert!(built.page("fr/p/index.html").contains("n’est que dans la liste"), "Ath has no coordinates");
}

#[test]
fn an_enterprise_has_its_colour_on_every_page() {
    let (first, second) = (assessment(2024, TONNES), assessment(2024, TONNES));
    let alone = "---\ntitle: P\n---\n::: chart b/tonnes a/tonnes\n:::\n\n::: chart a/tonnes b/tonnes c/tonnes\n:::\n";
    let built = Built::of(&[
        ("content/enterprises/b/enterprise.yaml", "name: Boulangerie\nfictitious: true\n"),
        ("content/enterprises/c/enterprise.yaml", "name: Cantine\nfictitious: true\n"),
        ("content/enterprises/a/assessments/2024.yaml", &first),
        ("content/enterprises/b/assessments/2024.yaml", &second),
        ("content/enterprises/c/assessments/2024.yaml", &second),
        (PAGE, alone),
        ("content/pages/p.nl.md", &alone.replace("title: P", "title: Q")),
    ]);
    let page = built.page("fr/p/index.html");
    let tones = |name: &str| {
        let labels = page.split("<text").filter_map(|piece| piece.split("</text>").next()).filter(|piece| piece.contains(name));
        labels.filter_map(|piece| piece.split("halo t").nth(1)?.chars().next()).collect::<std::collections::BTreeSet<char>>()
    };
    let (a, b) = (tones("Atelier"), tones("Boulangerie"));
    assert!(a.len() == 1 && b.len() == 1 && a != b, "{a:?} {b:?}: {page}");
}

#[test]
fn two_languages_stand_side_by_side_unless_the_site_says_no() {
    let folds = |settings: &str| {
        let built = Built::of(&[("diptych.yaml", settings)]);
        assert!(built.files.contains_key("fr/entreprises/a/index.html"));
        built.files.keys().filter(|path| path.starts_with("fr-nl/")).count()
    };
    assert_eq!(folds(SETTINGS), 1);
    assert_eq!(folds(&format!("{SETTINGS}produce: {{facing: false}}\n")), 0);
}

#[test]
fn a_long_list_has_a_page_for_each_of_its_parts_and_tells_no_membership() {
    let portraits: Vec<(String, String)> = (1..=8)
        .map(|number| {
            let group = if number <= 3 { "work-integration" } else { "collective-service" };
            (
                format!("content/enterprises/e{number}/enterprise.yaml"),
                format!("name: Atelier {number}\ngroup: {group}\nfictitious: true\n"),
            )
        })
        .collect();
    let federation = |id: &str, said: &str| {
        let members: String = (1..=2).map(|number| format!("  - {{enterprise: e{number}}}\n")).collect();
        (format!("content/federations/{id}.yaml"), format!("name: {id}\nmembers:\n{members}publish_members: {said}\n"))
    };
    let build = |said: &str| {
        let mut files = portraits.clone();
        files.extend([federation("nord", said), federation("sud", said)]);
        Built::of(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    let (named, anonymous) = (build("named"), build("anonymous"));
    let part = &named.files["fr/entreprises/groupe/entreprise-d-insertion/index.html"];
    assert!(part.contains("Entreprises\u{A0}: Entreprise d’insertion") || part.contains("Entreprises : Entreprise d’insertion"), "{part}");
    let listed = |page: &str| (1..=8).filter(|number| page.contains(&format!("/e{number}/\""))).count();
    assert_eq!((listed(part), listed(&named.files["nl/ondernemingen/groep/collectieve-dienst/index.html"])), (3, 5));
    assert_eq!(listed(&named.files["fr/entreprises/federation/nord/index.html"]), 2);
    assert!(anonymous.files.contains_key("fr/entreprises/groupe/service-collectif/index.html"));
    assert!(anonymous.files.keys().all(|path| !path.starts_with("fr/entreprises/federation/")), "who is a member is not told");
}

#[test]
fn a_figure_has_its_address_as_a_code_on_paper_where_its_author_asks_for_it() {
    let results =
        "period: 2024\nquestion: Quoi ?\nlimits: Peu.\nresults:\n  - {indicator: tonnes, source: Pesée, values: {2023: 4, 2024: 5}}\n";
    let page = |option: &str| {
        let text = format!("---\ntitle: Page\n---\n::: chart a/tonnes {{#fig-t}}\ntype: line\ntitle: \"Une tonne de plus\"\n{option}:::\n");
        let files = [("content/enterprises/a/assessments/2024.yaml", results), ("content/pages/p.fr.md", text.as_str())];
        Built::of(&files).files["fr/p/index.html"].clone()
    };
    let (with, without) = (page("qr: true\n"), page(""));
    assert!(with.contains("<div class=\"only-print code\"><svg class=\"qr\""), "{with}");
    assert!(!without.contains("class=\"qr\""));
}
