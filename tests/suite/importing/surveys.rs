//! Answers as survey tools export them: counted by option and group, and nothing of one person in the site.

use super::*;

/// What no file of the site may hold.
const PRIVATE: [&str; 3] = ["samira@example.org", "Je suis la seule", "Samira"];

/// Imports answers twice: once for the mapping, once to count; gives the mapping and the assessment.
fn counted(name: &str, answers: &str) -> (TempDir, String, String) {
    let site = site();
    let (status, _, told) = import(site.path(), name, answers, &["--enterprise", "canal"]);
    assert_eq!(status, 0, "{told}");
    let mapping = fs::read_dir(site.path().join("imports")).unwrap().next().unwrap().unwrap().path();
    let mapping = fs::read_to_string(mapping).unwrap();
    let (status, _, told) = run(site.path(), &["import", name, "--lang", "fr"]);
    assert_eq!(status, 0, "{told}\n{mapping}");
    let assessment = text(site.path(), CANAL);
    for (path, bytes) in state(site.path()) {
        let text = String::from_utf8(bytes).unwrap();
        PRIVATE.iter().for_each(|words| assert!(!text.contains(words), "{words} in {path}"));
    }
    assert_eq!(run(site.path(), &["check"]).0, 0, "{assessment}");
    (site, mapping, assessment)
}

/// Twelve people's answers: a scale, options of which several may be chosen, a gender, free words.
fn rows(line: impl Fn(usize, &str, [bool; 2], &str, &str) -> String) -> String {
    (0..12)
        .map(|n| {
            let agrees = if n < 8 {
                "D'accord"
            } else if n < 11 {
                "Pas d'accord"
            } else {
                ""
            };
            let gender = if n % 2 == 0 { "Femmes" } else { "Hommes" };
            let free = if n == 3 { "Je suis la seule" } else { "Rien" };
            line(n, agrees, [n < 5, n % 3 == 0], gender, free) + "\n"
        })
        .collect()
}

const AGREED: &str = "counts: {no: 3, yes: 8}\n        no_answer: 1\n";

#[test]
fn google_forms() {
    let head = "Horodateur,Adresse e-mail,Êtes-vous bien accueilli ?,Que faites-vous ici ?,Genre,Un mot encore ?\n";
    let body = rows(|n, agrees, [one, two], gender, free| {
        let does: Vec<&str> = [one.then_some("Réparer"), two.then_some("Vendre")].into_iter().flatten().collect();
        format!("2024/05/{:02} 10:00:00,samira@example.org,{agrees},\"{}\",{gender},{free} {n}", n + 1, does.join(", "))
    });
    let (_site, mapping, assessment) = counted("google-2024.csv", &format!("{head}{body}"));
    assert!(mapping.contains("Google Forms") && mapping.contains("scale: agree") && mapping.contains("dimension: gender"), "{mapping}");
    assert!(assessment.contains("returned: 12\n") && assessment.contains(AGREED), "{assessment}");
    assert!(assessment.contains("counts: {reparer: 5, vendre: 4}"), "{assessment}");
    assert!(assessment.contains("gender:\n            men: {no: 1, yes: 4}\n            women: {no: 2, yes: 4}"), "{assessment}");
}

#[test]
fn microsoft_forms() {
    let head =
        "ID;Heure de début;Heure de fin;Adresse de messagerie;Nom;Êtes-vous bien accueilli ?;Que faites-vous ici ?;Un mot encore ?\n";
    let body = rows(|n, agrees, [one, two], _, free| {
        let does: String = [one.then_some("Réparer;"), two.then_some("Vendre;")].into_iter().flatten().collect();
        format!("{n};12/05/2024 10:00;12/05/2024 10:05;samira@example.org;Samira;{agrees};\"{does}\";{free} {n}")
    });
    let (_site, mapping, assessment) = counted("forms.csv", &format!("{head}{body}"));
    assert!(mapping.contains("Microsoft Forms") && mapping.contains("separator: \";\""), "{mapping}");
    assert!(assessment.contains(AGREED) && assessment.contains("counts: {reparer: 5, vendre: 4}"), "{assessment}");
}

