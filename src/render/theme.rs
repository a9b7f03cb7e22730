//! Themes: the default one inside the program, overridden file by file from `themes/<name>/` of the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::brand::{self, Faces};
use super::letters::Letters;
use super::takeaway::Kit;
use super::template::{TemplateTrouble, Templates};
use super::{originals, prepared};
use crate::finding::{Findings, Place, Problem};
use crate::key::Key;
use crate::lang::{LanguageTag, Words};
use crate::model::Model;
use crate::path::OutPath;
use crate::snapshot::{Content, File, Publication, Snapshot};

/// A theme, read.
pub struct Theme {
    /// Its templates.
    pub templates: Arc<Templates>,
    words: BTreeMap<String, Words>,
    /// Its `theme.yaml`.
    settings: Words,
    files: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The theme that the site asks for; nothing, with its findings (E24), if it cannot be read.
    pub fn read(snapshot: &Snapshot, name: &str, findings: &mut Findings) -> Option<Theme> {
        let files = files(snapshot, name);
        let originals = originals::originals();
        originals::check(snapshot, name, findings);
        let mut words = BTreeMap::new();
        let mut settings = Words::default();
        let mut templates = BTreeMap::new();
        for (path, bytes) in &files {
            let text = || String::from_utf8_lossy(bytes).into_owned();
            if let Some(template) = path.strip_prefix("templates/") {
                templates.insert(template.to_owned(), text());
            } else if let Some(language) = path.strip_prefix("words/").and_then(|name| name.strip_suffix(".yaml")) {
                // A theme may say one word differently: the rest stays as it is.
                let usual = prepared::words(path);
                let is_usual = originals.get(path).is_some_and(|original| original == bytes);
                let own = if is_usual { Some(usual) } else { parsed(snapshot, (name, path), &text(), findings).map(|own| own.over(usual)) };
                words.extend(own.map(|words| (language.to_ascii_lowercase(), words)));
            } else if path == "theme.yaml" {
                settings = parsed(snapshot, (name, path), &text(), findings).unwrap_or_default();
            }
        }
        match prepared::templates(&templates) {
            Ok(templates) => Some(Theme { templates, words, settings, files }),
            Err(troubles) => {
                troubles.iter().for_each(|trouble| {
                    findings.add(problem(trouble), place(snapshot, name, (&trouble.template, trouble.line.unwrap_or(1))))
                });
                None
            }
        }
    }

    /// The words of a language: those of its region over its own, else English.
    pub fn words(&self, tag: &LanguageTag) -> Words {
        let of = |name: &str| self.words.get(name).cloned().unwrap_or_default();
        let own = of(tag.primary());
        let region = tag.as_str().to_ascii_lowercase();
        let own = if region == tag.primary() { own } else { of(&region).over(own) };
        own.or(&of("en"))
    }

