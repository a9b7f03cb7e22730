//! What stands around and between the chapters of a long notebook: a glossary, works, voices, tables and formulas, and
//! all that its cover and colophon say; so that nothing a notebook can hold is missing in the long one.

use std::collections::BTreeMap;

/// How many words the glossary explains, and how many works there are.
const TERMS: usize = 16;
const WORKS: usize = 24;
/// Voices; each third one did not agree to print.
const VOICES: usize = 9;
/// Rows of a dense table: more than a page holds.
const ROWS: usize = 56;
/// What no paper may show: the name of a witness who agreed to the web alone.
pub const SECRET: &str = "Zoubida Secrète";

/// Adds all of it to a site with a long notebook.
pub fn add(files: &mut BTreeMap<String, String>, languages: &[&str], series: &[String]) {
    let pick = |words: [&str; 2]| {
        let each = languages.iter().zip(words).map(|(language, words)| format!("{language}: \"{words}\"")).collect::<Vec<_>>();
        format!("{{{}}}", each.join(", "))
    };
    let terms = (1..=TERMS).map(|n| {
        let label = [format!("Notion {n:02}"), format!("Begrip {n:02}")];
        let said =
            [format!("Ce que la notion {n:02} veut dire, au sens de ce cahier."), format!("Wat begrip {n:02} in dit schrift betekent.")];
        let [label, said] = [label, said].map(|words| pick([&words[0], &words[1]]));
        format!("- {{id: t-{n:02}, label: {label}, definition: {said}}}\n")
    });
    files.insert("content/catalogue/terms.yaml".to_owned(), terms.collect());
    let work = |n: usize| {
        format!(
            "@book{{work-{n:02},\n  author = {{Auteur{n:02}, Anne and Peeters, Jan}},\n  title = {{Compter et raconter, volume {n:02}}},\n  \
             year = {{{}}},\n  publisher = {{Presses}}\n}}\n",
            1990 + n
        )
    };
    files.insert("content/notebooks/long/works.bib".to_owned(), (1..=WORKS).map(work).collect());
    let enterprise = series.first().and_then(|series| series.split('/').next()).unwrap_or_default();
    for n in 1..=VOICES {
        let (path, text) = voice(n, enterprise);
        files.insert(path, text);
    }
    chapters(files, languages, series);
    let notebook = files.get_mut("content/notebooks/long/notebook.yaml").expect("the notebook was made before");
    notebook.push_str(&format!(
        "fictitious: true\nseries: {}\nsubtitle: {}\nabstract: {}\ndata_period: {{from: 2015-01-01, to: 2024-12-31}}\nedition: {}\n\
         authors:\n  - {{name: \"Anne Auteur\", role: {}}}\nresponsible_publisher: \"Anne Auteur, rue du Canal 1, 1000 Bruxelles\"\n\
         isbn: 978-2-1234-5680-3\ndoi: 10.1234/long\nlicense: CC-BY-4.0\nlexicon_note: {}\nbibliography: works.bib\n\
         errata:\n  - {{on: 2026-02-01, where: {}, text: {}}}\n",
        pick(["Cahiers du corpus", "Schriften van het corpus"]),
        pick(["Ce que trente-six articles disent ensemble", "Wat zesendertig artikels samen zeggen"]),
        pick([
            "Un cahier fait d'articles publics et d'indicateurs publics, pour éprouver la mise en page.",
            "Een schrift van openbare artikels en openbare indicatoren, om de opmaak te beproeven."
        ]),
        pick(["Deuxième édition", "Tweede uitgave"]),
        pick(["textes", "teksten"]),
        pick(["Les mots s'entendent au sens belge : t CO₂e, m², €/ETP.", "De woorden gelden in Belgische zin: t CO₂e, m², €/VTE."]),
        pick(["Chapitre 2", "Hoofdstuk 2"]),
        pick(["Lire « 31 » au lieu de « 13 ».", "Lees \\\"31\\\" in plaats van \\\"13\\\"."]),
    ));
    let settings = files.get_mut("diptych.yaml").expect("a site has settings");
    settings.push_str(&format!(
        "funders:\n- {{name: \"Fonds du corpus\", notice: {}}}\n",
        pick(["Avec le soutien du Fonds du corpus.", "Met steun van het Corpusfonds."])
    ));
}

