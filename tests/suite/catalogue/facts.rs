//! Numbers and charts (N), two languages (I), templates (T).

use super::trial::trial;
use super::{Row, row};

const ATELIERS: &str = "content/enterprises/ateliers/assessments/2023.yaml";
const TRAINED: &str = "    values:\n      2022: 110\n      2023: 120\n";
const PAGE: &str = "content/pages/methode.fr.md";
const BUILT: &str = "fr/methode/index.html";

/// A page with a chart of its own values.
fn chart(options: &str) -> String {
    format!("---\ntitle: \"Méthode\"\n---\n::: chart\ntitle: \"Les vélos augmentent\"\nunit: vélos\nsource: registre\n{options}:::\n")
}

pub fn rows() -> Vec<Row> {
    numbers().into_iter().chain(languages()).chain(templates()).collect()
}

fn numbers() -> Vec<Row> {
    let many: String = (0..10_000).map(|at| format!("  \"c{at}\": {at}\n")).collect();
    let long = "mot ".repeat(125);
    vec![
        row("N01", "a series without values")
            .tried(trial("left empty").edit(ATELIERS, TRAINED, "    values: {2022: , 2023: }\n").warned("W05", ATELIERS, "")),
        row("N02", "one point, all points equal")
            .tried(
                trial("one")
                    .edit(ATELIERS, TRAINED, "    values: {2023: 120}\n")
                    .done()
                    .shows("fr/indicateurs/people-trained/index.html", "120"),
            )
            .tried(
                trial("equal")
                    .edit(ATELIERS, TRAINED, "    values: {2021: 7, 2022: 7, 2023: 7}\n")
                    .done()
                    .shows("fr/indicateurs/people-trained/index.html", "7"),
            ),
        row("N03", "nothing but zero").tried(trial("drawn").edit(ATELIERS, TRAINED, "    values: {2021: 0, 2022: 0, 2023: 0}\n").done()),
        row("N04", "a denominator of zero").by(&["A denominator of zero is shown as missing"]),
        row("N07", "101 of a hundred, -1").by(&["A value outside its domain", "A percentage above a hundred"]),
        row("N08", "ten thousand categories").tried(
            trial("in a chart").put(PAGE, chart(&format!("type: bar\nvalues:\n{many}"))).warned("W12", PAGE, "").shows(BUILT, "c9999"),
        ),
        row("N09", "a label of five hundred letters, of another script, of pictures")
            .tried(
                trial("in a chart")
                    .put(PAGE, chart(&format!("type: bar\nvalues: {{\"{long}\": 1, \"ريال\": 2, \"👩‍👩‍👧\": 3}}\n")))
                    .done()
                    .shows(BUILT, "ريال"),
            )
            .by(&["corpora::texts_of_charts_stay_inside_their_drawings", "width::long_words_are_divided_and_long_lines_broken"]),
        row("N11", "shares that add up to 99.9").tried(
            trial("by rounding")
                .edit(ATELIERS, "counts: {no: 4, neutral: 6, yes: 33}", "counts: {no: 14, neutral: 14, yes: 15}")
                .done()
                .untold("E09"),
        ),
        row("N13", "one day, days in reverse order")
            .tried(trial("on an axis").edit(ATELIERS, TRAINED, "    values: {2023-12-31: 120, 2022-12-31: 110}\n").done()),
        row("N15", "one value in two languages").tried(
            trial("of thousands")
                .edit(ATELIERS, TRAINED, "    values: {2022: 1230, 2023: 1234}\n")
                .done()
                .shows("fr/indicateurs/people-trained/index.html", "1\u{202f}234")
                .shows("nl/indicatoren/people-trained/index.html", "1.234"),
        ),
    ]
}

