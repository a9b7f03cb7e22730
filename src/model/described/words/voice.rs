//! What the fields of testimonials and consent say, in French, Dutch and German.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    (
        "Original.quote Twin.quote",
        [
            "La citation qui résume la voix : 280 caractères au plus, mot pour mot dans le texte ([…] marque une coupe).",
            "Het citaat dat de stem samenvat: hoogstens 280 tekens, letterlijk uit de tekst ([…] geeft een weglating aan).",
            "Das Zitat, das für das Ganze steht: höchstens 280 Zeichen, wörtlich aus dem Text ([…] zeigt eine Auslassung).",
        ],
    ),
    (
        "Original.witness",
        [
            "Qui parle, et ce qui est montré de son nom.",
            "Wie spreekt, en hoeveel van de naam getoond wordt.",
            "Wer spricht und wie viel vom Namen gezeigt wird.",
        ],
    ),
    (
        "Witness.display",
        [
            "Ce qui est montré du nom : `full-name` (entier), `first-name` (prénom), `initials`, `pseudonym` (nom inventé) ou `role-only` (rôle seul).",
            "Hoeveel van de naam getoond wordt: `full-name` (volledig), `first-name` (voornaam), `initials`, `pseudonym` (verzonnen naam) of `role-only` (alleen de rol).",
            "Wie viel vom Namen gezeigt wird: `full-name` (ganz), `first-name` (Vorname), `initials`, `pseudonym` (erfundener Name) oder `role-only` (nur die Rolle).",
        ],
    ),
    (
        "Witness.name",
        [
            "Le nom, exactement comme il est montré et rien de plus (E13).",
            "De naam, precies zoals getoond en niet meer (E13).",
            "Der Name, genau wie gezeigt und nicht mehr (E13).",
        ],
    ),
    ("Witness.pseudonym", ["Un nom inventé.", "Een verzonnen naam.", "Ein erfundener Name."]),
    (
        "Witness.role",
        [
            "Ce que la personne est dans l’histoire : « stagiaire », « voisine ».",
            "Wat de persoon in het verhaal is: ‘cursist’, ‘buurvrouw’.",
            "Was die Person in der Geschichte ist: „Teilnehmerin“, „Nachbar“.",
        ],
    ),
    ("Witness.age_band", ["L’âge, en tranche : `25-34`.", "De leeftijd, als groep: `25-34`.", "Das Alter, als Spanne: `25-34`."]),
    (
        "Witness.minor",
        [
            "`true` pour une personne de moins de 18 ans : l’accord d’un parent ou tuteur est alors exigé (E14).",
            "`true` voor wie jonger is dan 18: dan is het akkoord van een ouder of voogd nodig (E14).",
            "`true` für unter 18-Jährige: Dann braucht es die Zustimmung der Sorgeberechtigten (E14).",
        ],
    ),
    (
        "Witness.stakeholder",
        [
            "La partie prenante à laquelle la personne appartient.",
            "De belanghebbende waartoe de persoon behoort.",
            "Die Gruppe, zu der die Person gehört.",
        ],
    ),
    ("Original.enterprise", ["L’entreprise dont il parle.", "De onderneming waarover het gaat.", "Das Unternehmen, um das es geht."]),
    (
        "Original.assessment",
        [
            "L’évaluation à laquelle il se rattache : `\"2024\"`.",
            "De evaluatie waar het bij hoort: `\"2024\"`.",
            "Die Evaluation, zu der es gehört: `\"2024\"`.",
        ],
    ),
    ("Original.date", ["Le jour du recueil.", "De dag waarop het opgetekend is.", "Der Tag der Aufzeichnung."]),
    (
        "Original.portrait",
        [
            "Un portrait ; il demande `photo: true` dans le consentement.",
            "Een portret; daarvoor is `photo: true` nodig in de toestemming.",
            "Ein Porträt; dafür muss die Einwilligung `photo: true` haben.",
        ],
    ),
    (
        "Original.media",
        [
            "Un enregistrement ; il demande `voice: true` ou `video: true` dans le consentement.",
            "Een opname; daarvoor is `voice: true` of `video: true` nodig in de toestemming.",
            "Eine Aufnahme; dafür muss die Einwilligung `voice: true` oder `video: true` haben.",
        ],
    ),
    ("Media.video", ["Le fichier du film.", "Het bestand van de film.", "Die Datei des Films."]),
    ("Media.audio", ["Le fichier du son.", "Het geluidsbestand.", "Die Tondatei."]),
    (
        "Media.captions",
        [
            "Ses sous-titres, pour qui n’entend pas.",
            "De ondertitels, voor wie niet hoort.",
            "Die Untertitel, für alle, die es nicht hören.",
        ],
    ),
    ("Media.transcript", ["Ses paroles, par écrit.", "De woorden, op papier.", "Die Worte, aufgeschrieben."]),
    (
        "Original.consent",
        [
            "L’accord de la personne ; sans lui, rien n’est publié.",
            "De toestemming van de persoon; zonder haar verschijnt er niets.",
            "Die Einwilligung der Person; ohne sie erscheint nichts.",
        ],
    ),
    (
        "Consent.status",
        [
            "Si l’accord vaut : seul `given` (donné) publie ; `pending` (en attente), `withdrawn` (retiré) et `expired` (expiré) ne publient rien.",
            "Of de toestemming geldt: alleen `given` (gegeven) publiceert; `pending` (in afwachting), `withdrawn` (ingetrokken) en `expired` (verlopen) niet.",
            "Ob die Einwilligung gilt: Nur `given` (erteilt) veröffentlicht; `pending` (offen), `withdrawn` (widerrufen) und `expired` (abgelaufen) nicht.",
        ],
    ),
    (
        "Consent.given_on",
        [
            "Le jour où il a été donné ; obligatoire avec `given`.",
            "De dag waarop ze gegeven is; verplicht bij `given`.",
            "Der Tag, an dem sie erteilt wurde; Pflicht bei `given`.",
        ],
    ),
    (
        "Consent.expires",
        [
            "Jusqu’à quand il vaut ; ensuite la voix quitte le site d’elle-même.",
            "Tot wanneer ze geldt; daarna verlaat de stem de site vanzelf.",
            "Bis wann sie gilt; danach verlässt die Stimme die Website von selbst.",
        ],
    ),
    ("Consent.withdrawn_on", ["Le jour où il a été retiré.", "De dag waarop ze ingetrokken is.", "Der Tag des Widerrufs."]),
    (
        "Consent.scopes",
        [
            "Ce qui peut être montré : ce qui n’est pas `true` ne l’est pas.",
            "Wat getoond mag worden: wat niet `true` is, wordt niet getoond.",
            "Was gezeigt werden darf: Was nicht `true` ist, wird nicht gezeigt.",
        ],
    ),
    ("Scopes.text", ["Les paroles.", "De woorden.", "Die Worte."]),
    ("Scopes.name", ["Le nom, dans la mesure que dit `display`.", "De naam, zoals `display` zegt.", "Der Name, wie `display` sagt."]),
    ("Scopes.photo", ["La photo.", "De foto.", "Das Foto."]),
    ("Scopes.voice", ["La voix enregistrée.", "De opgenomen stem.", "Die aufgenommene Stimme."]),
    ("Scopes.video", ["Le film.", "De film.", "Der Film."]),
    (
        "Consent.channels",
        [
            "Où cela peut paraître : `web` (site), `print` (papier), `social` (réseaux), `data` (fichiers de données).",
            "Waar het mag verschijnen: `web` (site), `print` (papier), `social` (sociale media), `data` (gegevensbestanden).",
            "Wo es erscheinen darf: `web` (Website), `print` (Papier), `social` (soziale Netze), `data` (Datendateien).",
        ],
    ),
    (
        "Consent.languages",
        [
            "Dans quelles langues ; sans cette clé, toutes.",
            "In welke talen; zonder deze sleutel alle.",
            "In welchen Sprachen; ohne diesen Schlüssel alle.",
        ],
    ),
    (
        "Consent.guardian",
        [
            "`true` si un parent ou un tuteur a donné son accord, pour un mineur.",
            "`true` als een ouder of voogd akkoord ging, voor een minderjarige.",
            "`true`, wenn die Sorgeberechtigten zugestimmt haben, bei Minderjährigen.",
        ],
    ),
    (
        "Consent.proof",
        [
            "Où se trouve le papier signé ; jamais publié.",
            "Waar het ondertekende papier ligt; wordt nooit gepubliceerd.",
            "Wo das unterschriebene Papier liegt; wird nie veröffentlicht.",
        ],
    ),
    (
        "Original.illuminates",
        [
            "Les chiffres qu’il éclaire : `entreprise/indicateur`.",
            "De cijfers die het toelicht: `onderneming/indicator`.",
            "Die Zahlen, die es erhellt: `unternehmen/indikator`.",
        ],
    ),
    (
        "Original.featured",
        [
            "`true` pour la mettre en avant, par exemple sur l’accueil.",
            "`true` om ze in de kijker te zetten, bijvoorbeeld op de startpagina.",
            "`true`, um sie hervorzuheben, etwa auf der Startseite.",
        ],
    ),
    (
        "Original.translation",
        [
            "Toujours vide dans l’original : une traduction est un autre fichier.",
            "Altijd leeg in het origineel: een vertaling is een ander bestand.",
            "Im Original immer leer: Eine Übersetzung ist eine eigene Datei.",
        ],
    ),
    (
        "Twin.translation",
        [
            "Qui l’a traduit, et depuis quel fichier.",
            "Wie het vertaalde, en uit welk bestand.",
            "Wer es übersetzt hat und aus welcher Datei.",
        ],
    ),
    (
        "Translation.of",
        ["Le fichier traduit : `samira.fr.md`.", "Het vertaalde bestand: `samira.nl.md`.", "Die übersetzte Datei: `samira.de.md`."],
    ),
    ("Translation.by", ["Qui a traduit.", "Wie vertaalde.", "Wer übersetzt hat."]),
    (
        "Translation.machine",
        [
            "`true` si une machine a traduit : les lecteurs le voient.",
            "`true` als een machine vertaalde: lezers zien dat.",
            "`true`, wenn eine Maschine übersetzt hat: Leserinnen und Leser erfahren es.",
        ],
    ),
    (
        "Translation.approved_by_witness",
        [
            "`true` si la personne a relu et accepté la traduction.",
            "`true` als de persoon de vertaling nalas en goedkeurde.",
            "`true`, wenn die Person die Übersetzung gelesen und gebilligt hat.",
        ],
    ),
];
