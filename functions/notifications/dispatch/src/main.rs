//! Step `notifications-dispatch`: something happened, and everybody whom it concerns is told: in the app by a notification,
//! and through the step `notifications-email`.
//!
//! Takes every `order.`, `dispute.`, `escrow.`, `message.`, `offer.`, `payment.`, `payout.`, `refund.`, `report.`, `review.` and `artisan.`
//! event.
//! Reads nothing; writes a notification for each reader. Emits `notification.created` straight to the next step. Safe to repeat: a
//! notification follows from its event, so that it is written once, and the next step knows which ones it has mailed.

use domain::notifications::{Notification, notices};
use domain::{Actor, Outcome};
use messaging::{Error, Message, Queue};
use store::Table;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let email = Queue::from_env("NOTIFICATIONS_EMAIL_QUEUE_URL");
    messaging::serve(async |message| dispatch(&table, &email, &message).await).await
}

async fn dispatch(table: &Table, email: &Queue, message: &Message) -> messaging::Result {
    let mut created = Vec::new();
    let told = notices(message.kind(), &message.event.data, table.zone());
    for notice in told.map_err(|error| Error::Malformed(error.to_string()))? {
        let told = Notification::tell(&message.event.id, notice, message.event.time);
        let Outcome { entity: notification, event, .. } = told;
        let mut change = message.change(Actor::system("notifications-dispatch"));
        change.insert(&notification);
        match table.commit_put(change).await {
            // Written by an earlier delivery, which may have ended before the message was sent.
            Err(store::Error::Conflict) => {}
            outcome => outcome?,
        }
        created.push(message.event.followed_by(&event, &notification.id.to_string()));
    }
    email.send(&created).await
}
