//! Stacked bars: parts end to end, as amounts or as shares of each row's whole.

use super::role::Role;
use super::rows::{Measures, Rows, centred};
use super::sheet::{Area, Hang, Plane, Reading, Sheet};
use super::ticks::Axis;
use super::{Composition, bare, key, letters, said};
use crate::plan::chart::{ChartKind, ChartSpec, Datum, Tone};

/// Draws bars whose parts stand end to end, and gives the height of the sheet.
pub fn draw(spec: &ChartSpec, composition: Composition, out: &mut String) -> f64 {
    let measures = Measures { top: key::height(spec, composition) + 4.0, band: 28.0, gap: 14.0 };
    let rows = Rows::new(spec.categories.iter().map(|category| (category.label.as_str(), category.subject)), composition, &measures);
    let wide = composition.width();
    let whole = |index: usize| spec.series.iter().filter_map(|series| series.data[index].value).map(|value| value.max(0.0)).sum::<f64>();
    let shares = spec.kind == ChartKind::Stacked100;
    let most = (0..spec.categories.len()).map(whole).fold(0.0, f64::max);
    let area = Area { left: rows.left, top: 0.0, right: wide - 4.0, bottom: rows.bottom };
    let plane = Plane::new(Axis::exact(0.0, if shares { 1.0 } else { most.max(f64::MIN_POSITIVE) }), Axis::exact(0.0, 1.0), area);
    let height = rows.bottom + 8.0;
    let mut sheet = Sheet::new(out, (wide, height), letters(composition));
    sheet.read_by(Reading::Segment);
    key::draw(spec, composition, &mut sheet);
    rows.write(&mut sheet);
    for (index, row) in rows.rows.iter().enumerate() {
        let scale = if shares { whole(index).max(f64::MIN_POSITIVE) } else { 1.0 };
        let mut done = 0.0;
        for (column, series) in spec.series.iter().enumerate() {
            let datum = &series.data[index];
            let value = datum.value.unwrap_or(0.0).max(0.0) / scale;
            let (left, right) = (plane.x(done), plane.x(done + value));
            // A gap of a pixel and a half keeps neighbours apart without needing contrast between them.
            segment(datum, Area { left, right: (right - 1.5).max(left), top: row.top, bottom: row.bottom }, series.tone, &mut sheet);
            if value > 0.0 {
                sheet.mark((index, column), (left, row.middle()));
            }
            done += value;
        }
        if whole(index) == 0.0
            && let Some(datum) = spec.series.first().map(|series| &series.data[index]).filter(|datum| datum.value.is_none())
        {
            let baseline = centred(row.middle(), &sheet.letters);
            sheet.words_if_free(&datum.text, &[(rows.left + 8.0, baseline, Hang::Start)], Role::Note);
        }
    }
    height
}

/// A part with its value inside, if it fits.
pub fn segment(datum: &Datum, area: Area, tone: Tone, sheet: &mut Sheet) {
    sheet.rectangle(area, Role::fill(tone));
    let words = Role::on(tone);
    let texts = [said(datum), datum.text[bare(&datum.text)].to_owned()];
    let fitting = texts.iter().find(|text| sheet.letters.width(text, words) + 8.0 <= area.wide());
    if let Some(text) = fitting.filter(|_| datum.value.is_some()) {
        let baseline = centred((area.top + area.bottom) / 2.0, &sheet.letters);
        sheet.words(text, ((area.left + area.right) / 2.0, baseline), (words, Hang::Middle));
    }
}
