//! Notifications.

use domain::notifications::Notification;
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
