//! Many random cases: on every core, from one seed, each shrunk and kept when it fails.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::{BuildHasher as _, RandomState};
use std::io::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, FileFailurePersistence, RngAlgorithm, TestRng, TestRunner};
use sha2::{Digest as _, Sha256};

/// Without [`HISTORIES`] in the environment. A build without optimisation is for the quick look.
const COUNT: u64 = if cfg!(debug_assertions) { 1_000 } else { 100_000 };
/// How many histories are played.
const HISTORIES: &str = "BOOKS_HISTORIES";
/// What they are made from; a run prints its own, and plays the same histories on however many cores.
const SEED: &str = "BOOKS_SEED";
/// Histories that one core takes at a time.
const BLOCK: u64 = 500;
/// Seeds of histories that failed once. Each run begins with them.
const REGRESSIONS: &str = "tests/books/regressions.txt";

/// How often each thing happened.
pub(crate) type Happened = BTreeMap<&'static str, u64>;

/// Makes cases and plays each. `play` answers what happened in it, and panics when something did not hold.
///
/// # Panics
/// When a case fails: with the smallest that does.
pub(crate) fn hold<S>(cases: impl Fn() -> S + Sync, play: impl Fn(S::Value) -> Vec<&'static str> + Sync)
where
    S: Strategy,
    S::Value: Debug,
{
    let count = of_environment(HISTORIES).unwrap_or(COUNT);
    let seed = of_environment(SEED).unwrap_or_else(|| RandomState::new().hash_one(()));
    let blocks = AtomicU64::new(0);
    let happened = Mutex::new(Happened::new());
    let failure = Mutex::new(None);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while failure.lock().unwrap().is_none() {
                    let block = blocks.fetch_add(1, Ordering::Relaxed);
                    let first = block * BLOCK;
                    if first >= count {
                        return;
                    }
                    let size = BLOCK.min(count - first);
                    if let Err(error) = play_block(&cases(), &play, (seed, block), size, &happened) {
                        failure.lock().unwrap().get_or_insert(error);
                    }
                }
            });
        }
    });
    if let Some(error) = failure.into_inner().unwrap() {
        panic!(
            "{error}\nThe seed is kept in {REGRESSIONS}. The whole run again: {SEED}={seed} {HISTORIES}={count}"
        );
    }
    report(count, seed, &happened.into_inner().unwrap());
}

fn play_block<S>(
    cases: &S,
    play: impl Fn(S::Value) -> Vec<&'static str>,
    (seed, block): (u64, u64),
    size: u64,
    happened: &Mutex<Happened>,
) -> Result<(), String>
where
    S: Strategy,
    S::Value: Debug,
{
    let config = Config {
        cases: size.try_into().unwrap(),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(REGRESSIONS))),
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, rng(seed, block));
    let result = runner.run(cases, |case| {
        let all = play(case);
        let mut happened = happened.lock().unwrap();
        for one in all {
            *happened.entry(one).or_default() += 1;
        }
        Ok(())
    });
    result.map_err(|error| error.to_string())
}

/// The random numbers of one block. Each part of a history has a generator of its own, so that they are of a kind that is made
/// quickly.
fn rng(seed: u64, block: u64) -> TestRng {
    let start = Sha256::digest([seed.to_le_bytes(), block.to_le_bytes()].concat());
    TestRng::from_seed(RngAlgorithm::XorShift, &start[..16])
}

/// Says what was played, also when the test passes and its output is not shown.
fn report(count: u64, seed: u64, happened: &Happened) {
    let all: u64 = happened.values().sum();
    let rare = happened.iter().min_by_key(|(_, times)| **times);
    let rarest = rare.map_or(String::new(), |(what, times)| format!("; the rarest is {what}, {times} times"));
    let kinds = happened.len();
    let mut stderr = std::io::stderr().lock();
    writeln!(stderr, "{count} histories, {all} events of {kinds} kinds{rarest}. Again: {SEED}={seed}")
        .unwrap();
}

fn of_environment(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is a number, not {text}")))
}
