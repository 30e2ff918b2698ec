//! Licences, sources and known weaknesses of the dependencies, by `cargo-deny` as `deny.toml` configures it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{tools, workspace};

/// Names a copy of the advisory database, a git bundle or a git repository, to look in instead of fetching it.
const COPY: &str = "HOMIFY_ADVISORY_DB";
/// Where cargo-deny fetches the database from.
const DATABASE_URL: &str = "https://github.com/RustSec/advisory-db";
/// The branch of it that cargo-deny takes.
const BRANCH: &str = "main";

/// Runs all checks; those of known weaknesses only if there is an advisory database.
///
/// # Errors
/// When a dependency is refused, or the copy of the database that the environment names cannot be read.
pub(crate) fn run() -> Result<()> {
    let checks = Checks {
        program: tools::packaged("cargo-deny")?,
        config: workspace::root().join("deny.toml"),
        database: workspace::local().join("advisory-db"),
        git: Vec::new(),
    };
    checks.run(std::env::var_os(COPY).filter(|copy| !copy.is_empty()).map(PathBuf::from))
}

/// Where the advisories came from.
#[derive(Debug, PartialEq, Eq)]
enum Source {
    /// Fetched just now, or read from the copy.
    Fresh,
    /// Fetched by an earlier run: now it cannot be.
    Earlier,
    /// There are none.
    None,
}

/// What is run, and where the database is.
struct Checks {
    /// `cargo-deny`.
    program: PathBuf,
    config: PathBuf,
    /// The folder that `config` names as its `db-path`.
    database: PathBuf,
    /// Settings of git, besides the developer's own.
    git: Vec<(String, String)>,
}

impl Checks {
    fn run(mut self, copy: Option<PathBuf>) -> Result<()> {
        // Downloads what the lock file names, too; what follows needs no network.
        workspace::run(self.cargo_deny().args([
            "check",
            "--hide-inclusion-graph",
            "bans",
            "licenses",
            "sources",
        ]))?;
        if self.fetch(copy)? == Source::None {
            println!("Known weaknesses are NOT checked: the advisory database cannot be fetched from here.");
            println!("{COPY} may name a copy of it, a git bundle or a git repository.");
            return Ok(());
        }
        workspace::run(self.cargo_deny().args(["--offline", "check", "--hide-inclusion-graph", "advisories"]))
    }

    /// Brings the database up to date, and says as of when it is.
    fn fetch(&mut self, copy: Option<PathBuf>) -> Result<Source> {
        if let Some(copy) = &copy {
            let repository = self.database.with_extension("copy");
            clone(&std::path::absolute(copy)?, &repository)
                .with_context(|| format!("{COPY} names {}, which cannot be read", copy.display()))?;
            // cargo-deny takes the database from an address of the web only: the copy stands in for it.
            self.git.push((format!("url.{}.insteadOf", repository.display()), DATABASE_URL.to_owned()));
        }
        let fetched = self.cargo_deny().args(["fetch", "db"]).output().context("cannot start cargo-deny")?;
        let source = match (fetched.status.success(), self.as_of()) {
            (true, _) => Source::Fresh,
            (false, _) if copy.is_some() => {
                bail!("the copy of the database cannot be used: {}", String::from_utf8_lossy(&fetched.stderr))
            }
            (false, Some(_)) => Source::Earlier,
            (false, None) => Source::None,
        };
        if let Some(date) = self.as_of() {
            let from = match (copy, &source) {
                (Some(copy), _) => format!("from {}", copy.display()),
                (None, Source::Earlier) => "fetched before; now it cannot be".to_owned(),
                (None, _) => "fetched now".to_owned(),
            };
            println!("advisory database as of {date}, {from}");
        }
        Ok(source)
    }

    /// The day of the database's last change.
    fn as_of(&self) -> Option<String> {
        let repository = self.database.read_dir().ok()?.find_map(|entry| {
            let path = entry.ok()?.path();
            path.join(".git").exists().then_some(path)
        })?;
        let shown = git(&repository).args(["show", "--no-patch", "--format=%cs", "HEAD"]).output().ok()?;
        let date = String::from_utf8(shown.stdout).ok()?.trim().to_owned();
        (shown.status.success() && !date.is_empty()).then_some(date)
    }

    fn cargo_deny(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(workspace::root()).arg("--config").arg(&self.config);
        // After what the environment may say already.
        let others = std::env::var("GIT_CONFIG_COUNT").ok().and_then(|count| count.parse().ok()).unwrap_or(0);
        for (number, (key, value)) in (others..).zip(&self.git) {
            command.env(format!("GIT_CONFIG_KEY_{number}"), key);
            command.env(format!("GIT_CONFIG_VALUE_{number}"), value);
        }
        command.env("GIT_CONFIG_COUNT", (others + self.git.len()).to_string());
        command
    }
}

/// Makes the repository `to`, whose branch is the head of `from`. A bundle may hold that one commit without those before it.
fn clone(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        std::fs::remove_dir_all(to)?;
    }
    let heads = answer(git(to.parent().unwrap_or(to)).arg("ls-remote").arg(from).arg("HEAD"))?;
    let head = heads.split_whitespace().next().context("it has no HEAD")?;
    answer(git(to.parent().unwrap_or(to)).args(["init", "--quiet", "--initial-branch", BRANCH]).arg(to))?;
    std::fs::write(to.join(".git/shallow"), format!("{head}\n"))?;
    answer(git(to).args(["fetch", "--quiet"]).arg(from).arg("HEAD"))?;
    answer(git(to).args(["update-ref", &format!("refs/heads/{BRANCH}"), "FETCH_HEAD"]))?;
    Ok(())
}

fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder);
    command
}

