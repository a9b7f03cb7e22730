//! Issues that keep their data: later corrections do not rewrite them and are told as errata; consent and
//! confidentiality of today come first. And the numbers that are typed by hand in them.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::built::{Built, options};
use super::handouts;

const NOTEBOOK: &str = "number: 1\ntitle: {fr: Le recueil, nl: De bundel}\npublished: 2024-05-06\nchapters: [01-mots]\n";
const CHAPTER: &str = "---\ntitle: Des mots\nkey_message: \"{{ value canal/exits@2023 }} des sorties.\"\n---\n\
    En 2023, [63,3 % des sorties](indicator:canal/exits) étaient positives, pour 47 personnes. Et {{ value canal/exits@2023 }}.\n\n\
    ::: chart canal/exits {#fig-exits}\n:::\n\n::: voices\nenterprise: canal\n:::\n";
const TWIN: &str = "---\ntitle: Woorden\n---\n{{ value canal/exits@2023 }}.\n\n::: chart canal/exits {#fig-exits}\n:::\n\n::: voices\nenterprise: canal\n:::\n";
const DATA: &str = "content/enterprises/canal/assessments/2023.yaml";

fn site() -> tempfile::TempDir {
    let site = handouts::site(&[("diptych.yaml", "sheets: true, posters: true", "sheets: false, pdf: false")]);
    let folder = site.path().join("content/notebooks/recueil");
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in [("notebook.yaml", NOTEBOOK), ("01-mots.fr.md", CHAPTER), ("01-mots.nl.md", TWIN)] {
        fs::write(folder.join(name), text).unwrap();
    }
    site
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    let done =
        command.args(arguments).args(["--date", "2024-05-06"]).current_dir(folder).env_clear().stdin(Stdio::null()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code().unwrap(), text(&done.stdout), text(&done.stderr))
}

fn change(site: &Path, path: &str, from: &str, to: &str) {
    let path = site.join(path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} in {}", path.display());
    fs::write(&path, text.replace(from, to)).unwrap();
}

fn text(built: &Built, path: &str) -> String {
    let bytes = built.files.get(path).unwrap_or_else(|| panic!("{path} in {:#?} {:#?}", built.files.keys(), built.findings));
    String::from_utf8_lossy(bytes).into_owned()
}

const CORRECTED: &str =
    "2023: {numerator: 20, denominator: 49, revised: {on: 2024-09-01, was: 63.3, why: {fr: \"double comptage\", nl: \"dubbel geteld\"}}}";

#[test]
fn a_correction_does_not_rewrite_an_issue_and_is_told_as_an_erratum() {
    let site = site();
    let (status, _, said) = run(site.path(), &["snapshot", "recueil", "--lang", "fr"]);
    assert_eq!(status, 0, "{said}");
    let kept = fs::read_to_string(site.path().join("content/notebooks/recueil/snapshot.csv")).unwrap();
    assert!(kept.starts_with("kind,of,what,period,from,to,categories,state,value,numerator,denominator,n,status\n"), "{kept}");
    assert!(kept.contains("value,canal,exits,2023,2023-01-01,2023-12-31,,shown,63.26"), "{kept}");
    assert!(!kept.contains("trainees"), "only what the notebook shows: {kept}");
    let notebook = fs::read_to_string(site.path().join("content/notebooks/recueil/notebook.yaml")).unwrap();
    assert!(notebook.ends_with("snapshot: {file: snapshot.csv, taken: 2024-05-06}\n"), "{notebook}");
    assert_eq!(run(site.path(), &["snapshot", "recueil"]).0, 2, "an issue is not rewritten by mistake");
    assert_eq!(run(site.path(), &["snapshot", "receuil"]).0, 2);
    let same = Built::of(site.path(), options());
    assert!(!text(&same, "fr/cahiers/recueil/index.html").contains("Errata"), "nothing has changed yet");

    change(site.path(), DATA, "2023: {numerator: 31, denominator: 49}", CORRECTED);
    let built = Built::of(site.path(), options());
    for (chapter, was, now) in
        [("fr/cahiers/recueil/01-mots/", "63,3\u{A0}%", "40,8\u{A0}%"), ("nl/schriften/recueil/01-mots/", "63,3%", "40,8%")]
    {
        let page = text(&built, &format!("{chapter}index.html"));
        assert!(page.contains(was) && !page.contains(now), "{page}");
        assert!(text(&built, &format!("{chapter}fig-exits.csv")).contains("63.2"));
    }
    assert!(text(&built, "fr/entreprises/canal/index.html").contains("40,8"), "the site itself goes on");
    let cover = text(&built, "fr/cahiers/recueil/index.html");
    for part in [
        "63,3\u{A0}% dans ce cahier, 40,8\u{A0}% aujourd’hui.",
        "double comptage",
        "septembre 2024",
        "mai 2024",
        "Sorties positives, Les Ateliers du Canal, 2023",
    ] {
        assert!(cover.contains(part), "{part} in {cover}");
    }
    assert!(text(&built, "nl/schriften/recueil/index.html").contains("dubbel geteld"));
    assert!(!built.findings.iter().any(|found| found.contains("\"W03\"")), "the text says what the issue shows: {:#?}", built.findings);
}

