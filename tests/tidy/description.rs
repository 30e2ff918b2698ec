//! The description of the API: `infra/openapi.yaml`, printed from its parts. What has no domain is in `infra/openapi/common.yaml`, the
//! rest in `functions/<domain>/openapi.yaml`. All tests read the parts, so that what is printed from them is never a step behind.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::sync::{Arc, OnceLock};

use serde_json::Value;
use testing::template::{workspace, yaml};

use crate::{printed, tree};

/// The whole, for whoever reads the description.
pub(crate) const WHOLE: &str = "infra/openapi.yaml";
const COMMON: &str = "infra/openapi/common.yaml";
const PART: &str = "openapi.yaml";
const START: &str = "# Printed from infra/openapi/common.yaml and functions/<domain>/openapi.yaml by\n\
                     # `UPDATE_DOCS=1 cargo test -p tests --test tidy`. Change those.\n\n";
/// The sections of `components`, in the order in which they are printed.
const SECTIONS: [&str; 7] =
    ["securitySchemes", "parameters", "headers", "requestBodies", "responses", "examples", "schemas"];

/// The description as data.
pub(crate) fn description() -> Arc<Value> {
    static DESCRIPTION: OnceLock<Arc<Value>> = OnceLock::new();
    let parsed = || Arc::new(yaml::parse(&whole()).unwrap_or_else(|error| panic!("{WHOLE}: {error}")));
    Arc::clone(DESCRIPTION.get_or_init(parsed))
}

/// A part, cut into the blocks that the whole is made of.
struct Part {
    /// `orders`; empty for what is common.
    domain: String,
    /// What stands before the paths and components.
    head: String,
    paths: Vec<(String, String)>,
    /// Section, name and text of each component.
    components: Vec<(String, String, String)>,
}

impl Part {
    fn of(domain: String, text: &str) -> Self {
        let mut part = Self { domain, head: String::new(), paths: Vec::new(), components: Vec::new() };
        for (key, text) in blocks(text, 0) {
            let inner = || text.split_once('\n').map_or("", |(_, inner)| inner);
            match key.as_str() {
                "paths" => part.paths = blocks(inner(), 2),
                "components" => {
                    for (section, text) in blocks(inner(), 2) {
                        let (_, inner) = text.split_once('\n').unwrap_or_default();
                        let named = blocks(inner, 4).into_iter();
                        part.components.extend(named.map(|(name, text)| (section.clone(), name, text)));
                    }
                }
                _ => part.head += &format!("{}\n\n", text.trim_end()),
            }
        }
        part
    }
}

/// The keys at `indent` with their text, each with the comments right above it.
fn blocks(text: &str, indent: usize) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut above = String::new();
    for line in text.lines() {
        let depth = line.len() - line.trim_start().len();
        let rest = line.trim();
        if rest.starts_with('#') && depth <= indent {
            above += &format!("{line}\n");
        } else if depth == indent && !rest.is_empty() && !rest.starts_with('-') {
            let key = rest.split_once(": ").map_or(rest.trim_end_matches(':'), |(key, _)| key);
            found.push((key.to_owned(), std::mem::take(&mut above) + line + "\n"));
        } else if let Some((_, text)) = found.last_mut() {
            // A comment above a blank line is about no key.
            above.clear();
            *text += &format!("{line}\n");
        }
    }
    found.iter_mut().for_each(|(_, text)| *text = format!("{}\n", text.trim_end()));
    found
}

