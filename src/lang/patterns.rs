//! Where a language puts `%`, `€`, the dash of a range and its words for thousands and millions.
//!
//! Facts of CLDR 48, written down as tables: ICU4X has them only in a crate that calls itself
//! experimental. A language that is not listed gets what most languages do.

use super::tag::LanguageTag;

/// No-break space.
pub(super) const NBSP: &str = "\u{A0}";

/// What a language writes around numbers.
pub(super) struct Patterns {
    pub(super) percent: Sign,
    pub(super) euro: Sign,
    /// Between the ends of a range of numbers.
    pub(super) dash: &'static str,
    /// Between the ends of a range of days.
    pub(super) days_dash: &'static str,
    /// Between a number and the symbol of its unit.
    pub(super) symbol_space: &'static str,
    /// Between a number and its unit in words.
    pub(super) word_space: &'static str,
    /// The short words for powers of ten, from the lowest.
    pub(super) powers: &'static [(u32, &'static str)],
}

/// A symbol on one side of a number.
pub(super) struct Sign {
    pub(super) symbol: &'static str,
    pub(super) space: &'static str,
    pub(super) side: Side,
}

/// Which side, and where the minus goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// `-12 €`
    After,
    /// `-€12`
    Before,
    /// `€ -12`
    BeforeMinus,
}

impl Patterns {
    pub(super) fn of(tag: &LanguageTag) -> Patterns {
        let (language, region) = (tag.primary(), tag.region().unwrap_or_default());
        let french = language == "fr";
        Patterns {
            percent: percent(language, region),
            euro: euro(language, region),
            dash: dash(language, region),
            days_dash: days_dash(language, region),
            symbol_space: if french && region != "CA" { "\u{202F}" } else { word_space(language) },
            word_space: word_space(language),
            powers: powers(language, region),
        }
    }
}

impl Sign {
    /// The symbol beside a written number.
    pub(super) fn beside(&self, number: &str) -> String {
        let Sign { symbol, space, side } = self;
        match side {
            Side::After => format!("{number}{space}{symbol}"),
            Side::BeforeMinus => format!("{symbol}{space}{number}"),
            Side::Before => {
                let (minus, digits) = number.split_at(number.find(char::is_numeric).unwrap_or(0));
                format!("{minus}{symbol}{space}{digits}")
            }
        }
    }
}

fn word_space(language: &str) -> &'static str {
    if language == "fr" { NBSP } else { " " }
}

fn percent(language: &str, region: &str) -> Sign {
    let after = |space| Sign { symbol: "%", space, side: Side::After };
    match (language, region) {
        ("fr", "CH") | ("de", "CH" | "LI") => after(""),
        ("es", "" | "ES" | "GQ" | "PH" | "EA" | "IC") => after(NBSP),
        ("en", "AT" | "DE" | "DK" | "FI" | "NO" | "SE") => after(NBSP),
        ("ar", "SA" | "SO") | ("fa" | "ckb" | "ps", _) => Sign { symbol: "٪", space: "", side: Side::After },
        ("ar", _) => Sign { symbol: "\u{200E}%\u{200E}", space: "", side: Side::After },
        ("eu", _) => Sign { symbol: "%", space: NBSP, side: Side::Before },
        ("tr" | "ku", _) => Sign { symbol: "%", space: "", side: Side::Before },
        ("oc", _) => after("\u{202F}"),
        ("fr" | "de" | "be" | "br" | "ca" | "cs" | "da" | "fi" | "gl" | "hr" | "lb" | "lt", _) => after(NBSP),
        ("mk" | "nb" | "nn" | "no" | "ro" | "ru" | "sk" | "sl" | "sv", _) => after(NBSP),
        _ => after(""),
    }
}