#[test]
fn consent_and_confidentiality_come_before_what_was_published() {
    let site = site();
    assert_eq!(run(site.path(), &["snapshot", "recueil"]).0, 0);
    assert!(text(&Built::of(site.path(), options()), "fr/cahiers/recueil/01-mots/index.html").contains("Ce banc"));
    change(
        site.path(),
        "content/testimonials/lise.fr.md",
        "status: given, given_on: 2024-01-02",
        "status: withdrawn, withdrawn_on: 2024-06-01, given_on: 2024-01-02",
    );
    change(site.path(), "diptych.yaml", "produce:", "privacy: {min_cell: 40}\nproduce:");
    let chapter = site.path().join("content/notebooks/recueil/01-mots.fr.md");
    fs::write(&chapter, CHAPTER.replace("[63,3 % des sorties](indicator:canal/exits)", "Les sorties")).unwrap();
    let built = Built::of(site.path(), options());
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.contains("recueil")) {
        let page = String::from_utf8_lossy(bytes);
        for secret in ["Ce banc", "Lise", "63,3", "63.2"] {
            assert!(!page.contains(secret), "{secret} in {path}");
        }
    }
    assert!(!built.stopped, "{:#?}", built.findings);
}

#[test]
fn what_is_withheld_or_withdrawn_since_is_told_without_its_value() {
    let site = site();
    assert_eq!(run(site.path(), &["snapshot", "recueil"]).0, 0);
    change(site.path(), "diptych.yaml", "produce:", "privacy: {min_cell: 40}\nproduce:");
    let chapter = site.path().join("content/notebooks/recueil/01-mots.fr.md");
    fs::write(&chapter, CHAPTER.replace("[63,3 % des sorties](indicator:canal/exits)", "Les sorties")).unwrap();
    let built = Built::of(site.path(), options());
    let cover = text(&built, "fr/cahiers/recueil/index.html");
    assert!(cover.contains("Ce cahier montrait cette valeur") && !cover.contains("63,3"), "{cover}");
    assert!(text(&built, "nl/schriften/recueil/index.html").contains("Dit schrift toonde deze waarde"));

    let site = self::site();
    assert_eq!(run(site.path(), &["snapshot", "recueil"]).0, 0);
    change(site.path(), DATA, "      2022: {numerator: 26, denominator: 47}\n", "");
    let built = Built::of(site.path(), options());
    assert!(text(&built, "fr/cahiers/recueil/01-mots/fig-exits.csv").contains("2022"), "the issue keeps what it showed");
    let cover = text(&built, "fr/cahiers/recueil/index.html");
    assert!(cover.contains("55,3\u{A0}% dans ce cahier") && cover.contains("Sorties positives, Les Ateliers du Canal, 2022"), "{cover}");
}

