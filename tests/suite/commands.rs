//! The program as its users start it: statuses, streams, languages, signals, and what `init` makes.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The program in a folder, with nothing of our own environment.
fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diptych"));
    command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    told(&program(folder, arguments).output().unwrap())
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn minimal() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    assert_eq!(run(site.path(), &["init", "--minimal", "--languages", "nl-BE,fr-BE"]).0, 0);
    site
}

#[test]
fn every_example_that_init_makes_is_without_errors_and_warnings() {
    let home = tempfile::tempdir().unwrap();
    let languages = ["fr-BE,nl-BE", "nl-BE,fr-BE", "en,de", "de-DE,nl-NL,en-GB,fr-FR", "de-AT,fr-CH", "en-IE", "nl"];
    for (n, tags) in languages.into_iter().enumerate() {
        for (kind, flag) in [("demo", "--demo"), ("federation", "--federation"), ("minimal", "--minimal")] {
            let folder = format!("{kind}-{n}");
            let (status, stdout, stderr) = run(home.path(), &["init", &folder, "--yes", "--languages", tags, flag]);
            assert_eq!((status, stdout.as_str()), (0, ""), "{stderr}");
            let (status, stdout, stderr) =
                run(home.path(), &["-C", &folder, "check", "--strict", "--format", "json", "--date", "2026-11-21"]);
            assert_eq!((status, stdout.as_str()), (0, ""), "{folder} in {tags}: {stderr}");
        }
    }
    fs::create_dir(home.path().join("within")).unwrap();
    assert_eq!(run(home.path(), &["-C", "within", "init", "site", "--minimal", "--yes"]).0, 0);
    assert!(home.path().join("within/site/diptych.yaml").exists() && !home.path().join("site").exists());
    // Of languages that the program does not speak it says only that: their words can be translated.
    assert_eq!(run(home.path(), &["init", "other", "--minimal", "--languages", "it-IT,es"]).0, 0);
    let (status, found, stderr) = run(&home.path().join("other"), &["check", "--format", "json"]);
    assert_eq!(status, 0, "{stderr}");
    let codes: Vec<&str> = found.lines().map(|line| &line[line.find("\"code\":\"").expect("a code") + 8..][..3]).collect();
    assert_eq!(codes, ["W01", "W01"], "{found}");
}

#[test]
fn what_is_withheld_is_listed_for_those_who_answer_for_it() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/small-numbers-are-withheld-everywhere/site");
    let (status, stdout, _) = run(&site, &["check", "--disclosure", "--format", "json"]);
    assert_eq!(status, 0);
    let records: Vec<serde_json::Value> = stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let young = records.iter().find(|one| one["withheld"] == "abri/housed" && one["categories"]["age"] == "young").unwrap();
    assert_eq!(young["reason"], "primary");
    assert!(young["high"].as_f64().unwrap() - young["low"].as_f64().unwrap() >= 5.0, "{young}");
    assert!(records.iter().any(|one| one["reason"] == "complementary"), "{stdout}");
    for (lang, said) in [("fr", "masquée"), ("nl", "verborgen"), ("en", "withheld"), ("de", "verborgen")] {
        let (_, stdout, _) = run(&site, &["check", "--disclosure", "--lang", lang]);
        assert!(stdout.contains(said) && stdout.contains("abri/housed@2023 age=young"), "{stdout}");
    }
}

