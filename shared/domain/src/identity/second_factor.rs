//! The second factor: a code that an app on a telephone shows (TOTP, RFC 6238), and codes on paper for when it is lost.
//!
//! What computes codes and seals secrets is at the edge; here is what follows from them.

use serde::{Deserialize, Serialize};

use crate::identity::credentials::{Email, Guesses};
use crate::identity::provider::{Provider, Subject};
use crate::{Timestamp, UserId};

/// Seconds that the app shows one code for (RFC 6238, 5.2).
pub const STEP_SECONDS: i64 = 30;
/// Steps by which the telephone's clock may be wrong.
pub const STEPS_AROUND: i64 = 1;
/// Codes on paper that a person gets.
pub const RECOVERY_CODES: usize = 10;
/// Seconds within which a secret that was shown is to be confirmed by a code of it.
pub const SET_UP_SECONDS: u64 = 30 * 60;
/// Wrong codes in a row after which none of the app is taken for a while.
pub const WRONG_CODES_MAX: u32 = 5;
/// Seconds for which none is taken the first time; each further time in a row, twice as long.
pub const FIRST_LOCK_SECONDS: u64 = 15 * 60;
/// Seconds that such a lock lasts at most.
pub const LONGEST_LOCK_SECONDS: u64 = 24 * 60 * 60;
/// Seconds within which the code follows on the password.
pub const CHALLENGE_SECONDS: u64 = 5 * 60;
/// Seconds that a proof is good for, for what asks for a fresh one.
pub const PROOF_SECONDS: u64 = 10 * 60;

/// A secret that an app has, as it is stored: sealed for its user.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppSecret {
    /// The sealed secret.
    pub sealed: String,
    /// When it was shown or, later, confirmed.
    pub since: Timestamp,
}

/// What was typed, as the edge looked it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A code of the app: the step of time that it is of, if it is of one around now.
    App(Option<i64>),
    /// A code on paper, as its hash.
    Recovery(String),
}

/// What a code that was typed is worth.
#[derive(Clone, PartialEq, Eq)]
pub enum Checked {
    /// It is right, and used up by this.
    Right(SecondFactor),
    /// It is wrong, or was used before.
    Wrong(SecondFactor),
    /// It is wrong, and the one too many: none of the app is taken for a while.
    Locking(SecondFactor),
    /// None of the app is taken for so many seconds.
    Locked(u64),
}

/// A person's second factor: none yet, one that is being set up, or one that is on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactor {
    /// Whose.
    pub user_id: UserId,
    /// What codes are checked against; `None` until one was confirmed.
    pub on: Option<AppSecret>,
    /// A secret that was shown and not confirmed.
    pub shown: Option<AppSecret>,
    /// The latest step of time whose code was used: no code is good twice.
    pub last_step: i64,
    /// The hashes of the codes on paper that are left.
    pub recovery_hashes: Vec<String>,
    /// Wrong codes since the last right one or the last lock.
    pub wrong_codes: u32,
    /// Locks in a row.
    pub locks: u32,
    /// Until when no code of the app is taken.
    pub locked_until: Option<Timestamp>,
}

impl SecondFactor {
    /// None yet.
    pub fn none(user_id: UserId) -> Self {
        Self {
            user_id,
            on: None,
            shown: None,
            last_step: 0,
            recovery_hashes: Vec::new(),
            wrong_codes: 0,
            locks: 0,
            locked_until: None,
        }
    }

    /// Whether a log-in asks for a code.
    pub fn is_on(&self) -> bool {
        self.on.is_some()
    }

    /// A secret is shown, to be put into an app. One that is on stays so until this is confirmed.
    pub fn show(&self, sealed: String, at: Timestamp) -> Self {
        Self { shown: Some(AppSecret { sealed, since: at }), ..self.clone() }
    }

    /// The secret that was shown and waits to be confirmed.
    pub fn waiting(&self, at: Timestamp) -> Option<&AppSecret> {
        self.shown.as_ref().filter(|shown| shown.since.plus_seconds(SET_UP_SECONDS) > at)
    }

    /// A code of the shown secret was typed, of `step`: it is on from now on, with new codes on paper.
    pub fn confirm(&self, step: i64, recovery_hashes: Vec<String>, at: Timestamp) -> Option<Self> {
        let shown = self.waiting(at)?;
        let on = Some(AppSecret { sealed: shown.sealed.clone(), since: at });
        Some(Self { on, last_step: step, recovery_hashes, ..Self::none(self.user_id) })
    }

