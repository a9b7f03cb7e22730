//! Rules of accessibility that need no browser, over every page of every sample: levels of headings, names of landmarks,
//! words of pictures, tables and links, references that lead somewhere; and the fold, where two languages meet.

use std::collections::BTreeSet;

use crate::html::Element;
use crate::pages::{each_page, leads_on, report};

/// Everything wrong with a page.
fn problems(page: &Element) -> Vec<String> {
    let mut wrong = Vec::new();
    let ids: BTreeSet<&str> = page.all("*").into_iter().map(|element| element.attribute("id")).filter(|id| !id.is_empty()).collect();
    if page.all("main").len() != 1 {
        wrong.push(format!("{} main parts", page.all("main").len()));
    }
    if !page.all("nav").is_empty() && page.first("a").is_none_or(|link| link.attribute("href") != "#main") {
        wrong.push("the first link does not skip to the content".to_owned());
    }
    levels(page, &mut wrong);
    for element in page.all("*") {
        wrong.extend(of_element(element));
        let tables = element.elements().filter(|child| child.name == "table");
        let named = |table: &&Element| [*table, element].iter().any(|part| !part.attribute("aria-label").is_empty());
        let silent = tables.filter(|table| table.first("caption").is_none() && !named(table));
        wrong.extend(silent.map(|table| format!("a table without name: “{}”", table.words())));
        for refers in ["aria-labelledby", "aria-describedby", "for"] {
            let lost = element.attribute(refers).split_whitespace().filter(|id| !ids.contains(id));
            wrong.extend(lost.map(|id| format!("{refers} names no “{id}”")));
        }
    }
    wrong
}

/// No level of headings is left out on the way down.
fn levels(page: &Element, wrong: &mut Vec<String>) {
    let mut above = 0;
    for heading in page.all("*") {
        let Some(level) = heading.name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) else { continue };
        if level > above + 1 && above > 0 {
            wrong.push(format!("h{level} after h{above}: “{}”", heading.words()));
        }
        above = level;
    }
}

fn of_element(element: &Element) -> Option<String> {
    let has = |name: &str| element.attributes.contains_key(name);
    let silent =
        || element.words().is_empty() && !has("aria-label") && element.all("img").iter().all(|image| image.attribute("alt").is_empty());
    let wrong = match element.name.as_str() {
        "img" if !has("alt") => "a picture without alternative",
        "img" if !has("width") || !has("height") => "a picture without size",
        "nav" if element.attribute("aria-label").is_empty() => "a navigation without name",
        "a" if silent() => "a link without words",
        "button" if silent() => "a button without words",
        "table" if element.all("th").is_empty() => "a table without header cells",
        "th" if !has("scope") => "a header cell without scope",
        "svg" if !has("aria-hidden") && element.attribute("role") != "img" => "a drawing without role",
        "svg" if !has("aria-hidden") && element.first("title").is_none() => "a drawing without title",
        "input" | "select" | "textarea" if !has("aria-label") && !has("id") => "a field without label",
        "p" if element.children.is_empty() => "an empty paragraph",
        "h1" | "h2" | "h3" | "h4" if silent() => "an empty heading",
        _ => return None,
    };
    Some(format!("{wrong}: {:?} “{}”", element.attributes, element.words()))
}

#[test]
fn every_page_keeps_the_rules_that_need_no_browser() {
    let mut wrong = BTreeSet::new();
    each_page(|sample, path, page| {
        if !leads_on(page) {
            wrong.extend(problems(page).into_iter().map(|told| format!("{}: {path}: {told}", sample.name)));
        }
    });
    report(wrong);
}

#[test]
fn a_fold_has_both_languages_and_leads_to_each_alone() {
    let mut wrong = BTreeSet::new();
    let (mut folds, mut once, mut twice) = (0, 0, 0);
    each_page(|sample, path, page| {
        let Some((_, right)) = path.split('/').next().unwrap().split_once('-').filter(|(left, right)| left.len() == 2 && right.len() == 2)
        else {
            return;
        };
        folds += 1;
        let mut say = |told: &str| wrong.extend([format!("{}: {path}: {told}", sample.name)]);
        let meta = |name: &str| page.all("meta").into_iter().find(|meta| meta.attribute("name") == name);
        if meta("robots").is_none_or(|robots| robots.attribute("content") != "noindex") {
            say("search engines are let in");
        }
        let languages: BTreeSet<&str> = page.of_class("leaf").into_iter().map(|leaf| leaf.attribute("lang")).collect();
        if languages.len() != 2 || !languages.iter().any(|lang| lang.starts_with(right)) {
            say("not two languages");
        }
        let alone = page.of_class("fold-top").first().map_or(0, |top| top.all("a").len());
        if alone != 2 {
            say("no way to one language alone");
        }
        let drawings: Vec<&Element> = page.of_class("across");
        if drawings.iter().any(|drawing| drawing.all("svg").is_empty()) {
            say("a drawing got lost");
        }
        once += drawings.len();
        let on_sides = page.of_class("leaf").iter().map(|leaf| leaf.of_class("plot").len()).sum::<usize>();
        twice += on_sides / 2;
    });
    assert!(folds > 10, "{folds} folds");
    // Only diagrams and timelines, which are made of sentences, stand on each side.
    assert!(once > 15 * twice, "{once} figures once, {twice} on each side");
    report(wrong);
}

#[test]
fn the_rules_notice_what_they_are_there_for() {
    for (body, told) in [
        ("<h1>a</h1><h3>b</h3>", "h3 after h1"),
        ("<h1>a</h1><img src=\"x\" width=\"1\" height=\"1\">", "without alternative"),
        ("<h1>a</h1><a href=\"x\"></a>", "a link without words"),
        ("<h1>a</h1><p aria-labelledby=\"b\">c</p>", "names no “b”"),
        ("<h1>a</h1><table><tr><td>b</td></tr></table>", "a table without name"),
        ("<h1>a</h1><nav><a href=\"#main\">b</a></nav>", "a navigation without name"),
        ("<h1>a</h1><p></p>", "an empty paragraph"),
    ] {
        let wrong = problems(&Element::parse(&format!("<html><main>{body}</main></html>"))).join("\n");
        assert!(wrong.contains(told), "{body}: {wrong}");
    }
    assert_eq!(problems(&Element::parse("<html><main><h1>a</h1><h2>b</h2></main></html>")), Vec::<String>::new());
}
