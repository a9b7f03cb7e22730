//! Translations: what goes to translators comes back as it was, what they change changes and nothing else, and an
//! edit of an original marks exactly its twins.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diptych::finding::{Findings, Problem};
use diptych::model::load::{self, Reading};
use diptych::path::SourcePath;
use diptych::snapshot::{Content, File, Snapshot};
use diptych::translation::exchange::{Form, parcel, read, write as written};
use diptych::translation::inventory::inventory;
use diptych::translation::lock::Lock;
use diptych::translation::review::{State, accept, review};
use diptych::translation::writing::{Incoming, Outcome, Why, with_files, write};
use diptych::translation::{LOCK, Pair, stale};

use crate::built::options;

mod corpora;
mod glossary;
mod mixed;
mod third;

const FORMS: [Form; 3] = [Form::Xliff, Form::Po, Form::Csv];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every site at hand: the goldens and the project's own.
fn sites() -> Vec<(PathBuf, Snapshot)> {
    let goldens = fs::read_dir(root().join("tests/golden")).unwrap().map(|entry| entry.unwrap().path().join("site"));
    let mut folders: Vec<PathBuf> = goldens.filter(|folder| folder.is_dir()).collect();
    folders.push(root());
    folders.sort();
    let mut sites: Vec<_> = folders.into_iter().map(|folder| (folder.clone(), diptych::disk::read(&folder, options()).unwrap())).collect();
    sites.push((PathBuf::from("with its own words"), with_own_words()));
    sites
}

/// A site that says every word of the interface in its own way, in files as they are written by hand: here those of
/// two other languages.
fn with_own_words() -> Snapshot {
    let words = |language: &str| fs::read_to_string(root().join(format!("themes/default/words/{language}.yaml"))).unwrap();
    let (french, dutch) = (words("de"), words("en").replace('\n', "\r\n"));
    site(&[("themes/default/words/fr.yaml", &french), ("themes/default/words/nl.yaml", &dutch)]).0
}

fn reading(snapshot: &Snapshot) -> Option<Reading> {
    load::settings(snapshot, &mut Findings::new()).map(|(reading, _)| reading)
}

fn site(files: &[(&str, &str)]) -> (Snapshot, Reading) {
    let mut texts: BTreeMap<&str, &str> =
        [("diptych.yaml", "format: 1\ntitle: Essai\nbase_url: https://example.org/\nlanguages: [fr-BE, nl-BE, en]\n")].into();
    texts.extend(files.iter().copied());
    let file = |(path, text): (&str, &str)| File::new(SourcePath::new(path).unwrap(), Content::Text(text.to_owned()));
    let snapshot = Snapshot { files: texts.into_iter().map(file).map(Arc::new).collect(), options: options() };
    let reading = reading(&snapshot).unwrap();
    (snapshot, reading)
}

fn text<'a>(snapshot: &'a Snapshot, outcome: &'a Outcome, path: &str) -> &'a str {
    let before = || snapshot.find(path).map(|(id, _)| snapshot.text(id));
    outcome.files.get(path).map(String::as_str).or_else(before).unwrap_or_else(|| panic!("there is {path}"))
}

/// What comes back if nobody changes anything.
fn untouched(snapshot: &Snapshot, reading: &Reading, (from, to): (usize, usize), form: Form) -> Vec<Incoming> {
    let pairs = inventory(snapshot, reading, to, None);
    let parcel = parcel(&pairs, (snapshot, &Lock::default()), &reading.languages, (from, to));
    let text = String::from_utf8(written(&parcel, form)).unwrap();
    let returned = read(&text, form).unwrap_or_else(|trouble| panic!("{trouble:?}"));
    assert_eq!(returned.units.len(), parcel.units.len());
    returned.units
}

