//! `/simulator/settings`: how the simulator behaves; and starting afresh.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State,
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Misuse, Wanted};
use crate::{
    app::App,
    clock::TimeScale,
    flutterwave::wire::events::Bodies,
    gateway::Gateway,
    webhooks::RetrySchedule,
    world::{Settings, World},
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/simulator/settings", get(show).patch(change)).route("/simulator/reset", post(reset))
}

async fn show(State(app): State<Arc<App>>) -> Json<Settings> {
    Json(app.read(|world, _| world.settings.clone()))
}

/// The settings to change; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewSettings {
    webhook_url: Option<String>,
    flutterwave_webhook_url: Option<String>,
    flutterwave_webhook_bodies: Option<Bodies>,
    flutterwave_refund_webhooks: Option<bool>,
    flutterwave_exact_fees: Option<bool>,
    time_scale: Option<u32>,
    webhook_retries: Option<RetrySchedule>,
    transfer_after_ms: Option<u32>,
    refund_after_ms: Option<u32>,
    settle_automatically: Option<bool>,
}

async fn change(
    State(app): State<Arc<App>>,
    Wanted(new): Wanted<NewSettings>,
) -> Result<Json<Settings>, Misuse> {
    let scale = match new.time_scale {
        None => None,
        Some(seconds) => {
            Some(TimeScale::new(seconds).ok_or_else(|| Misuse::unclear("`time_scale` is at least 1"))?)
        }
    };
    for url in [&new.webhook_url, &new.flutterwave_webhook_url].into_iter().flatten() {
        check_webhook_url(url).map_err(Misuse::unclear)?;
    }
    Ok(Json(app.change(|world, now| {
        let settings = &mut world.settings;
        settings.time_scale = scale.unwrap_or(settings.time_scale);
        settings.webhook_retries = new.webhook_retries.unwrap_or(settings.webhook_retries);
        settings.transfer_after_ms = new.transfer_after_ms.unwrap_or(settings.transfer_after_ms);
        settings.refund_after_ms = new.refund_after_ms.unwrap_or(settings.refund_after_ms);
        settings.settle_automatically = new.settle_automatically.unwrap_or(settings.settle_automatically);
        settings.flutterwave_webhook_bodies =
            new.flutterwave_webhook_bodies.unwrap_or(settings.flutterwave_webhook_bodies);
        settings.flutterwave_refund_webhooks =
            new.flutterwave_refund_webhooks.unwrap_or(settings.flutterwave_refund_webhooks);
        settings.flutterwave_exact_fees =
            new.flutterwave_exact_fees.unwrap_or(settings.flutterwave_exact_fees);
        if let Some(url) = new.webhook_url {
            settings.webhook_url = Some(url).filter(|url| !url.is_empty());
            world.webhooks.retry_now(Gateway::Paystack, now);
        }
        if let Some(url) = new.flutterwave_webhook_url {
            settings.flutterwave_webhook_url = Some(url).filter(|url| !url.is_empty());
            world.webhooks.retry_now(Gateway::Flutterwave, now);
        }
        world.settings.clone()
    })))
}

/// Whether webhooks could be sent there; an empty text means nowhere.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn check_webhook_url(url: &str) -> Result<(), String> {
    let is_http = url.starts_with("http://") || url.starts_with("https://");
    if url.is_empty() || (is_http && reqwest::Url::parse(url).is_ok()) {
        return Ok(());
    }
    Err(format!("`{url}` is not an http or https address"))
}

/// Forgets payments, transfers, refunds, books, webhooks and faults. Settings and bank accounts stay.
async fn reset(State(app): State<Arc<App>>) -> Json<Value> {
    app.change(|world, _| {
        let seed = crate::fresh_seed();
        let mut fresh = World::new(world.paystack.domain, &world.paystack.business_name, seed);
        fresh.settings = world.settings.clone();
        fresh.paystack.accounts = world.paystack.accounts.clone();
        fresh.flutterwave.accounts = world.flutterwave.accounts.clone();
        *world = fresh;
    });
    app.forget_requests();
    Json(json!({"status": "ok"}))
}
