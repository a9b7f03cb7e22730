//! The help of `translations`.

use super::words::Said;

pub(super) const TEXTS: &[(&str, Said)] = &[
    (
        "translations",
        [
            "Voir ce qui est traduit et ce qui a changé depuis, donner des textes à traduire et les reprendre",
            "Zien wat vertaald is en wat sindsdien gewijzigd is, teksten laten vertalen en terugnemen",
            "Sehen, was übersetzt ist und was sich seither geändert hat, Texte zum Übersetzen geben und zurücknehmen",
        ],
    ),
    (
        "translations/status",
        [
            "Lister ce qui manque, a vieilli, n’est pas relu ou est complet, par langue, sorte, personne et texte",
            "Opsommen wat ontbreekt, verouderd, niet nagelezen of volledig is, per taal, soort, persoon en tekst",
            "Auflisten, was fehlt, veraltet, ungeprüft oder vollständig ist, nach Sprache, Art, Person und Text",
        ],
    ),
    (
        "translations/diff",
        [
            "Montrer ce qui a changé dans les originaux depuis que leurs traductions ont été acceptées",
            "Tonen wat er in de originelen gewijzigd is sinds hun vertalingen aanvaard werden",
            "Zeigen, was sich in den Originalen geändert hat, seit ihre Übersetzungen angenommen wurden",
        ],
    ),
    (
        "translations/accept",
        [
            "Noter dans translations.lock que les traductions répondent aux originaux tels qu’ils sont",
            "In translations.lock noteren dat vertalingen bij hun originelen van nu horen",
            "In translations.lock vermerken, dass Übersetzungen zu ihren heutigen Originalen passen",
        ],
    ),
    (
        "translations/export",
        [
            "Écrire un fichier pour la traduction : .xlf, .po ou .csv, selon -o",
            "Een bestand voor vertalers schrijven: .xlf, .po of .csv, naargelang -o",
            "Eine Datei zum Übersetzen schreiben: .xlf, .po oder .csv, je nach -o",
        ],
    ),
    (
        "translations/import",
        [
            "Écrire dans les fichiers du site ce qui revient de la traduction, et rien d’autre",
            "In de bestanden van de site schrijven wat van vertalers terugkomt, en niets anders",
            "In die Dateien der Website schreiben, was vom Übersetzen zurückkommt, und nichts anderes",
        ],
    ),
    ("translations/status/to", ["Seulement vers cette langue", "Alleen naar deze taal", "Nur in diese Sprache"]),
    ("translations/diff/to", ["Seulement vers cette langue", "Alleen naar deze taal", "Nur in diese Sprache"]),
    ("translations/accept/to", ["Seulement vers cette langue", "Alleen naar deze taal", "Nur in diese Sprache"]),
    (
        "translations/diff/files",
        ["Des fichiers ou dossiers ; sinon tous", "Bestanden of mappen; anders alle", "Dateien oder Ordner; sonst alle"],
    ),
    (
        "translations/accept/files",
        [
            "Des fichiers, dossiers ou unités (fichier#unité) ; sinon toutes les traductions",
            "Bestanden, mappen of eenheden (bestand#eenheid); anders alle vertalingen",
            "Dateien, Ordner oder Einheiten (Datei#Einheit); sonst alle Übersetzungen",
        ],
    ),
    (
        "translations/export/to",
        ["La langue vers laquelle traduire", "De taal waarnaar vertaald wordt", "Die Sprache, in die übersetzt wird"],
    ),
    (
        "translations/export/from",
        [
            "La langue des originaux ; sinon la première du site",
            "De taal van de originelen; anders de eerste van de site",
            "Die Sprache der Originale; sonst die erste der Website",
        ],
    ),
    (
        "translations/export/open",
        ["Omettre ce qui est traduit et accepté", "Weglaten wat vertaald en aanvaard is", "Weglassen, was übersetzt und angenommen ist"],
    ),
    ("translations/import/file", ["Un fichier .xlf, .po ou .csv", "Een .xlf-, .po- of .csv-bestand", "Eine .xlf-, .po- oder .csv-Datei"]),
    (
        "translations/import/to",
        [
            "La langue des traductions ; sinon celle que dit le fichier",
            "De taal van de vertalingen; anders die van het bestand",
            "Die Sprache der Übersetzungen; sonst die der Datei",
        ],
    ),
    (
        "translations/import/dry_run",
        ["Dire seulement ce qui serait écrit", "Alleen zeggen wat er geschreven zou worden", "Nur sagen, was geschrieben würde"],
    ),
];
