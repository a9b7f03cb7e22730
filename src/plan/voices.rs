//! Which testimonials a page may show: those whose consent covers its language.

use crate::localized::Lang;
use crate::model::Model;
use crate::model::consent::{Cleared, Testimonial};

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
