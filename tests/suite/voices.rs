//! Voices of a notebook: numbered where they stand, referred to from anywhere, silent where consent ends.

use std::collections::BTreeMap;

use crate::books::{FILES, built};
#[cfg(feature = "pdf")]
use crate::judged::judge;

const SPOKEN: &str = "---\ntitle: TITLE\nquote: \"QUOTE\"\nwitness: {display: first-name, name: NAME}\nenterprise: a\nconsent: {status: given, \
    given_on: 2024-01-02, scopes: {text: true, name: true, photo: false, voice: false, video: false}, channels: [CHANNELS]}\n---\nQUOTE\n";

/// A testimonial of its own language alone would be lent to the other.
fn voice(name: &str, channels: &str) -> String {
    let words = [("TITLE", format!("Le titre de {name}")), ("QUOTE", format!("Ce que dit {name}.")), ("NAME", name.to_owned())];
    let said = words.iter().fold(SPOKEN.to_owned(), |text, (mark, words)| text.replace(mark, words));
    said.replace("CHANNELS", channels)
}

/// The notebook of the other tests: a voice of the web alone comes first, and every chapter refers to every voice.
fn site(more: &[(&str, &str)]) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let refers = "Voyez [](#voix-tue), [](#voix-lue), [ses mots](#voix-tue), [](#chorale) et [](#mot).";
    let first = |title: &str| format!("---\ntitle: {title}\n---\n{refers}\n");
    let second = |title: &str| {
        format!(
            "---\ntitle: {title}\n---\n::: testimonial tue {{#voix-tue}}\n:::\n\n::: testimonial lue {{#voix-lue}}\n:::\n\n\
             ::: voices {{#chorale}}\nenterprise: a\nlimit: 2\n:::\n\n:::: quote {{#mot by=\"A.\"}}\nOui.\n::::\n\n{refers}\n"
        )
    };
    let page = "---\ntitle: Page\n---\nDans [](figure:recueil/voix-lue) et [](figure:recueil/chorale).\n\n::: testimonial lue {#ici}\n:::\n\nIci : [](#ici).\n";
    let (lue, tue) = (voice("Lise", "web, print"), voice("Tuyet", "web"));
    let own = [first("Des mots"), first("Woorden"), second("Des voix"), second("Stemmen")];
    let mut files = vec![
        ("content/notebooks/recueil/01-mots.fr.md", own[0].as_str()),
        ("content/notebooks/recueil/01-mots.nl.md", &own[1]),
        ("content/notebooks/recueil/02-voix.fr.md", &own[2]),
        ("content/notebooks/recueil/02-voix.nl.md", &own[3]),
        ("content/pages/p.fr.md", page),
        ("content/pages/p.nl.md", page),
        ("content/testimonials/lue.fr.md", &lue),
        ("content/testimonials/tue.fr.md", &tue),
    ];
    files.extend(more);
    built(&files)
}

fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} in {:#?}", files.keys()));
    String::from_utf8_lossy(bytes).replace('\u{a0}', " ")
}

/// The chapters of both languages on the web, in the whole notebook, and what voices are called there.
const PLACES: [(&str, &str, &str, &str); 2] = [("fr", "cahiers", "Témoignage", "à"), ("nl", "schriften", "Getuigenis", "tot")];