fn voice(n: usize, enterprise: &str) -> (String, String) {
    let is_print = !n.is_multiple_of(3);
    let (name, channels) = if is_print { (format!("Témoin{n:02}"), "web, print") } else { (SECRET.to_owned(), "web") };
    let text = format!(
        "---\ntitle: \"La voix {n:02}\"\nquote: \"Ici, la voix {n:02} a repris confiance.\"\nwitness: {{display: full-name, name: \"{name}\", \
         role: {{fr: \"en parcours\", nl: \"in traject\"}}}}\nenterprise: {enterprise}\nfictitious: true\ndate: 2025-03-0{n}\n\
         consent: {{status: given, given_on: 2025-03-01, scopes: {{text: true, name: true, photo: false, voice: false, video: false}}, \
         channels: [{channels}]}}\n---\nIci, la voix {n:02} a repris confiance.\n"
    );
    (format!("content/testimonials/voix-{n:02}.fr.md"), text)
}

/// Gives chapters their kinds, and what articles lack.
fn chapters(files: &mut BTreeMap<String, String>, languages: &[&str], series: &[String]) {
    let chapters: Vec<String> =
        files.keys().filter(|path| path.starts_with("content/notebooks/long/") && path.ends_with(".md")).cloned().collect();
    let last = chapters.len() / languages.len().max(1);
    for path in chapters {
        let number: usize = path.rsplit('/').next().and_then(|name| name.get(..2)?.parse().ok()).unwrap_or(1);
        let language = languages.iter().position(|language| path.ends_with(&format!(".{language}.md"))).unwrap_or(0);
        let text = files.get_mut(&path).expect("it was listed");
        let kind = if number == 1 {
            "foreword"
        } else if number == last {
            "annex"
        } else {
            "theory"
        };
        *text = text.replacen("\n---\n", &format!("\nkind: {kind}\n---\n"), 1);
        text.push_str(&added(number, language, &series[number % series.len()]));
    }
}

/// What follows an article.
fn added(n: usize, language: usize, series: &str) -> String {
    let (term, work, is_french) = ((n - 1) % TERMS + 1, (n - 1) % WORKS + 1, language == 0);
    let mut out = String::from("\n");
    out.push_str(&match is_french {
        true => format!("## En plus {n:02}\n\nVoir [la notion {term:02}](term:t-{term:02}) et [@work-{work:02}, p. {n}]. La suite tient en trois points :\n\n"),
        false => format!("## Erbij {n:02}\n\nZie [begrip {term:02}](term:t-{term:02}) en [@work-{work:02}, p. {n}]. Het vervolg in drie punten:\n\n"),
    });
    out.push_str("1. t CO₂e, m³ et €/ETP\n   - ≤ 10⁻³\n   - ≥ 10⁶\n2. H₂O → O₂\n3. 5 ‰\n\n");
    if n.is_multiple_of(3) {
        out.push_str(&format!("::: table {series} {{#tab-{n}}}\n:::\n\n"));
    }
    if n.is_multiple_of(9) {
        let head = if is_french {
            "| Poste | 2019 | 2020 | 2021 | 2022 | 2023 | 2024 |"
        } else {
            "| Post | 2019 | 2020 | 2021 | 2022 | 2023 | 2024 |"
        };
        out.push_str(&format!("{head}\n|---|--:|--:|--:|--:|--:|--:|\n"));
        for row in 1..=ROWS {
            let numbers: Vec<String> = (1..=6).map(|column| (row * 1013 + column * 211).to_string()).collect();
            let name = if is_french { "Poste" } else { "Post" };
            out.push_str(&format!("| {name} {row:02} | {} |\n", numbers.join(" | ")));
        }
        out.push('\n');
    }
    if n.is_multiple_of(4) {
        let voice = n / 4;
        out.push_str(&format!("::: testimonial voix-{voice:02}\n:::\n\n"));
    }
    if n.is_multiple_of(5) {
        out.push_str("$$\\frac{31}{49} = \\frac{a_1 + b^2}{\\sqrt{c}} \\approx 63 \\%$$\n\n");
    }
    if n.is_multiple_of(6) {
        let words = if is_french { "Une personne est comptée une fois." } else { "Een persoon telt één keer." };
        out.push_str(&format!("::: callout {{kind=method}}\n{words}\n:::\n\n"));
    }
    out
}
