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
    json.end().map_err(|error| Problem::new(INVALID_BODY, format!("The body is not valid JSON: {error}.")))?;
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
            (INVALID_BODY, message.split_once("expected struct ").map_or(message.to_owned(), |(what, _)| {
                format!("{what}expected an object")
            }))
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
