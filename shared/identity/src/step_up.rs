//! A proof again, within a session: what a stolen device must not be able to do asks for one that is fresh.

use domain::identity::credentials::Credentials;
use domain::identity::second_factor::{Checked, SecondFactor};
use domain::identity::session::Session;
use domain::{minutes_in_words, users::User};
use store::{Change, Loaded, Table};
use web::{Caller, Problem, Request, Stop, problem};

use crate::{FactorKey, GivenCode, Password, verify_password};

/// A live session, with whose it is and how they log in.
pub struct LiveSession {
    /// The session.
    pub session: Loaded<Session>,
    /// Its user.
    pub user: Loaded<User>,
    /// How they log in.
    pub credentials: Loaded<Credentials>,
    /// Their second factor: one that is not there yet if they have none.
    pub factor: Loaded<SecondFactor>,
}

impl LiveSession {
    /// That of `caller`, which has to go on: an access token outlives its session for nothing that is asked here.
    ///
    /// # Errors
    /// The problem to answer with; or of the table.
    pub async fn of(table: &Table, request: &Request, caller: &Caller) -> Result<Self, Stop> {
        let read = table.identity().session_with_proofs(caller.user_id, caller.session_id).await?;
        let ended = || Problem::new(problem::UNAUTHENTICATED, "This session has ended. Log in again.");
        let live = read.session.zip(read.user).filter(|(session, user)| user.keeps(session, request.at()));
        let ((session, user), credentials) = live.zip(read.credentials).ok_or_else(ended)?;
        let none = || Loaded::new(SecondFactor::none(user.id));
        let factor = read.factor.unwrap_or_else(none);
        Ok(Self { session, user, credentials, factor })
    }

    /// Its user types `proof`. The right one is kept with the session; a wrong one is counted, and when there were too many, the
    /// session ends.
    ///
    /// # Errors
    /// The problem to answer with; or of the table.
    pub async fn prove(
        &self,
        table: &Table,
        request: &Request,
        key: &FactorKey,
        proof: &Proof,
    ) -> Result<Session, Stop> {
        let mut change = request.change(domain::Actor::User(self.user.id));
        let refused = match proof {
            Proof::Password(_) if self.factor.is_on() => {
                let detail = "is needed: your log-ins have a second factor. Take the code that your app shows, or a recovery code";
                return Err(Problem::field("code", detail).into());
            }
            Proof::Password(_) if !self.credentials.has_password() => {
                let detail = "Your account has no password. Log in anew the way you came, or choose a password by the link that we mail you.";
                return Err(Problem::new(problem::PASSWORD_NOT_SET, detail).into());
            }
            Proof::Password(password) => {
                let right = verify_password(password, Some(&self.credentials.password_hash));
                (!right).then(|| {
                    Problem::new(problem::PASSWORD_WRONG, "This is not the password of your account.")
                })
            }
            Proof::Code(_) if !self.factor.is_on() => {
                let detail = "is needed: your log-ins have no second factor";
                return Err(Problem::field("password", detail).into());
            }
            Proof::Code(code) => take_code(&mut change, key, &self.user, &self.factor, code, request)?,
        };
        let proved = self.session.prove(self.factor.is_on(), request.at());
        let problem = match refused {
            None => {
                change.replace(&self.session, &proved);
                table.commit(change).await?;
                return Ok(proved);
            }
            Some(problem) => count_wrong(&mut change, &self.session, problem),
        };
        table.commit(change).await?;
        Err(problem.into())
    }

    /// Counts a wrong code typed within the session: what to answer is `problem`, unless it was one too many.
    pub async fn refuse(&self, table: &Table, request: &Request, problem: Problem) -> Stop {
        let mut change = request.change(domain::Actor::User(self.user.id));
        let problem = count_wrong(&mut change, &self.session, problem);
        match table.commit(change).await {
            Ok(()) => problem.into(),
            Err(error) => error.into(),
        }
    }
}

/// What somebody proves with who they are.
pub enum Proof {
    /// The password, where it is all that a log-in asks for.
    Password(Password),
    /// A code of the second factor.
    Code(GivenCode),
}

/// Adds to `change` what a code that `user` typed does to their second factor. Answers the problem if it is wrong.
///
/// # Errors
/// [`problem::TOO_MANY_ATTEMPTS`] while none of the app is taken.
pub fn take_code(
    change: &mut Change,
    key: &FactorKey,
    user: &Loaded<User>,
    factor: &Loaded<SecondFactor>,
    code: &GivenCode,
    request: &Request,
) -> Result<Option<Problem>, Problem> {
    let at = request.at();
    let wrong = || {
        Some(Problem::new(
            problem::CODE_WRONG,
            "This code is wrong, or was used before. Wait for the next one.",
        ))
    };
    Ok(match key.check(factor, code, at) {
        Checked::Right(used) => {
            change.replace(factor, &used);
            if matches!(code, GivenCode::Recovery(_)) {
                change.save(user, user.use_recovery_code());
            }
            None
        }
        Checked::Wrong(counted) => {
            change.replace(factor, &counted);
            wrong()
        }
        Checked::Locking(locked) => {
            change.replace(factor, &locked);
            change.save(user, user.lock_codes());
            wrong()
        }
        Checked::Locked(seconds) => {
            let detail = format!(
                "Too many wrong codes. Use one of your recovery codes, or try again in {}.",
                minutes_in_words(seconds)
            );
            return Err(Problem::new(problem::TOO_MANY_ATTEMPTS, detail).retry_after(seconds));
        }
    })
}

fn count_wrong(change: &mut Change, session: &Loaded<Session>, problem: Problem) -> Problem {
    match session.after_wrong_password() {
        Some(counted) => {
            change.replace(session, &counted);
            problem
        }
        None => {
            change.delete(session);
            let detail = "Too many wrong attempts, so you were logged out here. Log in again, or choose a new password.";
            Problem::new(problem::TOO_MANY_ATTEMPTS, detail)
        }
    }
}
