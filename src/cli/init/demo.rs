//! The fictitious example of `init`, in any of the four languages: which file comes from which template.

use super::template::{Filling, ids};
use crate::disk::{Pick, Tongue};

/// The four versions of a text, in the order fr, nl, en, de.
macro_rules! four {
    ($name:literal) => {
        [
            include_str!(concat!("demo/", $name, ".fr.md")),
            include_str!(concat!("demo/", $name, ".nl.md")),
            include_str!(concat!("demo/", $name, ".en.md")),
            include_str!(concat!("demo/", $name, ".de.md")),
        ]
    };
}

/// The folders and files of data, the same in every language.
const DATA: [(&str, &str); 8] = [
    ("diptych.yaml", include_str!("demo/diptych.yaml")),
    ("content/catalogue/indicators.yaml", include_str!("demo/indicators.yaml")),
    ("content/catalogue/scales.yaml", include_str!("demo/scales.yaml")),
    ("content/catalogue/dimensions.yaml", include_str!("demo/dimensions.yaml")),
    ("content/catalogue/topics.yaml", include_str!("demo/topics.yaml")),
    ("content/enterprises/%enterprise%/enterprise.yaml", include_str!("demo/enterprise.yaml")),
    ("content/enterprises/%enterprise%/assessments/%assessment%.yaml", include_str!("demo/assessment.yaml")),
    ("content/notebooks/%notebook%/notebook.yaml", include_str!("demo/notebook.yaml")),
];

/// What `--federation` adds.
const FEDERATION: [(&str, &str); 2] = [
    ("content/enterprises/%second%/enterprise.yaml", include_str!("demo/second.yaml")),
    ("content/federations/%federation%.yaml", include_str!("demo/federation.yaml")),
];

/// The texts, one file a language.
const TEXTS: [(&str, [&str; 4]); 3] = [
    ("content/pages/index", four!("home")),
    ("content/notebooks/%notebook%/%chapter-one%", four!("chapter-one")),
    ("content/notebooks/%notebook%/%chapter-two%", four!("chapter-two")),
];

const VOICE: [&str; 4] = four!("voice");
const NEWS: [&str; 4] = four!("news");
const README: [&str; 4] = four!("readme");

/// Whether the example has a federation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Enterprise,
    Federation,
}

/// Who publishes the example, where nobody said.
pub(super) fn publisher(first: Tongue) -> &'static str {
    first.pick(["Le Panier commun", "De Gedeelde Mand", "The Common Basket", "Der gemeinsame Korb"])
}

/// Every file of the example with its text. `tags` are the languages as they are written, `publisher`
/// is fit to stand between YAML's double quotes.
pub(super) fn files(languages: &[Tongue], tags: &[String], publisher: &str, scope: Scope) -> Vec<(String, String)> {
    let first = languages[0];
    let mut words = ids(first);
    words.extend([("languages", tags.join(", ")), ("first", first.as_str().to_owned()), ("publisher", publisher.to_owned())]);
    let filling = Filling { languages, words };
    let added: &[(&str, &str)] = if scope == Scope::Federation { &FEDERATION } else { &[] };
    let mut files: Vec<(String, String)> =
        DATA.iter().chain(added).map(|(path, template)| (path.to_string(), template.to_string())).collect();
    for tongue in languages {
        let language = tongue.as_str();
        files.extend(TEXTS.iter().map(|(path, texts)| (format!("{path}.{language}.md"), tongue.pick(*texts).to_owned())));
        files.push((format!("content/testimonials/%testimonial%.{language}.md"), voice(*tongue, first)));
        files.push((format!("content/news/%news%.{language}.md"), news(*tongue, first)));
    }
    files.push(("README.md".to_owned(), first.pick(README).to_owned()));
    files.into_iter().map(|(path, template)| (filling.fill(&path).trim_end().to_owned(), filling.fill(&template))).collect()
}

/// A voice: its title, its quotation, its words. The first language's file holds the facts and the consent.
fn voice(tongue: Tongue, first: Tongue) -> String {
    let mut parts = tongue.pick(VOICE).splitn(3, '\n');
    let mut part = || parts.next().unwrap_or_default();
    let template = if tongue == first { include_str!("demo/testimonial.md") } else { include_str!("demo/testimonial-twin.md") };
    template.replace("%title%", part()).replace("%quote%", part()).replace("%body%", part().trim_end())
}

fn news(tongue: Tongue, first: Tongue) -> String {
    let facts = if tongue == first { "date: %news-date%\ntopics: [%work%]\nfictitious: true\n" } else { "" };
    format!("---\n{facts}{}", tongue.pick(NEWS))
}
