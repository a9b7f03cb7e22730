//! Letterhead: what stands above and below every page, printed once for all pages from which its links lead alike.
//!
//! Menus and footers lead to the same few pages. Seen from two pages, a relative link to one of them is the same if both
//! lie as deep and share as much of the way to it; only the ways to the page itself in other languages, and its own
//! address, differ. These are slots of a form that is filled for each page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::desk::{Desk, Notes};
use super::frame;
use super::template::Html;
use super::view::Frame;
use crate::plan::page::Page;
use crate::shelf::{self, Taken, noting};
use crate::untrusted::escape_into;

/// The letterheads of a language.
#[derive(Default)]
pub struct Letterheads {
    /// The folders on the ways to whatever letterheads lead to, each with a slash at its end.
    folders: OnceLock<BTreeSet<String>>,
    printed: Mutex<BTreeMap<Place, Arc<Letterhead>>>,
}

/// Where pages lie that have a letterhead in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// What of its address is also the beginning of the address of something that letterheads lead to.
    stem: String,
    /// How many folders deep.
    depth: usize,
    /// The section that the menu marks.
    section: Option<&'static str>,
    /// What is said of the ways to other languages: whether one is the page's own, and where one leads elsewhere.
    ways: Vec<(bool, Option<String>)>,
    /// What the ways to facing pages are called.
    folds: Vec<String>,
}

/// A printed letterhead.
struct Letterhead {
    top: Form,
    foot: Form,
    /// What printing it brought up, which every page that bears it answers for.
    notes: Notes,
    taken: Taken,
}

/// Markup with empty places for addresses.
struct Form {
    /// What stands before each empty place, with the number of the address that belongs there.
    pieces: Vec<(String, usize)>,
    /// What stands after the last one.
    rest: String,
}

/// Around the number of an empty place: no characters, which no text holds.
const SLOT: (char, char) = ('\u{FDD0}', '\u{FDD1}');

/// Puts the printed letterhead into the frame of a desk's page; false if the theme cannot print it.
pub fn put(desk: &Desk, frame: &mut Frame) -> bool {
    let Some(letterhead) = letterhead(desk, frame) else { return false };
    let switch = frame.switch.iter().map(|entry| entry.href.as_str());
    let addresses: Vec<&str> = switch.chain(frame.fold.iter().map(|fold| fold.href.as_str())).chain([frame.canonical.as_str()]).collect();
    (frame.top, frame.foot) = (Some(letterhead.top.filled(&addresses)), Some(letterhead.foot.filled(&addresses)));
    shelf::took(&letterhead.taken);
    desk.notes.borrow_mut().answer_for(&letterhead.notes);
    true
}

fn letterhead(desk: &Desk, frame: &Frame) -> Option<Arc<Letterhead>> {
    let known = &desk.press.letterheads[desk.lang().index()];
    let place = place(desk, frame, known.folders.get_or_init(|| folders(desk)));
    if let Some(printed) = known.printed.lock().unwrap_or_else(PoisonError::into_inner).get(&place) {
        return Some(Arc::clone(printed));
    }
    // Two threads may print the same one: that costs less than waiting.
    let printed = Arc::new(printed(desk, frame)?);
    known.printed.lock().unwrap_or_else(PoisonError::into_inner).insert(place, Arc::clone(&printed));
    Some(printed)
}

fn place(desk: &Desk, frame: &Frame, folders: &BTreeSet<String>) -> Place {
    let address = desk.page.address.as_str();
    let ends = address.char_indices().rev().filter(|(_, letter)| *letter == '/').map(|(at, _)| &address[..=at]);
    let stem = ends.into_iter().find(|folder| folders.contains(*folder)).unwrap_or_default();
    Place {
        stem: stem.to_owned(),
        depth: address.matches('/').count(),
        section: desk.page.subject.section().map(|section| section.key()),
        ways: frame.switch.iter().map(|entry| (entry.current, entry.note.clone())).collect(),
        folds: frame.fold.iter().map(|fold| fold.label.clone()).collect(),
    }
}

