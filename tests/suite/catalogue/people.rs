//! People: consent and small counts (K), spreadsheets and CSV (C).

use super::trial::{Trial, trial};
use super::{Row, row};

const VOICE: &str = "content/testimonials/samira.fr.md";
const TWIN: &str = "content/testimonials/samira.nl.md";
const ATELIERS: &str = "content/enterprises/ateliers/assessments/2023.yaml";
const CSV: &str = "content/enterprises/brico/data/tonnes.csv";

/// A site that never had the voice.
fn never() -> Trial {
    trial("never there").without(VOICE).without(TWIN)
}

pub fn rows() -> Vec<Row> {
    consent().into_iter().chain(counts()).chain(tables()).collect()
}

fn consent() -> Vec<Row> {
    let given = "status: given\n  given_on: 2024-01-20";
    vec![
        row("K01", "a voice without consent").by(&["A testimonial without consent"]),
        row("K02", "a voice that was withdrawn")
            .tried(
                trial("with its day")
                    .edit(VOICE, given, "status: withdrawn\n  withdrawn_on: 2024-05-01\n  given_on: 2024-01-20")
                    .done()
                    .nowhere("Samira")
                    .nowhere("samira")
                    .nowhere("où aller")
                    .nowhere("verwacht")
                    .same_as(never()),
            )
            .by(&["laws::withdrawn_is_never_had_it"]),
        row("K03", "consent that ended yesterday, by a clock on either side")
            .tried(
                trial("the last day")
                    .edit(VOICE, given, "status: given\n  given_on: 2024-01-20\n  expires: 2024-05-31")
                    .environment("SOURCE_DATE_EPOCH", "1717199999")
                    .done()
                    .holds("fr/temoignages/samira/index.html", "Samira"),
            )
            .tried(
                trial("a second later")
                    .edit(VOICE, given, "status: given\n  given_on: 2024-01-20\n  expires: 2024-05-31")
                    .environment("SOURCE_DATE_EPOCH", "1717200000")
                    .done()
                    .nowhere("Samira"),
            )
            .by(&["Consent that expired yesterday", "Consent that expires today still holds"]),
        row("K06", "a withdrawal with a warm memory")
            .by(&["warm::the_memory_forgets_what_is_withdrawn", "edits::what_is_withdrawn_after_any_edits_stays_nowhere"]),
        row("K08", "consent for French alone")
            .tried(
                trial("of the witness")
                    .edit(VOICE, "channels: [web]", "channels: [web]\n  languages: [fr]")
                    .done()
                    .holds("fr/temoignages/samira/index.html", "Samira")
                    .nowhere("verwacht"),
            )
            .by(&["Consent for French only"]),
        row("K10", "a pseudonym")
            .tried(
                trial("instead of a name")
                    .edit(VOICE, "display: first-name, name: Samira", "display: pseudonym, pseudonym: \"Nour\"")
                    .done()
                    .shows("fr/temoignages/samira/index.html", "Nour")
                    .nowhere("Samira"),
            )
            .by(&["A real name beside a pseudonym", "A pseudonym is shown as one"]),
    ]
}

fn counts() -> Vec<Row> {
    let small = "16, denominator: 25}, men: {numerator: 15, denominator: 24}";
    vec![
        row("K11", "a count of four").by(&[
            "vectors::withheld_cells_are_in_no_file_of_the_site",
            "vectors::withheld_cells_have_their_words_on_pages_and_their_status_in_data",
        ]),
        row("K12", "a withheld cell beside its total")
            .tried(
                trial("of two")
                    .edit(ATELIERS, small, "27, denominator: 42}, men: {numerator: 4, denominator: 7}")
                    .done()
                    .nowhere("27/42")
                    .nowhere("4/7"),
            )
            .by(&[
                "A withheld count that a sum gives away is withheld with another",
                "figures::nothing_can_be_worked_out_and_what_is_hidden_besides_has_a_bound",
            ]),
        row("K15", "a group that answers with one voice").limit("a group whose members all answer alike is shown if it is large enough"),
        row("K17", "zero").tried(
            trial("is shown")
                .edit(ATELIERS, "      2022: 110\n      2023: 120\n", "      2022: 0\n      2023: 120\n")
                .done()
                .holds("data/people-trained.csv", ",0,"),
        ),
    ]
}

fn tables() -> Vec<Row> {
    vec![
        row("C01", "a workbook that unpacks to hundreds of megabytes")
            .by(&["hostile::what_swells_when_it_is_unpacked_is_refused_before_it_is_parsed"]),
        row("C02", "a cell in the last corner").by(&["hostile::a_cell_at_the_end_of_the_world_costs_nothing_and_columns_have_a_limit"]),
        row("C05", "entities in a workbook").by(&["hostile::entities_macros_and_links_to_other_files_are_refused"]),
        row("C06", "workbooks that are locked, old, or of another office").by(&[
            "hostile::other_files_under_a_spreadsheets_name_are_named",
            "importing::every_sheet_of_a_workbook_is_read_and_an_ods_like_an_xlsx",
        ]),
        row("C07", "no workbook at all").by(&["hostile::other_files_under_a_spreadsheets_name_are_named"]),
        row("C08", "formulas without values, errors of a sheet")
            .by(&["hostile::errors_and_formulas_without_a_result_are_told_with_their_cell"]),
        row("C09", "days as numbers, of 1904").by(&["importing::days_percentages_and_hidden_parts_are_read_as_people_see_them"]),
        row("C11", "merged cells, hidden rows and sheets").by(&[
            "importing::days_percentages_and_hidden_parts_are_read_as_people_see_them",
            "importing::enterprises_may_stand_over_the_columns_and_names_over_several_of_them",
        ]),
        row("C12", "semicolons with decimal commas, and commas")
            .tried(trial("commas of both kinds").put(CSV, "period,value\n2023,\"1,234\"\n").refused(
                "E06",
                "content/enterprises/brico/data/tonnes.csv:2",
                "",
            ))
            .by(&[
                "A CSV of commas, one of tabs, one with a mark of order",
                "importing::a_long_table_of_belgian_excel_goes_into_the_files_where_its_values_belong",
                "importing::numbers_that_can_be_read_in_two_ways_are_asked_about",
            ]),
        row("C14", "a column twice, none, in another language")
            .tried(trial("twice").put(CSV, "period;value;value\n2023;1;2\n").refused("", CSV, "value"))
            .tried(trial("none").put(CSV, "2023;1\n2024;2\n").refused("", CSV, ""))
            .by(&["Columns and rows of a CSV that cannot be understood"]),
        row("C15", "an import over values written by hand").by(&[
            "importing::a_value_that_was_written_by_hand_is_kept_and_the_contradiction_told",
            "importing::only_what_is_added_changes_in_a_file_and_a_dry_run_shows_it",
        ]),
    ]
}
