//! What the fields of the site and how it looks say, in French, Dutch and German.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    (
        "Settings.format",
        ["La version du format : toujours 1.", "De versie van het formaat: altijd 1.", "Die Version des Formats: immer 1."],
    ),
    (
        "Settings.title",
        ["Le titre du site, dans chaque langue.", "De titel van de site, in elke taal.", "Der Titel der Website, in jeder Sprache."],
    ),
    (
        "Settings.base_url",
        [
            "L’adresse complète où le site est publié, par exemple `https://impact.example.org/` ; elle peut avoir un chemin (`https://example.org/impact/`).",
            "Het volledige adres waarop de site verschijnt, bijvoorbeeld `https://impact.example.org/`; een pad mag (`https://example.org/impact/`).",
            "Die vollständige Adresse der Website, zum Beispiel `https://impact.example.org/`; ein Pfad ist erlaubt (`https://example.org/impact/`).",
        ],
    ),
    (
        "Settings.languages",
        [
            "Les langues du site ; la première est celle par défaut : `[fr-BE, nl-BE]`.",
            "De talen van de site; de eerste is de standaardtaal: `[nl-BE, fr-BE]`.",
            "Die Sprachen der Website; die erste ist die Standardsprache: `[de-BE, fr-BE]`.",
        ],
    ),
    (
        "Settings.description",
        [
            "Une phrase sur le site, pour les moteurs de recherche et les liens partagés.",
            "Eén zin over de site, voor zoekmachines en gedeelde links.",
            "Ein Satz über die Website, für Suchmaschinen und geteilte Links.",
        ],
    ),
    (
        "Settings.fallback",
        [
            "Que faire d’une page qui manque dans une langue : `badge` la montre dans la langue d’origine avec une mention (par défaut), `hide` l’omet, `error` arrête la publication.",
            "Wat er gebeurt met een pagina die in een taal ontbreekt: `badge` toont ze in de oorspronkelijke taal met een vermelding (standaard), `hide` laat ze weg, `error` houdt de publicatie tegen.",
            "Was mit einer Seite geschieht, die in einer Sprache fehlt: `badge` zeigt sie in der Originalsprache mit Hinweis (Standard), `hide` lässt sie weg, `error` hält die Veröffentlichung auf.",
        ],
    ),
    (
        "Settings.numbers",
        [
            "Comment lire un nombre ambigu comme `1.234` : `strict` le refuse (par défaut), `comma` ou `point` dit quel signe marque les décimales.",
            "Hoe een dubbelzinnig getal als `1.234` gelezen wordt: `strict` weigert het (standaard), `comma` of `point` zegt welk teken de decimalen aangeeft.",
            "Wie eine mehrdeutige Zahl wie `1.234` gelesen wird: `strict` lehnt sie ab (Standard), `comma` oder `point` nennt das Dezimalzeichen.",
        ],
    ),
    (
        "Settings.number_style",
        [
            "Comment grouper les milliers, par langue : `cldr` (l’usage de la langue), `space` (espace) ou `point`.",
            "Hoe duizendtallen gegroepeerd worden, per taal: `cldr` (zoals in die taal gebruikelijk), `space` (spatie) of `point` (punt).",
            "Wie Tausender gruppiert werden, je Sprache: `cldr` (wie dort üblich), `space` (Leerraum) oder `point` (Punkt).",
        ],
    ),
    (
        "Settings.typography",
        [
            "Les espaces et les guillemets, par langue : `france`, `eu` ou `none` (rien n’est changé).",
            "Spaties en aanhalingstekens per taal: `france`, `eu` of `none` (er verandert niets).",
            "Leerzeichen und Anführungszeichen je Sprache: `france`, `eu` oder `none` (nichts wird geändert).",
        ],
    ),
    (
        "Settings.school_year_start",
        [
            "Le premier jour de l’année scolaire, mois puis jour ; `09-01` sauf indication contraire.",
            "De eerste dag van het schooljaar, maand en dag; `09-01` tenzij u iets anders zegt.",
            "Der erste Tag des Schuljahrs, Monat und Tag; `09-01`, wenn nichts gesagt wird.",
        ],
    ),
    (
        "Settings.privacy",
        [
            "Ce qui est masqué pour que personne ne soit reconnaissable.",
            "Wat verborgen blijft, zodat niemand herkenbaar is.",
            "Was verdeckt wird, damit niemand zu erkennen ist.",
        ],
    ),
    (
        "Settings.publisher",
        ["Qui publie ; au pied de chaque page.", "Wie publiceert; onderaan elke pagina.", "Wer veröffentlicht; am Fuß jeder Seite."],
    ),
    (
        "Settings.funders",
        [
            "Qui finance : nommé sur chaque page et dans chaque livre.",
            "Wie betaalt: vermeld op elke pagina en in elk boek.",
            "Wer bezahlt: auf jeder Seite und in jedem Buch genannt.",
        ],
    ),
    (
        "Settings.license",
        [
            "La licence des textes et des données, sous son nom SPDX : `CC-BY-4.0`.",
            "De licentie van teksten en gegevens, met haar SPDX-naam: `CC-BY-4.0`.",
            "Die Lizenz von Texten und Daten, mit ihrem SPDX-Namen: `CC-BY-4.0`.",
        ],
    ),
    (
        "Settings.theme",
        [
            "L’allure du site : couleurs, logo, polices.",
            "Hoe de site eruitziet: kleuren, logo, lettertypes.",
            "Wie die Website aussieht: Farben, Logo, Schriften.",
        ],
    ),
    (
        "Settings.root",
        [
            "Ce qu’est `/index.html` : `door`, une page où choisir sa langue (par défaut), ou `default`, l’accueil de la première langue.",
            "Wat `/index.html` is: `door`, een pagina om een taal te kiezen (standaard), of `default`, de startpagina van de eerste taal.",
            "Was `/index.html` ist: `door`, eine Seite zur Wahl der Sprache (Standard), oder `default`, die Startseite der ersten Sprache.",
        ],
    ),
    (
        "Settings.menu",
        [
            "Le menu, si le menu habituel ne convient pas : des noms de rubriques (`enterprises`), des références ou des `{label, url}`.",
            "Het menu, als het gewone niet past: namen van rubrieken (`enterprises`), verwijzingen of `{label, url}`.",
            "Das Menü, wenn das übliche nicht passt: Namen von Rubriken (`enterprises`), Verweise oder `{label, url}`.",
        ],
    ),
    (
        "Settings.home",
        [
            "Les blocs de la page d’accueil, dans l’ordre, si les blocs habituels ne conviennent pas.",
            "De blokken van de startpagina, in volgorde, als de gewone niet passen.",
            "Die Blöcke der Startseite in ihrer Reihenfolge, wenn die üblichen nicht passen.",
        ],
    ),
    (
        "Settings.accessibility",
        [
            "Ce que dit la déclaration d’accessibilité.",
            "Wat de toegankelijkheidsverklaring zegt.",
            "Was die Erklärung zur Barrierefreiheit sagt.",
        ],
    ),
    (
        "Settings.produce",
        [
            "Ce qui est fait en plus des pages : tout, sauf ce qui dit `false`.",
            "Wat er naast pagina’s gemaakt wordt: alles, behalve wat `false` zegt.",
            "Was außer Seiten gemacht wird: alles, außer was `false` sagt.",
        ],
    ),
    (
        "Settings.sites",
        [
            "Des sites d’une seule entreprise, faits à partir de celui-ci.",
            "Sites van één onderneming, gemaakt uit deze site.",
            "Websites einzelner Unternehmen, die aus dieser entstehen.",
        ],
    ),
    (
        "Settings.limits",
        [
            "Des limites de taille autres que les limites habituelles.",
            "Andere groottelimieten dan de gewone.",
            "Andere Größengrenzen als die üblichen.",
        ],
    ),
    (
        "Settings.extra CompanionFile.extra ChapterFile.extra FederationFile.extra NewsFile.extra NotebookFile.extra Original.extra PageFile.extra PartnerFile.extra Portrait.extra Twin.extra",
        [
            "Vos propres données, que le programme ne lit pas.",
            "Uw eigen gegevens, die het programma niet leest.",
            "Ihre eigenen Daten, die das Programm nicht liest.",
        ],
    ),
    (
        "Accessibility.status",
        [
            "Le degré de conformité : `full` (totale), `partial` (partielle) ou `none` (aucune).",
            "In hoeverre de site voldoet: `full` (volledig), `partial` (gedeeltelijk) of `none` (niet).",
            "Wie weit die Website die Anforderungen erfüllt: `full` (ganz), `partial` (teilweise) oder `none` (nicht).",
        ],
    ),
    (
        "Accessibility.contact",
        [
            "À qui signaler un obstacle : une adresse électronique ou une page.",
            "Aan wie men een drempel meldt: een e-mailadres of een pagina.",
            "Wem man eine Hürde meldet: eine E-Mail-Adresse oder eine Seite.",
        ],
    ),
    ("Accessibility.date", ["Le jour où cela a été vérifié.", "De dag waarop dat nagekeken is.", "Wann das geprüft wurde."]),
    (
        "Accessibility.limits",
        [
            "Ce qui peut encore gêner, une phrase par obstacle connu.",
            "Wat nog kan hinderen, een zin per gekende drempel.",
            "Was noch stören kann, ein Satz je bekannter Hürde.",
        ],
    ),
    ("EnterpriseSite.id", ["L’identifiant de ce site.", "Het id van deze site.", "Die Kennung dieser Website."]),
    ("EnterpriseSite.enterprise", ["L’entreprise dont il parle.", "De onderneming waarover ze gaat.", "Das Unternehmen, um das es geht."]),
    (
        "EnterpriseSite.base_url",
        [
            "Où il est publié : une adresse complète.",
            "Waar ze verschijnt: een volledig adres.",
            "Wo sie erscheint: eine vollständige Adresse.",
        ],
    ),
    (
        "EnterpriseSite.output",
        ["Le dossier où il est écrit.", "De map waarin ze geschreven wordt.", "Der Ordner, in den sie geschrieben wird."],
    ),
    (
        "Families.display",
        ["La police des titres et des citations.", "Het lettertype van titels en citaten.", "Die Schrift der Titel und Zitate."],
    ),
    ("Families.text", ["La police de tout le reste.", "Het lettertype van al het andere.", "Die Schrift von allem anderen."]),
    ("Funder.name", ["Le nom du financeur.", "De naam van de financier.", "Der Name der Förderstelle."]),
    ("Funder.logo", ["Le fichier de son logo.", "Het bestand van het logo.", "Die Datei des Logos."]),
    (
        "Funder.alt Cover.alt Photo.alt Portrait.alt",
        [
            "L’image en mots, pour qui ne la voit pas.",
            "Het beeld in woorden, voor wie het niet ziet.",
            "Das Bild in Worten, für alle, die es nicht sehen.",
        ],
    ),
    (
        "Funder.notice",
        [
            "La mention qui doit figurer sur chaque page, dans chaque langue (E15 si elle manque).",
            "De vermelding die op elke pagina moet staan, in elke taal (E15 als ze ontbreekt).",
            "Der Hinweis, der auf jeder Seite stehen muss, in jeder Sprache (sonst E15).",
        ],
    ),
    (
        "Funder.url PartnerFile.url Portrait.url Publisher.url",
        ["Son propre site : une adresse complète.", "De eigen site: een volledig adres.", "Die eigene Website: eine vollständige Adresse."],
    ),
    ("MenuLink.label", ["Les mots du lien.", "De woorden van de link.", "Die Wörter des Links."]),
    (
        "MenuLink.url",
        [
            "Où il mène : une adresse, ou le chemin du fichier d’une page.",
            "Waar hij naartoe leidt: een adres, of het pad van het bestand van een pagina.",
            "Wohin er führt: eine Adresse oder der Pfad der Datei einer Seite.",
        ],
    ),
    (
        "Privacy.min_cell",
        [
            "Un nombre de personnes plus petit que celui-ci est masqué (zéro se montre) ; 5 sauf indication contraire, 0 pour ne rien masquer.",
            "Een aantal personen kleiner dan dit wordt verborgen (nul mag); 5 tenzij u iets anders zegt, 0 om niets te verbergen.",
            "Eine kleinere Personenzahl als diese wird verdeckt (null wird gezeigt); 5, wenn nichts gesagt wird, 0, um nichts zu verdecken.",
        ],
    ),
    (
        "Privacy.min_base",
        [
            "Un sous-groupe d’enquête qui a moins de réponses est masqué ; ailleurs, une mise en garde ; 10 sauf indication contraire.",
            "Een deelgroep van een enquête met minder antwoorden wordt verborgen; elders komt een waarschuwing; 10 tenzij u iets anders zegt.",
            "Eine Teilgruppe einer Umfrage mit weniger Antworten wird verdeckt, sonst steht ein Hinweis; 10, wenn nichts gesagt wird.",
        ],
    ),
    (
        "Privacy.min_units",
        [
            "Un total qui réunit moins d’entreprises est masqué si l’une d’elles ne publie pas sa valeur ; 3 sauf indication contraire.",
            "Een totaal van minder ondernemingen wordt verborgen als een ervan haar waarde niet publiceert; 3 tenzij u iets anders zegt.",
            "Eine Summe aus weniger Unternehmen wird verdeckt, wenn eines seinen Wert nicht veröffentlicht; 3, wenn nichts gesagt wird.",
        ],
    ),
    (
        "Privacy.dominance",
        [
            "Un total dont une seule entreprise fait plus que cette part est masqué ; 0,85 sauf indication contraire.",
            "Een totaal waarvan één onderneming meer dan dit aandeel levert, wordt verborgen; 0,85 tenzij u iets anders zegt.",
            "Eine Summe, von der ein Unternehmen mehr als diesen Anteil stellt, wird verdeckt; 0,85, wenn nichts gesagt wird.",
        ],
    ),
    (
        "Privacy.complement",
        [
            "`true` pour protéger aussi l’autre partie d’un taux (le dénominateur moins le numérateur).",
            "`true` om ook het andere deel van een aandeel te beschermen (noemer min teller).",
            "`true`, um auch den anderen Teil eines Anteils zu schützen (Nenner minus Zähler).",
        ],
    ),
    (
        "Produce.facing",
        [
            "Les pages où deux langues se lisent côte à côte.",
            "De pagina’s waarop twee talen naast elkaar staan.",
            "Die Seiten, auf denen zwei Sprachen nebeneinander stehen.",
        ],
    ),
    ("Produce.search", ["La recherche dans le site.", "De zoekfunctie van de site.", "Die Suche in der Website."]),
    ("Produce.pdf", ["Le PDF des cahiers.", "De pdf van schriften.", "Das PDF der Hefte."]),
    (
        "Produce.epub",
        ["L’EPUB des cahiers, pour les liseuses.", "De EPUB van schriften, voor e-readers.", "Das EPUB der Hefte, für E-Reader."],
    ),
    (
        "Produce.cards",
        [
            "Les images des liens partagés sur les réseaux sociaux.",
            "Beelden voor links die op sociale netwerken gedeeld worden.",
            "Bilder für Links, die in sozialen Netzwerken geteilt werden.",
        ],
    ),
    (
        "Produce.png",
        ["Les graphiques en images à télécharger.", "Grafieken als beelden om te downloaden.", "Diagramme als Bilder zum Herunterladen."],
    ),
    (
        "Produce.embeds",
        [
            "Des graphiques que d’autres sites peuvent intégrer.",
            "Grafieken die andere sites kunnen insluiten.",
            "Diagramme, die andere Websites einbetten können.",
        ],
    ),
    (
        "Produce.sheets",
        ["Des fiches d’une page, à imprimer.", "Fiches van één pagina, om af te drukken.", "Einseitige Blätter zum Drucken."],
    ),
    (
        "Produce.posters",
        [
            "Aussi un dépliant et une affiche de chaque entreprise ; seulement si c’est dit.",
            "Ook een folder en een affiche van elke onderneming; alleen als dit gezegd wordt.",
            "Auch ein Faltblatt und ein Plakat jedes Unternehmens; nur wenn es gesagt wird.",
        ],
    ),
    ("Produce.xlsx", ["Les données en feuilles de calcul.", "Gegevens als rekenbladen.", "Daten als Tabellenblätter."]),
    ("Publisher.name", ["Le nom de qui publie.", "De naam van wie publiceert.", "Der Name der Herausgeberin oder des Herausgebers."]),
    ("Publisher.address", ["Son adresse postale.", "Het postadres.", "Die Postanschrift."]),
    ("Publisher.email", ["Son adresse électronique.", "Het e-mailadres.", "Die E-Mail-Adresse."]),
    (
        "Publisher.responsible",
        [
            "La ligne entière sur l’éditeur responsable, telle qu’elle est imprimée.",
            "De volledige regel over de verantwoordelijke uitgever, zoals ze gedrukt wordt.",
            "Die ganze Zeile zur verantwortlichen Person, wie sie gedruckt wird.",
        ],
    ),
    (
        "Theme.name",
        [
            "Le nom du thème ; `default` est dans le programme.",
            "De naam van het thema; `default` zit in het programma.",
            "Der Name des Themas; `default` ist im Programm enthalten.",
        ],
    ),
    (
        "Theme.accent",
        [
            "La couleur principale, entre guillemets : `\"#0f5c63\"`.",
            "De hoofdkleur, tussen aanhalingstekens: `\"#0f5c63\"`.",
            "Die Hauptfarbe, in Anführungszeichen: `\"#0f5c63\"`.",
        ],
    ),
    ("Theme.accent_2", ["La seconde couleur.", "De tweede kleur.", "Die zweite Farbe."]),
    (
        "Theme.density",
        [
            "La densité des pages : `comfortable` (aérée) ou `compact` (serrée).",
            "Hoe dicht de pagina’s gezet zijn: `comfortable` (ruim) of `compact` (dicht).",
            "Wie dicht die Seiten gesetzt sind: `comfortable` (luftig) oder `compact` (eng).",
        ],
    ),
    (
        "Theme.fonts",
        [
            "Un choix tout fait (`edition`, `atelier`, `lisible`, `systeme`), ou deux polices.",
            "Een vaste keuze (`edition`, `atelier`, `lisible`, `systeme`), of twee lettertypes.",
            "Eine fertige Auswahl (`edition`, `atelier`, `lisible`, `systeme`) oder zwei Schriften.",
        ],
    ),
    ("Theme.logo", ["Le fichier du logo.", "Het bestand van het logo.", "Die Datei des Logos."]),
];
