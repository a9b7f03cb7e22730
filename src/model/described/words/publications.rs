//! What the fields of federations, notebooks, news, pages and partners say, in French, Dutch and German.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    ("FederationFile.name", ["Le nom de la fédération.", "De naam van de federatie.", "Der Name des Verbands."]),
    ("FederationFile.description", ["Ce qu’elle fait, en une phrase.", "Wat ze doet, in één zin.", "Was er tut, in einem Satz."]),
    (
        "FederationFile.members",
        [
            "Ses membres, avec leurs dates d’entrée et de sortie.",
            "De leden, met hun begin- en einddatum.",
            "Die Mitglieder, mit Ein- und Austrittstag.",
        ],
    ),
    (
        "Member.enterprise",
        [
            "Le membre : l’identifiant d’une entreprise.",
            "Het lid: het id van een onderneming.",
            "Das Mitglied: die Kennung eines Unternehmens.",
        ],
    ),
    (
        "FederationFile.population",
        [
            "Combien il y en a en tout : la couverture s’en déduit.",
            "Hoeveel er in totaal zijn: daaruit volgt de dekking.",
            "Wie viele es insgesamt gibt: Daraus folgt die Abdeckung.",
        ],
    ),
    ("Population.units", ["Le nombre d’entreprises.", "Het aantal ondernemingen.", "Die Zahl der Unternehmen."]),
    (
        "Population.weight",
        [
            "La couverture en poids plutôt qu’en nombre : en emplois, par exemple.",
            "De dekking naar gewicht in plaats van naar aantal: in banen, bijvoorbeeld.",
            "Die Abdeckung nach Gewicht statt nach Zahl: nach Stellen zum Beispiel.",
        ],
    ),
    ("Population.period", ["La période où c’est vrai.", "De periode waarvoor dat geldt.", "Der Zeitraum, für den das gilt."]),
    ("PopulationWeight.indicator", ["L’indicateur qui sert de poids.", "De indicator die weegt.", "Der Indikator, der das Gewicht gibt."]),
    ("PopulationWeight.total", ["Sa valeur pour l’ensemble.", "De waarde voor het geheel.", "Der Wert für das Ganze."]),
    (
        "PopulationWeight.reported",
        [
            "Sa valeur pour ceux qui ont répondu, si les données ne la contiennent pas.",
            "De waarde voor wie gegevens leverde, als de data ze niet bevatten.",
            "Der Wert für die, die geliefert haben, wenn ihn die Daten nicht enthalten.",
        ],
    ),
    (
        "FederationFile.indicators",
        ["Les indicateurs qu’elle réunit.", "De indicatoren die ze samenbrengt.", "Die Indikatoren, die er zusammenführt."],
    ),
    ("FederationFile.aggregate", ["Comment grouper les totaux.", "Hoe de totalen gegroepeerd worden.", "Wie Summen gruppiert werden."]),
    (
        "AggregateBy.by",
        [
            "Par famille (`group`), par territoire (`territory`).",
            "Per groep (`group`), per gebied (`territory`).",
            "Nach Gruppe (`group`), nach Gebiet (`territory`).",
        ],
    ),
    (
        "FederationFile.publish_members",
        [
            "Ce qui est montré de chaque membre : `named` (avec son nom), `anonymous` (sans nom ni lien), `none` (totaux seulement).",
            "Wat er van elk lid getoond wordt: `named` (met naam), `anonymous` (zonder naam of link), `none` (alleen totalen).",
            "Was von einzelnen Mitgliedern gezeigt wird: `named` (mit Namen), `anonymous` (ohne Namen und Links), `none` (nur Summen).",
        ],
    ),
    (
        "FederationFile.on_member_error",
        [
            "Que faire si le fichier d’un membre contient une erreur : `stop` (tout arrêter) ou `leave-out` (l’écarter, et le dire).",
            "Wat als het bestand van een lid een fout bevat: `stop` (alles stoppen) of `leave-out` (het lid weglaten, en dat zeggen).",
            "Was bei einem Fehler in der Datei eines Mitglieds geschieht: `stop` (alles anhalten) oder `leave-out` (weglassen und es sagen).",
        ],
    ),
    ("NotebookFile.title", ["Le titre du cahier.", "De titel van het schrift.", "Der Titel des Hefts."]),
    ("NotebookFile.subtitle", ["Son sous-titre.", "De ondertitel.", "Der Untertitel."]),
    ("NotebookFile.series", ["La collection dont il fait partie.", "De reeks waar het bij hoort.", "Die Reihe, zu der es gehört."]),
    ("NotebookFile.number", ["Son numéro dans la collection.", "Het nummer in de reeks.", "Die Nummer in der Reihe."]),
    (
        "NotebookFile.abstract",
        ["De quoi il parle, en quelques phrases.", "Waarover het gaat, in enkele zinnen.", "Worum es geht, in einigen Sätzen."],
    ),
    ("NotebookFile.published", ["Le jour de sa parution.", "De dag waarop het verscheen.", "Der Tag des Erscheinens."]),
    (
        "NotebookFile.data_period",
        [
            "La période que couvrent ses données : `{from: 2022-01-01, to: 2024-12-31}`.",
            "De periode die de gegevens beslaan: `{from: 2022-01-01, to: 2024-12-31}`.",
            "Der Zeitraum, den die Daten umfassen: `{from: 2022-01-01, to: 2024-12-31}`.",
        ],
    ),
    ("NotebookFile.edition", ["Son édition.", "De editie.", "Die Ausgabe."]),
    ("NotebookFile.issuers", ["Qui le publie.", "Wie het uitgeeft.", "Wer es herausgibt."]),
    ("NotebookFile.authors ChapterFile.authors", ["Qui l’a écrit.", "Wie het schreef.", "Wer es geschrieben hat."]),
    (
        "NotebookFile.responsible_publisher",
        [
            "L’éditeur responsable : la ligne entière, telle qu’elle est imprimée.",
            "De verantwoordelijke uitgever: de volledige regel, zoals gedrukt.",
            "Wer dafür verantwortlich ist: die ganze Zeile, wie gedruckt.",
        ],
    ),
    ("NotebookFile.isbn", ["Son numéro de livre (ISBN).", "Het boeknummer (ISBN).", "Die Buchnummer (ISBN)."]),
    ("NotebookFile.issn", ["Le numéro de la collection (ISSN).", "Het nummer van de reeks (ISSN).", "Die Nummer der Reihe (ISSN)."]),
    ("NotebookFile.doi", ["Son identifiant numérique (DOI).", "Het digitale kenmerk (DOI).", "Die digitale Kennung (DOI)."]),
    ("NotebookFile.cover", ["L’image de couverture.", "Het beeld op het omslag.", "Das Titelbild."]),
    ("Cover.image", ["Le fichier de l’image.", "Het bestand van het beeld.", "Die Bilddatei."]),
    ("NotebookFile.lexicon_note", ["Une note sur les mots employés.", "Een noot over het woordgebruik.", "Eine Notiz zur Wortwahl."]),
    (
        "NotebookFile.chapters",
        [
            "Les chapitres, dans l’ordre : les noms des fichiers, sans la langue ni `.md`.",
            "De hoofdstukken, in volgorde: de bestandsnamen zonder taal en `.md`.",
            "Die Kapitel in ihrer Reihenfolge: die Dateinamen ohne Sprache und `.md`.",
        ],
    ),
    (
        "NotebookFile.bibliography",
        [
            "Un fichier de références, `.bib` ou `.json`.",
            "Een bestand met bronnen, `.bib` of `.json`.",
            "Eine Datei mit Quellen, `.bib` oder `.json`.",
        ],
    ),
    (
        "Print.size",
        ["Le papier : `A4` (par défaut) ou `A5`.", "Het papier: `A4` (standaard) of `A5`.", "Das Papier: `A4` (Standard) oder `A5`."],
    ),
    (
        "Print.crop_marks",
        [
            "Si des traits montrent où couper : `true` pour l’imprimeur.",
            "Of streepjes tonen waar gesneden wordt: `true` voor de drukker.",
            "Ob Marken zeigen, wo geschnitten wird: `true` für die Druckerei.",
        ],
    ),
    (
        "Print.bilingual",
        [
            "Comment deux langues se partagent un livre : face à face, tête-bêche, ou pas du tout.",
            "Hoe twee talen een boek delen: tegenover elkaar, kop-staart, of niet.",
            "Wie zwei Sprachen sich ein Buch teilen: einander gegenüber, als Wendebuch oder gar nicht.",
        ],
    ),
    (
        "NotebookFile.print",
        [
            "L’impression : format, traits de coupe, langues.",
            "Hoe het gedrukt wordt: formaat, snijtekens, talen.",
            "Wie es gedruckt wird: Format, Schnittmarken, Sprachen.",
        ],
    ),
    (
        "NotebookFile.snapshot",
        [
            "L’état des données auquel il s’en tient.",
            "De stand van de gegevens waaraan het vasthoudt.",
            "Der Datenstand, an den es gebunden ist.",
        ],
    ),
    ("PinMap.file", ["Le fichier de ses valeurs.", "Het bestand met zijn waarden.", "Die Datei seiner Werte."]),
    (
        "PinMap.taken",
        ["Le jour où elles ont été relevées.", "De dag waarop ze zijn vastgelegd.", "Der Tag, an dem sie festgehalten wurden."],
    ),
    (
        "NotebookFile.license",
        [
            "Sa licence, si ce n’est pas celle du site.",
            "De licentie, als het niet die van de site is.",
            "Die Lizenz, wenn es nicht die der Website ist.",
        ],
    ),
    ("NotebookFile.supersedes", ["L’édition qu’il remplace.", "De editie die het vervangt.", "Die Ausgabe, die es ersetzt."]),
    (
        "NotebookFile.errata",
        ["Ce qui a été corrigé après la parution.", "Wat er na verschijnen verbeterd is.", "Was nach dem Erscheinen verbessert wurde."],
    ),
    ("Erratum.on", ["Le jour de la correction.", "De dag van de verbetering.", "Der Tag der Korrektur."]),
    (
        "Erratum.where",
        [
            "L’endroit : un chapitre, une page, une figure.",
            "De plaats: een hoofdstuk, een pagina, een figuur.",
            "Die Stelle: ein Kapitel, eine Seite, eine Abbildung.",
        ],
    ),
    ("Erratum.text", ["Ce qui était faux, et ce qui est juste.", "Wat fout was, en wat juist is.", "Was falsch war und was richtig ist."]),
    (
        "ChapterFile.title CompanionFile.title NewsFile.title PageFile.title Original.title Twin.title",
        ["Le titre, dans la langue du fichier.", "De titel, in de taal van het bestand.", "Der Titel, in der Sprache der Datei."],
    ),
    (
        "ChapterFile.kind",
        [
            "La nature du chapitre : `foreword` (avant-propos), `intro`, `results` (résultats), `plea` (plaidoyer)…",
            "De aard van het hoofdstuk: `foreword` (voorwoord), `intro`, `results` (resultaten), `plea` (pleidooi)…",
            "Die Art des Kapitels: `foreword` (Vorwort), `intro`, `results` (Ergebnisse), `plea` (Plädoyer)…",
        ],
    ),
    (
        "ChapterFile.key_message",
        [
            "Ce qu’il faut en retenir, en une phrase.",
            "Wat men ervan moet onthouden, in één zin.",
            "Was man davon behalten soll, in einem Satz.",
        ],
    ),
    (
        "ChapterFile.slug NewsFile.slug PageFile.slug Original.slug Twin.slug",
        [
            "La fin de l’adresse dans cette langue, si ce n’est pas l’identifiant.",
            "Het einde van het adres in deze taal, als het niet het id is.",
            "Das Ende der Adresse in dieser Sprache, wenn es nicht die Kennung ist.",
        ],
    ),
    (
        "ChapterFile.aliases NewsFile.aliases PageFile.aliases",
        [
            "D’anciennes adresses, depuis la racine du site, qui mènent ici.",
            "Vroegere adressen, vanaf de wortel van de site, die hierheen leiden.",
            "Frühere Adressen, von der Wurzel der Website aus, die hierher führen.",
        ],
    ),
    (
        "ChapterFile.draft NewsFile.draft PageFile.draft",
        [
            "`true` tant que ce n’est pas prêt : seuls l’aperçu et `--drafts` le montrent.",
            "`true` zolang het niet klaar is: alleen het voorbeeld en `--drafts` tonen het.",
            "`true`, solange es nicht fertig ist: Nur die Vorschau und `--drafts` zeigen es.",
        ],
    ),
    (
        "NewsFile.date",
        [
            "Sa date ; les jumeaux la prennent dans le fichier de la première langue.",
            "De datum; tweelingen nemen ze over uit het bestand van de eerste taal.",
            "Das Datum; die Zwillinge nehmen es aus der Datei der ersten Sprache.",
        ],
    ),
    (
        "NewsFile.description PageFile.description",
        [
            "Une phrase, pour les listes et les moteurs de recherche.",
            "Eén zin, voor lijsten en zoekmachines.",
            "Ein Satz, für Listen und Suchmaschinen.",
        ],
    ),
    ("NewsFile.image", ["Une image.", "Een beeld.", "Ein Bild."]),
    (
        "NewsFile.topics Original.topics",
        ["Ses thèmes : des identifiants du catalogue.", "De thema’s: id’s uit de catalogus.", "Die Themen: Kennungen des Katalogs."],
    ),
    (
        "NewsFile.event",
        [
            "Pour une rencontre : quand, où, et ce qui s’y passe.",
            "Voor een bijeenkomst: wanneer, waar, en wat er gebeurt.",
            "Bei einem Treffen: wann, wo und was geschieht.",
        ],
    ),
    ("Event.place", ["Le lieu.", "De plaats.", "Der Ort."]),
    ("Event.attendance", ["Combien de personnes sont venues.", "Hoeveel mensen er kwamen.", "Wie viele kamen."]),
    ("Event.programme", ["Le programme.", "Het programma.", "Das Programm."]),
    ("Event.register", ["L’adresse où s’inscrire.", "Het adres om in te schrijven.", "Wo man sich anmeldet."]),
    ("Event.outputs", ["Ce qui en est sorti.", "Wat eruit voortkwam.", "Was daraus hervorging."]),
    (
        "PageFile.weight",
        [
            "Son rang parmi ses voisines : le plus petit d’abord.",
            "De plaats tussen de andere: het kleinste getal eerst.",
            "Der Platz unter den Nachbarn: die kleinste Zahl zuerst.",
        ],
    ),
    (
        "PageFile.toc",
        [
            "`false` pour ne pas lister ses titres.",
            "`false` om de tussentitels niet op te sommen.",
            "`false`, um die Überschriften nicht aufzulisten.",
        ],
    ),
    ("PartnerFile.name", ["Le nom du partenaire.", "De naam van de partner.", "Der Name des Partners."]),
    (
        "PartnerFile.kind",
        [
            "Sa sorte : `federation`, `research` (recherche), `finance`, `enterprise` (entreprise), `authority` (pouvoir public) ou `other`.",
            "Het soort: `federation` (federatie), `research` (onderzoek), `finance` (financiering), `enterprise` (onderneming), `authority` (overheid) of `other`.",
            "Die Art: `federation` (Verband), `research` (Forschung), `finance` (Finanzierung), `enterprise` (Unternehmen), `authority` (Behörde) oder `other`.",
        ],
    ),
    (
        "PartnerFile.description",
        ["Ce qu’il fait, en une phrase.", "Wat de partner doet, in één zin.", "Was der Partner tut, in einem Satz."],
    ),
    ("PartnerFile.members", ["Le nombre de ses membres.", "Het aantal leden.", "Die Zahl der Mitglieder."]),
    ("PartnerFile.territory", ["Où il travaille.", "Waar de partner werkt.", "Wo der Partner arbeitet."]),
];
