//! Two languages, page facing page: blocks of both in pairs, each pair beginning level.
//!
//! Blocks are paired by what they are, figures by their ids, words by their length; what one language says alone
//! stands beside nothing. Where pages end is the theme's affair, which measures both sides.

use super::writer::{Writer, is_left_out};
use crate::finding::Place;
use crate::render::book::Part;
use crate::render::book::tree::{self, Element, Node};

/// Lists and tables longer than this many items or rows may be cut, after as many as the second number says.
const LIST: (usize, usize) = (4, 3);
const TABLE: (usize, usize) = (22, 16);

/// The text of a block, where its authors wrote it, and the notes that hang from it.
#[derive(Default)]
pub struct Written {
    /// The calls.
    pub text: String,
    /// Where what stands from a byte on is written by its author.
    pub marks: Vec<(usize, Place)>,
    /// The words of its notes.
    pub notes: Vec<String>,
}

/// Takes what a writer wrote since it was last taken.
pub fn taken(writer: &mut Writer) -> Written {
    Written { text: std::mem::take(&mut writer.out), marks: std::mem::take(&mut writer.marks), notes: std::mem::take(&mut writer.hung) }
}

/// What a block is, and how much space the theme leaves above it.
pub fn kind(block: &[Node]) -> &'static str {
    let [Node::Element(element)] = block else { return "p" };
    match element.name.as_str() {
        "h2" => "h2",
        "h3" | "h4" | "h5" | "h6" => "h3",
        _ if element.value("data-more").is_some() => "line",
        "p" | "ul" | "ol" if !element.is("kpis") => "p",
        _ => "block",
    }
}

/// The blocks of a chapter: each an element of its own, or words between two of them.
pub fn blocks(nodes: &[Node]) -> Vec<&[Node]> {
    let (mut blocks, mut from) = (Vec::new(), 0);
    let is_said = |nodes: &[Node]| !tree::words(nodes).is_empty() || nodes.iter().any(|node| matches!(node, Node::Element(_)));
    for (at, node) in nodes.iter().enumerate() {
        let Some(element) = node.element().filter(|element| tree::is_block(&element.name) || element.name == "math") else { continue };
        blocks.extend(Some(&nodes[from..at]).filter(|nodes| is_said(nodes)));
        blocks.extend((!is_left_out(element)).then(|| &nodes[at..=at]));
        from = at + 1;
    }
    blocks.extend(nodes.get(from..).filter(|nodes| is_said(nodes)));
    blocks
}

/// A pair of blocks; one may be missing.
type Pair<'l, 'r> = (Option<&'l [Node]>, Option<&'r [Node]>);

/// What it costs to leave a block alone, and to pair two of different kinds.
const ALONE: u32 = 12;
const UNLIKE: u32 = 30;

