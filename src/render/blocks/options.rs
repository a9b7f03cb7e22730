//! The options of directives as records.

use crate::model::indicator::Unit;
use crate::model::result::CsvFile;
use crate::period::Period;
use crate::render::view::Size;
use crate::source::decode::Located;
use crate::source::text::Text;
use crate::{record, words};

use super::inline_data::InlineValues;

record! {
    /// The options of `chart` and `table`.
    pub struct ChartOptions {
        /// How it is drawn.
        optional kind as "type": ChartType,
        /// By which dimensions.
        list by: Located<String>,
        /// Which periods.
        list periods: Located<Period>,
        /// What it shows, as a finding.
        optional title: Text,
        /// Measure, unit, place, period.
        optional subtitle: Text,
        /// What a reader should know.
        optional note: Text,
        /// The chart in words.
        optional alt: Text,
        /// What it says.
        optional reading: Text,
        /// Remarks tied to periods.
        list annotations: AnnotationOption,
        /// What stands out.
        list highlight: String,
        /// In which order.
        optional sort: Sort,
        /// How much room.
        optional size: SizeOption,
        /// Whether print shows a QR code.
        usual qr: bool,
        /// The unit of values given here.
        optional unit: Unit,
        /// The source of values given here.
        optional source: Text,
        /// Values given here.
        optional values: InlineValues,
        /// A file of values.
        optional csv: CsvFile,
    }
}

record! {
    /// A remark tied to a period.
    pub struct AnnotationOption {
        /// The period.
        required at: Period,
        /// The remark.
        required text: Text,
    }
}

words! {
    /// How a chart is drawn.
    pub enum ChartType {
        /// As suits the data.
        Auto "auto",
        /// Lines.
        Line "line",
        /// Areas.
        Area "area",
        /// Bars.
        Bar "bar",
        /// Bars side by side.
        Grouped "grouped",
        /// Bars end to end.
        Stacked "stacked",
        /// Shares of a whole.
        Stacked100 "stacked100",
        /// Two directions.
        Diverging "diverging",
        /// Dots.
        Dot "dot",
        /// Slopes.
        Slope "slope",
        /// Dumbbells.
        Dumbbell "dumbbell",
        /// On the way to a target.
        Bullet "bullet",
        /// Persons as squares.
        Waffle "waffle",
        /// Many small charts.
        SmallMultiples "small-multiples",
        /// A distribution.
        Histogram "histogram",
        /// A table of colours.
        Heatmap "heatmap",
        /// A map.
        Map "map",
        /// No drawing.
        Table "table",
    }
}

words! {
    /// In which order.
    pub enum Sort {
        /// By value, the largest first.
        Value "value",
        /// As given.
        Given "given",
        /// By name.
        Label "label",
    }
}

words! {
    /// How much room.
    pub enum SizeOption {
        /// The text's column.
        Normal "normal",
        /// Wider.
        Wide "wide",
        /// The page's width.
        Full "full",
    }
}

impl SizeOption {
    /// The room that the theme gives it.
    pub fn room(self) -> Size {
        match self {
            SizeOption::Normal => Size::Normal,
            SizeOption::Wide => Size::Wide,
            SizeOption::Full => Size::Full,
        }
    }
}

record! {
    /// The options of `kpi`.
    pub struct KpiOptions {
        /// What is shown, beside the arguments.
        list references: Located<String>,
    }
}

record! {
    /// The options of `enterprises`.
    pub struct EnterprisesOptions {
        /// Of a group.
        optional group: crate::model::enterprise::Group,
        /// Of a territory.
        optional territory: Located<String>,
        /// How they are shown.
        optional shown as "as": ShownAs,
    }
}

words! {
    /// How enterprises are shown.
    pub enum ShownAs {
        /// As cards.
        List "list",
        /// On a map.
        Map "map",
        /// As a table.
        Table "table",
    }
}

record! {
    /// The options of `figure`.
    pub struct PictureOptions {
        /// Its file.
        required file: Located<String>,
        /// The picture in words.
        optional alt: Text,
        /// What stands under it.
        optional caption: Text,
        /// Who made it.
        optional credit: crate::source::text::Name,
        /// How much room.
        optional size: SizeOption,
        /// Whether it says nothing that words would miss.
        usual decorative: bool,
    }
}
