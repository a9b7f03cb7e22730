//! The interface's words: a theme's `words/<lang>.yaml`, one or two levels of keys.
//!
//! `{in name}`, `{since name}` and `{by name}` put the language's own little words before a time.
//!
//! A word is a text, or a map of plural forms (`{one: …, other: …}`, CLDR's categories); both may
//! hold placeholders in braces. What a language lacks is English (`or`). A file that cannot be read is one message, not
//! a finding for each mistake in it.

use std::collections::BTreeMap;

use serde_yaml::Value;

use super::{Locale, Moment, PluralCategory, Time};
use crate::decimal::Decimal;

/// How many braces may be open at once: the library's time grows with the square of what is open, and words need two.
const OPEN: usize = 64;

/// The words of one language, by key (`nav.home`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    own: BTreeMap<String, Word>,
    borrowed: BTreeMap<String, Word>,
}

/// Why a words file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsTrouble {
    /// From 1, where it is known.
    pub line: Option<usize>,
    /// What is there and what to write instead.
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    Plain(String),
    Counted(BTreeMap<&'static str, String>),
}

impl Words {
    /// Reads a words file.
    pub fn parse(yaml: &str) -> Result<Words, WordsTrouble> {
        if let Some(line) = too_deep(yaml) {
            return Err(WordsTrouble { line: Some(line), message: format!("more than {OPEN} braces are open; close them") });
        }
        let value: Value = serde_yaml::from_str(yaml)
            .map_err(|error| WordsTrouble { line: error.location().map(|place| place.line()), message: error.to_string() })?;
        let mut words = Words::default();
        match value {
            Value::Null => {}
            Value::Mapping(_) => words.read(String::new(), value)?,
            other => return Err(trouble("", &other)),
        }
        Ok(words)
    }

    /// With another language's words for what this one lacks.
    pub fn or(mut self, fallback: &Words) -> Words {
        let lacking = fallback.borrowed.iter().chain(&fallback.own).filter(|(key, _)| !self.own.contains_key(*key));
        self.borrowed.extend(lacking.map(|(key, word)| (key.clone(), word.clone())));
        self
    }

    /// With the same language's usual words for what this file does not say otherwise.
    pub fn over(mut self, usual: Words) -> Words {
        for (key, word) in usual.own {
            self.own.entry(key).or_insert(word);
        }
        self
    }

    /// The text of a key; the key itself when there is none, so that a page shows what is missing.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        match self.word(key) {
            Some(Word::Plain(text)) => text,
            Some(Word::Counted(forms)) => form(forms, "other"),
            None => key,
        }
    }

    /// The language's own text, never a borrowed one.
    pub fn own(&self, key: &str) -> Option<&str> {
        match self.own.get(key)? {
            Word::Plain(text) => Some(text),
            Word::Counted(forms) => Some(form(forms, "other")),
        }
    }

    /// The text with `{name}` replaced by its value, for each pair.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.tell(key, values, &[])
    }

    /// The same with times: `{since name}` becomes what the group `when` says of that kind of time, or of any span
    /// where a theme asks it of a plain value.
    pub fn tell(&self, key: &str, values: &[(&str, &str)], times: &[(&str, &Time)]) -> String {
        let text = self.get(key);
        let told: Vec<(String, String)> = placeholders(text).filter_map(|asked| self.told(asked, values, times)).collect();
        if told.is_empty() && times.is_empty() {
            return fill(text, values);
        }
        let told = told.iter().map(|(asked, words)| (asked.as_str(), words.as_str()));
        let plain = times.iter().map(|(name, time)| (*name, time.text.as_str()));
        fill(text, &values.iter().copied().chain(plain).chain(told).collect::<Vec<_>>())
    }

    /// A placeholder of two words, and what it becomes: `since from` → `depuis le 1er trimestre 2024`.
    fn told(&self, asked: &str, values: &[(&str, &str)], times: &[(&str, &Time)]) -> Option<(String, String)> {
        let (way, name) = asked.split_once(' ')?;
        let time = times.iter().find(|(known, _)| *known == name).map(|(_, time)| (time.moment, time.text.as_str()));
        let plain = || Some((Moment::Span, values.iter().find(|(known, _)| *known == name)?.1));
        let (moment, text) = time.or_else(plain)?;
        let words = fill(self.get(&moment.key(way)), &[("period", text)]);
        let words = if way.starts_with(char::is_uppercase) { capitalised(&words) } else { words };
        Some((asked.to_owned(), words))
    }

    /// The form that `number` takes, with `{n}` replaced by the number, shown with as many
    /// decimals as it has.
    pub fn count(&self, key: &str, number: Decimal, locale: &Locale) -> String {
        let text = match self.word(key) {
            Some(Word::Counted(forms)) => form(forms, category(locale.plural(number, number.scale()))),
            _ => self.get(key),
        };
        fill(text, &[("n", &locale.number(number, number.scale()))])
    }

    /// The plural forms of a word by CLDR's categories; a plain word is its own general form.
    pub fn forms(&self, key: &str) -> BTreeMap<&str, &str> {
        match self.word(key) {
            Some(Word::Counted(forms)) => forms.iter().map(|(category, form)| (*category, form.as_str())).collect(),
            Some(Word::Plain(text)) => [("other", text.as_str())].into(),
            None => BTreeMap::new(),
        }
    }

    /// Every key that can be asked for, in order; borrowed ones too.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let keys: BTreeMap<&str, ()> = self.own.keys().chain(self.borrowed.keys()).map(|key| (key.as_str(), ())).collect();
        keys.into_keys()
    }

    fn word(&self, key: &str) -> Option<&Word> {
        self.own.get(key).or_else(|| self.borrowed.get(key))
    }

    fn read(&mut self, key: String, value: Value) -> Result<(), WordsTrouble> {
        let word = match value {
            Value::Mapping(map) if key.is_empty() || !is_counted(&map) => {
                return map.into_iter().try_for_each(|(name, value)| self.read(joined(&key, &name)?, value));
            }
            Value::Mapping(map) => Word::Counted(forms(&key, map)?),
            other => Word::Plain(text(&key, other)?),
        };
        self.own.insert(key, word);
        Ok(())
    }
}

