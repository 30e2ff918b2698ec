//! The functions as Lambda runs them: each a process that asks the runtime API for its next invocation.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tokio::sync::{mpsc, oneshot, watch};

use crate::capacity::Capacity;
use crate::fault::Callee;
use crate::gateway;
use crate::template::Function;
use crate::template::stack::REGION;

/// How often a process that should answer is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// Lines of a function's log that a failure shows.
const LOG_LINES_SHOWN: usize = 12;

/// What a function answered, and what it did meanwhile.
#[derive(Debug)]
pub struct Invocation {
    /// The answer.
    pub answer: Result<Value, FunctionError>,
    /// Its calls to AWS and to the gateway, in the order in which they ended.
    pub calls: Vec<Call>,
    /// From the event's way to the process to the answer's arrival.
    pub took: Duration,
}

/// Why an invocation has no answer.
#[derive(Debug, Clone)]
pub struct FunctionError {
    /// What the runtime calls it.
    pub kind: String,
    /// In its own words, with the end of its log.
    pub message: String,
}

/// One call to AWS or to the gateway.
#[derive(Debug, Clone)]
pub struct Call {
    /// Service and operation: `dynamodb:TransactWriteItems`, `gateway:POST /refund`.
    pub action: String,
    /// When the request arrived.
    pub started: Instant,
    /// When the answer left.
    pub ended: Instant,
    /// Whether it was a success.
    pub succeeded: bool,
    /// What was asked of a service of AWS; null for the gateway.
    pub request: Value,
    /// What that consumed, if the table was asked and somebody counts.
    pub capacity: Capacity,
}

impl std::fmt::Display for FunctionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind, self.message)
    }
}

impl std::error::Error for FunctionError {}

impl Invocation {
    /// Whether the function refused the event; an error when it failed at it.
    ///
    /// # Errors
    /// With the answer that says so.
    pub fn refused(&self) -> Result<bool, String> {
        let Ok(answer) = &self.answer else { return Ok(true) };
        match answer["statusCode"].as_u64() {
            Some(500..) => Err(answer.to_string()),
            Some(status) => Ok(status >= 400),
            None => Ok(answer["batchItemFailures"].as_array().is_some_and(|failures| !failures.is_empty())),
        }
    }

    /// How long it waited for others: calls that run at the same time count once.
    pub fn waited(&self) -> Duration {
        let mut calls: Vec<&Call> = self.calls.iter().collect();
        calls.sort_by_key(|call| call.started);
        let mut waited = Duration::ZERO;
        let mut until: Option<Instant> = None;
        for call in calls {
            let from = until.map_or(call.started, |until| until.max(call.started));
            waited += call.ended.saturating_duration_since(from);
            until = Some(until.map_or(call.ended, |until| until.max(call.ended)));
        }
        waited
    }

    /// Calls to the table that wait for each other: those that run at the same time count as one.
    pub fn round_trips(&self) -> usize {
        let mut calls: Vec<&Call> =
            self.calls.iter().filter(|call| call.action.starts_with("dynamodb:")).collect();
        calls.sort_by_key(|call| call.ended);
        let mut count = 0;
        let mut last_end: Option<Instant> = None;
        for call in calls {
            if last_end.is_none_or(|end| call.started >= end) {
                count += 1;
                last_end = Some(call.ended);
            }
        }
        count
    }
}

/// An invocation on its way to a process.
pub(crate) struct Job {
    pub(crate) request_id: String,
    pub(crate) event: String,
    pub(crate) deadline_ms: u128,
    reply: Reply,
}

/// Takes the answer and how long it took.
type Reply = oneshot::Sender<(Result<Value, FunctionError>, Duration)>;

/// What the runtime API knows of a process.
pub(crate) struct Desk {
    pub(crate) function: Function,
    pub(crate) jobs: tokio::sync::Mutex<mpsc::UnboundedReceiver<Job>>,
    reply: Mutex<Option<(Reply, Instant)>>,
    calls: Mutex<Vec<Call>>,
    calls_to_aws: AtomicUsize,
    calls_to_gateway: AtomicUsize,
    child: Mutex<Option<Child>>,
    /// Since when the process has been asking for work.
    asking: watch::Sender<Option<Instant>>,
}

impl Desk {
    /// The process asks for work.
    pub(crate) fn ask(&self) {
        self.asking.send_replace(Some(Instant::now()));
    }

    /// The process took `job`.
    pub(crate) fn begin(&self, job: Job) -> (String, String, u128) {
        self.asking.send_replace(None);
        lock(&self.calls).clear();
        for callee in Callee::ALL {
            self.calls_to(callee).store(0, Ordering::SeqCst);
        }
        *lock(&self.reply) = Some((job.reply, Instant::now()));
        (job.request_id, job.event, job.deadline_ms)
    }

