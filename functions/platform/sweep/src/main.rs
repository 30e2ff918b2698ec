//! Schedule `platform-sweep`, every minute: orders and disputes whose deadline has passed are handed to
//! `orders-time-out` and `disputes-time-out`, orders that were not paid in time and payments that nobody reported to
//! `payments-settle`, completed orders whose money is still held to `escrow-release`, disputes that
//! are over and whose money is still frozen to `escrow-divide`, pictures that nobody has read to `uploads-prepare-picture`, reviews whose
//! time to be answered is over to `reviews-show`, accounts that are to be deleted to `users-erase`, offers on a price that nobody answered or used in time to `offers-time-out`,
//! files of products to `catalogue-import`.
//!
//! Reads T1 for these steps. Safe to repeat: what was not handled yet is found again, so that a timer that failed is not lost.

use domain::Step;
use messaging::{Queue, sweep};
use store::Table;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let orders_time_out = Queue::from_env("ORDERS_TIME_OUT_QUEUE_URL");
    let disputes_time_out = Queue::from_env("DISPUTES_TIME_OUT_QUEUE_URL");
    let payments_settle = Queue::from_env("PAYMENTS_SETTLE_QUEUE_URL");
    let escrow_release = Queue::from_env("ESCROW_RELEASE_QUEUE_URL");
    let escrow_divide = Queue::from_env("ESCROW_DIVIDE_QUEUE_URL");
    let prepare_picture = Queue::from_env("UPLOADS_PREPARE_PICTURE_QUEUE_URL");
    let reviews_show = Queue::from_env("REVIEWS_SHOW_QUEUE_URL");
    let users_erase = Queue::from_env("USERS_ERASE_QUEUE_URL");
    let offers_time_out = Queue::from_env("OFFERS_TIME_OUT_QUEUE_URL");
    let catalogue_import = Queue::from_env("CATALOGUE_IMPORT_QUEUE_URL");
    messaging::serve_schedule(async |at| {
        sweep(&table, Step::OrdersTimeOut, &orders_time_out, at).await?;
        sweep(&table, Step::DisputesTimeOut, &disputes_time_out, at).await?;
        sweep(&table, Step::PaymentsSettle, &payments_settle, at).await?;
        sweep(&table, Step::EscrowRelease, &escrow_release, at).await?;
        sweep(&table, Step::EscrowDivide, &escrow_divide, at).await?;
        sweep(&table, Step::UploadsPreparePicture, &prepare_picture, at).await?;
        sweep(&table, Step::ReviewsShow, &reviews_show, at).await?;
        sweep(&table, Step::UsersErase, &users_erase, at).await?;
        sweep(&table, Step::OffersTimeOut, &offers_time_out, at).await?;
        sweep(&table, Step::CatalogueImport, &catalogue_import, at).await?;
        Ok(())
    })
    .await
}
