//! Words of the interface, written into a site's own words file: each where its group is, as the file is written.

use std::collections::{BTreeMap, BTreeSet};

use super::interface::{Sheet, Word, counted};
use super::sound::{Named, Original, settled};
use super::writing::Why;
use crate::finding::{Findings, Place};
use crate::lang::{CATEGORIES, Words, spoken};
use crate::snapshot::FileId;
use crate::source::spelling::{Edit, edited, line_end, quoted, with_entry, with_words};
use crate::source::yaml::{self, Entry, Kind, Node};

/// New words with their keys, `nav.home`, `count.members.one`, in the order of their originals.
pub(super) type New<'a> = [(&'a str, String)];

/// Of all names of words, those that are a word's plural forms and nothing else: `count.members`.
pub(super) fn counted_words<'a>(keys: impl Iterator<Item = &'a str> + Clone) -> BTreeSet<&'a str> {
    let around = |key: &'a str| key.rsplit_once('.');
    let plain: BTreeSet<&str> =
        keys.clone().filter_map(around).filter(|(_, form)| !CATEGORIES.contains(form)).map(|(word, _)| word).collect();
    keys.filter_map(around).map(|(word, _)| word).filter(|word| !plain.contains(word)).collect()
}

/// A words file with other words, and what was not written and why. `primary` is its language's; `counted` are the words
/// that have plural forms.
pub(super) fn rewritten(text: &str, (primary, counted): (&str, &BTreeSet<&str>), new: &New) -> (String, Vec<(String, Why)>) {
    let usual = Sheet::read(spoken(primary).unwrap_or_default(), FileId(0));
    let own = Sheet::read(text, FileId(0));
    let mut refused = Vec::new();
    let mut page = Page { text, edits: Vec::new(), lacking: Vec::new() };
    let of_word = |key: &str| key.rsplit_once('.').filter(|(word, _)| counted.contains(word)).map(|(word, _)| word.to_owned());
    let mut done = BTreeSet::new();
    for (key, words) in new {
        match (own.words.get(*key), of_word(key)) {
            (Some(Word::Plain(said)), _) => page.replace(key, said.place, words),
            (_, Some(word)) if done.contains(&word) => {}
            (_, Some(word)) => {
                let forms = new.iter().filter_map(|(key, words)| Some((key.strip_prefix(&word)?.strip_prefix('.')?, words.as_str())));
                let forms = forms.filter(|(form, _)| CATEGORIES.contains(form)).collect();
                refused.extend(page.count(&word, (own.words.get(&word), usual.words.get(&word)), &forms));
                done.insert(word);
            }
            _ => page.lacking.push(((*key).to_owned(), vec![(*key).to_owned()], quoted(words))),
        }
    }
    let (made, homeless) = page.settled();
    refused.extend(homeless.into_iter().map(|key| (key, Why::NoPlace)));
    let gone: BTreeSet<&String> = refused.iter().map(|(key, _)| key).collect();
    let written: Vec<&(&str, String)> = new.iter().filter(|(key, _)| !gone.contains(&(*key).to_owned())).collect();
    if says(&made, &written) {
        return (made, refused);
    }
    refused.extend(written.into_iter().map(|(key, _)| ((*key).to_owned(), Why::Misshapen)));
    (text.to_owned(), refused)
}

/// Whether a file can be read as words, and says these.
fn says(made: &str, new: &[&(&str, String)]) -> bool {
    let sheet = Sheet::read(made, FileId(0));
    let said = |key: &str| match (sheet.words.get(key), key.rsplit_once('.')) {
        (Some(Word::Plain(said)), _) => Some(said.words.clone()),
        (_, Some((word, form))) => match sheet.words.get(word)? {
            Word::Counted(forms) => forms.get(form).map(|said| said.words.clone()),
            Word::Plain(_) => None,
        },
        _ => None,
    };
    Words::parse(made).is_ok() && new.iter().all(|(key, words)| said(key).as_ref() == Some(words))
}

/// A file on its way, with what it still lacks: a key, the names of its units, and its value as written.
struct Page<'a> {
    text: &'a str,
    edits: Vec<Named>,
    lacking: Vec<(String, Vec<String>, String)>,
}

