//! Which testimonials a page may show: those whose consent covers its language, and in an edition also its channel.

use crate::localized::Lang;
use crate::model::Model;
use crate::model::consent::{Cleared, Testimonial};
use crate::model::testimonial::Channel;
use crate::record;
use crate::source::decode::{Count, Decoder, Located};
use crate::source::directives::Numbered;
use crate::source::yaml::{self, Kind, Node};

record! {
    /// The options of `voices`.
    pub struct VoicesOptions {
        /// On a topic.
        optional topic: Located<String>,
        /// About an enterprise.
        optional enterprise: Located<String>,
        /// How many.
        optional limit: Count,
    }
}

/// Where words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition {
    /// In which language.
    pub lang: Lang,
    /// On the web, or in print.
    pub channel: Channel,
}

/// The testimonials that may be shown in a language, featured ones first, then the most recent.
pub fn shown(model: &Model, lang: Lang) -> Vec<&Cleared<Testimonial>> {
    let mut voices: Vec<_> = model.testimonials.values().filter(|voice| may_show(model, voice, lang)).collect();
    voices.sort_by_key(|voice| (!voice.featured, std::cmp::Reverse(voice.date), voice.id.clone()));
    voices
}

/// Whether a testimonial has a page in a language: consent covers it, and its words may be borrowed.
pub fn may_show(model: &Model, voice: &Testimonial, lang: Lang) -> bool {
    voice.languages.contains(&lang) && !model.settings.hides(&voice.panels, lang)
}

/// The testimonials that a list asks for, as far as the edition may show them; in the order of `shown`.
pub fn chosen<'m>(model: &'m Model, options: &VoicesOptions, edition: Edition) -> Vec<&'m Cleared<Testimonial>> {
    let limit = options.limit.map_or(usize::MAX, |limit| usize::try_from(limit.0).unwrap_or(usize::MAX));
    let wanted = |voice: &&Cleared<Testimonial>| {
        voice.channels.contains(&edition.channel)
            && options.topic.as_ref().is_none_or(|topic| voice.topics.iter().any(|own| own.value == topic.value))
            && options.enterprise.as_ref().is_none_or(|wanted| voice.enterprise.as_ref().is_some_and(|own| own.value == wanted.value))
    };
    shown(model, edition.lang).into_iter().filter(wanted).take(limit).collect()
}

/// The testimonials that a block shows in an edition, as making its page will show them; a saying is none.
pub fn of_block<'m>(model: &'m Model, block: &Numbered, edition: Edition) -> Vec<&'m Cleared<Testimonial>> {
    let alone = |id: &str| {
        let voice = model.testimonials.get(id)?;
        (may_show(model, voice, edition.lang) && voice.channels.contains(&edition.channel)).then_some(voice)
    };
    match block.name.text {
        "testimonial" => block.argument.and_then(|word| alone(word.text)).into_iter().collect(),
        "voices" => options(model, block).map(|options| chosen(model, &options, edition)).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// What is written between the lines of a list; what is wrong there is told when its page is made.
fn options(model: &Model, block: &Numbered) -> Option<VoicesOptions> {
    let mut unheard = crate::finding::Findings::new();
    let node = match block.options.filter(|options| !options.text.trim().is_empty()) {
        Some(options) => yaml::parse(options.text, options.place(0..options.text.len()), &mut unheard)?,
        None => Node { place: block.name.place, kind: Kind::Map(Vec::new()) },
    };
    Decoder::new(&model.languages).file(&node)
}
