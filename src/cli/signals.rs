//! Ctrl-C and SIGTERM: the staging folder is removed and the program ends with 130 or 143.
#![expect(clippy::disallowed_methods, reason = "a signal ends the process from its own thread")]

use std::process;
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::disk::failure::{Doing, During};
use crate::disk::{Abandon, Failure, Interruption, Staging};

/// How long a signal lets a staging open.
const OPENING: Duration = Duration::from_secs(2);

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

    /// Opens a staging; a signal from the first moment on removes it before it ends the program.
    pub fn guard(&self, open: impl FnOnce() -> Result<Staging, Failure>) -> Result<Staging, Failure> {
        let mut guarded = self.guarded.lock().unwrap_or_else(PoisonError::into_inner);
        let staging = open()?;
        *guarded = Some(staging.abandon());
        Ok(staging)
    }
}

/// A staging that is being opened is removed once it is open. One that takes longer waits for
/// another build and has nothing to remove.
fn end(guarded: &Mutex<Option<Abandon>>, interruption: Interruption) {
    let since = Instant::now();
    let staging = loop {
        match guarded.try_lock() {
            Ok(guarded) => break guarded.clone(),
            Err(TryLockError::Poisoned(guarded)) => break guarded.into_inner().clone(),
            Err(TryLockError::WouldBlock) if since.elapsed() > OPENING => break None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(2)),
        }
    };
    if let Some(staging) = staging {
        staging.run(interruption);
    }
    process::exit(interruption.status().into());
}
