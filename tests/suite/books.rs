//! Notebooks to take home: what stands in an EPUB and in a PDF, and what never does.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::{Cursor, Read};
use std::sync::{Arc, Mutex};

use diptych::memory::Forgetful;
use diptych::path::{OutPath, SourcePath};
use diptych::period::Date;
use diptych::pipeline;
use diptych::snapshot::{Content, Drafts, File, Links, Options, Snapshot};

const FILES: &[(&str, &str)] = &[
    ("diptych.yaml", "format: 1\ntitle: {fr: Essai, nl: Proef}\nbase_url: https://example.org/\nlanguages: [fr-BE, nl-BE]\n"),
    ("content/catalogue/indicators.yaml", "- {id: exits, name: {fr: Sorties, nl: Uitstroom}, unit: percent, kind: rate}\n"),
    (
        "content/catalogue/terms.yaml",
        "- {id: impact, label: {fr: Impact, nl: Impact}, definition: {fr: \"Ce qui change.\", nl: \"Wat verandert.\"}}\n",
    ),
    ("content/enterprises/a/enterprise.yaml", "name: Atelier\nfictitious: true\n"),
    (
        "content/enterprises/a/assessments/2023.yaml",
        "period: 2023\nquestion: {fr: Pourquoi ?, nl: Waarom?}\nlimits: {fr: Peu., nl: Weinig.}\nresults:\n  - indicator: exits\n    \
         source: {fr: Registre, nl: Register}\n    values: {2022: {numerator: 20, denominator: 40}, 2023: {numerator: 31, denominator: 49}}\n",
    ),
    (
        "content/notebooks/recueil/notebook.yaml",
        "number: 1\ntitle: {fr: Le recueil, nl: De bundel}\npublished: 2024-05-06\nisbn: 978-2-1234-5680-3\nissuers: [Atelier]\n\
         chapters: [01-mots, 02-voix]\nerrata:\n  - {on: 2024-06-07, where: p. 3, text: {fr: \"Lire 31.\", nl: \"Lees 31.\"}}\n",
    ),
    (
        "content/notebooks/recueil/01-mots.fr.md",
        "---\ntitle: Des mots\nkey_message: \"{{ value a/exits }} des sorties.\"\n---\n## Un \"titre\" \\#panic()\n\nUne note[^n], encore[^n], et \
         [l'impact](term:impact), puis [la suite](chapter:recueil/02-voix) et [ailleurs](https://example.com/page).\n\n\
         #### Niveau sauté\n\n| Un | Deux |\n|---|--:|\n| a | 1 |\n\n- [x] fait\n- [ ] à faire\n\n$\\frac{31}{49} = 63 \\%$\n\n\
         [^n]: Avec *soin*.\n",
    ),
    ("content/notebooks/recueil/01-mots.nl.md", "---\ntitle: Woorden\n---\nTekst.\n"),
    (
        "content/notebooks/recueil/02-voix.fr.md",
        "---\ntitle: Des voix\n---\n::: chart a/exits {#fig-exits}\ntitle: \"Les sorties montent : 63 %\"\n:::\n\n\
         Voir [](#fig-exits).\n\n::: testimonial lue\n:::\n\n::: testimonial tue\n:::\n\n[](testimonial:tue)\n",
    ),
    (
        "content/notebooks/recueil/02-voix.nl.md",
        "---\ntitle: Stemmen\n---\n::: chart a/exits {#fig-exits}\ntitle: \"De uitstroom stijgt: 63 %\"\n:::\n\n::: testimonial lue\n:::\n\n::: testimonial tue\n:::\n",
    ),
    ("content/testimonials/lue.fr.md", VOICE_OF_PRINT),
    ("content/testimonials/tue.fr.md", VOICE_OF_WEB),
];

const VOICE_OF_PRINT: &str = "---\ntitle: Je lis\nquote: \"Sur papier aussi.\"\nwitness: {display: first-name, name: Lise}\nenterprise: a\n\
    consent: {status: given, given_on: 2024-01-02, scopes: {text: true, name: true, photo: false, voice: false, video: false}, channels: [web, print]}\n\
    ---\nSur papier aussi.\n";
const VOICE_OF_WEB: &str = "---\ntitle: Je me tais\nquote: \"En ligne seulement.\"\nwitness: {display: first-name, name: Tuyet}\nenterprise: a\n\
    consent: {status: given, given_on: 2024-01-02, scopes: {text: true, name: true, photo: false, voice: false, video: false}, channels: [web]}\n\
    ---\nEn ligne seulement.\n";

/// The published files of the site, some of them replaced, and the codes of what was found.
fn built(replaced: &[(&str, &str)]) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let mut texts: BTreeMap<&str, &str> = FILES.iter().copied().collect();
    texts.extend(replaced.iter().copied());
    let file = |(path, text): (&str, &str)| File::new(SourcePath::new(path).unwrap(), Content::Text(text.to_owned()));
    let options =
        Options { today: Date::new(2026, 11, 21).unwrap(), drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None };
    let snapshot = Snapshot { files: texts.into_iter().map(file).map(Arc::new).collect(), options };
    let written = Mutex::new(BTreeMap::new());
    let keep = |path: &OutPath, bytes: &[u8]| {
        written.lock().unwrap().insert(path.as_str().to_owned(), bytes.to_vec());
        Ok::<(), Infallible>(())
    };
    let built = pipeline::build(&snapshot, &Forgetful, &keep).unwrap();
    let found =
        built.findings.sorted().iter().map(|finding| format!("{} {:?}", finding.problem.code().as_str(), finding.problem)).collect();
    (written.into_inner().unwrap(), found)
}

