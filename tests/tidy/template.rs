//! The template: within AWS's limits, and whole.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use testing::template::yaml;

use crate::tree::root;

/// CloudFormation's limit for one stack.
const RESOURCES_MAX: usize = 500;
/// What CloudFormation asks of a queue: so many times the time-out of the function that reads it.
const VISIBILITY_TIMES: u64 = 6;

fn resources(template: &Value) -> Vec<(String, Value)> {
    template["Resources"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(id, resource)| (id.clone(), resource.clone()))
        .collect()
}

/// Resources that SAM makes of one of the template's.
fn made_of(resource: &Value) -> usize {
    if resource["Type"] != json!("AWS::Serverless::Function") {
        return match resource["Type"].as_str().unwrap() {
            // API, stage.
            "AWS::Serverless::HttpApi" => 2,
            _ => 1,
        };
    }
    let properties = &resource["Properties"];
    let events = properties["Events"].as_object().into_iter().flatten();
    let of_events: usize = events
        .map(|(_, event)| match event["Type"].as_str().unwrap() {
            // A permission, and the API's route and integration.
            "HttpApi" => 3,
            // A schedule with its role.
            _ => 2,
        })
        .sum();
    // The function, its role, and how its asynchronous calls are repeated.
    2 + of_events + usize::from(properties.get("EventInvokeConfig").is_some())
}

#[test]
fn no_stack_exceeds_what_cloudformation_takes() {
    for file in [
        "template.yaml",
        "infra/table.yaml",
        "infra/messaging.yaml",
        "infra/storage.yaml",
        "infra/logs.yaml",
        "infra/alarms.yaml",
        "infra/step.yaml",
    ] {
        let template = yaml::load(&root().join(file));
        let count: usize = resources(&template).iter().map(|(_, resource)| made_of(resource)).sum();
        assert!(count < RESOURCES_MAX, "{file} makes {count} resources");
    }
}

#[test]
fn each_step_has_what_steps_have() {
    let template = yaml::load(&root().join("template.yaml"));
    let visibility = template["Parameters"]["StepVisibilitySeconds"]["Default"].as_u64().unwrap();
    let all: BTreeMap<String, Value> = resources(&template).into_iter().collect();
    let mut steps = 0;
    for (id, mapping) in &all {
        let properties = &mapping["Properties"];
        if mapping["Type"] != json!("AWS::Lambda::EventSourceMapping") {
            continue;
        }
        assert_eq!(properties["FunctionResponseTypes"], json!(["ReportBatchItemFailures"]), "{id}");
        let Some(function) = id.strip_suffix("Messages") else { continue };
        steps += 1;
        assert_eq!(properties["FunctionName"], json!({ "Ref": function }));
        let queue = format!("Outputs.{function}QueueArn");
        assert_eq!(properties["EventSourceArn"], json!({ "Fn::GetAtt": ["Messaging", queue] }));
        let timeout = all[function]["Properties"]["Timeout"].as_u64().unwrap();
        assert!(visibility >= VISIBILITY_TIMES * timeout, "{function} may run for {timeout} s");
    }
    let messaging = yaml::load(&root().join("infra/messaging.yaml"));
    let queues = resources(&messaging);
    let queues = queues
        .iter()
        .filter(|(_, resource)| resource["Properties"]["TemplateURL"] == json!("step.yaml"))
        .count();
    assert_eq!(steps, queues, "queues and what reads them");
}

#[test]
fn a_program_is_where_the_template_looks_for_it() {
    let template = yaml::load(&root().join("template.yaml"));
    for (id, resource) in resources(&template) {
        if let Some(uri) = resource["Properties"].get("CodeUri") {
            let name = resource["Properties"]["FunctionName"]["Fn::Sub"].as_str().unwrap();
            let name = name.strip_prefix("${AWS::StackName}-").unwrap();
            assert_eq!(uri, &json!(format!("dist/{name}/")), "{id}");
        }
    }
}

#[test]
fn every_nested_template_is_there() {
    for file in ["template.yaml", "infra/messaging.yaml"] {
        for (id, resource) in resources(&yaml::load(&root().join(file))) {
            if let Some(nested) = resource["Properties"]["TemplateURL"].as_str() {
                let folder = Path::new(file).parent().unwrap();
                assert!(root().join(folder).join(nested).exists(), "{id}: {nested}");
            }
        }
    }
}
