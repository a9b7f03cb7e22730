//! An example of each code, before and after its repair.

use crate::finding::Code;

/// What leads to the finding, and the same repaired.
pub fn example(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::E01 => ("sorce: \"Registre des sorties\"", "source: \"Registre des sorties\""),
        Code::E02 => ("[les sorties](indicator:positive-exit)", "[les sorties](indicator:positive-exits)"),
        Code::E03 => (
            "# samira.fr.md\ndate: 2024-03-01\n# samira.nl.md\ndate: 2024-03-02",
            "# samira.fr.md\ndate: 2024-03-01\n# samira.nl.md: nothing, the date is taken from the original",
        ),
        Code::E04 => ("values:\n  2023: \"63,3\"", "values:\n  2023: {numerator: 31, denominator: 49}"),
        Code::E05 => ("2023: {numerator: 49, denominator: 31}", "2023: {numerator: 31, denominator: 49}"),
        Code::E06 => ("2023: 1.234", "2023: 1234"),
        Code::E07 => ("# unit: percent\n2023: 633", "# unit: percent\n2023: \"63,3\""),
        Code::E08 => (
            "values: {2023: 49}\nbreakdowns:\n  - dimension: gender\n    exhaustive: true\n    values: {2023: {women: 21, men: 27}}",
            "values: {2023: 49}\nbreakdowns:\n  - dimension: gender\n    exhaustive: true\n    values: {2023: {women: 21, men: 28}}",
        ),
        Code::E09 => ("invited: 45\nreturned: 62", "invited: 62\nreturned: 45"),
        Code::E10 => (
            "- indicator: positive-exits\n  values: {2023: {numerator: 31, denominator: 49}}",
            "- indicator: positive-exits\n  source: {fr: \"Registre des sorties\", nl: \"Uitstroomregister\"}\n  values: {2023: {numerator: 31, denominator: 49}}",
        ),
        Code::E11 => ("values:\n  2023: 240\n  2023-01..2023-12: 241", "values:\n  2023: 241"),
        Code::E12 => (
            "consent: {status: withdrawn, withdrawn_on: 2024-02-01}\n# and on a page:\n::: testimonial samira\n:::",
            "consent: {status: withdrawn, withdrawn_on: 2024-02-01}\n# and the block is gone from the page",
        ),
        Code::E13 => ("witness: {display: first-name, name: \"Samira Benali\"}", "witness: {display: first-name, name: \"Samira\"}"),
        Code::E14 => (
            "witness: {display: first-name, name: \"Lou\", minor: true}\nconsent: {status: given, given_on: 2024-03-01}",
            "witness: {display: first-name, name: \"Lou\", minor: true}\nconsent: {status: given, given_on: 2024-03-01, guardian: true}",
        ),
        Code::E15 => (
            "languages: [fr, nl]\nfunders:\n  - {name: Fonds Exemple, notice: {fr: \"Avec le soutien du Fonds Exemple\"}}",
            "languages: [fr, nl]\nfunders:\n  - {name: Fonds Exemple, notice: {fr: \"Avec le soutien du Fonds Exemple\", nl: \"Met steun van Fonds Exemple\"}}",
        ),
        Code::E16 => (
            "photo: {file: atelier.jpg}",
            "photo: {file: atelier.jpg, alt: {fr: \"Deux personnes réparent un vélo\", nl: \"Twee mensen herstellen een fiets\"}}",
        ),
        Code::E17 => ("ids: {kbo: 0999.123.456}", "ids: {kbo: 0999.123.457}"),
        Code::E18 => {
            ("2023: {hainaut: 27, namur: 4}\n# the total 31 is published, and 27 elsewhere on the site", "2023: {hainaut-and-namur: 31}")
        }
        Code::E19 => ("title: Emploi : ce qui change", "title: \"Emploi : ce qui change\""),
        Code::E20 => ("question: \"…\"\n# an assessment without `period`", "period: 2023\nquestion: \"…\""),
        Code::E21 => ("step: {current: trois}", "step: {current: 3}"),
        Code::E22 => ("[contact](../contat.md)", "[contact](../contact.md)"),
        Code::E23 => ("# pages/equipe.fr.md and pages/team.fr.md\nslug: equipe", "# pages/team.fr.md\nslug: equipe-2024"),
        Code::E24 => ("{{ page.tite }}", "{{ page.title }}"),
        Code::E25 => ("photo: {file: Atelier.jpg, alt: \"…\"}\n# the file is called atelier.jpg", "photo: {file: atelier.jpg, alt: \"…\"}"),
        Code::W01 => ("title: {fr: \"Nos résultats\"}", "title: {fr: \"Nos résultats\", nl: \"Onze resultaten\"}"),
        Code::W02 => (
            "# pages/methode.fr.md changed after pages/methode.nl.md was accepted",
            "# pages/methode.nl.md says the same again, and:\ndiptych translations accept content/pages/methode.nl.md",
        ),
        Code::W03 => ("En 2023, 61 % des personnes…", "En 2023, {{ value ateliers-du-canal/positive-exits@2023 }} des personnes…"),
        Code::W04 => ("2023: {value: 65, numerator: 31, denominator: 49}", "2023: {numerator: 31, denominator: 49}"),
        Code::W05 => ("2022: 120\n2023: 240", "2022: 120\n2023: {value: 240, note: {fr: \"Deuxième atelier\", nl: \"Tweede atelier\"}}"),
        Code::W06 => ("targets: [{period: 2025, value: 65}]", "baseline: 2021\ntargets: [{period: 2025, value: 65}]"),
        Code::W07 => (
            "invited: 200\nreturned: 31",
            "invited: 200\nreturned: 31\n# and, in the assessment:\nlimits: {fr: \"Une personne sur six a répondu\", nl: \"Eén op de zes antwoordde\"}",
        ),
        Code::W08 => (
            "consent: {status: given, given_on: 2021-09-01, expires: 2024-09-01}",
            "consent: {status: given, given_on: 2024-06-15, expires: 2027-06-15}",
        ),
        Code::W09 => ("# catalogue/terms.yaml: forbidden: {fr: réinsertion}\nUn parcours de réinsertion", "Un parcours d'insertion"),
        Code::W10 => (
            "outcomes:\n  - {id: back-to-work, statement: \"…\"}\nresults:\n  - {indicator: positive-exits, source: \"…\"}",
            "outcomes:\n  - {id: back-to-work, statement: \"…\"}\nresults:\n  - {indicator: positive-exits, outcome: back-to-work, source: \"…\"}",
        ),
        Code::W11 => (
            "# an assessment without `limits`",
            "limits: {fr: \"Sorties connues à 3 mois seulement\", nl: \"Uitstroom slechts tot 3 maanden bekend\"}",
        ),
        Code::W12 => {
            ("::: chart ateliers-du-canal/tonnes-reused\ntype: waffle\n:::", "::: chart ateliers-du-canal/tonnes-reused\ntype: line\n:::")
        }
        Code::W13 => (
            "# bilan.fr.md has two charts, bilan.nl.md has one",
            "# bilan.fr.md and bilan.nl.md have the same two charts, in the same order",
        ),
        Code::W14 => ("# nature: stock-end\n2022: 10\n2023: 12\n2022-01..2023-12: 22", "# nature: stock-end\n2022: 10\n2023: 12"),
        Code::W15 => (
            "- id: people-reached\n  unit: people\n  may_overlap: true",
            "- id: people-reached\n  unit: people\n  may_overlap: true\n  aggregate: none",
        ),
        Code::W16 => ("# only in bilan.fr.md\n[le rapport](media/rapport.pdf)", "# also in bilan.nl.md\n[het rapport](media/rapport.pdf)"),
        Code::W17 => ("{{ valeu positive-exits }}", "{{ value positive-exits }}"),
        Code::W18 => ("theme: {accent: \"#ffcc00\"}", "theme: {accent: \"#846900\"}"),
        Code::W19 => ("# one page with forty charts", "# four pages with ten charts each"),
        Code::W20 => (
            "# pages/contact.fr.md exists, pages/contact.nl.md does not\n[contact](contact.nl.md)",
            "# pages/contact.nl.md is written\n[contact](contact.nl.md)",
        ),
        Code::W21 => ("produce: {pdf: true}", "produce: {pdf: false}"),
        Code::W22 => ("description: # twelve lines about the history of the house", "description: # one sentence about what it does"),
        Code::W23 => ("## Horaires\n\n<h4>Le matin</h4>", "## Horaires\n\n### Le matin"),
        Code::W24 => (
            "witness: {display: role-only, role: Soudeuse}\n---\nJ'ai 34 ans, j'habite Namur.",
            "witness: {display: role-only, role: Soudeuse}\n---\nJ'ai la trentaine, j'habite une petite ville.",
        ),
        Code::I01 => {
            ("consent: {status: pending}", "consent: {status: given, given_on: 2024-03-01, scopes: {text: true}, channels: [web]}")
        }
    }
}
