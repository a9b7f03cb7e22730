//! Inline values: `{{ verb REF[@PERIOD] [dimension=category]… [option] }}` (format.md §4).
//!
//! Finds calls in prose and in plain field texts and reads their words; what they stand for is
//! for the floors above. Any other `{{ … }}` is ordinary text: content is never a template.

use std::ops::Range;

use crate::finding::{Findings, Place, Problem};
use crate::nearest::nearest;

use super::prose::{Prose, Word};

/// What is asked about the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// The value itself, or a share of a question.
    Value,
    /// The number of answers, or the denominator, behind it.
    Base,
    /// The difference between two periods.
    Change,
    /// How much of the way from baseline to target is done.
    Progress,
    /// How many there are of a kind of thing.
    Count,
}

const VERBS: &[(&str, Verb)] =
    &[("value", Verb::Value), ("base", Verb::Base), ("change", Verb::Change), ("progress", Verb::Progress), ("count", Verb::Count)];

/// The period of a call, as written after `@`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodText<'a> {
    /// One period, in any spelling.
    Single(Word<'a>),
    /// The two ends of a change, parentheses removed.
    Ends(Word<'a>, Word<'a>),
}

/// What of a survey question is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure<'a> {
    /// The share of one option, or of one of the words below written after `share=`.
    Share(Word<'a>),
    /// The share of the positive options.
    Positive,
    /// The share of the negative options.
    Negative,
    /// Positive minus negative.
    Net,
    /// The mean score.
    Mean,
    /// The response rate.
    Response,
}

/// How the answer is expressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallOption<'a> {
    /// A change of a rate in percentage points.
    InPoints,
    /// A change in per cent of the first value.
    InPercent,
    /// Progress to the target of this period.
    To(Word<'a>),
}

/// A call, read but not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineCall<'a> {
    /// What is asked.
    pub verb: Verb,
    /// About what: `enterprise/indicator`, `enterprise/survey/question`, `enterprises`.
    pub reference: Word<'a>,
    /// For which period, if one is named.
    pub period: Option<PeriodText<'a>>,
    /// `dimension=category`, in order.
    pub filters: Vec<(Word<'a>, Word<'a>)>,
    /// What of a question.
    pub measure: Option<Measure<'a>>,
    /// How it is expressed.
    pub option: Option<CallOption<'a>>,
    /// From the first brace to the last.
    pub place: Place,
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch<'a> {
    /// Words as written.
    Words(&'a str),
    /// A call and its own spelling.
    Call(Box<InlineCall<'a>>, &'a str),
}

/// Cuts a text into words and calls. Calls that cannot be read stay words and are noted.
pub fn stretches<'a>(prose: &Prose<'a>, findings: &mut Findings) -> Vec<Stretch<'a>> {
    let mut found = Vec::new();
    let mut done = 0;
    for range in braces(prose.text) {
        if let Some(call) = call(prose, range.clone(), findings) {
            if done < range.start {
                found.push(Stretch::Words(&prose.text[done..range.start]));
            }
            done = range.end;
            found.push(Stretch::Call(Box::new(call), &prose.text[range]));
        }
    }
    if done < prose.text.len() {
        found.push(Stretch::Words(&prose.text[done..]));
    }
    found
}

/// A plain field text with its calls answered: an answer that is a problem is noted and leaves
/// the call as it was written.
pub fn expand(prose: &Prose, findings: &mut Findings, mut answer: impl FnMut(&InlineCall) -> Result<String, Problem>) -> String {
    if !prose.text.contains("{{") {
        return prose.text.to_owned();
    }
    let mut out = String::with_capacity(prose.text.len());
    for stretch in stretches(prose, findings) {
        match stretch {
            Stretch::Words(words) => out.push_str(words),
            Stretch::Call(call, written) => match answer(&call) {
                Ok(text) => out.push_str(&text),
                Err(problem) => {
                    findings.add(problem, call.place);
                    out.push_str(written);
                }
            },
        }
    }
    out
}

/// What authors write for a verb in their own language.
const OTHER_TONGUES: [(&str, &str); 18] = [
    ("valeur", "value"),
    ("waarde", "value"),
    ("wert", "value"),
    ("effectif", "base"),
    ("basis", "base"),
    ("évolution", "change"),
    ("changement", "change"),
    ("variation", "change"),
    ("verandering", "change"),
    ("evolutie", "change"),
    ("veränderung", "change"),
    ("progression", "progress"),
    ("voortgang", "progress"),
    ("fortschritt", "progress"),
    ("nombre", "count"),
    ("aantal", "count"),
    ("anzahl", "count"),
    ("compte", "count"),
];

/// The ranges of `{{ … }}`, in order; the innermost where braces repeat.
pub(crate) fn braces(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let opening = at + text[at..].find("{{")?;
        let end = opening + text[opening..].find("}}")? + 2;
        let start = text[..end - 2].rfind("{{").unwrap_or(opening);
        at = end;
        Some(start..end)
    })
}

