//! Access tokens and the keys that they are signed with.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::identity::session::Session;
use domain::{Role, Timestamp};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use web::token::{AUDIENCE, Claims, ISSUER, Method, install_ed25519};

use crate::{Place, RefreshToken};

/// Seconds that an access token is good for.
pub const ACCESS_TOKEN_SECONDS: u64 = 15 * 60;

/// Issues access tokens. Only the functions that log people in have one.
pub struct TokenIssuer {
    header: Header,
    key: EncodingKey,
}

/// What a device gets at a log-in and at each refresh, named as RFC 6749 does.
#[derive(Serialize)]
pub struct Tokens {
    access_token: String,
    token_type: &'static str,
    /// Seconds that the access token is good for.
    expires_in: u64,
    /// Absent where a cookie has it, or it stays the one that the device has.
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
}

/// The private key that tokens are to be signed with cannot be used; the function does not start without.
#[derive(Debug, thiserror::Error)]
pub enum InvalidKey {
    /// It cannot be read.
    #[error("the key of access tokens: {0}")]
    Secret(#[from] secrets::Error),
    /// It is another kind of key, or none. Never says what it is.
    #[error(
        "the key of access tokens is not a private Ed25519 JWK with kid, d and x: make one with `cargo xtask keys`"
    )]
    NotAKey,
}

#[derive(Deserialize)]
struct PrivateJwk {
    kid: String,
    kty: String,
    crv: String,
    d: String,
    x: String,
}

impl TokenIssuer {
    /// Signs with the private JWK that the secret named by `ACCESS_TOKEN_KEY_SECRET_ARN` holds.
    ///
    /// # Errors
    ///
    /// If the secret is not configured, cannot be read, or holds no such key.
    pub async fn from_env() -> Result<Self, InvalidKey> {
        Self::from_jwk(&secrets::from_env("ACCESS_TOKEN_KEY_SECRET_ARN").await?)
    }

    /// Signs with the private JWK that the secret `arn` holds.
    ///
    /// # Errors
    ///
    /// If the secret cannot be read or holds no such key.
    pub async fn from_secret(arn: &str) -> Result<Self, InvalidKey> {
        Self::from_jwk(&secrets::secret(arn).await?)
    }

    /// Signs with a private JWK: key type `OKP`, curve `Ed25519`, with `kid`.
    ///
    /// # Errors
    ///
    /// If it is none, or if its public part belongs to another key.
    pub fn from_jwk(json: &str) -> Result<Self, InvalidKey> {
        install_ed25519();
        let jwk: PrivateJwk = serde_json::from_str(json).map_err(|_| InvalidKey::NotAKey)?;
        if jwk.kty != "OKP" || jwk.crv != "Ed25519" || jwk.kid.is_empty() {
            return Err(InvalidKey::NotAKey);
        }
        let seed = URL_SAFE_NO_PAD.decode(jwk.d).map_err(|_| InvalidKey::NotAKey)?;
        let public = URL_SAFE_NO_PAD.decode(jwk.x).map_err(|_| InvalidKey::NotAKey)?;
        Ed25519KeyPair::from_seed_and_public_key(&seed, &public).map_err(|_| InvalidKey::NotAKey)?;
        let header = Header { kid: Some(jwk.kid), ..Header::new(Algorithm::EdDSA) };
        Ok(Self { header, key: EncodingKey::from_ed_der(&[seed, public].concat()) })
    }

    /// An access token for `session`, whose user has `roles`, issued at `at` and good for [`ACCESS_TOKEN_SECONDS`].
    pub fn issue(&self, session: &Session, roles: &[Role], at: Timestamp) -> String {
        let claims = Claims {
            sub: session.user_id,
            roles: roles.to_vec(),
            sid: session.id,
            auth_time: session.last_proved_at().seconds(),
            amr: methods(session),
            iat: at.seconds(),
            exp: at.plus_seconds(ACCESS_TOKEN_SECONDS).seconds(),
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
        };
        encode(&self.header, &claims, &self.key).expect("the key was tried when it was read")
    }

    /// An access token for `session`, whose user has `roles`, with the refresh token that leads to the next one, if it is kept in `place`.
    pub fn issue_with(
        &self,
        refresh_token: &RefreshToken,
        session: &Session,
        roles: &[Role],
        place: Place,
        at: Timestamp,
    ) -> Tokens {
        let refresh_token = match place {
            Place::Body => Some(refresh_token.reveal()),
            Place::Cookie => None,
        };
        Tokens { refresh_token, ..self.issue_anew(session, roles, at) }
    }

    /// Another access token for `session`, without a refresh token: the one that the device has stays good.
    pub fn issue_anew(&self, session: &Session, roles: &[Role], at: Timestamp) -> Tokens {
        Tokens {
            access_token: self.issue(session, roles, at),
            token_type: "Bearer",
            expires_in: ACCESS_TOKEN_SECONDS,
            refresh_token: None,
        }
    }
}

/// How the user of `session` proved who they are. What a provider did to make sure of it is not known.
fn methods(session: &Session) -> Vec<Method> {
    let password = session.provider.is_none().then_some(Method::Pwd);
    password.into_iter().chain(session.second_factor.then_some(Method::Otp)).collect()
}

