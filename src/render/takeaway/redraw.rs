//! A drawing of a page drawn again for outside: roles become colours, words become outlines.
//!
//! Reads only markup that this program wrote.

use std::fmt::Write;
use std::rc::Rc;

use super::paper::{Ink, Paper, Said};
use crate::render::chart::stand_in;
use crate::render::letters::Hand;
use crate::untrusted::escape_into;

/// Attributes that speak to a page and its style sheet, not to a drawing.
const OF_THE_PAGE: [&str; 7] = ["class", "role", "tabindex", "focusable", "style", "direction", "font-family"];

/// The size of a drawing of ours, from its first tag.
pub fn size(markup: &str) -> Option<(f64, f64)> {
    let view = markup.split_once("viewBox=\"0 0 ")?.1.split('"').next()?;
    let (width, height) = view.split_once(' ')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

/// Puts the marks of a drawing on paper, moved to a place.
pub fn redraw(paper: &mut Paper, markup: &str, (x, y): (f64, f64)) {
    paper.put(format_args!("<g transform=\"translate({x:.1} {y:.1})\">"));
    let mut fonts = vec![Font { size: 13.5, is_strong: false }];
    let mut rest = markup;
    while let Some(open) = rest.find('<') {
        let Some(end) = rest[open..].find('>').map(|at| open + at) else { break };
        let tag = Tag::of(&rest[open + 1..end]);
        rest = &rest[end + 1..];
        match tag.name {
            // What a drawing says of itself is said once, for the whole sheet.
            "title" | "desc" => rest = rest.split_once(&format!("</{}>", tag.name)).map_or("", |(_, after)| after),
            "text" => {
                let (content, after) = rest.split_once("</text>").unwrap_or((rest, ""));
                rest = after;
                text(paper, &tag, (content, *fonts.last().expect("there is one for the drawing")));
            }
            "svg" | "/svg" if tag.get("viewBox").is_some() || tag.name == "/svg" => {
                if let Some(size) = tag.get("font-size").and_then(|size| size.parse().ok()) {
                    fonts[0].size = size;
                }
            }
            name if name.starts_with('/') => {
                if name == "/g" && fonts.len() > 1 {
                    fonts.pop();
                }
                paper.put(format_args!("<{name}>"));
            }
            name => {
                let looks = looks(paper, &tag);
                if name == "g" && !tag.is_empty {
                    fonts.push(fonts.last().expect("there is one for the drawing").with(&looks));
                }
                element(&mut paper.out, &tag, &looks);
            }
        }
    }
    paper.out.push_str("</g>");
}

/// The letters that are inherited.
#[derive(Clone, Copy)]
struct Font {
    size: f64,
    is_strong: bool,
}

impl Font {
    fn with(self, looks: &Said) -> Font {
        let number = |name: &str| looks.get(name).and_then(|value| value.parse::<f64>().ok());
        Font {
            size: number("font-size").unwrap_or(self.size),
            is_strong: number("font-weight").map_or(self.is_strong, |weight| weight >= 500.0),
        }
    }
}

/// A tag between its angle brackets.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    is_empty: bool,
}

