//! What a mark means; its class in the stylesheet and its colour without one follow from that.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use plotters::style::RGBColor;
use plotters_backend::BackendColor;

use crate::plan::chart::Tone;

/// What a mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A line of the grid.
    Grid,
    /// The line of zero, or the axis.
    Zero,
    /// A thin line from a label to its mark.
    Leader,
    /// Words of an axis.
    Axis,
    /// A value.
    Value,
    /// A value of the subject.
    Strong,
    /// A remark.
    Note,
    /// Words about a target.
    TargetText,
    /// Words on a dark fill.
    OnDark,
    /// Words on a light fill.
    OnLight,
    /// Words on a low step.
    OnLow,
    /// Words on a high step.
    OnHigh,
    /// The subject's line.
    Line,
    /// The subject's line where it may still change.
    LineDashed,
    /// A line of context.
    ContextLine,
    /// What lies between two values.
    Connector,
    /// An interval of uncertainty.
    Whisker,
    /// A point of the subject.
    Point,
    /// A hollow point.
    PointOpen,
    /// A point of context.
    ContextPoint,
    /// A hollow point of context.
    ContextOpen,
    /// The line of a target.
    Target,
    /// The mark of a target.
    TargetMark,
    /// A break in a series, or the mark of a target across a bar.
    Break,
    /// The subject's bar.
    Subject,
    /// The subject's bar where it may still change.
    Provisional,
    /// A bar of context.
    Muted,
    /// The ground under the subject's line.
    Area,
    /// Between which values something lies.
    Band,
    /// The ground of a bullet bar, or of a mark that is not taken.
    Ground,
    /// Where a value is withheld.
    Withheld,
    /// The name of the subject, in its colour.
    SubjectName,
    /// The box of a diagram.
    Card,
    /// The box of a result in a diagram.
    CardStrong,
    /// Words in a box of a diagram.
    OnCard,
    /// What leads from box to box.
    Arrow,
    /// A land without a value.
    Land,
    /// The same with its edge.
    LandEdge,
    /// Lines across a land whose value is withheld.
    Hatch,
    /// A border within a country.
    Border,
    /// A country's edge.
    Coast,
    /// A place on a map.
    Spot,
    /// Its name.
    PlaceName,
    /// The line of a series, from 1 to 8.
    SeriesLine(u8),
    /// The same where it may still change.
    SeriesDashed(u8),
    /// A point of a series.
    SeriesPoint(u8),
    /// A hollow point of a series.
    SeriesOpen(u8),
    /// The bar of a series.
    Fill(u8),
    /// A step of a scale with two sides, from 0 to 4.
    Scale(u8),
    /// A step from little to much, from 0 to 7.
    Step(u8),
    /// The name of a series, in its colour.
    Name(u8),
    /// A land with a value: a step from little to much, from 0 to 7.
    Region(u8),
}

