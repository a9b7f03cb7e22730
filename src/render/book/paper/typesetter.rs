//! The typesetter: pages from a source, tagged, as PDF/UA-1 and PDF/A-2a at once. The one door to Typst.
//!
//! It reads nothing but what it is given: the theme's own fonts, one more for signs and formulas, and the day the
//! publication bears. So the same source gives the same bytes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{LazyLock, Mutex, PoisonError};

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Label, Smart};
use typst::introspection::Introspector;
use typst::syntax::{FileId, RootedPath, Source as Text, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::{LazyHash, PicoStr};
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::sealed::sealed;
use super::turned::turned;
use super::{Look, Source};
use crate::finding::{Findings, Place, Problem};
use crate::key::Key;
use crate::render::press::Press;
use crate::render::theme::Paper;

/// Changes whenever the same source would become other bytes.
const EDITION: &str = "pdf 4 typst 0.15.1";
/// For what the theme's fonts do not draw: small figures (CO₂) and signs, in two weights, then formulas.
const SIGNS: [&[u8]; 3] = [
    include_bytes!("fonts/DiptychSigns-Regular.ttf"),
    include_bytes!("fonts/DiptychSigns-Semibold.ttf"),
    include_bytes!("fonts/NewCMMath-Regular.otf"),
];

/// The bytes of a source's PDF: remembered, else made. What is wrong is told at its author's line, else at `place`.
pub fn pdf(press: &Press, source: &Source, place: Place) -> (Option<Vec<u8>>, Findings) {
    let (made, findings) = counted(press, source, place);
    (made.map(|(bytes, _)| bytes), findings)
}

/// The same, with how many pages it has.
pub fn counted(press: &Press, source: &Source, place: Place) -> (Option<(Vec<u8>, usize)>, Findings) {
    let fonts = fonts(press.paper);
    let mut findings = Findings::new();
    let (main, unknown) = drawable(&source.main, &fonts);
    let (given, others) = drawable(&source.given, &fonts);
    let in_drawings = source.files.iter().filter(|(path, _)| is_drawing(path));
    let in_drawings = in_drawings.flat_map(|(_, bytes)| drawable(&String::from_utf8_lossy(bytes), &fonts).1);
    let letters: BTreeSet<char> = unknown.union(&others).copied().chain(in_drawings).collect();
    if let Some(first) = letters.first() {
        let place = written_at(press, source, *first).unwrap_or(place);
        findings.add(Problem::NoLetters { letters: letters.iter().take(12).collect() }, place);
    }
    let key = key(press.paper, source, (&main, &given));
    let pages_key = Key::of(format!("pages of {key}").as_bytes());
    let is_whole = |bytes: &Vec<u8>| bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF");
    let known_pages = || String::from_utf8(press.memory.recall(&pages_key)?).ok()?.parse::<usize>().ok();
    if let Some((bytes, pages)) = press.memory.recall(&key).filter(is_whole).zip(known_pages()) {
        return (Some((bytes, pages)), findings);
    }
    let room = Room::new(press.paper, source, (main, given), fonts);
    let made = apart(|| set(&room, source));
    typst::comemo::evict(4);
    match made {
        Ok((bytes, pages)) => {
            press.memory.keep(&key, &bytes);
            press.memory.keep(&pages_key, pages.to_string().as_bytes());
            (Some((bytes, pages)), findings)
        }
        Err(troubles) => {
            for trouble in troubles.iter().take(8) {
                room.tell(trouble, (source, place), &mut findings);
            }
            (None, findings)
        }
    }
}

/// The typesetter's own threads.
static CREW: LazyLock<Option<rayon::ThreadPool>> = LazyLock::new(|| rayon::ThreadPoolBuilder::new().stack_size(STACK).build().ok());
/// Words may be nested as deep as Markdown allows.
const STACK: usize = 16 << 20;

/// Does some work on the typesetter's own threads. The one that waits for it takes up nothing else meanwhile: what a
/// publication costs is measured as its own, and pages are not made within each other.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let Some(crew) = CREW.as_ref() else { return work() };
    let done = std::thread::scope(|scope| scope.spawn(|| crew.install(work)).join());
    done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn set(room: &Room, source: &Source) -> Result<(Vec<u8>, usize), typst::ecow::EcoVec<SourceDiagnostic>> {
    let document = typst::compile::<PagedDocument>(room).output?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).unwrap_or_default();
    let timestamp = source.date.and_then(|date| {
        let (year, month, day) = (date.year().into(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
        Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc)
    });
    let creator = Smart::Custom(Some("Diptych".to_owned()));
    let options = PdfOptions { ident: Smart::Custom(source.name.clone()), creator, timestamp, standards, ..PdfOptions::default() };
    let pdf = sealed(typst_pdf::pdf(&document, &options)?);
    let pdf = match turned_from(&document) {
        Some(first) => turned(pdf, first),
        None => pdf,
    };
    Ok((pdf, document.pages().len()))
}

/// Where an author wrote a letter: in the chapter or figure that shows it first.
fn written_at(press: &Press, source: &Source, letter: char) -> Option<Place> {
    let at = source.main.find(letter)?;
    let (_, place) = source.marks.iter().rev().find(|(start, _)| *start <= at)?;
    let text = press.snapshot.text(place.file);
    let inner = text.get(place.start as usize..(place.end as usize).min(text.len())).and_then(|text| text.find(letter));
    Some(inner.map_or(*place, |start| place.within(start, start + letter.len_utf8())))
}

/// The text of the theme that decides how a source looks, and the name of its file.
fn look(paper: &Paper, look: Look) -> (&str, &'static str) {
    match look {
        Look::Notebook => (&paper.notebook, "paper/notebook.typ"),
        Look::Handout => (&paper.handout, "paper/handout.typ"),
    }
}

/// The first page of a second book that begins from the other end.
fn turned_from(document: &PagedDocument) -> Option<usize> {
    let introspector = document.introspector();
    let place = introspector.query_label(Label::new(PicoStr::intern("turned"))?).ok()?.location()?;
    Some(introspector.page(place)?.get() - 1)
}

/// The content key of what a source becomes.
fn key(paper: &Paper, source: &Source, (main, given): (&str, &str)) -> Key {
    let mut whole = Vec::new();
    let mut add = |bytes: &[u8]| {
        whole.extend((bytes.len() as u64).to_le_bytes());
        whole.extend(bytes);
    };
    [EDITION, look(paper, source.look).0, main, given, &source.name].iter().for_each(|text| add(text.as_bytes()));
    for (path, bytes) in &source.files {
        add(path.as_bytes());
        add(Key::of(bytes).to_string().as_bytes());
    }
    paper.fonts.iter().flatten().for_each(|bytes| add(Key::of(bytes).to_string().as_bytes()));
    Key::of(&whole)
}

/// The fonts of a site, and those for signs; the one for formulas is the last.
fn fonts(paper: &Paper) -> Vec<Font> {
    let mut found: Vec<Font> = paper.fonts.iter().flatten().filter_map(|bytes| unpacked(bytes)).collect();
    found.extend(SIGNS_FONTS.iter().cloned());
    found
}

static SIGNS_FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| SIGNS.into_iter().filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect());
/// Fonts that were unpacked already, by what they were unpacked from.
static UNPACKED: Mutex<BTreeMap<Key, Option<Font>>> = Mutex::new(BTreeMap::new());

