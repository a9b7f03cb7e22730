//! The point of a photo that every crop keeps: `top`, `left bottom`, `30% 40%`, `0.3 0.4`, or a list of two.

use std::fmt;

use crate::finding::Problem;
use crate::source::decode::{Decode, Decoder};
use crate::source::shape::{Scalar, Shape};
use crate::source::yaml::{Kind, Node};

/// A point, in thousandths of the width and of the height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Focus {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
}

impl Default for Focus {
    fn default() -> Focus {
        Focus { x: 500, y: 500 }
    }
}

impl Focus {
    /// Where a face is in most portraits.
    pub const FACE: Focus = Focus { x: 500, y: 420 };

    /// The side it lies nearest to, if it is not about the middle.
    pub fn side(self) -> Option<&'static str> {
        let away = |place: u32| place.abs_diff(500);
        match self {
            Focus { x, y } if away(x).max(away(y)) < 150 => None,
            Focus { x, y } if away(y) >= away(x) => Some(if y < 500 { "top" } else { "bottom" }),
            Focus { x, .. } => Some(if x < 500 { "left" } else { "right" }),
        }
    }

    fn of_words(words: &[&str]) -> Option<Focus> {
        let mut focus = Focus::default();
        let numbers: Option<Vec<u32>> = words.iter().map(|word| thousandths(word)).collect();
        match numbers.as_deref() {
            Some([x, y]) => return Some(Focus { x: *x, y: *y }),
            _ if words.is_empty() || words.len() > 2 => return None,
            _ => {}
        }
        for word in words {
            match *word {
                "left" => focus.x = 100,
                "right" => focus.x = 900,
                "top" => focus.y = 100,
                "bottom" => focus.y = 900,
                "center" | "centre" | "middle" => {}
                _ => return None,
            }
        }
        Some(focus)
    }
}

/// `30%` and `0.3` as thousandths.
fn thousandths(word: &str) -> Option<u32> {
    let (number, scale) = word.strip_suffix('%').map_or((word, 1000.0), |number| (number, 10.0));
    let number: f64 = number.replace(',', ".").parse().ok()?;
    let whole = (number * scale).round();
    (0.0..=1000.0).contains(&whole).then_some(whole as u32)
}

impl fmt::Display for Focus {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} {}", self.x, self.y)
    }
}

impl Decode for Focus {
    fn decode(node: &Node, cx: &mut Decoder) -> Option<Self> {
        let words: Vec<String> = match &node.kind {
            Kind::List(items) => items.iter().filter_map(|item| item.scalar().map(str::to_owned)).collect(),
            _ => node.scalar().unwrap_or_default().split_whitespace().map(|word| word.trim_end_matches(',').to_lowercase()).collect(),
        };
        let focus = Focus::of_words(&words.iter().map(String::as_str).collect::<Vec<_>>());
        if focus.is_none() {
            let allowed = ["top", "bottom", "left", "right", "center", "30% 40%"].map(str::to_owned).to_vec();
            cx.findings.add(Problem::NotInList { written: words.join(" "), allowed, nearest: None }, node.place);
        }
        focus
    }

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Scalar(Scalar::Plain), Shape::list(Shape::Scalar(Scalar::Plain))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focus_is_words_parts_or_hundredths() {
        let read = |text: &str| Focus::of_words(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(read("top"), Some(Focus { x: 500, y: 100 }));
        assert_eq!(read("left bottom"), Some(Focus { x: 100, y: 900 }));
        assert_eq!(read("30% 40%"), Some(Focus { x: 300, y: 400 }));
        assert_eq!(read("0.3 0,4"), Some(Focus { x: 300, y: 400 }));
        assert_eq!([read("sky"), read("130% 0%"), read("a b c")], [None; 3]);
        assert_eq!(read("top").and_then(Focus::side), Some("top"));
        assert_eq!(Focus::default().side(), None);
    }
}
