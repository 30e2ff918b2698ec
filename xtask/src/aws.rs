//! Calls of AWS services, through the SDK for Python: it finds an operator's credentials wherever they are (profile, single
//! sign-on, role), and this program stays small.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::cloud::stack::Stack;
use crate::python::Environment;

/// An AWS account and region, or the local cloud.
pub(crate) struct Aws {
    local: Option<(String, String)>,
}

impl Aws {
    /// The services of the local cloud.
    pub(crate) fn local(stack: &Stack) -> Self {
        Self { local: Some((stack.aws_endpoint.clone(), stack.region.clone())) }
    }

    /// AWS itself, with the account and the region that the caller's environment names.
    pub(crate) fn real() -> Self {
        Self { local: None }
    }

    /// A script of `infra/local/` whose SDK talks to these services.
    pub(crate) fn script(&self, name: &str) -> Command {
        let mut command = Environment::Emulator.script(name);
        if let Some((endpoint, region)) = &self.local {
            command
                .env("AWS_ENDPOINT_URL", endpoint)
                .env("AWS_DEFAULT_REGION", region)
                .env("AWS_ACCESS_KEY_ID", "test")
                .env("AWS_SECRET_ACCESS_KEY", "test")
                // The developer's own account must not be mistaken for the local cloud.
                .env_remove("AWS_SESSION_TOKEN")
                .env_remove("AWS_REGION")
                .env_remove("AWS_PROFILE");
        }
        command
    }

    /// Calls `operation` (its name in the SDK for Python, such as `put_item`) of `service` with `input`.
    ///
    /// # Errors
    /// When the service refuses; the message is the service's.
    pub(crate) fn call(&self, service: &str, operation: &str, input: &Value) -> Result<Value> {
        Environment::Emulator.ensure()?;
        let mut command = self.script("call.py");
        command.args([service, operation]);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start Python")?;
        child.stdin.take().context("no pipe to Python")?.write_all(input.to_string().as_bytes())?;
        let output = child.wait_with_output()?;
        if !output.status.success() {
            bail!("{service} {operation}: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        serde_json::from_slice(&output.stdout)
            .with_context(|| format!("{service} {operation} answered no JSON"))
    }
}