fn unpacked(packed: &[u8]) -> Option<Font> {
    let key = Key::of(packed);
    if let Some(known) = UNPACKED.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return known.clone();
    }
    let font =
        woff2_patched::convert_woff2_to_ttf(&mut std::io::Cursor::new(packed)).ok().and_then(|bytes| Font::new(Bytes::new(bytes), 0));
    UNPACKED.lock().unwrap_or_else(PoisonError::into_inner).insert(key, font.clone());
    font
}

/// A text whose letters all fonts together can draw, and those that none can: a square stands for each.
fn drawable(text: &str, fonts: &[Font]) -> (String, BTreeSet<char>) {
    let mut unknown = BTreeSet::new();
    // Spaces that a font lacks are made of those it has.
    let is_known =
        |letter: char| letter.is_ascii() || letter.is_whitespace() || fonts.iter().any(|font| font.info().coverage.contains(letter as u32));
    let drawn = text.chars().map(|letter| {
        if is_known(letter) {
            return letter;
        }
        unknown.insert(letter);
        '□'
    });
    (drawn.collect(), unknown)
}

/// What the typesetter knows of the world.
struct Room {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    texts: HashMap<FileId, Text>,
    files: HashMap<FileId, Bytes>,
    date: Option<crate::period::Date>,
    look: &'static str,
}

const MAIN: &str = "/main.typ";
const THEME: &str = "/paper.typ";
const GIVEN: &str = "/given.typ";

