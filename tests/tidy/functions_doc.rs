//! `docs/functions.md`: what each function is for, printed from its first lines and from the template.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use testing::template::{Deployment, Function, Statement, workspace, yaml};

use crate::sources::{FunctionSource, STACK, deployment};

const PAGE: &str = "docs/functions.md";

#[test]
fn the_page_of_functions_is_current() {
    let text = page();
    let path = workspace().join(PAGE);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let current = fs::read_to_string(&path).unwrap_or_default();
    assert!(current == text, "{PAGE} is out of date: UPDATE_DOCS=1 cargo test -p tests --test tidy");
}

#[test]
fn every_function_says_what_it_is_for_and_what_it_reads_and_writes() {
    let silent = FunctionSource::all().into_iter().filter(|source| source.paragraphs.len() < 2);
    let silent: Vec<_> = silent.map(|source| source.folder).collect();
    assert!(silent.is_empty(), "the first comment of main.rs has two paragraphs at least: {silent:?}");
}

fn page() -> String {
    let (sources, deployment) = (FunctionSource::all(), deployment());
    let mut text = format!(
        "# Functions\n\n\
         All {} of them, each a folder under [`functions/`](../functions), by domain. A route is a row of the first table; what is \
         behind it, and what runs without a request, is below. `U1`, `O2` and so on are access patterns of the \
         [data model](data-model.md#access-patterns); requests and answers are in \
         [`infra/openapi.yaml`](../infra/openapi.yaml).\n\n\
         This page is printed from the first lines of each `main.rs` and from the template, by \
         `UPDATE_DOCS=1 cargo test -p tests --test tidy`. *May use* is what its role allows beside writing logs and traces, action \
         by action; a step's role can also receive from its own queue.\n\n",
        sources.len()
    );
    routes(&mut text, &sources, &deployment);
    let mut domain = "";
    for source in &sources {
        if source.domain != domain {
            domain = &source.domain;
            let _ = write!(
                text,
                "\n## {domain}\n\n| function | what it does | reads, writes, emits; repeats | may use |\n|---|---|---|---|\n"
            );
        }
        let function = &deployment.functions[&source.name];
        let cells = [
            format!("{}<br>{}", link(source), trigger(source, function, &deployment)),
            source.purpose(),
            source.paragraphs[1..].join(" "),
            permissions(function),
        ];
        let _ = writeln!(text, "| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
    }
    text
}

fn routes(text: &mut String, sources: &[FunctionSource], deployment: &Deployment) {
    let mut routes: Vec<_> = sources
        .iter()
        .flat_map(|source| {
            let routes = &deployment.functions[&source.name].routes;
            routes.iter().map(move |route| (&route.path, &route.method, source))
        })
        .collect();
    routes.sort_by_key(|(path, method, _)| (*path, *method));
    text.push_str("## Routes\n\n| route | function |\n|---|---|\n");
    for (path, method, source) in routes {
        let _ = writeln!(text, "| `{method} {path}` | {} |", link(source));
    }
}

fn link(source: &FunctionSource) -> String {
    format!("[{}](../{}/src/main.rs)", source.name, source.folder)
}

/// What makes a function run.
fn trigger(source: &FunctionSource, function: &Function, deployment: &Deployment) -> String {
    let mut triggers: Vec<_> = function.routes.iter().map(|route| format!("`{}`", route.key())).collect();
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
    let template = yaml::load(&workspace().join("template.yaml"));
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

/// What a role allows, action by action, by what it is allowed on.
fn permissions(function: &Function) -> String {
    let mut allowed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Statement { actions, resources } in &function.statements {
        for resource in
            resources.iter().map(|arn| resource(arn)).filter(|resource| *resource != own_queue(function))
        {
            let actions = actions.iter().map(|action| action.rsplit(':').next().unwrap_or(action).to_owned());
            allowed.entry(resource).or_default().extend(actions);
        }
    }
    let line = |(resource, actions): (String, Vec<String>)| format!("{resource}: {}", actions.join(", "));
    let lines: Vec<_> = allowed.into_iter().map(line).collect();
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("<br>") }
}

fn own_queue(function: &Function) -> String {
    format!("queue {}", function.name)
}

/// An ARN for people: `index gsi1`, `queue orders-time-out`.
fn resource(arn: &str) -> String {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let [_, _, service, _, _, name] = parts[..] else { return format!("`{arn}`") };
    let own = |name: &str| name.trim_start_matches(&format!("{STACK}-")).to_owned();
    match service {
        "dynamodb" => match (name.split_once("/index/"), name.contains("/stream/")) {
            (Some((_, index)), _) => format!("index {index}"),
            (None, true) => "the table's stream".to_owned(),
            (None, false) => "table".to_owned(),
        },
        "sqs" => format!("queue {}", own(name)),
        "sns" => format!("topic {}", own(name)),
        "s3" => "bucket of uploads".to_owned(),
        "secretsmanager" => format!("secret {}", name.trim_start_matches("secret:")),
        "ses" => "mail".to_owned(),
        _ => format!("`{arn}`"),
    }
}

#[test]
fn a_resource_is_named_for_people() {
    let table = "arn:aws:dynamodb:us-east-1:000000000000:table/homify";
    assert_eq!(resource(table), "table");
    assert_eq!(resource(&format!("{table}/index/gsi3")), "index gsi3");
    assert_eq!(
        resource("arn:aws:sqs:us-east-1:000000000000:homify-orders-time-out"),
        "queue orders-time-out"
    );
}
