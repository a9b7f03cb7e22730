//! Sources: what authors wrote, as located trees and values, before it means anything.
//!
//! Gives the model typed values that know where they were written. Knows no domain word.

#[macro_use]
pub mod declare;
pub mod compact;
pub mod decode;
pub mod directives;
pub mod frontmatter;
pub mod grid;
pub mod inline;
pub mod markdown;
pub mod marks;
pub mod passages;
pub mod prose;
pub mod readable;
pub mod series;
pub mod shape;
pub mod sheet;
pub mod slips;
pub mod spelling;
pub mod table;
pub mod text;
pub mod yaml;
