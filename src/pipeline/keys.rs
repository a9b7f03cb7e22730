//! The keys of a site's files: of all they hold, of their words, and of what they say besides.

use rayon::prelude::*;

use super::then::Written;
use crate::key::Key;
use crate::model::load;
use crate::render::theme::is_wide_file;
use crate::snapshot::{Content, File, Snapshot};

/// The keys of a file.
pub(super) struct Keys {
    /// Of all it holds.
    pub whole: Key,
    /// Of its words or rows, if the site's shape leaves these out.
    pub words: Option<Key>,
    /// Of all it says to the site but for its words; of all it holds, where these say something to the site too.
    pub said: Key,
    /// What it adds to the site's shape.
    pub shape: String,
}

/// The keys of all that files hold, in their order.
pub(super) fn wholes(snapshot: &Snapshot) -> Vec<Key> {
    snapshot.files.par_iter().map(|file| whole(file)).collect()
}

/// The key of everything that a build depends on.
pub(super) fn everything(snapshot: &Snapshot, wholes: &[Key]) -> Key {
    let mut all = Written::default();
    all.say(&snapshot.options);
    for (file, key) in snapshot.files.iter().zip(wholes) {
        all.say(&(file.path.as_str(), key.to_string()));
    }
    all.key()
}

/// All keys of all files, in their order.
pub(super) fn keys(snapshot: &Snapshot, wholes: &[Key]) -> Vec<Keys> {
    snapshot.files.par_iter().zip(wholes).map(|(file, whole)| Keys::of(file, *whole)).collect()
}

fn whole(file: &File) -> Key {
    match &file.content {
        Content::Text(text) => Key::of(text.as_bytes()),
        Content::Bytes(bytes) => Key::of(bytes),
        Content::Refused(refusal) => Key::of(format!("refused {refusal:?}").as_bytes()),
    }
}

impl Keys {
    fn of(file: &File, whole: Key) -> Keys {
        let path = file.path.as_str();
        let wide = is_wide_file(file);
        let is_table = path.starts_with("content/") && path.ends_with(".csv") && matches!(file.content, Content::Text(_));
        // What a record says is in the model; tables are read by figures, or by a page that notes it.
        let is_record = path == "diptych.yaml" || path.starts_with("content/") && path.ends_with(".yaml");
        let (words, shape) = match load::parts(file) {
            Some((_, words)) => (Some(Key::of(words.as_bytes())), format!("{path} {wide} {}\n", words.trim().is_empty())),
            None if is_table => (Some(whole), format!("{path} {wide}\n")),
            None if is_record && matches!(file.content, Content::Text(_)) => (None, format!("{path} {wide}\n")),
            None => (None, format!("{path} {whole}\n")),
        };
        let said = load::said(file).map_or(whole, |said| Key::of(format!("{wide} {said}").as_bytes()));
        Keys { whole, words, said, shape }
    }
}
