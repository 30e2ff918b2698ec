//! What AWS, and the emulator, take at most of the templates; and that as many routes again find room.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, fs};

use serde_json::{Value, json};
use testing::template::stack::{fields, kind};
use testing::template::yaml;

use crate::routes::printed;
use crate::tree::{root, templates};

/// Resources of one stack. The emulator refuses more, too.
const RESOURCES_MAX: usize = 500;
/// Resources of a stack with all that it nests, in one operation.
const TREE_MAX: usize = 2_500;
/// Parameters of one stack; outputs have the same limit.
const PARAMETERS_MAX: usize = 200;
/// Bytes of a template in a bucket, where `sam deploy` puts each; given by value, it could have 51,200.
const TEMPLATE_MAX: usize = 1_000_000;
/// Integrations of one HTTP API, which AWS does not raise; routes are as many.
const ROUTES_MAX: usize = 300;
/// Bytes of what a function's own policy says about who may call it.
const POLICY_MAX: usize = 20_480;
/// Above this part of a limit, it is time to divide something, or to say below why not.
const WARN_PERCENT: usize = 80;
/// What may be above that part, and until when: what is measured, as the failing test names it, and the reason.
const ALLOWANCES: &[(&str, &str)] = &[];

/// How much of a limit is used.
struct Use {
    what: String,
    count: usize,
    limit: usize,
}

impl fmt::Display for Use {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {} of {}", self.what, self.count, self.limit)
    }
}

/// A stack of the tree that the root makes.
struct Part {
    /// `root/Orders/OrdersTimeOutStep`
    id: String,
    file: PathBuf,
    template: Arc<Value>,
}

fn parts(file: &Path, id: &str) -> Vec<Part> {
    let template = yaml::load(file);
    let mut found = Vec::new();
    for (nested, resource) in fields(&template["Resources"]) {
        if let Some(url) = resource["Properties"]["TemplateURL"].as_str() {
            found.extend(parts(&file.parent().unwrap().join(url), &format!("{id}/{nested}")));
        }
    }
    found.push(Part { id: id.to_owned(), file: file.to_owned(), template });
    found
}

/// Operations that the API's document describes.
fn operations(api: &Value) -> usize {
    let paths = &api["Properties"]["DefinitionBody"]["paths"];
    fields(paths).map(|(_, item)| fields(item).count()).sum()
}

/// Resources that SAM makes of one of the template's.
fn made_on_aws(resource: &Value) -> usize {
    match kind(resource) {
        "AWS::Serverless::Function" => {
            let properties = &resource["Properties"];
            let schedules = fields(&properties["Events"]).map(|(_, event)| {
                assert_eq!(event["Type"], json!("ScheduleV2"), "a route is in the API's description");
                // The schedule, and its role if it is given none.
                1 + usize::from(event["Properties"].get("RoleArn").is_none())
            });
            // The function, its role, and how its asynchronous calls are repeated.
            2 + schedules.sum::<usize>() + usize::from(properties.get("EventInvokeConfig").is_some())
        }
        // The API, with all its routes, and its stage.
        "AWS::Serverless::HttpApi" => 2,
        _ => 1,
    }
}

/// The same for the emulator: `expand_httpapi.py` makes a route and an integration of each operation.
fn made_locally(resource: &Value) -> usize {
    made_on_aws(resource) + 2 * operations(resource)
}

/// Bytes of the statement that AWS makes of a permission.
fn statement(permission: &Value) -> usize {
    let properties = &permission["Properties"];
    let arn = |name: &str| {
        format!("arn:aws:lambda:eu-central-1:000000000000:function:{}", "n".repeat(name.len().max(64)))
    };
    json!({
        "Sid": "s".repeat(100),
        "Effect": "Allow",
        "Principal": { "Service": properties["Principal"] },
        "Action": properties["Action"],
        "Resource": arn(properties["FunctionName"]["Ref"].as_str().unwrap_or_default()),
        "Condition": { "ArnLike": { "AWS:SourceArn": properties["SourceArn"]["Fn::Sub"] } },
    })
    .to_string()
    .len()
}

/// What the templates from `file` on use of each limit.
fn uses(file: &Path) -> Vec<Use> {
    let mut found = Vec::new();
    let mut add = |what: String, count, limit| found.push(Use { what, count, limit });
    let (mut tree, mut tree_locally) = (0, 0);
    for Part { id, file, template } in parts(file, "root") {
        let all: Vec<&Value> = fields(&template["Resources"]).map(|(_, resource)| resource).collect();
        let on_aws = all.iter().map(|resource| made_on_aws(resource)).sum();
        let locally = all.iter().map(|resource| made_locally(resource)).sum();
        tree += on_aws;
        tree_locally += locally;
        add(format!("resources of stack {id}"), on_aws, RESOURCES_MAX);
        add(format!("resources of stack {id}, locally"), locally, RESOURCES_MAX);
        add(format!("parameters of stack {id}"), fields(&template["Parameters"]).count(), PARAMETERS_MAX);
        add(format!("outputs of stack {id}"), fields(&template["Outputs"]).count(), PARAMETERS_MAX);
        let bytes = usize::try_from(fs::metadata(&file).unwrap().len()).unwrap();
        add(format!("bytes of the template of {id}"), bytes, TEMPLATE_MAX);
        for (name, resource) in fields(&template["Resources"]) {
            match kind(resource) {
                "AWS::Serverless::HttpApi" => {
                    add(format!("routes of {name}"), operations(resource), ROUTES_MAX)
                }
                "AWS::Serverless::Function" => {
                    let of_function = |permission: &&&Value| {
                        kind(permission) == "AWS::Lambda::Permission"
                            && permission["Properties"]["FunctionName"] == json!({ "Ref": name })
                    };
                    let bytes = all.iter().filter(of_function).map(|permission| statement(permission)).sum();
                    add(format!("bytes of the policy of {name}"), bytes, POLICY_MAX);
                }
                _ => {}
            }
        }
    }
    add("resources of all stacks".to_owned(), tree, TREE_MAX);
    add("resources of all stacks, locally".to_owned(), tree_locally, TREE_MAX);
    found
}

