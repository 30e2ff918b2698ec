//! Python environments, made from the lock files in `infra/local/`.

use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::{progress, workspace};

/// Interpreters to look for; the first that is new enough is taken.
const CANDIDATES: [&str; 6] =
    ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10"];

const NEEDED: &str = "Python 3.10 or newer with the modules venv and ensurepip";

/// Ends with success if the interpreter will do, and otherwise says why not.
const TEST: &str = "
import sys
version = sys.version.split()[0]
if sys.version_info < (3, 10):
    sys.exit(version)
try:
    import venv, ensurepip
except ImportError as error:
    sys.exit(f'{version} without {error.name}')
";

/// Prints where packages are.
const PACKAGES: &str = "import sysconfig; print(sysconfig.get_path('purelib'))";

/// What programs that are run for a developer are told of the terminal and the system, and nothing else: neither an account at
/// AWS nor settings of Python, of a linter or of a proxy.
const PASSED_ON: [&str; 5] = ["PATH", "TMPDIR", "TERM", "NO_COLOR", "LD_LIBRARY_PATH"];
/// Nothing listens there: what a program wants from anywhere but this machine, such as whether there is a newer version of it,
/// is refused at once.
const NO_PROXY_THERE: &str = "http://127.0.0.1:9";
const THIS_MACHINE: &str = "127.0.0.1,localhost";

/// Settings of pip that would put packages elsewhere than into the environment, or take others than the lock file's.
const PIP_SETTINGS: [&str; 9] = [
    "PIP_CONSTRAINT",
    "PIP_DRY_RUN",
    "PIP_PREFIX",
    "PIP_PYTHON",
    "PIP_REQUIREMENT",
    "PIP_REQUIRE_HASHES",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_ROOT",
    "PIP_TARGET",
];

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
    /// Node, for the web app.
    Node,
    /// What stands for a domain of OpenSearch in tests.
    OpenSearch,
    /// What makes requests of the API's description.
    Requests,
}

impl Environment {
    fn name(self) -> &'static str {
        match self {
            Self::Emulator => "emulator",
            Self::Faults => "faults",
            Self::Checks => "checks",
            Self::Checkov => "checkov",
            Self::CargoTools => "cargo-tools",
            Self::Node => "node",
            Self::OpenSearch => "opensearch",
            Self::Requests => "requests",
        }
    }

    fn folder(self) -> PathBuf {
        workspace::local().join("python").join(self.name())
    }

    /// The program `name` of the environment.
    pub(crate) fn program(self, name: &str) -> PathBuf {
        self.folder().join("bin").join(name)
    }

    /// The program `name` of the environment, to be run for a developer.
    pub(crate) fn command(self, name: &str) -> Command {
        let mut command = alone(&self.program(name));
        for name in PASSED_ON {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
    }

    /// Where its packages are.
    ///
    /// # Errors
    /// When the environment was not made.
    pub(crate) fn packages(self) -> Result<PathBuf> {
        let output = self.command("python").args(["-I", "-c", PACKAGES]).output();
        let output = output.context("cannot start Python")?;
        Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
    }

    /// A Python script of `infra/local/` that asks AWS, as the developer is known there: with the whole environment.
    pub(crate) fn script_on_aws(self, name: &str) -> Command {
        let mut command = Command::new(self.program("python"));
        as_it_is(&mut command).arg(workspace::scripts().join(name));
        command
    }

    /// A Python script of `infra/local/`, run in this environment.
    pub(crate) fn script(self, name: &str) -> Command {
        let mut command = self.command("python");
        command.arg(workspace::scripts().join(name));
        command
    }

    /// The interpreter of the environment for what goes on running: the same from whatever terminal it is started.
    pub(crate) fn service(self) -> Command {
        let mut command = alone(&self.program("python"));
        // Isolated: neither the folder of the script nor the current one is searched for modules.
        command.arg("-I");
        command
    }

    /// Makes the environment, unless it is there and its lock file has not changed.
    ///
    /// # Errors
    /// When there is no usable Python or a package cannot be installed.
    pub(crate) fn ensure(self) -> Result<()> {
        let lock = workspace::scripts().join(format!("{}.lock.txt", self.name()));
        let pins = std::fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
        // Its programs name the folder that they were installed in, so that those of a copied folder are the original's.
        let content = Sha256::new().chain_update(&pins).chain_update(self.folder().as_os_str().as_bytes());
        let fingerprint = hex::encode(content.finalize());
        let marker = self.folder().join("installed");
        if std::fs::read_to_string(&marker).is_ok_and(|known| known == fingerprint) && self.works() {
            return Ok(());
        }
        progress::step(&format!("installing {} (once)", self.purpose()), || self.make(&lock))?;
        std::fs::write(marker, fingerprint)?;
        Ok(())
    }

    /// Whether its interpreter finds its packages: it is a link to the system's, which may be another version by now, or gone.
    fn works(self) -> bool {
        let mut command = Command::new(self.program("python"));
        quiet(command.args(["-I", "-c", "import pip"])).is_ok_and(|done| done.is_ok())
    }

    fn purpose(self) -> &'static str {
        match self {
            Self::Emulator => "the AWS emulator",
            Self::Faults => "the proxy of failures",
            Self::Checks => "the checks of the template and the API's description",
            Self::Checkov => "the security checks of the template",
            Self::CargoTools => "the checks of the dependencies",
            Self::Node => "Node, for the web app",
            Self::OpenSearch => "what stands for OpenSearch in tests",
            Self::Requests => "the maker of requests to the API",
        }
    }

    fn make(self, lock: &Path) -> Result<()> {
        let python = find(&CANDIDATES)?;
        let folder = self.folder();
        let venv = quiet(as_it_is(Command::new(&python).args(["-m", "venv", "--clear"]).arg(&folder)))?;
        if let Err(output) = venv {
            bail!("{python} cannot make a virtual environment. {}\n{output}", advice());
        }
        let mut pip = Command::new(self.program("python"));
        for name in PIP_SETTINGS {
            pip.env_remove(name);
        }
        let install = quiet(
            as_it_is(&mut pip)
                .env("PIP_USER", "0")
                // The lock file names what is needed by what is needed, too: nothing is left to find out.
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
                .arg("--requirement")
                .arg(lock),
        )?;
        if let Err(output) = install {
            bail!(
                "cannot install {}: is the Python package index reachable? pip takes a proxy from HTTPS_PROXY and another \
                 index from PIP_INDEX_URL or its own configuration.\n{output}",
                lock.display()
            );
        }
        Ok(())
    }
}

