//! Says what is being done, for everything that may take longer than a second.

use std::time::{Duration, Instant};

use anyhow::Result;

const WORTH_SAYING: Duration = Duration::from_secs(1);

/// Says `what`, does it, and says how long it took if that was noticeable.
///
/// # Errors
/// Those of `work`.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(what);
    let started = Instant::now();
    let done = work()?;
    let elapsed = started.elapsed();
    if elapsed >= WORTH_SAYING {
        detail(&format!("took {elapsed:.1?}"));
    }
    Ok(done)
}

/// Says what is done now.
pub(crate) fn say(what: &str) {
    eprintln!("· {what}");
}

/// Adds a detail to what was said last.
pub(crate) fn detail(what: &str) {
    eprintln!("    {what}");
}
