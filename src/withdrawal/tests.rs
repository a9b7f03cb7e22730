//! A withdrawal takes out what asks for a testimonial and nothing else, in the hand of its author.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::path::SourcePath;
use crate::snapshot::{Drafts, File, Links, Options};

const VOICE: &str = "---\ntitle: Someone to call\nquote: On Mondays I am expected.\nslug: a-number\nconsent:\n  status: given # on paper\n  given_on: 2024-11-14\n---\nI hardly went out any more before I came here.\n";

fn day() -> Date {
    Date::new(2026, 3, 1).expect("a day of the calendar")
}

fn snapshot(files: &[(&str, &str)]) -> Snapshot {
    let options = Options { today: day(), drafts: Drafts::Hidden, links: Links::default(), base_url: None, enterprise: None };
    let files =
        files.iter().map(|(path, text)| File::new(SourcePath::new(*path).expect("a plain path"), Content::Text((*text).to_owned())));
    Snapshot { files: files.map(Arc::new).collect(), options }
}

fn withdrawn(files: &[(&str, &str)]) -> Withdrawal {
    withdrawal(&snapshot(files), "noor", day()).expect("its original carries a consent")
}

#[test]
fn the_consent_ends_and_keeps_its_remarks() {
    let changed = withdrawn(&[("content/testimonials/noor.en.md", VOICE)]);
    let text = &changed.texts["content/testimonials/noor.en.md"];
    assert!(text.contains("  status: withdrawn # on paper\n  withdrawn_on: 2026-03-01\n  given_on: 2024-11-14\n"), "{text}");
    let again = withdrawn(&[("content/testimonials/noor.en.md", text)]);
    assert_eq!(again.texts, BTreeMap::new(), "it is withdrawn already");
}

#[test]
fn a_consent_in_braces_ends_in_braces() {
    let braces = VOICE.replace("\n  status: given # on paper\n  given_on: 2024-11-14", " {status: given, given_on: 2024-11-14}");
    let text = &withdrawn(&[("content/testimonials/noor.en.md", &braces)]).texts["content/testimonials/noor.en.md"];
    assert!(text.contains("consent: {status: withdrawn, withdrawn_on: 2026-03-01, given_on: 2024-11-14}"), "{text}");
    let silent = VOICE.replace("  status: given # on paper\n", "");
    let text = &withdrawn(&[("content/testimonials/noor.en.md", &silent)]).texts["content/testimonials/noor.en.md"];
    assert!(text.contains("consent:\n  status: withdrawn\n  withdrawn_on: 2026-03-01\n  given_on: 2024-11-14\n"), "{text}");
}

#[test]
fn what_asks_for_it_goes_and_the_rest_stays() {
    let page = "---\ntitle: Home\n---\nBefore.\n\n::: testimonial noor\n:::\n\nRead [her story](testimonial:noor) and [](testimonial:noor), \
                or [another](testimonial:noor-2). `[x](testimonial:noor)` is code.\n\n:::: columns\nLeft\n+++\n::: testimonial noor\n:::\n\nRight\n::::\n";
    let assessment = "evidence:\n  - id: talk\n    finding: Hope.\n    quotes:\n      - {text: Yes, lang: en, testimonial: noor}\n      - {text: No, lang: en}\n  - id: other\n    finding: More.\n    quotes:\n      - text: Yes\n        testimonial: noor\n    supports: [a]\n";
    let settings = "menu: [enterprises, \"testimonial:noor\", notebooks]\n";
    let changed = withdrawn(&[
        ("content/enterprises/a/assessments/2024.yaml", assessment),
        ("content/pages/index.en.md", page),
        ("content/testimonials/noor.en.md", VOICE),
        ("diptych.yaml", settings),
    ]);
    assert_eq!(
        changed.texts["content/pages/index.en.md"],
        "---\ntitle: Home\n---\nBefore.\n\nRead her story and , or [another](testimonial:noor-2). `[x](testimonial:noor)` is code.\n\n\
         :::: columns\nLeft\n+++\nRight\n::::\n"
    );
    assert_eq!(
        changed.texts["content/enterprises/a/assessments/2024.yaml"],
        "evidence:\n  - id: talk\n    finding: Hope.\n    quotes:\n      - {text: No, lang: en}\n  - id: other\n    finding: More.\n    supports: [a]\n"
    );
    assert_eq!(changed.texts["diptych.yaml"], "menu: [enterprises, notebooks]\n");
    assert_eq!(changed.asked.len(), 7);
}

#[test]
fn the_first_of_a_list_goes_with_its_comma() {
    for (before, after) in [
        ("menu: [\"testimonial:noor\",   enterprises]\n", "menu: [enterprises]\n"),
        ("menu: [ \"testimonial:noor\" ]\n", ""),
        ("menu:\n  - \"testimonial:noor\"\n  - enterprises\n", "menu:\n  - enterprises\n"),
    ] {
        let changed = withdrawn(&[("content/testimonials/noor.en.md", VOICE), ("diptych.yaml", before)]);
        assert_eq!(changed.texts["diptych.yaml"], after);
    }
}

