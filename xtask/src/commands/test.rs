//! `cargo xtask test`: every check and every test, in an order in which the quick ones fail first.

use std::fs::File;
use std::num::NonZero;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum as _;
use serde_json::Value;

use super::{bench, chaos, deny, deployed, fuzz, seed, web};
use crate::cloud;
use crate::cloud::instance::Instance;
use crate::node::Node;
use crate::passed::{Inputs, Pass};
use crate::python::Environment;
use crate::{packages, progress, tools, workspace};

/// What the random histories of the books are made from. Here it is fixed, so that a change fails by what it changes and not
/// by chance; a run with another one looks further.
const BOOKS_SEED: &str = "BOOKS_SEED";
/// How long each target of the fuzzer runs.
const FUZZ_SECONDS: u32 = 30;
/// A small run of `cargo xtask chaos`, and what it is made from: fixed for the reason above.
const CHAOS_JOURNEYS: u32 = 40;
const CHAOS_SEED: u64 = 1;

/// Steps with a local cloud of their own, of which each uses little more than one processor. What stands beside another in
/// this list runs at the same time, what stands behind it afterwards.
const LANES: [&[Step]; 2] = [&[Step::Browser], &[Step::E2e, Step::Chaos]];

/// Options of `test`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only these steps; several are separated by commas: `--only fmt,clippy`.
    #[arg(long, value_name = "STEP", value_delimiter = ',')]
    only: Vec<Step>,
    /// All but these steps; the same names.
    #[arg(
        long,
        value_name = "STEP",
        value_delimiter = ',',
        conflicts_with = "only",
        hide_possible_values = true
    )]
    skip: Vec<Step>,
    /// Leave out what has passed here with the very same inputs.
    #[arg(long)]
    changed: bool,
    /// Run everything, whatever has passed: takes `--changed` back.
    #[arg(long, overrides_with = "changed")]
    fresh: bool,
}

/// What is checked, in order.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Step {
    /// The code is formatted.
    Fmt,
    /// The template, with the rules of SAM and CloudFormation, and its security.
    Template,
    /// The description of the API is valid OpenAPI 3.1, and its examples and the sample events fit its schemas.
    Openapi,
    /// Licences, sources and known weaknesses of the dependencies.
    Deny,
    /// No dependency is declared in vain.
    Unused,
    /// No warning of the compiler or of clippy.
    Clippy,
    /// Everything builds.
    Build,
    /// Tests that need nothing but this machine.
    Unit,
    /// The web app: generated files, lint, types, tests, build and budgets.
    Web,
    /// Mutated webhooks, for a moment; `cargo xtask fuzz` goes on for longer.
    Fuzz,
    /// What journeys use, and how large the programs are, against `bench/budget.json`.
    Budget,
    /// Tests against the deployed stack, on a local cloud of their own.
    E2e,
    /// The web app in a browser, on a local cloud of its own: every page, and people who buy, sell and decide.
    Browser,
    /// Journeys on a stack where calls fail, a few; `cargo xtask chaos` plays hundreds.
    Chaos,
}

enum Outcome {
    Passed(Duration),
    Failed(Duration),
    /// Its inputs are those of a run that passed.
    Unchanged(Pass),
    /// The build failed.
    Impossible,
}

impl Outcome {
    fn is_good(&self) -> bool {
        matches!(self, Self::Passed(_) | Self::Unchanged(_))
    }
}

/// Runs the steps and sums up.
///
/// # Errors
/// When a step fails.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let wanted = |step: &&Step| {
        if arguments.only.is_empty() { !arguments.skip.contains(step) } else { arguments.only.contains(step) }
    };
    let (apart, in_turn): (Vec<Step>, Vec<Step>) =
        Step::value_variants().iter().filter(wanted).partition(|step| LANES.concat().contains(step));
    let mut outcomes: Vec<(Step, Outcome)> = Vec::new();
    let stands = |outcomes: &[(Step, Outcome)]| {
        outcomes.iter().all(|(done, outcome)| *done != Step::Build || outcome.is_good())
    };
    for step in in_turn {
        let outcome = if matches!(step, Step::Unit | Step::Budget) && !stands(&outcomes) {
            Outcome::Impossible
        } else {
            unless_unchanged(step, arguments.changed, Step::run)
        };
        outcomes.push((step, outcome));
    }
    if stands(&outcomes) {
        outcomes.extend(in_lanes(&apart, arguments.changed));
    } else {
        outcomes.extend(apart.into_iter().map(|step| (step, Outcome::Impossible)));
    }
    summary(&outcomes);
    let failed = outcomes.iter().filter(|(_, outcome)| !outcome.is_good()).count();
    if failed > 0 {
        bail!("{failed} of {} steps did not pass", outcomes.len());
    }
    Ok(())
}