/// What a command of git prints.
fn answer(command: &mut Command) -> Result<String> {
    let output = command.output().context("cannot start git")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// The day of the made-up databases.
    const DAY: &str = "2020-02-29";
    /// A package that the lock file names, and one that it does not.
    const USED: &str = "anyhow";
    const UNUSED: &str = "nobody-depends-on-this";

    /// The real program on the real dependencies, with databases of their own below `folder`.
    fn checks(folder: &TempDir) -> Checks {
        let database = folder.path().join("database of its own");
        let text = std::fs::read_to_string(workspace::root().join("deny.toml")).unwrap();
        let ours = "db-path = \".homify/advisory-db\"";
        assert!(text.contains(ours), "deny.toml says where the database is");
        let config = folder.path().join("deny.toml");
        std::fs::write(&config, text.replace(ours, &format!("db-path = {database:?}"))).unwrap();
        Checks { program: tools::packaged("cargo-deny").unwrap(), config, database, git: Vec::new() }
    }

    /// Has what cargo-deny fetches come from `place`.
    fn fetching_from(place: &Path, folder: &TempDir) -> Checks {
        let git = vec![(format!("url.{}.insteadOf", place.display()), DATABASE_URL.to_owned())];
        Checks { git, ..checks(folder) }
    }

    /// A database that knows of one weakness, in every version of `package`.
    fn database(folder: &TempDir, package: &str) -> PathBuf {
        let place = folder.path().join(format!("database of {package}"));
        let crates = place.join("crates").join(package);
        std::fs::create_dir_all(&crates).unwrap();
        let advisory = format!(
            "```toml\n[advisory]\nid = \"RUSTSEC-2020-0001\"\npackage = \"{package}\"\ndate = \"{DAY}\"\n\
             [versions]\npatched = []\n```\n\n# Made up\n\nFor a test.\n"
        );
        std::fs::write(crates.join("RUSTSEC-2020-0001.md"), advisory).unwrap();
        answer(git(&place).args(["init", "--quiet", "--initial-branch", BRANCH])).unwrap();
        answer(git(&place).args(["add", "--all"])).unwrap();
        commit(&place);
        place
    }

    fn commit(repository: &Path) {
        let author = ["-c", "user.name=test", "-c", "user.email=test@homify.example"];
        let commit = ["commit", "--quiet", "--allow-empty", "--no-gpg-sign", "--message", "a change"];
        let time = format!("{DAY}T12:00:00Z");
        answer(git(repository).args(author).args(commit).env("GIT_COMMITTER_DATE", time)).unwrap();
    }

    /// A weakness was found; a command line that cargo-deny does not know ends as 2.
    fn refused(result: Result<()>) {
        let text = result.unwrap_err().to_string();
        assert!(text.contains("exit status: 1"), "{text}");
    }

    #[test]
    fn a_fetched_database_is_looked_in() {
        let folder = tempfile::tempdir().unwrap();
        let clean = database(&folder, UNUSED);
        fetching_from(&clean, &folder).run(None).unwrap();
        let weak = database(&folder, USED);
        refused(fetching_from(&weak, &folder).run(None));
    }

    #[test]
    fn a_copy_of_the_database_is_looked_in() {
        let folder = tempfile::tempdir().unwrap();
        let (clean, weak) = (database(&folder, UNUSED), database(&folder, USED));
        let bundle = folder.path().join("weak.bundle");
        answer(git(&weak).args(["bundle", "create", "--quiet"]).arg(&bundle).arg("HEAD")).unwrap();
        refused(checks(&folder).run(Some(bundle)));
        checks(&folder).run(Some(clean)).unwrap();
        refused(checks(&folder).run(Some(weak)));
    }

    #[test]
    fn a_copy_of_one_commit_without_those_before_is_enough() {
        let folder = tempfile::tempdir().unwrap();
        let weak = database(&folder, USED);
        let parent = answer(git(&weak).args(["rev-parse", "HEAD"])).unwrap();
        commit(&weak);
        std::fs::write(weak.join(".git/shallow"), answer(git(&weak).args(["rev-parse", "HEAD"])).unwrap())
            .unwrap();
        let bundle = folder.path().join("one.bundle");
        answer(git(&weak).args(["bundle", "create", "--quiet"]).arg(&bundle).arg("HEAD")).unwrap();
        refused(checks(&folder).run(Some(bundle)));
        let database = folder.path().join("database of its own").read_dir().unwrap().next().unwrap().unwrap();
        assert!(answer(git(&database.path()).args(["cat-file", "-e", parent.trim()])).is_err());
    }

    #[test]
    fn without_any_database_the_rest_still_counts() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("nowhere");
        let mut checks = fetching_from(&nowhere, &folder);
        assert_eq!(checks.fetch(None).unwrap(), Source::None);
        checks.run(None).unwrap();
    }

    #[test]
    fn what_was_fetched_before_is_looked_in_while_nothing_can_be_fetched() {
        let folder = tempfile::tempdir().unwrap();
        let weak = database(&folder, USED);
        assert_eq!(fetching_from(&weak, &folder).fetch(None).unwrap(), Source::Fresh);
        let nowhere = folder.path().join("nowhere");
        let mut later = fetching_from(&nowhere, &folder);
        assert_eq!(later.as_of().unwrap(), DAY);
        assert_eq!(later.fetch(None).unwrap(), Source::Earlier);
        refused(later.run(None));
    }

    #[test]
    fn a_copy_that_cannot_be_read_is_an_error_that_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let error = checks(&folder).run(Some(folder.path().join("missing.bundle"))).unwrap_err();
        let text = format!("{error:#}");
        assert!(text.contains(COPY) && text.contains("missing.bundle"), "{text}");
    }
}
