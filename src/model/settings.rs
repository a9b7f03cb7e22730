//! What `diptych.yaml` says (format.md §3).

use std::collections::BTreeMap;

use crate::decimal::Decimal;
use crate::finding::{Expected, Place, Problem};
use crate::lang::LanguageTag;
use crate::period::SchoolYearStart;
use crate::source::decode::{Count, Decode, Decoder, Located};
use crate::source::series::ByName;
use crate::source::text::{Name, Text};
use crate::source::yaml::{Kind, Node};
use crate::untrusted::Untrusted;
use crate::{record, words};

record! {
    /// The settings of a site.
    pub struct Settings {
        /// The version of the format; 1.
        optional format: Version,
        /// The site's title.
        required title: Text,
        /// Where the site is published: an absolute address, may have a path.
        required base_url: Address,
        /// The languages, first = default.
        required languages: Languages,
        /// One sentence about the site.
        optional description: Text,
        /// What happens where a language is missing.
        usual fallback: Fallback,
        /// How ambiguous numbers are read.
        optional numbers: crate::decimal::Marks,
        /// Number style by language tag.
        optional number_style: ByName<NumberStyle>,
        /// Typography by language tag.
        optional typography: ByName<Typography>,
        /// The day school years start.
        optional school_year_start: MonthDay,
        /// What is withheld.
        usual privacy: Privacy,
        /// Who publishes.
        optional publisher: Publisher,
        /// Who pays: on every page.
        list funders: Funder,
        /// The licence of texts and data (SPDX).
        optional license: Untrusted,
        /// How the site looks.
        optional theme: Theme,
        /// What `/index.html` is.
        usual root: Root,
        /// The menu, if not the usual one.
        list menu: MenuEntry,
        /// The blocks of the home page, if not the usual ones.
        list home: HomeBlock,
        /// What the accessibility statement says.
        optional accessibility: Accessibility,
        /// What is made besides pages.
        usual produce: Produce,
        /// Sites of single enterprises made from this one.
        list sites: EnterpriseSite,
        /// Limits other than the usual ones.
        optional limits: ByName<Count>,
        /// Free data.
        optional extra: Anything,
    }
}

record! {
    /// Thresholds of confidentiality; 0 switches one off.
    pub struct Privacy {
        /// Counts of persons from 1 to this less one are withheld.
        optional min_cell: Count,
        /// Subgroups of surveys under this base are withheld; elsewhere a caution.
        optional min_base: Count,
        /// Aggregates of fewer contributors are withheld.
        optional min_units: Count,
        /// Aggregates of which one contributor makes more than this share are withheld.
        optional dominance: Decimal,
        /// Whether the other part of a rate is a cell too.
        usual complement: bool,
    }
}

impl Default for Privacy {
    fn default() -> Self {
        Privacy { place: Place::SITE, min_cell: None, min_base: None, min_units: None, dominance: None, complement: false }
    }
}

impl Privacy {
    /// `min_cell`, 5 unless said.
    pub fn cell(&self) -> u64 {
        self.min_cell.map_or(5, |count| count.0)
    }

    /// `min_base`, 10 unless said.
    pub fn base(&self) -> u64 {
        self.min_base.map_or(10, |count| count.0)
    }

    /// `min_units`, 3 unless said.
    pub fn units(&self) -> u64 {
        self.min_units.map_or(3, |count| count.0)
    }

    /// `dominance`, 0.85 unless said.
    pub fn dominant(&self) -> Decimal {
        self.dominance.unwrap_or(Decimal::new(85, 2))
    }
}

record! {
    /// Who publishes the site.
    pub struct Publisher {
        /// Its name.
        required name: Name,
        /// Its postal address.
        optional address: Name,
        /// Its e-mail address.
        optional email: Untrusted,
        /// Its own site.
        optional url: Untrusted,
        /// The whole line about the responsible publisher, as printed.
        optional responsible: Text,
    }
}

record! {
    /// Who pays.
    pub struct Funder {
        /// Its name.
        required name: Name,
        /// A picture file.
        optional logo: Located<String>,
        /// The picture in words.
        optional alt: Text,
        /// The sentence that must be on every page.
        optional notice: FunderNotice,
        /// Its own site.
        optional url: Untrusted,
    }
}

/// A funder's notice: it must be written in every published language (E15, not W01).
#[derive(Clone, Debug)]
pub struct FunderNotice(pub Text);

