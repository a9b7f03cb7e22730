//! How the program speaks: narration to stderr, requested data to stdout, colours if wanted.
//!
//! Nothing here fails because a reader went away: a closed pipe ends the telling, not the work.
#![expect(clippy::disallowed_methods, reason = "colours depend on the terminal and NO_COLOR")]

use std::env;
use std::io::{self, IsTerminal, Write};

use super::args::{Colour, Common};
use crate::disk::failure::{Doing, During};
use crate::disk::{Failure, Tongue};

/// How much, in which language and with which colours the program speaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    pub tongue: Tongue,
    pub colours: Colours,
    pub volume: Volume,
}

/// Whether messages on stderr have colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colours {
    Plain,
    Coloured,
}

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Volume {
    /// Findings and failures only.
    Quiet,
    Normal,
    Verbose,
}

impl Voice {
    /// As the flags and the environment say.
    pub fn of(common: &Common, tongue: Tongue) -> Voice {
        let unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        let coloured = match common.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => !unwanted && !dumb && io::stderr().is_terminal(),
        };
        let volume = match (common.quiet, common.verbose) {
            (true, _) => Volume::Quiet,
            (false, 0) => Volume::Normal,
            (false, _) => Volume::Verbose,
        };
        Voice { tongue, colours: if coloured { Colours::Coloured } else { Colours::Plain }, volume }
    }

    /// Says a line of narration, unless the reader wants quiet.
    pub fn say(&self, line: &str) {
        if self.volume > Volume::Quiet {
            tell(line);
        }
    }

    /// Says a line of narration to those who want to hear more.
    pub fn detail(&self, line: &str) {
        if self.volume == Volume::Verbose {
            tell(line);
        }
    }

    /// Says why the program stops.
    pub fn fail(&self, failure: &Failure) {
        tell(&format!("{} {}", self.painted("31", "✘"), failure.sentence(self.tongue)));
    }

    /// A text in green, if colours are wanted.
    pub fn green(&self, text: &str) -> String {
        self.painted("32", text)
    }

    /// A text in yellow, if colours are wanted.
    pub fn yellow(&self, text: &str) -> String {
        self.painted("33", text)
    }

    fn painted(&self, code: &str, text: &str) -> String {
        match self.colours {
            Colours::Coloured => format!("\x1b[{code}m{text}\x1b[0m"),
            Colours::Plain => text.to_owned(),
        }
    }
}

/// Writes a line to stderr. If nobody reads it, there is nobody to tell.
pub(super) fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Writes requested data to stdout; a reader that went away has read enough.
pub(super) fn deliver(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        answer => answer.during(Doing::Write, "stdout"),
    }
}
