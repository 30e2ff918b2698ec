//! A process in the hands of whoever measures it.

use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use serde_json::Value;

use crate::cloud::{Cloud, Inner};
use crate::process::{self, FunctionError, Invocation, Process};
use crate::template::Function;

/// A process that only its holder gives work to. It ends when it is dropped.
pub struct Held {
    process: Process,
    inner: Arc<Inner>,
}

impl Cloud {
    /// Starts a process of `function`, as the template has it or changed.
    ///
    /// # Panics
    /// When the function was not built.
    pub fn hold_process(&self, function: &Function) -> Held {
        self.hold_program(function, process::program(&function.name))
    }

    /// Starts `program` in the place of `function`: with its environment and its permissions.
    ///
    /// # Panics
    /// When the program cannot be started.
    pub fn hold_program(&self, function: &Function, program: Command) -> Held {
        let inner = Arc::clone(&self.inner);
        Held { process: inner.start(function, program), inner }
    }

    /// The processes that run, each with the name of its function.
    pub fn processes(&self) -> Vec<(String, u32)> {
        self.inner.processes()
    }
}

impl Held {
    /// The operating system's name for it.
    ///
    /// # Panics
    /// Never: it was started.
    pub fn pid(&self) -> u32 {
        self.process.pid().expect("it was started")
    }

    /// Waits until it asks for work: since when it does.
    ///
    /// # Errors
    /// When it ends before, or never asks.
    pub async fn asking(&self) -> Result<Instant, FunctionError> {
        self.process.asking().await
    }

    /// Runs it on an event.
    pub async fn invoke(&self, event: &Value) -> Invocation {
        self.process.invoke(self.inner.new_request_id(), event.to_string()).await
    }
}
