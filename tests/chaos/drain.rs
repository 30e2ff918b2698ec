//! The end: everything works again. Time passes, an operator puts back what is in the dead-letter queues, and it has to come
//! to rest.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use domain::Step;
use serde_json::{Value, json};

use crate::clock;
use crate::kinds::{state, words};
use crate::story::Story;
use crate::world::World;

const PATIENCE: Duration = Duration::from_secs(10 * 60);
const ROUND: Duration = Duration::from_secs(2);
const DEAD_LETTERS: &str = "-dlq";
/// Steps whose timers all stop once the money has arrived. A payment that nobody made is asked about for a day.
const ENDING: [Step; 5] =
    [Step::EscrowRelease, Step::RefundsSend, Step::EscrowDivide, Step::PayoutsSend, Step::PayoutsSettle];
/// How many of what is left are named.
const NAMED_MAX: usize = 20;

/// Waits until each order has ended as its kind does, and nothing moves any more.
pub(crate) async fn until_all_has_ended(world: &World, stories: &[Story<'_>]) -> Result<()> {
    let since = Instant::now();
    let mut waited = BTreeSet::new();
    loop {
        let left = match round(world, stories, &mut waited).await {
            Ok(left) if left.is_empty() => {
                world.tell("everything has ended");
                return Ok(());
            }
            Ok(left) => left,
            // The emulator has one processor for everybody.
            Err(error) => vec![format!("the look at it: {error:#}")],
        };
        if since.elapsed() > PATIENCE {
            let named: Vec<&str> = left.iter().take(NAMED_MAX).map(String::as_str).collect();
            bail!("{} have not ended, such as\n  {}", left.len(), named.join("\n  "));
        }
        tokio::time::sleep(ROUND).await;
    }
}

/// Serves whoever has waited, and answers what is left.
async fn round(world: &World, stories: &[Story<'_>], waited: &mut BTreeSet<String>) -> Result<Vec<String>> {
    let redriven = redrive(world).await?;
    *waited = clock::round(world, waited).await?;
    // What a fault made wait until it is told.
    world.api.gateway.settle().await?;
    let mut left = left(world, stories).await?;
    if redriven > 0 {
        left.push(format!("{redriven} messages that were just put back"));
    }
    Ok(left)
}

/// What has not ended.
async fn left(world: &World, stories: &[Story<'_>]) -> Result<Vec<String>> {
    let mut left = Vec::new();
    for story in stories {
        for (index, id) in story.order_ids().iter().enumerate() {
            let (found, wanted) = (state(&world.order(id).await?), story.kind.end(index));
            if found != wanted {
                left.push(format!("{id} ({}): {} instead of {}", story.kind, words(found), words(wanted)));
            }
        }
    }
    let waiting = clock::waiting(world, &ENDING).await?;
    left.extend(waiting.into_iter().map(|key| format!("the timer of {}", key.subject())));
    for (name, url) in &world.api.stack.queues {
        let messages = world.api.messages(url).await?;
        let messages = messages.iter().filter(|message| !is_for_much_later(message)).count();
        if messages > 0 {
            left.push(format!("{messages} messages in {name}"));
        }
    }
    Ok(left)
}

/// Whether a message only tidies up, a quarter of an hour from now: it deletes objects that no index names.
fn is_for_much_later(message: &Value) -> bool {
    let body: Option<Value> = message["Body"].as_str().and_then(|body| serde_json::from_str(body).ok());
    body.is_some_and(|event| event["type"] == "search.objects_due")
}

/// Puts back what is in the dead-letter queues of steps, as the runbook says; how many messages.
async fn redrive(world: &World) -> Result<u64> {
    let api = &world.api;
    let mut redriven = 0;
    for (name, from) in &api.stack.queues {
        let Some(to) = name.strip_suffix(DEAD_LETTERS).and_then(|step| api.stack.queues.get(step)) else {
            continue;
        };
        loop {
            let wanted = json!({ "QueueUrl": from, "MaxNumberOfMessages": 10 });
            let received = api.sqs("ReceiveMessage", &wanted).await?;
            let messages: Vec<Value> = received["Messages"].as_array().cloned().unwrap_or_default();
            if messages.is_empty() {
                break;
            }
            for message in messages {
                api.sqs("SendMessage", &json!({ "QueueUrl": to, "MessageBody": message["Body"] })).await?;
                let done = json!({ "QueueUrl": from, "ReceiptHandle": message["ReceiptHandle"] });
                api.sqs("DeleteMessage", &done).await?;
                redriven += 1;
                world.figures.did(&format!("redriven: {name}"), 1);
            }
        }
    }
    Ok(redriven)
}
