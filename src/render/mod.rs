//! Floor 5: pages, one at a time.

pub mod prose;
