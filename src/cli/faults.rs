//! Panics: our own mistakes, caught at the top and told in the reader's language.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Arc, Mutex, PoisonError};

use crate::disk::Failure;

/// Runs `work`; a panic in it, or in any thread it waits for, becomes a failure that says where.
pub(super) fn caught<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    let told: Arc<Mutex<Option<String>>> = Arc::default();
    let hook = Arc::clone(&told);
    panic::set_hook(Box::new(move |panic| {
        hook.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| words(panic));
    }));
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let told = told.lock().unwrap_or_else(PoisonError::into_inner).take();
        Err(Failure::Internal(told.unwrap_or_else(|| "panic".to_owned())))
    })
}

fn words(panic: &PanicHookInfo) -> String {
    let payload = panic.payload();
    let formatted = payload.downcast_ref::<String>().map(String::as_str);
    let message = formatted.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("panic").escape_debug();
    panic.location().map_or_else(|| message.to_string(), |place| format!("{message} ({}:{})", place.file(), place.line()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_any_thread_becomes_an_internal_fault() {
        let failure = caught(|| -> Result<(), Failure> {
            rayon::scope(|scope| scope.spawn(|_| panic!("a seam came loose")));
            Ok(())
        });
        let failure = failure.expect_err("it panicked");
        assert_eq!(failure.status(), 4);
        assert!(matches!(failure, Failure::Internal(words) if words.starts_with("a seam came loose (src/cli/faults.rs:")));
    }
}
