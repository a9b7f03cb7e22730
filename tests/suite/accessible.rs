//! Rules of accessibility that need no browser, over every page of an example site: one heading of the first level, no
//! level left out, landmarks with names, pictures and tables with words, ids that are unique and lead somewhere, and
//! the language of every page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A tag of a page, in order.
#[derive(Debug)]
struct Tag {
    name: String,
    closing: bool,
    attributes: BTreeMap<String, String>,
    /// The words between this tag and the next.
    words: String,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    fn opens(&self, name: &str) -> bool {
        self.name == name && !self.closing
    }
}

/// The tags of our own markup, which is always well formed.
fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let mut quote = false;
        let end = rest[open..].char_indices().find(|(_, mark)| {
            quote ^= *mark == '"';
            *mark == '>' && !quote
        });
        let end = open + end.expect("every tag ends").0;
        let inner = &rest[open + 1..end];
        let after = &rest[end + 1..];
        let words = after[..after.find('<').unwrap_or(after.len())].trim().to_owned();
        let closing = inner.starts_with('/');
        let inner = inner.trim_matches('/');
        let (name, mut attributes_text) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let mut attributes = BTreeMap::new();
        while let Some((key, value)) = attributes_text.split_once("=\"") {
            let (value, tail) = value.split_once('"').expect("every value is quoted");
            attributes.insert(key.trim().rsplit(' ').next().unwrap().to_owned(), value.to_owned());
            attributes_text = tail;
        }
        if !name.starts_with('!') {
            found.push(Tag { name: name.to_ascii_lowercase(), closing, attributes, words });
        }
        // Data blocks and styles hold other languages.
        rest = match name {
            "script" if !closing => &after[after.find("</script").expect("a script ends")..],
            _ => after,
        };
    }
    found
}

/// The words of an element: what stands between its tags, and the alternatives of pictures in it.
fn words(tags: &[Tag], at: usize) -> String {
    let name = &tags[at].name;
    let mut depth = 0;
    let mut words = String::new();
    for tag in &tags[at..] {
        if tag.name == *name {
            depth = if tag.closing { depth - 1 } else { depth + 1 };
            if depth == 0 {
                break;
            }
        }
        words.push_str(&tag.words);
        words.push_str(tag.get("alt").unwrap_or_default());
    }
    words
}

fn problems(html: &str) -> Vec<String> {
    let tags = tags(html);
    let mut wrong = Vec::new();
    let count = |name: &str| tags.iter().filter(|tag| tag.opens(name)).count();
    for name in ["h1", "main", "html"] {
        if count(name) != 1 {
            wrong.push(format!("{} <{name}>, not 1", count(name)));
        }
    }
    if tags.iter().filter(|tag| tag.opens("title") && tag.get("id").is_none()).count() != 1 {
        wrong.push("not one title".to_owned());
    }
    if tags.iter().find(|tag| tag.opens("html")).and_then(|tag| tag.get("lang")).is_none_or(str::is_empty) {
        wrong.push("no language".to_owned());
    }
    if let Some(first) = tags.iter().find(|tag| tag.opens("a"))
        && first.get("href") != Some("#main")
        && count("nav") > 0
    {
        wrong.push("the first link does not skip to the content".to_owned());
    }
    let mut level = 0;
    for tag in tags.iter().filter(|tag| !tag.closing && tag.name.len() == 2 && tag.name.starts_with('h')) {
        let Ok(own) = tag.name[1..].parse::<u32>() else { continue };
        if own > level + 1 && level > 0 {
            wrong.push(format!("h{own} after h{level}: “{}”", tag.words));
        }
        level = own;
    }
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter(|tag| !tag.closing).filter_map(|tag| tag.get("id")) {
        if !ids.insert(id) {
            wrong.push(format!("id “{id}” twice"));
        }
    }
    for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| !tag.closing) {
        for refers in ["aria-labelledby", "aria-describedby", "for"] {
            for id in tag.get(refers).unwrap_or_default().split_whitespace().filter(|id| !ids.contains(id)) {
                wrong.push(format!("{refers} names no “{id}”"));
            }
        }
        match tag.name.as_str() {
            "img" if tag.get("alt").is_none() => wrong.push("a picture without alternative".to_owned()),
            "img" if tag.get("width").is_none() || tag.get("height").is_none() => wrong.push("a picture without size".to_owned()),
            "nav" if tag.get("aria-label").is_none_or(str::is_empty) => wrong.push("a navigation without name".to_owned()),
            "a" if words(&tags, at).is_empty() && tag.get("aria-label").is_none() => {
                wrong.push(format!("a link without words: {:?}", tag.get("href")));
            }
            "a" if tag.get("href").is_some_and(|href| href.strip_prefix('#').is_some_and(|id| !id.is_empty() && !ids.contains(id))) => {
                wrong.push(format!("a link to no place: {:?}", tag.get("href")));
            }
            "table" if !table_has_words(&tags, at) => wrong.push("a table without caption or header cells".to_owned()),
            "th" if tag.get("scope").is_none() => wrong.push(format!("a header cell without scope: “{}”", tag.words)),
            "svg" if tag.get("aria-hidden").is_none() && tag.get("role") != Some("img") => wrong.push("a drawing without role".to_owned()),
            "input" | "select" | "textarea" if tag.get("aria-label").is_none() && tag.get("id").is_none() => {
                wrong.push("a field without label".to_owned());
            }
            "p" if words(&tags, at).is_empty() && !tags[at + 1..].iter().take(2).any(|next| next.opens("span") || next.opens("svg")) => {
                wrong.push("an empty paragraph".to_owned());
            }
            _ => {}
        }
    }
    wrong
}