impl Decode for FunderNotice {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let before = std::mem::take(&mut cx.findings);
        let text = Text::decode(node, cx);
        let found = std::mem::replace(&mut cx.findings, before);
        for finding in found.sorted() {
            match finding.problem {
                Problem::MissingTranslation { lang, .. } => {
                    cx.findings.add(Problem::FunderNotice { funder: String::new(), lang }, finding.place);
                }
                problem => cx.findings.add(problem, finding.place),
            }
        }
        text.map(FunderNotice)
    }
}

record! {
    /// How the site looks.
    pub struct Theme {
        /// The theme's name; `default` is inside the program.
        optional name: Untrusted,
        /// The strong colour.
        optional accent: Colour,
        /// The second colour.
        optional accent_2: Colour,
        /// The logo's file.
        optional logo: Located<String>,
        /// A preset, or families.
        optional fonts: Anything,
        /// How tight the pages are set.
        optional density: Density,
    }
}

record! {
    /// An entry of the menu: where it leads and its words.
    pub struct MenuLink {
        /// The words.
        required label: Text,
        /// Where it leads.
        required url: Located<String>,
    }
}

/// An entry of the menu.
#[derive(Clone, Debug)]
pub enum MenuEntry {
    /// A reference to a page: `notebook:vises`, `page:about`, or the name of a section.
    Reference(Located<String>),
    /// A link with words of its own.
    Link(MenuLink),
}

impl Decode for MenuEntry {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.kind {
            Kind::Scalar(_) => Located::<String>::decode(node, cx).map(MenuEntry::Reference),
            _ => MenuLink::decode(node, cx).map(MenuEntry::Link),
        }
    }
}

record! {
    /// What the accessibility statement says.
    pub struct Accessibility {
        /// How far the site conforms.
        optional status: AccessibilityStatus,
        /// Whom to tell about a barrier.
        optional contact: Untrusted,
        /// When that was checked.
        optional date: crate::period::Date,
    }
}

record! {
    /// What is made besides pages; each true unless said.
    pub struct Produce {
        /// The search index.
        optional search: bool,
        /// PDF of notebooks.
        optional pdf: bool,
        /// EPUB of notebooks.
        optional epub: bool,
        /// Social cards.
        optional cards: bool,
        /// PNG of charts.
        optional png: bool,
        /// Embeddable charts.
        optional embeds: bool,
        /// One-page sheets.
        optional sheets: bool,
        /// Spreadsheets.
        optional xlsx: bool,
    }
}

impl Default for Produce {
    fn default() -> Self {
        let unsaid = None;
        Produce {
            place: Place::SITE,
            search: unsaid,
            pdf: unsaid,
            epub: unsaid,
            cards: unsaid,
            png: unsaid,
            embeds: unsaid,
            sheets: unsaid,
            xlsx: unsaid,
        }
    }
}

record! {
    /// A site of one enterprise made from the federation's.
    pub struct EnterpriseSite {
        /// Its id.
        required id: super::id::Id,
        /// The enterprise.
        required enterprise: Located<String>,
        /// Where it is published.
        required base_url: Address,
        /// The folder it is written to.
        required output: String,
    }
}

words! {
    /// What happens where a language is missing.
    pub enum Fallback {
        /// The page is published in the original's words, marked.
        Badge "badge",
        /// There is no page.
        Hide "hide",
        /// Missing translations are errors.
        Error "error",
    }
}

impl Default for Fallback {
    fn default() -> Self {
        Fallback::Badge
    }
}

words! {
    /// How numbers are grouped.
    pub enum NumberStyle {
        /// As CLDR says.
        Cldr "cldr",
        /// With spaces.
        Space "space",
        /// With points.
        Point "point",
    }
}

words! {
    /// How French punctuation is spaced.
    pub enum Typography {
        /// The habits of France.
        France "france",
        /// The habits of the European institutions.
        Eu "eu",
        /// Left as written.
        None "none",
    }
}

words! {
    /// What `/index.html` is.
    pub enum Root {
        /// A door with one panel for each language.
        Door "door",
        /// The first language's home page.
        Default "default",
    }
}

impl Default for Root {
    fn default() -> Self {
        Root::Door
    }
}

words! {
    /// How tight the pages are set.
    pub enum Density {
        /// With space.
        Comfortable "comfortable",
        /// With less.
        Compact "compact",
    }
}