    /// New codes on paper; those before are good for nothing.
    pub fn with_recovery_codes(&self, recovery_hashes: Vec<String>) -> Self {
        Self { recovery_hashes, ..self.clone() }
    }

    /// What `typed` is worth. Codes on paper cannot be guessed, so a lock does not hold them up: whoever reads them off paper
    /// gets in, however many codes of the app somebody else guessed.
    pub fn check(&self, typed: &Typed, at: Timestamp) -> Checked {
        match typed {
            Typed::Recovery(hash) => match self.recovery_hashes.iter().position(|left| left == hash) {
                Some(used) => {
                    let mut right = self.unlocked();
                    right.recovery_hashes.remove(used);
                    Checked::Right(right)
                }
                None => Checked::Wrong(self.clone()),
            },
            Typed::App(step) => {
                if let Some(until) = self.locked_until.filter(|until| *until > at) {
                    return Checked::Locked(until.seconds_since(at));
                }
                match step.filter(|step| *step > self.last_step) {
                    Some(step) => Checked::Right(Self { last_step: step, ..self.unlocked() }),
                    None => self.one_wrong(at),
                }
            }
        }
    }

    fn unlocked(&self) -> Self {
        Self { wrong_codes: 0, locks: 0, locked_until: None, ..self.clone() }
    }

    fn one_wrong(&self, at: Timestamp) -> Checked {
        let wrong_codes = self.wrong_codes + 1;
        if wrong_codes < WRONG_CODES_MAX {
            return Checked::Wrong(Self { wrong_codes, ..self.clone() });
        }
        let seconds = FIRST_LOCK_SECONDS.saturating_mul(1 << self.locks.min(16)).min(LONGEST_LOCK_SECONDS);
        let locked_until = Some(at.plus_seconds(seconds));
        Checked::Locking(Self { wrong_codes: 0, locks: self.locks + 1, locked_until, ..self.clone() })
    }
}

/// Somebody typed the right password and is asked for a code, or came by a provider and is asked for one if they have a second factor:
/// what the second half of a log-in begins with.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// Who.
    pub user_id: UserId,
    /// SHA-256 of the secret that the device got, in hexadecimal.
    pub token_hash: String,
    /// The address that they logged in with; `None` where a provider said who they are.
    pub email: Option<Email>,
    /// The device that it was typed on, if it was there before: the hash of its token.
    pub device_hash: Option<String>,
    /// The wrong codes that were typed.
    pub guesses: Guesses,
    /// When the password was typed.
    pub issued_at: Timestamp,
    /// Who said who they are, if no password was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Provider>,
    /// Which account there: it still has to be theirs when the log-in ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
}

impl Challenge {
    /// The right password was typed.
    pub fn new(
        user_id: UserId,
        token_hash: String,
        email: Email,
        device_hash: Option<String>,
        at: Timestamp,
    ) -> Self {
        let email = Some(email);
        Self {
            user_id,
            token_hash,
            email,
            device_hash,
            guesses: Guesses::none(at),
            issued_at: at,
            provider: None,
            subject: None,
        }
    }

    /// `provider` said who they are, by their account `subject` there.
    pub fn by_provider(
        provider: Provider,
        subject: Subject,
        user_id: UserId,
        token_hash: String,
        device_hash: Option<String>,
        at: Timestamp,
    ) -> Self {
        let (provider, subject) = (Some(provider), Some(subject));
        Self {
            user_id,
            token_hash,
            email: None,
            device_hash,
            guesses: Guesses::none(at),
            issued_at: at,
            provider,
            subject,
        }
    }

    /// Until when a code answers it.
    pub fn good_until(&self) -> Timestamp {
        self.issued_at.plus_seconds(CHALLENGE_SECONDS)
    }

