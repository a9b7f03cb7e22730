//! The fold: two languages of a page side by side, aligned block by block, each figure's drawing once.
//!
//! Works on the markup of the two finished pages, so that every kind of page can be folded and no theme has to know.
//! Blocks are paired by what they are (`h2`, `p`, `figure fig`), in order; what one side alone has stands alone. The
//! right side's anchors are renamed, for an id must be unique, and links are led from where the fold lies.

mod block;
mod led;

use super::markup;
use crate::snapshot::Links;
use block::Block;
pub use block::Parts;

/// Blocks of two pages at the same height.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// On the left, before the drawing.
    pub left: String,
    /// On the right.
    pub right: String,
    /// Across.
    pub across: String,
    /// Whether the labels across are in both languages.
    pub both: bool,
    /// On the left, where no drawing can say the same to both languages.
    pub left_drawing: String,
    /// On the right.
    pub right_drawing: String,
    /// On the left, after the drawing.
    pub left_after: String,
    /// On the right.
    pub right_after: String,
    /// Anchors that lead here, of what held the left block.
    pub left_anchors: Vec<String>,
    /// Of what held the right one.
    pub right_anchors: Vec<String>,
    /// Whether a part begins here.
    pub opens: bool,
}

/// A page to be folded: its markup and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Leaf<'html> {
    /// The whole page.
    pub html: &'html str,
    /// Its address from the site's root.
    pub address: &'html str,
}

/// A block of each side at the same height, where both have one.
type Pair<'a, 'html> = (Option<&'a Block<'html>>, Option<&'a Block<'html>>);

/// Draws a figure of both pages with the words of both languages; nothing where they do not show the same.
pub type Drawn<'a> = &'a dyn Fn(&Parts, &Parts) -> Option<String>;

/// What an anchor of the right side is called on its own page.
pub fn own_id(anchor: &str) -> &str {
    anchor.strip_prefix(led::RIGHT).unwrap_or(anchor)
}

/// Two pages as rows; `at` is where the fold lies.
pub fn fold(left: Leaf, right: Leaf, (at, links): (&str, Links), drawn: Drawn) -> Vec<Row> {
    let one = led::left(markup::content(left.html), (left.address, at), links);
    let two = led::right(markup::content(right.html), (right.address, at), links);
    let (one, two) = (block::blocks(&one), block::blocks(&two));
    aligned(&one, &two).into_iter().map(|(left, right)| row(left, right, drawn)).collect()
}

/// Blocks of two sides at the same height: the longest sequence of kinds that both have, the rest alone.
///
/// Pages of one subject mostly have the same blocks, so what both begin and end with is not searched.
fn aligned<'a, 'html>(left: &'a [Block<'html>], right: &'a [Block<'html>]) -> Vec<Pair<'a, 'html>> {
    let alike = |(one, two): &(&Block, &Block)| one.kind == two.kind;
    let before = left.iter().zip(right).take_while(alike).count();
    let shorter = left.len().min(right.len()) - before;
    let after = left.iter().rev().zip(right.iter().rev()).take(shorter).take_while(alike).count();
    let pairs = |from: usize, to: usize, count: usize| (0..count).map(move |step| (left.get(from + step), right.get(to + step)));
    let middle = searched(&left[before..left.len() - after], &right[before..right.len() - after]);
    pairs(0, 0, before).chain(middle).chain(pairs(left.len() - after, right.len() - after, after)).collect()
}

