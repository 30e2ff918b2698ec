//! What all handlers share: the world behind a lock, and the tasks that make time pass and state last.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde::Serialize;
use tokio::sync::{Notify, watch};

use crate::{clock::Moment, delivery, flutterwave::Keys, gateway::Gateway, state_file, world::World};

/// How many requests are remembered.
const REQUESTS_MAX: usize = 1_000;
/// Changes within this time are saved together.
const SAVE_AFTER_MS: u64 = 100;

/// The running simulator.
#[derive(Debug)]
pub struct App {
    world: Mutex<World>,
    requests: Mutex<VecDeque<RequestLine>>,
    /// The merchant's secret key at Paystack: proves requests and signs webhooks.
    pub secret: String,
    /// The merchant's keys at Flutterwave.
    pub flutterwave: Keys,
    /// The address under which people reach the payment page.
    pub public_url: String,
    /// Sends webhooks.
    pub http: reqwest::Client,
    state_file: Option<PathBuf>,
    woken: Notify,
    changed: Notify,
    stop: watch::Sender<bool>,
}

/// A request to the gateway's API, for tests and for the curious.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestLine {
    /// When it came, RFC 3339.
    pub at: String,
    /// Whose API.
    pub gateway: Gateway,
    /// The operation's name.
    pub operation: &'static str,
    /// The reference it was about, if one could be read.
    pub reference: Option<String>,
    /// The status answered; null if the connection was closed instead.
    pub status: Option<u16>,
    /// The fault that hit it, if one did.
    pub fault: Option<String>,
}

impl App {
    /// Wraps a world. `http` sends the webhooks.
    pub fn new(
        world: World,
        secret: String,
        flutterwave: Keys,
        public_url: String,
        state_file: Option<PathBuf>,
        http: reqwest::Client,
    ) -> App {
        App {
            world: Mutex::new(world),
            requests: Mutex::default(),
            secret,
            flutterwave,
            public_url,
            http,
            state_file,
            woken: Notify::new(),
            changed: Notify::new(),
            stop: watch::Sender::new(false),
        }
    }

    /// Looks at the world.
    pub fn read<T>(&self, look: impl FnOnce(&World, Moment) -> T) -> T {
        look(&self.lock(), Moment::now())
    }

    /// Changes the world, then sees to what that made due and to saving it.
    pub fn change<T>(&self, change: impl FnOnce(&mut World, Moment) -> T) -> T {
        let result = self.with(change);
        self.announce_change();
        result
    }

    /// Works on the world where it may turn out that nothing changed; if something did, announce it.
    pub fn with<T>(&self, work: impl FnOnce(&mut World, Moment) -> T) -> T {
        work(&mut self.lock(), Moment::now())
    }

    /// Has the clock look at what is due, and the state saved.
    pub fn announce_change(&self) {
        self.woken.notify_one();
        self.changed.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        // A panic in one request must not stop the others: each change leaves the world usable.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers a request.
    pub fn log(&self, line: RequestLine) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        if requests.len() == REQUESTS_MAX {
            requests.pop_front();
        }
        requests.push_back(line);
    }

    /// The requests remembered, oldest first.
    pub fn requests(&self) -> Vec<RequestLine> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Forgets the requests remembered.
    pub fn forget_requests(&self) {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Asks everything to stop.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Waits until everything is asked to stop.
    pub async fn stopped(&self) {
        let mut stop = self.stop.subscribe();
        // The sender lives as long as `self`, so this ends only when the value is true.
        stop.wait_for(|stop| *stop).await.ok();
    }

    /// Makes time pass: lets due things happen and sends due webhooks, until stopped.
    pub async fn run_clock(self: Arc<App>) {
        loop {
            let next = self.let_time_pass();
            let pause = async {
                match next {
                    Some(at) => tokio::time::sleep(until(at)).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = pause => {}
                () = self.woken.notified() => {}
                () = self.stopped() => return,
            }
        }
    }

    /// Does what is due and tells when the next thing will be.
    fn let_time_pass(self: &Arc<App>) -> Option<Moment> {
        let now = Moment::now();
        let (due, next, moved) = {
            let mut world = self.lock();
            let moved = world.next_due().is_some_and(|at| at <= now);
            world.advance(now);
            (world.webhooks.take_due(now), world.next_due(), moved)
        };
        if moved || !due.is_empty() {
            self.changed.notify_one();
        }
        for webhook in due {
            tokio::spawn(delivery::deliver(Arc::clone(self), webhook));
        }
        next
    }

    /// Saves the state after changes, until stopped; then once more.
    pub async fn run_saving(self: Arc<App>) {
        loop {
            tokio::select! {
                () = self.changed.notified() => {}
                () = self.stopped() => break,
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(SAVE_AFTER_MS)) => {}
                () = self.stopped() => break,
            }
            self.save();
        }
        self.save();
    }

    fn save(&self) {
        let Some(path) = &self.state_file else { return };
        let written = serde_json::to_string(&*self.lock())
            .map_err(std::io::Error::other)
            .and_then(|state| state_file::save(path, &state));
        if let Err(error) = written {
            eprintln!("gateway-simulator: cannot save {}: {error}", path.display());
        }
    }
}

fn until(at: Moment) -> Duration {
    let millis = at.millis().saturating_sub(Moment::now().millis());
    Duration::from_millis(u64::try_from(millis).unwrap_or(0))
}
