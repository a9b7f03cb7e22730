//! Diptych turns a snapshot of files into a site: `read → parse → resolve → plan → render → publish`.
//!
//! Only the first and the last verb touch the world; the four in the middle are pure.
//! A module imports its own floor and those below, never above (`tests/architecture.rs` holds it).
//!
//! ```text
//!  7  edge       cli  disk  lsp  serve                the only code with I/O
//!  6  pipeline   the whole story in one short file
//!  5  render     views → templates, prose, charts (ink), feeds, datasets
//!  4  plan       pages, routes, navigation, chart specifications, readings
//!  3  figures    rates, changes, surveys, totals, coverage, privacy, rounding
//!     translation  what stands in each language, and what changed since it was translated
//!     intake       tables that people bring, as edits of the site's own files
//!  2  model      entities and their rules, references, languages, consent
//!  1  source     YAML, front matter, Markdown, CSV into typed, located values; knows no domain word
//!  0  ground     lang, finding, path, key, decimal, period, localized, memory, shelf, square, untrusted, nearest, xml,
//!                archive
//! ```

// 7 edge
pub mod cli;
pub mod disk;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod serve;
// 6 pipeline
pub mod pipeline;
// 5 render
pub mod render;
// 4 plan
pub mod plan;
// 3 figures, what is brought in, and what was translated from what
pub mod figures;
pub mod intake;
pub mod translation;
pub mod withdrawal;
// 2 model
pub mod model;
// 1 source
pub mod source;
// 0 ground
pub mod archive;
pub mod decimal;
pub mod finding;
pub mod key;
pub mod lang;
pub mod localized;
pub mod memory;
pub mod nearest;
pub mod path;
pub mod period;
pub mod shelf;
pub mod snapshot;
pub mod square;
pub mod untrusted;
pub mod xml;