#[test]
fn what_goes_out_and_comes_back_changes_no_byte_of_any_site() {
    let mut units = 0;
    for (folder, snapshot) in sites() {
        let Some(reading) = reading(&snapshot) else { continue };
        for to in 0..reading.languages.len() {
            for from in (0..reading.languages.len()).filter(|from| *from != to) {
                for form in FORMS {
                    let back = untouched(&snapshot, &reading, (from, to), form);
                    units += back.len();
                    let outcome = write(&snapshot, &reading, to, &back);
                    assert_eq!(outcome.files.keys().collect::<Vec<_>>(), Vec::<&String>::new(), "{} {form:?}", folder.display());
                    assert_eq!(outcome.refused, [], "{} {form:?}", folder.display());
                }
            }
        }
    }
    assert!(units > 3000, "{units}");
}

/// A mark that no text has.
fn marked(words: &str) -> String {
    format!("{words} ¶")
}

#[test]
fn what_is_changed_in_any_order_and_number_changes_and_nothing_else() {
    for (folder, snapshot) in sites() {
        let Some(reading) = reading(&snapshot) else { continue };
        for to in 0..reading.languages.len() {
            let pairs = inventory(&snapshot, &reading, to, None);
            let all: Vec<(String, String)> = pairs
                .iter()
                .flat_map(|pair| pair.units.iter().filter_map(|unit| Some((pair.id(unit), unit.target.as_ref()?.words.trim().to_owned()))))
                .collect();
            // Every third unit, backwards.
            let chosen: Vec<&(String, String)> = all.iter().step_by(3).collect();
            let incoming: Vec<Incoming> = chosen
                .iter()
                .rev()
                .map(|(id, words)| Incoming { id: id.clone(), source: None, words: marked(words), done: false })
                .collect();
            let outcome = write(&snapshot, &reading, to, &incoming);
            let refused: BTreeSet<&String> = outcome.refused.iter().map(|refused| &refused.id).collect();
            assert!(refused.len() * 50 <= chosen.len(), "{}: {:?}", folder.display(), outcome.refused);
            let after = with_files(&snapshot, &outcome.files);
            let now: BTreeMap<String, String> = inventory(&after, &reading, to, None)
                .iter()
                .flat_map(|pair| pair.units.iter().filter_map(|unit| Some((pair.id(unit), unit.target.as_ref()?.words.trim().to_owned()))))
                .collect();
            for (at, (id, words)) in all.iter().enumerate() {
                let is_changed = at % 3 == 0 && !refused.contains(id);
                let expected = if is_changed { marked(words) } else { words.clone() };
                assert_eq!(now.get(id), Some(&expected), "{} {id}", folder.display());
            }
            // Taking the marks away again gives every file back byte for byte.
            for (path, text) in &outcome.files {
                let before = snapshot.text(snapshot.find(path).unwrap().0);
                let plain = |text: &str| text.replace(" ¶", "").replace(['"', '\''], "");
                assert_eq!(plain(text), plain(before), "{} {path}", folder.display());
            }
        }
    }
}

const FR: &str = "---\ntitle: \"Méthode : un\" # fixe\nweight: 3\n---\n\n# Titre {#t}\n\nUne phrase.  Une *autre*, {{ base a/b }}.\n\n- 1 an\n- 2 ans\n- trois mille personnes environ\n\n::: chart a/b {#f}\ntype: line\ntitle: Ça monte\n:::\n\n> Cité\n> encore.\n\n| a | b |\n|---|---|\n| c | d |\n\nFin.\n";
const NL: &str = "---\ntitle: Methode # vast\n---\n\n# Titel {#t}\n\nEen zin.  Een *andere*, {{ base a/b }}.\n\n* 1 jaar\n* drieduizend mensen ongeveer\n\n::: chart a/b {#f}\ntype: line\ntitle: Het stijgt\n:::\n\n> Geciteerd\n> nog.\n\n| a | b |\n|---|---|\n| c |   |\n";

fn ids(pairs: &[Pair]) -> BTreeMap<String, String> {
    pairs.iter().flat_map(|pair| pair.units.iter().map(|unit| (unit.source.words.clone(), pair.id(unit)))).collect()
}