#[test]
fn answers_that_were_counted_again_are_errata() {
    let site = site();
    let survey = "surveys:\n  - id: depart\n    fielded: {from: 2023-05-01, to: 2023-06-01}\n    invited: 62\n    returned: 45\n    questions:\n      - id: confiance\n        text: {fr: \"Avez-vous confiance ?\", nl: \"Hebt u vertrouwen?\"}\n        type: single\n        options: [{id: oui, label: {fr: Oui, nl: Ja}}, {id: non, label: {fr: Non, nl: Nee}}]\n        counts: {oui: 30, non: 15}\n";
    let data = site.path().join(DATA);
    fs::write(&data, format!("{}\n{survey}", fs::read_to_string(&data).unwrap().trim_end())).unwrap();
    let chart = "\n::: chart canal/depart/confiance {#fig-confiance}\n:::\n";
    for (name, words) in [("01-mots.fr.md", CHAPTER), ("01-mots.nl.md", TWIN)] {
        fs::write(site.path().join("content/notebooks/recueil").join(name), format!("{words}{chart}")).unwrap();
    }
    let (status, _, said) = run(site.path(), &["snapshot", "recueil"]);
    assert_eq!(status, 0, "{said}");
    let before = Built::of(site.path(), options());
    assert!(!text(&before, "fr/cahiers/recueil/index.html").contains("réponses dans ce cahier"));
    change(site.path(), DATA, "returned: 45", "returned: 50");
    change(site.path(), DATA, "counts: {oui: 30, non: 15}", "counts: {oui: 20, non: 30}");
    let built = Built::of(site.path(), options());
    let csv = text(&built, "fr/cahiers/recueil/01-mots/fig-confiance.csv");
    assert!(csv.contains("Oui,66.6"), "the issue keeps its counts: {csv}");
    let cover = text(&built, "fr/cahiers/recueil/index.html");
    assert!(cover.contains("45 réponses dans ce cahier, 50 aujourd’hui.") && cover.contains("Avez-vous confiance"), "{cover}");
    let dutch = text(&built, "nl/schriften/recueil/index.html");
    assert!(dutch.contains("45 antwoorden in dit schrift, nu 50.") && dutch.contains("Hebt u vertrouwen?"), "{dutch}");
}

#[test]
fn a_renamed_indicator_is_followed_and_one_that_is_gone_is_told() {
    let site = site();
    assert_eq!(run(site.path(), &["snapshot", "recueil"]).0, 0);
    let catalogue = site.path().join("content/catalogue/indicators.yaml");
    let known = fs::read_to_string(&catalogue).unwrap();
    fs::write(&catalogue, format!("{known}\n- {{id: departures, name: {{fr: Départs positifs, nl: Positief vertrek}}, unit: percent, kind: rate, supersedes: exits}}\n")).unwrap();
    change(site.path(), DATA, "indicator: exits", "indicator: departures");
    change(site.path(), "content/testimonials/lise.fr.md", "canal/exits", "canal/departures");
    change(site.path(), DATA, "2023: {numerator: 31, denominator: 49}", CORRECTED);
    for (name, words) in [("01-mots.fr.md", CHAPTER), ("01-mots.nl.md", TWIN)] {
        fs::write(site.path().join("content/notebooks/recueil").join(name), words.replace("canal/exits", "canal/departures")).unwrap();
    }
    let built = Built::of(site.path(), options());
    assert!(text(&built, "fr/cahiers/recueil/01-mots/index.html").contains("63,3\u{A0}%"), "the issue keeps its values under the new name");
    let cover = text(&built, "fr/cahiers/recueil/index.html");
    assert!(cover.contains("Départs positifs, Les Ateliers du Canal, 2023") && cover.contains("40,8\u{A0}% aujourd’hui"), "{cover}");
    assert!(!built.findings.iter().any(|found| found.contains("snapshot.csv")), "{:#?}", built.findings);

    change(site.path(), "content/catalogue/indicators.yaml", ", supersedes: exits", "");
    let built = Built::of(site.path(), options());
    let told: Vec<&String> = built.findings.iter().filter(|found| found.contains("snapshot.csv")).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("\"W17\"") && told[0].contains("canal/exits") && told[0].contains("\"line\":2,"), "{told:#?}");
}

