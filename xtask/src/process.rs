//! Processes that outlive the command that started them.
//!
//! Each has a record on disk: its id, when it started (so that an id that the system has given to another process is never
//! taken for ours), and how it was started (so that a change of that restarts it).

use std::fs::{File, OpenOptions};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// How long a process may take to end by itself. The emulator writes its state when it ends.
const STOP_WITHIN: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(50);
const LOG_BYTES_MAX: u64 = 20 * 1024 * 1024;

/// A process that is kept running.
pub(crate) struct Kept {
    /// What people call it.
    pub(crate) name: &'static str,
    folder: PathBuf,
    record: PathBuf,
    log: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Record {
    pid: u32,
    started: String,
    recipe: String,
    /// The instance that it belongs to: a copied folder has the records of the original's processes.
    #[serde(default)]
    folder: Option<PathBuf>,
}

impl Kept {
    /// The process `name` of the instance in `folder`.
    pub(crate) fn new(name: &'static str, folder: &Path) -> Self {
        Self {
            name,
            folder: folder.to_owned(),
            record: folder.join(format!("{name}.pid.json")),
            log: folder.join("logs").join(format!("{name}.log")),
        }
    }

    /// Where it writes what it prints.
    pub(crate) fn log(&self) -> &Path {
        &self.log
    }

    /// Its process id, if it runs.
    pub(crate) fn pid(&self) -> Option<u32> {
        self.running().map(|record| record.pid)
    }

    fn running(&self) -> Option<Record> {
        let record: Record = serde_json::from_slice(&std::fs::read(&self.record).ok()?).ok()?;
        let ours = record.folder.as_ref().is_none_or(|folder| *folder == self.folder);
        (ours && start_time(record.pid)? == record.started).then_some(record)
    }

    /// Whether it runs and was started by the same command as `command`.
    pub(crate) fn runs_as(&self, command: &Command) -> bool {
        self.running().is_some_and(|record| record.recipe == recipe(command))
    }

    /// Starts `command` in the background, in a process group of its own, so that Ctrl-C in the terminal does not end it.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn start(&self, mut command: Command) -> Result<()> {
        let recipe = recipe(&command);
        let log = open_log(&self.log)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {}", self.name))?;
        let pid = child.id();
        let Some(started) = start_time(pid) else {
            bail!("{} ended at once:\n{}", self.name, self.tail());
        };
        let record = Record { pid, started, recipe, folder: Some(self.folder.clone()) };
        std::fs::write(&self.record, serde_json::to_vec(&record)?)?;
        Ok(())
    }

    /// Waits until `ready` is true.
    ///
    /// # Errors
    /// When the process ends before, or `limit` passes; the message has the end of its log.
    pub(crate) fn wait_until(&self, limit: Duration, ready: impl Fn() -> bool) -> Result<()> {
        let deadline = Instant::now() + limit;
        while !ready() {
            if self.pid().is_none() {
                bail!("{} ended; the end of its log:\n{}", self.name, self.tail());
            }
            if Instant::now() > deadline {
                bail!("{} is not ready after {limit:?}; the end of its log:\n{}", self.name, self.tail());
            }
            std::thread::sleep(POLL);
        }
        Ok(())
    }

    /// Asks it to end and waits until it has; returns whether it ended by itself.
    ///
    /// # Errors
    /// When it cannot be ended.
    pub(crate) fn stop(&self) -> Result<bool> {
        let Some(record) = self.running() else {
            let _ = std::fs::remove_file(&self.record);
            return Ok(true);
        };
        signal(record.pid, "TERM")?;
        let by_itself = self.ended_within(STOP_WITHIN);
        if !by_itself {
            signal(record.pid, "KILL")?;
            if !self.ended_within(STOP_WITHIN) {
                bail!("{} (process {}) does not end", self.name, record.pid);
            }
        }
        let _ = std::fs::remove_file(&self.record);
        Ok(by_itself)
    }

    fn ended_within(&self, limit: Duration) -> bool {
        let deadline = Instant::now() + limit;
        while self.running().is_some() {
            if Instant::now() > deadline {
                return false;
            }
            std::thread::sleep(POLL);
        }
        true
    }

    fn tail(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        let from = lines.len().saturating_sub(20);
        lines.get(from..).unwrap_or_default().join("\n")
    }
}

