//! What each code means, in German: what it is, why it matters, what to do.

use crate::finding::Code;

/// What, why, repair.
pub fn words(code: Code) -> (&'static str, &'static str, &'static str) {
    match code {
        Code::E01 => (
            "Es steht ein Schlüssel da, den diese Art von Datei nicht kennt, meist wegen eines Tippfehlers.",
            "Ein falsch geschriebener Schlüssel bliebe unbemerkt, und sein Inhalt fehlte auf der Website.",
            "Den vorgeschlagenen Schlüssel schreiben; eigene Daten unter `extra` ablegen.",
        ),
        Code::E02 => (
            "Eine Id, ein Zeitraum oder ein Block wird genannt, den es nicht gibt oder der zweierlei bedeuten kann.",
            "Leserinnen und Leser kämen nirgends an oder sähen die Zahl von etwas anderem.",
            "Die Id schreiben wie in der Datei oder im Katalog; tragen zwei Dinge sie, `parent/id` schreiben.",
        ),
        Code::E03 => (
            "Eine Id wird zweimal verwendet, oder zwei Sprachen eines Textes widersprechen sich in einer Angabe.",
            "Diptych kann nicht wissen, was gemeint ist, und in den beiden Sprachen stünde Verschiedenes.",
            "Eine der beiden umbenennen; Angaben wie das Datum nur in die Datei der ersten Sprache schreiben.",
        ),
        Code::E04 => (
            "Ein Anteil steht als bloße Zahl da, ohne die zwei Anzahlen, aus denen er entsteht.",
            "Nur Anzahlen lassen sich über Unternehmen und Jahre zusammenzählen, und nur sie zeigen, von wie vielen Menschen ein Prozentsatz spricht.",
            "Zähler und Nenner schreiben; sind sie nicht bekannt, in `note` sagen, warum.",
        ),
        Code::E05 => (
            "Der Zähler eines Anteils ist größer als sein Nenner.",
            "Ein Teil ist nie größer als das Ganze: der Anteil läge über 100 %.",
            "Beide Anzahlen prüfen; oft sind sie vertauscht.",
        ),
        Code::E06 => (
            "Eine Zahl ist nicht lesbar, auf zwei Arten lesbar, oder sie hat Nachkommastellen, obwohl ihre Einheit keine hat.",
            "Im Deutschen ist `1.234` mehr als tausend, für eine Maschine etwas mehr als eins: Raten würde eine falsche Zahl veröffentlichen.",
            "`1234` oder `1,2340` schreiben oder es mit `numbers: comma` oder `numbers: point` für die ganze Datei festlegen.",
        ),
        Code::E07 => (
            "Ein Wert liegt außerhalb dessen, was sein Indikator sein kann.",
            "Fast immer ist es ein Tippfehler, ein fehlendes Komma oder eine andere Einheit.",
            "Den Wert berichtigen; stimmt er, im Katalog `domain` erweitern.",
        ),
        Code::E08 => (
            "Eine Aufteilung gilt als vollständig, aber ihre Kategorien ergeben nicht die Gesamtzahl.",
            "Wer nachrechnet, glaubt auch den anderen Zahlen nicht mehr.",
            "Die Kategorie oder die Gesamtzahl berichtigen oder `exhaustive: false` schreiben, wenn manche in keine Kategorie fallen.",
        ),
        Code::E09 => (
            "Die Anzahlen einer Befragung widersprechen einander.",
            "Rücklauf und Anteile werden daraus errechnet; ein Versehen verfälscht sie alle.",
            "Mit den Bögen vergleichen: `returned` ist höchstens `invited`, und die Antworten ergeben `returned` minus `no_answer`.",
        ),
        Code::E10 => (
            "Ein Ergebnis sagt nicht, woher es stammt.",
            "Eine Zahl ohne Quelle lässt sich nicht prüfen und ist nicht mehr wert als eine Meinung.",
            "`source` ergänzen: das Register, die Befragung oder die Buchhaltung, in der sie steht.",
        ),
        Code::E11 => (
            "Eine Reihe hat zwei Werte für dieselbe Zeit: ein Zeitraum zweimal, sich überschneidende Zeiträume oder zwei uneinige Dateien.",
            "Das Diagramm würde einen davon zeigen, und niemand wüsste, welchen.",
            "Einen behalten; berichtigt der jüngere den älteren, dies mit `revised` sagen; ist die Überschneidung gewollt, `rolling: true` schreiben.",
        ),
        Code::E12 => (
            "Eine Stimme, ein Foto, ein Name oder eine Aufnahme würde ohne passende Einwilligung erscheinen.",
            "Die Person entscheidet; gegen ihren Willen zu veröffentlichen bricht das Recht und ihr Vertrauen.",
            "Es von der Seite nehmen oder nachfragen und die Zustimmung unter `consent` eintragen.",
        ),
        Code::E13 => (
            "Die Datei enthält mehr von einem Namen, als gezeigt werden soll.",
            "Was in den Dateien steht, landet früher oder später in Kopien, Archiven und Suchmaschinen.",
            "Unter `name` genau das schreiben, was gezeigt werden darf, und bei einem Pseudonym nichts.",
        ),
        Code::E14 => (
            "Die Person ist minderjährig, und niemand Sorgeberechtigtes hat eingewilligt.",
            "Kinder können nicht allein in eine Veröffentlichung einwilligen.",
            "Die Sorgeberechtigten fragen, dann `guardian: true` unter `consent` schreiben; bis dahin die Stimme weglassen.",
        ),
        Code::E15 => (
            "Der Hinweis, den ein Geldgeber verlangt, fehlt in einer der Sprachen.",
            "Förderverträge verlangen ihn auf jeder Seite, in jeder veröffentlichten Sprache.",
            "Den Hinweis in jeder Sprache unter `funders` schreiben.",
        ),
        Code::E16 => (
            "Ein Bild hat keine Worte für alle, die es nicht sehen.",
            "Blinden, Suchmaschinen und allen, bei denen das Bild nicht lädt, würde es fehlen.",
            "In `alt` sagen, worauf es im Bild ankommt; `decorative: true` schreiben, wenn es nur schmückt.",
        ),
        Code::E17 => (
            "Eine Unternehmensnummer passt nicht zu ihren eigenen Prüfziffern.",
            "Eine falsche Ziffer führt zu einem anderen Unternehmen oder zu keinem.",
            "Sie noch einmal aus dem amtlichen Register übernehmen.",
        ),
        Code::E18 => (
            "Eine zum Schutz von Menschen zurückgehaltene Zahl lässt sich noch aus dem Veröffentlichten errechnen.",
            "Eine Subtraktion genügt, um jemanden in einer kleinen Gruppe zu erkennen.",
            "Kleine Kategorien zusammenlegen oder eine der verräterischen Zahlen weglassen.",
        ),
        Code::E19 => (
            "Die Datei oder der Kopf eines Textes ist nicht als YAML lesbar, oder ein Schlüssel steht zweimal da.",
            "Ab dieser Stelle weiß Diptych nicht mehr, was Schlüssel ist und was Text.",
            "Meist genügen gerade Anführungszeichen um die Wörter; die Meldung zeigt die berichtigte Zeile.",
        ),
        Code::E20 => (
            "Es fehlt ein Schlüssel, ohne den diese Datei keinen Sinn ergibt.",
            "Die Seite hätte eine Lücke, wo zuerst hingesehen wird.",
            "Den Schlüssel ergänzen; die Meldung zeigt die Stelle, an die er gehört.",
        ),
        Code::E21 => (
            "Ein Wert ist nicht von der Art, die sein Schlüssel verlangt, oder keines der möglichen Wörter.",
            "Diptych müsste raten, was gemeint ist.",
            "Einen Wert wie den vorgeschlagenen schreiben.",
        ),
        Code::E22 => (
            "Ein Link innerhalb der Website führt zu keiner Seite oder zu einer Stelle, die es dort nicht gibt.",
            "Leserinnen und Leser träfen auf eine Fehlerseite.",
            "Den Pfad berichtigen, der vom Ordner der Datei ausgeht, oder mit der Id verweisen: `[](page:contact)`.",
        ),
        Code::E23 => (
            "Zwei Seiten hätten dieselbe Adresse, manchmal bis auf Großbuchstaben oder Akzente.",
            "Die eine würde die andere überschreiben.",
            "Einer von beiden einen anderen `slug` geben.",
        ),
        Code::E24 => (
            "Eine Vorlage des Themes ist nicht lesbar oder hält an, während eine Seite entsteht.",
            "Keine Seite, die sie verwendet, kann erscheinen.",
            "Die genannte Zeile berichtigen; ohne eigene Vorlage gilt die mitgelieferte.",
        ),
        Code::E25 => (
            "Eine Datei fehlt, ist nicht lesbar, liegt außerhalb der Website oder eignet sich nicht zur Veröffentlichung.",
            "Die Seite hätte eine Lücke oder gäbe Verborgenes preis, etwa den Ort eines Fotos.",
            "Dem Vorschlag der Meldung folgen: Namen berichtigen, als UTF-8 speichern, verkleinern, neu exportieren.",
        ),
        Code::W01 => (
            "Ein Text ist in einer der Sprachen der Website nicht geschrieben, oder an seiner Stelle steht erst „…“.",
            "Wer diese Sprache liest, sieht ihn mit einem Vermerk in einer anderen oder gar nicht.",
            "Die Übersetzung ergänzen; ein überall gleiches Wort einfach für jede Sprache schreiben.",
        ),
        Code::W02 => (
            "Eine Übersetzung ist älter als ihr Original: Dieses wurde geändert, nachdem sie angenommen war.",
            "Wer die eine Sprache liest, erfährt etwas, das den anderen fehlt.",
            "Beide Texte vergleichen, die Übersetzung anpassen, wo nötig, und sie erneut annehmen.",
        ),
        Code::W03 => (
            "Eine Zahl in einem Text weicht von den Daten ab, von denen sie spricht.",
            "Zwei Zahlen für eine Sache: Text und Diagramm widersprechen sich.",
            "Diptych die Zahl schreiben lassen: `{{ value … }}` ist immer die der Daten.",
        ),
        Code::W04 => (
            "Ein getippter Prozentsatz ist nicht der, den seine beiden Anzahlen ergeben.",
            "Wer nachrechnet, findet den Fehler und zweifelt am Rest.",
            "Anzahl oder Prozentsatz berichtigen; in Daten den Prozentsatz weglassen, denn er wird berechnet.",
        ),
        Code::W05 => (
            "Ein Wert liegt ohne Erklärung weit vom vorigen entfernt, oder er ist leer.",
            "Ein Sprung ist ein Versehen oder das Spannendste auf der Seite; in beiden Fällen wird gefragt werden.",
            "Ihn prüfen; stimmt er, in `note` erklären; bei unbekanntem Wert den `status` schreiben.",
        ),
        Code::W06 => (
            "Ein Ziel steht ohne seinen Ausgangswert da.",
            "Fortschritt misst sich nur zwischen zwei Punkten.",
            "`baseline` mit einem Zeitraum ergänzen, der einen Wert hat, und beim Ziel eine `period`.",
        ),
        Code::W07 => (
            "Wenige haben geantwortet, oder die Zahl beruht auf wenigen Menschen.",
            "Eine Handvoll Antworten sagt manchmal wenig über die anderen.",
            "Es muss sich nichts ändern: die Seite zeigt ein Warnzeichen. Unter `limits` sagen, was zu bedenken ist.",
        ),
        Code::W08 => (
            "Eine Einwilligung endet innerhalb von 90 Tagen.",
            "Nach diesem Tag verlässt die Stimme die Website von selbst.",
            "Fragen, ob sie weiter gilt, und das neue Datum schreiben.",
        ),
        Code::W09 => (
            "Ein Text verwendet ein Wort oder eine Schreibweise, von der das Glossar abrät.",
            "Wer zwei Wörter für eine Sache liest, sucht zwei Sachen.",
            "Das Wort des Glossars schreiben oder die Schreibweise aus der Liste `forbidden` nehmen.",
        ),
        Code::W10 => (
            "Eine Wirkung wird behauptet, ohne dass etwas sie stützt, oder es werden nur gute Wirkungen erzählt.",
            "Eine Wirkungsmessung überzeugt, wenn sie Belege zeigt und auch, was nicht gelang.",
            "Ein Ergebnis oder einen Beleg mit der Wirkung verbinden; Wirkungen mit `sign: negative` ergänzen.",
        ),
        Code::W11 => (
            "Die Wirkungsmessung sagt nicht, was ihre Zahlen nicht zeigen können.",
            "Wer die Grenzen kennt, glaubt dem Rest eher.",
            "Zwei oder drei Sätze unter `limits` schreiben.",
        ),
        Code::W12 => (
            "Ein Diagramm ist schwer zu lesen: zu viele Kategorien oder ein Typ, der nicht zu den Daten passt.",
            "Wer in der Legende suchen muss, sieht nichts von der Aussage.",
            "Kleine Kategorien zusammenlegen, den vorgeschlagenen Typ nehmen oder eine Tabelle zeigen.",
        ),
        Code::W13 => (
            "Die beiden Sprachen eines Textes haben verschiedene Blöcke oder Zahlen.",
            "Abbildung 3 wäre auf Französisch ein anderes Diagramm als auf Niederländisch.",
            "In beide Dateien dieselben Blöcke in derselben Reihenfolge setzen; nur die Wörter unterscheiden sich.",
        ),
        Code::W14 => (
            "Ein Wert zählt Stände über die Zeit zusammen, etwa die Arbeitsplätze am Ende jedes Jahres.",
            "Zehn Arbeitsplätze, die drei Jahre bleiben, sind zehn und nicht dreißig.",
            "Den Stand am Ende oder den Durchschnitt angeben; geschah es wirklich jedes Mal neu, `nature: flow` schreiben.",
        ),
        Code::W15 => (
            "Sich überschneidende Zahlen von Menschen werden addiert, als wären es verschiedene Menschen.",
            "Die Summe nennt mehr Menschen, als es gibt.",
            "`aggregate: none` schreiben, Teilnahmen statt Menschen zählen, oder `may_overlap: false`, wenn niemand doppelt zählt.",
        ),
        Code::W16 => (
            "Eine Datei oder ein Link ist in der einen Sprache da und fehlt in der anderen.",
            "Wer die andere Sprache liest, bekommt weniger.",
            "Es in der anderen Datei ergänzen oder aus beiden entfernen.",
        ),
        Code::W17 => (
            "Etwas bleibt ohne Wirkung: eine ungenutzte Definition, eine Seite ohne Link zu ihr, ein Wort, das einem Befehl ähnelt.",
            "Oft zeigt es, dass etwas anderes gemeint war.",
            "Es verwenden, berichtigen oder entfernen.",
        ),
        Code::W18 => (
            "Eine Farbe des Themas ist ihrem Grund zu ähnlich und wurde dunkler oder heller gemacht.",
            "Mit schwachen Augen oder am Telefon in der Sonne wäre sie nicht zu lesen.",
            "Die Farbe schreiben, die sie ersetzt, oder eine andere wählen.",
        ),
        Code::W19 => (
            "Eine Seite, oder was alle Seiten laden, wiegt mehr als vorgesehen.",
            "Auf einem Telefon mit langsamem Netz lässt sie auf sich warten, und manche warten nicht.",
            "Die Seite teilen oder den schwersten Teil entfernen, den der Befund nennt.",
        ),
        Code::W20 => (
            "Ein Link führt zu einer Seite, die nicht in der Sprache des Links geschrieben ist.",
            "Leserinnen und Leser finden sich plötzlich in einer anderen Sprache wieder.",
            "Die Seite übersetzen oder auf eine verweisen, die es in beiden Sprachen gibt.",
        ),
        Code::W21 => (
            "Die Website verlangt etwas, das nicht erzeugt werden kann: eine Datei, die dieses Exemplar von Diptych nicht kennt, ein Mitglied, dessen Dateien Fehler enthalten, Zeichen, die keine Schrift hat, oder eine Formel, die das Programm nicht setzen kann.",
            "Die Website erscheint, aber ohne dies.",
            "Ein vollständiges Exemplar mit dem Befehl der Meldung holen oder es unter `produce` abschalten; bei einem Mitglied dessen Dateien verbessern; eine Formel in Worten schreiben oder als Bild zeigen.",
        ),
        Code::W22 => (
            "Ein Blatt, Faltblatt oder Plakat passt nicht auf sein Papier, oder eine Tabelle eines Hefts ist breiter als ihre Seite.",
            "Was zu viel ist, würde beim Drucken abgeschnitten.",
            "Den Text kürzen, den die Meldung nennt. Ein Exemplar ohne PDF schätzt den Platz, vorsichtig; ein vollständiges zählt die Seiten. Eine zu breite Tabelle verliert Spalten oder wird zu zwei Tabellen.",
        ),
        Code::W23 => (
            "Eine Seite enthält etwas, das manche Menschen aufhält: eine Überschrift, die eine Ebene auslässt, ein Bild oder Link ohne Wörter, einen Link, der nur „hier“ sagt, eine Tabelle ohne Kopf, eine Liste ohne Einträge.",
            "Wer eine Seite hört oder mit Tasten liest, findet sich an diesen Marken zurecht; ohne sie gibt es einen Teil des Inhalts nicht.",
            "Die Meldung nennt die Seite und das Element. Es kommt aus HTML in einem Text oder aus einer eigenen Vorlage: dort verbessern.",
        ),
        Code::W24 => (
            "Eine Stimme, deren Name nicht gezeigt wird, sagt etwas, das verraten kann, wer spricht: eine Adresse, eine Telefonnummer, einen Namen als den eigenen, einen Posten, den das Unternehmen nur einmal hat (Geschäftsführerin, Koordinator), oder ein genaues Alter neben einem Ort der Website.",
            "Jemand war bereit zu sprechen, weil niemand ihn erkennen würde; eine solche Einzelheit macht das für immer zunichte.",
            "Lassen Sie die Einzelheit weg oder sagen Sie sie ungenauer, zeigen Sie die Kürzung mit […] an, und lesen Sie den Text noch einmal mit der Person.",
        ),
        Code::I01 => (
            "Eine Stimme erscheint nicht, weil ihre Einwilligung es nicht erlaubt.",
            "Alles ist in Ordnung: so wird eine zurückgezogene oder abgelaufene Einwilligung geachtet.",
            "Es ist nichts zu tun, außer die Person hat inzwischen zugestimmt: dann unter `consent` eintragen.",
        ),
    }
}