#[test]
fn voices_bear_numbers_on_the_web_and_whatever_refers_to_them_says_these() {
    let (files, found) = site(&[]);
    assert!(!found.iter().any(|found| found.starts_with(['E', 'W']) && !found.starts_with("W01")), "{found:#?}");
    for (lang, section, word, to) in PLACES {
        let many = if lang == "fr" { "Témoignages" } else { "Getuigenissen" };
        let path = |name: &str| format!("{lang}/{section}/recueil/{name}index.html");
        let second = page(&files, &path("02-voix/"));
        for part in [
            format!("<figure class=\"quote\" id=\"voix-tue\"><p class=\"fig-n\">{word} 1</p>"),
            format!("<figure class=\"quote\" id=\"voix-lue\"><p class=\"fig-n\">{word} 2</p>"),
            format!("<figure class=\"quote\" id=\"chorale\"><p class=\"fig-n\">{word} 3</p>"),
            format!("<figure class=\"quote\" id=\"voice-4\"><p class=\"fig-n\">{word} 4</p>"),
            format!("<figure class=\"quote said\" id=\"mot\"><p class=\"fig-n\">{word} 5</p>"),
            format!("<a href=\"#voix-lue\">{word} 2</a>"),
            format!("<a href=\"#chorale\">{many} 3 {to} 4</a>"),
        ] {
            assert!(second.contains(&part), "{part} in {second}");
        }
        let first = page(&files, &path("01-mots/"));
        for part in [
            format!("<a href=\"../02-voix/#voix-tue\">{word} 1</a>"),
            "<a href=\"../02-voix/#voix-tue\">ses mots</a>".to_owned(),
            format!("<a href=\"../02-voix/#mot\">{word} 5</a>"),
        ] {
            assert!(first.contains(&part), "{part} in {first}");
        }
        let cover = page(&files, &path(""));
        assert!(cover.contains(&format!("<a href=\"02-voix/#voice-4\">{word} 4 · ")), "{cover}");
        let elsewhere = page(&files, &format!("{lang}/p/index.html"));
        for part in [
            format!("<a href=\"../{section}/recueil/02-voix/#voix-lue\">{word} 2</a>"),
            format!("<a href=\"../{section}/recueil/02-voix/#chorale\">{many} 3 {to} 4</a>"),
            // Outside notebooks voices have no number: what refers to one says its title.
            "<figure class=\"quote\" id=\"ici\">".to_owned(),
            format!("<a href=\"#ici\"{}>Le titre de Lise</a>", if lang == "fr" { "" } else { " lang=\"fr-BE\"" }),
        ] {
            assert!(elsewhere.contains(&part), "{part} in {elsewhere}");
        }
    }
}

