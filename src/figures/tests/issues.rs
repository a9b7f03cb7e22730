//! An issue that keeps its numbers, and the site of today, tell together no more than the site tells alone.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::figures::frozen::{self, COLUMNS};
use crate::finding::Place;
use crate::period::SchoolYearStart;
use crate::source::table;

/// What an issue with these rows shows of a point: of an enterprise or federation, by category.
fn issue(site: &Outcome, rows: &[&str]) -> crate::figures::Figures {
    let text = format!("{}\n{}\n", COLUMNS.join(","), rows.join("\n"));
    let table = table::read(&text, Place::SITE).expect("a table");
    frozen::frozen(&site.figures, (&table, SchoolYearStart::default()), (&BTreeMap::new(), &BTreeSet::new()))
}

fn counted(total: u32, women: u32, men: u32) -> Outcome {
    assessed(&format!(
        "results: [{{indicator: people, source: S, values: {{2023: {total}}}, breakdowns: [{{dimension: gender, values: {{2023: {{women: {women}, men: {men}}}}}}}]}}]"
    ))
}

const THEN: [&str; 3] = [
    "value,a,people,2023,2023-01-01,2023-12-31,,shown,43,,,,",
    "value,a,people,2023,2023-01-01,2023-12-31,gender=women,withheld,,,,,",
    "value,a,people,2023,2023-01-01,2023-12-31,gender=men,withheld,,,,,",
];

fn total_in(figures: &crate::figures::Figures) -> String {
    let series = figures.series("a", "people").expect("a series");
    series.cell(&period("2023"), &[]).map_or_else(|| "nothing".to_owned(), |point| spelled(&point.cell))
}

#[test]
fn an_old_total_does_not_stand_beside_new_parts_that_tell_its_small_one() {
    let corrected = counted(45, 40, 5);
    assert_eq!(corrected.shown("a", "people", "2023", &[("gender", "women")]), "40");
    assert_eq!(total_in(&issue(&corrected, &THEN)), "withheld", "43 less 40 would be 3 men");
    assert_eq!(total_in(&issue(&counted(43, 40, 3), &THEN)), "43", "what still holds stays");
    let open = ["value,a,people,2023,2023-01-01,2023-12-31,,shown,43,,,,"];
    assert_eq!(total_in(&issue(&corrected, &open)), "43", "where nothing was or is secret, corrections do not rewrite an issue");
}

#[test]
fn an_old_total_of_members_does_not_tell_what_one_more_delivered() {
    let files = |publish: &str| {
        let mut files = vec![("content/federations/f.yaml".to_owned(), {
            let names: Vec<String> = ["a", "b", "c", "d", "e"].iter().map(|id| format!("{{enterprise: {id}}}")).collect();
            format!("name: F\nmembers: [{}]\n", names.join(", "))
        })];
        for (id, people) in [("a", 31), ("b", 22), ("c", 33), ("d", 24), ("e", 15)] {
            let publish = if ["c", "d", "e"].contains(&id) { publish } else { "all" };
            files.push((format!("content/enterprises/{id}/enterprise.yaml"), format!("name: E\npublish: {publish}\n")));
            let result = format!("period: 2023\nquestion: Q\nresults: [{{indicator: people, source: S, values: {{2023: {people}}}}}]\n");
            files.push((format!("content/enterprises/{id}/assessments/2023.yaml"), result));
        }
        files
    };
    let shown = |publish: &str| {
        let files = files(publish);
        let mut all = vec![INDICATORS];
        all.extend(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let site = compute(&all);
        let now = total(&site, "people");
        let then = issue(&site, &["total,f,people,2023,2023-01-01,2023-12-31,,shown,110,,,4,"]);
        let then = then.aggregate("f", "people").and_then(|one| one.latest()).map(|point| spelled(&point.cell));
        (now, then)
    };
    assert_eq!(shown("none"), ("125".to_owned(), Some("withheld".to_owned())), "125 less 110 would be e");
    assert_eq!(shown("all"), ("125".to_owned(), Some("110".to_owned())));
}
