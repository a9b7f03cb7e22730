//! The default theme as it is read, once in a program: what a site does not change is not parsed again.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::originals;
use super::template::{TemplateTrouble, Templates};
use crate::lang::Words;

/// The words of the default theme by path: `words/fr.yaml`.
static WORDS: LazyLock<BTreeMap<String, Words>> = LazyLock::new(|| {
    let files = originals::originals().into_iter().filter(|(path, _)| path.starts_with("words/"));
    files.filter_map(|(path, bytes)| Some((path, Words::parse(&String::from_utf8_lossy(bytes)).ok()?))).collect()
});

/// The templates of the default theme, with their texts.
static TEMPLATES: LazyLock<(BTreeMap<String, String>, Option<Arc<Templates>>)> = LazyLock::new(|| {
    let files = originals::originals().into_iter();
    let template =
        |(path, bytes): (String, &[u8])| Some((path.strip_prefix("templates/")?.to_owned(), String::from_utf8_lossy(bytes).into_owned()));
    let texts: BTreeMap<String, String> = files.filter_map(template).collect();
    let read = Templates::new(&texts).ok().map(Arc::new);
    (texts, read)
});

/// The default theme's words at a path; none if it has no such file.
pub(super) fn words(path: &str) -> Words {
    WORDS.get(path).cloned().unwrap_or_default()
}

/// Templates by name.
pub(super) fn templates(texts: &BTreeMap<String, String>) -> Result<Arc<Templates>, Vec<TemplateTrouble>> {
    match &*TEMPLATES {
        (usual, Some(read)) if usual == texts => Ok(Arc::clone(read)),
        _ => Templates::new(texts).map(Arc::new),
    }
}
