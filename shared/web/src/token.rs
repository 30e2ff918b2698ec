//! Access tokens: JWTs signed with Ed25519, and nothing else. Checked here; issued by the crate `identity`.

use domain::{Role, SessionId, Timestamp, UserId};
use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::signature::{self, Signer, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Validation, decode, decode_header};
use ring::signature::{ED25519, Ed25519KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

/// Who issues access tokens.
pub const ISSUER: &str = "homify";
/// What they are for.
pub const AUDIENCE: &str = "homify-api";
/// Seconds by which the clocks of two functions may differ.
const SKEW_SECONDS: i64 = 30;

/// How a person proved who they are (RFC 8176).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// By the password.
    Pwd,
    /// By a code of the second factor.
    Otp,
}

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Who it was issued to.
    pub sub: UserId,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The log-in that it was issued to.
    pub sid: SessionId,
    /// When they last proved who they are, in seconds since 1970.
    #[serde(default)]
    pub auth_time: i64,
    /// How.
    #[serde(default)]
    pub amr: Vec<Method>,
    /// When it was issued, in seconds since 1970.
    pub iat: i64,
    /// When it expires, in seconds since 1970.
    pub exp: i64,
    /// [`ISSUER`].
    pub iss: String,
    /// [`AUDIENCE`].
    pub aud: String,
}

/// The public keys that access tokens are checked with: the current one, and those before it while their tokens live.
#[derive(Debug)]
pub struct PublicKeys {
    keys: Vec<(String, DecodingKey)>,
    validation: Validation,
}

/// The text is no JWK set of Ed25519 public keys.
#[derive(Debug, thiserror::Error)]
#[error("not a JWK set of Ed25519 public keys: {0}")]
pub struct InvalidKeys(String);

/// Why a token is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untrusted {
    /// Damaged, of an unknown key, or for something else.
    Invalid,
    /// It was good.
    Expired,
}

#[derive(Deserialize)]
struct JwkSet {
    keys: Vec<Jwk>,
}

#[derive(Deserialize)]
struct Jwk {
    kid: String,
    kty: String,
    crv: String,
    x: String,
}

impl PublicKeys {
    /// Reads a JWK set, as `ACCESS_TOKEN_JWKS` holds it.
    pub fn parse(json: &str) -> Result<Self, InvalidKeys> {
        install_ed25519();
        let set: JwkSet = serde_json::from_str(json).map_err(|error| InvalidKeys(error.to_string()))?;
        if set.keys.is_empty() {
            return Err(InvalidKeys("it is empty".to_owned()));
        }
        let keys = set.keys.into_iter().map(|jwk| {
            let key =
                DecodingKey::from_ed_components(&jwk.x).map_err(|error| InvalidKeys(error.to_string()))?;
            let fits = jwk.kty == "OKP"
                && jwk.crv == "Ed25519"
                && key.try_get_as_bytes().is_ok_and(|x| x.len() == 32);
            if fits {
                Ok((jwk.kid, key))
            } else {
                Err(InvalidKeys(format!("key {} is of another kind", jwk.kid)))
            }
        });
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // Compared below, to the request's own time.
        validation.validate_exp = false;
        Ok(Self { keys: keys.collect::<Result<_, _>>()?, validation })
    }

    /// What `token` says, if one of the keys signed it and it is good at `at`.
    ///
    /// # Errors
    ///
    /// If it is not to be trusted; what exactly is wrong with it is not told, but whether it was good.
    pub fn verify(&self, token: &str, at: Timestamp) -> Result<Claims, Untrusted> {
        let header = decode_header(token).map_err(|_| Untrusted::Invalid)?;
        let kid = header.kid.ok_or(Untrusted::Invalid)?;
        let (_, key) = self.keys.iter().find(|(known, _)| *known == kid).ok_or(Untrusted::Invalid)?;
        let claims: Claims = decode(token, key, &self.validation).map_err(|_| Untrusted::Invalid)?.claims;
        if claims.iat > at.seconds() + SKEW_SECONDS {
            return Err(Untrusted::Invalid);
        }
        if claims.exp <= at.seconds() {
            return Err(Untrusted::Expired);
        }
        Ok(claims)
    }
}

/// Makes `jsonwebtoken` sign and verify with ring, which TLS links anyway. An encoding key is the 32-byte seed followed
/// by the 32-byte public key. Doing it again changes nothing.
pub fn install_ed25519() {
    // An error says that it is installed already, by an earlier call: nobody else installs one.
    let _ = PROVIDER.install_default();
}

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| match algorithm {
        Algorithm::EdDSA => Ok(Box::new(Signing::new(key)?)),
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    verifier_factory: |algorithm, key| match algorithm {
        Algorithm::EdDSA => {
            Ok(Box::new(Verifying(UnparsedPublicKey::new(&ED25519, key.try_get_as_bytes()?.to_vec()))))
        }
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    key_utils: KeyUtils::new_unimplemented(),
};

struct Signing(Ed25519KeyPair);

impl Signing {
    fn new(key: &EncodingKey) -> Result<Self, Error> {
        let (seed, public) = key.as_bytes().split_at_checked(32).ok_or(ErrorKind::InvalidKeyFormat)?;
        let pair = Ed25519KeyPair::from_seed_and_public_key(seed, public);
        pair.map(Self).map_err(|_| ErrorKind::InvalidKeyFormat.into())
    }
}

impl Signer<Vec<u8>> for Signing {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        Ok(self.0.sign(message).as_ref().to_vec())
    }
}