impl Room {
    fn new(paper: &Paper, source: &Source, (main, given): (String, String), fonts: Vec<Font>) -> Room {
        let texts = [(MAIN, main), (THEME, look(paper, source.look).0.to_owned()), (GIVEN, format!("{given}{}", families(&fonts, paper)))];
        let texts = texts.into_iter().filter_map(|(path, text)| {
            let id = file_id(path)?;
            Some((id, Text::new(id, text)))
        });
        let files = source.files.iter().filter_map(|(path, bytes)| Some((file_id(path)?, Bytes::new(named((path, bytes), &fonts, paper)))));
        Room {
            library: LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()),
            book: LazyHash::new(FontBook::from_infos(fonts.iter().map(info))),
            main: file_id(MAIN).expect("it is a plain path"),
            texts: texts.collect(),
            files: files.collect(),
            date: source.date,
            look: look(paper, source.look).1,
            fonts,
        }
    }

    /// What is wrong, at the line its author wrote, or in the theme.
    fn tell(&self, trouble: &SourceDiagnostic, (source, place): (&Source, Place), findings: &mut Findings) {
        let spans = std::iter::once(trouble.span).chain(trouble.trace.iter().map(|step| step.span.into()));
        let at = spans.filter(|span| span.id() == Some(self.main)).find_map(|span| self.range(span));
        let line = at.and_then(|range| source.marks.iter().rev().find(|(start, _)| *start <= range.start)).map(|(_, place)| *place);
        let in_theme = trouble.span.id().filter(|id| *id != self.main).and_then(|id| self.texts.get(&id));
        let line_of =
            |text: &Text| self.range(trouble.span).and_then(|range| text.lines().byte_to_line(range.start)).map_or(1, |line| line + 1);
        let problem = Problem::Template {
            template: self.look.to_owned(),
            line: in_theme.map_or(1, line_of),
            message: trouble.message.to_string(),
            page: Some(source.name.clone()),
        };
        findings.add(problem, line.unwrap_or(place));
    }
}

/// What a font is known as. Files of one family with other letters than the usual ones are a family of their own, for
/// the typesetter takes one file of each.
fn info(font: &Font) -> FontInfo {
    let mut info = font.info().clone();
    if !info.coverage.contains('a' as u32) {
        info.family = format!("{}{MORE}", info.family);
    }
    info
}

/// What follows the name of a family with other letters.
const MORE: &str = " More";

/// The names of the families of titles, of the text, and of signs.
fn family_names(fonts: &[Font], paper: &Paper) -> [String; 3] {
    let name = |group: &[Vec<u8>]| group.iter().find_map(|bytes| unpacked(bytes)).map(|font| font.info().family.to_string());
    let signs = fonts.last().map(|font| font.info().family.to_string()).unwrap_or_default();
    let [display, text] = [0, 1].map(|index| name(&paper.fonts[index]).unwrap_or_else(|| signs.clone()));
    [display, text, signs]
}

fn families(fonts: &[Font], paper: &Paper) -> String {
    let names = family_names(fonts, paper);
    let signs = super::words::string(&names[2]);
    let small = SIGNS_FONTS.first().map(|font| info(font).family.to_string());
    let known: BTreeSet<String> = fonts.iter().map(|font| info(font).family.to_string()).collect();
    let [display, text] = [0, 1].map(|index| {
        let more = format!("{}{MORE}", names[index]);
        let all = [Some(&names[index]), known.get(&more), small.as_ref(), Some(&names[2])];
        super::words::list(all.into_iter().flatten().map(|name| super::words::string(name)))
    });
    format!("#let families = (display: {display}, text: {text}, signs: {signs})\n")
}

/// A drawing's words are set in the text's family, in weights that a font with an axis must be told twice; for a letter
/// that it lacks, the typesetter turns to the other fonts.
fn named((path, bytes): (&str, &[u8]), fonts: &[Font], paper: &Paper) -> Vec<u8> {
    if !is_drawing(path) {
        return bytes.to_vec();
    }
    let (text, _) = drawable(&String::from_utf8_lossy(bytes), fonts);
    let family = &family_names(fonts, paper)[1];
    let strong = "font-weight=\"600\"";
    text.replace(strong, &format!("{strong} font-variation-settings=\"'wght' 600\""))
        .replace(&format!("font-family=\"{}\"", super::FAMILY), &format!("font-family=\"{family}\" font-variation-settings=\"'wght' 400\""))
        .into_bytes()
}

fn is_drawing(path: &str) -> bool {
    path.starts_with("/drawings/")
}

fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Text> {
        self.texts.get(&id).cloned().ok_or_else(|| FileError::NotFound(id.get().vpath().get_with_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| FileError::NotFound(id.get().vpath().get_with_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        let date = self.date?;
        Datetime::from_ymd(date.year().into(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?)
    }
}
