//! What `template.yaml` and the templates nested in it deploy, read from the templates themselves: the functions with their
//! environment, routes and permissions, the queues with what fills and empties them, the table.

pub mod pattern;
pub mod stack;
pub mod yaml;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Map, Value, json};

use stack::{Stack, fields, kind};

/// What is deployed under the name of a stack.
#[derive(Debug, Clone)]
pub struct Deployment {
    /// The functions, by name: `orders-confirm`.
    pub functions: BTreeMap<String, Function>,
    /// The queues that steps read from, by ARN.
    pub queues: BTreeMap<String, Queue>,
    /// What the topics send where.
    pub subscriptions: Vec<Subscription>,
    /// The request that creates the table.
    pub create_table: Value,
    /// The function that reads the table's stream.
    pub stream: StreamReader,
}

/// A function.
#[derive(Debug, Clone)]
pub struct Function {
    /// As spelled everywhere: `orders-confirm`.
    pub name: String,
    /// In the template: `OrdersConfirm`.
    pub logical_id: String,
    /// Environment variables.
    pub environment: BTreeMap<String, String>,
    /// How long an invocation may take.
    pub timeout: Duration,
    /// How much memory it has, in MB.
    pub memory: u64,
    /// Its routes; usually one, or none.
    pub routes: Vec<Route>,
    /// What its role allows.
    pub statements: Vec<Statement>,
    /// Whether a schedule runs it.
    pub scheduled: bool,
}

/// A route of the API.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// `POST`
    pub method: String,
    /// `/orders/{order_id}/confirm`
    pub path: String,
}

/// What a policy allows.
#[derive(Debug, Clone)]
pub struct Statement {
    /// `dynamodb:GetItem`
    pub actions: Vec<String>,
    /// ARNs; `*` at the end stands for anything.
    pub resources: Vec<String>,
}

/// A queue with the step that reads it.
#[derive(Debug, Clone)]
pub struct Queue {
    /// The step: `escrow-release`.
    pub step: String,
    /// Where senders find it.
    pub url: String,
    /// Messages that an invocation gets, at most.
    pub batch_size: usize,
    /// Deliveries after which a message goes to the dead letters.
    pub deliveries_max: u32,
}

/// A queue's subscription to a topic.
#[derive(Debug, Clone)]
pub struct Subscription {
    /// Of which topic.
    pub topic_arn: String,
    /// To which queue.
    pub queue_arn: String,
    /// Which messages, by their attributes.
    pub filter: Value,
}

/// The function that reads the table's stream.
#[derive(Debug, Clone)]
pub struct StreamReader {
    /// `platform-outbox-relay`
    pub function: String,
    /// Records that an invocation gets, at most.
    pub batch_size: usize,
    /// Patterns, of which a record has to fit one.
    pub filters: Vec<Value>,
}

impl Statement {
    /// What `statements` of a policy allow, with every intrinsic function in them evaluated.
    pub fn of(statements: &Value) -> Vec<Self> {
        let allowing = list(statements).into_iter().filter(|statement| statement["Effect"] == json!("Allow"));
        let read = allowing.map(|statement| Self {
            actions: list(&statement["Action"]).iter().map(plain).collect(),
            resources: list(&statement["Resource"]).iter().map(plain).collect(),
        });
        read.collect()
    }

    /// Whether it allows `action` on the resource `arn`.
    pub fn allows(&self, action: &str, arn: &str) -> bool {
        let fits = |allowed: &String, asked: &str| match allowed.strip_suffix('*') {
            Some(start) => asked.starts_with(start),
            None => allowed == asked,
        };
        self.actions.iter().any(|allowed| fits(allowed, action))
            && self.resources.iter().any(|allowed| fits(allowed, arn))
    }
}

impl Function {
    /// Whether its role allows `action` on the resource `arn`.
    pub fn may(&self, action: &str, arn: &str) -> bool {
        self.statements.iter().any(|statement| statement.allows(action, arn))
    }
}