/// `script` gives the program a terminal of its own, as its users have one.
#[cfg(target_os = "linux")]
#[test]
fn init_asks_on_a_terminal_and_takes_what_is_answered() {
    let home = tempfile::tempdir().expect("a folder");
    let line = format!("{} init site --lang nl", env!("CARGO_BIN_EXE_diptych"));
    let mut terminal = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("`script` of util-linux gives a terminal");
    // A name, two wrong languages, then right ones, an example, no federation.
    let answers = "De Kade\nnl-BE,x_x\nnl-BE,en\nj\nn\n";
    terminal.stdin.take().expect("a keyboard").write_all(answers.as_bytes()).expect("it is typed");
    let (status, screen, _) = told(&terminal.wait_with_output().expect("it ends"));
    assert_eq!(status, 0, "{screen}");
    for question in [
        "Naam van de organisatie die publiceert […]",
        "Talen, de eerste als standaard [nl-BE,fr-BE]",
        "x_x",
        "Met een federatie? (j/n) [n]",
    ] {
        assert!(screen.contains(question), "{question} in {screen}");
    }
    let settings = fs::read_to_string(home.path().join("site/diptych.yaml")).expect("a site");
    assert!(settings.contains("De Kade") && settings.contains("[nl-BE, en]"), "{settings}");
    assert!(!home.path().join("site/content/federations").exists());
    assert_eq!(run(&home.path().join("site"), &["check"]).0, 0);
}

#[test]
fn an_example_holds_only_the_languages_that_were_asked_for() {
    let home = tempfile::tempdir().unwrap();
    run(home.path(), &["init", "--yes", "--languages", "de,en"]);
    for entry in walkdir::WalkDir::new(home.path()) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let (name, text) = (entry.path().display().to_string(), fs::read_to_string(entry.path()).unwrap());
            assert!(!name.contains(".fr.") && !name.contains(".nl."), "{name}");
            let leftover = text
                .lines()
                .find(|line| ["fr: \"", "nl: \"", "#fr", "#nl", "#de", "%"].iter().any(|mark| line.trim_start().starts_with(mark)));
            assert_eq!(leftover, None, "{name}");
        }
    }
}

#[test]
fn init_keeps_out_of_folders_that_hold_anything() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join(".gitignore"), "mine\n").unwrap();
    assert_eq!(run(home.path(), &["init", "--yes"]).0, 0);
    assert_eq!(fs::read_to_string(home.path().join(".gitignore")).unwrap(), "mine\n");
    let (status, _, stderr) = run(home.path(), &["init", "--yes", "--lang", "nl"]);
    assert_eq!(status, 2);
    assert!(stderr.contains("is niet leeg (README.md, content, diptych.yaml)"), "{stderr}");
    for languages in ["", "french", "fr,fr", "../x", "it"] {
        assert_eq!(run(home.path(), &["init", "new", "--yes", "--languages", languages]).0, 2, "{languages}");
        assert!(!home.path().join("new").exists());
    }
}

#[test]
fn init_speaks_first_the_language_of_whom_it_talks_with() {
    let home = tempfile::tempdir().unwrap();
    for (lang, languages) in [("fr", "[fr-BE, nl-BE]"), ("nl", "[nl-BE, fr-BE]"), ("en", "[fr-BE, nl-BE]"), ("de", "[de-BE, fr-BE]")] {
        let (status, _, told) = run(home.path(), &["init", lang, "--yes", "--lang", lang]);
        assert_eq!(status, 0, "{told}");
        assert!(told.contains("  diptych serve --open "), "the preview is the next step: {told}");
        let settings = fs::read_to_string(home.path().join(lang).join("diptych.yaml")).unwrap();
        assert!(settings.contains(&format!("languages: {languages}")), "{settings}");
        assert_eq!(run(&home.path().join(lang), &["check"]).0, 0);
    }
}

#[test]
fn what_is_wrong_in_a_file_is_told_without_words_of_the_program_within() {
    let site = minimal();
    let settings = site.path().join("diptych.yaml");
    let sound = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{sound}publisher:\n  name: \"A\"\n   responsible: \"B\"\n")).unwrap();
    for lang in ["fr", "nl", "en", "de"] {
        let (_, _, told) = run(site.path(), &["check", "--lang", lang]);
        assert!(told.contains("E19") && !told.contains("block mapping") && !told.contains("expected key"), "{told}");
    }
    fs::create_dir_all(site.path().join("content/enterprises/a")).unwrap();
    fs::write(&settings, sound).unwrap();
    let portrait = "name: A\ndescription: B\ngroup: other\nfounded: 31/12/2009\n";
    fs::write(site.path().join("content/enterprises/a/enterprise.yaml"), portrait).unwrap();
    let (_, _, told) = run(site.path(), &["check", "--lang", "fr"]);
    assert!(told.contains("écrivez par exemple `2009-12-31`"), "the day that was meant is proposed: {told}");
}

