//! One name per function, and one screen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use testing::template::{Deployment, Function, yaml};

use crate::tree::{functions, root};

/// Lines of a `main.rs`, its doc comment included.
const LINES_MAX: usize = 110;

/// `orders-confirm` as `OrdersConfirm`.
fn pascal(name: &str) -> String {
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    name.split('-').map(capital).collect()
}

/// `orders-confirm` as `ordersConfirm`.
fn camel(name: &str) -> String {
    let pascal = pascal(name);
    pascal[..1].to_ascii_lowercase() + &pascal[1..]
}

fn deployed() -> BTreeMap<String, Function> {
    Deployment::of("homify", parameters(), "http://localhost").functions
}

/// Values for the parameters that have no default.
fn parameters() -> BTreeMap<String, Value> {
    let needed = ["AppOrigin", "AccessTokenJwks", "AccessTokenKeySecretArn", "PaystackSecretArn", "CheckoutReturnUrl", "MailFrom"];
    needed.into_iter().map(|name| (name.to_owned(), Value::from("set"))).collect()
}

/// What one set has and the other has not.
fn differences(what: &str, ours: &BTreeSet<String>, other: &str, theirs: &BTreeSet<String>) -> Vec<String> {
    let only_ours = ours.difference(theirs).map(|name| format!("{name}: in {what}, not in {other}"));
    let only_theirs = theirs.difference(ours).map(|name| format!("{name}: in {other}, not in {what}"));
    only_ours.chain(only_theirs).collect()
}

fn folder_names() -> BTreeSet<String> {
    functions().into_iter().map(|function| function.name).collect()
}

#[test]
fn package_and_program_are_named_as_the_folder() {
    for function in functions() {
        let manifest = fs::read_to_string(function.folder.join("Cargo.toml")).unwrap();
        let names: Vec<&str> =
            manifest.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
        assert_eq!(names, [function.name.as_str(); 2], "{}", function.folder.display());
        assert!(manifest.contains("test = false"), "{}: its program has no tests of its own", function.name);
    }
}

#[test]
fn the_template_has_each_function_under_its_name() {
    let deployed = deployed();
    let names: BTreeSet<String> = deployed.keys().cloned().collect();
    assert_eq!(differences("functions/", &folder_names(), "template.yaml", &names), Vec::<String>::new());
    for (name, function) in &deployed {
        assert_eq!(function.logical_id, pascal(name));
    }
}

#[test]
fn each_function_has_a_valid_and_a_refused_event() {
    let mut expected = BTreeSet::new();
    for name in folder_names() {
        expected.insert(format!("{name}.json"));
        expected.insert(format!("{name}.refused.json"));
    }
    let found: BTreeSet<String> = fs::read_dir(root().join("events"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".json"))
        .collect();
    assert_eq!(differences("functions/", &expected, "events/", &found), Vec::<String>::new());
}

#[test]
fn the_description_of_the_api_has_each_route_under_its_functions_name() {
    let api = yaml::load(&root().join("infra/openapi.yaml"));
    let mut described = BTreeMap::new();
    for (path, operations) in api["paths"].as_object().unwrap() {
        for method in ["get", "post", "put", "patch", "delete"] {
            if let Some(operation) = operations.get(method) {
                let id = operation["operationId"].as_str().unwrap_or("(none)").to_owned();
                described.insert(format!("{} {path}", method.to_uppercase()), id);
            }
        }
    }
    let mut routed = BTreeMap::new();
    for (name, function) in deployed() {
        for route in &function.routes {
            routed.insert(route.key(), camel(&name));
        }
    }
    assert_eq!(described, routed);
}

#[test]
fn a_main_fits_a_screen_and_begins_with_what_starts_it() {
    let deployed = deployed();
    let mut faults = Vec::new();
    for function in functions() {
        let main = fs::read_to_string(function.folder.join("src/main.rs")).unwrap();
        let lines = main.lines().count();
        if lines > LINES_MAX {
            faults.push(format!("{}: {lines} lines are more than {LINES_MAX}", function.name));
        }
        let Some(definition) = deployed.get(&function.name) else { continue };
        let step = definition.statements.iter().any(|statement| statement.actions.contains(&"sqs:ReceiveMessage".to_owned()));
        let begin = match definition.routes.first() {
            Some(route) => format!("//! `{} {}", route.method, route.path),
            None if step => format!("//! Step `{}`", function.name),
            None if definition.scheduled => format!("//! Schedule `{}`", function.name),
            None => format!("//! Stream `{}`", function.name),
        };
        if !main.starts_with(&begin) {
            faults.push(format!("{}: does not begin with {begin}", function.name));
        }
        let documented: String = main.lines().take_while(|line| line.starts_with("//!")).collect();
        for word in ["Read", "repeat"] {
            if !documented.contains(word) && !documented.contains("Writes nothing") {
                faults.push(format!("{}: does not say what it reads, or why it may be repeated ({word})", function.name));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