fn parts() -> Vec<Part> {
    let read = |path: &str| {
        fs::read_to_string(workspace().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let common = read(COMMON);
    let tags = yaml::parse(&common).unwrap_or_else(|error| panic!("{COMMON}: {error}"))["tags"].clone();
    let tags =
        tags.as_array().into_iter().flatten().filter_map(|tag| tag["name"].as_str().map(str::to_owned));
    let domains = tags.map(|domain| {
        let text = read(&format!("functions/{domain}/{PART}"));
        Part::of(domain, &text)
    });
    std::iter::once(Part::of(String::new(), &common)).chain(domains.collect::<Vec<_>>()).collect()
}

/// The whole, as it is printed.
fn whole() -> String {
    let parts = parts();
    let mut text = format!("{START}{}paths:\n", parts[0].head);
    let responses = parts.iter().flat_map(|part| &part.components).filter(|(of, ..)| of == "responses");
    let responses: BTreeMap<String, Value> = responses
        .map(|(_, name, block)| {
            (name.clone(), yaml::parse(block).unwrap_or_else(|error| panic!("{name}: {error}")))
        })
        .map(|(name, value)| (name.clone(), value[&name].clone()))
        .collect();
    let mut paths: Vec<(&str, String)> = Vec::new();
    for part in &parts {
        for (index, (path, block)) in part.paths.iter().enumerate() {
            let title = if index == 0 { format!("  # --- {} ---\n\n", part.domain) } else { String::new() };
            let block = printed::path(block, &responses);
            match paths.iter_mut().find(|(known, _)| known == path) {
                // Two domains serve methods of one path.
                Some((_, known)) => *known += block.split_once('\n').map_or("", |(_, methods)| methods),
                None => paths.push((path, title + &block)),
            }
        }
    }
    text += &paths.into_iter().map(|(_, block)| block).collect::<Vec<_>>().join("\n");
    text += "\ncomponents:\n";
    let sections =
        SECTIONS.iter().map(|section| components(section, &parts)).filter(|section| !section.is_empty());
    text + &sections.collect::<Vec<_>>().join("\n")
}

/// A section of the components; nothing if no part has it.
fn components(section: &str, parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        let named: Vec<_> = part.components.iter().filter(|(of, ..)| of == section).collect();
        if !named.is_empty() && !part.domain.is_empty() {
            let _ = writeln!(text, "    # --- {} ---", part.domain);
        }
        for (_, name, block) in named {
            text += &if section == "responses" {
                printed::response(name, block).unwrap_or_default()
            } else {
                block.clone()
            };
        }
        if section == "schemas" && part.domain.is_empty() {
            text += &printed::schemas();
        }
    }
    if text.is_empty() { text } else { format!("  {section}:\n{text}") }
}

#[test]
fn the_description_is_printed_from_its_parts() {
    let (file, text) = (workspace().join(WHOLE), whole());
    if std::env::var_os("UPDATE_DOCS").is_some() && fs::read_to_string(&file).unwrap_or_default() != text {
        fs::write(&file, &text).unwrap();
    }
    assert!(
        fs::read_to_string(&file).unwrap_or_default() == text,
        "{WHOLE} is out of date: UPDATE_DOCS=1 cargo test -p tests --test tidy"
    );
}

#[test]
fn an_operation_lies_beside_its_domains_functions() {
    let mut wrong = Vec::new();
    for part in parts() {
        for (path, block) in &part.paths {
            let item = yaml::parse(block).unwrap_or_else(|error| panic!("{path}: {error}"));
            let operations = item[path].as_object().cloned().unwrap_or_default();
            let tags = operations.values().filter_map(|operation| operation["tags"][0].as_str());
            wrong.extend(
                tags.filter(|tag| *tag != part.domain)
                    .map(|tag| format!("{path} of {tag} in {}", part.domain)),
            );
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_component_is_described_once() {
    let mut names: Vec<_> =
        parts().into_iter().flat_map(|part| part.components).map(|(of, name, _)| (of, name)).collect();
    names.sort();
    let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "described twice: {twice:?}");
    let unknown: Vec<_> = names.iter().filter(|(of, _)| !SECTIONS.contains(&of.as_str())).collect();
    assert!(unknown.is_empty(), "in a section that is not printed: {unknown:?}");
}

#[test]
fn a_part_of_no_tag_is_not_forgotten() {
    let read: Vec<String> = parts().into_iter().map(|part| part.domain).collect();
    let lies = |domain: &String| workspace().join("functions").join(domain).join(PART).exists();
    let forgotten: Vec<_> =
        tree::domains().into_iter().filter(|domain| lies(domain) && !read.contains(domain)).collect();
    assert!(forgotten.is_empty(), "{COMMON} has no tag for {forgotten:?}");
}

/// The keywords of schemas that are used here: <https://json-schema.org/draft/2020-12>, and `discriminator` of OpenAPI.
const KEYWORDS: &[&str] = &[
    "$ref",
    "type",
    "title",
    "description",
    "default",
    "deprecated",
    "readOnly",
    "example",
    "examples",
    "enum",
    "const",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "multipleOf",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "required",
    "additionalProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "oneOf",
    "anyOf",
    "allOf",
    "not",
    "discriminator",
];

#[test]
fn a_schema_has_no_key_that_means_nothing() {
    assert_eq!(stray(&description(), "#"), Vec::<String>::new());
}

#[test]
fn a_text_that_a_comma_cuts_is_noticed() {
    let cut = yaml::parse("schema: { type: string, description: Why, where it is known. }").unwrap();
    assert_eq!(stray(&cut, "#"), ["#/schema/where it is known."]);
    let cut = yaml::parse(
        "components: { schemas: { Name: { type: object, properties: { x: { type: string, a b: } } } } }",
    );
    assert_eq!(stray(&cut.unwrap(), "#"), ["#/components/schemas/Name/properties/x/a b"]);
    let cut = yaml::parse("responses: { \"200\": { description: Done, or not } }").unwrap();
    assert_eq!(stray(&cut, "#"), ["#/responses/200/or not"]);
}

/// Keys that mean nothing: in a schema any that is no keyword; elsewhere those without a value, as a comma in an unquoted text makes.
fn stray(node: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (name, inner) in node.as_object().into_iter().flatten() {
        let at = format!("{at}/{name}");
        match name.as_str() {
            "example" | "examples" => {}
            "schema" => found.extend(stray_in_schema(inner, &at)),
            "schemas" => {
                for (name, schema) in inner.as_object().into_iter().flatten() {
                    found.extend(stray_in_schema(schema, &format!("{at}/{name}")));
                }
            }
            _ if inner.is_null() => found.push(at),
            _ => found.extend(stray(inner, &at)),
        }
    }
    for (index, inner) in node.as_array().into_iter().flatten().enumerate() {
        found.extend(stray(inner, &format!("{at}/{index}")));
    }
    found
}

fn stray_in_schema(schema: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (keyword, value) in schema.as_object().into_iter().flatten() {
        let at = format!("{at}/{keyword}");
        match keyword.as_str() {
            unknown if !KEYWORDS.contains(&unknown) => found.push(at),
            "properties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    found.extend(stray_in_schema(inner, &format!("{at}/{name}")));
                }
            }
            "items" | "additionalProperties" | "propertyNames" | "not" => {
                found.extend(stray_in_schema(value, &at))
            }
            "oneOf" | "anyOf" | "allOf" => {
                for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(stray_in_schema(inner, &format!("{at}/{index}")));
                }
            }
            _ => {}
        }
    }
    found
}