impl Page<'_> {
    fn replace(&mut self, key: &str, place: Place, words: &str) {
        let edit = with_words(self.text, &(place.start as usize..place.end as usize), words);
        self.edits.push((key.to_owned(), edit));
    }

    /// The plural forms of a word: those that it has get other words, the others are put beside them. A word that is
    /// new has its general form, or takes the program's forms for those that are not said.
    fn count(&mut self, word: &str, (own, usual): (Option<&Word>, Option<&Word>), forms: &BTreeMap<&str, &str>) -> Vec<(String, Why)> {
        let named = |form: &str| format!("{word}.{form}");
        if let Some(Word::Counted(there)) = own {
            for (form, words) in forms {
                match there.get(form) {
                    Some(said) => self.replace(&named(form), said.place, words),
                    None => self.lacking.push((named(form), vec![named(form)], quoted(words))),
                }
            }
            return Vec::new();
        }
        let usual = match usual {
            Some(Word::Counted(usual)) => usual.iter().map(|(form, said)| (*form, said.words.as_str())).collect(),
            _ => BTreeMap::new(),
        };
        let all: BTreeMap<&str, &str> = usual.into_iter().chain(forms.iter().map(|(form, words)| (*form, *words))).collect();
        let units: Vec<String> = forms.keys().map(|form| named(form)).collect();
        if !all.contains_key("other") {
            return units.into_iter().map(|unit| (unit, Why::NeedsFirst(vec![named("other")]))).collect();
        }
        let in_order = CATEGORIES.into_iter().filter_map(|form| Some(format!("{form}: {}", quoted(all.get(form)?))));
        let value = format!("{{{}}}", in_order.collect::<Vec<_>>().join(", "));
        self.lacking.push((word.to_owned(), units, value));
        Vec::new()
    }

    /// The file with all of it, and the units for which there is no place.
    fn settled(mut self) -> (String, Vec<String>) {
        let tree = yaml::parse(self.text, Place::file(FileId(0)), &mut Findings::new());
        let entries: &[Entry] = match tree.as_ref().map(|tree| &tree.kind) {
            Some(Kind::Map(entries)) => entries,
            _ => &[],
        };
        let (mut homeless, mut groups): (Vec<String>, Vec<Group>) = (Vec::new(), Vec::new());
        for (key, units, value) in std::mem::take(&mut self.lacking) {
            let (around, name) = key.rsplit_once('.').unwrap_or(("", &key));
            match found(entries, around) {
                Some(Some(inner)) => match with_entry(self.text, inner, (name, &value)) {
                    Some(edit) => self.edits.extend(shared(units, edit)),
                    None => homeless.extend(units),
                },
                // The file has something else at that name.
                Some(None) => homeless.extend(units),
                None => {
                    let known = groups.iter_mut().find(|group| group.name == around && !around.is_empty());
                    let line = (name.to_owned(), value);
                    match known {
                        Some(group) => {
                            group.lines.push(line);
                            group.units.extend(units);
                        }
                        None => groups.push(Group { name: around.to_owned(), lines: vec![line], units }),
                    }
                }
            }
        }
        let edits = groups.into_iter().enumerate().flat_map(|(at, group)| group.at_the_end_of(self.text, at == 0));
        self.edits.extend(edits.collect::<Vec<_>>());
        // A file without any word holds nothing that could be lost.
        if tree.is_none() && Words::parse(self.text).is_ok() {
            let edits: Vec<Edit> = self.edits.into_iter().map(|(_, edit)| edit).collect();
            return (edited(self.text, &edits), homeless);
        }
        let (made, refused) = settled(&Original { text: self.text, markdown: None }, self.edits);
        homeless.extend(refused);
        (made, homeless)
    }
}

/// A group of words that a file does not have yet; without a name, a single word.
struct Group {
    name: String,
    /// Keys and values, as they are written.
    lines: Vec<(String, String)>,
    units: Vec<String>,
}

impl Group {
    /// The edits that write it at the end of a file; the first of several sees to it that a line begins there.
    fn at_the_end_of(self, text: &str, is_first: bool) -> Vec<Named> {
        let (at, eol) = (text.len(), line_end(text));
        let (indent, head) = if self.name.is_empty() { ("", String::new()) } else { ("  ", format!("{}:{eol}", self.name)) };
        let gap = if is_first && at > 0 && !text.ends_with('\n') { eol } else { "" };
        let lines: String = self.lines.iter().map(|(key, value)| format!("{indent}{key}: {value}{eol}")).collect();
        shared(self.units, Edit { range: at..at, text: format!("{gap}{head}{lines}") })
    }
}

