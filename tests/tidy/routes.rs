//! The routes in `infra/api.yaml`, printed from the API's description: an operation's id is the name of its function.

use std::fmt::Write as _;
use std::fs;

use testing::template::workspace;

use crate::openapi::{described, is_public_read};

const FILE: &str = "infra/api.yaml";
const START: &str = "          # routes: printed";
const END: &str = "          # end of routes\n";

/// `orders-confirm` for `ordersConfirm`.
fn function_of(operation_id: &str) -> String {
    let mut name = String::new();
    for letter in operation_id.chars() {
        if letter.is_ascii_uppercase() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

/// The paths of an API's document: each operation of `operations`, by path, method in lower case and id, calls its function.
pub(crate) fn printed(mut operations: Vec<(String, String, String)>) -> String {
    operations.sort();
    let mut text = String::new();
    let mut last = "";
    for (path, method, id) in &operations {
        if path != last {
            let _ = writeln!(text, "          {path}:");
            last = path;
        }
        let uri = format!(
            "arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/2015-03-31/functions/\
             arn:${{AWS::Partition}}:lambda:${{AWS::Region}}:${{AWS::AccountId}}:function:${{StackName}}-{}/invocations",
            function_of(id)
        );
        let _ = writeln!(
            text,
            "            {method}:\n              x-amazon-apigateway-integration:\n                \
             {{ type: aws_proxy, httpMethod: POST, payloadFormatVersion: \"2.0\", uri: !Sub \"{uri}\" }}\n              \
             responses: {{}}"
        );
    }
    text
}

#[test]
fn the_routes_are_those_of_the_description() {
    let operations = described().into_iter().flat_map(|(route, operation)| {
        let (method, path) = route.split_once(' ').expect("a method and a path");
        let id = operation["operationId"].as_str().unwrap_or_default();
        // The function answers as to GET; whoever speaks HTTP for us leaves the body out.
        let head = is_public_read(&route, &operation).then(|| "head".to_owned());
        let methods = std::iter::once(method.to_lowercase()).chain(head);
        methods.map(|method| (path.to_owned(), method, id.to_owned())).collect::<Vec<_>>()
    });
    let path = workspace().join(FILE);
    let current = fs::read_to_string(&path).unwrap();
    let (before, rest) = current.split_once(START).expect("the file has the mark");
    let (mark, rest) = rest.split_once('\n').unwrap();
    let (_, after) = rest.split_once(END).expect("the file has the other mark");
    let text = format!("{before}{START}{mark}\n{}{END}{after}", printed(operations.collect()));
    if std::env::var_os("UPDATE_DOCS").is_some() && text != current {
        fs::write(&path, &text).unwrap();
    }
    assert!(
        text == fs::read_to_string(&path).unwrap(),
        "the routes in {FILE} are out of date: UPDATE_DOCS=1 cargo test -p tests --test tidy"
    );
}

#[test]
fn an_operation_calls_the_function_of_its_name() {
    assert_eq!(function_of("artisansSetPayoutAccount"), "artisans-set-payout-account");
}
