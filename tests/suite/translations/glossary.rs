//! The glossary in texts: each language and each country has its own words, and a page explains each of them once.

use diptych::finding::Tongue;

use super::site;
use crate::built::Built;

const TERMS: &str = "
- id: economie-sociale
  label: {fr: \"économie sociale\", fr-FR: \"économie sociale et solidaire\", nl: \"sociale economie\"}
  definition: {fr: \"Des entreprises au service de leurs membres.\", nl: \"Ondernemingen in dienst van hun leden.\"}
  acronym: {fr: \"ES\", fr-FR: \"ESS\", nl: \"SE\"}
  variants: {fr: [\"économies sociales\"], nl: [\"sociale economieën\"]}
- id: rente
  label: {fr: \"taux d'emploi\", nl: \"tewerkstellingsgraad\"}
  definition: {fr: \"La part de « ceux » qui ont un emploi.\", nl: \"Het deel dat werk heeft.\"}
";

fn built() -> Built {
    let settings = "format: 1\ntitle: {fr: A, nl: B}\nbase_url: https://example.org/\nlanguages: [fr-BE, nl-BE, fr-FR]\n";
    let fr = "---\ntitle: Deux\n---\n\n## L'économie sociale ici\n\nL'économie sociale grandit, `économie sociale`, et l'économie sociale dure ; le Taux d’emploi aussi. L'ES.\n\n- [les économies sociales](https://example.org/x) et sociales\n";
    let nl = "---\ntitle: Twee\n---\n\n## De sociale economie hier\n\nDe [SE](term:economie-sociale) groeit, de sociale economie blijft; sociale-economiewerk ook.\n\n- [x](https://example.org/x) en y\n";
    let france = "---\ntitle: Trois\n---\n\nL’économie sociale, dite ESS, est l’économie sociale et solidaire.\n";
    let (snapshot, _) = site(&[
        ("diptych.yaml", settings),
        ("content/catalogue/terms.yaml", TERMS),
        ("content/pages/deux.fr.md", fr),
        ("content/pages/deux.nl.md", nl),
        ("content/pages/trois.fr-FR.md", france),
        ("content/pages/trois.fr-BE.md", france),
        ("content/pages/trois.nl.md", "---\ntitle: Drie\n---\n\nNiets.\n"),
    ]);
    let built = Built::from(&snapshot, Tongue::En);
    assert!(!built.stopped, "{:#?}", built.findings);
    built
}

/// The links to the glossary in a page's text: their words and what they tell.
fn links(built: &Built, path: &str) -> Vec<(String, String, String)> {
    let page = built.page(path);
    let links = page.of_class("prose").into_iter().flat_map(|prose| prose.all("a"));
    let to_terms = links.filter(|link| link.attribute("href").contains("/#") && !link.attribute("href").starts_with("http"));
    to_terms.map(|link| (link.words(), link.attribute("title").to_owned(), link.attribute("href").to_owned())).collect()
}

#[test]
fn a_page_explains_each_word_of_the_glossary_once_where_it_is_first_used() {
    let built = built();
    let told = |words: &str, note: &str, href: &str| (words.to_owned(), note.to_owned(), href.to_owned());
    let fr = links(&built, "fr-be/deux/index.html");
    let members = "Des entreprises au service de leurs membres.";
    let expected = [
        told("économie sociale", members, "../glossaire/#economie-sociale"),
        told("Taux d’emploi", "La part de «\u{a0}ceux\u{a0}» qui ont un emploi.", "../glossaire/#rente"),
    ];
    assert_eq!(fr, expected);
    // An author's own link explains it too; what follows is not linked again.
    assert_eq!(
        links(&built, "nl/deux/index.html"),
        [told("SE", "Ondernemingen in dienst van hun leden.", "../woordenlijst/#economie-sociale")]
    );
}

#[test]
fn a_country_has_its_own_word_and_its_own_short_form() {
    let built = built();
    let first = |path: &str| links(&built, path).into_iter().map(|(words, ..)| words).collect::<Vec<_>>();
    assert_eq!(
        (first("fr-be/trois/index.html"), first("fr-fr/trois/index.html")),
        (vec!["économie sociale".to_owned()], vec!["ESS".to_owned()])
    );
    let glossary = built.page("fr-fr/glossaire/index.html");
    assert_eq!(links(&built, "fr-fr/glossaire/index.html"), []);
    let words = glossary.first("main").unwrap().words();
    assert!(words.contains("économie sociale et solidaire ESS") && words.contains("FR-BE économie sociale"), "{words}");
}
