//! The help of `import`.

use super::words::Said;

pub(super) const TEXTS: &[(&str, Said)] = &[
    (
        "import",
        [
            "Faire entrer un tableau ou un classeur : des valeurs d’indicateurs, ou les réponses d’une enquête, comptées",
            "Een tabel of werkmap invoeren: waarden van indicatoren, of de antwoorden van een enquête, geteld",
            "Eine Tabelle oder Arbeitsmappe einlesen: Werte von Indikatoren, oder die Antworten einer Umfrage, gezählt",
        ],
    ),
    ("import/file", ["Un fichier .csv, .xlsx ou .ods", "Een .csv-, .xlsx- of .ods-bestand", "Eine .csv-, .xlsx- oder .ods-Datei"]),
    (
        "import/enterprise",
        [
            "L’entreprise, si le tableau ne la dit pas",
            "De onderneming, als de tabel ze niet noemt",
            "Das Unternehmen, wenn die Tabelle es nicht nennt",
        ],
    ),
    (
        "import/mapping",
        [
            "Ce que veulent dire les colonnes : un fichier, ou son nom dans imports/ ; sinon celui qui convient",
            "Wat de kolommen betekenen: een bestand, of zijn naam in imports/; anders het passende",
            "Was die Spalten bedeuten: eine Datei, oder ihr Name in imports/; sonst die passende",
        ],
    ),
    (
        "import/propose",
        [
            "Écrire seulement ce que les colonnes veulent probablement dire, à relire et à corriger",
            "Alleen opschrijven wat de kolommen vermoedelijk betekenen, om na te lezen en te verbeteren",
            "Nur aufschreiben, was die Spalten vermutlich bedeuten, zum Lesen und Berichtigen",
        ],
    ),
    (
        "import/dry_run",
        [
            "Montrer seulement ce qui changerait, fichier par fichier",
            "Alleen tonen wat er zou veranderen, bestand per bestand",
            "Nur zeigen, was sich ändern würde, Datei für Datei",
        ],
    ),
    (
        "import/replace",
        [
            "Écrire ce que dit le tableau là où le site dit autre chose",
            "Schrijven wat de tabel zegt waar de site iets anders zegt",
            "Schreiben, was die Tabelle sagt, wo die Website etwas anderes sagt",
        ],
    ),
    (
        "import/keep",
        [
            "Garder ce que dit le site là où le tableau dit autre chose, et écrire le reste",
            "Behouden wat de site zegt waar de tabel iets anders zegt, en de rest schrijven",
            "Behalten, was die Website sagt, wo die Tabelle etwas anderes sagt, und den Rest schreiben",
        ],
    ),
    (
        "import/template",
        [
            "Écrire un classeur à remplir par un membre (-o FICHIER.xlsx), qu’import relit sans rien demander",
            "Een werkmap schrijven die een lid invult (-o BESTAND.xlsx) en die import zonder meer leest",
            "Eine Arbeitsmappe schreiben, die ein Mitglied ausfüllt (-o DATEI.xlsx) und die import ohne Weiteres liest",
        ],
    ),
];
