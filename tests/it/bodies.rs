//! Bodies are what the description says, to the letter: each limit of each body is tried from both sides, on the functions themselves.
//! So what the description promises and what the code takes are one truth.

use std::sync::Arc;

use futures::StreamExt as _;
use serde_json::{Value, json};
use testing::template::{workspace, yaml};
use testing::{Cloud, sample_event};
use tests::description::resolved;

/// What another rule decides than the one of a single field: the route, and what is done to its body. Each has a test of its own.
const REFUSED_AS_A_WHOLE: &[(&str, &str)] = &[
    // What is sent with it needs evidence.
    ("POST /admin/chargebacks/{chargeback_id}/answer", "without evidence"),
    // It names something that there is, in its own form for each kind.
    ("POST /admin/stuck/retry", "subject as"),
    // It comes as a cookie, or in the body.
    ("POST /auth/refresh", "without refresh_token"),
    // A password is measured when it is set, and compared when it is given; what cannot be one is wrong.
    ("POST /auth/login", "password nonsense"),
    ("POST /auth/password/reset", "password"),
    ("POST /auth/step-up", "password nonsense"),
    // Either of the two.
    ("POST /auth/step-up", "without password"),
    ("PUT /me/password", "password"),
    // An empty cart is told as one.
    ("POST /checkout", "items fewer"),
    // What is on the shelf counts.
    ("POST /products/{product_id}/stock", "delta the most"),
    // Which types there are depends on the purpose, and each has several names.
    ("POST /uploads", "media_type as"),
];

/// A body with one change, and whether the description allows it.
struct Mutant {
    what: String,
    body: Value,
    is_allowed: bool,
}

/// Changes one body at one place after the other.
struct Mutation<'a> {
    api: &'a Value,
    body: &'a Value,
    mutants: Vec<Mutant>,
}

impl Mutation<'_> {
    fn put(&mut self, at: &str, what: &str, value: Value, is_allowed: bool) {
        let mut body = self.body.clone();
        if at.is_empty() {
            body = value;
        } else {
            *body.pointer_mut(at).unwrap() = value;
        }
        self.mutants.push(Mutant { what: format!("{at} {what}"), body, is_allowed });
    }

    /// The schema that `value` follows, of several.
    fn schema_of(&self, schema: &Value, value: &Value) -> Value {
        let schema = resolved(self.api, schema);
        for alternatives in ["oneOf", "anyOf"] {
            for alternative in schema[alternatives].as_array().into_iter().flatten() {
                let alternative = resolved(self.api, alternative);
                let fits = |(name, property): (&String, &Value)| {
                    let property = resolved(self.api, property);
                    let is_one_of = property["enum"].as_array().is_none_or(|all| all.contains(&value[name]));
                    is_one_of && (property["const"].is_null() || property["const"] == value[name])
                };
                let is_null = alternative["type"] == json!("null");
                if is_null == value.is_null()
                    && alternative["properties"].as_object().is_none_or(|all| all.iter().all(fits))
                {
                    return alternative;
                }
            }
        }
        schema
    }

    /// Whether a value of `kind` may stand there: `null`, `number`.
    fn takes(&self, schema: &Value, kind: &str) -> bool {
        let schema = resolved(self.api, schema);
        let is_kind = |of: &Value| *of == json!(kind);
        is_kind(&schema["type"])
            || schema["type"].as_array().is_some_and(|types| types.iter().any(is_kind))
            || ["oneOf", "anyOf"]
                .iter()
                .filter_map(|of| schema[of].as_array())
                .flatten()
                .any(|alternative| self.takes(alternative, kind))
    }

    fn value(&mut self, schema: &Value, at: &str) {
        let value = self.body.pointer(at).unwrap().clone();
        let takes_number = self.takes(schema, "number");
        let schema = self.schema_of(schema, &value);
        match &value {
            Value::Object(members) => {
                for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                    if !members.contains_key(name) {
                        continue;
                    }
                    let is_required =
                        schema["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
                    let mut without = members.clone();
                    without.remove(name);
                    self.put(at, &format!("without {name}"), Value::Object(without), !is_required);
                    let inside = format!("{at}/{name}");
                    let takes_null = self.takes(property, "null");
                    self.put(&inside, "null", Value::Null, takes_null);
                    self.value(property, &inside);
                }
                let mut more = members.clone();
                more.insert("surplus".to_owned(), json!(1));
                self.put(at, "with a field more", Value::Object(more), false);
                self.put(at, "a list", json!([]), false);
            }
            Value::String(text) => {
                self.put(at, "a number", json!(5), takes_number);
                self.text(&schema, text, at);
            }
            Value::Number(_) => {
                if let Some(least) = schema["minimum"].as_i64() {
                    self.put(at, "the least", json!(least), true);
                    self.put(at, "less than the least", json!(least - 1), false);
                }
                if let Some(most) = schema["maximum"].as_i64() {
                    self.put(at, "the most", json!(most), true);
                    self.put(at, "more than the most", json!(most + 1), false);
                }
                for wrong in [json!("2"), json!("+2"), json!("007"), json!(1.5), json!(true)] {
                    self.put(at, &wrong.to_string(), wrong, false);
                }
            }
            Value::Bool(_) => {
                for wrong in [json!("true"), json!(1)] {
                    self.put(at, &wrong.to_string(), wrong, false);
                }
            }
            Value::Array(items) => {
                self.put(at, "no list", json!({}), false);
                let Some(first) = items.first() else { return };
                if let Some(least) = schema["minItems"].as_u64().filter(|least| *least > 0) {
                    let fewer = items.iter().take(usize::try_from(least - 1).unwrap()).cloned().collect();
                    self.put(at, "fewer than the fewest", Value::Array(fewer), false);
                } else {
                    self.put(at, "none", json!([]), true);
                }
                if let Some(most) = schema["maxItems"].as_u64() {
                    let more = vec![first.clone(); usize::try_from(most).unwrap() + 1];
                    self.put(at, "more than the most", Value::Array(more), false);
                }
                if schema["uniqueItems"] == json!(true) {
                    self.put(at, "the same twice", json!([first, first]), false);
                }
                self.value(&schema["items"], &format!("{at}/0"));
            }
            Value::Null => {}
        }
    }

    fn text(&mut self, schema: &Value, text: &str, at: &str) {
        let is_closed = schema["enum"].is_array() || !schema["const"].is_null();
        if is_closed || schema["pattern"].is_string() || schema["format"].is_string() {
            self.put(at, "nonsense", json!("§ nonsense"), false);
        }
        let is_free = !is_closed && schema["pattern"].is_null() && schema["format"].is_null();
        let of_length = |length: u64| {
            json!(
                text.chars()
                    .cycle()
                    .filter(|c| c.is_ascii_alphanumeric())
                    .take(usize::try_from(length).unwrap())
                    .collect::<String>()
            )
        };
        if let Some(least) = schema["minLength"].as_u64().filter(|least| *least > 0) {
            self.put(at, "too short", of_length(least - 1), false);
            if is_free {
                self.put(at, "as short as can be", of_length(least), true);
            }
        }
        if let Some(most) = schema["maxLength"].as_u64() {
            self.put(at, "too long", of_length(most + 1), false);
            if is_free {
                self.put(at, "as long as can be", of_length(most), true);
            }
        }
    }
}

