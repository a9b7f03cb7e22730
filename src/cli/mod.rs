//! The command line: reads what is asked, has it done, and tells how it went.
//!
//! `run` is the whole program. Narration goes to stderr, requested data to stdout, and the exit status
//! says which of five things happened (format.md §5). No rule about sites is decided here.

mod amount;
mod args;
mod bridge;
mod build;
mod cms;
mod consents;
mod day;
mod difference;
mod disclosure;
mod editor_names;
mod explain;
mod export;
mod faults;
mod files;
mod form;
mod help;
mod import;
mod init;
mod kinds;
mod list;
mod lsp;
mod man;
mod meter;
mod migrate;
mod narration;
mod new;
mod numbers;
mod own;
mod pin;
mod record;
mod schema;
mod serve;
mod signals;
mod site;
mod speech;
mod theme;
mod translations;
mod typing_aids;
mod usage;
mod voice;
mod weights;
mod withdraw;

use std::cell::Cell;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use clap::FromArgMatches;

use args::{Arguments, Verb};
use signals::Watch;
use voice::Voice;

use crate::disk::failure::Doing;
use crate::disk::{Failure, Pick, Tongue};

/// The stack of a worker: Markdown and YAML are bounded in depth to fit it, and a book may be set on top of a page.
const STACK: usize = 16 * 1024 * 1024;

/// Runs the program on the arguments of its process.
pub fn run() -> ExitCode {
    let words = usage::words();
    let tongue = usage::tongue(&words);
    let understood = help::command(tongue).try_get_matches_from(usage::asked_for_help(words));
    let arguments = match understood.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => {
            match usage::answer(&error, tongue) {
                Some(answer) => voice::tell(answer.trim_end()),
                // Help that nobody reads any more is no failure.
                None => drop(error.print()),
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let tongue = speech::asked(arguments.common.lang.map(Tongue::from)).unwrap_or(Tongue::En);
    // The site's own language is known once it is read.
    let tongue = Cell::new(tongue);
    match faults::caught(|| perform(&arguments, &tongue)) {
        Ok(status) => ExitCode::from(status),
        Err(failure) => ended(&failure, &Voice::of(&arguments.common, tongue.get())),
    }
}

fn perform(arguments: &Arguments, tongue: &Cell<Tongue>) -> Result<u8, Failure> {
    let signals = Watch::start()?;
    let workers = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    workers.map_err(|error| Failure::System { doing: Doing::Start, path: "threads".into(), words: error.to_string() })?;
    match &arguments.verb {
        Verb::Build(flags) => build::build(&arguments.common, flags, &signals, tongue),
        Verb::Serve(flags) => serve::serve(&arguments.common, flags, tongue),
        Verb::Lsp { .. } => lsp::lsp(&arguments.common),
        Verb::Check(flags) => build::check(&arguments.common, flags, tongue),
        Verb::New(flags) => new::new(&arguments.common, flags, tongue),
        Verb::List { kind, of } if matches!(kind.as_str(), "numbers" | "number") => {
            numbers::numbers(&arguments.common, of.as_deref(), tongue)
        }
        Verb::List { kind, .. } if matches!(kind.as_str(), "consents" | "consent") => consents::consents(&arguments.common, tongue),
        Verb::List { kind, .. } => list::list(&arguments.common, kind, tongue),
        Verb::Snapshot { notebook, again } => {
            let again = if *again { pin::Again::Yes } else { pin::Again::No };
            pin::pin(&arguments.common, (notebook, again), tongue)
        }
        Verb::Explain { what } => explain::explain(&arguments.common, what, tongue),
        Verb::Export { kind } => export::export(&arguments.common, kind, tongue),
        Verb::Import(flags) => import::import(&arguments.common, flags, tongue),
        Verb::Form(flags) => form::form(&arguments.common, flags, tongue),
        Verb::Init(flags) => init::init(&arguments.common, flags, tongue.get()),
        Verb::Theme(verb) => theme::theme(&arguments.common, verb, tongue),
        Verb::Translations(verb) => translations::translations(&arguments.common, verb, tongue),
        Verb::Withdraw(flags) => withdraw::withdraw(&arguments.common, flags, &signals, tongue),
        Verb::Schema(flags) => schema::schema(&arguments.common, flags, tongue),
        Verb::Migrate => migrate::migrate(&arguments.common, tongue),
        Verb::Man { folder } => man::man(folder, tongue.get()).map(|()| 0),
        Verb::Completions { shell } => voice::deliver(&args::completions(*shell, help::command(tongue.get()))).map(|()| 0),
    }
}

fn ended(failure: &Failure, voice: &Voice) -> ExitCode {
    if let Failure::Interrupted(_) = failure {
        // The thread that took the signal is about to end the process.
        thread::sleep(Duration::from_millis(500));
    }
    voice.fail(failure);
    if let Failure::Internal(_) = failure {
        let version = env!("CARGO_PKG_VERSION");
        let place = env!("CARGO_PKG_REPOSITORY");
        voice::tell(&voice.tongue.pick([
            format!("  Ce n’est pas votre faute. Signalez-le avec cette ligne, la commande et « diptych {version} » : {place}/issues"),
            format!("  Dit is niet uw fout. Meld het met deze regel, de opdracht en ‘diptych {version}’: {place}/issues"),
            format!("  This is not your mistake. Report it with this line, the command and \"diptych {version}\": {place}/issues"),
            format!("  Das ist nicht Ihr Fehler. Melden Sie ihn mit dieser Zeile, dem Befehl und „diptych {version}“: {place}/issues"),
        ]));
    }
    ExitCode::from(failure.status())
}