/// Reads the call at `range` (braces included) of the text. Nothing if it is ordinary text.
pub(crate) fn call<'a>(prose: &Prose<'a>, range: Range<usize>, findings: &mut Findings) -> Option<InlineCall<'a>> {
    let written = &prose.text[range.clone()];
    let place = prose.place(range.clone());
    let words = words(prose, range.start + 2..range.end - 2);
    let (first, rest) = words.split_first()?;
    let verb = VERBS.iter().find(|(name, _)| *name == first.text).map(|(_, verb)| *verb);
    let (Some(verb), Some((reference, rest))) = (verb, rest.split_first()) else {
        let own = OTHER_TONGUES.iter().find(|(word, _)| *word == first.text.to_lowercase()).map(|(_, name)| *name);
        if let Some(name) = own.or_else(|| nearest(first.text, VERBS.iter().map(|(name, _)| *name))) {
            findings.add(Problem::NearMiss { written: written.to_owned(), nearest: format!("{{{{ {name} … }}}}") }, place);
        }
        return None;
    };
    let read = read(prose, verb, *reference, rest, place);
    if read.is_none() {
        findings.add(Problem::MalformedReference { written: written.to_owned(), example: example(verb) }, place);
    }
    read
}

fn read<'a>(prose: &Prose<'a>, verb: Verb, target: Word<'a>, rest: &[Word<'a>], place: Place) -> Option<InlineCall<'a>> {
    let (reference, period) = match cut(prose, target, "@") {
        Some((reference, period)) => (reference, Some(period_text(prose, verb, period)?)),
        None => (target, None),
    };
    let mut call = InlineCall { verb, reference, period, filters: Vec::new(), measure: None, option: None, place };
    if !is_reference(reference.text) {
        return None;
    }
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        option(prose, &mut call, *word, &mut rest)?;
    }
    Some(call)
}

fn option<'a, 'w>(prose: &Prose<'a>, call: &mut InlineCall<'a>, word: Word<'a>, rest: &mut impl Iterator<Item = &'w Word<'a>>) -> Option<()>
where
    'a: 'w,
{
    if let Some((key, value)) = cut(prose, word, "=") {
        match key.text {
            "share" => call.measure = Some(Measure::Share(value)),
            _ => call.filters.push((key, value)),
        }
        return (!key.text.is_empty() && !value.text.is_empty()).then_some(());
    }
    match (word.text, call.verb) {
        ("positive", Verb::Value | Verb::Change) => call.measure = Some(Measure::Positive),
        ("negative", Verb::Value | Verb::Change) => call.measure = Some(Measure::Negative),
        ("net", Verb::Value | Verb::Change) => call.measure = Some(Measure::Net),
        ("mean", Verb::Value | Verb::Change) => call.measure = Some(Measure::Mean),
        ("response", Verb::Value | Verb::Change) => call.measure = Some(Measure::Response),
        ("to", Verb::Progress) => call.option = Some(CallOption::To(*rest.next()?)),
        ("in", Verb::Change) => {
            call.option = match rest.next()?.text {
                "points" => Some(CallOption::InPoints),
                "percent" => Some(CallOption::InPercent),
                _ => return None,
            }
        }
        _ => return None,
    }
    Some(())
}

fn is_reference(text: &str) -> bool {
    text.split('/')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')))
}

/// A change has two ends divided by `..`; a range as an end stands in parentheses.
fn period_text<'a>(prose: &Prose<'a>, verb: Verb, period: Word<'a>) -> Option<PeriodText<'a>> {
    if period.text.is_empty() {
        return None;
    }
    if verb != Verb::Change {
        return Some(PeriodText::Single(bare(prose, period)?));
    }
    let mut depth = 0usize;
    for (index, byte) in period.text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.checked_sub(1)?,
            b'.' if depth == 0 && period.text[index..].starts_with("..") => {
                let (first, last) = (sub(prose, period, 0..index), sub(prose, period, index + 2..period.text.len()));
                return Some(PeriodText::Ends(bare(prose, first)?, bare(prose, last)?));
            }
            _ => {}
        }
    }
    Some(PeriodText::Single(bare(prose, period)?))
}

fn bare<'a>(prose: &Prose<'a>, word: Word<'a>) -> Option<Word<'a>> {
    let inner = match word.text.strip_prefix('(') {
        Some(rest) => sub(prose, word, 1..1 + rest.strip_suffix(')')?.len()),
        None => word,
    };
    (!inner.text.is_empty() && !inner.text.contains(['(', ')'])).then_some(inner)
}

fn cut<'a>(prose: &Prose<'a>, word: Word<'a>, mark: &str) -> Option<(Word<'a>, Word<'a>)> {
    let at = word.text.find(mark)?;
    Some((sub(prose, word, 0..at), sub(prose, word, at + mark.len()..word.text.len())))
}

