//! The fold: two languages of a page side by side, aligned block by block, each figure's drawing once.
//!
//! Works on the markup of the two finished pages, so that every kind of page can be folded and no theme has to know.
//! Blocks are paired by what they are (`h2`, `p`, `figure fig`), in order; what one side alone has stands alone. The
//! right side's anchors are renamed, for an id must be unique, and links are led from where the fold lies.

use crate::plan::address;
use crate::snapshot::Links;

/// A block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block<'html> {
    /// Its tag and classes: what pairs it.
    kind: String,
    /// All of it.
    html: &'html str,
}

/// Blocks of two pages at the same height.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// On the left, before the drawing.
    pub left: String,
    /// On the right.
    pub right: String,
    /// Across.
    pub across: String,
    /// On the left, after the drawing.
    pub left_after: String,
    /// On the right.
    pub right_after: String,
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

/// Elements that only hold others: their contents are the blocks.
const HOLDERS: [&str; 6] = ["section", "header", "article", "div", "main", "aside"];
/// Elements without an end.
const VOID: [&str; 9] = ["img", "br", "hr", "input", "link", "meta", "source", "track", "wbr"];
/// Holders that are one block all the same, by a class of theirs.
const WHOLE: [&str; 8] = ["note", "tw", "cols", "monogram", "media", "cover", "promo", "footnotes"];
/// Parts of a page that a fold leaves out, by a class of theirs: ways to elsewhere on the single page.
const LEFT_OUT: [&str; 6] = ["crumbs", "pager", "toc", "chap-toc", "running", "acts"];

/// Two pages as rows; `at` is where the fold lies.
pub fn fold(left: Leaf, right: Leaf, (at, links): (&str, Links)) -> Vec<Row> {
    let own = |leaf: Leaf| led(content(leaf.html), (leaf.address, at), links);
    let (one, two) = (own(left), renamed(&own(right)));
    let (one, two) = (blocks(&one), blocks(&two));
    aligned(&one, &two).into_iter().map(|(left, right)| row(left, right)).collect()
}

/// The words of a page's one `h1`.
pub fn title(html: &str) -> String {
    let heading = html.split_once("<h1").and_then(|(_, rest)| rest.split_once('>')).map_or("", |(_, rest)| rest);
    let mut words = String::new();
    let mut rest = heading.split("</h1>").next().unwrap_or_default();
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(words, |words, (entity, mark)| words.replace(entity, mark))
}

/// What stands in a page's `main`.
fn content(html: &str) -> &str {
    let inner = html.find("<main").and_then(|at| html[at..].find('>').map(|end| at + end + 1));
    let end = html.rfind("</main>").unwrap_or(html.len());
    inner.map_or("", |start| html.get(start..end).unwrap_or_default())
}

/// The blocks of a piece of markup, in reading order.
fn blocks(html: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    for element in children(html) {
        let (tag, classes) = named(element);
        if classes.split(' ').any(|class| LEFT_OUT.contains(&class)) || tag == "nav" {
            continue;
        }
        let whole = classes.split(' ').any(|class| WHOLE.contains(&class));
        match HOLDERS.contains(&tag) && !whole {
            true => found.extend(blocks(inside(element))),
            false => found.push(Block { kind: format!("{tag} {classes}"), html: element }),
        }
    }
    found
}

/// The elements directly in a piece of markup; words between them are not blocks of ours and stay out.
fn children(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut at, mut start, mut depth) = (0, 0, 0_usize);
    while let Some(open) = html[at..].find('<').map(|offset| at + offset) {
        let end = tag_end(html, open);
        let tag = &html[open..end];
        if depth == 0 {
            start = open;
        }
        let name = name_of(tag);
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with("<!") && !tag.ends_with("/>") && !VOID.contains(&name) {
            depth += 1;
        }
        if depth == 0 && !tag.starts_with("<!") {
            found.push(&html[start..end]);
        }
        at = end;
    }
    found
}

/// Where a tag ends: past its `>`, which may not stand in a quoted value.
fn tag_end(html: &str, open: usize) -> usize {
    let mut quote = None;
    for (offset, byte) in html[open..].bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(mark), _) if mark == byte => quote = None,
            (None, b'>') => return open + offset + 1,
            _ => {}
        }
    }
    html.len()
}

fn name_of(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    name.split([' ', '>', '/', '\n']).next().unwrap_or_default()
}

