//! Language tags as authors write them.

/// A BCP 47 tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// A well-formed tag.
    pub fn parse(text: &str) -> Option<LanguageTag> {
        let mut parts = text.split('-');
        let first = parts.next()?;
        let ok = (2..=3).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        ok.then(|| LanguageTag(text.to_owned()))
    }
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The language without script and region.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}