#[test]
fn limesurvey() {
    let head = "id. Response ID,submitdate. Date submitted,startlanguage. Start language,\"Q1. Êtes-vous bien accueilli ?\",\"Q2[SQ001]. Que faites-vous ici ? [Réparer]\",\"Q2[SQ002]. Que faites-vous ici ? [Vendre]\",\"Q3. Un mot encore ?\"\n";
    let yes = |chosen: bool| if chosen { "Oui" } else { "Non" };
    let body = rows(|n, agrees, [one, two], _, free| format!("{n},2024-05-12 10:00:00,fr,{agrees},{},{},{free} {n}", yes(one), yes(two)));
    // Somebody who went away half-way does not count.
    let (_site, mapping, assessment) = counted("lime.csv", &format!("{head}{body}99,,fr,D'accord,Oui,Oui,Samira\n"));
    assert!(
        mapping.contains("LimeSurvey") && mapping.contains("complete: \"submitdate. Date submitted\"") && mapping.contains("id: q1"),
        "{mapping}"
    );
    assert!(assessment.contains("returned: 12\n") && assessment.contains(AGREED), "{assessment}");
    assert!(assessment.contains("counts: {reparer: 5, vendre: 4}"), "{assessment}");
}

#[test]
fn kobotoolbox() {
    let head = "start;end;accueil;faire;faire/reparer;faire/vendre;mot;_id;_uuid;_submission_time;_index\n";
    let tick = |chosen: bool| if chosen { "1" } else { "0" };
    let body = rows(|n, agrees, [one, two], _, free| {
        format!(
            "2024-05-12T10:00:00;2024-05-12T10:05:00;{agrees};x y;{};{};{free} {n};{n};u{n};2024-05-12T10:06:00;{n}",
            tick(one),
            tick(two)
        )
    });
    let (_site, mapping, assessment) = counted("kobo.csv", &format!("{head}{body}"));
    assert!(mapping.contains("KoboToolbox") && mapping.contains("- \"faire/reparer\""), "{mapping}");
    assert!(assessment.contains(AGREED) && assessment.contains("counts: {reparer: 5, vendre: 4}"), "{assessment}");
}

#[test]
fn answers_that_are_no_option_are_told_without_a_persons_words() {
    let (site, mapping, _) =
        counted("g-2024.csv", &format!("Timestamp,Bien ?,Combien ?\n{}", rows(|n, agrees, _, _, _| format!("t,{agrees},{}", n * 3))));
    assert!(mapping.contains("type: numeric"), "{mapping}");
    let told = rows(|n, _, _, _, _| format!("t,{},4", if n == 1 { "Je suis la seule".to_owned() } else { "Parfois".to_owned() }));
    let (status, out, _) = import(site.path(), "g-2025.csv", format!("Timestamp,Bien ?,Combien ?\n{told}"), &["--format", "json"]);
    assert!(status == 1 && out.contains("\"E21\"") && out.contains("Parfois"), "{out}");
    assert!(!out.contains("seule"), "{out}");
}

#[test]
fn a_survey_that_is_there_is_compared_and_not_written_over() {
    let answers = format!("Timestamp,Bien ?\n{}", rows(|_, agrees, _, _, _| format!("t,{agrees}")));
    let (site, _, assessment) = counted("g-2024.csv", &answers);
    put(site.path(), CANAL, assessment.replace("counts: {no: 3, yes: 8}", "counts: {no: 4, yes: 7}  # recompté"));
    let before = state(site.path());
    let (status, out, told) = run(site.path(), &["import", "g-2024.csv", "--format", "json"]);
    assert!(status == 1 && out.matches("\"E11\"").count() == 2, "{out}{told}");
    assert_eq!(state(site.path()), before);
    assert_eq!(run(site.path(), &["import", "g-2024.csv", "--replace"]).0, 0);
    assert!(text(site.path(), CANAL).contains("counts: {no: 3, yes: 8}  # recompté"));
}