fn back(snapshot: &Snapshot, reading: &Reading, to: usize, said: &[(&str, &str)]) -> Outcome {
    let known = ids(&inventory(snapshot, reading, to, None));
    let one = |(source, words): &(&str, &str)| Incoming {
        id: known.get(*source).unwrap_or_else(|| panic!("{source} is in {known:#?}")).clone(),
        source: Some((*source).to_owned()),
        words: (*words).to_owned(),
        done: true,
    };
    write(snapshot, reading, to, &said.iter().map(one).collect::<Vec<_>>())
}

#[test]
fn what_a_twin_lacks_is_put_where_it_belongs() {
    let (snapshot, reading) = site(&[("content/pages/m.fr.md", FR), ("content/pages/m.nl.md", NL)]);
    let outcome = back(&snapshot, &reading, 1, &[("2 ans", "2 jaar"), ("d", "dd"), ("Fin.", "Einde."), ("Ça monte", "Stijging")]);
    assert_eq!(outcome.refused, []);
    let expected =
        NL.replace("* drie", "* 2 jaar\n* drie").replace("| c |   |\n", "| c | dd   |\n\nEinde.\n").replace("Het stijgt", "Stijging");
    assert_eq!(text(&snapshot, &outcome, "content/pages/m.nl.md"), expected);
}

#[test]
fn a_twin_that_does_not_exist_is_made_without_what_is_not_translated() {
    let (snapshot, reading) = site(&[("content/pages/m.fr.md", FR)]);
    let said =
        [("Méthode : un", "Methode: een"), ("Titre", "Titel"), ("2 ans", "2 jaar"), ("Cité\nencore.", "Geciteerd\nnog."), ("c", "cc")];
    let outcome = back(&snapshot, &reading, 1, &said);
    assert_eq!(outcome.refused, []);
    let expected = "---\ntitle: \"Methode: een\"\n---\n\n# Titel {#t}\n\n- 2 jaar\n\n::: chart a/b {#f}\ntype: line\n:::\n\n> Geciteerd\n> nog.\n\n|  |  |\n|---|---|\n| cc |  |\n";
    assert_eq!(text(&snapshot, &outcome, "content/pages/m.nl.md"), expected);
    let without_title = back(&snapshot, &reading, 1, &said[1..]);
    assert!(without_title.files.is_empty());
    assert!(without_title.refused.iter().all(|refused| refused.why == Why::NeedsFirst(vec!["title".to_owned()])));
}

#[test]
fn a_language_is_added_to_yaml_in_its_authors_hand() {
    let topics = "# Les thèmes\n- id: work   # un\n  name: {fr: \"Travail\", nl: 'Werk'}\n  question: Quoi ?\n  description:\n    fr: |\n      Un.\n\n      Deux.\n    nl: |\n      Een.\n# fin\n";
    let (snapshot, reading) = site(&[("content/catalogue/topics.yaml", topics)]);
    let outcome = back(&snapshot, &reading, 2, &[("Travail", "Work \"1\""), ("Quoi ?", "What?"), ("Un.\n\nDeux.\n", "One.\n\nTwo.")]);
    assert_eq!(outcome.refused, []);
    let expected = topics
        .replace("nl: 'Werk'}", "nl: 'Werk', en: \"Work \\\"1\\\"\"}")
        .replace("Quoi ?\n", "{fr: Quoi ?, en: What?}\n")
        .replace("      Een.\n", "      Een.\n    en: |\n      One.\n\n      Two.\n");
    assert_eq!(text(&snapshot, &outcome, "content/catalogue/topics.yaml"), expected);
}

