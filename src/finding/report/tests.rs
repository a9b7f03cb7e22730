use super::*;
use crate::finding::wording::samples::samples;
use crate::finding::{Finding, Findings, Place, Problem};
use crate::path::SourcePath;
use crate::period::Date;
use crate::snapshot::{Content, Drafts, File, FileId, Links, Options, Refusal, Snapshot};

const DATA: &str = "content/enterprises/ateliers-du-canal/assessments/2023.yaml";

/// A snapshot of these files, in order of their paths.
fn snapshot(files: &[(&str, Content)]) -> Snapshot {
    let file = |(path, content): &(&str, Content)| File::new(SourcePath::new(*path).expect("a plain path"), content.clone());
    let options = Options {
        today: Date::new(2024, 6, 1).expect("a date"),
        drafts: Drafts::Hidden,
        links: Links::Pretty,
        base_url: None,
        enterprise: None,
    };
    Snapshot { files: files.iter().map(file).map(std::sync::Arc::new).collect(), options }
}

fn one_file(path: &str, text: &str) -> Snapshot {
    snapshot(&[(path, Content::Text(text.into()))])
}

/// Where `words` stand in a file of the snapshot.
fn at(snapshot: &Snapshot, file: u32, words: &str) -> Place {
    let start = snapshot.text(FileId(file)).find(words).expect("the words are there");
    Place::file(FileId(file)).within(start, start + words.len())
}

/// The French report, a line of dashes, the Dutch one.
fn both(findings: Findings, snapshot: &Snapshot) -> String {
    let findings = findings.sorted();
    let report = |tongue| human(&findings, snapshot, &Look { tongue, ..Look::default() });
    format!("{}---\n{}", report(Tongue::Fr), report(Tongue::Nl))
}

fn assert_report(found: &str, expected: &str) {
    assert!(found == expected, "found:\n{found}");
}

#[test]
fn an_ambiguous_number_is_shown_with_its_line() {
    let site = one_file(DATA, "results:\n  - indicator: tonnes\n    values:\n      2023: 1.234\n");
    let mut findings = Findings::new();
    let problem = Problem::NumberAmbiguous { written: "1.234".into(), grouped: "1234".into(), fraction: "1,2340".into() };
    findings.add(problem, at(&site, 0, "1.234"));
    assert_report(&both(findings, &site), include_str!("golden/number.txt"));
}

#[test]
fn the_first_of_two_keys_is_shown_too() {
    let site = one_file(DATA, "period: 2023\nquestion: \"Q\"\nmethod: vises\nperiod: 2024\n");
    let mut findings = Findings::new();
    findings.add_related(
        Problem::DuplicateKey { key: "period".into() },
        Place { file: FileId(0), start: 41, end: 47 },
        Place { file: FileId(0), start: 0, end: 6 },
    );
    assert_report(&both(findings, &site), include_str!("golden/twice.txt"));
}

#[test]
fn another_file_is_shown_below() {
    let site = snapshot(&[
        ("content/federations/canal.yaml", Content::Text("name: Canal\n".into())),
        ("content/pages/index.fr.md", Content::Text("---\ntitle: Accueil\n---\n\n::: testimonial samira\n:::\n".into())),
        ("content/testimonials/samira.fr.md", Content::Text("---\nconsent:\n  status: withdrawn\n---\n".into())),
    ]);
    let mut findings = Findings::new();
    let withdrawn = at(&site, 2, "withdrawn");
    findings.add_related(Problem::VoiceNotCleared { id: "samira".into(), reason: "withdrawn" }, at(&site, 1, "samira"), withdrawn);
    findings.add_related(Problem::DuplicateId { kind: "enterprise", id: "canal".into() }, at(&site, 0, "Canal"), Place::file(FileId(1)));
    assert_report(&both(findings, &site), include_str!("golden/elsewhere.txt"));
}

