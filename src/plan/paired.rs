//! A chart in two languages at once: one drawing whose labels say both words, `Femmes / Vrouwen`.
//!
//! What is measured is the same in every language; only words differ. Where anything else does, there is no such chart.

use super::chart::{Annotation, Category, ChartSpec, Datum, Mark, SeriesSpec, Spot};

/// The charts of two languages as one, called as on the left; nothing where they do not show the same. Both write decimals
/// after the same mark, which tells a number's decimals from what groups its thousands: only the latter may differ.
pub fn paired(left: &ChartSpec, right: &ChartSpec, decimal_mark: char) -> Option<ChartSpec> {
    Both { decimal_mark }.chart(left, right)
}

/// How both languages are read.
struct Both {
    decimal_mark: char,
}

impl Both {
    fn chart(&self, left: &ChartSpec, right: &ChartSpec) -> Option<ChartSpec> {
        let is_alike = (left.kind, left.order, left.whole) == (right.kind, right.order, right.whole)
            && (left.least, left.most, left.persons) == (right.least, right.most, right.persons);
        is_alike.then_some(())?;
        Some(ChartSpec {
            unit: if left.unit.is_empty() || right.unit.is_empty() { String::new() } else { self.label(&left.unit, &right.unit)? },
            categories: each(&left.categories, &right.categories, |left, right| self.category(left, right))?,
            series: each(&left.series, &right.series, |left, right| self.series(left, right))?,
            spots: each(&placed(&left.spots), &placed(&right.spots), |left, right| self.spot(left, right))?,
            targets: each(&left.targets, &right.targets, |left, right| self.mark(left, right))?,
            benchmarks: each(&left.benchmarks, &right.benchmarks, |left, right| self.mark(left, right))?,
            annotations: each(&left.annotations, &right.annotations, |left, right| self.annotation(left, right))?,
            ..left.clone()
        })
    }

    fn category(&self, left: &Category, right: &Category) -> Option<Category> {
        ((left.at, left.subject, &left.code) == (right.at, right.subject, &right.code)).then_some(())?;
        let (label, short) = (self.label(&left.label, &right.label)?, self.label(&left.short, &right.short)?);
        Some(Category { label, short, ..left.clone() })
    }

    fn series(&self, left: &SeriesSpec, right: &SeriesSpec) -> Option<SeriesSpec> {
        (left.tone == right.tone).then_some(())?;
        let data = each(&left.data, &right.data, |left, right| self.datum(left, right))?;
        Some(SeriesSpec { name: self.label(&left.name, &right.name)?, data, ..left.clone() })
    }

    fn datum(&self, left: &Datum, right: &Datum) -> Option<Datum> {
        let facts = |datum: &Datum| (datum.value, datum.mark, datum.range, datum.caution);
        (facts(left) == facts(right)).then_some(())?;
        let aside = match (&left.aside, &right.aside) {
            (Some(left), Some(right)) => Some(self.label(left, right)?),
            (None, None) => None,
            _ => return None,
        };
        Some(Datum { text: self.label(&left.text, &right.text)?, aside, ..left.clone() })
    }

    fn spot(&self, left: &Spot, right: &Spot) -> Option<Spot> {
        ((left.at, left.count) == (right.at, right.count)).then_some(())?;
        Some(Spot { label: self.label(&left.label, &right.label)?, ..left.clone() })
    }

    fn mark(&self, left: &Mark, right: &Mark) -> Option<Mark> {
        ((left.value, left.at) == (right.value, right.at)).then_some(())?;
        let (period, label) = (self.label(&left.period, &right.period)?, self.label(&left.label, &right.label)?);
        Some(Mark { period, label, ..left.clone() })
    }

    fn annotation(&self, left: &Annotation, right: &Annotation) -> Option<Annotation> {
        (left.at == right.at).then(|| Annotation { text: self.either(&left.text, &right.text), ..left.clone() })
    }

    /// What two languages say, one after the other; once what both say.
    fn either(&self, left: &str, right: &str) -> String {
        if self.say_the_same(left, right) { clearest(left, right).to_owned() } else { format!("{left} / {right}") }
    }

