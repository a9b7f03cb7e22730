//! What can be wrong, one variant for each sentence, holding the facts of that sentence.
//!
//! A variant holds what is there, what was expected and what would repair it; never a sentence.

use serde::{Deserialize, Serialize};

use super::importing::ImportTrouble;
use super::kept::{Word, word, words};
use super::trouble::{FileTrouble, SurveyTrouble, YamlTrouble};

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// Words.
    Text,
    /// Words, or a map of languages.
    Localized,
    /// A decimal number.
    Number,
    /// A whole number, zero or more.
    Count,
    /// `true` or `false`.
    Flag,
    /// `2023-10-12`.
    Date,
    /// A period in any spelling.
    Period,
    /// A period as a map with `from` and `to`.
    Span,
    /// An id.
    Id,
    /// A reference to something, by id.
    Reference,
    /// A list.
    List,
    /// A map of keys and values.
    Map,
    /// A number, or a map with `value` or `numerator` and `denominator`.
    Observation,
    /// A number, or a map of periods and numbers.
    NumberOrSeries,
    /// A language tag.
    Language,
    /// An absolute address: `https://…`.
    Address,
    /// A colour: `#0f5c63`.
    Colour,
    /// `MM-DD`.
    MonthDay,
}

/// What has a weight budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weighed {
    /// The markup of the page at this address.
    Page(String),
    /// All style sheets.
    Styles,
    /// All scripts but the search engine.
    Scripts,
}

/// What stops readers who hear a page, or reach it by keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Barrier {
    /// A page without a language.
    Language,
    /// A page without its main part, or with several.
    Main,
    /// A page without a title of the first level, or with several.
    Title,
    /// A heading that leaves out a level.
    Level,
    /// A heading without words.
    Heading,
    /// A link or a button without words.
    Words,
    /// A picture without alternative text.
    Picture,
    /// A table without header cells.
    Table,
    /// A field without label.
    Field,
    /// A navigation without name.
    Landmark,
    /// An anchor that is there twice.
    Anchor,
    /// A list that begins with something other than an entry.
    List,
}

impl Barrier {
    /// Every kind: what each page is looked through for.
    pub const ALL: [Barrier; 12] = {
        use Barrier::*;
        [Language, Main, Title, Level, Heading, Words, Picture, Table, Field, Landmark, Anchor, List]
    };
}

