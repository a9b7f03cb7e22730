//! The model: what we hold true of the site once its files are read, entities and their rules.
//!
//! Gives the floors above one struct for each thing, every reference checked, every text with a panel
//! for each language, testimonials only with consent. Refuses to compute figures or to know pages.

pub mod assessment;
pub mod attendance;
pub mod catalogue;
pub mod colours;
pub mod consent;
pub mod described;
pub mod enterprise;
pub mod entities;
pub mod evidence;
pub mod focus;
pub mod id;
pub mod indicator;
pub mod known;
pub mod listed;
pub mod load;
pub mod mapping;
pub mod notebook;
pub mod observation;
pub mod outcome;
pub mod prose;
pub mod publications;
pub mod references;
pub mod resolve;
pub mod result;
pub mod settings;
pub mod sources;
pub mod survey;
pub mod testimonial;
pub mod twins;
pub mod voices;

pub use entities::Model;
pub use resolve::{resolve, translations_are_required};
