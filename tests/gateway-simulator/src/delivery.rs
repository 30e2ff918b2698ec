//! Sending webhooks over HTTP.

use std::{sync::Arc, time::Duration};

use reqwest::{
    RequestBuilder,
    header::{CONTENT_TYPE, USER_AGENT},
};

use crate::{
    app::App,
    clock::Moment,
    flutterwave::wire::signature::HASH_HEADER,
    gateway::Gateway,
    paystack::wire::signature::{SIGNATURE_HEADER, sign},
    webhooks::{Attempt, Signing, Webhook},
};

/// How long a gateway waits for an answer.
const fn answer_within(gateway: Gateway) -> Duration {
    match gateway {
        Gateway::Paystack => Duration::from_secs(30),
        Gateway::Flutterwave => Duration::from_secs(60),
    }
}

/// Makes one attempt and writes down how it went.
pub async fn deliver(app: Arc<App>, webhook: Webhook) {
    let at = Moment::now();
    let url = app.read(|world, _| world.settings.webhook_url(webhook.gateway).map(str::to_owned));
    let (status, error) = match url {
        None => (None, Some("no webhook URL is set".to_owned())),
        Some(url) => match post(&app, &url, &webhook).await {
            Ok(status) => (Some(status), None),
            Err(error) => (None, Some(in_full(&error))),
        },
    };
    app.change(|world, _| {
        let settings = &world.settings;
        let (schedule, scale) = (settings.webhook_retries, settings.time_scale);
        world.webhooks.record(webhook.id, Attempt { at, status, error }, schedule, scale);
    });
}

async fn post(app: &App, url: &str, webhook: &Webhook) -> Result<u16, reqwest::Error> {
    let request = app
        .http
        .post(url)
        .timeout(answer_within(webhook.gateway))
        .header(CONTENT_TYPE, "application/json")
        .body(webhook.body.clone());
    let request = match webhook.gateway {
        Gateway::Paystack => signed(request.header(USER_AGENT, "Paystack/2.0"), &app.secret, webhook),
        Gateway::Flutterwave => hashed(request, &app.flutterwave.webhook_hash, webhook),
    };
    Ok(request.send().await?.status().as_u16())
}

/// Paystack signs the body.
fn signed(request: RequestBuilder, secret: &str, webhook: &Webhook) -> RequestBuilder {
    let other_key = "sk_test_a_key_that_is_not_the_merchants";
    let body = webhook.body.as_bytes();
    match webhook.signature {
        Signing::Valid => request.header(SIGNATURE_HEADER, sign(secret, body)),
        Signing::Forged => request.header(SIGNATURE_HEADER, sign(other_key, body)),
        Signing::Missing => request,
    }
}

/// Flutterwave sends the merchant's word as it is: it proves nothing about the body.
fn hashed(request: RequestBuilder, hash: &str, webhook: &Webhook) -> RequestBuilder {
    match webhook.signature {
        Signing::Valid => request.header(HASH_HEADER, hash),
        Signing::Forged => request.header(HASH_HEADER, "a-hash-that-is-not-the-merchants"),
        Signing::Missing => request,
    }
}

/// An error with its causes: reqwest's own message stops before the interesting part.
fn in_full(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// A client for webhooks: no proxy, since they go to this machine, and no redirects, since gateways follow
/// none.
///
/// # Errors
/// When the TLS library cannot be set up.
pub fn client() -> Result<reqwest::Client, reqwest::Error> {
    // Fails only if a provider is installed already, which is as good.
    rustls::crypto::ring::default_provider().install_default().ok();
    let builder = || reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
    // A machine without root certificates can still send webhooks over plain HTTP.
    builder().build().or_else(|_| builder().tls_certs_only(Vec::<reqwest::Certificate>::new()).build())
}