/// The roles without a number, each with its class and the presentation attributes that stand in for the stylesheet.
#[rustfmt::skip]
const PLAIN: [(Role, &str, &str); 43] = [
    (Role::Grid, "grid", r##"stroke="#e4dfd5""##),
    (Role::Zero, "zero", r##"stroke="#464e56""##),
    (Role::Leader, "lead-l", r##"stroke="#636b73" fill="none""##),
    (Role::Axis, "ax", r##"fill="#636b73""##),
    (Role::Value, "halo", r##"fill="#1a1f24""##),
    (Role::Strong, "b halo", r##"fill="#1a1f24""##),
    (Role::Note, "an halo", r##"fill="#464e56""##),
    (Role::TargetText, "em b halo", r##"fill="#8f3f05""##),
    (Role::OnDark, "b w", r##"fill="#fff""##),
    (Role::OnLight, "b k", r##"fill="#1a1f24""##),
    (Role::OnLow, "b on-s-low", r##"fill="#1a1f24""##),
    (Role::OnHigh, "b on-s-high", r##"fill="#fff""##),
    (Role::Line, "ln", r##"stroke="#0f5c63" fill="none" stroke-width="2.75""##),
    (Role::LineDashed, "ln dash", r##"stroke="#0f5c63" fill="none" stroke-width="2.75" stroke-dasharray="1 6""##),
    (Role::ContextLine, "ln ln-c", r##"stroke="#b9b4a9" fill="none" stroke-width="1.5""##),
    (Role::Connector, "conn", r##"stroke="#b9b4a9" stroke-width="5""##),
    (Role::Whisker, "whisk", r##"stroke="#464e56" fill="none" stroke-width="1.25""##),
    (Role::Point, "pt", r##"fill="#0f5c63""##),
    (Role::PointOpen, "pt-o", r##"fill="#fff" stroke="#0f5c63" stroke-width="2.5""##),
    (Role::ContextPoint, "pt-c", r##"fill="#8d897f""##),
    (Role::ContextOpen, "pt-co", r##"fill="#fff" stroke="#8d897f" stroke-width="2""##),
    (Role::Target, "tg dash", r##"stroke="#b4530a" fill="none" stroke-width="1.5" stroke-dasharray="2 6""##),
    (Role::TargetMark, "tg-f", r##"fill="#b4530a""##),
    (Role::Break, "tg", r##"stroke="#b4530a" fill="none" stroke-width="1.5""##),
    (Role::Subject, "f0", r##"fill="#0f5c63""##),
    (Role::Provisional, "f0 prov", r##"fill="#0f5c63" fill-opacity=".35""##),
    (Role::Muted, "fm", r##"fill="#b9b4a9""##),
    (Role::Area, "area", r##"fill="#0f5c63" fill-opacity=".14""##),
    (Role::Band, "band", r##"fill="#b9b4a9" fill-opacity=".35""##),
    (Role::Ground, "fs", r##"fill="#f1ede5""##),
    (Role::Withheld, "hid", r##"fill="none" stroke="#878174" stroke-dasharray="3 3""##),
    (Role::SubjectName, "b halo ac", r##"fill="#0f5c63""##),
    (Role::Card, "card", r##"fill="#fff" stroke="#878174""##),
    (Role::CardStrong, "card card-r", r##"fill="#e0eeee" stroke="#0f5c63""##),
    (Role::OnCard, "n1", r##"fill="#1a1f24""##),
    (Role::Arrow, "lead-l arrow", r##"stroke="#636b73" fill="none" stroke-width="1.25""##),
    (Role::Land, "land", r##"fill="#f1ede5""##),
    (Role::LandEdge, "land edge", r##"fill="#f1ede5" stroke="#878174""##),
    (Role::Hatch, "hat", r##"stroke="#636b73" fill="none""##),
    (Role::Border, "bd", r##"stroke="#fff" fill="none""##),
    (Role::Coast, "coast", r##"stroke="#878174" fill="none""##),
    (Role::PlaceName, "halo lh", r##"fill="#1a1f24""##),
    (Role::Spot, "pt sp", r##"fill="#0f5c63" stroke="#fff" stroke-width="1.5""##),
];

const SERIES: [&str; 9] = ["#0f5c63", "#2c35a4", "#cf7912", "#1f7878", "#710151", "#6293bb", "#73630a", "#8e61d1", "#19321f"];
const SCALE: [&str; 5] = ["#8f3a18", "#e5a061", "#d9d6cf", "#7aadde", "#1d438c"];
const STEPS: [&str; 8] = ["#e3f4f3", "#b8e3e1", "#82cdcd", "#47b4b7", "#15959c", "#06747e", "#09525f", "#053341"];
/// The first code of a role with a number.
const NUMBERED: u8 = 100;

impl Role {
    /// The colour that is no colour: plotters carries three bytes, which name the role.
    pub fn ink(self) -> RGBColor {
        let (kind, number) = match self {
            Role::SeriesLine(number) => (NUMBERED, number),
            Role::SeriesDashed(number) => (NUMBERED + 1, number),
            Role::SeriesPoint(number) => (NUMBERED + 2, number),
            Role::SeriesOpen(number) => (NUMBERED + 3, number),
            Role::Fill(number) => (NUMBERED + 4, number),
            Role::Scale(number) => (NUMBERED + 5, number),
            Role::Step(number) => (NUMBERED + 6, number),
            Role::Name(number) => (NUMBERED + 7, number),
            Role::Region(number) => (NUMBERED + 8, number),
            plain => (PLAIN.iter().position(|(other, ..)| *other == plain).map_or(0, |index| index as u8), 0),
        };
        RGBColor(kind, number, 0xD1)
    }

    /// The bar of a tone.
    pub fn fill(tone: Tone) -> Role {
        match tone {
            Tone::Subject => Role::Subject,
            Tone::Context => Role::Muted,
            Tone::Series(number) => Role::Fill(number),
            Tone::Scale(step) => Role::Scale(step),
        }
    }

    /// The point of a tone, whole or hollow.
    pub fn point(tone: Tone, is_open: bool) -> Role {
        match (tone, is_open) {
            (Tone::Subject, false) => Role::Point,
            (Tone::Subject, true) => Role::PointOpen,
            (Tone::Series(number), false) => Role::SeriesPoint(number),
            (Tone::Series(number), true) => Role::SeriesOpen(number),
            (_, false) => Role::ContextPoint,
            (_, true) => Role::ContextOpen,
        }
    }

    /// The line of a tone, whole and dashed.
    pub fn lines(tone: Tone) -> (Role, Role) {
        match tone {
            Tone::Subject => (Role::Line, Role::LineDashed),
            Tone::Series(number) => (Role::SeriesLine(number), Role::SeriesDashed(number)),
            Tone::Context | Tone::Scale(_) => (Role::ContextLine, Role::ContextLine),
        }
    }

    /// The name of a tone.
    pub fn name(tone: Tone) -> Role {
        match tone {
            Tone::Subject => Role::SubjectName,
            Tone::Series(number) => Role::Name(number),
            _ => Role::Note,
        }
    }

    /// Words on the bar of a tone.
    pub fn on(tone: Tone) -> Role {
        match tone {
            Tone::Subject => Role::OnDark,
            Tone::Context => Role::OnLight,
            Tone::Series(2 | 5) => Role::OnLight,
            Tone::Series(_) => Role::OnDark,
            Tone::Scale(0 | 4) => Role::OnDark,
            Tone::Scale(_) => Role::OnLight,
        }
    }
}

/// The class of the role that a colour names: ` class="grid"`.
pub fn class(color: BackendColor) -> &'static str {
    let (kind, number, _) = color.rgb;
    let known = &*LOOKS;
    let numbered = kind.checked_sub(NUMBERED).and_then(|group| known.numbered.get(usize::from(group))?.get(usize::from(number)));
    numbered.unwrap_or_else(|| &known.plain[usize::from(kind) % PLAIN.len()])
}

/// The presentation attributes that stand in for the stylesheet, by the class of a mark: `stroke="#e4dfd5"` for `grid`;
/// nothing for a class that no role has.
pub fn stand_in(class: &str) -> &'static str {
    LOOKS.stand_ins.get(class).map_or("", String::as_str)
}

/// What every role looks like, put together once.
struct Looks {
    plain: Vec<String>,
    numbered: [Vec<String>; 9],
    stand_ins: BTreeMap<String, String>,
}

static LOOKS: LazyLock<Looks> = LazyLock::new(|| {
    let each = |colours: &[&str], write: fn(usize, &str) -> (String, String)| -> Vec<(String, String)> {
        colours.iter().enumerate().map(|(number, colour)| write(number, colour)).collect()
    };
    let fill: fn(usize, &str) -> (String, String) = |n, colour| (format!("f{n}"), format!("fill=\"{colour}\""));
    let line: fn(usize, &str) -> (String, String) =
        |n, colour| (format!("ln ln{n}"), format!("stroke=\"{colour}\" fill=\"none\" stroke-width=\"2.25\""));
    let dashed: fn(usize, &str) -> (String, String) =
        |n, colour| (format!("ln ln{n} dash"), format!("stroke=\"{colour}\" fill=\"none\" stroke-width=\"2.25\" stroke-dasharray=\"1 6\""));
    let numbered = [
        each(&SERIES, line),
        each(&SERIES, dashed),
        each(&SERIES, fill),
        each(&SERIES, |n, colour| (format!("po ln{n}"), format!("fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"2.25\""))),
        each(&SERIES, fill),
        each(&SCALE, |n, colour| (format!("L{}", n + 1), format!("fill=\"{colour}\""))),
        each(&STEPS, |n, colour| (format!("s{}", n + 1), format!("fill=\"{colour}\""))),
        each(&SERIES, |n, colour| (format!("b halo t{n}"), format!("fill=\"{colour}\""))),
        each(&STEPS, |n, colour| (format!("s{} rg", n + 1), format!("fill=\"{colour}\""))),
    ];
    let written = |class: &str| format!(" class=\"{class}\"");
    let plain_looks = PLAIN.iter().map(|(_, class, attributes)| ((*class).to_owned(), (*attributes).to_owned()));
    Looks {
        plain: PLAIN.iter().map(|(_, class, _)| written(class)).collect(),
        stand_ins: numbered.iter().flatten().cloned().chain(plain_looks).collect(),
        numbered: numbered.map(|group| group.iter().map(|(class, _)| written(class)).collect()),
    }
});
