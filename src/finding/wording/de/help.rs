//! What to write instead, in German.

use super::super::{anchored, at_root, clipped, code, excess, listed, meant};
use super::words::{language, said};
use crate::finding::{FileTrouble, Problem, SurveyTrouble, YamlTrouble};

/// What to do; empty if there is nothing to do.
pub fn help(problem: &Problem) -> String {
    use Problem::*;
    match problem {
        UnknownKey { nearest: Some(near), .. } => format!("{} schreiben", code(near)),
        UnknownKey { known, .. } if known.is_empty() => "eigene Daten unter `extra` ablegen".into(),
        UnknownKey { known, .. } => format!("die möglichen Schlüssel sind {}; eigene Daten gehören unter `extra`", listed(known, "und")),
        MalformedLanguage { .. } => "einen Code wie `fr`, `nl` oder `nl-BE` schreiben".into(),
        UnknownReference { nearest: Some(near), .. } => format!("{} schreiben", code(near)),
        UnknownReference { .. } => "die Id berichtigen oder zuerst anlegen, was sie bezeichnet".into(),
        AmbiguousReference { candidates, .. } => format!("{} schreiben", listed(candidates, "oder")),
        UnknownPeriod { known, .. } if known.is_empty() => "zuerst einen Wert eintragen: es gibt noch für keinen Zeitraum einen".into(),
        UnknownPeriod { known, .. } => format!("es gibt Werte für {}", listed(known, "und")),
        MalformedReference { example, .. } => format!("zum Beispiel {} schreiben", code(example)),
        UnknownDirective { nearest: Some(near), .. } => format!("{} schreiben", code(&format!("::: {near}"))),
        UnknownDirective { .. } => "das Handbuch nennt die möglichen Blöcke: `chart`, `kpi`, `testimonial`, `callout`…".into(),
        UnclosedDirective { .. } => "mit einer Zeile aus ebenso vielen Doppelpunkten schließen: `:::`".into(),
        TooDeep { .. } => "den Text auf mehrere Listen oder Absätze verteilen".into(),
        GrowsTooMuch { .. } => "den wiederholten Link oder die Fußnote kürzen".into(),
        // A language cannot be renamed.
        DuplicateId { kind: "language", .. } => "eines von beiden löschen".into(),
        DuplicateId { .. } => "einem der beiden eine andere Id geben".into(),
        TwinsDisagree { key } => format!("in beide Dateien denselben Wert schreiben oder {} nur in der ersten Sprache lassen", code(key)),
        TwoOriginals { .. } => "`consent` in der gesprochenen Sprache lassen und aus der anderen Datei entfernen".into(),
        OnlyInOriginal { key } => format!("{} hier entfernen: die Übersetzung übernimmt es vom Original", code(key)),
        RateWithoutParts { .. } => "`{numerator: …, denominator: …}` schreiben oder in `note` sagen, warum sie nicht bekannt sind".into(),
        NumeratorAboveDenominator { numerator, denominator } => {
            format!(
                "beide Zahlen prüfen; sind sie vertauscht, {} schreiben",
                code(&format!("{{numerator: {denominator}, denominator: {numerator}}}"))
            )
        }
        NumberUnreadable { repair: Some(repair), .. } => format!("{} schreiben", code(repair)),
        NumberUnreadable { .. } => "Ziffern mit einem einzigen Dezimalzeichen schreiben, wie `1234` oder `12,5`".into(),
        NumberAmbiguous { grouped, fraction, .. } => {
            format!("für die ganze Zahl {} schreiben, für die mit Nachkommastellen {}", code(grouped), code(fraction))
        }
        FractionOfIndivisible { .. } => {
            "eine ganze Zahl schreiben oder im Katalog eine Einheit mit Nachkommastellen wählen, wie `fte`".into()
        }
        OutsideDomain { .. } => "den Wert berichtigen; stimmt er, im Katalog `domain` erweitern".into(),
        BreakdownDoesNotAddUp { .. } => {
            "eine Kategorie oder die Gesamtzahl berichtigen oder `exhaustive: false` schreiben, wenn Kategorien fehlen".into()
        }
        SurveyCounts { trouble, .. } => match trouble {
            SurveyTrouble::ReturnedAboveInvited => "`returned` oder `invited` berichtigen".into(),
            SurveyTrouble::InvitedAbovePopulation => "`invited` oder `population` berichtigen".into(),
            SurveyTrouble::NoAnswerAboveReturned => "`no_answer` oder `returned` berichtigen".into(),
            SurveyTrouble::SumIsNotBase => "`counts` oder `no_answer` berichtigen: die Basis ist `returned` minus `no_answer`".into(),
            SurveyTrouble::OptionAboveBase(_) => "diese Anzahl berichtigen: niemand wählt eine Antwort zweimal".into(),
            SurveyTrouble::GroupsDoNotSum(_) => "eine Gruppe unter `by` oder die Anzahl berichtigen".into(),
        },
        NoSource { .. } => "angeben, woher die Zahl stammt: `source: \"…\"`".into(),
        PeriodTwice { .. } => "einen der beiden behalten".into(),
        PeriodsOverlap { .. } => "einen davon berichtigen oder `rolling: true` schreiben, wenn die Überschneidung gewollt ist".into(),
        SeriesContradiction { .. } => {
            "sie angleichen oder in der jüngeren Datei die Berichtigung nennen: `revised: {on: …, was: …, why: …}`".into()
        }
        BreakdownTwice { .. } => "sie hier entfernen oder ihre Spalte aus der CSV-Datei nehmen".into(),
        ConsentMissing => "`consent` mit `status`, `given_on`, `scopes` und `channels` ergänzen; ohne sie erscheint nichts".into(),
        VoiceNotCleared { .. } => "sie hier entfernen oder die neue Einwilligung in ihre Datei eintragen, sobald sie gegeben ist".into(),
        ConsentScope { scope } => {
            format!("dies entfernen oder {} unter `scopes` schreiben, sobald die Person einwilligt", code(&format!("{scope}: true")))
        }
        NameTooLong { display } => match display.as_str() {
            "first-name" => "unter `name` nur den Vornamen schreiben".into(),
            "initials" => "unter `name` nur die Initialen schreiben, wie `S. B.`".into(),
            "pseudonym" | "role-only" => "`name` entfernen: der wirkliche Name gehört nicht in die Dateien".into(),
            _ => "unter `name` genau das schreiben, was gezeigt werden darf".into(),
        },
        MinorWithoutGuardian => "`guardian: true` unter `consent` ergänzen, sobald die Sorgeberechtigten einwilligen".into(),
        FunderNotice { key, .. } => format!("{} unter `notice` ergänzen", code(&format!("{key}: \"…\""))),
        NoAlt { .. } => "in `alt` sagen, was das Bild zeigt, oder `decorative: true` schreiben, wenn es nichts beiträgt".into(),
        CompanyNumber { .. } => "sie Ziffer für Ziffer mit dem amtlichen Register vergleichen".into(),
        Recomputable { .. } => "sie mit einer anderen Kategorie zusammenlegen oder die verräterischen Zahlen weglassen".into(),
        Yaml { trouble } => yaml(trouble),
        DuplicateKey { .. } => "einen der beiden behalten".into(),
        MissingKey { key } => format!("{} ergänzen", code(&format!("{key}: …"))),
        WrongType { expected, found } => format!("zum Beispiel {} schreiben", code(&meant(*expected, found))),
        UnitsDiffer { .. } => "eines von beiden zuerst umrechnen oder mit `per(a, b)` durch das andere teilen".into(),
        UnitOfFormula { .. } => "die Formel verbessern oder die Einheit des Indikators: `unit: ratio` passt zu jedem Quotienten".into(),
        NotInList { nearest: Some(near), .. } => format!("{} schreiben", code(near)),
        NotInList { allowed, .. } if allowed.is_empty() => String::new(),
        NotInList { allowed, .. } => format!("{} schreiben", listed(allowed, "oder")),
        Excluding { .. } => "einen der beiden Schlüssel behalten".into(),
        TooLong { length, limit } => format!("ihn um {} Zeichen kürzen", excess(*length, *limit)),
        QuoteNotInText => "es wörtlich aus dem Text übernehmen, mit `[…]` an den Auslassungen".into(),
        Version { .. } => "`format: 1` schreiben oder ein neueres Diptych installieren".into(),
        BadSlug { proposal: Some(proposal), .. } => format!("{} schreiben", code(proposal)),
        BadSlug { .. } => "kleine Buchstaben a–z, Ziffern und einfache Bindestriche schreiben, wie `premier-cahier`".into(),
        DeadPath { nearest: Some(near), .. } => format!("{} schreiben", code(near)),
        DeadPath { .. } => "den Pfad berichtigen: er geht vom Ordner dieser Datei aus".into(),
        KeptFile { target } => format!(
            "nach `content/media/static/` verschieben und mit dem Pfad ab der Wurzel der Website verlinken: {}",
            code(&at_root(target))
        ),
        DeadAnchor { nearest: Some(near), .. } => format!("{} schreiben", code(&anchored(near))),
        DeadAnchor { .. } => "der gemeinten Überschrift oder Abbildung diesen Namen geben: `{#…}`".into(),
        SameAddress { .. } => "einer von beiden einen anderen `slug` geben".into(),
        Template { .. } => "diese Vorlage des Themes berichtigen oder löschen, dann gilt wieder die mitgelieferte".into(),
        File { trouble, .. } => unusable(trouble),
        Import { trouble } => super::importing::help(trouble),
        MissingTranslation { key, file, borrowed: Some(from), .. } => {
            format!("{}; bis dahin erscheint er auf {}", translated(key, file.as_deref()), language(from))
        }
        MissingTranslation { key, file, borrowed: None, .. } => translated(key, file.as_deref()),
        MissingWord { .. } => {
            "schreiben Sie es in diese Datei, oder nutzen Sie `diptych translations export`; bis dahin zeigen die Seiten es auf Englisch"
                .into()
        }
        NoWords { lang, file, .. } => format!(
            "`diptych translations export --to {lang} -o woerter.xlf` gibt sie zum Übersetzen, der Import schreibt {}; bis dahin zeigen die Seiten sie auf Englisch",
            code(file)
        ),
        StaleTranslation { command, .. } => {
            format!("übersetzen, was sich geändert hat, dann `diptych translations accept {command}` ausführen")
        }
        ProseNumber { reference, .. } => {
            format!("{} schreiben: dann folgt die Zahl den Daten", code(&format!("{{{{ value {reference} }}}}")))
        }
        TypedPercentage { .. } => "eine der drei Zahlen berichtigen; in einer Datendatei nur die beiden Anzahlen behalten".into(),
        ForbiddenWord { preferred, .. } => format!("{} schreiben", code(preferred)),
        NumbersDiffer { .. } => "beide Texte vergleichen und den falschen berichtigen".into(),
        StockSummed { .. } => {
            "den letzten Stand oder den Durchschnitt angeben; ist es ein Fluss, im Katalog `nature: flow` schreiben".into()
        }
        OverlapSummed { .. } => "`aggregate: none` schreiben oder etwas anderes als Menschen zählen, etwa Teilnahmen".into(),
        Jump { .. } => "den Wert prüfen; stimmt er, in `note` sagen, warum".into(),
        EmptyValue { .. } => "`0` für null schreiben oder `status: missing`, wenn der Wert nicht bekannt ist".into(),
        TargetWithoutBaseline => "beim Ergebnis `baseline` ergänzen, mit dem Zeitraum, ab dem der Fortschritt zählt".into(),
        TargetWithoutDate => "`period` ergänzen: das Jahr oder den Tag, bis zu dem es erreicht sein soll".into(),
        LowResponse { .. } => "unter `limits` sagen, was das für die Ergebnisse bedeutet".into(),
        SmallBase { .. } => "mit Vorsicht lesen: auf der Seite steht ein Warnzeichen dabei".into(),
        ConsentExpires { .. } => "um eine Erneuerung bitten und dann `expires` ändern".into(),
        OutcomeWithoutProof { id } => {
            format!(
                "bei einem Ergebnis {} ergänzen oder bei einem Beleg {}",
                code(&format!("outcome: {id}")),
                code(&format!("supports: [{id}]"))
            )
        }
        OnlyPositive => "auch sagen, was nicht gelang oder nicht gewollt war: `sign: negative`".into(),
        NoLimits => "`limits` ergänzen: was diese Zahlen nicht sagen können".into(),
        ManyCategories { .. } => "die kleinsten zusammenlegen oder `type: table` schreiben".into(),
        UnfitType { drawn, .. } => format!("{} schreiben", code(&format!("type: {drawn}"))),
        TitleWithoutFinding { .. } => {
            "schreiben, was zu sehen ist, mit einem Verb oder einer Zahl: „Die Abgänge steigen seit 2021“; oder den Titel weglassen".into()
        }
        LongRemark { .. } => "kürzen oder die Einzelheiten in `note` schreiben".into(),
        PercentWithoutBase => "`numerator` und `denominator` angeben, oder `n`, oder die Basis in `note` nennen".into(),
        MixedScales { .. } => "ein Diagramm je Skala zeichnen".into(),
        MixedUnits { .. } => "ein Diagramm je Einheit zeichnen".into(),
        DirectivesDiffer { .. } => "in beide Dateien dieselben Blöcke in derselben Reihenfolge setzen".into(),
        MissingInTwin { .. } => "es dort ergänzen oder hier entfernen".into(),
        Unused { .. } => "es irgendwo verwenden oder entfernen".into(),
        Orphan { .. } => "von einer anderen Seite darauf verweisen oder sie in `menu` aufnehmen".into(),
        NearMiss { nearest, .. } => format!("{} schreiben, falls das gemeint ist", code(nearest)),
        LinkDropped { .. } => "eine Adresse mit `https://` oder `mailto:` schreiben oder den Pfad einer Seite".into(),
        ControlCharacters => "die markierten Wörter neu tippen".into(),
        EmptyText => "den Text schreiben oder die Datei löschen".into(),
        Unwritten => "ihn schreiben oder löschen, was freiwillig ist; bis dahin zeigen die Seiten „…“".into(),
        OriginalChanged { file } => {
            format!("mit `diptych theme diff {file}` vergleichen, dann `diptych theme eject --again {file}`, wenn alles stimmt")
        }
        WeakColour { repaired, .. } => {
            format!("{} schreiben, um selbst zu wählen, oder eine dunklere Farbe (mindestens 4.5 zu 1)", said(repaired))
        }
        Overweight { part: Some((part, bytes)), .. } => {
            format!("den schwersten Teil leichter machen oder teilen: {} ({} kB)", code(part), bytes / 1000)
        }
        Overweight { part: None, .. } => "leichter machen oder aufteilen: Telefone werden davon langsam".into(),
        UntranslatedTarget { target, .. } => format!("{} übersetzen oder auf eine andere Seite verweisen", said(target)),
        DoesNotFit { .. } => "diesen Text kürzen: auf Papier wird abgeschnitten, was zu viel ist, und das PDF entsteht nicht".into(),
        SnapshotOfNothing { .. } => {
            "hat der Indikator einen neuen Namen, beim neuen `supersedes` angeben; sonst sind diese Zeilen nirgends zu sehen".into()
        }
        TableTooWide { .. } => {
            "Spalten weglassen oder zwei Tabellen daraus machen: auf Papier wären die Buchstaben zu klein zum Lesen".into()
        }
        CannotMake { command, .. } => format!("ein vollständiges Exemplar gibt es mit {}", code(command)),
        MemberLeftOut { .. } => "verbessern Sie die Dateien dieses Mitglieds: seine Zahlen und Seiten kommen von selbst zurück".to_owned(),
        Barrier { barrier: found, .. } => barrier(*found).into(),
        NoLetters { .. } => "sie ersetzen oder dem Thema eine Schrift hinzufügen, die sie hat; im PDF stehen dort Quadrate".into(),
        OnlyPoints { .. } => "nennen, was dort zu finden ist, wie `[der Bericht von 2024](…)`: wer die Seite hört, hört ihre Links nacheinander".into(),
        FormulaAsTyped { .. } => {
            "sie in Worten schreiben oder als Bild zeigen; zwischen zwei `$` werden Brüche, Wurzeln, Potenzen, Indizes, Summen und griechische Buchstaben gesetzt".into()
        }
        TellsWho { .. } => {
            "lassen Sie es weg oder sagen Sie es ungenauer, wie „um die dreißig“, „eine Stadt in der Nähe“ oder „jemand aus dem Team“, und lesen Sie es noch einmal mit der Person".into()
        }
        LeftOut { .. } => String::new(),
    }
}

