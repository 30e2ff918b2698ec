//! What a sign-in leads to, as it is written.

use domain::UserId;
use domain::identity::credentials::{Credentials, Email};
use domain::identity::provider::{PendingSignUp, Vouched};
use domain::identity::second_factor::Challenge;
use domain::users::User;
use identity::{DEVICE_COOKIE, PersonalToken, Wish};
use store::Change;
use store::entities::{claim_account, claim_email};
use web::{Problem, Request};

use crate::body::{View, address_needed, name};

/// A code is to follow, if `user` has a second factor.
pub(crate) fn challenge(change: &mut Change, request: &Request, vouched: &Vouched, user: UserId) -> View {
    let known = request.cookie(DEVICE_COOKIE).and_then(PersonalToken::parse);
    let device = known.filter(|device| device.user_id == user).map(|device| device.hash());
    let token = PersonalToken::new(user);
    let (provider, subject) = (vouched.provider, vouched.subject.clone());
    let challenge = Challenge::by_provider(provider, subject, user, token.hash(), device, request.at());
    change.insert(&challenge);
    View::of(&token, &challenge)
}

/// Somebody new, whose address the provider made sure of.
pub(crate) fn sign_up(
    change: &mut Change,
    request: &Request,
    vouched: &Vouched,
    email: Email,
    wish: Wish,
) -> UserId {
    let (id, at, account) = (request.new_id::<UserId>(), request.at(), vouched.account(request.at()));
    let credentials = Credentials {
        email: email.clone(),
        user_id: id,
        password_hash: String::new(),
        roles: wish.roles(),
        email_verified_at: Some(at),
        second_factor: false,
        providers: vec![account.clone()],
        leaving: false,
    };
    claim_email(change, &credentials);
    claim_account(change, &account, id);
    let name = name(vouched, &email);
    change.create(User::sign_up_by(vouched.provider, id, email, name, wish.roles(), at));
    id
}

/// Somebody new, whose address is still to be given.
pub(crate) fn pending(change: &mut Change, request: &Request, vouched: &Vouched) -> Problem {
    let token = PersonalToken::new(request.new_id::<UserId>());
    let (provider, subject) = (vouched.provider, vouched.subject.clone());
    let pending = PendingSignUp { token_hash: token.hash(), provider, subject, issued_at: request.at() };
    change.insert(&pending);
    address_needed(&token, &pending)
}
