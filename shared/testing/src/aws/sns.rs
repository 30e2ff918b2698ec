//! SNS: what is published goes to the queues whose subscription lets it through.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::cloud::Inner;
use crate::template::pattern;

/// Entries of one batch, at most.
const BATCH_MAX: usize = 10;

pub(super) fn serve(inner: &Inner, form: &Value) -> Response {
    let field = |name: String| form[name].as_str().map(str::to_owned);
    let topic = field("TopicArn".to_owned()).unwrap_or_default();
    let mut taken = String::new();
    for index in 1..=BATCH_MAX {
        let entry = format!("PublishBatchRequestEntries.member.{index}");
        let Some(id) = field(format!("{entry}.Id")) else { break };
        let message = field(format!("{entry}.Message")).unwrap_or_default();
        let attributes = attributes(form, &entry);
        for subscription in &inner.deployment.subscriptions {
            if subscription.topic_arn == topic && pattern::fits(&subscription.filter, &attributes) {
                // Raw delivery: the message is the body.
                inner.queues.send(&subscription.queue_arn, message.clone());
            }
        }
        taken.push_str(&format!("<member><Id>{id}</Id><MessageId>sns-{id}</MessageId></member>"));
    }
    let body = format!(
        "<PublishBatchResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishBatchResult><Successful>{taken}\
         </Successful><Failed/></PublishBatchResult><ResponseMetadata><RequestId>test</RequestId></ResponseMetadata>\
         </PublishBatchResponse>"
    );
    ([(header::CONTENT_TYPE, "text/xml")], body).into_response()
}

fn attributes(form: &Value, entry: &str) -> Value {
    let mut attributes = Map::new();
    for index in 1..=BATCH_MAX {
        let start = format!("{entry}.MessageAttributes.entry.{index}");
        let Some(name) = form[format!("{start}.Name")].as_str() else { break };
        attributes.insert(name.to_owned(), json!(form[format!("{start}.Value.StringValue")]));
    }
    Value::Object(attributes)
}
