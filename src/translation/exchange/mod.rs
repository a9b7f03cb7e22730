//! Files for translators and back: XLIFF 2.1, PO, CSV. Each holds the same units with the same names.

mod po;
mod sheet;
mod xliff;

use super::Pair;
use super::interface;
use super::lock::Lock;
use super::review::{State, review};
use super::writing::Incoming;
use crate::lang::LanguageTag;
use crate::snapshot::Snapshot;

/// The form of a file for translators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// XLIFF 2.1.
    Xliff,
    /// Gettext's PO.
    Po,
    /// A table for spreadsheets: semicolons, UTF-8 with byte order mark.
    Csv,
}

impl Form {
    /// The form that a file's name asks for.
    pub fn of(name: &str) -> Option<Form> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "xlf" | "xliff" => Some(Form::Xliff),
            "po" => Some(Form::Po),
            "csv" => Some(Form::Csv),
            _ => None,
        }
    }
}

/// What goes to a translator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The language of the originals, as a tag.
    pub from: String,
    /// The language they are translated into.
    pub to: String,
    /// What is translated, in the order of the site's files.
    pub units: Vec<Line>,
}

/// A unit on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its name in the site.
    pub id: String,
    /// What it belongs to: `page`, `testimonial`.
    pub kind: &'static str,
    /// Its file and line.
    pub at: (String, usize),
    /// The original.
    pub source: String,
    /// The translation; empty if there is none.
    pub target: String,
    /// Its state.
    pub state: State,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The language of the translations, as the file says it.
    pub to: String,
    /// The units.
    pub units: Vec<Incoming>,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// From 1.
    pub line: usize,
    /// What kind of trouble.
    pub what: Unreadable,
}

/// What stands against reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no XML, or none that is read; the reader's own words.
    Xml(String),
    /// It is no XLIFF 2.
    NotXliff,
    /// A PO line is not understood.
    Po,
    /// It says no language.
    NoLanguage,
    /// A table without the columns of an export.
    Columns,
}

/// The units of pairs as a parcel; those of other languages are left out.
pub fn parcel(pairs: &[Pair], (snapshot, lock): (&Snapshot, &Lock), languages: &[LanguageTag], (from, to): (usize, usize)) -> Parcel {
    let mut units = Vec::new();
    for pair in pairs {
        let review = review(pair, lock, languages);
        let mut lines = LineCounter { text: "", at: 0, line: 1 };
        let mut placed: Vec<(usize, Line)> = Vec::new();
        for (index, (unit, state)) in pair.units.iter().zip(&review.states).enumerate().filter(|(_, (unit, _))| unit.from == from) {
            placed.push((
                index,
                Line {
                    id: pair.id(unit),
                    kind: pair.kind,
                    at: (pair.path.clone(), lines.of(interface::text(snapshot, languages, unit), unit.source.place.start as usize)),
                    source: unit.source.words.trim().to_owned(),
                    target: unit.target.as_ref().map_or("", |said| said.words.trim()).to_owned(),
                    state: *state,
                },
            ));
        }
        units.extend(placed.into_iter().map(|(_, line)| line));
    }
    Parcel { from: languages[from].as_str().to_owned(), to: languages[to].as_str().to_owned(), units }
}

struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> LineCounter<'a> {
    fn of(&mut self, text: &'a str, offset: usize) -> usize {
        if offset < self.at || !std::ptr::eq(text, self.text) {
            (self.text, self.at, self.line) = (text, 0, 1);
        }
        let offset = offset.min(self.text.len());
        self.line += self.text.as_bytes()[self.at..offset].iter().filter(|byte| **byte == b'\n').count();
        self.at = offset;
        self.line
    }
}

/// The file of a parcel.
pub fn write(parcel: &Parcel, form: Form) -> Vec<u8> {
    match form {
        Form::Xliff => xliff::write(parcel),
        Form::Po => po::write(parcel).into_bytes(),
        Form::Csv => sheet::write(parcel).into_bytes(),
    }
}

/// What a file of a form says.
pub fn read(text: &str, form: Form) -> Result<Returned, Trouble> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut returned = match form {
        Form::Xliff => xliff::read(text),
        Form::Po => po::read(text),
        Form::Csv => sheet::read(text),
    }?;
    for unit in &mut returned.units {
        unit.words = unit.words.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(returned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, source: &str, target: &str, state: State) -> Line {
        let (source, target) = (source.to_owned(), target.to_owned());
        Line { id: id.to_owned(), kind: "page", at: ("content/pages/a.fr.md".to_owned(), 3), source, target, state }
    }

    fn parcel() -> Parcel {
        let units = vec![
            line("content/pages/a.fr.md#title", "=Un \"titre\"; <b>", "'=Een", State::Current),
            line("content/pages/a.fr.md#p-1", "Sur {{ base a/b }},\nune **[page](page:x)**[^1] & co\\n", "", State::Missing),
            line("content/pages/a.fr.md#p-2", "*a* {{ x }} [t](u.fr.pdf)", "[t](u.nl.pdf) *b*\n\t{{ x }}", State::Stale),
            line("content/pages/b.fr.md#p-3", "- é\u{1}, a", "'- a", State::Unreviewed),
        ];
        Parcel { from: "fr-BE".to_owned(), to: "nl-BE".to_owned(), units }
    }

    #[test]
    fn what_goes_out_comes_back() {
        for form in [Form::Xliff, Form::Po, Form::Csv] {
            let parcel = parcel();
            let text = String::from_utf8(write(&parcel, form)).expect("text");
            let returned = read(&text, form).unwrap_or_else(|trouble| panic!("{form:?}: {trouble:?}\n{text}"));
            assert_eq!(returned.to, "nl-BE");
            assert_eq!(returned.units.len(), parcel.units.len(), "{text}");
            for (sent, back) in parcel.units.iter().zip(&returned.units) {
                assert_eq!(
                    (&back.id, back.source.as_deref(), back.words.as_str()),
                    (&sent.id, Some(sent.source.as_str()), sent.target.as_str()),
                    "{text}"
                );
                assert_eq!(back.done, sent.state == State::Current, "{form:?} {}", sent.id);
            }
        }
    }

    #[test]
    fn broken_files_are_refused_and_never_stop_the_program() {
        for form in [Form::Xliff, Form::Po, Form::Csv] {
            let text = String::from_utf8(write(&parcel(), form)).expect("text");
            for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
                let _ = read(&text[..cut], form);
                let _ = read(&text[cut..], form);
            }
            assert!(read("", form).is_err(), "{form:?}");
        }
        assert_eq!(read("<xliff version=\"1.2\"/>", Form::Xliff).expect_err("it is old").what, Unreadable::NotXliff);
    }
}
