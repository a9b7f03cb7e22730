//! Floor 1: what authors wrote, as typed and located values; knows no domain word.

pub mod directives;
pub mod frontmatter;
pub mod inline;
pub mod prose;
