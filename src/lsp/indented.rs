//! Where in a YAML text the cursor stands, by its indentation: while somebody types, it is seldom YAML.
//!
//! Reads lines upwards from the cursor, and braces and brackets within its line. Lists and maps in braces over several
//! lines are not seen into.

use std::ops::Range;

/// A step from the root of a text to the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into a member of a list.
    Item,
}

/// What stands at the cursor, or could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A key, of the map that the path leads to.
    Key,
    /// A value: what the path leads to.
    Value,
    /// Either, where nothing but a word stands in a line: a key without its colon, or a value.
    Either,
    /// Words of a text over several lines.
    Prose,
}

/// Where the cursor stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// From the root.
    pub path: Vec<Step>,
    /// What stands there.
    pub slot: Slot,
    /// The word at the cursor, without quotation marks; empty where nothing stands.
    pub word: Range<usize>,
    /// The keys that the map has already, besides the one at the cursor.
    pub beside: Vec<String>,
}

/// Where a byte of the text stands.
pub(super) fn standing(text: &str, at: usize) -> Standing {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find(['\r', '\n']).map_or(text.len(), |length| at + length);
    let line = Line::of(text, start..end);
    let mut up = Up { path: Vec::new(), column: line.column, in_item: false, slot: None };
    let content = &text[line.content.clone()];
    let (slot, word) = match &line.key {
        Some(key) if at > key.end => {
            let own = text[key.clone()].trim_matches(['"', '\'']).to_owned();
            let value = line.value.clone();
            let (inner, slot, word) = within(text, value, at);
            up.path.extend(inner.into_iter().rev());
            up.path.push(Step::Key(own));
            (slot, word)
        }
        Some(key) => (Slot::Key, key.clone()),
        None => {
            let (inner, slot, word) = within(text, line.content.clone(), at);
            let bare = inner.is_empty();
            up.path.extend(inner.into_iter().rev());
            if content.trim().is_empty() && line.dashes.is_empty() {
                up.column = at - start;
            }
            (if bare { Slot::Either } else { slot }, word)
        }
    };
    let in_map = up.path.is_empty();
    let (column, opens) = (up.column, !line.dashes.is_empty());
    let beside = if in_map { siblings(text, (start, end), (column, opens)) } else { Vec::new() };
    up.leave_items(&line.dashes);
    for line in above(text, start) {
        if up.is_root() {
            break;
        }
        up.meet(text, &line);
    }
    up.path.reverse();
    Standing { path: up.path, slot: up.slot.unwrap_or(slot), word, beside }
}

/// The lines above one that begins at `start`, the nearest first.
fn above(text: &str, mut start: usize) -> impl Iterator<Item = Line> + '_ {
    std::iter::from_fn(move || {
        let end = start.checked_sub(1)?;
        start = text[..end].rfind('\n').map_or(0, |end| end + 1);
        Some(Line::of(text, start..end))
    })
}

/// The lines below one that ends at `end`.
fn below(text: &str, end: usize) -> impl Iterator<Item = Line> + '_ {
    let mut next = text[end..].find('\n').map(|length| end + length + 1);
    std::iter::from_fn(move || {
        let start = next?;
        let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        next = (end < text.len()).then_some(end + 1);
        Some(Line::of(text, start..end))
    })
}

/// The other keys of the map at a column; a line that opens a list item is the map's first.
fn siblings(text: &str, (start, end): (usize, usize), (column, opens): (usize, bool)) -> Vec<String> {
    let mut keys = Vec::new();
    let mut note = |line: &Line| keys.extend(line.key.clone().map(|key| text[key].trim_matches(['"', '\'']).to_owned()));
    for line in above(text, start).filter(|line| !line.is_blank).take_while(|_| !opens) {
        let first = line.dashes.first().copied().unwrap_or(line.column);
        if line.column == column {
            note(&line);
        }
        if first < column {
            break;
        }
    }
    for line in below(text, end).filter(|line| !line.is_blank) {
        if line.dashes.first().copied().unwrap_or(line.column) < column {
            break;
        }
        if line.column == column && line.dashes.is_empty() {
            note(&line);
        }
    }
    keys
}

/// A line, taken apart.
struct Line {
    is_blank: bool,
    /// The columns of the dashes that open list items.
    dashes: Vec<usize>,
    /// The column of what comes after them.
    column: usize,
    /// What comes after them.
    content: Range<usize>,
    /// The key that it begins with, with its quotation marks.
    key: Option<Range<usize>>,
    /// What comes after the key's colon.
    value: Range<usize>,
}

