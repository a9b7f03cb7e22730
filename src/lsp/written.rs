//! What of Markdown stands at the cursor: a block, its options, an inline value, a link.
//!
//! Looks at the lines before the cursor and at its own; code between fences is no Markdown.

use std::ops::Range;

use crate::source::directives::CONTAINERS;

/// What stands at the cursor, each with the word that a choice would replace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// The name of a block, after its colons.
    Block(Range<usize>),
    /// What a block is about.
    Argument(String, Range<usize>),
    /// The key of an attribute in braces.
    AttributeKey(String, Range<usize>),
    /// The value of an attribute: the block, the key, the word.
    Attribute(String, String, Range<usize>),
    /// The options of a block, as a stretch of YAML.
    Options(String, Range<usize>),
    /// The verb of an inline value.
    Verb(Range<usize>),
    /// What an inline value is about; the whole call, with its braces if it ends.
    Reference { verb: String, word: Range<usize>, call: Range<usize> },
    /// The period of an inline value: what it is about, and the word.
    Period { reference: String, word: Range<usize>, call: Range<usize> },
    /// Another word of an inline value.
    Option { verb: String, reference: String, word: Range<usize>, call: Range<usize> },
    /// The scheme of a link that has none yet.
    Scheme(Range<usize>),
    /// What a link leads to: its scheme, and the word.
    Link(String, Range<usize>),
    /// Words.
    Nothing,
}

/// What stands at a byte of a Markdown text that begins at `start`.
pub(super) fn written(text: &str, start: usize, at: usize) -> Written {
    let own = line_at(text, at);
    let mut open: Vec<(usize, String, usize)> = Vec::new();
    let mut fence = None;
    let mut begin = start;
    while begin < own.start {
        let line = line_at(text, begin);
        let trimmed = text[line.clone()].trim();
        let mark: String = trimmed.chars().take_while(|mark| *mark == '`' || *mark == '~').collect();
        match &fence {
            Some(open) if trimmed.starts_with(open) => fence = None,
            Some(_) => {}
            None if mark.len() >= 3 => fence = Some(mark),
            None => meet(trimmed, next(text, &line), &mut open),
        }
        begin = next(text, &line);
    }
    if fence.is_some() {
        return Written::Nothing;
    }
    let trimmed = text[own.clone()].trim_start();
    let colons = trimmed.len() - trimmed.trim_start_matches(':').len();
    if colons >= 3 {
        let from = own.start + (own.len() - trimmed.len()) + colons;
        return if at < from { Written::Nothing } else { header(text, from..own.end, at) };
    }
    match open.last() {
        Some((_, name, from)) if !CONTAINERS.contains(&name.as_str()) => {
            let end = text[own.end..].find(":::").map_or(text.len(), |length| own.end + length);
            Written::Options(name.clone(), *from..end)
        }
        _ => inline(text, own, at),
    }
}

/// What stands in a line of words.
pub(super) fn inline(text: &str, line: Range<usize>, at: usize) -> Written {
    let before = &text[line.start..at];
    if let Some(open) = before.rfind("{{").filter(|open| !before[*open..].contains("}}")) {
        let from = line.start + open + 2;
        let close = text[at..line.end].find("}}").map(|length| at + length);
        return call(text, from..close.unwrap_or(line.end), (at, close.is_some()));
    }
    let Some(open) = before.rfind("](").filter(|open| !before[*open..].contains([')', ' '])) else { return Written::Nothing };
    let from = line.start + open + 2;
    let to = text[at..line.end].find([')', ' ', '"']).map_or(line.end, |length| at + length);
    match text[from..to].find(':') {
        Some(colon) if at > from + colon => Written::Link(text[from..from + colon].to_owned(), from + colon + 1..to),
        Some(colon) => Written::Scheme(from..from + colon + 1),
        None => Written::Scheme(from..to),
    }
}

fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..end.max(start) - usize::from(text[start..end].ends_with('\r') && at < end)
}

fn next(text: &str, line: &Range<usize>) -> usize {
    text[line.end..].find('\n').map_or(text.len(), |length| line.end + length + 1)
}

/// Opens or closes blocks.
fn meet(line: &str, after: usize, open: &mut Vec<(usize, String, usize)>) {
    let colons = line.len() - line.trim_start_matches(':').len();
    let rest = line[colons..].trim();
    if colons < 3 {
        return;
    }
    if rest.is_empty() {
        while open.last().is_some_and(|(own, ..)| *own < colons) {
            open.pop();
        }
        open.pop();
    } else {
        let name = rest.split([' ', '{']).next().unwrap_or_default();
        open.push((colons, name.to_owned(), after));
    }
}

/// The opening line of a block, after its colons.
fn header(text: &str, range: Range<usize>, at: usize) -> Written {
    let brace = text[range.clone()].find('{').map(|brace| range.start + brace);
    let words = words(text, range.start..brace.unwrap_or(range.end));
    let name = words.first().map(|word| text[word.clone()].to_owned()).unwrap_or_default();
    match (brace, words.iter().position(|word| word.start <= at && at <= word.end)) {
        (Some(brace), _) if at > brace => attribute(text, (name, brace + 1..range.end), at),
        (_, Some(0)) | (_, None) if words.len() <= 1 && words.iter().all(|word| at <= word.end) => {
            Written::Block(words.first().filter(|word| word.start <= at).cloned().unwrap_or(at..at))
        }
        (_, Some(0)) => Written::Block(words[0].clone()),
        (_, Some(index)) => Written::Argument(name, words[index].clone()),
        (_, None) => Written::Argument(name, at..at),
    }
}

