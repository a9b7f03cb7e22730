//! Texts: words in each language of the site, and names that need no translation.

use super::decode::{Decode, Decoder, Lent, Located, PlainText};
use super::shape::{Scalar, Shape};
use super::yaml::{Entry, Kind, Node};
use crate::finding::{Expected, Place, Problem};
use crate::lang::LanguageTag;
use crate::localized::{Lang, Localized, Panel};
use crate::untrusted::Untrusted;

/// Words in each language of the site; a plain string is the first language's, borrowed elsewhere (W01).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The words of each language.
    pub panels: Localized<Untrusted>,
    /// Where each language's words are written.
    pub places: Localized<Place>,
}

/// A name, place, address, series or code: a plain string counts for every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(pub Text);

impl std::ops::Deref for Name {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.0
    }
}

impl std::ops::Index<Lang> for Text {
    type Output = str;

    fn index(&self, lang: Lang) -> &str {
        self.panels[lang].as_written()
    }
}

impl Text {
    /// Whether nothing is written in any language.
    pub fn is_blank(&self) -> bool {
        Lang::all(self.panels.count()).all(|lang| self[lang].trim().is_empty())
    }

    /// The same words in each of `count` languages.
    pub fn same(count: usize, words: &str, place: Place) -> Text {
        Text { panels: Localized::same(count, Untrusted::new(words)), places: Localized::same(count, place) }
    }
}

impl Decode for Text {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        cx.texts.push(node.place);
        note_unwritten(node, cx);
        match &node.kind {
            Kind::Scalar(words) => Some(plain(words, node, cx)),
            Kind::Map(entries) => by_language(entries, node, cx),
            _ => cx.wrong_type(Expected::Localized, node),
        }
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

impl Decode for Name {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar() {
            Some(words) => {
                note_unwritten(node, cx);
                Some(Name(Text::same(cx.languages.len(), words, node.place)))
            }
            None => Text::decode(node, cx).map(Name),
        }
    }

    fn shape() -> Shape {
        Shape::Name
    }
}

impl Decode for Untrusted {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        note_unwritten(node, cx);
        String::decode(node, cx).map(Untrusted::new)
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Plain)
    }
}

/// What stands in the place of words that are still to be written: `new` puts it there.
const UNWRITTEN: &str = "…";

fn note_unwritten(node: &Node, cx: &mut Decoder) {
    if node.scalar().is_some_and(|words| words.trim() == UNWRITTEN) {
        cx.findings.add(Problem::Unwritten, node.place);
    }
}

fn plain(words: &str, node: &Node, cx: &mut Decoder) -> Text {
    match cx.plain {
        PlainText::Page(_) => Text::same(cx.languages.len(), words, node.place),
        // Where nothing is written nothing is lent.
        PlainText::First if words.trim().is_empty() => Text::same(cx.languages.len(), words, node.place),
        PlainText::First => {
            let written = Located { value: words.to_owned(), place: node.place };
            let mut panels = vec![None; cx.languages.len()];
            panels[0] = Some(written);
            borrow(panels, node, cx).expect("the first language is written")
        }
    }
}

fn by_language(entries: &[Entry], node: &Node, cx: &mut Decoder) -> Option<Text> {
    let mut well_formed = true;
    for entry in entries.iter().filter(|entry| LanguageTag::parse(&entry.key).is_none()) {
        cx.findings.add(Problem::MalformedLanguage { key: entry.key.clone() }, entry.place);
        well_formed = false;
    }
    let languages = cx.languages;
    let mut panels = Vec::new();
    for language in languages {
        let entry = entry_for(entries, language).filter(|entry| !matches!(entry.value.kind, Kind::Empty));
        panels.push(match entry {
            None => None,
            Some(entry) => {
                note_unwritten(&entry.value, cx);
                Some(Located::<String>::decode(&entry.value, cx)?).filter(|words| !words.value.trim().is_empty())
            }
        });
    }
    if panels.iter().all(Option::is_none) {
        if well_formed {
            let place = entries.first().map_or(node.place, |entry| entry.place);
            cx.findings.add(Problem::MissingKey { key: languages[0].primary().to_owned() }, place);
        }
        return None;
    }
    let found = std::mem::take(&mut cx.findings);
    let text = borrow(panels, node, cx);
    let missing = std::mem::replace(&mut cx.findings, found);
    // A key that is no language is probably the missing one: it has its own finding.
    if well_formed {
        cx.findings.append(missing);
    }
    text
}

/// The entry that serves a language: its own key, else the key of its primary subtag (format.md §1).
fn entry_for<'node>(entries: &'node [Entry], language: &LanguageTag) -> Option<&'node Entry> {
    let exact = entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(language.as_str()));
    exact.or_else(|| entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(language.primary())))
}

/// Every language's panel, missing ones borrowed from the first that is written, in the site's order.
fn borrow(panels: Vec<Option<Located<String>>>, node: &Node, cx: &mut Decoder) -> Option<Text> {
    let source = panels.iter().position(Option::is_some)?;
    let lender = Lang::all(panels.len()).nth(source)?;
    for (language, panel) in cx.languages.iter().zip(&panels) {
        if panel.is_none() {
            cx.findings.add(missing(language, &cx.languages[source], cx.languages), node.place);
        }
    }
    let words = &panels[source].as_ref()?.value;
    let lacking = Lang::all(panels.len()).filter(|lang| panels[lang.index()].is_none());
    cx.lent.extend(lacking.map(|to| Lent { to, from: lender, words: words.clone() }));
    let written = |lang: Lang| match &panels[lang.index()] {
        Some(words) => (words, None),
        None => (panels[source].as_ref().expect("it is written"), Some(lender)),
    };
    let panel = |lang: Lang| {
        let (words, borrowed) = written(lang);
        Panel { value: Untrusted::new(&*words.value), borrowed }
    };
    let place = |lang: Lang| Panel { value: written(lang).0.place, borrowed: written(lang).1 };
    Some(Text { panels: Localized::new(panels.len(), panel), places: Localized::new(panels.len(), place) })
}

/// W01 for a text in one file: the key that is missing, and where the words come from instead.
pub fn missing(language: &LanguageTag, lender: &LanguageTag, languages: &[LanguageTag]) -> Problem {
    Problem::MissingTranslation {
        lang: language.as_str().to_owned(),
        key: key_of(language, languages).to_owned(),
        borrowed: Some(lender.as_str().to_owned()),
        file: None,
    }
}

/// The shortest key that serves a language and no other of the site.
pub fn key_of<'tag>(language: &'tag LanguageTag, languages: &[LanguageTag]) -> &'tag str {
    let shared = languages.iter().filter(|tag| tag.primary() == language.primary()).count() > 1;
    if shared { language.as_str() } else { language.primary() }
}
