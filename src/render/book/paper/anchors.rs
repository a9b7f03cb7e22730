//! What a chapter holds that its words lead to: anchors, and notes.

use std::collections::{BTreeMap, BTreeSet};

use super::writer::is_left_out;
use crate::render::book::tree::{self, Element, Node};

/// Words as they are written, white space included.
pub fn raw_words(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => element.children.iter().map(raw_words).collect(),
        Node::Drawing(_) => String::new(),
    }
}

/// The anchors that links lead to, and those that will be there.
pub fn survey(nodes: &[Node], wanted: &mut BTreeSet<String>, there: &mut BTreeSet<String>) {
    for element in nodes.iter().filter_map(Node::element).filter(|element| !is_left_out(element)) {
        wanted.extend(element.value("href").and_then(|href| href.strip_prefix('#')).map(str::to_owned));
        there.extend(element.value("id").filter(|_| tree::is_block(&element.name)).map(str::to_owned));
        survey(&element.children, wanted, there);
    }
}

/// The notes of a chapter by their anchors.
pub fn gather_notes<'b>(nodes: &'b [Node], found: &mut BTreeMap<&'b str, &'b Element>) {
    for element in nodes.iter().filter_map(Node::element) {
        if element.name == "section" && element.is("footnotes") {
            let items = element.elements().flat_map(Element::elements);
            found.extend(items.filter_map(|item| Some((item.value("id")?, item))));
        } else {
            gather_notes(&element.children, found);
        }
    }
}