    /// The process answered.
    pub(crate) fn end(&self, answer: Result<Value, FunctionError>) {
        if let Some((reply, begun)) = lock(&self.reply).take() {
            // Nobody waits any more for an invocation that was given up.
            reply.send((answer, begun.elapsed())).ok();
        }
    }

    /// The process calls somebody: the number of the call within the invocation; `None` while the process starts.
    pub(crate) fn call_begins(&self, callee: Callee) -> Option<usize> {
        lock(&self.reply).is_some().then(|| self.calls_to(callee).fetch_add(1, Ordering::SeqCst))
    }

    fn calls_to(&self, callee: Callee) -> &AtomicUsize {
        match callee {
            Callee::Aws => &self.calls_to_aws,
            Callee::Gateway => &self.calls_to_gateway,
        }
    }

    /// The call was answered.
    pub(crate) fn call_ended(&self, call: Call) {
        lock(&self.calls).push(call);
    }

    /// Ends the process, as if its machine had failed.
    pub(crate) fn kill(&self) {
        if let Some(child) = lock(&self.child).as_mut() {
            // One that has ended already needs no killing.
            child.kill().ok();
        }
    }

    /// The operating system's name for the process.
    pub(crate) fn pid(&self) -> Option<u32> {
        lock(&self.child).as_ref().map(Child::id)
    }

    fn has_ended(&self) -> bool {
        lock(&self.child).as_mut().is_none_or(|child| !matches!(child.try_wait(), Ok(None)))
    }
}

/// A running function.
pub(crate) struct Process {
    pub(crate) id: String,
    pub(crate) desk: Arc<Desk>,
    jobs: mpsc::UnboundedSender<Job>,
    log: PathBuf,
}

impl Process {
    /// Starts `function` as the process `id`, which knows AWS and the runtime API at `endpoint`.
    pub(crate) fn prepare(id: String, function: &Function, logs: &Path) -> Self {
        let (jobs, receiver) = mpsc::unbounded_channel();
        let desk = Desk {
            function: function.clone(),
            jobs: tokio::sync::Mutex::new(receiver),
            reply: Mutex::default(),
            calls: Mutex::default(),
            calls_to_aws: AtomicUsize::default(),
            calls_to_gateway: AtomicUsize::default(),
            child: Mutex::default(),
            asking: watch::Sender::default(),
        };
        let log = logs.join(format!("{id}.log"));
        Self { id, desk: Arc::new(desk), jobs, log }
    }

