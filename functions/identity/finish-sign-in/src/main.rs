//! `POST /auth/providers/{provider}/finish`: the provider sent somebody back, and what it says of them becomes the first half of a log-in, or an
//! account.
//!
//! Reads U17; writes that the sign-in was used, with a challenge, and for somebody new user and credentials, in one change. Emits
//! `user.provider_changed` for a new account. A repeat is refused: sign-in and code are good once.

use domain::identity::credentials::{Credentials, Email};
use domain::identity::provider::{PendingSignUp, Provider, SignIn, UsedSignIn, Vouched};
use domain::identity::second_factor::Challenge;
use domain::users::User;
use domain::{Actor, UserId};
use identity::{DEVICE_COOKIE, PersonalToken, Wish};
use oidc::{Attempt, Client, Providers, clear_sign_in};
use store::entities::{claim_account, claim_email};
use store::{Change, Table};
use web::{Problem, Request, Response, Stop, ok, problem};

mod body;
use body::{Finish, View, address_needed, has_account, name};

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
            SignIn::LogIn(user) => Ok(challenge(&mut change, &request, provider, user)),
            SignIn::SignUp(email) => {
                let user = sign_up(&mut change, &request, &vouched, email, wish);
                Ok(challenge(&mut change, &request, provider, user))
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

/// A code is to follow, if `user` has a second factor.
fn challenge(change: &mut Change, request: &Request, provider: Provider, user: UserId) -> View {
    let known = request.cookie(DEVICE_COOKIE).and_then(PersonalToken::parse);
    let device = known.filter(|device| device.user_id == user).map(|device| device.hash());
    let token = PersonalToken::new(user);
    let challenge = Challenge::by_provider(provider, user, token.hash(), device, request.at());
    change.insert(&challenge);
    View::of(&token, &challenge)
}

/// Somebody new, whose address the provider made sure of.
fn sign_up(change: &mut Change, request: &Request, vouched: &Vouched, email: Email, wish: Wish) -> UserId {
    let (id, at, account) = (request.new_id::<UserId>(), request.at(), vouched.account(request.at()));
    let credentials = Credentials {
        email: email.clone(),
        user_id: id,
        password_hash: String::new(),
        roles: wish.roles(),
        email_verified_at: Some(at),
        second_factor: false,
        providers: vec![account.clone()],
    };
    claim_email(change, &credentials);
    claim_account(change, &account, id);
    let name = name(vouched, &email);
    change.create(User::sign_up_by(vouched.provider, id, email, name, wish.roles(), at));
    id
}

/// Somebody new, whose address is still to be given.
fn pending(change: &mut Change, request: &Request, vouched: &Vouched) -> Problem {
    let token = PersonalToken::new(request.new_id::<UserId>());
    let (provider, subject) = (vouched.provider, vouched.subject.clone());
    let pending = PendingSignUp { token_hash: token.hash(), provider, subject, issued_at: request.at() };
    change.insert(&pending);
    address_needed(&token, &pending)
}
