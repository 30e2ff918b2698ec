//! Notifications.

use domain::notifications::{Notification, ReadMark};
use domain::{NotificationId, Timestamp};
use serde::Serialize;

/// A notification as its reader sees it.
#[derive(Debug, Clone, Serialize)]
pub struct NotificationView {
    id: NotificationId,
    /// The event that it tells of: `order.paid`.
    about: String,
    title: String,
    body: String,
    /// Where in the app it leads.
    link: String,
    created_at: Timestamp,
    read_at: Option<Timestamp>,
}

impl NotificationView {
    /// As its reader sees it who has read up to `mark`.
    pub fn new(notification: Notification, mark: &ReadMark) -> Self {
        let read_at = mark.read_at(&notification);
        Self { read_at, ..notification.into() }
    }
}

impl From<Notification> for NotificationView {
    fn from(notification: Notification) -> Self {
        Self {
            id: notification.id,
            about: notification.about,
            title: notification.title,
            body: notification.body,
            link: notification.link,
            created_at: notification.created_at,
            read_at: notification.read_at,
        }
    }
}

/// Up to where a user has read all.
#[derive(Debug, Clone, Serialize)]
pub struct ReadMarkView {
    through: Option<NotificationId>,
    read_at: Timestamp,
}

impl ReadMarkView {
    /// What is shown of `mark`.
    pub const fn new(mark: &ReadMark) -> Self {
        Self { through: mark.through, read_at: mark.read_at }
    }
}