    /// A wrong code was typed; `None` when those were too many, and the password is to be typed again.
    pub fn after_wrong_code(&self) -> Option<Self> {
        let failed = self.guesses.failed + 1;
        (failed < WRONG_CODES_MAX)
            .then(|| Self { guesses: Guesses { failed, ..self.guesses.clone() }, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

    fn at() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    fn on() -> SecondFactor {
        let none = SecondFactor::none(UserId::new(at(), [1; 10]));
        assert!(!none.is_on());
        let hashes = vec!["one".to_owned(), "two".to_owned()];
        none.show("sealed".to_owned(), at()).confirm(100, hashes, at()).unwrap()
    }

    fn right(checked: Checked) -> SecondFactor {
        match checked {
            Checked::Right(factor) => factor,
            Checked::Wrong(_) | Checked::Locking(_) | Checked::Locked(_) => panic!("it was right"),
        }
    }

    #[test]
    fn it_is_on_when_a_code_of_the_shown_secret_was_typed_and_not_before() {
        let none = SecondFactor::none(UserId::new(at(), [1; 10]));
        assert!(none.confirm(1, Vec::new(), at()).is_none(), "nothing was shown");
        let shown = none.show("sealed".to_owned(), at());
        assert!(!shown.is_on());
        let late = at().plus_seconds(SET_UP_SECONDS);
        assert!(shown.confirm(1, Vec::new(), late).is_none(), "too late");
        assert!(shown.confirm(1, Vec::new(), at()).unwrap().is_on());
    }

    #[test]
    fn another_app_takes_over_when_it_is_confirmed_and_the_first_one_works_until_then() {
        let both = on().show("another".to_owned(), at());
        assert_eq!(both.on.as_ref().unwrap().sealed, "sealed");
        let moved = both.confirm(101, vec!["three".to_owned()], at()).unwrap();
        assert_eq!(moved.on.as_ref().unwrap().sealed, "another");
        assert_eq!((moved.recovery_hashes, moved.shown.is_none()), (vec!["three".to_owned()], true));
    }

    #[test]
    fn a_code_is_good_once_and_so_is_none_before_it() {
        let factor = on();
        assert!(matches!(factor.check(&Typed::App(Some(100)), at()), Checked::Wrong(_)), "it confirmed");
        let used = right(factor.check(&Typed::App(Some(101)), at()));
        for step in [99, 100, 101] {
            assert!(matches!(used.check(&Typed::App(Some(step)), at()), Checked::Wrong(_)), "{step}");
        }
        right(used.check(&Typed::App(Some(102)), at()));
    }

    #[test]
    fn a_code_on_paper_is_good_once() {
        let used = right(on().check(&Typed::Recovery("one".to_owned()), at()));
        assert_eq!(used.recovery_hashes, ["two"]);
        assert!(matches!(used.check(&Typed::Recovery("one".to_owned()), at()), Checked::Wrong(_)));
        let renewed = used.with_recovery_codes(vec!["three".to_owned()]);
        assert!(matches!(renewed.check(&Typed::Recovery("two".to_owned()), at()), Checked::Wrong(_)));
    }

    /// Types wrong codes until they lock, and answers for how many seconds.
    fn lock(mut factor: SecondFactor, at: Timestamp) -> (SecondFactor, u64) {
        for _ in 1..WRONG_CODES_MAX {
            match factor.check(&Typed::App(None), at) {
                Checked::Wrong(counted) => factor = counted,
                Checked::Right(_) | Checked::Locking(_) | Checked::Locked(_) => {
                    panic!("wrong, and not too many")
                }
            }
        }
        let Checked::Locking(locked) = factor.check(&Typed::App(None), at) else { panic!("the fifth locks") };
        match locked.check(&Typed::App(Some(500)), at) {
            Checked::Locked(seconds) => (locked, seconds),
            Checked::Right(_) | Checked::Wrong(_) | Checked::Locking(_) => panic!("it is locked"),
        }
    }

    #[test]
    fn each_lock_in_a_row_lasts_twice_as_long_until_a_right_code_came() {
        let (mut factor, mut now) = (on(), at());
        for expected in [900, 1_800, 3_600, 7_200, 14_400, 28_800, 57_600, 86_400, 86_400] {
            let (locked, seconds) = lock(factor, now);
            assert_eq!(seconds, expected);
            (factor, now) = (locked, now.plus_seconds(seconds));
        }
        let unlocked = right(factor.check(&Typed::App(Some(600)), now));
        assert_eq!(lock(unlocked, now).1, FIRST_LOCK_SECONDS);
    }

    #[test]
    fn guesses_of_others_do_not_hold_up_a_code_on_paper() {
        let (locked, _) = lock(on(), at());
        let unlocked = right(locked.check(&Typed::Recovery("one".to_owned()), at()));
        right(unlocked.check(&Typed::App(Some(101)), at()));
    }

    #[test]
    fn a_challenge_takes_five_codes() {
        let email = Email::try_from("ada@example.com".to_owned()).unwrap();
        let mut challenge = Challenge::new(UserId::new(at(), [1; 10]), String::new(), email, None, at());
        for _ in 1..WRONG_CODES_MAX {
            challenge = challenge.after_wrong_code().unwrap();
        }
        assert!(challenge.after_wrong_code().is_none());
    }
}
