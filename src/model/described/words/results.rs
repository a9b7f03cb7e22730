//! What the fields of results, surveys and what was heard say, in French, Dutch and German.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    (
        "ResultEntry.indicator",
        [
            "Ce qui est mesuré : un indicateur du catalogue.",
            "Wat er gemeten wordt: een indicator uit de catalogus.",
            "Was gemessen wird: ein Indikator des Katalogs.",
        ],
    ),
    ("ResultEntry.outcome", ["L’effet dont il parle.", "Het effect waarover het gaat.", "Die Wirkung, von der es handelt."]),
    (
        "ResultEntry.source",
        [
            "D’où viennent les valeurs : registre, enquête, comptes (E10 si elle manque).",
            "Waar de waarden vandaan komen: register, enquête, boekhouding (E10 als ze ontbreekt).",
            "Woher die Werte stammen: Register, Umfrage, Buchführung (sonst E10).",
        ],
    ),
    (
        "ResultEntry.method",
        [
            "Comment elles ont été recueillies : `register` (registre), `survey` (enquête), `accounting` (comptabilité), `weighing` (pesée)… ou vos mots.",
            "Hoe ze verzameld zijn: `register`, `survey` (enquête), `accounting` (boekhouding), `weighing` (weging)… of eigen woorden.",
            "Wie sie erhoben wurden: `register`, `survey` (Umfrage), `accounting` (Buchführung), `weighing` (Wiegen)… oder eigene Wörter.",
        ],
    ),
    (
        "ResultEntry.perimeter",
        [
            "Ce qu’elles couvrent : quels lieux, quelles personnes.",
            "Wat ze omvatten: welke plaatsen, welke mensen.",
            "Was sie umfassen: welche Orte, welche Menschen.",
        ],
    ),
    (
        "ResultEntry.values",
        [
            "Les valeurs par période ; ou bien `csv`, pas les deux.",
            "De waarden per periode; of anders `csv`, niet allebei.",
            "Die Werte je Zeitraum; oder `csv`, nicht beides.",
        ],
    ),
    (
        "ResultEntry.csv",
        [
            "Un fichier de valeurs, à la place de `values` : `data/sorties.csv`.",
            "Een bestand met waarden, in plaats van `values`: `data/uitstroom.csv`.",
            "Eine Datei mit Werten, statt `values`: `data/austritte.csv`.",
        ],
    ),
    (
        "CsvMap.file",
        [
            "Le chemin du fichier CSV, depuis le dossier de l’entreprise.",
            "Het pad van het CSV-bestand, vanaf de map van de onderneming.",
            "Der Pfad der CSV-Datei, vom Ordner des Unternehmens aus.",
        ],
    ),
    (
        "CsvMap.numbers",
        [
            "Comment lire ses nombres ambigus : `comma` ou `point`.",
            "Hoe dubbelzinnige getallen erin gelezen worden: `comma` of `point`.",
            "Wie mehrdeutige Zahlen darin gelesen werden: `comma` oder `point`.",
        ],
    ),
    (
        "ResultEntry.rolling",
        [
            "`true` si des périodes de même longueur peuvent se chevaucher.",
            "`true` als periodes van dezelfde lengte mogen overlappen.",
            "`true`, wenn gleich lange Zeiträume sich überschneiden dürfen.",
        ],
    ),
    (
        "ResultEntry.baseline",
        [
            "La période de départ, d’où se compte le progrès.",
            "De beginperiode, van waaruit de vooruitgang telt.",
            "Der Ausgangszeitraum, von dem an der Fortschritt zählt.",
        ],
    ),
    ("ResultEntry.targets", ["Les objectifs, avec leur échéance.", "De doelen, met hun termijn.", "Die Ziele, mit ihrer Frist."]),
    ("Target.period", ["L’échéance : une période.", "De termijn: een periode.", "Die Frist: ein Zeitraum."]),
    ("Target.value", ["La valeur visée.", "De beoogde waarde.", "Der angestrebte Wert."]),
    ("Target.set_by", ["Qui l’a fixé.", "Wie het bepaald heeft.", "Wer es gesetzt hat."]),
    (
        "Target.public",
        [
            "`false` : l’objectif ne figure sur aucune page ni dans aucun fichier.",
            "`false`: het doel staat op geen enkele pagina en in geen enkel bestand.",
            "`false`: Das Ziel steht auf keiner Seite und in keiner Datei.",
        ],
    ),
    (
        "ResultEntry.benchmarks",
        ["Ce qu’atteignent d’autres, avec la source.", "Wat anderen bereiken, met de bron.", "Was andere erreichen, mit Quelle."],
    ),
    ("Benchmark.label", ["De qui est cette valeur.", "Van wie die waarde is.", "Wessen Wert das ist."]),
    ("Benchmark.value", ["La valeur.", "De waarde.", "Der Wert."]),
    ("Benchmark.period", ["La période concernée.", "De periode waarop ze slaat.", "Der Zeitraum, für den er gilt."]),
    ("Benchmark.source Population.source", ["Qui le dit.", "Wie dat zegt.", "Wer das sagt."]),
    (
        "ResultEntry.breakdowns",
        [
            "Les valeurs par catégorie : par genre, par âge…",
            "De waarden per categorie: naar gender, naar leeftijd…",
            "Die Werte je Kategorie: nach Geschlecht, nach Alter…",
        ],
    ),
    (
        "Breakdown.dimension",
        [
            "La dimension dont ce sont les catégories.",
            "De dimensie waarvan dit de categorieën zijn.",
            "Die Dimension, deren Kategorien das sind.",
        ],
    ),
    (
        "Breakdown.values",
        [
            "Les valeurs par période, puis par catégorie : `{2024: {femmes: 15, hommes: 12}}`.",
            "De waarden per periode, dan per categorie: `{2024: {vrouwen: 15, mannen: 12}}`.",
            "Die Werte je Zeitraum, dann je Kategorie: `{2024: {frauen: 15, maenner: 12}}`.",
        ],
    ),
    (
        "ResultEntry.notes",
        [
            "Ce qu’un lecteur doit savoir de toutes ces valeurs.",
            "Wat een lezer van al die waarden moet weten.",
            "Was man zu allen diesen Werten wissen muss.",
        ],
    ),
    (
        "Observation.value",
        [
            "La valeur ; un taux s’écrit plutôt avec `numerator` et `denominator`.",
            "De waarde; een aandeel schrijft u met `numerator` en `denominator`.",
            "Der Wert; ein Anteil steht mit `numerator` und `denominator`.",
        ],
    ),
    (
        "Observation.numerator",
        ["La partie, pour un taux : 27 sur 40.", "Het deel, bij een aandeel: 27 van 40.", "Der Teil, bei einem Anteil: 27 von 40."],
    ),
    ("Observation.denominator", ["Le tout, pour un taux : 40.", "Het geheel, bij een aandeel: 40.", "Das Ganze, bei einem Anteil: 40."]),
    (
        "Observation.status",
        [
            "Ce qu’il faut en savoir : `provisional` (provisoire), `estimated` (estimée), `break` (rupture), `not-collected` (non recueillie)… ; sinon `final`.",
            "Wat men ervan moet weten: `provisional` (voorlopig), `estimated` (geschat), `break` (breuk), `not-collected` (niet verzameld)…; anders `final`.",
            "Was man dazu wissen muss: `provisional` (vorläufig), `estimated` (geschätzt), `break` (Bruch), `not-collected` (nicht erhoben)…; sonst `final`.",
        ],
    ),
    (
        "Observation.n",
        [
            "Le nombre de réponses ou de cas sur lequel elle repose.",
            "Op hoeveel antwoorden of gevallen ze steunt.",
            "Auf wie vielen Antworten oder Fällen er beruht.",
        ],
    ),
    ("Observation.low", ["La borne basse de son incertitude.", "De ondergrens van de onzekerheid.", "Die untere Grenze der Unsicherheit."]),
    ("Observation.high", ["La borne haute de son incertitude.", "De bovengrens van de onzekerheid.", "Die obere Grenze der Unsicherheit."]),
    (
        "Observation.source",
        [
            "Sa source, si ce n’est pas celle du résultat.",
            "De bron, als het niet die van het resultaat is.",
            "Die Quelle, wenn es nicht die des Ergebnisses ist.",
        ],
    ),
    (
        "Observation.note",
        [
            "Ce qu’un lecteur doit savoir de cette valeur : un changement de méthode, un déménagement.",
            "Wat een lezer van deze waarde moet weten: een andere methode, een verhuizing.",
            "Was man zu diesem Wert wissen muss: eine andere Methode, ein Umzug.",
        ],
    ),
    (
        "Observation.revised",
        [
            "La trace d’une correction : quand, de combien, pourquoi.",
            "Het spoor van een verbetering: wanneer, van hoeveel, waarom.",
            "Die Spur einer Korrektur: wann, vorher wie viel, warum.",
        ],
    ),
    ("Revision.on", ["Le jour de la correction.", "De dag van de verbetering.", "Der Tag der Korrektur."]),
    ("Revision.was", ["La valeur d’avant.", "De vorige waarde.", "Der vorige Wert."]),
    ("Revision.why", ["La raison de la correction.", "De reden van de verbetering.", "Der Grund der Korrektur."]),
    (
        "Survey.stakeholder",
        [
            "Qui a été interrogé : l’identifiant d’une partie prenante.",
            "Wie bevraagd werd: het id van een belanghebbende.",
            "Wer befragt wurde: die Kennung einer Gruppe.",
        ],
    ),
    (
        "Survey.mode",
        [
            "De quelle façon : `paper` (papier), `online` (en ligne), `phone` (téléphone), `face-to-face` (en personne) ou `mixed`.",
            "Op welke manier: `paper` (papier), `online`, `phone` (telefoon), `face-to-face` (persoonlijk) of `mixed` (gemengd).",
            "Auf welchem Weg: `paper` (Papier), `online`, `phone` (Telefon), `face-to-face` (persönlich) oder `mixed` (gemischt).",
        ],
    ),
    (
        "Survey.fielded",
        [
            "Quand : `{from: 2024-11-04, to: 2024-11-29}`.",
            "Wanneer: `{from: 2024-11-04, to: 2024-11-29}`.",
            "Wann: `{from: 2024-11-04, to: 2024-11-29}`.",
        ],
    ),
    (
        "Survey.population",
        [
            "Combien de personnes sont concernées en tout.",
            "Om hoeveel mensen het in totaal gaat.",
            "Um wie viele Menschen es insgesamt geht.",
        ],
    ),
    ("Survey.invited", ["Combien ont été invitées à répondre.", "Hoeveel mensen uitgenodigd werden.", "Wie viele eingeladen wurden."]),
    (
        "Survey.returned",
        ["Combien de questionnaires sont revenus.", "Hoeveel vragenlijsten er terugkwamen.", "Wie viele Bögen zurückkamen."],
    ),
    (
        "Survey.anonymous",
        [
            "`true` si l’on ne sait pas qui a répondu quoi.",
            "`true` als niemand weet wie wat antwoordde.",
            "`true`, wenn niemand weiß, wer was geantwortet hat.",
        ],
    ),
    (
        "Survey.margin",
        [
            "Pour afficher une marge d’erreur : la confiance voulue, `90`, `95` ou `99`. À réserver aux échantillons tirés au sort.",
            "Om een foutmarge te tonen: de gewenste zekerheid, `90`, `95` of `99`. Alleen voor steekproeven door loting.",
            "Um eine Fehlerspanne zu zeigen: die gewünschte Sicherheit, `90`, `95` oder `99`. Nur für Zufallsstichproben.",
        ],
    ),
    ("Survey.questions", ["Les questions, dans l’ordre.", "De vragen, in volgorde.", "Die Fragen, in ihrer Reihenfolge."]),
    (
        "Question.text",
        ["La question, telle qu’elle a été posée.", "De vraag, zoals ze gesteld werd.", "Die Frage, wie sie gestellt wurde."],
    ),
    (
        "Question.type",
        [
            "Sa sorte : `likert` (échelle), `single` (une réponse), `multiple` (plusieurs), `nps` (de 0 à 10), `numeric` (un nombre) ou `open` (libre).",
            "Het soort: `likert` (schaal), `single` (één antwoord), `multiple` (meer), `nps` (0 tot 10), `numeric` (een getal) of `open`.",
            "Die Art: `likert` (Skala), `single` (eine Antwort), `multiple` (mehrere), `nps` (0 bis 10), `numeric` (eine Zahl) oder `open` (offen).",
        ],
    ),
    (
        "Question.scale",
        [
            "L’échelle des réponses : un identifiant du catalogue.",
            "De antwoordschaal: een id uit de catalogus.",
            "Die Antwortskala: eine Kennung des Katalogs.",
        ],
    ),
    (
        "Question.options",
        [
            "Ses propres réponses, si aucune échelle ne convient.",
            "Eigen antwoorden, als geen schaal past.",
            "Eigene Antworten, wenn keine Skala passt.",
        ],
    ),
    (
        "Question.counts",
        [
            "Combien ont choisi chaque réponse : `{plutot: 14, neutre: 5}`.",
            "Hoeveel mensen elk antwoord kozen: `{eerder-wel: 14, neutraal: 5}`.",
            "Wie viele jede Antwort wählten: `{eher: 14, teils: 5}`.",
        ],
    ),
    (
        "Question.no_answer",
        [
            "Combien n’ont pas répondu ; avec les réponses, ils font `returned`.",
            "Hoeveel mensen niet antwoordden; samen met de antwoorden geven ze `returned`.",
            "Wie viele nicht antworteten; mit den Antworten ergeben sie `returned`.",
        ],
    ),
    (
        "Question.summary",
        [
            "Le résumé d’une question à nombre : moyenne, médiane…",
            "De samenvatting van een getalvraag: gemiddelde, mediaan…",
            "Die Zusammenfassung einer Zahlenfrage: Mittel, Median…",
        ],
    ),
    (
        "Question.by",
        [
            "Les réponses par catégorie d’une dimension.",
            "De antwoorden per categorie van een dimensie.",
            "Die Antworten je Kategorie einer Dimension.",
        ],
    ),
    (
        "Summary.n",
        ["Combien ont répondu à la question.", "Hoeveel mensen op de vraag antwoordden.", "Wie viele auf die Frage antworteten."],
    ),
    ("Summary.mean", ["La moyenne.", "Het gemiddelde.", "Der Mittelwert."]),
    (
        "Summary.median",
        [
            "La médiane : une moitié au-dessous, une moitié au-dessus.",
            "De mediaan: de helft ligt lager, de helft hoger.",
            "Der Median: die Hälfte liegt darunter, die Hälfte darüber.",
        ],
    ),
    ("Summary.sd", ["L’écart type.", "De standaardafwijking.", "Die Standardabweichung."]),
    (
        "Evidence.kind",
        [
            "Comment il a été recueilli : `interview` (entretien), `focus-group` (groupe), `life-story` (récit de vie), `observation` ou `document`.",
            "Hoe het verzameld is: `interview`, `focus-group` (groepsgesprek), `life-story` (levensverhaal), `observation` (observatie) of `document`.",
            "Wie es erhoben wurde: `interview` (Gespräch), `focus-group` (Gruppe), `life-story` (Lebensgeschichte), `observation` (Beobachtung) oder `document`.",
        ],
    ),
    ("Evidence.date", ["Le jour du recueil.", "De dag waarop het verzameld is.", "Der Tag der Erhebung."]),
    ("Evidence.participants", ["Le nombre de participants.", "Het aantal deelnemers.", "Die Zahl der Teilnehmenden."]),
    ("Evidence.finding", ["Ce que cela a montré, en une phrase.", "Wat eruit bleek, in één zin.", "Was sich zeigte, in einem Satz."]),
    ("Evidence.quotes", ["Ce qui a été dit, mot pour mot.", "Wat er gezegd is, woord voor woord.", "Was gesagt wurde, Wort für Wort."]),
    ("Evidence.supports", ["Les effets que cela confirme.", "De effecten die het bevestigt.", "Die Wirkungen, die es stützt."]),
    (
        "Evidence.contradicts",
        ["Les effets que cela contredit.", "De effecten die het tegenspreekt.", "Die Wirkungen, denen es widerspricht."],
    ),
    ("Quote.text", ["Les mots, tels quels.", "De woorden zelf.", "Die Worte selbst."]),
    (
        "Quote.lang",
        [
            "Leur langue, si ce n’est pas celle de la page : `nl`.",
            "De taal, als het niet die van de pagina is: `fr`.",
            "Ihre Sprache, wenn es nicht die der Seite ist: `fr`.",
        ],
    ),
    (
        "Quote.role",
        ["Qui l’a dit : un rôle, jamais un nom.", "Wie het zei: een rol, nooit een naam.", "Wer es gesagt hat: eine Rolle, nie ein Name."],
    ),
    ("Quote.testimonial", ["Le témoignage d’où ces mots viennent.", "De getuigenis waaruit ze komen.", "Die Stimme, aus der sie stammen."]),
    ("PeriodSpan.from Member.from Event.from", ["Le premier jour.", "De eerste dag.", "Der erste Tag."]),
    ("PeriodSpan.to Member.to Event.to", ["Le dernier jour.", "De laatste dag.", "Der letzte Tag."]),
    (
        "PeriodSpan.label",
        ["Son nom, si les dates ne suffisent pas.", "De naam, als de data niet volstaan.", "Der Name, wenn die Daten nicht genügen."],
    ),
];
