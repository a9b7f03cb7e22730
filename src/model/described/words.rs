//! What each field says, in the reader's language. English stands at the declarations, the others in flat tables.

mod assessment;
mod catalogue;
mod enterprise;
mod publications;
mod results;
mod site;
mod voice;

use crate::finding::Tongue;
use crate::source::shape::Field;

/// The fields that share a sentence (`Record.key`, divided by spaces), and the sentence in French, Dutch and German.
type Row = (&'static str, [&'static str; 3]);

const TABLES: [&[Row]; 7] =
    [site::ROWS, catalogue::ROWS, enterprise::ROWS, assessment::ROWS, results::ROWS, publications::ROWS, voice::ROWS];

/// What a field of a record says; in English where no table has it.
pub fn about(record: &str, field: &Field, tongue: Tongue) -> String {
    let english = field.about.trim();
    let at = match tongue {
        Tongue::En => return english.to_owned(),
        Tongue::Fr => 0,
        Tongue::Nl => 1,
        Tongue::De => 2,
    };
    translated(record, field.key).map_or(english, |sentences| sentences[at]).to_owned()
}

fn translated(record: &str, key: &str) -> Option<&'static [&'static str; 3]> {
    let is_meant = |name: &str| name.split_once('.').is_some_and(|(its_record, its_key)| its_record == record && its_key == key);
    TABLES.into_iter().flatten().find(|(fields, _)| fields.split(' ').any(is_meant)).map(|(_, sentences)| sentences)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::described::kinds;
    use crate::source::shape::Shape;

    /// Every field that is reached from a shape, as `Record.key`.
    fn reached(shape: &Shape, all: &mut BTreeSet<String>) {
        match shape {
            Shape::Record(name, fields) => {
                for field in fields() {
                    if all.insert(format!("{name}.{}", field.key)) {
                        reached(&field.shape, all);
                    }
                }
            }
            Shape::List(of) | Shape::ByPeriod(of) | Shape::ByName(of) => reached(of, all),
            Shape::Either(several) => several.iter().for_each(|shape| reached(shape, all)),
            Shape::Anything | Shape::Scalar(_) | Shape::Words(_) | Shape::Text | Shape::Name => {}
        }
    }

    #[test]
    fn every_field_is_explained_in_every_language_and_nothing_else_is() {
        let mut fields = BTreeSet::new();
        kinds().iter().for_each(|kind| reached(&kind.shape, &mut fields));
        let listed: Vec<String> = TABLES.into_iter().flatten().flat_map(|(fields, _)| fields.split(' ')).map(str::to_owned).collect();
        let explained: BTreeSet<String> = listed.iter().cloned().collect();
        assert_eq!(explained.len(), listed.len(), "a field is explained once");
        assert_eq!(fields.difference(&explained).collect::<Vec<_>>(), Vec::<&String>::new(), "fields without an explanation");
        assert_eq!(explained.difference(&fields).collect::<Vec<_>>(), Vec::<&String>::new(), "explanations of no field");
    }

    #[test]
    fn explanations_are_whole_sentences_of_their_language() {
        for (fields, sentences) in TABLES.into_iter().flatten() {
            for (at, sentence) in sentences.iter().enumerate() {
                let whole = sentence.ends_with(['.', '…', ')']) && !sentence.contains("  ");
                assert!(whole && sentence.chars().filter(|mark| *mark == '`').count() % 2 == 0, "{fields}: {sentence}");
                assert!(sentence.starts_with(|first: char| first.is_uppercase() || first == '`'), "{fields}: {sentence}");
                let prose: String = sentence.split('`').step_by(2).collect::<Vec<_>>().join("x");
                let wrong: &[&str] = if at == 0 { &[" :", " ;", " !", " ?", " »", "« ", "'"] } else { &["'", " :", " ;"] };
                assert_eq!(wrong.iter().find(|pair| prose.contains(**pair)), None, "{fields}: {sentence}");
            }
        }
    }
}
