//! Whoever watches a build: told what begins, and given each page's work to measure it. The pipeline has no clock.

use super::Compiled;
use crate::finding::Findings;
use crate::plan::page::Page;

/// The steps of a build, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Comparing with the last build.
    Compare,
    /// Reading records, following references.
    Understand,
    /// Numbers, addresses, comparisons.
    Plan,
    /// The theme, and what pages load.
    Theme,
    /// What words of texts can make wrong.
    Words,
    /// Pages, and what stands beside them.
    Pages,
    /// The search index.
    Search,
    /// Pictures.
    Pictures,
}

impl Step {
    /// What it is called in a table of times.
    pub fn word(self) -> &'static str {
        match self {
            Step::Compare => "compare",
            Step::Understand => "understand",
            Step::Plan => "plan",
            Step::Theme => "theme",
            Step::Words => "words",
            Step::Pages => "pages",
            Step::Search => "search",
            Step::Pictures => "pictures",
        }
    }
}

/// Someone who watches a build.
pub trait Witness: Sync {
    /// A step begins; the one before is over.
    fn begins(&self, step: Step);

    /// The site is understood: what is wrong with it, before any page is made.
    fn understood(&self, _: &Compiled, _: &Findings) {}

    /// So many pages are to be made or kept.
    fn expects(&self, pages: usize);

    /// Does the work of one page.
    fn page(&self, page: &Page, work: &mut dyn FnMut());

    /// A page is kept.
    fn kept(&self, page: &Page);
}

/// Nobody watches.
pub struct Nobody;

impl Witness for Nobody {
    fn begins(&self, _: Step) {}

    fn expects(&self, _: usize) {}

    fn page(&self, _: &Page, work: &mut dyn FnMut()) {
        work();
    }

    fn kept(&self, _: &Page) {}
}
