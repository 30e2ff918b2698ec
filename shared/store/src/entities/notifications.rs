//! Notifications. N1 what a user is told, newest first; N2 one of them; N3 one with its reader; N4 up to where a user
//! has read all.

use domain::notifications::{Notification, ReadMark};
use domain::users::User;
use domain::{NotificationId, Timestamp, UserId};
use futures::future::try_join;

use super::user_key;
use crate::{Error, Index, Key, Loaded, Page, PageRequest, Stored, Table, compiled};

/// Unread notifications that are counted, at most: who has more has many.
pub const UNREAD_MAX: u32 = 100;
/// Seconds that a notification is kept for.
const KEPT_SECONDS: u64 = 180 * 24 * 60 * 60;

fn notification_key(user: UserId, id: NotificationId) -> Key {
    Key::new(format!("USER#{user}"), format!("NOTIFICATION#{id}"))
}

impl Stored for Notification {
    fn key(&self) -> Key {
        notification_key(self.user_id, self.id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.created_at.plus_seconds(KEPT_SECONDS))
    }
}

compiled::stored!(Notification);

fn read_mark_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "READ_MARK")
}

impl Stored for ReadMark {
    fn key(&self) -> Key {
        read_mark_key(self.user_id)
    }
}

compiled::stored!(ReadMark);

repository! {
    /// The notifications in the table. One that is written, mailed or read twice was so already: a change of one, alone, is
    /// committed by [`Table::commit_put`](crate::Table::commit_put).
    Notifications, notifications
}

impl Notifications {
    /// N1: what a user was told, newest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_user(
        &self,
        user: UserId,
        page: &PageRequest,
    ) -> Result<Page<Loaded<Notification>>, Error> {
        self.0.query(Index::Table, &format!("USER#{user}"), "NOTIFICATION#", false, page).await
    }

    /// N4: up to where a user has read all.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn read_mark(&self, user: UserId) -> Result<Loaded<ReadMark>, Error> {
        let mark = self.0.get(&read_mark_key(user)).await?;
        Ok(mark.unwrap_or_else(|| Loaded::new(ReadMark::none(user))))
    }

    /// N1 with N4, at the same time.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_user_with_mark(
        &self,
        user: UserId,
        page: &PageRequest,
    ) -> Result<(Page<Loaded<Notification>>, ReadMark), Error> {
        let (told, mark) = try_join(self.of_user(user, page), self.read_mark(user)).await?;
        Ok((told, mark.into_inner()))
    }

    /// How many of the newest [`UNREAD_MAX`] a user has not read.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn unread(&self, user: UserId) -> Result<usize, Error> {
        let newest = PageRequest { limit: UNREAD_MAX, cursor: None };
        let (told, mark) = self.of_user_with_mark(user, &newest).await?;
        Ok(told.items.iter().filter(|told| mark.read_at(told).is_none()).count())
    }

    /// N2: one of them.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, user: UserId, id: NotificationId) -> Result<Loaded<Notification>, Error> {
        self.0.load(&notification_key(user, id)).await
    }

    /// N3: one of them with its reader, in one round trip; `None` when either is gone.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find_with_reader(
        &self,
        user: UserId,
        id: NotificationId,
    ) -> Result<Option<(Loaded<Notification>, User)>, Error> {
        let (notification, reader) = (notification_key(user, id), user_key(user));
        let mut items = self.0.get_many(&[notification.clone(), reader.clone()]).await?;
        let reader = items.take::<User>(&reader)?.map(Loaded::into_inner);
        Ok(items.take(&notification)?.zip(reader))
    }
}
