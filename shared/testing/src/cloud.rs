//! The platform of one test.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle};

use domain::Timestamp;
use gateway_simulator::webhooks::RetrySchedule;
use gateway_simulator::{Config, Control, Simulator, google};
use serde_json::{Value, json};
use store::Table;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::aws::{DeadLetter, Dynamo, Mail, Objects, Queues, TESTER};
use crate::fault::{Callee, Effect, Fault};
use crate::front;
use crate::keys;
use crate::process::{self, Desk, Invocation, Pool, Process, lock};
use crate::pump::Delivery;
use crate::template::{Deployment, Function};
use crate::trace::Traced;

/// The stack's name, hence what the names of its resources start with.
pub const STACK: &str = "homify";
/// Paystack's secret key, here and at the simulator.
pub const PAYSTACK_SECRET: &str = "sk_test_homify";
/// Flutterwave's secret key, here and at the simulator.
pub const FLUTTERWAVE_SECRET: &str = "FLWSECK_TEST-homify-X";
/// The secret hash of Flutterwave's webhooks, here and at the simulator.
pub const FLUTTERWAVE_HASH: &str = "homify-flutterwave-hash";

/// What the platform has at each gateway beside other people's money, in kobo: refunds cost it the gateway's fees.
const FLOAT: i64 = 100_000_000;
const ACCESS_TOKEN_KEY_ARN: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:access-token-key";
const SECOND_FACTOR_KEY_ARN: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:second-factor-key";
const PAYSTACK_SECRET_ARN: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:paystack";
const FLUTTERWAVE_SECRET_ARN: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:flutterwave";
const GOOGLE_SECRET_ARN: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:google";
const FLUTTERWAVE_HASH_ARN: &str = "arn:aws:secretsmanager:us-east-1:000000000000:secret:flutterwave-hash";

/// The platform, deployed for one test: a table of its own, queues, mails, a gateway, and the functions as processes
/// that start when they are first needed. All ends when it is dropped.
pub struct Cloud {
    pub(crate) inner: Arc<Inner>,
    gateway: Simulator,
    control: Control,
    table: Table,
    /// When nothing had happened.
    pub(crate) started: Timestamp,
    front: Option<JoinHandle<()>>,
    pub(crate) delivery: Mutex<Delivery>,
}

/// What the front and the test share.
pub(crate) struct Inner {
    pub(crate) deployment: Deployment,
    pub(crate) endpoint: String,
    pub(crate) gateway_url: String,
    pub(crate) http: reqwest::Client,
    pub(crate) dynamo: Dynamo,
    pub(crate) queues: Queues,
    pub(crate) secrets: BTreeMap<String, String>,
    pub(crate) mails: Mutex<Vec<Mail>>,
    pub(crate) objects: Mutex<Objects>,
    pool: Pool,
    desks: Mutex<BTreeMap<String, Arc<Desk>>>,
    faults: Mutex<Vec<Fault>>,
    complaints: Mutex<Vec<String>>,
    /// What functions did, while somebody counts.
    pub(crate) trace: Mutex<Option<Vec<Traced>>>,
    started: AtomicU64,
    requests: AtomicU64,
    logs: TempDir,
    stop: Notify,
}

/// Values of the template's parameters, over those that every test has.
pub type Parameters = BTreeMap<String, Value>;

impl Cloud {
    /// A platform as the template describes it, with the template's own defaults.
    pub async fn start() -> Self {
        Self::with(Parameters::new()).await
    }

