//! Templates of `new`: `#fr …` is a comment for those who read French, `%text%` a text in each language.

use crate::disk::Tongue;

pub(super) const ENTERPRISE: &str = include_str!("templates/enterprise.yaml");
pub(super) const ASSESSMENT: &str = include_str!("templates/assessment.yaml");
pub(super) const TESTIMONIAL: &str = include_str!("templates/testimonial.md");
pub(super) const TESTIMONIAL_TWIN: &str = include_str!("templates/testimonial-twin.md");
pub(super) const NOTEBOOK: &str = include_str!("templates/notebook.yaml");
pub(super) const CHAPTER: &str = include_str!("templates/chapter.md");
pub(super) const TWIN: &str = include_str!("templates/twin.md");
pub(super) const NEWS: &str = include_str!("templates/news.md");
pub(super) const PAGE: &str = include_str!("templates/page.md");
pub(super) const FEDERATION: &str = include_str!("templates/federation.yaml");
pub(super) const PARTNER: &str = include_str!("templates/partner.yaml");
pub(super) const INDICATOR: &str = include_str!("templates/indicator.yaml");
pub(super) const TOPIC: &str = include_str!("templates/topic.yaml");
pub(super) const TERM: &str = include_str!("templates/term.yaml");
pub(super) const DIMENSION: &str = include_str!("templates/dimension.yaml");
pub(super) const SCALE: &str = include_str!("templates/scale.yaml");
pub(super) const FRAMEWORK: &str = include_str!("templates/framework.yaml");

/// What a template is filled with.
pub(super) struct Filling<'a> {
    /// The language of comments.
    pub comments: Tongue,
    /// The keys of the site's languages.
    pub keys: Vec<&'a str>,
    /// What stands for `%word%`.
    pub words: Vec<(&'a str, String)>,
}

impl Filling<'_> {
    /// The file that a template makes.
    pub fn fill(&self, template: &str) -> String {
        let mut text = String::new();
        for line in template.lines() {
            let content = line.trim_start();
            let indent = &line[..line.len() - content.len()];
            if let Some((tongue, comment)) = comment(content) {
                if tongue == self.comments {
                    text += &format!("{indent}# {comment}\n");
                }
            } else if let Some(key) = line.strip_suffix(" %text%") {
                let inner = " ".repeat(key.len() - key.trim_start_matches([' ', '-']).len() + 2);
                text += &format!("{key}\n");
                self.keys.iter().for_each(|language| text += &format!("{inner}{language}: \"…\"\n"));
            } else {
                text += &format!("{line}\n");
            }
        }
        self.words.iter().fold(text, |text, (word, said)| text.replace(&format!("%{word}%"), said))
    }
}

/// The language of a comment, and its words.
fn comment(content: &str) -> Option<(Tongue, &str)> {
    let (code, words) = content.strip_prefix('#')?.split_once(' ')?;
    let tongue = [Tongue::Fr, Tongue::Nl, Tongue::En, Tongue::De].into_iter().find(|tongue| tongue.as_str() == code)?;
    Some((tongue, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_every_language_and_comments_one() {
        let filling = Filling { comments: Tongue::Nl, keys: vec!["fr", "it"], words: vec![("id", "x".to_owned())] };
        let made = filling.fill("#fr Le nom.\n#nl De naam.\n- id: %id%\n  name: %text%\n  options:\n    - label: %text%\n");
        assert_eq!(
            made,
            "# De naam.\n- id: x\n  name:\n    fr: \"…\"\n    it: \"…\"\n  options:\n    - label:\n        fr: \"…\"\n        it: \"…\"\n"
        );
    }
}