#[test]
fn a_voice_that_print_may_not_show_leaves_no_gap_and_no_link() {
    let (files, _) = site(&[]);
    for (lang, section, word, _) in PLACES {
        let online = if lang == "fr" { "un témoignage, à lire en ligne" } else { "een getuigenis, online te lezen" };
        let name = if lang == "fr" { "imprimer" } else { "afdrukken" };
        let whole = page(&files, &format!("{lang}/{section}/recueil/{name}/index.html"));
        let chapter = if lang == "fr" { "c2" } else { "cc2" };
        for part in [
            format!("<a href=\"#{chapter}-voix-lue\">{word} 1</a>"),
            format!("id=\"{chapter}-voix-lue\"><p class=\"fig-n\">{word} 1</p>"),
            format!("id=\"{chapter}-chorale\"><p class=\"fig-n\">{word} 2</p>"),
            format!("<a href=\"#{chapter}-mot\">{word} 3</a>"),
            format!(" {online}, <a href"),
            "ses mots, <a href".to_owned(),
        ] {
            assert!(whole.contains(&part), "{part} in {whole}");
        }
        assert!(!whole.contains("voix-tue") && !whole.contains("Tuyet"), "{whole}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_reference_to_a_voice_leads_to_its_page_in_the_pdf_and_in_the_e_book() {
    let (files, _) = site(&[]);
    let mut books = Vec::new();
    for (lang, section, word, _) in PLACES {
        let book = format!("{lang}/{section}/recueil/recueil");
        let pdf = &files[&format!("{book}.pdf")];
        books.push((format!("{lang}.pdf"), pdf.clone()));
        books.push((format!("{lang}.epub"), files[&format!("{book}.epub")].clone()));
        let (Some(words), Some(links)) = (crate::books::words_of(pdf, "-raw"), links_of(pdf)) else { continue };
        let pages: Vec<String> = words.split('\u{c}').map(|page| page.replace('\u{a0}', " ")).collect();
        for (number, said, least) in [(1, "Ce que dit Lise.", 3), (3, "Oui.", 1)] {
            // Words of a paragraph come together with its first link, and what is divided is not looked for.
            let label = format!("{word} {number}");
            let own: Vec<usize> = links.iter().filter(|(words, _)| words.contains(&label)).map(|(_, page)| *page).collect();
            assert!(own.len() >= least, "chapters and the list lead to {label}: {links:?}");
            for page in own {
                let page = &pages[page - 1];
                assert!(page.contains(&label) && page.contains(said), "{label}: {page}");
            }
        }
        assert!(!words.contains("Tuyet"));
    }
    judge(&books);
}

/// The links of a PDF that lead within it: their words, and the page they lead to; nothing where poppler is not installed.
#[cfg(feature = "pdf")]
fn links_of(pdf: &[u8]) -> Option<Vec<(String, usize)>> {
    let folder = tempfile::tempdir().unwrap();
    let from = folder.path().join("a.pdf");
    std::fs::write(&from, pdf).unwrap();
    let done = std::process::Command::new("pdftohtml").args(["-xml", "-i", "-stdout"]).arg(&from).output();
    let Some(done) = done.ok().filter(|done| done.status.success()) else {
        eprintln!("passed over: pdftohtml is not installed, so the links of a PDF are not followed");
        return None;
    };
    let text = String::from_utf8_lossy(&done.stdout).replace('\u{a0}', " ");
    let links = text.split("<a href=\"").skip(1).filter_map(|link| {
        let (address, rest) = link.split_once("\">")?;
        let page = address.split_once(".html#").map(|(_, page)| page).or_else(|| address.strip_prefix('#'))?.parse().ok()?;
        let words = rest.split("</a>").next()?;
        let words: String = words.split('<').map(|part| part.rsplit('>').next().unwrap_or_default()).collect();
        Some((words, page))
    });
    Some(links.collect())
}

#[test]
fn a_voice_that_is_taken_back_takes_its_number_along_and_is_told_where_it_is_asked_for() {
    let gone = voice("Lise", "web, print").replace("status: given", "status: withdrawn");
    let (_, found) = site(&[("content/testimonials/lue.fr.md", &gone)]);
    let told = |code: &str| found.iter().filter(|found| found.starts_with(code)).count();
    assert_eq!((told("E12"), told("E22"), told("E02")), (4, 0, 0), "once for each block, never for what refers to it: {found:#?}");
}

#[test]
fn twins_that_show_other_voices_and_names_that_nobody_bears_are_told() {
    let notebook = FILES.iter().find(|(path, _)| path.ends_with("recueil/01-mots.nl.md")).unwrap().0;
    let (_, found) = site(&[(notebook, "---\ntitle: Woorden\n---\n::: testimonial lue {#voix-lue}\n:::\n\n[](#voix-leu)\n")]);
    let told = |part: &str| found.iter().any(|found| found.contains(part));
    assert!(told("W13 DirectivesDiffer") && told("E22 DeadAnchor { anchor: \"voix-leu\", nearest: Some(\"voix-lue\") }"), "{found:#?}");
    let (twin, text) =
        ("content/notebooks/recueil/02-voix.nl.md", "---\ntitle: Stemmen\n---\n::: testimonial lue {#stem}\n:::\n\n[](#voix-lue)\n");
    let (_, other) = site(&[(twin, text)]);
    let lost = other.iter().filter(|found| found.contains("DeadAnchor { anchor: \"voix-lue\"")).count();
    assert_eq!(lost, 2, "a name that only the other language gives is lost in both chapters: {other:#?}");
    // The name stands in both chapters now: it cannot mean two voices.
    assert!(told("E03 DuplicateId { kind: \"anchor\", id: \"voix-lue\" }"), "{found:#?}");
}