/// Where the words of a language go.
fn translated(key: &str, file: Option<&str>) -> String {
    match file {
        Some(file) => format!("die Datei {} schreiben", code(&clipped(file))),
        None => format!("{} im Text ergänzen", code(&format!("{key}: \"…\""))),
    }
}

fn yaml(trouble: &YamlTrouble) -> String {
    match trouble {
        YamlTrouble::Syntax => "Einrückung, Anführungszeichen und Klammern hier und in der Zeile davor prüfen".into(),
        YamlTrouble::Tab => "mit Leerzeichen einrücken, zwei je Ebene".into(),
        YamlTrouble::SecondDocument => "die Zeile entfernen oder das Folgende in eine eigene Datei legen".into(),
        YamlTrouble::Alias(_) => "den Wert selbst schreiben; Wörter, die mit `*` beginnen, in Anführungszeichen setzen".into(),
        YamlTrouble::Tag(_) => "es entfernen; Wörter, die mit `!` beginnen, in Anführungszeichen setzen".into(),
        YamlTrouble::MergeKey => "die gewünschten Schlüssel hier ausschreiben".into(),
        YamlTrouble::TooDeep(_) => "flacher schreiben; vielleicht ist eine Einrückung verrutscht".into(),
        YamlTrouble::TooMany(_) => "lange Reihen in eine CSV-Datei legen und sie unter `csv` nennen".into(),
        YamlTrouble::Unclosed => "`---` allein in eine Zeile vor den Text schreiben".into(),
        YamlTrouble::Empty => "die Schlüssel schreiben oder die Datei löschen".into(),
        YamlTrouble::ComplexKey => "ein einfaches Wort vor den Doppelpunkt schreiben".into(),
        YamlTrouble::ColonInWords(line) | YamlTrouble::NeedsQuotes(line) | YamlTrouble::CutByHash(line) => {
            format!("die Wörter in gerade Anführungszeichen setzen: {}", code(line.trim()))
        }
        YamlTrouble::QuoteInside(line) => format!("{} schreiben", code(line.trim())),
        YamlTrouble::CutByComma { mended, .. } => format!("die Zahl in gerade Anführungszeichen setzen: {}", code(mended)),
        YamlTrouble::UnclosedQuote => "es schließen oder die Wörter in gerade doppelte Anführungszeichen setzen: `\"…\"`".into(),
    }
}

