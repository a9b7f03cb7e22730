//! The marks of a passage: what a translator keeps as it is (`{{ value … }}`, `[^1]`, tags) and what stands
//! around words (`**`, links).
//!
//! A light reader of one passage. Cut and joined again, its tokens are the passage, byte for byte; a mark that it
//! misses is only a word that nobody guards. Every search is bounded, so time is linear.

use std::ops::Range;

/// How far the end of a mark is looked for, in bytes.
const REACH: usize = 4000;

/// A stretch of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// As written.
    pub text: &'a str,
    /// What it is.
    pub kind: Kind,
}

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words to translate.
    Words,
    /// Something that stays whole.
    Whole(Mark),
    /// The beginning of something around words; the number is shared with its end.
    Open(Mark, usize),
    /// Its end.
    Close(Mark, usize),
}

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// `{{ … }}`
    Value,
    /// A link, a reference or an address.
    Link,
    /// A picture.
    Image,
    /// `[^1]`
    Footnote,
    /// Code or a formula.
    Code,
    /// An HTML tag or comment.
    Tag,
    /// Emphasis.
    Stress,
}

/// The tokens of a passage, in order.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Reader { text, marks: Vec::new(), stresses: Vec::new(), pairs: 0 };
    found.read(0..text.len());
    let mut marks = found.marks;
    marks.sort_by_key(|(range, _)| (range.start, range.end));
    unnest(&mut marks);
    let mut tokens = Vec::new();
    let mut at = 0;
    for (range, kind) in marks {
        if range.start < at {
            continue;
        }
        if at < range.start {
            tokens.push(Token { text: &text[at..range.start], kind: Kind::Words });
        }
        at = range.end;
        tokens.push(Token { text: &text[range], kind });
    }
    if at < text.len() {
        tokens.push(Token { text: &text[at..], kind: Kind::Words });
    }
    tokens
}

/// The tokens of a word of the interface, in order: what stands in braces is filled by the program and stays whole.
pub fn placeholders(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let Some(end) = rest[start..].find('}').map(|end| start + end + 1) else { break };
        if start > 0 {
            tokens.push(Token { text: &rest[..start], kind: Kind::Words });
        }
        tokens.push(Token { text: &rest[start..end], kind: Kind::Whole(Mark::Value) });
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        tokens.push(Token { text: rest, kind: Kind::Words });
    }
    tokens
}

/// What a translation must hold as often as its original: each mark with its spelling where that matters.
/// Emphasis is left to the translator.
pub fn guarded(text: &str) -> Vec<(Mark, String)> {
    let spelled = |mark: Mark, text: &str| match mark {
        Mark::Value | Mark::Footnote => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Mark::Tag => text.chars().take_while(|letter| !letter.is_whitespace()).filter(|letter| *letter != '>').collect(),
        _ => String::new(),
    };
    let mut marks: Vec<(Mark, String)> = tokens(text)
        .into_iter()
        .filter_map(|token| match token.kind {
            Kind::Whole(mark) | Kind::Close(mark, _) if mark != Mark::Stress => Some((mark, spelled(mark, token.text))),
            _ => None,
        })
        .collect();
    marks.sort();
    marks
}