/// CLDR's plural categories, as a words file names them.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn is_counted(map: &serde_yaml::Mapping) -> bool {
    !map.is_empty() && map.keys().all(|name| name.as_str().is_some_and(|name| CATEGORIES.contains(&name)))
}

fn forms(key: &str, map: serde_yaml::Mapping) -> Result<BTreeMap<&'static str, String>, WordsTrouble> {
    let mut forms = BTreeMap::new();
    for (name, value) in map {
        let category = CATEGORIES.into_iter().find(|category| name.as_str() == Some(category));
        forms.insert(category.unwrap_or("other"), text(key, value)?);
    }
    if !forms.contains_key("other") {
        return Err(WordsTrouble { line: None, message: format!("“{key}” has no form “other”, which every language needs") });
    }
    Ok(forms)
}

fn joined(key: &str, name: &Value) -> Result<String, WordsTrouble> {
    let name = text(key, name.clone())?;
    match key {
        "" => Ok(name),
        _ if key.contains('.') => {
            Err(WordsTrouble { line: None, message: format!("“{key}.{name}” is nested too deep: two levels of keys are read") })
        }
        _ => Ok(format!("{key}.{name}")),
    }
}

fn text(key: &str, value: Value) -> Result<String, WordsTrouble> {
    match value {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(flag) => Ok(flag.to_string()),
        other => Err(trouble(key, &other)),
    }
}

/// The line in which more braces and brackets are open than may be, from 1.
fn too_deep(yaml: &str) -> Option<usize> {
    let mut open = 0_usize;
    let at = yaml.bytes().position(|byte| {
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => open = open.saturating_sub(1),
            _ => {}
        }
        open > OPEN
    })?;
    Some(1 + yaml[..at].matches('\n').count())
}

fn trouble(key: &str, value: &Value) -> WordsTrouble {
    let kind = match value {
        Value::Sequence(_) => "a list",
        Value::Null => "nothing",
        Value::Mapping(_) => "a map",
        Value::Tagged(_) => "a tag",
        _ => "a single value",
    };
    let place = if key.is_empty() { "the file".to_owned() } else { format!("“{key}”") };
    WordsTrouble { line: None, message: format!("{place} holds {kind}; write a text, or a map of plural forms") }
}

fn form<'a>(forms: &'a BTreeMap<&'static str, String>, category: &str) -> &'a str {
    forms.get(category).or_else(|| forms.get("other")).map_or("", String::as_str)
}

