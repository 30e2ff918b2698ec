//! JSON bodies, with errors that name the fields.

use serde::de::DeserializeOwned;

use crate::Problem;
use crate::problem::{INVALID_BODY, Kind, UNKNOWN_FIELD, UNSUPPORTED_MEDIA_TYPE};
use crate::read::{Fault, Form, read};
use crate::tree::Tree;

/// Reads a JSON body.
pub(crate) fn parse<T: DeserializeOwned>(content_type: Option<&str>, body: &[u8]) -> Result<T, Problem> {
    if body.is_empty() {
        return Err(Problem::new(INVALID_BODY, "This request needs a JSON body, and came without one."));
    }
    parse_or_empty(content_type, body)
}

/// Reads a JSON body. No body at all counts as `{}`, for types whose fields are all optional.
pub(crate) fn parse_or_empty<T: DeserializeOwned>(
    content_type: Option<&str>,
    body: &[u8],
) -> Result<T, Problem> {
    let tree = if body.is_empty() { Tree::Object(Vec::new()) } else { tree(content_type, body)? };
    read(&tree, Form::Json).map_err(|faults| problem(&faults))
}

fn tree(content_type: Option<&str>, body: &[u8]) -> Result<Tree, Problem> {
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/json") {
        let detail = "Send the body as JSON, with Content-Type: application/json.";
        return Err(Problem::new(UNSUPPORTED_MEDIA_TYPE, detail));
    }
    serde_json::from_slice(body)
        .map_err(|error| Problem::new(INVALID_BODY, format!("The body is not valid JSON: {error}.")))
}

/// All faults in one answer. A field that is not known is a problem of its own where nothing else is wrong.
fn problem(faults: &[Fault]) -> Problem {
    let kind: Kind = if faults.iter().all(|fault| fault.is_unknown) { UNKNOWN_FIELD } else { INVALID_BODY };
    told(kind, faults)
}

