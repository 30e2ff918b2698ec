//! What begins a sign-in and stays on the device, so that only who began it can end it.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Timestamp;
use domain::identity::provider::SIGN_IN_SECONDS;
use ring::hmac;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use web::{Problem, Request, problem};

/// The cookie that keeps what begins a sign-in, in a browser.
pub const SIGN_IN_COOKIE: &str = "__Host-sign-in";
const SECRET_BYTES: usize = 32;
/// Characters of a code at most; Google's have about 80.
const CODE_MAX: usize = 1_024;

/// A sign-in that was begun: `{when}.{secret}`. `state`, `nonce` and the verifier of PKCE follow from it, each by itself, so that nothing has to
/// be stored until it ends. When it began is the device's word; who writes another time there could as well begin again.
pub struct Attempt {
    begun: i64,
    secret: [u8; SECRET_BYTES],
}

/// A code as the provider sent it with the person.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Code(String);

impl Code {
    #[cfg(feature = "http")]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Code {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        let fits = (1..=CODE_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(Self(text)) } else { Err("takes the code as it stands in the address") }
    }
}

/// What ends a sign-in, as the app sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Begun {
    /// What the provider sent with the person.
    pub code: Code,
    /// What it sent along, which is ours.
    pub state: String,
    /// What the beginning answered; a browser has it in a cookie.
    pub attempt: Option<String>,
}

impl Begun {
    /// The attempt that this ends, on the device that began it.
    ///
    /// # Errors
    /// [`problem::SIGN_IN_OVER`] where it was begun elsewhere, or too long ago.
    pub fn attempt(&self, request: &Request) -> Result<Attempt, Problem> {
        let kept = self.attempt.as_deref().or_else(|| request.cookie(SIGN_IN_COOKIE));
        let attempt = kept.and_then(Attempt::parse);
        attempt.filter(|attempt| attempt.is_of(&self.state, request.at())).ok_or_else(Attempt::over)
    }
}

impl Attempt {
    /// One that begins at `at`.
    pub fn new(at: Timestamp) -> Self {
        let mut secret = [0; SECRET_BYTES];
        getrandom::fill(&mut secret).expect("the operating system gives random bytes");
        Self { begun: at.seconds(), secret }
    }

    /// The one that `text` spells; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (begun, secret) = text.split_once('.')?;
        let secret = URL_SAFE_NO_PAD.decode(secret).ok()?.try_into().ok()?;
        Some(Self { begun: begun.parse().ok()?, secret })
    }

    /// As the device keeps it. Goes into the answer to the beginning, and nowhere else.
    pub fn reveal(&self) -> String {
        format!("{}.{}", self.begun, URL_SAFE_NO_PAD.encode(self.secret))
    }

    /// What is stored once it ended: SHA-256, in hexadecimal.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.reveal()))
    }

    /// What the provider hands back with the person.
    pub fn state(&self) -> String {
        self.derived("state")
    }

    /// What the provider writes into the ID token.
    pub fn nonce(&self) -> String {
        self.derived("nonce")
    }

    /// What shows at the exchange of the code who began (RFC 7636, 4.1).
    pub fn verifier(&self) -> String {
        self.derived("verifier")
    }

    /// What the provider is told of the verifier: `S256`.
    pub fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier()))
    }

    /// The problem with one that was begun elsewhere, too long ago, or that ended before.
    pub fn over() -> Problem {
        let detail = "This sign-in was begun elsewhere or too long ago, or has ended already. Begin again.";
        Problem::new(problem::SIGN_IN_OVER, detail)
    }

    /// Whether `state` is its own, and it may still end at `at`.
    fn is_of(&self, state: &str, at: Timestamp) -> bool {
        let age = at.seconds() - self.begun;
        let young = i64::try_from(SIGN_IN_SECONDS).is_ok_and(|most| (-60..most).contains(&age));
        young && bool::from(self.state().as_bytes().ct_eq(state.as_bytes()))
    }

    /// One more thing that only who has the secret knows; `what` keeps them apart.
    fn derived(&self, what: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.secret);
        URL_SAFE_NO_PAD.encode(hmac::sign(&key, format!("{what} {}", self.begun).as_bytes()))
    }
}

impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attempt(…)")
    }
}

/// The `Set-Cookie` that keeps `attempt` as long as it may end. `Strict`, since it is the app's own page that sends it.
pub fn sign_in_cookie(attempt: &Attempt) -> String {
    format!(
        "{SIGN_IN_COOKIE}={}; Path=/; Max-Age={SIGN_IN_SECONDS}; Secure; HttpOnly; SameSite=Strict",
        attempt.reveal()
    )
}

/// The `Set-Cookie` that makes the browser forget it.
pub fn clear_sign_in() -> String {
    identity::clear_cookie(SIGN_IN_COOKIE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    #[test]
    fn an_attempt_is_ended_on_its_device_within_ten_minutes() {
        let attempt = Attempt::new(at());
        let kept = Attempt::parse(&attempt.reveal()).unwrap();
        assert!(kept.is_of(&attempt.state(), at().plus_seconds(SIGN_IN_SECONDS - 1)));
        assert!(!kept.is_of(&attempt.state(), at().plus_seconds(SIGN_IN_SECONDS)));
        let elsewhere = Attempt::new(at());
        assert!(!elsewhere.is_of(&attempt.state(), at()));
        for wrong in ["", &attempt.nonce(), &attempt.state()[1..]] {
            assert!(!kept.is_of(wrong, at()), "{wrong}");
        }
        let early = Attempt::new(at().plus_seconds(3_600));
        assert!(!early.is_of(&early.state(), at()), "nobody begins in an hour");
    }

    #[test]
    fn what_follows_from_an_attempt_is_each_by_itself_and_long_enough() {
        let attempt = Attempt::new(at());
        let parts =
            [attempt.state(), attempt.nonce(), attempt.verifier(), attempt.challenge(), attempt.hash()];
        for (n, one) in parts.iter().enumerate() {
            assert!(one.len() >= 43 && parts[..n].iter().all(|other| other != one), "{one}");
        }
        assert_ne!(attempt.state(), Attempt::new(at()).state());
        assert_eq!(format!("{attempt:?}"), "Attempt(…)");
    }

    #[test]
    fn a_verifier_and_its_challenge_are_as_the_standard_says() {
        // RFC 7636, appendix B.
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        assert_eq!(challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn a_damaged_attempt_is_none() {
        for wrong in ["", "1.", ".AA", "x.AAAA", "1795342676.AAAA", "1795342676"] {
            assert!(Attempt::parse(wrong).is_none(), "{wrong}");
        }
        assert!(Code::try_from("4/0AfJohXm".to_owned()).is_ok());
        for wrong in ["", "a b", "a\n", &"a".repeat(1_025)] {
            assert!(Code::try_from(wrong.to_owned()).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn the_cookie_is_for_this_origin_alone_and_no_script_reads_it() {
        let attempt = Attempt::new(at());
        let set = sign_in_cookie(&attempt);
        let attributes = "; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Strict";
        assert_eq!(set, format!("__Host-sign-in={}{attributes}", attempt.reveal()));
    }
}
