//! Thematic notebooks and their chapters as their files say them (format.md §3).

use super::id::Id;
use super::settings::Anything;
use crate::period::Date;
use crate::source::decode::{Decode, Decoder, Located, PeriodSpan};
use crate::source::shape::{Scalar, Shape};
use crate::source::text::{Name, Text};
use crate::source::yaml::{Kind, Node};
use crate::untrusted::Untrusted;
use crate::{record, words};

record! {
    /// A thematic notebook.
    pub struct NotebookFile {
        /// The series it belongs to.
        optional series: Name,
        /// Its number in the series.
        required number: Untrusted,
        /// The notebook's title.
        required title: Text,
        /// Its subtitle.
        optional subtitle: Text,
        /// What it is about, in a few sentences.
        optional abstract_ as "abstract": Text,
        /// The day it was published.
        required published: Date,
        /// What its data cover: `{from: 2022-01-01, to: 2024-12-31}`.
        optional data_period: PeriodSpan,
        /// Its edition.
        optional edition: Name,
        /// Who issues it.
        list issuers: Name,
        /// Who wrote it.
        list authors: Author,
        /// Who answers for it: the whole line, as printed.
        optional responsible_publisher: Name,
        /// The serial number of its series (ISSN).
        optional issn: Untrusted,
        /// Its book number (ISBN).
        optional isbn: Untrusted,
        /// Its digital identifier (DOI).
        optional doi: Untrusted,
        /// The picture of its cover.
        optional cover: Cover,
        /// How it uses words.
        optional lexicon_note: Text,
        /// Its chapters in order: the names of their files without language and ending.
        several chapters: Located<Id>,
        /// A file of references, `.bib` or `.json`.
        optional bibliography: Located<String>,
        /// How it is printed: page size, crop marks, languages.
        optional print: Print,
        /// The data it is pinned to: a file that `diptych snapshot` wrote.
        optional snapshot: Pin,
        /// Its licence, if not the site's.
        optional license: Untrusted,
        /// The edition it replaces.
        optional supersedes: Located<String>,
        /// What was corrected after it was published.
        list errata: Erratum,
        /// Whether it is an invented example: every page, chart and file about it says so.
        usual fictitious: bool,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

/// The data of an issue, kept beside it.
#[derive(Clone, Debug)]
pub struct Pin {
    /// The file of its values.
    pub file: Located<String>,
    /// The day they were taken.
    pub taken: Option<Date>,
}

impl Decode for Pin {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        if matches!(node.kind, Kind::Scalar(_)) {
            return Some(Pin { file: Located::decode(node, cx)?, taken: None });
        }
        let map = PinMap::decode(node, cx)?;
        Some(Pin { file: map.file, taken: map.taken })
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Scalar(Scalar::Plain), PinMap::shape()])
    }
}

record! {
    /// The data of an issue, written as a map.
    pub struct PinMap {
        /// The file of its values, beside the notebook.
        required file: Located<String>,
        /// The day they were taken.
        optional taken: Date,
    }
}

record! {
    /// How a notebook is printed.
    pub struct Print {
        /// The paper.
        usual size: PageSize,
        /// Whether marks show where to cut.
        usual crop_marks: bool,
        /// How two languages stand in one book.
        usual bilingual: Bilingual,
    }
}

words! {
    /// A size of paper.
    #[derive(Default)]
    pub enum PageSize {
        /// 210 × 297 mm.
        #[default]
        A4 "A4",
        /// 148 × 210 mm.
        A5 "A5",
    }
}

words! {
    /// How two languages stand in one book.
    #[derive(Default)]
    pub enum Bilingual {
        /// Each language has its own book.
        #[default]
        None "none",
        /// Page facing page.
        Facing "facing",
        /// Back to back, each from its own cover.
        TeteBeche "tete-beche",
    }
}

record! {
    /// Somebody who wrote it.
    pub struct Author {
        /// The person's or organisation's name.
        required name: Name,
        /// What they did: their role.
        optional role: Text,
    }
}

record! {
    /// A notebook's cover.
    pub struct Cover {
        /// The picture's file.
        required image: Located<String>,
        /// The picture in words, for those who do not see it.
        optional alt: Text,
    }
}

record! {
    /// A correction.
    pub struct Erratum {
        /// The day of the correction.
        required on: Date,
        /// Where it is: a chapter, a page, a figure.
        optional where_ as "where": Name,
        /// What was wrong, and what is right.
        required text: Text,
    }
}

record! {
    /// The front matter of a chapter.
    pub struct ChapterFile {
        /// The title, in the file's language.
        required title: Located<Untrusted>,
        /// What kind of chapter: foreword, introduction, results, plea…
        optional kind: ChapterKind,
        /// Who wrote it.
        list authors: Author,
        /// Its finding in a sentence.
        optional key_message: Located<Untrusted>,
        /// The end of its address in this language, if not its id.
        optional slug: Located<String>,
        /// Former addresses, from the site's root, that lead here.
        list aliases: Located<String>,
        /// Whether it is not ready; then only `--drafts` and the preview show it.
        optional draft: bool,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

words! {
    /// Kinds of chapters.
    pub enum ChapterKind {
        /// A foreword.
        Foreword "foreword",
        /// An introduction.
        Intro "intro",
        /// Theory.
        Theory "theory",
        /// Practice.
        Practice "practice",
        /// A portrait.
        Portrait "portrait",
        /// Results.
        Results "results",
        /// The method.
        Method "method",
        /// A plea.
        Plea "plea",
        /// A conclusion.
        Conclusion "conclusion",
        /// An annex.
        Annex "annex",
    }
}