/// Runs those `steps` side by side that [`LANES`] lets, where there are processors for it.
fn in_lanes(steps: &[Step], may_be_left_out: bool) -> Vec<(Step, Outcome)> {
    let lanes =
        LANES.map(|lane| lane.iter().copied().filter(|step| steps.contains(step)).collect::<Vec<_>>());
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    if processors < LANES.len() || lanes.iter().any(Vec::is_empty) {
        let one = |step: &Step| (*step, unless_unchanged(*step, may_be_left_out, Step::run));
        return steps.iter().map(one).collect();
    }
    // What all of them install and stage is there before they begin, so that none does it while another uses it.
    if let Err(error) = cloud::prepare() {
        println!("The local cloud cannot be prepared: {error:#}");
        return steps.iter().map(|step| (*step, Outcome::Failed(Duration::ZERO))).collect();
    }
    let one = |step: &Step| (*step, unless_unchanged(*step, may_be_left_out, Step::run_apart));
    let one = &one;
    thread::scope(|scope| {
        let lanes =
            lanes.each_ref().map(|lane| scope.spawn(move || lane.iter().map(one).collect::<Vec<_>>()));
        let done = lanes.map(|lane| lane.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        done.into_iter().flatten().collect()
    })
}

/// Runs the step, unless it may be left out if it has passed with the same inputs, and has.
fn unless_unchanged(step: Step, may_be_left_out: bool, run: impl Fn(Step) -> Result<()>) -> Outcome {
    if !step.may_be_left_out() {
        return timed(step, run);
    }
    let name = step.name();
    let inputs = || Some(Inputs::now()?.of_step(&name, |path| step.may_read(path)));
    let before = inputs();
    if may_be_left_out && let Some(pass) = before.as_deref().and_then(|inputs| Pass::with(&name, inputs)) {
        println!("\n{name} is left out: {pass}");
        return Outcome::Unchanged(pass);
    }
    let outcome = timed(step, run);
    // Whoever edits while a step runs has not had it pass with either state.
    if let (Outcome::Passed(took), Some(before)) = (&outcome, before)
        && inputs().as_ref() == Some(&before)
        && let Err(error) = Pass::remember(&name, before, *took)
    {
        println!("{name} will run again: {error:#}");
    }
    outcome
}

fn timed(step: Step, run: impl Fn(Step) -> Result<()>) -> Outcome {
    println!("\n── {} {}", step.name(), "─".repeat(70_usize.saturating_sub(step.name().len())));
    let started = Instant::now();
    let result = run(step);
    let elapsed = started.elapsed();
    match result {
        Ok(()) => {
            println!("{} passed in {elapsed:.1?}", step.name());
            Outcome::Passed(elapsed)
        }
        Err(error) => {
            println!("{} FAILED in {elapsed:.1?}: {error:#}", step.name());
            Outcome::Failed(elapsed)
        }
    }
}

fn summary(outcomes: &[(Step, Outcome)]) {
    println!("\n── summary {}", "─".repeat(63));
    for (step, outcome) in outcomes {
        let name = step.name();
        match outcome {
            Outcome::Passed(elapsed) => println!("{name:<10} passed   {elapsed:>8.1?}"),
            Outcome::Failed(elapsed) => println!("{name:<10} FAILED   {elapsed:>8.1?}"),
            Outcome::Unchanged(pass) => println!("{name:<10} left out: {pass}"),
            Outcome::Impossible => println!("{name:<10} left out, since the build failed"),
        }
    }
}

impl Step {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Whether it can be left out when nothing has changed. What takes moments or asks the world outside never is, and the
    /// build makes what other steps run.
    fn may_be_left_out(self) -> bool {
        !matches!(self, Self::Fmt | Self::Deny | Self::Unused | Self::Build | Self::Budget)
    }

    /// Whether the step could read the file at `path`. In doubt it could.
    fn may_read(self, path: &str) -> bool {
        let is_in = |folders: &[&str]| folders.iter().any(|folder| path.starts_with(folder));
        let is_page = path.ends_with(".md") || is_in(&["docs/"]);
        let is_app = is_in(&["web/"]);
        match self {
            // What checks them is in xtask.
            Self::Template | Self::Openapi => {
                is_in(&["xtask/"]) || !(is_page || is_app || path.ends_with(".rs"))
            }
            Self::Clippy => !(is_page || is_app),
            // Its types are printed from the description, and what people are told leads to its pages.
            Self::Web => is_in(&["web/", "infra/openapi.yaml", "docs/notices.md", "xtask/"]),
            Self::Fuzz => !(is_page || is_app || is_in(&["functions/", "events/"])),
            Self::E2e | Self::Chaos => !(is_page || is_app || is_in(&["tests/it/", "tests/tidy/"])),
            Self::Browser => !(is_page || is_in(&["tests/it/", "tests/tidy/", "tests/e2e/"])),
            // Pages are tested, too, with what they name.
            Self::Unit => !is_in(&["web/src/", "web/e2e/", "web/packages/client/src/"]),
            // What is never left out.
            Self::Fmt | Self::Deny | Self::Unused | Self::Build | Self::Budget => true,
        }
    }

    /// Runs it as a command of its own, beside another, and shows what it printed when it has ended.
    fn run_apart(self) -> Result<()> {
        let name = self.name();
        let log = workspace::local().join(format!("{name}.log"));
        println!(
            "{name} runs beside another; what it prints comes when it has ended, and is in {}.",
            log.display()
        );
        let printed = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = Command::new(std::env::current_exe().context("this program is gone")?);
        command.args(["test", "--fresh", "--only", &name]).stdin(Stdio::null());
        let result = workspace::run(command.stdout(printed.try_clone()?).stderr(printed));
        print!("{}", String::from_utf8_lossy(&std::fs::read(&log)?));
        result
    }

    fn run(self) -> Result<()> {
        match self {
            Self::Fmt => workspace::run(workspace::cargo().args(["fmt", "--all", "--check"])),
            Self::Template => template(),
            Self::Openapi => openapi(),
            Self::Deny => deny::run(),
            Self::Unused => unused(),
            // In the profile of the build, so that build scripts and macros are compiled once.
            Self::Clippy => workspace::run(workspace::cargo().args([
                "clippy",
                "--release",
                "--workspace",
                "--all-targets",
                "--",
                "--deny",
                "warnings",
            ])),
            Self::Build => workspace::build(),
            Self::Unit => unit(),
            Self::Web => workspace::run(&mut web::installed()?.npm(&["run", "--silent", "verify"])),
            Self::Fuzz => fuzz::all(FUZZ_SECONDS),
            Self::Budget => bench::budget(),
            Self::E2e => e2e(),
            Self::Browser => browser(),
            Self::Chaos => chaos::play(CHAOS_JOURNEYS, CHAOS_SEED),
        }
    }
}

/// A program that checks the templates.
type Check = (&'static str, Command);

/// Each program takes its time with a template on one processor, so there are as many at a time as there are processors.
fn template() -> Result<()> {
    Environment::Checks.ensure()?;
    Environment::Checkov.ensure()?;
    // The longest first.
    let mut checks = vec![security()?, ("cfn-lint", rules("cfn-lint"))];
    for template in workspace::templates()? {
        let mut command = rules("sam");
        command.args(["validate", "--lint", "--template-file"]).arg(template);
        checks.push(("sam validate --lint", command));
    }
    side_by_side(checks)
}

fn rules(program: &str) -> Command {
    let mut command = Environment::Checks.command(program);
    command
        .current_dir(workspace::root())
        .env("SAM_CLI_TELEMETRY", "0")
        // A region to check against; nothing is asked there.
        .env("AWS_DEFAULT_REGION", "eu-west-1");
    command
}

fn security() -> Result<Check> {
    let mut command = Environment::Checkov.command("checkov");
    command
        .current_dir(workspace::root())
        // Nothing is fetched: the policies come with the program.
        .args(["--framework", "cloudformation", "--skip-download", "--compact", "--quiet", "--file"])
        .args(workspace::templates()?);
    Ok(("checkov", command))
}

/// Runs the checks, as many at a time as there are processors, and shows what each of them printed when it is done.
fn side_by_side(checks: Vec<Check>) -> Result<()> {
    let (waiting, failed) = (Mutex::new(checks.into_iter()), Mutex::new(Vec::new()));
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || -> Result<()> {
        while let Some((name, mut command)) = next() {
            let output =
                command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {name}"))?;
            let printed = [output.stdout, output.stderr].concat();
            print!("{}", String::from_utf8_lossy(&printed));
            if !output.status.success() {
                failed.lock().unwrap_or_else(PoisonError::into_inner).push(name);
            }
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !failed.is_empty() {
        bail!("{} failed, see above", failed.join(", "));
    }
    Ok(())
}

fn openapi() -> Result<()> {
    Environment::Checks.ensure()?;
    let description = workspace::root().join(workspace::OPENAPI);
    workspace::run(Command::new(Environment::Checks.program("openapi-spec-validator")).arg(&description))?;
    workspace::run(
        Environment::Checks.script("api_examples.py").arg(&description).arg(workspace::root().join("events")),
    )?;
    let (node, client) = (Node::ensure()?, workspace::root().join("tests/client"));
    packages::install(&node, &client, "the linter and the generator of the API's description")?;
    workspace::run(node.command("npm").current_dir(client).args(["run", "--silent", "check"]))
}

fn unused() -> Result<()> {
    let program = tools::packaged("cargo-shear")?;
    workspace::run(Command::new(program).current_dir(workspace::root()))
}

fn unit() -> Result<()> {
    // The tests look for its program where it is installed.
    Environment::OpenSearch.ensure()?;
    let mut command = workspace::cargo();
    if std::env::var_os(BOOKS_SEED).is_none() {
        command.env(BOOKS_SEED, "1");
    }
    // The tests of the functions wait for processes half of the time.
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    command.env("RUST_TEST_THREADS", (2 * processors).to_string());
    // One run tells all that fails.
    command.args(["test", "--release", "--no-fail-fast", "--workspace", "--lib", "--bins"]);
    for target in test_targets()? {
        if target != deployed::TESTS {
            command.args(["--test", &target]);
        }
    }
    workspace::run(&mut command)
}

/// Names of the test programs of all packages.
fn test_targets() -> Result<Vec<String>> {
    let output = workspace::cargo()
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    let metadata: Value =
        serde_json::from_slice(&output.stdout).context("cargo metadata answered no JSON")?;
    let list = |value: &Value, field: &str| value[field].as_array().cloned().unwrap_or_default();
    let mut targets = Vec::new();
    for package in list(&metadata, "packages") {
        for target in list(&package, "targets") {
            if list(&target, "kind").iter().any(|kind| kind == "test") {
                targets.extend(target["name"].as_str().map(str::to_owned));
            }
        }
    }
    Ok(targets)
}

fn e2e() -> Result<()> {
    deployed::run(Instance::test()?, &[], |instance, stack| {
        progress::step("testing the deployed stack", || deployed::test(instance, stack, &[]))?;
        deployed::test_described(instance, stack)?;
        deployed::test_restart(instance, stack)?;
        deployed::test_what_is_left(instance, stack)
    })
}

fn browser() -> Result<()> {
    let chromium = crate::web::browser()?;
    let (node, app) = (Node::ensure()?, web::installed()?);
    deployed::run(Instance::browser()?, &[], |instance, stack| {
        seed::fill(instance, seed::SHOPS_TO_TEST)?;
        let samples = seed::samples(instance)?;
        cloud::web::start(instance, stack, node, &samples)?;
        let mut lighthouse = app.lighthouse(&["--check"])?;
        let mut playwright =
            app.npm(&["exec", "--", "playwright", "test", "--project", "pages", "--project", "journeys"]);
        for (what, command) in [
            ("looking at the web app with Lighthouse", &mut lighthouse),
            ("using the web app in a browser", &mut playwright),
        ] {
            cloud::web::surroundings(command, instance, stack)?;
            progress::step(what, || workspace::run(command.env("HOMIFY_CHROMIUM", &chromium)))?;
        }
        deployed::test_what_is_left(instance, stack)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_by_every_step_that_compiles_it_and_a_page_by_its_tests() {
        let readers = |path: &str| -> Vec<String> {
            let all =
                Step::value_variants().iter().filter(|step| step.may_be_left_out() && step.may_read(path));
            all.map(|step| step.name()).collect()
        };
        let rule = ["clippy", "unit", "fuzz", "e2e", "browser", "chaos"];
        assert_eq!(readers("shared/domain/src/money.rs"), rule);
        assert_eq!(
            readers("functions/orders/get/src/main.rs"),
            ["clippy", "unit", "e2e", "browser", "chaos"]
        );
        assert_eq!(readers("web/src/main.tsx"), ["web", "browser"]);
        assert_eq!(readers("docs/notices.md"), ["unit", "web"]);
        assert_eq!(readers("web/package-lock.json"), ["unit", "web", "browser"]);
        assert_eq!(readers("docs/functions.md"), ["unit"]);
        assert_eq!(readers("tests/it/main.rs"), ["clippy", "unit", "fuzz"]);
        let all = ["template", "openapi", "clippy", "unit", "fuzz", "e2e", "browser", "chaos"];
        for path in ["template.yaml", "infra/local/checks.lock.txt", "Cargo.lock"] {
            assert_eq!(readers(path), all, "{path}");
        }
        let too = ["template", "openapi", "clippy", "unit", "web", "fuzz", "e2e", "browser", "chaos"];
        for path in ["infra/openapi.yaml", "xtask/src/main.rs"] {
            assert_eq!(readers(path), too, "{path}");
        }
    }
}
