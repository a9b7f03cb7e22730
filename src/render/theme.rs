//! Themes: the default one inside the program, overridden file by file from `themes/<name>/` of the site.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::template::{TemplateTrouble, Templates};
use crate::finding::{Findings, Place, Problem};
use crate::key::Key;
use crate::lang::{LanguageTag, Words};
use crate::model::Model;
use crate::path::OutPath;
use crate::snapshot::{Content, Publication, Snapshot};

static DEFAULT: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The fonts that every page needs at once.
const PRELOADED: [&str; 2] = ["source-sans-3-latin-wght-normal.woff2", "source-serif-4-latin-wght-normal.woff2"];

/// A theme, read.
pub struct Theme {
    /// Its templates.
    pub templates: Templates,
    words: BTreeMap<String, Words>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The theme that the site asks for; nothing, with its findings (E24), if it cannot be read.
    pub fn read(snapshot: &Snapshot, name: &str, findings: &mut Findings) -> Option<Theme> {
        let files = files(snapshot, name);
        let mut words = BTreeMap::new();
        let mut templates = BTreeMap::new();
        for (path, bytes) in &files {
            let text = || String::from_utf8_lossy(bytes).into_owned();
            if let Some(template) = path.strip_prefix("templates/") {
                templates.insert(template.to_owned(), text());
            } else if let Some(language) = path.strip_prefix("words/").and_then(|name| name.strip_suffix(".yaml")) {
                match Words::parse(&text()) {
                    Ok(parsed) => drop(words.insert(language.to_ascii_lowercase(), parsed)),
                    Err(trouble) => {
                        let file = format!("themes/{name}/{path}");
                        let place = snapshot.find(&file).map_or(Place::SITE, |(id, _)| Place::file(id));
                        let line = trouble.line.unwrap_or(1);
                        findings.add(Problem::Template { template: file, line, message: trouble.message, page: None }, place);
                    }
                }
            }
        }
        match Templates::new(&templates) {
            Ok(templates) => Some(Theme { templates, words, files }),
            Err(troubles) => {
                troubles.iter().for_each(|trouble| findings.add(problem(trouble), place(snapshot, name, trouble)));
                None
            }
        }
    }

    /// The words of a language: its own, else English.
    pub fn words(&self, tag: &LanguageTag) -> Words {
        let english = self.words.get("en").cloned().unwrap_or_default();
        let own = self.words.get(&tag.as_str().to_ascii_lowercase()).or_else(|| self.words.get(tag.primary()));
        own.map_or_else(|| english.clone(), |own| own.clone().or(&english))
    }

    /// The style sheet and the fonts as they are published, with the style sheet's path and those of the fonts
    /// that pages ask for at once.
    pub fn assets(&self, model: &Model) -> (Publication, String, Vec<String>) {
        let mut published = Publication::new();
        let mut css = String::new();
        for (path, bytes) in &self.files {
            if path.starts_with("css/") {
                css.push_str(&String::from_utf8_lossy(bytes));
            } else if let Some(name) = path.strip_prefix("fonts/") {
                published.extend(OutPath::new(format!("assets/fonts/{name}")).map(|path| (path, bytes.clone())));
            }
        }
        css.push_str(&brand(model));
        let stylesheet = format!("assets/css/{}.css", Key::of(css.as_bytes()).short());
        published.extend(OutPath::new(stylesheet.clone()).map(|path| (path, css.into_bytes())));
        let known = |name: &&&str| self.files.contains_key(&format!("fonts/{name}"));
        let fonts = PRELOADED.iter().filter(known).map(|name| format!("assets/fonts/{name}")).collect();
        (published, stylesheet, fonts)
    }
}

/// The site's own colours as a rule after the theme's.
fn brand(model: &Model) -> String {
    let theme = model.settings.theme.as_ref();
    let accent = theme.and_then(|theme| theme.accent.as_ref()).map(|colour| colour.0.as_str()).filter(|colour| *colour != "#0f5c63");
    let second = theme.and_then(|theme| theme.accent_2.as_ref()).map(|colour| colour.0.as_str());
    let rule = |name: &str, colour: Option<&str>| colour.map_or_else(String::new, |colour| format!("--{name}:{colour};"));
    let rules = format!("{}{}{}", rule("accent", accent), rule("plate", accent), rule("ember", second));
    if rules.is_empty() { rules } else { format!("\n@media not (prefers-color-scheme:dark){{:root:not([data-theme=dark]){{{rules}}}}}\n") }
}

/// The theme's files by path: the default's, then the named theme's own.
fn files(snapshot: &Snapshot, name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(&DEFAULT, &mut files);
    let folder = format!("themes/{name}/");
    for file in &snapshot.files {
        let Some(path) = file.path.as_str().strip_prefix(&folder) else { continue };
        match &file.content {
            Content::Text(text) => drop(files.insert(path.to_owned(), text.clone().into_bytes())),
            Content::Bytes(bytes) => drop(files.insert(path.to_owned(), bytes.clone())),
            Content::Refused(_) => {}
        }
    }
    files
}

fn collect(folder: &Dir, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    folder.dirs().for_each(|folder| collect(folder, files));
}

fn problem(trouble: &TemplateTrouble) -> Problem {
    Problem::Template { template: trouble.template.clone(), line: trouble.line.unwrap_or(1), message: trouble.message.clone(), page: None }
}

/// The line of a template of the site; the site as a whole for one inside the program.
fn place(snapshot: &Snapshot, name: &str, trouble: &TemplateTrouble) -> Place {
    let Some((id, _)) = snapshot.find(&format!("themes/{name}/templates/{}", trouble.template)) else { return Place::SITE };
    let text = snapshot.text(id);
    let line = trouble.line.unwrap_or(1).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    Place::file(id).within(start, end)
}
