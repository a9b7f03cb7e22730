//! Lists narrowed to a part, as pages of their own: the enterprises of a group or a territory, the voices on a topic.
//!
//! A filter without a script is a page. It is worth one where a list is long enough to be searched with the eyes and
//! the filter divides it.

use std::collections::BTreeSet;

use super::reader::Reader;
use crate::lang::slugify;
use crate::localized::Lang;
use crate::model::Model;
use crate::model::consent::Testimonial;
use crate::model::enterprise::{Enterprise, Group, Publish};
use crate::model::entities::Federation;
use crate::model::id::Id;
use crate::model::publications::{Grouping, PublishMembers};

/// From how many entries a list has filters.
const LONG: usize = 8;

/// What a list is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Narrow {
    /// Enterprises of a group.
    Group(Group),
    /// Enterprises in a territory: a category of that dimension.
    Territory(String),
    /// Enterprises that are members of a federation.
    Federation(Id),
    /// Voices on a topic.
    Topic(Id),
    /// Voices of an enterprise.
    Enterprise(Id),
}

impl Narrow {
    /// The key of the word for this kind of filter: `narrow.territory`.
    pub fn key(&self) -> &'static str {
        match self {
            Narrow::Group(_) => "narrow.group",
            Narrow::Territory(_) => "narrow.territory",
            Narrow::Federation(_) => "narrow.federation",
            Narrow::Topic(_) => "narrow.topic",
            Narrow::Enterprise(_) => "narrow.enterprise",
        }
    }

    /// What the part is called, in the reader's language.
    pub fn label(&self, model: &Model, reader: &Reader) -> String {
        let text = |text: &crate::source::text::Text| reader.typeset(&text[reader.lang]);
        let label = match self {
            Narrow::Group(group) => Some(reader.words.get(&format!("group.{}", group.word())).to_owned()),
            Narrow::Territory(id) => {
                let category = model.catalogue.dimension("territory").and_then(|dimension| dimension.category(id));
                category.map(|category| text(&category.label))
            }
            Narrow::Federation(id) => model.federations.get(id).map(|federation| text(&federation.file.name)),
            Narrow::Topic(id) => model.catalogue.topic(id.as_str()).map(|topic| text(&topic.name)),
            Narrow::Enterprise(id) => model.enterprises.get(id).map(|enterprise| text(&enterprise.portrait.name)),
        };
        label.unwrap_or_else(|| self.id().to_owned())
    }

    /// Its own part of an address, after that of its list: `territoire/hainaut/`.
    pub fn address(&self, model: &Model, reader: &Reader) -> String {
        // In another script a word may leave no letter.
        let plain = |words: &str, or: &str| Some(slugify(words)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| or.to_owned());
        let kind = plain(reader.words.get(self.key()), self.key().rsplit('.').next().unwrap_or_default());
        let part = match self {
            Narrow::Group(_) => plain(&self.label(model, reader), self.id()),
            _ => self.id().to_owned(),
        };
        format!("{kind}/{part}/")
    }

    fn id(&self) -> &str {
        match self {
            Narrow::Group(group) => group.word(),
            Narrow::Territory(id) => id,
            Narrow::Federation(id) | Narrow::Topic(id) | Narrow::Enterprise(id) => id.as_str(),
        }
    }

    /// How totals are divided so that this is one of their parts, and its key among them.
    pub fn grouping(&self) -> Option<(Grouping, &str)> {
        match self {
            Narrow::Group(group) => Some((Grouping::Group, group.word())),
            Narrow::Territory(id) => Some((Grouping::Territory, id)),
            Narrow::Federation(_) | Narrow::Topic(_) | Narrow::Enterprise(_) => None,
        }
    }

    /// Whether an enterprise is in the part.
    pub fn holds(&self, model: &Model, enterprise: &Enterprise) -> bool {
        match self {
            Narrow::Group(group) => enterprise.portrait.group == Some(*group),
            Narrow::Territory(id) => enterprise.portrait.territory.as_ref().is_some_and(|own| own.value == *id),
            Narrow::Federation(id) => model
                .federations
                .get(id)
                .is_some_and(|federation| federation.file.members.iter().any(|member| member.enterprise.value == enterprise.id.as_str())),
            Narrow::Topic(_) | Narrow::Enterprise(_) => false,
        }
    }

    /// Whether a voice is in the part.
    pub fn holds_voice(&self, voice: &Testimonial) -> bool {
        match self {
            Narrow::Topic(id) => voice.topics.iter().any(|topic| topic.value == id.as_str()),
            Narrow::Enterprise(id) => voice.enterprise.as_ref().is_some_and(|own| own.value == id.as_str()),
            Narrow::Group(_) | Narrow::Territory(_) | Narrow::Federation(_) => false,
        }
    }
}

