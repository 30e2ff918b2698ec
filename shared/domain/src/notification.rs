//! What people are told, from what happened. Filled in by the notices below.

use serde::{Deserialize, Serialize};

use crate::{NotificationId, Timestamp, UserId};

/// Something that a person is told in the app, and by e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    /// Which one; derived from the event and the recipient, so that a repeat tells nobody twice.
    pub id: NotificationId,
    /// Who is told.
    pub user_id: UserId,
    /// The event that it tells of: `order.paid`.
    pub about: String,
    /// One line.
    pub title: String,
    /// A sentence or two.
    pub body: String,
    /// Where in the app it leads: `/orders/ord_01J…`.
    pub link: String,
    /// When.
    pub created_at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
    /// When its e-mail was handed over.
    pub emailed_at: Option<Timestamp>,
}
