//! The documents: what they point to is there, and they speak of the project only.

use std::collections::BTreeSet;

use crate::tree::{Source, documents, root};

/// The targets of a document's links, outside of code.
fn links(document: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_code = false;
    for (index, line) in document.text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        for part in line.split("](").skip(1) {
            if let Some((target, _)) = part.split_once(')') {
                found.push((index + 1, target.to_owned()));
            }
        }
    }
    found
}

/// The anchors of a document, as they are made from its headings.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let heading = line.trim_start_matches('#').trim().to_lowercase();
            let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

#[test]
fn links_lead_somewhere() {
    let mut wrong = Vec::new();
    for document in documents() {
        for (line, target) in links(&document) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let here = root().join(&document.path);
            let path = if file.is_empty() { here.clone() } else { here.parent().unwrap().join(file) };
            let anchored =
                || std::fs::read_to_string(&path).is_ok_and(|text| anchors(&text).contains(anchor));
            if !path.exists() || (!anchor.is_empty() && !anchored()) {
                wrong.push(format!("{}:{line}: {target}", document.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn paths_in_documents_exist() {
    let top = ["bench/", "docs/", "events/", "functions/", "infra/", "shared/", "tests/", "xtask/"];
    let mut wrong = Vec::new();
    for document in documents() {
        for (index, line) in document.text.lines().enumerate() {
            for quoted in line.split('`').skip(1).step_by(2) {
                let plain =
                    quoted.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'));
                let ours = plain && top.iter().any(|top| quoted.starts_with(top));
                if ours && !root().join(quoted).exists() {
                    wrong.push(format!("{}:{}: {quoted}", document.path, index + 1));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
