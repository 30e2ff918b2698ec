//! How a person leaves: they ask for it, have a week in which logging in takes it back, and then what is theirs is erased, part by
//! part. The books stay, with nobody's name in them.

use serde::{Deserialize, Serialize};

use crate::change::LOST_EVENT_SECONDS;
use crate::identity::credentials::Email;
use crate::time::DAY_SECONDS;
use crate::users::events::{DeletionFacts, UserEvent};
use crate::users::{SessionsEnded, User};
use crate::{Due, Outcome, Refused, Role, Step, Timestamp};

/// Days in which whoever asked to be deleted can take it back.
pub const GRACE_DAYS: u64 = 7;
/// Seconds until an account is looked at again of which something about money is still open when its time has come.
const OPEN_AGAIN_SECONDS: u64 = DAY_SECONDS;

/// What is erased at a time, in this order. The next part begins when nothing is left of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The products: they are archived.
    Products,
    /// The orders that they placed: where to, the account of a refund, what they said of it.
    Bought,
    /// The orders that they were given: where they are picked up, what they said of it.
    Sold,
    /// The accounts that payouts went to.
    Payouts,
    /// What they wrote in conversations.
    Conversations,
    /// What they wrote and showed in disputes.
    Disputes,
    /// The files in the bucket.
    Files,
    /// What is kept with the person.
    Own,
}

impl Part {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Products,
        Self::Bought,
        Self::Sold,
        Self::Payouts,
        Self::Conversations,
        Self::Disputes,
        Self::Files,
        Self::Own,
    ];

    fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|part| *part != self).nth(1)
    }
}

/// How far it is that a person leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Leaving {
    /// They asked for it, and can still take it back.
    Asked {
        /// When.
        asked_at: Timestamp,
        /// From when on it cannot be taken back.
        erases_at: Timestamp,
        /// Until when they were away before, as an artisan: they take no orders while they leave.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        away_before: Option<Timestamp>,
    },
    /// Their name, address and log-in are gone; the rest follows.
    Erasing {
        /// What is being erased.
        part: Part,
        /// Where in that part the next page begins.
        cursor: Option<String>,
    },
    /// Nothing of theirs is left but what the books need.
    Gone,
}

impl User {
    /// Whether they asked to be deleted, and nothing was erased yet.
    pub fn is_leaving(&self) -> bool {
        matches!(self.leaving, Some(Leaving::Asked { .. }))
    }

    /// Whether they have left: nobody is shown them any more, and nothing is sent to them.
    pub fn has_left(&self) -> bool {
        matches!(self.leaving, Some(Leaving::Erasing { .. } | Leaving::Gone))
    }

    /// They ask to be deleted: all sessions end, and after [`GRACE_DAYS`] what is theirs is erased. Refused to administrators, whose
    /// decisions have to be somebody's, and while `open` matters of theirs are about money. `away_before` is until when they take no
    /// orders as an artisan; from now on they take none.
    ///
    /// # Errors
    /// [`Refused`], as said.
    pub fn ask_deletion(
        &self,
        open: bool,
        away_before: Option<Timestamp>,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        if self.roles.contains(&Role::Admin) {
            return Err(Refused::new(
                "account-in-use",
                "You are an administrator: what you decided has to stay somebody's, so this account cannot be deleted. Buy and sell with another one.",
            ));
        }
        if open {
            return Err(Refused::new(
                "account-in-use",
                "Money of yours, or of somebody who deals with you, is not where it belongs yet. Your account shows what is open; once \
                 that is done, ask again.",
            ));
        }
        let erases_at = at.plus_seconds(GRACE_DAYS * DAY_SECONDS);
        let user = Self {
            leaving: Some(Leaving::Asked { asked_at: at, erases_at, away_before }),
            due: Some(Due { at: erases_at, step: Step::UsersErase }),
            sessions_ended: Some(SessionsEnded { at, kept: None }),
            ..self.clone()
        };
        let facts = DeletionFacts { user_id: user.id, roles: user.roles.clone(), erases_at };
        Ok(Outcome { entity: user, event: UserEvent::DeletionAsked(facts), postings: Vec::new() })
    }

    /// They came back in time. `None` when there is nothing to take back, or not any more.
    pub fn take_deletion_back(&self) -> Option<Outcome<Self>> {
        self.is_leaving()
            .then(|| Self { leaving: None, due: None, ..self.clone() }.outcome(UserEvent::DeletionTakenBack))
    }

