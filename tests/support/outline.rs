//! Pages as a reader would take notes of them: head, notices and main text, line by line, without looks.
//!
//! Golden sites hold these outlines instead of pages: a change of markup changes nothing, a change of words,
//! numbers, links or alternatives does.

use super::html::{Element, Node};

/// Elements that begin a line of their own.
const BLOCKS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
    "video",
    "audio",
];

/// The outline of a page.
pub fn outline(page: &Element) -> String {
    let mut out = head(page);
    let body = page.first("body").expect("a page has a body");
    for switch in body.of_class("lang").iter().filter(|nav| nav.name == "nav") {
        let links: Vec<String> = switch.all("a").into_iter().map(|link| format!("{} {}", link.words(), link.attribute("href"))).collect();
        line(&mut out, "switch", &links.join(" · "));
    }
    body.of_class("notice").iter().for_each(|notice| line(&mut out, "notice", &notice.words()));
    out.push('\n');
    let main = body.first("main").unwrap_or(body);
    let mut lines = Lines::default();
    lines.inside(main);
    lines.end();
    out + &lines.text
}

fn head(page: &Element) -> String {
    let mut out = String::new();
    line(&mut out, "lang", page.first("html").map_or("", |html| html.attribute("lang")));
    line(&mut out, "title", &page.first("title").map(Element::words).unwrap_or_default());
    for meta in page.all("meta") {
        if matches!(meta.attribute("name"), "description" | "robots") || meta.attribute("http-equiv") == "refresh" {
            line(&mut out, &format!("{}{}", meta.attribute("name"), meta.attribute("http-equiv")), meta.attribute("content"));
        }
    }
    for link in page.all("link") {
        match link.attribute("rel") {
            "canonical" => line(&mut out, "canonical", link.attribute("href")),
            "alternate" => line(&mut out, "alternate", &format!("{} {}", link.attribute("hreflang"), link.attribute("href"))),
            _ => {}
        }
    }
    out
}

fn line(out: &mut String, name: &str, words: &str) {
    out.push_str(&format!("{name}: {words}\n"));
}

/// Lines as they grow.
#[derive(Default)]
struct Lines {
    text: String,
    current: String,
}

impl Lines {
    fn inside(&mut self, element: &Element) {
        for child in &element.children {
            match child {
                Node::Text(text) => self.current.push_str(&text.replace(['\n', '\t'], " ")),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &Element) {
        if matches!(element.name.as_str(), "script" | "style" | "noscript") || element.attribute("aria-hidden") == "true" {
            return;
        }
        let is_block = BLOCKS.contains(&element.name.as_str());
        if is_block {
            self.end();
            self.current.push_str(mark(&element.name));
        }
        if !element.attribute("lang").is_empty() {
            self.current.push_str(&format!("{{{}}} ", element.attribute("lang")));
        }
        match element.name.as_str() {
            "svg" => self.drawing(element),
            "img" => self.current.push_str(&format!("![{}]({})", element.attribute("alt"), element.attribute("src"))),
            "br" => self.current.push_str(" / "),
            "th" | "td" => {
                self.inside(element);
                self.current.push_str(" |");
            }
            "a" => {
                self.current.push_str(" [");
                self.inside(element);
                self.current.push_str(&format!("]({}) ", element.attribute("href")));
            }
            _ => self.inside(element),
        }
        if is_block {
            self.end();
        }
    }

    /// What a drawing says to those who do not see it, once for its widths: the middle one says all.
    fn drawing(&mut self, svg: &Element) {
        let words = |name| svg.first(name).map(Element::words).unwrap_or_default();
        if words("desc").is_empty() && (svg.has_class("g-w") || svg.has_class("g-n")) {
            return;
        }
        let said = format!("<{} — {}>", words("title"), words("desc"));
        if svg.has_class("g") && !self.text.ends_with(&format!("{said}\n")) && !self.current.contains(&said) {
            self.end();
            self.current = said;
            self.end();
        }
    }

    fn end(&mut self) {
        let words: Vec<&str> = self.current.split(' ').filter(|word| !word.is_empty()).collect();
        if words.iter().any(|word| !mark_only(word)) {
            self.text.push_str(&words.join(" ").replace("[ ", "[").replace(" ]", "]"));
            self.text.push('\n');
        }
        self.current.clear();
    }
}

fn mark(name: &str) -> &'static str {
    match name {
        "h1" => "# ",
        "h2" => "## ",
        "h3" => "### ",
        "h4" => "#### ",
        "li" => "- ",
        "blockquote" => "> ",
        "tr" => "| ",
        "figure" => "--- ",
        _ => "",
    }
}

fn mark_only(word: &str) -> bool {
    matches!(word, "#" | "##" | "###" | "####" | "-" | ">" | "|")
}
