//! What the options of blocks say, in French, Dutch and German; English stands at their declarations.

use crate::disk::{Pick, Tongue};
use crate::model::described::words;
use crate::source::shape::Field;

/// An option's key, and its sentence in French, Dutch and German.
type Row = (&'static str, [&'static str; 3]);

const ROWS: &[Row] = &[
    ("type", ["Comment il est dessiné.", "Hoe hij getekend wordt.", "Wie es gezeichnet wird."]),
    ("by", ["Selon quelles dimensions.", "Volgens welke dimensies.", "Nach welchen Dimensionen."]),
    ("periods", ["Quelles périodes.", "Welke periodes.", "Welche Zeiträume."]),
    ("title", ["Ce qu’il montre, comme un constat.", "Wat hij toont, als een vaststelling.", "Was es zeigt, als Aussage."]),
    ("subtitle", ["Mesure, unité, lieu, période.", "Maat, eenheid, plaats, periode.", "Maß, Einheit, Ort, Zeitraum."]),
    ("note", ["Ce qu’il faut savoir en le lisant.", "Wat de lezer moet weten.", "Was man beim Lesen wissen sollte."]),
    (
        "alt",
        [
            "La même chose en mots, pour qui ne voit pas.",
            "Hetzelfde in woorden, voor wie niet ziet.",
            "Dasselbe in Worten, für alle, die nicht sehen.",
        ],
    ),
    ("reading", ["Ce qu’il dit, en une phrase.", "Wat hij zegt, in één zin.", "Was es sagt, in einem Satz."]),
    ("annotations", ["Des remarques liées à des périodes.", "Opmerkingen bij periodes.", "Anmerkungen zu Zeiträumen."]),
    ("highlight", ["Ce qui ressort.", "Wat eruit springt.", "Was hervorgehoben wird."]),
    ("sort", ["Dans quel ordre.", "In welke volgorde.", "In welcher Reihenfolge."]),
    ("size", ["Combien de place.", "Hoeveel plaats.", "Wie viel Platz."]),
    ("qr", ["Si le papier porte un code QR.", "Of het papier een QR-code krijgt.", "Ob das Papier einen QR-Code trägt."]),
    ("unit", ["L’unité des valeurs données ici.", "De eenheid van de waarden hier.", "Die Einheit der Werte hier."]),
    ("source", ["La source des valeurs données ici.", "De bron van de waarden hier.", "Die Quelle der Werte hier."]),
    ("values", ["Des valeurs données ici.", "Waarden die hier staan.", "Werte, die hier stehen."]),
    ("csv", ["Un fichier de valeurs.", "Een bestand met waarden.", "Eine Datei mit Werten."]),
    ("at", ["La période.", "De periode.", "Der Zeitraum."]),
    ("text", ["La remarque.", "De opmerking.", "Die Anmerkung."]),
    (
        "references",
        ["Ce qui est montré, en plus des arguments.", "Wat getoond wordt, naast de argumenten.", "Was gezeigt wird, neben den Argumenten."],
    ),
    ("topic", ["Sur un thème.", "Over een thema.", "Zu einem Thema."]),
    ("enterprise", ["Sur une entreprise.", "Over een onderneming.", "Zu einem Unternehmen."]),
    ("limit", ["Combien au plus.", "Hoeveel hoogstens.", "Wie viele höchstens."]),
    ("group", ["D’un groupe.", "Van een groep.", "Aus einer Gruppe."]),
    ("territory", ["D’un territoire.", "Van een gebied.", "Aus einem Gebiet."]),
    ("as", ["Comment elles sont montrées.", "Hoe ze getoond worden.", "Wie sie gezeigt werden."]),
    ("file", ["Son fichier.", "Het bestand.", "Die Datei."]),
    ("caption", ["Ce qui se lit dessous.", "Wat eronder staat.", "Was darunter steht."]),
    ("credit", ["Qui l’a faite.", "Wie ze gemaakt heeft.", "Wer es gemacht hat."]),
    (
        "decorative",
        [
            "`true` si elle ne dit rien de plus que les mots.",
            "`true` als ze niets zegt dat de woorden niet zeggen.",
            "`true`, wenn es nicht mehr sagt als die Worte.",
        ],
    ),
];

/// What a field of a record says: of files, or of the options of blocks.
pub(super) fn about(record: &str, field: &Field, tongue: Tongue) -> String {
    let row = ROWS.iter().find(|(key, _)| *key == field.key).filter(|_| record.ends_with("Options") || record.ends_with("Option"));
    match row {
        Some((_, [fr, nl, de])) => tongue.pick([*fr, nl, field.about.trim(), de]).to_owned(),
        None => words::about(record, field, tongue),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::render::options_of;
    use crate::source::directives::NAMES;
    use crate::source::shape::Shape;

    fn keys(shape: &Shape, all: &mut BTreeSet<&'static str>) {
        match shape {
            Shape::Record(name, fields) if name.ends_with("Options") || name.ends_with("Option") => {
                for field in fields() {
                    all.insert(field.key);
                    keys(&field.shape, all);
                }
            }
            Shape::List(of) => keys(of, all),
            _ => {}
        }
    }

    #[test]
    fn every_option_of_a_block_is_explained_in_every_language_and_nothing_else_is() {
        let mut all = BTreeSet::new();
        NAMES.iter().filter_map(|name| options_of(name)).for_each(|shape| keys(&shape, &mut all));
        let explained: BTreeSet<&str> = ROWS.iter().map(|(key, _)| *key).collect();
        assert_eq!(all, explained);
        assert!(ROWS.iter().all(|(_, said)| said.iter().all(|sentence| sentence.ends_with('.'))));
    }
}