/// An element's tag and classes.
fn named(element: &str) -> (&str, &str) {
    let tag = &element[..tag_end(element, 0)];
    let classes = tag.split_once(" class=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    (name_of(tag), classes)
}

/// What stands between an element's tags.
fn inside(element: &str) -> &str {
    let end = element.rfind("</").unwrap_or(element.len());
    element.get(tag_end(element, 0)..end).unwrap_or_default()
}

/// Blocks of two sides at the same height: the longest sequence of kinds that both have, the rest alone.
fn aligned<'a, 'html>(left: &'a [Block<'html>], right: &'a [Block<'html>]) -> Vec<(Option<&'a Block<'html>>, Option<&'a Block<'html>>)> {
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

fn row(left: Option<&Block>, right: Option<&Block>) -> Row {
    let html = |block: Option<&Block>| block.map(|block| block.html.to_owned()).unwrap_or_default();
    let opens = left.or(right).is_some_and(|block| block.kind.starts_with("h1") || block.kind.starts_with("h2"));
    let parts = |block: &Block| block.kind.starts_with("figure fig").then(|| figure(block.html)).flatten();
    match (left.and_then(parts), right.and_then(parts)) {
        (Some(one), Some(two)) => {
            Row { left: one.before, right: two.before, across: one.plot, left_after: one.after, right_after: two.after, opens: false }
        }
        _ => Row { left: html(left), right: html(right), opens, ..Row::default() },
    }
}

/// A figure's words before its drawing, the drawing, and its words after it.
struct Figure {
    before: String,
    plot: String,
    after: String,
}

fn figure(html: &str) -> Option<Figure> {
    let parts: Vec<&str> =
        children(inside(html)).into_iter().filter(|part| !named(part).1.split(' ').any(|class| class == "acts")).collect();
    let at = parts.iter().position(|part| named(part).1.split(' ').any(|class| class == "plot"))?;
    // What can be measured from a drawing is the same in both languages; a table holds words and stays on its side.
    if !parts[at].contains("<svg") {
        return None;
    }
    let words = |parts: &[&str]| parts.iter().map(|part| unwrapped(part)).collect::<String>();
    Some(Figure { before: words(&parts[..at]), plot: parts[at].to_owned(), after: words(&parts[at + 1..]) })
}

/// A caption without its element, which may only stand in a figure.
fn unwrapped(part: &str) -> &str {
    if named(part).0 == "figcaption" { inside(part) } else { part }
}

/// Links of a page as they are from where the fold lies.
fn led(html: &str, (from, at): (&str, &str), links: Links) -> String {
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    while let Some((before, name, after)) = next_link(rest) {
        let (value, tail) = after.split_once('"').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(name);
        match name.contains("srcset") {
            true => {
                let sizes = value.split(", ").map(|one| match one.split_once(' ') {
                    Some((path, size)) => format!("{} {size}", moved(path, (from, at), links)),
                    None => moved(one, (from, at), links),
                });
                out.push_str(&sizes.collect::<Vec<_>>().join(", "));
            }
            false => out.push_str(&moved(value, (from, at), links)),
        }
        out.push('"');
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The next attribute that holds an address: what stands before it, its opening, what follows.
fn next_link(html: &str) -> Option<(&str, &'static str, &str)> {
    const NAMES: [&str; 4] = [" href=\"", " src=\"", " srcset=\"", " poster=\""];
    let (at, name) = NAMES.iter().filter_map(|name| Some((html.find(name)?, *name))).min_by_key(|(at, _)| *at)?;
    Some((&html[..at], name, &html[at + name.len()..]))
}

/// A relative link of the page at `from` as one of the page at `at`.
fn moved(link: &str, (from, at): (&str, &str), links: Links) -> String {
    let outward = link.starts_with(['#', '/']) || link.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    if outward || link.is_empty() {
        return link.to_owned();
    }
    let (path, rest) = match link.find(['#', '?']) {
        Some(cut) => link.split_at(cut),
        None => (link, ""),
    };
    let mut folders: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let is_folder = path.is_empty() || path.ends_with('/') || path.ends_with("..");
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(folders.pop()),
            name => folders.push(name),
        }
    }
    let target = folders.join("/");
    let target = if is_folder && !target.is_empty() { format!("{target}/") } else { target };
    format!("{}{rest}", address::relative(at, &target, links))
}

/// A page's anchors and what refers to them under other names.
fn renamed(html: &str) -> String {
    let mut out = html.to_owned();
    for (from, to) in
        [(" id=\"", " id=\"r-"), (" href=\"#", " href=\"#r-"), (" aria-describedby=\"", " aria-describedby=\"r-"), (" for=\"", " for=\"r-")]
    {
        out = out.replace(from, to);
    }
    let mut done = String::with_capacity(out.len());
    let mut rest = out.as_str();
    while let Some((before, after)) = rest.split_once(" aria-labelledby=\"") {
        let (value, tail) = after.split_once('"').unwrap_or((after, ""));
        done.push_str(before);
        done.push_str(" aria-labelledby=\"");
        done.push_str(&value.split(' ').map(|id| format!("r-{id}")).collect::<Vec<_>>().join(" "));
        done.push('"');
        rest = tail;
    }
    done.push_str(rest);
    done
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
        let rows = fold(leaf(&one, "fr/a/"), leaf(&two, "nl/b/"), ("fr-nl/a/", Links::Pretty));
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
                 <div class=\"plot\"><svg></svg></div><p>note</p><div class=\"acts\">x</div></figure>"
            )
        };
        let page = |inner: &str| format!("<main>{inner}</main>");
        let (one, two) = (page(&figure("Un")), page(&figure("Een")));
        let rows = fold(leaf(&one, "fr/a/"), leaf(&two, "nl/b/"), ("fr-nl/a/", Links::Pretty));
        assert_eq!(rows.len(), 1);
        let row = &rows[0];
        assert_eq!((row.left.as_str(), row.right.as_str()), ("<p>Un</p>", "<p>Een</p>"));
        assert_eq!((row.across.matches("<svg").count(), row.right_after.as_str()), (1, "<p>note</p>"));
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