fn euro(language: &str, region: &str) -> Sign {
    let (space, side) = match (language, region) {
        ("nl" | "fy", _) => (NBSP, Side::BeforeMinus),
        ("de" | "it", "CH") => (NBSP, Side::BeforeMinus),
        ("de" | "en", "AT") | ("de", "LI") => (NBSP, Side::Before),
        ("pt", "" | "BR") | ("sw" | "ha" | "mg" | "rw" | "wo" | "mn", _) => (NBSP, Side::Before),
        ("es", "" | "ES" | "EA" | "IC" | "PH") => (NBSP, Side::After),
        ("es", _) => (NBSP, Side::Before),
        ("en" | "af" | "am" | "cy" | "ga" | "gd" | "gu" | "hi" | "id" | "ja", _) => ("", Side::Before),
        ("ko" | "ms" | "mt" | "rm" | "so" | "ta" | "te" | "th" | "ti" | "tr" | "ur" | "zh" | "zu", _) => ("", Side::Before),
        ("km" | "oc" | "bn", _) => ("", Side::After),
        _ => (NBSP, Side::After),
    };
    Sign { symbol: "€", space, side }
}

fn dash(language: &str, region: &str) -> &'static str {
    match (language, region) {
        ("nl" | "fy" | "ca" | "da" | "es" | "eu" | "it" | "ka" | "sq" | "th" | "vi" | "zh" | "gu", _) => "-",
        ("pt", "" | "BR") => "–",
        ("pt" | "ro" | "my", _) => " - ",
        ("bg" | "bs" | "hr" | "sk", _) => " – ",
        ("ja", _) => "～",
        ("ko", _) => "~",
        _ => "–",
    }
}

fn days_dash(language: &str, region: &str) -> &'static str {
    match (language, region) {
        ("en", "CA") | ("da" | "nb" | "nn" | "no" | "sl" | "sv", _) => "–",
        ("ja", _) => "～",
        ("ko", _) => "~",
        ("fr" | "nl" | "en" | "de" | "it" | "es" | "pt" | "ca" | "gl" | "ro" | "lb" | "fy" | "pl" | "cs" | "sk" | "hr" | "bs", _) => THIN,
        ("fi" | "et" | "lt" | "lv" | "hu" | "ga" | "cy" | "mt" | "eu" | "sq" | "tr" | "is" | "id" | "ms" | "vi", _) => THIN,
        _ => " – ",
    }
}

const THIN: &str = "\u{2009}–\u{2009}";

