//! What an import changes, file by file: lines that leave and lines that come, with those around them.

use std::collections::BTreeMap;

use crate::snapshot::Snapshot;

/// Lines shown around a change.
const AROUND: usize = 2;

/// The changes of all files.
pub(super) fn changes(snapshot: &Snapshot, files: &BTreeMap<String, String>) -> String {
    files.iter().map(|(path, after)| of_file(path, snapshot.find(path).map(|(id, _)| snapshot.text(id)), after)).collect()
}

fn of_file(path: &str, before: Option<&str>, after: &str) -> String {
    let from = if before.is_some() { path } else { "/dev/null" };
    let mut out = format!("--- {from}\n+++ {path}\n");
    let (old, new): (Vec<&str>, Vec<&str>) = (before.unwrap_or_default().lines().collect(), after.lines().collect());
    let lines = compared(&old, &new);
    let mut at = 0;
    while at < lines.len() {
        let Some(first) = (at..lines.len()).find(|index| lines[*index].0 != ' ') else { break };
        let start = first.saturating_sub(AROUND).max(at);
        let mut end = first;
        while let Some(next) = (end..lines.len().min(end + 2 * AROUND + 1)).find(|index| lines[*index].0 != ' ') {
            end = next + 1;
        }
        let end = (end + AROUND).min(lines.len());
        let count = |sign: char, range: &[(char, &str)]| range.iter().filter(|(own, _)| *own != sign).count();
        let (gone, come) = (count('+', &lines[..start]), count('-', &lines[..start]));
        let hunk = &lines[start..end];
        out += &format!("@@ -{},{} +{},{} @@\n", gone + 1, count('+', hunk), come + 1, count('-', hunk));
        hunk.iter().for_each(|(sign, line)| out += &format!("{sign}{}\n", crate::untrusted::visible(line)));
        at = end;
    }
    out
}

/// The lines of both, those alike once. Imports add and rarely replace: what begins and ends alike is cut off first, and
/// lines are sought from where the last was found.
fn compared<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(char, &'t str)> {
    let mut lines = Vec::with_capacity(new.len());
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            lines.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let come = new[j..].iter().position(|line| *line == old[i]);
        let gone = old[i..].iter().position(|line| *line == new[j]);
        match (come, gone) {
            (Some(come), gone) if gone.is_none_or(|gone| come <= gone) => {
                lines.extend(new[j..j + come].iter().map(|line| ('+', *line)));
                j += come;
            }
            (_, Some(gone)) => {
                lines.extend(old[i..i + gone].iter().map(|line| ('-', *line)));
                i += gone;
            }
            _ => {
                lines.push(('-', old[i]));
                lines.push(('+', new[j]));
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    lines.extend(old[i..].iter().map(|line| ('-', *line)));
    lines.extend(new[j..].iter().map(|line| ('+', *line)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_its_lines() {
        let told = of_file("a.yaml", Some("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n"), "a: 1\nb: 2\nc: 3\nx: 0\nd: 4\ne: 6\n");
        assert_eq!(told, "--- a.yaml\n+++ a.yaml\n@@ -2,4 +2,5 @@\n b: 2\n c: 3\n+x: 0\n d: 4\n-e: 5\n+e: 6\n");
        assert_eq!(of_file("b.yaml", None, "a: 1\n"), "--- /dev/null\n+++ b.yaml\n@@ -1,0 +1,1 @@\n+a: 1\n");
    }
}
