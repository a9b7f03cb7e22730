//! Numbers in messages, as the reader's language writes them. Pages have their own, richer, in `lang`.

use crate::disk::{Pick, Tongue};

/// A whole number, its digits in groups of three: `3 812`, `3.812`, `3,812`.
pub(super) fn whole(number: usize, tongue: Tongue) -> String {
    let mark = tongue.pick(["\u{202f}", ".", ",", "."]);
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// A size in kilobytes, megabytes or gigabytes of a thousand: `9,8 Mo`.
pub(super) fn size(bytes: u64, tongue: Tongue) -> String {
    let units = tongue.pick([["o", "ko", "Mo", "Go"], ["B", "kB", "MB", "GB"], ["B", "kB", "MB", "GB"], ["B", "kB", "MB", "GB"]]);
    let power = [1000, 1_000_000, 1_000_000_000].iter().filter(|step| bytes >= **step).count();
    let divisor = 1000_u64.pow(u32::try_from(power).unwrap_or(0));
    if power == 0 {
        return format!("{bytes} {}", units[0]);
    }
    format!("{} {}", decimal(bytes as f64 / divisor as f64, 1, tongue), units[power])
}

/// Seconds with two decimals: `0,84 s`.
pub(super) fn seconds(seconds: f64, tongue: Tongue) -> String {
    format!("{} s", decimal(seconds, 2, tongue))
}

fn decimal(number: f64, decimals: usize, tongue: Tongue) -> String {
    format!("{number:.decimals$}").replace('.', tongue.pick([",", ",", ".", ","]))
}

/// A count with its noun, which is given as `[one, other]` in each language.
pub(super) fn count(number: usize, nouns: [[&str; 2]; 4], tongue: Tongue) -> String {
    // In French zero is singular.
    let is_one = number == 1 || number == 0 && tongue == Tongue::Fr;
    let [one, other] = tongue.pick(nouns);
    format!("{} {}", whole(number, tongue), if is_one { one } else { other })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        let all = |f: &dyn Fn(Tongue) -> String| [Tongue::Fr, Tongue::Nl, Tongue::En, Tongue::De].map(f);
        assert_eq!(all(&|tongue| whole(3_812, tongue)), ["3\u{202f}812", "3.812", "3,812", "3.812"]);
        assert_eq!(all(&|tongue| size(9_812_345, tongue)), ["9,8 Mo", "9,8 MB", "9.8 MB", "9,8 MB"]);
        assert_eq!(all(&|tongue| seconds(0.841, tongue)), ["0,84 s", "0,84 s", "0.84 s", "0,84 s"]);
        assert_eq!([0, 1, 999, 1000, 1_234_567].map(|n| whole(n, Tongue::En)), ["0", "1", "999", "1,000", "1,234,567"]);
        assert_eq!(size(999, Tongue::Fr), "999 o");
    }
}
