//! Codes that an app shows: TOTP (RFC 6238) with SHA-1, six digits and steps of 30 seconds, the one kind that every app knows.

use std::fmt;

use domain::Timestamp;
use domain::identity::credentials::Email;
use domain::identity::second_factor::{STEP_SECONDS, STEPS_AROUND};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use ring::hmac;
use subtle::ConstantTimeEq;

/// Bytes of a secret: as many as SHA-1 has (RFC 4226, 4, R6).
const SECRET_BYTES: usize = 20;
const DIGITS: usize = 6;
/// Who issues codes, as apps show it above them.
const ISSUER: &str = "Homify";
/// RFC 4648, 6.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// What an address's path does not encode, beside letters and digits (RFC 3986, 2.3).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What an app computes codes from. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret([u8; SECRET_BYTES]);

impl TotpSecret {
    /// A new one.
    pub fn new() -> Self {
        Self(crate::random())
    }

    /// The one that `bytes` are, if they are as many as one has.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// As people type it into an app: base32, in 32 letters. Goes into the answer that shows it, and nowhere else.
    pub fn reveal(&self) -> String {
        self.0
            .chunks(5)
            .flat_map(|chunk| {
                let bits = chunk.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
                (0..8).rev().map(move |five| {
                    char::from(BASE32[usize::try_from(bits >> (five * 5) & 31).unwrap_or(0)])
                })
            })
            .collect()
    }

    /// The one that [`Self::reveal`] showed: what an app is told, capitals and spaces as people type them.
    pub fn parse(text: &str) -> Option<Self> {
        let letters =
            text.bytes().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| byte.to_ascii_uppercase());
        let fives = letters
            .map(|letter| BASE32.iter().position(|known| *known == letter))
            .collect::<Option<Vec<_>>>()?;
        let byte = |eight: &[usize], n: usize| {
            let bits = eight.iter().fold(0_u64, |bits, five| bits << 5 | u64::try_from(*five).unwrap_or(0));
            u8::try_from(bits >> (32 - n * 8) & 0xff).unwrap_or(0)
        };
        let whole = fives.chunks_exact(8);
        if !whole.remainder().is_empty() {
            return None;
        }
        let bytes: Vec<u8> = whole.flat_map(|eight| (0..5).map(move |n| byte(eight, n))).collect();
        Self::from_bytes(&bytes)
    }

    /// The code that an app shows at `at`.
    pub fn code_at(&self, at: Timestamp) -> String {
        self.code(at.seconds().div_euclid(STEP_SECONDS))
    }

    /// As apps read it from a picture: the address of the Key URI Format that all of them take. Goes where [`Self::reveal`] does.
    pub fn uri(&self, email: &Email) -> String {
        let whose = utf8_percent_encode(email.as_str(), ENCODED);
        format!(
            "otpauth://totp/{ISSUER}:{whose}?secret={}&issuer={ISSUER}&algorithm=SHA1&digits={DIGITS}&period={STEP_SECONDS}",
            self.reveal()
        )
    }

    /// The step of time whose code `digits` is, if it is one around `at`; of several, the latest.
    pub fn step_of(&self, digits: &str, at: Timestamp) -> Option<i64> {
        let now = at.seconds().div_euclid(STEP_SECONDS);
        let mut found = None;
        // All are compared, so that the time it takes tells nothing.
        for step in now - STEPS_AROUND..=now + STEPS_AROUND {
            if bool::from(self.code(step).as_bytes().ct_eq(digits.as_bytes())) {
                found = Some(step);
            }
        }
        found
    }

    /// The code of a step of time (RFC 4226, 5.3).
    fn code(&self, step: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let bytes = tag.as_ref();
        let at = usize::from(bytes[bytes.len() - 1] & 0x0f);
        let four = bytes[at..at + 4].iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{:06}", (four & 0x7fff_ffff) % 1_000_000)
    }
}

impl Default for TotpSecret {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn secret() -> TotpSecret {
        TotpSecret::from_bytes(b"12345678901234567890").unwrap()
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1_000)
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B has eight digits; six are their end.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret().step_of(code, at(seconds)), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_for_its_step_and_the_ones_beside_it() {
        let step = 1_234_567_890 / 30;
        for (seconds, found) in [
            ((step - 1) * 30 - 1, None),
            ((step - 1) * 30, Some(step)),
            (step * 30, Some(step)),
            ((step + 2) * 30 - 1, Some(step)),
            ((step + 2) * 30, None),
        ] {
            assert_eq!(secret().step_of("005924", at(seconds)), found, "{seconds}");
        }
        for wrong in ["", "005925", "05924", "0005924", "89005924"] {
            assert_eq!(secret().step_of(wrong, at(1_234_567_890)), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_is_shown_as_apps_take_it() {
        assert_eq!(secret().reveal(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let email = Email::try_from("ada.obi+homify@example.com".to_owned()).unwrap();
        assert_eq!(
            secret().uri(&email),
            "otpauth://totp/Homify:ada.obi%2Bhomify%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Homify&algorithm=SHA1&digits=6&period=30"
        );
        for text in ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "gezd gnbv gy3t qojq gezd gnbv gy3t qojq"] {
            assert_eq!(TotpSecret::parse(text), Some(secret()), "{text}");
        }
        for wrong in ["", "GEZDGNBV", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"] {
            assert_eq!(TotpSecret::parse(wrong), None, "{wrong}");
        }
        let new = TotpSecret::new();
        assert_eq!(TotpSecret::parse(&new.reveal()), Some(new.clone()));
        assert_ne!(new, TotpSecret::new());
        assert_eq!(format!("{:?}", secret()), "TotpSecret(…)");
    }
}
