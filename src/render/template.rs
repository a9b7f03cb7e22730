//! Templates: a theme's files and a page's view, made into markup. The one door to Tera.
//!
//! Texts are escaped; ready-made markup is [`Html`]. A name that a template misspells is an error
//! with its line, not an empty place on a page.

use std::collections::BTreeMap;
use std::{fmt, io};

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::lang::Words;
use crate::untrusted::{escape_into, is_plain};

/// Markup that is written as it is. Whoever makes one answers for its being well-formed and clean.
#[derive(Clone, PartialEq, Serialize)]
pub struct Html(Value);

impl Html {
    /// Takes markup as it is.
    pub fn new(markup: String) -> Html {
        Html(Value::safe_string(&markup))
    }

    /// No markup at all: an `if` in a template is not entered.
    pub fn empty() -> Html {
        Html::new(String::new())
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Default for Html {
    fn default() -> Html {
        Html::empty()
    }
}

impl fmt::Debug for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), out)
    }
}

/// What is wrong with a template. Troubles are the theme's, not an author's: they are no findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateTrouble {
    /// The file: `enterprise.html`. Empty when no file is to blame.
    pub template: String,
    /// From 1, where it is known.
    pub line: Option<usize>,
    /// From 1, where it is known.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
}

/// What every page of a language has in common: the interface's words (`words.nav.home`) and the
/// site (`site.title`). Made once, cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Shared(Context);

impl Shared {
    /// Words by key, two levels deep; a word with plural forms is its general form. `site` is what
    /// templates know as `site`.
    pub fn new(words: &Words, site: &impl Serialize) -> Shared {
        let mut tree: BTreeMap<&str, Branch> = BTreeMap::new();
        for key in words.keys() {
            let text = words.get(key);
            match key.split_once('.') {
                None => drop(tree.insert(key, Branch::Word(text))),
                Some((group, name)) => match tree.entry(group).or_insert_with(|| Branch::Group(BTreeMap::new())) {
                    Branch::Group(group) => drop(group.insert(name, text)),
                    Branch::Word(_) => {}
                },
            }
        }
        let mut context = Context::new();
        context.insert("words", &tree);
        context.insert("site", site);
        Shared(context)
    }
}

/// A word, or the words of a group.
#[derive(Serialize)]
#[serde(untagged)]
enum Branch<'a> {
    Word(&'a str),
    Group(BTreeMap<&'a str, &'a str>),
}

/// Room for a page of usual length, so that it need not move while it grows.
const PAGE: usize = 64 * 1024;
/// The same for a part of one: a figure is the largest.
const PART: usize = 16 * 1024;
/// The most bytes that a page may have.
const LIMIT: usize = 16 * 1024 * 1024;

/// The templates of a theme, read once.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Reads templates by name: `enterprise.html`. All that can be told of what is wrong comes at once.
    pub fn new(files: &BTreeMap<String, String>) -> Result<Templates, Vec<TemplateTrouble>> {
        let mut tera = Tera::default();
        tera.set_escape_fn(escape);
        let named = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        match tera.add_raw_templates(named) {
            Ok(()) => Ok(Templates { tera }),
            Err(error) => Err(vec![trouble(&error, "")]),
        }
    }

    /// A page: the fields of `page` are the template's variables, beside `words` and `site`.
    pub fn render(&self, template: &str, page: &impl Serialize, shared: &Shared) -> Result<String, TemplateTrouble> {
        let context = Context::from_serialize(page).map(|mut context| {
            context.extend(shared.0.clone());
            context
        });
        let mut out = Bounded(Vec::with_capacity(PAGE));
        let rendered = context.and_then(|context| self.tera.render_to(template, &context, &mut out));
        rendered.map(|()| written(out.0)).map_err(|error| trouble(&error, template))
    }

    /// A part of a page, for prose: the component's one argument is `it`.
    pub fn component(&self, name: &str, value: &impl Serialize, shared: &Shared) -> Result<String, TemplateTrouble> {
        let mut arguments = Context::new();
        let mut out = Bounded(Vec::with_capacity(PART));
        let rendered = Value::try_from_serializable(value).and_then(|value| {
            arguments.insert_value("it", value);
            self.tera.render_component_with_implicits_to(name, &arguments, &shared.0, None, true, &mut out)
        });
        rendered.map(|()| written(out.0)).map_err(|error| trouble(&error, name))
    }
}

fn written(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("templates and values are text")
}

/// As everywhere else on a page; the engine's own writes byte by byte.
fn escape(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    if is_plain(text) {
        return out.write_all(text.as_bytes());
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    escape_into(&mut escaped, text);
    out.write_all(escaped.as_bytes())
}

fn trouble(error: &tera::Error, template: &str) -> TemplateTrouble {
    let unplaced = |message: String| TemplateTrouble { template: template.to_owned(), line: None, column: None, message };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => TemplateTrouble {
            template: report.filename().to_owned(),
            line: Some(report.span().start_line),
            column: Some(report.span().start_col + 1),
            message: report.message().to_owned(),
        },
        other => {
            let words = other.to_string();
            from_words(&words).unwrap_or_else(|| {
                let named = words.split_once("template '").and_then(|(_, rest)| rest.split_once('\'')).map_or(template, |(name, _)| name);
                TemplateTrouble { template: named.to_owned(), ..unplaced(first_line(&words).to_owned()) }
            })
        }
    }
}

/// What a template writes, up to a limit: loops within loops end there.
struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LIMIT {
            return Err(io::Error::other(format!("a page may not grow beyond {} MB", LIMIT / (1024 * 1024))));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The first of several reports in one text: `error: …`, then ` --> page.html:2:32`.
fn from_words(words: &str) -> Option<TemplateTrouble> {
    let (message, rest) = words.split_once("\n --> ").or_else(|| words.split_once("\n  --> "))?;
    let mut place = first_line(rest).splitn(3, ':');
    let template = place.next()?.trim().to_owned();
    let line = place.next()?.trim().parse().ok()?;
    let column = place.next().and_then(|column| column.trim().parse().ok());
    let message = message.rsplit('\n').next().unwrap_or(message).trim_start_matches("error: ").to_owned();
    Some(TemplateTrouble { template, line: Some(line), column, message })
}

fn first_line(words: &str) -> &str {
    words.lines().next().unwrap_or_default()
}