    /// Starts `program`; the runtime API has to know the process by now. What its environment has of the gateway's
    /// address leads it there by way of `endpoint`.
    pub(crate) fn start(&self, mut program: Command, endpoint: &str, gateway_url: &str) {
        let function = &self.desk.function;
        let log = File::create(&self.log).expect("logs can be written");
        let lambda = [
            // With a scheme, which the runtime takes when there is a path, too.
            ("AWS_LAMBDA_RUNTIME_API", format!("{endpoint}/_lambda/{}", self.id)),
            ("AWS_LAMBDA_FUNCTION_NAME", format!("homify-{}", function.name)),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST".to_owned()),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256".to_owned()),
            ("AWS_LAMBDA_LOG_GROUP_NAME", format!("/aws/lambda/homify-{}", function.name)),
            ("AWS_LAMBDA_LOG_STREAM_NAME", self.id.clone()),
            ("AWS_REGION", REGION.to_owned()),
            // Whose calls these are, as on AWS each function has credentials of its own.
            ("AWS_ACCESS_KEY_ID", self.id.clone()),
            ("AWS_SECRET_ACCESS_KEY", "secret".to_owned()),
            ("AWS_ENDPOINT_URL", endpoint.to_owned()),
        ];
        let by_way = gateway::address(endpoint, &self.id);
        let environment = function.environment.iter();
        let child = program
            .env_clear()
            .envs(lambda)
            .envs(environment.map(|(name, value)| (name, value.replace(gateway_url, &by_way))))
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a log has two ends"))
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "{}: {error}. Build the functions first: cargo build --release --workspace",
                    program.get_program().display()
                )
            });
        *lock(&self.desk.child) = Some(child);
    }

    /// Hands over an event and waits for the answer.
    pub(crate) async fn invoke(&self, request_id: String, event: String) -> Invocation {
        let timeout = self.desk.function.timeout;
        let (reply, mut answer) = oneshot::channel();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let deadline_ms = (now + timeout).as_millis();
        self.jobs.send(Job { request_id, event, deadline_ms, reply }).ok();
        let sent = Instant::now();
        let give_up_at = sent + timeout;
        let none = |kind: &str, message: &str| (Err(self.error(kind, message)), sent.elapsed());
        let (answer, took) = loop {
            match tokio::time::timeout(LOOK_EVERY, &mut answer).await {
                Ok(Ok((answer, took))) => break (answer.map_err(|error| self.with_log(error)), took),
                Ok(Err(_)) => break none("Runtime.ExitError", "the process was dropped"),
                Err(_) if self.desk.has_ended() => break none("Runtime.ExitError", "the process ended"),
                Err(_) if Instant::now() > give_up_at => {
                    self.desk.kill();
                    break none("Sandbox.Timedout", &format!("no answer within {timeout:?}"));
                }
                Err(_) => {}
            }
        };
        Invocation { answer, calls: std::mem::take(&mut *lock(&self.desk.calls)), took }
    }

    /// Waits until the process asks for work: since when it does.
    pub(crate) async fn asking(&self) -> Result<Instant, FunctionError> {
        let mut asking = self.desk.asking.subscribe();
        let give_up_at = Instant::now() + self.desk.function.timeout;
        loop {
            match tokio::time::timeout(LOOK_EVERY, asking.wait_for(Option::is_some)).await {
                Ok(Ok(since)) => return Ok(since.unwrap_or_else(Instant::now)),
                Ok(Err(_)) => return Err(self.error("Runtime.ExitError", "the process was dropped")),
                Err(_) if self.desk.has_ended() || Instant::now() > give_up_at => {
                    return Err(self.error("Runtime.ExitError", "the process does not ask for work"));
                }
                Err(_) => {}
            }
        }
    }

    /// The operating system's name for it; `None` before it starts.
    pub(crate) fn pid(&self) -> Option<u32> {
        self.desk.pid()
    }

    /// Whether it can take another event.
    pub(crate) fn is_alive(&self) -> bool {
        !self.desk.has_ended()
    }

    fn error(&self, kind: &str, message: &str) -> FunctionError {
        self.with_log(FunctionError { kind: kind.to_owned(), message: message.to_owned() })
    }

    fn with_log(&self, error: FunctionError) -> FunctionError {
        FunctionError { message: format!("{}\n  {}", error.message, self.last_log()), ..error }
    }

    /// How much it has logged.
    pub(crate) fn log_bytes(&self) -> u64 {
        std::fs::metadata(&self.log).map_or(0, |log| log.len())
    }

    /// What it has logged since its log had `bytes`.
    pub(crate) fn log_from(&self, bytes: u64) -> String {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let since = usize::try_from(bytes).ok().and_then(|from| log.get(from..));
        String::from_utf8_lossy(since.unwrap_or_default()).into_owned()
    }

    /// The end of what it logged.
    fn last_log(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(LOG_LINES_SHOWN)..].join("\n  ")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.desk.kill();
        if let Some(child) = lock(&self.desk.child).as_mut() {
            // Reaps it; it was killed, so this does not wait for anything.
            child.wait().ok();
        }
    }
}

/// Processes that wait for work, by function.
#[derive(Default)]
pub(crate) struct Pool(Mutex<BTreeMap<String, Vec<Process>>>);

impl Pool {
    pub(crate) fn take(&self, function: &str) -> Option<Process> {
        let mut pool = lock(&self.0);
        let idle = pool.get_mut(function)?;
        std::iter::from_fn(|| idle.pop()).find(Process::is_alive)
    }

    pub(crate) fn put_back(&self, process: Process) {
        if process.is_alive() {
            lock(&self.0).entry(process.desk.function.name.clone()).or_default().push(process);
        }
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }

    /// The end of what the function's processes logged.
    pub(crate) fn last_log(&self, function: &str) -> String {
        let pool = lock(&self.0);
        pool.get(function).into_iter().flatten().map(Process::last_log).collect::<Vec<_>>().join("\n")
    }
}

/// The program of a function.
pub(crate) fn program(function: &str) -> Command {
    Command::new(programs().join(function))
}

/// Where the functions' programs are: `FUNCTIONS_DIR`, or the folder of the release build beside this program's.
///
/// # Panics
/// When this program does not lie where cargo puts it.
pub fn programs() -> PathBuf {
    if let Some(folder) = std::env::var_os("FUNCTIONS_DIR") {
        return folder.into();
    }
    // target/<profile>/deps/<this test>, or target/<profile>/<this program>
    let here = std::env::current_exe().expect("a program has a path");
    let folder = here.parent().expect("a program lies in a folder");
    let profile = if folder.ends_with("deps") { folder.parent() } else { Some(folder) };
    profile.expect("a test lies in target/<profile>/deps").with_file_name("release")
}

/// A lock that a panicking test may have left behind is still good: what it guards is whole.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
