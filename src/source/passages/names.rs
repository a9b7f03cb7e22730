//! What blocks are called in a passage's shape, and how its lines begin.

use crate::source::markdown::{Tag, TagEnd};

/// How many bytes begin a line that goes on in as many quotations.
pub(super) fn beginning(line: &str, quotes: usize) -> usize {
    let blanks = |from: usize| line[from..].len() - line[from..].trim_start_matches([' ', '\t']).len();
    let mut at = blanks(0);
    for _ in 0..quotes {
        if line[at..].starts_with('>') {
            at += 1;
            at += blanks(at);
        }
    }
    at
}

pub(super) fn has_words(html: &str) -> bool {
    let mut inside = false;
    let outside = |letter: char| {
        inside = match letter {
            '<' => true,
            '>' => false,
            _ => inside,
        };
        !inside && letter.is_alphabetic()
    };
    !html.trim_start().starts_with("<!--") && html.chars().any(outside)
}

pub(super) fn is_inline(tag: &Tag) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Strong | Strikethrough | Link { .. } | Image { .. } | Superscript | Subscript)
}

/// What a block is called in a shape.
pub(super) fn opens(tag: &Tag) -> String {
    closes(&tag.to_end())
}

pub(super) fn closes(tag: &TagEnd) -> String {
    use TagEnd as End;
    match tag {
        End::Paragraph => "p",
        End::Heading(level) => return level.to_string(),
        End::BlockQuote(_) => "q",
        End::CodeBlock => "code",
        End::HtmlBlock => "html",
        End::List(true) => "ol",
        End::List(false) => "ul",
        End::Item => "li",
        End::FootnoteDefinition => "fn",
        End::DefinitionList => "dl",
        End::DefinitionListTitle => "dt",
        End::DefinitionListDefinition => "dd",
        End::Table => "table",
        End::TableHead => "thead",
        End::TableRow => "tr",
        End::TableCell => "td",
        _ => "",
    }
    .to_owned()
}
