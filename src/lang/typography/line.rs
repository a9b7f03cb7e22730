//! The text set so far: the end of what came before, which is fixed, and the piece being set.

/// How much of the past a piece may need to see: an abbreviation, a number's groups.
const MEMORY: usize = 24;

/// A piece being set, behind what it follows.
pub(super) struct Line {
    text: String,
    /// Where the piece starts; nothing before it can change any more.
    floor: usize,
}

impl Line {
    /// A line after what was set before, with room for a piece of this length and a few spaces more.
    pub(super) fn after(mut context: String, length: usize) -> Line {
        context.reserve(length + length / 8);
        Line { floor: context.len(), text: context }
    }

    pub(super) fn push(&mut self, glyph: char) {
        self.text.push(glyph);
    }

    pub(super) fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The last glyph, space or not.
    pub(super) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// The last glyph that is no space.
    pub(super) fn last_glyph(&self) -> Option<char> {
        self.text.trim_end().chars().next_back()
    }

    /// The last word before the space at the end.
    pub(super) fn last_word(&self) -> &str {
        let text = self.text.trim_end();
        text.rsplit(|glyph: char| glyph.is_whitespace() || super::quotation::opens(glyph)).next().unwrap_or(text)
    }

    /// What stands before the last word and its space.
    pub(super) fn before_last_word(&self) -> &str {
        let text = self.text.trim_end();
        &text[..text.len() - self.last_word().len()]
    }

    pub(super) fn ends_in_space(&self) -> bool {
        self.last().is_some_and(char::is_whitespace)
    }

    pub(super) fn ends_with_opening_guillemet(&self) -> bool {
        let text = self.text.strip_suffix('\u{A0}').unwrap_or(&self.text);
        text.ends_with(['«', '‹'])
    }

    /// Whether the last word is made of hyphens: a space after it would make it a dash.
    pub(super) fn ends_with_hyphens(&self) -> bool {
        matches!(self.last_word(), "-" | "--" | "---")
    }

    /// Whether the last word is an emoticon, which must not be joined to what follows.
    pub(super) fn ends_with_emoticon(&self) -> bool {
        self.text.split_whitespace().next_back().and_then(super::word::emoticon).is_some()
    }

    /// Whether a space ends it and something stands before that it does not open: the place of a dash.
    pub(super) fn stands_apart(&self) -> bool {
        self.ends_in_space() && self.last_glyph().is_some_and(|glyph| !super::quotation::opens(glyph))
    }

    /// Takes away the spaces at the end, as far as the piece goes.
    pub(super) fn trim(&mut self) {
        let kept = self.text.trim_end().len().max(self.floor);
        self.text.truncate(kept);
    }

    /// Puts `space` where breakable spaces end the line. A space of an earlier piece stays.
    pub(super) fn hold(&mut self, space: char) {
        let kept = self.text.trim_end_matches([' ', '\n', '\t']).len();
        if kept >= self.floor && kept < self.text.len() {
            self.text.truncate(kept);
            self.text.push(space);
        }
    }

    /// What a later piece may need to see.
    pub(super) fn end(&self) -> String {
        let start = self.text.char_indices().rev().nth(MEMORY - 1).map_or(0, |(index, _)| index);
        self.text[start..].to_owned()
    }

    pub(super) fn into_piece(mut self) -> String {
        self.text.split_off(self.floor)
    }
}