    /// A platform with some parameters of the template set.
    ///
    /// # Panics
    /// When this machine has no port to listen on.
    pub async fn with(parameters: Parameters) -> Self {
        let config = Config {
            webhook_retries: Some(RetrySchedule::Live),
            starting_balance: FLOAT,
            flutterwave_secret: FLUTTERWAVE_SECRET.to_owned(),
            flutterwave_webhook_hash: FLUTTERWAVE_HASH.to_owned(),
            ..Config::for_tests(PAYSTACK_SECRET)
        };
        let gateway = Simulator::start(config).expect("the simulator starts");
        let (inner, front) = serve(parameters, &gateway.base_url);
        let control = gateway.control();
        let webhooks = json!({
            "webhook_url": format!("{}/_api/webhooks/paystack", inner.endpoint),
            "flutterwave_webhook_url": format!("{}/_api/webhooks/flutterwave", inner.endpoint),
        });
        control.set(&webhooks).await.expect("the simulator takes the addresses");
        let zone = &inner.deployment.functions["books-ledger"].environment["MARKET_TIME_ZONE"];
        let zone = zone.parse().expect("a zone that is known");
        let table = Table::new(tester_client(inner.dynamo.url()), inner.dynamo.table(), zone);
        let started = keys::now();
        Self { inner, gateway, control, table, started, front: Some(front), delivery: Mutex::default() }
    }

    /// The table, as the tests themselves use it.
    pub fn table(&self) -> Table {
        self.table.clone()
    }

    /// The table behind the service: its stream and its items as they are stored.
    pub fn dynamo(&self) -> &Dynamo {
        &self.inner.dynamo
    }

    /// A client of the table's service that may do anything.
    pub fn dynamodb(&self) -> aws_sdk_dynamodb::Client {
        tester_client(self.inner.dynamo.url())
    }

    /// The gateway, to pay, to move money and to misbehave.
    pub fn gateway(&self) -> &Control {
        &self.control
    }

    /// The address at which functions find AWS.
    pub fn endpoint(&self) -> &str {
        &self.inner.endpoint
    }

    /// Where the gateway answers.
    pub fn gateway_url(&self) -> &str {
        &self.gateway.base_url
    }

    /// What the template deploys.
    pub fn deployment(&self) -> &Deployment {
        &self.inner.deployment
    }

    /// Runs a function on an event.
    ///
    /// # Panics
    /// When the template has no such function.
    pub async fn invoke(&self, function: &str, event: &Value) -> Invocation {
        self.inner.invoke(function, event).await
    }

    /// Lets something go wrong, once, at a call of a function to AWS.
    pub fn fault(&self, function: &str, call: usize, effect: Effect) {
        self.fault_at(Callee::Aws, function, call, effect);
    }

    /// Lets something go wrong, once, at a call of a function to AWS or to the gateway.
    pub fn fault_at(&self, callee: Callee, function: &str, call: usize, effect: Effect) {
        lock(&self.inner.faults).push(Fault { function: function.to_owned(), callee, call, effect });
    }

    /// Takes back the faults that have not happened, and answers how many there were.
    pub fn forget_faults(&self) -> usize {
        lock(&self.inner.faults).drain(..).count()
    }

    /// What a function logged last, metrics included.
    pub fn log_of(&self, function: &str) -> String {
        self.inner.last_log(function)
    }

    /// The mails that were sent so far.
    pub fn mails(&self) -> Vec<Mail> {
        lock(&self.inner.mails).clone()
    }

    /// The messages that steps gave up on.
    pub fn dead_letters(&self) -> Vec<DeadLetter> {
        lock(&self.inner.queues.dead).clone()
    }

    /// Takes the messages that steps gave up on, for a test that expects them.
    pub fn take_dead_letters(&self) -> Vec<DeadLetter> {
        std::mem::take(&mut lock(&self.inner.queues.dead))
    }

    /// What functions did that they may not: what their policy does not allow, or more round trips than two.
    pub fn complaints(&self) -> Vec<String> {
        lock(&self.inner.complaints).clone()
    }

    /// Ends all running functions; the next event starts them anew, as after a quiet hour.
    pub fn cool_down(&self) {
        self.inner.pool.clear();
    }
}

