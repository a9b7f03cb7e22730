//! What is there, in German.

use super::super::{anchored, code, size, with_comma, without_percent};
use super::words::{expected, found, handout, kind, language, no, part, product, reason, said, scope};
use crate::finding::{FileTrouble, Problem, SurveyTrouble, Weighed, YamlTrouble};

/// What is there.
pub fn message(problem: &Problem) -> String {
    use Problem::*;
    match problem {
        UnknownKey { key, .. } => format!("den Schlüssel {} gibt es hier nicht", said(key)),
        MalformedLanguage { key } => format!("{} ist kein Sprachcode", said(key)),
        UnknownReference { kind: what, written, .. } => format!("{} heißt {}", no(what), said(written)),
        AmbiguousReference { written, .. } => format!("{} kann mehr als eines bedeuten", said(written)),
        UnknownPeriod { reference, period, .. } => format!("{} hat keinen Wert für {}", said(reference), said(period)),
        MalformedReference { written, .. } => format!("{} ist hier nicht zu verstehen", said(written)),
        UnknownDirective { written, .. } => format!("kein Block heißt {}", said(written)),
        UnclosedDirective { name } => format!("der Block {} wird nirgends geschlossen", code(&format!("::: {name}"))),
        TooDeep { limit } => format!("mehr als {limit} Ebenen von Listen und Zitaten stecken ineinander"),
        GrowsTooMuch { limit } => format!("dieser Text würde mehr als {limit}-mal so lang"),
        DuplicateId { kind: what, id } => format!("die Id {} ist schon vergeben ({})", said(id), kind(what)),
        TwinsDisagree { key } => format!("{} unterscheidet sich zwischen den Sprachen", code(key)),
        TwoOriginals { id } => format!("{} hat zwei Originale: beide Dateien tragen `consent`", said(id)),
        OnlyInOriginal { key } => format!("{} steht in einer Übersetzung, nur das Original darf es sagen", said(key)),
        RateWithoutParts { indicator, period } => {
            format!("{} ist ein Anteil, aber der Wert für {period} hat weder Zähler noch Nenner", said(indicator))
        }
        NumeratorAboveDenominator { numerator, denominator } => {
            format!("der Zähler {} ist größer als der Nenner {}", with_comma(numerator), with_comma(denominator))
        }
        NumberUnreadable { written, .. } => format!("{} ist nicht als Zahl zu lesen", said(written)),
        NumberAmbiguous { written, .. } => format!("{} ist auf zwei Arten als Zahl zu lesen", said(written)),
        FractionOfIndivisible { written, unit } => {
            format!("{} hat Nachkommastellen, aber die Einheit {} zählt nur Ganze", said(&with_comma(written)), code(unit))
        }
        OutsideDomain { written, min: Some(min), max: Some(max) } => {
            format!("{} liegt nicht zwischen {} und {}", said(&with_comma(written)), with_comma(min), with_comma(max))
        }
        OutsideDomain { written, min: Some(min), .. } => format!("{} ist kleiner als {}", said(&with_comma(written)), with_comma(min)),
        OutsideDomain { written, max: Some(max), .. } => format!("{} ist größer als {}", said(&with_comma(written)), with_comma(max)),
        OutsideDomain { written, .. } => format!("{} ist ein Wert, den dieser Indikator nicht haben kann", said(&with_comma(written))),
        BreakdownDoesNotAddUp { dimension, period, sum, total } => {
            format!(
                "die Kategorien von {} ergeben {} für {period}, die Gesamtzahl ist {}",
                said(dimension),
                with_comma(sum),
                with_comma(total)
            )
        }
        SurveyCounts { trouble, found, expected } => match trouble {
            SurveyTrouble::ReturnedAboveInvited => format!("{found} Bögen zurück, aber nur {expected} Eingeladene"),
            SurveyTrouble::InvitedAbovePopulation => format!("{found} Eingeladene, aber eine Grundgesamtheit von nur {expected}"),
            SurveyTrouble::NoAnswerAboveReturned => format!("{found} ohne Antwort, aber nur {expected} Bögen zurück"),
            SurveyTrouble::SumIsNotBase => format!("die Antworten ergeben {found}, die Basis ist {expected}"),
            SurveyTrouble::OptionAboveBase(option) => format!("{} hat {found} Antworten, die Basis ist {expected}", said(option)),
            SurveyTrouble::GroupsDoNotSum(option) => format!("die Gruppen ergeben {found} für {}, dort stehen {expected}", said(option)),
        },
        NoSource { indicator } => format!("das Ergebnis {} hat keine Quelle", said(indicator)),
        PeriodTwice { period } => format!("der Zeitraum {} steht zweimal da", said(period)),
        PeriodsOverlap { period, other } => format!("die Zeiträume {} und {} überschneiden sich", said(period), said(other)),
        SeriesContradiction { indicator, period } => format!("zwei Dateien geben {} verschiedene Werte für {period}", said(indicator)),
        BreakdownTwice { dimension } => format!("die CSV-Datei gibt die Aufteilung {} schon", said(dimension)),
        ConsentMissing => "dieser Stimme fehlt die Einwilligung".into(),
        VoiceNotCleared { id, reason: why } => format!("die Stimme {} darf hier nicht erscheinen: {}", said(id), reason(why)),
        ConsentScope { scope: what } => format!("die Einwilligung gilt nicht für {}", scope(what)),
        NameTooLong { display } => format!("der Name sagt mehr, als {} zeigt", code(&format!("display: {display}"))),
        MinorWithoutGuardian => "die befragte Person ist minderjährig, und niemand Sorgeberechtigtes hat eingewilligt".into(),
        FunderNotice { funder, lang, .. } => format!("der Hinweis auf {} fehlt auf {}", said(funder), language(lang)),
        NoAlt { file } => format!("das Bild {} hat keinen Alternativtext", said(file)),
        CompanyNumber { kind: what, written } => format!("{} ist keine {}: die Prüfziffern passen nicht", said(written), kind(what)),
        Recomputable { indicator, period } => {
            format!("die zurückgehaltene Zahl von {} für {period} lässt sich noch aus den anderen errechnen", said(indicator))
        }
        Yaml { trouble } => yaml(trouble),
        DuplicateKey { key } => format!("der Schlüssel {} steht zweimal da", said(key)),
        MissingKey { key } => format!("der Schlüssel {} fehlt", code(key)),
        WrongType { expected: wanted, found: there } => format!("hierher gehört {}, {}", expected(*wanted), found(there)),
        UnitsDiffer { left, right } => format!("{} und {} lassen sich nicht zusammenzählen", code(left), code(right)),
        UnitOfFormula { made, declared } => format!("die Formel ergibt {}, der Indikator sagt {}", code(made), code(declared)),
        NotInList { written, .. } => format!("{} ist keines der Wörter für diesen Schlüssel", said(written)),
        Excluding { key, other } => format!("{} und {} schließen einander aus", code(key), code(other)),
        TooLong { length, limit } => format!("der Text hat {length} Zeichen, höchstens {limit} passen"),
        QuoteNotInText => "das Zitat steht nicht Wort für Wort im Text".into(),
        Version { written } => format!("die Website ist für Format {} geschrieben, dieses Programm liest Format 1", said(written)),
        BadSlug { written, .. } => format!("{} kann kein Teil einer Adresse sein", said(written)),
        DeadPath { target, .. } => format!("{} führt zu keiner Seite", said(target)),
        KeptFile { target } => format!("{} gibt es, wird aber nicht veröffentlicht", said(target)),
        DeadAnchor { anchor, .. } => format!("{} führt zu keiner Stelle der Seite", said(&anchored(anchor))),
        SameAddress { address } => format!("zwei Seiten haben die Adresse {}", said(address)),
        Template { template, line, message, page: None } => format!("die Vorlage {} hält in Zeile {line} an: {message}", said(template)),
        Template { template, line, message, page: Some(page) } => {
            format!("die Vorlage {} hält in Zeile {line} bei der Seite {} an: {message}", said(template), said(page))
        }
        File { file, trouble } => unusable(&said(file), trouble),
        Import { trouble } => super::importing::message(trouble),
        MissingTranslation { lang, .. } => format!("dieser Text fehlt auf {}", language(lang)),
        MissingWord { lang, key, words } => format!("das Wort {} der Oberfläche fehlt auf {}: {}", code(key), language(lang), said(words)),
        NoWords { lang, count, .. } => format!("die {count} Wörter der Oberfläche fehlen auf {}", language(lang)),
        StaleTranslation { lang, words: Some(words), .. } => {
            format!("das Original wurde geändert, seit seine Übersetzung auf {} angenommen wurde: {}", language(lang), said(words))
        }
        StaleTranslation { lang, words: None, .. } => format!(
            "das Original wurde geändert, seit seine Übersetzung auf {} angenommen wurde: eine Passage wurde gestrichen",
            language(lang)
        ),
        ProseNumber { written, reference, data } => {
            format!("im Text steht {}, in den Daten von {} steht {data}", said(written), said(reference))
        }
        TypedPercentage { written, numerator, denominator, computed } => {
            format!("{} steht da, doch {numerator} von {denominator} sind {} %", said(&with_comma(written)), with_comma(computed))
        }
        ForbiddenWord { written, .. } => format!("das Glossar rät von {} ab", said(written)),
        NumbersDiffer { here, there } => {
            format!("die Zahlen unterscheiden sich: hier {}, in der anderen Sprache {}", said(here), said(there))
        }
        StockSummed { period } => format!("der Wert für {period} zählt Stände mehrerer Zeitpunkte zusammen"),
        OverlapSummed { indicator } => format!("die Summe von {} zählt dieselben Menschen doppelt", said(indicator)),
        Jump { period, change } => format!("der Wert ändert sich um {} % in {period}", with_comma(without_percent(change))),
        EmptyValue { period } => format!("der Wert für {} ist leer und zählt als fehlend, nicht als null", said(period)),
        TargetWithoutBaseline => "dem Ziel fehlt der Ausgangswert".into(),
        TargetWithoutDate => "dem Ziel fehlt ein Zeitpunkt".into(),
        LowResponse { rate } => format!("nur {} % der Eingeladenen haben geantwortet", with_comma(without_percent(rate))),
        SmallBase { base, minimum } => format!("die Basis ist {base}, weniger als {minimum}"),
        ConsentExpires { on } => format!("die Einwilligung läuft am {on} ab"),
        OutcomeWithoutProof { id } => format!("weder ein Indikator noch ein Beleg stützt die Wirkung {}", said(id)),
        OnlyPositive => "alle Wirkungen dieser Wirkungsmessung sind positiv".into(),
        NoLimits => "diese Wirkungsmessung nennt ihre Grenzen nicht".into(),
        ManyCategories { count } => format!("das Diagramm zeigt {count} Kategorien, mehr als 7 sind schwer zu unterscheiden"),
        UnfitType { asked, drawn } => format!("{} passt nicht zu diesen Daten, gezeichnet wird {}", said(asked), code(drawn)),
        TitleWithoutFinding { title } => format!("der Titel {} nennt das Thema des Diagramms, nicht was es zeigt", said(title)),
        LongRemark { length } => format!("die Anmerkung hat {length} Zeichen, über 60 steht sie dem Diagramm im Weg"),
        PercentWithoutBase => "es stehen Prozente da, ohne zu sagen, von wie vielen".into(),
        MixedScales { drawn, left_out } => {
            format!("zwei Fragen mit verschiedenen Skalen: {} wird gezeichnet, {} nicht", said(drawn), said(left_out))
        }
        MixedUnits { drawn, left_out } => {
            format!("zwei Einheiten auf einer Achse: {} wird gezeichnet, {} nicht", said(drawn), said(left_out))
        }
        DirectivesDiffer { here, there } => {
            format!("die Blöcke unterscheiden sich: hier {}, in der anderen Sprache {}", said(here), said(there))
        }
        MissingInTwin { what, lang } => format!("{} fehlt auf {}", said(what), language(lang)),
        Unused { kind: what, id } => format!("nichts verwendet {} ({})", said(id), kind(what)),
        Orphan { page } => format!("nichts führt zur Seite {}", said(page)),
        NearMiss { written, nearest } => format!("{} ähnelt {}, erscheint aber, wie es dasteht", said(written), code(nearest)),
        LinkDropped { target } => format!("der Link zu {} ist nicht sicher: nur seine Wörter erscheinen", said(target)),
        ControlCharacters => "unsichtbare Zeichen verändern, wie dieser Text gelesen wird".into(),
        EmptyText => "diese Datei enthält keine Wörter".into(),
        Unwritten => "dieser Text ist noch zu schreiben: es steht nur „…“ da".into(),
        OriginalChanged { file } => format!("das Original von {} hat sich geändert, seit Ihr Thema es übernommen hat", said(file)),
        WeakColour { written, contrast, repaired } => format!(
            "die Farbe {} hebt sich zu wenig vom Grund ab ({contrast} zu 1); {} tritt an ihre Stelle",
            said(written),
            said(repaired)
        ),
        Overweight { what, bytes, limit, .. } => {
            let what = match what {
                Weighed::Page(address) => format!("die Seite {}", code(address)),
                Weighed::Styles => "die Gesamtheit der Stilvorlagen".into(),
                Weighed::Scripts => "die Gesamtheit der Skripte".into(),
            };
            format!("{what} wiegt {} kB, mehr als die vorgesehenen {} kB", bytes / 1000, limit / 1000)
        }
        UntranslatedTarget { target, lang } => format!("{} ist nicht auf {} geschrieben", said(target), language(lang)),
        DoesNotFit { paper, block, over: 0 } => format!("{} ist zu voll; am längsten ist {}", handout(paper), part(block)),
        DoesNotFit { paper, block, over } => {
            format!("{} ist um etwa {over} mm zu voll; am längsten ist {}", handout(paper), part(block))
        }
        SnapshotOfNothing { reference } => format!("dieses Heft bewahrt Werte von {}, das die Website nicht mehr kennt", code(reference)),
        TableTooWide { columns } => format!("diese Tabelle mit {columns} Spalten ist breiter als ihre Seite"),
        CannotMake { what, .. } => format!("dieses Exemplar von Diptych kann dies nicht erzeugen: {}", product(what)),
        MemberLeftOut { enterprise, errors } => format!(
            "der Verband erscheint ohne {}: {}",
            said(enterprise),
            if errors == "1" { "1 Fehler in den Dateien".to_owned() } else { format!("{errors} Fehler in den Dateien") }
        ),
        NoLetters { letters } => format!("keine Schrift für Papier zeichnet diese Zeichen: {}", code(letters)),
        FormulaAsTyped { written } => format!("die Formel {} erscheint, wie sie getippt ist", code(written)),
        Barrier { page, barrier: found, shown } => {
            let what = barrier(*found);
            format!("die Seite {}: {what} ({})", code(page), code(shown))
        }
        OnlyPoints { words } => format!("diese Wörter sagen nicht, wohin der Link führt: {}", said(words)),
        TellsWho { written } => format!("{} kann verraten, wer spricht, obwohl der Name nicht gezeigt wird", said(written)),
        LeftOut { id, reason: why } => format!("die Stimme {} erscheint nicht: {}", said(id), reason(why)),
    }
}

