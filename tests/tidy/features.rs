//! The build and the tests want the same features of each crate.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::tree;

/// Cargo compiles a crate once for each set of features, and all functions on top of it again: a test that wants a feature
/// of its own would double the time of `cargo xtask test`.
#[test]
fn nothing_is_compiled_twice() {
    let built = features(&["--exclude", "xtask", "--edges", "normal,build"]);
    let tested = features(&["--edges", "normal,build,dev"]);
    let twice: Vec<_> = built
        .iter()
        .filter_map(|(package, sets)| Some((package, sets, tested.get(package)?)))
        .filter(|(_, built, tested)| built != tested)
        .collect();
    assert!(
        twice.is_empty(),
        "tests want other features than the build; let shared/testing want them, too, in its normal dependencies: {twice:#?}"
    );
}

/// The features that each package is compiled with: one set, or one for build scripts and macros beside it.
fn features(options: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .current_dir(tree::root())
        .args(["tree", "--workspace", "--prefix", "none", "--format", "{p}|{f}"])
        .args(options)
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut packages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in String::from_utf8(output.stdout).expect("cargo prints text").lines() {
        if let Some((package, features)) = line.split_once('|') {
            // What was printed before is marked.
            let features = features.trim_end_matches("(*)").trim_end();
            packages.entry(package.to_owned()).or_default().insert(features.to_owned());
        }
    }
    packages
}