/// The workspace's folder: the one that this program runs in, and not the one that it was built in, of which it may be a copy.
///
/// # Panics
/// When it runs outside of any.
pub fn workspace() -> PathBuf {
    let here = std::env::current_dir().expect("a program runs in a folder");
    here.ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file())
        .unwrap_or_else(|| panic!("{} is in no workspace", here.display()))
        .to_owned()
}

/// The stack `name` that `template.yaml` makes with `parameters`; the other stacks are nested in it.
pub fn root(name: &str, parameters: BTreeMap<String, Value>) -> Stack {
    Stack::new(name, &workspace().join("template.yaml"), parameters)
}

impl Deployment {
    /// What `template.yaml` deploys as the stack `name` with `parameters`.
    ///
    /// # Panics
    /// When the template is not what CloudFormation would take.
    pub fn of(name: &str, parameters: BTreeMap<String, Value>) -> Self {
        let resources = root(name, parameters).resources();
        let of_kind = |wanted: &'static str| {
            resources.iter().filter(move |(_, _, resource)| kind(resource) == wanted).collect::<Vec<_>>()
        };
        let routes: Vec<(String, Route)> = of_kind("AWS::Serverless::HttpApi")
            .into_iter()
            .flat_map(|(stack, _, api)| routes(stack, &api["Properties"]["DefinitionBody"]))
            .collect();
        let functions: BTreeMap<String, Function> = of_kind("AWS::Serverless::Function")
            .into_iter()
            .map(|(stack, id, resource)| function(stack, id, resource, &routes, name))
            .map(|function| (function.name.clone(), function))
            .collect();
        let step_of =
            |physical: &str| physical.strip_prefix(&format!("{name}-")).unwrap_or(physical).to_owned();
        let mappings = of_kind("AWS::Lambda::EventSourceMapping");
        let mapping_of = |source: &str| {
            let all = mappings.iter().map(|(stack, _, resource)| stack.value(&resource["Properties"]));
            all.into_iter().find(|mapping| mapping["EventSourceArn"] == json!(source))
        };
        let mut queues = BTreeMap::new();
        for (stack, id, resource) in of_kind("AWS::SQS::Queue") {
            let arn = stack.attribute(id, "Arn").as_str().unwrap_or_default().to_owned();
            let Some(mapping) = mapping_of(&arn) else { continue };
            let redrive = stack.value(&resource["Properties"]["RedrivePolicy"]);
            let queue = Queue {
                step: step_of(mapping["FunctionName"].as_str().unwrap_or_default()),
                url: stack.physical_id(id),
                batch_size: number(&mapping["BatchSize"], 10),
                deliveries_max: u32::try_from(number(&redrive["maxReceiveCount"], 5)).unwrap_or(5),
            };
            queues.insert(arn, queue);
        }
        let subscriptions = of_kind("AWS::SNS::Subscription")
            .into_iter()
            .map(|(stack, _, resource)| stack.value(&resource["Properties"]))
            .filter(|properties| properties["Protocol"] == json!("sqs"))
            .map(|properties| Subscription {
                topic_arn: properties["TopicArn"].as_str().unwrap_or_default().to_owned(),
                queue_arn: properties["Endpoint"].as_str().unwrap_or_default().to_owned(),
                filter: properties["FilterPolicy"].clone(),
            })
            .collect();
        let (tables, table_id, table) = of_kind("AWS::DynamoDB::Table")[0];
        let stream_arn = tables.attribute(table_id, "StreamArn");
        let mapping = mapping_of(stream_arn.as_str().unwrap_or_default()).expect("somebody reads the stream");
        let patterns = mapping["FilterCriteria"]["Filters"].as_array().cloned().unwrap_or_default();
        let stream = StreamReader {
            function: step_of(mapping["FunctionName"].as_str().unwrap_or_default()),
            batch_size: number(&mapping["BatchSize"], 100),
            filters: patterns
                .iter()
                .filter_map(|filter| serde_json::from_str(filter["Pattern"].as_str()?).ok())
                .collect(),
        };
        let create_table = create_table(&tables.value(&table["Properties"]));
        Self { functions, queues, subscriptions, create_table, stream }
    }

    /// The function that serves `method path`, with the path's parameters.
    pub fn route(&self, method: &str, path: &str) -> Option<(&Function, &Route, BTreeMap<String, String>)> {
        let all = self
            .functions
            .values()
            .flat_map(|function| function.routes.iter().map(move |route| (function, route)));
        all.filter(|(_, route)| route.method == method)
            .filter_map(|(function, route)| Some((function, route, route.parameters(path)?)))
            // API Gateway prefers the route with the fewest parameters.
            .min_by_key(|(_, _, parameters)| parameters.len())
    }
}