/// Pairs that cross each other become marks of their own.
fn unnest(marks: &mut [(Range<usize>, Kind)]) {
    let mut open: Vec<usize> = Vec::new();
    let mut crossed = Vec::new();
    for (_, kind) in marks.iter() {
        match kind {
            Kind::Open(_, pair) => open.push(*pair),
            Kind::Close(_, pair) => match open.iter().rposition(|one| one == pair) {
                Some(at) => crossed.extend(open.drain(at..).skip(1)),
                None => crossed.push(*pair),
            },
            _ => {}
        }
    }
    crossed.extend(open);
    for (_, kind) in marks.iter_mut() {
        if let Kind::Open(mark, pair) | Kind::Close(mark, pair) = *kind
            && crossed.contains(&pair)
        {
            *kind = Kind::Whole(mark);
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    marks: Vec<(Range<usize>, Kind)>,
    /// Emphasis that may be closed: where, and how it is spelled.
    stresses: Vec<Range<usize>>,
    pairs: usize,
}

impl Reader<'_> {
    fn read(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.step(at, range.end).unwrap_or_else(|| at + self.text[at..].chars().next().map_or(1, char::len_utf8));
        }
    }

    /// Reads what begins here, if something does; where it ends.
    fn step(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.text[at..end];
        match rest.as_bytes()[0] {
            b'\\' => Some(at + 1 + rest[1..].chars().next().map_or(0, char::len_utf8)),
            b'{' if rest.starts_with("{{") => self.whole(at, find(rest, "}}")?, Mark::Value),
            b'`' => {
                let run = rest.bytes().take_while(|byte| *byte == b'`').count();
                let close = code_end(rest, run);
                close.map_or(Some(at + run), |length| self.whole(at, length, Mark::Code))
            }
            b'$' => self.whole(at, formula(rest)?, Mark::Code),
            b'<' => self.tag(at, rest),
            b'!' if rest.starts_with("![") => self.link(at, 2, end, Mark::Image),
            b'[' if rest.starts_with("[^") => {
                let length = find(rest, "]")?;
                (!rest[..length].contains(char::is_whitespace)).then(|| self.whole(at, length, Mark::Footnote))?
            }
            b'[' => self.link(at, 1, end, Mark::Link),
            b'*' | b'_' | b'~' => Some(self.stress(at, rest)),
            _ => None,
        }
    }

    fn whole(&mut self, at: usize, length: usize, mark: Mark) -> Option<usize> {
        self.marks.push((at..at + length, Kind::Whole(mark)));
        Some(at + length)
    }

    fn tag(&mut self, at: usize, rest: &str) -> Option<usize> {
        let length = find(rest, if rest.starts_with("<!--") { "-->" } else { ">" })?;
        let inner = &rest[1..length - 1];
        let is_tag = inner.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?'));
        let address =
            !inner.contains(char::is_whitespace) && (inner.contains("://") || inner.contains('@') || inner.starts_with("mailto:"));
        let mark = if address { Mark::Link } else { Mark::Tag };
        (is_tag && !inner.starts_with("/ ")).then(|| self.whole(at, length, mark))?
    }

    /// `[words](target)`, `[words][label]`; without words it is one mark.
    fn link(&mut self, at: usize, opening: usize, end: usize, mark: Mark) -> Option<usize> {
        let rest = &self.text[at..end];
        let words = opening + closing(&rest[opening..], b'[', b']')?;
        let tail = match rest.as_bytes().get(words + 1) {
            Some(b'(') => 1 + closing(&rest[words + 2..], b'(', b')')? + 2,
            Some(b'[') => 1 + closing(&rest[words + 2..], b'[', b']')? + 2,
            _ => return None,
        };
        let whole = words + tail;
        if rest[opening..words].trim().is_empty() {
            return self.whole(at, whole, mark);
        }
        let pair = self.pair();
        self.marks.push((at..at + opening, Kind::Open(mark, pair)));
        self.marks.push((at + words..at + whole, Kind::Close(mark, pair)));
        let outside = std::mem::take(&mut self.stresses);
        self.read(at + opening..at + words);
        self.stresses = outside;
        Some(at + whole)
    }

    fn pair(&mut self) -> usize {
        self.pairs += 1;
        self.pairs
    }

    /// A run of stars, underscores or tildes: closes the same run before it, or may be closed by one after it.
    fn stress(&mut self, at: usize, rest: &str) -> usize {
        let mark = rest.as_bytes()[0];
        let run = rest.bytes().take_while(|byte| *byte == mark).count();
        let range = at..at + run;
        if run > 3 || (mark == b'~' && run != 2) {
            return range.end;
        }
        let before = self.text[..at].chars().next_back();
        let after = self.text[range.end..].chars().next();
        let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let is_space = |side: Option<char>| side.is_none_or(char::is_whitespace);
        let inside = mark == b'_' && is_word(before) && is_word(after);
        let spelled = &self.text[range.clone()];
        let opened = self.stresses.iter().rposition(|open| &self.text[open.clone()] == spelled);
        match opened {
            Some(index) if !is_space(before) && !inside => {
                let pair = self.pair();
                let open = self.stresses.drain(index..).next().expect("it was found a moment ago");
                self.marks.push((open, Kind::Open(Mark::Stress, pair)));
                self.marks.push((range.clone(), Kind::Close(Mark::Stress, pair)));
            }
            _ if !is_space(after) && !inside && self.stresses.len() < 32 => self.stresses.push(range.clone()),
            _ => {}
        }
        range.end
    }
}

