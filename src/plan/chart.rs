//! Chart specifications: what a chart shows, in one language, before anybody draws it.
//!
//! Every string is the reader's; every number a reader sees is one of the strings. Positions are floating
//! point, because geometry is. How it is drawn is `render::chart`'s affair.

use crate::lang::{Moment, Time};

pub use super::reason::Reason;

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartKind {
    /// Values over time.
    Line,
    /// A stock over time: the ground under the line says how much there is.
    Area,
    /// One value for each category, as horizontal bars.
    Bar,
    /// Several values for each category, side by side.
    Grouped,
    /// Several values for each category, end to end.
    Stacked,
    /// The same as shares of each category's whole.
    Stacked100,
    /// Answers on a scale, against and in favour on two sides.
    Diverging,
    /// One value for each of many categories, as points on a line.
    Dot,
    /// How several series moved between two periods.
    Slope,
    /// Two values for each of many rows, and what lies between.
    Dumbbell,
    /// A value on the way to its target.
    Bullet,
    /// So many of so few people, one mark each.
    Waffle,
    /// A small chart for each series, all on one scale.
    SmallMultiples,
    /// How many values lie in each stretch.
    Histogram,
    /// Rows and columns of values, the larger the darker.
    Heatmap,
    /// Territories in steps of one colour, or places as points.
    Map,
}

impl ChartKind {
    /// Every way to draw a chart.
    pub const ALL: [ChartKind; 16] = [
        ChartKind::Line,
        ChartKind::Area,
        ChartKind::Bar,
        ChartKind::Grouped,
        ChartKind::Stacked,
        ChartKind::Stacked100,
        ChartKind::Diverging,
        ChartKind::Dot,
        ChartKind::Slope,
        ChartKind::Dumbbell,
        ChartKind::Bullet,
        ChartKind::Waffle,
        ChartKind::SmallMultiples,
        ChartKind::Histogram,
        ChartKind::Heatmap,
        ChartKind::Map,
    ];

    /// The word authors write.
    pub fn word(self) -> &'static str {
        match self {
            ChartKind::Line => "line",
            ChartKind::Area => "area",
            ChartKind::Bar => "bar",
            ChartKind::Grouped => "grouped",
            ChartKind::Stacked => "stacked",
            ChartKind::Stacked100 => "stacked100",
            ChartKind::Diverging => "diverging",
            ChartKind::Dot => "dot",
            ChartKind::Slope => "slope",
            ChartKind::Dumbbell => "dumbbell",
            ChartKind::Bullet => "bullet",
            ChartKind::Waffle => "waffle",
            ChartKind::SmallMultiples => "small-multiples",
            ChartKind::Histogram => "histogram",
            ChartKind::Heatmap => "heatmap",
            ChartKind::Map => "map",
        }
    }
}

/// A chart in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// Its id on the page; letters, digits and hyphens.
    pub id: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// Why it is drawn so, when nobody asked for it.
    pub reason: Option<Reason>,
    /// What its categories are.
    pub order: Order,
    /// Whether the parts make a whole: series of each category, or the categories of a single series.
    pub whole: bool,
    /// What it is called: the figure's title.
    pub title: String,
    /// The whole chart in words.
    pub description: String,
    /// The unit, after the topmost tick.
    pub unit: String,
    /// Periods of a line, categories of bars, questions of a scale; in order.
    pub categories: Vec<Category>,
    /// The series: one datum for each category, in the same order.
    pub series: Vec<SeriesSpec>,
    /// Places on its map.
    pub spots: Vec<Spot>,
    /// What is aimed at.
    pub targets: Vec<Mark>,
    /// What others reach.
    pub benchmarks: Vec<Mark>,
    /// Remarks tied to a category.
    pub annotations: Vec<Annotation>,
    /// The least and most the axis must show, if the indicator has bounds it should be read against.
    pub least: Option<f64>,
    /// The most.
    pub most: Option<f64>,
    /// How many of how many persons the latest value says, for one mark each.
    pub persons: Option<(u32, u32)>,
    /// The name of what is measured, where it differs from the title.
    pub measure: String,
    /// How a single series moved, in words for its title.
    pub moved: Option<Moved>,
}

/// How a series moved from its first to its last comparable value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which way.
    pub way: Way,
    /// By how much, without a sign: `19,4 points`.
    pub change: String,
    /// The first period.
    pub from: Time,
    /// The last period.
    pub to: Time,
    /// The last value.
    pub last: String,
    /// The target that the last value reaches.
    pub reached: Option<String>,
}

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More.
    Up,
    /// Less.
    Down,
    /// As before, as far as readers see.
    Flat,
}

/// What the categories of a chart are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Periods, at their places in time.
    Time,
    /// Steps whose order has a meaning: they are never sorted.
    Ordinal,
    /// Names: sorted by value unless the author wants them otherwise.
    #[default]
    Nominal,
}

