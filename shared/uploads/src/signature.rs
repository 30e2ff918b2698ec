//! AWS Signature Version 4, as far as forms and links for S3 need it.

use std::fmt;

use aws_credential_types::Credentials;
use domain::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

/// The only one.
pub(crate) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// What the standard does not encode, beside letters and digits.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Signs for S3 in one region. Its `Debug` shows no secret.
#[derive(Clone)]
pub(crate) struct Signer {
    access_key_id: String,
    secret_access_key: String,
    session_token: Option<String>,
    region: String,
}

impl Signer {
    pub(crate) fn new(credentials: &Credentials, region: &str) -> Self {
        Self {
            access_key_id: credentials.access_key_id().to_owned(),
            secret_access_key: credentials.secret_access_key().to_owned(),
            session_token: credentials.session_token().map(str::to_owned),
            region: region.to_owned(),
        }
    }

    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    pub(crate) fn session_token(&self) -> Option<&str> {
        self.session_token.as_deref()
    }

    /// Who signs, for what: `AKIA…/20261122/eu-west-1/s3/aws4_request`.
    pub(crate) fn credential(&self, at: Timestamp) -> String {
        format!("{}/{}", self.access_key_id, self.scope(at))
    }

    /// The signature of a policy, in hexadecimal.
    pub(crate) fn sign(&self, text: &str, at: Timestamp) -> String {
        let key = hmac(format!("AWS4{}", self.secret_access_key).as_bytes(), &day(at));
        let key = [self.region.as_str(), "s3", "aws4_request"].iter().fold(key, |key, part| hmac(&key, part));
        hex::encode(hmac(&key, text))
    }

    /// The signature of `method` at `url` with the sorted and encoded `query`, and with `headers` beside the host. Their names are in
    /// lower case.
    pub(crate) fn sign_request(
        &self,
        method: &str,
        url: &str,
        query: &str,
        headers: &[(&str, &str)],
        at: Timestamp,
    ) -> String {
        let address = url.split_once("://").map_or(url, |(_, address)| address);
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        let headers = with_host(headers, host);
        let lines: String = headers.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
        let names = signed_headers(&headers);
        let request = format!("{method}\n/{path}\n{query}\n{lines}\n{names}\nUNSIGNED-PAYLOAD");
        let hash = hex::encode(Sha256::digest(request));
        self.sign(&format!("{ALGORITHM}\n{}\n{}\n{hash}", moment(at), self.scope(at)), at)
    }

    fn scope(&self, at: Timestamp) -> String {
        format!("{}/{}/s3/aws4_request", day(at), self.region)
    }
}

/// `headers` and the host, sorted by name.
pub(crate) fn with_host<'a>(headers: &[(&'a str, &'a str)], host: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut all: Vec<_> = headers.iter().copied().chain([("host", host)]).collect();
    all.sort_unstable();
    all
}

/// The names of sorted headers, as a signature lists them: `content-type;host`.
pub(crate) fn signed_headers(headers: &[(&str, &str)]) -> String {
    headers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";")
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({}, {})", self.access_key_id, self.region)
    }
}

/// `20261122T101756Z`
pub(crate) fn moment(at: Timestamp) -> String {
    let whole_seconds = at.to_string();
    let whole_seconds = whole_seconds.split('.').next().unwrap_or_default();
    format!("{}Z", whole_seconds.replace(['-', ':'], ""))
}

/// `20261122`
fn day(at: Timestamp) -> String {
    at.day().replace('-', "")
}

pub(crate) fn uri_encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
pub(crate) mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    /// The credentials of AWS's own examples.
    pub(crate) fn signer(region: &str, token: Option<&str>) -> Signer {
        Signer {
            access_key_id: "AKIAIOSFODNN7EXAMPLE".to_owned(),
            secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".to_owned(),
            session_token: token.map(str::to_owned),
            region: region.to_owned(),
        }
    }

    /// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html>
    #[test]
    fn a_policy_is_signed_as_the_standards_example() {
        let policy = [
            r#"{ "expiration": "2015-12-30T12:00:00.000Z","#,
            r#"  "conditions": ["#,
            r#"    {"bucket": "sigv4examplebucket"},"#,
            r#"    ["starts-with", "$key", "user/user1/"],"#,
            r#"    {"acl": "public-read"},"#,
            r#"    {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},"#,
            r#"    ["starts-with", "$Content-Type", "image/"],"#,
            r#"    {"x-amz-meta-uuid": "14365123651274"},"#,
            r#"    {"x-amz-server-side-encryption": "AES256"},"#,
            r#"    ["starts-with", "$x-amz-meta-tag", ""],"#,
            "",
            r#"    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},"#,
            r#"    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},"#,
            r#"    {"x-amz-date": "20151229T000000Z" }"#,
            "  ]",
            "}",
        ];
        let policy = STANDARD.encode(policy.join("\r\n"));
        let at = "2015-12-29T00:00:00Z".parse().unwrap();
        assert_eq!(
            signer("us-east-1", None).sign(&policy, at),
            "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e"
        );
    }

    #[test]
    fn the_secret_is_never_shown_by_accident() {
        let shown = format!("{:?}", signer("us-east-1", Some("token")));
        assert!(!shown.contains("wJalr") && !shown.contains("token"), "{shown}");
    }
}
