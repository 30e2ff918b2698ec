//! Stream `platform-outbox-relay`: every new history entry is an event, published to the topic of all events.
//!
//! Reads the table's stream; writes nothing. Safe to repeat: an event has the identifier of its entry, and each consumer
//! may see it twice. A batch that cannot be published whole comes again whole.

use domain::history::Entry;
use messaging::{Event, Topic};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let topic = Topic::from_env();
    messaging::serve_stream(async |entries| relay(&topic, entries).await).await
}

async fn relay(topic: &Topic, entries: Vec<Entry>) -> messaging::Result {
    let events: Vec<Event> = entries.into_iter().map(Event::from_entry).collect();
    topic.publish(&events).await
}