#[test]
fn a_site_is_found_from_below_and_published_in_its_own_folder() {
    let site = minimal();
    let (status, stdout, stderr) = run(&site.path().join("content/pages"), &["build"]);
    assert_eq!((status, stdout.as_str()), (0, ""), "{stderr}");
    assert!(site.path().join("output/.diptych-manifest").exists());
    assert!(stderr.contains("✔ output/"), "the summary is narration: {stderr}");
}

#[test]
fn statuses_are_those_of_the_contract() {
    let site = minimal();
    let empty = tempfile::tempdir().unwrap();
    let root = site.path().display().to_string();
    let at = |arguments: &[&'static str]| run(site.path(), arguments).0;
    assert_eq!(at(&["check"]), 0);
    assert_eq!(at(&[]), 2, "no verb");
    assert_eq!(at(&["serv"]), 2, "an unknown verb");
    assert_eq!(at(&["check", "--date", "31/12/2024"]), 2);
    assert_eq!(at(&["check", "--base-url", "impact.example.org"]), 2);
    assert_eq!(at(&["build", "-o", "."]), 2, "the site itself");
    assert_eq!(at(&["build", "-o", ""]), 2);
    assert_eq!(at(&["build", "-o", "content/pages"]), 2);
    assert_eq!(at(&["build", "-o", "/proc/1/output"]), 3, "a file system that takes no folder");
    assert_eq!(run(empty.path(), &["check"]).0, 2, "no site");
    assert_eq!(run(empty.path(), &["-C", "nowhere", "check"]).0, 2);
    assert_eq!(run(empty.path(), &["-C", &root, "check"]).0, 0);
    fs::write(site.path().join("content/pages/bad.fr.md"), b"---\ntitle: caf\xe9\n---\n").unwrap();
    assert_eq!(at(&["check"]), 1);
    assert_eq!(at(&["build"]), 1);
    assert!(!site.path().join("output").exists(), "nothing is published");
}

#[test]
fn a_file_that_cannot_be_used_is_an_error_and_never_a_missing_page() {
    for path in ["content/pages/elsewhere", "content/media/static/letter.pdf", "themes"] {
        let site = minimal();
        let link = site.path().join(path);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
        let (status, stdout, _) = run(site.path(), &["build", "--format", "json"]);
        assert_eq!((status, stdout.lines().count()), (1, 1), "{path}: {stdout}");
        assert!(stdout.contains("\"E25\"") && stdout.contains(path), "{stdout}");
    }
}

#[test]
fn the_day_of_the_build_is_read_or_refused() {
    let site = minimal();
    let with = |epoch: &str| program(site.path(), &["check"]).env("SOURCE_DATE_EPOCH", epoch).status().unwrap().code();
    for (epoch, status) in [("1700000000", 0), ("0", 0), ("", 2), ("-1", 2), ("yesterday", 2), ("99999999999", 2), ("1.5", 2)] {
        assert_eq!(with(epoch), Some(status), "{epoch:?}");
    }
    let both = program(site.path(), &["check", "--date", "2026-11-21"]).env("SOURCE_DATE_EPOCH", "").status().unwrap();
    assert!(both.success(), "--date decides");
}

#[test]
fn messages_follow_the_flag_then_the_environment_then_the_site() {
    let site = minimal();
    let check = |flags: &[&str], locale: &str| {
        let output = program(site.path(), &[&["check"], flags].concat()).env("LC_ALL", "").env("LANG", locale).output().unwrap();
        told(&output).2.trim().to_owned()
    };
    assert_eq!(check(&[], ""), "✔ geen fouten");
    assert_eq!(check(&[], "C.UTF-8"), "✔ geen fouten");
    assert_eq!(check(&[], "fr_BE.UTF-8"), "✔ aucune erreur");
    assert_eq!(check(&["--lang", "de"], "fr_BE.UTF-8"), "✔ keine Fehler");
    assert_eq!(check(&["-q"], ""), "");
}

#[test]
fn json_stands_alone_on_stdout_and_a_failure_on_stderr() {
    let site = minimal();
    fs::write(site.path().join("content/pages/bad.fr.md"), b"---\ntitle: caf\xe9\n---\n").unwrap();
    let (_, stdout, _) = run(site.path(), &["check", "--format", "json"]);
    assert!(stdout.lines().count() > 0);
    for line in stdout.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(finding["code"].is_string() && finding["line"].is_u64(), "{line}");
    }
    let (status, stdout, stderr) = run(site.path(), &["check", "-C", "/nowhere", "--format", "json"]);
    assert_eq!((status, stdout.as_str(), stderr.lines().count()), (2, "", 1));
}

