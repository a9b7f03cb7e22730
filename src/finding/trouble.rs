//! Why something cannot be used: a YAML file, survey counts, a file. Parts of problems, facts alone.

use serde::{Deserialize, Serialize};

use super::kept::{Word, word};

/// Why a YAML file or a front matter cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum YamlTrouble {
    /// A syntax error. What the parser says of it is English, and of its own insides.
    Syntax,
    /// A tab as indentation.
    Tab,
    /// A second document.
    SecondDocument,
    /// An alias to an anchor that is not defined, or that contains it.
    Alias(String),
    /// A tag such as `!!python/object`.
    Tag(String),
    /// A merge key `<<`.
    MergeKey,
    /// More than this many levels.
    TooDeep(usize),
    /// More than this many nodes.
    TooMany(usize),
    /// A front matter that is opened and never closed.
    Unclosed,
    /// Nothing in the file.
    Empty,
    /// A key that is no plain word.
    ComplexKey,
    /// ` : ` inside words without quotation marks: the line as it should be.
    ColonInWords(String),
    /// Words that begin with a character that YAML reserves, or with typographic quotes: the line as it should be.
    NeedsQuotes(String),
    /// ` #` that cuts the line: the line as it should be.
    CutByHash(String),
    /// A quotation mark that is never closed.
    UnclosedQuote,
    /// A quotation mark inside quotation marks: the line as it should be.
    QuoteInside(String),
    /// A decimal comma that cuts a number between braces or brackets: the number, and the line as it should be.
    CutByComma {
        /// The number that was meant.
        number: String,
        /// As it should be written.
        mended: String,
    },
}

/// Which survey counts contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SurveyTrouble {
    /// More returned than invited.
    ReturnedAboveInvited,
    /// More invited than the population.
    InvitedAbovePopulation,
    /// More without an answer than returned.
    NoAnswerAboveReturned,
    /// The counts do not sum to the base.
    SumIsNotBase,
    /// One option has more than the base.
    OptionAboveBase(String),
    /// The groups of a breakdown do not sum to the option's count.
    GroupsDoNotSum(String),
}

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileTrouble {
    /// No file of that name; the nearest that exists.
    Missing(Option<String>),
    /// The system's own words.
    Unreadable(String),
    /// Not UTF-8, and what it looks like.
    NotUtf8(#[serde(deserialize_with = "word")] Option<Word>),
    /// A NUL byte.
    Nul,
    /// Larger than this many bytes.
    TooLarge(u64),
    /// The path leaves the site.
    Outside,
    /// It is a link, leading there.
    Link(String),
    /// A device, pipe or socket.
    Special,
    /// A name that cannot be published on every system.
    Name,
    /// Content that is not safe to publish as it is.
    Unsafe,
    /// A picture on another site.
    Remote,
    /// A picture that is cut short or cannot be read to its end.
    Damaged,
    /// A picture of more pixels than can be worked on.
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
        /// The most pixels.
        limit: u64,
    },
    /// No picture, or one of a kind that is not read; its kind, where it is known.
    NoPicture(#[serde(deserialize_with = "word")] Option<Word>),
    /// A list of works that is neither BibTeX nor CSL-JSON from some place on.
    References,
    /// A CSV without a needed column.
    Column(String),
    /// A CSV column that is neither known nor a dimension; the nearest that is known.
    UnknownColumn(Option<String>),
    /// A CSV row whose number of cells differs from the header's.
    Row,
}
