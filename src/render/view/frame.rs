//! The frame of a page: what its head says of it, and what stands above and below its own content.

use serde::Serialize;

use super::parts::{Link, Picture};
use crate::render::template::Html;

/// Everything a page has besides its own content.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Frame {
    /// The page's language, as the site writes it: `fr-BE`.
    pub lang: String,
    /// Which way it is written: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language of the content, when it is borrowed from another one.
    pub content_lang: Option<String>,
    /// The page's title: its one `h1`.
    pub title: String,
    /// The title of the window and of search results: the page's, then the site's.
    pub head_title: String,
    /// One or two sentences for search results and shared links.
    pub description: String,
    /// The page's own absolute address, or the original's when the content is borrowed.
    pub canonical: String,
    /// `noindex` where search engines are asked to stay away.
    pub robots: Option<&'static str>,
    /// The page in every language that has it, itself included, and `x-default`.
    pub alternates: Vec<Alternate>,
    /// The language switch, one entry per language of the site; empty when there is only one.
    pub switch: Vec<SwitchEntry>,
    /// The ways to this page with another language beside it: “FR | NL”. Empty where it has none.
    pub fold: Vec<Link>,
    /// The search page.
    pub search_href: Option<String>,
    /// From here to the site's root: `../../`.
    pub root: String,
    /// From here to the language's home page.
    pub home_href: String,
    /// From home to here; the page itself comes last, without address. Empty on the home page.
    pub breadcrumbs: Vec<super::parts::Mention>,
    /// The main menu.
    pub menu: Vec<Link>,
    /// What a reader must know before reading.
    pub notices: Vec<Notice>,
    /// `website`, `article` or `profile`.
    pub og_type: &'static str,
    /// The language as shared links name it: `fr_BE`.
    pub og_locale: String,
    /// The picture that shared links show.
    pub og_image: Option<SharedPicture>,
    /// The data block's JSON, with `<` written as `\u003c`.
    pub json_ld: Html,
    /// The language's news feed.
    pub feed_href: Option<String>,
    /// The content security policy.
    pub policy: String,
    /// The mark in the window's tab.
    pub icon_href: Option<String>,
    /// The style sheet.
    pub css_href: String,
    /// The script that reads the values of figures one by one.
    pub figures_href: Option<String>,
    /// The fonts that every page needs at once.
    pub fonts: Vec<String>,
    /// Whether all of the page is an example: parts need no mark of their own then.
    pub example: bool,
    /// What stands below.
    pub footer: Footer,
    /// What stands above, printed by the component `Top`; menu and footer are empty then.
    pub top: Option<Html>,
    /// What stands below, printed by the component `Foot`.
    pub foot: Option<Html>,
}

/// The picture that shared links show of a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SharedPicture {
    /// Its absolute address.
    pub src: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What it shows, in words.
    pub alt: String,
}

/// What templates know as `site`: the same on every page of a language.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Site {
    /// The site's title.
    pub title: String,
    /// Its mark, addressed from the site's root.
    pub logo: Option<Picture>,
}

/// The page in another language.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Alternate {
    /// As the site writes it, or `x-default`.
    pub hreflang: String,
    /// Absolute.
    pub href: String,
}

/// A language of the switch.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SwitchEntry {
    /// As the site writes it.
    pub lang: String,
    /// What the switch shows: “FR”.
    pub short: String,
    /// The language's own name: “Français”.
    pub name: String,
    /// The same page, or the nearest that exists, relative.
    pub href: String,
    /// Whether it is this page's.
    pub current: bool,
    /// Said when the link does not lead to the same page, in that language.
    pub note: Option<String>,
}

/// What a notice is about; its name is its class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// The page shows an example.
    #[default]
    Fictitious,
    /// The page is in another language.
    Borrowed,
    /// The translation is older than the original, by a machine, or not reviewed.
    Translation,
    /// The page is not public yet.
    Draft,
    /// A later edition has taken its place.
    Superseded,
}

/// A line above the page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// Its language, when it is not the page's.
    pub lang: Option<String>,
    /// Its first words, set apart: “Exemple fictif.”
    pub lead: String,
    /// The rest of it.
    pub text: String,
    /// Where the reader may go instead: the original.
    pub link: Option<Link>,
}

/// What stands below every page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Footer {
    /// The publisher: name, address, one line each.
    pub publisher: Vec<String>,
    /// The publisher's email or site.
    pub contact: Vec<Link>,
    /// The legally responsible publisher's whole line.
    pub responsible: Option<String>,
    /// About this site: its period, its date.
    pub edition: Vec<String>,
    /// The sections that hold something.
    pub sections: Vec<Link>,
    /// Pages about the site: the author's first, then those that every site has.
    pub pages: Vec<Link>,
    /// Its data and its feed.
    pub reuse: Vec<Link>,
    /// Under which terms it may be reused; without address if the licence has none.
    pub licence: Option<super::parts::Mention>,
    /// Who pays for it, on every page.
    pub funders: Vec<Funder>,
    /// The page in the other languages, each named in its own: “Deze pagina in het Nederlands”.
    pub languages: Vec<Link>,
}

/// Someone who pays for the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Funder {
    /// Its name.
    pub name: String,
    /// What it asks to be said.
    pub notice: Option<String>,
    /// Its mark.
    pub logo: Option<Picture>,
    /// Its site.
    pub url: Option<String>,
}