impl<'a> Tag<'a> {
    fn of(inner: &'a str) -> Tag<'a> {
        let is_empty = inner.ends_with('/');
        let inner = inner.trim_end_matches(if inner.starts_with('/') { ' ' } else { '/' });
        let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
        let mut attributes = Vec::new();
        while let Some((attribute, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"').unwrap_or((after, ""));
            attributes.push((attribute.trim(), value));
            rest = after;
        }
        Tag { name, attributes, is_empty }
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
    }
}

/// What stands for a mark's class, over its own attributes.
fn looks(paper: &mut Paper, tag: &Tag) -> Rc<Said> {
    paper.said(tag.name, tag.get("class").unwrap_or_default())
}

fn element(out: &mut String, tag: &Tag, looks: &Said) {
    out.push('<');
    out.push_str(tag.name);
    let is_page_s = |name: &str| OF_THE_PAGE.contains(&name) || name.starts_with("data-") || name.starts_with("aria-");
    let own = tag.attributes.iter().filter(|(name, _)| !is_page_s(name) && !looks.contains_key(name)).map(|(name, value)| (*name, *value));
    own.chain(of_role(tag, looks)).for_each(|(name, value)| {
        write!(out, " {name}=\"{value}\"").expect("writing to a string cannot fail");
    });
    for (name, value) in looks.iter().filter(|(name, _)| !name.starts_with("font-")) {
        write!(out, " {name}=\"").expect("writing to a string cannot fail");
        escape_into(out, value);
        out.push('"');
    }
    out.push_str(if tag.is_empty { "/>" } else { ">" });
}

/// What stands in for a theme that says nothing of a mark's role.
fn of_role<'a>(tag: &'a Tag, looks: &'a Said) -> impl Iterator<Item = (&'a str, &'a str)> {
    let stand_in = stand_in(tag.get("class").unwrap_or_default());
    let attributes = stand_in.split_inclusive("\" ").filter_map(|attribute| {
        let (name, value) = attribute.trim().split_once('=')?;
        Some((name, value.trim_matches('"')))
    });
    attributes.filter(|(name, _)| !looks.contains_key(name) && tag.get(name).is_none())
}

/// Words at their place: set off from what lies under them where the style sheet says so.
fn text(paper: &mut Paper, tag: &Tag, (content, inherited): (&str, Font)) {
    let looks = looks(paper, tag);
    let font = inherited.with(&looks);
    let words = plain(content);
    let own = || of_role(tag, &looks).find(|(name, _)| *name == "fill").map(|(_, colour)| colour);
    let paint = looks.get("fill").map(String::as_str).or_else(|| tag.get("fill")).or_else(own).unwrap_or("#000").to_owned();
    let mut paint = format!(" fill=\"{paint}\"");
    if let Some(turned) = tag.get("transform") {
        paper.put(format_args!("<g transform=\"{turned}\">"));
    }
    if let Some(opacity) = looks.get("opacity") {
        write!(paint, " opacity=\"{opacity}\"").expect("writing to a string cannot fail");
    }
    let ink = Ink { hand: if font.is_strong { Hand::Strong } else { Hand::Text }, size: font.size, paint: &paint };
    let number = |name: &str| tag.get(name).and_then(|value| value.parse::<f64>().ok()).unwrap_or(0.0);
    let before = match tag.get("text-anchor") {
        Some("middle") => 0.5,
        Some("end") => 1.0,
        _ => 0.0,
    };
    let halo = looks.get("paint-order").and_then(|_| looks.get("stroke-width")?.parse().ok()).unwrap_or(0.0);
    paper.hung(&words, (number("x"), number("y"), before), (ink, halo));
    if tag.get("transform").is_some() {
        paper.out.push_str("</g>");
    }
}

/// The words of an element, its references resolved and tags within it dropped.
fn plain(content: &str) -> String {
    let mut words = String::with_capacity(content.len());
    for (number, part) in content.split('<').enumerate() {
        words.push_str(if number == 0 { part } else { part.split_once('>').map_or("", |(_, words)| words) });
    }
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    pairs.iter().fold(words, |words, (reference, letter)| words.replace(reference, letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::letters::Letters;
    use crate::render::takeaway::looks::Looks;
    use crate::render::takeaway::paper::{Means, Print};

    #[test]
    fn a_mark_keeps_its_place_and_takes_the_colour_of_its_role() {
        let looks = Looks::of(":root { --c: #123; } .g .f1 { fill: var(--c) } .g .b { font-weight: 600 }");
        let letters = Letters::default();
        let mut paper = Paper::new(Means { letters: &letters, looks: &looks }, Print::Outlines);
        let drawing = "<svg class=\"g\" viewBox=\"0 0 720 90\" font-size=\"13.5\"><title>t</title><desc>d</desc><g aria-hidden=\"true\">\
                       <rect x=\"1\" class=\"f1\" fill=\"#000\" data-at=\"2\"/><text x=\"5\" y=\"6\" class=\"b\" fill=\"#fff\">L&#39;&amp;</text></g></svg>";
        redraw(&mut paper, drawing, (2.0, 3.0));
        assert_eq!(
            paper.out,
            "<g transform=\"translate(2.0 3.0)\"><g><rect x=\"1\" fill=\"#123\"/>\
             <text x=\"5.0\" y=\"6.0\" font-size=\"13.5\" font-weight=\"600\" fill=\"#fff\" textLength=\"19.1\" lengthAdjust=\"spacingAndGlyphs\">L&#39;&amp;</text></g></g>"
        );
        assert_eq!((size(drawing), paper.is_whole), (Some((720.0, 90.0)), false));
    }
}
