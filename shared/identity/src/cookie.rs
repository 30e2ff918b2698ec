//! Cookies that keep a browser logged in where no script can read what keeps it so.
//!
//! The prefix `__Host-` has the browser take such a cookie from this origin only, for the whole of it and over TLS only;
//! browsers count `http://127.0.0.1` and `http://localhost` as safe in this, so that the local cloud needs no other name.
//! `SameSite=Strict` keeps other sites from sending it. See SECURITY.md.

use domain::identity::device::DEVICE_SECONDS;
use domain::identity::session::SESSION_SECONDS;

use crate::{PersonalToken, RefreshToken};

/// The cookie that holds the refresh token.
pub const REFRESH_COOKIE: &str = "__Host-refresh";
/// The cookie by which a browser is known again at a log-in, also after a log-out.
pub const DEVICE_COOKIE: &str = "__Host-device";

/// Where a device keeps its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It gets them in the answer's body, and keeps them as it likes.
    Body,
    /// A browser gets them as cookies.
    Cookie,
}

impl Place {
    /// The place that `"cookie": true` or its absence in a request asks for.
    pub fn asked(cookie: bool) -> Self {
        if cookie { Self::Cookie } else { Self::Body }
    }
}

/// The `Set-Cookie` that keeps `token` as long as its session lives without a refresh.
pub fn refresh_cookie(token: &RefreshToken) -> String {
    set(REFRESH_COOKIE, &token.reveal(), SESSION_SECONDS)
}

/// The `Set-Cookie` that keeps the token by which a browser is known again.
pub fn device_cookie(token: &PersonalToken) -> String {
    set(DEVICE_COOKIE, &token.reveal(), DEVICE_SECONDS)
}

/// The `Set-Cookie` that makes the browser forget the cookie `name`.
pub fn clear_cookie(name: &str) -> String {
    set(name, "", 0)
}

fn set(name: &str, value: &str, seconds: u64) -> String {
    format!("{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict")
}

#[cfg(test)]
mod tests {
    use domain::{SessionId, Timestamp, TypedId, UserId};

    use super::*;

    #[test]
    fn a_cookie_is_for_this_origin_alone_and_no_script_reads_it() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let token = RefreshToken::new(UserId::new(at, [1; 10]), SessionId::new(at, [2; 10]));
        let set = refresh_cookie(&token);
        let (pair, attributes) = set.split_once("; ").unwrap();
        assert_eq!(pair, format!("__Host-refresh={}", token.reveal()));
        assert_eq!(attributes, "Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=Strict");
        assert_eq!(
            clear_cookie(REFRESH_COOKIE),
            "__Host-refresh=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict"
        );
    }
}
