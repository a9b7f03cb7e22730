//! A long notebook, made of articles in several languages and of a site's own indicators: a chapter for each article,
//! a chart after its headings, a note for each link that leads elsewhere.

use std::collections::BTreeMap;
use std::path::Path;

use serde_yaml::Value as Yaml;

/// Chapters, figures, and what an article must say to become one.
const CHAPTERS: usize = 36;
const FIGURES: usize = 84;
const LEAST_WORDS: usize = 500;
/// Notes in a chapter: what follows stays without.
const NOTES: usize = 9;

/// The pages of a folder with a folder for each language, by language and path; those that all languages have.
pub fn pages(folder: &Path, languages: &[&str]) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for language in languages {
        let own = folder.join(language);
        for entry in walkdir::WalkDir::new(&own).sort_by_file_name().into_iter().flatten() {
            let path = entry.path().strip_prefix(&own).expect("it lies inside").to_string_lossy().into_owned();
            if path.ends_with(".md") {
                found.entry(path).or_default().push(std::fs::read_to_string(entry.path()).expect("a page can be read"));
            }
        }
    }
    found.retain(|_, texts| texts.len() == languages.len());
    found
}

/// Adds a notebook of these pages to a site.
pub fn add(files: &mut BTreeMap<String, String>, languages: &[&str], pages: &BTreeMap<String, Vec<String>>) {
    let series = series(files);
    let articles: Vec<Vec<Article>> = pages.values().map(|texts| texts.iter().map(|text| Article::of(text)).collect()).collect();
    let is_long = |twins: &&Vec<Article>| twins.iter().all(|article| article.words() >= LEAST_WORDS);
    let chapters: Vec<&Vec<Article>> = articles.iter().filter(is_long).take(CHAPTERS).collect();
    let share = FIGURES.div_ceil(chapters.len().max(1));
    let mut names = Vec::new();
    for (index, twins) in chapters.iter().enumerate() {
        let name = format!("{:02}-article", index + 1);
        let charts: Vec<(usize, &String)> =
            (0..share).map(|at| index * share + at).filter(|at| *at < FIGURES).map(|at| (at + 1, &series[at % series.len()])).collect();
        for (language, article) in languages.iter().zip(twins.iter()) {
            files.insert(format!("content/notebooks/long/{name}.{language}.md"), article.chapter(&charts, language));
        }
        names.push(name);
    }
    let title = |words: [&str; 2]| {
        languages.iter().zip(words).map(|(language, words)| format!("{language}: \"{words}\"")).collect::<Vec<_>>().join(", ")
    };
    let notebook = format!(
        "number: 1\ntitle: {{{}}}\npublished: 2026-01-15\nissuers: [Corpus]\nchapters: [{}]\n",
        title(["Un long cahier", "Een lang schrift"]),
        names.join(", ")
    );
    files.insert("content/notebooks/long/notebook.yaml".to_owned(), notebook);
}

/// Every series of the site: `enterprise/indicator`.
pub fn series(files: &BTreeMap<String, String>) -> Vec<String> {
    let of_file = |(path, text): (&String, &String)| {
        let enterprise = path.strip_prefix("content/enterprises/")?.split('/').next()?;
        let assessment: Yaml = path.contains("/assessments/").then(|| serde_yaml::from_str(text).ok())??;
        let results = assessment.get("results")?.as_sequence()?.clone();
        let name = move |result: &Yaml| Some(format!("{enterprise}/{}", result.get("indicator")?.as_str()?));
        Some(results.iter().filter_map(name).collect::<Vec<_>>())
    };
    files.iter().filter_map(of_file).flatten().collect()
}

/// An article: its title, and its headings and paragraphs in order.
struct Article {
    title: String,
    blocks: Vec<String>,
}

impl Article {
    fn of(text: &str) -> Article {
        // Pictograms are no letters: no font for paper draws them, and that would be told.
        let text: String = text.replace("\r\n", "\n").chars().filter(|letter| u32::from(*letter) < 0x1_F000).collect();
        let (front, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
            Some((front, body)) => (front.to_owned(), body.to_owned()),
            None => (String::new(), text.clone()),
        };
        let said =
            front.lines().find_map(|line| line.strip_prefix("title:")).map(|words| words.trim().trim_matches(['"', '\'']).to_owned());
        let blocks = body.split("\n\n").filter_map(block).collect();
        Article { title: said.filter(|words| !words.is_empty()).unwrap_or_else(|| "?".to_owned()), blocks }
    }