impl Route {
    /// `POST /orders/{order_id}/confirm`
    pub fn key(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// The parameters that `path` gives to this route; `None` when it is another's.
    fn parameters(&self, path: &str) -> Option<BTreeMap<String, String>> {
        let (ours, theirs): (Vec<&str>, Vec<&str>) =
            (self.path.split('/').collect(), path.split('/').collect());
        if ours.len() != theirs.len() {
            return None;
        }
        let mut parameters = BTreeMap::new();
        for (ours, theirs) in ours.into_iter().zip(theirs) {
            match ours.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) if !theirs.is_empty() => {
                    parameters.insert(name.to_owned(), theirs.to_owned());
                }
                Some(_) => return None,
                None if ours == theirs => {}
                None => return None,
            }
        }
        Some(parameters)
    }
}

/// The routes of the API that `description` describes, each with the physical name of the function that it calls.
fn routes(stack: &Stack, description: &Value) -> Vec<(String, Route)> {
    let mut found = Vec::new();
    for (path, item) in fields(&description["paths"]) {
        for (method, operation) in fields(item) {
            let uri = stack.text(&operation["x-amazon-apigateway-integration"]["uri"]);
            let function =
                uri.rsplit_once(":function:").and_then(|(_, name)| name.strip_suffix("/invocations"));
            let function = function.unwrap_or_else(|| panic!("{method} {path} calls no function: {uri}"));
            found.push((function.to_owned(), Route { method: method.to_uppercase(), path: path.clone() }));
        }
    }
    found
}

fn function(
    stack: &Stack,
    id: &str,
    resource: &Value,
    routes: &[(String, Route)],
    stack_name: &str,
) -> Function {
    let globals = stack.globals("Function");
    let properties = stack.value(&resource["Properties"]);
    let full_name = properties["FunctionName"].as_str().unwrap_or_default();
    let variables = [&globals, &properties].map(|from| from["Environment"]["Variables"].clone());
    let environment = variables
        .iter()
        .flat_map(|variables| fields(variables).map(|(name, value)| (name.clone(), plain(value))))
        .collect();
    let timeout = properties.get("Timeout").or(globals.get("Timeout"));
    let memory = properties.get("MemorySize").or(globals.get("MemorySize"));
    let mut events = fields(&properties["Events"]).map(|(_, event)| event);
    let own_routes = routes.iter().filter(|(function, _)| function == full_name);
    let policies = list(&properties["Policies"]);
    Function {
        name: full_name.strip_prefix(&format!("{stack_name}-")).unwrap_or(full_name).to_owned(),
        logical_id: id.to_owned(),
        environment,
        timeout: Duration::from_secs(timeout.and_then(Value::as_u64).unwrap_or(3)),
        memory: memory.and_then(Value::as_u64).unwrap_or(128),
        routes: own_routes.map(|(_, route)| route.clone()).collect(),
        statements: policies.iter().flat_map(|policy| Statement::of(&policy["Statement"])).collect(),
        scheduled: events.any(|event| event["Type"] == json!("ScheduleV2")),
    }
}

/// The table's properties as the request that creates it: names differ in one place.
fn create_table(properties: &Value) -> Value {
    let mut request = Map::new();
    for name in ["TableName", "BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes"] {
        request.insert(name.to_owned(), properties[name].clone());
    }
    let view = &properties["StreamSpecification"]["StreamViewType"];
    request
        .insert("StreamSpecification".to_owned(), json!({ "StreamEnabled": true, "StreamViewType": view }));
    Value::Object(request)
}

fn list(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.clone(),
        one => vec![one.clone()],
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn number(value: &Value, default: usize) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(default)
}
