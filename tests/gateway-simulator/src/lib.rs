//! Payment gateways to test and to play against: Paystack's and Flutterwave's wire formats, webhooks, states, refunds
//! and transfers, misbehaviour on request, and books of its own. Beside them Google, for who signs in by it.
//!
//! It knows nothing of the platform: the facts of the wire are read here a second time, on purpose, so that
//! one misreading does not confirm the other. Run it as a program, or inside a test:
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use gateway_simulator::{Config, Simulator};
//!
//! let simulator = Simulator::start(Config::for_tests("sk_test_example"))?;
//! let control = simulator.control();
//! control.pay("pay-01h8z4q2k7").await?;
//! assert_eq!(control.books().await?.balances["NGN"], 2_452_500);
//! # Ok(())
//! # }
//! ```

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
    time::Duration,
};

use axum::Router;
use tokio::net::TcpListener;

use accounts::Account;
use app::App;
use clock::{Moment, TimeScale};
use connection::{Connection, CuttableListener};
use flutterwave::Keys;
use paystack::rules::integration::Domain;
use webhooks::RetrySchedule;
use world::World;

pub mod accounts;
pub mod app;
pub mod books;
pub mod call;
pub mod client;
pub mod clock;
pub mod connection;
pub mod control;
pub mod courses;
pub mod delivery;
pub mod faults;
pub mod flutterwave;
pub mod gateway;
pub mod google;
pub mod html;
pub mod ids;
pub mod index;
pub mod paystack;
pub mod state_file;
pub mod webhooks;
pub mod world;

pub use client::Control;
pub use gateway::Gateway;

/// The merchant's secret key at Flutterwave, unless another is given.
pub const FLUTTERWAVE_SECRET: &str = "FLWSECK_TEST-homify-X";
/// The word that Flutterwave's webhooks carry, unless another is given.
pub const FLUTTERWAVE_WEBHOOK_HASH: &str = "homify-flutterwave-hash";

/// How long open requests may take to end when the simulator stops.
const STOP_WITHIN: Duration = Duration::from_secs(2);

/// How to start a simulator. What is `None` keeps the value of the state file, or the default without one.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The merchant's secret key at Paystack, `sk_test_…` or `sk_live_…`.
    pub secret: String,
    /// The merchant's secret key at Flutterwave, `FLWSECK_TEST-…` or `FLWSECK-…`.
    pub flutterwave_secret: String,
    /// The word that Flutterwave's webhooks carry.
    pub flutterwave_webhook_hash: String,
    /// The name customers see.
    pub merchant: String,
    /// Keeps the state across restarts.
    pub state_file: Option<PathBuf>,
    /// Where Paystack's webhooks go.
    pub webhook_url: Option<String>,
    /// Where Flutterwave's webhooks go.
    pub flutterwave_webhook_url: Option<String>,
    /// The address under which people reach the payment page; `None`: the address listened on.
    pub public_url: Option<String>,
    /// How fast documented delays pass.
    pub time_scale: Option<TimeScale>,
    /// When failed webhooks are retried.
    pub webhook_retries: Option<RetrySchedule>,
    /// Real milliseconds a transfer takes from one state to the next.
    pub transfer_after_ms: Option<u32>,
    /// Real milliseconds a refund takes from one state to the next.
    pub refund_after_ms: Option<u32>,
    /// Paid in at each gateway when the state is new, in kobo; 0 for nothing.
    pub starting_balance: i64,
    /// Bank accounts that exist, besides those of the state file.
    pub accounts: Vec<Account>,
}

impl Config {
    /// Defaults for a demonstration: a free port, delays of a second or two, no state file, no float.
    pub fn new(secret: &str) -> Config {
        Config {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            secret: secret.to_owned(),
            flutterwave_secret: FLUTTERWAVE_SECRET.to_owned(),
            flutterwave_webhook_hash: FLUTTERWAVE_WEBHOOK_HASH.to_owned(),
            merchant: "Homify".to_owned(),
            state_file: None,
            webhook_url: None,
            flutterwave_webhook_url: None,
            public_url: None,
            time_scale: None,
            webhook_retries: None,
            transfer_after_ms: None,
            refund_after_ms: None,
            starting_balance: 0,
            accounts: Vec::new(),
        }
    }

    /// Defaults for tests: a simulated minute lasts 10 milliseconds, transfers and refunds take 20 a step.
    pub fn for_tests(secret: &str) -> Config {
        Config {
            time_scale: TimeScale::new(6_000),
            transfer_after_ms: Some(20),
            refund_after_ms: Some(20),
            ..Config::new(secret)
        }
    }
}

/// A running simulator. It stops when dropped.
#[derive(Debug)]
pub struct Simulator {
    /// Where it answers, such as `http://127.0.0.1:4567`, without a slash at the end.
    pub base_url: String,
    app: Arc<App>,
    thread: Option<JoinHandle<()>>,
}

impl Simulator {
    /// Starts a simulator on a thread of its own and waits until it listens.
    ///
    /// # Errors
    /// When the key is not a secret key, the address is taken, or the state file is not usable.
    pub fn start(config: Config) -> io::Result<Simulator> {
        let (started, starting) = mpsc::sync_channel(1);
        let thread = thread::Builder::new().name("gateway-simulator".to_owned()).spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            match runtime {
                Ok(runtime) => runtime.block_on(run(config, &started)),
                // Nobody waits for the start any more only if the starter is gone, too.
                Err(error) => drop(started.send(Err(error))),
            }
        })?;
        let (base_url, app) =
            starting.recv().map_err(|_| io::Error::other("the simulator did not start"))??;
        Ok(Simulator { base_url, app, thread: Some(thread) })
    }

    /// A client for its control interface.
    pub fn control(&self) -> Control {
        Control::new(&self.base_url)
    }

    /// Stops it and waits until its state is saved.
    pub fn stop(mut self) {
        self.stop_and_wait();
    }

    fn stop_and_wait(&mut self) {
        self.app.stop();
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was printed where it happened.
            thread.join().ok();
        }
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.stop_and_wait();
    }
}

