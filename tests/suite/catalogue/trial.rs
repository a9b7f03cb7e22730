//! One trial: a sound site spoilt in one place, the program run on it, and what must come of that.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use html5gum::{Token, Tokenizer};
use serde_json::Value;
use tempfile::TempDir;

use crate::hostile::assert_harmless;

/// The day on which trials are built; the sound site has no finding on it.
const DAY: &str = "2024-06-01";
/// However busy the machine, no trial takes longer.
const PATIENCE: Duration = Duration::from_secs(60);

/// What must come of a trial.
enum Expected {
    /// This status.
    Status(i32),
    /// A finding of this code at this place (`file:line:column`, or the beginning of one) that says these words.
    Told { code: &'static str, at: String, says: &'static str },
    /// No finding of this code.
    Untold(&'static str),
    /// Words on stderr.
    Said(&'static str),
    /// A published file whose visible words hold these.
    Shows { path: &'static str, words: String },
    /// A published file that holds these bytes.
    Holds { path: &'static str, bytes: String },
    /// Bytes that no published file holds.
    Nowhere(&'static str),
    /// The same site, byte for byte, as the sound one spoilt in another way.
    SameAs(Box<Trial>),
}

/// A sound site spoilt in one place, and what must come of it.
pub struct Trial {
    pub name: &'static str,
    files: Vec<(String, Vec<u8>)>,
    edits: Vec<(&'static str, &'static str, String)>,
    links: Vec<(&'static str, &'static str)>,
    gone: Vec<&'static str>,
    arguments: Vec<&'static str>,
    environment: Vec<(&'static str, &'static str)>,
    dated: bool,
    expected: Vec<Expected>,
}

pub fn trial(name: &'static str) -> Trial {
    Trial {
        name,
        files: Vec::new(),
        edits: Vec::new(),
        links: Vec::new(),
        gone: Vec::new(),
        arguments: Vec::new(),
        environment: Vec::new(),
        dated: true,
        expected: Vec::new(),
    }
}

/// How a site is spoilt.
impl Trial {
    pub fn put(mut self, path: impl Into<String>, bytes: impl AsRef<[u8]>) -> Trial {
        self.files.push((path.into(), bytes.as_ref().to_vec()));
        self
    }

    pub fn edit(mut self, path: &'static str, from: &'static str, to: impl Into<String>) -> Trial {
        self.edits.push((path, from, to.into()));
        self
    }

    pub fn link(mut self, path: &'static str, target: &'static str) -> Trial {
        self.links.push((path, target));
        self
    }

    pub fn without(mut self, path: &'static str) -> Trial {
        self.gone.push(path);
        self
    }

    pub fn with(mut self, arguments: &[&'static str]) -> Trial {
        self.arguments.extend(arguments);
        self
    }

    pub fn environment(mut self, name: &'static str, value: &'static str) -> Trial {
        self.environment.push((name, value));
        self.dated &= name != "SOURCE_DATE_EPOCH";
        self
    }
}

/// What must come of it.
impl Trial {
    fn expect(mut self, expected: Expected) -> Trial {
        self.expected.push(expected);
        self
    }

    /// REJECT: status 1, this finding, the published site untouched.
    pub fn refused(self, code: &'static str, at: impl Into<String>, says: &'static str) -> Trial {
        self.expect(Expected::Status(1)).told(code, at, says)
    }

    /// WARN: published, with this finding.
    pub fn warned(self, code: &'static str, at: impl Into<String>, says: &'static str) -> Trial {
        self.expect(Expected::Status(0)).told(code, at, says)
    }

    pub fn told(self, code: &'static str, at: impl Into<String>, says: &'static str) -> Trial {
        let at = at.into();
        self.expect(Expected::Told { code, at, says })
    }

    pub fn untold(self, code: &'static str) -> Trial {
        self.expect(Expected::Untold(code))
    }

    /// REFUSE or ENV: this status, and why on stderr.
    pub fn fails(self, status: i32, says: &'static str) -> Trial {
        self.expect(Expected::Status(status)).expect(Expected::Said(says))
    }

    pub fn done(self) -> Trial {
        self.expect(Expected::Status(0))
    }

    pub fn shows(self, path: &'static str, words: impl Into<String>) -> Trial {
        self.expect(Expected::Shows { path, words: words.into() })
    }

    pub fn holds(self, path: &'static str, bytes: impl Into<String>) -> Trial {
        self.expect(Expected::Holds { path, bytes: bytes.into() })
    }

    pub fn nowhere(self, bytes: &'static str) -> Trial {
        self.expect(Expected::Nowhere(bytes))
    }

    pub fn same_as(self, other: Trial) -> Trial {
        self.expect(Expected::SameAs(Box::new(other)))
    }
}

/// What a run left behind.
struct Outcome {
    status: Option<i32>,
    findings: Vec<Value>,
    stderr: String,
    tree: BTreeMap<PathBuf, Vec<u8>>,
}

type Tree = BTreeMap<PathBuf, Vec<u8>>;

fn sound() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/findings/site")
}

/// The sound site as it was published before it was spoilt. It has no pictures of its drawings, which take seconds.
static BEFORE: LazyLock<(TempDir, Tree)> = LazyLock::new(|| {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    copy(&sound(), &site);
    let settings = fs::read_to_string(site.join("diptych.yaml")).unwrap();
    fs::write(site.join("diptych.yaml"), settings + "produce: {png: false, cards: false, pdf: false, epub: false}\n").unwrap();
    let output = run(&site, &["build", "--date", DAY, "-C"], &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = tree(&site.join("output"));
    (home, tree)
});

fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-a").args([from, to]).status().unwrap().success());
}

fn tree(folder: &Path) -> Tree {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap())).collect()
}

fn run(site: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(arguments).arg(site).env_clear().envs(environment.iter().copied()).stdin(Stdio::null()).output().unwrap()
}

impl Trial {
    /// The sound site, published, then spoilt.
    fn site(&self) -> TempDir {
        let home = tempfile::tempdir().unwrap();
        let site = home.path().join("site");
        copy(&BEFORE.0.path().join("site"), &site);
        self.gone.iter().for_each(|path| fs::remove_file(site.join(path)).unwrap());
        for (path, bytes) in &self.files {
            let path = site.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        for (path, from, to) in &self.edits {
            let path = site.join(path);
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{}: {} does not say {from}", self.name, path.display());
            fs::write(path, text.replacen(from, to, 1)).unwrap();
        }
        for (path, target) in &self.links {
            let path = site.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            symlink(target, path).unwrap();
        }
        home
    }

    fn outcome(&self) -> Result<Outcome, String> {
        let home = self.site();
        let site = home.path().join("site");
        let mut arguments = vec!["build", "--format", "json", "--lang", "en"];
        arguments.extend(if self.dated { &["--date", DAY][..] } else { &[] });
        arguments.extend(&self.arguments);
        arguments.push("-C");
        let start = Instant::now();
        let output = run(&site, &arguments, &self.environment);
        let took = start.elapsed();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        if took > PATIENCE || stderr.contains("panicked") {
            return Err(format!("{took:?}\n{stderr}"));
        }
        let findings = String::from_utf8_lossy(&output.stdout).lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Ok(Outcome { status: output.status.code(), findings, stderr, tree: tree(&site.join("output")) })
    }

    /// What is not as it must be.
    pub fn wrong(&self, aloud: bool) -> Option<String> {
        let outcome = match self.outcome() {
            Ok(outcome) => outcome,
            Err(wrong) => return Some(wrong),
        };
        let told: Vec<String> = outcome.findings.iter().map(Outcome::line).collect();
        if aloud {
            eprintln!("{}: status {:?}\n{}\n{}", self.name, outcome.status, told.join("\n"), outcome.stderr);
        }
        if outcome.status != Some(0) && outcome.tree != BEFORE.1 {
            return Some("it failed and changed the published site".to_owned());
        }
        for (path, bytes) in outcome.tree.iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "html")) {
            assert_harmless(&String::from_utf8_lossy(bytes), path);
        }
        let wrong = self.expected.iter().find_map(|expected| outcome.lacks(expected))?;
        Some(format!("{wrong}; status {:?}\n{}\n{}", outcome.status, told.join("\n"), outcome.stderr))
    }
}

impl Outcome {
    /// A finding in one line: code, place, sentence and repair.
    fn line(finding: &Value) -> String {
        let words = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let related = finding["related"].as_array().into_iter().flatten();
        let related: String = related.map(|one| format!(" ({}:{} {})", one["file"], one["line"], one["message"])).collect();
        let (line, column) = (&finding["line"], &finding["column"]);
        format!("{} {}:{line}:{column} {} / {}{related}", words("code"), words("file"), words("message"), words("help"))
    }

    fn lacks(&self, expected: &Expected) -> Option<String> {
        let file = |path: &str| self.tree.get(Path::new(path)).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        match expected {
            Expected::Status(status) => (self.status != Some(*status)).then(|| format!("status {status} was due")),
            Expected::Told { code, at, says } => {
                let is_it = |line: &String| {
                    let rest = line.split_once(' ').filter(|(found, _)| code.is_empty() || found == code);
                    rest.is_some_and(|(_, rest)| rest.starts_with(at.as_str())) && line.contains(says)
                };
                let found = self.findings.iter().map(Outcome::line).any(|line| is_it(&line));
                (!found).then(|| format!("{code} {at} … {says} was due"))
            }
            Expected::Untold(code) => self.findings.iter().any(|one| one["code"] == *code).then(|| format!("{code} was not due")),
            Expected::Said(words) => (!self.stderr.contains(words)).then(|| format!("{words:?} was to be said")),
            Expected::Shows { path, words } => match file(path) {
                None => Some(format!("there is no {path}")),
                Some(html) => {
                    let shown = visible(&html);
                    (!shown.contains(words.as_str())).then(|| format!("{path} does not show {words:?}: {shown}"))
                }
            },
            Expected::Holds { path, bytes } => match file(path) {
                None => Some(format!("there is no {path}")),
                Some(text) => (!text.contains(bytes.as_str())).then(|| format!("{path} does not hold {bytes:?}")),
            },
            Expected::Nowhere(bytes) => {
                let holds = |found: &[u8]| memchr::memmem::find(found, bytes.as_bytes()).is_some();
                let found = self.tree.iter().find(|(path, text)| path.to_string_lossy().contains(bytes) || holds(text));
                found.map(|(path, _)| format!("{} holds {bytes:?}", path.display()))
            }
            Expected::SameAs(other) => {
                let other = match other.outcome() {
                    Ok(other) => other,
                    Err(wrong) => return Some(wrong),
                };
                let differing = self.tree.iter().filter(|(path, bytes)| other.tree.get(*path) != Some(bytes)).map(|(path, _)| path);
                let missing = other.tree.keys().filter(|path| !self.tree.contains_key(*path));
                let all: Vec<&PathBuf> = differing.chain(missing).collect();
                (!all.is_empty()).then(|| format!("{all:?} differ"))
            }
        }
    }
}

/// The words of a page that a reader sees.
fn visible(html: &str) -> String {
    let (mut words, mut hidden) = (String::new(), false);
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => hidden = matches!(&*tag.name.0, b"script" | b"style"),
            Token::EndTag(_) => hidden = false,
            Token::String(text) if !hidden => words += &String::from_utf8_lossy(&text),
            _ => {}
        }
    }
    words.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
