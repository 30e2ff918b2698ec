//! An app that makes codes, as RFC 6238 and RFC 4648 have it; read apart from the platform's own.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result};
use ring::hmac;

/// Seconds that a code is shown for.
const STEP_SECONDS: u64 = 30;

/// The step of time that it is now.
pub(crate) fn step_now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() / STEP_SECONDS
}

/// The code of the secret `base32` in `step`.
pub(crate) fn code(base32: &str, step: u64) -> Result<String> {
    let mut bits = String::new();
    for letter in base32.chars() {
        let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).context("the secret is base32")?;
        bits += &format!("{value:05b}");
    }
    let bytes = bits.as_bytes().chunks_exact(8).map(|eight| std::str::from_utf8(eight).unwrap_or_default());
    let secret = bytes.map(|eight| u8::from_str_radix(eight, 2)).collect::<Result<Vec<_>, _>>()?;
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let from = usize::from(tag.as_ref()[19] % 16);
    let number = u32::from_be_bytes(tag.as_ref()[from..from + 4].try_into()?) % (1 << 31);
    Ok(format!("{:06}", number % 1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standards_table() {
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        for (seconds, expected) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(code(secret, seconds / STEP_SECONDS).unwrap(), expected);
        }
    }
}