fn attribute(text: &str, (name, range): (String, Range<usize>), at: usize) -> Written {
    let close = text[range.clone()].rfind('}').map_or(range.end, |close| range.start + close);
    let before = &text[range.start..at.min(close)];
    let quotes = before.matches('"').count();
    let from = match quotes % 2 {
        1 => before[..before.rfind('"').unwrap_or(0)].rfind(' '),
        _ => before.rfind(' '),
    };
    let from = range.start + from.map_or(0, |space| space + 1);
    let to = text[at.min(close)..close].find([' ', '"']).map_or(close, |length| at + length);
    match text[from..to].find('=') {
        Some(equals) if at > from + equals => {
            let start = from + equals + 1;
            let quoted = usize::from(text[start..to].starts_with('"'));
            Written::Attribute(name, text[from..from + equals].to_owned(), start + quoted..to.max(start + quoted))
        }
        Some(equals) => Written::AttributeKey(name, from..from + equals),
        None => Written::AttributeKey(name, from..to.max(from)),
    }
}

/// The words of an inline value.
fn call(text: &str, range: Range<usize>, (at, is_closed): (usize, bool)) -> Written {
    let call = range.start - 2..if is_closed { range.end + 2 } else { range.end };
    let words = words(text, range);
    let index = words.iter().position(|word| word.start <= at && at <= word.end);
    let word = index.map_or(at..at, |index| words[index].clone());
    let verb = words.first().map(|word| text[word.clone()].to_owned()).unwrap_or_default();
    let before = words.iter().filter(|word| word.end < at).count();
    match index.unwrap_or(before) {
        0 => Written::Verb(word),
        1 => match text[word.clone()].find('@') {
            Some(sign) if at > word.start + sign => {
                let reference = text[word.start..word.start + sign].to_owned();
                Written::Period { reference, word: word.start + sign + 1..word.end, call }
            }
            Some(sign) => Written::Reference { verb, word: word.start..word.start + sign, call },
            None => Written::Reference { verb, word, call },
        },
        _ => {
            let reference = words.get(1).map_or("", |word| text[word.clone()].split('@').next().unwrap_or_default()).to_owned();
            Written::Option { verb, reference, word, call }
        }
    }
}

/// The words of a stretch.
fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let inner = &text[range.clone()];
    let offset = |part: &str| range.start + (part.as_ptr() as usize - inner.as_ptr() as usize);
    inner.split_whitespace().map(|part| offset(part)..offset(part) + part.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(marked: &str) -> Written {
        let offset = marked.find('¦').expect("a mark");
        written(&marked.replace('¦', ""), 0, offset)
    }

    /// The word of what stands at the mark.
    fn word(marked: &str) -> (String, String) {
        let text = marked.replace('¦', "");
        let (name, range) = match at(marked) {
            Written::Block(range) => ("block".to_owned(), range),
            Written::Argument(name, range) => (format!("argument {name}"), range),
            Written::AttributeKey(name, range) => (format!("key {name}"), range),
            Written::Attribute(name, key, range) => (format!("value {name} {key}"), range),
            Written::Options(name, range) => (format!("options {name}"), range),
            Written::Verb(range) => ("verb".to_owned(), range),
            Written::Reference { verb, word, .. } => (format!("reference {verb}"), word),
            Written::Period { reference, word, .. } => (format!("period {reference}"), word),
            Written::Option { verb, reference, word, .. } => (format!("option {verb} {reference}"), word),
            Written::Scheme(range) => ("scheme".to_owned(), range),
            Written::Link(scheme, range) => (format!("link {scheme}"), range),
            Written::Nothing => ("nothing".to_owned(), 0..0),
        };
        (name, text[range].to_owned())
    }

    #[test]
    fn what_stands_at_the_cursor_is_told_with_the_word_it_replaces() {
        for (text, name, own) in [
            ("::: cha¦rt a/b {#x}\n", "block", "chart"),
            ("::: ¦\n", "block", ""),
            ("::: chart a/¦b {#x}\n", "argument chart", "a/b"),
            ("::: chart ¦", "argument chart", ""),
            (":::: callout {ki¦nd=note}\n", "key callout", "kind"),
            (":::: callout {kind=no¦te title=\"a b\"}\n", "value callout kind", "note"),
            (":::: callout {kind=note title=\"a ¦b\"}\n", "value callout title", "a b"),
            ("mots\n\n::: chart a/b\ntype: ¦\n:::\n", "options chart", "type: \n"),
            (":::: callout\n{{ val¦ }}\n::::\n", "verb", "val"),
            ("::: chart a/b\n:::\n{{ value a/b@20¦ }}", "period a/b", "20"),
            ("é 🙂 {{ value a¦/b@2023 }}", "reference value", "a/b"),
            ("{{ value ¦", "reference value", ""),
            ("{{ change a/b@2021..2023 in ¦ }}", "option change a/b", ""),
            ("[x](¦)", "scheme", ""),
            ("[x](indi¦cator:y)", "scheme", "indicator:"),
            ("[x](indicator:¦y) fin", "link indicator", "y"),
            ("```\n{{ ¦\n```\n", "nothing", ""),
            ("mots¦ {{ value x }}", "nothing", ""),
        ] {
            assert_eq!(word(text), (name.to_owned(), own.to_owned()), "{text}");
        }
    }

    #[test]
    fn no_text_is_too_broken() {
        let text = "é ::: {\"🙂\n::: chart {a=\" b\r\n:::\n{{ {{ @ é@🙂 }}\n[](:é\n``` x\n::: \n{";
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            assert!(format!("{:?}", written(text, 0, at)).len() > 3, "{at}");
        }
    }
}
