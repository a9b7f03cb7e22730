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
        /// Its id, for references from elsewhere: small letters, digits and hyphens.
        required id: Id,
        /// How it was gathered: `interview`, `focus-group`, `life-story`, `observation` or `document`.
        optional kind: EvidenceKind,
        /// The day it was gathered.
        optional date: Date,
        /// How many took part.
        optional participants: Count,
        /// What it showed, in a sentence.
        required finding: Text,
        /// What was said, word for word.
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
        /// The very words.
        required text: Text,
        /// Their language, when it is not the page's: `nl`.
        optional lang: Untrusted,
        /// Who said it, by role and never by name.
        optional role: Text,
        /// The testimonial it comes from.
        optional testimonial: Located<String>,
    }
}
