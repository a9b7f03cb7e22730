//! Federations, news, partners and pages as their files say them (format.md §3).

use super::attendance::Attendance;
use super::settings::Anything;
use crate::decimal::Decimal;
use crate::period::{Date, Period};
use crate::source::decode::{Count, Located};
use crate::source::text::{Name, Text};
use crate::untrusted::Untrusted;
use crate::{record, words};

record! {
    /// A federation of enterprises.
    pub struct FederationFile {
        /// The federation's name.
        required name: Name,
        /// What it does, in a sentence.
        optional description: Text,
        /// Its members, with the days they joined and left.
        several members: Member,
        /// How many there are in all: what coverage is counted against.
        optional population: Population,
        /// The indicators it reports together.
        list indicators: Located<String>,
        /// How totals are grouped.
        optional aggregate: AggregateBy,
        /// What is shown of single members: `named`, `anonymous` (without names), `none` (totals only).
        usual publish_members: PublishMembers,
        /// What happens when a member's file is broken: `stop`, or `leave-out` and say so.
        usual on_member_error: OnMemberError,
        /// Whether it is an invented example: every page, chart and file about it says so.
        usual fictitious: bool,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

record! {
    /// A member and since when.
    pub struct Member {
        /// The member: the id of an enterprise.
        required enterprise: Located<String>,
        /// The first day.
        optional from: Date,
        /// The last day.
        optional to: Date,
    }
}

record! {
    /// How many there are in all.
    pub struct Population {
        /// The number of enterprises.
        optional units: Count,
        /// Coverage by weight instead of by number: by jobs, for example.
        optional weight: PopulationWeight,
        /// The period for which that is true.
        optional period: Period,
        /// Who says so.
        optional source: Text,
    }
}

record! {
    /// The whole by weight.
    pub struct PopulationWeight {
        /// The indicator that weighs.
        required indicator: Located<String>,
        /// Its value for the whole.
        required total: Decimal,
        /// Its value for those who delivered, if the data do not hold it.
        optional reported: Decimal,
    }
}

record! {
    /// How totals are grouped.
    pub struct AggregateBy {
        /// By `group`, by `territory`.
        list by: Grouping,
    }
}

words! {
    /// What totals are grouped by.
    pub enum Grouping {
        /// The group of enterprises.
        Group "group",
        /// Their territory.
        Territory "territory",
    }
}

words! {
    /// What is shown of single members.
    #[derive(Default)]
    pub enum PublishMembers {
        /// Their names and values.
        #[default]
        Named "named",
        /// Their values without names.
        Anonymous "anonymous",
        /// Only totals.
        None "none",
    }
}

words! {
    /// What happens when a member's file is broken.
    #[derive(Default)]
    pub enum OnMemberError {
        /// Nothing is published.
        #[default]
        Stop "stop",
        /// The member is left out, loudly.
        LeaveOut "leave-out",
    }
}

record! {
    /// The front matter of a news item.
    pub struct NewsFile {
        /// The title, in the file's language.
        required title: Untrusted,
        /// Its date; twins take it from the first language's file.
        optional date: Date,
        /// One sentence, for lists and search engines.
        optional description: Untrusted,
        /// A picture.
        optional image: NewsImage,
        /// Its topics: ids of the catalogue.
        list topics: Located<String>,
        /// Former addresses, from the site's root, that lead here.
        list aliases: Located<String>,
        /// Whether it is not ready; then only `--drafts` and the preview show it.
        optional draft: bool,
        /// The end of its address in this language, if not its id.
        optional slug: Located<String>,
        /// What happens when and where, for a meeting.
        optional event: Event,
        /// Whether it is an invented example: every page, chart and file about it says so.
        usual fictitious: bool,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

/// A picture: a file, or a file with its words and credit.
pub type NewsImage = super::enterprise::Photo;

record! {
    /// What happens when and where.
    pub struct Event {
        /// The first day.
        required from: Date,
        /// The last day.
        optional to: Date,
        /// Where it takes place.
        optional place_ as "place": Name,
        /// How many came.
        optional attendance: Attendance,
        /// What is on.
        optional programme: Text,
        /// Where to register.
        optional register: Untrusted,
        /// What came of it.
        optional outputs: Text,
    }
}

record! {
    /// The front matter of a free page.
    pub struct PageFile {
        /// The title, in the file's language.
        required title: Untrusted,
        /// One sentence, for lists and search engines.
        optional description: Untrusted,
        /// Its place among its neighbours: the lowest first.
        optional weight: Decimal,
        /// Former addresses, from the site's root, that lead here.
        list aliases: Located<String>,
        /// Whether it is not ready; then only `--drafts` and the preview show it.
        optional draft: bool,
        /// The end of its address in this language, if not its id.
        optional slug: Located<String>,
        /// Whether its headings are listed.
        optional toc: bool,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

record! {
    /// The front matter of a companion text: none is needed.
    pub struct CompanionFile {
        /// The title, in the file's language.
        optional title: Untrusted,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

record! {
    /// A partner.
    pub struct PartnerFile {
        /// The partner's name.
        required name: Name,
        /// What kind: federation, research, finance, enterprise, authority or other.
        optional kind: PartnerKind,
        /// What it does, in a sentence.
        optional description: Text,
        /// Its own site: a full address.
        optional url: Untrusted,
        /// Its logo's file.
        optional logo: Located<String>,
        /// How many members it has.
        optional members: Count,
        /// Where it works.
        optional territory: Name,
        /// Whether it is an invented example: every page, chart and file about it says so.
        usual fictitious: bool,
        /// Free data of your own, which nothing reads.
        optional extra: Anything,
    }
}

words! {
    /// Kinds of partners.
    pub enum PartnerKind {
        /// A federation.
        Federation "federation",
        /// A research centre.
        Research "research",
        /// A financier.
        Finance "finance",
        /// An enterprise.
        Enterprise "enterprise",
        /// A public body.
        Authority "authority",
        /// Another.
        Other "other",
    }
}