    /// A label in two languages: a number that begins or ends both is written once, `60 ans / jaar`, `Ensemble / Totaal
    /// 54,5 %`. Nothing where they say other numbers, or one of them nothing.
    fn label(&self, left: &str, right: &str) -> Option<String> {
        if self.say_the_same(left, right) {
            return Some(clearest(left, right).to_owned());
        }
        (self.numbers(left) == self.numbers(right) && left.is_empty() == right.is_empty()).then_some(())?;
        let has_number = |shared: &str| shared.contains(char::is_numeric);
        let is_colon = |mark: char| mark == ':' || mark.is_whitespace();
        let is_word = |words: &str| !words.is_empty() && !has_number(words);
        let (one, other) = (left.trim(), right.trim());
        let (at, other_at) = tails(one, other);
        let (words, other_words, tail) = (one[..at].trim_end_matches(is_colon), other[..other_at].trim_end(), &one[at..]);
        if has_number(tail) && is_word(words) && is_word(other_words) {
            return Some(format!("{words} / {other_words} {tail}"));
        }
        let (at, other_at) = heads(one, other);
        let (head, words, other_words) = (&one[..at], &one[at..], other[other_at..].trim_start());
        if has_number(head) && is_word(words) && is_word(other_words) {
            return Some(format!("{head}{words} / {other_words}"));
        }
        Some(format!("{left} / {right}"))
    }

    /// Whether only spaces, dashes, what groups thousands or the place of a sign differs: `512 000 €`, `€ 512.000`.
    fn say_the_same(&self, left: &str, right: &str) -> bool {
        let letters = |text: &str| text.chars().filter(|mark| mark.is_alphabetic()).collect::<String>();
        let signs = |text: &str| {
            let is_sign = |mark: &char| !mark.is_alphanumeric() && !mark.is_whitespace() && !matches!(mark, ',' | '.');
            let mut signs: Vec<char> = text.chars().filter(is_sign).map(dash).collect();
            signs.sort_unstable();
            signs
        };
        self.numbers(left) == self.numbers(right) && letters(left) == letters(right) && signs(left) == signs(right)
    }

    /// The digits in a text, with the marks before decimals.
    fn numbers(&self, text: &str) -> String {
        let mut found = String::new();
        let (mut marks, mut after_digit) = (text.chars().peekable(), false);
        while let Some(mark) = marks.next() {
            let is_point = mark == self.decimal_mark && after_digit && marks.peek().is_some_and(|next| next.is_numeric());
            if mark.is_numeric() || is_point {
                found.push(mark);
            }
            after_digit = mark.is_numeric();
        }
        found
    }
}

fn each<T>(left: &[T], right: &[T], pair: impl Fn(&T, &T) -> Option<T>) -> Option<Vec<T>> {
    (left.len() == right.len()).then_some(())?;
    left.iter().zip(right).map(|(left, right)| pair(left, right)).collect()
}

/// Places from west to east: in each language they come by their names.
fn placed(spots: &[Spot]) -> Vec<Spot> {
    let mut spots = spots.to_vec();
    spots.sort_by(|one, other| one.at.0.total_cmp(&other.at.0).then(one.at.1.total_cmp(&other.at.1)));
    spots
}

/// Of two ways to write the same: the one that no reader takes for another number, its thousands apart by a space.
pub fn clearest<'text>(left: &'text str, right: &'text str) -> &'text str {
    let is_spaced = |text: &str| text.contains('\u{202f}');
    if is_spaced(right) && !is_spaced(left) { right } else { left }
}

/// Languages write ranges with dashes of their own.
fn dash(mark: char) -> char {
    if mark == '–' { '-' } else { mark }
}

fn is_alike((one, other): &(char, char)) -> bool {
    dash(*one) == dash(*other)
}

/// Where the words begin with which both texts end.
fn tails(left: &str, right: &str) -> (usize, usize) {
    let mut found = (left.len(), right.len());
    let (mut one, mut other) = (left, right);
    let is_edge = |rest: &str| rest.is_empty() || rest.ends_with(char::is_whitespace);
    while let Some(marks) = one.chars().next_back().zip(other.chars().next_back()).filter(is_alike) {
        (one, other) = (&one[..one.len() - marks.0.len_utf8()], &other[..other.len() - marks.1.len_utf8()]);
        if is_edge(one) && is_edge(other) {
            found = (one.len(), other.len());
        }
        (one, other) = (one.trim_end(), other.trim_end());
    }
    found
}

