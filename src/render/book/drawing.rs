//! Drawings for readers without our style sheet: roles, weights and outlines become attributes, and the site's own
//! colours take the place of the theme's.

use std::collections::BTreeMap;

use crate::render::chart::stand_in;

/// What the classes of the style sheet add to the attributes that stand in for a role.
const LOOKS: [(&str, &str); 7] = [
    ("b", " font-weight=\"600\""),
    ("halo", " stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\""),
    ("ln", " stroke-linejoin=\"round\" stroke-linecap=\"round\""),
    ("zero", " stroke-width=\"1.25\""),
    ("grid", " stroke-width=\"1\""),
    ("st", " fill=\"none\" stroke=\"#0f5c63\""),
    ("st0", " fill=\"#8d897f\""),
];

/// The colours that drawings bear, and the tokens that stand for them.
const COLOURS: [(&str, &str); 4] = [("#0f5c63", "accent"), ("#e0eeee", "accent-soft"), ("#b4530a", "ember"), ("#8f3f05", "ember-ink")];

/// A drawing that stands alone.
pub fn alone(svg: &str, tokens: &BTreeMap<String, String>, family: &str) -> String {
    let mut out = String::with_capacity(svg.len() + svg.len() / 4);
    let mut rest = svg;
    let mut is_first = true;
    while let Some(open) = rest.find('<') {
        let end = rest[open..].find('>').map_or(rest.len(), |end| open + end + 1);
        out.push_str(&rest[..open]);
        tag_into(&mut out, &rest[open..end], is_first.then_some(family));
        is_first = false;
        rest = &rest[end..];
    }
    out.push_str(rest);
    for (own, token) in COLOURS {
        if let Some(colour) = tokens.get(token) {
            out = out.replace(own, colour);
        }
    }
    out
}

/// A drawing on the ground of a cover.
pub fn on_plate(svg: &str, tokens: &BTreeMap<String, String>) -> String {
    let colour = |token: &str, usual: &str| tokens.get(token).cloned().unwrap_or_else(|| usual.to_owned());
    let drawn = alone(svg, &BTreeMap::new(), "");
    let drawn = drawn.replace("#0f5c63", &colour("plate-ink", "#faf8f4"));
    drawn.replace("#b9b4a9", &colour("plate-2", "#c9dedd")).replace("#8d897f", &colour("plate-2", "#c9dedd"))
}

/// Writes a tag; the first one of a drawing names the family of its letters.
fn tag_into(out: &mut String, tag: &str, family: Option<&str>) {
    let classes = tag.split_once(" class=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    let end = if tag.ends_with("/>") { "/>" } else { ">" };
    let Some(inner) = tag.strip_suffix(end) else { return out.push_str(tag) };
    // Of several widths a page hides all but one, until its style sheet chooses. What stands alone is shown.
    let shown = family.map(|_| inner.replacen(" display=\"none\"", "", 1));
    let inner = shown.as_deref().unwrap_or(inner);
    if tag.starts_with("</") {
        return out.push_str(tag);
    }
    let start = out.len();
    out.push_str(inner);
    if let Some(family) = family {
        if !tag.contains(" xmlns=") {
            out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        }
        out.push_str(" direction=\"ltr\"");
        if !family.is_empty() {
            out.push_str(&format!(" font-family=\"{family}\""));
        }
    }
    let own = LOOKS.into_iter().filter(|(class, _)| classes.split(' ').any(|own| own == *class)).map(|(_, attributes)| attributes);
    // A role speaks before the looks of single classes, and what the tag says itself before both.
    for attribute in std::iter::once(stand_in(classes)).chain(own).flat_map(|attributes| attributes.split_inclusive("\" ")) {
        let attribute = attribute.trim();
        let name = attribute.split('=').next().unwrap_or_default();
        if !name.is_empty() && !out[start..].contains(&format!(" {name}=")) {
            out.push(' ');
            out.push_str(attribute);
        }
    }
    out.push_str(end);
}

/// The size of a drawing in its own pixels.
pub fn size(svg: &str) -> Option<(f64, f64)> {
    let (_, rest) = svg.split_once(" viewBox=\"")?;
    let mut numbers = rest.split('"').next()?.split(' ').skip(2).map(str::parse::<f64>);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// What a drawing says of itself: its title, and what can be read from it.
pub fn told(svg: &str) -> String {
    let part = |name: &str| {
        let inner = svg.split_once(&format!("<{name}>")).and_then(|(_, rest)| rest.split('<').next());
        inner.map(|inner| super::tree::words(&super::tree::read(inner))).filter(|words| !words.is_empty())
    };
    let parts: Vec<String> = ["title", "desc"].into_iter().filter_map(part).collect();
    parts.join(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_become_attributes_and_colours_the_sites_own() {
        let svg = "<svg class=\"g g-m\" viewBox=\"0 0 720 340\" display=\"none\"><title>L&#39;eau</title><desc>Monte.</desc>\
                   <text class=\"b halo ac\">1 &gt; 0</text><path d=\"M0 0\" class=\"ln\" stroke-linecap=\"butt\"/></svg>";
        let tokens = BTreeMap::from([("accent".to_owned(), "#123456".to_owned())]);
        assert_eq!(
            alone(svg, &tokens, "Own"),
            "<svg class=\"g g-m\" viewBox=\"0 0 720 340\" xmlns=\"http://www.w3.org/2000/svg\" direction=\"ltr\" font-family=\"Own\"><title>L&#39;eau</title><desc>Monte.</desc>\
             <text class=\"b halo ac\" fill=\"#123456\" font-weight=\"600\" stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\">1 &gt; 0</text>\
             <path d=\"M0 0\" class=\"ln\" stroke-linecap=\"butt\" stroke=\"#123456\" fill=\"none\" stroke-width=\"2.75\" stroke-linejoin=\"round\"/></svg>"
        );
        assert_eq!((size(svg), told(svg).as_str()), (Some((720.0, 340.0)), "L'eau. Monte."));
    }
}