#[test]
fn a_hostile_name_cannot_paint_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let (_, _, stderr) = run(home.path(), &["check", "-C", "a\x1b[31m\n\u{202e}b"]);
    assert!(!stderr.contains('\x1b') && !stderr.contains('\u{202e}'), "{stderr:?}");
    assert_eq!(stderr.lines().count(), 1);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let home = tempfile::tempdir().unwrap();
    let mut child = program(home.path(), &["completions", "bash"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), told(&output).2.as_str()), (Some(0), ""));
}

#[test]
fn completions_exist_for_each_shell() {
    let home = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (status, stdout, stderr) = run(home.path(), &["completions", shell]);
        assert!(status == 0 && stdout.contains("base-url") && stderr.is_empty(), "{shell}");
    }
}

#[test]
fn a_report_counts_what_was_published() {
    let site = minimal();
    assert_eq!(run(site.path(), &["build", "--report", "report.json"]).0, 0);
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(site.path().join("report.json")).unwrap()).unwrap();
    assert!(report["files"].is_u64() && report["bytes"].is_u64() && report["seconds"].is_f64(), "{report}");
}

#[test]
fn signals_end_a_build_at_once_and_leave_no_trace() {
    let site = minimal();
    let statics = site.path().join("content/media/static");
    fs::create_dir_all(&statics).unwrap();
    for n in 0..400 {
        fs::write(statics.join(format!("{n}.txt")), "text ".repeat(4000)).unwrap();
    }
    for (round, (signal, status)) in [("INT", 130), ("TERM", 143), ("HUP", 143)].into_iter().cycle().take(18).enumerate() {
        let mut child = program(site.path(), &["build"]).stderr(Stdio::null()).spawn().unwrap();
        let staging = site.path().join(".output.diptych");
        while !staging.exists() && child.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_micros(200));
        }
        thread::sleep(Duration::from_millis(round as u64));
        let sent = Instant::now();
        Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
        let ended = child.wait().unwrap();
        assert!(sent.elapsed() < Duration::from_secs(30), "{:?}", sent.elapsed());
        assert!(ended.code() == Some(status) || ended.code() == Some(0), "{ended:?} in round {round}");
        assert!(!staging.exists(), "round {round}");
        fs::remove_dir_all(site.path().join("output")).ok();
    }
}

