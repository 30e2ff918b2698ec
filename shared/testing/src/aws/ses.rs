//! SES: mails are kept, so that a test can read them.

use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::cloud::Inner;
use crate::process::lock;
use crate::template::stack::{ACCOUNT, REGION};

/// A mail that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub to: String,
    /// From whom.
    pub from: String,
    /// What about.
    pub subject: String,
    /// Its plain text.
    pub text: String,
    /// Its HTML; empty when it has none.
    pub html: String,
}

pub(super) fn serve(inner: &Inner, body: &Value) -> Response {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let content = &body["Content"]["Simple"];
    let mut mails = lock(&inner.mails);
    mails.push(Mail {
        to: text(&body["Destination"]["ToAddresses"][0]),
        from: text(&body["FromEmailAddress"]),
        subject: text(&content["Subject"]["Data"]),
        text: text(&content["Body"]["Text"]["Data"]),
        html: text(&content["Body"]["Html"]["Data"]),
    });
    json!({ "MessageId": format!("mail-{}", mails.len()) }).to_string().into_response()
}

/// What the sender's role has to be allowed to send as.
pub(super) fn identity_arn(body: &Value) -> String {
    let from = body["FromEmailAddress"].as_str().unwrap_or_default();
    let address = from.rsplit('<').next().unwrap_or_default().trim_end_matches('>');
    format!("arn:aws:ses:{REGION}:{ACCOUNT}:identity/{address}")
}
