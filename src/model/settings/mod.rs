//! What `diptych.yaml` says (format.md §3).

mod choices;
mod values;

pub use choices::{AccessibilityStatus, Density, Fallback, FontPreset, HomeBlock, NumberStyle, Root, Typography};
pub use values::{Address, Anything, Colour, Languages, MonthDay, Version, of_language};

use crate::decimal::Decimal;
use crate::finding::{Place, Problem};
use crate::localized::{Lang, Localized};
use crate::record;
use crate::source::decode::{Count, Decode, Decoder, Located};
use crate::source::series::ByName;
use crate::source::shape::{Scalar, Shape};
use crate::source::text::{Name, Text};
use crate::source::yaml::{Kind, Node};
use crate::untrusted::Untrusted;

record! {
    /// The settings of a site.
    pub struct Settings {
        /// The version of the format: always 1.
        optional format: Version,
        /// The site's title, in each language.
        required title: Text,
        /// Where the site is published: an absolute address, may have a path.
        required base_url: Address,
        /// The languages, the first being the default: `[fr-BE, nl-BE]`.
        required languages: Languages,
        /// One sentence about the site, for search engines and shared links.
        optional description: Text,
        /// What happens to a page that lacks a language: `badge` shows it in the original's words with a notice, `hide` leaves it out, `error` stops the build.
        usual fallback: Fallback,
        /// How ambiguous numbers such as `1.234` are read: `strict` refuses them, `comma` and `point` say which mark is the decimal one.
        optional numbers: crate::decimal::Marks,
        /// How numbers are grouped, by language tag: `cldr` (the language's usage), `space` or `point`.
        optional number_style: ByName<NumberStyle>,
        /// Spaces and quotation marks by language tag: `france`, `eu` or `none`.
        optional typography: ByName<Typography>,
        /// The day school years start, as month and day; 09-01 unless said.
        optional school_year_start: MonthDay,
        /// What is withheld so that nobody can be recognised.
        usual privacy: Privacy,
        /// Who publishes; at the foot of every page.
        optional publisher: Publisher,
        /// Who pays: named on every page and in every book.
        list funders: Funder,
        /// The licence of texts and data (SPDX), such as `CC-BY-4.0`.
        optional license: Untrusted,
        /// How the site looks: colours, logo, fonts.
        optional theme: Theme,
        /// What `/index.html` is: `door`, a page to choose a language, or `default`, the first language's home page.
        usual root: Root,
        /// The menu, if not the usual one: names of sections, references, or `{label, url}`.
        list menu: MenuEntry,
        /// The blocks of the home page in their order, if not the usual ones.
        list home: HomeBlock,
        /// What the accessibility statement says.
        optional accessibility: Accessibility,
        /// What is made besides pages: each is made unless it says `false`.
        usual produce: Produce,
        /// Sites of single enterprises made from this one.
        list sites: EnterpriseSite,
        /// Limits of size other than the usual ones.
        optional limits: ByName<Count>,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

impl Settings {
    /// Whether a language leaves out what may be left out, since it is borrowed and the site hides that.
    pub fn hides<T>(&self, panels: &Localized<T>, lang: Lang) -> bool {
        self.fallback == Fallback::Hide && panels.borrowed(lang).is_some()
    }
}

record! {
    /// Thresholds of confidentiality; 0 switches one off.
    pub struct Privacy {
        /// Counts of persons from 1 to this less one are withheld; 5 unless said, 0 switches it off.
        optional min_cell: Count,
        /// Subgroups of surveys under this base are withheld, elsewhere a caution; 10 unless said.
        optional min_base: Count,
        /// Aggregates of fewer contributors are withheld if one of them does not publish its own value; 3 unless said.
        optional min_units: Count,
        /// Aggregates of which one contributor makes more than this share are withheld; 0.85 unless said.
        optional dominance: Decimal,
        /// Whether the other part of a rate is guarded too: denominator less numerator.
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
        /// The publisher's name.
        required name: Name,
        /// Its postal address.
        optional address: Name,
        /// Its e-mail address.
        optional email: Untrusted,
        /// Its own site: a full address.
        optional url: Untrusted,
        /// The whole line about the responsible publisher, as printed.
        optional responsible: Text,
    }
}

record! {
    /// Who pays.
    pub struct Funder {
        /// The funder's name.
        required name: Name,
        /// The file of its logo.
        optional logo: Located<String>,
        /// The picture in words, for those who do not see it.
        optional alt: Text,
        /// The sentence that must be on every page, in every language (E15).
        optional notice: FunderNotice,
        /// Its own site: a full address.
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
                Problem::MissingTranslation { lang, key, .. } => {
                    cx.findings.add(Problem::FunderNotice { funder: String::new(), lang, key }, finding.place);
                }
                problem => cx.findings.add(problem, finding.place),
            }
        }
        text.map(FunderNotice)
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

record! {
    /// How the site looks.
    pub struct Theme {
        /// The theme's name; `default` is inside the program.
        optional name: Located<String>,
        /// The strong colour, such as `"#0f5c63"` (in quotation marks).
        optional accent: Located<Colour>,
        /// The second colour.
        optional accent_2: Located<Colour>,
        /// The logo's file.
        optional logo: Located<String>,
        /// A preset (`edition`, `atelier`, `lisible`, `systeme`), or two families.
        optional fonts: Fonts,
        /// How tight the pages are set: `comfortable` or `compact`.
        optional density: Density,
    }
}

record! {
    /// The families of a site that takes none of the presets.
    pub struct Families {
        /// The family of titles and quotes.
        required display: Located<String>,
        /// The family of everything else.
        required text: Located<String>,
    }
}

/// The fonts of a site.
#[derive(Clone, Debug)]
pub enum Fonts {
    /// A pair that goes together.
    Preset(FontPreset),
    /// Two families of one's own choice.
    Own(Families),
}

impl Decode for Fonts {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match &node.kind {
            Kind::Map(_) => Families::decode(node, cx).map(Fonts::Own),
            _ => FontPreset::decode(node, cx).map(Fonts::Preset),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![FontPreset::shape(), Families::shape()])
    }
}

record! {
    /// An entry of the menu: where it leads and its words.
    pub struct MenuLink {
        /// The words of the link.
        required label: Text,
        /// Where it leads: an address, or the path of a page's file.
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

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Scalar(Scalar::Plain), MenuLink::shape()])
    }
}