/// One thing that is wrong or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each variant documents its facts in one line; field names say the rest")]
pub enum Problem {
    /// E01: a key that the record does not have.
    UnknownKey {
        key: String,
        nearest: Option<String>,
        #[serde(deserialize_with = "words")]
        known: Vec<Word>,
    },
    /// E01: a language key that is not well formed.
    MalformedLanguage { key: String },
    /// E02: nothing has this id.
    UnknownReference {
        #[serde(deserialize_with = "word")]
        kind: Word,
        written: String,
        nearest: Option<String>,
    },
    /// E02: two things have this short reference.
    AmbiguousReference { written: String, candidates: Vec<String> },
    /// E02: the series has no value for this period.
    UnknownPeriod { reference: String, period: String, known: Vec<String> },
    /// E02: an inline value, directive option or reference that cannot be understood.
    MalformedReference {
        written: String,
        #[serde(deserialize_with = "word")]
        example: Word,
    },
    /// E02: a directive that does not exist.
    UnknownDirective { written: String, nearest: Option<String> },
    /// E02: a directive that is opened and never closed.
    UnclosedDirective { name: String },
    /// E03: an id used twice.
    DuplicateId {
        #[serde(deserialize_with = "word")]
        kind: Word,
        id: String,
    },
    /// E03: a fact that differs between twins.
    TwinsDisagree {
        #[serde(deserialize_with = "word")]
        key: Word,
    },
    /// E03: two originals of one testimonial.
    TwoOriginals { id: String },
    /// E03: something that only the original may say.
    OnlyInOriginal { key: String },
    /// E04: a rate given as a bare value, without a note saying why.
    RateWithoutParts { indicator: String, period: String },
    /// E05: a numerator above its denominator.
    NumeratorAboveDenominator { numerator: String, denominator: String },
    /// E06: a number that cannot be read.
    NumberUnreadable { written: String, repair: Option<String> },
    /// E06: a number that can be read in two ways.
    NumberAmbiguous { written: String, grouped: String, fraction: String },
    /// E06: a fraction of something indivisible.
    FractionOfIndivisible { written: String, unit: String },
    /// E07: a value outside its indicator's domain.
    OutsideDomain { written: String, min: Option<String>, max: Option<String> },
    /// E08: categories of an exhaustive breakdown that do not add up to the total.
    BreakdownDoesNotAddUp { dimension: String, period: String, sum: String, total: String },
    /// E09: survey counts that contradict each other.
    SurveyCounts { trouble: SurveyTrouble, found: String, expected: String },
    /// E10: a result without a source.
    NoSource { indicator: String },
    /// E11: one period twice in a series.
    PeriodTwice { period: String },
    /// E11: two periods of one length that overlap.
    PeriodsOverlap { period: String, other: String },
    /// E11: two files that give one period differently.
    SeriesContradiction { indicator: String, period: String },
    /// E11: a breakdown in YAML that the CSV gives already.
    BreakdownTwice { dimension: String },
    /// E12: a testimonial without consent.
    ConsentMissing,
    /// E12: a page asks for a testimonial that may not be shown.
    VoiceNotCleared {
        id: String,
        #[serde(deserialize_with = "word")]
        reason: Word,
    },
    /// E12: something is there that consent does not cover.
    ConsentScope {
        #[serde(deserialize_with = "word")]
        scope: Word,
    },
    /// E13: more of a name than the display mode allows.
    NameTooLong { display: String },
    /// E14: a minor without a guardian's consent.
    MinorWithoutGuardian,
    /// E15: a funder's notice missing in a published language.
    FunderNotice { funder: String, lang: String, key: String },
    /// E16: an image without alternative text.
    NoAlt { file: String },
    /// E17: a company number that fails its check.
    CompanyNumber {
        #[serde(deserialize_with = "word")]
        kind: Word,
        written: String,
    },
    /// E18: a withheld cell that can still be computed.
    Recomputable { indicator: String, period: String },
    /// E19: YAML that cannot be read.
    Yaml { trouble: YamlTrouble },
    /// E19: a key written twice.
    DuplicateKey { key: String },
    /// E20: a required key missing.
    MissingKey { key: String },
    /// E21: a value of the wrong type.
    WrongType { expected: Expected, found: String },
    /// E21: a word that is not in the list.
    NotInList { written: String, allowed: Vec<String>, nearest: Option<String> },
    /// E21: a formula that adds up what has different units.
    UnitsDiffer { left: String, right: String },
    /// E21: a formula whose value has another unit than its indicator says.
    UnitOfFormula { made: String, declared: String },
    /// E21: two keys that exclude each other.
    Excluding {
        #[serde(deserialize_with = "word")]
        key: Word,
        #[serde(deserialize_with = "word")]
        other: Word,
    },
    /// E21: a text longer than allowed.
    TooLong { length: usize, limit: usize },
    /// E21: a quote that is not in the text.
    QuoteNotInText,
    /// E21: the format's version is not known.
    Version { written: String },
    /// E21: an id or slug that cannot be an address.
    BadSlug { written: String, proposal: Option<String> },
    /// E22: a path that leads to no page.
    DeadPath { target: String, nearest: Option<String> },
    /// E22: a file of the site that is not published as it is.
    KeptFile { target: String },
    /// E22: an anchor that is not on its page.
    DeadAnchor { anchor: String, nearest: Option<String> },
    /// E23: two pages with one address.
    SameAddress { address: String },
    /// E24: a template that cannot be read or rendered.
    Template { template: String, line: usize, message: String, page: Option<String> },
    /// E25: a file that cannot be used.
    File { file: String, trouble: FileTrouble },
    /// A table that somebody brings and that cannot be read, understood or placed; the code says which.
    Import { trouble: ImportTrouble },
    /// E25: lists, quotations, containers or HTML nested deeper than this many levels.
    TooDeep { limit: usize },
    /// E25: a text that would grow beyond this many bytes of HTML.
    GrowsTooMuch { limit: usize },
    /// W01: a text missing in a language: the key to add or the file to write, and where the words come from instead.
    MissingTranslation { lang: String, key: String, borrowed: Option<String>, file: Option<String> },
    /// W01: a word of the interface that a language's words file lacks, and what it says in another language.
    MissingWord { lang: String, key: String, words: String },
    /// W01: a language without any words of the interface: the file that would hold them, and how many they are.
    NoWords { lang: String, file: String, count: usize },
    /// W02: a translation accepted before its original changed.
    StaleTranslation { lang: String, words: Option<String>, command: String },
    /// W03: a number in a text that the data it speaks of do not hold; what they hold, and the reference that prints it.
    ProseNumber { written: String, reference: String, data: String },
    /// W04: a percentage that is not what its parts give.
    TypedPercentage { written: String, numerator: String, denominator: String, computed: String },
    /// W05: a jump of more than half between two periods.
    Jump { period: String, change: String },
    /// W05: an empty value, taken as missing.
    EmptyValue { period: String },
    /// W06: a target without a baseline.
    TargetWithoutBaseline,
    /// W06: a target without a date.
    TargetWithoutDate,
    /// W07: a response rate under 30 %.
    LowResponse { rate: String },
    /// W07: a base under `min_base`.
    SmallBase { base: String, minimum: String },
    /// W08: consent that expires soon.
    ConsentExpires { on: String },
    /// W09: a word that the glossary advises against, and the one it prefers.
    ForbiddenWord { written: String, preferred: String },
    /// W10: an outcome without indicator or evidence.
    OutcomeWithoutProof { id: String },
    /// W10: an assessment whose outcomes are all positive.
    OnlyPositive,
    /// W11: an assessment without `limits`.
    NoLimits,
    /// W12: more than seven categories.
    ManyCategories { count: usize },
    /// W12: a chart type that does not fit; the one drawn instead.
    UnfitType { asked: String, drawn: String },
    /// W12: a title that names its subject but no finding.
    TitleWithoutFinding { title: String },
    /// W12: a remark of more than 60 characters.
    LongRemark { length: usize },
    /// W12: percentages that do not say of how many.
    PercentWithoutBase,
    /// W12: values of different units on one axis; the unit that is not drawn.
    MixedUnits { drawn: String, left_out: String },
    /// W12: two questions on different scales in one chart.
    MixedScales { drawn: String, left_out: String },
    /// W13: twins whose directives differ.
    DirectivesDiffer { here: String, there: String },
    /// W13: twins whose numbers differ.
    NumbersDiffer { here: String, there: String },
    /// W14: a value that adds up levels over time.
    StockSummed { period: String },
    /// W15: overlapping counts of people, summed.
    OverlapSummed { indicator: String },
    /// W16: something that one language's file has and its twin lacks.
    MissingInTwin { what: String, lang: String },
    /// W17: a definition that nothing uses.
    Unused {
        #[serde(deserialize_with = "word")]
        kind: Word,
        id: String,
    },
    /// W17: a page that nothing leads to.
    Orphan { page: String },
    /// W17: a word that is nearly a special one.
    NearMiss { written: String, nearest: String },
    /// W17: an unsafe link whose target was dropped.
    LinkDropped { target: String },
    /// W17: text with control or direction-changing characters.
    ControlCharacters,
    /// W17: a Markdown file without words.
    EmptyText,
    /// W01: a text of which only `…` is there.
    Unwritten,
    /// W17: a file of a site's theme whose original is no longer the one it was taken from.
    OriginalChanged { file: String },
    /// W17: values that a notebook keeps (`canal/exits`) of what the site does not know any more.
    SnapshotOfNothing { reference: String },
    /// W18: a colour that readers could not tell from its ground; the nearest they can.
    WeakColour { written: String, contrast: String, repaired: String },
    /// W19: a page, or what every page loads, over its weight budget, in bytes; the part of a page that weighs most.
    Overweight { what: Weighed, bytes: usize, limit: usize, part: Option<(String, usize)> },
    /// W20: a link whose target is not written in this language.
    UntranslatedTarget { target: String, lang: String },
    /// W21: something this build of the program cannot make.
    CannotMake {
        #[serde(deserialize_with = "word")]
        what: Word,
        #[serde(deserialize_with = "word")]
        command: Word,
    },
    /// W21: a federation that is published without a member, because of errors in this many places of its files.
    MemberLeftOut { enterprise: String, errors: String },
    /// W21: letters that no font for paper draws.
    NoLetters { letters: String },
    /// W21: a formula that is shown as it is typed: its commands are not known, or it stands outside dollars.
    FormulaAsTyped { written: String },
    /// W22: a sheet, leaflet or poster that takes more room than its paper has, by this many millimetres as far as that is
    /// known; the part to shorten.
    DoesNotFit {
        #[serde(deserialize_with = "word")]
        paper: Word,
        #[serde(deserialize_with = "word")]
        block: Word,
        over: usize,
    },
    /// W22: a table of a notebook that is wider than its page even in the smallest letters that can be read.
    TableTooWide { columns: usize },
    /// W23: something on the page at this address that some readers cannot use, and how it begins.
    Barrier { page: String, barrier: Barrier, shown: String },
    /// W23: a link whose words say nothing of where it leads.
    OnlyPoints { words: String },
    /// W24: in the words of a voice whose name is not shown, something that may tell who speaks.
    TellsWho { written: String },
    /// I01: a testimonial left out.
    LeftOut {
        id: String,
        #[serde(deserialize_with = "word")]
        reason: Word,
    },
}