#[test]
fn every_edition_says_which_one_came_after_it_and_stays() {
    let site = site();
    let edition = |id: &str, title: [&str; 2], more: &str| {
        let folder = site.path().join("content/notebooks").join(id);
        fs::create_dir_all(&folder).unwrap();
        let notebook =
            format!("number: 1\ntitle: {{fr: {}, nl: {}}}\npublished: 2024-05-06\nchapters: [01-mots]\n{more}", title[0], title[1]);
        for (name, text) in [("notebook.yaml", notebook.as_str()), ("01-mots.fr.md", CHAPTER), ("01-mots.nl.md", TWIN)] {
            fs::write(folder.join(name), text).unwrap();
        }
    };
    edition("deuxieme", ["Deuxième", "Tweede"], "supersedes: recueil\n");
    edition("troisieme", ["Troisième", "Derde"], "supersedes: deuxieme\n");
    let built = Built::of(site.path(), options());
    assert!(!built.stopped, "{:#?}", built.findings);
    for (page, banner, later) in [
        ("fr/cahiers/recueil/", "Une édition plus récente", "Deuxième"),
        ("fr/cahiers/recueil/01-mots/", "Une édition plus récente", "Deuxième"),
        ("nl/schriften/recueil/", "recentere uitgave", "Tweede"),
        ("nl/schriften/recueil/01-mots/", "recentere uitgave", "Tweede"),
        ("fr/cahiers/deuxieme/", "Une édition plus récente", "Troisième"),
        ("nl/schriften/deuxieme/", "recentere uitgave", "Derde"),
    ] {
        let page = text(&built, &format!("{page}index.html"));
        assert!(page.contains(banner) && page.contains(later), "{banner} {later}: {page}");
    }
    let last = text(&built, "fr/cahiers/troisieme/index.html");
    assert!(!last.contains("Une édition plus récente") && last.contains("Deuxième"), "the last one names the one it replaces: {last}");
}

#[test]
fn a_snapshot_that_cannot_be_read_is_told() {
    let site = site();
    let folder = site.path().join("content/notebooks/recueil");
    fs::write(folder.join("notebook.yaml"), format!("{NOTEBOOK}snapshot: gone.csv\n")).unwrap();
    let built = Built::of(site.path(), options());
    assert!(built.findings.iter().any(|found| found.contains("\"E25\"") && found.contains("\"line\":5")), "{:#?}", built.findings);
    fs::write(folder.join("gone.csv"), "period,value\n2023,4\n").unwrap();
    let built = Built::of(site.path(), options());
    assert!(built.findings.iter().any(|found| found.contains("kind")), "{:#?}", built.findings);
}

#[test]
fn numbers_that_are_typed_are_listed_with_what_could_stand_in_their_place() {
    let site = site();
    let (status, out, said) = run(site.path(), &["list", "numbers", "recueil", "--format", "json"]);
    assert_eq!(status, 0, "{said}");
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let written: Vec<&str> = lines.iter().map(|line| line["written"].as_str().unwrap()).collect();
    assert_eq!(written, ["63,3\u{A0}%", "47"], "{out}");
    assert_eq!(lines[0]["proposal"], "{{ value canal/exits@2023 }}");
    assert_eq!((lines[0]["file"].as_str(), lines[0]["line"].as_u64()), (Some("content/notebooks/recueil/01-mots.fr.md"), Some(5)));
    assert!(lines[1]["sentence"].as_str().unwrap().contains("pour 47 personnes."), "{out}");
    let (_, all, _) = run(site.path(), &["list", "numbers"]);
    assert!(all.contains("01-mots.fr.md:5:") && all.contains("→ {{ value canal/exits@2023 }}"), "{all}");
}
