//! What the operating system knows of a process.

use std::fs;
use std::path::Path;
use std::process::{self, Command, Stdio};
use std::thread::available_parallelism;
use std::time::Duration;

use anyhow::{Context as _, Result};

/// The processor time that a process has used in all its threads so far.
///
/// # Errors
/// When there is no such process, or the system is not Linux.
pub(crate) fn cpu(pid: u32) -> Result<Duration> {
    let threads = Path::new("/proc").join(pid.to_string()).join("task");
    let mut used = 0_u64;
    for thread in threads.read_dir().with_context(|| format!("no process {pid} in /proc"))? {
        // One that has ended in between takes its little time with it.
        let Ok(text) = fs::read_to_string(thread?.path().join("schedstat")) else { continue };
        let nanoseconds: u64 = text.split_whitespace().next().context("an empty schedstat")?.parse()?;
        used = used.saturating_add(nanoseconds);
    }
    Ok(Duration::from_nanos(used))
}

/// The most memory that a process has had, in bytes.
///
/// # Errors
/// When there is no such process, or the system is not Linux.
pub(crate) fn peak_memory(pid: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM in /proc")?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kibibytes.saturating_mul(1024))
}

/// Gives a process a processor of its own while this lives, and the others to this program: its caches then hold what it
/// uses, as those of a function's own machine do, and not the table's. Does nothing on one processor, or without `taskset`.
pub(crate) struct Apart {
    pid: u32,
    last: usize,
}

impl Apart {
    /// Moves both.
    pub(crate) fn new(pid: u32) -> Self {
        let last = available_parallelism().map_or(1, usize::from) - 1;
        if last > 0 {
            place(pid, &last.to_string());
            place(process::id(), &format!("0-{}", last - 1));
        }
        Self { pid, last }
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        let all = format!("0-{}", self.last);
        place(self.pid, &all);
        place(process::id(), &all);
    }
}

fn place(pid: u32, processors: &str) {
    let mut taskset = Command::new("taskset");
    taskset.args(["--all-tasks", "--cpu-list", "--pid", processors, &pid.to_string()]);
    // Without it the figures are higher, and say the same of each other.
    taskset.stdout(Stdio::null()).stderr(Stdio::null()).status().ok();
}

/// The value that `percent` of `values` do not exceed.
pub(crate) fn percentile(values: &mut [Duration], percent: usize) -> Duration {
    values.sort_unstable();
    let last = values.len().saturating_sub(1);
    values.get(last.saturating_mul(percent).div_ceil(100)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let mut values: Vec<Duration> = (1..=101).rev().map(Duration::from_millis).collect();
        assert_eq!(percentile(&mut values, 50), Duration::from_millis(51));
        assert_eq!(percentile(&mut values, 99), Duration::from_millis(100));
        assert_eq!(percentile(&mut [], 50), Duration::ZERO);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_process_has_used_something() {
        let pid = std::process::id();
        assert!(peak_memory(pid).unwrap() > 0);
        assert!(cpu(pid).is_ok());
    }
}
