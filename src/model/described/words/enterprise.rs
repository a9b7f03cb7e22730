//! What the fields of an enterprise say, in French, Dutch and German.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    ("Portrait.name", ["Le nom de l’entreprise.", "De naam van de onderneming.", "Der Name des Unternehmens."]),
    ("Portrait.description", ["Ce qu’elle fait, en une phrase.", "Wat ze doet, in één zin.", "Was es tut, in einem Satz."]),
    ("Portrait.purpose", ["Sa raison d’être.", "Waarvoor ze er is.", "Wozu es da ist."]),
    (
        "Portrait.group",
        [
            "Sa famille : `work-integration` (insertion par le travail), `collective-service` (service à la collectivité) ou `other`.",
            "De groep: `work-integration` (inschakeling door werk), `collective-service` (dienst aan de gemeenschap) of `other`.",
            "Die Gruppe: `work-integration` (Eingliederung durch Arbeit), `collective-service` (Dienst an der Gemeinschaft) oder `other`.",
        ],
    ),
    ("Portrait.legal_form", ["Sa forme juridique, en mots.", "De rechtsvorm, in woorden.", "Die Rechtsform, in Worten."]),
    (
        "Portrait.ids",
        [
            "Ses numéros officiels ; leur chiffre de contrôle est vérifié (E17).",
            "De officiële nummers; het controlegetal wordt nagekeken (E17).",
            "Die amtlichen Nummern; die Prüfziffer wird geprüft (E17).",
        ],
    ),
    (
        "CompanyNumbers.kbo",
        [
            "En Belgique, numéro BCE, dix chiffres : `0999.123.457`.",
            "In België, KBO-nummer, tien cijfers: `0999.123.457`.",
            "In Belgien, Unternehmensnummer, zehn Ziffern: `0999.123.457`.",
        ],
    ),
    (
        "CompanyNumbers.siren",
        ["En France, SIREN, neuf chiffres.", "In Frankrijk, SIREN, negen cijfers.", "In Frankreich, SIREN, neun Ziffern."],
    ),
    (
        "CompanyNumbers.siret",
        ["En France, SIRET, quatorze chiffres.", "In Frankrijk, SIRET, veertien cijfers.", "In Frankreich, SIRET, vierzehn Ziffern."],
    ),
    (
        "CompanyNumbers.rna",
        [
            "En France, le numéro RNA d’une association.",
            "In Frankrijk, het RNA-nummer van een vereniging.",
            "In Frankreich, die RNA-Nummer eines Vereins.",
        ],
    ),
    (
        "Portrait.founded",
        ["Sa création : une année ou une date.", "De oprichting: een jaar of een datum.", "Die Gründung: ein Jahr oder ein Datum."],
    ),
    (
        "Portrait.sites",
        [
            "Ses lieux : adresses, communes, position sur la carte.",
            "De plaatsen waar ze werkt: adressen, gemeenten, plek op de kaart.",
            "Die Orte: Adressen, Gemeinden, Lage auf der Karte.",
        ],
    ),
    ("WorkSite.name", ["Le nom du lieu.", "De naam van de plaats.", "Der Name des Ortes."]),
    ("WorkSite.address", ["La rue et le numéro.", "Straat en nummer.", "Straße und Hausnummer."]),
    (
        "WorkSite.postcode",
        [
            "Le code postal, gardé tel quel : `01000` reste `01000`.",
            "De postcode, bewaard zoals geschreven: `01000` blijft `01000`.",
            "Die Postleitzahl, wie geschrieben: `01000` bleibt `01000`.",
        ],
    ),
    ("WorkSite.municipality", ["La commune.", "De gemeente.", "Die Gemeinde."]),
    ("WorkSite.country", ["Le pays, en deux lettres : `BE`.", "Het land, in twee letters: `BE`.", "Das Land, zwei Buchstaben: `BE`."]),
    (
        "WorkSite.lat",
        ["La latitude, en degrés nord : `50.63`.", "De breedtegraad, in graden noord: `50.63`.", "Die Breite, in Grad Nord: `50.63`."],
    ),
    (
        "WorkSite.lon",
        ["La longitude, en degrés est : `3.06`.", "De lengtegraad, in graden oost: `3.06`.", "Die Länge, in Grad Ost: `3.06`."],
    ),
    (
        "Portrait.territory",
        [
            "Son territoire : une catégorie de la dimension `territory`.",
            "Het gebied: een categorie van de dimensie `territory`.",
            "Das Gebiet: eine Kategorie der Dimension `territory`.",
        ],
    ),
    ("Portrait.nace", ["Les codes NACE de ses activités.", "De NACE-codes van de activiteiten.", "Die NACE-Codes der Tätigkeiten."]),
    ("Portrait.staff", ["Qui y travaille.", "Wie er werkt.", "Wer dort arbeitet."]),
    ("Staff.headcount", ["Le nombre de salariés.", "Het aantal werknemers.", "Die Zahl der Beschäftigten."]),
    ("Staff.fte", ["En équivalents temps plein.", "In voltijdse equivalenten.", "In Vollzeitstellen."]),
    ("Staff.volunteers", ["Le nombre de bénévoles.", "Het aantal vrijwilligers.", "Die Zahl der Freiwilligen."]),
    (
        "Staff.as_of",
        ["La période où c’était vrai : `2024`.", "De periode waarvoor dat geldt: `2024`.", "Der Zeitraum, für den das gilt: `2024`."],
    ),
    (
        "Portrait.turnover",
        [
            "Son chiffre d’affaires en euros : un nombre, ou un par période.",
            "De omzet in euro: één getal, of een per periode.",
            "Der Umsatz in Euro: eine Zahl oder eine je Zeitraum.",
        ],
    ),
    ("Portrait.logo PartnerFile.logo", ["Le fichier de son logo.", "Het bestand van het logo.", "Die Datei des Logos."]),
    (
        "Portrait.photo",
        ["Sa photo, avec son texte et son crédit.", "De foto, met tekst en fotograaf.", "Das Foto, mit Text und Bildnachweis."],
    ),
    ("Photo.file Portrait.file", ["Le fichier de l’image.", "Het bestand van het beeld.", "Die Bilddatei."]),
    ("Photo.credit Portrait.credit", ["Qui l’a prise.", "Wie ze maakte.", "Wer es aufgenommen hat."]),
    (
        "Photo.decorative",
        [
            "`true` si l’image ne dit rien de plus que le texte : `alt` n’est alors pas demandé.",
            "`true` als het beeld niets toevoegt aan de tekst: `alt` is dan niet nodig.",
            "`true`, wenn das Bild dem Text nichts hinzufügt: `alt` ist dann nicht nötig.",
        ],
    ),
    (
        "Photo.focus",
        [
            "Le point que tout cadrage conserve : `top` (le haut), `left` (la gauche), ou `30% 40%` depuis la gauche et le haut.",
            "Het punt dat bij elke uitsnede in beeld blijft: `top` (boven), `left` (links), of `30% 40%` van links en van boven.",
            "Der Punkt, der in jedem Ausschnitt bleibt: `top` (oben), `left` (links) oder `30% 40%` von links und von oben.",
        ],
    ),
    (
        "Portrait.portrait",
        ["Son histoire en rubriques, en Markdown.", "Het verhaal in rubrieken, in Markdown.", "Die Geschichte in Rubriken, in Markdown."],
    ),
    ("PortraitTexts.context", ["D’où elle vient.", "Waar ze vandaan komt.", "Woher es kommt."]),
    ("PortraitTexts.need", ["Le besoin auquel elle répond.", "De nood waarop ze antwoordt.", "Der Bedarf, auf den es antwortet."]),
    ("PortraitTexts.publics", ["Pour qui elle travaille.", "Voor wie ze werkt.", "Für wen es arbeitet."]),
    ("PortraitTexts.activities", ["Ce qu’elle fait.", "Wat ze doet.", "Was es tut."]),
    ("PortraitTexts.practices", ["Comment elle le fait.", "Hoe ze het doet.", "Wie es das tut."]),
    ("PortraitTexts.governance", ["Qui décide.", "Wie beslist.", "Wer entscheidet."]),
    ("PortraitTexts.resources", ["De quoi elle vit.", "Waarvan ze leeft.", "Wovon es lebt."]),
    ("PortraitTexts.values", ["Ce qu’elle défend.", "Waar ze voor staat.", "Wofür es steht."]),
    ("PortraitTexts.territory", ["Son ancrage local.", "De lokale verankering.", "Die Verankerung vor Ort."]),
    ("PortraitTexts.partners", ["Avec qui elle travaille.", "Met wie ze samenwerkt.", "Mit wem es arbeitet."]),
    (
        "Portrait.publish",
        [
            "Ce qui en est publié : tout (`all`), le portrait seul (`portrait`) ou rien (`none`).",
            "Wat ervan gepubliceerd wordt: alles (`all`), alleen het portret (`portrait`) of niets (`none`).",
            "Was davon veröffentlicht wird: alles (`all`), nur das Porträt (`portrait`) oder nichts (`none`).",
        ],
    ),
    (
        "Portrait.fictitious FederationFile.fictitious NewsFile.fictitious NotebookFile.fictitious Original.fictitious PartnerFile.fictitious",
        [
            "`true` pour un exemple inventé : chaque page, figure et fichier qui en parle le dit.",
            "`true` voor een verzonnen voorbeeld: elke pagina, figuur en elk bestand erover vermeldt het.",
            "`true` für ein erfundenes Beispiel: Jede Seite, Abbildung und Datei dazu sagt es.",
        ],
    ),
];
