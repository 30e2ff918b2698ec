//! What happens to a notification.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::{NotificationId, UserId};

/// What [`NotificationEvent::Created`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationFacts {
    /// Which notification.
    pub notification_id: NotificationId,
    /// Who is told.
    pub user_id: UserId,
    /// The event that it tells of: `order.paid`.
    pub about: String,
}

events! {
    /// What happens to a notification.
    pub enum NotificationEvent {
        /// Somebody is told.
        Created(NotificationFacts) = "notification.created",
    }
}