fn open_log(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    // One old log is kept, so that logs cannot fill the disk.
    if path.metadata().is_ok_and(|log| log.len() > LOG_BYTES_MAX) {
        std::fs::rename(path, path.with_extension("old.log"))?;
    }
    Ok(OpenOptions::new().create(true).append(true).open(path)?)
}

/// What tells one way of starting a process from another: program, arguments, environment, the program's own age, and what is
/// in a script that it runs.
fn recipe(command: &Command) -> String {
    // Not following links: the interpreter of a virtual environment is a link as old as the environment.
    let built = Path::new(command.get_program()).symlink_metadata().and_then(|file| file.modified()).ok();
    let envs: Vec<_> = command.get_envs().collect();
    let args: Vec<_> = command.get_args().collect();
    let scripts: Vec<_> = command
        .get_args()
        .map(Path::new)
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .map(|path| std::fs::read(path).ok())
        .collect();
    hex::encode(Sha256::digest(format!(
        "{:?} {args:?} {envs:?} {built:?} {scripts:?}",
        command.get_program()
    )))
}

fn signal(pid: u32, signal: &str) -> Result<()> {
    // `kill` of the shell: a program of that name is not everywhere.
    let status = Command::new("sh")
        .args(["-c", &format!("kill -{signal} {pid}")])
        .stderr(Stdio::null())
        .status()
        .context("cannot start sh")?;
    // It may have ended in between.
    if !status.success() && start_time(pid).is_some() {
        bail!("cannot send {signal} to process {pid}");
    }
    Ok(())
}

/// When process `pid` started, in words of the system's own; `None` if there is no such process.
#[cfg(target_os = "linux")]
fn start_time(pid: u32) -> Option<String> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field is the program's name in parentheses, and may hold anything.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let (state, start) = (*fields.first()?, *fields.get(19)?);
    // A zombie has ended; its parent has not yet asked how.
    (state != "Z").then(|| start.to_owned())
}

/// When process `pid` started, in words of the system's own; `None` if there is no such process.
#[cfg(not(target_os = "linux"))]
fn start_time(pid: u32) -> Option<String> {
    let output = Command::new("ps").args(["-o", "state=,lstart=", "-p", &pid.to_string()]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (state, start) = text.trim().split_once(' ')?;
    (!state.starts_with('Z')).then(|| start.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_found_again_and_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::new("sleeper", folder.path());
        assert_eq!(kept.pid(), None);
        let command = || {
            let mut command = Command::new("sleep");
            command.arg("60");
            command
        };
        kept.start(command()).unwrap();
        let again = Kept::new("sleeper", folder.path());
        assert!(again.pid().is_some());
        assert!(again.runs_as(&command()));
        assert!(!again.runs_as(&Command::new("sleep")));
        assert!(again.stop().unwrap());
        assert_eq!(kept.pid(), None);
    }

    #[test]
    fn a_copied_folder_does_not_own_the_processes_of_the_original() {
        let (original, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let kept = Kept::new("sleeper", original.path());
        let mut command = Command::new("sleep");
        command.arg("60");
        kept.start(command).unwrap();
        std::fs::copy(&kept.record, copy.path().join("sleeper.pid.json")).unwrap();
        let copied = Kept::new("sleeper", copy.path());
        assert_eq!(copied.pid(), None);
        copied.stop().unwrap();
        assert!(kept.pid().is_some(), "the original's still runs");
        kept.stop().unwrap();
    }

    #[test]
    fn a_changed_script_is_another_recipe() {
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("emulator.py");
        let of = |text: &str| {
            std::fs::write(&script, text).unwrap();
            let mut command = Command::new("python3");
            command.arg(&script);
            recipe(&command)
        };
        assert_eq!(of("one"), of("one"));
        assert_ne!(of("one"), of("other"));
    }

    #[test]
    fn a_process_id_of_somebody_else_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        let record = Record {
            pid: std::process::id(),
            started: "long ago".into(),
            recipe: String::new(),
            folder: Some(folder.path().to_owned()),
        };
        std::fs::write(folder.path().join("x.pid.json"), serde_json::to_vec(&record).unwrap()).unwrap();
        let kept = Kept::new("x", folder.path());
        assert_eq!(kept.pid(), None);
        assert!(kept.stop().unwrap());
    }
}