/// Every folder on the way to something that letterheads lead to. Seen from the root, a link is the address itself.
fn folders(desk: &Desk) -> BTreeSet<String> {
    let root = Page { address: String::new(), ..desk.page.clone() };
    let desk = &Desk::new(desk.press, &root);
    let mut frame = Frame { switch: frame::Ways::of(desk).switch, ..Frame::default() };
    frame::around(desk, &mut frame);
    let footer = &frame.footer;
    let links = frame.menu.iter().chain(&footer.contact).chain(&footer.sections).chain(&footer.pages).chain(&footer.reuse);
    let logos = footer.funders.iter().filter_map(|funder| funder.logo.as_ref()).map(|logo| logo.src.as_str());
    let folder = |target: &str| target.match_indices('/').map(|(at, _)| target[..=at].to_owned()).collect::<Vec<_>>();
    let languages = desk.plan().routes.folders.iter().map(|folder| format!("{folder}/"));
    let search = desk.href(&crate::plan::page::Subject::Search(1));
    let targets = links.map(|link| link.href.as_str()).chain(logos).chain(search.as_deref());
    targets.flat_map(folder).chain(languages).collect()
}

fn printed(desk: &Desk, frame: &Frame) -> Option<Letterhead> {
    let own = &Desk { channel: desk.channel, ..Desk::new(desk.press, desk.page) };
    let mut slots = (0..).map(|number: usize| format!("{}{number}{}", SLOT.0, SLOT.1));
    let mut slot = move || slots.next().unwrap_or_default();
    let mut form = Frame { root: frame.root.clone(), home_href: frame.home_href.clone(), ..Frame::default() };
    (form.search_href, form.feed_href) = (frame.search_href.clone(), frame.feed_href.clone());
    (form.switch, form.fold) = (frame.switch.clone(), frame.fold.clone());
    form.switch.iter_mut().for_each(|entry| entry.href = slot());
    form.fold.iter_mut().for_each(|fold| fold.href = slot());
    form.canonical = slot();
    let ((), taken) = noting(|| frame::around(own, &mut form));
    let print = |component: &str| desk.press.templates.component(component, &form, desk.press.shared(desk.lang())).ok();
    let (top, foot) = (Form::of(&print("Top")?), Form::of(&print("Foot")?));
    Some(Letterhead { top, foot, notes: own.notes.take(), taken })
}

impl Form {
    /// A form of markup in which numbers between the marks of a slot stand for addresses.
    fn of(markup: &str) -> Form {
        let (mut pieces, mut before, mut rest) = (Vec::new(), String::new(), markup);
        while let Some((text, after)) = rest.split_once(SLOT.0) {
            before.push_str(text);
            let number = after.split_once(SLOT.1).and_then(|(number, after)| Some((number.parse().ok()?, after)));
            rest = number.map_or(after, |(number, after)| {
                pieces.push((std::mem::take(&mut before), number));
                after
            });
        }
        Form { pieces, rest: before + rest }
    }

    fn filled(&self, addresses: &[&str]) -> Html {
        let length = self.pieces.iter().map(|(piece, _)| piece.len() + 64).sum::<usize>() + self.rest.len();
        let mut out = String::with_capacity(length);
        for (piece, number) in &self.pieces {
            out.push_str(piece);
            escape_into(&mut out, addresses.get(*number).copied().unwrap_or_default());
        }
        out.push_str(&self.rest);
        Html::new(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_filled_with_addresses() {
        let form = Form::of("<a href=\"\u{FDD0}1\u{FDD1}\">x</a> \u{FDD0}y <b>\u{FDD0}0\u{FDD1}</b>");
        assert_eq!(form.filled(&["../?a&b", "./"]).as_str(), "<a href=\"./\">x</a> y <b>../?a&amp;b</b>");
    }
}