/// `program` with nothing of the developer's own environment.
fn alone(program: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        // Where no settings of the developer's are.
        .env("HOME", workspace::local().join("home"))
        .env("HTTP_PROXY", NO_PROXY_THERE)
        .env("HTTPS_PROXY", NO_PROXY_THERE)
        .env("NO_PROXY", THIS_MACHINE)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONUTF8", "1");
    command
}

/// Without what the developer has the interpreter do differently.
fn as_it_is(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PYTHON") {
            command.env_remove(name);
        }
    }
    command
}

/// The first of `candidates` that will do.
fn find(candidates: &[&str]) -> Result<String> {
    let mut refused = Vec::new();
    for candidate in candidates {
        let mut command = Command::new(candidate);
        match quiet(as_it_is(command.args(["-c", TEST]))) {
            Ok(Ok(())) => return Ok((*candidate).to_owned()),
            Ok(Err(why)) => refused.push(format!("{candidate} is {}", why.trim())),
            Err(_) => {}
        }
    }
    let found = if refused.is_empty() { "none".to_owned() } else { refused.join(", ") };
    bail!("the local cloud and the checks need {NEEDED}; found: {found}. {}", advice())
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_python_that_will_not_do_is_named_with_what_it_lacks() {
        let folder = tempfile::tempdir().unwrap();
        // As Debian and Ubuntu ship it without the package python3-venv.
        let incomplete = folder.path().join("python3");
        std::fs::write(&incomplete, "#!/bin/sh\necho '3.12.3 without ensurepip' >&2\nexit 1\n").unwrap();
        std::fs::set_permissions(&incomplete, std::fs::Permissions::from_mode(0o755)).unwrap();
        let (incomplete, missing) = (incomplete.to_str().unwrap(), folder.path().join("python3.14"));
        let text = find(&[missing.to_str().unwrap(), incomplete]).unwrap_err().to_string();
        assert!(text.contains("3.12.3 without ensurepip") && text.contains(NEEDED), "{text}");
        let text = find(&[missing.to_str().unwrap()]).unwrap_err().to_string();
        assert!(text.contains("found: none") && text.contains("nstall it"), "{text}");
    }

    #[test]
    fn a_python_without_ensurepip_says_so() {
        // `find` tells this program from its end and what it prints.
        let hidden = format!("import sys; sys.modules['ensurepip'] = None\n{TEST}");
        let output = Command::new("python3").args(["-c", &hidden]).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && text.contains("without ensurepip"), "{text}");
    }

    #[test]
    fn programs_are_told_nothing_of_the_developers_account_or_settings() {
        for command in [
            Environment::Checks.command("sam"),
            Environment::Emulator.script("deploy.py"),
            Environment::Emulator.service(),
        ] {
            let told: Vec<_> = command.get_envs().map(|(name, _)| name.to_string_lossy()).collect();
            let ours =
                ["HOME", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8"];
            assert!(
                told.iter().all(|name| ours.contains(&&**name) || PASSED_ON.contains(&&**name)),
                "{told:?}"
            );
            let mut shell = Command::new("env");
            shell.env_clear().envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
            assert!(shell.output().unwrap().status.success());
        }
    }
}
