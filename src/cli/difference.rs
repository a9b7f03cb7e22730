//! Differences between texts, as lines that leave and lines that come, with those around them.

use std::collections::BTreeMap;

use similar::TextDiff;

use crate::snapshot::Snapshot;
use crate::untrusted::visible;

/// Lines around a difference.
const AROUND: usize = 3;

/// What differs between two texts, in the manner of `diff -u` without its heading.
pub(super) fn differences(before: &str, after: &str) -> String {
    let compared = TextDiff::from_lines(before, after);
    let shown = compared.unified_diff().context_radius(AROUND).missing_newline_hint(false).to_string();
    // What authors wrote cannot paint the terminal.
    shown.lines().map(|line| format!("{}\n", visible(line))).collect()
}

/// What changes in files of a site, by path and new text.
pub(super) fn of_files(snapshot: &Snapshot, files: &BTreeMap<String, String>) -> String {
    let of_file = |(path, after): (&String, &String)| {
        let before = snapshot.find(path).map(|(file, _)| snapshot.text(file));
        let from = if before.is_some() { path } else { "/dev/null" };
        format!("--- {from}\n+++ {path}\n{}", differences(before.unwrap_or_default(), after))
    };
    files.iter().map(of_file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_shows_what_left_and_what_came() {
        let before = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
        let after = "a\nb\nc\nd\nE\nf\ng\nh\ni\nj\n";
        assert_eq!(differences(before, after), "@@ -2,8 +2,9 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n i\n+j\n");
        assert_eq!(differences(before, before), "");
        assert_eq!(differences("", "a\u{1b}[31m\n"), "@@ -0,0 +1 @@\n+a\\u{1b}[31m\n");
    }

    #[test]
    fn a_change_in_long_texts_is_found_at_once() {
        let long: String = (0..200_000).map(|line| format!("line {line}\n")).collect();
        let told = differences(&long, &long.replace("line 100000\n", "another\n"));
        assert_eq!(told.lines().filter(|line| line.starts_with(['+', '-'])).collect::<Vec<_>>(), ["-line 100000", "+another"]);
    }
}