/// Three, six, nine and twelve, unless a language counts otherwise. German does not shorten
/// thousands, nor Spanish thousands of millions.
fn powers(language: &str, region: &str) -> &'static [(u32, &'static str)] {
    match (language, region) {
        ("fr", "CA") => &[(3, "\u{A0}k"), (6, "\u{A0}M"), (9, "\u{A0}G"), (12, "\u{A0}T")],
        ("fr", _) => &[(3, "\u{A0}k"), (6, "\u{A0}M"), (9, "\u{A0}Md"), (12, "\u{A0}Bn")],
        ("nl" | "fy", _) => &[(3, "K"), (6, "\u{A0}mln."), (9, "\u{A0}mld."), (12, "\u{A0}bln.")],
        ("de", _) => &[(6, "\u{A0}Mio."), (9, "\u{A0}Mrd."), (12, "\u{A0}Bio.")],
        ("lb", _) => &[(3, "\u{A0}Dsd."), (6, "\u{A0}Mio."), (9, "\u{A0}Mrd."), (12, "\u{A0}Bio.")],
        ("en", "GB") => &[(3, "k"), (6, "m"), (9, "bn"), (12, "tn")],
        ("en", "IN") => &[(3, "K"), (5, "L"), (7, "Cr"), (12, "LCr")],
        ("en" | "cy" | "th" | "zu", _) => &[(3, "K"), (6, "M"), (9, "B"), (12, "T")],
        ("ga", _) => &[(3, "k"), (6, "M"), (9, "B"), (12, "T")],
        ("es", "" | "ES") => &[(3, "\u{A0}mil"), (6, "\u{A0}M"), (12, "\u{A0}B")],
        ("es", _) | ("ca", _) => &[(3, "\u{A0}k"), (6, "\u{A0}M"), (12, "\u{A0}B")],
        ("eu" | "gl", _) => &[(6, "\u{A0}M"), (12, "\u{A0}B")],
        ("it", _) => &[(3, "K"), (6, "\u{A0}Mln"), (9, "\u{A0}Mld"), (12, "\u{A0}Bln")],
        ("pt", "" | "BR") => &[(3, "\u{A0}mil"), (6, "\u{A0}mi"), (9, "\u{A0}bi"), (12, "\u{A0}tri")],
        ("pt", _) => &[(3, "\u{A0}mil"), (6, "\u{A0}M"), (9, "\u{A0}mM"), (12, "\u{A0}Bi")],
        ("pl", _) => &[(3, "\u{A0}tys."), (6, "\u{A0}mln"), (9, "\u{A0}mld"), (12, "\u{A0}bln")],
        ("cs" | "sk", _) => &[(3, "\u{A0}tis."), (6, "\u{A0}mil."), (9, "\u{A0}mld."), (12, "\u{A0}bil.")],
        ("hr", _) => &[(3, "\u{A0}tis."), (6, "\u{A0}mil."), (9, "\u{A0}mlr."), (12, "\u{A0}bil.")],
        ("sl", _) => &[(3, "\u{A0}tis."), (6, "\u{A0}mio."), (9, "\u{A0}mrd."), (12, "\u{A0}bil.")],
        ("hu", _) => &[(3, "\u{A0}E"), (6, "\u{A0}M"), (9, "\u{A0}Mrd"), (12, "\u{A0}B")],
        ("ro", _) => &[(3, "\u{A0}K"), (6, "\u{A0}mil."), (9, "\u{A0}mld."), (12, "\u{A0}tril.")],
        ("bg", _) => &[(3, "\u{A0}хил."), (6, "\u{A0}млн."), (9, "\u{A0}млрд."), (12, "\u{A0}трлн.")],
        ("ru" | "be", _) => &[(3, "\u{A0}тыс."), (6, "\u{A0}млн"), (9, "\u{A0}млрд"), (12, "\u{A0}трлн")],
        ("uk", _) => &[(3, "\u{A0}тис."), (6, "\u{A0}млн"), (9, "\u{A0}млрд"), (12, "\u{A0}трлн")],
        ("el", _) => &[(3, "\u{A0}χιλ."), (6, "\u{A0}εκ."), (9, "\u{A0}δισ."), (12, "\u{A0}τρισ.")],
        ("da", _) => &[(3, "\u{A0}t"), (6, "\u{A0}mio."), (9, "\u{A0}mia."), (12, "\u{A0}bio.")],
        ("nb" | "nn" | "no", _) => &[(3, "k"), (6, "\u{A0}mill."), (9, "\u{A0}mrd."), (12, "\u{A0}bill.")],
        ("sv", _) => &[(3, "\u{A0}tn"), (6, "\u{A0}mn"), (9, "\u{A0}md"), (12, "\u{A0}bn")],
        ("fi", _) => &[(3, "\u{A0}t."), (6, "\u{A0}milj."), (9, "\u{A0}mrd."), (12, "\u{A0}bilj.")],
        ("et", _) => &[(3, "\u{A0}tuh"), (6, "\u{A0}mln"), (9, "\u{A0}mld"), (12, "\u{A0}trln")],
        ("lt", _) => &[(3, "\u{A0}tūkst."), (6, "\u{A0}mln."), (9, "\u{A0}mlrd."), (12, "\u{A0}trln.")],
        ("lv", _) => &[(3, "\u{A0}tūkst."), (6, "\u{A0}milj."), (9, "\u{A0}mljrd."), (12, "\u{A0}trilj.")],
        ("tr", _) => &[(3, "\u{A0}B"), (6, "\u{A0}Mn"), (9, "\u{A0}Mr"), (12, "\u{A0}Tn")],
        ("ar", _) => &[(3, "\u{A0}ألف"), (6, "\u{A0}مليون"), (9, "\u{A0}مليار"), (12, "\u{A0}ترليون")],
        ("ja", _) => &[(4, "万"), (8, "億"), (12, "兆")],
        ("zh", "TW") => &[(4, "萬"), (8, "億"), (12, "兆")],
        ("zh", _) => &[(4, "万"), (8, "亿"), (12, "万亿")],
        ("ko", _) => &[(3, "천"), (4, "만"), (8, "억"), (12, "조")],
        _ => &[],
    }
}
