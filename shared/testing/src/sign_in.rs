//! A sign-in with Google, as the sample events have it.

use std::sync::OnceLock;

use domain::identity::credentials::Credentials;
use domain::identity::provider::{LinkedAccount, PendingSignUp, Provider, Subject};
use domain::{Timestamp, UserId};
use gateway_simulator::google::{CLIENT_ID, Person};
use oidc::Attempt;
use store::Change;
use store::entities::claim_account;

use crate::cloud::Cloud;
use crate::keys::now;

/// What stands for the sign-in's secret, and for what follows from it.
const ATTEMPT: &str = "<a sign-in that was begun>";
const STATE: &str = "<its state>";
/// The code that the provider sends the person back with.
const CODE: &str = "4/0AfJohXmYk";
const GOOD: &str = "the samples are good";

/// One that was begun a moment ago, the same for all samples.
fn attempt() -> Attempt {
    static KEPT: OnceLock<String> = OnceLock::new();
    let kept = KEPT.get_or_init(|| Attempt::new(now()).reveal());
    Attempt::parse(kept).expect(GOOD)
}

/// The sample `text` with the sign-in in place of what stands for it.
pub(crate) fn filled_in(text: &str) -> String {
    text.replace(ATTEMPT, &attempt().reveal()).replace(STATE, &attempt().state())
}

/// What `function` needs to find in the table: the account at Google that Ada, whose credentials are given, has linked, or somebody whose
/// address is to be given.
pub(crate) fn accounts(
    change: &mut Change,
    credentials: &mut Credentials,
    function: &str,
    token_hash: &str,
    at: Timestamp,
) {
    let (provider, subject) = (Provider::Google, Subject::try_from("1076".to_owned()).expect(GOOD));
    match function {
        "identity-unlink-provider" | "identity-linked-providers" => {
            let account = LinkedAccount { provider, subject, linked_at: at, address_typed: false };
            let user: UserId = credentials.user_id;
            claim_account(change, &account, user);
            credentials.providers.push(account);
        }
        "identity-sign-up-with-provider" => {
            let token_hash = token_hash.to_owned();
            change.insert(&PendingSignUp { token_hash, provider, subject, issued_at: at });
        }
        _ => {}
    }
}

/// Has somebody agree at Google, where `function` asks for it: Ada links, and somebody new signs up.
pub(crate) async fn agree(cloud: &Cloud, function: &str) {
    let person = match function {
        "identity-finish-sign-in" => Person::of("Ngozi Eze", "new@example.com"),
        "identity-link-provider" => Person::of("Ada Okafor", "ada@example.com"),
        _ => return,
    };
    let (attempt, origin) = (attempt(), "https%3A%2F%2Fapp.homify.example%2Fsign-in%2Fgoogle");
    let url = format!(
        "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id={CLIENT_ID}&redirect_uri={origin}&scope=openid\
         &state={}&nonce={}&code_challenge={}&code_challenge_method=S256",
        attempt.state(),
        attempt.nonce(),
        attempt.challenge(),
    );
    cloud.gateway().consent_as(&url, &person, CODE).await.expect("Google takes it");
}