#[test]
fn what_stands_right_behind_a_voice_stays() {
    let page = "---\ntitle: T\n---\n::: testimonial noor\n:::\nRight after it.\n";
    let changed = withdrawn(&[("content/pages/index.en.md", page), ("content/testimonials/noor.en.md", VOICE)]);
    assert_eq!(changed.texts["content/pages/index.en.md"], "---\ntitle: T\n---\nRight after it.\n");
}

/// The id of a block need not hold the testimonial's, so that a text may speak of the one and not of the other.
#[test]
fn what_refers_to_a_block_of_another_name_goes_with_it() {
    let shows = "---\ntitle: Two\n---\n::: testimonial noor {#a-call}\n:::\n";
    let refers = "---\ntitle: One\n---\nAs [she says](#a-call), or [](#a-callus).\n";
    let changed = withdrawn(&[
        ("content/notebooks/book/01.en.md", refers),
        ("content/notebooks/book/02.en.md", shows),
        ("content/notebooks/book/03.en.md", "---\ntitle: Three\n---\nNothing of it.\n"),
        ("content/testimonials/noor.en.md", VOICE),
    ]);
    assert_eq!(changed.texts["content/notebooks/book/01.en.md"], "---\ntitle: One\n---\nAs she says, or [](#a-callus).\n");
    assert_eq!(changed.texts.len(), 3);
}

#[test]
fn what_refers_to_the_block_that_showed_it_goes_with_it() {
    let shows =
        "---\ntitle: Two\n---\n::: testimonial noor {#voice-noor}\n:::\n\n::: testimonial rik {#voice-rik}\n:::\n\nSee [](#voice-rik).\n";
    let refers = "---\ntitle: One\n---\nAs [she says](#voice-noor), or [](#voice-rik).\n";
    let page = "---\ntitle: Home\n---\n[Her voice](figure:book/voice-noor), [his](figure:book/voice-rik), [up](#voice-noor).\n";
    let changed = withdrawn(&[
        ("content/notebooks/book/01.en.md", refers),
        ("content/notebooks/book/02.en.md", shows),
        ("content/pages/index.en.md", page),
        ("content/testimonials/noor.en.md", VOICE),
    ]);
    let text = |path: &str| changed.texts[path].split("---\n").nth(2).unwrap_or_default().to_owned();
    assert_eq!(text("content/notebooks/book/01.en.md"), "As she says, or [](#voice-rik).\n");
    assert_eq!(text("content/notebooks/book/02.en.md"), "::: testimonial rik {#voice-rik}\n:::\n\nSee [](#voice-rik).\n");
    assert_eq!(
        text("content/pages/index.en.md"),
        "Her voice, [his](figure:book/voice-rik), [up](#voice-noor).\n",
        "an anchor of another page is not this one"
    );
}

#[test]
fn its_words_are_known_again_in_any_markup() {
    let traces = withdrawn(&[("content/testimonials/noor.en.md", VOICE)]).traces;
    assert!(traces.are_in("en/index.html", "<p>I <em>hardly</em> went&nbsp;out any more before I came here</p>"));
    assert!(traces.are_in("search/en.json", "{\"t\":\"On Mondays I\\u0020am expected\"}"));
    assert!(traces.are_in("en/testimonials/a-number/index.html", ""));
    assert!(traces.are_in("sitemap.xml", "<loc>https://x/en/testimonials/a-number/\"</loc>"));
    assert!(!traces.are_in("en/index.html", "<p>On Mondays we open at nine.</p>"));
    let named = VOICE.replace("slug:", "witness: {display: pseudonym, pseudonym: Noor}\nslug:");
    let traces = withdrawn(&[("content/testimonials/noor.en.md", named.as_str())]).traces;
    assert!(traces.are_in("en/notebook/index.html", "<summary>Voices</summary><ul><li>Noor, at work</li></ul>"), "a tag ends a word");
    assert!(!traces.are_in("en/notebook/index.html", "<p>Noordzee</p>"));
    let short = VOICE.replace("slug:", "witness: {display: pseudonym, pseudonym: Al}\nslug:");
    let traces = withdrawn(&[("content/testimonials/noor.en.md", short.as_str())]).traces;
    assert!(!traces.are_in("en/notebook/index.html", "<li>Al, at work</li>"), "two letters are in too many words to tell anybody");
    let texts = BTreeMap::from([
        ("en/a.html".to_owned(), "On Mondays I am expected <img src=noor.jpg> <img src=both.jpg>".to_owned()),
        ("en/b.html".to_owned(), "<img src=both.jpg>".to_owned()),
    ]);
    let others = ["noor.jpg", "both.jpg", "font.woff2", "book.pdf"].map(|name| format!("m/{name}")).into();
    let gone = traces.in_files(&texts, &others);
    assert_eq!(gone, BTreeSet::from(["en/a.html", "m/noor.jpg", "m/book.pdf"]));
}