/// A new key pair for access tokens, as JWKs.
pub struct SigningKey {
    /// For Secrets Manager, and nowhere else.
    pub private_jwk: String,
    /// For everybody.
    pub public_jwk: String,
}

impl SigningKey {
    /// A JWK set in one line, as `ACCESS_TOKEN_JWKS` takes it. On rotation, the keys before go into it too.
    pub fn jwk_set(&self) -> String {
        format!(r#"{{"keys":[{}]}}"#, self.public_jwk)
    }
}

/// Makes a key pair. Its `kid` is its thumbprint (RFC 7638), so that the same key always has the same name.
pub fn generate_signing_key() -> SigningKey {
    let seed = crate::random::<32>();
    let pair = Ed25519KeyPair::from_seed_unchecked(&seed).expect("a seed is any 32 bytes");
    let x = URL_SAFE_NO_PAD.encode(pair.public_key());
    let d = URL_SAFE_NO_PAD.encode(seed);
    let thumbprint = Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#));
    let kid = URL_SAFE_NO_PAD.encode(thumbprint);
    let public = json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": kid, "x": x });
    let private =
        json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": kid, "x": x, "d": d });
    SigningKey { private_jwk: private.to_string(), public_jwk: public.to_string() }
}

#[cfg(test)]
mod tests {
    use domain::{SessionId, TypedId, UserId};

    use super::*;

    #[test]
    fn a_key_is_named_by_its_thumbprint_and_shows_no_private_part() {
        let key = generate_signing_key();
        let public: serde_json::Value = serde_json::from_str(&key.public_jwk).unwrap();
        assert!(public.get("d").is_none());
        assert_eq!(public["kid"].as_str().unwrap().len(), 43);
        assert!(key.jwk_set().starts_with(r#"{"keys":[{"#) && !key.jwk_set().contains('\n'));
        assert_ne!(key.private_jwk, generate_signing_key().private_jwk);
    }

    /// The key of RFC 8037, appendix A, with the thumbprint that it gives.
    #[test]
    fn the_thumbprint_is_the_standards() {
        let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        let thumbprint = Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#));
        assert_eq!(URL_SAFE_NO_PAD.encode(thumbprint), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn only_a_whole_private_key_can_issue() {
        let (key, other) = (generate_signing_key(), generate_signing_key());
        assert!(TokenIssuer::from_jwk(&key.private_jwk).is_ok());
        let mut mixed: serde_json::Value = serde_json::from_str(&key.private_jwk).unwrap();
        mixed["x"] = serde_json::from_str::<serde_json::Value>(&other.public_jwk).unwrap()["x"].clone();
        for wrong in
            ["", "{}", &key.public_jwk, &mixed.to_string(), &key.private_jwk.replace("Ed25519", "X25519")]
        {
            let error = TokenIssuer::from_jwk(wrong).err().unwrap().to_string();
            assert!(error.contains("cargo xtask keys"), "{error}");
        }
    }

    #[test]
    fn the_api_takes_the_token_until_it_expires() {
        let key = generate_signing_key();
        let issuer = TokenIssuer::from_jwk(&key.private_jwk).unwrap();
        let keys = web::token::PublicKeys::parse(&key.jwk_set()).unwrap();
        let at = Timestamp::from_millis(1_795_342_676_123);
        let (user, session) = (UserId::new(at, [1; 10]), SessionId::new(at, [2; 10]));
        let begun = Session::start(session, user, String::new(), String::new(), at);
        let token = issuer.issue(&begun, &[Role::Buyer, Role::Artisan], at);
        let claims = keys.verify(&token, at.plus_seconds(ACCESS_TOKEN_SECONDS - 1)).unwrap();
        assert_eq!((claims.sub, claims.sid), (user, session));
        assert_eq!(claims.roles, [Role::Buyer, Role::Artisan]);
        assert_eq!((claims.auth_time, claims.amr), (at.seconds(), vec![Method::Pwd]));
        let proved = begun.prove(true, at.plus_seconds(60));
        let token = issuer.issue(&proved, &[Role::Buyer], at.plus_seconds(60));
        let claims = keys.verify(&token, at.plus_seconds(60)).unwrap();
        assert_eq!((claims.auth_time, claims.amr), (at.seconds() + 60, vec![Method::Pwd, Method::Otp]));
        let token = issuer.issue(&begun, &[Role::Buyer], at);
        assert_eq!(
            keys.verify(&token, at.plus_seconds(ACCESS_TOKEN_SECONDS)),
            Err(web::token::Untrusted::Expired)
        );
        let came =
            begun.clone().by_provider(domain::identity::provider::Provider::Google).with_second_factor();
        let claims = keys.verify(&issuer.issue(&came, &[Role::Buyer], at), at).unwrap();
        assert_eq!(claims.amr, [Method::Otp], "how the provider made sure is not known");
        let elsewhere = web::token::PublicKeys::parse(&generate_signing_key().jwk_set()).unwrap();
        assert_eq!(elsewhere.verify(&token, at), Err(web::token::Untrusted::Invalid));
    }
}
