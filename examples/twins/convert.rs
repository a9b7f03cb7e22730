//! The files of a site, made from folders of Markdown pages, one folder for each language.
//!
//! A page keeps its words as they are; of its front matter, title and description. Names become ids.

use std::collections::BTreeMap;

/// The files of the site, by path; pages are given by language and path.
pub fn site(languages: &[&str], pages: &BTreeMap<(String, String), String>) -> BTreeMap<String, String> {
    let tags = languages.join(", ");
    let settings = format!("format: 1\ntitle: Twins\nbase_url: https://twins.example.org/\nlanguages: [{tags}]\n");
    let mut files: BTreeMap<String, String> = [("diptych.yaml".to_owned(), settings)].into();
    for ((language, path), text) in pages {
        let id: Vec<String> = path.trim_end_matches(".md").split('/').map(id).collect();
        files.insert(format!("content/pages/{}.{language}.md", id.join("/")), page(path, text));
    }
    files
}

/// The id that a name becomes.
pub fn id(name: &str) -> String {
    let plain: String = name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' }).collect();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn page(path: &str, text: &str) -> String {
    let text = text.trim_start_matches('\u{FEFF}');
    let (front, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")) {
        Some((front, body)) => (front, body.split_once('\n').map_or("", |(_, body)| body)),
        None => ("", text),
    };
    let said = |key: &str| {
        let value = front.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?.trim();
        let bare = value.strip_prefix(['"', '\'']).and_then(|value| value.strip_suffix(['"', '\''])).unwrap_or(value);
        (!bare.is_empty()).then(|| bare.replace("''", "'"))
    };
    let heading = body.lines().find_map(|line| line.strip_prefix("# ")).map(str::to_owned);
    let title = said("title").or(heading).unwrap_or_else(|| id(path));
    let quoted = |words: &str| format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""));
    let description = said("description").map_or_else(String::new, |words| format!("description: {}\n", quoted(&words)));
    format!("---\ntitle: {}\n{description}---\n{body}", quoted(&title))
}
