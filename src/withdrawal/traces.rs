//! The words of a testimonial and how to find them again in published files, whatever markup lies between them.

use std::collections::{BTreeMap, BTreeSet};

use super::head;
use crate::finding::Findings;
use crate::snapshot::FileId;
use crate::source::frontmatter;

/// A stretch of this many letters is nobody else's.
const TELLING: usize = 24;
/// A title or a quote may be shorter.
const SHORT: usize = 10;

/// Where the parts of the search lie.
const SEARCH: &str = "assets/search/";

/// What gives a testimonial away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Letters of its sentences, in every language.
    letters: BTreeSet<String>,
    /// Ends of its addresses: `/someone-to-call/`.
    addresses: BTreeSet<String>,
    /// What the witness is called, in lower case.
    names: BTreeSet<String>,
}

impl Traces {
    pub(super) fn of<'a>(files: impl Iterator<Item = (FileId, &'a str)>, id: &str) -> Traces {
        let mut traces = Traces::default();
        traces.addresses.insert(format!("/{id}/"));
        for (file, text) in files {
            let head = head(file, text);
            let said = |key: &str| head.as_ref().and_then(|head| head.get(key)?.scalar().map(str::to_owned));
            traces.addresses.extend(said("slug").map(|slug| format!("/{slug}/")));
            traces.letters.extend(["title", "quote"].iter().filter_map(|key| said(key)).map(|words| letters(&words)));
            let witness = head.as_ref().and_then(|head| head.get("witness").cloned());
            let called = ["pseudonym", "name"].iter().filter_map(|key| witness.as_ref()?.get(key)?.scalar().map(str::to_lowercase));
            traces.names.extend(called.filter(|name| name.chars().count() > 2));
            let body = frontmatter::split(text, file, &mut Findings::new()).body.text;
            let sentences = body.split(['.', '!', '?', '\n', '…', ':', ';', '[', ']', '{', '}']);
            traces.letters.extend(sentences.map(letters).filter(|letters| letters.chars().count() >= TELLING));
        }
        traces.letters.retain(|letters| letters.chars().count() >= SHORT);
        traces
    }

    /// Whether a published file holds words of it, or leads to it.
    pub fn are_in(&self, path: &str, text: &str) -> bool {
        let address = format!("/{path}");
        let leads = self.addresses.iter().any(|end| {
            let page = end.trim_end_matches('/');
            address.contains(end.as_str()) || text.contains(&format!("{page}/\"")) || text.contains(&format!("{page}/index.html"))
        });
        let plain = without_markup(text);
        let bare = letters(&plain);
        leads || self.is_called_in(&plain.to_lowercase()) || self.letters.iter().any(|words| bare.contains(words.as_str()))
    }

    /// Whether the witness is called by name: whole words, so that `Noor` is not seen in `noordzee`.
    fn is_called_in(&self, plain: &str) -> bool {
        let alone = |at: usize, name: &str| {
            let before = plain[..at].chars().next_back().is_some_and(char::is_alphanumeric);
            !before && !plain[at + name.len()..].starts_with(char::is_alphanumeric)
        };
        self.names.iter().any(|name| plain.match_indices(name.as_str()).any(|(at, _)| alone(at, name)))
    }

    /// Of published text files and the names of all others, those that must go: texts that hold it, and what only
    /// they refer to. Files that cannot be looked into (books, workbooks) go too, and all of the search: its parts hold
    /// single words.
    pub fn in_files<'a>(&self, texts: &'a BTreeMap<String, String>, others: &'a BTreeSet<String>) -> BTreeSet<&'a str> {
        let (gone, kept): (Vec<_>, Vec<_>) = texts.iter().partition(|(path, text)| path.starts_with(SEARCH) || self.are_in(path, text));
        let closed = |path: &str| [".pdf", ".epub", ".xlsx", ".zip"].iter().any(|ending| path.ends_with(ending));
        let name = |path: &'a str| path.rsplit('/').next().unwrap_or(path);
        let only_theirs = |path: &'a str| {
            gone.iter().any(|(_, text)| text.contains(name(path))) && !kept.iter().any(|(_, text)| text.contains(name(path)))
        };
        let texts_gone = gone.iter().map(|(path, _)| path.as_str());
        texts_gone.chain(others.iter().map(String::as_str).filter(|path| closed(path) || only_theirs(path))).collect()
    }
}

/// What is left of words in any markup: their letters and digits, in lower case.
fn letters(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Without tags, entities and escapes; where a tag stood, words end.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&', '\\']) {
        out.push_str(&rest[..at]);
        let inner = &rest[at..];
        let skipped = match inner.as_bytes()[0] {
            b'<' => inner.find('>').map(|end| end + 1),
            b'&' => inner.find(';').filter(|end| *end < 12).map(|end| end + 1),
            _ if inner.starts_with("\\u") && inner.len() >= 6 && inner.is_char_boundary(6) => Some(6),
            _ => inner.char_indices().nth(2).map(|(end, _)| end),
        };
        if inner.starts_with('<') {
            out.push(' ');
        }
        rest = &inner[skipped.unwrap_or(1)..];
    }
    out + rest
}
