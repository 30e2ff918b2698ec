//! Python environments, made from the lock files in `infra/local/`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::{progress, workspace};

/// Interpreters to look for; the first that is new enough is taken.
const CANDIDATES: [&str; 6] =
    ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10"];

const NEEDED: &str = "Python 3.10 or newer with the modules venv and pip";

/// An environment and what is installed in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Environment {
    /// The emulator, and the scripts that deploy to it.
    Emulator,
    /// The proxy that puts failures between the functions and the emulator.
    Faults,
    /// What checks the template and the API's description.
    Checks,
    /// What checks the template's security; its pins contradict those of the others.
    Checkov,
    /// What checks the workspace's dependencies.
    CargoTools,
}

impl Environment {
    fn name(self) -> &'static str {
        match self {
            Self::Emulator => "emulator",
            Self::Faults => "faults",
            Self::Checks => "checks",
            Self::Checkov => "checkov",
            Self::CargoTools => "cargo-tools",
        }
    }

    fn folder(self) -> PathBuf {
        workspace::local().join("python").join(self.name())
    }

    /// The program `name` of the environment.
    pub(crate) fn program(self, name: &str) -> PathBuf {
        self.folder().join("bin").join(name)
    }

    /// A Python script of `infra/local/`, run in this environment.
    pub(crate) fn script(self, name: &str) -> Command {
        let mut command = Command::new(self.program("python"));
        command.arg(workspace::scripts().join(name)).env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }

    /// Makes the environment, unless it is there and its lock file has not changed.
    ///
    /// # Errors
    /// When there is no usable Python or a package cannot be installed.
    pub(crate) fn ensure(self) -> Result<()> {
        let lock = workspace::scripts().join(format!("{}.lock.txt", self.name()));
        let pins = std::fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
        let fingerprint = hex::encode(Sha256::digest(&pins));
        let marker = self.folder().join("installed");
        // Its interpreter is a link to the system's, which may have been removed since.
        let works = self.program("python").exists();
        if works && std::fs::read_to_string(&marker).is_ok_and(|known| known == fingerprint) {
            return Ok(());
        }
        progress::step(&format!("installing {} (once)", self.purpose()), || self.make(&lock))?;
        std::fs::write(marker, fingerprint)?;
        Ok(())
    }

    fn purpose(self) -> &'static str {
        match self {
            Self::Emulator => "the AWS emulator",
            Self::Faults => "the proxy of failures",
            Self::Checks => "the checks of the template and the API's description",
            Self::Checkov => "the security checks of the template",
            Self::CargoTools => "the checks of the dependencies",
        }
    }

    fn make(self, lock: &Path) -> Result<()> {
        let python = find()?;
        let folder = self.folder();
        let venv = quiet(Command::new(&python).args(["-m", "venv", "--clear"]).arg(&folder))?;
        if let Err(output) = venv {
            bail!("{python} cannot make a virtual environment. {}\n{output}", advice());
        }
        let install = quiet(
            Command::new(self.program("python"))
                // The lock file names what is needed by what is needed, too: nothing is left to find out.
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
                .arg("--requirement")
                .arg(lock),
        )?;
        if let Err(output) = install {
            bail!("cannot install {}: is the Python package index reachable?\n{output}", lock.display());
        }
        Ok(())
    }
}

/// The first interpreter that is new enough.
fn find() -> Result<String> {
    let test = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
    for candidate in CANDIDATES {
        let status = Command::new(candidate)
            .args(["-c", test])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if status.is_ok_and(|status| status.success()) {
            return Ok(candidate.to_owned());
        }
    }
    bail!("the local cloud needs {NEEDED}, and found none. {}", advice())
}

fn advice() -> &'static str {
    if cfg!(target_os = "macos") {
        "Install it with `brew install python`, then run the same command again."
    } else {
        "Install it (Debian, Ubuntu: `apt install python3 python3-venv`; Fedora: `dnf install python3`), then run the \
         same command again."
    }
}

/// Runs a command without showing what it prints, unless it fails: then that is the inner error.
fn quiet(command: &mut Command) -> Result<Result<(), String>> {
    let output = command.stdin(Stdio::null()).output().context("cannot start Python")?;
    if output.status.success() {
        return Ok(Ok(()));
    }
    let text = [output.stdout, output.stderr].concat();
    Ok(Err(String::from_utf8_lossy(&text).into_owned()))
}
