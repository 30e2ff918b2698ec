//! Codes and numbers that look like a gateway's: distinct, and the same again from the same seed.

use serde::{Deserialize, Serialize};

const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Hands out identifiers. The seed differs from state to state, so that a simulator that starts afresh does
/// not repeat the identifiers that others may have stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ids {
    seed: u64,
    issued: u64,
}

impl Ids {
    /// A new sequence.
    pub fn new(seed: u64) -> Ids {
        Ids { seed, issued: 0 }
    }

    /// A number above `base`, never the same twice in one sequence. With a base below 1.2 billion it stays
    /// below 2³¹, as the gateways' own numbers do where they do.
    pub fn number(&mut self, base: u64) -> u64 {
        self.issued += 1;
        base + (self.seed % 900) * 1_000_000 + self.issued
    }

    /// `prefix` and `length` characters of `0-9a-z`.
    pub fn code(&mut self, prefix: &str, length: usize) -> String {
        self.issued += 1;
        let mut state = self.seed ^ self.issued.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut code = String::with_capacity(prefix.len() + length);
        code.push_str(prefix);
        for _ in 0..length {
            state = mix(state);
            let index = usize::try_from(state % 36).unwrap_or(0);
            code.push(char::from(ALPHABET[index]));
        }
        code
    }
}

/// SplitMix64: spreads neighbouring numbers, so that codes do not look like a counter.
const fn mix(state: u64) -> u64 {
    let z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Ids;

    #[test]
    fn ten_thousand_codes_are_distinct_and_well_formed() {
        let mut ids = Ids::new(7);
        let codes: BTreeSet<String> = (0..10_000).map(|_| ids.code("TRF_", 16)).collect();
        assert_eq!(codes.len(), 10_000);
        assert!(codes.iter().all(|code| code.len() == 20 && code.starts_with("TRF_")));
    }

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        let (mut a, mut b) = (Ids::new(1), Ids::new(1));
        assert_eq!(a.code("", 10), b.code("", 10));
        assert_eq!(a.number(5_000_000_000), b.number(5_000_000_000));
        assert_ne!(Ids::new(2).code("", 10), Ids::new(1).code("", 10));
    }
}
