//! The web app in `web/`: its packages, and what is built of it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::node::Node;
use crate::passed::Inputs;
use crate::python::Environment;
use crate::{packages, progress, workspace};

/// Browsers to look for.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Names another one.
const BROWSER_VARIABLE: &str = "HOMIFY_CHROMIUM";

/// The web app, with the packages that its lock file names.
pub(crate) struct Web {
    node: Node,
}

impl Web {
    /// Installs the packages, unless they are there and neither the lock file nor Node has changed.
    ///
    /// # Errors
    /// When one cannot be installed.
    pub(crate) fn installed(node: Node) -> Result<Self> {
        packages::install(&node, &folder(), "the web app's packages")?;
        Ok(Self { node })
    }

    /// Builds the app, unless what it is built of is as it was; answers where it is.
    ///
    /// # Errors
    /// When it does not build; it has said why.
    pub(crate) fn build(&self) -> Result<PathBuf> {
        let dist = folder().join("dist");
        let marker = workspace::local().join("web-built");
        let inputs = Inputs::now().map(|now| now.of_step(self.node.version(), goes_into_the_app));
        if inputs.is_some()
            && dist.join("index.html").is_file()
            && std::fs::read_to_string(&marker).ok() == inputs
        {
            return Ok(dist);
        }
        progress::step("building the web app", || {
            let output = self.npm(&["run", "--silent", "build"]).stdin(Stdio::null()).output();
            let output = output.context("cannot start npm")?;
            if !output.status.success() {
                let printed = [output.stdout, output.stderr].concat();
                bail!("the web app does not build:\n{}", String::from_utf8_lossy(&printed));
            }
            Ok(())
        })?;
        if let Some(inputs) = inputs {
            std::fs::create_dir_all(workspace::local())?;
            std::fs::write(marker, inputs)?;
        }
        Ok(dist)
    }

    /// What measures the app, with `words`: Lighthouse, which is installed for nothing else.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub(crate) fn lighthouse(&self, words: &[&str]) -> Result<Command> {
        packages::install(&self.node, &folder().join("bench"), "Lighthouse")?;
        let mut command = self.npm(&["run", "--silent", "bench", "--"]);
        command.args(words);
        Ok(command)
    }

    /// `npm` with `words`, in the app's folder.
    pub(crate) fn npm(&self, words: &[&str]) -> Command {
        let mut command = self.node.command("npm");
        command.current_dir(folder()).args(words);
        command
    }
}

/// Where the app is.
pub(crate) fn folder() -> PathBuf {
    workspace::root().join("web")
}

/// What tells the files in `dist` from others.
///
/// # Errors
/// When one cannot be read.
pub(crate) fn content(dist: &Path) -> Result<String> {
    let (mut folders, mut files) = (vec![dist.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(format!("{}\0", file.display()));
        hash.update(Sha256::digest(std::fs::read(&file)?));
    }
    Ok(hex::encode(hash.finalize()))
}

/// Whether the file at `path` could change what is built.
fn goes_into_the_app(path: &str) -> bool {
    let aside = ["web/e2e/", "web/bench/"].iter().any(|folder| path.starts_with(folder));
    path.starts_with("web/") && !aside && !path.ends_with(".md")
}

/// Puts `dist` where the stack `stack` serves it; `command` is `publish.py` with what it needs to reach the stack.
///
/// # Errors
/// When it is refused.
pub(crate) fn publish(mut command: Command, stack: &str, dist: &Path, config: &Value) -> Result<()> {
    workspace::run(command.arg(stack).arg(dist).arg(config.to_string()))
}

/// The script that publishes.
pub(crate) const PUBLISH: &str = "publish.py";

/// What is published, for those who look: the commit, and whether files differ from it.
pub(crate) fn release() -> String {
    let git = |words: &[&str]| -> Option<String> {
        let output = Command::new("git").current_dir(workspace::root()).args(words).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let Some(commit) = git(&["rev-parse", "--short=12", "HEAD"]) else { return "unknown".to_owned() };
    let changed = git(&["status", "--porcelain", "--", "web"]).is_none_or(|changes| !changes.is_empty());
    if changed { format!("{commit}-changed") } else { commit }
}

/// A browser to test the app with.
///
/// # Errors
/// When there is none; the message says how to get one.
pub(crate) fn browser() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(BROWSER_VARIABLE).map(PathBuf::from) {
        if named.is_file() {
            return Ok(named);
        }
        bail!("{BROWSER_VARIABLE} is {}, and there is no such program", named.display());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = BROWSERS
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|program| program.is_file());
    found.with_context(|| {
        format!(
            "the web app is tested in Chromium, and there is none. Install it (Debian: `apt install chromium`; Ubuntu: \
             `snap install chromium`; macOS: `brew install --cask chromium`), or name one in {BROWSER_VARIABLE}"
        )
    })
}

/// What `config.json` says of this release, and, on a local cloud, who can be logged in as.
pub(crate) fn config(samples: &[Value]) -> Value {
    let mut config = json!({ "release": release() });
    if !samples.is_empty() {
        config["samples"] = json!(samples);
    }
    config
}

/// The project's Python with what talks to AWS.
///
/// # Errors
/// When it cannot be installed.
pub(crate) fn publisher() -> Result<Command> {
    Environment::Emulator.ensure()?;
    Ok(Environment::Emulator.script_on_aws(PUBLISH))
}
