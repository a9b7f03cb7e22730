//! Chart specifications: what a chart shows, in one language, before anybody draws it.
//!
//! Every string is the reader's; every number a reader sees is one of the strings. Positions are floating
//! point, because geometry is. How it is drawn is `render::chart`'s affair.

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartKind {
    /// Values over time.
    Line,
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
    /// A value on the way to its target.
    Bullet,
}

impl ChartKind {
    /// The word authors write.
    pub fn word(self) -> &'static str {
        match self {
            ChartKind::Line => "line",
            ChartKind::Bar => "bar",
            ChartKind::Grouped => "grouped",
            ChartKind::Stacked => "stacked",
            ChartKind::Stacked100 => "stacked100",
            ChartKind::Diverging => "diverging",
            ChartKind::Bullet => "bullet",
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
}

/// A place on the axis that is not of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Its words.
    pub label: String,
    /// Its words where there is little room.
    pub short: String,
    /// Where it lies on a time axis, in years; its index for anything else.
    pub at: f64,
    /// Whether it is the one the figure is about.
    pub subject: bool,
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

/// One value of a chart.
#[derive(Clone, Debug, PartialEq)]
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
    /// Whether there is anything to draw: at least one value, and not more than can be told apart.
    pub fn is_drawable(&self) -> bool {
        let values = self.series.iter().flat_map(|series| &series.data).filter(|datum| datum.value.is_some_and(f64::is_finite)).count();
        let most = match self.kind {
            ChartKind::Line => 400,
            _ => 60,
        };
        values > 0 && self.categories.len() <= most && self.series.len() <= 24
    }

    /// The values of all series.
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.series.iter().flat_map(|series| &series.data).filter_map(|datum| datum.value)
    }
}
