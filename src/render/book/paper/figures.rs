//! Figures, tables, voices, key figures and boxes as the theme's calls.

use super::words::{list, optional, string};
use super::writer::Writer;
use crate::model::notebook::PageSize;
use crate::render::book::drawing;
use crate::render::book::tree::{Element, Node};

impl<'b> Writer<'b> {
    /// A figure: chart, picture, table or voice.
    pub fn figure(&mut self, element: &'b Element) {
        if element.is("quote") {
            return self.voice(element);
        }
        let origin = self.origin(element.value("id"));
        self.marks.extend(origin.map(|place| (self.out.len(), place)));
        self.tables.figure = origin;
        let is_ours = element.find(&|inner| inner.name == "figcaption").is_some() && element.is("fig");
        match (is_ours, element.find(&|inner| inner.name == "img")) {
            (true, _) => self.numbered_figure(element),
            (false, Some(image)) => {
                let picture = self.picture(image);
                let caption = element.find(&|inner| inner.name == "figcaption");
                let caption = caption.map_or_else(|| "none".to_owned(), |caption| self.apart(|writer| writer.words(&caption.children)));
                self.out.push_str(&format!("plain-picture({picture}, caption: {caption});\n"));
            }
            (false, None) => self.flow(&element.children),
        }
        self.tables.figure = None;
    }

    fn origin(&self, id: Option<&str>) -> Option<crate::finding::Place> {
        let origins = self.book.parts.iter().flat_map(|part| &part.origins);
        origins.filter(|(own, _)| Some(own.as_str()) == id).map(|(_, place)| *place).next()
    }