/// A place on the axis that is not of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Its words.
    pub label: String,
    /// What kind of time its words name, if they name one.
    pub moment: Moment,
    /// Its words where there is little room.
    pub short: String,
    /// Where it lies on a time axis, in years; its index for anything else.
    pub at: f64,
    /// Whether it is the one the figure is about.
    pub subject: bool,
    /// The code of its territory, if it is one: NUTS, NIS, INSEE.
    pub code: Option<String>,
}

impl Category {
    /// Its words as a time, for sentences about when.
    pub fn time(&self) -> Time {
        Time { text: self.label.clone(), moment: self.moment }
    }
}

/// A place on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Degrees east and north.
    pub at: (f64, f64),
    /// What it is called.
    pub label: String,
    /// How many it stands for.
    pub count: usize,
}

/// The values of one series.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesSpec {
    /// Its name.
    pub name: String,
    /// Its colour's meaning.
    pub tone: Tone,
    /// One for each category.
    pub data: Vec<Datum>,
}

/// What a colour means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// What the figure is about.
    Subject,
    /// One of several, the same number for the same category across the site.
    Series(u8),
    /// Everything else.
    Context,
    /// A step of a scale, from 0, strongly against, to 4, strongly in favour; 2 is neutral.
    Scale(u8),
}

impl Tone {
    /// Whether it is a step in favour.
    pub fn is_favour(self) -> bool {
        matches!(self, Tone::Scale(3..))
    }
}

/// One value of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Datum {
    /// Where it lies; nothing if it is missing or withheld.
    pub value: Option<f64>,
    /// The value as readers see it, with its unit, or the words for why there is none.
    pub text: String,
    /// The number without rounding, with a point, for the figure's own CSV.
    pub number: Option<String>,
    /// What is to be known about it.
    pub mark: DatumMark,
    /// What else is said beside it: `31/49`, `provisoire`.
    pub aside: Option<String>,
    /// Between which values it lies, if it is uncertain.
    pub range: Option<(f64, f64)>,
    /// Whether its base is small: read with care.
    pub caution: bool,
}

/// What is to be known about a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DatumMark {
    /// Nothing.
    #[default]
    Plain,
    /// It may still change: hollow, its line dashed.
    Provisional,
    /// It is not comparable with what came before.
    Break,
    /// It is withheld.
    Withheld,
    /// It is missing.
    Missing,
}

/// A line or point to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its value.
    pub value: f64,
    /// The category it holds for; all of them if none.
    pub at: Option<f64>,
    /// What that category is called, where it lies beyond the values.
    pub period: String,
    /// Its words, with the value.
    pub label: String,
}

/// A remark tied to a category.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// The category's place.
    pub at: f64,
    /// Its words.
    pub text: String,
}

impl ChartSpec {
    /// A chart without anything on it yet.
    pub fn new(id: &str, kind: ChartKind) -> ChartSpec {
        ChartSpec {
            id: id.to_owned(),
            kind,
            reason: None,
            order: if kind == ChartKind::Line { Order::Time } else { Order::Nominal },
            whole: false,
            title: String::new(),
            description: String::new(),
            unit: String::new(),
            categories: Vec::new(),
            series: Vec::new(),
            spots: Vec::new(),
            targets: Vec::new(),
            benchmarks: Vec::new(),
            annotations: Vec::new(),
            least: None,
            most: None,
            persons: None,
            measure: String::new(),
            moved: None,
        }
    }

    /// Whether there is anything to draw: at least one value, and not more than can be told apart.
    pub fn is_drawable(&self) -> bool {
        let is_even = self.series.iter().all(|series| series.data.len() == self.categories.len());
        let (rows, series) = match self.kind {
            ChartKind::Line | ChartKind::Area => (400, 24),
            ChartKind::SmallMultiples => (120, 24),
            ChartKind::Waffle => (1, 1),
            ChartKind::Heatmap => (60, 40),
            ChartKind::Slope | ChartKind::Dumbbell => (60, 60),
            ChartKind::Map => return self.is_mappable() && is_even,
            _ => (60, 24),
        };
        is_even && self.values().next().is_some() && self.categories.len() <= rows.max(self.past()) && self.series.len() <= series
    }

    /// Whether a map has something to show: places, or one value for each of some territories.
    fn is_mappable(&self) -> bool {
        let coded = self.categories.iter().any(|category| category.code.is_some());
        let few = self.spots.len() <= 500 && self.categories.len() <= 200;
        few && (!self.spots.is_empty() || (coded && self.series.len() == 1 && self.values().next().is_some()))
    }

    /// Kinds that show only the latest category of several.
    fn past(&self) -> usize {
        if self.kind == ChartKind::Waffle { 400 } else { 0 }
    }

    /// The finite values of all series.
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.series.iter().flat_map(|series| &series.data).filter_map(|datum| datum.value).filter(|value| value.is_finite())
    }
}