type Started = io::Result<(String, Arc<App>)>;

/// Runs a simulator until it is asked to stop.
async fn run(config: Config, started: &mpsc::SyncSender<Started>) {
    match open(config).await {
        Err(error) => {
            started.send(Err(error)).ok();
        }
        Ok((base_url, listener, app)) => {
            let clock = tokio::spawn(Arc::clone(&app).run_clock());
            let saving = tokio::spawn(Arc::clone(&app).run_saving());
            started.send(Ok((base_url, Arc::clone(&app)))).ok();
            serve(listener, &app).await;
            // Both end when the simulator stops; a panic of theirs was printed where it happened.
            clock.await.ok();
            saving.await.ok();
        }
    }
}

async fn open(config: Config) -> io::Result<(String, TcpListener, Arc<App>)> {
    let world = prepare(&config)?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| {
        io::Error::new(error.kind(), format!("cannot listen on {}: {error}", config.listen))
    })?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let public_url = config.public_url.unwrap_or_else(|| base_url.clone());
    let http = delivery::client().map_err(io::Error::other)?;
    let public_url = public_url.trim_end_matches('/').to_owned();
    let keys = Keys { secret: config.flutterwave_secret, webhook_hash: config.flutterwave_webhook_hash };
    let app = App::new(world, config.secret, keys, public_url, config.state_file, http);
    Ok((base_url, listener, Arc::new(app)))
}

/// The world of the state file, or a new one, with what the configuration says.
fn prepare(config: &Config) -> io::Result<World> {
    let invalid = |problem: String| io::Error::new(io::ErrorKind::InvalidInput, problem);
    let domain = Domain::of_key(&config.secret)
        .ok_or_else(|| invalid("the secret key must begin with sk_test_ or sk_live_".to_owned()))?;
    if !config.flutterwave_secret.starts_with("FLWSECK") || config.flutterwave_webhook_hash.is_empty() {
        return Err(invalid(
            "Flutterwave needs a secret key that begins with FLWSECK, and a hash".to_owned(),
        ));
    }
    for account in &config.accounts {
        control::accounts::check(account).map_err(invalid)?;
    }
    for url in [&config.webhook_url, &config.flutterwave_webhook_url].into_iter().flatten() {
        control::settings::check_webhook_url(url).map_err(invalid)?;
    }
    let stored = config.state_file.as_deref().map(state_file::load).transpose()?.flatten();
    let mut world = stored.unwrap_or_else(|| {
        let mut world = World::new(domain, &config.merchant, fresh_seed());
        if config.starting_balance > 0 {
            world.paystack.top_up(config.starting_balance, "NGN", Moment::now());
            world.flutterwave.top_up(config.starting_balance, "NGN", Moment::now());
        }
        world
    });
    world.paystack.domain = domain;
    world.paystack.business_name.clone_from(&config.merchant);
    world.flutterwave.business_name.clone_from(&config.merchant);
    control::accounts::open_all(&mut world, &config.accounts);
    let settings = &mut world.settings;
    settings.webhook_url = config.webhook_url.clone().or_else(|| settings.webhook_url.take());
    settings.flutterwave_webhook_url =
        config.flutterwave_webhook_url.clone().or_else(|| settings.flutterwave_webhook_url.take());
    settings.time_scale = config.time_scale.unwrap_or(settings.time_scale);
    settings.webhook_retries = config.webhook_retries.unwrap_or(settings.webhook_retries);
    settings.transfer_after_ms = config.transfer_after_ms.unwrap_or(settings.transfer_after_ms);
    settings.refund_after_ms = config.refund_after_ms.unwrap_or(settings.refund_after_ms);
    world.webhooks.recover();
    Ok(world)
}

async fn serve(listener: TcpListener, app: &Arc<App>) {
    let flutterwave = Router::new()
        .merge(flutterwave::page::routes())
        .merge(flutterwave::api::routes(app))
        .fallback(flutterwave::api::unknown_endpoint);
    let routes: Router = Router::new()
        .merge(index::routes())
        .merge(control::routes())
        .merge(google::routes())
        .merge(paystack::page::routes())
        .merge(paystack::api::routes(app))
        .nest(flutterwave::PREFIX, flutterwave)
        .fallback(paystack::api::unknown_endpoint)
        .with_state(Arc::clone(app));
    let service = routes.into_make_service_with_connect_info::<Connection>();
    let stop = Arc::clone(app);
    let server = axum::serve(CuttableListener(listener), service)
        .with_graceful_shutdown(async move { stop.stopped().await });
    let out_of_time = async {
        app.stopped().await;
        tokio::time::sleep(STOP_WITHIN).await;
    };
    tokio::select! {
        // The server ends only when asked to, and then without an error.
        _ended = server.into_future() => {}
        () = out_of_time => {}
    }
}

/// A seed that differs from start to start.
fn fresh_seed() -> u64 {
    getrandom::u64().unwrap_or_else(|_| Moment::now().millis().unsigned_abs())
}