    /// Until when they were away as an artisan before they asked.
    pub fn away_before(&self) -> Option<Timestamp> {
        match self.leaving {
            Some(Leaving::Asked { away_before, .. }) => away_before,
            Some(Leaving::Erasing { .. } | Leaving::Gone) | None => None,
        }
    }

    /// Whether `session_began` shows that they came back after they had asked.
    pub fn came_back(&self, session_began: Timestamp) -> bool {
        matches!(self.leaving, Some(Leaving::Asked { asked_at, .. }) if session_began > asked_at)
    }

    /// Whether the time to take it back is over.
    pub fn is_to_be_erased(&self, at: Timestamp) -> bool {
        matches!(self.leaving, Some(Leaving::Asked { erases_at, .. }) if erases_at <= at)
    }

    /// Something about money is open although the time has come: it is looked at again a day later.
    #[must_use]
    pub fn look_again(&self, at: Timestamp) -> Self {
        let due = Due { at: at.plus_seconds(OPEN_AGAIN_SECONDS), step: Step::UsersErase };
        Self { due: Some(due), ..self.clone() }
    }

    /// The time is over: who they are is erased, and the rest is to follow. `None` unless they asked and [it is time](Self::is_to_be_erased).
    pub fn begin_erasure(&self, at: Timestamp) -> Option<Outcome<Self>> {
        if !self.is_to_be_erased(at) {
            return None;
        }
        let user = Self {
            email: nobodys(self)?,
            name: String::new(),
            phone: None,
            roles: Vec::new(),
            sessions_ended: Some(SessionsEnded { at, kept: None }),
            leaving: Some(Leaving::Erasing { part: Part::ALL[0], cursor: None }),
            due: Some(lost(at)),
            ..self.clone()
        };
        Some(user.outcome(UserEvent::ErasureBegun))
    }

    /// What is erased next: which part, and where in it.
    pub fn part_to_erase(&self) -> Option<(Part, Option<&str>)> {
        match &self.leaving {
            Some(Leaving::Erasing { part, cursor }) => Some((*part, cursor.as_deref())),
            Some(Leaving::Asked { .. } | Leaving::Gone) | None => None,
        }
    }

    /// A page was erased of the part that was to be; `next` is where the following page begins, if there is one. `None` when that was
    /// the last of all.
    pub fn erased_page(&self, next: Option<String>, at: Timestamp) -> Option<Self> {
        let (part, _) = self.part_to_erase()?;
        let leaving = match next {
            Some(cursor) => Leaving::Erasing { part, cursor: Some(cursor) },
            None => Leaving::Erasing { part: part.next()?, cursor: None },
        };
        Some(Self { leaving: Some(leaving), due: Some(lost(at)), ..self.clone() })
    }

    /// Nothing is left to erase.
    pub fn erased(&self) -> Outcome<Self> {
        Self { leaving: Some(Leaving::Gone), due: None, ..self.clone() }.outcome(UserEvent::Erased)
    }
}

/// When the next look is, should the one that follows straight away be lost.
fn lost(at: Timestamp) -> Due {
    Due { at: at.plus_seconds(LOST_EVENT_SECONDS), step: Step::UsersErase }
}

