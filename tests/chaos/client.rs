//! An app: it repeats what got no answer, or one that says so, under the same `Idempotency-Key`.

use std::cell::RefCell;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use journey::{Person, Reply};
use reqwest::Method;
use serde_json::Value;

use crate::dice::Dice;
use crate::world::World;

/// How often a request is sent; with the waits below, for about five minutes.
const ATTEMPTS_MAX: u32 = 60;
const WAIT_FIRST: Duration = Duration::from_millis(250);
const WAIT_MAX: Duration = Duration::from_secs(5);
/// Once in so many requests the client's own connection is cut.
const CUT_ONE_IN: u64 = 25;
/// When it is cut: below so many milliseconds.
const CUT_WITHIN: u64 = 300;

/// Somebody with an app.
pub(crate) struct Client {
    person: RefCell<Person>,
    dice: Dice,
}

impl Client {
    pub(crate) fn new(person: Person, dice: Dice) -> Self {
        Self { person: RefCell::new(person), dice }
    }

    fn person(&self) -> Person {
        self.person.borrow().clone()
    }
}

impl World {
    /// Reads `path`.
    pub(crate) async fn get(&self, client: &Client, path: &str) -> Result<Value> {
        self.send(client, Method::GET, path, None).await
    }

    /// Sends `body` to `path`; it is done once.
    pub(crate) async fn post(&self, client: &Client, path: &str, body: &Value) -> Result<Value> {
        self.send(client, Method::POST, path, Some(body)).await
    }

    async fn send(&self, client: &Client, method: Method, path: &str, body: Option<&Value>) -> Result<Value> {
        let key = client.dice.key();
        let mut wait = WAIT_FIRST;
        for _ in 0..ATTEMPTS_MAX {
            let person = client.person();
            let bearer = format!("Bearer {}", person.access_token);
            let headers = [("authorization", bearer.as_str()), ("idempotency-key", key.as_str())];
            let why = {
                let _permit = self.at_once.acquire().await?;
                self.figures.request();
                let request = person.api.send(method.clone(), path, &headers, body);
                match self.patient(client, request).await {
                    None => "the client's connection was cut".to_owned(),
                    Some(Err(_)) => "no answer".to_owned(),
                    Some(Ok(reply)) if reply.problem() == "token-expired" => {
                        if let Ok(again) = person.log_in_again().await {
                            client.person.replace(again);
                        }
                        continue;
                    }
                    Some(Ok(reply)) => match again(&reply) {
                        Some(why) => why,
                        None => return reply.success().with_context(|| format!("{method} {path}")),
                    },
                }
            };
            self.figures.repeat(&why);
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(WAIT_MAX);
        }
        bail!("{method} {path} was sent {ATTEMPTS_MAX} times without success")
    }

    /// The answer, unless the connection is cut before; `None` then.
    async fn patient(
        &self,
        client: &Client,
        request: impl Future<Output = Result<Reply>>,
    ) -> Option<Result<Reply>> {
        if self.cloud_faults.on() && client.dice.one_in(CUT_ONE_IN) {
            let within = Duration::from_millis(client.dice.below(CUT_WITHIN));
            return tokio::time::timeout(within, request).await.ok();
        }
        Some(request.await)
    }
}

/// Why a request is sent again, if its answer says that it should be.
fn again(reply: &Reply) -> Option<String> {
    let worth_it = reply.status >= 500 || reply.status == 429 || reply.problem() == "try-again";
    worth_it.then(|| format!("{} {}", reply.status, reply.problem()))
}