/// The same for what differs.
fn searched<'a, 'html>(left: &'a [Block<'html>], right: &'a [Block<'html>]) -> Vec<Pair<'a, 'html>> {
    let width = right.len() + 1;
    let mut longest = vec![0_u32; (left.len() + 1) * width];
    for (i, one) in left.iter().enumerate().rev() {
        for (j, two) in right.iter().enumerate().rev() {
            longest[i * width + j] = match one.kind == two.kind {
                true => longest[(i + 1) * width + j + 1] + 1,
                false => longest[(i + 1) * width + j].max(longest[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j, mut rows) = (0, 0, Vec::new());
    while i < left.len() || j < right.len() {
        let alike = i < left.len() && j < right.len() && left[i].kind == right[j].kind;
        if alike {
            rows.push((left.get(i), right.get(j)));
            (i, j) = (i + 1, j + 1);
        } else if j >= right.len() || i < left.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            rows.push((left.get(i), None));
            i += 1;
        } else {
            rows.push((None, right.get(j)));
            j += 1;
        }
    }
    rows
}

fn row(left: Option<&Block>, right: Option<&Block>, drawn: Drawn) -> Row {
    let html = |block: Option<&Block>| block.map(|block| block.html.to_owned()).unwrap_or_default();
    let opens = left.or(right).is_some_and(|block| matches!(block.kind.0, "h1" | "h2"));
    let mut row = match (left.and_then(Block::parts), right.and_then(Block::parts)) {
        (Some(one), Some(two)) => across(one, two, drawn),
        _ => Row { left: html(left), right: html(right), opens, ..Row::default() },
    };
    (row.left_anchors, row.right_anchors) = (anchors(left, &row.left), anchors(right, &row.right));
    // A page has one title of the first level: the other language's is of the second.
    if row.right.contains("<h1") {
        row.right = row.right.replace("<h1", "<h2 class=\"h1\"").replace("</h1>", "</h2>");
    }
    row
}

/// A figure of both sides, its words on each: its drawing once, with the labels of both where they differ; a drawing on
/// each side only where they do not show the same.
fn across(one: Parts, two: Parts, drawn: Drawn) -> Row {
    let same = same_drawing(&one, &two);
    let both = if same.is_none() { drawn(&one, &two).map(|drawing| block::redrawn(&one.plot, &drawing)) } else { None };
    let row =
        Row { left: one.before, right: two.before, left_after: one.after, right_after: two.after, both: both.is_some(), ..Row::default() };
    match same.or(both) {
        Some(across) => Row { across, ..row },
        None => Row { left_drawing: one.plot, right_drawing: two.plot, ..row },
    }
}

/// The drawing that says the same to both as it is.
fn same_drawing(one: &Parts, two: &Parts) -> Option<String> {
    let (labels, other_labels) = (block::labels(&one.plot), block::labels(&two.plot));
    if labels == other_labels {
        return Some(one.plot.clone());
    }
    // A unit on the axis is left to the words above, where both sides say it there.
    let bare = |parts: &Parts| block::without_unit(&parts.plot, &parts.before);
    let (left, right) = (bare(one), bare(two));
    let alike = left.as_deref().map_or(labels, block::labels) == right.as_deref().map_or(other_labels, block::labels);
    alike.then(|| left.unwrap_or_else(|| one.plot.clone()))
}

/// The anchors of a block that its markup does not have any more.
fn anchors(block: Option<&Block>, html: &str) -> Vec<String> {
    let lost = |anchor: &&&str| !html.contains(&format!(" id=\"{anchor}\""));
    block.map(|block| block.anchors.iter().filter(lost).map(|anchor| (*anchor).to_owned()).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf<'html>(html: &'html str, address: &'html str) -> Leaf<'html> {
        Leaf { html, address }
    }

    fn folded(left: &str, right: &str) -> Vec<(String, String)> {
        let page = |inner: &str| format!("<html><main id=\"main\"><div class=\"wrap\">{inner}</div></main></html>");
        let (one, two) = (page(left), page(right));
        let rows = fold(leaf(&one, "fr/a/"), leaf(&two, "nl/b/"), ("fr-nl/a/", Links::Pretty), &|_, _| None);
        rows.into_iter().map(|row| (row.left, row.right)).collect()
    }

    #[test]
    fn blocks_of_one_kind_stand_beside_each_other() {
        let rows = folded("<h2>Un</h2><p>a</p><p>b</p><h2>Deux</h2>", "<h2>Een</h2><p>a</p><h2>Twee</h2><p>c</p>");
        let sides: Vec<(&str, &str)> = rows.iter().map(|(left, right)| (left.as_str(), right.as_str())).collect();
        assert_eq!(
            sides,
            [
                ("<h2>Un</h2>", "<h2>Een</h2>"),
                ("<p>a</p>", "<p>a</p>"),
                ("<p>b</p>", ""),
                ("<h2>Deux</h2>", "<h2>Twee</h2>"),
                ("", "<p>c</p>")
            ]
        );
    }

    #[test]
    fn holders_are_opened_and_ways_elsewhere_left_out() {
        let rows = folded(
            "<nav class=\"crumbs\"><a href=\"../\">x</a></nav><section><div class=\"prose\"><p>a<br>b</p></div></section>",
            "<p>c</p>",
        );
        assert_eq!(rows, [("<p>a<br>b</p>".to_owned(), "<p>c</p>".to_owned())]);
    }

    #[test]
    fn a_drawing_stands_once_and_its_words_on_both_sides() {
        let figure = |title: &str| {
            format!(
                "<figure class=\"fig fig-normal\" id=\"fig-1\"><figcaption><p>{title}</p></figcaption>\
                 <div class=\"plot\"><svg><text x=\"1\">57,5\u{202f}%</text></svg></div><p>note</p><div class=\"acts\">x</div></figure>"
            )
        };
        let page = |inner: &str| format!("<main>{inner}</main>");
        let (one, two) = (page(&figure("Un")), page(&figure("Een")));
        let rows = fold(leaf(&one, "fr/a/"), leaf(&two, "nl/b/"), ("fr-nl/a/", Links::Pretty), &|_, _| None);
        assert_eq!(rows.len(), 1);
        let row = &rows[0];
        assert_eq!((row.left.as_str(), row.right.as_str()), ("<p>Un</p>", "<p>Een</p>"));
        assert_eq!((row.across.matches("<svg").count(), row.right_after.as_str()), (1, "<p>note</p>"));
    }

    #[test]
    fn a_drawing_with_words_of_its_language_stands_on_each_side() {
        let figure = |label: &str| {
            format!(
                "<main><figure class=\"fig fig-normal\" id=\"fig-1\"><div class=\"plot\"><svg><text x=\"1\"><tspan>{label}</tspan> 1</text></svg>\
                 </div><p>note</p></figure></main>"
            )
        };
        let drawn = |left: &str, right: &str| {
            let (one, two) = (figure(left), figure(right));
            fold(leaf(&one, "fr/a/"), leaf(&two, "nl/b/"), ("fr-nl/a/", Links::Pretty), &|_, _| None).remove(0)
        };
        let row = drawn("Femmes", "Vrouwen");
        assert!(row.left_drawing.contains("Femmes") && row.right_drawing.contains("Vrouwen") && row.across.is_empty());
        let row = drawn("57,5\u{202f}%", "57,5%");
        assert!(row.left_drawing.is_empty() && row.across.contains("57,5"));
    }

    #[test]
    fn a_unit_on_the_axis_is_left_to_the_words_of_both_sides() {
        let figure = |subtitle: &str, top: &str| {
            format!(
                "<main><figure class=\"fig fig-normal\" id=\"fig-1\"><p>{subtitle}</p><div class=\"plot\"><svg>\
                 <text x=\"9\" y=\"1\" class=\"ax\" text-anchor=\"end\">0</text>\
                 <text x=\"9\" y=\"2\" class=\"ax\" text-anchor=\"end\">{top}</text>\
                 <text x=\"9\" y=\"3\" class=\"halo\" text-anchor=\"end\">3</text></svg></div></figure></main>"
            )
        };
        let drawn = |left: &str, right: &str| {
            let (one, two) = (figure("Contrats · emplois", left), figure("Contracten · banen", right));
            fold(leaf(&one, "fr/a/"), leaf(&two, "nl/b/"), ("fr-nl/a/", Links::Pretty), &|_, _| None).remove(0)
        };
        let row = drawn("15\u{a0}emplois", "15 banen");
        assert!(row.across.contains(">15</text>") && !row.across.contains("emplois") && row.left_drawing.is_empty(), "{row:?}");
        // Where the words above do not say it, or more differs than the unit, each side keeps its drawing.
        for (left, right) in [("15 postes", "15 banen"), ("15 emplois", "16 banen"), ("15 ans 3", "15 jaar 3")] {
            assert!(drawn(left, right).across.is_empty(), "{left} {right}");
        }
    }

    #[test]
    fn links_lead_from_where_the_fold_lies() {
        let rows = folded(
            "<p><a href=\"../x/#y\">x</a> <a href=\"../../data/a.csv\">d</a> <a href=\"https://e.org/\">e</a></p>",
            "<p><a href=\"#fn\">n</a> <a href=\"./\">b</a></p>",
        );
        assert_eq!(rows[0].0, "<p><a href=\"../../fr/x/#y\">x</a> <a href=\"../../data/a.csv\">d</a> <a href=\"https://e.org/\">e</a></p>");
        assert_eq!(rows[0].1, "<p><a href=\"#r-fn\">n</a> <a href=\"../../nl/b/\">b</a></p>");
    }
}
