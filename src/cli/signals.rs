//! Ctrl-C and SIGTERM: the staging folder is removed and the program ends with 130 or 143.
#![expect(clippy::disallowed_methods, reason = "a signal ends the process from its own thread")]

use std::process;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::disk::failure::{Doing, During};
use crate::disk::{Abandon, Failure, Interruption};

/// Waits for signals as long as the program runs.
#[derive(Clone, Default)]
pub(super) struct Watch {
    guarded: Arc<Mutex<Option<Abandon>>>,
}

impl Watch {
    /// Starts to wait.
    pub fn start() -> Result<Watch, Failure> {
        let watch = Watch::default();
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).during(Doing::Start, "signals")?;
        let guarded = Arc::clone(&watch.guarded);
        let wait = move || {
            if let Some(signal) = signals.forever().next() {
                end(&guarded, if signal == SIGINT { Interruption::Keyboard } else { Interruption::Termination });
            }
        };
        thread::Builder::new().name("signals".into()).spawn(wait).during(Doing::Start, "threads")?;
        Ok(watch)
    }

    /// From now on a signal removes this staging before it ends the program.
    pub fn guard(&self, staging: Abandon) {
        *self.guarded.lock().unwrap_or_else(PoisonError::into_inner) = Some(staging);
    }
}

fn end(guarded: &Mutex<Option<Abandon>>, interruption: Interruption) {
    if let Some(staging) = &*guarded.lock().unwrap_or_else(PoisonError::into_inner) {
        staging.run(interruption);
    }
    process::exit(interruption.status().into());
}