words! {
    /// How far the site conforms to EN 301 549.
    pub enum AccessibilityStatus {
        /// Fully.
        Full "full",
        /// Partly.
        Partial "partial",
        /// Not.
        None "none",
    }
}

words! {
    /// A block of the home page.
    pub enum HomeBlock {
        /// The claim and its picture.
        Claim "claim",
        /// Key figures.
        Figures "figures",
        /// One large figure.
        Figure "figure",
        /// The topics.
        Topics "topics",
        /// A testimonial.
        Voice "voice",
        /// Enterprises.
        Enterprises "enterprises",
        /// The latest notebook.
        Notebook "notebook",
        /// The latest news.
        News "news",
        /// The home page's own text.
        Text "text",
    }
}

/// The languages of the site, at least one, none twice.
#[derive(Clone, Debug)]
pub struct Languages(pub Vec<LanguageTag>);

impl Decode for Languages {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let nodes = match &node.kind {
            Kind::List(nodes) if !nodes.is_empty() && nodes.len() <= 64 => nodes.as_slice(),
            Kind::Scalar(_) => std::slice::from_ref(node),
            _ => return cx.wrong_type(Expected::List, node),
        };
        let mut tags: Vec<LanguageTag> = Vec::new();
        for node in nodes {
            let tag = node.scalar().and_then(LanguageTag::parse);
            match tag {
                Some(tag) if tags.iter().any(|other| other.as_str().eq_ignore_ascii_case(tag.as_str())) => {
                    cx.findings.add(Problem::DuplicateId { kind: "language", id: tag.as_str().to_owned() }, node.place);
                }
                Some(tag) => tags.push(tag),
                None => return cx.wrong_type(Expected::Language, node),
            }
        }
        Some(Languages(tags))
    }
}

/// The version of the format.
#[derive(Clone, Copy, Debug)]
pub struct Version;

impl Decode for Version {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar() {
            Some("1") => Some(Version),
            written => {
                cx.findings.add(Problem::Version { written: written.unwrap_or_default().to_owned() }, node.place);
                None
            }
        }
    }
}

/// An absolute address: scheme, host, path with a slash at the end.
#[derive(Clone, Debug)]
pub struct Address(String);

impl Address {
    /// An `http` or `https` address without query, fragment or credentials.
    pub fn new(text: &str) -> Option<Address> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split('/').next().filter(|host| !host.is_empty())?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        let path_plain = !rest.contains(['?', '#', ' ', '"', '<', '>', '\\', '\'']) && !rest.chars().any(char::is_control);
        (host.chars().all(plain) && path_plain).then(|| Address(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The address with a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for Address {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.scalar().and_then(Address::new) {
            Some(address) => Some(address),
            None => cx.wrong_type(Expected::Address, node),
        }
    }
}

/// A colour as `#rrggbb`.
#[derive(Clone, Debug)]
pub struct Colour(pub String);

impl Decode for Colour {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let colour = node.scalar().filter(|text| {
            let digits = text.strip_prefix('#').unwrap_or_default();
            matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        match colour {
            Some(colour) => Some(Colour(colour.to_ascii_lowercase())),
            None => cx.wrong_type(Expected::Colour, node),
        }
    }
}

/// `MM-DD`.
#[derive(Clone, Copy, Debug)]
pub struct MonthDay(pub SchoolYearStart);

impl Decode for MonthDay {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let date = node.scalar().and_then(|text| crate::period::parse_date(&format!("2001-{text}")));
        match date {
            Some(date) => Some(MonthDay(SchoolYearStart { month: date.month(), day: date.day() })),
            None => cx.wrong_type(Expected::MonthDay, node),
        }
    }
}

/// Free data, read by nobody.
#[derive(Clone, Copy, Debug)]
pub struct Anything;

impl Decode for Anything {
    fn decode(_: &Node, _: &mut Decoder) -> Option<Self> {
        Some(Anything)
    }
}

/// Settings by language tag, for the language they name.
pub fn of_language<'map, T>(map: Option<&'map ByName<T>>, tag: &LanguageTag) -> Option<&'map T> {
    let entries: BTreeMap<String, &T> = map?.entries.iter().map(|(name, value)| (name.value.to_ascii_lowercase(), value)).collect();
    let exact = entries.get(&tag.as_str().to_ascii_lowercase());
    exact.or_else(|| entries.get(&tag.primary().to_ascii_lowercase())).copied()
}