/// Blocks of two languages in pairs, in order: the pairing that costs least.
pub fn pairs<'l, 'r>(left: &[&'l [Node]], right: &[&'r [Node]]) -> Vec<Pair<'l, 'r>> {
    let columns = right.len() + 1;
    let mut costs = vec![0_u32; (left.len() + 1) * columns];
    let at = |row: usize, column: usize| row * columns + column;
    for row in (0..=left.len()).rev() {
        for column in (0..=right.len()).rev() {
            let skip_left = (row < left.len()).then(|| costs[at(row + 1, column)] + ALONE);
            let skip_right = (column < right.len()).then(|| costs[at(row, column + 1)] + ALONE);
            let both =
                (row < left.len() && column < right.len()).then(|| costs[at(row + 1, column + 1)] + difference(left[row], right[column]));
            costs[at(row, column)] = [both, skip_left, skip_right].into_iter().flatten().min().unwrap_or(0);
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < left.len() || column < right.len() {
        let cost = costs[at(row, column)];
        let is_pair =
            row < left.len() && column < right.len() && cost == costs[at(row + 1, column + 1)] + difference(left[row], right[column]);
        if is_pair {
            pairs.push((Some(left[row]), Some(right[column])));
            (row, column) = (row + 1, column + 1);
        } else if row < left.len() && cost == costs[at(row + 1, column)] + ALONE {
            pairs.push((Some(left[row]), None));
            row += 1;
        } else {
            pairs.push((None, Some(right[column])));
            column += 1;
        }
    }
    pairs
}

/// How unlike two blocks are: nothing for the same figure, up to ten for words of very different length.
fn difference(left: &[Node], right: &[Node]) -> u32 {
    let (one, other) = (key(left), key(right));
    if one != other {
        return UNLIKE;
    }
    let length = |nodes: &[Node]| tree::words(nodes).chars().count() as u32 + 20;
    let (one, other) = (length(left), length(right));
    10 - 10 * one.min(other) / one.max(other)
}

/// What a block is: its element, and the id of a figure without what its chapter's ids begin with.
fn key(block: &[Node]) -> (&str, Option<&str>) {
    let [Node::Element(element)] = block else { return ("", None) };
    let own = element.value("id").filter(|_| element.name == "figure").and_then(|id| id.split_once('-')).map(|(_, own)| own);
    (element.name.as_str(), own)
}

/// Long lists, tables and folds in parts that a page can hold.
pub fn divide(part: &mut Part) {
    part.body = std::mem::take(&mut part.body).into_iter().flat_map(divided).collect();
}

fn divided(node: Node) -> Vec<Node> {
    let Node::Element(element) = node else { return vec![node] };
    match element.name.as_str() {
        "ul" | "ol" if !element.is("kpis") && !element.is("wall") => of_list(element),
        "details" => of_fold(element),
        "table" => of_table(element),
        "div" if element.elements().count() == 1 && element.elements().all(|inner| inner.name == "table") => {
            element.children.into_iter().flat_map(divided).collect()
        }
        _ => vec![Node::Element(element)],
    }
}

fn of_list(mut list: Element) -> Vec<Node> {
    let items: Vec<Node> = std::mem::take(&mut list.children).into_iter().filter(|item| item.element().is_some()).collect();
    if items.len() <= LIST.0 {
        list.children = items;
        return vec![Node::Element(list)];
    }
    let start = list.value("start").and_then(|start| start.parse::<usize>().ok()).unwrap_or(1);
    let part = |(index, items): (usize, &[Node])| {
        let mut part = Element { children: items.to_vec(), ..list.clone() };
        part.set("start", (start + index * LIST.1).to_string());
        more(part, index)
    };
    items.chunks(LIST.1).enumerate().map(part).collect()
}

fn of_fold(mut fold: Element) -> Vec<Node> {
    let children = std::mem::take(&mut fold.children);
    let (summary, rest): (Vec<Node>, Vec<Node>) = children
        .into_iter()
        .filter(|child| child.element().is_some())
        .partition(|child| child.element().is_some_and(|own| own.name == "summary"));
    let part = |(index, child): (usize, Node)| {
        let title = if index == 0 { summary.clone() } else { Vec::new() };
        more(Element { children: title.into_iter().chain([child]).collect(), ..fold.clone() }, index)
    };
    rest.into_iter().enumerate().map(part).collect()
}

fn of_table(table: Element) -> Vec<Node> {
    let is_body = |node: &Node| node.element().is_some_and(|own| own.name == "tbody");
    let rows: Vec<Node> = table.elements().filter(|own| own.name == "tbody").flat_map(|body| body.children.clone()).collect();
    let rows: Vec<Node> = rows.into_iter().filter(|row| row.element().is_some()).collect();
    let spans = |row: &Node| row.element().is_some_and(|row| row.elements().any(|cell| cell.value("rowspan").is_some()));
    if rows.len() <= TABLE.0 || rows.iter().any(spans) {
        return vec![Node::Element(table)];
    }
    let part = |(index, rows): (usize, &[Node])| {
        let is_last = (index + 1) * TABLE.1 >= table.elements().map(|own| own.children.len()).max().unwrap_or(0);
        let body = Node::Element(Element { name: "tbody".to_owned(), children: rows.to_vec(), ..Element::default() });
        let rest =
            table.children.iter().filter(|child| !is_body(child) && (is_last || child.element().is_none_or(|own| own.name != "tfoot")));
        let rest = rest.filter(|child| index == 0 || child.element().is_none_or(|own| own.name != "caption"));
        more(Element { children: rest.cloned().chain([body]).collect(), ..table.clone() }, index)
    };
    rows.chunks(TABLE.1).enumerate().map(part).collect()
}

/// A part that goes on with what the one before began.
fn more(mut part: Element, index: usize) -> Node {
    if index > 0 {
        part.attributes.retain(|(name, _)| name != "id");
        part.set("data-more", String::new());
    }
    Node::Element(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::book::tree::read;

    #[test]
    fn blocks_are_paired_by_what_they_are_and_how_much_they_say() {
        let left = read(
            "<p>Un premier alinéa assez long pour compter.</p><p>Court.</p><figure id=\"c1-fig-a\"></figure><h2>Titre</h2>\n<p>Fin.</p>",
        );
        let right =
            read("<p>Een eerste alinea die lang genoeg is.</p><figure id=\"cc1-fig-a\"></figure><h2>Titel</h2><p>Slot.</p><nav>x</nav>");
        let (left, right) = (blocks(&left), blocks(&right));
        let said: Vec<(Option<String>, Option<String>)> =
            pairs(&left, &right).into_iter().map(|(left, right)| (left.map(tree::words), right.map(tree::words))).collect();
        let some = |words: &str| Some(words.to_owned());
        assert_eq!(said[1], (some("Court."), None));
        assert_eq!(said[3..], [(some("Titre"), some("Titel")), (some("Fin."), some("Slot."))]);
        assert_eq!(said.len(), 5);
    }

    #[test]
    fn long_lists_go_on_with_their_numbers() {
        let items: String = (0..7).map(|item| format!("<li>{item}</li>")).collect();
        let mut part = Part { body: read(&format!("<ol start=\"4\">{items}</ol>")), ..Part::default() };
        divide(&mut part);
        let starts: Vec<&str> = part.body.iter().filter_map(|node| node.element()?.value("start")).collect();
        assert_eq!(starts, ["4", "7", "10"]);
        assert_eq!(tree::words(&part.body), "0 1 2 3 4 5 6");
        assert_eq!((kind(&part.body[..1]), kind(&part.body[1..2])), ("p", "line"));
    }
}
