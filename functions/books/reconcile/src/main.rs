//! Schedule `books-reconcile`, every day: what each gateway says about the last days is to be compared with our books,
//! both ways, in parts that `books-reconcile-page` works off.
//!
//! Reads nothing and writes nothing: it only says which parts there are. Safe to repeat: the same difference is the same
//! task whenever it is seen.

mod parts;

use domain::Zone;
use messaging::Queue;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let gateways = aws::required("CONFIGURED_GATEWAYS");
    let margin: u64 = aws::required("RECONCILE_MARGIN_SECONDS").parse()?;
    let zone: Zone = aws::required("MARKET_TIME_ZONE").parse()?;
    let queue = Queue::from_env("BOOKS_RECONCILE_PAGE_QUEUE_URL");
    messaging::serve_schedule(async |at| {
        for gateway in gateways.split(',') {
            let events = parts::of(gateway, at, margin, zone);
            queue.send(&events).await?;
            tracing::info!(gateway, parts = events.len(), "to be compared");
        }
        Ok(())
    })
    .await
}
