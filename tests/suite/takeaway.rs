//! What readers take along: drawings, pictures, pages for other sites, citations and cards of a small site, read back
//! from its files; and opened in a real browser, where nothing may be asked for from elsewhere.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use diptych::finding::Tongue;
use diptych::memory::Forgetful;
use diptych::path::SourcePath;
use diptych::snapshot::{Content, File, Snapshot};

use crate::built::{Built, options};

const SETTINGS: &str = "format: 1
title: {fr: \"L'impact <b>\", nl: Impact}
base_url: https://impact.example.org/sous/
languages: [fr-BE, nl-BE]
license: CC-BY-4.0
publisher: {name: Fédération}
theme: {accent: \"#7a1f5c\"}
";
const INDICATORS: &str = "- {id: exits, name: {fr: Sorties positives, nl: Positieve uitstroom}, unit: percent, kind: rate}\n";
const RESULTS: &str = "period: 2024
question: {fr: Quoi ?, nl: Wat?}
limits: {fr: Rien, nl: Niets}
results:
  - indicator: exits
    source: {fr: Registre, nl: Register}
    notes: {fr: Note, nl: Nota}
    values:
      2022: {numerator: 18, denominator: 41}
      2023: {numerator: 26, denominator: 47}
      2024: {numerator: 31, denominator: 49}
";

fn voice(channels: &str) -> String {
    format!(
        "---\ntitle: Une voix\nquote: \"On m'a laissé le temps.\"\nwitness: {{display: first-name, name: Samira}}\nfictitious: true\n\
         consent:\n  status: given\n  given_on: 2024-01-01\n  scopes: {{text: true, name: true}}\n  channels: [{channels}]\n---\n\
         On m'a laissé le temps.\n"
    )
}

fn site(settings: &str, channels: &str) -> Built {
    let voice = voice(channels);
    let files = [
        ("content/catalogue/indicators.yaml", INDICATORS),
        ("content/enterprises/a/assessments/2024.yaml", RESULTS),
        ("content/enterprises/a/enterprise.yaml", "name: Atelier\nfictitious: true\n"),
        ("content/testimonials/samira.fr.md", voice.as_str()),
        ("diptych.yaml", settings),
    ];
    let file = |(path, text): (&str, &str)| File::new(SourcePath::new(path).unwrap(), Content::Text(text.to_owned()));
    let built = Built::remembering(
        &Snapshot { files: files.into_iter().map(file).map(Arc::new).collect(), options: options() },
        Tongue::En,
        &Forgetful,
    );
    assert!(!built.stopped, "{:#?}", built.findings);
    built
}

fn card(page: &str) -> &str {
    let rest = page.split("<meta property=\"og:image\" content=\"https://impact.example.org/sous/").nth(1).unwrap();
    rest.split('"').next().unwrap()
}

const PAGE: &str = "fr/entreprises/a/2024/";

#[test]
fn a_figure_goes_along_with_its_source_its_licence_and_its_colours() {
    let built = site(SETTINGS, "web");
    let svg = built.text(&format!("{PAGE}fig-1.svg"));
    for said in
        ["Registre", "CC BY 4.0", "Fédération", "https://impact.example.org/sous/fr/entreprises/a/2024/#fig-1", "L’impact &lt;b&gt;"]
    {
        assert!(svg.contains(said), "{said} is not in {svg}");
    }
    assert!(svg.contains("#7a1f5c") && !svg.contains("#0f5c63"), "the site's own colour");
    for foreign in ["class=", "<script", "var(", "style=", "href=", "data-"] {
        assert!(!svg.contains(foreign), "{foreign}");
    }
    let png = &built.files[&format!("{PAGE}fig-1.png")];
    assert_eq!((&png[..8], &png[16..20]), (&b"\x89PNG\r\n\x1a\n"[..], &1200u32.to_be_bytes()[..]));
    assert!(png.windows(4).any(|chunk| chunk == b"sRGB") && png.len() < 90_000, "{}", png.len());
    let page = built.text(&format!("{PAGE}index.html"));
    for way in ["href=\"fig-1.svg\" download", "href=\"fig-1.png\" download", "href=\"fig-1.csv\" download", "&lt;iframe src="] {
        assert!(page.contains(way), "{way}");
    }
    let cited = "Source\u{A0}: Registre. https://impact.example.org/sous/fr/entreprises/a/2024/#fig-1, CC BY 4.0.</p>";
    assert!(page.contains("Fédération, «\u{A0}") && page.contains(cited), "{page}");
    let again = site(SETTINGS, "web");
    assert!(again.files == built.files, "the same site is the same bytes");
}

#[test]
fn a_page_for_other_sites_acts_nowhere_and_leads_back() {
    let built = site(SETTINGS, "web");
    let embed = built.text(&format!("embed/{PAGE}fig-1.html"));
    assert!(
        embed.contains("default-src &#39;none&#39;; style-src &#39;self&#39;")
            && !embed.contains("<script")
            && embed.matches("<h1").count() == 1
    );
    assert!(embed.contains("<html lang=\"fr-BE\"") && embed.contains("<details") && embed.contains("noindex"));
    assert!(embed.contains("href=\"https://impact.example.org/sous/fr/entreprises/a/2024/#fig-1\""));
    let stylesheet = embed.split("<link rel=\"stylesheet\" href=\"../../../../../").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(built.files.contains_key(stylesheet), "{stylesheet}");
    let headers = built.text("_headers");
    assert!(headers.contains("/fr/*\n  Content-Security-Policy: frame-ancestors 'self'"), "{headers}");
}

#[test]
fn a_voice_is_on_a_card_only_where_social_networks_were_agreed_to() {
    let (quiet, open) = (site(SETTINGS, "web"), site(SETTINGS, "web, social"));
    let page = "fr/temoignages/samira/index.html";
    assert_eq!(card(quiet.text(page)), card(quiet.text("fr/indicateurs/index.html")), "the card that pages share");
    let head = quiet.text(page).split("</head>").next().unwrap();
    assert!(!head.split("<script").next().unwrap().contains("laissé le temps"), "{head}");
    assert_ne!(card(open.text(page)), card(open.text("fr/indicateurs/index.html")));
    let alt = "og:image:alt\" content=\"Une voix – «\u{A0}On m’a laissé le temps.\u{A0}» – Samira";
    assert!(open.text(page).contains(alt), "{}", open.text(page));
    for built in [&quiet, &open] {
        for page in built.files.keys().filter(|path| path.ends_with("/index.html")) {
            let Some(rest) = built.text(page).split("property=\"og:image\" content=\"https://impact.example.org/sous/").nth(1) else {
                continue;
            };
            let picture = rest.split('"').next().unwrap();
            assert!(built.files.contains_key(picture), "{page} shows {picture}");
        }
    }
}

#[test]
fn what_nobody_wants_is_not_made() {
    let built = site(&format!("{SETTINGS}produce: {{cards: false, png: false, embeds: false}}\n"), "web, social");
    let made = |path: &&String| path.ends_with(".png") || path.contains("fig-1.svg") || path.starts_with("embed/");
    assert_eq!(built.files.keys().filter(made).collect::<Vec<_>>(), Vec::<&String>::new());
    let page = built.text(&format!("{PAGE}index.html"));
    assert!(!page.contains("og:image") && !page.contains("fig-1.svg") && page.contains("fig-1.csv"));
    assert!(built.text("_headers").contains("frame-ancestors 'self'\n  X-Content"));
}

#[test]
fn drawings_and_pages_for_other_sites_ask_a_browser_for_nothing_from_elsewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if std::env::var("DIPTYCH_BROWSER").as_deref() != Ok("required") && !root.join("tests/browser/node_modules/axe-core").exists() {
        eprintln!("skipped: the packages of tests/browser are not installed (see .ci/run)");
        return;
    }
    let built = site(SETTINGS, "web");
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in &built.files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let judged = Command::new("node")
        .arg(root.join("tests/browser/takeaway.mjs"))
        .arg(folder.path())
        .args([format!("{PAGE}fig-1.svg"), format!("embed/{PAGE}fig-1.html")])
        .output()
        .unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr));
}
