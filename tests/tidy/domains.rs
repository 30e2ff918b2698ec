//! One word for a domain at every layer, and rules whose imports point one way.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::tree::{folders, name_of, root, sources};

const PAGE: &str = "ARCHITECTURE.md";
const BEGIN: &str =
    "<!-- domains: printed from the tree by `UPDATE_DOCS=1 cargo test -p tests --test tidy` -->\n";
const END: &str = "<!-- end of domains -->";

/// A layer: where what belongs to a domain lies, in a file or a folder that has the domain's name.
struct Layer {
    name: &'static str,
    folder: &'static str,
    /// What lies there and belongs to no domain.
    shared: &'static [&'static str],
}

const LAYERS: [Layer; 6] = [
    Layer { name: "functions", folder: "functions", shared: &[] },
    Layer {
        name: "rules",
        folder: "shared/domain/src",
        shared: &[
            "action",
            "actor",
            "app_page",
            "area",
            "change",
            "documented",
            "event",
            "history",
            "id",
            "ledger",
            "market",
            "lib",
            "money",
            "notice",
            "pace",
            "samples",
            "steps",
            "text",
            "time",
        ],
    },
    Layer { name: "steps", folder: "shared/domain/src/steps", shared: &["mod", "plan"] },
    Layer { name: "items", folder: "shared/store/src/entities", shared: &["mod", "parties"] },
    Layer { name: "answers", folder: "shared/views/src", shared: &["lib"] },
    Layer {
        name: "tests",
        folder: "tests/it",
        shared: &["bodies", "events", "faults", "main", "market", "routes", "start", "store", "timers"],
    },
];

/// What names the rules of all domains, and none of them names it.
const ABOVE: &str = "steps";
/// Domains without rules: what watches over the functions, and what shows pages, decides nothing about money or people.
const WITHOUT_RULES: [&str; 2] = ["pages", "platform"];

/// The names in `folder`, files without their ending.
fn names(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

fn of_domains(layer: &Layer) -> BTreeSet<String> {
    names(layer.folder).into_iter().filter(|name| !layer.shared.contains(&name.as_str())).collect()
}

fn domains() -> BTreeSet<String> {
    let functions = folders(&root().join("functions"));
    let with_functions = functions.iter().map(|folder| name_of(folder));
    with_functions.collect()
}

#[test]
fn a_domain_has_one_name_at_every_layer() {
    let domains = domains();
    let mut wrong = Vec::new();
    for layer in &LAYERS {
        let strangers = of_domains(layer).into_iter().filter(|name| !domains.contains(name));
        wrong.extend(strangers.map(|name| format!("{}/{name} is the name of no domain", layer.folder)));
        let gone = layer.shared.iter().filter(|name| !names(layer.folder).contains(**name));
        wrong.extend(gone.map(|name| format!("{}/{name} is not there any more", layer.folder)));
    }
    let rules = of_domains(&LAYERS[1]);
    for domain in &domains {
        if rules.contains(domain) == WITHOUT_RULES.contains(&domain.as_str()) {
            wrong.push(format!(
                "{domain}: rules are in shared/domain/src/{domain}, or it is named as having none"
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_table_of_domains_is_current() {
    let path = root().join(PAGE);
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the page has a place for the table");
    let (_, after) = rest.split_once(END).expect("the table ends");
    let current = format!("{before}{BEGIN}{}{END}{after}", table());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &current).unwrap();
    }
    assert!(page == current, "{PAGE} is out of date: UPDATE_DOCS=1 cargo test -p tests --test tidy");
}

fn table() -> String {
    let mut text = format!("| domain | {} |\n|---|", LAYERS.map(|layer| layer.name).join(" | "));
    text += &"---|".repeat(LAYERS.len());
    for domain in domains() {
        let cells = LAYERS.map(|layer| cell(layer.folder, &domain));
        let _ = write!(text, "\n| {domain} | {} |", cells.join(" | "));
    }
    text + "\n"
}

/// A link to where a domain is at a layer, with the number of its files or, of functions, of folders.
fn cell(layer: &str, domain: &str) -> String {
    let (file, folder) = (format!("{layer}/{domain}.rs"), format!("{layer}/{domain}"));
    if root().join(&file).is_file() {
        return format!("[`{domain}.rs`]({file})");
    }
    match parts(&root().join(&folder)) {
        0 => "–".to_owned(),
        parts => format!("[`{domain}/`]({folder}) {parts}"),
    }
}

fn parts(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let is_part = |path: &Path| path.is_dir() || path.extension().is_some_and(|extension| extension == "rs");
    entries.map(|entry| entry.unwrap().path()).filter(|path| is_part(path)).count()
}

/// The folders of rules that each folder's code names, tests aside.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let rules: BTreeSet<String> =
        folders(&root().join(LAYERS[1].folder)).iter().map(|folder| name_of(folder)).collect();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in sources(&[LAYERS[1].folder]) {
        let inside = file.path.trim_start_matches(LAYERS[1].folder).trim_start_matches('/');
        // The root hands on names of all.
        if inside == "lib.rs" {
            continue;
        }
        let from = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        let code: String = file.code().map(|(_, line)| format!("{line}\n")).collect();
        for word in named(&code) {
            if word != from && rules.contains(&word) {
                imports.entry(from.clone()).or_default().insert(word);
            }
        }
    }
    imports
}

/// What stands after `crate::`, a group's members one by one.
fn named(code: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()
    };
    let mut words = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            Some(group) => words.extend(members(group).into_iter().map(word)),
            None => words.push(word(rest)),
        }
    }
    words
}

/// The members of a group of imports up to its closing brace, inner groups with what stands before them.
fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0_usize, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                members.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                members.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    members
}

#[test]
fn imports_are_read_as_they_are_written() {
    let code = "use crate::escrow::Split;\nuse crate::{orders::{Order, Party}, wallet, Money};\nlet x = crate::refunds::y();";
    assert_eq!(named(code), ["escrow", "orders", "wallet", "", "refunds"]);
}

#[test]
fn between_the_folders_of_rules_imports_point_one_way() {
    let mut open = imports();
    assert!(
        open["orders"].contains("escrow") && open["disputes"].contains("orders"),
        "they are found: {open:?}"
    );
    let vocabulary: Vec<_> = open
        .iter()
        .filter(|(from, to)| LAYERS[1].shared.contains(&from.as_str()) && *from != ABOVE && !to.is_empty())
        .collect();
    assert!(vocabulary.is_empty(), "what all use knows no domain: {vocabulary:?}");
    // Whatever imports nothing that is left is no part of a circle.
    loop {
        let left: BTreeSet<String> = open.keys().cloned().collect();
        for to in open.values_mut() {
            to.retain(|name| left.contains(name));
        }
        let before = open.len();
        open.retain(|_, to| !to.is_empty());
        if open.len() == before {
            break;
        }
    }
    assert!(open.is_empty(), "these import each other in a circle: {open:?}");
}
