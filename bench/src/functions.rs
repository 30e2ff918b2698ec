//! `bench functions`: each function on its sample event of `events/`, beside the least that a function can be.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::Value;
use testing::template::Function;
use testing::{Cloud, sample_event};

use crate::figures::{self, Figures};
use crate::kept;
use crate::probe::{Effort, READ, Subject, measure, read};
use crate::tls::Front;

/// Serves nothing but a greeting.
const FLOOR: &str = "bench-hello";
/// Reads what [`READ`] reads, over TLS.
const READ_BY_TLS: &str = "bench-read";

/// Options of `functions`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only these functions; several are separated by commas.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    only: Vec<String>,
    /// The folder of the programs.
    #[arg(long, env = "FUNCTIONS_DIR")]
    programs: PathBuf,
    /// Write the figures into this file, too.
    #[arg(long, value_name = "FILE", value_parser = kept::to_write)]
    json: Option<PathBuf>,
    /// Show the change since the run that wrote this file.
    #[arg(long, value_name = "FILE", value_parser = kept::to_read)]
    compare: Option<PathBuf>,
    #[command(flatten)]
    effort: Effort,
}

/// Measures and prints.
///
/// # Errors
/// When a function does not serve its sample.
pub(crate) async fn run(arguments: &Arguments) -> Result<()> {
    let before: Vec<Figures> = arguments.compare.as_deref().map(kept::load).transpose()?.unwrap_or_default();
    let mut all = vec![floor(arguments).await?];
    all.extend(over_tls(arguments).await?);
    let names: Vec<String> = match arguments.only.as_slice() {
        [] => Cloud::start().await.deployment().functions.keys().cloned().collect(),
        only => only.to_vec(),
    };
    for name in names {
        let cloud = Cloud::start().await;
        cloud.sample_market(&name).await;
        let function = cloud.deployment().functions.get(&name);
        let function = function.with_context(|| format!("the template has no function {name}"))?.clone();
        let subject = Subject {
            program: arguments.programs.join(&name),
            arguments: Vec::new(),
            event: sample_event(&name),
            function,
        };
        eprintln!("{name}");
        all.push(measure(&cloud, &subject, arguments.effort).await?);
    }
    figures::print(&all, &before);
    if let Some(path) = &arguments.json {
        kept::save(path, &all)?;
    }
    Ok(())
}

async fn floor(arguments: &Arguments) -> Result<Figures> {
    let cloud = Cloud::start().await;
    let subject = Subject {
        function: Function { name: FLOOR.to_owned(), ..read(&cloud)? },
        program: arguments.programs.join(FLOOR),
        arguments: Vec::new(),
        event: Value::Null,
    };
    eprintln!("{FLOOR}");
    measure(&cloud, &subject, arguments.effort).await
}

/// One read over TLS: without and with the connection that init opens. The functions themselves trust Amazon's roots only,
/// and are measured without TLS.
async fn over_tls(arguments: &Arguments) -> Result<Vec<Figures>> {
    let mut all = Vec::new();
    for (name, cold) in [("bench-read-cold", "1"), ("bench-read", "")] {
        let cloud = Cloud::start().await;
        cloud.sample_market(READ).await;
        let front = Front::of(cloud.endpoint()).await?;
        let root = std::env::temp_dir().join(format!("bench-root-{}.pem", std::process::id()));
        std::fs::write(&root, &front.root)?;
        let mut function = Function { name: name.to_owned(), ..read(&cloud)? };
        let environment = [
            ("AWS_ENDPOINT_URL", front.url),
            ("BENCH_ROOT", root.to_string_lossy().into_owned()),
            ("BENCH_COLD", cold.to_owned()),
        ];
        function.environment.extend(environment.map(|(name, value)| (name.to_owned(), value)));
        let program = arguments.programs.join(READ_BY_TLS);
        let subject = Subject { function, program, arguments: Vec::new(), event: sample_event(READ) };
        eprintln!("{name}");
        let measured = measure(&cloud, &subject, arguments.effort).await;
        std::fs::remove_file(&root)?;
        all.push(measured?);
    }
    Ok(all)
}