/// Where the words end with which both texts begin.
fn heads(left: &str, right: &str) -> (usize, usize) {
    let mut found = (0, 0);
    let (mut one, mut other) = (left, right);
    let is_edge = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    while let Some(marks) = one.chars().next().zip(other.chars().next()).filter(is_alike) {
        (one, other) = (&one[marks.0.len_utf8()..], &other[marks.1.len_utf8()..]);
        if is_edge(one) && is_edge(other) {
            found = (left.len() - one.len(), right.len() - other.len());
        }
        (one, other) = (one.trim_start(), other.trim_start());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::chart::{ChartKind, Tone};
    use super::*;
    use crate::lang::Moment;

    const BOTH: Both = Both { decimal_mark: ',' };

    #[test]
    fn labels_say_both_words_and_a_number_once() {
        let pairs = [
            ("Femmes", "Vrouwen", "Femmes / Vrouwen"),
            ("57,5\u{a0}%", "57,5%", "57,5\u{a0}%"),
            ("1.234", "1\u{202f}234", "1\u{202f}234"),
            ("2022–2023", "2022-2023", "2022–2023"),
            ("25\u{202f}200\u{a0}€", "€\u{a0}25.200", "25\u{202f}200\u{a0}€"),
            ("Ensemble 54,5\u{a0}%", "Totaal 54,5\u{a0}%", "Ensemble / Totaal 54,5\u{a0}%"),
            ("4\u{202f}600 en 2025", "4.600 in 2025", "4\u{202f}600 en 2025 / 4.600 in 2025"),
            ("1\u{202f}234 emplois", "1\u{202f}234 banen", "1\u{202f}234 emplois / banen"),
            ("Objectif 2025\u{a0}: 60\u{a0}%", "Doel 2025: 60%", "Objectif / Doel 2025\u{a0}: 60\u{a0}%"),
            ("Groupe\u{a0}: 47\u{a0}%", "Groep: 47%", "Groupe / Groep: 47\u{a0}%"),
            ("20–40 heures", "20-40 uur", "20–40 heures / uur"),
            ("1er trimestre", "1e kwartaal", "1er trimestre / 1e kwartaal"),
            ("60", "doel 60", "60 / doel 60"),
            ("p. ex. à Liège", "bv. in Luik", "p. ex. à Liège / bv. in Luik"),
        ];
        for (left, right, wanted) in pairs {
            assert_eq!(BOTH.label(left, right).as_deref(), Some(wanted), "{left} | {right}");
        }
        for (left, right) in [("12 ans", "13 jaar"), ("12,5 ans", "12.5 years"), ("12 Stück", "1,2 pièces"), ("", "Andere")] {
            assert_eq!(BOTH.label(left, right), None, "{left} | {right}");
        }
    }

    fn chart(label: &str, value: f64, text: &str) -> ChartSpec {
        let mut spec = ChartSpec::new("fig-1", ChartKind::Bar);
        let label = label.to_owned();
        spec.categories.push(Category { short: label.clone(), label, moment: Moment::default(), at: 0.0, subject: false, code: None });
        let datum = Datum { value: Some(value), text: text.to_owned(), ..Datum::default() };
        spec.series.push(SeriesSpec { name: String::new(), tone: Tone::Subject, data: vec![datum] });
        spec
    }

    #[test]
    fn a_chart_that_shows_the_same_is_drawn_once() {
        let one = paired(&chart("Femmes", 12.0, "12 ans"), &chart("Vrouwen", 12.0, "12 jaar"), ',').expect("both show 12");
        assert_eq!((one.categories[0].label.as_str(), one.series[0].data[0].text.as_str()), ("Femmes / Vrouwen", "12 ans / jaar"));
        for other in [chart("Vrouwen", 13.0, "12 jaar"), chart("Vrouwen", 12.0, "13 jaar")] {
            assert_eq!(paired(&chart("Femmes", 12.0, "12 ans"), &other, ','), None);
        }
        let longer = ChartSpec { categories: vec![], ..chart("Vrouwen", 12.0, "12 jaar") };
        assert_eq!(paired(&chart("Femmes", 12.0, "12 ans"), &longer, ','), None);
    }
}
