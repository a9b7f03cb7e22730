//! The codes of findings (format.md §5) and how grave each is.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Stops publication.
    Error,
    /// Does not, unless `--strict`.
    Warning,
    /// Worth knowing; never changes the exit status.
    Info,
}

macro_rules! codes {
    ($($name:ident $meaning:literal),* $(,)?) => {
        /// The code of a finding: stable, and what `explain` takes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $meaning] $name),* }

        impl Code {
            /// Every code, in the order of the contract.
            pub const ALL: &[Code] = &[$(Code::$name),*];

            /// The code as it is printed.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => stringify!($name)),* }
            }
        }
    };
}

codes! {
    E01 "unknown or misspelt key", E02 "reference to something that does not exist", E03 "id used twice, or twins that disagree",
    E04 "rate without numerator and denominator", E05 "numerator above denominator",
    E06 "number not readable or ambiguous; fraction of an indivisible unit", E07 "value outside its domain",
    E08 "exhaustive breakdown that does not add up", E09 "survey counts that contradict each other",
    E10 "result without a source", E11 "overlapping or contradictory periods of one series",
    E12 "consent missing, withdrawn, expired, or not covering what is shown", E13 "real name written although the display mode hides it",
    E14 "minor without guardian consent", E15 "funder notice missing in a published language", E16 "image without alternative text",
    E17 "invalid company number", E18 "withheld cell that could still be recomputed", E19 "YAML or front matter that cannot be read; duplicate key",
    E20 "required key missing", E21 "value of the wrong type or not in the list", E22 "internal path or anchor that leads nowhere",
    E23 "two pages with the same address", E24 "template error", E25 "file missing, not readable, outside the site, too large, not UTF-8, or unsafe",
    W01 "missing translation", W02 "stale translation", W03 "number in prose differs from the data",
    W04 "typed percentage differs from the computed one", W05 "jump without a note; empty value",
    W06 "target without baseline or date", W07 "small response rate or base", W08 "consent expires within 90 days",
    W09 "forbidden glossary variant", W10 "outcome without indicator or evidence; only positive outcomes", W11 "assessment without limits",
    W12 "chart of more than seven categories, unfit type, or a title that states no finding", W13 "twins whose numbers or directives differ", W14 "stock summed over time",
    W15 "overlapping counts summed as people",
    W16 "file or link missing in one language", W17 "orphan page, unused definition, near-miss of a special word",
    W18 "colour contrast repaired", W19 "page over its weight budget", W20 "link to an untranslated page", W21 "something this build of the program cannot make",
    W22 "handout or table that does not fit its paper", W23 "page with a barrier for some readers", W24 "words that may tell who speaks, although the name is not shown", I01 "testimonial left out",
}

impl Code {
    /// How grave findings of this code are.
    pub fn severity(self) -> Severity {
        match self.as_str().as_bytes()[0] {
            b'E' => Severity::Error,
            b'W' => Severity::Warning,
            _ => Severity::Info,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
