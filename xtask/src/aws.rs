//! Calls of the local cloud's services, through the SDK for Python, so that this program stays small.

use std::process::Command;

use crate::cloud::stack::Stack;
use crate::python::Environment;

/// The services of the local cloud.
pub(crate) struct Aws {
    endpoint: String,
    region: String,
}

impl Aws {
    /// The services that `stack` runs on.
    pub(crate) fn local(stack: &Stack) -> Self {
        Self { endpoint: stack.aws_endpoint.clone(), region: stack.region.clone() }
    }

    /// A script of `infra/local/` whose SDK talks to these services.
    pub(crate) fn script(&self, name: &str) -> Command {
        let mut command = Environment::Emulator.script(name);
        command
            .env("AWS_ENDPOINT_URL", &self.endpoint)
            .env("AWS_DEFAULT_REGION", &self.region)
            .env("AWS_ACCESS_KEY_ID", "test")
            .env("AWS_SECRET_ACCESS_KEY", "test")
            // The developer's own account must not be mistaken for the local cloud.
            .env_remove("AWS_SESSION_TOKEN")
            .env_remove("AWS_REGION")
            .env_remove("AWS_PROFILE");
        command
    }
}
