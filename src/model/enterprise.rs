//! Enterprises: the portrait (format.md §3).

use super::observation::Amount;
use super::settings::Anything;
use crate::decimal::{Decimal, Marks};
use crate::finding::{Expected, Place, Problem};
use crate::period::{Date, Period};
use crate::source::decode::{Count, Decode, Decoder, Located};
use crate::source::series::ByPeriod;
use crate::source::shape::{Scalar, Shape};
use crate::source::text::{Name, Text};
use crate::source::yaml::{Kind, Node};
use crate::untrusted::Untrusted;
use crate::{record, words};

record! {
    /// A social enterprise.
    pub struct Portrait {
        /// Its name.
        required name: Name,
        /// What it does, in a sentence.
        optional description: Text,
        /// What it is for.
        optional purpose: Text,
        /// Its group by purpose.
        optional group: Group,
        /// Its legal form.
        optional legal_form: Text,
        /// Its numbers in registers.
        optional ids: CompanyNumbers,
        /// When it was founded.
        optional founded: Founded,
        /// Where it works.
        list sites: WorkSite,
        /// A category of the dimension `territory`.
        optional territory: Located<String>,
        /// Codes of its activities.
        list nace: String,
        /// Who works there.
        optional staff: Staff,
        /// Its turnover, in euro.
        optional turnover: Turnover,
        /// Its logo's file.
        optional logo: Located<String>,
        /// Its photo.
        optional photo: Photo,
        /// Its own site.
        optional url: Untrusted,
        /// Its story in chapters.
        optional portrait: PortraitTexts,
        /// What is published of it.
        usual publish: Publish,
        /// Whether it is an example.
        usual fictitious: bool,
        /// Free data.
        optional extra: Anything,
    }
}

record! {
    /// The story of an enterprise, each part Markdown.
    pub struct PortraitTexts {
        /// Where it comes from.
        optional context: Text,
        /// The need it answers.
        optional need: Text,
        /// Whom it is for.
        optional publics: Text,
        /// What it does.
        optional activities: Text,
        /// How it does it.
        optional practices: Text,
        /// Who decides.
        optional governance: Text,
        /// What it lives on.
        optional resources: Text,
        /// What it stands for.
        optional values: Text,
        /// Where it belongs.
        optional territory: Text,
        /// With whom.
        optional partners: Text,
    }
}

impl PortraitTexts {
    /// The parts that are written, each under its key, in the order of the framework.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let parts = [
            ("context", &self.context),
            ("need", &self.need),
            ("publics", &self.publics),
            ("activities", &self.activities),
            ("practices", &self.practices),
            ("governance", &self.governance),
            ("resources", &self.resources),
            ("values", &self.values),
            ("territory", &self.territory),
            ("partners", &self.partners),
        ];
        parts.into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?)))
    }
}

record! {
    /// Its numbers in registers.
    pub struct CompanyNumbers {
        /// Belgium, ten digits.
        optional kbo: Located<String>,
        /// France, nine digits.
        optional siren: Located<String>,
        /// France, fourteen digits.
        optional siret: Located<String>,
        /// France, associations.
        optional rna: Located<String>,
    }
}

record! {
    /// A place where it works.
    pub struct WorkSite {
        /// What it is called.
        optional name: Name,
        /// Street and number.
        optional address: Name,
        /// Its postcode, never a number.
        optional postcode: Untrusted,
        /// Its municipality.
        optional municipality: Name,
        /// Its country, two letters.
        optional country: Untrusted,
        /// Degrees north.
        optional lat: Latitude,
        /// Degrees east.
        optional lon: Longitude,
    }
}

/// Degrees north, from -90 to 90.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latitude(pub Decimal);

impl std::ops::Deref for Latitude {
    type Target = Decimal;

    fn deref(&self) -> &Decimal {
        &self.0
    }
}

impl std::ops::Deref for Longitude {
    type Target = Decimal;

    fn deref(&self) -> &Decimal {
        &self.0
    }
}

/// Degrees east, from -180 to 180.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Longitude(pub Decimal);

impl Decode for Latitude {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        degrees(node, 90, cx).map(Latitude)
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Number)
    }
}

impl Decode for Longitude {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        degrees(node, 180, cx).map(Longitude)
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::Number)
    }
}

/// A coordinate is never ambiguous: no place lies at `50.606` thousands of degrees (E07 beyond the bounds).
fn degrees(node: &Node, most: u32, cx: &mut Decoder) -> Option<Decimal> {
    let before = cx.marks;
    cx.marks = match node.scalar() {
        Some(written) if written.contains(',') => Marks::Comma,
        _ => Marks::Point,
    };
    let degrees = Decimal::decode(node, cx);
    cx.marks = before;
    let (degrees, most) = (degrees?, Decimal::from(most));
    if degrees.abs() > most {
        let problem = Problem::OutsideDomain { written: degrees.to_string(), min: Some((-most).to_string()), max: Some(most.to_string()) };
        cx.findings.add(problem, node.place);
        return None;
    }
    Some(degrees)
}

