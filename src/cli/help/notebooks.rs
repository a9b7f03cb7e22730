//! The help of what notebooks are given: their data kept, their typed numbers listed.

use super::words::Said;

pub(super) const TEXTS: &[(&str, Said)] = &[
    (
        "list/of",
        [
            "Pour `numbers` : dans quel cahier, si ce n’est dans tous",
            "Voor `numbers`: in welk schrift, indien niet in alle",
            "Für `numbers`: in welchem Heft, falls nicht in allen",
        ],
    ),
    (
        "snapshot",
        [
            "Garder les valeurs que montre un cahier, pour que des corrections ultérieures ne le réécrivent pas",
            "De waarden bewaren die een schrift toont, zodat latere correcties het niet herschrijven",
            "Die Werte behalten, die ein Heft zeigt, damit spätere Berichtigungen es nicht umschreiben",
        ],
    ),
    ("snapshot/notebook", ["Quel cahier", "Welk schrift", "Welches Heft"]),
    (
        "snapshot/again",
        [
            "Les relever à nouveau, bien qu’il en garde déjà",
            "Ze opnieuw vastleggen, hoewel het er al bewaart",
            "Sie neu festhalten, obwohl es schon welche behält",
        ],
    ),
];
