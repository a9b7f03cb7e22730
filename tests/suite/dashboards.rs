//! What the pages around a federation say: coverage beside totals, extracts, who delivered what, how values are spread,
//! and an enterprise among others on its own site.

use diptych::snapshot::{Options, Snapshot};

use super::federations::Site;
use super::numbers::snapshot;

const DIMENSIONS: &str = "- {id: territory, name: {fr: Territoire, nl: Gebied}, categories: [{id: hainaut, label: {fr: Hainaut, nl: Henegouwen}}, {id: namur, label: {fr: Namur, nl: Namen}}]}\n";

/// Twelve members: tonnes from 10 to 120, two groups, two territories; the last delivered nothing for 2024.
fn twelve(federation: &str) -> Snapshot {
    of(12, federation)
}

/// The same with so many members.
fn of(members: usize, federation: &str) -> Snapshot {
    let mut files: Vec<(String, String)> = vec![("content/catalogue/dimensions.yaml".into(), DIMENSIONS.into())];
    let mut roster = Vec::new();
    for number in 1..=members {
        let id = format!("m{number:02}");
        let group = if number <= 4 { "work-integration" } else { "other" };
        let territory = if number % 2 == 0 { "namur" } else { "hainaut" };
        let portrait = format!("name: Membre {number:02}\ngroup: {group}\nterritory: {territory}\n");
        files.push((format!("content/enterprises/{id}/enterprise.yaml"), portrait));
        let year = if number == members { 2023 } else { 2024 };
        let value = number * 10;
        let text = format!(
            "period: {year}\nquestion: {{fr: Quoi ?, nl: Wat?}}\nlimits: {{fr: Rien, nl: Niets}}\nresults:\n  - {{indicator: tonnes, source: S, notes: N, values: {{{year}: {value}}}}}\n"
        );
        files.push((format!("content/enterprises/{id}/assessments/{year}.yaml"), text));
        roster.push(format!("{{enterprise: {id}}}"));
    }
    let file = format!(
        "name: Ensemble\nindicators: [tonnes]\naggregate: {{by: [group, territory]}}\nmembers: [{}]\n{federation}",
        roster.join(", ")
    );
    files.push(("content/federations/f.yaml".into(), file));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    snapshot(&files)
}

#[test]
fn the_coverage_stands_beside_every_total() {
    let site = Site::of(&twelve("population: {units: 19}\n"));
    assert_eq!(site.errors(), 0, "{:?}", site.findings);
    let [french, dutch] = ["fr/federations/f/index.html", "nl/federaties/f/index.html"].map(|path| site.text(path));
    // 11 of 19 units: 57.9 %; the eleven make 660 tonnes.
    assert!(french.contains("660") && french.contains("11 membres sur 19 (57,9\u{a0}%)"), "{french}");
    assert!(dutch.contains("11 van de 19 leden (57,9%)"), "{dutch}");
    assert!(french.contains("N’ont pas répondu : Membre 12") || french.contains("N’ont pas répondu\u{a0}: Membre 12"), "{french}");
    // Of 10, 20 … 110 the quarters lie at 35, 60 and 85.
    assert!(french.contains("la moitié sous 60"), "{french}");
}

#[test]
fn one_who_delivered_is_counted_as_one() {
    let assessment = "period: 2024\nquestion: {fr: Quoi ?, nl: Wat?}\nlimits: {fr: Rien, nl: Niets}\nresults:\n  - {indicator: tonnes, source: S, notes: N, values: {2024: 10}}\n";
    let files = [
        ("content/enterprises/alone/enterprise.yaml", "name: Seule\n"),
        ("content/enterprises/alone/assessments/2024.yaml", assessment),
        ("content/federations/f.yaml", "name: Ensemble\nindicators: [tonnes]\npopulation: {units: 19}\nmembers: [{enterprise: alone}]\n"),
    ];
    let site = Site::of(&snapshot(&files));
    assert_eq!(site.errors(), 0, "{:?}", site.findings);
    let [french, dutch] = ["fr/federations/f/index.html", "nl/federaties/f/index.html"].map(|path| site.text(path));
    assert!(french.contains("1 membre sur 19 (5,3\u{a0}%)") && !french.contains(">1 membres"), "{french}");
    assert!(dutch.contains("1 van de 19 leden (5,3%)"), "{dutch}");
}

#[test]
fn a_part_of_a_federation_has_a_page_with_its_totals() {
    let site = Site::of(&twelve(""));
    let group = site.text("fr/federations/f/groupe/entreprise-d-insertion/index.html");
    // 10 + 20 + 30 + 40.
    assert!(group.contains("100") && group.contains("4 membres") && group.contains("Membre 04") && !group.contains("Membre 05"), "{group}");
    let dutch = site.text("nl/federaties/f/gebied/namur/index.html");
    // 20 + 40 + 60 + 80 + 100.
    assert!(dutch.contains("Namen") && dutch.contains("300") && dutch.contains("Membre 02"), "{dutch}");
    let federation = site.text("fr/federations/f/index.html");
    assert!(federation.contains("href=\"territoire/hainaut/\"") || federation.contains("f/territoire/hainaut/"), "{federation}");
}

