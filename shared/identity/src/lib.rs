//! What the functions that log people in need beside the HTTP edge: passwords, the issuer of access tokens with its
//! keys, and the opaque tokens that are sent to people and stored as hashes.

mod cookie;
mod issuer;
mod opaque;
mod password;
mod step_up;

pub use cookie::{Place, REFRESH_COOKIE, clear_cookie, refresh_cookie};
pub use issuer::{ACCESS_TOKEN_SECONDS, InvalidKey, SigningKey, TokenIssuer, Tokens, generate_signing_key};
pub use opaque::{RefreshToken, VerificationToken, new_salt};
pub use password::{PASSWORD_CHARACTERS_MIN, Password, WeakPassword, hash_password, verify_password};
pub use step_up::step_up;

/// Bytes of the operating system, which on Lambda does not run out of them.
fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
