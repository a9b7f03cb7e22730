//! What is said of tables that people bring, in Dutch.

use super::super::{code, listed, size};
use super::words::said;
use crate::finding::ImportTrouble;

/// What is there.
pub fn message(trouble: &ImportTrouble) -> String {
    use ImportTrouble::*;
    match trouble {
        NotATable(None) => "dit bestand is geen werkmap en geen tabel".into(),
        NotATable(Some(kind)) => format!("dit bestand is een {kind}, die niet als tabel wordt gelezen"),
        Locked => "deze werkmap is met een wachtwoord beveiligd".into(),
        Damaged => "deze werkmap is beschadigd of onvolledig".into(),
        TooLarge(bytes) => {
            let (n, u) = size(*bytes);
            format!("dit bestand is groter dan {n} {u}B")
        }
        Unpacked(bytes) => {
            let (n, u) = size(*bytes);
            format!("uitgepakt is deze werkmap groter dan {n} {u}B")
        }
        Cells(limit) => format!("er zijn meer dan {limit} gevulde cellen"),
        Columns(limit) => format!("er zijn meer dan {limit} kolommen"),
        Doctype => "deze werkmap bevat een DOCTYPE-declaratie, die geen enkel rekenblad schrijft".into(),
        Macros => "deze werkmap bevat macro’s".into(),
        ExternalLinks => "deze werkmap haalt waarden uit andere bestanden, die niet worden geopend".into(),
        Encoding => "de tekens van dit bestand staan in een onbekende codering".into(),
        Nothing => "in dit bestand is niets te lezen: het is leeg of alles is er verborgen".into(),
        ErrorCell { cell, shown } => format!("cel {cell} bevat de fout {}", code(shown)),
        NoResult(cell) => format!("de formule in cel {cell} heeft geen bewaard resultaat"),
        NoHeader(sheet) => format!("geen enkele rij van {} noemt de kolommen", said(sheet)),
        ColumnTwice(name) => format!("twee kolommen heten {}", said(name)),
        ColumnMissing { name, .. } => format!("de tabel heeft geen kolom {}", said(name)),
        ColumnUnknown(name) => format!("kolom {} staat niet in het koppelingsbestand: ze wordt niet gelezen", said(name)),
        SheetMissing(name) => format!("de werkmap heeft geen zichtbaar blad {}", said(name)),
        NameUnknown { what, written, .. } => format!("{} is niet bekend op de site ({})", said(written), code(what)),
        NoPeriod(written) => format!("{} is geen periode", said(written)),
        Without(what) => format!("niets zegt voor deze waarde: {}", code(what)),
        Twice { value } => format!("de tabel geeft {} twee keer, met verschillende getallen", code(value)),
        Conflict { value, there, here } => format!("{}: de tabel zegt {}, de site zegt {}", code(value), code(there), code(here)),
        NoPlace { file, value } => format!("voor {} is er geen plaats in {}", code(value), code(file)),
        AnswersUnknown { column, count, .. } => format!("in {} zijn {} antwoord(en) geen van de opties", said(column), count),
        NoTarget(key) => format!("{} ontbreekt om te weten waar te schrijven", code(key)),
    }
}

/// What to do about it.
pub fn help(trouble: &ImportTrouble) -> String {
    use ImportTrouble::*;
    match trouble {
        NotATable(_) => "bewaar de tabel als `.xlsx`, `.ods` of `.csv`".into(),
        Locked => "open ze, verwijder het wachtwoord en bewaar ze".into(),
        Damaged => "open ze in uw rekenblad en bewaar ze opnieuw als `.xlsx`".into(),
        TooLarge(_) => "houd alleen de bladen en rijen over die u wilt invoeren".into(),
        Unpacked(_) => "kopieer de waarden naar een nieuwe werkmap".into(),
        Cells(_) => "splits de tabel, of kopieer de waarden naar een nieuwe werkmap".into(),
        Columns(_) => "zet de perioden of de ondernemingen in rijen".into(),
        Doctype => "kopieer de waarden naar een nieuwe werkmap".into(),
        Macros => "bewaar ze zonder: ‘Opslaan als’, Excel-werkmap (`.xlsx`)".into(),
        ExternalLinks => "verbreek de koppelingen (Gegevens, Koppelingen bewerken) en bewaar ze".into(),
        Encoding => "bewaar het als UTF-8 (in Excel: ‘CSV UTF-8’)".into(),
        Nothing => "maak de bladen, rijen en kolommen zichtbaar die u wilt invoeren".into(),
        ErrorCell { .. } => "verbeter de formule, of maak de cel leeg".into(),
        NoResult(_) => "open het bestand in uw rekenblad en bewaar het".into(),
        NoHeader(_) => "schrijf boven de waarden wat elke kolom bevat, of zeg de rij met `header`".into(),
        ColumnTwice(_) => "geef ze verschillende namen".into(),
        ColumnMissing { nearest: Some(near), .. } => format!("schrijf {}", code(near)),
        ColumnMissing { nearest: None, .. } => "verbeter de naam in het koppelingsbestand, of schrap hem".into(),
        ColumnUnknown(_) => "voeg ze toe onder `columns`, met `is: ignored` als ze niet gelezen moet worden".into(),
        SheetMissing(_) => "verbeter de naam van het blad in het koppelingsbestand".into(),
        NameUnknown { nearest: Some(near), .. } => {
            format!("schrijf {}, of zeg onder `names` in het koppelingsbestand wat deze woorden aanduiden", code(near))
        }
        NameUnknown { nearest: None, .. } => {
            "zeg onder `names` in het koppelingsbestand wat deze woorden aanduiden, of ‘-’ om deze rijen terzijde te laten".into()
        }
        NoPeriod(_) => "schrijf `2024`, `2023-2024`, `2024-Q3`, `2024-06` of een datum".into(),
        Without(_) => "voeg een kolom toe, of schrijf het in het koppelingsbestand".into(),
        Twice { .. } => "behoud de rij die klopt".into(),
        Conflict { .. } => "verbeter wie van beide zich vergist; `--replace` schrijft wat de tabel zegt".into(),
        NoPlace { .. } => "schrijf deze waarde met de hand".into(),
        AnswersUnknown { written, .. } if !written.is_empty() => format!("voeg toe aan `answers`: {}", listed(written, "en")),
        AnswersUnknown { .. } => "voeg aan `answers` de optie toe die ze aanduiden; `\"*\"` geldt voor alle andere antwoorden".into(),
        NoTarget(_) => "schrijf het in het koppelingsbestand".into(),
    }
}
