//! The edges: disk and processes (B), the preview (S), the command line (CL).

use super::trial::trial;
use super::{Row, row};

pub fn rows() -> Vec<Row> {
    disk().into_iter().chain(preview()).chain(command_line()).collect()
}

fn disk() -> Vec<Row> {
    vec![
        row("B01", "kills at any moment").by(&[
            "publish::a_build_killed_at_any_moment_leaves_the_whole_old_or_the_whole_new",
            "fire::a_kill_at_a_call_leaves_the_old_site_or_the_new_one",
        ]),
        row("B03", "signals").by(&[
            "commands::signals_end_a_build_at_once_and_leave_no_trace",
            "publish::an_interruption_ends_the_writers_and_leaves_no_trace",
        ]),
        row("B04", "a disk that is full")
            .by(&["fire::a_disk_that_stays_full_leaves_the_old_site", "fire::a_write_that_fails_leaves_the_old_site_or_the_new_one"]),
        row("B06", "what cannot be written").by(&["fire::a_write_that_fails_leaves_the_old_site_or_the_new_one"]),
        row("B07", "a site that cannot be written to").by(&["hardship::a_site_that_cannot_be_written_to_is_built_elsewhere"]),
        row("B10", "senseless outputs")
            .tried(trial("the site").with(&["-o", "."]).fails(2, ""))
            .tried(trial("its parent").with(&["-o", ".."]).fails(2, ""))
            .tried(trial("its sources").with(&["-o", "content"]).fails(2, ""))
            .tried(trial("the root").with(&["-o", "/"]).fails(2, ""))
            .tried(trial("a file").with(&["-o", "diptych.yaml"]).fails(2, ""))
            .tried(trial("nothing").with(&["-o", ""]).fails(2, ""))
            .by(&["publish::senseless_outputs_are_refused"]),
        row("B11", "an output that is not ours")
            .by(&["publish::a_folder_that_is_not_ours_is_refused_with_three_names", "publish::force_keeps_what_is_not_ours"]),
        row("B12", "many builds of one output").by(&["publish::many_builds_into_one_output_all_end_and_one_of_them_is_whole"]),
        row("B14", "many builds of one site").by(&["hardship::many_builds_of_one_site_into_outputs_of_their_own_all_succeed"]),
        row("B15", "little memory").by(&["hardship::little_memory_ends_a_build_and_changes_nothing"]),
        row("B17", "a clock of another year")
            .by(&["laws::the_order_and_the_age_of_files_do_not_matter", "constancy::one_site_has_one_hash_in_any_surroundings"]),
        row("B19", "another umask, no home, an empty environment")
            .by(&["publish::modes_do_not_depend_on_the_umask", "constancy::one_site_has_one_hash_in_any_surroundings"]),
        row("B20", "thirty-two open files").by(&["hardship::thirty_two_open_files_are_enough"]),
        row("B22", "no network").by(&["fire::a_build_opens_nothing_outside_its_site_and_uses_no_network"]),
    ]
}

fn preview() -> Vec<Row> {
    vec![
        row("S01", "paths that lead out").by(&["strangers::no_path_leads_out_of_the_site", "http::paths_that_leave_the_site_are_refused"]),
        row("S03", "sources, settings, hidden files").by(&["strangers::what_is_no_page_is_not_there"]),
        row("S04", "foreign names").by(&["strangers::foreign_names_are_refused_and_told_nothing"]),
        row("S05", "names of this machine").by(&["strangers::names_of_this_machine_are_served"]),
        row("S07", "other sites").by(&["strangers::other_sites_hear_nothing"]),
        row("S09", "what the channel carries").by(&["strangers::the_event_stream_carries_a_number_and_nothing_else"]),
        row("S10", "other methods").by(&["strangers::only_reading_is_allowed"]),
        row("S11", "malformed requests")
            .by(&["strangers::what_is_malformed_is_refused_and_the_preview_lives", "strangers::those_who_dawdle_keep_nobody_waiting"]),
        row("S13", "being sent elsewhere").by(&["strangers::nobody_is_sent_elsewhere"]),
        row("S14", "others on the network").by(&[
            "strangers::only_this_machine_is_served_unless_the_author_says_otherwise",
            "guard::beyond_this_machine_everything_needs_the_key",
        ]),
        row("S15", "a port that is taken").by(&["strangers::a_taken_port_is_passed_over_unless_it_was_asked_for"]),
        row("S16", "every way of saving").by(&["saving::every_way_of_saving_is_seen_and_leaves_no_page_behind"]),
        row("S17", "a file that is half written").by(&[
            "saving::a_storm_of_edits_and_readers_settles",
            "serve::a_slip_keeps_the_last_good_page_and_is_told_with_its_line_until_it_is_mended",
        ]),
        row("S20", "a system that watches no more files")
            .by(&["strangers::where_the_system_watches_no_more_files_the_preview_says_so_and_looks_itself"]),
        row("S22", "drives that tell of no change")
            .limit("drives of a network are recognised by their kind and looked through; they were not tried on such a drive"),
        row("S23", "a broken file while serving")
            .by(&["serve::a_slip_keeps_the_last_good_page_and_is_told_with_its_line_until_it_is_mended"]),
        row("S25", "a folder that goes and comes back").by(&["strangers::a_site_that_was_moved_away_and_back_is_waited_for"]),
    ]
}

fn command_line() -> Vec<Row> {
    let mut epoch = row("CL07", "a day that cannot be");
    for written in ["", "-1", "hier", "99999999999999"] {
        epoch = epoch.tried(trial("of the environment").environment("SOURCE_DATE_EPOCH", written).fails(2, "SOURCE_DATE_EPOCH"));
    }
    vec![
        row("CL01", "options that do not exist, stand twice or lack their value")
            .tried(trial("misspelt").with(&["--strickt"]).fails(2, "--strict"))
            .tried(trial("twice").with(&["--date", "2024-01-01"]).fails(2, "--date"))
            .by(&["usage::a_wrong_command_line_is_answered_in_each_language_with_the_nearest_word"]),
        row("CL02", "a folder without a site")
            .by(&["reading::a_folder_without_diptych_yaml_is_no_site", "commands::statuses_are_those_of_the_contract"]),
        row("CL03", "a name that would paint the terminal").by(&["commands::a_hostile_name_cannot_paint_the_terminal"]),
        row("CL05", "findings for machines").by(&[
            "commands::json_stands_alone_on_stdout_and_a_failure_on_stderr",
            "tests::every_sample_is_drawn_in_every_language_and_style",
        ]),
        epoch.by(&["commands::the_day_of_the_build_is_read_or_refused"]),
        row("CL09", "settings of a newer format, keys that do not exist")
            .tried(trial("newer").edit("diptych.yaml", "format: 1", "format: 2").refused("", "diptych.yaml:1", "2"))
            .tried(trial("a key").edit("diptych.yaml", "format: 1", "format: 1\nlangages: [fr]").refused(
                "E01",
                "diptych.yaml:2:1",
                "languages",
            ))
            .by(&["commands::a_site_is_brought_to_the_present_format_and_left_alone_in_a_newer_one"]),
    ]
}