fn unusable(trouble: &FileTrouble) -> String {
    match trouble {
        FileTrouble::Missing(Some(near)) | FileTrouble::UnknownColumn(Some(near)) => format!("{} schreiben", code(near)),
        FileTrouble::Missing(None) => "die Datei dorthin legen oder ihren Namen berichtigen; Großbuchstaben zählen".into(),
        FileTrouble::Unreadable(_) => "die Zugriffsrechte der Datei prüfen".into(),
        FileTrouble::NotUtf8(_) => "sie neu als UTF-8 speichern (in Excel: „CSV UTF-8“)".into(),
        FileTrouble::Nul => "sie neu als reinen Text in UTF-8 speichern".into(),
        FileTrouble::TooLarge(_) => "sie verkleinern oder aufteilen".into(),
        FileTrouble::Outside => "die Datei in die Website kopieren und ihren Pfad dort schreiben".into(),
        FileTrouble::Link(_) => "die Datei selbst an die Stelle der Verknüpfung legen".into(),
        FileTrouble::Special => "eine gewöhnliche Datei an ihre Stelle legen oder sie entfernen".into(),
        FileTrouble::Name => "sie mit Buchstaben, Ziffern und Bindestrichen benennen".into(),
        FileTrouble::Unsafe => "sie ohne Skripte, Ort und Kameradaten neu exportieren".into(),
        FileTrouble::Remote => "es neben dieser Datei speichern und seinen Namen schreiben: Seiten fragen keine anderen Websites ab".into(),
        FileTrouble::Damaged => "es neu exportieren oder noch einmal vom Original kopieren".into(),
        FileTrouble::TooManyPixels { .. } => "es verkleinern: 3000 Pixel Breite genügen überall".into(),
        FileTrouble::NoPicture(_) => "ein JPEG (Foto), PNG oder WebP wählen, oder ein SVG (Logo)".into(),
        FileTrouble::References => {
            "die fehlende Klammer oder das Anführungszeichen schließen; die Datei ist BibTeX (.bib) oder CSL-JSON (.json)".into()
        }
        FileTrouble::Column(column) => format!("eine Spalte mit der Überschrift {} ergänzen", code(column)),
        FileTrouble::UnknownColumn(None) => "ihr den Namen einer Dimension des Katalogs geben oder sie entfernen".into(),
        FileTrouble::Row => "ein Trennzeichen ergänzen oder entfernen; Zellen, die eines enthalten, in Anführungszeichen setzen".into(),
    }
}