#[test]
fn the_collection_says_who_has_delivered_what() {
    let site = Site::of(&twelve(""));
    let [french, dutch] = ["fr/federations/f/collecte/index.html", "nl/federaties/f/gegevensverzameling/index.html"];
    let (french, dutch) = (site.text(french), site.text(dutch));
    assert_eq!((french.matches(">livré<").count(), french.matches(">pas livré<").count()), (11, 1), "{french}");
    assert!(french.contains("11 sur 12") && dutch.contains("niet geleverd"), "{dutch}");
    let silent = Site::of(&twelve("publish_members: none\n"));
    let page = silent.text("fr/federations/f/collecte/index.html");
    assert!(page.contains("11 sur 12") && !page.contains("Membre 01"), "members are not named: {page}");
}

#[test]
fn members_without_names_are_a_distribution() {
    let site = Site::of(&twelve("publish_members: anonymous\n"));
    let page = site.text("fr/federations/f/index.html");
    assert!(page.contains("Les membres ne sont pas nommés") && !page.contains("Membre 03"), "{page}");
    assert!(page.contains("la moitié sous 60"), "{page}");
    let compared = site.text("fr/comparaison/tonnes/index.html");
    assert!(compared.contains("Comment les valeurs se répartissent") && !compared.contains("Membre 03"), "{compared}");
    assert!(compared.contains("La moitié du milieu va de 35") || compared.contains("de 35"), "{compared}");
}

#[test]
fn groups_are_compared_if_they_are_large_enough() {
    let compared = |settings: &str| {
        let whole = twelve("");
        let mut texts: Vec<(String, String)> =
            whole.numbered().map(|(id, file)| (file.path.as_str().to_owned(), whole.text(id).to_owned())).collect();
        texts.iter_mut().filter(|(path, _)| path == "diptych.yaml").for_each(|(_, text)| text.push_str(settings));
        let texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        Site::of(&snapshot(&texts)).text("fr/comparaison/tonnes/index.html").to_owned()
    };
    assert!(compared("").contains("groupe par groupe"));
    let large = compared("privacy: {min_units: 5}\n");
    assert!(large.contains("11 entreprises") && !large.contains("groupe par groupe"), "four are too few for a group: {large}");
}

#[test]
fn among_few_members_bars_are_drawn_and_among_many_a_sentence_says_it() {
    let page = |members: usize| Site::of(&of(members, "")).text("fr/entreprises/m03/index.html").to_owned();
    let (few, many) = (page(25), page(26));
    assert!(few.contains("Membre 07") && few.contains("Membre 24"), "24 with a value: {few}");
    assert!(!many.contains("Membre 07"), "25 with a value: {many}");
    let said = "25 entreprises : de 10 tonnes à 250 tonnes, médiane 130 tonnes. Membre 03 : 30 tonnes.";
    let federation = |members: usize| Site::of(&of(members, "")).text("fr/federations/f/index.html").to_owned();
    let (bars, lie) = (federation(25), federation(26));
    assert!(!bars.contains("le plus souvent"), "{bars}");
    assert!(lie.contains("le plus souvent"), "where most values lie: {lie}");
    assert!(many.replace(['\u{202f}', '\u{a0}'], " ").contains(said), "{many}");
}

#[test]
fn an_enterprise_stands_among_others_on_its_own_site() {
    let whole = twelve("");
    let options =
        Options { enterprise: Some("m03".to_owned()), base_url: Some("https://m03.example.org/".to_owned()), ..whole.options.clone() };
    let site = Site::of(&whole.with_options(options));
    assert_eq!(site.errors(), 0, "{:?}", site.findings);
    let page = site.text("fr/comparaison/tonnes/index.html");
    assert!(page.contains("Membre 03") && !page.contains("Membre 04"), "others are not named: {page}");
    assert!(page.contains("11 entreprises"), "{page}");
    let own = site.text("fr/entreprises/m03/index.html");
    assert!(own.contains("comparaison/tonnes/") || own.contains("Comparaison"), "{own}");
}

#[test]
fn the_folder_of_a_member_may_be_a_repository_of_its_own() {
    let whole = twelve("");
    let texts: Vec<(String, String)> =
        whole.numbered().map(|(id, file)| (file.path.as_str().to_owned(), whole.text(id).to_owned())).collect();
    let mut texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let before = Site::of(&snapshot(&texts)).findings;
    texts.push(("content/enterprises/m01/README.md", "# Nos chiffres\n"));
    assert_eq!(Site::of(&snapshot(&texts)).findings, before);
    texts.push(("content/enterprises/m01/notes.md", "# Nos chiffres\n"));
    assert_ne!(Site::of(&snapshot(&texts)).findings, before, "another text is one that nothing uses");
}