fn table_has_words(tags: &[Tag], at: usize) -> bool {
    let end = tags[at..].iter().position(|tag| tag.name == "table" && tag.closing).map_or(tags.len(), |end| at + end);
    let inner = &tags[at..end];
    let named = inner.iter().any(|tag| tag.opens("caption")) || inner[0].get("aria-label").is_some();
    named && inner.iter().any(|tag| tag.opens("th"))
}

fn program(folder: &Path, arguments: &[&str]) {
    let done = Command::new(env!("CARGO_BIN_EXE_diptych")).args(arguments).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// Every page of an example with a federation, in two languages, with an accessibility statement.
fn example() -> (tempfile::TempDir, Vec<(String, String)>) {
    let site = tempfile::tempdir().unwrap();
    program(site.path(), &["init", "--yes", "--federation", "--languages", "fr-BE,nl-BE"]);
    let settings = site.path().join("diptych.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}\naccessibility: {{status: partial, contact: acces@example.org, date: 2024-06-01}}\n")).unwrap();
    program(site.path(), &["build", "--date", "2026-11-21"]);
    let output = site.path().join("output");
    let pages = walkdir::WalkDir::new(&output).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    let pages = pages.filter(|path| path.extension().is_some_and(|extension| extension == "html"));
    let read = |path: std::path::PathBuf| (path.strip_prefix(&output).unwrap().display().to_string(), fs::read_to_string(&path).unwrap());
    let pages: Vec<(String, String)> = pages.map(read).collect();
    assert!(pages.len() > 60, "every kind of page was made: {}", pages.len());
    (site, pages)
}

#[test]
fn every_page_of_an_example_keeps_the_rules_that_need_no_browser() {
    let (_site, pages) = example();
    let told: Vec<String> = pages
        .iter()
        .filter(|(_, html)| !html.contains("http-equiv=\"refresh\""))
        .flat_map(|(path, html)| problems(html).into_iter().map(move |wrong| format!("{path}: {wrong}")))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_fold_has_both_languages_and_leads_to_each_alone() {
    let (_site, pages) = example();
    let folds: Vec<&(String, String)> = pages.iter().filter(|(path, _)| path.starts_with("fr-nl")).collect();
    assert!(folds.len() > 5, "{}", folds.len());
    for (path, html) in folds {
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
        assert!(html.contains("lang=\"fr-BE\" dir=\"ltr\"") && html.contains("lang=\"nl-BE\" dir=\"ltr\""), "{path}");
        let canonical = html.split("rel=\"canonical\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert!(canonical.contains("/fr/"), "{path}: {canonical}");
    }
    let single = pages.iter().find(|(path, _)| path.starts_with("fr/") && path.contains("temoignages/") && path.matches('/').count() == 3);
    assert!(single.expect("a voice").1.contains("../fr-nl/"), "the page leads to its fold");
}

#[test]
fn the_rules_notice_what_they_are_there_for() {
    let page = |body: &str| format!("<html lang=\"fr\"><title>t</title><main>{body}</main></html>");
    for (body, told) in [
        ("<h1>a</h1><h3>b</h3>", "h3 after h1"),
        ("<p>a</p>", "0 <h1>"),
        ("<h1>a</h1><img src=\"x\" width=\"1\" height=\"1\">", "without alternative"),
        ("<h1>a</h1><a href=\"x\"></a>", "a link without words"),
        ("<h1 id=\"a\">a</h1><p id=\"a\">b</p>", "twice"),
        ("<h1>a</h1><a href=\"#b\">c</a>", "a link to no place"),
        ("<h1>a</h1><table><tr><td>b</td></tr></table>", "a table without"),
        ("<h1>a</h1><nav><a href=\"#main\">b</a></nav>", "a navigation without name"),
    ] {
        let wrong = problems(&page(body)).join("\n");
        assert!(wrong.contains(told), "{body}: {wrong}");
    }
}
