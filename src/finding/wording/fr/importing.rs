//! What is said of tables that people bring, in French.

use super::super::{code, listed, size};
use super::words::said;
use crate::finding::ImportTrouble;

/// What is there.
pub fn message(trouble: &ImportTrouble) -> String {
    use ImportTrouble::*;
    match trouble {
        NotATable(None) => "ce fichier n’est ni un classeur ni un tableau".into(),
        NotATable(Some(kind)) => format!("ce fichier est un {kind}, qui ne se lit pas comme tableau"),
        Locked => "ce classeur est protégé par un mot de passe".into(),
        Damaged => "ce classeur est abîmé ou incomplet".into(),
        TooLarge(bytes) => {
            let (n, u) = size(*bytes);
            format!("ce fichier dépasse {n}\u{a0}{u}o")
        }
        Unpacked(bytes) => {
            let (n, u) = size(*bytes);
            format!("une fois décomprimé, ce classeur dépasse {n}\u{a0}{u}o")
        }
        Cells(limit) => format!("il y a plus de {limit} cellules remplies"),
        Columns(limit) => format!("il y a plus de {limit} colonnes"),
        Doctype => "ce classeur contient une déclaration DOCTYPE, qu’aucun tableur n’écrit".into(),
        Macros => "ce classeur contient des macros".into(),
        ExternalLinks => "ce classeur tire des valeurs d’autres fichiers, qui ne sont pas ouverts".into(),
        Encoding => "les caractères de ce fichier sont dans un codage inconnu".into(),
        Nothing => "rien n’est à lire dans ce fichier\u{a0}: il est vide ou tout y est masqué".into(),
        ErrorCell { cell, shown } => format!("la cellule {cell} contient l’erreur {}", code(shown)),
        NoResult(cell) => format!("la formule de la cellule {cell} n’a pas de résultat enregistré"),
        NoHeader(sheet) => format!("aucune ligne de {} ne nomme les colonnes", said(sheet)),
        ColumnTwice(name) => format!("deux colonnes s’appellent {}", said(name)),
        ColumnMissing { name, .. } => format!("le tableau n’a pas de colonne {}", said(name)),
        ColumnUnknown(name) => format!("la colonne {} n’est pas dans le fichier de correspondance\u{a0}: elle n’est pas lue", said(name)),
        SheetMissing(name) => format!("le classeur n’a pas de feuille visible {}", said(name)),
        NameUnknown { what, written, .. } => format!("{} n’est pas connu du site ({})", said(written), code(what)),
        NoPeriod(written) => format!("{} n’est pas une période", said(written)),
        Without(what) => format!("rien ne dit pour cette valeur\u{a0}: {}", code(what)),
        Twice { value } => format!("le tableau donne deux fois {}, avec des nombres différents", code(value)),
        Conflict { value, there, here } => format!("{}\u{a0}: le tableau dit {}, le site dit {}", code(value), code(there), code(here)),
        NoPlace { file, value } => format!("{} ne trouve pas sa place dans {}", code(value), code(file)),
        AnswersUnknown { column, count, .. } => format!("dans {}, {} réponse(s) ne sont aucune des options", said(column), count),
        NoTarget(key) => format!("il manque {} pour savoir où écrire", code(key)),
    }
}

/// What to do about it.
pub fn help(trouble: &ImportTrouble) -> String {
    use ImportTrouble::*;
    match trouble {
        NotATable(_) => "enregistrez le tableau en `.xlsx`, `.ods` ou `.csv`".into(),
        Locked => "ouvrez-le, retirez le mot de passe et enregistrez-le".into(),
        Damaged => "ouvrez-le dans votre tableur et enregistrez-le de nouveau en `.xlsx`".into(),
        TooLarge(_) => "gardez seulement les feuilles et les lignes à importer".into(),
        Unpacked(_) => "copiez les valeurs dans un classeur neuf".into(),
        Cells(_) => "divisez le tableau, ou copiez ses valeurs dans un classeur neuf".into(),
        Columns(_) => "mettez les périodes ou les entreprises en lignes".into(),
        Doctype => "copiez les valeurs dans un classeur neuf".into(),
        Macros => "enregistrez-le sans elles\u{a0}: «\u{a0}Enregistrer sous\u{a0}», Classeur Excel (`.xlsx`)".into(),
        ExternalLinks => "rompez les liaisons (Données, Modifier les liaisons), puis enregistrez-le".into(),
        Encoding => "enregistrez-le en UTF-8 (dans Excel\u{a0}: «\u{a0}CSV UTF-8\u{a0}»)".into(),
        Nothing => "affichez les feuilles, les lignes et les colonnes à importer".into(),
        ErrorCell { .. } => "corrigez la formule, ou videz la cellule".into(),
        NoResult(_) => "ouvrez le fichier dans votre tableur et enregistrez-le".into(),
        NoHeader(_) => "écrivez au-dessus des valeurs ce que chaque colonne contient, ou dites la ligne avec `header`".into(),
        ColumnTwice(_) => "donnez-leur des noms différents".into(),
        ColumnMissing { nearest: Some(near), .. } => format!("écrivez {}", code(near)),
        ColumnMissing { nearest: None, .. } => "corrigez le nom dans le fichier de correspondance, ou retirez-le".into(),
        ColumnUnknown(_) => "ajoutez-la sous `columns`, avec `is: ignored` s’il ne faut pas la lire".into(),
        SheetMissing(_) => "corrigez le nom de la feuille dans le fichier de correspondance".into(),
        NameUnknown { nearest: Some(near), .. } => format!("écrivez {}, ou ce que ces mots désignent sous `names` dans le fichier de correspondance", code(near)),
        NameUnknown { nearest: None, .. } => "écrivez ce que ces mots désignent sous `names` dans le fichier de correspondance, ou «\u{a0}-\u{a0}» pour laisser ces lignes de côté".into(),
        NoPeriod(_) => "écrivez `2024`, `2023-2024`, `2024-Q3`, `2024-06` ou une date".into(),
        Without(_) => "ajoutez une colonne, ou écrivez-le dans le fichier de correspondance".into(),
        Twice { .. } => "gardez la ligne qui est juste".into(),
        Conflict { .. } => "corrigez celui des deux qui se trompe\u{a0}; `--replace` écrit ce que dit le tableau".into(),
        NoPlace { .. } => "écrivez cette valeur à la main".into(),
        AnswersUnknown { written, .. } if !written.is_empty() => format!("ajoutez à `answers`\u{a0}: {}", listed(written, "et")),
        AnswersUnknown { .. } => "ajoutez à `answers` l’option qu’elles désignent\u{a0}; `\"*\"` vaut pour toutes les autres réponses".into(),
        NoTarget(_) => "écrivez-le dans le fichier de correspondance".into(),
    }
}
