//! What the preview's own page says about translations: how far each language is, by kind and by person, and which
//! texts need somebody, with the line to begin at.

use serde_json::{Value, json};

use super::preview::Preview;
use crate::finding::{Findings, Place};
use crate::lang::LanguageTag;
use crate::model::load;
use crate::snapshot::{FileId, Snapshot};
use crate::translation::interface;
use crate::translation::inventory::inventory;
use crate::translation::review;
use crate::translation::status::{Sum, Text, Whole};

/// The most texts that are sent.
const TEXTS: usize = 2000;

/// The state of all translations of the site as it lies on the disk.
pub(super) fn status(preview: &Preview) -> Value {
    let site = preview.site();
    let own = json!({ "root": preview.wish.root.to_string_lossy(), "editor": preview.wish.editor.word() });
    let mut answer = of_site(&site.truth);
    answer["root"] = own["root"].clone();
    answer["editor"] = own["editor"].clone();
    answer
}

fn of_site(snapshot: &Snapshot) -> Value {
    let Some((reading, _)) = load::settings(snapshot, &mut Findings::new()) else { return json!({ "languages": [], "texts": [] }) };
    let lock = review::lock(snapshot);
    let pairs: Vec<_> = (0..reading.languages.len()).flat_map(|to| inventory(snapshot, &reading, to, None)).collect();
    let texts: Vec<Text> = pairs.iter().map(|pair| Text::of(pair, &lock, &reading.languages)).collect();
    let (kinds, people) = (Sum::by(&texts, |text| Some(text.pair.kind)), Sum::by(&texts, Text::by));
    let languages = reading.languages.iter().enumerate().map(|(at, tag)| {
        let own = texts.iter().filter(|text| text.pair.to == at).fold(Sum::default(), |sum, text| sum.with(text));
        let below = |sums: &std::collections::BTreeMap<(usize, &str), Sum>| -> Vec<Value> {
            sums.iter().filter(|((to, _), _)| *to == at).map(|((_, name), sum)| row(name, sum)).collect()
        };
        json!({ "all": row(tag.as_str(), &own), "kinds": below(&kinds), "people": below(&people) })
    });
    let needy = texts.iter().filter(|text| text.state() != Whole::Complete);
    json!({
        "languages": languages.collect::<Vec<_>>(),
        "texts": needy.take(TEXTS).map(|text| entry(snapshot, text, &reading.languages)).collect::<Vec<_>>(),
    })
}

fn row(name: &str, sum: &Sum) -> Value {
    let [missing, stale, unreviewed, current] = sum.counts;
    json!({
        "name": name, "texts": sum.texts, "units": sum.units(), "missing": missing, "stale": stale, "unreviewed": unreviewed,
        "current": current, "machine": sum.machine, "unapproved": sum.unapproved, "open": sum.open, "done": sum.done(),
    })
}

/// A text that needs somebody: where its translation is to be changed; where there is none, what is to be translated.
fn entry(snapshot: &Snapshot, text: &Text, languages: &[LanguageTag]) -> Value {
    let pair = text.pair;
    let there = text.first.and_then(|unit| unit.target.as_ref().map(|said| said.place));
    let here = text.first.and_then(|unit| interface::of_the_site(unit.source.place));
    let whole = interface::of_the_site(Place::file(pair.target.unwrap_or(pair.source)));
    // Words of the program stand in no file here: the settings say which languages need them.
    let settings = || snapshot.find("diptych.yaml").map_or(FileId(0), |(id, _)| id);
    let place = there.or(here).or(whole).unwrap_or_else(|| Place::file(settings()));
    let [missing, stale, unreviewed, _] = text.counts;
    let voice = text.translated_voice();
    json!({
        "lang": languages[pair.to].as_str(), "kind": pair.kind, "state": text.state().word(), "translation": pair.target_path,
        "file": snapshot.file(place.file).path.as_str(), "line": line(snapshot, place),
        "missing": missing, "stale": stale, "unreviewed": unreviewed, "words": text.open,
        "by": text.by(), "machine": voice.is_some_and(|voice| voice.machine), "unapproved": voice.is_some_and(|voice| !voice.approved),
    })
}

fn line(snapshot: &Snapshot, place: Place) -> usize {
    let text = snapshot.text(place.file).as_bytes();
    text[..(place.start as usize).min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::path::SourcePath;
    use crate::period::Date;
    use crate::snapshot::{Content, Drafts, File, Links, Options};

    #[test]
    fn the_page_knows_every_language_and_the_line_to_begin_at() {
        let files = [
            ("content/pages/a.fr.md", "---\ntitle: A\n---\n\nUn paragraphe assez long pour qu’on le reconnaisse.\n\nDeux.\n"),
            ("content/pages/a.nl.md", "---\ntitle: A\n---\n\nEen alinea die lang genoeg is om te herkennen.\n"),
            ("content/pages/b.fr.md", "---\ntitle: B\n---\n\nTrois mots ici.\n"),
            ("diptych.yaml", "format: 1\ntitle: {fr: T, nl: T}\nbase_url: https://example.org/\nlanguages: [fr, nl]\n"),
        ];
        let file = |(path, text): (&str, &str)| Arc::new(File::new(SourcePath::new(path).expect("a path"), Content::Text(text.to_owned())));
        let options = Options {
            today: Date::new(2024, 6, 1).expect("a date"),
            drafts: Drafts::Hidden,
            links: Links::Pretty,
            base_url: None,
            enterprise: None,
        };
        let snapshot = Snapshot { files: files.map(file).into(), options };
        let status = of_site(&snapshot);
        let dutch = &status["languages"][1];
        assert_eq!(
            (dutch["all"]["name"].as_str(), dutch["all"]["texts"].as_u64(), dutch["all"]["missing"].as_u64()),
            (Some("nl"), Some(3), Some(3))
        );
        assert_eq!(dutch["kinds"].as_array().map(Vec::len), Some(2));
        let texts: Vec<String> = status["texts"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|text| format!("{} {} {}:{}", text["lang"], text["state"], text["file"], text["line"]).replace('"', ""))
            .collect();
        assert!(texts.contains(&"nl partial content/pages/a.fr.md:7".to_owned()), "{texts:?}");
        assert!(texts.contains(&"nl missing content/pages/b.fr.md:2".to_owned()), "{texts:?}");
    }
}
