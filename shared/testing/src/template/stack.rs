//! A stack as CloudFormation would deploy it: parameters, nested stacks, and what each intrinsic function comes to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use super::yaml;

/// The region of all that is deployed here.
pub const REGION: &str = "us-east-1";
/// The account of all that is deployed here.
pub const ACCOUNT: &str = "000000000000";
/// What the addresses of AWS's services end with.
const URL_SUFFIX: &str = "amazonaws.com";

/// A template with the values of its parameters.
#[derive(Debug, Clone)]
pub struct Stack {
    name: String,
    folder: PathBuf,
    template: Arc<Value>,
    parameters: BTreeMap<String, Value>,
}

impl Stack {
    /// The stack `name` of the template at `path`. Parameters that are not given have their default.
    pub fn new(name: &str, path: &Path, given: BTreeMap<String, Value>) -> Self {
        let template = yaml::load(path);
        let mut parameters: BTreeMap<String, Value> = fields(&template["Parameters"])
            .filter_map(|(name, parameter)| Some((name.clone(), parameter.get("Default")?.clone())))
            .collect();
        parameters.extend(given);
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        Self { name: name.to_owned(), folder, template, parameters }
    }

    /// The resources of this stack and of those that it nests, each with its own stack. What has a condition that does
    /// not hold is left out.
    pub fn resources(&self) -> Vec<(Self, String, Value)> {
        let mut found = Vec::new();
        for (id, resource) in fields(&self.template["Resources"]) {
            if resource.get("Condition").is_some_and(|condition| !self.condition(condition)) {
                continue;
            }
            found.push((self.clone(), id.clone(), resource.clone()));
            if kind(resource) == "AWS::CloudFormation::Stack" {
                found.extend(self.nested(id).resources());
            }
        }
        found
    }

    /// What all resources of the type `kind` have in common, by SAM's `Globals`.
    pub fn globals(&self, kind: &str) -> Value {
        self.value(&self.template["Globals"][kind])
    }

    /// What `value` comes to, with every intrinsic function evaluated.
    pub fn value(&self, value: &Value) -> Value {
        match value {
            Value::Object(map) if map.len() == 1 => {
                let (name, argument) = map.iter().next().expect("there is one");
                self.intrinsic(name, argument).unwrap_or_else(|| json!({ name: self.value(argument) }))
            }
            Value::Object(map) => {
                let evaluated = map.iter().map(|(name, value)| (name.clone(), self.value(value)));
                Value::Object(evaluated.filter(|(_, value)| !value.is_null()).collect())
            }
            Value::Array(items) => Value::Array(
                items.iter().map(|item| self.value(item)).filter(|item| !item.is_null()).collect(),
            ),
            plain => plain.clone(),
        }
    }

