//! The kinds of things that `list` and `new` take by name.

use crate::disk::{Failure, Pick, Tongue};
use crate::model::known;
use crate::nearest::nearest;

/// A kind of thing that authors write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Enterprise,
    Assessment,
    Testimonial,
    Notebook,
    Chapter,
    News,
    Page,
    Federation,
    Partner,
    Indicator,
    Topic,
    Term,
    Dimension,
    Scale,
    Framework,
}

/// Every kind with its name and its plural, in the order in which they are told.
pub(super) const KINDS: [(Kind, &str, &str); 15] = [
    (Kind::Enterprise, "enterprise", "enterprises"),
    (Kind::Assessment, "assessment", "assessments"),
    (Kind::Testimonial, "testimonial", "testimonials"),
    (Kind::Notebook, "notebook", "notebooks"),
    (Kind::Chapter, "chapter", "chapters"),
    (Kind::News, "news", "news"),
    (Kind::Page, "page", "pages"),
    (Kind::Federation, "federation", "federations"),
    (Kind::Partner, "partner", "partners"),
    (Kind::Indicator, "indicator", "indicators"),
    (Kind::Topic, "topic", "topics"),
    (Kind::Term, "term", "terms"),
    (Kind::Dimension, "dimension", "dimensions"),
    (Kind::Scale, "scale", "scales"),
    (Kind::Framework, "framework", "frameworks"),
];

impl Kind {
    /// The kind of a name in the singular or the plural; else a refusal with the nearest, or all of them.
    pub fn of(written: &str, tongue: Tongue) -> Result<Kind, Failure> {
        if let Some((kind, ..)) = KINDS.iter().find(|(_, one, many)| written == *one || written == *many) {
            return Ok(*kind);
        }
        let names = KINDS.iter().map(|(_, one, _)| *one);
        let written = written.escape_debug();
        let near = nearest(&written.to_string(), names.clone().chain(KINDS.iter().map(|(_, _, many)| *many)));
        let all = || names.collect::<Vec<_>>().join(", ");
        let hint = near.map_or_else(all, str::to_owned);
        Err(Failure::Usage(tongue.pick([
            format!("« {written} » n’est pas un genre de contenu. Écrivez : {hint}"),
            format!("‘{written}’ is geen soort inhoud. Schrijf: {hint}"),
            format!("\"{written}\" is not a kind of content. Write: {hint}"),
            format!("„{written}“ ist keine Art von Inhalt. Schreiben Sie: {hint}"),
        ])))
    }

    /// The kind as the model knows it.
    pub fn known(self) -> known::Kind {
        match self {
            Kind::Enterprise => known::Kind::Enterprise,
            Kind::Assessment => known::Kind::Assessment,
            Kind::Testimonial => known::Kind::Testimonial,
            Kind::Notebook => known::Kind::Notebook,
            Kind::Chapter => known::Kind::Chapter,
            Kind::News => known::Kind::News,
            Kind::Page => known::Kind::Page,
            Kind::Federation => known::Kind::Federation,
            Kind::Partner => known::Kind::Partner,
            Kind::Indicator => known::Kind::Indicator,
            Kind::Topic => known::Kind::Topic,
            Kind::Term => known::Kind::Term,
            Kind::Dimension => known::Kind::Dimension,
            Kind::Scale => known::Kind::Scale,
            Kind::Framework => known::Kind::Framework,
        }
    }

    /// Its name.
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, one, _)| one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_in_the_singular_and_the_plural() {
        for (kind, one, many) in KINDS {
            assert_eq!(Kind::of(one, Tongue::Fr), Ok(kind));
            assert_eq!(Kind::of(many, Tongue::Fr), Ok(kind));
            assert_eq!(kind.word(), one);
        }
        let Err(Failure::Usage(words)) = Kind::of("testimonal", Tongue::Nl) else { panic!("it is no kind") };
        assert_eq!(words, "‘testimonal’ is geen soort inhoud. Schrijf: testimonial");
        let Err(Failure::Usage(words)) = Kind::of("zebra", Tongue::En) else { panic!("it is no kind") };
        assert!(words.ends_with("term, dimension, scale, framework"), "{words}");
    }
}