impl Line {
    fn of(text: &str, range: Range<usize>) -> Line {
        let end = range.start + text[range.clone()].trim_end_matches('\r').len();
        let mut at = range.start + spaces(&text[range.start..end]);
        let mut dashes = Vec::new();
        while text[at..end] == *"-" || text[at..end].starts_with("- ") {
            dashes.push(at - range.start);
            at += 1;
            at += spaces(&text[at..end]);
        }
        let content = at..end;
        let is_comment = text[content.clone()].starts_with('#');
        let key = if is_comment { None } else { key(&text[content.clone()]).map(|length| at..at + length) };
        let after = key.as_ref().map_or(end, |key| (key.end + 1).min(end));
        let is_blank = dashes.is_empty() && (is_comment || text[content.clone()].trim().is_empty());
        Line { is_blank, column: at - range.start, dashes, content, key, value: after..end }
    }
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// The length of the key that a line begins with.
fn key(content: &str) -> Option<usize> {
    let length = match content.chars().next()? {
        quote @ ('"' | '\'') => content[1..].find(quote)? + 2,
        '{' | '[' | '|' | '>' | '&' | '*' | '!' | '@' => return None,
        _ => {
            let mut colons = content.match_indices(':').map(|(at, _)| at);
            colons.find(|at| content[at + 1..].is_empty() || content[at + 1..].starts_with([' ', '\t']))?
        }
    };
    content[length..].starts_with(':').then_some(length)
}

/// The way up from the cursor's line to the root.
struct Up {
    /// From the cursor upwards.
    path: Vec<Step>,
    /// The column of what was reached.
    column: usize,
    /// Whether that is a list item.
    in_item: bool,
    /// What the text around says of the cursor.
    slot: Option<Slot>,
}

impl Up {
    fn is_root(&self) -> bool {
        self.column == 0 && !self.in_item
    }

    /// Leaves the list items that a line opens, from the innermost.
    fn leave_items(&mut self, dashes: &[usize]) {
        for dash in dashes.iter().rev() {
            self.path.push(Step::Item);
            (self.column, self.in_item) = (*dash, true);
        }
    }

    /// Goes up through a line, if what was reached stands in it.
    fn meet(&mut self, text: &str, line: &Line) {
        if line.is_blank {
            return;
        }
        let opens_our_map = !self.in_item && line.column == self.column;
        if opens_our_map && !line.dashes.is_empty() {
            return self.leave_items(&line.dashes);
        }
        let (Some(key), value) = (&line.key, text[line.value.clone()].trim()) else { return };
        let holds = if self.in_item { line.column <= self.column } else { line.column < self.column };
        // A line that opens an item holds what stands deeper than its first key.
        if !holds || (self.in_item && line.dashes.last().is_some_and(|dash| *dash >= self.column)) {
            return;
        }
        let value = value.split(" #").next().unwrap_or("").trim();
        if value.starts_with(['|', '>']) {
            self.path.clear();
            self.slot = Some(Slot::Prose);
        } else if !value.is_empty() && !value.starts_with(['#', '&', '!']) {
            // Words that go on from the line above.
            self.path.clear();
            self.slot = Some(Slot::Value);
        }
        self.path.push(Step::Key(text[key.clone()].trim_matches(['"', '\'']).to_owned()));
        (self.column, self.in_item) = (line.column, false);
        self.leave_items(&line.dashes);
    }
}

/// Inside what stands in one line: the steps into its braces and brackets, what stands there, and the word.
fn within(text: &str, range: Range<usize>, at: usize) -> (Vec<Step>, Slot, Range<usize>) {
    let mut frames: Vec<(char, usize)> = Vec::new();
    let mut part = range.start;
    let mut quote = None;
    for (offset, letter) in text[range.clone()].char_indices().map(|(offset, letter)| (range.start + offset, letter)) {
        if offset >= at {
            break;
        }
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if text[part..offset].trim().is_empty() || text[part..offset].trim_end().ends_with(':') => {
                quote = Some(letter)
            }
            // Braces of values in words are no braces of YAML.
            (None, '{' | '[') if text[part..offset].trim().is_empty() || text[part..offset].trim_end().ends_with(':') => {
                frames.push((letter, part));
                part = offset + 1;
            }
            (None, '}' | ']') => part = frames.pop().map_or(part, |(_, part)| part),
            (None, ',') if !frames.is_empty() => part = offset + 1,
            _ => {}
        }
    }
    let mut steps = Vec::new();
    for (index, (mark, _)) in frames.iter().enumerate() {
        let inner = frames.get(index + 1).map_or(part, |(_, part)| *part);
        match mark {
            '[' => steps.push(Step::Item),
            _ if index + 1 < frames.len() => steps.extend(key_of(&text[inner..]).map(Step::Key)),
            _ => {}
        }
    }
    let end = end_of_part(text, (part, range.end), (!frames.is_empty(), quote));
    let own = &text[part..end];
    if frames.last().is_some_and(|(mark, _)| *mark == '{') {
        let lead = own.len() - own.trim_start().len();
        return match key(own.trim_start()).or_else(|| own.trim_start().find(':')) {
            Some(length) if at > part + lead + length => {
                steps.extend(key_of(own).map(Step::Key));
                (steps, Slot::Value, word(text, part + lead + length + 1..end, at))
            }
            found => {
                let to = found.map_or(end, |length| part + lead + length);
                (steps, Slot::Key, word(text, part..to, at))
            }
        };
    }
    (steps, Slot::Value, word(text, part..end, at))
}

