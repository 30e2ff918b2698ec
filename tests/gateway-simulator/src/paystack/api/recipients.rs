//! `/transferrecipient`: create.

use std::sync::Arc;

use axum::{Router, response::Response, routing::post};

use super::call::{Body, Call};
use crate::{
    app::App,
    faults::{Operation, Subject},
    paystack::{
        rules::fields,
        wire::{envelope::Reply, recipients as wire},
    },
};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/transferrecipient", post(create))
}

/// 201 for a new recipient, 200 for one that was there.
async fn create(call: Call, Body(body): Body) -> Response {
    let account = fields::text(&body, "account_number").map(str::to_owned);
    let subject = Subject { account, ..Subject::default() };
    call.answer(Operation::RecipientCreate, subject, |world, now| {
        let registered = world.paystack.register_recipient(&body, now)?;
        let data = wire::created(&registered.recipient, world.paystack.domain);
        let message = "Transfer recipient created successfully";
        Ok(if registered.is_new { Reply::created(message, data) } else { Reply::ok(message, data) })
    })
    .await
}