fn languages() -> Vec<Row> {
    vec![
        row("I01", "a page without its twin")
            .tried(trial("in Dutch").without("content/pages/methode.nl.md").warned("W01", PAGE, ""))
            .tried(trial("and strict").without("content/pages/methode.nl.md").with(&["--strict"]).refused("W01", PAGE, ""))
            .by(&["A page without its twin is hidden where the site wants it so"]),
        row("I02", "links to a page and an anchor that do not exist")
            .tried(trial("a page").put(PAGE, "---\ntitle: \"Méthode\"\n---\n[a](page:methodes)\n").refused(
                "E02",
                "content/pages/methode.fr.md:4",
                "methode",
            ))
            .tried(trial("an anchor").put(PAGE, "---\ntitle: \"Méthode\"\n---\n[a](#la)\n").refused(
                "E22",
                "content/pages/methode.fr.md:4",
                "la",
            ))
            .by(&["Paths and anchors that lead nowhere"]),
        row("I03", "twins whose numbers differ").by(&["Twins whose numbers differ"]),
        row("I05", "the order of É, IJ, ß, Œ")
            .by(&["vectors::alphabetical_order", "laws::the_machine_s_language_time_and_place_change_no_byte"]),
        row("I07", "pages that link to each other in a ring, a theme that is not there")
            .tried(
                trial("a ring")
                    .edit(PAGE, "une fois.", "une fois ([accueil](page:index)).")
                    .edit("content/pages/index.fr.md", "---\ntitle", "---\ntitle")
                    .done(),
            )
            .tried(trial("no theme").edit("diptych.yaml", "format: 1\n", "format: 1\ntheme: {name: nulle-part}\n").refused(
                "E02",
                "diptych.yaml:2",
                "nulle-part",
            )),
        row("I09", "hreflang, canonical and feed ids")
            .by(&["pages::every_page_leads_to_its_twin_and_back", "laws::the_same_site_gives_the_same_bytes_on_any_number_of_threads"]),
    ]
}

/// A theme of the site's own that changes one template.
fn theme(template: &'static str, text: &str) -> super::Trial {
    trial(template).put(format!("themes/essai/templates/{template}"), text).edit(
        "diptych.yaml",
        "format: 1\n",
        "format: 1\ntheme: {name: essai}\n",
    )
}

fn templates() -> Vec<Row> {
    let inner = "x".repeat(3_000);
    let loops = &format!(
        "{{% for a in range(end=3000) %}}{{% for b in range(end=3000) %}}{{% for c in range(end=3000) %}}{inner}{{% endfor %}}{{% endfor %}}{{% endfor %}}"
    );
    vec![
        row("T01", "a template that cannot be read").tried(theme("free_page.html", "{% if %}\n").refused(
            "E24",
            "themes/essai/templates/free_page.html:1",
            "",
        )),
        row("T02", "a name, filter or function that does not exist")
            .tried(theme("free_page.html", "{{ pagee.title }}\n").refused("E24", "themes/essai/templates/free_page.html:1", ""))
            .by(&["theme::a_name_that_a_template_misspells_is_a_finding_with_its_line_and_page"]),
        row("T03", "a template that extends or includes itself")
            .tried(theme("free_page.html", "{% extends \"free_page.html\" %}\n").refused(
                "E24",
                "themes/essai/templates/free_page.html",
                "",
            ))
            .tried(theme("free_page.html", "{% include \"free_page.html\" %}\n").refused(
                "E24",
                "themes/essai/templates/free_page.html",
                "",
            )),
        row("T04", "a component that calls itself").tried(
            theme("free_page.html", "{% macro a() %}{{ self::a() }}{% endmacro a %}{{ self::a() }}\n").refused(
                "E24",
                "themes/essai/templates/free_page.html",
                "",
            ),
        ),
        row("T06", "loops without end")
            .tried(theme("free_page.html", loops).refused("E24", "themes/essai/templates/free_page.html", ""))
            .limit("a loop that writes nothing is not stopped"),
        row("T07", "secrets of the machine, files outside, the clock")
            .tried(theme("free_page.html", "{{ get_env(name=\"HOME\") }}\n").refused("E24", "themes/essai/templates/free_page.html:1", ""))
            .tried(theme("free_page.html", "{% include \"../../../diptych.yaml\" %}\n").refused(
                "E24",
                "themes/essai/templates/free_page.html",
                "",
            ))
            .tried(theme("free_page.html", "{{ now() }}\n").refused("E24", "themes/essai/templates/free_page.html:1", "")),
        row("T09", "a word that a theme does not say in Dutch")
            .by(&["theme::the_four_languages_have_the_same_words", "words::what_a_language_lacks_is_borrowed_and_can_be_listed"]),
        row("T10", "a division by zero, words compared with a number").tried(theme("free_page.html", "{{ 1 / 0 }}\n").refused(
            "E24",
            "themes/essai/templates/free_page.html:1",
            "",
        )),
        row("T12", "templates in the folder of a member").tried(
            trial("are never read")
                .put("content/enterprises/brico/templates/free_page.html", "{{ 7*7 }}")
                .put("content/enterprises/brico/themes/default/templates/free_page.html", "{{ 7*7 }}")
                .done()
                .same_as(trial("nothing")),
        ),
    ]
}
