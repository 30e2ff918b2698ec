//! `PUT /me/providers/{provider}`: the signed-in user logs in by their account at a provider as well from now on.
//!
//! Reads U8 and U17; writes that the sign-in was used, whose the account there is, credentials and user, in one change. Emits
//! `user.provider_changed`. A repeat is refused: sign-in and code are good once. Needs a fresh proof, and the same address on both sides.
//! Where another account there was linked before, all other sessions end.

use domain::Actor;
use domain::identity::provider::{Linking, Provider, UsedSignIn};
use identity::LiveSession;
use oidc::{Attempt, Begun, Client, Providers, clear_sign_in};
use store::Table;
use store::entities::{claim_account, release_account};
use web::{Problem, Request, Response, Stop, no_content, problem};

/// How often it is decided anew when somebody else was faster. Not from the start: a code is good once.
const RUNS_MAX: usize = 3;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let client = Client::new(Providers::from_env()).await?;
    web::serve(async |request| link(&table, &client, request).await).await
}

async fn link(table: &Table, client: &Client, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    caller.require_proof(request.at())?;
    let provider: Provider = request.path("provider")?;
    let begun: Begun = request.body()?;
    let attempt = begun.attempt(&request)?;
    let vouched = client.exchange(provider, &begun.code, &attempt, request.at()).await?;
    let (at, hash, people) = (request.at(), attempt.hash(), table.identity());
    for _ in 0..RUNS_MAX {
        let read = people.sign_in(provider, &vouched.subject, None, &hash);
        let (live, found) = tokio::join!(LiveSession::of(table, &request, &caller), read);
        let (live, found) = (live?, found?);
        if found.used {
            return Err(Attempt::over().into());
        }
        let (linked, before) = match live.credentials.link(&vouched, found.link.as_deref(), at) {
            Linking::IsLinked => return Ok(no_content().with_cookie(clear_sign_in())),
            Linking::OfSomebodyElse => return Err(of_somebody_else(provider).into()),
            Linking::AddressDiffers => return Err(address_differs(provider, live.user.email.as_str()).into()),
            Linking::Link(linked, before) => (linked, before),
        };
        let mut change = request.change(Actor::User(caller.user_id));
        change.insert(&UsedSignIn { token_hash: hash.clone(), used_at: at });
        before.iter().for_each(|account| release_account(&mut change, account));
        if found.link.is_none() {
            claim_account(&mut change, &vouched.account(at), caller.user_id);
        }
        change.replace(&live.credentials, &linked);
        let user = live.user.link_provider(provider, before.as_ref(), caller.session_id, at);
        change.save(&live.user, user);
        match table.commit(change).await {
            Err(store::Error::Conflict | store::Error::ProviderLinked) => {}
            committed => {
                committed?;
                return Ok(no_content().with_cookie(clear_sign_in()));
            }
        }
    }
    Err(Problem::new(problem::TRY_AGAIN, "Somebody else was faster, several times in a row. Begin again.")
        .into())
}

fn address_differs(provider: Provider, email: &str) -> Problem {
    let name = provider.name();
    let detail = format!(
        "Choose the {name} account with the address {email}, which yours has here; or change the address here first."
    );
    Problem::new(problem::ADDRESS_DIFFERS, detail)
}

fn of_somebody_else(provider: Provider) -> Problem {
    let name = provider.name();
    let detail = format!(
        "This {name} account opens another account here. Log in with {name} and unlink it there first."
    );
    Problem::new(problem::PROVIDER_LINKED, detail)
}
