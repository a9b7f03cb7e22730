//! Under construction.
mod tag;
pub use tag::LanguageTag;
/// An address from words.
pub fn slugify(text: &str) -> String {
    text.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}
/// Sections.
pub mod sections {
    /// The name.
    pub fn name(_primary: &str, key: &str) -> String {
        key.to_owned()
    }
}
