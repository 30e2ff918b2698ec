//! `POST /auth/providers/{provider}/sign-up`: somebody came by a provider that makes sure of no address of theirs, and gives one. The answer is
//! the same whether or not the address has an account already; only its owner learns it, by mail.
//!
//! Reads U18, and U2 where the address is taken. Writes credentials and user in one change, as a sign-up with a password does: the link in
//! the mail makes both the address and the account at the provider theirs. Emits `user.signed_up`, or `user.signup_repeated` once a day at
//! most. A repeat is refused, the more so as it would tell whether the address was free.

use domain::identity::credentials::Credentials;
use domain::identity::provider::{LinkedAccount, Provider};
use domain::users::User;
use domain::{Actor, UserId};
use identity::{GivenEmail, PersonalToken, Wish, tell_owner};
use oidc::Providers;
use serde::Deserialize;
use serde_json::json;
use store::Table;
use store::entities::{SignUp, claim_email};
use web::{OneLine, Problem, Request, Response, Stop, accepted, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    sign_up: String,
    email: GivenEmail,
    name: OneLine<1, 80>,
    role: Wish,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let (table, providers) = (Table::from_env(), Providers::from_env());
    web::serve(async |request| sign_up(&table, &providers, request).await).await
}

async fn sign_up(table: &Table, providers: &Providers, request: Request) -> Result<Response, Stop> {
    let provider: Provider = request.path("provider")?;
    let Wanted { sign_up, email, name, role } = request.body()?;
    providers.find(provider)?;
    let (email, at, id) = (email.into_inner(), request.at(), request.new_id::<UserId>());
    let over = || Problem::new(problem::SIGN_IN_OVER, format!("Sign in with {} again.", provider.name()));
    let token = PersonalToken::parse(&sign_up).ok_or_else(over)?;
    let pending = table.identity().pending_sign_up(&token.hash()).await?;
    let good = pending.filter(|pending| pending.provider == provider && pending.good_until() > at);
    let pending = good.ok_or_else(over)?;
    let account =
        LinkedAccount { provider, subject: pending.subject.clone(), linked_at: at, address_typed: true };
    let credentials = Credentials {
        email: email.clone(),
        user_id: id,
        password_hash: String::new(),
        roles: role.roles(),
        email_verified_at: None,
        second_factor: false,
        providers: vec![account],
        leaving: false,
    };
    let mut change = request.change(Actor::User(id));
    claim_email(&mut change, &credentials);
    change.delete(&pending);
    change.insert(&SignUp(credentials));
    change.create(User::sign_up(id, email.clone(), name.into(), role.roles(), at));
    match table.commit(change).await {
        Err(store::Error::EmailTaken) => {
            // Good once here as well: else sending it again would tell which addresses have an account.
            let mut used = request.change(Actor::User(id));
            used.delete(&pending);
            tokio::try_join!(table.commit(used), tell_owner(table, &email, &request))?;
        }
        committed => committed?,
    }
    Ok(accepted(&json!({ "message": "We sent a mail to this address. Follow the link in it to go on." })))
}