impl Drop for Cloud {
    fn drop(&mut self) {
        self.inner.pool.clear();
        self.inner.stop.notify_one();
        if let Some(front) = self.front.take() {
            // A panic of the thread was printed where it happened.
            front.join().ok();
        }
        if !thread::panicking() {
            let complaints = self.complaints();
            assert!(complaints.is_empty(), "functions did what they may not: {complaints:#?}");
        }
    }
}

impl Inner {
    pub(crate) fn function(&self, name: &str) -> &Function {
        self.deployment.functions.get(name).unwrap_or_else(|| panic!("the template has no function {name}"))
    }

    pub(crate) fn desk(&self, process: &str) -> Option<Arc<Desk>> {
        lock(&self.desks).get(process).cloned()
    }

    pub(crate) async fn invoke(&self, function: &str, event: &Value) -> Invocation {
        let process = match self.pool.take(function) {
            Some(process) => process,
            None => self.start(self.function(function), process::program(function)),
        };
        let logged = if self.is_traced() { process.log_bytes() } else { 0 };
        let invocation = process.invoke(self.new_request_id(), event.to_string()).await;
        if let Some(trace) = &mut *lock(&self.trace) {
            trace.push(Traced::of(function, event, &invocation, process.log_from(logged)));
        }
        self.pool.put_back(process);
        invocation
    }

    pub(crate) fn new_request_id(&self) -> String {
        format!("request-{:012}", self.requests.fetch_add(1, Ordering::Relaxed))
    }

    pub(crate) fn last_log(&self, function: &str) -> String {
        self.pool.last_log(function)
    }

    /// The fault that is to happen now, which then has happened.
    pub(crate) fn fault_for(&self, function: &str, callee: Callee, call: usize) -> Option<Effect> {
        let mut faults = lock(&self.faults);
        let index = faults
            .iter()
            .position(|fault| fault.function == function && fault.callee == callee && fault.call == call)?;
        Some(faults.remove(index).effect)
    }

    pub(crate) fn complain(&self, complaint: String) {
        lock(&self.complaints).push(complaint);
    }

    /// Whether somebody counts what functions do.
    pub(crate) fn is_traced(&self) -> bool {
        lock(&self.trace).is_some()
    }

    pub(crate) fn start(&self, function: &Function, program: Command) -> Process {
        let number = self.started.fetch_add(1, Ordering::Relaxed);
        let id = format!("{}.{number}", function.name);
        let process = Process::prepare(id, function, self.logs.path());
        lock(&self.desks).insert(process.id.clone(), Arc::clone(&process.desk));
        process.start(program, &self.endpoint, &self.gateway_url);
        process
    }

    pub(crate) fn processes(&self) -> Vec<(String, u32)> {
        let desks = lock(&self.desks);
        desks.values().filter_map(|desk| Some((desk.function.name.clone(), desk.pid()?))).collect()
    }
}

/// Serves the front and the table's service on a thread of their own, so that a test that computes does not stop them.
fn serve(parameters: Parameters, gateway_url: &str) -> (Arc<Inner>, JoinHandle<()>) {
    let (started, starting) = mpsc::sync_channel(1);
    let gateway_url = gateway_url.to_owned();
    let run = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let front = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let dynamo = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let url =
                |listener: &TcpListener| format!("http://{}", listener.local_addr().expect("it listens"));
            let inner = Arc::new(deploy(parameters, &gateway_url, url(&front), url(&dynamo)));
            tokio::spawn(dynoxide::server::serve_on(dynamo, inner.dynamo.database()));
            started.send(Arc::clone(&inner)).expect("the test waits");
            let server = axum::serve(front, front::routes(Arc::clone(&inner)));
            tokio::select! {
                ended = server.into_future() => ended.expect("the front serves until it is stopped"),
                () = inner.stop.notified() => {}
            }
        });
    };
    let thread = thread::Builder::new().name("cloud".to_owned()).spawn(run).expect("a thread");
    (starting.recv().expect("the front starts"), thread)
}

