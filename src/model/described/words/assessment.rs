//! What the fields of an assessment say, in French, Dutch and German.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    (
        "AssessmentFile.title",
        ["Son titre, si la question ne suffit pas.", "De titel, als de vraag niet volstaat.", "Der Titel, wenn die Frage nicht genügt."],
    ),
    (
        "AssessmentFile.period",
        [
            "La période évaluée : `2024`, `2023-2024`, `2024-Q3`.",
            "De geëvalueerde periode: `2024`, `2023-2024`, `2024-Q3`.",
            "Der untersuchte Zeitraum: `2024`, `2023-2024`, `2024-Q3`.",
        ],
    ),
    (
        "AssessmentFile.method",
        [
            "La démarche suivie : `vises`, ou le nom d’une autre.",
            "De gevolgde aanpak: `vises`, of de naam van een andere.",
            "Das Vorgehen: `vises` oder der Name eines anderen.",
        ],
    ),
    ("AssessmentFile.step", ["Où elle en est.", "Hoever ze staat.", "Wie weit sie ist."]),
    (
        "Step.current",
        [
            "L’étape en cours : 1 état des lieux, 2 collecte, 3 analyse et valorisation.",
            "De huidige stap: 1 stand van zaken, 2 verzameling, 3 analyse en valorisatie.",
            "Der jetzige Schritt: 1 Bestandsaufnahme, 2 Erhebung, 3 Auswertung und Nutzung.",
        ],
    ),
    ("Step.started", ["Le jour où elle a commencé.", "De dag waarop ze begon.", "Wann sie begann."]),
    ("Step.published", ["Le jour où elle a été publiée.", "De dag waarop ze gepubliceerd werd.", "Wann sie veröffentlicht wurde."]),
    (
        "AssessmentFile.question",
        [
            "La question évaluative : le fil de la page.",
            "De evaluatievraag: de rode draad van de pagina.",
            "Die Leitfrage: der rote Faden der Seite.",
        ],
    ),
    (
        "AssessmentFile.motivation",
        ["Pourquoi cette question a été posée.", "Waarom die vraag gesteld werd.", "Warum diese Frage gestellt wurde."],
    ),
    ("AssessmentFile.team", ["Qui l’a menée.", "Wie ze uitvoerde.", "Wer sie durchgeführt hat."]),
    (
        "TeamMember.name Author.name",
        [
            "Le nom de la personne ou de l’organisation.",
            "De naam van de persoon of de organisatie.",
            "Der Name der Person oder Organisation.",
        ],
    ),
    ("TeamMember.role Author.role", ["Son rôle.", "De rol.", "Die Rolle."]),
    (
        "AssessmentFile.stakeholders",
        ["Les parties prenantes : qui est concerné.", "De belanghebbenden: wie er belang bij heeft.", "Die Beteiligten: wen es betrifft."],
    ),
    (
        "Stakeholder.id Outcome.id Survey.id Question.id Evidence.id",
        [
            "Son identifiant, pour y renvoyer : minuscules sans accents, chiffres, traits d’union.",
            "Het id, om ernaar te verwijzen: kleine letters zonder accenten, cijfers, koppeltekens.",
            "Die Kennung, um darauf zu verweisen: Kleinbuchstaben, Ziffern, Bindestriche.",
        ],
    ),
    (
        "Stakeholder.name",
        [
            "Le nom du groupe, tel que le voient les lecteurs.",
            "De naam van de groep, zoals lezers die zien.",
            "Der Name der Gruppe, wie Leserinnen und Leser ihn sehen.",
        ],
    ),
    (
        "Stakeholder.kind",
        [
            "La sorte de groupe : `beneficiary` (bénéficiaires), `worker` (travailleurs), `neighbour` (voisins), `environment`…",
            "Het soort groep: `beneficiary` (begunstigden), `worker` (werknemers), `neighbour` (buren), `environment` (milieu)…",
            "Die Art der Gruppe: `beneficiary` (Begünstigte), `worker` (Beschäftigte), `neighbour` (Nachbarschaft), `environment` (Umwelt)…",
        ],
    ),
    ("Stakeholder.size", ["Combien ils sont.", "Met hoeveel ze zijn.", "Wie viele es sind."]),
    (
        "Stakeholder.underserved",
        [
            "`true` si ce groupe trouve rarement une telle aide ailleurs.",
            "`true` als die groep zulke hulp elders zelden vindt.",
            "`true`, wenn diese Gruppe solche Hilfe anderswo selten findet.",
        ],
    ),
    (
        "Stakeholder.involved_in",
        [
            "Les étapes auxquelles il a pris part : `[1, 3]`.",
            "De stappen waaraan ze deelnam: `[1, 3]`.",
            "Die Schritte, an denen sie teilnahm: `[1, 3]`.",
        ],
    ),
    ("Stakeholder.how", ["De quelle façon il a pris part.", "Hoe ze deelnam.", "Wie sie teilnahm."]),
    (
        "AssessmentFile.outcomes",
        [
            "Les effets : ce qui devait changer, et ce qui a changé sans qu’on le veuille.",
            "De effecten: wat moest veranderen, en wat ongewild veranderde.",
            "Die Wirkungen: was sich ändern sollte und was sich ungewollt geändert hat.",
        ],
    ),
    ("Outcome.statement", ["Ce qui change, en une phrase.", "Wat er verandert, in één zin.", "Was sich ändert, in einem Satz."]),
    (
        "Outcome.stakeholder",
        [
            "Pour qui : l’identifiant d’une partie prenante.",
            "Voor wie: het id van een belanghebbende.",
            "Für wen: die Kennung einer Gruppe.",
        ],
    ),
    (
        "Outcome.level",
        [
            "Sa place dans la chaîne : `input` (moyens), `activity` (activités), `output` (réalisations), `outcome` (effets), `impact`.",
            "De plaats in de keten: `input` (middelen), `activity` (activiteiten), `output` (prestaties), `outcome` (effecten), `impact`.",
            "Der Platz in der Kette: `input` (Mittel), `activity` (Tätigkeiten), `output` (Leistungen), `outcome` (Wirkungen), `impact`.",
        ],
    ),
    (
        "Outcome.horizon",
        [
            "À quelle échéance : `short` (court terme), `medium` (moyen) ou `long`.",
            "Op welke termijn: `short` (kort), `medium` (middellang) of `long` (lang).",
            "Wie bald: `short` (kurzfristig), `medium` (mittelfristig) oder `long` (langfristig).",
        ],
    ),
    (
        "Outcome.sign",
        [
            "`positive` (souhaitable) ou `negative` : dire aussi ce qui va mal rend crédible.",
            "`positive` (wenselijk) of `negative`: ook zeggen wat slecht gaat, maakt geloofwaardig.",
            "`positive` (erwünscht) oder `negative`: Wer auch sagt, was schlecht läuft, wird geglaubt.",
        ],
    ),
    (
        "Outcome.intended",
        [
            "`false` si l’effet n’était pas voulu.",
            "`false` als het effect niet bedoeld was.",
            "`false`, wenn die Wirkung nicht beabsichtigt war.",
        ],
    ),
    (
        "Outcome.importance",
        [
            "Son importance pour eux : `high` (grande), `medium` ou `low` (faible).",
            "Hoe belangrijk het voor hen is: `high` (groot), `medium` of `low` (klein).",
            "Wie wichtig es ihnen ist: `high` (hoch), `medium` oder `low` (gering).",
        ],
    ),
    (
        "Outcome.contribution",
        ["La part qui revient à l’entreprise.", "Het aandeel van de onderneming erin.", "Welchen Anteil das Unternehmen daran hat."],
    ),
    (
        "Contribution.counterfactual",
        ["Ce qui serait arrivé de toute façon.", "Wat er hoe dan ook gebeurd was.", "Was ohnehin geschehen wäre."],
    ),
    ("Contribution.attribution", ["Qui d’autre y a contribué.", "Wie er nog toe bijdroeg.", "Wer sonst dazu beigetragen hat."]),
    ("Outcome.risks", ["Ce qui pourrait mal tourner.", "Wat er mis kan gaan.", "Was schiefgehen kann."]),
    (
        "Outcome.sdg",
        [
            "Les objectifs de développement durable qu’il sert.",
            "De duurzame-ontwikkelingsdoelen die het dient.",
            "Die Nachhaltigkeitsziele, denen sie dient.",
        ],
    ),
    ("SdgTarget.target", ["Le numéro de la cible : `8.5`.", "Het nummer van het doel: `8.5`.", "Die Nummer des Ziels: `8.5`."]),
    (
        "SdgTarget.strength",
        [
            "De près (`direct`) ou de loin (`indirect`).",
            "Rechtstreeks (`direct`) of van ver (`indirect`).",
            "Unmittelbar (`direct`) oder mittelbar (`indirect`).",
        ],
    ),
    (
        "Outcome.leads_to",
        [
            "Ce à quoi il mène : les identifiants d’autres effets.",
            "Waartoe het leidt: id’s van andere effecten.",
            "Wozu sie führt: Kennungen anderer Wirkungen.",
        ],
    ),
    (
        "AssessmentFile.results",
        [
            "Ce qui a été mesuré : des chiffres avec leur source.",
            "Wat er gemeten is: cijfers met hun bron.",
            "Was gemessen wurde: Zahlen mit ihrer Quelle.",
        ],
    ),
    (
        "AssessmentFile.surveys",
        [
            "Les enquêtes : les questions et le compte des réponses.",
            "De enquêtes: de vragen en het aantal antwoorden.",
            "Die Umfragen: Fragen und gezählte Antworten.",
        ],
    ),
    (
        "AssessmentFile.evidence",
        [
            "Ce qui a été entendu et vu : entretiens, groupes, observations.",
            "Wat gehoord en gezien is: gesprekken, groepen, observaties.",
            "Was gehört und gesehen wurde: Gespräche, Gruppen, Beobachtungen.",
        ],
    ),
    (
        "AssessmentFile.limits",
        [
            "Ce que les chiffres ne disent pas (Markdown) ; son absence donne W11.",
            "Wat de cijfers niet zeggen (Markdown); ontbreekt het, dan komt W11.",
            "Was die Zahlen nicht sagen (Markdown); fehlt es, kommt W11.",
        ],
    ),
    ("AssessmentFile.learnings", ["Ce que l’on a appris (Markdown).", "Wat eruit geleerd is (Markdown).", "Was gelernt wurde (Markdown)."]),
    ("AssessmentFile.decisions", ["Ce qui a été décidé (Markdown).", "Wat er beslist is (Markdown).", "Was beschlossen wurde (Markdown)."]),
    (
        "AssessmentFile.commitments",
        ["Les engagements, et ce qu’ils sont devenus.", "De beloften, en wat ervan kwam.", "Was versprochen wurde und was daraus wurde."],
    ),
    ("Commitment.text", ["Ce qui a été promis, en une phrase.", "Wat er beloofd is, in één zin.", "Was versprochen wurde, in einem Satz."]),
    (
        "Commitment.due",
        ["L’échéance : une période, comme `2026`.", "Tegen wanneer: een periode, zoals `2026`.", "Bis wann: ein Zeitraum, wie `2026`."],
    ),
    (
        "Commitment.state",
        [
            "Ce qu’il est devenu : `kept` (tenu), `partly` (en partie), `missed` (manqué) ou `open` (en cours).",
            "Wat ervan kwam: `kept` (gehouden), `partly` (deels), `missed` (gemist) of `open` (lopend).",
            "Was daraus wurde: `kept` (gehalten), `partly` (teilweise), `missed` (verfehlt) oder `open` (offen).",
        ],
    ),
];
