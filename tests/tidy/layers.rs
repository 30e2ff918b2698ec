//! What may know what.

use std::collections::BTreeSet;
use std::fs;

use crate::sources::FunctionSource;
use crate::tree::{Source, root, sources, templates};

/// What the rules of the market are written with: nothing that does I/O, waits or knows an SDK.
const OF_DOMAIN: [&str; 8] =
    ["serde", "serde_json", "sha2", "subtle", "thiserror", "time", "ulid", "unicode-normalization"];

/// Files of ours that run on AWS.
fn ours() -> Vec<Source> {
    sources(&["functions", "shared"])
        .into_iter()
        .filter(|file| !file.path.starts_with("shared/testing/"))
        .collect()
}

/// Lines of code in `files` that hold what `is_wrong` says, as `path:line: text`.
fn lines(files: &[Source], is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let found = files.iter().flat_map(|file| {
        file.code()
            .filter(|(_, line)| is_wrong(line))
            .map(move |(number, line)| format!("{}:{number}: {}", file.path, line.trim()))
    });
    found.collect()
}

fn outside(folders: &[&str]) -> Vec<Source> {
    ours().into_iter().filter(|file| !folders.iter().any(|folder| file.path.starts_with(folder))).collect()
}

#[test]
fn the_domain_depends_on_no_sdk_and_does_no_io() {
    let manifest = fs::read_to_string(root().join("shared/domain/Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let named: BTreeSet<&str> = dependencies
        .lines()
        .filter_map(|line| Some(line.split_once(['.', ' ', '='])?.0))
        .filter(|name| !name.is_empty())
        .collect();
    assert_eq!(named, BTreeSet::from(OF_DOMAIN));
    let domain: Vec<Source> = sources(&["shared/domain/src"]);
    let clocks = ["SystemTime", "Instant::now", "std::fs", "std::env", "async fn", "getrandom"];
    assert_eq!(lines(&domain, |line| clocks.iter().any(|word| line.contains(word))), Vec::<String>::new());
}

#[test]
fn only_the_store_writes_keys() {
    // `ORDER#`, in quotes or before a placeholder.
    let is_key = |line: &str| {
        let parts: Vec<&str> = line.split('#').collect();
        parts[..parts.len() - 1].iter().any(|part| {
            let word: String =
                part.chars().rev().take_while(|c| c.is_ascii_uppercase() || *c == '_').collect();
            let before = part.chars().rev().nth(word.chars().count());
            word.len() > 1 && before == Some('"')
        })
    };
    assert!(is_key(r#"Key::new(format!("ORDER#{id}"), "ORDER")"#) && !is_key("#[derive(Debug)]"));
    assert_eq!(lines(&outside(&["shared/store/"]), is_key), Vec::<String>::new());
}

#[test]
fn only_payments_knows_the_gateways_api() {
    let endpoints = [
        "api.paystack.co",
        "transferrecipient",
        "transaction/",
        "\"verify\"",
        "x-paystack",
        "api.flutterwave.com",
        "verify_by_reference",
        "beneficiaries",
        "verif-hash",
    ];
    let wrong = lines(&outside(&["shared/payments/"]), |line| {
        endpoints.iter().any(|endpoint| line.contains(endpoint))
    });
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_web_knows_status_codes() {
    let wrong = lines(&outside(&["shared/web/", "shared/payments/", "shared/oidc/"]), |line| {
        let uses_http = line.contains(" http::") || line.contains("(http::");
        line.contains("StatusCode") || uses_http || line.contains("lambda_http")
    });
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_scans_the_table() {
    let wrong = lines(&ours(), |line| {
        line.contains(".scan(") || line.contains("ScanInput") || line.contains("operation::scan")
    });
    assert_eq!(wrong, Vec::<String>::new());
    for template in templates() {
        assert!(!template.text.contains("dynamodb:Scan"), "no role may: {}", template.path);
    }
}

#[test]
fn money_is_no_float() {
    let is_word = |line: &str, word: &str| {
        line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .any(|part| part == word || part.ends_with(&format!("_{word}")))
    };
    // Reading JSON, where a fraction is seen in order to be refused.
    const READER: [&str; 2] = ["shared/web/src/read.rs", "shared/web/src/tree.rs"];
    let all: Vec<_> = sources(&["functions", "shared", "tests/it"])
        .into_iter()
        .filter(|file| !READER.contains(&file.path.as_str()))
        .collect();
    assert_eq!(lines(&all, |line| is_word(line, "f32") || is_word(line, "f64")), Vec::<String>::new());
}

#[test]
fn nothing_is_left_undone() {
    // In pieces, so that this line is none of them.
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("unimple", "mented!"),
        concat!("to", "do!"),
        concat!("dbg", "!("),
        concat!("Being ", "written"),
    ];
    let mut wrong = Vec::new();
    for file in sources(&["bench", "functions", "shared", "tests", "xtask"]) {
        for (index, line) in file.text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_function_links_only_what_it_uses() {
    let mut wrong = Vec::new();
    for function in FunctionSource::all() {
        let manifest = fs::read_to_string(root().join(&function.folder).join("Cargo.toml")).unwrap();
        let of_ours = ["aws-sdk-dynamodb", "aws-sdk-sns", "aws-sdk-sqs", "lambda_http", "lambda_runtime"];
        let direct = manifest.lines().filter(|line| of_ours.iter().any(|name| line.starts_with(name)));
        wrong.extend(direct.map(|line| format!("{}: {line}: a crate of ours is for that", function.name)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// What is missing is compiled again in each function that reads or writes it.
#[test]
fn each_kind_of_item_is_compiled_with_the_store() {
    let of_store = |file: &Source| file.path.starts_with("shared/store/src/");
    let files: Vec<Source> = ours().into_iter().filter(of_store).collect();
    let after = |prefix: &str| -> BTreeSet<String> {
        let lines = files.iter().flat_map(Source::code);
        let kinds = lines.filter_map(|(_, line)| line.strip_prefix(prefix));
        kinds.map(|kind| kind.trim_end_matches([' ', '{', '}', ')', ';']).to_owned()).collect()
    };
    let (stored, audited) = (after("impl Stored for "), after("impl Audited for "));
    assert!(stored.is_superset(&audited) && stored.len() > audited.len(), "{stored:?} {audited:?}");
    assert_eq!(after("compiled::audited!("), audited);
    assert_eq!(after("compiled::stored!("), stored.difference(&audited).cloned().collect());
}

#[test]
fn no_program_keeps_the_path_that_it_was_built_in() {
    // A copied clone is not built again: its programs would read and write the original.
    let path = concat!("env!(\"CARGO_", "MANIFEST_DIR\")");
    let files = sources(&["bench", "functions", "operator", "shared", "tests", "xtask"]);
    let wrong: Vec<_> = files.iter().filter(|file| file.text.contains(path)).map(|file| &file.path).collect();
    assert_eq!(wrong, Vec::<&String>::new());
}
