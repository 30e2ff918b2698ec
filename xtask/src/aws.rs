//! The local cloud's services, for programs that this one starts; it has no SDK itself, so that it stays small.

use std::process::Command;

use crate::cloud::stack::Stack;

/// Makes the SDK of `command` talk to the services that `stack` runs on, as its root user, and to nothing else.
pub(crate) fn connect(command: &mut Command, stack: &Stack) {
    // The developer's own account must not be mistaken for the local cloud: an SDK takes `AWS_ENDPOINT_URL_SQS` before
    // `AWS_ENDPOINT_URL`, and there are more such variables than one could list.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("AWS_") {
            command.env_remove(name);
        }
    }
    command
        .env("AWS_ENDPOINT_URL", &stack.aws_endpoint)
        .env("AWS_REGION", &stack.region)
        // What the SDK for Python reads instead.
        .env("AWS_DEFAULT_REGION", &stack.region)
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test");
}