/// The name of a category.
pub(super) fn category(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// What stands between braces.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

fn capitalised(words: &str) -> String {
    let mut marks = words.chars();
    marks.next().map_or_else(String::new, |first| first.to_uppercase().chain(marks).collect())
}

/// One pass: a value that itself holds braces is not filled again.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let named = rest[open + 1..].split_once('}').and_then(|(name, after)| {
            let value = values.iter().find(|(known, _)| *known == name)?;
            Some((value.1, after))
        });
        match named {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = &rest[open + 1..];
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::super::locale;
    use super::*;

    const FRENCH: &str = "
nav: {home: Accueil, 'no': 'Non'}
members: {one: '{n} membre', many: '{n} de membres', other: '{n} membres'}
of: '{part} sur {whole}'
";

    fn words(yaml: &str) -> Words {
        Words::parse(yaml).expect(yaml)
    }

    #[test]
    fn keys_have_one_or_two_levels() {
        let french = words(FRENCH);
        assert_eq!([french.get("nav.home"), french.get("of"), french.get("nav.away")], ["Accueil", "{part} sur {whole}", "nav.away"]);
        assert_eq!(french.keys().collect::<Vec<_>>(), ["members", "nav.home", "nav.no", "of"]);
        assert_eq!(words("").keys().count(), 0);
    }

    #[test]
    fn a_count_takes_the_form_of_its_number() {
        let (french, fr) = (words(FRENCH), locale("fr-BE"));
        let count = |number: u64| french.count("members", number.into(), &fr);
        assert_eq!([count(0), count(1), count(12)], ["0 membre", "1 membre", "12 membres"]);
        assert_eq!(count(1_000_000), "1\u{202F}000\u{202F}000 de membres");
        assert_eq!(french.count("nav.home", 3.into(), &fr), "Accueil");
    }

    #[test]
    fn placeholders_are_filled_once() {
        let french = words(FRENCH);
        assert_eq!(french.fill("of", &[("part", "{whole}"), ("whole", "49")]), "{whole} sur 49");
        assert_eq!(french.fill("of", &[("part", "31")]), "31 sur {whole}");
    }

    #[test]
    fn a_time_is_told_as_its_kind_is() {
        let french = words(
            "
when: {in_year: 'en {period}', in_quarter: 'au {period}', since_day: 'depuis le {period}'}
was: '{value} {in period}'
lead: '{In period}, {value} {since from}'
",
        );
        let time = |text: &str, moment| Time { text: text.to_owned(), moment };
        let (year, quarter) = (time("2024", Moment::Year), time("2e trimestre 2024", Moment::Quarter));
        assert_eq!(french.tell("was", &[("value", "4")], &[("period", &year)]), "4 en 2024");
        assert_eq!(french.tell("was", &[("value", "4")], &[("period", &quarter)]), "4 au 2e trimestre 2024");
        let times = [("period", &quarter), ("from", &time("31 mai 2023", Moment::Day))];
        assert_eq!(french.tell("lead", &[("value", "4")], &times), "Au 2e trimestre 2024, 4 depuis le 31 mai 2023");
        assert_eq!(french.tell("was", &[("value", "{in period}")], &[("period", &year)]), "{in period} en 2024");
    }

    #[test]
    fn what_a_language_lacks_is_borrowed_and_can_be_listed() {
        let dutch = words("nav: {home: Start}").or(&words("nav: {home: Home, back: Back}"));
        assert_eq!((dutch.get("nav.home"), dutch.get("nav.back")), ("Start", "Back"));
        assert_eq!((dutch.own("nav.back"), dutch.own("nav.home")), (None, Some("Start")));
    }

    #[test]
    fn trouble_says_where_and_what() {
        let trouble = |yaml: &str| Words::parse(yaml).expect_err(yaml);
        assert_eq!(trouble("a: b\nc: [d").line, Some(3));
        assert_eq!(trouble("a: [b]").message, "“a” holds a list; write a text, or a map of plural forms");
        assert_eq!(trouble("members: {one: x}").message, "“members” has no form “other”, which every language needs");
        assert_eq!(trouble("a: {b: {c: d}}").message, "“a.b.c” is nested too deep: two levels of keys are read");
        assert!(trouble("a: b\na: c").message.contains("duplicate"));
        let deep = trouble(&format!("a: b\nc: {}", "{o (t: ".repeat(65)));
        assert_eq!((deep.line, deep.message.as_str()), (Some(2), "more than 64 braces are open; close them"));
        assert!(Words::parse(&format!("a: '{}'", "{n} ".repeat(65))).is_ok());
        assert_eq!(trouble("just text").message, "the file holds a single value; write a text, or a map of plural forms");
    }
}
