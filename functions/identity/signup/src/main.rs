//! `POST /auth/signup`: somebody wants an account. The answer is the same whether or not the address has one already; only
//! its owner learns it, by mail.
//!
//! Reads nothing, unless the address is taken: then U2. Writes credentials and user in one change, which claims the address for
//! the time being: whoever follows the link in the mail of their own sign-up has it, so a stranger's claim gives way. Emits
//! `user.signed_up`, or `user.signup_repeated` once a day at most. A repeat is another sign-up, with another mail.

use domain::identity::credentials::Credentials;
use domain::users::User;
use domain::{Actor, UserId};
use identity::{GivenEmail, Password, Wish, hash_password, tell_owner};
use serde::Deserialize;
use serde_json::json;
use store::Table;
use store::entities::{SignUp, claim_email};
use web::{OneLine, Problem, Request, Response, Stop, accepted};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    email: GivenEmail,
    password: Password,
    name: OneLine<1, 80>,
    role: Wish,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| sign_up(&table, request).await).await
}

async fn sign_up(table: &Table, request: Request) -> Result<Response, Stop> {
    let Wanted { email, password, name, role } = request.body()?;
    let email = email.into_inner();
    password.check_new(&email).map_err(|weak| Problem::field("password", weak.to_string()))?;
    let roles = role.roles();
    let id = request.new_id::<UserId>();
    let mut change = request.change(Actor::User(id));
    let credentials = Credentials {
        email: email.clone(),
        user_id: id,
        password_hash: hash_password(&password),
        roles: roles.clone(),
        email_verified_at: None,
        second_factor: false,
        providers: Vec::new(),
        leaving: false,
    };
    claim_email(&mut change, &credentials);
    change.insert(&SignUp(credentials));
    change.create(User::sign_up(id, email.clone(), name.into(), roles, request.at()));
    match table.commit(change).await {
        Err(store::Error::EmailTaken) => tell_owner(table, &email, &request).await?,
        committed => committed?,
    }
    Ok(accepted(&json!({ "message": "We sent a mail to this address. Follow the link in it to go on." })))
}