/// What takes a barrier away.
fn barrier(found: crate::finding::Barrier) -> &'static str {
    use crate::finding::Barrier;
    match found {
        Barrier::Language => "`<html>` in der Seitenvorlage das Attribut `lang` geben",
        Barrier::Main => "den Inhalt in ein einziges `<main>` setzen",
        Barrier::Title => "eine einzige `<h1>` behalten, die der Seite",
        Barrier::Level => "eine Ebene nach der anderen: `<h2>`, dann `<h3>`",
        Barrier::Heading => "die Überschrift schreiben oder ihre Marken entfernen",
        Barrier::Words => "schreiben, wohin der Link führt, oder seinem Bild einen Alternativtext geben",
        Barrier::Picture => "`alt=\"…\"` hinzufügen; ein Zierbild trägt `alt=\"\"`",
        Barrier::Table => "die erste Zeile oder Spalte mit `<th scope=\"…\">` schreiben",
        Barrier::Field => "ein `<label for=\"…\">` oder `aria-label` hinzufügen",
        Barrier::Landmark => "`aria-label=\"…\"` hinzufügen: eine Seite hat mehrere Navigationen",
        Barrier::Anchor => "jeder `id` einen eigenen Namen geben",
        Barrier::List => "jeden Eintrag der Liste in ein `<li>` setzen",
    }
}