    /// What pages load, as it is published. Colours too weak to be read are repaired (W18).
    pub fn assets(&self, (model, snapshot): (&Model, &Snapshot), findings: &mut Findings) -> Assets {
        let own = model.settings.theme.as_ref();
        let mut css = String::new();
        for (_, bytes) in self.files.iter().filter(|(path, _)| path.starts_with("css/")) {
            css.push_str(&String::from_utf8_lossy(bytes));
        }
        let faces = Faces::of(own.and_then(|own| own.fonts.as_ref()), |preset| self.preset(preset));
        let mut assets = Assets::default();
        let rules = brand::rules(&css, own, findings);
        css.push_str(&self.faces(&faces, is_wide(snapshot), &mut assets));
        css.push_str(&rules);
        assets.paper = self.paper(&css, &faces);
        assets.stylesheet = format!("assets/css/{}.css", Key::of(css.as_bytes()).short());
        assets.icon = self.icon(&css, &mut assets.files);
        assets.kit = Kit::new(self.letters(&faces), css.clone());
        let path = assets.stylesheet.clone();
        assets.publish(path, css.into_bytes());
        for (name, bytes) in self.files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("js/")?.strip_suffix(".js")?, bytes))) {
            let path = format!("assets/js/{name}-{}.js", Key::of(bytes).short());
            assets.scripts.insert(name.to_owned(), path.clone());
            assets.publish(path, bytes.clone());
        }
        assets
    }

    /// A file of it as text; empty if it has none of this name.
    pub fn text(&self, path: &str) -> String {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    /// The style sheet of a page that stands alone: colours and base of the site, and the page's own rules.
    pub fn alone(&self, model: &Model, own: &str) -> String {
        let css = ["css/02-tokens.css", "css/03-base.css", own].map(|path| self.text(path)).concat();
        // Colours that had to be repaired are told of when the site is built.
        let rules = brand::rules(&css, model.settings.theme.as_ref(), &mut Findings::new());
        css + &rules
    }

    /// The two families of a preset.
    fn preset(&self, word: &str) -> Option<(String, String)> {
        let families = self.settings.own(&format!("fonts.{word}"))?;
        families.split_once(' ').map(|(display, text)| (display.to_owned(), text.to_owned()))
    }

    /// The rules of the families that are used; their files are published, those of the theme with their licence.
    fn faces(&self, faces: &Faces, wide: bool, assets: &mut Assets) -> String {
        let mut css = String::new();
        let mut used: Vec<String> = Vec::new();
        for (family, token) in [(&faces.text, "sans"), (&faces.display, "serif")] {
            let name = brand::file_name(family);
            let Some(rules) = self.files.get(&format!("fonts/{name}.css")) else {
                css.push_str(
                    &brand::installed(family).map_or_else(String::new, |family| format!("\n:root{{--{token}:{family},sans-serif}}\n")),
                );
                continue;
            };
            css.push_str(&format!("\n:root{{--{token}:var(--face-{name})}}\n"));
            if used.contains(&name) {
                continue;
            }
            let rules = [Some(rules), self.files.get(&format!("fonts/{name}-ext.css")).filter(|_| wide)];
            let rules: String = rules.into_iter().flatten().map(|rules| String::from_utf8_lossy(rules).into_owned()).collect();
            for (path, bytes) in self.files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("fonts/")?, bytes))) {
                if rules.contains(&format!("/{path})")) || path == format!("OFL-{name}.txt") {
                    assets.publish(format!("assets/fonts/{path}"), bytes.clone());
                }
                if path == format!("{name}-latin-wght-normal.woff2") {
                    assets.fonts.push(format!("assets/fonts/{path}"));
                }
            }
            css.push_str(&rules);
            used.push(name);
        }
        css
    }

    /// What a publication on paper or in an e-reader is made with.
    fn paper(&self, css: &str, faces: &Faces) -> Paper {
        let text = |path: &str| self.text(path);
        let named = |family: &str| Some(brand::file_name(family)).filter(|name| self.files.contains_key(&format!("fonts/{name}.css")));
        let usual = self.preset(crate::model::settings::FontPreset::default().word()).unwrap_or_default();
        let display = named(&faces.display).unwrap_or(usual.0);
        let body = named(&faces.text).unwrap_or(usual.1);
        let fonts = [&display, &body].map(|family| {
            let of_family = |(path, _): &(&String, &Vec<u8>)| {
                path.strip_prefix("fonts/").is_some_and(|file| file.starts_with(&format!("{family}-")) && file.ends_with(".woff2"))
            };
            self.files.iter().filter(of_family).map(|(_, bytes)| bytes.clone()).collect()
        });
        const TOKENS: [&str; 11] =
            ["accent", "accent-soft", "ember", "ember-ink", "plate", "plate-ink", "plate-2", "ink", "ink-2", "ink-3", "line"];
        let tokens = TOKENS.iter().filter_map(|token| Some(((*token).to_owned(), light_token(css, token)?.to_owned()))).collect();
        Paper { notebook: text("paper/notebook.typ"), handout: text("paper/handout.typ"), styles: text("paper/book.css"), tokens, fonts }
    }

    /// The letters of drawings, of the families that are used as far as the theme brings them.
    fn letters(&self, faces: &Faces) -> Letters {
        let file = |family: &str, usual: &str, weight: u16| {
            let named = |family: &str| self.files.get(&format!("fonts/{family}-{weight}.ttf"));
            named(&brand::file_name(family)).or_else(|| named(usual)).map(|bytes| Arc::from(bytes.as_slice()))
        };
        Letters::new([
            file(&faces.text, "source-sans-3", 400),
            file(&faces.text, "source-sans-3", 600),
            file(&faces.display, "source-serif-4", 600),
        ])
    }

    /// The site's mark for the window's tab, in the site's own colours.
    fn icon(&self, css: &str, files: &mut Publication) -> Option<String> {
        let mut drawing = String::from_utf8_lossy(self.files.get("icon.svg")?).into_owned();
        for token in ["accent", "accent-soft"] {
            drawing = drawing.replace(&format!("var(--{token})"), light_token(css, token).unwrap_or_default());
        }
        let path = format!("assets/icon-{}.svg", Key::of(drawing.as_bytes()).short());
        files.extend(OutPath::new(path.clone()).map(|path| (path, drawing.into_bytes())));
        Some(path)
    }
}