fn barrier(found: crate::finding::Barrier) -> &'static str {
    use crate::finding::Barrier;
    match found {
        Barrier::Language => "sie nennt ihre Sprache nicht",
        Barrier::Main => "sie hat keinen Hauptteil oder mehrere",
        Barrier::Title => "sie hat keinen Titel der ersten Ebene oder mehrere",
        Barrier::Level => "eine Überschrift lässt eine Ebene aus",
        Barrier::Heading => "eine Überschrift hat keine Wörter",
        Barrier::Words => "ein Link oder Knopf hat keine Wörter",
        Barrier::Picture => "ein Bild hat keinen Alternativtext",
        Barrier::Table => "eine Tabelle hat keine Kopfzellen",
        Barrier::Field => "ein Feld hat keine Beschriftung",
        Barrier::Landmark => "eine Navigation hat keinen Namen",
        Barrier::Anchor => "ein Anker kommt zweimal vor",
        Barrier::List => "eine Liste beginnt mit etwas anderem als einem Eintrag",
    }
}

fn yaml(trouble: &YamlTrouble) -> String {
    match trouble {
        YamlTrouble::Syntax => "die Datei ist ab hier nicht mehr lesbar".into(),
        YamlTrouble::Tab => "ein Tabulator rückt diese Zeile ein".into(),
        YamlTrouble::SecondDocument => "`---` beginnt ein zweites Dokument".into(),
        YamlTrouble::Alias(name) => {
            format!("{} verweist auf etwas, das es nicht gibt", said(&format!("*{}", name.trim_start_matches('*'))))
        }
        YamlTrouble::Tag(tag) => format!("das YAML-Etikett {} hat hier keine Bedeutung", said(tag)),
        YamlTrouble::MergeKey => "der Mischschlüssel `<<` wird nicht gelesen".into(),
        YamlTrouble::TooDeep(levels) => format!("mehr als {levels} Ebenen liegen ineinander"),
        YamlTrouble::TooMany(nodes) => format!("die Datei enthält mehr als {nodes} Werte"),
        YamlTrouble::Unclosed => "der Kopf beginnt mit `---` und endet nicht".into(),
        YamlTrouble::Empty => "die Datei ist leer".into(),
        YamlTrouble::ComplexKey => "eine Liste oder eine Gruppe steht an der Stelle eines Schlüssels".into(),
        YamlTrouble::ColonInWords(_) => "ein Doppelpunkt zwischen den Wörtern macht sie zum Schlüssel".into(),
        YamlTrouble::NeedsQuotes(_) => "diese Wörter beginnen mit einem Zeichen, das in YAML etwas anderes bedeutet".into(),
        YamlTrouble::CutByHash(_) => "` #` schneidet die Zeile ab: der Rest gilt als Kommentar".into(),
        YamlTrouble::QuoteInside(_) => "ein Anführungszeichen mitten in den Wörtern beendet sie zu früh".into(),
        YamlTrouble::CutByComma { number, .. } => {
            format!("zwischen Klammern trennt das Komma die Schlüssel: {} wird zerschnitten", said(number))
        }
        YamlTrouble::UnclosedQuote => "ein Anführungszeichen öffnet hier und schließt nicht".into(),
    }
}

