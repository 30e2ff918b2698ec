//! The loop around a handler.

use std::env;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::future::LocalBoxFuture;
use lambda_http::aws_lambda_events::apigw::{ApiGatewayV2httpRequest, ApiGatewayV2httpResponse};
use lambda_http::lambda_runtime::{LambdaEvent, Runtime};
use lambda_http::service_fn;
use tracing::Instrument;

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
/// Takes API Gateway's event as it is. `lambda_http::run` would make an `http::Request` with a parsed URL of it, and find
/// out the answer's encoding, neither of which a single route needs.
///
/// # Errors
///
/// If the keys cannot be read, or Lambda's runtime API fails.
pub async fn serve<F>(handler: F) -> Result<(), Error>
where
    F: AsyncFn(Request) -> Result<Response, Stop>,
{
    run(&|request| Box::pin(handler(request))).await
}

/// A handler whose type is forgotten, so that the runtime's code is compiled with this crate and not again for each function.
/// Its futures are boxed besides because what handlers await is large, and would be moved from future to future.
type Handler<'a> = dyn Fn(Request) -> LocalBoxFuture<'a, Result<Response, Stop>> + 'a;

fn run<'a>(handler: &'a Handler<'a>) -> LocalBoxFuture<'a, Result<(), Error>> {
    Box::pin(async move {
        telemetry::init();
        let keys = match env::var("ACCESS_TOKEN_JWKS") {
            Ok(json) => Some(Arc::new(
                PublicKeys::parse(&json).map_err(|error| format!("ACCESS_TOKEN_JWKS is {error}"))?,
            )),
            Err(_) => None,
        };
        let keys = &keys;
        let serve_one = service_fn(async move |event: LambdaEvent<ApiGatewayV2httpRequest>| {
            let request = Request::new(event.payload, &event.context.request_id, keys.clone(), now());
            Ok::<_, Error>(answer(handler, request).await)
        });
        aws::warm_up().await;
        Runtime::new(serve_one).run().await
    })
}

async fn answer(handler: &Handler<'_>, request: Request) -> ApiGatewayV2httpResponse {
    let started = Instant::now();
    let (route, request_id, correlation_id) =
        (request.route(), request.request_id(), request.correlation_id());
    // For what the handler logs itself.
    let span = tracing::info_span!("request", route, request_id, correlation_id);
    let (result, attempts) = attempt(handler, &request).instrument(span).await;
    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let (response, problem, cause) = match result {
        Ok(response) => (response.unless_known(request.known_tag()), None, None),
        Err(problem) => (Response::problem(&problem, request_id), Some(problem.kind().name), problem.cause()),
    };
    let status = response.status();
    if status < 500 {
        tracing::info!(
            route,
            status,
            problem,
            cause,
            duration_ms,
            attempts,
            request_id,
            correlation_id,
            "answered"
        );
    } else {
        tracing::error!(
            route,
            status,
            problem,
            cause,
            duration_ms,
            attempts,
            request_id,
            correlation_id,
            "failed"
        );
    }
    response.into_event(request_id)
}