#[test]
fn words_that_a_site_says_itself_travel_and_no_others() {
    let (snapshot, reading) = site(&[
        ("diptych.yaml", "format: 1\ntitle: {fr: A, nl: B, kk: C}\nbase_url: https://example.org/\nlanguages: [fr-BE, nl-BE, kk]\n"),
        (
            "themes/default/words/fr.yaml",
            "nav:\n  home: 'Réseau'  # la porte\n  menu: Menu\ncount: {members: {one: '{n} pair', other: '{n} pairs'}}\n",
        ),
        ("themes/default/words/nl.yaml", "nav:\n  skip: 'Verder'\n"),
    ]);
    let of = |snapshot: &Snapshot, to| inventory(snapshot, &reading, to, None).into_iter().find(|pair| pair.kind == "words");
    // `menu` is what the program says; French is the language of the originals.
    let dutch = of(&snapshot, 1).unwrap();
    let keys: Vec<&str> = dutch.units.iter().map(|unit| unit.key.as_str()).collect();
    assert_eq!(keys, ["nav.home", "nav.skip", "count.members.one", "count.members.other"]);
    assert_eq!(dutch.units.iter().map(|unit| unit.target.is_some()).collect::<Vec<_>>(), [false, true, false, false]);
    assert!(of(&snapshot, 0).is_none());
    let kazakh = of(&snapshot, 2).unwrap();
    assert!(kazakh.units.len() > 900 && kazakh.units.iter().all(|unit| unit.target.is_none()));
    let pairs = [kazakh];
    let sent = parcel(&pairs, (&snapshot, &Lock::default()), &reading.languages, (0, 2));
    let xliff = String::from_utf8(written(&sent, Form::Xliff)).unwrap();
    assert!(xliff.contains("<source xml:space=\"preserve\"><ph id=\"1\" canDelete=\"no\" dataRef=\"d1\"/> pairs</source>"), "{xliff}");
    // Said in Dutch and accepted; then the French word changes.
    let outcome = back(&snapshot, &reading, 1, &[("Réseau", "Netwerk"), ("{n} pair", "{n} gelijke")]);
    assert_eq!(outcome.refused, []);
    let expected = "nav:\n  skip: 'Verder'\n  home: \"Netwerk\"\ncount:\n  members: {one: \"{n} gelijke\", other: \"{n} leden\"}\n";
    assert_eq!(text(&snapshot, &outcome, "themes/default/words/nl.yaml"), expected);
    let after = with_files(&snapshot, &outcome.files);
    let changed = after.text(after.find("themes/default/words/fr.yaml").unwrap().0).replace("Réseau", "Toile");
    let after = with_files(&after, &[("themes/default/words/fr.yaml".to_owned(), changed)].into());
    assert_eq!(stale_in(&after, &reading, 1, None).into_iter().collect::<Vec<_>>(), ["themes/default/words/fr.yaml#nav.home"]);
    let mut told = Findings::new();
    stale::check(&after, &|_| true, &mut told);
    let told = told.sorted();
    assert!(matches!(&told[..], [one] if after.file(one.place.file).path.as_str() == "themes/default/words/nl.yaml"), "{told:?}");
    let outcome = back(&snapshot, &reading, 1, &[("{n} pairs", "{m} gelijken")]);
    assert_eq!(outcome.refused.iter().map(|refused| &refused.why).collect::<Vec<_>>(), [&Why::Lost(vec!["{n}".to_owned()])]);
}

