//! Mended files: a portrait without a name, or an assessment without its question, is read on with something in its
//! place, so that all that is wrong in it is told at once. The error that was found keeps it from being published.

use super::super::assessment::AssessmentFile;
use super::super::enterprise::Portrait;
use super::Reading;
use crate::source::decode::Decode;
use crate::source::yaml::{Entry, Kind, Node};

/// A portrait whose name could not be read.
pub fn portrait(node: &Node, id: &str, reading: &Reading) -> Option<Portrait> {
    read(node, &[("name", id)], reading)
}

/// An assessment whose question or period could not be read; many are named after their period.
pub fn assessment(node: &Node, id: &str, reading: &Reading) -> Option<AssessmentFile> {
    read(node, &[("question", "?"), ("period", id)], reading)
}

/// The file with these words where nothing readable stands; what is wrong besides was told already.
fn read<T: Decode>(node: &Node, usual: &[(&str, &str)], reading: &Reading) -> Option<T> {
    let Kind::Map(entries) = &node.kind else { return None };
    let attempts = (1u32..1 << usual.len()).map(|chosen| usual.iter().enumerate().filter(move |(index, _)| chosen & (1 << index) != 0));
    attempts.map(|chosen| chosen.map(|(_, pair)| *pair).collect::<Vec<_>>()).find_map(|chosen| {
        let kept = entries.iter().filter(|entry| chosen.iter().all(|(key, _)| entry.key != *key)).cloned();
        let put = chosen.iter().map(|(key, words)| Entry {
            key: (*key).to_owned(),
            place: node.place,
            value: Node { place: node.place, kind: Kind::Scalar((*words).to_owned()) },
        });
        let mended = Node { place: node.place, kind: Kind::Map(kept.chain(put).collect()) };
        reading.decoder().file(&mended)
    })
}
