//! Formulas: the MathML that prose writes, as the typesetter's own.

use super::words::string;
use super::writer::Writer;
use crate::render::book::tree::{Element, Node};

impl Writer<'_> {
    /// A formula, with its words for those who hear it.
    pub fn formula(&mut self, element: &Element) {
        let is_block = element.value("display") == Some("block");
        let end = if is_block { ";\n" } else { ";" };
        let alt = string(&element.words());
        self.out.push_str(&format!("math.equation(block: {is_block}, alt: {alt}, {{{}}}){end}", row(&element.children)));
    }
}

fn row(nodes: &[Node]) -> String {
    nodes.iter().filter_map(Node::element).map(|element| format!("{};", atom(element))).collect()
}

fn atom(element: &Element) -> String {
    let words = element.words();
    let part = |at: usize| element.elements().nth(at).map_or_else(|| "\"\"".to_owned(), |inner| format!("{{{}}}", atom(inner)));
    match element.name.as_str() {
        "mi" if words.chars().count() == 1 => format!("math.italic({})", string(&words)),
        "mi" | "mtext" => format!("math.upright({})", string(&words)),
        "mn" => string(&words),
        "mo" => operator(&words),
        "mspace" => "h(0.3em)".to_owned(),
        "mfrac" => format!("math.frac({}, {})", part(0), part(1)),
        "msqrt" => format!("math.sqrt({{{}}})", row(&element.children)),
        "mroot" => format!("math.root({}, {})", part(1), part(0)),
        "msub" | "munder" => format!("math.attach({}, b: {})", part(0), part(1)),
        "msup" => format!("math.attach({}, t: {})", part(0), part(1)),
        "mover" if element.value("accent").is_some() && element.words().ends_with('¯') => format!("math.overline({})", part(0)),
        "mover" => format!("math.attach({}, t: {})", part(0), part(1)),
        "msubsup" | "munderover" => format!("math.attach({}, b: {}, t: {})", part(0), part(1), part(2)),
        _ => format!("{{{}}}", row(&element.children)),
    }
}

fn operator(words: &str) -> String {
    let class = match words {
        "=" | "≠" | "<" | ">" | "≤" | "≥" | "≈" | "→" | "∈" | "∼" | "≡" => "relation",
        "+" | "-" | "−" | "×" | "÷" | "·" | "±" | "∗" => "binary",
        "(" | "[" | "{" => "opening",
        ")" | "]" | "}" => "closing",
        "," | ";" => "punctuation",
        "∑" | "∏" | "∫" => "large",
        _ => "normal",
    };
    let words = if words == "-" { "−" } else { words };
    format!("math.class({}, {})", string(class), string(words))
}