/// The files of a ZIP.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), String::from_utf8(bytes).unwrap());
    }
    files
}

#[test]
fn an_e_book_holds_what_the_notebook_says_and_no_voice_that_did_not_agree_to_print() {
    let (files, found) = built(&[]);
    let bytes = files.get("fr/cahiers/recueil/recueil.epub").unwrap_or_else(|| panic!("{found:#?}"));
    assert!(bytes[30..].starts_with(b"mimetypeapplication/epub+zip"), "the type comes first, as it is");
    let book = unpacked(bytes);
    let (words, voices, package) = (&book["EPUB/c1.xhtml"], &book["EPUB/c2.xhtml"], &book["EPUB/package.opf"]);
    for part in [
        "href=\"c2.xhtml\"",
        "epub:type=\"noteref\"",
        "href=\"https://example.org/fr/glossaire/#impact\"",
        "☑",
        "xmlns=\"http://www.w3.org/1998/Math/MathML\"",
        "63,3\u{A0}%",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    for part in
        ["Sur papier aussi.", "Lise", "Témoignage 1", "<title>Les sorties montent", "class=\"numbers\"", "un témoignage, à lire en ligne"]
    {
        assert!(voices.contains(part), "{part} in {voices}");
    }
    for (path, page) in &book {
        for secret in ["Tuyet", "En ligne seulement", "Je me tais"] {
            assert!(!page.contains(secret), "{secret} in {path}");
        }
    }
    for part in ["urn:isbn:9782123456803", "2024-06-07T00:00:00Z", "schema:accessibilityFeature\">alternativeText", "<dc:language>fr-BE<"] {
        assert!(package.contains(part), "{part} in {package}");
    }
    assert!(book["EPUB/words.xhtml"].contains("Ce qui change."));
    assert!(book["EPUB/indicators.xhtml"].contains("Sorties: <a href=\"c2.xhtml#c2-fig-exits\">Figure"));
    let page = String::from_utf8_lossy(&files["fr/cahiers/recueil/index.html"]);
    assert!(page.contains("href=\"recueil.epub\"") && page.contains("EPUB, "), "the page leads to the file and says its weight");
    let web = String::from_utf8_lossy(&files["fr/cahiers/recueil/02-voix/index.html"]);
    assert!(web.contains("En ligne seulement.") && web.contains("Je me tais"), "the web shows both voices");
}

#[test]
fn the_same_words_give_the_same_book() {
    let books = || built(&[]).0.into_iter().filter(|(path, _)| path.ends_with(".epub") || path.ends_with(".pdf")).collect::<Vec<_>>();
    let (one, other) = (books(), books());
    assert_eq!(one.len(), if cfg!(feature = "pdf") { 4 } else { 2 });
    assert!(one == other);
}

#[test]
fn a_book_is_not_made_where_the_site_says_no() {
    let settings = format!("{}produce: {{pdf: false, epub: false}}\n", FILES[0].1);
    let (files, _) = built(&[("diptych.yaml", &settings)]);
    assert!(!files.keys().any(|path| path.ends_with(".epub") || path.ends_with(".pdf")));
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_pdf_that_is_asked_for_by_name_is_a_finding_where_it_cannot_be_made() {
    let settings = format!("{}produce: {{pdf: true}}\n", FILES[0].1);
    let (_, found) = built(&[("diptych.yaml", &settings)]);
    assert!(found.iter().any(|found| found.starts_with("W21") && found.contains("--features pdf")), "{found:#?}");
    let (_, quiet) = built(&[]);
    assert!(!quiet.iter().any(|found| found.starts_with("W21")), "{quiet:#?}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_tagged_and_made_to_last() {
    let (files, found) = built(&[]);
    let bytes = files.get("fr/cahiers/recueil/recueil.pdf").unwrap_or_else(|| panic!("{found:#?}"));
    let text = String::from_utf8_lossy(bytes);
    for part in ["%PDF-1.7", "pdfuaid:part", "pdfaid:conformance", "fr-BE", "2024-05-06"] {
        assert!(text.contains(part), "{part}");
    }
    assert!(!found.iter().any(|found| found.starts_with("E24") || found.starts_with("W21")), "{found:#?}");
    let page = String::from_utf8_lossy(&files["fr/cahiers/recueil/index.html"]);
    assert!(page.contains("href=\"recueil.pdf\"") && page.contains("PDF, A4, "));
    assert!(files.contains_key("nl/schriften/recueil/recueil.pdf"));
}

#[cfg(feature = "pdf")]
#[test]
fn letters_that_no_font_draws_are_told_at_their_notebook() {
    let chapter = "---\ntitle: Des mots\n---\nUne voix dit 你好.\n";
    let (files, found) = built(&[("content/notebooks/recueil/01-mots.fr.md", chapter)]);
    assert!(found.iter().any(|found| found.starts_with("W21") && found.contains("你")), "{found:#?}");
    assert!(files.contains_key("fr/cahiers/recueil/recueil.pdf"), "the book is made all the same");
}