    fn numbered_figure(&mut self, element: &'b Element) {
        let id = self.anchor(element.value("id"));
        let number = element.find(&|inner| inner.is("fig-n"));
        let line = number.and_then(|line| line.find(&|inner| inner.name == "span" && !inner.is("tag")).or(Some(line)));
        let line = optional(line.map(Element::words).filter(|words| !words.is_empty()).as_deref());
        let example = optional(number.and_then(|line| line.find(&|inner| inner.is("tag"))).map(Element::words).as_deref());
        let words = |writer: &mut Self, class: &'static str| match element.find(&|inner| inner.is(class)) {
            Some(found) => writer.apart(|writer| writer.words(&found.children)),
            None => "none".to_owned(),
        };
        let (title, subtitle) = (words(self, "fig-t"), words(self, "fig-s"));
        let all = |writer: &mut Self, class: &str| {
            let mut found = Vec::new();
            each(element, &mut |inner| {
                if inner.is(class) {
                    found.push(inner)
                }
            });
            list(found.into_iter().map(|inner| writer.apart(|writer| writer.words(&inner.children))).collect::<Vec<_>>())
        };
        let (reading, notes) = (all(self, "fig-d"), all(self, "fig-f"));
        let shown = self.shown(element);
        let wide = element.is("fig-wide") || element.is("fig-full");
        self.out.push_str(&format!(
            "chart(id: {id}, line: {line}, example: {example}, title: {title}, subtitle: {subtitle}, reading: {reading}, \
             notes: {notes}, wide: {wide}, {shown});\n"
        ));
    }

    /// What a figure shows: a drawing, a picture, or a table.
    fn shown(&mut self, element: &'b Element) -> String {
        let wanted = if self.book.print.size == PageSize::A5 { "g-m" } else { "g-w" };
        let plot = element.find(&|inner| inner.is("plot"));
        let drawings = plot.into_iter().flat_map(|plot| &plot.children).filter_map(|child| match child {
            Node::Drawing(svg) => Some(svg.as_str()),
            _ => None,
        });
        let drawings: Vec<&str> = drawings.filter(|svg| !svg.starts_with("<svg class=\"pats\"")).collect();
        let of = |class: &str| drawings.iter().find(|svg| svg.starts_with(&format!("<svg class=\"g {class}"))).copied();
        if let Some(svg) = of(wanted).or_else(|| of("g-w")).or_else(|| of("g-m")).or_else(|| drawings.first().copied()) {
            let path = format!("/drawings/{}-{}.svg", self.book.lang.to_ascii_lowercase(), self.drawings.len());
            let (width, height) = drawing::size(svg).unwrap_or((720.0, 340.0));
            let telling = drawings.iter().find(|svg| svg.contains("<desc>")).unwrap_or(&svg);
            let alt = string(&drawing::told(telling));
            self.drawings.insert(path.clone(), svg.to_owned());
            return format!("drawing: ({}, {width}, {height}, {alt})", string(&path));
        }
        if let Some(image) = element.find(&|inner| inner.name == "img") {
            return format!("picture: {}", self.picture(image));
        }
        match plot.unwrap_or(element).find(&|inner| inner.name == "table") {
            Some(table) => {
                let table = self.apart_text(|writer| writer.apart(|writer| writer.table(table)));
                format!("table: {table}")
            }
            None => {
                let rest = plot.map_or_else(|| "none".to_owned(), |plot| self.value(&plot.children));
                format!("other: {rest}")
            }
        }
    }

    /// A picture as its path, what is seen on it, and its size.
    pub fn picture(&mut self, image: &'b Element) -> String {
        let path = image.value("data-widest").or_else(|| image.value("src")).unwrap_or_default();
        let number = |name: &str| image.value(name).and_then(|number| number.parse::<u32>().ok()).unwrap_or(0);
        if self.book.picture(path).is_none() {
            return "none".to_owned();
        }
        self.pictures.insert(path.to_owned());
        let alt = optional(image.value("alt").filter(|alt| !alt.is_empty()));
        format!("({}, {alt}, {}, {})", string(&format!("/{path}")), number("width"), number("height"))
    }

    /// A voice, or a saying that belongs to no witness.
    fn voice(&mut self, element: &'b Element) {
        let id = self.anchor(element.value("id"));
        let label = optional(element.find(&|inner| inner.is("fig-n")).map(Element::words).as_deref());
        let said = element.find(&|inner| inner.name == "blockquote");
        let lang = element.value("lang").or_else(|| said.and_then(|said| said.value("lang")));
        let lang = optional(lang.map(|lang| lang.split('-').next().unwrap_or(lang)));
        let said = said.map_or_else(|| "none".to_owned(), |said| self.apart(|writer| writer.value(&said.children)));
        let who = element.find(&|inner| inner.is("who"));
        let name = who.and_then(|who| who.find(&|inner| inner.name == "b"));
        let name = name.map_or_else(|| "none".to_owned(), |name| self.apart(|writer| writer.words(&name.children)));
        let mut roles = Vec::new();
        if let Some(who) = who {
            each(who, &mut |inner| {
                if inner.is("r") || inner.is("tag") || inner.is("orig") {
                    roles.push(inner.words())
                }
            });
        }
        let roles = list(roles.iter().filter(|role| !role.is_empty()).map(|role| string(role)));
        let face = who.and_then(|who| who.find(&|inner| inner.name == "img"));
        let face = face.map_or_else(|| "none".to_owned(), |face| self.picture(face));
        self.out.push_str(&format!("voice(id: {id}, label: {label}, lang: {lang}, name: {name}, roles: {roles}, face: {face}, {said});\n"));
    }

    /// Key figures.
    pub fn key_figures(&mut self, element: &'b Element) {
        let figure = |item: &Element| {
            let words = |class: &str| item.find(&|inner| inner.is(class)).map(Element::words).unwrap_or_default();
            let number = item.find(&|inner| inner.is("k-n")).or_else(|| item.find(&|inner| inner.is("k-x")));
            let (mut before, mut value, mut after) = (String::new(), String::new(), String::new());
            for part in number.into_iter().flat_map(Element::elements) {
                match (part.name.as_str(), value.is_empty()) {
                    ("span", _) => value = part.words(),
                    (_, true) => before = part.words(),
                    (_, false) => after = spaced(part),
                }
            }
            let is_absent = item.find(&|inner| inner.is("k-x")).is_some();
            let base = item.find(&|inner| inner.is("k-b"));
            let base = base.into_iter().flat_map(Element::elements).filter(|line| line.name == "p").map(|line| string(&line.words()));
            format!(
                "(label: {}, before: {}, number: {}, after: {}, absent: {is_absent}, change: {}, base: {})",
                string(&words("k-l")),
                string(&before),
                string(&value),
                string(&after),
                string(&words("k-c")),
                list(base),
            )
        };
        let figures = list(element.elements().map(figure));
        self.out.push_str(&format!("key-figures({figures});\n"));
    }

    /// A box beside the text.
    pub fn callout(&mut self, element: &'b Element) {
        const KINDS: [&str; 5] = ["method", "caution", "key", "correction", "tip"];
        let kind = KINDS.into_iter().find(|kind| element.is(kind)).unwrap_or("note");
        let first = element.elements().next().filter(|first| first.name == "b");
        let title = first.map_or_else(|| "none".to_owned(), |title| self.apart(|writer| writer.words(&title.children)));
        let rest = element.children.iter().position(|child| child.element().is_some_and(|own| own.name == "b")).filter(|_| first.is_some());
        let body = self.value(&element.children[rest.map_or(0, |at| at + 1)..]);
        self.out.push_str(&format!("callout(kind: {}, title: {title}, {body});\n", string(kind)));
    }
}

/// A unit with the space that parts it from its number, which never breaks.
fn spaced(part: &Element) -> String {
    let starts_apart = matches!(part.children.first(), Some(Node::Text(text)) if text.starts_with(char::is_whitespace));
    let words = part.words();
    if starts_apart { format!("\u{A0}{}", words.trim_start()) } else { words }
}

fn each<'b>(element: &'b Element, visit: &mut dyn FnMut(&'b Element)) {
    for child in element.elements() {
        visit(child);
        each(child, visit);
    }
}
