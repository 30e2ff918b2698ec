//! A server that speaks OpenSearch's protocol and keeps all in memory, as a process of its own.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::template::workspace;

/// Where `cargo xtask test` installs it: `lib/python3.…/` and this, in its environment.
const PROGRAM: &str = "site-packages/osmem_server/bin/osmem-server";

/// A running server, of nobody else's; it ends when it is dropped, and with the program that started it.
#[derive(Debug)]
pub struct OpenSearch {
    child: Child,
    url: String,
}

impl OpenSearch {
    /// Starts a server with nothing in it.
    ///
    /// # Panics
    /// When it is not installed, or does not start.
    pub fn start() -> Self {
        let program = program();
        let mut command = Command::new(&program);
        // It ends when its input does, which is when nobody holds the other end any more.
        command.args(["-addr", "127.0.0.1:0", "-no-ja"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let mut told = String::new();
        let output = child.stdout.take().expect("its output is read here");
        BufReader::new(output).read_line(&mut told).expect("it says where it listens");
        let told: serde_json::Value = serde_json::from_str(&told).expect("it says so in JSON");
        let url = told["url"].as_str().expect("it has an address").to_owned();
        Self { child, url }
    }

    /// Where it answers.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for OpenSearch {
    fn drop(&mut self) {
        // One that has ended already needs no killing.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn program() -> PathBuf {
    let folder = workspace().join(".homify/python/opensearch/lib");
    let versions = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    versions.map(|version| version.path().join(PROGRAM)).find(|program| program.is_file()).unwrap_or_else(|| {
        panic!(
            "the server that stands for OpenSearch is not in {}: `cargo xtask test --only unit` installs it before anything else",
            folder.display()
        )
    })
}
