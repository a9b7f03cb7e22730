//! Testimonials as their files say them; `consent` decides what of it may be used (format.md §3).

use super::settings::Anything;
use crate::period::Date;
use crate::source::decode::{Decode, Decoder, Located};
use crate::source::shape::{Scalar, Shape};
use crate::source::text::{Name, Text};
use crate::source::yaml::Node;
use crate::untrusted::Untrusted;
use crate::{record, words};

record! {
    /// The front matter of an original: the file with `consent`.
    pub struct Original {
        /// The title, in the file's language.
        required title: Untrusted,
        /// The quote that stands for the whole: at most 280 characters, word for word from the text.
        required quote: Located<Untrusted>,
        /// The end of its address in this language, if not its id.
        optional slug: Located<String>,
        /// Who speaks, and how much of the name is shown.
        required witness: Witness,
        /// The enterprise it is about.
        optional enterprise: Located<String>,
        /// The assessment it belongs to: `"2024"`.
        optional assessment: Located<String>,
        /// When it was recorded.
        optional date: Date,
        /// A portrait; needs the scope `photo`.
        optional portrait: Portrait,
        /// A recording; needs the scope `voice` or `video`.
        optional media: Media,
        /// What was agreed; without it nothing is published.
        required consent: Consent,
        /// Its topics: ids of the catalogue.
        list topics: Located<String>,
        /// The figures it sheds light on: `enterprise/indicator`.
        list illuminates: Located<String>,
        /// Whether it stands out: it may be shown on the home page.
        usual featured: bool,
        /// Whether it is an invented example: every page, chart and file about it says so.
        usual fictitious: bool,
        /// Always empty in the original: a translation is a file of its own.
        optional translation: Translation,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

record! {
    /// The front matter of a twin.
    pub struct Twin {
        /// The title, in the file's language.
        required title: Untrusted,
        /// The quote that stands for the whole: at most 280 characters, word for word from the text.
        required quote: Located<Untrusted>,
        /// The end of its address in this language, if not its id.
        optional slug: Located<String>,
        /// Who translated it, from which file.
        optional translation: Translation,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

record! {
    /// How a text was translated.
    pub struct Translation {
        /// The file it was translated from: `samira.fr.md`.
        optional of: Untrusted,
        /// Who translated it.
        optional by: Name,
        /// Whether a machine did; readers are told.
        usual machine: bool,
        /// Whether the witness agreed to it.
        usual approved_by_witness: bool,
    }
}

record! {
    /// Who speaks.
    pub struct Witness {
        /// How much of the name is shown: `full-name`, `first-name`, `initials`, `pseudonym` or `role-only`.
        required display: Located<Display>,
        /// The name, exactly as shown and no more (E13).
        optional name: Located<Untrusted>,
        /// An invented name.
        optional pseudonym: Untrusted,
        /// What they are in the story: "trainee", "neighbour".
        optional role: Text,
        /// The age, as a range of years: `25-34`.
        optional age_band: Located<AgeBand>,
        /// Whether under 18; then a guardian's consent is needed (E14).
        usual minor: bool,
        /// Which stakeholder of the assessment they are.
        optional stakeholder: Located<String>,
    }
}

words! {
    /// How much of a name is shown.
    pub enum Display {
        /// All of it.
        FullName "full-name",
        /// The first name.
        FirstName "first-name",
        /// Initials.
        Initials "initials",
        /// An invented name.
        Pseudonym "pseudonym",
        /// Nothing but the role.
        RoleOnly "role-only",
    }
}

/// `30-39`, `65+`, `-18`: the years as written and the first of them.
#[derive(Clone, Debug)]
pub struct AgeBand {
    /// As written.
    pub written: String,
    /// The first year.
    pub from: u32,
}

impl Decode for AgeBand {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let written = String::decode(node, cx)?;
        let digits: String = written.trim_start_matches(['<', '-', '+', ' ']).chars().take_while(char::is_ascii_digit).collect();
        let under = written.starts_with(['<', '-']);
        match digits.parse::<u32>() {
            Ok(from) => Some(AgeBand { written, from: if under { 0 } else { from } }),
            Err(_) => cx.wrong_type(crate::finding::Expected::Number, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Plain)
    }
}

record! {
    /// A portrait.
    pub struct Portrait {
        /// The picture's file.
        required file: Located<String>,
        /// The picture in words, for those who do not see it.
        optional alt: Text,
        /// Who took it.
        optional credit: Name,
    }
}

record! {
    /// A recording.
    pub struct Media {
        /// The film's file.
        optional video: Located<String>,
        /// The sound's file.
        optional audio: Located<String>,
        /// Its captions, for those who do not hear it.
        optional captions: Located<String>,
        /// Its words, written down.
        optional transcript: Located<String>,
    }
}

record! {
    /// What was agreed.
    pub struct Consent {
        /// Whether it holds: only `given` publishes; `pending`, `withdrawn` and `expired` do not.
        required status: Located<ConsentStatus>,
        /// The day it was given; required with `given`.
        optional given_on: Located<Date>,
        /// Until when it holds; then the voice leaves the site by itself.
        optional expires: Located<Date>,
        /// What may be shown: what is not `true` is not shown.
        required scopes: Scopes,
        /// Where it may be shown: `web`, `print`, `social`, `data`.
        several channels: Channel,
        /// In which languages; absent means all.
        list languages: LanguageKey,
        /// Whether a parent or guardian agreed, for a minor.
        usual guardian: Guardian,
        /// Where the paper is kept; never published.
        optional proof: Anything,
        /// Since when it no longer holds.
        optional withdrawn_on: Date,
    }
}

/// A guardian's agreement: `true`, or who gave it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guardian(pub bool);

impl Decode for Guardian {
    fn decode(node: &Node, _: &mut Decoder) -> Option<Self> {
        Some(Guardian(!matches!(node.scalar(), Some("false" | ""))))
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Scalar(Scalar::Flag), Shape::Scalar(Scalar::Plain)])
    }
}

/// A language of consent.
#[derive(Clone, Debug)]
pub struct LanguageKey(pub crate::lang::LanguageTag);

impl Decode for LanguageKey {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar().and_then(crate::lang::LanguageTag::parse) {
            Some(tag) => Some(LanguageKey(tag)),
            None => cx.wrong_type(crate::finding::Expected::Language, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Language)
    }
}

words! {
    /// Whether consent holds.
    pub enum ConsentStatus {
        /// It does.
        Given "given",
        /// Not yet.
        Pending "pending",
        /// No more.
        Withdrawn "withdrawn",
        /// Its time is over.
        Expired "expired",
    }
}

words! {
    /// Where something may be shown.
    pub enum Channel {
        /// Pages, feeds, search, browser print.
        Web "web",
        /// PDF, EPUB, sheets.
        Print "print",
        /// Descriptions and cards for social networks.
        Social "social",
        /// Open data.
        Data "data",
    }
}

record! {
    /// What may be shown.
    pub struct Scopes {
        /// The words.
        usual text: bool,
        /// The name, as `display` says.
        usual name: bool,
        /// The picture.
        usual photo: bool,
        /// The recorded voice.
        usual voice: bool,
        /// The film.
        usual video: bool,
    }
}

impl Scopes {
    /// The names of what may be shown, as authors write them.
    pub fn named(&self) -> impl Iterator<Item = &'static str> {
        let all = [(self.text, "text"), (self.name, "name"), (self.photo, "photo"), (self.voice, "voice"), (self.video, "video")];
        all.into_iter().filter(|(granted, _)| *granted).map(|(_, name)| name)
    }
}
