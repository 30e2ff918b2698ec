//! What the description of the API says that the code says already, printed from it: each kind of problem, the problems of each answer
//! as a closed union, what is answered in front of the functions, and what events carry.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use serde_json::{Map, Value, json};
use testing::template::{workspace, yaml};
use web::problem::{CATALOGUE, Kind, TYPE_BASE};

const PROBLEM: &str = "application/problem+json";
/// What API Gateway answers itself, by status, with its words.
const IN_FRONT: [(u16, &str); 4] = [
    (413, "Request Too Long"),
    (429, "Too Many Requests"),
    (500, "Internal Server Error"),
    (503, "Service Unavailable"),
];
/// Answers in front of the functions that every route has, where it has no answer of its own with this status.
const EVERYWHERE: [(u16, &str); 2] = [(429, "TooManyRequests"), (503, "TookTooLong")];

/// The problems that a response's description names, in backticks.
pub(crate) fn named(response: &Value) -> BTreeSet<String> {
    let description = response["description"].as_str().unwrap_or_default();
    let quoted = description.split('`').skip(1).step_by(2);
    quoted
        .filter(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .map(str::to_owned)
        .collect()
}

fn reference(schema: &str) -> String {
    format!("#/components/schemas/{schema}")
}

/// `OutOfStockProblem`
fn schema_of(name: &str) -> String {
    let words = name.split('-').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect::<String>() + "Problem"
}

/// One of these problems.
fn union(names: &BTreeSet<String>) -> Value {
    let references: Vec<String> = names.iter().map(|name| reference(&schema_of(name))).collect();
    if let [one] = references.as_slice() {
        return json!({ "$ref": one });
    }
    let types = names.iter().map(|name| format!("{TYPE_BASE}{name}"));
    let mapping: Map<String, Value> = types.zip(references.iter().map(|to| json!(to))).collect();
    let alternatives: Vec<Value> = references.iter().map(|to| json!({ "$ref": to })).collect();
    json!({ "oneOf": alternatives, "discriminator": { "propertyName": "type", "mapping": mapping } })
}

/// An answer of problems in full: its types are closed, and it has an example.
fn closed(response: &Value, status: u16) -> Value {
    let names = named(response);
    let of_these = |example: &Value| {
        let name = example["type"].as_str().and_then(|of_type| of_type.strip_prefix(TYPE_BASE));
        name.is_some_and(|name| names.contains(name))
    };
    let media = &response["content"][PROBLEM];
    let mut problem = json!({ "schema": union(&names) });
    if media["examples"].is_object() {
        problem["examples"] = media["examples"].clone();
    } else if of_these(&media["example"]) {
        problem["example"] = media["example"].clone();
    } else {
        let first = CATALOGUE.iter().find(|kind| names.contains(kind.name));
        let Kind { name, title, explanation, .. } =
            first.unwrap_or_else(|| panic!("{names:?} are no problems"));
        problem["example"] = json!({
            "type": format!("{TYPE_BASE}{name}"), "title": title, "status": status, "detail": explanation,
            "request_id": "JKJaXmPLvHcESHA=",
        });
    }
    let mut content = json!({ PROBLEM: problem });
    if let Some((_, message)) = IN_FRONT.iter().find(|(of, _)| *of == status) {
        content["application/json"] =
            json!({ "schema": { "$ref": reference("GatewayAnswer") }, "example": { "message": message } });
    }
    json!({ "description": response["description"], "headers": response["headers"], "content": content })
}

/// A part's component of the section `responses`, as the whole has it; nothing for one that names no problem and only lends its
/// headers.
pub(crate) fn response(name: &str, block: &str) -> Option<String> {
    let parsed = parsed(block);
    let response = &parsed[name];
    if !response["content"][PROBLEM].is_object() {
        return Some(block.to_owned());
    }
    let kinds = named(response);
    let kind = CATALOGUE.iter().find(|kind| kinds.contains(kind.name))?;
    Some(format!("    {name}:\n{}", mapping(&closed(response, kind.status), 6)))
}

/// A path as the whole has it: its answers of problems are in full, and those in front of the functions are added. `shared` are the
/// responses of all parts by name.
pub(crate) fn path(block: &str, shared: &BTreeMap<String, Value>) -> String {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = block.lines().peekable();
    let mut text = String::new();
    while let Some(line) = lines.next() {
        let _ = writeln!(text, "{line}");
        if line != "      responses:" {
            continue;
        }
        let mut statuses = BTreeSet::new();
        while let Some(first) = lines.next_if(|line| line.trim().is_empty() || depth(line) >= 8) {
            let mut answer = format!("{first}\n");
            while let Some(line) = lines.next_if(|line| line.trim().is_empty() || depth(line) > 8) {
                answer += &format!("{line}\n");
            }
            let parsed = parsed(&answer);
            let Some((status, value)) = parsed.as_object().and_then(|one| one.iter().next()) else {
                continue;
            };
            let status: u16 = status.parse().unwrap_or_else(|_| panic!("{status} is no status"));
            statuses.insert(status);
            text += &answer_in_full(status, value, shared).unwrap_or(answer);
        }
        for (status, name) in EVERYWHERE.iter().filter(|(status, _)| !statuses.contains(status)) {
            let _ = writeln!(text, "        \"{status}\": {{ $ref: \"#/components/responses/{name}\" }}");
        }
    }
    text
}

/// An answer of a route that names its problems itself; nothing for one that is elsewhere in full, or is no problem.
fn answer_in_full(status: u16, value: &Value, shared: &BTreeMap<String, Value>) -> Option<String> {
    let mut response = value.clone();
    if let Some(to) = value["$ref"].as_str() {
        let description = value.get("description")?;
        let name = to.rsplit('/').next().unwrap_or_default();
        response = shared.get(name).unwrap_or_else(|| panic!("{to} leads nowhere")).clone();
        response["description"] = description.clone();
    }
    let is_problem = response["content"][PROBLEM].is_object() && !named(&response).is_empty();
    is_problem.then(|| format!("        \"{status}\":\n{}", mapping(&closed(&response, status), 10)))
}

/// The members of `value`, a line each where they are short; a JSON text is a YAML text.
fn mapping(value: &Value, indent: usize) -> String {
    const SHORT: usize = 110;
    let mut text = String::new();
    for (name, inner) in value.as_object().into_iter().flatten().filter(|(_, inner)| !inner.is_null()) {
        let plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_/+$".contains(letter));
        let name = if plain { name.clone() } else { json!(name).to_string() };
        let flow = inner.to_string();
        if inner.is_object() && flow.len() > SHORT {
            let _ = write!(text, "{:indent$}{name}:\n{}", "", mapping(inner, indent + 2));
        } else if let Some(items) = inner.as_array().filter(|_| flow.len() > SHORT) {
            let _ = writeln!(text, "{:indent$}{name}:", "");
            for item in items {
                let _ = writeln!(text, "{:indent$}  - {item}", "");
            }
        } else {
            let _ = writeln!(text, "{:indent$}{name}: {flow}", "");
        }
    }
    text
}

fn parsed(block: &str) -> Value {
    yaml::parse(block).unwrap_or_else(|error| panic!("{error} in\n{block}"))
}

/// The schemas that no part has, since they are said in the code.
pub(crate) fn schemas() -> String {
    problem_types() + &event_names_and_facts()
}

fn problem_types() -> String {
    let types: Vec<_> = CATALOGUE.iter().map(|kind| json!(format!("{TYPE_BASE}{}", kind.name))).collect();
    let mut text = format!(
        "    ProblemType:\n      type: string\n      format: uri\n      \
         description: Which problem; stable, so decide by it. The last part is its name.\n      enum: {}\n",
        json!(types)
    );
    for Kind { name, status, title, explanation } in CATALOGUE {
        let (title, explanation) = (json!(format!("{status}: {title}")), json!(explanation));
        let _ = writeln!(
            text,
            "    {}:\n      title: {title}\n      description: {explanation}\n      allOf:\n        \
             - {{ $ref: \"#/components/schemas/Problem\" }}\n        - type: object\n          \
             required: [type, status]\n          properties:\n            \
             type: {{ type: string, const: {TYPE_BASE}{name} }}\n            \
             status: {{ type: integer, const: {status} }}",
            schema_of(name)
        );
    }
    text
}

/// From the events that were ever stored, which the rules pin.
fn event_names_and_facts() -> String {
    let stored = workspace().join("shared/domain/tests/stored_events.json");
    let stored: Vec<Value> = serde_json::from_str(&fs::read_to_string(stored).unwrap()).unwrap();
    let names: BTreeSet<_> = stored.iter().filter_map(|event| event["action"].as_str()).collect();
    let mut facts: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for (name, value) in stored.iter().filter_map(|event| event["facts"].as_object()).flatten() {
        facts.entry(name).or_default().push(value);
    }
    let mut text = format!(
        "    EventName:\n      type: string\n      description: What happened, in the past tense. A later version may have others; \
         leave out what you do not know.\n      enum: {}\n    Facts:\n      type: object\n      \
         description: What the event carries; which of them, depends on the event.\n      properties:\n",
        json!(names)
    );
    for (name, values) in facts {
        let _ = writeln!(text, "        {name}: {}", type_of(&values));
    }
    text
}

/// The schema that `values` have in common.
fn type_of(values: &[&Value]) -> Value {
    let mut schemas: Vec<Value> = Vec::new();
    for value in values.iter().filter(|value| !value.is_null()) {
        let schema = match value {
            Value::Bool(_) => json!({ "type": "boolean" }),
            Value::Number(_) => json!({ "type": "integer" }),
            Value::String(text) => type_of_text(text),
            // What one has none of, another may have.
            Value::Array(_) => {
                let items = values.iter().filter_map(|value| value.as_array()).flatten();
                json!({ "type": "array", "items": type_of(&items.collect::<Vec<_>>()) })
            }
            Value::Object(object) if object.contains_key("currency") => json!({ "$ref": reference("Money") }),
            Value::Object(_) | Value::Null => json!({ "type": "object" }),
        };
        if !schemas.contains(&schema) {
            schemas.push(schema);
        }
    }
    if values.iter().any(|value| value.is_null()) {
        schemas.push(json!({ "type": "null" }));
    }
    match schemas.as_slice() {
        [one] => one.clone(),
        _ => json!({ "anyOf": schemas }),
    }
}

fn type_of_text(text: &str) -> Value {
    const IDENTIFIERS: [(&str, &str); 14] = [
        ("art_", "ArtisanId"),
        ("aud_", "AuditId"),
        ("chb_", "ChargebackId"),
        ("dif_", "DifferenceId"),
        ("dsp_", "DisputeId"),
        ("esc_", "EscrowId"),
        ("ntf_", "NotificationId"),
        ("ord_", "OrderId"),
        ("pay_", "PaymentId"),
        ("prd_", "ProductId"),
        ("pyt_", "PayoutId"),
        ("ref_", "RefundId"),
        ("upl_", "UploadId"),
        ("usr_", "UserId"),
    ];
    if let Some((_, schema)) = IDENTIFIERS.iter().find(|(prefix, _)| text.starts_with(prefix)) {
        return json!({ "$ref": reference(schema) });
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match (text.len(), digits) {
        (24, 17) if text.ends_with('Z') => json!({ "$ref": reference("Timestamp") }),
        (10, 8) if text.matches('-').count() == 2 => json!({ "$ref": reference("Day") }),
        _ => json!({ "type": "string" }),
    }
}

#[test]
fn an_answer_names_its_problems_as_a_closed_union_with_an_example() {
    let shared = BTreeMap::from([(
        "Conflict".to_owned(),
        json!({ "description": "", "headers": {}, "content": { PROBLEM: { "schema": {} } } }),
    )]);
    let block = "  /x:\n    post:\n      responses:\n        \"409\":\n          $ref: \"#/components/responses/Conflict\"\n          \
                 description: \"`out-of-stock` or `try-again`.\"\n      x: 1\n";
    let value = parsed(&path(block, &shared));
    let responses = &value["/x"]["post"]["responses"];
    let problem = &responses["409"]["content"][PROBLEM];
    let expected = json!([
        { "$ref": "#/components/schemas/OutOfStockProblem" }, { "$ref": "#/components/schemas/TryAgainProblem" },
    ]);
    assert_eq!(problem["schema"]["oneOf"], expected);
    assert_eq!(problem["example"]["status"], json!(409));
    assert_eq!(responses["503"]["$ref"], json!("#/components/responses/TookTooLong"));
    assert_eq!(value["/x"]["post"]["x"], json!(1));
}