#[test]
fn what_new_makes_is_without_errors_in_every_language_of_comments() {
    let kinds = [
        ("enterprise", "ateliers", "content/enterprises/ateliers/enterprise.yaml"),
        ("enterprise", "brico", "content/enterprises/brico/enterprise.yaml"),
        ("assessment", "ateliers/2024", "content/enterprises/ateliers/assessments/2024.yaml"),
        ("testimonial", "samira", "content/testimonials/samira.nl.md"),
        ("notebook", "accompagner", "content/notebooks/accompagner/01-intro.nl.md"),
        ("news", "2024-03-01-rencontre", "content/news/2024-03-01-rencontre.nl.md"),
        ("news", "journee", "content/news/2026-11-21-journee.fr.md"),
        ("page", "projets/vieux", "content/pages/projets/vieux.fr.md"),
        ("federation", "ensemble", "content/federations/ensemble.yaml"),
        ("partner", "universite", "content/partners/universite.yaml"),
        ("indicator", "exits", "content/catalogue/indicators.yaml"),
        ("indicator", "jobs", "content/catalogue/indicators.yaml"),
        ("topic", "work", "content/catalogue/topics.yaml"),
        ("term", "insertion", "content/catalogue/terms.yaml"),
        ("dimension", "gender", "content/catalogue/dimensions.yaml"),
        ("scale", "agree", "content/catalogue/scales.yaml"),
        ("framework", "sdg", "content/catalogue/frameworks.yaml"),
    ];
    for lang in ["fr", "nl", "en", "de"] {
        let site = minimal();
        for (kind, id, path) in kinds {
            let (status, stdout, stderr) = run(site.path(), &["new", kind, id, "--lang", lang, "--date", "2026-11-21"]);
            assert_eq!((status, stdout.as_str()), (0, ""), "{kind} {id}: {stderr}");
            assert!(stderr.contains(path) && site.path().join(path).exists(), "{kind} {id}: {stderr}");
            let text = fs::read_to_string(site.path().join(path)).unwrap();
            assert!(!text.contains('%') && !["#fr", "#nl", "#en", "#de"].iter().any(|mark| text.contains(mark)), "{text}");
        }
        let (status, stdout, _) = run(site.path(), &["check", "--format", "json", "--date", "2026-11-21"]);
        assert_eq!(status, 0, "{stdout}");
        for (kind, _, path) in kinds {
            let told = stdout.lines().any(|line| line.contains("\"W01\"") && line.contains(path) && line.contains('…'));
            assert!(told, "what a new {kind} leaves to be written is told of {path}: {stdout}");
        }
        assert_eq!(run(site.path(), &["new", "chapter", "accompagner/02-suite", "--lang", lang]).0, 0);
    }
}

