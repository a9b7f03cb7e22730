//! The page of one figure for other sites: no script, no way out but to the page it comes from.

use serde::Serialize;

use super::citation;
use super::redraw;
use crate::finding::Place;
use crate::path::OutPath;
use crate::plan::address;
use crate::render::desk::Desk;
use crate::render::hosting::EMBED_POLICY;
use crate::render::template::Html;
use crate::render::template_problem;
use crate::render::view::{Embed, Figure, Link, Mention};
use crate::untrusted::escaped;

/// Where the pages for other sites lie: hosts let them be framed by anybody.
pub const FOLDER: &str = "embed/";

/// What the template of such a page knows.
#[derive(Debug, Serialize)]
struct Page<'a> {
    /// The page's language.
    lang: &'a str,
    /// Which way it is written.
    dir: &'static str,
    /// The figure, without its ways from the page.
    figure: Figure,
    /// The window's title.
    head_title: String,
    /// What may be loaded.
    policy: &'static str,
    /// The page it comes from.
    canonical: String,
    /// The style sheet.
    css_href: String,
    /// The site's sign, for the window.
    icon_href: Option<String>,
    /// To the figure's page.
    link: Link,
    /// Who published it, under which licence.
    imprint: String,
}

/// Puts the page of a figure at its address; gives the way there, and what other sites write to show it.
pub fn embed(desk: &Desk, figure: &Figure) -> Option<Embed> {
    let own = format!("{FOLDER}{}{}.html", desk.page.address, figure.id);
    let path = OutPath::new(own.clone())?;
    let site = desk.text(&desk.model().settings.title);
    let bare = |mention: &Mention| Mention { label: mention.label.clone(), href: None };
    let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
    let way = |target: &str| address::relative(folder, target, desk.press.links);
    let page = Page {
        lang: desk.reader.locale.tag(),
        dir: desk.reader.locale.direction().as_str(),
        head_title: format!("{} – {site}", figure.title),
        policy: EMBED_POLICY,
        css_href: way(&desk.press.stylesheet),
        icon_href: desk.press.icon.as_ref().map(|icon| way(icon)),
        link: Link { href: citation::address(desk, figure), label: desk.fill("figure.on_site", &[("site", &site)]), ..Link::default() },
        imprint: citation::imprint(desk),
        figure: Figure {
            csv_href: None,
            svg_href: None,
            png_href: None,
            citation: None,
            links: Vec::new(),
            source: figure.source.iter().map(bare).collect(),
            wide: without_points(&figure.wide),
            narrow: without_points(&figure.narrow),
            ..figure.clone()
        },
        canonical: format!("{}{}", desk.press.base, desk.page.address),
    };
    match desk.press.templates.render("embed.html", &page, desk.press.shared(desk.lang())) {
        Ok(html) => desk.notes.borrow_mut().files.push((path, html.into_bytes())),
        Err(trouble) => {
            desk.notes.borrow_mut().findings.add(template_problem(&trouble, &own), Place::SITE);
            return None;
        }
    }
    let src = format!("{}{own}", desk.press.base);
    let height = redraw::size(figure.wide.as_str()).map_or(480.0, |(_, high)| (high + 320.0).ceil());
    let code = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" style=\"border:0\"></iframe>",
        escaped(&src),
        escaped(&figure.title)
    );
    Some(Embed { href: desk.to(&own), code })
}

/// A drawing without the places of its values: no script reads them here.
pub fn without_points(drawing: &Html) -> Html {
    const END: &str = "</metadata>";
    let mut out = String::with_capacity(drawing.as_str().len());
    let mut rest = drawing.as_str();
    while let Some((before, after)) = rest.split_once("<metadata>") {
        out.push_str(before);
        rest = after.split_once(END).map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    Html::new(out)
}
