//! Formulas: the closed language in which an indicator is computed from others (format.md §3).
//!
//! `+ − * / ( )`, numbers, ids (a minus stands between spaces), `per(a, b)` and `index(a, PERIOD)`.

use std::collections::BTreeMap;

use crate::decimal::{self, Decimal, Marks};
use crate::period::{self, Period, SchoolYearStart};

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A number.
    Number(Decimal),
    /// An indicator's value; a rate enters as its fraction.
    Indicator(String),
    /// Two formulas and what is done with them.
    Both(Operation, Box<Formula>, Box<Formula>),
    /// The opposite.
    Opposite(Box<Formula>),
    /// One value for each of another: their ratio.
    Per(Box<Formula>, Box<Formula>),
    /// The value, its value of a period being 100.
    Index(Box<Formula>, Period),
}

/// What is done with two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Their sum.
    Add,
    /// The first less the second.
    Subtract,
    /// Their product.
    Multiply,
    /// The first over the second.
    Divide,
}

/// Levels of brackets that one formula may nest.
const DEPTH_LIMIT: usize = 32;

impl Formula {
    /// The formula of a text; nothing if it is not one.
    pub fn parse(text: &str, school: SchoolYearStart) -> Option<Formula> {
        let mut reader = Reader { rest: text.trim_start(), school, depth: 0 };
        let formula = reader.sum()?;
        reader.rest.is_empty().then_some(formula)
    }

    /// The formula as a sum: each indicator added (1) or subtracted (-1) once, and a whole number under no id;
    /// nothing if it is anything else.
    pub fn terms(&self) -> Option<BTreeMap<Option<String>, i64>> {
        let join = |left: &Formula, right: &Formula, sign: i64| {
            let mut terms = left.terms()?;
            for (id, coefficient) in right.terms()? {
                let known = terms.entry(id.clone()).or_insert(0);
                if id.is_some() && *known != 0 {
                    return None;
                }
                *known = known.checked_add(sign * coefficient)?;
            }
            Some(terms)
        };
        match self {
            Formula::Number(number) if number.is_integer() => {
                Some(BTreeMap::from([(None, i64::try_from(number.normalize().mantissa()).ok()?)]))
            }
            Formula::Indicator(id) => Some(BTreeMap::from([(Some(id.clone()), 1)])),
            Formula::Opposite(inner) => join(&Formula::Number(Decimal::ZERO), inner, -1),
            Formula::Both(Operation::Add, left, right) => join(left, right, 1),
            Formula::Both(Operation::Subtract, left, right) => join(left, right, -1),
            _ => None,
        }
    }

    /// The ids it needs, in order of appearance.
    pub fn indicators(&self) -> Vec<&str> {
        match self {
            Formula::Number(_) => Vec::new(),
            Formula::Indicator(id) => vec![id],
            Formula::Opposite(inner) | Formula::Index(inner, _) => inner.indicators(),
            Formula::Both(_, left, right) | Formula::Per(left, right) => {
                let mut ids = left.indicators();
                ids.extend(right.indicators());
                ids
            }
        }
    }
}

struct Reader<'text> {
    rest: &'text str,
    school: SchoolYearStart,
    depth: usize,
}