#[test]
fn a_whole_file_and_the_site_have_no_excerpt() {
    let site = snapshot(&[("content/media/plan.csv", Content::Refused(Refusal::Nul { offset: 3, line: 1, column: 4 }))]);
    let mut findings = Findings::new();
    findings.add(Problem::NoLimits, Place::SITE);
    let problem = Problem::File { file: "plan.csv".into(), trouble: crate::finding::FileTrouble::Nul };
    findings.add(problem, Place { file: FileId(0), start: 3, end: 4 });
    assert_report(&both(findings, &site), include_str!("golden/whole.txt"));
}

#[test]
fn repetitions_are_folded_and_the_rest_is_counted() {
    let lines: String = (0..40).map(|number| format!("k{number:02}: {}\n", if number < 10 { "oui" } else { "-" })).collect();
    let site = one_file(DATA, &lines);
    let mut findings = Findings::new();
    for line in 0..40u32 {
        let place = Place { file: FileId(0), start: line_start(&lines, line), end: line_start(&lines, line) + 3 };
        if line < 10 {
            findings.add(Problem::NotInList { written: "oui".into(), allowed: vec!["all".into(), "none".into()], nearest: None }, place);
        } else {
            findings.add(Problem::UnknownKey { key: format!("k{line}"), nearest: None, known: vec![] }, place);
        }
    }
    findings.add(Problem::NoLimits, Place::file(FileId(0)));
    let findings = findings.sorted();
    let report = |tongue| human(&findings, &site, &Look { tongue, limit: 1, ..Look::default() });
    assert_report(&format!("{}---\n{}", report(Tongue::Fr), report(Tongue::Nl)), include_str!("golden/folded.txt"));
}

fn line_start(text: &str, line: u32) -> u32 {
    let before: usize = text.split_inclusive('\n').take(line as usize).map(str::len).sum();
    u32::try_from(before).expect("a short text")
}

#[test]
fn tabs_wide_and_hostile_characters_keep_the_carets_in_place() {
    let site = one_file("content/pages/a\u{1b}[31mb\nc.fr.md", "ok\r\n\tçœur 東京 \u{202e}\u{1b}[2J mot\r\n");
    let mut findings = Findings::new();
    findings.add(Problem::ControlCharacters, at(&site, 0, "\u{202e}\u{1b}"));
    findings.add(Problem::Unused { kind: "term", id: "mot\u{7}".into() }, at(&site, 0, "mot"));
    let found = both(findings, &site);
    assert!(!found.chars().any(|character| character.is_control() && character != '\n') && !found.contains('\u{202e}'));
    assert_report(&found, include_str!("golden/hostile.txt"));
}

#[test]
fn every_sample_is_drawn_in_every_language_and_style() {
    let site = one_file(DATA, &format!("a: b\r\tc: {}é\r\n\n東京", "long words ".repeat(300)));
    let length = site.text(FileId(0)).len();
    for (index, problem) in samples().into_iter().enumerate() {
        let place = Place { file: FileId(0), start: (index * 97 % length) as u32, end: (index * 997 % (length + 9)) as u32 };
        let related = vec![Place { file: FileId(0), start: 5, end: 9 }, Place::SITE, Place { file: FileId(7), start: 1, end: 2 }];
        let findings = [Finding { severity: problem.severity(), problem, place, related }];
        for tongue in Tongue::ALL {
            for style in [Style::Plain, Style::Colour] {
                let report = human(&findings, &site, &Look { tongue, style, limit: 50 });
                assert!(report.lines().all(|line| line.chars().count() < 600), "{report}");
                assert_eq!(report.contains('\u{1b}'), style == Style::Colour);
            }
            assert_eq!(json(&findings, &site, tongue).lines().count(), 1);
            assert_eq!(github(&findings, &site, tongue).lines().count(), 1);
        }
    }
}

#[test]
fn nothing_found_is_nothing_said() {
    let site = snapshot(&[]);
    assert_eq!((human(&[], &site, &Look::default()), json(&[], &site, Tongue::En), github(&[], &site, Tongue::En)), Default::default());
}

