//! `man`: pages for the manual of the system, from the definitions that the help is made of.
#![expect(clippy::disallowed_methods, reason = "pages lie where the user says")]

use std::fs;
use std::path::Path;

use super::help;
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Tongue};

/// Writes a page for the program and one for each of its verbs: `diptych.1`, `diptych-build.1`…
pub(super) fn man(folder: &Path, tongue: Tongue) -> Result<(), Failure> {
    fs::create_dir_all(folder).during(Doing::Write, folder)?;
    clap_mangen::generate_to(help::command(tongue), folder).during(Doing::Write, folder)
}