impl<'text> Reader<'text> {
    fn sum(&mut self) -> Option<Formula> {
        let mut left = self.product()?;
        loop {
            let operation = match self.rest.chars().next() {
                Some('+') => Operation::Add,
                Some('-' | '−' | '–') => Operation::Subtract,
                _ => return Some(left),
            };
            self.skip_one();
            left = Formula::Both(operation, Box::new(left), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Option<Formula> {
        let mut left = self.value()?;
        loop {
            let operation = match self.rest.chars().next() {
                Some('*' | '×') => Operation::Multiply,
                Some('/' | '÷') => Operation::Divide,
                _ => return Some(left),
            };
            self.skip_one();
            left = Formula::Both(operation, Box::new(left), Box::new(self.value()?));
        }
    }

    fn value(&mut self) -> Option<Formula> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return None;
        }
        let value = match self.rest.chars().next()? {
            '(' => {
                self.skip_one();
                let inner = self.sum()?;
                self.expect(')')?;
                inner
            }
            '-' | '−' => {
                self.skip_one();
                Formula::Opposite(Box::new(self.value()?))
            }
            _ => self.word()?,
        };
        self.depth -= 1;
        Some(value)
    }

    /// A number, an id, or a function and its arguments.
    fn word(&mut self) -> Option<Formula> {
        let word = self.take_word()?;
        match word {
            "per" if self.rest.starts_with('(') => {
                self.skip_one();
                let left = self.sum()?;
                self.expect(',')?;
                let right = self.sum()?;
                self.expect(')')?;
                Some(Formula::Per(Box::new(left), Box::new(right)))
            }
            "index" if self.rest.starts_with('(') => {
                self.skip_one();
                let inner = self.sum()?;
                self.expect(',')?;
                let end = self.rest.find(')')?;
                let period = period::parse(&self.rest[..end], self.school)?;
                self.rest = &self.rest[end..];
                self.expect(')')?;
                Some(Formula::Index(Box::new(inner), period))
            }
            word => match decimal::parse(word, Marks::Point) {
                Ok(number) => Some(Formula::Number(number)),
                Err(_) => crate::model::id::Id::new(word).map(|id| Formula::Indicator(id.to_string())),
            },
        }
    }

    /// Letters, digits and points; a minus only before another letter or digit.
    fn take_word(&mut self) -> Option<&'text str> {
        let bytes = self.rest.as_bytes();
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'.';
        let mut end = 0;
        while end < bytes.len() {
            let joins = bytes[end] == b'-' && end > 0 && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
            if !part(&bytes[end]) && !joins {
                break;
            }
            end += 1;
        }
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        (!word.is_empty()).then_some(word)
    }

    fn expect(&mut self, mark: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(mark)?.trim_start();
        Some(())
    }

    fn skip_one(&mut self) {
        let mut characters = self.rest.chars();
        characters.next();
        self.rest = characters.as_str().trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<Formula> {
        Formula::parse(text, SchoolYearStart::default())
    }

    fn id(text: &str) -> Box<Formula> {
        Box::new(Formula::Indicator(text.to_owned()))
    }

    #[test]
    fn a_minus_between_spaces_subtracts_and_inside_an_id_does_not() {
        assert_eq!(parse("staff-all - women"), Some(Formula::Both(Operation::Subtract, id("staff-all"), id("women"))));
        assert_eq!(parse("staff − women"), Some(Formula::Both(Operation::Subtract, id("staff"), id("women"))));
    }

    #[test]
    fn products_bind_more_than_sums() {
        let product = Formula::Both(Operation::Multiply, Box::new(Formula::Number(Decimal::TWO)), id("b"));
        assert_eq!(parse("a + 2 * b"), Some(Formula::Both(Operation::Add, id("a"), Box::new(product))));
    }

    #[test]
    fn a_sum_is_known_by_its_terms() {
        let terms = |text: &str| parse(text).and_then(|formula| formula.terms());
        let term = |id: &str, sign: i64| (Some(id.to_owned()), sign);
        assert_eq!(terms("a - (b - c)"), Some(BTreeMap::from([term("a", 1), term("b", -1), term("c", 1)])));
        assert_eq!(terms("a + 2 - 3"), Some(BTreeMap::from([term("a", 1), (None, -1)])));
        for text in ["a * b", "a + a", "per(a, b)", "a + 0.5", "2 * a"] {
            assert_eq!(terms(text), None, "{text}");
        }
    }

    #[test]
    fn functions_take_their_arguments() {
        assert_eq!(parse("per(hours, people)"), Some(Formula::Per(id("hours"), id("people"))));
        let base = period::parse("2021-Q1", SchoolYearStart::default()).expect("a period");
        assert_eq!(parse("index( a , 2021-Q1 )"), Some(Formula::Index(id("a"), base)));
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        for text in ["", "a +", "a b", "per(a)", "index(a, soon)", "(a", "a ^ 2", "A", "sqrt(a)", &"(".repeat(100)] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