/// One edit that stands for several units: the first makes it, the others have nothing left to do.
fn shared(units: Vec<String>, edit: Edit) -> Vec<Named> {
    let nothing = Edit { range: edit.range.clone(), text: String::new() };
    units.into_iter().enumerate().map(|(at, unit)| (unit, if at == 0 { edit.clone() } else { nothing.clone() })).collect()
}

/// The entries of the map at a path; nothing in it if something else stands there; nothing at all if the file has no
/// such key. The whole file is no place: lines are added at its end.
fn found<'n>(entries: &'n [Entry], path: &str) -> Option<Option<&'n [Entry]>> {
    if path.is_empty() {
        return None;
    }
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let node: &Node = &entries.iter().find(|entry| entry.key == name)?.value;
    match (&node.kind, rest) {
        (Kind::Map(inner), None) if !inner.is_empty() => Some(Some(inner)),
        (Kind::Map(inner), Some(rest)) if !counted(node) => found(inner, rest).or(Some(None)),
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str, primary: &str, new: &[(&'static str, &str)]) -> (String, Vec<(String, Why)>) {
        let counted = counted_words(new.iter().map(|(key, _)| *key));
        rewritten(text, (primary, &counted), &new.iter().map(|(key, words)| (*key, (*words).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn words_are_put_where_their_group_is_as_the_file_is_written() {
        let text = "# mine\nnav:\n  home: 'Басты'  # x\n  count: {one: '{n} a', other: b}\n# end of nav\nof: b\nflow: {a: x}\n";
        let new = [
            ("nav.home", "Үй"),
            ("nav.back", "Кері \"a\""),
            ("nav.count.one", "{n} it’s"),
            ("nav.count.few", "c"),
            ("of", "from: x"),
            ("flow.b", "y"),
            ("units.km.one", "шақырым"),
            ("units.km.other", "{n} ш"),
            ("units.kg", "k"),
            ("alone", "z"),
        ];
        let expected = "# mine\nnav:\n  home: 'Үй'  # x\n  count: {one: '{n} it’s', other: b, few: \"c\"}\n  back: \"Кері \\\"a\\\"\"\n# end of nav\nof: \"from: x\"\nflow: {a: x, b: \"y\"}\nunits:\n  km: {one: \"шақырым\", other: \"{n} ш\"}\n  kg: \"k\"\nalone: \"z\"\n";
        let (made, refused) = with(text, "kk", &new);
        assert_eq!((made.as_str(), refused.as_slice()), (expected, &[][..]));
        // What a file says already costs no byte.
        assert_eq!(with(&made, "kk", &new), (made.clone(), Vec::new()));
    }

    #[test]
    fn a_new_file_is_made_and_a_word_is_whole_or_refused() {
        assert_eq!(
            with("", "ru", &[("a.b.one", "1"), ("a.b.other", "2"), ("c", "3")]).0,
            "a:\n  b: {one: \"1\", other: \"2\"}\nc: \"3\"\n"
        );
        // A word may be called as a plural form is.
        let (made, refused) = with("", "ru", &[("group.integration", "1"), ("group.other", "2")]);
        assert_eq!((made.as_str(), refused.len()), ("group:\n  integration: \"1\"\n  other: \"2\"\n", 0));
        let (made, refused) = with("", "ru", &[("a.b.one", "1"), ("c", "3")]);
        assert_eq!((made.as_str(), refused), ("c: \"3\"\n", vec![("a.b.one".to_owned(), Why::NeedsFirst(vec!["a.b.other".to_owned()]))]));
        // The program's own forms stand in for those that a language which it speaks does not say.
        let (made, refused) = with("", "nl", &[("count.members.one", "{n} deelnemer")]);
        assert_eq!((made.as_str(), refused.len()), ("count:\n  members: {one: \"{n} deelnemer\", other: \"{n} leden\"}\n", 0));
    }

    #[test]
    fn a_file_that_is_no_words_file_stays_as_it_is() {
        for text in ["just text", "[a, b]", "nav: text\n", "a: [", "{}"] {
            let (made, refused) = with(text, "kk", &[("nav.home", "x")]);
            assert_eq!((made.as_str(), refused.len()), (text, 1), "{refused:?}");
        }
    }
}
