//! Packages of npm, by the lock file beside them.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::node::Node;
use crate::progress;

/// Installs the packages of `folder`, which people call `what`, unless they are there and neither the lock file nor Node has changed.
///
/// # Errors
/// When one cannot be installed.
pub(crate) fn install(node: &Node, folder: &Path, what: &str) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let content = std::fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let wanted = hex::encode(Sha256::new().chain_update(content).chain_update(node.version()).finalize());
    let marker = folder.join("node_modules/.installed");
    if std::fs::read_to_string(&marker).is_ok_and(|known| known == wanted) {
        return Ok(());
    }
    progress::step(&format!("installing {what} (once)"), || {
        let mut npm = node.command("npm");
        npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        let output = npm.stdin(Stdio::null()).output().context("cannot start npm")?;
        if !output.status.success() {
            bail!(
                "npm cannot install {}: is the npm registry reachable? npm takes a proxy from HTTPS_PROXY and another registry \
                 from its own configuration.\n{}",
                lock.display(),
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Ok(())
    })?;
    std::fs::write(marker, wanted)?;
    Ok(())
}
