//! `/simulator/faults`: what goes wrong on request.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::{delete, get},
};
use serde_json::{Value, json};

use super::{Misuse, Wanted};
use crate::{
    app::App,
    faults::{Fault, FaultSpec},
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/simulator/faults", get(list).post(add).delete(clear))
        .route("/simulator/faults/{id}", delete(remove))
}

async fn list(State(app): State<Arc<App>>) -> Json<Value> {
    Json(app.read(|world, _| json!({"faults": world.faults.list()})))
}

async fn add(
    State(app): State<Arc<App>>,
    Wanted(spec): Wanted<FaultSpec>,
) -> Result<(StatusCode, Json<Fault>), Misuse> {
    let fault = app.change(|world, _| world.faults.add(spec)).map_err(Misuse::unclear)?;
    Ok((StatusCode::CREATED, Json(fault)))
}

async fn clear(State(app): State<Arc<App>>) -> Json<Value> {
    app.change(|world, _| world.faults.clear());
    list(State(app)).await
}

async fn remove(State(app): State<Arc<App>>, Path(id): Path<u64>) -> Result<Json<Value>, Misuse> {
    if app.change(|world, _| world.faults.remove(id)) {
        Ok(list(State(app)).await)
    } else {
        Err(Misuse::not_found("fault"))
    }
}
