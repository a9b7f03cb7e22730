//! Thematic notebooks and their chapters as their files say them (format.md §3).

use super::id::Id;
use super::settings::Anything;
use crate::period::Date;
use crate::source::decode::{Located, PeriodSpan};
use crate::source::text::{Name, Text};
use crate::untrusted::Untrusted;
use crate::{record, words};

record! {
    /// A thematic notebook.
    pub struct NotebookFile {
        /// Its series.
        optional series: Name,
        /// Its number in the series.
        required number: Untrusted,
        /// Its title.
        required title: Text,
        /// Its subtitle.
        optional subtitle: Text,
        /// What it is about.
        optional abstract_ as "abstract": Text,
        /// When it was published.
        required published: Date,
        /// What its data cover.
        optional data_period: PeriodSpan,
        /// Its edition.
        optional edition: Name,
        /// Who issues it.
        list issuers: Name,
        /// Who wrote it.
        list authors: Author,
        /// Who answers for it.
        optional responsible_publisher: Name,
        /// Its serial number.
        optional issn: Untrusted,
        /// Its book number.
        optional isbn: Untrusted,
        /// Its digital identifier.
        optional doi: Untrusted,
        /// Its cover.
        optional cover: Cover,
        /// How it uses words.
        optional lexicon_note: Text,
        /// Its chapters, in order.
        several chapters: Located<Id>,
        /// A file of references.
        optional bibliography: Located<String>,
        /// How it is printed.
        optional print: Print,
        /// The data it is pinned to.
        optional snapshot: Anything,
        /// Its licence.
        optional license: Untrusted,
        /// The edition it replaces.
        optional supersedes: Located<String>,
        /// What was corrected.
        list errata: Erratum,
        /// Whether it is an example.
        usual fictitious: bool,
        /// Free data.
        optional extra: Anything,
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
        /// The name.
        required name: Name,
        /// The role.
        optional role: Text,
    }
}

record! {
    /// A notebook's cover.
    pub struct Cover {
        /// A picture file.
        required image: Located<String>,
        /// The picture in words.
        optional alt: Text,
    }
}

record! {
    /// A correction.
    pub struct Erratum {
        /// When.
        required on: Date,
        /// Where.
        optional where_ as "where": Name,
        /// What.
        required text: Text,
    }
}

record! {
    /// The front matter of a chapter.
    pub struct ChapterFile {
        /// Its title.
        required title: Located<Untrusted>,
        /// What kind.
        optional kind: ChapterKind,
        /// Who wrote it.
        list authors: Author,
        /// Its finding in a sentence.
        optional key_message: Located<Untrusted>,
        /// Its address, if not its id.
        optional slug: Located<String>,
        /// Former addresses.
        list aliases: Located<String>,
        /// Whether it is not ready.
        optional draft: bool,
        /// Free data.
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
