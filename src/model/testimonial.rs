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
        /// The quote that stands for the whole.
        required quote: Located<Untrusted>,
        /// Its address, if not its id.
        optional slug: Located<String>,
        /// Who speaks.
        required witness: Witness,
        /// The enterprise it is about.
        optional enterprise: Located<String>,
        /// The assessment it belongs to.
        optional assessment: Located<String>,
        /// When it was recorded.
        optional date: Date,
        /// A portrait.
        optional portrait: Portrait,
        /// A recording.
        optional media: Media,
        /// What was agreed.
        required consent: Consent,
        /// Its topics.
        list topics: Located<String>,
        /// The figures it sheds light on.
        list illuminates: Located<String>,
        /// Whether it stands out.
        usual featured: bool,
        /// Whether it is an example.
        usual fictitious: bool,
        /// The file's own words in another language than its suffix says: never.
        optional translation: Translation,
        /// Free data.
        optional extra: Anything,
    }
}

record! {
    /// The front matter of a twin.
    pub struct Twin {
        /// The title.
        required title: Untrusted,
        /// The quote.
        required quote: Located<Untrusted>,
        /// Its address, if not its id.
        optional slug: Located<String>,
        /// Who translated it.
        optional translation: Translation,
        /// Free data.
        optional extra: Anything,
    }
}

record! {
    /// How a text was translated.
    pub struct Translation {
        /// From which file.
        optional of: Untrusted,
        /// By whom.
        optional by: Name,
        /// Whether by a machine.
        usual machine: bool,
        /// Whether the witness agreed to it.
        usual approved_by_witness: bool,
    }
}

record! {
    /// Who speaks.
    pub struct Witness {
        /// How much of the name is shown.
        required display: Located<Display>,
        /// The name, exactly as shown.
        optional name: Located<Untrusted>,
        /// An invented name.
        optional pseudonym: Untrusted,
        /// The role.
        optional role: Text,
        /// The age, as a range of years.
        optional age_band: Located<AgeBand>,
        /// Whether under 18.
        usual minor: bool,
        /// Which stakeholder they are.
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
        /// Its file.
        required file: Located<String>,
        /// The picture in words.
        optional alt: Text,
        /// Who took it.
        optional credit: Name,
    }
}

record! {
    /// A recording.
    pub struct Media {
        /// A film.
        optional video: Located<String>,
        /// A sound.
        optional audio: Located<String>,
        /// Its captions.
        optional captions: Located<String>,
        /// Its words.
        optional transcript: Located<String>,
    }
}

record! {
    /// What was agreed.
    pub struct Consent {
        /// Whether it holds.
        required status: Located<ConsentStatus>,
        /// Since when.
        optional given_on: Located<Date>,
        /// Until when.
        optional expires: Located<Date>,
        /// What may be shown.
        required scopes: Scopes,
        /// Where.
        several channels: Channel,
        /// In which languages; absent = all.
        list languages: LanguageKey,
        /// Whether a guardian agreed.
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
        /// The name.
        usual name: bool,
        /// The picture.
        usual photo: bool,
        /// The voice.
        usual voice: bool,
        /// The film.
        usual video: bool,
    }
}
