//! `/v3/payments`: hosted links.

use std::sync::Arc;

use axum::{Router, response::Response, routing::post};
use serde_json::Value;

use super::call::{Body, Call, about, about_nothing};
use crate::{
    app::App,
    faults::Operation,
    flutterwave::{
        rules::fields,
        wire::{charges as wire, envelope::success},
    },
};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/v3/payments", post(create)).route("/v3/payments/link/disable", post(disable))
}

async fn create(call: Call, Body(body): Body) -> Response {
    let subject = about(fields::text(&body, "tx_ref"));
    let public_url = call.public_url();
    call.answer(Operation::TransactionInitialize, subject, |world, now| {
        let link = world.flutterwave.create_link(&body, now)?;
        Ok(success("Hosted Link", wire::hosted(link, &public_url)))
    })
    .await
}

async fn disable(call: Call, Body(body): Body) -> Response {
    call.answer(Operation::LinkDisable, about_nothing(), |world, _| {
        world.flutterwave.disable_link(&body)?;
        Ok(success("Payment link disabled", Value::Null))
    })
    .await
}
