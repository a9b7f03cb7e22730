//! Notebooks to take home: what stands in an EPUB and in a PDF, and what never does.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::{Cursor, Read};
use std::sync::{Arc, Mutex};

use diptych::memory::Forgetful;
use diptych::path::{OutPath, SourcePath};
use diptych::period::Date;
use diptych::pipeline;
use diptych::snapshot::{Body, Content, Drafts, File, Links, Options, Snapshot};

pub const FILES: &[(&str, &str)] = &[
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

/// The site, some of its files replaced.
fn snapshot(replaced: &[(&str, &str)]) -> Snapshot {
    let mut texts: BTreeMap<&str, &str> = FILES.iter().copied().collect();
    texts.extend(replaced.iter().copied());
    let file = |(path, text): (&str, &str)| File::new(SourcePath::new(path).unwrap(), Content::Text(text.to_owned()));
    let options =
        Options { today: Date::new(2026, 11, 21).unwrap(), drafts: Drafts::Hidden, links: Links::Pretty, base_url: None, enterprise: None };
    Snapshot { files: texts.into_iter().map(file).map(Arc::new).collect(), options }
}

/// The published files of the site, some of them replaced, and the codes of what was found.
pub fn built(replaced: &[(&str, &str)]) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let snapshot = snapshot(replaced);
    let written = Mutex::new(BTreeMap::new());
    let keep = |path: &OutPath, body: Body| {
        written.lock().unwrap().insert(path.as_str().to_owned(), body.bytes());
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
    assert!(!voices.contains("display=\"none\"") && voices.contains("<svg "), "drawings are seen: {voices}");
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

/// The findings of a French chapter as programs get them.
#[cfg(feature = "pdf")]
fn told(chapter: &str) -> Vec<String> {
    let chapter = format!("---\ntitle: Des mots\n---\nUne ligne.\n\n{chapter}\n");
    let snapshot = snapshot(&[
        ("content/notebooks/recueil/01-mots.fr.md", &chapter),
        (
            "content/notebooks/recueil/notebook.yaml",
            "number: 1\ntitle: {fr: R, nl: B}\npublished: 2024-05-06\nchapters: [01-mots, 02-voix]\nbibliography: works.bib\n",
        ),
        ("content/notebooks/recueil/works.bib", WORKS),
    ]);
    crate::built::Built::from(&snapshot, diptych::finding::Tongue::En).findings
}

#[cfg(feature = "pdf")]
#[test]
fn what_paper_cannot_show_is_told_at_its_line() {
    let wide = format!("{}|\n{}|\n{}|", "| Une colonne ".repeat(24), "|---".repeat(24), "| 1234567 ".repeat(24));
    for (chapter, code, line) in [
        ("Une voix dit 你好.", "W21", 6),
        (wide.as_str(), "W22", 6),
        ("Selon [@dupond].", "E02", 6),
        ("::: figure\nfile: absente.png\nalt: Rien\n:::", "E25", 7),
    ] {
        let found = told(chapter);
        let own = |found: &&String| {
            found.contains(&format!("\"{code}\""))
                && found.contains("recueil/01-mots.fr.md")
                && found.contains(&format!("\"line\":{line},"))
        };
        assert!(found.iter().any(|found| own(&found)), "{chapter}: {code} at line {line} in {found:#?}");
    }
    let narrow = format!("{}|\n{}|\n{}|", "| Une colonne ".repeat(8), "|---".repeat(8), "| 123 ".repeat(8));
    assert!(!told(&narrow).iter().any(|found| found.contains("\"W22\"")), "a table that fits is no finding");
}

#[cfg(feature = "pdf")]
#[test]
fn small_figures_and_signs_are_drawn_in_words_and_in_drawings() {
    let units = "- {id: exits, name: {fr: \"Émissions de CO₂ ≤ 10⁻³\", nl: \"Uitstoot van CO₂ ≤ 10⁻³\"}, unit: percent, kind: rate}\n";
    let chapter = "---\ntitle: Des mots\n---\nEn t CO₂e, m², €/ETP, 5 ‰ → mieux.\n";
    let chart = "---\ntitle: Des voix\n---\n::: chart\nunit: {fr: \"kg CO₂e/m²\", nl: \"kg CO₂e/m²\"}\nsource: Registre\nvalues: {\"H₂O → O₂\": 3, \"≥ 10⁶\": 5}\ntitle: \"CO₂ : moins\"\n:::\n";
    let (files, found) = built(&[
        ("content/catalogue/indicators.yaml", units),
        ("content/notebooks/recueil/01-mots.fr.md", chapter),
        ("content/notebooks/recueil/02-voix.fr.md", chart),
    ]);
    assert!(!found.iter().any(|found| found.starts_with("W21")), "{found:#?}");
    let pdf = files.get("fr/cahiers/recueil/recueil.pdf").unwrap_or_else(|| panic!("{found:#?}"));
    let drawn = files.iter().find(|(path, _)| path.starts_with("fr/cahiers/recueil/02-voix/") && path.ends_with(".png"));
    assert!(drawn.is_some(), "a picture is made only of labels that can all be drawn: {:#?}", files.keys());
    let Some(words) = words_of(pdf, "-raw") else { return };
    for part in ["t CO₂e, m², €/ETP, 5 ‰ → mieux", "H₂O → O₂", "≥ 10⁶"] {
        assert!(words.contains(part), "{part} in {words}");
    }
    assert!(!words.contains('□'), "{words}");
}

#[test]
fn the_page_of_a_notebook_lists_its_figures_voices_and_indicators() {
    let (files, found) = built(&[]);
    let page =
        String::from_utf8_lossy(files.get("fr/cahiers/recueil/index.html").unwrap_or_else(|| panic!("{found:#?}"))).replace('\u{A0}', " ");
    for part in [
        "<summary>Figures</summary>",
        "<a href=\"02-voix/#fig-exits\">Figure 1 · Les sorties montent : 63 %</a>",
        "<summary>Témoignages</summary>",
        // The web shows both voices, paper one of them.
        "<a href=\"02-voix/#voice-1\">Témoignage 1 · Lise",
        "<a href=\"02-voix/#voice-2\">Témoignage 2 · Tuyet",
        "Les indicateurs de ce cahier",
        "Sorties · <a href=\"02-voix/#fig-exits\">Figure 1</a>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let reference = String::from_utf8_lossy(&files["nl/schriften/recueil/recueil.bib"]);
    for part in ["  month = may,\n", "year = {2024}", "langid = {dutch}", "isbn = {978-2-1234-5680-3}", "title = {{De bundel}}"] {
        assert!(reference.contains(part), "{part} in {reference}");
    }
    let dutch = String::from_utf8_lossy(&files["nl/schriften/recueil/index.html"]).replace('\u{A0}', " ");
    assert!(dutch.contains("<a href=\"02-voix/#fig-exits\">Figuur 1 · De uitstroom stijgt"), "{dutch}");
}

/// The words of a PDF, page by page as a reader meets them; nothing where poppler is not installed.
#[cfg(feature = "pdf")]
pub fn words_of(pdf: &[u8], layout: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("a.pdf"), folder.path().join("a.txt"));
    std::fs::write(&from, pdf).unwrap();
    let done = std::process::Command::new("pdftotext").arg(layout).args([&from, &to]).output();
    match done {
        Ok(output) if output.status.success() => Some(std::fs::read_to_string(to).unwrap()),
        _ => {
            eprintln!("passed over: pdftotext is not installed, so the words of a PDF are not read");
            None
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_bilingual_book_faces_page_with_page_and_keeps_silent_what_print_may_not_show() {
    let notebook = FILES.iter().find(|(path, _)| path.ends_with("recueil/notebook.yaml")).unwrap().1;
    for (manner, label) in [("facing", "page à page"), ("tete-beche", "tête-bêche")] {
        let print = format!("{notebook}print: {{bilingual: {manner}}}\n");
        let (files, found) = built(&[("content/notebooks/recueil/notebook.yaml", &print)]);
        let bytes = files.get("fr/cahiers/recueil/recueil.fr-nl.pdf").unwrap_or_else(|| panic!("{found:#?}"));
        let page = String::from_utf8_lossy(&files["fr/cahiers/recueil/index.html"]);
        assert!(page.contains("href=\"recueil.fr-nl.pdf\"") && page.contains(label), "{manner}");
        let other = String::from_utf8_lossy(&files["nl/schriften/recueil/index.html"]);
        assert!(other.contains("href=\"../../../fr/cahiers/recueil/recueil.fr-nl.pdf\""), "{manner}");
        let Some(words) = words_of(bytes, "-raw") else { return };
        // Words that stand upside down are told one by one.
        let simple = |page: &str| page.split_whitespace().collect::<Vec<_>>().join(" ");
        let pages: Vec<String> = words.split('\u{c}').map(simple).collect();
        let words = simple(&words);
        let page_of =
            |wanted: &str| pages.iter().rposition(|page| page.contains(wanted)).unwrap_or_else(|| panic!("{manner}: no {wanted}"));
        let (left, right) = (page_of("Les sorties montent"), page_of("De uitstroom stijgt"));
        match manner {
            "facing" => assert_eq!((left % 2, right), (1, left + 1), "the left page is even, its twin beside it"),
            _ => {
                assert!(left < right && right < page_of("Woorden"), "the second book begins on the last page");
                let text = String::from_utf8_lossy(bytes);
                assert!(text.matches("/Rotate 180").count() >= 4 && text.matches("%%EOF").count() == 2, "it is upside down");
            }
        }
        assert!(words.contains("Sur papier aussi.") && words.contains("Lise"), "{words}");
        for secret in ["Tuyet", "En ligne seulement", "Je me tais"] {
            assert!(!words.contains(secret), "{manner}: {secret}");
        }
    }
}

/// Where a word may be divided is its language's to say.
#[cfg(feature = "pdf")]
#[test]
fn lines_of_a_pdf_part_words_as_their_language_does() {
    let french = "La responsabilisation individuelle accompagne l’institutionnalisation des organisations professionnelles. ".repeat(9);
    let dutch = "De verantwoordelijkheidszin begeleidt beroepsverenigingen en tewerkstellingsmaatregelen onafhankelijk. ".repeat(9);
    let fr = format!("---\ntitle: Des mots\n---\n{french}\n");
    let nl = format!("---\ntitle: Woorden\n---\n{dutch}\n");
    let (files, _) = built(&[("content/notebooks/recueil/01-mots.fr.md", &fr), ("content/notebooks/recueil/01-mots.nl.md", &nl)]);
    let parts_fr = "res respon responsa responsabi responsabili responsabilisa in indi indivi ac accom ins insti institu institution \
                    institutionna institutionnali institutionnalisa or orga organi organisa pro profes profession professionnel";
    let parts_nl = "ver verant verantwoor verantwoorde verantwoordelijk verantwoordelijkheids be bege beroeps beroepsver beroepsvere \
                    beroepsvereni beroepsverenigin te tewerk tewerkstel tewerkstellings tewerkstellingsmaat tewerkstellingsmaatre \
                    tewerkstellingsmaatrege on onaf onafhan onafhanke";
    for (path, text, parts) in
        [("fr/cahiers/recueil/recueil.pdf", &french, parts_fr), ("nl/schriften/recueil/recueil.pdf", &dutch, parts_nl)]
    {
        let Some(words) = words_of(&files[path], "-raw") else { return };
        let divided: Vec<(String, String)> = words
            .lines()
            .zip(words.lines().skip(1))
            .filter(|(line, _)| line.ends_with(['\u{AD}', '-', '‐']))
            .map(|(line, next)| {
                let start = line.rsplit(' ').next().unwrap_or_default().trim_end_matches(['\u{AD}', '-', '‐']).to_owned();
                (start, next.split([' ', '.']).next().unwrap_or_default().to_owned())
            })
            .filter(|(start, end)| text.contains(&format!("{start}{end}")))
            .collect();
        assert!(!divided.is_empty(), "{path}: {words}");
        let is_known = |start: &str| parts.split_whitespace().any(|part| part == start.to_lowercase());
        assert!(divided.iter().all(|(start, _)| is_known(start)), "{path}: {divided:?}");
    }
}

/// Wherever they come to stand: at the foot of a page, or on the next one.
#[cfg(feature = "pdf")]
#[test]
fn a_few_key_figures_stand_on_one_page() {
    let notebook = FILES.iter().find(|(path, _)| path.ends_with("recueil/notebook.yaml")).unwrap().1;
    let notebook = format!("{}print: {{size: A5}}\n", notebook.replace("[01-mots, 02-voix]", "[01-mots]"));
    let mut firsts = Vec::new();
    for lines in [8, 11, 14, 17, 20] {
        let chapter =
            format!("---\ntitle: Des mots\n---\n{}::: kpi a/exits a/exits a/exits a/exits\n:::\n", "Une ligne.\n\n".repeat(lines));
        let (files, found) =
            built(&[("content/notebooks/recueil/notebook.yaml", &notebook), ("content/notebooks/recueil/01-mots.fr.md", &chapter)]);
        let Some(words) = words_of(&files["fr/cahiers/recueil/recueil.pdf"], "-raw") else { return };
        let pages: Vec<usize> = words.split('\u{c}').map(|page| page.matches("31 sur 49").count()).collect();
        assert_eq!(pages.iter().filter(|shown| **shown > 1).collect::<Vec<_>>(), [&4], "{lines} lines: {pages:?} {found:#?}");
        firsts.push(pages.iter().position(|shown| *shown > 1));
    }
    assert!(firsts.first() < firsts.last(), "they move to the next page: {firsts:?}");
}

#[cfg(feature = "pdf")]
#[test]
fn what_print_may_not_show_is_not_in_the_pdf() {
    let (files, _) = built(&[]);
    let Some(words) = words_of(&files["fr/cahiers/recueil/recueil.pdf"], "-raw") else { return };
    assert!(words.contains("Sur papier aussi.") && words.contains("Lise"), "{words}");
    for secret in ["Tuyet", "En ligne seulement", "Je me tais"] {
        assert!(!words.contains(secret), "{secret}");
    }
}

#[test]
fn the_whole_notebook_stands_on_one_page_for_a_printer() {
    let (files, found) = built(&[]);
    let page = files.get("fr/cahiers/recueil/imprimer/index.html").unwrap_or_else(|| panic!("{found:#?}"));
    let page = String::from_utf8_lossy(page);
    for part in [
        "content=\"noindex\"",
        "<h1>Le recueil</h1>",
        "id=\"c1\"",
        "id=\"c2-fig-exits\"",
        "href=\"#c2-fig-exits\"",
        "Sur papier aussi.",
        "<sup class=\"to-web\">a</sup>",
        "<span>a</span> https://example.com/page",
        "Ce qui change.",
        "href=\"heads.css\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    for secret in ["Tuyet", "En ligne seulement", "Je me tais"] {
        assert!(!page.contains(secret), "{secret}");
    }
    let heads = String::from_utf8_lossy(&files["fr/cahiers/recueil/imprimer/heads.css"]);
    assert!(heads.contains("@page c2:right { @top-right { content: \"Des voix\"; } }"), "{heads}");
    assert!(files.contains_key("nl/schriften/recueil/afdrukken/index.html"));
    let cover = String::from_utf8_lossy(&files["fr/cahiers/recueil/index.html"]);
    assert!(cover.contains("href=\"imprimer/\""));
    assert!(!String::from_utf8_lossy(&files["sitemap.xml"]).contains("imprimer"));
}

const WORKS: &str = "@book{dupont, author = {Dupont, Anne and Peeters, Jan}, title = {Compter <b>et</b> conter}, year = {2020}, publisher = {Presses}}\n\
    @misc{seul, title = {Jamais cité}, year = {2001}}\n";

/// The notebook with works, and a chapter that cites some.
fn citing(works: &str, chapter: &str) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let notebook = FILES.iter().find(|(path, _)| path.ends_with("recueil/notebook.yaml")).unwrap().1;
    built(&[
        ("content/notebooks/recueil/notebook.yaml", &format!("{notebook}bibliography: works.bib\n")),
        ("content/notebooks/recueil/works.bib", works),
        ("content/notebooks/recueil/01-mots.fr.md", &format!("---\ntitle: Des mots\n---\n{chapter}\n")),
        ("content/notebooks/recueil/01-mots.nl.md", &format!("---\ntitle: Woorden\n---\n{chapter}\n")),
    ])
}

#[cfg(feature = "references")]
#[test]
fn works_are_cited_by_author_and_year_and_listed_in_each_language() {
    let (files, found) = citing(WORKS, "Selon [@dupont, p. 12], `[@dupont]` et [@nul].");
    let page = String::from_utf8_lossy(&files["fr/cahiers/recueil/01-mots/index.html"]);
    assert!(page.contains("Selon (<a class=\"cite\" href=\"#ref-dupont\">Dupont et Peeters 2020</a>, p.\u{A0}12)"), "{page}");
    assert!(
        page.contains("<code>[@dupont]</code>") && page.contains("<li id=\"ref-dupont\">") && page.contains("Compter &lt;b&gt;et"),
        "{page}"
    );
    assert!(!page.contains("Jamais cité"), "a chapter lists what it cites");
    let dutch = String::from_utf8_lossy(&files["nl/schriften/recueil/01-mots/index.html"]);
    assert!(dutch.contains("Dupont en Peeters 2020") && dutch.contains("Bibliografie"), "{dutch}");
    let cover = String::from_utf8_lossy(&files["fr/cahiers/recueil/index.html"]);
    assert!(cover.contains("Jamais cité"), "the notebook lists all");
    assert!(found.iter().any(|found| found.starts_with("E02") && found.contains("\"nul\"")), "{found:#?}");
    let book = unpacked(&files["fr/cahiers/recueil/recueil.epub"]);
    assert!(book["EPUB/c1.xhtml"].contains("href=\"works.xhtml#c-ref-dupont\""), "{}", book["EPUB/c1.xhtml"]);
    assert!(book["EPUB/works.xhtml"].contains("<li id=\"c-ref-dupont\">"));
}

#[cfg(feature = "references")]
#[test]
fn a_list_of_works_that_cannot_be_read_is_told_at_its_own_line() {
    let (_, found) = citing("@book{a, title = {x},\n  year = }\n", "Rien.");
    assert!(found.iter().any(|found| found.starts_with("E25") && found.contains("References")), "{found:#?}");
}

#[cfg(not(feature = "references"))]
#[test]
fn works_that_this_program_cannot_list_are_a_finding_and_brackets_stay() {
    let (files, found) = citing(WORKS, "Selon [@dupont].");
    assert!(found.iter().any(|found| found.starts_with("W21") && found.contains("references")), "{found:#?}");
    let page = String::from_utf8_lossy(&files["fr/cahiers/recueil/01-mots/index.html"]);
    assert!(page.contains("Selon [@dupont]."), "{page}");
}
