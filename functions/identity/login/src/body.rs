//! What is asked, and what it is refused with.

use domain::minutes_in_words;
use identity::{DEVICE_COOKIE, GivenEmail, Password, PersonalToken, Place};
use serde::Deserialize;
use web::{Problem, Request, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogIn {
    pub(crate) email: GivenEmail,
    pub(crate) password: Password,
    /// By which the device is known again; a browser has it in a cookie.
    device_token: Option<String>,
    /// Whether the tokens are to be cookies: for browsers.
    #[serde(default)]
    cookie: bool,
}

impl LogIn {
    /// Where the device keeps its tokens.
    pub(crate) fn place(&self) -> Place {
        Place::asked(self.cookie)
    }

    /// The token by which the device is known again, if it has one.
    pub(crate) fn device(&self, request: &Request) -> Option<PersonalToken> {
        let sent = match self.place() {
            Place::Body => self.device_token.as_deref(),
            Place::Cookie => request.cookie(DEVICE_COOKIE),
        };
        sent.and_then(PersonalToken::parse)
    }
}

/// No password is tried for so many seconds.
pub(crate) fn locked(seconds: u64) -> Problem {
    let detail = format!(
        "Too many wrong passwords. Try again in {}, log in on a device that you used before, or choose a new password.",
        minutes_in_words(seconds)
    );
    Problem::new(problem::TOO_MANY_ATTEMPTS, detail).retry_after(seconds)
}
