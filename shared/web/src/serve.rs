//! The loop around a handler.

use std::env;
use std::sync::Arc;
use std::time::{Duration, Instant};

use lambda_http::aws_lambda_events::apigw::{ApiGatewayV2httpRequest, ApiGatewayV2httpResponse};
use lambda_http::lambda_runtime::{LambdaEvent, Runtime};
use lambda_http::service_fn;
use tracing::{Instrument, Level};

use crate::problem::{Problem, TRY_AGAIN};
use crate::request::now;
use crate::token::PublicKeys;
use crate::{Request, Response, Stop};

/// What keeps a function from starting.
pub type Error = lambda_http::Error;

/// Runs of a handler whose changes lose a race, before the client is told to try again.
const ATTEMPTS_MAX: u32 = 3;
/// Milliseconds between two runs, for each run so far.
const PAUSE_MILLIS: u64 = 20;

/// Serves one route until Lambda stops the function: reads the public keys of access tokens from `ACCESS_TOKEN_JWKS` if
/// that is set, runs `handler` on each request, turns what stops it into an answer, and logs one line for each.
///
/// # Errors
///
/// If the keys cannot be read, or Lambda's runtime API fails.
pub async fn serve<F, Fut>(handler: F) -> Result<(), Error>
where
    F: Fn(Request) -> Fut,
    Fut: Future<Output = Result<Response, Stop>>,
{
    log_as_json();
    let keys = match env::var("ACCESS_TOKEN_JWKS") {
        Ok(json) => Some(Arc::new(PublicKeys::parse(&json).map_err(|error| format!("ACCESS_TOKEN_JWKS is {error}"))?)),
        Err(_) => None,
    };
    let (handler, keys) = (&handler, &keys);
    let serve_one = service_fn(|event: LambdaEvent<ApiGatewayV2httpRequest>| async move {
        let request = Request::new(event.payload, &event.context.request_id, keys.clone(), now());
        Ok::<_, Error>(answer(handler, request).await)
    });
    Runtime::new(serve_one).run().await
}

/// One line of JSON for each event, to where Lambda collects logs from. The level is `LOG_LEVEL`, or `info`.
fn log_as_json() {
    let level = env::var("LOG_LEVEL").ok().and_then(|level| level.parse().ok()).unwrap_or(Level::INFO);
    let lines = tracing_subscriber::fmt().json().flatten_event(true).with_span_list(false).with_target(false);
    // An error says that there is a subscriber already, by an earlier call.
    let _ = lines.with_max_level(level).try_init();
}

async fn answer<F, Fut>(handler: &F, request: Request) -> ApiGatewayV2httpResponse
where
    F: Fn(Request) -> Fut,
    Fut: Future<Output = Result<Response, Stop>>,
{
    let started = Instant::now();
    let span = tracing::info_span!(
        "request",
        route = request.route(),
        request_id = request.request_id(),
        correlation_id = request.correlation_id(),
    );
    let (result, attempts) = attempt(handler, &request).instrument(span.clone()).await;
    let _entered = span.entered();
    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let (response, problem, cause) = match result {
        Ok(response) => (response, None, None),
        Err(problem) => {
            (Response::problem(&problem, request.request_id()), Some(problem.kind().name), problem.cause())
        }
    };
    let status = response.status();
    if status < 500 {
        tracing::info!(status, problem, duration_ms, attempts, cause, "answered");
    } else {
        tracing::error!(status, problem, duration_ms, attempts, cause, "failed");
    }
    response.into_event(request.request_id())
}

/// Runs the handler until its change wins or the attempts are used up.
async fn attempt<F, Fut>(handler: &F, request: &Request) -> (Result<Response, Problem>, u32)
where
    F: Fn(Request) -> Fut,
    Fut: Future<Output = Result<Response, Stop>>,
{
    let mut attempts = 1;
    let mut request = request.clone();
    loop {
        let result = match handler(request.clone()).await {
            Ok(response) => Ok(response),
            Err(Stop::Replay(answer)) => Ok(Response::replay(answer)),
            Err(Stop::Problem(problem)) => Err(problem),
            Err(Stop::Conflict) if attempts < ATTEMPTS_MAX => {
                tokio::time::sleep(Duration::from_millis(PAUSE_MILLIS * u64::from(attempts))).await;
                attempts += 1;
                request = request.again(now());
                continue;
            }
            Err(Stop::Conflict) => Err(Problem::new(
                TRY_AGAIN,
                "Somebody else was changing the same thing. Nothing was changed by this request; send it again.",
            )
            .retry_after(1)),
        };
        return (result, attempts);
    }
}