#[test]
fn what_a_translator_loses_adds_or_misshapes_is_refused() {
    let (snapshot, reading) = site(&[("content/pages/m.fr.md", FR), ("content/pages/m.nl.md", NL)]);
    let source = "Une phrase.  Une *autre*, {{ base a/b }}.";
    for (words, why) in [
        ("Een zin.", Why::Lost(vec!["{{ base a/b }}".to_owned()])),
        ("Een {{ base a/c }}.", Why::Lost(vec!["{{ base a/b }}".to_owned()])),
        ("{{ base a/b }} <script>x</script>", Why::Added(vec!["</script".to_owned(), "<script".to_owned()])),
        ("{{ base a/b }}\n\n# Kop", Why::Misshapen),
        ("- {{ base a/b }}", Why::Misshapen),
        ("::: testimonial x\n{{ base a/b }}", Why::Misshapen),
    ] {
        let outcome = back(&snapshot, &reading, 1, &[(source, words)]);
        assert_eq!(outcome.refused.iter().map(|refused| &refused.why).collect::<Vec<_>>(), [&why], "{words}");
        assert!(!outcome.files.contains_key("content/pages/m.nl.md"), "{words}");
    }
    let known = ids(&inventory(&snapshot, &reading, 1, None));
    let changed = Incoming { id: known["Fin."].clone(), source: Some("Fini.".to_owned()), words: "Einde.".to_owned(), done: true };
    let gone = Incoming { id: "content/pages/m.fr.md#p-00000000".to_owned(), source: None, words: "x".to_owned(), done: true };
    let foreign = Incoming { id: "../../etc/passwd#title".to_owned(), source: None, words: "x".to_owned(), done: true };
    let outcome = write(&snapshot, &reading, 1, &[changed, gone, foreign]);
    assert_eq!(outcome.refused.iter().map(|refused| &refused.why).collect::<Vec<_>>(), [&Why::Changed, &Why::Changed, &Why::Unknown]);
    assert!(outcome.files.is_empty());
}

fn accepted(snapshot: &Snapshot, reading: &Reading) -> Snapshot {
    let mut lock = Lock::default();
    for to in 0..reading.languages.len() {
        for pair in inventory(snapshot, reading, to, None) {
            accept(&pair, &reading.languages, &mut lock, &|_| true);
        }
    }
    with_files(snapshot, &[(LOCK.to_owned(), lock.write())].into())
}

fn stale_in(snapshot: &Snapshot, reading: &Reading, to: usize, only: Option<&BTreeSet<String>>) -> BTreeSet<String> {
    let lock = diptych::translation::review::lock(snapshot);
    let pairs = inventory(snapshot, reading, to, only);
    let stale = pairs.iter().flat_map(|pair| {
        let states = review(pair, &lock, &reading.languages).states;
        pair.units.iter().zip(states).filter(|(_, state)| *state == State::Stale).map(|(unit, _)| pair.id(unit)).collect::<Vec<_>>()
    });
    stale.collect()
}

#[test]
fn an_edit_of_any_original_marks_exactly_its_twins() {
    for (folder, snapshot) in sites() {
        let Some(reading) = reading(&snapshot) else { continue };
        let snapshot = accepted(&snapshot, &reading);
        let mut told = Findings::new();
        stale::check(&snapshot, &|_| true, &mut told);
        assert!(told.is_empty(), "{}: nothing is stale that was accepted today", folder.display());
        for to in 0..reading.languages.len() {
            let pairs = inventory(&snapshot, &reading, to, None);
            let own = pairs.iter().flat_map(|pair| pair.units.iter().map(move |unit| (pair, unit)));
            for (at, (pair, unit)) in own.filter(|(_, unit)| unit.target.is_some()).enumerate() {
                let text = snapshot.text(pair.source);
                let place = unit.source.place.start as usize..unit.source.place.end as usize;
                // Some of them: the first letter of the original is doubled.
                let Some(letter) = text[place.clone()].chars().find(|letter| letter.is_alphabetic()) else { continue };
                let first = place.start + text[place.clone()].find(letter).unwrap();
                let plain = text[place.start..first].chars().all(|mark| matches!(mark, '"' | '\'' | ' '));
                if at % 29 != 0 || !plain {
                    continue;
                }
                let edited = format!("{}{letter}{}", &text[..first], &text[first..]);
                let after = with_files(&snapshot, &[(pair.path.clone(), edited)].into());
                // No other file is concerned: seen now and then, taken for granted between.
                let own = BTreeSet::from([pair.path.clone()]);
                let stale = stale_in(&after, &reading, to, (at % 1450 != 0).then_some(&own));
                let now = inventory(&after, &reading, to, Some(&own));
                let same = |one: &&diptych::translation::Unit| one.source.place.start == unit.source.place.start;
                let id = now.iter().find_map(|pair| pair.units.iter().find(same).map(|unit| pair.id(unit)));
                assert_eq!(stale, id.into_iter().collect(), "{} {}", folder.display(), pair.id(unit));
            }
        }
    }
}

