//! Looks: what the theme's style sheet says of a drawing's marks, as attributes that need no style sheet.
//!
//! Reads the rules of the light scheme as the theme writes them: `.g .grid { stroke: var(--grid) }`. Rules under a
//! condition (`@media`, `@container`) and selectors of other kinds do not concern a drawing that stands alone.

use std::collections::BTreeMap;

/// What a rule may say of a mark.
const PAINT: [&str; 12] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "paint-order",
    "opacity",
    "font-size",
    "font-weight",
];

/// The looks of a theme by day.
#[derive(Debug, Default)]
pub struct Looks {
    tokens: BTreeMap<String, String>,
    /// In rising weight.
    rules: Vec<(Mark, Vec<(&'static str, String)>)>,
}

/// Which marks a rule is about.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// The drawing as a whole: `.g`.
    Whole,
    /// An element: `.g text`.
    Element(String),
    /// A class, or several together: `.g .ln`.
    Classes(Vec<String>),
}

impl Looks {
    /// The looks that a style sheet gives.
    pub fn of(css: &str) -> Looks {
        let rules = rules(css);
        let mut looks = Looks::default();
        for (_, says) in rules.iter().filter(|(selectors, _)| is_by_day(selectors)) {
            looks.tokens.extend(says.iter().filter_map(|(name, value)| Some((name.strip_prefix("--")?.to_owned(), value.to_string()))));
        }
        for (selectors, says) in &rules {
            for mark in selectors.split(',').filter_map(mark) {
                let known = |name: &str| PAINT.into_iter().find(|own| *own == name);
                let said = says.iter().filter_map(|(name, value)| Some((known(name)?, looks.resolved(value)?))).collect();
                looks.rules.push((mark, said));
            }
        }
        looks.rules.sort_by_key(|(mark, _)| match mark {
            Mark::Whole => 0,
            Mark::Element(_) => 1,
            Mark::Classes(classes) => 1 + classes.len(),
        });
        looks
    }

    /// A colour of the theme, resolved; black if it has none of this name.
    pub fn colour(&self, token: &str) -> String {
        self.tokens.get(token).and_then(|value| self.resolved(value)).unwrap_or_else(|| "#000".to_owned())
    }

    /// What is said of an element with some classes, by attribute.
    pub fn attributes(&self, element: &str, classes: &str) -> BTreeMap<&'static str, String> {
        let classes: Vec<&str> = classes.split_whitespace().collect();
        let concerns = |mark: &Mark| match mark {
            Mark::Whole => false,
            Mark::Element(name) => name == element,
            Mark::Classes(all) => all.iter().all(|class| classes.contains(&class.as_str())),
        };
        let said = self.rules.iter().filter(|(mark, _)| concerns(mark)).flat_map(|(_, says)| says);
        said.map(|(name, value)| (*name, value.clone())).collect()
    }

    /// A value without variables and units; nothing if it cannot be known here.
    fn resolved(&self, value: &str) -> Option<String> {
        let mut value = value.trim().to_owned();
        for _ in 0..8 {
            let Some((before, rest)) = value.split_once("var(--") else { break };
            let (name, after) = rest.split_once(')')?;
            value = format!("{before}{}{after}", self.tokens.get(name.trim())?);
        }
        let value = value.strip_suffix("px").unwrap_or(&value).trim();
        (!value.contains('(') && !value.is_empty()).then(|| value.to_owned())
    }
}

/// Whether a rule sets the colours of the light scheme.
fn is_by_day(selectors: &str) -> bool {
    selectors.split(',').any(|selector| matches!(selector.trim(), ":root" | ":root:not([data-theme=dark])"))
}

/// What a selector of drawings is about.
fn mark(selector: &str) -> Option<Mark> {
    let selector = selector.trim();
    if selector == ".g" {
        return Some(Mark::Whole);
    }
    let rest = selector.strip_prefix(".g ")?.trim();
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    match rest.strip_prefix('.') {
        Some(classes) => {
            let classes: Vec<String> = classes.split('.').map(str::to_owned).collect();
            classes.iter().all(|class| is_name(class)).then_some(Mark::Classes(classes))
        }
        None => is_name(rest).then(|| Mark::Element(rest.to_owned())),
    }
}

/// The name and the value of a declaration.
type Declared<'css> = (&'css str, &'css str);

/// The rules of a style sheet that hold without a condition: selectors and what they say.
fn rules(css: &str) -> Vec<(&str, Vec<Declared<'_>>)> {
    let (mut rules, mut rest) = (Vec::new(), css);
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        let Some(open) = rest.find('{') else { return rules };
        let (head, body) = (rest[..open].trim(), &rest[open + 1..]);
        if head.starts_with('@') {
            rest = match head.find(';') {
                Some(end) => &rest[end + 1..],
                None => after_block(body),
            };
            continue;
        }
        let end = body.find('}').unwrap_or(body.len());
        let says = body[..end].split(';').filter_map(|said| said.split_once(':')).map(|(name, value)| (name.trim(), value.trim()));
        rules.push((head, says.collect()));
        rest = body.get(end + 1..).unwrap_or_default();
    }
}

/// What follows a block that may hold others.
fn after_block(body: &str) -> &str {
    let mut depth = 1;
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &body[at + 1..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_look_as_the_style_sheet_says_by_day() {
        let css = "/* a { } */ @import 'x'; :root { --accent: #0f5c63; --deep: var(--accent) } @media print { .g .ln { stroke: red } }\n\
                   .g { font-family: x } .g text { fill: #111 } .g .ac { fill: var(--deep); font-weight: 600 } .g .ln, .g-n .ax { stroke-width: 2.5px }\n\
                   .g .mixed { fill: color-mix(in oklab, red, blue) } :root[data-theme=dark] { --accent: #fff } :root:not([data-theme=dark]){--accent:#123456;}";
        let looks = Looks::of(css);
        let of = |element: &str, classes: &str| looks.attributes(element, classes).into_iter().collect::<Vec<_>>();
        assert_eq!(of("text", "b ac"), [("fill", "#123456".to_owned()), ("font-weight", "600".to_owned())]);
        assert_eq!(of("path", "ln"), [("stroke-width", "2.5".to_owned())]);
        assert_eq!((of("path", "mixed"), of("path", "ax")), (vec![], vec![]));
        assert_eq!((looks.colour("accent"), looks.colour("none")), ("#123456".to_owned(), "#000".to_owned()));
    }
}
