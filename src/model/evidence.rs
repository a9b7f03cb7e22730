//! Evidence: what was heard and seen, beside what was counted (format.md §3).

use super::id::Id;
use crate::period::Date;
use crate::source::decode::{Count, Located};
use crate::source::text::Text;
use crate::untrusted::Untrusted;
use crate::{record, words};

record! {
    /// What was heard or seen.
    pub struct Evidence {
        /// Its id.
        required id: Id,
        /// How it was gathered.
        optional kind: EvidenceKind,
        /// When.
        optional date: Date,
        /// With how many.
        optional participants: Count,
        /// What it showed.
        required finding: Text,
        /// What was said.
        list quotes: Quote,
        /// The outcomes it supports.
        list supports: Located<String>,
        /// The outcomes it contradicts.
        list contradicts: Located<String>,
    }
}

words! {
    /// How evidence was gathered.
    pub enum EvidenceKind {
        /// An interview.
        Interview "interview",
        /// A focus group.
        FocusGroup "focus-group",
        /// A life story.
        LifeStory "life-story",
        /// Watching.
        Observation "observation",
        /// A document.
        Document "document",
    }
}

record! {
    /// What somebody said.
    pub struct Quote {
        /// The words.
        required text: Text,
        /// Their language, when it is not the page's.
        optional lang: Untrusted,
        /// Who said it, by role.
        optional role: Text,
        /// The testimonial it comes from.
        optional testimonial: Located<String>,
    }
}
