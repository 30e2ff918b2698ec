//! Chances that a seed decides.

use std::cell::RefCell;

use fastrand::Rng;

/// Keeps the streams of one seed apart; any large odd number does.
const APART: u64 = 0xD134_2543_DE82_EF95;

/// A die that several hands throw.
pub(crate) struct Dice(RefCell<Rng>);

impl Dice {
    /// Those of stream `stream`; each has its own, so that one journey's do not depend on another's.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        Self(RefCell::new(Rng::with_seed(seed ^ stream.wrapping_mul(APART))))
    }

    /// A number below `end`.
    pub(crate) fn below(&self, end: u64) -> u64 {
        self.0.borrow_mut().u64(..end.max(1))
    }

    /// True once in `times`.
    pub(crate) fn one_in(&self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of `all`.
    pub(crate) fn pick<'a, T>(&self, all: &'a [T]) -> &'a T {
        &all[self.0.borrow_mut().usize(..all.len())]
    }

    /// A key that names one wish of a client.
    pub(crate) fn key(&self) -> String {
        format!("{:032x}", self.0.borrow_mut().u128(..))
    }
}
