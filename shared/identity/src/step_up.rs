//! The password again, before something that a stolen device must not be able to do.

use domain::identity::credentials::Credentials;
use domain::users::User;
use store::{Loaded, Table};
use web::{Caller, Problem, Request, Stop, problem};

use crate::{Password, verify_password};

/// The caller, whose session goes on and who has typed the right password, with how they log in. A wrong one is counted; when
/// there were too many, the session ends.
///
/// # Errors
/// The problem to answer with; or of the table.
pub async fn step_up(
    table: &Table,
    request: &Request,
    caller: &Caller,
    password: &Password,
) -> Result<(Loaded<User>, Loaded<Credentials>), Stop> {
    let read = table.identity().session_with_credentials(caller.user_id, caller.session_id).await?;
    let (session, user, credentials) = read;
    let live = session.zip(user).filter(|(session, user)| user.keeps(session, request.at()));
    let ended = || Problem::new(problem::UNAUTHENTICATED, "This session has ended. Log in again.");
    let ((session, user), credentials) = live.zip(credentials).ok_or_else(ended)?;
    if verify_password(password, Some(&credentials.password_hash)) {
        return Ok((user, credentials));
    }
    let mut change = request.change(caller.as_user());
    let problem = match session.after_wrong_password() {
        Some(counted) => {
            change.replace(&session, &counted);
            Problem::new(problem::PASSWORD_WRONG, "This is not the password of your account.")
        }
        None => {
            change.delete(&session);
            let detail = "Too many wrong passwords, so you were logged out here. Log in again, or choose a new password.";
            Problem::new(problem::TOO_MANY_ATTEMPTS, detail)
        }
    };
    table.commit(change).await?;
    Err(problem.into())
}
