//! What the fields of the shared definitions say, in French, Dutch and German.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    (
        "Dimension.id Framework.id Indicator.id Scale.id Term.id Topic.id Category.id ScaleOption.id",
        [
            "Son identifiant : minuscules sans accents, chiffres et traits d’union ; il ne se traduit pas.",
            "Het id: kleine letters zonder accenten, cijfers en koppeltekens; het wordt niet vertaald.",
            "Die Kennung: Kleinbuchstaben, Ziffern und Bindestriche; sie wird nicht übersetzt.",
        ],
    ),
    (
        "Dimension.name Framework.name Indicator.name Topic.name",
        ["Son nom, tel que le voient les lecteurs.", "De naam, zoals lezers die zien.", "Der Name, wie Leserinnen und Leser ihn sehen."],
    ),
    ("Dimension.categories", ["Ses catégories, dans l’ordre.", "De categorieën, in volgorde.", "Die Kategorien, in ihrer Reihenfolge."]),
    (
        "Dimension.exhaustive Breakdown.exhaustive",
        [
            "`true` si les catégories font ensemble le tout : leur somme est alors vérifiée (E08).",
            "`true` als de categorieën samen het geheel vormen: hun som wordt dan nagekeken (E08).",
            "`true`, wenn die Kategorien zusammen das Ganze ergeben: Dann wird die Summe geprüft (E08).",
        ],
    ),
    (
        "Category.label ScaleOption.label",
        [
            "Ses mots, tels que les voient les lecteurs.",
            "De woorden, zoals lezers die zien.",
            "Die Wörter, wie Leserinnen und Leser sie sehen.",
        ],
    ),
    (
        "Category.code",
        ["Son code officiel : NUTS, INS, INSEE.", "De officiële code: NUTS, NIS, INSEE.", "Der amtliche Code: NUTS, NIS, INSEE."],
    ),
    ("Category.parent", ["La catégorie dont elle fait partie.", "De categorie waar ze deel van is.", "Die Kategorie, zu der sie gehört."]),
    (
        "FrameworkCode.code",
        ["Le code, comme le cadre l’écrit.", "De code, zoals het kader die schrijft.", "Der Code, wie der Rahmen ihn schreibt."],
    ),
    ("FrameworkCode.label", ["Ce que le code veut dire.", "Waar de code voor staat.", "Wofür der Code steht."]),
    ("FrameworkCode.url", ["La page qui l’explique.", "De pagina die hem uitlegt.", "Wo er erklärt wird."]),
    (
        "Framework.codes",
        ["Ses codes, chacun avec ce qu’il veut dire.", "De codes, elk met hun betekenis.", "Die Codes, jeder mit seiner Bedeutung."],
    ),
    (
        "Scale.options",
        [
            "Les réponses possibles, dans l’ordre.",
            "De mogelijke antwoorden, in volgorde.",
            "Die möglichen Antworten, in ihrer Reihenfolge.",
        ],
    ),
    (
        "ScaleOption.polarity",
        [
            "De -2 (contre) à 2 (pour) ; 0 est neutre.",
            "Van -2 (tegen) tot 2 (voor); 0 is neutraal.",
            "Von -2 (dagegen) bis 2 (dafür); 0 ist neutral.",
        ],
    ),
    (
        "ScaleOption.score",
        ["Les points qui entrent dans la moyenne.", "De punten die in het gemiddelde tellen.", "Die Punkte für einen Mittelwert."],
    ),
    (
        "Topic.question",
        [
            "La question du lecteur à laquelle ce thème répond.",
            "De vraag van de lezer waarop dit thema antwoordt.",
            "Die Frage, auf die das Thema antwortet.",
        ],
    ),
    ("Topic.description", ["De quoi il s’agit, en une phrase.", "Waarover het gaat, in één zin.", "Worum es geht, in einem Satz."]),
    ("Term.label", ["Le mot à expliquer.", "Het woord dat uitgelegd wordt.", "Das Wort, das erklärt wird."]),
    ("Term.definition", ["Ce que le mot veut dire.", "Wat het woord betekent.", "Was das Wort bedeutet."]),
    ("Term.variants", ["D’autres écritures admises.", "Andere schrijfwijzen die mogen.", "Andere Schreibweisen, die zulässig sind."]),
    (
        "Term.forbidden",
        [
            "Les écritures à éviter : chaque emploi donne un avertissement (W09).",
            "Te vermijden schrijfwijzen: elk gebruik geeft een waarschuwing (W09).",
            "Zu vermeidende Schreibweisen: Jede Verwendung ergibt eine Warnung (W09).",
        ],
    ),
    ("Term.acronym", ["Son sigle.", "De afkorting.", "Die Abkürzung."]),
    (
        "Indicator.definition",
        [
            "Ce qui est compté exactement, et ce qui ne l’est pas.",
            "Wat er precies geteld wordt, en wat niet.",
            "Was genau gezählt wird und was nicht.",
        ],
    ),
    (
        "Indicator.unit",
        [
            "L’unité des valeurs : une unité connue (`people`, `percent`, `euro`…) ou vos propres mots, par langue.",
            "De eenheid van de waarden: een bekende (`people`, `percent`, `euro`…) of eigen woorden, per taal.",
            "Die Einheit der Werte: eine bekannte (`people`, `percent`, `euro`…) oder eigene Wörter, je Sprache.",
        ],
    ),
    (
        "Indicator.kind",
        [
            "La sorte de nombre : `count` (effectif), `amount` (quantité), `rate` (taux, écrit avec numérateur et dénominateur), `ratio` (rapport) ou `score`.",
            "Het soort getal: `count` (aantal), `amount` (hoeveelheid), `rate` (aandeel, geschreven met teller en noemer), `ratio` (verhouding) of `score`.",
            "Die Art der Zahl: `count` (Anzahl), `amount` (Menge), `rate` (Anteil, mit Zähler und Nenner), `ratio` (Verhältnis) oder `score`.",
        ],
    ),
    (
        "Indicator.nature",
        [
            "`flow` compte ce qui se passe pendant la période ; `stock-end` ce qu’il y a à la fin, `stock-average` en moyenne. Un stock ne s’additionne pas dans le temps.",
            "`flow` telt wat in de periode gebeurt; `stock-end` wat er aan het einde is, `stock-average` gemiddeld. Een voorraad telt men niet op in de tijd.",
            "`flow` zählt, was im Zeitraum geschieht; `stock-end`, was am Ende da ist, `stock-average` im Mittel. Ein Bestand wird nicht über die Zeit summiert.",
        ],
    ),
    (
        "Indicator.direction",
        [
            "Le bon sens : `up` (plus, c’est mieux), `down` (moins, c’est mieux), `range` (entre deux bornes) ou `none`.",
            "De goede richting: `up` (meer is beter), `down` (minder is beter), `range` (tussen twee grenzen) of `none`.",
            "Die gute Richtung: `up` (mehr ist besser), `down` (weniger ist besser), `range` (zwischen zwei Grenzen) oder `none`.",
        ],
    ),
    (
        "Indicator.decimals",
        [
            "Le nombre de décimales affichées ; sinon 1 pour un taux, un rapport ou un score, 0 pour un effectif.",
            "Het aantal getoonde decimalen; anders 1 voor een aandeel, verhouding of score, 0 voor een aantal.",
            "Die gezeigten Dezimalstellen; sonst 1 für Anteil, Verhältnis oder Score, 0 für eine Anzahl.",
        ],
    ),
    (
        "Indicator.domain",
        [
            "Les valeurs possibles ; une valeur en dehors est une erreur (E07). Pour `percent` : de 0 à 100.",
            "De mogelijke waarden; een waarde erbuiten is een fout (E07). Voor `percent`: van 0 tot 100.",
            "Die möglichen Werte; ein Wert außerhalb ist ein Fehler (E07). Für `percent`: 0 bis 100.",
        ],
    ),
    ("Domain.min Summary.min", ["La plus petite valeur.", "De kleinste waarde.", "Der kleinste Wert."]),
    ("Domain.max Summary.max", ["La plus grande valeur.", "De grootste waarde.", "Der größte Wert."]),
    (
        "Indicator.persons",
        [
            "Si l’on compte des personnes : les petits nombres sont alors masqués. `false` l’exclut.",
            "Of het om personen gaat: kleine aantallen worden dan verborgen. `false` sluit dat uit.",
            "Ob Personen gezählt werden: Dann werden kleine Zahlen verdeckt. `false` schließt das aus.",
        ],
    ),
    (
        "Indicator.aggregate",
        [
            "Comment réunir les valeurs de plusieurs entreprises ; sinon une somme pour les effectifs et les quantités, le rapport des sommes pour les taux.",
            "Hoe waarden van meer ondernemingen één waarde worden; anders een som voor aantallen en hoeveelheden, de verhouding van de sommen voor aandelen.",
            "Wie Werte mehrerer Unternehmen einer werden; sonst die Summe bei Anzahlen und Mengen, das Verhältnis der Summen bei Anteilen.",
        ],
    ),
    (
        "Indicator.weight",
        [
            "L’indicateur qui sert de poids dans une moyenne pondérée.",
            "De indicator die weegt in een gewogen gemiddelde.",
            "Der Indikator, der im gewichteten Mittel das Gewicht ist.",
        ],
    ),
    (
        "Indicator.may_overlap",
        [
            "`true` si une personne peut être comptée deux fois : la somme ne se lit alors pas en personnes (W15).",
            "`true` als iemand twee keer geteld kan worden: de som is dan geen aantal mensen (W15).",
            "`true`, wenn jemand doppelt gezählt werden kann: Die Summe ist dann keine Personenzahl (W15).",
        ],
    ),
    ("Indicator.topic", ["Le thème auquel il appartient.", "Het thema waar hij bij hoort.", "Das Thema, zu dem er gehört."]),
    (
        "Indicator.dimensions",
        [
            "Les dimensions qui le ventilent.",
            "De dimensies waarnaar hij uitgesplitst wordt.",
            "Die Dimensionen, nach denen er aufgeschlüsselt wird.",
        ],
    ),
    (
        "Indicator.codes",
        [
            "Ses codes dans d’autres cadres : `{sdg: \"8.5\", vsme: B8}`.",
            "De codes in andere kaders: `{sdg: \"8.5\", vsme: B8}`.",
            "Die Codes in anderen Rahmen: `{sdg: \"8.5\", vsme: B8}`.",
        ],
    ),
    (
        "Indicator.equivalence",
        [
            "Une comparaison parlante, avec son facteur et sa source.",
            "Een sprekende vergelijking, met factor en bron.",
            "Ein anschaulicher Vergleich, mit Faktor und Quelle.",
        ],
    ),
    ("Equivalence.label", ["La comparaison en mots.", "De vergelijking in woorden.", "Der Vergleich in Worten."]),
    ("Equivalence.factor", ["Combien une unité en fait.", "Hoeveel één eenheid ervan maakt.", "Wie viele davon eine Einheit ergibt."]),
    ("Equivalence.source", ["D’où vient le facteur.", "Waar de factor vandaan komt.", "Woher der Faktor stammt."]),
    (
        "Indicator.formula",
        [
            "Son calcul à partir d’autres indicateurs : `sorties / personnes`, `per(a, b)`, `index(a, 2021)`.",
            "De berekening uit andere indicatoren: `uitstroom / personen`, `per(a, b)`, `index(a, 2021)`.",
            "Die Berechnung aus anderen: `austritte / personen`, `per(a, b)`, `index(a, 2021)`.",
        ],
    ),
    ("Indicator.source", ["D’où vient la définition.", "Waar de definitie vandaan komt.", "Woher die Definition stammt."]),
    ("Indicator.supersedes", ["L’indicateur qu’il remplace.", "De indicator die hij vervangt.", "Der Indikator, den er ersetzt."]),
];