#[test]
fn a_stale_translation_is_told_at_its_passage_with_the_new_sentence() {
    let (before, reading) = site(&[("content/pages/m.fr.md", FR), ("content/pages/m.nl.md", NL)]);
    let before = accepted(&before, &reading);
    let check = |files: &[(&str, String)]| {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.clone())).collect();
        let after = with_files(&before, &files);
        let mut findings = Findings::new();
        stale::check(&after, &|_| true, &mut findings);
        (after, findings.sorted())
    };
    let (after, found) = check(&[("content/pages/m.fr.md", FR.replace("Une *autre*", "Pas une *autre*"))]);
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    let at = |place: diptych::finding::Place| &after.text(place.file)[place.start as usize..place.end as usize];
    assert!(at(finding.place).starts_with("Een zin."), "{}", at(finding.place));
    assert_eq!(finding.related.iter().map(|place| at(*place)).collect::<Vec<_>>(), ["Pas une *autre*, {{ base a/b }}."]);
    let Problem::StaleTranslation { words, lang, command } = &finding.problem else { panic!("{finding:?}") };
    assert_eq!(
        (words.as_deref(), lang.as_str(), command.as_str()),
        (Some("Pas une *autre*, {{ base a/b }}."), "nl-BE", "content/pages/m.nl.md")
    );
    let (_, found) = check(&[("content/pages/m.fr.md", FR.replace("\n\nFin.", ""))]);
    assert!(matches!(&found[..], [one] if matches!(&one.problem, Problem::StaleTranslation { words: None, .. })), "{found:?}");
    // Moving a passage, and wrapping its lines otherwise, is no change of words.
    let moved = FR.replace("\n\nFin.", "").replace("# Titre {#t}\n", "# Titre {#t}\n\nFin.\n").replace("Une phrase.  ", "Une phrase.\n");
    assert_eq!(check(&[("content/pages/m.fr.md", moved)]).1, []);
}

#[test]
fn what_comes_back_finished_is_accepted() {
    let (before, reading) = site(&[("content/pages/m.fr.md", FR), ("content/pages/m.nl.md", NL)]);
    let before = accepted(&before, &reading);
    let fr = FR.replace("- 2 ans", "- 200 ans");
    let after = with_files(&before, &[("content/pages/m.fr.md".to_owned(), fr)].into());
    assert_eq!(stale_in(&after, &reading, 1, None).len(), 1);
    let outcome = back(&after, &reading, 1, &[("200 ans", "200 jaar")]);
    assert_eq!(outcome.refused, []);
    assert_eq!(stale_in(&with_files(&after, &outcome.files), &reading, 1, None), BTreeSet::new());
}

#[test]
fn hostile_files_from_translators_are_harmless() {
    let folder = tempfile::tempdir().unwrap();
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/a-minimal-site-has-a-home-page-in-each-language/site");
    let bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xliff version=\"2.1\" trgLang=\"nl\">&a;</xliff>";
    let deep = format!("<xliff version=\"2.1\" trgLang=\"nl\">{}", "<group>".repeat(100_000));
    for (name, text) in [
        ("a.xlf", bomb),
        ("b.xlf", &deep),
        ("c.po", "msgid \"\nmsgstr"),
        ("d.csv", "x"),
        ("e.txt", ""),
        ("f.xlf", "<xliff version=\"1.2\"/>"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_diptych"))
            .args(["-C", site.to_str().unwrap(), "translations", "import", path.to_str().unwrap()])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
