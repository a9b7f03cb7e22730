//! Blocks: which element each becomes, and where directives stand.

use std::ops::Range;

use crate::finding::Problem;
use crate::source::directives::{Directive, Kind};
use crate::untrusted::{escape_into, escaped};

use super::escape::text_into;
use super::math::{as_typed, mathml};
use super::writer::{Mode, Writer};
use crate::source::markdown::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

impl<'w> Writer<'w> {
    /// Writes the beginning of an element, or all of one that is written whole; returns the next event.
    pub fn start(&mut self, tag: &'w Tag<'w>, at: usize) -> usize {
        match tag {
            Tag::Image { .. } => return self.image(at),
            Tag::Link { .. } => return self.link(at),
            Tag::CodeBlock(kind) => return self.code_block(kind, at),
            Tag::HtmlBlock => return self.markup_block(at),
            Tag::FootnoteDefinition(_) => return self.skip_definition(at),
            _ => {}
        }
        let range = self.events[self.sheet][at].1.clone();
        let container = matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList);
        if self.deeper(container, range) {
            self.open_element(tag, at);
        }
        at + 1
    }

    fn open_element(&mut self, tag: &Tag, at: usize) {
        match tag {
            Tag::Paragraph => self.open_text_block("p"),
            Tag::Heading { .. } => self.open_heading(at),
            Tag::BlockQuote(kind) => self.open_quotation(*kind),
            Tag::List(Some(1)) => self.open_lines("ol", ""),
            Tag::List(Some(first)) => self.open_lines("ol", &format!("start=\"{first}\"")),
            Tag::List(None) => self.open_lines("ul", ""),
            Tag::Item => self.open_text_block("li"),
            Tag::DefinitionList => self.open_lines("dl", ""),
            Tag::DefinitionListTitle => self.open_text_block("dt"),
            Tag::DefinitionListDefinition => self.open_text_block("dd"),
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableHead => self.open_table_head(),
            Tag::TableRow => self.open_row(),
            Tag::TableCell => self.open_cell(at),
            Tag::Emphasis => self.open_inline("em", ""),
            Tag::Strong => self.open_inline("strong", ""),
            Tag::Strikethrough => self.open_inline("del", ""),
            Tag::Superscript => self.open_inline("sup", ""),
            Tag::Subscript => self.open_inline("sub", ""),
            _ => {}
        }
    }

    /// Writes the end of an element.
    pub fn end(&mut self, tag: TagEnd, at: usize) {
        if tag == TagEnd::Link {
            return self.end_link();
        }
        if !self.shallower() {
            return;
        }
        match tag {
            TagEnd::Paragraph => self.close_block("p"),
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::BlockQuote(kind) => self.close_block(if kind.is_some() { "aside" } else { "blockquote" }),
            TagEnd::List(ordered) => self.close_block(if ordered { "ol" } else { "ul" }),
            TagEnd::Item => self.close_block("li"),
            TagEnd::DefinitionList => self.close_block("dl"),
            TagEnd::DefinitionListTitle => self.close_block("dt"),
            TagEnd::DefinitionListDefinition => self.close_block("dd"),
            TagEnd::Table => self.close_table(),
            TagEnd::TableHead => self.close_table_head(),
            TagEnd::TableRow => self.close_row(),
            TagEnd::TableCell => self.close_cell(at),
            TagEnd::Emphasis => self.close_inline("em"),
            TagEnd::Strong => self.close_inline("strong"),
            TagEnd::Strikethrough => self.close_inline("del"),
            TagEnd::Superscript => self.close_inline("sup"),
            TagEnd::Subscript => self.close_inline("sub"),
            _ => {}
        }
    }

    fn open_text_block(&mut self, name: &str) {
        self.typesetter.begin();
        self.open_block(name, "");
    }

    fn open_lines(&mut self, name: &str, attributes: &str) {
        self.open_block(name, attributes);
        self.fresh_line();
    }

    /// A quotation, or an alert with its title in the page's language.
    fn open_quotation(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else { return self.open_lines("blockquote", "") };
        let (class, word) = match kind {
            BlockQuoteKind::Note => ("note", "note"),
            BlockQuoteKind::Tip => ("note tip", "tip"),
            BlockQuoteKind::Important => ("note key", "important"),
            BlockQuoteKind::Warning => ("note caution", "warning"),
            BlockQuoteKind::Caution => ("note caution", "caution"),
        };
        self.open_block("aside", &format!("class=\"{class}\" role=\"note\""));
        let title = self.site.word(word);
        if self.mode == Mode::Page {
            self.open_inline("b", "");
            self.text(&title);
            self.close_inline("b");
            self.fresh_line();
        }
    }

    /// Code as it is written, in a box that scrolls by keyboard.
    fn code_block(&mut self, kind: &CodeBlockKind, at: usize) -> usize {
        let events = self.events;
        let inside = events[self.sheet][at + 1..].iter().map_while(|(event, _)| match event {
            Event::Text(text) => Some(text),
            _ => None,
        });
        let mut html = String::from("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split_whitespace().next()
        {
            html.push_str(" class=\"language-");
            escape_into(&mut html, language);
            html.push('"');
        }
        html.push('>');
        let mut count = 0;
        for text in inside {
            count += 1;
            text_into(&mut html, text);
        }
        html.push_str("</code></pre>\n");
        match self.mode {
            Mode::Page => self.authored_block(html),
            _ => {
                self.fresh_line();
                events[self.sheet][at + 1..at + 1 + count].iter().for_each(|(event, _)| self.code_line(event));
            }
        }
        at + count + 2
    }

    fn code_line(&mut self, event: &Event) {
        if let Event::Text(text) = event {
            self.text(text);
        }
    }

    /// A formula; one that is shown as it is typed is told. In a title or a message, so is every command.
    pub fn math(&mut self, tex: &str, display: &str, range: &Range<usize>) {
        let known = mathml(tex, display);
        if known.is_none() || (self.mode == Mode::Plain && tex.contains('\\')) {
            self.findings.add(Problem::FormulaAsTyped { written: tex.trim().to_owned() }, self.place(range.clone()));
        }
        match self.mode {
            Mode::Plain => self.text(tex),
            _ => self.whole_inline(known.unwrap_or_else(|| as_typed(tex))),
        }
    }

    pub fn task(&mut self, done: bool) {
        let (checked, word) = if done { (" checked", "done") } else { ("", "to-do") };
        if self.mode == Mode::Page {
            let label = escaped(&self.site.word(word));
            self.whole_inline(format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "));
        }
    }

    /// A rule, or the directive that a rule stands for.
    pub fn rule(&mut self, range: Range<usize>) {
        let sheets = self.sheets;
        match sheets[self.sheet].slot(&range) {
            Some(slot) => self.directive(slot.directive, &slot.parts),
            None => {
                self.open_block("hr", "");
                self.fresh_line();
            }
        }
    }

    fn directive(&mut self, directive: &'w Directive<'w>, parts: &[usize]) {
        if directive.kind == Kind::Unknown {
            return;
        }
        let lang = directive.attributes.value("lang").map(|word| word.text);
        let other = lang.map(|lang| std::mem::replace(&mut self.typesetter, self.site.typesetter(Some(lang))));
        let inner: Vec<String> = parts.iter().map(|part| self.sheet_html(*part)).collect();
        if let Some(own) = other {
            self.typesetter = own;
        }
        match self.mode {
            Mode::Plain => inner.iter().for_each(|words| {
                self.fresh_line();
                self.out.push_str(words);
            }),
            _ if directive.name.text == "toc" => self.contents(),
            _ => {
                let (html, findings) = self.site.block(directive, &inner);
                self.findings.append(findings);
                self.whole_block(anchored(html, directive));
            }
        }
    }
}

/// A block under the id its author gave it, where what it shows does not bear it already: links lead there.
fn anchored(html: String, directive: &Directive) -> String {
    let Some(id) = &directive.attributes.id else { return html };
    let attribute = format!("id=\"{}\"", escaped(id.text));
    if html.is_empty() || html.contains(&attribute) { html } else { format!("<div {attribute}>{html}</div>") }
}
