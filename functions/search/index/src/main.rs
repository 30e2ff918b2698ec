//! Step `search-index`: something changed that people search for, and the index follows.
//!
//! Takes `product.created`, `product.updated`, `product.published`, `product.hidden`, `product.archived` and
//! `product.stock_adjusted`; `order.placed`, `order.expired` and
//! `order.cancelled`, by which stock goes and comes; `artisan.updated`, `artisan.verified`, `artisan.tier_set`, `artisan.suspended`,
//! `artisan.restored` and `artisan.left`; `review.shown`, `review.hidden` and `review.restored`, by which ratings change; of itself `search.listings_due` (a page of what an artisan sells), `search.differing_due` (what differed is
//! looked at again) and `search.objects_due` (what nothing names is deleted); of `search-audit` the last one, too, and
//! `search.audit_due` (a page of the index is compared with the table). Reads S1, P2, P3, S2 and S3 with V5, S4 and S5; writes objects,
//! then the pointer; with OpenSearch the pointer, then entries. Emits nothing. Safe to repeat: an event is a hint, what is indexed is
//! what the table says, and it is read after the pointer, which the write is conditioned on, or whose version it bears.

mod apply;
mod audit;
mod hint;

use apply::apply;
use hint::Hint;
use messaging::Queue;
use search::Index;
use store::Table;

/// The function's name, as the author of a change.
const NAME: &str = "search-index";

/// What every batch needs.
struct Desk {
    table: Table,
    index: Index,
    queue: Queue,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let index = Index::from_env(&table);
    let desk = Desk { table, index, queue: Queue::from_env("SEARCH_INDEX_QUEUE_URL") };
    messaging::serve_batches(Hint::of, async |hints, at| apply(&desk, &hints, at).await).await
}