impl JwtSigner for Signing {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

struct Verifying(UnparsedPublicKey<Vec<u8>>);

impl Verifier<Vec<u8>> for Verifying {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        self.0.verify(message, signature).map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Verifying {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use domain::TypedId;
    use jsonwebtoken::{Header, encode};
    use ring::signature::KeyPair;
    use serde_json::{Value, json};

    use super::*;

    pub(crate) const SEED: [u8; 32] = [7; 32];

    pub(crate) fn at() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    /// The key set that holds the public part of `seed` as `kid`.
    pub(crate) fn keys(kid: &str, seed: &[u8; 32]) -> PublicKeys {
        let x = URL_SAFE_NO_PAD.encode(Ed25519KeyPair::from_seed_unchecked(seed).unwrap().public_key());
        let jwk = json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": kid, "x": x });
        PublicKeys::parse(&json!({ "keys": [jwk] }).to_string()).unwrap()
    }

    pub(crate) fn claims() -> Value {
        json!({
            "sub": UserId::new(at(), [1; 10]),
            "roles": ["buyer", "artisan"],
            "sid": SessionId::new(at(), [2; 10]),
            "auth_time": at().seconds(),
            "amr": ["pwd"],
            "iat": at().seconds(),
            "exp": at().seconds() + 900,
            "iss": ISSUER,
            "aud": AUDIENCE,
        })
    }

    pub(crate) fn sign(kid: &str, seed: &[u8; 32], claims: &Value) -> String {
        install_ed25519();
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).unwrap();
        let key = EncodingKey::from_ed_der(&[seed, pair.public_key().as_ref()].concat());
        let header = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::EdDSA) };
        encode(&header, claims, &key).unwrap()
    }

    fn with(claim: &str, value: Value) -> Value {
        let mut claims = claims();
        claims[claim] = value;
        claims
    }

    #[test]
    fn a_token_says_who_it_was_issued_to() {
        let claims = keys("k1", &SEED).verify(&sign("k1", &SEED, &claims()), at()).unwrap();
        assert_eq!(claims.sub, UserId::new(at(), [1; 10]));
        assert_eq!(claims.roles, [Role::Buyer, Role::Artisan]);
    }

    #[test]
    fn a_token_expires_to_the_second() {
        let token = sign("k1", &SEED, &claims());
        assert!(keys("k1", &SEED).verify(&token, at().plus_seconds(899)).is_ok());
        assert_eq!(keys("k1", &SEED).verify(&token, at().plus_seconds(900)), Err(Untrusted::Expired));
    }

    #[test]
    fn another_key_issuer_audience_or_time_is_not_trusted() {
        let keys = keys("k1", &SEED);
        for token in [
            String::new(),
            "a.b.c".to_owned(),
            sign("k2", &SEED, &claims()),
            sign("k1", &[8; 32], &claims()),
            sign("k1", &SEED, &with("iss", json!("somebody"))),
            sign("k1", &SEED, &with("aud", json!("another-api"))),
            sign("k1", &SEED, &with("iat", json!(at().seconds() + 60))),
            sign("k1", &SEED, &with("sub", json!("ord_01JD9ZK5T8M3Q4W6X7Y8Z9A0BC"))),
            sign("k1", &SEED, &with("roles", json!(["owner"]))),
            sign("k1", &SEED, &with("exp", Value::Null)),
        ] {
            assert_eq!(keys.verify(&token, at()), Err(Untrusted::Invalid), "{token}");
        }
    }

    #[test]
    fn another_algorithm_is_not_trusted() {
        let payload = URL_SAFE_NO_PAD.encode(claims().to_string());
        for algorithm in ["none", "HS256", "RS256"] {
            let header = URL_SAFE_NO_PAD.encode(json!({ "alg": algorithm, "kid": "k1" }).to_string());
            let token = format!("{header}.{payload}.AAAA");
            assert_eq!(keys("k1", &SEED).verify(&token, at()), Err(Untrusted::Invalid), "{algorithm}");
        }
    }

    #[test]
    fn a_changed_claim_breaks_the_signature() {
        let token = sign("k1", &SEED, &claims());
        let (head, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = head.split_once('.').unwrap();
        let payload = URL_SAFE_NO_PAD.encode(with("roles", json!(["admin"])).to_string());
        let forged = format!("{header}.{payload}.{signature}");
        assert_eq!(keys("k1", &SEED).verify(&forged, at()), Err(Untrusted::Invalid));
    }

    #[test]
    fn a_set_without_ed25519_keys_is_refused() {
        let rsa = r#"{"keys":[{"kty":"RSA","crv":"","kid":"k1","x":"AA"}]}"#;
        for wrong in ["", "{}", r#"{"keys":[]}"#, rsa] {
            assert!(PublicKeys::parse(wrong).is_err(), "{wrong}");
        }
    }
}
