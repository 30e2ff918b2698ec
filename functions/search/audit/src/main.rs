//! Schedule `search-audit`, every day: `search-index` is to compare the index with the table, list by list, and to delete the objects
//! that nothing has named for a day.
//!
//! Reads the list of objects, then S1; with OpenSearch the list of indices. Writes nothing. Safe to repeat: comparing changes nothing
//! where both say the same, and an object that is named then is left.

use domain::Timestamp;
use domain::catalogue::categories;
use domain::search::requests::{AuditPart, ObjectsPart, SearchRequest};
use messaging::{Event, Queue};
use search::{Index, Writer};
use store::Table;
use store::entities::VERIFIED_SHARDS;

/// The function's name, as the subject of what it asks for.
const NAME: &str = "search-audit";
/// Objects that one message deletes, at most.
const OBJECTS_MAX: usize = 100;
/// Until when no reader fetches any more what the pointer named before: the longest that a queue keeps a message back.
const OBJECTS_KEPT_SECONDS: i32 = 900;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let index = Index::from_env(&Table::from_env());
    let queue = Queue::from_env("SEARCH_INDEX_QUEUE_URL");
    messaging::serve_schedule(async |at| {
        queue.send(&asked(lists().map(SearchRequest::Audit), at)).await?;
        let orphans = index.orphans(at).await.map_err(store::Error::from)?;
        let parts = orphans.chunks(OBJECTS_MAX).map(|names| ObjectsPart { names: names.to_vec() });
        queue.send_later(&asked(parts.map(SearchRequest::Objects), at), OBJECTS_KEPT_SECONDS).await
    })
    .await
}

/// The first pages of all that the index should have, and of all that it has.
fn lists() -> impl Iterator<Item = AuditPart> {
    let on_sale = categories()
        .iter()
        .map(|category| AuditPart::Category { slug: category.slug.to_owned(), cursor: None });
    let artisans = (0..VERIFIED_SHARDS).map(|shard| AuditPart::Artisans { shard, cursor: None });
    on_sale.chain(artisans).chain([AuditPart::Indexed { after: None }])
}

fn asked(requests: impl Iterator<Item = SearchRequest>, at: Timestamp) -> Vec<Event> {
    let run = format!("{NAME}/{at}");
    requests.map(|request| Event::asked(&request, NAME, at, &run)).collect()
}