/// What stands where the address of somebody who left was: no mail reaches that domain, by RFC 2606.
fn nobodys(user: &User) -> Option<Email> {
    Email::try_from(format!("{}@left.invalid", user.id)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::users::Phone;
    use crate::{DomainEvent, TypedId, UserId};

    fn user(roles: &[Role]) -> User {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let email = Email::try_from("ada@example.com".to_owned()).unwrap();
        let user =
            User::sign_up(UserId::new(at, [1; 10]), email, "Ada Obi".to_owned(), roles.to_vec(), at).entity;
        let phone = Phone::try_from("+2348012345678".to_owned()).unwrap();
        User { phone: Some(phone), email_verified_at: Some(at), ..user }
    }

    fn start() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    #[test]
    fn who_asks_is_erased_after_a_week_and_not_before() {
        let asked = user(&[Role::Buyer]).ask_deletion(false, None, start()).unwrap();
        assert_eq!(asked.event.action(), "user.deletion_asked");
        let asked = asked.entity;
        let over = start().plus_seconds(GRACE_DAYS * DAY_SECONDS);
        assert_eq!(asked.due, Some(Due { at: over, step: Step::UsersErase }));
        assert!(asked.is_leaving() && !asked.has_left());
        assert_eq!(asked.begin_erasure(over.minus_seconds(1)), None);
        let begun = asked.begin_erasure(over).unwrap().entity;
        assert!(begun.has_left() && !begun.is_leaving());
    }

    #[test]
    fn nothing_about_money_may_be_open_and_administrators_stay() {
        let open = user(&[Role::Buyer]).ask_deletion(true, None, start()).unwrap_err();
        assert_eq!(open.problem, "account-in-use");
        let admin = user(&[Role::Buyer, Role::Admin]).ask_deletion(false, None, start()).unwrap_err();
        assert_eq!(admin.problem, "account-in-use");
        assert_ne!(open.detail, admin.detail, "each says what to do");
    }

    #[test]
    fn who_comes_back_in_time_stays_and_who_comes_later_does_not() {
        let asked = user(&[Role::Buyer]).ask_deletion(false, None, start()).unwrap().entity;
        assert!(!asked.came_back(start()), "the session that it was asked in");
        assert!(asked.came_back(start().plus_seconds(1)));
        let away =
            user(&[Role::Buyer]).ask_deletion(false, Some(start().plus_seconds(9)), start()).unwrap().entity;
        assert_eq!(away.away_before(), Some(start().plus_seconds(9)), "what is taken back with it");
        let kept = asked.take_deletion_back().unwrap().entity;
        assert_eq!((kept.leaving.as_ref(), kept.due, kept.take_deletion_back()), (None, None, None));
        assert_eq!((kept.name.as_str(), kept.email.as_str()), ("Ada Obi", "ada@example.com"));
        let over = start().plus_seconds(GRACE_DAYS * DAY_SECONDS);
        assert_eq!(asked.begin_erasure(over).unwrap().entity.take_deletion_back(), None);
    }

    #[test]
    fn what_is_open_when_the_time_has_come_is_looked_at_again_and_again() {
        let asked = user(&[Role::Buyer]).ask_deletion(false, None, start()).unwrap().entity;
        let over = start().plus_seconds(GRACE_DAYS * DAY_SECONDS);
        let later = asked.look_again(over);
        assert_eq!(later.due.unwrap().at, over.plus_seconds(DAY_SECONDS));
        assert!(later.take_deletion_back().is_some(), "and can still be taken back");
        assert!(later.is_to_be_erased(over.plus_seconds(DAY_SECONDS)));
    }

    #[test]
    fn an_erased_person_has_no_name_no_number_and_an_address_that_nobody_has() {
        let over = start().plus_seconds(GRACE_DAYS * DAY_SECONDS);
        let asked = user(&[Role::Buyer, Role::Artisan]).ask_deletion(false, None, start()).unwrap().entity;
        let begun = asked.begin_erasure(over).unwrap();
        assert_eq!(begun.event.action(), "user.erasure_begun");
        let text = serde_json::to_string(&begun.entity).unwrap()
            + &serde_json::to_string(&begun.event.facts()).unwrap();
        for trace in ["Ada", "Obi", "ada@example.com", "8012345678"] {
            assert!(!text.contains(trace), "{trace} in {text}");
        }
        assert!(begun.entity.email.as_str().ends_with(".invalid"));
        assert_eq!(begun.entity.roles, []);
        assert!(begun.entity.email_verified_at.is_some(), "what is not verified is forgotten after a month");
    }

    #[test]
    fn every_part_is_erased_page_by_page_and_then_there_is_an_end() {
        let over = start().plus_seconds(GRACE_DAYS * DAY_SECONDS);
        let asked = user(&[Role::Buyer]).ask_deletion(false, None, start()).unwrap().entity;
        let mut user = asked.begin_erasure(over).unwrap().entity;
        let mut parts = Vec::new();
        loop {
            let (part, cursor) = user.part_to_erase().unwrap();
            assert_eq!(cursor, None);
            parts.push(part);
            let on = user.erased_page(Some("next".to_owned()), over).unwrap();
            assert_eq!(on.part_to_erase(), Some((part, Some("next"))), "the same part goes on");
            assert!(on.due.is_some(), "should the message be lost");
            match on.erased_page(None, over) {
                Some(next) => user = next,
                None => break,
            }
        }
        assert_eq!(parts, Part::ALL);
        let gone = user.erased();
        assert_eq!((gone.event.action(), gone.entity.due), ("user.erased", None));
        assert_eq!((gone.entity.part_to_erase(), gone.entity.has_left()), (None, true));
    }
}