    /// What `value` comes to, as text.
    pub fn text(&self, value: &Value) -> String {
        match self.value(value) {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    /// The physical identifier of a resource of this stack: what `!Ref` answers.
    pub fn physical_id(&self, id: &str) -> String {
        let resource = &self.template["Resources"][id];
        let property = |name: &str| self.text(&resource["Properties"][name]);
        match kind(resource) {
            "AWS::SQS::Queue" => {
                format!("https://sqs.{REGION}.{URL_SUFFIX}/{ACCOUNT}/{}", property("QueueName"))
            }
            "AWS::SNS::Topic" => format!("arn:aws:sns:{REGION}:{ACCOUNT}:{}", property("TopicName")),
            "AWS::DynamoDB::Table" => property("TableName"),
            "AWS::Serverless::Function" => property("FunctionName"),
            "AWS::S3::Bucket" => format!("{}-{}", self.name, id.to_lowercase()),
            _ => format!("{}-{id}", self.name),
        }
    }

    /// An attribute of a resource of this stack: what `!GetAtt` answers.
    pub fn attribute(&self, id: &str, name: &str) -> Value {
        if let Some(output) = name.strip_prefix("Outputs.") {
            return self.nested(id).output(output);
        }
        let resource = &self.template["Resources"][id];
        let property = |name: &str| self.text(&resource["Properties"][name]);
        let text = match (kind(resource), name) {
            ("AWS::SQS::Queue", "Arn") => format!("arn:aws:sqs:{REGION}:{ACCOUNT}:{}", property("QueueName")),
            ("AWS::SQS::Queue", "QueueName") => property("QueueName"),
            ("AWS::DynamoDB::Table", "Arn") => table_arn(&property("TableName")),
            ("AWS::DynamoDB::Table", "StreamArn") => {
                format!("{}/stream/now", table_arn(&property("TableName")))
            }
            ("AWS::S3::Bucket", "Arn") => format!("arn:aws:s3:::{}", self.physical_id(id)),
            ("AWS::Serverless::Function", "Arn") => {
                format!("arn:aws:lambda:{REGION}:{ACCOUNT}:function:{}", property("FunctionName"))
            }
            _ => format!("{}-{id}-{name}", self.name),
        };
        Value::String(text)
    }

    fn output(&self, name: &str) -> Value {
        let output = &self.template["Outputs"][name];
        assert!(!output.is_null(), "{} has no output {name}", self.name);
        self.value(&output["Value"])
    }

    fn nested(&self, id: &str) -> Self {
        let properties = &self.template["Resources"][id]["Properties"];
        let template =
            properties["TemplateURL"].as_str().unwrap_or_else(|| panic!("{id} is no nested stack"));
        let given = fields(&properties["Parameters"])
            .map(|(name, value)| (name.clone(), self.value(value)))
            .collect();
        Self::new(&format!("{}-{id}", self.name), &self.folder.join(template), given)
    }

    fn intrinsic(&self, name: &str, argument: &Value) -> Option<Value> {
        let part = |index: usize| self.value(&argument[index]);
        Some(match name {
            "Ref" => self.reference(argument.as_str()?),
            "Fn::GetAtt" => self.attribute(argument[0].as_str()?, argument[1].as_str()?),
            "Fn::Sub" => self.substitute(argument),
            "Fn::If" => part(if self.holds(argument[0].as_str()?) { 1 } else { 2 }),
            "Fn::Equals" => json!(part(0) == part(1)),
            "Fn::Not" => json!(part(0) != json!(true)),
            "Fn::Select" => part(1)[usize::try_from(part(0).as_u64()?).ok()?].clone(),
            "Fn::Split" => json!(part(1).as_str()?.split(part(0).as_str()?).collect::<Vec<_>>()),
            "Fn::Join" => {
                let parts = part(1);
                let texts: Vec<&str> = parts.as_array()?.iter().filter_map(Value::as_str).collect();
                json!(texts.join(part(0).as_str()?))
            }
            _ => return None,
        })
    }

    fn reference(&self, name: &str) -> Value {
        match name {
            "AWS::StackName" => json!(self.name),
            "AWS::Region" => json!(REGION),
            "AWS::AccountId" => json!(ACCOUNT),
            "AWS::Partition" => json!("aws"),
            "AWS::URLSuffix" => json!(URL_SUFFIX),
            "AWS::NoValue" => Value::Null,
            _ => match self.parameters.get(name) {
                Some(value) => value.clone(),
                None if self.template["Resources"].get(name).is_some() => json!(self.physical_id(name)),
                None => panic!("{}: the parameter {name} has no value", self.name),
            },
        }
    }

    fn substitute(&self, argument: &Value) -> Value {
        let (text, own) = match argument {
            Value::Array(parts) => (parts[0].as_str().unwrap_or_default(), &parts[1]),
            other => (other.as_str().unwrap_or_default(), &Value::Null),
        };
        let mut parts = text.split("${");
        let mut result = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            let value = match (own.get(name), name.split_once('.')) {
                (Some(value), _) => self.value(value),
                (None, Some((resource, attribute))) => self.attribute(resource, attribute),
                (None, None) => self.reference(name),
            };
            result.push_str(&value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            result.push_str(rest);
        }
        Value::String(result)
    }

    fn condition(&self, condition: &Value) -> bool {
        condition.as_str().is_none_or(|name| self.holds(name))
    }

    fn holds(&self, name: &str) -> bool {
        self.value(&self.template["Conditions"][name]) == json!(true)
    }
}

/// The ARN of a table here.
pub fn table_arn(name: &str) -> String {
    format!("arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{name}")
}

/// The type of a resource.
pub fn kind(resource: &Value) -> &str {
    resource["Type"].as_str().unwrap_or_default()
}

/// The fields of an object; none of anything else.
pub fn fields(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}