fn key_of(part: &str) -> Option<String> {
    let part = part.trim_start();
    let length = key(part).or_else(|| part.find(':'))?;
    Some(part[..length].trim_matches(['"', '\'']).to_owned())
}

/// Where what begins at `part` ends: before a comma or a closing mark between braces, else at a comment or the end.
fn end_of_part(text: &str, (part, end): (usize, usize), (in_braces, quote): (bool, Option<char>)) -> usize {
    let mut open = None;
    for (offset, letter) in text[part..end].char_indices() {
        match (open, letter) {
            (Some(mark), _) if letter == mark => open = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if text[part..part + offset].trim().is_empty() || text[part..part + offset].trim_end().ends_with(':') => {
                open = Some(letter);
            }
            (None, ',' | '}' | ']') if in_braces => return part + offset,
            (None, '#') if quote.is_none() && text[part..part + offset].ends_with(' ') => return part + offset,
            _ => {}
        }
    }
    end
}

/// The words of a stretch without the spaces and quotation marks around them; where nothing stands, the cursor.
fn word(text: &str, range: Range<usize>, at: usize) -> Range<usize> {
    let own = text[range.clone()].trim();
    if own.is_empty() {
        return at..at;
    }
    let start = range.start + (text[range.clone()].len() - text[range].trim_start().len());
    let bare = own.strip_prefix(['"', '\'']).unwrap_or(own);
    let from = start + own.len() - bare.len();
    let bare = bare.strip_suffix(['"', '\'']).filter(|_| from > start).unwrap_or(bare);
    from..from + bare.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path, the slot and the word at the mark `¦`, and the keys beside it.
    fn at(marked: &str) -> String {
        let offset = marked.find('¦').expect("a mark");
        let text = marked.replace('¦', "");
        let Standing { path, slot, word, beside } = standing(&text, offset);
        let step = |step: &Step| match step {
            Step::Key(key) => key.clone(),
            Step::Item => "-".to_owned(),
        };
        let path: Vec<String> = path.iter().map(step).collect();
        format!("{} {slot:?} [{}] {}", path.join("."), &text[word], beside.join(",")).trim().to_owned()
    }

    #[test]
    fn keys_and_values_know_where_they_stand() {
        for (text, expected) in [
            ("a: b¦", "a Value [b]"),
            ("a¦: b", "Key [a]"),
            ("a: 1\n¦b: 2\nc: 3", "Key [b] a,c"),
            ("a:\n  b: ¦", "a.b Value []"),
            ("a:\n  b: 1\n  ¦", "a Either [] b"),
            ("a:\n  b: 1\n  na¦\nd: 1", "a Either [na] b"),
            ("a:\n  - b: 1\n    c: \"¦x\"\n", "a.-.c Value [x]"),
            ("a:\n  - b: 1\n    ¦\n    d: 2\n", "a.- Either [] b,d"),
            ("a:\n- b: 1\n- c¦: 1\n  e: 1\nf: 1", "a.- Key [c] e"),
            ("- id: x\n- id: ¦y", "-.id Value [y]"),
            ("- id: x\n  b: 1\n- id: y\n  ¦", "- Either [] id"),
            ("a:\n  - ¦\n", "a.- Either []"),
            ("a:\n  - x\n  - y¦\n", "a.- Either [y]"),
            ("a: {fr: \"é\", nl: \"¦e\"} # c", "a.nl Value [e]"),
            ("a: {fr: \"é, b\", n¦}", "a Key [n]"),
            ("a: [x, y¦, z]", "a.- Value [y]"),
            ("a: [{b: 1, c: ¦}]", "a.-.c Value []"),
            ("a: x¦ # note", "a Value [x]"),
            ("a:\n  b: |\n    mots: {{ value ¦x }}\n", "a.b Prose [value x]"),
            ("a:\n  # note\n\n  b:\n    c:\n      - d: 1\n        e: 2¦", "a.b.c.-.e Value [2]"),
            ("a:\n  2023: {value: 3¦}", "a.2023.value Value [3]"),
        ] {
            assert_eq!(at(text), expected, "{text}");
        }
    }

    #[test]
    fn no_text_is_too_broken() {
        let text = "a: {b: [\"é\n - - x: }\n\t🙂: ]\r\n  - |\n 'k: \"\n- :\n:";
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let standing = standing(text, at);
            assert!(text.is_char_boundary(standing.word.start) && text.is_char_boundary(standing.word.end), "{at}");
        }
    }
}
