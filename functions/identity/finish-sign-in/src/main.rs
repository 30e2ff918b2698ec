//! `POST /auth/providers/{provider}/finish`: the provider sent somebody back, and what it says of them becomes the first half of a log-in, or an
//! account.
//!
//! Reads U17; writes that the sign-in was used, with a challenge, and for somebody new user and credentials, in one change. Emits
//! `user.provider_changed` for a new account. A repeat is refused: sign-in and code are good once.

use domain::Actor;
use domain::identity::provider::{Provider, SignIn, UsedSignIn};
use oidc::{Attempt, Client, Providers, clear_sign_in};
use store::Table;
use web::{Problem, Request, Response, Stop, ok, problem};

mod body;
mod outcome;
use body::{Finish, has_account};
use outcome::{challenge, pending, sign_up};

/// How often it is decided anew when somebody else was faster. Not from the start: a code is good once.
const RUNS_MAX: usize = 3;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let client = Client::new(Providers::from_env()).await?;
    web::serve(async |request| finish(&table, &client, request).await).await
}

async fn finish(table: &Table, client: &Client, request: Request) -> Result<Response, Stop> {
    let provider: Provider = request.path("provider")?;
    let (begun, wish) = request.body::<Finish>()?.parts();
    let attempt = begun.attempt(&request)?;
    let vouched = client.exchange(provider, &begun.code, &attempt, request.at()).await?;
    let (subject, email, hash) = (&vouched.subject, vouched.email.as_ref(), attempt.hash());
    for _ in 0..RUNS_MAX {
        let found = table.identity().sign_in(provider, subject, email, &hash).await?;
        if found.used {
            return Err(Attempt::over().into());
        }
        let mut change = request.change(Actor::system("identity-finish-sign-in"));
        change.insert(&UsedSignIn { token_hash: hash.clone(), used_at: request.at() });
        let outcome = match vouched.sign_in(found.link.as_deref(), found.credentials.as_deref()) {
            SignIn::LogIn(user) => Ok(challenge(&mut change, &request, &vouched, user)),
            SignIn::SignUp(email) => {
                let user = sign_up(&mut change, &request, &vouched, email, wish);
                Ok(challenge(&mut change, &request, &vouched, user))
            }
            SignIn::HasAccount(email) => Err(has_account(&vouched, &email)),
            SignIn::AddressNeeded => Err(pending(&mut change, &request, &vouched)),
        };
        match table.commit(change).await {
            Err(store::Error::Conflict | store::Error::EmailTaken | store::Error::ProviderLinked) => {}
            committed => {
                committed?;
                return Ok(ok(&outcome?).with_cookie(clear_sign_in()));
            }
        }
    }
    Err(Problem::new(problem::TRY_AGAIN, "Somebody else was faster, several times in a row. Begin again.")
        .into())
}
