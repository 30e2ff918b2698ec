//! One name per function, and one screen.

use std::collections::BTreeSet;
use std::fs;

use testing::template::workspace;

use crate::sources::{FunctionSource, deployment};
use crate::tree;

/// Lines of a `main.rs`, its doc comment included.
const LINES_MAX: usize = 100;
/// What only a step is allowed.
const RECEIVE: &str = "sqs:ReceiveMessage";

/// What one set has and the other has not.
fn differences(what: &str, ours: &BTreeSet<String>, other: &str, theirs: &BTreeSet<String>) -> Vec<String> {
    let only_ours = ours.difference(theirs).map(|name| format!("{name}: in {what}, not in {other}"));
    let only_theirs = theirs.difference(ours).map(|name| format!("{name}: in {other}, not in {what}"));
    only_ours.chain(only_theirs).collect()
}

fn folder_names() -> BTreeSet<String> {
    FunctionSource::all().into_iter().map(|function| function.name).collect()
}

#[test]
fn package_and_program_are_named_as_the_folder() {
    for function in FunctionSource::all() {
        let manifest = fs::read_to_string(workspace().join(&function.folder).join("Cargo.toml")).unwrap();
        let names: Vec<&str> =
            manifest.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
        assert_eq!(names, [function.name.as_str(); 2], "{}", function.folder);
        assert!(manifest.contains("test = false"), "{}: its program has no tests of its own", function.name);
    }
}

#[test]
fn the_templates_have_each_function_under_its_name() {
    let deployed = deployment().functions;
    let names: BTreeSet<String> = deployed.keys().cloned().collect();
    assert_eq!(differences("functions/", &folder_names(), "the templates", &names), Vec::<String>::new());
    for function in FunctionSource::all() {
        assert_eq!(deployed[&function.name].logical_id, function.logical_id());
    }
}

#[test]
fn each_function_has_an_event_that_it_serves_and_one_that_it_refuses() {
    let mut expected = BTreeSet::new();
    for (name, function) in deployment().functions {
        let path = name.replacen('-', "/", 1);
        expected.insert(format!("{path}.json"));
        // A schedule carries nothing that could be refused.
        if !function.scheduled {
            expected.insert(format!("{path}.refused.json"));
        }
    }
    let events = workspace().join("events");
    let files = tree::folders(&events).into_iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let found: BTreeSet<String> = fs::read_dir(&events)
        .unwrap()
        .chain(files)
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| path.strip_prefix(&events).unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(differences("functions/", &expected, "events/", &found), Vec::<String>::new());
}

#[test]
fn a_main_fits_a_screen_and_begins_with_what_starts_it() {
    let deployed = deployment().functions;
    let mut faults = Vec::new();
    for function in FunctionSource::all() {
        let name = &function.name;
        let main = fs::read_to_string(workspace().join(&function.folder).join("src/main.rs")).unwrap();
        let lines = main.lines().count();
        if lines > LINES_MAX {
            faults.push(format!("{name}: {lines} lines are more than {LINES_MAX}"));
        }
        let Some(definition) = deployed.get(name) else { continue };
        let step =
            definition.statements.iter().any(|statement| statement.actions.contains(&RECEIVE.to_owned()));
        let begin = match definition.routes.first() {
            Some(route) => format!("//! `{} {}", route.method, route.path),
            None if step => format!("//! Step `{name}`"),
            None if definition.scheduled => format!("//! Schedule `{name}`"),
            None => format!("//! Stream `{name}`"),
        };
        if !main.starts_with(&begin) {
            faults.push(format!("{name}: does not begin with {begin}"));
        }
        let told = function.paragraphs.join(" ").to_lowercase();
        let harmless = told.contains("repeat") || told.contains("writes nothing");
        if !told.contains("read") || !harmless {
            faults.push(format!("{name}: does not say what it reads, or why it may be repeated"));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
