//! `cargo xtask build [--ship]`: the functions as they are deployed, staged in `dist/`.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::cloud::stage;
use crate::{progress, workspace};

/// The C library of Amazon Linux 2023, on which `provided.al2023` runs.
const GLIBC_MAX: (u32, u32) = (2, 34);
const GLIBC_SYMBOL: &[u8] = b"GLIBC_";

/// Options of `build`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Build for AWS: half the size, for several times the build time.
    #[arg(long)]
    ship: bool,
}

/// Builds and stages the functions.
///
/// # Errors
/// When the build fails, or a function would not load on AWS.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    if !arguments.ship {
        progress::step("building", workspace::build)?;
        stage::release()?;
        eprintln!(
            "The functions are staged in dist/ for the local cloud. To deploy to AWS: `cargo xtask build --ship`."
        );
        return Ok(());
    }
    if !cfg!(target_os = "linux") {
        bail!("functions for AWS are built on Linux: use a Linux machine, a container or CI");
    }
    let functions = workspace::functions()?;
    ship(&functions)?;
    for name in &functions {
        require_loadable(&workspace::target("ship").join(name))?;
    }
    stage::stage("ship")?;
    eprintln!(
        "{} functions are staged in dist/. Next: `sam deploy --config-env …`, see docs/deploy.md.",
        functions.len()
    );
    Ok(())
}

/// Builds `packages` as for AWS, and nothing else, so that a dependency has no feature that only tests or tools want.
///
/// # Errors
/// When the build fails.
pub(crate) fn ship(packages: &[String]) -> Result<()> {
    progress::step("building for AWS; this takes a while", || {
        let mut cargo = workspace::cargo();
        cargo.args(["build", "--profile", "ship"]);
        for name in packages {
            cargo.args(["--package", name]);
        }
        workspace::run(&mut cargo)
    })
}

/// Refuses a binary that needs a newer C library than AWS has: it would not start there.
fn require_loadable(binary: &Path) -> Result<()> {
    let content = std::fs::read(binary).with_context(|| format!("cannot read {}", binary.display()))?;
    let needed = glibc_needed(&content);
    if needed > GLIBC_MAX {
        bail!(
            "{} needs glibc {}.{}, and AWS has {}.{}: build on a system with an older C library, such as Debian 12 or \
             Amazon Linux 2023",
            binary.display(),
            needed.0,
            needed.1,
            GLIBC_MAX.0,
            GLIBC_MAX.1
        );
    }
    Ok(())
}

/// The newest version of the C library that the binary's dynamic symbols name.
fn glibc_needed(content: &[u8]) -> (u32, u32) {
    content
        .windows(GLIBC_SYMBOL.len())
        .enumerate()
        .filter(|(_, window)| *window == GLIBC_SYMBOL)
        .filter_map(|(at, _)| version(content.get(at.checked_add(GLIBC_SYMBOL.len())?..)?))
        .max()
        .unwrap_or_default()
}

/// `2.34` or `2.2.5` at the beginning of `text`, up to the zero byte that ends a symbol.
fn version(text: &[u8]) -> Option<(u32, u32)> {
    let text = text.get(..text.iter().position(|byte| *byte == 0)?)?;
    let mut numbers = std::str::from_utf8(text).ok()?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_counts() {
        assert_eq!(glibc_needed(b"..\0GLIBC_2.2.5\0GLIBC_2.34\0GLIBC_2.17\0"), (2, 34));
        assert_eq!(glibc_needed(b"GLIBC_PRIVATE\0GLIBC_2.9\0"), (2, 9));
        assert_eq!(glibc_needed(b"static"), (0, 0));
    }
}
