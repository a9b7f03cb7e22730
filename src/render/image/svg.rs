//! SVG of others: copied element by element, keeping only what draws.
//!
//! What acts, asks for something or hides is refused; what editors write for themselves (comments, metadata, names of
//! layers) is left out. What is kept is written in one form, so that cleaning it again changes nothing.

/// Elements that draw, or say what is drawn.
const DRAWS: [&str; 46] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "clipPath",
    "mask",
    "marker",
    "style",
    "switch",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "feTile",
    "feTurbulence",
    "feDropShadow",
    "feDiffuseLighting",
    "view",
];
/// Elements that editors write for themselves: left out with what they hold.
const PRIVATE: [&str; 1] = ["metadata"];
/// References that need no document type.
const KNOWN: [&str; 5] = ["amp", "lt", "gt", "quot", "apos"];

/// The drawing with nothing in it but what draws; nothing if it is none, or if something in it could act.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reading =
        Reading { rest: text.trim_start_matches('\u{FEFF}').trim(), out: String::with_capacity(text.len()), open: Vec::new() };
    while !reading.rest.is_empty() {
        reading.step()?;
    }
    (reading.open.is_empty() && reading.out.starts_with("<svg")).then(|| reading.out.into_bytes())
}

/// A drawing being read.
struct Reading<'a> {
    rest: &'a str,
    out: String,
    /// The elements that are open, and whether each is kept.
    open: Vec<(&'a str, bool)>,
}

impl<'a> Reading<'a> {
    /// One tag, comment or run of words.
    fn step(&mut self) -> Option<()> {
        if let Some(rest) = self.rest.strip_prefix("<!--") {
            self.rest = rest.split_once("-->")?.1;
        } else if let Some(rest) = self.rest.strip_prefix("<![CDATA[") {
            let (words, rest) = rest.split_once("]]>")?;
            (!words.contains(['<', '&'])).then_some(())?;
            self.words(words)?;
            self.rest = rest;
        } else if let Some(rest) = self.rest.strip_prefix("<?") {
            let (inner, rest) = rest.split_once("?>")?;
            // A style sheet is asked for from elsewhere.
            (!inner.to_ascii_lowercase().starts_with("xml-stylesheet")).then_some(())?;
            self.rest = rest;
        } else if self.rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            let (inner, rest) = self.rest.split_once('>')?;
            // Own entities can unfold without end, or hide what is said.
            (!inner.contains('[')).then_some(())?;
            self.rest = rest;
        } else if let Some(rest) = self.rest.strip_prefix("</") {
            let (name, rest) = rest.split_once('>')?;
            let (opened, kept) = self.open.pop()?;
            (opened == name.trim()).then_some(())?;
            if kept {
                self.out.extend(["</", opened, ">"]);
            }
            self.rest = rest;
        } else if let Some(rest) = self.rest.strip_prefix('<') {
            self.element(rest)?;
        } else {
            let (words, rest) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
            self.words(words)?;
            self.rest = rest;
        }
        Some(())
    }

    fn is_kept(&self) -> bool {
        self.open.last().is_none_or(|(_, kept)| *kept)
    }

    fn words(&mut self, words: &str) -> Option<()> {
        let in_style = self.open.last().is_some_and(|(name, _)| *name == "style");
        if self.open.is_empty() {
            return words.trim().is_empty().then_some(());
        }
        if self.is_kept() {
            (are_references_known(words) && (!in_style || is_harmless(words))).then_some(())?;
            self.out.push_str(words);
        }
        Some(())
    }

    fn element(&mut self, tag: &'a str) -> Option<()> {
        let (name, mut rest) = tag.split_at(tag.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?);
        let is_private = PRIVATE.contains(&name) || name.contains(':');
        let kept = self.is_kept() && !is_private;
        // An element nobody knows is refused where it would be shown; acting ones are refused wherever they stand.
        let acts = ["script", "foreignobject", "iframe", "embed", "object", "handler"].contains(&name.to_ascii_lowercase().as_str());
        (!acts && (!kept || DRAWS.contains(&name))).then_some(())?;
        (!self.open.is_empty() || name == "svg" && self.out.is_empty()).then_some(())?;
        let mut written = format!("<{name}");
        let is_empty = loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix("/>") {
                rest = after;
                break true;
            }
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break false;
            }
            let (attribute, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
            let (value, after) = after[1..].split_once(quote)?;
            rest = after;
            attribute_into(&mut written, attribute.trim(), value)?;
        };
        if kept {
            self.out.push_str(&written);
            self.out.push_str(if is_empty { "/>" } else { ">" });
        }
        if !is_empty {
            self.open.push((name, kept));
        }
        self.rest = rest;
        Some(())
    }
}