/// What a token of the light scheme says last.
fn light_token<'css>(css: &'css str, token: &str) -> Option<&'css str> {
    let is_light = |rule: &&str| !rule.split('{').next().unwrap_or_default().contains("dark");
    let (_, rest) = css.rsplit(":root").filter(is_light).find_map(|rule| rule.split_once(&format!("--{token}:")))?;
    rest.split([';', '}']).next().map(str::trim)
}

/// What a publication on paper or in an e-reader is made with.
#[derive(Debug, Default)]
pub struct Paper {
    /// How the pages of a notebook are set.
    pub notebook: String,
    /// How those of a handout are.
    pub handout: String,
    /// The style sheet of an e-book.
    pub styles: String,
    /// Colours by their names in the style sheet.
    pub tokens: BTreeMap<String, String>,
    /// The files of the family of titles, then of the text's.
    pub fonts: [Vec<Vec<u8>>; 2],
}

/// What pages load, by its paths from the site's root.
#[derive(Debug, Default)]
pub struct Assets {
    /// The files.
    pub files: Publication,
    /// The style sheet.
    pub stylesheet: String,
    /// The fonts that every page needs at once.
    pub fonts: Vec<String>,
    /// The mark in the window's tab.
    pub icon: Option<String>,
    /// The scripts by name.
    pub scripts: BTreeMap<String, String>,
    /// What is made for paper and e-readers.
    pub paper: Paper,
    /// What drawings that stand alone are made with.
    pub kit: Kit,
}

impl Assets {
    fn publish(&mut self, path: String, bytes: Vec<u8>) {
        self.files.extend(OutPath::new(path).map(|path| (path, bytes)));
    }
}

/// Whether the site's words need letters beyond those of western European languages.
fn is_wide(snapshot: &Snapshot) -> bool {
    snapshot.files.iter().any(|file| is_wide_file(file))
}

/// Whether a file's words need them.
pub fn is_wide_file(file: &File) -> bool {
    let western =
        |letter: char| matches!(letter, '\u{131}' | '\u{152}' | '\u{153}' | '\u{2BB}' | '\u{2BC}' | '\u{2C6}' | '\u{2DA}' | '\u{2DC}');
    let beyond = |letter: char| matches!(letter, '\u{100}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}') && !western(letter);
    // Most letters are one byte, and most others begin with another one than these: they are passed over fast.
    let candidate = |byte: u8| matches!(byte, 0xC4..=0xCB | 0xE1);
    match &file.content {
        Content::Text(text) if text.bytes().any(candidate) => text.chars().any(beyond),
        _ => false,
    }
}

/// A file of keys and words; nothing, with its finding, if it cannot be read.
fn parsed(snapshot: &Snapshot, (name, path): (&str, &str), text: &str, findings: &mut Findings) -> Option<Words> {
    let trouble = match Words::parse(text) {
        Ok(words) => return Some(words),
        Err(trouble) => trouble,
    };
    let file = format!("themes/{name}/{path}");
    let place = snapshot.find(&file).map_or(Place::SITE, |(id, _)| Place::file(id));
    findings.add(Problem::Template { template: file, line: trouble.line.unwrap_or(1), message: trouble.message, page: None }, place);
    None
}

/// The theme's files by path: the default's, then the named theme's own.
fn files(snapshot: &Snapshot, name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    files.extend(originals::originals().into_iter().map(|(path, bytes)| (path, bytes.to_vec())));
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

fn problem(trouble: &TemplateTrouble) -> Problem {
    Problem::Template { template: trouble.template.clone(), line: trouble.line.unwrap_or(1), message: trouble.message.clone(), page: None }
}

/// The line of a template of the site; the site as a whole for one inside the program.
pub fn place(snapshot: &Snapshot, name: &str, (template, line): (&str, usize)) -> Place {
    let Some((id, _)) = snapshot.find(&format!("themes/{name}/templates/{template}")) else { return Place::SITE };
    let text = snapshot.text(id);
    let line = line.saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    Place::file(id).within(start, end)
}
