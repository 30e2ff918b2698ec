//! `bench peers`: one product by its id, read by our function, by one that is made as AWS's sample in Rust is, and by handlers
//! in other languages, in one run.

use std::path::{Path, PathBuf};

use anyhow::Result;
use testing::template::Function;
use testing::{Cloud, sample_event};

use crate::figures::{self, Figures};
use crate::kept;
use crate::probe::{Effort, READ, Subject, measure, read};

/// Options of `peers`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of our programs.
    #[arg(long, env = "FUNCTIONS_DIR")]
    programs: PathBuf,
    /// The function that is made as aws-samples/serverless-rust-demo is.
    #[arg(long, value_name = "PROGRAM")]
    demo: Option<PathBuf>,
    /// Node and the bundled handler to run with it.
    #[arg(long, num_args = 2, value_names = ["NODE", "HANDLER"])]
    node: Vec<PathBuf>,
    /// Python, in an environment that has boto3, and the handler to run with it.
    #[arg(long, num_args = 2, value_names = ["PYTHON", "HANDLER"])]
    python: Vec<PathBuf>,
    /// Write the figures into this file, too.
    #[arg(long, value_name = "FILE", value_parser = kept::to_write)]
    json: Option<PathBuf>,
    #[command(flatten)]
    effort: Effort,
}

/// Measures and prints.
///
/// # Errors
/// When a handler does not serve the read.
pub(crate) async fn run(arguments: &Arguments) -> Result<()> {
    let ours = arguments.programs.join(READ);
    let mut all = vec![peer("ours", &ours, &[], arguments.effort).await?];
    let demo = arguments.demo.as_slice();
    let peers = [("serverless-rust-demo", demo), ("node", &arguments.node), ("python", &arguments.python)];
    for (name, program) in peers {
        match program {
            [program, handler @ ..] => all.push(peer(name, program, handler, arguments.effort).await?),
            [] => println!("{name} is skipped: it is not here"),
        }
    }
    figures::print(&all, &[]);
    figures::print_ratios(&all);
    if let Some(path) = &arguments.json {
        kept::save(path, &all)?;
    }
    Ok(())
}

async fn peer(name: &str, program: &Path, handler: &[PathBuf], effort: Effort) -> Result<Figures> {
    eprintln!("{name}");
    let cloud = Cloud::start().await;
    cloud.sample_market(READ).await;
    let mut function = Function { name: name.to_owned(), ..read(&cloud)? };
    // As the template of serverless-rust-demo has it; ours says `info` in another variable.
    function.environment.insert("RUST_LOG".to_owned(), "info".to_owned());
    let subject = Subject {
        function,
        program: program.to_owned(),
        arguments: handler.to_vec(),
        event: sample_event(READ),
    };
    measure(&cloud, &subject, effort).await
}
