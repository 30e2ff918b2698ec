//! Starts a program as Lambda would, gives it events, and looks at it meanwhile.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use testing::template::Function;
use testing::{Cloud, Held, Invocation};

use crate::figures::{Figures, zipped};
use crate::meter::{Apart, cpu, peak_memory, percentile};
use crate::numbers::nanos;

/// In this time a process that has asked for work has gone to sleep.
const TO_SLEEP: Duration = Duration::from_millis(3);

/// Calls after which the market is what it was.
const READS: [&str; 3] = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];

/// What is measured.
pub(crate) struct Subject {
    /// Whose environment and permissions it has; the name is that of the figures.
    pub(crate) function: Function,
    /// The program and what it is called with.
    pub(crate) program: PathBuf,
    /// Its arguments.
    pub(crate) arguments: Vec<PathBuf>,
    /// What it is asked.
    pub(crate) event: Value,
}

/// One item by its id: what `bench-read` does over TLS, and the peers in their languages.
pub(crate) const READ: &str = "catalogue-get-product";

/// What the template says about [`READ`].
///
/// # Errors
/// When it has no such function.
pub(crate) fn read(cloud: &Cloud) -> Result<Function> {
    let function = cloud.deployment().functions.get(READ).cloned();
    function.with_context(|| format!("the template has no function {READ}"))
}

/// How often.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Effort {
    /// Cold starts of each program; the medians are shown.
    #[arg(long, default_value_t = 15)]
    starts: usize,
    /// Events to a warm process of each program.
    #[arg(long, default_value_t = 300)]
    requests: u32,
}

/// Measures `subject` in the market of `cloud`, which each event finds as it is now: what changes it is undone in between, which
/// takes so long that the processor has forgotten the function; reads follow each other at once.
///
/// # Errors
/// When the program does not serve the event.
pub(crate) async fn measure(cloud: &Cloud, subject: &Subject, effort: Effort) -> Result<Figures> {
    let market = cloud.dynamo().items();
    let (mut init, mut init_cpu, mut first, mut first_cpu) = (vec![], vec![], vec![], vec![]);
    let mut last = None;
    for _ in 0..effort.starts.max(1) {
        cloud.dynamo().restore(&market);
        let mut command = Command::new(&subject.program);
        command.args(&subject.arguments);
        let started = Instant::now();
        let held = cloud.hold_program(&subject.function, command);
        init.push(held.asking().await?.saturating_duration_since(started));
        let started = at_rest(&held).await?;
        init_cpu.push(started);
        first.push(serve(&held, subject).await?.took);
        first_cpu.push(at_rest(&held).await?.saturating_sub(started));
        last = Some(held);
    }
    let Some(held) = last else { bail!("nothing was started") };
    let _apart = Apart::new(held.pid());
    let before = at_rest(&held).await?;
    let (mut warm, mut own) = (vec![], vec![]);
    let mut changed = true;
    for _ in 0..effort.requests {
        if changed {
            cloud.dynamo().restore(&market);
        }
        let invocation = serve(&held, subject).await?;
        changed = invocation.calls.iter().any(|call| !READS.contains(&call.action.as_str()));
        warm.push(invocation.took);
        own.push(invocation.took.saturating_sub(invocation.waited()));
    }
    let used = at_rest(&held).await?.saturating_sub(before);
    Ok(Figures {
        name: subject.function.name.clone(),
        zipped: zipped(subject.arguments.first().unwrap_or(&subject.program))?,
        init: nanos(percentile(&mut init, 50)),
        init_cpu: nanos(percentile(&mut init_cpu, 50)),
        first: nanos(percentile(&mut first, 50)),
        first_cpu: nanos(percentile(&mut first_cpu, 50)),
        warm_p50: nanos(percentile(&mut warm, 50)),
        warm_p99: nanos(percentile(&mut warm, 99)),
        own_p50: nanos(percentile(&mut own, 50)),
        cpu: nanos(used.checked_div(effort.requests).unwrap_or_default()),
        peak: peak_memory(held.pid())?,
    })
}

/// The processor time that a process has used when it sleeps again.
async fn at_rest(held: &Held) -> Result<Duration> {
    held.asking().await?;
    tokio::time::sleep(TO_SLEEP).await;
    cpu(held.pid())
}

async fn serve(held: &Held, subject: &Subject) -> Result<Invocation> {
    let invocation = held.invoke(&subject.event).await;
    let name = &subject.function.name;
    match (&invocation.answer, invocation.refused()) {
        (Ok(_), Ok(false)) => Ok(invocation),
        (Ok(answer), _) => bail!("{name} does not serve its sample: {answer}"),
        (Err(error), _) => bail!("{name} fails at its sample: {error}"),
    }
}