fn unusable(file: &str, trouble: &FileTrouble) -> String {
    match trouble {
        FileTrouble::Missing(_) => format!("die Datei {file} gibt es nicht"),
        FileTrouble::Unreadable(words) => format!("die Datei {file} lässt sich nicht lesen: {words}"),
        FileTrouble::NotUtf8(None) => format!("die Datei {file} ist nicht in UTF-8"),
        FileTrouble::NotUtf8(Some(encoding)) => format!("die Datei {file} ist nicht in UTF-8, sie sieht nach {encoding} aus"),
        FileTrouble::Nul => format!("die Datei {file} enthält ein NUL-Byte, das in keinen Text gehört"),
        FileTrouble::TooLarge(bytes) => {
            let (amount, unit) = size(*bytes);
            format!("die Datei {file} ist größer als {amount} {unit}B")
        }
        FileTrouble::Outside => format!("{file} liegt außerhalb der Website"),
        FileTrouble::Link(target) => format!("{file} ist nur eine Verknüpfung zu {}", said(target)),
        FileTrouble::Special => format!("{file} ist keine gewöhnliche Datei"),
        FileTrouble::Name => format!("der Name {file} lässt sich nicht auf jedem System veröffentlichen"),
        FileTrouble::Unsafe => format!("die Datei {file} enthält ein Skript oder verborgene Angaben, die nicht online gehören"),
        FileTrouble::Remote => format!("das Bild {file} liegt auf einer anderen Website"),
        FileTrouble::Damaged => format!("das Bild {file} ist beschädigt oder unvollständig"),
        FileTrouble::TooManyPixels { width, height, limit } => {
            format!("das Bild {file} hat {width} × {height} Pixel; die Grenze liegt bei {} Millionen", limit / 1_000_000)
        }
        FileTrouble::NoPicture(None) => format!("die Datei {file} ist kein Bild"),
        FileTrouble::NoPicture(Some(kind)) => format!("das Bild {file} liegt als {kind} vor, das Seiten nicht zeigen"),
        FileTrouble::References => format!("die Literaturliste {file} ist ab hier nicht lesbar"),
        FileTrouble::Column(column) => format!("der Tabelle {file} fehlt die Spalte {}", code(column)),
        FileTrouble::UnknownColumn(_) => format!("diese Spalte der Tabelle {file} ist weder bekannt noch eine Dimension"),
        FileTrouble::Row => format!("diese Zeile der Tabelle {file} hat nicht so viele Zellen wie die erste"),
    }
}
