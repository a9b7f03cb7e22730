//! What a publication weighs, by kind of file, as it lies on the disk and as it travels (`--report`).

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Mutex, PoisonError};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::snapshot::Body;

/// Pages named in the report.
const PAGES: usize = 20;

/// What was written so far.
#[derive(Default)]
pub(super) struct Weights(Mutex<State>);

#[derive(Default)]
struct State {
    kinds: BTreeMap<&'static str, Weight>,
    pages: BTreeMap<String, Weight>,
}

#[derive(Clone, Copy, Default)]
struct Weight {
    files: usize,
    bytes: usize,
    transfer: usize,
}

impl Weights {
    /// Notes a published file.
    pub fn note(&self, path: &str, body: Body) {
        let kind = kind(path);
        let (bytes, transfer) = travels(kind, body);
        let weight = Weight { files: 1, bytes, transfer };
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let sum = state.kinds.entry(kind).or_default();
        *sum = Weight { files: sum.files + 1, bytes: sum.bytes + weight.bytes, transfer: sum.transfer + weight.transfer };
        if kind == "html" {
            state.pages.insert(path.to_owned(), weight);
        }
    }

    /// The weights of each kind, and the heaviest pages, each with what it may weigh.
    pub fn record(&self, budgets: &BTreeMap<String, usize>) -> Value {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let row = |weight: &Weight| json!({ "files": weight.files, "bytes": weight.bytes, "transfer": weight.transfer });
        let kinds: serde_json::Map<String, Value> = state.kinds.iter().map(|(kind, weight)| ((*kind).to_owned(), row(weight))).collect();
        let mut pages: Vec<(&String, &Weight)> = state.pages.iter().collect();
        pages.sort_by(|left, right| right.1.transfer.cmp(&left.1.transfer).then_with(|| left.0.cmp(right.0)));
        let page = |(path, weight): &(&String, &Weight)| json!({ "page": path, "bytes": weight.bytes, "transfer": weight.transfer, "budget": budgets.get(*path) });
        json!({ "encoding": "gzip", "kinds": kinds, "heaviest_pages": pages.iter().take(PAGES).map(page).collect::<Vec<_>>() })
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "html",
        "css" => "css",
        "js" => "js",
        "woff2" | "woff" => "fonts",
        "jpg" | "png" | "webp" | "gif" => "pictures",
        "svg" => "drawings",
        "pdf" | "epub" => "publications",
        "csv" | "json" | "jsonld" | "xlsx" => "data",
        _ => "other",
    }
}

/// The bytes of a file, and those that travel: a host compresses text.
fn travels(kind: &str, body: Body) -> (usize, usize) {
    let mut size = 0;
    if matches!(kind, "fonts" | "pictures" | "publications") {
        body.tell(&mut |piece| size += piece.len());
        return (size, size);
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let mut packed = Ok(());
    body.tell(&mut |piece| {
        size += piece.len();
        if packed.is_ok() {
            packed = encoder.write_all(piece);
        }
    });
    let packed = packed.and_then(|()| encoder.finish());
    (size, packed.map_or(size, |packed| packed.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_travels_lighter_than_it_lies() {
        let weights = Weights::default();
        weights.note("fr/index.html", Body::Whole(&b"<p>mot</p>".repeat(1000)));
        weights.note("assets/a.jpg", Body::Whole(&[7; 1000]));
        let record = weights.record(&[("fr/index.html".to_owned(), 250_000)].into());
        assert_eq!(record["kinds"]["html"]["bytes"], 10_000);
        assert!(record["kinds"]["html"]["transfer"].as_u64().is_some_and(|bytes| bytes < 300));
        assert_eq!(record["kinds"]["pictures"]["transfer"], 1000);
        assert_eq!(record["heaviest_pages"][0]["page"], "fr/index.html");
        assert_eq!(record["heaviest_pages"][0]["budget"], 250_000);
    }
}
