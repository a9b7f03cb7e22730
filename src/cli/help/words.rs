//! What the help says of every verb, flag and value, in French, Dutch and German; English stands at the definitions.

/// French, Dutch and German of one text.
pub(super) type Said = [&'static str; 3];

/// The words for values: `DOSSIER` for `DIR`.
pub(super) const NAMES: &[(&str, Said)] = &[
    ("DIR", ["DOSSIER", "MAP", "ORDNER"]),
    ("FILE", ["FICHIER", "BESTAND", "DATEI"]),
    ("HOW", ["MANIÈRE", "WIJZE", "ART"]),
    ("WHEN", ["QUAND", "WANNEER", "WANN"]),
    ("LANG", ["LANGUE", "TAAL", "SPRACHE"]),
    ("KIND", ["SORTE", "SOORT", "ART"]),
    ("CODE|VALUE", ["CODE|VALEUR", "CODE|WAARDE", "CODE|WERT"]),
    ("NOTEBOOK", ["CAHIER", "SCHRIFT", "HEFT"]),
    ("ADDRESS", ["ADRESSE", "ADRES", "ADRESSE"]),
    ("EDITOR", ["ÉDITEUR", "EDITOR", "EDITOR"]),
    ("TAG", ["LANGUE", "TAAL", "SPRACHE"]),
    ("TAGS", ["LANGUES", "TALEN", "SPRACHEN"]),
    ("YYYY-MM-DD", ["AAAA-MM-JJ", "JJJJ-MM-DD", "JJJJ-MM-TT"]),
];

/// By the verbs that lead to it, joined by `/`, then the name of the flag.
pub(super) const TEXTS: &[(&str, Said)] = &[
    (
        "diptych",
        [
            "Publier l’impact des entreprises sociales : des chiffres et des voix, en un site multilingue",
            "De impact van sociale ondernemingen publiceren: cijfers en stemmen, als meertalige site",
            "Die Wirkung von Sozialunternehmen veröffentlichen: Zahlen und Stimmen, als mehrsprachige Website",
        ],
    ),
    (
        "build",
        [
            "Vérifier le site et le publier, en entier ou pas du tout",
            "De site controleren en publiceren, helemaal of niet",
            "Die Website prüfen und veröffentlichen, ganz oder gar nicht",
        ],
    ),
    (
        "build/enterprise",
        [
            "Ne publier que les pages d’une entreprise",
            "Alleen de pagina’s van één onderneming publiceren",
            "Nur die Seiten eines Unternehmens veröffentlichen",
        ],
    ),
    (
        "build/force",
        [
            "Publier dans un dossier qui contient d’autres fichiers, et les garder",
            "Publiceren in een map met andere bestanden, en die bewaren",
            "In einen Ordner mit anderen Dateien veröffentlichen und diese behalten",
        ],
    ),
    (
        "build/report",
        [
            "Écrire en JSON ce qui est publié et combien cela pèse",
            "Als JSON opschrijven wat gepubliceerd is en hoe zwaar het weegt",
            "Als JSON festhalten, was veröffentlicht ist und wie viel es wiegt",
        ],
    ),
    (
        "lsp",
        [
            "Aider un éditeur pendant qu’on écrit : constats sur place, complétion, explications (serveur de langage)",
            "Een editor helpen terwijl iemand schrijft: bevindingen ter plaatse, aanvulling, uitleg (taalserver)",
            "Einem Editor beim Schreiben helfen: Befunde an Ort und Stelle, Ergänzung, Erklärungen (Sprachserver)",
        ],
    ),
    (
        "lsp/stdio",
        [
            "Parler sur stdin et stdout : toujours le cas, beaucoup d’éditeurs le disent",
            "Op stdin en stdout spreken: altijd zo, veel editors zeggen het erbij",
            "Auf stdin und stdout sprechen: immer so, viele Editoren sagen es dazu",
        ],
    ),
    (
        "serve",
        [
            "Montrer le site dans le navigateur pendant qu’on l’écrit",
            "De site in de browser tonen terwijl u schrijft",
            "Die Website im Browser zeigen, während sie geschrieben wird",
        ],
    ),
    (
        "serve/port",
        [
            "Le port ; sinon 4747 ou le premier libre ensuite",
            "De poort; anders 4747 of de eerste vrije daarna",
            "Der Port; sonst 4747 oder der nächste freie",
        ],
    ),
    (
        "serve/host",
        [
            "L’adresse d’écoute ; sinon cette machine seule",
            "Het adres waarop geluisterd wordt; anders alleen deze computer",
            "Die Adresse, auf der gehört wird; sonst nur dieser Rechner",
        ],
    ),
    ("serve/open", ["Ouvrir le navigateur", "De browser openen", "Den Browser öffnen"]),
    (
        "serve/editor",
        [
            "L’éditeur où les liens ouvrent les fichiers",
            "De editor waarin links bestanden openen",
            "Der Editor, in dem Links Dateien öffnen",
        ],
    ),
    ("serve/no_reload", ["Ne pas changer les pages de soi-même", "Pagina’s niet vanzelf veranderen", "Seiten nicht von selbst ändern"]),
    (
        "check",
        [
            "Tout faire sauf publier, et signaler exactement ce que build signale",
            "Alles doen behalve publiceren, en precies melden wat build meldt",
            "Alles tun, nur nicht veröffentlichen, und genau melden, was build meldet",
        ],
    ),
    (
        "check/disclosure",
        [
            "Lister ce qui est masqué, pourquoi, et entre quelles limites un lecteur peut encore le calculer",
            "Opsommen wat verborgen is, waarom, en tussen welke grenzen een lezer het nog kan berekenen",
            "Auflisten, was verdeckt ist, warum, und zwischen welchen Grenzen es sich noch errechnen lässt",
        ],
    ),
    (
        "init",
        [
            "Commencer un site, avec un exemple fictif",
            "Een nieuwe site beginnen, met een fictief voorbeeld",
            "Eine neue Website beginnen, mit einem erfundenen Beispiel",
        ],
    ),
    ("init/folder", ["Où le faire ; sinon dans le dossier courant", "Waar; anders in de huidige map", "Wo; sonst im aktuellen Ordner"]),
    ("init/yes", ["Ne rien demander", "Niets vragen", "Nichts fragen"]),
    (
        "init/languages",
        [
            "Les langues du site, la première étant celle par défaut",
            "De talen van de site, de eerste is de standaardtaal",
            "Die Sprachen der Website, die erste ist die Standardsprache",
        ],
    ),
    (
        "init/federation",
        [
            "Ajouter une fédération de deux membres",
            "Een federatie met twee leden toevoegen",
            "Einen Verband mit zwei Mitgliedern hinzufügen",
        ],
    ),
    (
        "init/demo",
        [
            "Partir d’une entreprise fictive (par défaut)",
            "Van een fictieve onderneming vertrekken (standaard)",
            "Von einem erfundenen Unternehmen ausgehen (Standard)",
        ],
    ),
    ("init/minimal", ["Partir du strict nécessaire", "Van het strikt noodzakelijke vertrekken", "Vom Nötigsten ausgehen"]),
    (
        "withdraw",
        [
            "Retirer un témoignage : mettre fin à l’accord, l’ôter de tous les textes, publier sans lui",
            "Een getuigenis intrekken: de toestemming beëindigen, ze uit alle teksten halen, publiceren zonder haar",
            "Eine Stimme zurückziehen: die Zustimmung beenden, sie aus allen Texten nehmen, ohne sie veröffentlichen",
        ],
    ),
    ("withdraw/testimonial", ["Son identifiant", "Haar id", "Ihre Kennung"]),
    ("withdraw/yes", ["Le faire sans demander", "Doen zonder te vragen", "Ohne Rückfrage ausführen"]),
    (
        "migrate",
        [
            "Mettre un site plus ancien au format que ce programme lit",
            "Een oudere site naar het formaat brengen dat dit programma leest",
            "Eine ältere Website in das Format bringen, das dieses Programm liest",
        ],
    ),
    (
        "man",
        [
            "Écrire les pages de man, une par commande",
            "De pagina’s voor man schrijven, één per opdracht",
            "Die Seiten für man schreiben, eine je Befehl",
        ],
    ),
    ("man/folder", ["Le dossier où les écrire", "De map om ze in te schrijven", "Der Ordner, in den sie geschrieben werden"]),
    (
        "theme",
        [
            "Regarder le thème et en changer des parties",
            "Het thema bekijken en delen ervan veranderen",
            "Das Thema ansehen und Teile davon ändern",
        ],
    ),
    (
        "theme/list",
        [
            "Lister les fichiers du thème : ceux du programme et ceux du site",
            "De bestanden van het thema opsommen: die van het programma en die van de site",
            "Die Dateien des Themas auflisten: die des Programms und die der Website",
        ],
    ),
    (
        "theme/eject",
        [
            "Copier des fichiers du thème par défaut dans celui du site, pour les y changer",
            "Bestanden van het standaardthema in dat van de site kopiëren, om ze daar te veranderen",
            "Dateien des Standardthemas in das der Website kopieren, um sie dort zu ändern",
        ],
    ),
    (
        "theme/eject/files",
        [
            "Des fichiers, comme templates/home.html ou words/fr.yaml",
            "Bestanden, zoals templates/home.html of words/fr.yaml",
            "Dateien, etwa templates/home.html oder words/fr.yaml",
        ],
    ),
    (
        "theme/eject/again",
        [
            "Garder les fichiers du site, et noter qu’ils répondent aux originaux d’aujourd’hui",
            "De bestanden van de site houden, en noteren dat ze bij de originelen van vandaag horen",
            "Die Dateien der Website behalten und vermerken, dass sie zu den heutigen Originalen passen",
        ],
    ),
    (
        "theme/diff",
        [
            "Montrer en quoi les fichiers du site diffèrent des originaux",
            "Tonen hoe de bestanden van de site van de originelen verschillen",
            "Zeigen, wie die Dateien der Website von den Originalen abweichen",
        ],
    ),
    ("theme/diff/files", ["Des fichiers ; sinon tous", "Bestanden; anders alle", "Dateien; sonst alle"]),
    (
        "new",
        [
            "Créer les fichiers d’une entreprise, d’un témoignage, d’un chapitre… de plus, dans chaque langue",
            "De bestanden van nog een onderneming, getuigenis, hoofdstuk… maken, in elke taal",
            "Die Dateien für ein weiteres Unternehmen, eine Stimme, ein Kapitel… anlegen, in jeder Sprache",
        ],
    ),
    (
        "new/kind",
        [
            "De quelle sorte : enterprise, assessment, testimonial, notebook, chapter, news, page, indicator…",
            "Van welke soort: enterprise, assessment, testimonial, notebook, chapter, news, page, indicator…",
            "Welcher Art: enterprise, assessment, testimonial, notebook, chapter, news, page, indicator…",
        ],
    ),
    (
        "new/id",
        [
            "Son identifiant : minuscules, chiffres et traits d’union ; enterprise/2024 pour une évaluation",
            "Het id: kleine letters, cijfers en streepjes; enterprise/2024 voor een evaluatie",
            "Die Kennung: Kleinbuchstaben, Ziffern und Bindestriche; enterprise/2024 für eine Evaluation",
        ],
    ),
    (
        "list",
        [
            "Lister ce que le site contient d’une sorte : enterprises, testimonials, indicators… ; les nombres tapés dans les cahiers ; les consentements",
            "Opsommen wat de site van een soort bevat: enterprises, testimonials, indicators…; de getypte getallen in schriften; de toestemmingen",
            "Auflisten, was die Website von einer Art enthält: enterprises, testimonials, indicators…; die getippten Zahlen in Heften; die Zustimmungen",
        ],
    ),
    ("list/kind", ["De quelle sorte", "Van welke soort", "Welcher Art"]),
    (
        "export",
        [
            "Écrire dans un classeur ou un tableau ce que le site publie d’une sorte : export values -o FICHIER.xlsx",
            "In een werkmap of tabel schrijven wat de site van een soort publiceert: export values -o BESTAND.xlsx",
            "In eine Arbeitsmappe oder Tabelle schreiben, was die Website von einer Art veröffentlicht: export values -o DATEI.xlsx",
        ],
    ),
    (
        "export/kind",
        [
            "De quelle sorte : enterprises, indicators, values, totals, surveys, testimonials, partners, terms…",
            "Van welke soort: enterprises, indicators, values, totals, surveys, testimonials, partners, terms…",
            "Von welcher Art: enterprises, indicators, values, totals, surveys, testimonials, partners, terms…",
        ],
    ),
    (
        "explain",
        [
            "Expliquer un code (E06), ou comment une valeur est calculée (ateliers/positive-exits@2023)",
            "Een code uitleggen (E06), of hoe een waarde berekend is (ateliers/positive-exits@2023)",
            "Einen Code erklären (E06), oder wie ein Wert berechnet ist (ateliers/positive-exits@2023)",
        ],
    ),
    (
        "explain/what",
        [
            "Un code, ou une valeur avec ses dimension=catégorie",
            "Een code, of een waarde met haar dimensie=categorie",
            "Ein Code, oder ein Wert mit Dimension=Kategorie",
        ],
    ),
    (
        "schema",
        [
            "Décrire chaque sorte de fichier aux éditeurs, en schémas JSON : complétion, explications, fautes soulignées",
            "Elke soort bestand beschrijven voor editors, als JSON-schema’s: aanvulling, uitleg, fouten onderstreept",
            "Jede Dateiart für Editoren beschreiben, als JSON-Schemas: Vervollständigung, Erklärungen, unterstrichene Fehler",
        ],
    ),
    (
        "schema/folder",
        [
            "Le dossier où écrire (aussi -o) ; sinon .vscode/diptych dans un site, et imprimé d’un seul tenant ailleurs",
            "De map om in te schrijven (ook -o); anders .vscode/diptych in een site, en elders als één geheel afgedrukt",
            "Der Ordner, in den geschrieben wird (auch -o); sonst .vscode/diptych in einer Website und andernorts als ein Ganzes gedruckt",
        ],
    ),
    (
        "completions",
        [
            "Écrire les complétions pour un interpréteur de commandes",
            "De aanvullingen voor een shell schrijven",
            "Die Vervollständigungen für eine Shell schreiben",
        ],
    ),
    ("completions/shell", ["Pour lequel", "Voor welke", "Für welche"]),
    (
        "root",
        [
            "Le dossier du site ; sinon cherché vers le haut jusqu’à diptych.yaml",
            "De map van de site; anders naar boven gezocht tot diptych.yaml",
            "Der Ordner der Website; sonst aufwärts gesucht bis diptych.yaml",
        ],
    ),
    (
        "output",
        [
            "Où publier ; sinon output dans le dossier du site",
            "Waar gepubliceerd wordt; anders output in de map van de site",
            "Wohin veröffentlicht wird; sonst output im Ordner der Website",
        ],
    ),
    (
        "base_url",
        [
            "Publier à une autre adresse que ne dit base_url",
            "Op een ander adres publiceren dan base_url zegt",
            "Unter einer anderen Adresse veröffentlichen, als base_url sagt",
        ],
    ),
    (
        "links",
        [
            "Des liens pour un serveur web, ou pour ouvrir les pages depuis un dossier",
            "Links voor een webserver, of om pagina’s uit een map te openen",
            "Links für einen Webserver, oder um Seiten aus einem Ordner zu öffnen",
        ],
    ),
    (
        "drafts",
        [
            "Publier les brouillons, marqués comme tels",
            "Ook kladversies publiceren, als zodanig gemerkt",
            "Auch Entwürfe veröffentlichen, als solche gekennzeichnet",
        ],
    ),
    ("strict", ["Traiter les avertissements comme des erreurs", "Waarschuwingen als fouten behandelen", "Warnungen als Fehler behandeln"]),
    (
        "lang",
        [
            "La langue des messages ; sinon celle de l’environnement",
            "De taal van de berichten; anders die van de omgeving",
            "Die Sprache der Meldungen; sonst die der Umgebung",
        ],
    ),
    ("format", ["Comment les constats sont écrits", "Hoe bevindingen geschreven worden", "Wie Befunde geschrieben werden"]),
    (
        "date",
        [
            "Le jour de la publication ; sinon SOURCE_DATE_EPOCH, sinon aujourd’hui (UTC)",
            "De dag van de publicatie; anders SOURCE_DATE_EPOCH, anders vandaag (UTC)",
            "Der Tag der Veröffentlichung; sonst SOURCE_DATE_EPOCH, sonst heute (UTC)",
        ],
    ),
    ("color", ["Des messages en couleurs", "Berichten in kleur", "Meldungen in Farbe"]),
    (
        "quiet",
        ["Ne dire que les constats et les échecs", "Alleen bevindingen en mislukkingen melden", "Nur Befunde und Fehlschläge melden"],
    ),
    ("verbose", ["En dire plus", "Meer zeggen", "Mehr sagen"]),
    ("timings", ["Dire combien de temps prend chaque étape", "Zeggen hoelang elke stap duurt", "Sagen, wie lange jeder Schritt dauert"]),
];
