//! The small things pages are made of: links, facts, pictures, notes, lists with a next page.
//!
//! Everything is already in the reader's language and formatted; templates only place it.

use serde::Serialize;

use crate::render::template::Html;

/// Something to follow.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    /// Where it leads, relative to the page.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// The language of what it leads to and of its name, when it is not the page's.
    pub lang: Option<String>,
    /// The language of what it leads to, when its name is in the page's own.
    pub leads_to: Option<String>,
    /// Whether it leads to what is shown now: a filter that is on, the year in view.
    pub current: bool,
    /// Whether it leads to a page that is shown only because drafts were asked for.
    pub draft: bool,
}

/// A name that is linked when it has a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Mention {
    /// What it is called.
    pub label: String,
    /// Its page, when there is one.
    pub href: Option<String>,
}

/// A line of a definition list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fact {
    /// What is said: “Depuis”.
    pub label: String,
    /// What it is: “2009”. One entry per line or linked name.
    pub values: Vec<Mention>,
    /// Said after it in small print.
    pub note: Option<String>,
}

/// A picture that is published with the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Picture {
    /// Its address, relative to the page.
    pub src: String,
    /// Candidates of other widths: the value of `srcset`.
    pub srcset: Option<String>,
    /// In pixels, so that the page does not jump.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What is seen; empty for a picture that only decorates.
    pub alt: String,
    /// What stands under it.
    pub caption: Option<String>,
    /// “Photo : …”, as printed.
    pub credit: Option<String>,
    /// The part that stays when it is cropped: `top`, `bottom`, `left`, `right`; the middle without.
    pub focus: Option<&'static str>,
}

/// A file to take home.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Download {
    /// What it holds: “Toutes les valeurs”.
    pub label: String,
    /// Its address, relative to the page.
    pub href: String,
    /// What kind of file: “CSV”, “PDF, A4”.
    pub format: String,
    /// The language of the file, when it is not the page's.
    pub lang: Option<String>,
}

/// A part of a page that has a title and a text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Passage {
    /// Its anchor, without `#`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: Html,
}

/// What a callout is for; its name is its class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CalloutKind {
    /// Something beside the point.
    #[default]
    Note,
    /// How it was measured.
    Method,
    /// To be read with care.
    Caution,
    /// To remember.
    Key,
    /// What was wrong before.
    Correction,
}

/// A box beside the text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Callout {
    /// What it is for.
    pub kind: CalloutKind,
    /// Its title, the kind's own word when the author gave none.
    pub title: String,
    /// Its text.
    pub body: Html,
}

/// An entry of “on this page”.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Anchor {
    /// With `#`.
    pub href: String,
    /// The section's title.
    pub label: String,
    /// Its language, when it is borrowed.
    pub lang: Option<String>,
}

/// One side of a pager.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PagerLink {
    /// Where it leads.
    pub href: String,
    /// Which way: “Page précédente”, “Chapitre 1”.
    pub label: String,
    /// What is there, where it has a name of its own.
    pub title: Option<String>,
}

/// The way to the neighbours of a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Pager {
    /// What is paged through, for those who do not see it: “Pages de la liste”.
    pub name: String,
    /// Back.
    pub previous: Option<PagerLink>,
    /// On.
    pub next: Option<PagerLink>,
    /// Where this page stands: “Page 2 sur 5”.
    pub position: Option<String>,
}

/// A row of links that narrow a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Filter {
    /// By what: “Thème”.
    pub label: String,
    /// The choices, “all” first.
    pub links: Vec<Link>,
}
