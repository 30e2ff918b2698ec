//! What the functions that log people in need beside the HTTP edge: passwords, second factors, the issuer of access
//! tokens with its keys, and the opaque tokens that are sent to people and stored as hashes.

mod cookie;
mod email;
mod issuer;
mod logged_in;
mod opaque;
mod password;
mod second_factor;
mod sign_up;
mod step_up;
mod totp;

pub use cookie::{DEVICE_COOKIE, Place, REFRESH_COOKIE, clear_cookie, device_cookie, refresh_cookie};
pub use email::{GivenEmail, InvalidEmail};
pub use issuer::{ACCESS_TOKEN_SECONDS, InvalidKey, SigningKey, TokenIssuer, Tokens, generate_signing_key};
pub use logged_in::{begin_session, code_needed, know_device, logged_in};
pub use opaque::{PersonalToken, RefreshToken, new_salt};
pub use password::{PASSWORD_CHARACTERS_MIN, Password, WeakPassword, hash_password, verify_password};
pub use second_factor::{FactorKey, GivenCode, InvalidFactorKey};
pub use sign_up::{Wish, tell_owner};
pub use step_up::{LiveSession, Proof, take_code};
pub use totp::TotpSecret;

/// Bytes of the operating system, which on Lambda does not run out of them.
fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
