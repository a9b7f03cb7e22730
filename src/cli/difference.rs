//! Differences between two texts, as lines that left and lines that came.

use std::fmt::Write as _;

/// Lines around a difference.
const AROUND: usize = 3;

/// Lines that left and lines that came, with some around them.
pub(super) fn differences(before: &str, after: &str) -> String {
    let (one, two): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let width = two.len() + 1;
    let mut longest = vec![0_u32; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..two.len()).rev() {
            longest[i * width + j] = match one[i] == two[j] {
                true => longest[(i + 1) * width + j + 1] + 1,
                false => longest[(i + 1) * width + j].max(longest[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < one.len() || j < two.len() {
        if i < one.len() && j < two.len() && one[i] == two[j] {
            lines.push((' ', one[i]));
            (i, j) = (i + 1, j + 1);
        } else if j >= two.len() || i < one.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            lines.push(('-', one[i]));
            i += 1;
        } else {
            lines.push(('+', two[j]));
            j += 1;
        }
    }
    let near = |at: usize| lines[at.saturating_sub(AROUND)..(at + AROUND + 1).min(lines.len())].iter().any(|(sign, _)| *sign != ' ');
    let mut out = String::new();
    let mut skipped = false;
    for (at, (sign, line)) in lines.iter().enumerate() {
        match near(at) {
            true => {
                if skipped {
                    out.push_str("@@\n");
                }
                writeln!(out, "{sign}{line}").expect("writing to a string cannot fail");
                skipped = false;
            }
            false => skipped = true,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_shows_what_left_and_what_came() {
        let before = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
        let after = "a\nb\nc\nd\nE\nf\ng\nh\ni\nj\n";
        assert_eq!(differences(before, after), "@@\n b\n c\n d\n-e\n+E\n f\n g\n h\n i\n+j\n");
        assert_eq!(differences(before, before), "");
    }
}
