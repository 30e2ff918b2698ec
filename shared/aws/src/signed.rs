//! Requests to services that there is no client of here, signed as the clients sign theirs.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::identity::Identity;

use crate::HttpRequest;

/// Signs requests to one service in one region. Its `Debug` shows no secret.
#[derive(Debug, Clone)]
pub struct Signer {
    service: &'static str,
    region: String,
    identity: Identity,
}

/// A request that cannot be sent: its address is none, or has what no address has.
#[derive(Debug)]
pub struct Unsigned(String);

impl std::fmt::Display for Unsigned {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot be signed: {}", self.0)
    }
}

impl std::error::Error for Unsigned {}

impl Signer {
    /// For `service`, by the name that signatures have for it (`es`), as whoever has `credentials`.
    pub fn new(service: &'static str, region: &str, credentials: Credentials) -> Self {
        Self { service, region: region.to_owned(), identity: credentials.into() }
    }

    /// `method` at `url` with a `body` of `media_type`, good for some minutes from `at`.
    ///
    /// # Errors
    /// [`Unsigned`].
    pub fn request(
        &self,
        method: &str,
        url: &str,
        media_type: &str,
        body: Vec<u8>,
        at: SystemTime,
    ) -> Result<HttpRequest, Unsigned> {
        let failed = |error: &dyn std::fmt::Display| Unsigned(error.to_string());
        let settings = v4::SigningParams::builder()
            .identity(&self.identity)
            .region(&self.region)
            .name(self.service)
            .time(at)
            .settings(SigningSettings::default())
            .build()
            .map_err(|error| failed(&error))?
            .into();
        let headers = [("content-type", media_type)];
        let asked = SignableRequest::new(method, url, headers.into_iter(), SignableBody::Bytes(&body))
            .map_err(|error| failed(&error))?;
        let (signature, _) = sign(asked, &settings).map_err(|error| failed(&error))?.into_parts();
        let mut request = HttpRequest::new(body.into());
        request.set_method(method).map_err(|error| failed(&error))?;
        request.set_uri(url).map_err(|error| failed(&error))?;
        let signed = signature.headers().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        for (name, value) in signed.chain(headers) {
            request.headers_mut().try_insert(name, value).map_err(|error| failed(&error))?;
        }
        Ok(request)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    fn signed(token: Option<&str>, body: &str) -> HttpRequest {
        let token = token.map(str::to_owned);
        let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG", token, None, "a test");
        let url = "https://search-shop.eu-west-1.es.amazonaws.com/shop/_search";
        let at = UNIX_EPOCH + Duration::from_secs(1_440_938_160);
        let signer = Signer::new("es", "eu-west-1", credentials);
        signer.request("GET", url, "application/json", body.as_bytes().to_vec(), at).unwrap()
    }

    #[test]
    fn a_request_says_who_asks_which_service_and_when() {
        let request = signed(None, "{}");
        let authorization = request.headers().get("authorization").unwrap();
        assert!(
            authorization
                .starts_with("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/es/aws4_request, "),
            "{authorization}"
        );
        assert!(authorization.contains("SignedHeaders=content-type;host;x-amz-date"), "{authorization}");
        assert_eq!(request.headers().get("x-amz-date"), Some("20150830T123600Z"));
        assert_eq!(request.headers().get("content-type"), Some("application/json"));
        assert_eq!(request.headers().get("x-amz-security-token"), None);
    }

    #[test]
    fn another_body_is_another_signature_and_a_token_goes_along() {
        let of = |request: &HttpRequest| request.headers().get("authorization").unwrap().to_owned();
        assert_ne!(of(&signed(None, "{}")), of(&signed(None, "{ }")));
        assert_eq!(signed(Some("token"), "{}").headers().get("x-amz-security-token"), Some("token"));
    }

    #[test]
    fn what_is_no_address_is_an_error_and_the_secret_is_never_shown() {
        let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI", None, None, "a test");
        let signer = Signer::new("es", "eu-west-1", credentials);
        let refused = signer.request("GET", "no address", "application/json", Vec::new(), UNIX_EPOCH);
        assert!(refused.is_err());
        assert!(!format!("{signer:?}").contains("wJalr"));
    }
}