#[test]
fn new_refuses_what_is_there_and_what_makes_no_sense() {
    let site = minimal();
    assert_eq!(run(site.path(), &["new", "enterprise", "ateliers"]).0, 0);
    let before = fs::read_to_string(site.path().join("content/enterprises/ateliers/enterprise.yaml")).unwrap();
    let refused = |arguments: &[&str], hint: &str| {
        let (status, stdout, stderr) = run(site.path(), &[&["new", "--lang", "en"], arguments].concat());
        assert_eq!((status, stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(stderr.contains(hint), "{arguments:?}: {stderr}");
    };
    refused(&["enterprise", "ateliers"], "is there already");
    refused(&["enterprse", "x"], "enterprise");
    refused(&["enterprise", "Les Ateliers"], "les-ateliers");
    refused(&["enterprise", "../x"], "cannot be an id");
    refused(&["assessment", "2024"], "ateliers/2024");
    refused(&["assessment", "atelier/2024"], "ateliers");
    refused(&["chapter", "nowhere/01-intro"], "nowhere");
    assert_eq!(fs::read_to_string(site.path().join("content/enterprises/ateliers/enterprise.yaml")).unwrap(), before);
}

#[test]
fn list_prints_ids_and_titles_and_nothing_else_on_stdout() {
    let home = tempfile::tempdir().unwrap();
    run(home.path(), &["init", "--yes", "--federation"]);
    let (status, stdout, stderr) = run(home.path(), &["list", "enterprises"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert!(stdout.starts_with("panier-commun    Le Panier commun\n"), "{stdout}");
    for kind in ["assessment", "testimonials", "indicators", "notebook", "chapters", "news", "pages", "topics", "scale", "dimension"] {
        let (status, stdout, _) = run(home.path(), &["list", kind, "--format", "json"]);
        assert_eq!(status, 0, "{kind}");
        let first: serde_json::Value = serde_json::from_str(stdout.lines().next().unwrap()).unwrap();
        assert!(first["id"].is_string() && first["title"].is_string(), "{first}");
    }
    let (status, _, stderr) = run(home.path(), &["list", "enterprisse", "--lang", "nl"]);
    assert_eq!(status, 2);
    assert!(stderr.contains("enterprise"), "{stderr}");
}

#[test]
fn explain_tells_a_code_and_how_a_value_is_computed() {
    let home = tempfile::tempdir().unwrap();
    assert!(run(home.path(), &["explain", "e06", "--lang", "nl"]).1.starts_with("E06\n"));
    let (status, _, stderr) = run(home.path(), &["explain", "E99", "--lang", "fr"]);
    assert_eq!(status, 2);
    assert!(stderr.contains("E25"), "{stderr}");
    run(home.path(), &["init", "site", "--yes"]);
    let site = home.path().join("site");
    let (status, stdout, stderr) = run(&site, &["explain", "panier-commun/emploi-durable@2024", "--lang", "fr"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    for part in ["67,5", "numérateur", "27", "dénominateur", "40", "Registre", "assessments/2024.yaml:", "masqué"] {
        assert!(stdout.contains(part), "{part} in {stdout}");
    }
    let (_, short, _) = run(&site, &["explain", "emploi-durable@2024", "genre=femmes", "--lang", "en"]);
    assert!(short.contains("22") && short.contains("68.2"), "{short}");
    let (_, question, _) = run(&site, &["explain", "panier-commun/depart-2024/prochaine-etape", "--lang", "en"]);
    assert!(question.contains("24 / 32 = 75"), "{question}");
    run(home.path(), &["init", "together", "--yes", "--federation"]);
    let federation = std::fs::read_dir(home.path().join("together/content/federations")).unwrap().next().unwrap().unwrap();
    let id = federation.file_name().to_string_lossy().trim_end_matches(".yaml").to_owned();
    let (_, total, stderr) = run(&home.path().join("together"), &["explain", &format!("{id}/emploi-durable@2024"), "--lang", "en"]);
    for part in ["ratio-of-sums", "coverage", "panier-commun/emploi-durable@2024 = 67.5", "assessments/2024.yaml:"] {
        assert!(total.contains(part), "{part} in {total}{stderr}");
    }
    for (wrong, hint) in
        [("panier-commun/emploi-durabl", "emploi-durable"), ("panier-commun/emploi-durable@2019", "2022"), ("nothing", "nothing")]
    {
        let (status, stdout, stderr) = run(&site, &["explain", wrong, "--lang", "en"]);
        assert_eq!((status, stdout.as_str()), (2, ""), "{wrong}");
        assert!(stderr.contains(hint), "{wrong}: {stderr}");
    }
}

#[test]
fn a_site_is_brought_to_the_present_format_and_left_alone_in_a_newer_one() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("diptych.yaml");
    let text = "# Ours.\ntitle: A\nbase_url: https://a.example/\nlanguages: [en]\n";
    std::fs::write(&settings, text).unwrap();
    let migrate =
        || Command::new(env!("CARGO_BIN_EXE_diptych")).args(["migrate", "--lang", "en", "-C"]).arg(folder.path()).output().unwrap();
    assert_eq!(migrate().status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&settings).unwrap(), text.replace("title", "format: 1\ntitle"));
    let again = migrate();
    assert!(String::from_utf8_lossy(&again.stderr).contains("nothing to do"));
    std::fs::write(&settings, format!("format: 2\n{text}")).unwrap();
    let newer = migrate();
    assert_eq!(newer.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&newer.stderr).contains("E21"));
}

#[test]
fn there_is_a_page_of_the_manual_for_each_command() {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_diptych")).args(["man", "--lang", "nl"]).arg(folder.path()).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let page = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(page("diptych.1").contains("meertalige site"));
    assert!(page("diptych-translations-export.1").contains(r"\-\-from") && page("diptych-withdraw.1").contains(r"\-\-yes"));
}