/// Writes an attribute that draws, leaves out one of an editor, refuses one that acts or asks.
fn attribute_into(out: &mut String, name: &str, value: &str) -> Option<()> {
    let lower = name.to_ascii_lowercase();
    (!lower.starts_with("on") && !value.contains('<') && are_references_known(value)).then_some(())?;
    let is_link = lower == "href" || lower.ends_with(":href");
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'));
    (is_name && (!is_link || value.trim_start().starts_with('#')) && is_harmless(value)).then_some(())?;
    let is_foreign = name.contains(':') && !matches!(name, "xlink:href" | "xml:space" | "xml:lang" | "xmlns:xlink");
    if !is_foreign && !lower.starts_with("data-") {
        out.extend([" ", name, "=\""]);
        // References stay as they are; only a quotation mark that was free inside single ones is written anew.
        match value.contains('"') {
            true => value.split('"').enumerate().for_each(|(number, part)| out.extend([if number > 0 { "&quot;" } else { "" }, part])),
            false => out.push_str(value),
        }
        out.push('"');
    }
    Some(())
}

/// Whether a value or a style sheet asks for nothing from outside the drawing.
fn is_harmless(value: &str) -> bool {
    // Escapes of style sheets and references could spell what is forbidden.
    let lower = value.to_ascii_lowercase();
    let asks = lower.split("url(").skip(1).any(|rest| !rest.trim_start_matches([' ', '"', '\'']).starts_with('#'));
    let forbidden = ["javascript:", "data:", "@import", "expression(", "image(", "image-set(", "src("];
    !asks && !forbidden.iter().any(|word| lower.contains(word)) && !value.contains('\\') && !lower.contains("&#")
}

/// Whether every reference in some words means the same without a document type.
fn are_references_known(words: &str) -> bool {
    words.split('&').skip(1).all(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        rest.contains(';')
            && (KNOWN.contains(&name) || name.strip_prefix('#').is_some_and(|code| code.chars().all(|c| c.is_ascii_alphanumeric())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> Option<String> {
        clean(text.as_bytes()).map(|bytes| String::from_utf8(bytes).expect("text"))
    }

    #[test]
    fn what_editors_write_for_themselves_is_left_out_and_the_drawing_stays() {
        let written = "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n<!-- Samira Dupont -->\n\
                       <svg xmlns='http://www.w3.org/2000/svg' xmlns:inkscape='http://i' inkscape:export='/home/samira/logo.png' viewBox='0 0 4 4'>\
                       <sodipodi:namedview id='x'><inkscape:grid/></sodipodi:namedview><metadata><rdf:RDF>Samira</rdf:RDF></metadata>\
                       <style><![CDATA[.a{fill:url(#g)}]]></style><g inkscape:label='Layer' data-x='1'><path class='a' d='M0 0h4v4z'/></g></svg>";
        let clean = cleaned(written).expect("a drawing");
        assert_eq!(
            clean,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"><style>.a{fill:url(#g)}</style><g><path class=\"a\" d=\"M0 0h4v4z\"/></g></svg>"
        );
        assert_eq!(cleaned(&clean), Some(clean));
    }

    #[test]
    fn what_acts_asks_or_hides_is_refused() {
        for inner in [
            "<script>1</script>",
            "<metadata><script>1</script></metadata>",
            "<foreignObject/>",
            "<a href='https://x'><path/></a>",
            "<image href='#x'/>",
            "<use href='other.svg#a'/>",
            "<use xlink:href='data:image/svg+xml,x'/>",
            "<path onclick='x'/>",
            "<path style='fill:url(https://x)'/>",
            "<path style='fill:u\\72l(x)'/>",
            "<style>@import 'x';</style>",
            "<style>&#64;import 'x'</style>",
            "<animate attributeName='href'/>",
            "<set/>",
            "&x;",
            "<g>",
        ] {
            assert_eq!(cleaned(&format!("<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>")), None, "{inner}");
        }
        for text in [
            "",
            "x",
            "<p/>",
            "<svg",
            "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>",
            "<?xml-stylesheet href='x'?><svg/>",
            "<svg/><svg/>",
            "<svg/>x",
        ] {
            assert_eq!(cleaned(text), None, "{text}");
        }
    }
}
