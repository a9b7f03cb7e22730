//! The fold: two languages of a page side by side, as a page of its own.

use std::mem;
use std::sync::Arc;

use crate::plan::page::{Fold, Page};
use crate::render::desk::{Charted, Desk, Notes};
use crate::render::figure::drawn_for_both;
use crate::render::fold;
use crate::render::frame::{self, Head, Ways};
use crate::render::template::Html;
use crate::render::view::{FoldLeaf, FoldPage, FoldRow, Link, SwitchEntry};

/// A finished page that may stand beside another.
pub struct Leaf<'site> {
    /// The page.
    pub page: &'site Page,
    /// All of its markup.
    pub html: String,
    /// What it says of itself.
    pub title: String,
    /// Whether something on it is an example.
    pub fictitious: bool,
    /// What its figures draw.
    pub charted: Arc<Charted>,
}

impl<'site> Leaf<'site> {
    /// A page that was made, with what making it brought up.
    pub fn of(page: &'site Page, html: String, notes: &mut Notes) -> Leaf<'site> {
        let title = notes.about.as_ref().map_or_else(String::new, |about| about.title.clone());
        Leaf { page, html, title, fictitious: notes.fictitious, charted: Arc::new(mem::take(&mut notes.charted)) }
    }

    fn side(&self) -> fold::Leaf<'_> {
        fold::Leaf { html: &self.html, address: &self.page.address }
    }
}

/// The view; `desk` lies at the fold, in the language on the left. Both pages are finished.
pub fn page(desk: &Desk, fold: &Fold, (left, right): (&Leaf, &Leaf)) -> FoldPage {
    let drawn = |one: &fold::Parts, other: &fold::Parts| {
        let reader = |leaf: &Leaf| &desk.plan().readers[leaf.page.lang.index()];
        let (chart, other_chart) = (left.charted.get(one.id)?, right.charted.get(fold::own_id(other.id))?);
        drawn_for_both((reader(left), chart, &one.before), (reader(right), other_chart, &other.before))
    };
    let rows = fold::fold(left.side(), right.side(), (&fold.address, desk.press.links), &drawn);
    let leaves = vec![side(desk, left), side(desk, right)];
    let (title, other) = (leaves[0].title.clone(), leaves[1].title.clone());
    let head = Head { title: format!("{title} | {other}"), description: desk.word("fold.text"), ..Head::default() };
    // Both languages are here: neither is the current one.
    let switch = Ways::of(desk).switch.into_iter().map(|entry| SwitchEntry { current: false, ..entry }).collect();
    let mut frame = frame::with_ways(desk, head, Ways { switch, fold: Vec::new() });
    frame.robots = Some("noindex");
    frame.alternates.clear();
    frame.breadcrumbs.clear();
    frame.canonical = format!("{}{}", desk.press.base, left.page.address);
    let html = |markup: String| Html::new(markup);
    let rows = rows.into_iter().map(|row| FoldRow {
        left: html(row.left),
        right: html(row.right),
        across: html(row.across),
        both: row.both,
        left_drawing: html(row.left_drawing),
        right_drawing: html(row.right_drawing),
        left_after: html(row.left_after),
        right_after: html(row.right_after),
        left_anchors: row.left_anchors,
        right_anchors: row.right_anchors,
        opens: row.opens,
    });
    FoldPage { frame, leaves, rows: rows.collect() }
}

fn side(desk: &Desk, leaf: &Leaf) -> FoldLeaf {
    let page = leaf.page;
    let reader = &desk.plan().readers[page.lang.index()];
    let words = |key: &str| reader.locale.typeset(reader.words.get(key)).into_owned();
    let alone = Link { href: desk.to(&page.address), label: words("fold.alone"), lang: Some(desk.tag(page.lang)), ..Link::default() };
    FoldLeaf {
        lang: desk.tag(page.lang),
        dir: reader.locale.direction().as_str(),
        name: words("fold.name"),
        title: leaf.title.clone(),
        alone,
    }
}
