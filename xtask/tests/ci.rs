//! `.ci/run`, with a cargo that only says where it is called and with what.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use tempfile::TempDir;

/// Says its folder and arguments, and makes a program and a result, as builds do.
const CARGO: &str = "#!/bin/sh
mkdir -p target/release .homify
echo built > target/release/orders-get; chmod +x target/release/orders-get
echo dependency > target/release/libdependency.rlib
echo \"$PWD $*\"
";

/// A repository with two files in it, on a machine.
struct Machine {
    folder: TempDir,
}

impl Machine {
    fn new() -> Self {
        let machine = Self { folder: tempfile::tempdir().unwrap() };
        let bin = machine.path("bin");
        fs::create_dir(&bin).unwrap();
        fs::write(bin.join("cargo"), CARGO).unwrap();
        fs::set_permissions(bin.join("cargo"), fs::Permissions::from_mode(0o755)).unwrap();
        let clone = machine.path("clone");
        fs::create_dir_all(clone.join(".ci")).unwrap();
        let script = Path::new("../.ci/run");
        fs::copy(script, clone.join(".ci/run")).unwrap();
        fs::write(clone.join(".gitignore"), "/target\n/.homify\n/dist\n").unwrap();
        fs::write(clone.join("one.rs"), "one").unwrap();
        fs::write(clone.join("two.rs"), "two").unwrap();
        machine.git(&["init", "--quiet"]);
        machine.commit();
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn checkout(&self, name: &str) -> PathBuf {
        self.path("cache/checkout").join(name)
    }

    fn git(&self, arguments: &[&str]) {
        let identity = ["-c", "user.name=test", "-c", "user.email=test@homify.example"];
        let mut command = Command::new("git");
        command.current_dir(self.path("clone")).args(identity).args(arguments);
        assert!(command.output().unwrap().status.success(), "git {arguments:?}");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "a change"]);
    }

    /// What cargo said.
    fn run(&self) -> String {
        self.run_with(&self.path("cache").display().to_string())
    }

    fn run_with(&self, cache: &str) -> String {
        let path = std::env::var("PATH").unwrap();
        let output = Command::new("bash")
            .args([".ci/run", "--only", "fmt"])
            .current_dir(self.path("clone"))
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("HOMIFY_CACHE", cache)
            // Any: none is installed then.
            .env("HOMIFY_CHROMIUM", "/bin/true")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn in_the_checkout(&self) -> String {
        format!(
            "{} xtask test --changed --only fmt",
            self.checkout("").display().to_string().trim_end_matches('/')
        )
    }

    fn in_the_clone(&self) -> String {
        format!("{} xtask test --only fmt", self.path("clone").display())
    }
}

fn changed_at(path: &Path) -> SystemTime {
    path.metadata().unwrap().modified().unwrap()
}

#[test]
fn what_is_as_it_was_keeps_its_time_and_what_differs_gets_a_new_one() {
    let machine = Machine::new();
    assert_eq!(machine.run(), machine.in_the_checkout());
    let before = [changed_at(&machine.checkout("one.rs")), changed_at(&machine.checkout("two.rs"))];
    // As a fresh clone has it: all files are new.
    fs::write(machine.path("clone/one.rs"), "one").unwrap();
    fs::write(machine.path("clone/two.rs"), "other").unwrap();
    machine.commit();
    machine.run();
    assert_eq!(changed_at(&machine.checkout("one.rs")), before[0]);
    assert!(changed_at(&machine.checkout("two.rs")) > before[1]);
    assert_eq!(fs::read_to_string(machine.checkout("two.rs")).unwrap(), "other");
    // Back to what it was is a change, too: what was built of it is of the other.
    let other = changed_at(&machine.checkout("two.rs"));
    machine.git(&["revert", "--no-edit", "HEAD"]);
    machine.run();
    assert_eq!(fs::read_to_string(machine.checkout("two.rs")).unwrap(), "two");
    assert!(changed_at(&machine.checkout("two.rs")) > other);
}

#[test]
fn what_the_commit_does_not_have_is_gone_but_for_what_is_kept_on_purpose() {
    let machine = Machine::new();
    machine.run();
    for stale in ["stray.rs", "dist/orders-get", "target/release/orders-refund"] {
        let stale = machine.checkout(stale);
        fs::create_dir_all(stale.parent().unwrap()).unwrap();
        fs::write(&stale, "stale").unwrap();
        fs::set_permissions(&stale, fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::write(machine.checkout("one.rs"), "altered by a test").unwrap();
    fs::write(machine.checkout(".homify/python"), "installed").unwrap();
    fs::create_dir_all(machine.checkout("web/node_modules")).unwrap();
    fs::remove_file(machine.path("clone/two.rs")).unwrap();
    machine.commit();
    machine.run();
    for gone in ["two.rs", "stray.rs", "dist", "target/release/orders-refund"] {
        assert!(!machine.checkout(gone).exists(), "{gone} is still there");
    }
    assert_eq!(fs::read_to_string(machine.checkout("one.rs")).unwrap(), "one");
    for kept in ["target/release/libdependency.rlib", ".homify/python", "web/node_modules"] {
        assert!(machine.checkout(kept).exists(), "{kept} is gone");
    }
}

#[test]
fn what_is_not_committed_is_tested_as_it_is() {
    let machine = Machine::new();
    fs::write(machine.path("clone/one.rs"), "not committed").unwrap();
    fs::write(machine.path("clone/three.rs"), "not added").unwrap();
    machine.run();
    assert_eq!(fs::read_to_string(machine.checkout("one.rs")).unwrap(), "not committed");
    assert_eq!(fs::read_to_string(machine.checkout("three.rs")).unwrap(), "not added");
}

#[test]
fn a_second_run_at_once_and_one_without_a_folder_test_in_their_own_clone() {
    let machine = Machine::new();
    machine.run();
    let lock = fs::File::open(machine.path("cache/lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(machine.run(), machine.in_the_clone());
    drop(lock);
    assert_eq!(machine.run(), machine.in_the_checkout());
    assert_eq!(machine.run_with(""), machine.in_the_clone());
}

#[test]
fn a_run_that_was_killed_does_not_spoil_the_next() {
    let machine = Machine::new();
    machine.run();
    fs::write(machine.checkout(".git/index.lock"), "").unwrap();
    fs::remove_file(machine.checkout("one.rs")).unwrap();
    assert_eq!(machine.run(), machine.in_the_checkout());
    assert_eq!(fs::read_to_string(machine.checkout("one.rs")).unwrap(), "one");
    fs::write(machine.checkout(".git/HEAD"), "half").unwrap();
    fs::write(machine.checkout(".git/index"), "half").unwrap();
    assert_eq!(machine.run(), machine.in_the_checkout());
    assert_eq!(fs::read_to_string(machine.checkout("one.rs")).unwrap(), "one");
}
