//! What is said of tables that people bring, in German.

use super::super::{code, listed, size};
use super::words::said;
use crate::finding::ImportTrouble;

/// What is there.
pub fn message(trouble: &ImportTrouble) -> String {
    use ImportTrouble::*;
    match trouble {
        NotATable(None) => "diese Datei ist weder Arbeitsmappe noch Tabelle".into(),
        NotATable(Some(kind)) => format!("diese Datei ist ein {kind} und wird nicht als Tabelle gelesen"),
        Locked => "diese Arbeitsmappe ist mit einem Kennwort geschützt".into(),
        Damaged => "diese Arbeitsmappe ist beschädigt oder unvollständig".into(),
        TooLarge(bytes) => {
            let (n, u) = size(*bytes);
            format!("diese Datei ist größer als {n} {u}B")
        }
        Unpacked(bytes) => {
            let (n, u) = size(*bytes);
            format!("entpackt ist diese Arbeitsmappe größer als {n} {u}B")
        }
        Cells(limit) => format!("mehr als {limit} Zellen sind gefüllt"),
        Columns(limit) => format!("es gibt mehr als {limit} Spalten"),
        Doctype => "diese Arbeitsmappe enthält eine DOCTYPE-Deklaration, die keine Tabellenkalkulation schreibt".into(),
        Macros => "diese Arbeitsmappe enthält Makros".into(),
        ExternalLinks => "diese Arbeitsmappe holt Werte aus anderen Dateien, die nicht geöffnet werden".into(),
        Encoding => "die Zeichen dieser Datei haben eine unbekannte Kodierung".into(),
        Nothing => "in dieser Datei ist nichts zu lesen: Sie ist leer, oder alles ist ausgeblendet".into(),
        ErrorCell { cell, shown } => format!("die Zelle {cell} enthält den Fehler {}", code(shown)),
        NoResult(cell) => format!("die Formel in Zelle {cell} hat kein gespeichertes Ergebnis"),
        NoHeader(sheet) => format!("keine Zeile von {} nennt die Spalten", said(sheet)),
        ColumnTwice(name) => format!("zwei Spalten heißen {}", said(name)),
        ColumnMissing { name, .. } => format!("die Tabelle hat keine Spalte {}", said(name)),
        ColumnUnknown(name) => format!("die Spalte {} steht nicht in der Zuordnungsdatei: Sie wird nicht gelesen", said(name)),
        SheetMissing(name) => format!("die Arbeitsmappe hat kein sichtbares Blatt {}", said(name)),
        NameUnknown { what, written, .. } => format!("die Website kennt {} nicht ({})", said(written), code(what)),
        NoPeriod(written) => format!("{} ist kein Zeitraum", said(written)),
        Without(what) => format!("nichts sagt für diesen Wert: {}", code(what)),
        Twice { value } => format!("die Tabelle gibt {} zweimal, mit verschiedenen Zahlen", code(value)),
        Conflict { value, there, here } => format!("{}: Die Tabelle sagt {}, die Website sagt {}", code(value), code(there), code(here)),
        NoPlace { file, value } => format!("{} findet keinen Platz in {}", code(value), code(file)),
        AnswersUnknown { column, count, .. } => format!("in {} sind {} Antwort(en) keine der Möglichkeiten", said(column), count),
        NoTarget(key) => format!("{} fehlt: Nichts sagt, wohin geschrieben wird", code(key)),
    }
}

/// What to do about it.
pub fn help(trouble: &ImportTrouble) -> String {
    use ImportTrouble::*;
    match trouble {
        NotATable(_) => "speichern Sie die Tabelle als `.xlsx`, `.ods` oder `.csv`".into(),
        Locked => "öffnen Sie sie, entfernen Sie das Kennwort und speichern Sie sie".into(),
        Damaged => "öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie neu als `.xlsx`".into(),
        TooLarge(_) => "behalten Sie nur die Blätter und Zeilen, die Sie importieren wollen".into(),
        Unpacked(_) => "kopieren Sie die Werte in eine neue Arbeitsmappe".into(),
        Cells(_) => "teilen Sie die Tabelle, oder kopieren Sie die Werte in eine neue Arbeitsmappe".into(),
        Columns(_) => "setzen Sie Zeiträume oder Unternehmen in Zeilen".into(),
        Doctype => "kopieren Sie die Werte in eine neue Arbeitsmappe".into(),
        Macros => "speichern Sie sie ohne: „Speichern unter“, Excel-Arbeitsmappe (`.xlsx`)".into(),
        ExternalLinks => "lösen Sie die Verknüpfungen (Daten, Verknüpfungen bearbeiten) und speichern Sie sie".into(),
        Encoding => "speichern Sie sie als UTF-8 (in Excel: „CSV UTF-8“)".into(),
        Nothing => "blenden Sie die Blätter, Zeilen und Spalten ein, die Sie importieren wollen".into(),
        ErrorCell { .. } => "berichtigen Sie die Formel, oder leeren Sie die Zelle".into(),
        NoResult(_) => "öffnen Sie die Datei in Ihrer Tabellenkalkulation und speichern Sie sie".into(),
        NoHeader(_) => "schreiben Sie über die Werte, was jede Spalte enthält, oder nennen Sie die Zeile mit `header`".into(),
        ColumnTwice(_) => "geben Sie ihnen verschiedene Namen".into(),
        ColumnMissing { nearest: Some(near), .. } => format!("schreiben Sie {}", code(near)),
        ColumnMissing { nearest: None, .. } => "berichtigen Sie den Namen in der Zuordnungsdatei, oder streichen Sie ihn".into(),
        ColumnUnknown(_) => "ergänzen Sie sie unter `columns`, mit `is: ignored`, wenn sie nicht gelesen werden soll".into(),
        SheetMissing(_) => "berichtigen Sie den Namen des Blatts in der Zuordnungsdatei".into(),
        NameUnknown { nearest: Some(near), .. } => {
            format!("schreiben Sie {}, oder sagen Sie unter `names` in der Zuordnungsdatei, wofür diese Wörter stehen", code(near))
        }
        NameUnknown { nearest: None, .. } => {
            "sagen Sie unter `names` in der Zuordnungsdatei, wofür diese Wörter stehen, oder „-“, um diese Zeilen beiseitezulassen".into()
        }
        NoPeriod(_) => "schreiben Sie `2024`, `2023-2024`, `2024-Q3`, `2024-06` oder ein Datum".into(),
        Without(_) => "ergänzen Sie eine Spalte, oder schreiben Sie es in die Zuordnungsdatei".into(),
        Twice { .. } => "behalten Sie die Zeile, die stimmt".into(),
        Conflict { .. } => "berichtigen Sie, was nicht stimmt; `--replace` schreibt, was die Tabelle sagt".into(),
        NoPlace { .. } => "schreiben Sie diesen Wert von Hand".into(),
        AnswersUnknown { written, .. } if !written.is_empty() => format!("ergänzen Sie unter `answers`: {}", listed(written, "und")),
        AnswersUnknown { .. } => {
            "ergänzen Sie unter `answers` die Möglichkeit, für die sie stehen; `\"*\"` gilt für alle anderen Antworten".into()
        }
        NoTarget(_) => "schreiben Sie es in die Zuordnungsdatei".into(),
    }
}
