//! The table of a figure: the same facts as its drawing, for eyes, ears and spreadsheets.

use crate::plan::chart::{ChartSpec, Datum, DatumMark};
use crate::render::rows;
use crate::untrusted::escape_into;

/// The words around a table, in the reader's language.
#[derive(Clone, Debug)]
pub struct TableWords {
    /// What the table is called: unit and what it covers.
    pub caption: String,
    /// The head of the first column: `Période`, `Catégorie`.
    pub head: String,
    /// The name of the region that scrolls.
    pub region: String,
}

/// Gives rows that a drawing leaves without a name the name of what they hold: a table's rows are read one by one.
pub fn name_rows(spec: &mut ChartSpec, name: &str) {
    let unnamed = spec.categories.iter_mut().filter(|category| category.label.is_empty());
    unnamed.for_each(|category| name.clone_into(&mut category.label));
}

/// The data table as HTML: one row for each category, one column for each series.
pub fn data_table(spec: &ChartSpec, words: &TableWords) -> String {
    let mut out = String::with_capacity(512 + spec.categories.len() * spec.series.len() * 48);
    out.push_str("<div class=\"tw\" role=\"group\" tabindex=\"0\" aria-label=\"");
    escape_into(&mut out, &words.region);
    out.push_str("\"><table class=\"data\"><caption>");
    escape_into(&mut out, &words.caption);
    out.push_str("</caption><thead><tr><th scope=\"col\">");
    escape_into(&mut out, &words.head);
    out.push_str("</th>");
    for series in &spec.series {
        out.push_str("<th scope=\"col\" class=\"num\">");
        escape_into(&mut out, &series.name);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead><tbody>");
    for (index, category) in spec.categories.iter().enumerate() {
        out.push_str("<tr><th scope=\"row\">");
        escape_into(&mut out, &category.label);
        out.push_str("</th>");
        spec.series.iter().for_each(|series| cell(&mut out, &series.data[index]));
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
    out
}

fn cell(out: &mut String, datum: &Datum) {
    out.push_str(if datum.value.is_some() { "<td class=\"num\">" } else { "<td class=\"num wh\">" });
    escape_into(out, &datum.text);
    if let Some(aside) = datum.aside.as_ref().filter(|_| datum.value.is_some() && datum.mark != DatumMark::Plain) {
        out.push_str(" <span class=\"mark\">");
        escape_into(out, aside);
        out.push_str("</span>");
    }
    out.push_str("</td>");
}

/// The figure's own CSV: the page's labels, the numbers without rounding, with a point.
pub fn csv(spec: &ChartSpec, head: &str) -> String {
    let mut out = String::new();
    let names = spec.series.iter().map(|series| series.name.as_str());
    rows::push(&mut out, std::iter::once(head).chain(names));
    for (index, category) in spec.categories.iter().enumerate() {
        let numbers = spec.series.iter().map(|series| series.data[index].number.as_deref().unwrap_or_default());
        rows::push(&mut out, std::iter::once(category.label.as_str()).chain(numbers));
    }
    out
}
