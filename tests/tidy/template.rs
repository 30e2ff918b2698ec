//! The templates: whole, and the same from domain to domain.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::{Value, json};
use testing::template::stack::{Stack, fields, kind};
use testing::template::{Deployment, Function, Route, Statement, yaml};

use crate::sources::{STACK, deployment, stack};
use crate::tree::{domains, folders, name_of, root, templates};

/// What CloudFormation asks of a queue: so many times the time-out of the function that reads it.
const VISIBILITY_TIMES: u64 = 6;

/// Where the template of a domain is.
pub(crate) fn template_of(domain: &str) -> PathBuf {
    root().join("functions").join(domain).join("template.yaml")
}

/// What is deployed of the type `wanted`, each with its stack.
fn deployed(wanted: &str) -> Vec<(Stack, String, Value)> {
    stack().resources().into_iter().filter(|(_, _, resource)| kind(resource) == wanted).collect()
}

/// The properties of what is deployed of the type `wanted`, with every intrinsic function evaluated.
fn properties(wanted: &str) -> Vec<Value> {
    deployed(wanted).iter().map(|(stack, _, resource)| stack.value(&resource["Properties"])).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn every_template_is_nested_and_every_domain_by_its_name() {
    let path = |file: PathBuf| file.canonicalize().unwrap().strip_prefix(root()).unwrap().to_owned();
    let mut nested = BTreeSet::from([PathBuf::from("template.yaml")]);
    for file in templates() {
        let folder = root().join(&file.path).parent().unwrap().to_owned();
        for (_, resource) in fields(&yaml::load(&root().join(&file.path))["Resources"]) {
            nested.extend(resource["Properties"]["TemplateURL"].as_str().map(|url| path(folder.join(url))));
        }
    }
    let there: BTreeSet<PathBuf> = templates().into_iter().map(|file| file.path.into()).collect();
    assert_eq!(nested, there);
    let template = yaml::load(&root().join("template.yaml"));
    for domain in domains() {
        let id = domain[..1].to_uppercase() + &domain[1..];
        let url = &template["Resources"][&id]["Properties"]["TemplateURL"];
        assert_eq!(url, &json!(format!("functions/{domain}/template.yaml")), "{id}");
        let after = template["Resources"]["Api"]["DependsOn"].as_array().unwrap();
        assert!(after.contains(&json!(id)), "the API has routes before {id} has functions");
    }
}

#[test]
fn names_start_with_the_name_of_the_application_and_not_of_a_nested_stack() {
    for file in templates().iter().filter(|file| file.path != "template.yaml") {
        assert!(!file.text.contains("AWS::StackName"), "{}: the parameter is StackName", file.path);
    }
}

#[test]
fn what_all_functions_have_in_common_is_the_same_in_each_domain() {
    let globals = |domain: &String| yaml::load(&template_of(domain))["Globals"].clone();
    let all = domains();
    let first = globals(&all[0]);
    assert!(first["Function"]["PermissionsBoundary"].is_object(), "a role without a boundary");
    for domain in &all {
        assert_eq!(globals(domain), first, "{domain}");
    }
}

/// The boundary and the functions, with the engine of search `engine`.
fn of_engine(engine: &str) -> (Vec<Statement>, Vec<Function>) {
    let mut parameters = crate::sources::parameters();
    parameters.extend([
        ("SearchEngine".to_owned(), json!(engine)),
        ("SearchEndpoint".to_owned(), json!("https://search-shop.us-east-1.es.amazonaws.com")),
        ("SearchDomain".to_owned(), json!("shop")),
    ]);
    let deployment = Deployment::of(STACK, parameters.clone());
    let resources = testing::template::root(STACK, parameters).resources();
    let (stack, _, boundary) = resources.iter().find(|(_, id, _)| id == "Boundary").unwrap();
    let statements = stack.value(&boundary["Properties"]["PolicyDocument"]["Statement"]);
    (Statement::of(&statements), deployment.functions.into_values().collect())
}

#[test]
fn the_boundary_lets_each_function_do_what_its_own_policy_does() {
    for engine in ["embedded", "opensearch"] {
        let (boundary, functions) = of_engine(engine);
        let mut forbidden = Vec::new();
        for function in &functions {
            for Statement { actions, resources } in &function.statements {
                let asked = actions.iter().flat_map(|action| resources.iter().map(move |of| (action, of)));
                let refused = asked.filter(|(action, of)| !boundary.iter().any(|may| may.allows(action, of)));
                forbidden.extend(refused.map(|(action, of)| format!("{}: {action} on {of}", function.name)));
            }
        }
        assert!(forbidden.is_empty(), "{engine}: what the boundary does not let them: {forbidden:#?}");
    }
}

#[test]
fn who_searches_may_only_read_and_only_the_index_of_the_chosen_engine() {
    for (engine, other) in [("embedded", "es:"), ("opensearch", "s3:")] {
        let (_, functions) = of_engine(engine);
        for function in functions.iter().filter(|function| function.name.starts_with("search-")) {
            let actions: Vec<&String> =
                function.statements.iter().flat_map(|statement| &statement.actions).collect();
            assert!(actions.iter().all(|action| !action.starts_with(other)), "{engine}: {actions:?}");
            let writes =
                ["es:ESHttpPost", "es:ESHttpPut", "es:ESHttpDelete", "s3:PutObject", "s3:DeleteObject"];
            let may_write = actions.iter().any(|action| writes.contains(&action.as_str()));
            assert_eq!(
                may_write,
                function.name == "search-index",
                "{engine}, {}: {actions:?}",
                function.name
            );
        }
    }
}

#[test]
fn each_function_has_its_logs_deleted_after_a_time() {
    let groups = properties("AWS::Logs::LogGroup");
    let found: BTreeSet<String> = groups.iter().map(|group| text(&group["LogGroupName"])).collect();
    let functions = deployment().functions.into_keys();
    let mut expected: BTreeSet<_> = functions.map(|name| format!("/aws/lambda/{STACK}-{name}")).collect();
    expected.insert(format!("/aws/vendedlogs/{STACK}-api"));
    assert_eq!(found, expected);
    assert!(groups.iter().all(|group| group["RetentionInDays"].is_u64()), "logs for ever");
}

#[test]
fn the_api_may_call_each_function_by_its_route_and_by_no_other() {
    let permitted: BTreeSet<(String, String)> = properties("AWS::Lambda::Permission")
        .iter()
        .map(|permission| {
            assert_eq!(permission["Principal"], json!("apigateway.amazonaws.com"));
            assert_eq!(permission["Action"], json!("lambda:InvokeFunction"));
            (text(&permission["FunctionName"]), text(&permission["SourceArn"]))
        })
        .collect();
    let arn = |route: &Route| {
        let segment = |part: &str| if part.starts_with('{') { "*".to_owned() } else { part.to_owned() };
        let path: Vec<String> = route.path.split('/').map(segment).collect();
        // Any API of the account: the functions are there before the API has an id.
        format!("arn:aws:execute-api:us-east-1:000000000000:*/*/{}{}", route.method, path.join("/"))
    };
    let needed: BTreeSet<(String, String)> = deployment()
        .functions
        .values()
        .flat_map(|function| {
            let name = format!("{STACK}-{}", function.name);
            function.routes.iter().map(move |route| (name.clone(), arn(route)))
        })
        .collect();
    let missing: Vec<_> = needed.difference(&permitted).collect();
    let left_over: Vec<_> = permitted.difference(&needed).collect();
    assert!(missing.is_empty() && left_over.is_empty(), "missing: {missing:?}; for no route: {left_over:?}");
}

#[test]
fn schedules_may_start_what_is_scheduled_and_nothing_else() {
    let roles = properties("AWS::IAM::Role");
    let [role] = &roles[..] else { panic!("one role is for all schedules, there are {}", roles.len()) };
    let may = |action: &str| -> BTreeSet<String> {
        let statements = role["Policies"][0]["PolicyDocument"]["Statement"].as_array().unwrap();
        let of_action = statements.iter().filter(|statement| statement["Action"] == json!(action));
        of_action
            .flat_map(|statement| match &statement["Resource"] {
                Value::Array(all) => all.iter().map(text).collect(),
                one => vec![text(one)],
            })
            .collect()
    };
    let scheduled: BTreeSet<String> = deployment()
        .functions
        .values()
        .filter(|function| function.scheduled)
        .map(|function| format!("arn:aws:lambda:us-east-1:000000000000:function:{STACK}-{}", function.name))
        .collect();
    assert_eq!(may("lambda:InvokeFunction"), scheduled);
    for function in properties("AWS::Serverless::Function") {
        for (_, event) in fields(&function["Events"]) {
            let (role, dead) = (&event["Properties"]["RoleArn"], &event["Properties"]["DeadLetterConfig"]);
            assert!(text(role).contains("ScheduleRole"), "{}: {role}", function["FunctionName"]);
            assert_eq!(BTreeSet::from([text(&dead["Arn"])]), may("sqs:SendMessage"));
        }
    }
}

#[test]
fn each_step_has_what_steps_have() {
    let visibility = yaml::load(&root().join("template.yaml"));
    let visibility = visibility["Parameters"]["StepVisibilitySeconds"]["Default"].as_u64().unwrap();
    for domain in domains() {
        let template = yaml::load(&template_of(&domain));
        let all: BTreeMap<&String, &Value> = fields(&template["Resources"]).collect();
        let mut steps = BTreeSet::new();
        for (id, mapping) in &all {
            let properties = &mapping["Properties"];
            if kind(mapping) != "AWS::Lambda::EventSourceMapping" {
                continue;
            }
            assert_eq!(properties["FunctionResponseTypes"], json!(["ReportBatchItemFailures"]), "{id}");
            let Some(function) = id.strip_suffix("Messages") else { continue };
            let step = format!("{function}Step");
            assert_eq!(properties["FunctionName"], json!({ "Ref": function }));
            assert_eq!(properties["EventSourceArn"], json!({ "Fn::GetAtt": [step, "Outputs.QueueArn"] }));
            let named = &all[&function.to_owned()]["Properties"]["FunctionName"]["Fn::Sub"];
            let name = format!("${{StackName}}-{}", text(&all[&step]["Properties"]["Parameters"]["Step"]));
            assert_eq!(named, &json!(name));
            let timeout = all[&function.to_owned()]["Properties"]["Timeout"].as_u64().unwrap();
            assert!(visibility >= VISIBILITY_TIMES * timeout, "{function} may run for {timeout} s");
            steps.insert(step);
        }
        let is_step =
            |resource: &Value| resource["Properties"]["TemplateURL"] == json!("../../infra/step.yaml");
        let queues = all.iter().filter(|(_, resource)| is_step(resource));
        assert_eq!(steps, queues.map(|(id, _)| (*id).clone()).collect(), "{domain}: what reads its queues");
    }
}

#[test]
fn the_dashboard_shows_every_queue() {
    let (stack, _, dashboard) = deployed("AWS::CloudWatch::Dashboard").remove(0);
    let body: Value = serde_json::from_str(&stack.text(&dashboard["Properties"]["DashboardBody"])).unwrap();
    let body = body.to_string();
    let shown = |queue: &Value| body.contains(&format!("\"{}\"", text(queue)));
    let queues = properties("AWS::SQS::Queue");
    let missing: Vec<_> =
        queues.iter().map(|queue| &queue["QueueName"]).filter(|name| !shown(name)).collect();
    assert!(missing.is_empty(), "infra/dashboard.yaml: {missing:?}");
}

#[test]
fn a_program_is_where_the_template_looks_for_it() {
    for domain in domains() {
        for (id, resource) in fields(&yaml::load(&template_of(&domain))["Resources"]) {
            if let Some(uri) = resource["Properties"].get("CodeUri") {
                let name = text(&resource["Properties"]["FunctionName"]["Fn::Sub"]);
                let name = name.strip_prefix("${StackName}-").unwrap();
                assert_eq!(uri, &json!(format!("../../dist/{name}/")), "{id}");
            }
        }
    }
}

#[test]
fn each_function_is_in_the_template_of_its_domain() {
    for domain in domains() {
        let folders = folders(&root().join("functions").join(&domain));
        let there = folders.iter().map(|folder| format!("${{StackName}}-{domain}-{}", name_of(folder)));
        let template = yaml::load(&template_of(&domain));
        let named = fields(&template["Resources"])
            .filter(|(_, resource)| kind(resource) == "AWS::Serverless::Function")
            .map(|(_, resource)| text(&resource["Properties"]["FunctionName"]["Fn::Sub"]));
        assert_eq!(named.collect::<BTreeSet<_>>(), there.collect(), "{domain}");
    }
}
