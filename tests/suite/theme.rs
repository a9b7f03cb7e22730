//! The contract of themes: words in every language, single files and words of one's own, and the page that says what
//! every template is given.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    let done = command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code().unwrap(), text(&done.stdout), text(&done.stderr))
}

fn example(languages: &str) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    assert_eq!(run(site.path(), &["init", "--yes", "--federation", "--languages", languages]).0, 0);
    site
}

fn sources(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let files = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    let files = files.filter(|path| path.extension().is_some_and(|own| own == extension));
    files.map(|path| (path.clone(), fs::read_to_string(&path).unwrap())).collect()
}

/// The keys of a words file, two levels deep; plural forms are one word.
fn keys(language: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(format!("themes/default/words/{language}.yaml"))).unwrap();
    diptych::lang::Words::parse(&text).unwrap().keys().map(str::to_owned).collect()
}

#[test]
fn the_four_languages_have_the_same_words() {
    let english = keys("en");
    for language in ["fr", "nl", "de"] {
        let own = keys(language);
        let lacking: Vec<_> = english.difference(&own).chain(own.difference(&english)).collect();
        assert!(lacking.is_empty(), "{language}: {lacking:?}");
    }
}

#[test]
fn every_word_that_is_asked_for_exists() {
    let known = keys("en");
    let mut lacking = BTreeSet::new();
    for (path, text) in sources("themes/default/templates", "html") {
        for after in text.split("words.").skip(1) {
            let key: String = after.chars().take_while(|mark| mark.is_alphanumeric() || matches!(mark, '.' | '_' | '-')).collect();
            if !known.contains(key.trim_end_matches('.')) {
                lacking.insert(format!("{}: {key}", path.file_name().unwrap().to_string_lossy()));
            }
        }
    }
    for (path, text) in sources("src", "rs") {
        let built = text.split("#[cfg(test)]").next().unwrap();
        // Whole words files are asked for by language.
        let built = built.replace("words.get(\"en\")", "");
        for asks in [".word(\"", ".fill(\"", ".count(\"", "words.get(\"", "facts::line(desk, \"", "facts::fact(desk, \""] {
            for after in built.split(asks).skip(1) {
                let key = after.split('"').next().unwrap();
                // Keys of the prose's own group are asked for without it.
                let whole = if key.contains('.') { key.to_owned() } else { format!("prose.{key}") };
                if !known.contains(&whole) && !known.contains(key) && !key.is_empty() {
                    lacking.insert(format!("{}: {key}", path.strip_prefix(root()).unwrap().display()));
                }
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn one_template_can_be_a_sites_own_and_is_told_when_its_original_changes() {
    let site = example("fr-BE,nl-BE");
    let (status, _, stderr) = run(site.path(), &["theme", "eject", "templates/partner.html", "--lang", "fr"]);
    assert_eq!(status, 0, "{stderr}");
    assert_eq!(run(site.path(), &["theme", "diff"]), (0, String::new(), String::new()));
    let file = site.path().join("themes/default/templates/partner.html");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("{% block content %}", "{% block content %}<!-- ours -->")).unwrap();
    let (_, diff, _) = run(site.path(), &["theme", "diff", "templates/partner.html"]);
    assert!(diff.contains("-{% block content %}\n") && diff.contains("+{% block content %}<!-- ours -->\n"), "{diff}");
    let (_, list, _) = run(site.path(), &["theme", "list", "--lang", "en"]);
    assert!(list.lines().any(|line| line.contains("templates/partner.html") && line.ends_with(" own")), "{list}");
    assert_eq!(run(site.path(), &["check", "--strict", "--date", "2026-11-21"]).0, 0);
    // An original of another day.
    let notes = site.path().join("themes/default/originals.txt");
    fs::write(&notes, "000000000000 templates/partner.html\n").unwrap();
    let (_, told, _) = run(site.path(), &["check", "--format", "json", "--date", "2026-11-21"]);
    assert!(told.contains("\"W17\"") && told.contains("themes/default/templates/partner.html"), "{told}");
    let (_, list, _) = run(site.path(), &["theme", "list", "--lang", "en"]);
    assert!(list.contains("own, original changed"), "{list}");
    assert_eq!(run(site.path(), &["theme", "eject", "--again", "templates/partner.html"]).0, 0);
    assert_eq!(run(site.path(), &["check", "--strict", "--date", "2026-11-21"]).0, 0);
}

#[test]
fn eject_never_writes_over_a_file_and_proposes_the_nearest_name() {
    let site = example("fr-BE,nl-BE");
    assert_eq!(run(site.path(), &["theme", "eject", "templates/home.html"]).0, 0);
    assert_eq!(run(site.path(), &["theme", "eject", "templates/home.html"]).0, 2);
    let (status, _, stderr) = run(site.path(), &["theme", "eject", "templates/hom.html", "--lang", "nl"]);
    assert_eq!(status, 2);
    assert!(stderr.contains("templates/home.html"), "{stderr}");
}

#[test]
fn one_word_can_be_said_differently_and_the_others_stay() {
    let site = example("fr-BE,nl-BE");
    let words = site.path().join("themes/default/words");
    fs::create_dir_all(&words).unwrap();
    fs::write(words.join("fr.yaml"), "sections: {indicators: Mesures}\n").unwrap();
    assert_eq!(run(site.path(), &["build", "--date", "2026-11-21"]).0, 0);
    let page = fs::read_to_string(site.path().join("output/fr/indicateurs/index.html")).unwrap();
    assert!(page.contains("<h1>Mesures</h1>") && page.contains("Fil d’Ariane"));
}

#[test]
fn a_word_that_a_new_language_lacks_is_told_and_shown_in_english() {
    let site = example("fr-BE,nl-BE");
    let settings = site.path().join("diptych.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    let languages = text.lines().find(|line| line.starts_with("languages:")).unwrap().to_owned();
    fs::write(&settings, text.replace(&languages, "languages: [fr-BE, kk]")).unwrap();
    let words = site.path().join("themes/default/words");
    fs::create_dir_all(&words).unwrap();
    let english = fs::read_to_string(root().join("themes/default/words/en.yaml")).unwrap();
    let home = english.lines().find(|line| line.starts_with("  home: ")).unwrap();
    fs::write(words.join("kk.yaml"), english.replacen(&format!("{home}\n"), "", 1).replacen("one: '{n} member', ", "", 1)).unwrap();
    let (_, findings, _) = run(site.path(), &["check", "--date", "2026-11-21", "--format", "json", "--lang", "en"]);
    let told: Vec<&str> = findings.lines().filter(|line| line.contains("of the interface")).collect();
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].contains("the word `nav.home` of the interface is missing in Kazakh") && told[0].contains("\"line\":4"), "{}", told[0]);
    assert!(told[1].contains("`count.members.one`") && told[1].contains("kk.yaml"), "{}", told[1]);
    assert_eq!(run(site.path(), &["build", "--date", "2026-11-21"]).0, 0);
    let word = home.trim_start_matches("  home: ").trim_matches('\'');
    let pages =
        walkdir::WalkDir::new(site.path().join("output/kk")).into_iter().flatten().filter(|entry| entry.path().ends_with("index.html"));
    let shown = pages.filter(|page| fs::read_to_string(page.path()).unwrap().contains(&format!(">{word}</a>"))).count();
    assert!(shown > 10, "{shown} pages lead to “{word}”");
}

#[test]
fn a_region_says_only_what_it_says_otherwise() {
    let site = example("fr-BE,nl-BE");
    let words = site.path().join("themes/default/words");
    fs::create_dir_all(&words).unwrap();
    fs::write(words.join("fr.yaml"), "sections: {indicators: Mesures, news: Échos}\n").unwrap();
    fs::write(words.join("fr-be.yaml"), "sections: {indicators: Repères}\n").unwrap();
    assert_eq!(run(site.path(), &["build", "--date", "2026-11-21"]).0, 0);
    let page = fs::read_to_string(site.path().join("output/fr/indicateurs/index.html")).unwrap();
    assert!(page.contains("<h1>Repères</h1>") && page.contains("Échos") && page.contains("Fil d’Ariane"));
}

#[test]
fn a_name_that_a_template_misspells_is_a_finding_with_its_line_and_page() {
    let site = example("fr-BE,nl-BE");
    let folder = site.path().join("themes/default/templates");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("indicator_list.html"),
        "{% extends \"base.html\" %}\n{% block content %}<h1>{{ frame.titel }}</h1>{% endblock content %}\n",
    )
    .unwrap();
    let (status, told, _) = run(site.path(), &["check", "--format", "json", "--date", "2026-11-21"]);
    assert_eq!(status, 1);
    assert!(told.contains("\"E24\"") && told.contains("indicator_list.html") && told.contains("indicateurs"), "{told}");
}

#[test]
fn a_site_loads_only_the_fonts_it_asks_for_and_a_weak_colour_is_repaired() {
    let site = example("fr-BE,nl-BE");
    let settings = site.path().join("diptych.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    let accent = text.lines().find(|line| line.starts_with("  accent:")).unwrap().to_owned();
    fs::write(&settings, text.replace(&accent, "  accent: \"#ffcc00\"\n  fonts: atelier")).unwrap();
    let (status, told, stderr) = run(site.path(), &["build", "--format", "json", "--date", "2026-11-21"]);
    assert_eq!(status, 0, "{stderr}");
    assert_eq!(told.matches("\"W18\"").count(), 1, "{told}");
    let fonts: BTreeSet<String> = fs::read_dir(site.path().join("output/assets/fonts"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(fonts.contains("bricolage-grotesque-latin-wght-normal.woff2") && fonts.contains("OFL-bricolage-grotesque.txt"), "{fonts:?}");
    assert!(!fonts.iter().any(|name| name.contains("serif") || name.contains("latin-ext")), "{fonts:?}");
}

#[test]
fn a_language_written_from_right_to_left_gets_its_direction_and_borrowed_words() {
    let site = example("fr-BE,nl-BE");
    let settings = site.path().join("diptych.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    let languages = text.lines().find(|line| line.starts_with("languages:")).unwrap().to_owned();
    fs::write(&settings, text.replace(&languages, "languages: [fr-BE, ar]")).unwrap();
    let (status, _, stderr) = run(site.path(), &["build", "--date", "2026-11-21"]);
    assert_eq!(status, 0, "{stderr}");
    let page = fs::read_to_string(site.path().join("output/ar/index.html")).unwrap();
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", &page[..200]);
    // No rule of the theme names a side of the page.
    for (path, css) in sources("themes/default/css", "css").into_iter().filter(|(path, _)| !path.ends_with("07-figures.css")) {
        for side in
            ["padding-left", "padding-right", "margin-left", "margin-right", "border-left", "border-right", "text-align: left", "float:"]
        {
            assert!(!css.contains(side), "{}: {side}", path.display());
        }
    }
}

/// What `themes/README.md` says of every template, from the views themselves.
fn described() -> String {
    let structs = view_structs();
    let pages = sources("src/render/pages", "rs");
    let printed = &pages.iter().find(|(path, _)| path.ends_with("pages/mod.rs")).unwrap().1;
    let mut out = String::new();
    let mut told = BTreeSet::new();
    for call in printed.split("print(desk, \"").skip(1) {
        let (template, rest) = call.split_once('"').unwrap();
        let function = rest.split('&').nth(1).unwrap().split('(').next().unwrap();
        let (module, name) = function.split_once("::").unwrap();
        let (_, text) = pages.iter().find(|(path, _)| path.file_stem().is_some_and(|stem| stem == module)).unwrap();
        let signature = text.split(&format!("pub fn {name}(")).nth(1).unwrap();
        let view = signature.split("-> ").nth(1).unwrap().split([' ', '{']).next().unwrap().rsplit("::").next().unwrap();
        if told.insert((template.to_owned(), view.to_owned())) {
            out.push_str(&format!("\n### `{template}`\n\n{}\n", fields(&structs, view)));
        }
    }
    out.push_str("\n## The parts\n");
    let roots: BTreeSet<&str> = told.iter().map(|(_, view)| view.as_str()).collect();
    for name in structs.keys().filter(|name| !roots.contains(name.as_str())) {
        out.push_str(&format!("\n### {name}\n\n{}\n", fields(&structs, name)));
    }
    out
}

/// Every view: its description, and its fields with theirs.
/// What a view offers: its words, and each field's name, type and words.
type Offered = (String, Vec<(String, String, String)>);

fn view_structs() -> BTreeMap<String, Offered> {
    let mut structs = BTreeMap::new();
    for (_, text) in sources("src/render/view", "rs") {
        let (mut doc, mut open): (String, Option<String>) = (String::new(), None);
        for line in text.lines().map(str::trim) {
            if let Some(words) = line.strip_prefix("/// ") {
                doc = format!("{doc} {words}").trim().to_owned();
            } else if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.split([' ', '(']).next()) {
                structs.insert(name.to_owned(), (std::mem::take(&mut doc), Vec::new()));
                open = Some(name.to_owned());
            } else if let (Some(name), Some(field)) = (&open, line.strip_prefix("pub ").filter(|rest| rest.contains(": "))) {
                let (field, kind) = field.trim_end_matches(',').split_once(": ").unwrap();
                let own: &mut (String, Vec<(String, String, String)>) = structs.get_mut(name).unwrap();
                own.1.push((field.to_owned(), kind.to_owned(), std::mem::take(&mut doc)));
            } else if line == "}" {
                (doc, open) = (String::new(), None);
            } else if line.starts_with("pub enum") || line.is_empty() {
                doc.clear();
            }
        }
    }
    structs
}

fn fields(structs: &BTreeMap<String, Offered>, name: &str) -> String {
    let Some((doc, fields)) = structs.get(name) else { return String::new() };
    let row = |(field, kind, words): &(String, String, String)| {
        let kind =
            kind.replace("super::parts::", "").replace("&'static str", "text").replace("String", "text").replace("bool", "yes or no");
        let kind = kind.replace("Option<", "maybe ").replace("Vec<", "list of ").replace('>', "");
        format!("- `{field}` ({kind}): {words}\n")
    };
    format!("{doc}\n\n{}", fields.iter().map(row).collect::<String>())
}

#[test]
fn the_themes_readme_says_what_every_template_is_given() {
    const MARK: &str = "<!-- from here on written by the test `the_themes_readme_says_what_every_template_is_given` -->\n";
    let path = root().join("themes/README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (head, _) = text.split_once(MARK).expect("the page has its mark");
    let whole = format!("{head}{MARK}\n## The templates\n{}", described());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &whole).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), whole, "run with UPDATE=1 after a change of views");
}