fn deploy(parameters: Parameters, gateway_url: &str, endpoint: String, dynamo_url: String) -> Inner {
    let mut all = Parameters::from([
        ("Stage".to_owned(), json!("local")),
        ("AppOrigin".to_owned(), json!("https://app.homify.example")),
        ("AccessTokenJwks".to_owned(), json!(keys::jwks())),
        ("AccessTokenKeySecretArn".to_owned(), json!(ACCESS_TOKEN_KEY_ARN)),
        ("SecondFactorKeySecretArn".to_owned(), json!(SECOND_FACTOR_KEY_ARN)),
        ("PaystackSecretArn".to_owned(), json!(PAYSTACK_SECRET_ARN)),
        ("PaystackBaseUrl".to_owned(), json!(gateway_url)),
        ("FlutterwaveSecretArn".to_owned(), json!(FLUTTERWAVE_SECRET_ARN)),
        ("FlutterwaveWebhookSecretArn".to_owned(), json!(FLUTTERWAVE_HASH_ARN)),
        ("FlutterwaveBaseUrl".to_owned(), json!(format!("{gateway_url}/flutterwave"))),
        ("GoogleClientId".to_owned(), json!(google::CLIENT_ID)),
        ("GoogleClientSecretArn".to_owned(), json!(GOOGLE_SECRET_ARN)),
        ("GoogleBaseUrl".to_owned(), json!(format!("{gateway_url}{}", google::PREFIX))),
        ("CheckoutReturnUrl".to_owned(), json!("https://app.homify.example/checkout/done")),
        ("MailFrom".to_owned(), json!("hello@homify.example")),
        ("UploadsEndpoint".to_owned(), json!(endpoint)),
        // What has just happened is checked too.
        ("AuditLagSeconds".to_owned(), json!(0)),
        ("ReconcileMarginSeconds".to_owned(), json!(0)),
    ]);
    all.extend(parameters);
    let deployment = Deployment::of(STACK, all);
    let dynamo = Dynamo::new(&deployment.create_table, dynamo_url, keys::http());
    let secrets = BTreeMap::from([
        (ACCESS_TOKEN_KEY_ARN.to_owned(), keys::PRIVATE_JWK.to_owned()),
        (SECOND_FACTOR_KEY_ARN.to_owned(), keys::SECOND_FACTOR_KEY.to_owned()),
        (PAYSTACK_SECRET_ARN.to_owned(), PAYSTACK_SECRET.to_owned()),
        (FLUTTERWAVE_SECRET_ARN.to_owned(), FLUTTERWAVE_SECRET.to_owned()),
        (FLUTTERWAVE_HASH_ARN.to_owned(), FLUTTERWAVE_HASH.to_owned()),
        (GOOGLE_SECRET_ARN.to_owned(), google::CLIENT_SECRET.to_owned()),
    ]);
    Inner {
        queues: Queues::new(deployment.queues.clone()),
        deployment,
        endpoint,
        gateway_url: gateway_url.to_owned(),
        http: keys::http(),
        dynamo,
        secrets,
        mails: Mutex::default(),
        objects: Mutex::default(),
        pool: Pool::default(),
        desks: Mutex::default(),
        faults: Mutex::default(),
        complaints: Mutex::default(),
        trace: Mutex::default(),
        started: AtomicU64::default(),
        requests: AtomicU64::default(),
        logs: tempfile::tempdir().expect("a folder for logs"),
        stop: Notify::new(),
    }
}

fn tester_client(endpoint: &str) -> aws_sdk_dynamodb::Client {
    let config = aws_sdk_dynamodb::Config::builder()
        .behavior_version(aws_sdk_dynamodb::config::BehaviorVersion::latest())
        .region(aws_sdk_dynamodb::config::Region::new(crate::template::stack::REGION))
        .credentials_provider(aws_credential_types::Credentials::from_keys(TESTER, "secret", None))
        .endpoint_url(endpoint)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    aws_sdk_dynamodb::Client::from_conf(config)
}