    fn words(&self) -> usize {
        self.blocks.iter().map(|block| block.split_whitespace().count()).sum()
    }

    /// The chapter, with a chart after the first words under each heading, as far as there are charts.
    fn chapter(&self, charts: &[(usize, &String)], language: &str) -> String {
        let see = if language == "fr" { "Voir" } else { "Zie" };
        let chart =
            |(number, series): &(usize, &String)| format!("{see} [](#fig-{number}).\n\n::: chart {series} {{#fig-{number}}}\n:::\n\n");
        let mut out = format!("---\ntitle: \"{}\"\n---\n\n", self.title.replace(['"', '\\'], ""));
        let (mut charts, mut is_under_heading, mut notes) = (charts.iter(), true, Vec::new());
        for block in &self.blocks {
            let is_heading = block.starts_with('#');
            out.push_str(&noted(block, &mut notes));
            out.push_str("\n\n");
            if is_under_heading && !is_heading {
                out.extend(charts.next().map(chart));
            }
            is_under_heading = is_heading && (is_under_heading || block.starts_with("## "));
        }
        out.extend(charts.map(chart));
        for (at, address) in notes.iter().enumerate() {
            let name = address.split('/').nth(2).unwrap_or(address);
            out.push_str(&format!("[^{}]: [{name}]({address}).\n", at + 1));
        }
        out
    }
}

/// A heading, paragraph or list that stands by itself; nothing for what only its own site understands.
fn block(block: &str) -> Option<String> {
    let block = block.trim();
    let foreign = ["<", "!", "[:", "[^", "- [:", "???", "===", "{", ":", "*[", "|", "```", "~~~", "--8<--", "    ", "--", "# "];
    if block.is_empty() || foreign.iter().any(|start| block.starts_with(start)) {
        return None;
    }
    let lines = block.lines().filter(|line| !is_foreign(line));
    let text = lines.map(plain).collect::<Vec<_>>().join("\n");
    let text = match block.starts_with('#') {
        true => text.split(" {").next().unwrap_or_default().trim_end().to_owned(),
        false => text,
    };
    (text.chars().filter(|letter| letter.is_alphabetic()).count() > 1).then_some(text)
}

/// Whether a line is something that only its own site understands.
fn is_foreign(line: &str) -> bool {
    line.trim_start().starts_with(['<', '!', ':', '{', '|', '`']) || line.trim_start().starts_with("===") || line.contains("](#")
}

/// A line without icons, attributes and marks that no other site reads.
fn plain(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find([':', '{', '=', '<', '[']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let icon = rest
            .strip_prefix(':')
            .and_then(|name| name.split_once(':'))
            .filter(|(name, _)| name.contains('-') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
        let closed = |open: char, close: char| rest.strip_prefix(open).and_then(|inner| inner.split_once(close)).map(|(_, after)| after);
        let footnote = rest.strip_prefix("[^").and_then(|name| name.split_once(']')).map(|(_, after)| after);
        if let Some((_, after)) = icon {
            rest = after;
        } else if let Some(after) = footnote.or_else(|| closed('{', '}')).or_else(|| closed('<', '>')) {
            rest = after;
        } else if let Some(after) = rest.strip_prefix("==") {
            rest = after;
        } else {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..first]);
            rest = &rest[first..];
        }
    }
    out.push_str(rest);
    out
}

/// A block whose links become notes as long as there is room, and words otherwise.
fn noted(block: &str, notes: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut rest = block;
    while let Some(start) = rest.find('[') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let link = rest[1..].split_once("](").and_then(|(words, after)| {
            let (target, after) = after.split_once(')')?;
            (!words.contains(['[', ']', '\n'])).then_some((words, target, after))
        });
        let Some((words, target, after)) = link else {
            out.push_str("\\[");
            rest = &rest[1..];
            continue;
        };
        out.push_str(words);
        let address = target.split(' ').next().unwrap_or_default();
        if address.starts_with("https://") && notes.len() < NOTES && !block.starts_with('#') && !notes.iter().any(|known| known == address)
        {
            notes.push(address.to_owned());
            out.push_str(&format!("[^{}]", notes.len()));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