record! {
    /// What the accessibility statement says.
    pub struct Accessibility {
        /// How far the site conforms: `full`, `partial` or `none`.
        optional status: AccessibilityStatus,
        /// Whom to tell about a barrier: an e-mail address or a page.
        optional contact: Untrusted,
        /// When that was checked.
        optional date: crate::period::Date,
        /// What is known to fall short.
        list limits: Text,
    }
}

record! {
    /// What is made besides pages; each true unless said.
    pub struct Produce {
        /// The search of the site.
        optional search: bool,
        /// PDF of notebooks.
        optional pdf: bool,
        /// EPUB of notebooks, for e-readers.
        optional epub: bool,
        /// Pictures for links shared on social networks.
        optional cards: bool,
        /// Charts as pictures to download.
        optional png: bool,
        /// Charts that other sites may embed.
        optional embeds: bool,
        /// One-page sheets to print.
        optional sheets: bool,
        /// Leaflets and posters of enterprises too; only if said.
        optional posters: bool,
        /// Data as spreadsheets.
        optional xlsx: bool,
        /// Pages with two languages side by side.
        optional facing: bool,
    }
}

/// Whether something is made: unless the author said no.
pub fn is_produced(said: Option<bool>) -> bool {
    said != Some(false)
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
            posters: unsaid,
            xlsx: unsaid,
            facing: unsaid,
        }
    }
}

record! {
    /// A site of one enterprise made from the federation's.
    pub struct EnterpriseSite {
        /// The id of this site.
        required id: super::id::Id,
        /// The enterprise it is about.
        required enterprise: Located<String>,
        /// Where it is published: a full address.
        required base_url: Address,
        /// The folder it is written to.
        required output: String,
    }
}
