//! Mappings: what the columns and words of a table stand for, remembered beside the site for the next year's table.

use super::catalogue::ScaleOption;
use super::survey::{Mode, QuestionKind};
use crate::decimal::Marks;
use crate::source::decode::{Count, Located};
use crate::source::series::ByName;
use crate::source::text::{Name, Text};
use crate::{record, words};

record! {
    /// How the tables of one kind of file are understood.
    pub struct Mapping {
        /// The files it is for, `*` standing for anything: `figures-*.xlsx`.
        optional file: String,
        /// How ambiguous numbers are read: `comma` or `point`.
        optional numbers: Marks,
        /// The tables, one for each sheet that is read.
        several tables: TableMapping,
        /// Words of the tables and the ids they stand for, by what they name: `{enterprise: {"Our shop": shop}}`.
        optional names: ByName<ByName<Located<String>>>,
    }
}

record! {
    /// How one sheet is understood.
    pub struct TableMapping {
        /// The sheet's name; the only table of a file needs none.
        optional sheet: Located<String>,
        /// What stands in it: `values`, or the answers of a `survey`.
        usual kind: TableKind,
        /// The lines that hold the names of columns: `1`, or `[2, 3]` where two lines make a name.
        list header: Count,
        /// The enterprise, where no column says it.
        optional enterprise: Located<String>,
        /// The assessment to write into; the one that fits the period unless said.
        optional assessment: Located<String>,
        /// The indicator, where no column says it.
        optional indicator: Located<String>,
        /// Where the values come from: the source of results that are new to the site.
        optional source: Name,
        /// What a reader should know of results that are new to the site.
        optional notes: Text,
        /// What the columns are.
        list columns: ColumnMapping,
        /// The survey whose answers are counted.
        optional survey: SurveyMapping,
    }
}

words! {
    /// What stands in a table.
    pub enum TableKind {
        /// Values of indicators.
        Values "values",
        /// Answers, a row for each person.
        Survey "survey",
    }
}

#[expect(clippy::derivable_impls, reason = "the words are listed by a macro that derives what all of them have")]
impl Default for TableKind {
    fn default() -> TableKind {
        TableKind::Values
    }
}

record! {
    /// What a column is.
    pub struct ColumnMapping {
        /// Its name in the table; `{period}`, `{enterprise}`, `{indicator}` or `{dimension}` stand for such a part of it.
        required column: Located<String>,
        /// What stands in it.
        required is: Role,
        /// Its dimension, where it holds categories.
        optional dimension: Located<String>,
        /// The period of its values, where neither a column nor its name says it.
        optional period: String,
        /// The indicator of its values.
        optional indicator: Located<String>,
        /// The enterprise of its values.
        optional enterprise: Located<String>,
        /// The categories of its values: `{gender: women}`.
        optional categories: ByName<Located<String>>,
        /// Days as periods: the `year`, `quarter`, `month` or `day` they lie in.
        optional grain: Grain,
    }
}

words! {
    /// What stands in a column.
    pub enum Role {
        /// Names or ids of enterprises.
        Enterprise "enterprise",
        /// Ids of assessments.
        Assessment "assessment",
        /// Names or ids of indicators.
        Indicator "indicator",
        /// Periods.
        Period "period",
        /// Values.
        Value "value",
        /// Parts of rates.
        Numerator "numerator",
        /// Wholes of rates.
        Denominator "denominator",
        /// What is to be known of a value.
        Status "status",
        /// How many a value is based on.
        N "n",
        /// The lower end of its uncertainty.
        Low "low",
        /// The upper end.
        High "high",
        /// A note.
        Note "note",
        /// Where values come from.
        Source "source",
        /// Categories of a dimension.
        Category "category",
        /// Nothing that is imported.
        Ignored "ignored",
    }
}

words! {
    /// The period a day stands for.
    pub enum Grain {
        /// Its year.
        Year "year",
        /// Its quarter.
        Quarter "quarter",
        /// Its month.
        Month "month",
        /// Itself.
        Day "day",
    }
}

record! {
    /// A survey whose answers are counted.
    pub struct SurveyMapping {
        /// Its id.
        required id: Located<String>,
        /// Who was asked: the id of a stakeholder.
        optional stakeholder: String,
        /// How it was asked.
        optional mode: Mode,
        /// How many were asked.
        optional invited: Count,
        /// How many people it is about.
        optional population: Count,
        /// Only rows count in which this column holds something: the day of submission.
        optional complete: Located<String>,
        /// Words that mean no answer, besides empty cells.
        list no_answer: String,
        /// Columns by whose categories the answers are counted as well.
        list by: GroupMapping,
        /// What was asked. Columns that no question names are not read.
        several questions: QuestionMapping,
    }
}

record! {
    /// A column of categories.
    pub struct GroupMapping {
        /// Its name.
        required column: Located<String>,
        /// Its dimension.
        required dimension: Located<String>,
        /// Its words and the categories they stand for.
        required answers: ByName<Located<String>>,
    }
}

record! {
    /// A question and its columns.
    pub struct QuestionMapping {
        /// Its column; several where each option has its own.
        several columns: Located<String>,
        /// Its id.
        required id: Located<String>,
        /// The question in words, as it was asked.
        required text: Text,
        /// What kind it is.
        required kind as "type": QuestionKind,
        /// The scale of its options.
        optional scale: Located<String>,
        /// Its own options.
        list options: ScaleOption,
        /// The words of its cells, or the names of its columns, and the options they stand for.
        optional answers: ByName<Located<String>>,
        /// What stands between several answers in one cell: `;`.
        optional separator: String,
    }
}