/// Whether the function says that the body is wrong; what it says, if so.
fn refusal(answer: &Value) -> Option<String> {
    let body: Value = serde_json::from_str(answer["body"].as_str().unwrap_or("null")).unwrap_or_default();
    let kind = body["type"].as_str().unwrap_or_default();
    let is_about_the_body = kind.ends_with("/invalid-body") || kind.ends_with("/unknown-field");
    is_about_the_body.then(|| body["detail"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn what_the_description_says_of_bodies_is_what_the_functions_take() {
    let api = yaml::load(&workspace().join("infra/openapi.yaml"));
    let mut operations = Vec::new();
    for (path, item) in api["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let schema = &operation["requestBody"]["content"]["application/json"];
            // What a gateway writes is read by its own rules.
            if schema.is_object() && !path.starts_with("/webhooks/") {
                operations.push((format!("{} {path}", method.to_uppercase()), operation.clone()));
            }
        }
    }
    assert!(operations.len() > 30, "{}", operations.len());
    let tried = futures::stream::iter(operations)
        .map(|(route, operation)| try_operation(Arc::clone(&api), route, operation))
        .buffer_unordered(4)
        .collect::<Vec<_>>()
        .await;
    let (tried, wrong): (Vec<usize>, Vec<Vec<String>>) = tried.into_iter().unzip();
    let wrong = wrong.concat();
    assert!(wrong.is_empty(), "of {}:\n{}", tried.iter().sum::<usize>(), wrong.join("\n"));
    assert!(tried.iter().sum::<usize>() > 800, "{tried:?}");
}

async fn try_operation(api: Arc<Value>, route: String, operation: Value) -> (usize, Vec<String>) {
    let mut function = String::new();
    for letter in operation["operationId"].as_str().unwrap().chars() {
        if letter.is_ascii_uppercase() {
            function.push('-');
        }
        function.push(letter.to_ascii_lowercase());
    }
    let media = &operation["requestBody"]["content"]["application/json"];
    let event = sample_event(&function);
    let sample = event["body"].as_str().and_then(|body| serde_json::from_str(body).ok());
    let mut bodies: Vec<Value> = sample.into_iter().chain(media.get("example").cloned()).collect();
    bodies.extend(
        media["examples"].as_object().into_iter().flatten().map(|(_, example)| example["value"].clone()),
    );
    let mut mutants = Vec::new();
    for body in &bodies {
        let mut mutation = Mutation { api: &api, body, mutants: Vec::new() };
        mutation.put("", "as it is", body.clone(), true);
        mutation.value(&media["schema"], "");
        mutants.append(&mut mutation.mutants);
    }
    let is_required = operation["requestBody"]["required"] == json!(true);
    mutants.push(Mutant { what: "no body".to_owned(), body: Value::Null, is_allowed: !is_required });
    let cloud = Cloud::start().await;
    cloud.sample_market(&function).await;
    let mut wrong = Vec::new();
    for (index, Mutant { what, body, is_allowed }) in mutants.iter().enumerate() {
        let mut event = event.clone();
        event["body"] = if body.is_null() { Value::Null } else { json!(body.to_string()) };
        event["headers"]["idempotency-key"] = json!(format!("mutant-{index:08}"));
        let invocation = cloud.invoke(&function, &event).await;
        let answer = match invocation.answer {
            Ok(answer) => answer,
            Err(error) => {
                wrong.push(format!("{route}: {what}: {}", error.message));
                continue;
            }
        };
        let refusal = refusal(&answer);
        let is_exempt = REFUSED_AS_A_WHOLE.iter().any(|(of, that)| *of == route && what.contains(that));
        if refusal.is_none() != *is_allowed && !is_exempt {
            let said = refusal.unwrap_or_else(|| format!("taken: {}", answer["statusCode"]));
            wrong.push(format!(
                "{route}:{what}: is {}described, {said}",
                if *is_allowed { "" } else { "not " }
            ));
        }
    }
    (mutants.len(), wrong)
}
