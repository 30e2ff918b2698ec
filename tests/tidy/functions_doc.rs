//! `docs/functions.md` and the page of each domain, `functions/<domain>/README.md`: what each function is for, printed from its
//! first lines, the template and the description of the API.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use testing::template::{Deployment, Function, workspace, yaml};

use crate::description::description;
use crate::sources::{FunctionSource, deployment};
use crate::template::template_of;

const INDEX: &str = "docs/functions.md";

#[test]
fn the_pages_of_functions_are_current() {
    let (sources, deployment) = (FunctionSource::all(), deployment());
    let domains: BTreeSet<&str> = sources.iter().map(|source| source.domain.as_str()).collect();
    let pages = domains.iter().map(|domain| {
        let own: Vec<_> = sources.iter().filter(|source| source.domain == *domain).collect();
        (format!("functions/{domain}/README.md"), page(domain, &own, &deployment))
    });
    let index = (INDEX.to_owned(), index(&sources, &domains, &deployment));
    let mut stale = Vec::new();
    for (path, text) in pages.chain([index]) {
        let file = workspace().join(&path);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&file, &text).unwrap();
        }
        if fs::read_to_string(&file).unwrap_or_default() != text {
            stale.push(path);
        }
    }
    assert!(stale.is_empty(), "out of date: {stale:?}: UPDATE_DOCS=1 cargo test -p tests --test tidy");
}

#[test]
fn every_function_says_what_it_is_for_and_what_it_reads_and_writes() {
    let silent = FunctionSource::all().into_iter().filter(|source| source.paragraphs.len() < 2);
    let silent: Vec<_> = silent.map(|source| source.folder).collect();
    assert!(silent.is_empty(), "the first comment of main.rs has two paragraphs at least: {silent:?}");
}

/// The page of a domain.
fn page(domain: &str, sources: &[&FunctionSource], deployment: &Deployment) -> String {
    let mut text = format!(
        "# {domain}\n\n{}\n\n\
         | route, or what starts it | function | what it does | emits |\n|---|---|---|---|\n",
        purpose(domain)
    );
    for source in sources {
        let function = &deployment.functions[&source.name];
        let folder = source.folder.rsplit('/').next().unwrap_or_default();
        let cells = [
            trigger(source, function, deployment),
            format!("[{}]({folder}/src/main.rs)", source.name),
            source.summary(),
            emits(source),
        ];
        let _ = writeln!(text, "| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
    }
    text + "\nWhat each reads and writes, and why a repeat is harmless, is in the first lines of its `main.rs`; what its role may do is \
            in the template.\n\n\
            Printed by `UPDATE_DOCS=1 cargo test -p tests --test tidy`.\n"
}

/// What the description of the API says of a domain.
fn purpose(domain: &str) -> String {
    let tags = description()["tags"].as_array().cloned().unwrap_or_default();
    let tag = tags.iter().find(|tag| tag["name"] == domain).unwrap_or_else(|| panic!("no tag {domain}"));
    tag["description"].as_str().unwrap_or_default().trim().to_owned()
}

/// The events that a function's first lines name after `Emits`; a dash for none.
fn emits(source: &FunctionSource) -> String {
    let told = source.paragraphs[1..].join(" ");
    let sentence = told.split(". ").find_map(|sentence| sentence.trim().strip_prefix("Emits "));
    let named: Vec<&str> = sentence.unwrap_or_default().split('`').skip(1).step_by(2).collect();
    if named.is_empty() {
        "–".to_owned()
    } else {
        named.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    }
}

/// The list of domains and routes.
fn index(sources: &[FunctionSource], domains: &BTreeSet<&str>, deployment: &Deployment) -> String {
    let mut text = format!(
        "# Functions\n\n\
         {} of them in {} domains. A domain's page says what each function does, what starts it and what it emits.\n\n\
         | domain | functions |\n|---|---:|\n",
        sources.len(),
        domains.len()
    );
    for domain in domains {
        let count = sources.iter().filter(|source| source.domain == *domain).count();
        let _ = writeln!(text, "| [{domain}](../functions/{domain}/README.md) | {count} |");
    }
    text += "\n## Routes\n\nRequests and answers are in [`infra/openapi.yaml`](../infra/openapi.yaml).\n\n| route | function |\n|---|---|\n";
    let mut routes: Vec<_> = sources
        .iter()
        .flat_map(|source| {
            let routes =
                deployment.functions[&source.name].routes.iter().filter(|route| route.method != "HEAD");
            routes.map(move |route| (&route.path, &route.method, source))
        })
        .collect();
    routes.sort_by_key(|(path, method, _)| (*path, *method));
    for (path, method, source) in routes {
        let _ = writeln!(text, "| `{method} {path}` | [{}](../{}/src/main.rs) |", source.name, source.folder);
    }
    text + "\nPrinted by `UPDATE_DOCS=1 cargo test -p tests --test tidy`.\n"
}

/// What makes a function run.
fn trigger(source: &FunctionSource, function: &Function, deployment: &Deployment) -> String {
    let routes = function.routes.iter().filter(|route| route.method != "HEAD");
    let mut triggers: Vec<_> = routes.map(|route| format!("`{}`", route.key())).collect();
    if deployment.stream.function == function.name {
        triggers.push("the table's stream".to_owned());
    }
    if function.scheduled {
        triggers.push(schedule(source));
    }
    if let Some((arn, _)) = deployment.queues.iter().find(|(_, queue)| queue.step == function.name) {
        triggers.push(format!("queue: {}", messages(arn, deployment)));
    }
    triggers.join("; ")
}

fn schedule(source: &FunctionSource) -> String {
    let template = yaml::load(&template_of(&source.domain));
    let events = template["Resources"][source.logical_id()]["Properties"]["Events"].clone();
    let events = events.as_object().cloned().unwrap_or_default();
    let rate = events.values().find_map(|event| event["Properties"]["ScheduleExpression"].as_str());
    let rate = rate.and_then(|rate| rate.strip_prefix("rate(")?.strip_suffix(')'));
    format!("every {}", rate.map_or("time that the template says", |rate| rate.trim_start_matches("1 ")))
}

/// The events that reach a queue by its subscription, and who sends to it besides.
fn messages(arn: &str, deployment: &Deployment) -> String {
    let mut sources = Vec::new();
    for subscription in deployment.subscriptions.iter().filter(|subscription| subscription.queue_arn == arn) {
        let types = subscription.filter["type"].as_array().cloned().unwrap_or_default();
        sources.extend(types.iter().map(|wanted| match wanted.as_str() {
            Some(name) => format!("`{name}`"),
            None => format!("`{}*`", wanted["prefix"].as_str().unwrap_or_default()),
        }));
    }
    let senders = deployment.functions.values().filter(|function| function.may("sqs:SendMessage", arn));
    sources.extend(senders.map(|function| format!("from {}", function.name)));
    sources.join(", ")
}
