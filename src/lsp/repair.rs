//! What mends a finding by itself: the words to write in place of others, where the finding knows them.

use std::ops::Range;

use crate::finding::{Finding, Problem, YamlTrouble};

/// The stretch of the text that changes, and what may be written there: one thing, or two to choose from.
pub(super) fn repairs(finding: &Finding, text: &str) -> Option<(Range<usize>, Vec<String>)> {
    use Problem::*;
    let place = finding.place.start as usize..finding.place.end as usize;
    let there = text.get(place.clone())?;
    // The one place where it is written so, within what is underlined.
    let instead = |written: &str, new: Vec<String>| {
        let mut found = there.match_indices(written).map(|(at, _)| at);
        let at = place.start + found.next().filter(|_| !written.is_empty())?;
        found.next().is_none().then_some((at..at + written.len(), new))
    };
    match &finding.problem {
        UnknownKey { key, nearest: Some(near), .. } => instead(key, vec![near.clone()]),
        UnknownReference { written, nearest: Some(near), .. }
        | NotInList { written, nearest: Some(near), .. }
        | UnknownDirective { written, nearest: Some(near) } => instead(written, vec![near.clone()]),
        AmbiguousReference { written, candidates } => instead(written, candidates.clone()),
        NumberAmbiguous { written, grouped, fraction } => instead(written, vec![grouped.clone(), fraction.clone()]),
        NumberUnreadable { written, repair: Some(repair) } => instead(written, vec![repair.clone()]),
        BadSlug { written, proposal: Some(proposal) } => instead(written, vec![proposal.clone()]),
        DeadPath { target, nearest: Some(near) } => instead(target, vec![near.clone()]),
        DeadAnchor { anchor, nearest: Some(near) } => {
            instead(anchor.trim_start_matches('#'), vec![near.trim_start_matches('#').to_owned()])
        }
        ForbiddenWord { written, preferred } => instead(written, vec![preferred.clone()]),
        WeakColour { written, repaired, .. } => instead(written, vec![repaired.clone()]),
        ProseNumber { written, reference, .. } => instead(written, vec![format!("{{{{ value {reference} }}}}")]),
        Yaml { trouble } => Some((place, vec![value_of(mended(trouble)?).to_owned()])),
        _ => None,
    }
}

/// The line as it should be.
fn mended(trouble: &YamlTrouble) -> Option<&str> {
    match trouble {
        YamlTrouble::ColonInWords(line)
        | YamlTrouble::NeedsQuotes(line)
        | YamlTrouble::CutByHash(line)
        | YamlTrouble::QuoteInside(line)
        | YamlTrouble::CutByComma { mended: line, .. } => Some(line),
        _ => None,
    }
}

/// What stands after the key of a line.
fn value_of(line: &str) -> &str {
    if line.starts_with(['"', '\'']) { line } else { line.split_once(": ").map_or(line, |(_, value)| value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Findings, Place, Severity};
    use crate::snapshot::FileId;
    use crate::source::yaml;

    fn mended(problem: Problem, text: &str, (start, end): (u32, u32)) -> Vec<String> {
        let place = Place { file: FileId(0), start, end };
        let finding = Finding { problem, place, severity: Severity::Error, related: Vec::new() };
        let Some((range, all)) = repairs(&finding, text) else { return Vec::new() };
        all.iter().map(|new| [&text[..range.start], new, &text[range.end..]].concat()).collect()
    }

    #[test]
    fn only_what_was_written_is_replaced() {
        let near = |written: &str| Problem::UnknownReference { kind: "topic", written: written.into(), nearest: Some("travail".into()) };
        assert_eq!(mended(near("travial"), "{{ value é/travial@2023 }}", (0, 27)), ["{{ value é/travail@2023 }}"]);
        assert_eq!(mended(near("a"), "a/a", (0, 3)), Vec::<String>::new(), "where it stands twice nobody knows which is meant");
        assert_eq!(mended(near("x"), "é", (1, 2)), Vec::<String>::new());
        let number = Problem::NumberAmbiguous { written: "1.234".into(), grouped: "1234".into(), fraction: "1,234".into() };
        assert_eq!(mended(number, "v: 1.234", (3, 8)), ["v: 1234", "v: 1,234"]);
    }

    #[test]
    fn a_mended_line_reads_as_yaml() {
        for text in ["a: b: c", "a:\n  title: L’été : fin: là", "a: {value: 55,3}", "a: “été”", "- b: 'avant l'été'", "a: @moi"]
        {
            let mut findings = Findings::new();
            yaml::parse(text, Place::file(FileId(0)), &mut findings);
            let finding = findings.iter().next().unwrap_or_else(|| panic!("{text} is a slip"));
            let (range, all) = repairs(finding, text).unwrap_or_else(|| panic!("{text}: {finding:?}"));
            let mended = [&text[..range.start], &all[0], &text[range.end..]].concat();
            let mut findings = Findings::new();
            assert!(yaml::parse(&mended, Place::file(FileId(0)), &mut findings).is_some(), "{mended}: {findings:?}");
        }
    }
}