/// Bytes up to and with the first `end`, if it is near.
fn find(rest: &str, end: &str) -> Option<usize> {
    near(rest).find(end).map(|at| at + end.len())
}

fn near(rest: &str) -> &str {
    let mut reach = rest.len().min(REACH);
    while !rest.is_char_boundary(reach) {
        reach -= 1;
    }
    &rest[..reach]
}

fn code_end(rest: &str, run: usize) -> Option<usize> {
    let near = near(rest).as_bytes();
    let mut at = run;
    while at < near.len() {
        let length = near[at..].iter().take_while(|byte| **byte == b'`').count();
        if length == run {
            return Some(at + run);
        }
        at += length.max(1);
    }
    None
}

fn formula(rest: &str) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix("$$") {
        return find(inner, "$$").map(|length| length + 2);
    }
    let line = rest.lines().next()?;
    let inner = &near(line)[1..];
    let end = inner.find('$')?;
    let (first, last) = (inner[..end].chars().next()?, inner[..end].chars().next_back()?);
    (!first.is_whitespace() && !last.is_whitespace()).then_some(end + 2)
}

/// Where the bracket that is open before this text closes.
fn closing(text: &str, open: u8, close: u8) -> Option<usize> {
    let bytes = near(text).as_bytes();
    let (mut depth, mut at) = (0usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            byte if byte == open => depth += 1,
            byte if byte == close && depth == 0 => return Some(at),
            byte if byte == close => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str) -> String {
        let token = |token: &Token| match token.kind {
            Kind::Words => token.text.to_owned(),
            Kind::Whole(_) => format!("⟦{}⟧", token.text),
            Kind::Open(..) => format!("⟨{}|", token.text),
            Kind::Close(..) => format!("|{}⟩", token.text),
        };
        tokens(text).iter().map(token).collect()
    }

    #[test]
    fn marks_are_told_from_words() {
        for (text, cut) in [
            ("Sur {{ base a/b@2023 }} sorties", "Sur ⟦{{ base a/b@2023 }}⟧ sorties"),
            ("une *femme* **forte**", "une ⟨*|femme|*⟩ ⟨**|forte|**⟩"),
            ("voir [la **page**](page:x) ou [](#fig)", "voir ⟨[|la ⟨**|page|**⟩|](page:x)⟩ ou ⟦[](#fig)⟧"),
            ("![vélo](v.jpg \"t\") et `code`", "⟨![|vélo|](v.jpg \"t\")⟩ et ⟦`code`⟧"),
            ("note[^1] <br> <https://x.be> 3 < 4", "note⟦[^1]⟧ ⟦<br>⟧ ⟦<https://x.be>⟧ 3 < 4"),
            ("a_b_c 2 * 3 * 4 \\*non\\*", "a_b_c 2 * 3 * 4 \\*non\\*"),
            ("*a **b* c**", "⟨*|a **b|*⟩ c**"),
            ("$x^2$ pour 5 $ ou 10 $", "⟦$x^2$⟧ pour 5 $ ou 10 $"),
        ] {
            assert_eq!(spelled(text), cut);
        }
    }

    #[test]
    fn cut_and_joined_a_passage_is_itself_in_linear_time() {
        for unit in ["[", "[a](", "`", "{{", "<a", "*", "**a", "_b_ ", "![", "$", "[^", "é\\", "~~", "[a](b)*c*"] {
            let text = unit.repeat(5_000);
            assert_eq!(tokens(&text).iter().map(|token| token.text).collect::<String>(), text, "{unit}");
        }
    }
}
