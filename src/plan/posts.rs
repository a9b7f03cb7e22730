//! Posts of which an enterprise has one: who holds it is known to whoever knows the house.
//!
//! A post that several may hold counts where it stands alone, or with an article that says there is one. "A coordinator",
//! "one of the directors" and everybody's work ("volunteer", "trainee") tell nothing.

use std::ops::Range;

/// Whoever leads, chairs or founded a house, in lower case.
const SOLE: [&str; 40] = [
    "directeur",
    "directrice",
    "gérant",
    "gérante",
    "président",
    "présidente",
    "fondateur",
    "fondatrice",
    "administrateur délégué",
    "administratrice déléguée",
    "zaakvoerder",
    "zaakvoerster",
    "bedrijfsleider",
    "bedrijfsleidster",
    "voorzitter",
    "voorzitster",
    "oprichter",
    "oprichtster",
    "director",
    "managing director",
    "executive director",
    "chief executive",
    "ceo",
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "president",
    "founder",
    "geschäftsführer",
    "geschäftsführerin",
    "direktor",
    "direktorin",
    "leiter",
    "leiterin",
    "vorsitzende",
    "vorsitzender",
    "gründer",
    "gründerin",
    "vorstandsvorsitzende",
];
/// What several may be in a larger house, in lower case.
const SHARED: [&str; 6] = ["coordinateur", "coordinatrice", "coördinator", "coordinator", "koordinator", "koordinatorin"];
/// What says that there is one, in lower case.
const ARTICLES: [&str; 6] = ["le ", "la ", "de ", "the ", "der ", "die "];
/// How somebody begins who tells what they are, in lower case.
pub(super) const BEING: [&str; 12] =
    ["je suis ", "j'étais ", "j’étais ", "en tant que ", "ik ben ", "ik was ", "i am ", "i'm ", "i’m ", "i was ", "ich bin ", "ich war "];

/// The post that a role begins with, if a house has one of the kind: `la directrice`, in `la directrice de l'atelier`.
pub(super) fn post(role: &str) -> Option<Range<usize>> {
    let start = role.len() - role.trim_start().len();
    let article = ARTICLES.iter().find(|article| begins(&role[start..], article)).map_or(0, |article| article.len());
    let words = &role[start + article..];
    let stands = |post: &&&str| begins(words, post) && !words[post.len()..].starts_with(|next: char| next.is_alphanumeric() || next == '-');
    let found = SOLE.iter().filter(stands).max_by_key(|post| post.len());
    let found = found.or_else(|| {
        let shared = SHARED.iter().find(stands)?;
        let is_alone = words[shared.len()..].trim_start().chars().next().is_none_or(|next| ".,;:!?…".contains(next));
        (article > 0 || is_alone).then_some(shared)
    })?;
    Some(start..start + article + found.len())
}

/// Whether a text begins with words that are given in lower case and as long in any case.
fn begins(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|beginning| beginning.to_lowercase() == words)
}

#[cfg(test)]
mod tests {
    use super::post;

    fn found(role: &str) -> &str {
        post(role).map_or("", |range| &role[range])
    }

    #[test]
    fn a_post_that_a_house_has_once_is_found_in_each_language() {
        assert_eq!(found("Directrice"), "Directrice");
        assert_eq!(found("la directrice de l'atelier"), "la directrice");
        assert_eq!(found("Gérante depuis 2012"), "Gérante");
        assert_eq!(found("coordinatrice"), "coordinatrice");
        assert_eq!(found("de coördinator van het atelier"), "de coördinator");
        assert_eq!(found("Zaakvoerder en fietsmaker"), "Zaakvoerder");
        assert_eq!(found("the managing director"), "the managing director");
        assert_eq!(found("Coordinator, twelve years"), "Coordinator");
        assert_eq!(found("die Geschäftsführerin"), "die Geschäftsführerin");
    }

    #[test]
    fn what_several_may_be_is_left_alone() {
        for role in [
            "",
            "stagiaire",
            "bénévole",
            "une directrice",
            "une des directrices",
            "directrices",
            "coordinatrice d'équipe",
            "een coördinator",
            "projectcoördinator",
            "coordinator of a team",
            "a founder",
            "president-elect",
            "eine Leiterin",
            "de klant",
            "la",
        ] {
            assert_eq!(found(role), "", "{role}");
        }
    }
}
