//! JSON bodies, with errors that name the field.

use serde::de::DeserializeOwned;
use serde_path_to_error::Path;

use crate::Problem;
use crate::problem::{FieldError, INVALID_BODY, Kind, UNKNOWN_FIELD, UNSUPPORTED_MEDIA_TYPE};

/// Reads a JSON body. No body at all counts as `{}`, for types whose fields are all optional.
pub(crate) fn parse<T: DeserializeOwned>(content_type: Option<&str>, body: &[u8]) -> Result<T, Problem> {
    if body.is_empty() {
        return read(b"{}").map_err(|_| {
            let detail = "This request needs a JSON body, and came without one.";
            Problem::new(INVALID_BODY, detail)
        });
    }
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/json") {
        let detail = "Send the body as JSON, with Content-Type: application/json.";
        return Err(Problem::new(UNSUPPORTED_MEDIA_TYPE, detail));
    }
    // serde would take a list of a type's fields, in their order, for the type.
    if body.trim_ascii_start().first() == Some(&b'[') {
        return Err(Problem::new(INVALID_BODY, "The body: invalid type: list, expected an object."));
    }
    read(body)
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let (path, error) = (error.path().clone(), error.into_inner());
        if error.is_syntax() || error.is_eof() {
            return Problem::new(INVALID_BODY, format!("The body is not valid JSON: {error}."));
        }
        let text = error.to_string();
        let position = format!(" at line {} column {}", error.line(), error.column());
        let Fault { kind, error } = Fault::new(&path, text.strip_suffix(&position).unwrap_or(&text));
        Problem::new(kind, error.sentence()).with_error(error)
    })?;
    json.end()
        .map_err(|error| Problem::new(INVALID_BODY, format!("The body is not valid JSON: {error}.")))?;
    Ok(value)
}

/// What serde found, told for who wrote the request and not for who wrote the type.
pub(crate) struct Fault {
    pub(crate) kind: Kind,
    pub(crate) error: FieldError,
}

impl Fault {
    pub(crate) fn new(path: &Path, message: &str) -> Self {
        let field = path.to_string();
        let mut field = if field == "." { String::new() } else { field };
        let (kind, detail) = if let Some(name) = quoted(message, "missing field `") {
            append(&mut field, name);
            (INVALID_BODY, "is missing".to_owned())
        } else if let Some(name) = quoted(message, "unknown field `") {
            append(&mut field, name);
            let known = message.split_once("`, ").map_or("", |(_, known)| known);
            (UNKNOWN_FIELD, format!("is not known here; {known}"))
        } else {
            (
                INVALID_BODY,
                message
                    .split_once("expected struct ")
                    .map_or(message.to_owned(), |(what, _)| format!("{what}expected an object")),
            )
        };
        Self { kind, error: FieldError { field, detail } }
    }
}

fn quoted<'a>(message: &'a str, start: &str) -> Option<&'a str> {
    message.strip_prefix(start)?.split('`').next()
}

/// The path ends at the object that lacks the field or has one too many, or at the field: depends on how far serde got.
fn append(field: &mut String, name: &str) {
    if field.rsplit('.').next() == Some(name) {
        return;
    }
    if !field.is_empty() {
        field.push('.');
    }
    field.push_str(name);
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::{ListOf, OneLine, Text, Whole};

    #[derive(Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    struct Checkout {
        items: ListOf<Item, 2>,
        note: Option<Text<0, 10>>,
    }

    #[derive(Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Item {
        name: OneLine<2, 8>,
        quantity: Whole<1, 1000>,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Optional {
        reason: Option<String>,
    }

    fn refuse(body: &str) -> (Kind, String) {
        let problem = parse::<Checkout>(Some("application/json"), body.as_bytes()).unwrap_err();
        (problem.kind(), problem.detail().to_owned())
    }

    #[test]
    fn a_body_is_read_and_its_text_is_trimmed() {
        let body = r#"{"items":[{"name":" chair ","quantity":2}],"note":"a\r\nb"}"#;
        let checkout: Checkout = parse(Some("application/json"), body.as_bytes()).unwrap();
        assert_eq!(&*checkout.items[0].name, "chair");
        assert_eq!(checkout.items[0].quantity.get(), 2);
        assert_eq!(checkout.note.as_deref(), Some("a\nb"));
    }

    #[test]
    fn each_fault_names_its_field_and_its_rule() {
        for (body, kind, detail) in [
            (r#"{}"#, INVALID_BODY, "items: is missing."),
            (r#"{"items":[{"name":"chair"}]}"#, INVALID_BODY, "items[0].quantity: is missing."),
            (r#"{"items":[],"note":5}"#, INVALID_BODY, "note: invalid type: integer `5`, expected a string."),
            (
                r#"{"items":[],"note":"01234567890"}"#,
                INVALID_BODY,
                "note: takes at most 10 characters, has 11.",
            ),
            (
                r#"{"items":[{"name":"a\u0007b","quantity":1}]}"#,
                INVALID_BODY,
                "items[0].name: takes no control characters.",
            ),
            (
                r#"{"items":[{"name":"ab","quantity":0}]}"#,
                INVALID_BODY,
                "items[0].quantity: invalid value: integer `0`, expected a whole number from 1 to 1000.",
            ),
            (
                r#"{"items":[{"name":"ab","quantity":1.5}]}"#,
                INVALID_BODY,
                "items[0].quantity: invalid type: floating point `1.5`, expected a whole number from 1 to 1000.",
            ),
            (
                r#"{"items":[{"name":"ab","quantity":1},{"name":"ab","quantity":1},{"name":"ab","quantity":1}]}"#,
                INVALID_BODY,
                "items: takes a list of at most 2.",
            ),
            (
                r#"{"items":[{"name":"ab","quantity":1,"price":1}]}"#,
                UNKNOWN_FIELD,
                "items[0].price: is not known here; expected `name` or `quantity`.",
            ),
            (r#"{"itms":[]}"#, UNKNOWN_FIELD, "itms: is not known here; expected `items` or `note`."),
            (r#" []"#, INVALID_BODY, "The body: invalid type: list, expected an object."),
            (r#"5"#, INVALID_BODY, "The body: invalid type: integer `5`, expected an object."),
        ] {
            assert_eq!(refuse(body), (kind, detail.to_owned()), "{body}");
        }
    }

    #[test]
    fn what_is_no_json_is_told_with_its_place() {
        for body in ["{", "{\"items\":[]} {}", "nonsense", "\u{0}"] {
            let (kind, detail) = refuse(body);
            assert_eq!(kind, INVALID_BODY);
            assert!(
                detail.starts_with("The body is not valid JSON") && detail.contains("at line 1"),
                "{detail}"
            );
        }
    }

    #[test]
    fn no_body_is_an_empty_one_where_nothing_is_required() {
        assert_eq!(parse::<Optional>(None, b"").unwrap(), Optional { reason: None });
        let problem = parse::<Checkout>(None, b"").unwrap_err();
        assert_eq!(problem.detail(), "This request needs a JSON body, and came without one.");
    }
}