#[test]
fn a_program_gets_one_object_per_line_with_exactly_these_keys() {
    let site = snapshot(&[("content/a.yaml", Content::Text("é: \"x\"\nnom: oui\n".into())), ("content/b.yaml", Content::Text("b".into()))]);
    let mut findings = Findings::new();
    let related = Place::file(FileId(1));
    findings.add_related(Problem::DuplicateId { kind: "scale", id: "a\"\u{1b}".into() }, at(&site, 0, "oui"), related);
    findings.add(Problem::LeftOut { id: "samira".into(), reason: "expired" }, Place::SITE);
    let found = json(&findings.sorted(), &site, Tongue::Nl);
    let expected = [
        r#"{"code":"E03","severity":"error","message":"het id “a\"\\u{1b}” is al van een andere schaal","help":"geef een van de twee een ander id","file":"content/a.yaml","line":2,"column":6,"end_line":2,"end_column":9,"related":[{"file":"content/b.yaml","line":1,"column":1,"message":"hier al gebruikt"}]}"#,
        r#"{"code":"I01","severity":"info","message":"de getuigenis “samira” verschijnt niet: de toestemming is verlopen","help":null,"file":"diptych.yaml","line":1,"column":1,"end_line":1,"end_column":1,"related":[]}"#,
    ];
    assert_eq!(found.lines().collect::<Vec<_>>(), expected);
    for line in found.lines() {
        let contract = ["code", "severity", "message", "help", "file", "line", "column", "end_line", "end_column", "related"];
        assert_eq!(super::json::keys(line), contract);
    }
}

#[test]
fn a_workflow_annotation_escapes_what_would_end_it() {
    let site = one_file("content/pages/a,b:c%\r\n\u{1b}.fr.md", "x\n100 %\n");
    let mut findings = Findings::new();
    findings.add(Problem::NumberUnreadable { written: "100 %".into(), repair: Some("100".into()) }, at(&site, 0, "100 %"));
    findings.add(Problem::LeftOut { id: "samira".into(), reason: "expired" }, Place::SITE);
    let expected = [
        "::error file=content/pages/a%2Cb%3Ac%25%0D%0A\\u{1b}.fr.md,line=2,col=1,endLine=2,endColumn=6,title=E06::“100 %25” cannot be read as a number%0Ahelp: write `100`",
        "::notice file=diptych.yaml,line=1,col=1,endLine=1,endColumn=1,title=I01::the testimonial “samira” is left out: its consent has expired",
    ];
    assert_eq!(github(&findings.sorted(), &site, Tongue::En).lines().collect::<Vec<_>>(), expected);
}

proptest::proptest! {
    #[test]
    fn people_and_programs_are_told_the_same_place(
        letters in proptest::collection::vec(proptest::sample::select("ab :é東\u{301}\t\r\n\u{1b}\u{202e}\u{200d}👩".chars().collect::<Vec<_>>()), 0..60),
        (start, length, other) in (0..90u32, 0..40u32, 0..90u32),
    ) {
        let site = one_file("content/a.yaml", &letters.into_iter().collect::<String>());
        let place = Place { file: FileId(0), start, end: start + length };
        let related = vec![Place { file: FileId(0), start: other, end: other + 3 }];
        let problem = Problem::DuplicateKey { key: "a".into() };
        let findings = [Finding { severity: problem.severity(), problem, place, related }];
        let report = human(&findings, &site, &Look::default());
        let object = json(&findings, &site, Tongue::En);
        let arrow = report.lines().find_map(|line| line.trim_start().strip_prefix("--> content/a.yaml:")).expect("there is a place");
        let (line, column) = arrow.split_once(':').expect("with line and column");
        let same = format!("\"line\":{line},\"column\":{column},");
        proptest::prop_assert!(object.contains(&same), "{report}{object}");
    }
}