/// A stretch of a word of `prose`; words are slices of its text, so their offset is known.
fn sub<'a>(prose: &Prose<'a>, word: Word<'a>, range: Range<usize>) -> Word<'a> {
    let offset = word.text.as_ptr() as usize - prose.text.as_ptr() as usize;
    prose.word(offset + range.start..offset + range.end)
}

fn words<'a>(prose: &Prose<'a>, range: Range<usize>) -> Vec<Word<'a>> {
    let inner = &prose.text[range.clone()];
    let offset = |part: &str| range.start + (part.as_ptr() as usize - inner.as_ptr() as usize);
    inner.split_whitespace().map(|part| prose.word(offset(part)..offset(part) + part.len())).collect()
}

fn example(verb: Verb) -> &'static str {
    match verb {
        Verb::Value => "{{ value enterprise/indicator@2023 }}",
        Verb::Base => "{{ base enterprise/indicator@2023 }}",
        Verb::Change => "{{ change enterprise/indicator@2021..2023 in points }}",
        Verb::Progress => "{{ progress enterprise/indicator to 2025 }}",
        Verb::Count => "{{ count enterprises }}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::FileId;

    fn prose(text: &str) -> Prose<'_> {
        Prose::verbatim(text, Place::file(FileId(0)).within(100, 100))
    }

    fn only(text: &str) -> InlineCall<'_> {
        let mut findings = Findings::new();
        let call = call(&prose(text), 0..text.len(), &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        call.expect("a call")
    }

    fn ends<'a>(call: &InlineCall<'a>) -> Vec<&'a str> {
        match call.period {
            Some(PeriodText::Single(one)) => vec![one.text],
            Some(PeriodText::Ends(first, last)) => vec![first.text, last.text],
            None => vec![],
        }
    }

    #[test]
    fn every_part_of_a_call_is_read_and_placed() {
        let call = only("{{ value ateliers/positive-exits@2023 gender=women }}");
        assert_eq!((call.verb, call.reference.text, ends(&call)), (Verb::Value, "ateliers/positive-exits", vec!["2023"]));
        assert_eq!((call.reference.place.start, call.reference.place.end), (109, 132));
        assert_eq!((call.filters[0].0.text, call.filters[0].1.text), ("gender", "women"));
        assert_eq!(call.filters[0].1.place.start, 145);
        assert_eq!(only("{{ value a/s/q share=agree }}").measure.map(|measure| matches!(measure, Measure::Share(_))), Some(true));
        assert_eq!(only("{{value a/s/q net}}").measure, Some(Measure::Net));
        assert_eq!(only("{{ change a/b@2021..2023 in points }}").option, Some(CallOption::InPoints));
        assert!(matches!(only("{{ progress a/b to 2025 }}").option, Some(CallOption::To(word)) if word.text == "2025"));
        assert_eq!(only("{{ count enterprises topic=work }}").reference.text, "enterprises");
    }

    #[test]
    fn the_ends_of_a_change_may_be_ranges() {
        assert_eq!(ends(&only("{{ change a/b@2021..2023 }}")), ["2021", "2023"]);
        assert_eq!(ends(&only("{{ change a/b@(2019..2021)..(2022..2023) }}")), ["2019..2021", "2022..2023"]);
        assert_eq!(ends(&only("{{ value a/b@2021..2023 }}")), ["2021..2023"]);
    }

    #[test]
    fn anything_else_is_ordinary_text() {
        for text in ["{{ config }}", "{{ 7*7 }}", "{{}}", "{{ }}", "{% include x %}", "{{ site.title | upper }}", "}} {{", "{{ unclosed"] {
            let mut findings = Findings::new();
            assert_eq!(stretches(&prose(text), &mut findings), [Stretch::Words(text)]);
            assert!(findings.is_empty(), "{text}: {findings:?}");
        }
    }

    #[test]
    fn a_near_miss_and_a_malformed_call_are_noted_and_stay_as_written() {
        for (text, near) in [
            ("{{ valeu a/b }}", true),
            ("{{ Value a/b }}", true),
            ("{{ value }}", true),
            ("{{ waarde a/b }}", true),
            ("{{ change a/b in pints }}", false),
        ] {
            let mut findings = Findings::new();
            assert_eq!(expand(&prose(text), &mut findings, |_| Ok("x".into())), text);
            let problem = &findings.iter().next().expect("one finding").problem;
            assert_eq!(matches!(problem, Problem::NearMiss { .. }), near, "{text}");
        }
    }

    #[test]
    fn an_answer_replaces_its_call_and_a_problem_leaves_it() {
        let mut findings = Findings::new();
        let text = "{{ value a/b }} on {{{ value a/c }}}";
        let said = expand(&prose(text), &mut findings, |call| match call.reference.text {
            "a/b" => Ok("12".into()),
            _ => Err(Problem::EmptyText),
        });
        assert_eq!(said, text.replace("{{ value a/b }}", "12"));
        assert_eq!(findings.iter().next().expect("one finding").place.start, 120);
    }
}
