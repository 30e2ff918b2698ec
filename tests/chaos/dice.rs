//! Chances that a seed decides.

use std::cell::Cell;

/// SplitMix64.
pub(crate) struct Dice(Cell<u64>);

impl Dice {
    /// Those of stream `stream`; each has its own, so that one journey's do not depend on another's.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let dice = Self(Cell::new(seed ^ stream.wrapping_mul(0xD134_2543_DE82_EF95)));
        dice.roll();
        dice
    }

    /// Any number.
    pub(crate) fn roll(&self) -> u64 {
        let state = self.0.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.0.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&self, end: u64) -> u64 {
        self.roll() % end.max(1)
    }

    /// True once in `times`.
    pub(crate) fn one_in(&self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of `all`.
    pub(crate) fn pick<'a, T>(&self, all: &'a [T]) -> &'a T {
        let index = usize::try_from(self.below(all.len() as u64)).unwrap_or_default();
        &all[index]
    }

    /// A key that names one wish of a client.
    pub(crate) fn key(&self) -> String {
        format!("{:016x}{:016x}", self.roll(), self.roll())
    }
}