/// What is wrong: a limit that is exceeded, or one that is near without an allowance, or an allowance for nothing.
fn faults(uses: &[Use], allowances: &[(&str, &str)]) -> Vec<String> {
    let near = |one: &Use| one.count * 100 > one.limit * WARN_PERCENT;
    let allowed = |one: &Use| allowances.iter().any(|(what, _)| *what == one.what);
    let mut wrong: Vec<String> = uses
        .iter()
        .filter(|one| one.count > one.limit || near(one) && !allowed(one))
        .map(|one| {
            format!("{one}, which is over {WARN_PERCENT} %: divide it, or write an allowance with its reason")
        })
        .collect();
    for (what, _) in allowances {
        if !uses.iter().any(|one| one.what == *what && near(one)) {
            wrong.push(format!("{what}: the allowance is for nothing"));
        }
    }
    wrong
}

#[test]
fn every_limit_is_kept_and_none_is_near() {
    let uses = uses(&root().join("template.yaml"));
    let mut by_part: Vec<&Use> = uses.iter().collect();
    by_part.sort_by_key(|one| std::cmp::Reverse(one.count * 100 / one.limit));
    for one in &by_part[..5] {
        println!("{one}");
    }
    assert_eq!(faults(&uses, ALLOWANCES), Vec::<String>::new());
}

#[test]
fn a_limit_that_is_near_needs_an_allowance_and_one_that_is_exceeded_has_none() {
    let of = |count| [Use { what: "routes".to_owned(), count, limit: 300 }];
    let allowance: &[_] = &[("routes", "until the API is divided")];
    assert!(faults(&of(240), &[]).is_empty());
    assert_eq!(faults(&of(241), &[]).len(), 1);
    assert!(faults(&of(241), allowance).is_empty());
    assert_eq!(faults(&of(301), allowance).len(), 1);
    assert_eq!(faults(&of(240), allowance).len(), 1, "an allowance that nothing needs");
}

/// The repository's templates with more domains, in a folder of their own.
fn with_more_routes(folder: &Path, domains: usize, routes_each: usize) -> PathBuf {
    let mut files: Vec<(String, Value)> =
        templates().into_iter().map(|file| (file.path, Value::Null)).collect();
    for (path, template) in &mut files {
        *template = (*yaml::load(&root().join(path))).clone();
    }
    let resources = |files: &mut Vec<(String, Value)>, path: &str, more: Vec<(String, Value)>| {
        let (_, template) = files.iter_mut().find(|(known, _)| known == path).unwrap();
        template["Resources"].as_object_mut().unwrap().extend(more);
    };
    let stanzas = yaml::load(&root().join("functions/orders/template.yaml"));
    let mut operations = Vec::new();
    for domain in (0..domains).map(|number| format!("more{number}")) {
        let mut template = (*stanzas).clone();
        template["Resources"] = json!({});
        for number in 0..routes_each {
            for suffix in ["", "Permission", "Logs"] {
                let stanza = stanzas["Resources"][format!("OrdersConfirm{suffix}")].to_string();
                assert!(stanza.contains("Type"), "the stanza that is repeated is there");
                let stanza = stanza.replace("OrdersConfirm", &format!("More{number}"));
                template["Resources"][format!("More{number}{suffix}")] =
                    serde_json::from_str(&stanza).unwrap();
            }
            let path = format!("/{domain}/{{more_id}}/a-verb-with-a-long-name-{number}");
            operations.push((path, "post".to_owned(), format!("{domain}AVerbWithALongName{number}")));
        }
        let path = format!("functions/{domain}/template.yaml");
        let mut stack = yaml::load(&root().join("template.yaml"))["Resources"]["Orders"].clone();
        stack["Properties"]["TemplateURL"] = json!(path);
        resources(&mut files, "template.yaml", vec![(domain, stack)]);
        files.push((path, template));
    }
    let paths = yaml::parse(&printed(operations)).unwrap();
    let (_, api) = files.iter_mut().find(|(path, _)| path == "infra/api.yaml").unwrap();
    let described = &mut api["Resources"]["Api"]["Properties"]["DefinitionBody"]["paths"];
    described.as_object_mut().unwrap().extend(paths.as_object().unwrap().clone());
    for (path, template) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        // JSON is YAML.
        fs::write(path, template.to_string()).unwrap();
    }
    folder.join("template.yaml")
}

/// Routes that there is room for, but for a remainder: some 90 of the money engine, and 150 for what comes after it.
const ROUTES_TO_COME: usize = 240;

#[test]
fn the_routes_that_are_to_come_fit_on_aws_and_in_the_local_cloud() {
    let routes = |uses: &[Use]| uses.iter().find(|one| one.what == "routes of Api").unwrap().count;
    let folder = tempfile::tempdir().unwrap();
    let now = routes(&uses(&root().join("template.yaml")));
    let domains = 6;
    let each = (ROUTES_TO_COME - now) / domains;
    let more = uses(&with_more_routes(folder.path(), domains, each));
    assert_eq!(routes(&more), now + domains * each);
    let exceeded: Vec<String> =
        more.iter().filter(|one| one.count > one.limit).map(ToString::to_string).collect();
    assert_eq!(exceeded, Vec::<String>::new());
}