/// Runs the handler until its change wins or the attempts are used up.
async fn attempt(handler: &Handler<'_>, request: &Request) -> (Result<Response, Problem>, u32) {
    let mut attempts = 1;
    let mut request = request.clone();
    let mut looked_again = false;
    loop {
        let result = match handler(request.clone()).await {
            Ok(response) => Ok(response),
            Err(Stop::Replay(answer)) => Ok(Response::replay(answer)),
            Err(Stop::Refused(_)) if request.happens_once() && !looked_again => {
                looked_again = true;
                attempts += 1;
                request = request.again(now());
                continue;
            }
            Err(Stop::Problem(problem) | Stop::Refused(problem)) => Err(problem),
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use domain::Refused;
    use lambda_http::aws_lambda_events::encodings::Body;
    use serde_json::{Value, json};
    use store::Answer;

    use super::*;
    use crate::ok;
    use crate::request::tests::{caller, request};

    fn body(event: &ApiGatewayV2httpResponse) -> Value {
        match &event.body {
            Some(Body::Text(text)) => serde_json::from_str(text).unwrap(),
            other => panic!("no text: {other:?}"),
        }
    }

    async fn answered(handler: impl AsyncFn(Request) -> Result<Response, Stop>) -> ApiGatewayV2httpResponse {
        answer(&|request| Box::pin(handler(request)), request(json!({}))).await
    }

    #[tokio::test]
    async fn a_lost_race_is_run_again_at_a_later_moment() {
        let (runs, moments) = (Cell::new(0), Cell::new(None));
        let handler = async |request: Request| {
            runs.set(runs.get() + 1);
            if runs.get() < ATTEMPTS_MAX {
                moments.set(Some(request.at()));
                return Err(Stop::Conflict);
            }
            assert_ne!(moments.get(), Some(request.at()));
            Ok(ok(&json!({ "runs": runs.get() })))
        };
        let event = answered(handler).await;
        assert_eq!((event.status_code, body(&event)), (200, json!({ "runs": 3 })));
    }

    #[tokio::test(start_paused = true)]
    async fn a_race_that_is_lost_again_and_again_is_told() {
        let runs = Cell::new(0);
        let handler = async |_| {
            runs.set(runs.get() + 1);
            Err(Stop::Conflict)
        };
        let event = answered(handler).await;
        assert_eq!((event.status_code, runs.get()), (409, ATTEMPTS_MAX));
        assert_eq!(body(&event)["type"], "https://homify.example/problems/try-again");
        assert_eq!(body(&event)["request_id"], "JKJaXmPLvHcESHA=");
    }

    #[tokio::test]
    async fn a_stored_answer_ends_the_handler() {
        let handler = async |_| {
            let stored = Answer {
                status: 202,
                body: r#"{"id":1}"#.to_owned(),
                location: Some("/things/1".to_owned()),
            };
            Err::<(), _>(store::Error::Answered(stored))?;
            Ok(ok(&json!({ "id": 2 })))
        };
        let event = answered(handler).await;
        assert_eq!((event.status_code, body(&event)), (202, json!({ "id": 1 })));
        assert_eq!(event.headers["location"], "/things/1");
    }

    #[tokio::test]
    async fn a_double_click_that_is_refused_by_what_the_first_did_gets_the_answer_of_the_first() {
        let runs = Cell::new(0);
        let handler = async |request: Request| {
            request.once(&caller())?;
            runs.set(runs.get() + 1);
            if runs.get() == 1 {
                Err(Refused::new("out-of-stock", "There are 0 left of it."))?;
            }
            let stored = Answer { status: 201, body: r#"{"id":1}"#.to_owned(), location: None };
            Err::<(), _>(store::Error::Answered(stored))?;
            Ok(ok(&json!({})))
        };
        let with_key = request(json!({ "headers": { "idempotency-key": "a-double-click" } }));
        let event = answer(&|request| Box::pin(handler(request)), with_key).await;
        assert_eq!((event.status_code, body(&event)), (201, json!({ "id": 1 })));
    }

    #[tokio::test]
    async fn what_is_refused_twice_is_refused_and_where_nothing_is_stored_at_once() {
        for (stores_its_answer, expected) in [(true, 2), (false, 1)] {
            let runs = Cell::new(0);
            let handler = async |request: Request| {
                runs.set(runs.get() + 1);
                if stores_its_answer {
                    request.once(&caller())?;
                }
                Err(Refused::new("out-of-stock", "There are 0 left of it.").into())
            };
            let headers = json!({ "idempotency-key": "a-new-request" });
            let event =
                answer(&|request| Box::pin(handler(request)), request(json!({ "headers": headers }))).await;
            assert_eq!((event.status_code, runs.get()), (409, expected));
        }
    }

    #[tokio::test]
    async fn a_fault_of_ours_tells_no_details() {
        let handler = async |_| Err(Problem::internal("table homify-prod is gone").into());
        let event = answered(handler).await;
        assert_eq!(event.status_code, 500);
        assert!(!body(&event).to_string().contains("homify-prod"));
    }
}
