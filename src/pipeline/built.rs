//! What a build found and made.

use std::collections::BTreeSet;

use super::past::Past;
use super::{Compiled, Counts};
use crate::finding::Findings;

/// What a build found and made; of a site that does not say enough to be made, nothing but its findings.
#[derive(Default)]
pub struct Built {
    /// What the next build may want to know.
    pub past: Past,
    /// Whether nothing that the build depends on has changed since the last one, and all its files were kept.
    pub is_same: bool,
    /// Everything that is wrong or worth knowing.
    pub findings: Findings,
    /// What the site holds.
    pub counts: Counts,
    /// The members whose files hold errors and who are left out.
    pub left_out: BTreeSet<String>,
    /// The site as it was understood, without those who are left out; only if it was made to be checked.
    pub compiled: Option<Box<Compiled>>,
}