/// The filters of the list of enterprises: by group, territory, federation; each divides it.
pub fn of_enterprises(model: &Model) -> Vec<Vec<Narrow>> {
    let listed: Vec<&Enterprise> = listed(model).collect();
    if listed.len() < LONG {
        return Vec::new();
    }
    let groups: BTreeSet<Group> = listed.iter().filter_map(|enterprise| enterprise.portrait.group).collect();
    let territories: BTreeSet<&str> =
        listed.iter().filter_map(|enterprise| enterprise.portrait.territory.as_ref()).map(|territory| territory.value.as_str()).collect();
    let known = |id: &&str| model.catalogue.dimension("territory").is_some_and(|dimension| dimension.category(id).is_some());
    // Who is a member is told only where the federation names its members.
    let named = model.federations.values().filter(|federation| federation.file.publish_members == PublishMembers::Named);
    let federations = named.map(|federation| Narrow::Federation(federation.id.clone()));
    let dividing = |all: Vec<Narrow>| {
        let counts = all.iter().map(|one| listed.iter().filter(|enterprise| one.holds(model, enterprise)).count());
        let used: Vec<Narrow> =
            all.iter().zip(counts).filter(|(_, count)| *count > 0 && *count < listed.len()).map(|(one, _)| one.clone()).collect();
        used
    };
    let all = [
        groups.into_iter().map(Narrow::Group).collect(),
        territories.into_iter().filter(known).map(|id| Narrow::Territory(id.to_owned())).collect(),
        federations.collect(),
    ];
    all.into_iter().map(dividing).filter(|filter| filter.len() > 1).collect()
}

/// The parts of a federation that it divides its totals into, by group and by territory: those of some member.
pub fn of_federation(model: &Model, federation: &Federation) -> Vec<Vec<Narrow>> {
    let members = || federation.file.members.iter().filter_map(|member| model.enterprises.get(member.enterprise.value.as_str()));
    let territory = |id: &&str| model.catalogue.dimension("territory").is_some_and(|dimension| dimension.category(id).is_some());
    let parts = |by: &Grouping| -> Vec<Narrow> {
        match by {
            Grouping::Group => {
                let groups: BTreeSet<Group> = members().filter_map(|enterprise| enterprise.portrait.group).collect();
                groups.into_iter().map(Narrow::Group).collect()
            }
            Grouping::Territory => {
                let own = members().filter_map(|enterprise| enterprise.portrait.territory.as_ref());
                let ids: BTreeSet<&str> = own.map(|territory| territory.value.as_str()).filter(territory).collect();
                ids.into_iter().map(|id| Narrow::Territory(id.to_owned())).collect()
            }
        }
    };
    let by: BTreeSet<Grouping> = federation.file.aggregate.iter().flat_map(|aggregate| aggregate.by.iter().copied()).collect();
    by.iter().map(parts).filter(|parts| !parts.is_empty()).collect()
}

/// The filters of the wall of voices in a language: by topic, by enterprise.
pub fn of_voices(model: &Model, lang: Lang) -> Vec<Vec<Narrow>> {
    let shown = super::voices::shown(model, lang);
    if shown.len() < LONG {
        return Vec::new();
    }
    let topics: BTreeSet<&str> = shown.iter().flat_map(|voice| &voice.topics).map(|topic| topic.value.as_str()).collect();
    let enterprises: BTreeSet<&str> = shown.iter().filter_map(|voice| voice.enterprise.as_ref()).map(|own| own.value.as_str()).collect();
    let is_listed = |id: &Id| listed(model).any(|enterprise| enterprise.id == *id);
    let all: [Vec<Narrow>; 2] = [
        model
            .catalogue
            .topics
            .iter()
            .filter(|topic| topics.contains(topic.id.as_str()))
            .map(|topic| Narrow::Topic(topic.id.clone()))
            .collect(),
        enterprises.into_iter().filter_map(Id::new).filter(is_listed).map(Narrow::Enterprise).collect(),
    ];
    all.into_iter().filter(|filter| filter.len() > 1).collect()
}

/// The enterprises that have a page.
pub fn listed(model: &Model) -> impl Iterator<Item = &Enterprise> {
    model.enterprises.values().filter(|enterprise| enterprise.portrait.publish != Publish::None)
}