record! {
    /// Who works there.
    pub struct Staff {
        /// Persons.
        optional headcount: Count,
        /// Full-time equivalents.
        optional fte: Decimal,
        /// Volunteers.
        optional volunteers: Count,
        /// When that was so.
        optional as_of: Period,
    }
}

record! {
    /// A photo.
    pub struct Photo {
        /// Its file.
        required file: Located<String>,
        /// The picture in words.
        optional alt: Text,
        /// Who took it.
        optional credit: Name,
        /// The point that every crop keeps.
        optional focus: super::focus::Focus,
        /// Whether it says nothing that words would miss.
        usual decorative: bool,
    }
}

words! {
    /// Groups by purpose, as in VISES.
    pub enum Group {
        /// Back to work through work.
        WorkIntegration "work-integration",
        /// Services that everybody needs, for those who lack them.
        CollectiveService "collective-service",
        /// Any other social enterprise.
        Other "other",
    }
}

words! {
    /// What is published of an enterprise.
    #[derive(Default)]
    pub enum Publish {
        /// Everything.
        #[default]
        All "all",
        /// Its portrait only.
        Portrait "portrait",
        /// Nothing: it only contributes to aggregates.
        None "none",
    }
}

/// When an enterprise was founded: a year or a day.
#[derive(Clone, Copy, Debug)]
pub enum Founded {
    /// A year.
    Year(i16),
    /// A day.
    Day(Date),
}

impl Decode for Founded {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let text = node.scalar().unwrap_or_default();
        let year = (text.len() == 4).then(|| text.parse().ok()).flatten();
        let day = crate::period::parse_date(text);
        match (year, day) {
            (Some(year), _) => Some(Founded::Year(year)),
            (None, Some(day)) => Some(Founded::Day(day)),
            _ => cx.wrong_type(Expected::Date, node),
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Scalar::YearOrDate)
    }
}

/// Turnover: one amount, or one for each period.
#[derive(Clone, Debug)]
pub enum Turnover {
    /// One amount.
    Once(Decimal),
    /// By period.
    Series(ByPeriod<Amount>),
}

impl Decode for Turnover {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        match node.kind {
            Kind::Scalar(_) => Decimal::decode(node, cx).map(Turnover::Once),
            _ => ByPeriod::decode(node, cx).map(Turnover::Series),
        }
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Scalar(Scalar::Number), ByPeriod::<Amount>::shape()])
    }
}

impl CompanyNumbers {
    /// Notes every number that fails its check (E17; check digits of the Belgian and French registers).
    pub fn check(&self, cx: &mut Decoder) {
        let mut check = |kind, number: &Option<Located<String>>, is_valid: fn(&str) -> bool| {
            if let Some(number) = number.as_ref().filter(|number| !is_valid(&digits(&number.value))) {
                cx.findings.add(Problem::CompanyNumber { kind, written: number.value.clone() }, number.place);
            }
        };
        check("kbo", &self.kbo, is_kbo);
        check("siren", &self.siren, |text| is_luhn(text, 9));
        check("siret", &self.siret, |text| is_luhn(text, 14));
    }
}

fn digits(text: &str) -> String {
    let text = text.trim().strip_prefix("BE").unwrap_or(text.trim());
    let separators = [' ', '.', '-', '\u{A0}', '\u{202F}'];
    text.chars().filter(|character| !separators.contains(character)).collect()
}

/// Ten digits, the last two being 97 less the remainder of the first eight.
fn is_kbo(digits: &str) -> bool {
    let digits = if digits.len() == 9 { format!("0{digits}") } else { digits.to_owned() };
    if digits.len() != 10 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || !digits.starts_with(['0', '1']) {
        return false;
    }
    let (number, check) = digits.split_at(8);
    let number: u64 = number.parse().unwrap_or(0);
    check.parse() == Ok(97 - number % 97)
}

/// Luhn's check over this many digits.
fn is_luhn(digits: &str, length: usize) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits
        .chars()
        .rev()
        .enumerate()
        .map(|(index, digit)| {
            let digit = digit.to_digit(10).unwrap_or(100);
            if index % 2 == 1 { doubled(digit) } else { digit }
        })
        .sum();
    digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit()) && sum.is_multiple_of(10)
}

/// An enterprise and what belongs to it.
#[derive(Clone, Debug)]
pub struct Enterprise {
    /// Its id.
    pub id: super::id::Id,
    /// Its portrait.
    pub portrait: Portrait,
    /// Its assessments, in order of their last day.
    pub assessments: Vec<super::assessment::Assessment>,
    /// Its story: one text for each language that has one.
    pub story: super::prose::Texts,
    /// Where its portrait is written.
    pub place: Place,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_of_the_registers() {
        assert!(is_kbo(&digits("0999.123.457")) && !is_kbo(&digits("0999.123.456")));
        assert!(is_luhn(&digits("999 123 458"), 9) && is_luhn(&digits("999 123 458 00013"), 14));
        assert!(is_luhn(&digits("999 123 456 00017"), 14) && !is_luhn(&digits("999 123 456"), 9));
    }
}