/// A problem of `kind` that names all faults.
pub(crate) fn told(kind: Kind, faults: &[Fault]) -> Problem {
    let errors: Vec<_> = faults.iter().map(Fault::told).collect();
    let detail = errors.iter().map(crate::problem::FieldError::sentence).collect::<Vec<_>>().join(" ");
    errors.into_iter().fold(Problem::new(kind, detail), Problem::with_error)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::{ListOf, Nullable, OneLine, SetOf, Text, Whole};

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
            (r#"{"items":[],"note":5}"#, INVALID_BODY, "note: takes a text, not a number."),
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
                "items[0].quantity: is too small; the least is 1.",
            ),
            (
                r#"{"items":[{"name":"ab","quantity":1.5}]}"#,
                INVALID_BODY,
                "items[0].quantity: takes a whole number, not a fraction.",
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
            (r#" []"#, INVALID_BODY, "The body: takes an object, not a list."),
            (r#"5"#, INVALID_BODY, "The body: takes an object, not a number."),
        ] {
            assert_eq!(refuse(body), (kind, detail.to_owned()), "{body}");
        }
    }

    #[test]
    fn a_text_of_one_length_is_told_its_length_once() {
        #[derive(Deserialize, Debug)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code)]
        struct Code {
            code: OneLine<6, 6>,
        }
        let problem = parse::<Code>(Some("application/json"), br#"{"code":"123"}"#).unwrap_err();
        assert_eq!(problem.detail(), "code: takes 6 characters, has 3.");
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
    fn no_body_is_an_empty_one_only_where_none_is_required() {
        assert_eq!(parse_or_empty::<Optional>(None, b"").unwrap(), Optional { reason: None });
        let problem = parse::<Optional>(None, b"").unwrap_err();
        assert_eq!(problem.detail(), "This request needs a JSON body, and came without one.");
        assert!(parse_or_empty::<Checkout>(None, b"").unwrap_err().detail().contains("items: is missing."));
    }

    #[derive(Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Listing {
        title: OneLine<3, 20>,
        category: Category,
        lines: ListOf<Item, 5>,
        images: SetOf<u8, 1, 2>,
        #[serde(default)]
        photos: SetOf<u8, 0, 2>,
        #[serde(default)]
        phone: Nullable<OneLine<1, 3>>,
        note: Option<Text<0, 3>>,
    }

    #[derive(Deserialize, Debug)]
    #[serde(rename_all = "snake_case")]
    enum Category {
        Furniture,
        Doors,
    }

    #[test]
    fn all_faults_are_told_at_once_wherever_they_are() {
        let body = r#"{
            "title": 5, "category": "boats", "note": null, "nte": "x",
            "lines": [
                { "name": "a", "quantity": "2" }, { "name": "chair", "quantity": 1 }, 7, { "quantity": 0, "x": 1 }
            ]
        }"#;
        let problem = parse::<Listing>(Some("application/json"), body.as_bytes()).unwrap_err();
        assert_eq!(problem.kind(), INVALID_BODY);
        let document: serde_json::Value = serde_json::from_str(&problem.document("")).unwrap();
        let told: std::collections::BTreeMap<&str, &str> = document["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| (error["field"].as_str().unwrap(), error["detail"].as_str().unwrap()))
            .collect();
        let expected = [
            ("title", "takes a text, not a number"),
            ("category", "takes `furniture` or `doors`"),
            ("note", "is null; leave it out instead"),
            (
                "nte",
                "is not known here; expected `title`, `category`, `lines`, `images`, `photos`, `phone` or `note`",
            ),
            ("lines[0].name", "takes 2 to 8 characters, has 1"),
            ("lines[0].quantity", "takes a whole number, not a text"),
            ("lines[2]", "takes an object, not a number"),
            ("lines[3].quantity", "is too small; the least is 1"),
            ("lines[3].x", "is not known here; expected `name` or `quantity`"),
            ("lines[3].name", "is missing"),
            ("images", "is missing"),
        ];
        assert_eq!(told, std::collections::BTreeMap::from(expected));
        assert_eq!(document["errors"].as_array().unwrap().len(), expected.len(), "each once");
    }

    #[test]
    fn what_is_absent_and_what_is_null_are_two_things() {
        let read = |field: &str| {
            let body = format!(r#"{{"title":"abc","category":"doors","lines":[],"images":[1]{field}}}"#);
            parse::<Listing>(Some("application/json"), body.as_bytes())
        };
        assert_eq!(read("").unwrap().phone, Nullable::Absent);
        assert_eq!(read(r#","phone":null"#).unwrap().phone, Nullable::Null);
        assert!(matches!(read(r#","phone":"12""#).unwrap().phone, Nullable::Value(_)));
        for field in ["note", "photos"] {
            let problem = read(&format!(r#","{field}":null"#)).unwrap_err();
            assert!(problem.detail().contains("null"), "{}", problem.detail());
        }
    }

    #[test]
    fn a_field_that_stands_twice_is_refused() {
        let problem =
            parse::<Optional>(Some("application/json"), br#"{"reason":"a","reason":"b"}"#).unwrap_err();
        assert_eq!(problem.detail(), "reason: stands twice.");
    }

    #[test]
    fn a_whole_number_is_one_to_the_letter() {
        for quantity in ["\"2\"", "\"+2\"", "\"007\"", "2.5", "null", "true", "[2]", "9223372036854775808"] {
            let body = format!(r#"{{"name":"ab","quantity":{quantity}}}"#);
            assert!(parse::<Item>(Some("application/json"), body.as_bytes()).is_err(), "{quantity}");
        }
    }

    proptest::proptest! {
        /// Whatever is sent, the reading ends, and tells something of what it refuses.
        #[test]
        fn any_json_is_read_or_refused_with_a_reason(text in "\\PC{0,200}") {
            if let Err(problem) = parse::<Listing>(Some("application/json"), text.as_bytes()) {
                proptest::prop_assert!(!problem.detail().is_empty());
            }
        }
    }
}
