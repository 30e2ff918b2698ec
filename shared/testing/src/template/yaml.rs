//! CloudFormation's YAML as JSON: `!Ref X` becomes `{"Ref": "X"}`, as in a template that is written in JSON.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use saphyr::{LoadableYamlNode as _, Scalar, Yaml};
use serde_json::{Map, Value, json};

/// The one document in a file. Each file is read once a process.
///
/// # Panics
/// When there is no such file or it is not YAML.
pub fn load(path: &Path) -> Arc<Value> {
    static LOADED: OnceLock<Mutex<BTreeMap<PathBuf, Arc<Value>>>> = OnceLock::new();
    let mut loaded = LOADED.get_or_init(Mutex::default).lock().expect("nobody panicked while reading");
    Arc::clone(loaded.entry(path.to_owned()).or_insert_with(|| {
        let text =
            std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Arc::new(parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    }))
}

/// The first document of `text`.
///
/// # Errors
/// When it is not YAML.
pub fn parse(text: &str) -> Result<Value, String> {
    let documents = Yaml::load_from_str(text).map_err(|error| error.to_string())?;
    documents.first().map_or(Ok(Value::Null), json_of)
}

fn json_of(yaml: &Yaml<'_>) -> Result<Value, String> {
    Ok(match yaml {
        Yaml::Value(scalar) => json_of_scalar(scalar),
        Yaml::Representation(text, ..) => json!(text),
        Yaml::Sequence(items) => Value::Array(items.iter().map(json_of).collect::<Result<_, _>>()?),
        Yaml::Mapping(fields) => {
            let mut map = Map::new();
            for (name, value) in fields {
                let name = match json_of(name)? {
                    Value::String(name) => name,
                    other => other.to_string(),
                };
                map.insert(name, json_of(value)?);
            }
            Value::Object(map)
        }
        Yaml::Tagged(tag, value) => intrinsic(&tag.suffix, json_of(value)?),
        Yaml::Alias(_) => return Err("aliases are not used in templates".to_owned()),
        Yaml::BadValue => return Err("a value that cannot be read".to_owned()),
    })
}

fn json_of_scalar(scalar: &Scalar<'_>) -> Value {
    match scalar {
        Scalar::Null => Value::Null,
        Scalar::Boolean(value) => json!(value),
        Scalar::Integer(value) => json!(value),
        Scalar::FloatingPoint(value) => json!(value.into_inner()),
        Scalar::String(text) => json!(text),
    }
}

fn intrinsic(name: &str, value: Value) -> Value {
    match (name, &value) {
        ("Ref" | "Condition", _) => json!({ name: value }),
        ("GetAtt", Value::String(path)) => {
            let (resource, attribute) = path.split_once('.').unwrap_or((path, ""));
            json!({ "Fn::GetAtt": [resource, attribute] })
        }
        _ => json!({ format!("Fn::{name}"): value }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_become_long_ones() {
        let text = "A: !Ref Table\nB: [!GetAtt Table.Outputs.TableName, !Sub \"${X}-y\"]\nC: !Not [!Equals [!Ref D, \"\"]]";
        let expected = json!({
            "A": { "Ref": "Table" },
            "B": [{ "Fn::GetAtt": ["Table", "Outputs.TableName"] }, { "Fn::Sub": "${X}-y" }],
            "C": { "Fn::Not": [{ "Fn::Equals": [{ "Ref": "D" }, ""] }] },
        });
        assert_eq!(parse(text), Ok(expected));
    }
}
