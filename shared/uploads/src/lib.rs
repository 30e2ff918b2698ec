//! The bucket of uploads. A client posts a file to S3 with a presigned form, and reads it by a presigned link. Both are made
//! here, offline, with the function's own credentials: whoever holds one can do what it says until it expires, and nothing
//! else. In between, one function reads the file, takes off what nobody needs to see, and puts it where it stays.

pub mod content;
mod list;
mod signature;

pub use list::Listed;

use std::collections::BTreeMap;
use std::time::Duration;

use aws_credential_types::Credentials;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::uploads::{FileLink, UploadPurpose, object_key};
use domain::{Timestamp, UploadId, UserId};
use serde::Serialize;
use serde_json::json;
use signature::{ALGORITHM, Signer, uri_encoded};

/// Seconds that a form is good for.
pub const FORM_SECONDS: u64 = 15 * 60;
/// Seconds that a reader has to open a file before what it came with has to be read again.
pub const LINK_SECONDS: u64 = 15 * 60;

/// Seconds that an address is good for that a function uses at once.
const CALL_SECONDS: u64 = 60;
/// How long a call to the bucket may take, the file included.
const CALL_TIMEOUT: Duration = Duration::from_secs(10);

/// The bucket of uploads.
#[derive(Debug, Clone)]
pub struct Bucket {
    name: String,
    /// Where the bucket is, without a slash at its end.
    url: String,
    signer: Signer,
}

/// A form to send one file with: `multipart/form-data` to `url` with all `fields`, and the file as the last one, named
/// `file`. S3 takes nothing but the announced key and media type, and no larger file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Form {
    /// Where to.
    pub url: String,
    /// What goes along, by name.
    pub fields: BTreeMap<&'static str, String>,
    /// Until when it is taken.
    pub expires_at: Timestamp,
}

impl Bucket {
    /// The bucket of `UPLOADS_BUCKET`, at AWS or, for a local cloud, at `UPLOADS_ENDPOINT`.
    ///
    /// # Panics
    /// When `UPLOADS_BUCKET` or `AWS_REGION` is missing.
    pub fn from_env() -> Self {
        Self::named_by("UPLOADS_BUCKET")
    }

    /// Another bucket, named by the environment `variable`, for what functions alone read and write.
    ///
    /// # Panics
    /// As [`Bucket::from_env`].
    pub fn named_by(variable: &str) -> Self {
        Self::named(&aws::required(variable))
    }

    /// The bucket `name`, where the environment says that buckets are.
    ///
    /// # Panics
    /// When `AWS_REGION` is missing.
    pub fn named(name: &str) -> Self {
        let (region, endpoint) = (aws::required("AWS_REGION"), aws::variable("UPLOADS_ENDPOINT"));
        Self::at(name, endpoint.as_deref(), &region, &aws::credentials())
    }

    /// The bucket `name` at `endpoint`, at AWS without one, as whoever has `credentials` may use it.
    pub fn at(name: &str, endpoint: Option<&str>, region: &str, credentials: &Credentials) -> Self {
        Self::new(name, endpoint, Signer::new(credentials, region))
    }

    fn new(name: &str, endpoint: Option<&str>, signer: Signer) -> Self {
        let url = match endpoint {
            Some(endpoint) => format!("{}/{name}", endpoint.trim_end_matches('/')),
            None => format!("https://{name}.s3.{}.amazonaws.com", signer.region()),
        };
        Self { name: name.to_owned(), url, signer }
    }

    /// A form to send one file of `media_type` and at most `bytes_max` bytes with, as the object `key`, for
    /// [`FORM_SECONDS`] from `at`.
    pub fn presigned_post(&self, key: &str, media_type: &str, bytes_max: u64, at: Timestamp) -> Form {
        let expires_at = at.plus_seconds(FORM_SECONDS);
        let mut fields = BTreeMap::from([
            ("key", key.to_owned()),
            ("Content-Type", media_type.to_owned()),
            ("x-amz-algorithm", ALGORITHM.to_owned()),
            ("x-amz-credential", self.signer.credential(at)),
            ("x-amz-date", signature::moment(at)),
        ]);
        if let Some(token) = self.signer.session_token() {
            fields.insert("x-amz-security-token", token.to_owned());
        }
        let mut conditions: Vec<_> = fields.iter().map(|(name, value)| json!({ *name: value })).collect();
        conditions.push(json!({ "bucket": self.name }));
        conditions.push(json!(["content-length-range", 1, bytes_max]));
        let policy =
            STANDARD.encode(json!({ "expiration": expires_at, "conditions": conditions }).to_string());
        fields.insert("x-amz-signature", self.signer.sign(&policy, at));
        fields.insert("policy", policy);
        Form { url: self.url.clone(), fields, expires_at }
    }

    /// A link to the file that `owner` uploaded as `id` for `purpose`, good for [`LINK_SECONDS`] from `at`.
    pub fn link(&self, purpose: UploadPurpose, owner: UserId, id: UploadId, at: Timestamp) -> FileLink {
        let url = self.presigned_get(&object_key(purpose, owner, id), LINK_SECONDS, at);
        FileLink { id, url, expires_at: at.plus_seconds(LINK_SECONDS) }
    }

    /// A link by which whoever has it can read the object `key`, for `seconds` from `at`; at most seven days, and no
    /// longer than the function's credentials last.
    pub fn presigned_get(&self, key: &str, seconds: u64, at: Timestamp) -> String {
        self.presigned("GET", key, &[], seconds, at)
    }

    /// The object `key`; `None` when there is none. S3 says 403 to who may not list the bucket, as our functions may not, when
    /// there is no object.
    ///
    /// # Errors
    /// [`Unavailable`].
    pub async fn read(&self, key: &str, at: Timestamp) -> Result<Option<Vec<u8>>, Unavailable> {
        let request =
            aws::HttpRequest::get(self.presigned_get(key, CALL_SECONDS, at)).map_err(Unavailable::new)?;
        let answer = aws::send(request, CALL_TIMEOUT).await.map_err(Unavailable::new)?;
        match answer.status {
            200 => Ok(Some(answer.body)),
            403 | 404 => Ok(None),
            status => Err(Unavailable(format!("reading {key} was answered {status}"))),
        }
    }

    /// Writes `file` as the object `key`, unless there is one already; answers whether it did. So an object that is written
    /// this way alone stays as it is.
    ///
    /// # Errors
    /// [`Unavailable`]; then the object may be there or not.
    pub async fn write_once(
        &self,
        key: &str,
        media_type: &str,
        file: Vec<u8>,
        at: Timestamp,
    ) -> Result<bool, Unavailable> {
        let headers = [("content-type", media_type), ("if-none-match", "*")];
        let url = self.presigned("PUT", key, &headers, CALL_SECONDS, at);
        let mut request = aws::HttpRequest::new(file.into());
        request.set_method("PUT").map_err(Unavailable::new)?;
        request.set_uri(url).map_err(Unavailable::new)?;
        for (name, value) in headers {
            request.headers_mut().insert(name, value.to_owned());
        }
        let answer = aws::send(request, CALL_TIMEOUT).await.map_err(Unavailable::new)?;
        match answer.status {
            200 => Ok(true),
            412 => Ok(false),
            status => Err(Unavailable(format!("writing {key} was answered {status}"))),
        }
    }

    /// Deletes the object `key`; one that is not there is deleted.
    ///
    /// # Errors
    /// [`Unavailable`]; then the object may be there or not.
    pub async fn delete(&self, key: &str, at: Timestamp) -> Result<(), Unavailable> {
        let mut request = aws::HttpRequest::new(Vec::new().into());
        request.set_method("DELETE").map_err(Unavailable::new)?;
        let url = self.presigned("DELETE", key, &[], CALL_SECONDS, at);
        request.set_uri(url).map_err(Unavailable::new)?;
        let answer = aws::send(request, CALL_TIMEOUT).await.map_err(Unavailable::new)?;
        match answer.status {
            200 | 204 => Ok(()),
            status => Err(Unavailable(format!("deleting {key} was answered {status}"))),
        }
    }

    /// Every object whose key begins with `prefix`, by key; a call for each thousand of them.
    ///
    /// # Errors
    /// [`Unavailable`].
    pub async fn list(&self, prefix: &str, at: Timestamp) -> Result<Vec<Listed>, Unavailable> {
        let mut all = Vec::new();
        let asked = [("encoding-type", "url"), ("list-type", "2"), ("prefix", prefix)];
        let mut from = BTreeMap::from(asked.map(|(name, value)| (name, value.to_owned())));
        loop {
            let url = self.presigned_with(from.clone(), "GET", "", &[], CALL_SECONDS, at);
            let request = aws::HttpRequest::get(url).map_err(Unavailable::new)?;
            let answer = aws::send(request, CALL_TIMEOUT).await.map_err(Unavailable::new)?;
            if answer.status != 200 {
                return Err(Unavailable(format!("listing {prefix} was answered {}", answer.status)));
            }
            let page = list::Page::read(&String::from_utf8_lossy(&answer.body));
            let page = page.ok_or_else(|| Unavailable("a list cannot be read".to_owned()))?;
            all.extend(page.objects);
            match page.next {
                Some(next) => from.insert("continuation-token", next),
                None => return Ok(all),
            };
        }
    }

    /// An address that stands for `method` at the object `key` with exactly these `headers`, for `seconds` from `at`.
    fn presigned(
        &self,
        method: &str,
        key: &str,
        headers: &[(&str, &str)],
        seconds: u64,
        at: Timestamp,
    ) -> String {
        self.presigned_with(BTreeMap::new(), method, key, headers, seconds, at)
    }

    /// The same with more in its `query`.
    fn presigned_with(
        &self,
        mut query: BTreeMap<&str, String>,
        method: &str,
        key: &str,
        headers: &[(&str, &str)],
        seconds: u64,
        at: Timestamp,
    ) -> String {
        let url = format!("{}/{}", self.url, key.split('/').map(uri_encoded).collect::<Vec<_>>().join("/"));
        let signed = signature::signed_headers(&signature::with_host(headers, ""));
        query.extend([
            ("X-Amz-Algorithm", ALGORITHM.to_owned()),
            ("X-Amz-Credential", self.signer.credential(at)),
            ("X-Amz-Date", signature::moment(at)),
            ("X-Amz-Expires", seconds.to_string()),
            ("X-Amz-SignedHeaders", signed),
        ]);
        if let Some(token) = self.signer.session_token() {
            query.insert("X-Amz-Security-Token", token.to_owned());
        }
        let query: Vec<_> =
            query.iter().map(|(name, value)| format!("{name}={}", uri_encoded(value))).collect();
        let query = query.join("&");
        let signature = self.signer.sign_request(method, &url, &query, headers, at);
        format!("{url}?{query}&X-Amz-Signature={signature}")
    }
}

/// The bucket did not answer, or not as it should: what was asked for may or may not have happened.
#[derive(Debug, thiserror::Error)]
#[error("the bucket: {0}")]
pub struct Unavailable(String);

impl Unavailable {
    fn new(cause: impl std::fmt::Display) -> Self {
        Self(cause.to_string())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn bucket(name: &str, endpoint: Option<&str>, token: Option<&str>) -> Bucket {
        Bucket::new(name, endpoint, signature::tests::signer("eu-west-1", token))
    }

    fn policy(form: &Form) -> Value {
        serde_json::from_slice(&STANDARD.decode(&form.fields["policy"]).unwrap()).unwrap()
    }

    #[test]
    fn a_form_takes_one_file_of_one_type_and_size_under_one_key_for_a_quarter_of_an_hour() {
        let form = bucket("docs", None, None).presigned_post(
            "uploads/usr_1/upl_1",
            "image/png",
            1_000,
            at("2026-11-22T10:17:56.123Z"),
        );
        assert_eq!(form.url, "https://docs.s3.eu-west-1.amazonaws.com");
        assert_eq!(form.expires_at, at("2026-11-22T10:32:56.123Z"));
        let policy = policy(&form);
        assert_eq!(policy["expiration"], "2026-11-22T10:32:56.123Z");
        let conditions = policy["conditions"].as_array().unwrap();
        for expected in [
            json!({ "bucket": "docs" }),
            json!({ "key": "uploads/usr_1/upl_1" }),
            json!({ "Content-Type": "image/png" }),
            json!(["content-length-range", 1, 1_000]),
            json!({ "x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20261122/eu-west-1/s3/aws4_request" }),
            json!({ "x-amz-date": "20261122T101756Z" }),
        ] {
            assert!(conditions.contains(&expected), "{expected}");
        }
        // S3 refuses a form with a field that no condition names, but for these two.
        for name in form.fields.keys().filter(|name| !["policy", "x-amz-signature"].contains(name)) {
            assert!(conditions.iter().any(|condition| condition.get(name).is_some()), "{name}");
        }
    }

    #[test]
    fn temporary_credentials_bring_their_token() {
        let bucket = bucket("docs", Some("http://127.0.0.1:4566/"), Some("a/b+c="));
        let form = bucket.presigned_post("k", "image/png", 1, at("2026-11-22T10:17:56Z"));
        assert_eq!(form.url, "http://127.0.0.1:4566/docs");
        assert_eq!(form.fields["x-amz-security-token"], "a/b+c=");
        assert!(
            policy(&form)["conditions"]
                .as_array()
                .unwrap()
                .contains(&json!({ "x-amz-security-token": "a/b+c=" }))
        );
        let link = bucket.presigned_get("k", 60, at("2026-11-22T10:17:56Z"));
        assert!(link.starts_with("http://127.0.0.1:4566/docs/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&"), "{link}");
        assert!(link.contains("&X-Amz-Security-Token=a%2Fb%2Bc%3D&X-Amz-SignedHeaders=host&"), "{link}");
    }

    /// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>, whose bucket is of the time before
    /// regions were part of the host.
    #[test]
    fn a_link_is_signed_as_the_standards_example() {
        let bucket = Bucket {
            name: "examplebucket".to_owned(),
            url: "https://examplebucket.s3.amazonaws.com".to_owned(),
            signer: signature::tests::signer("us-east-1", None),
        };
        assert_eq!(
            bucket.presigned_get("test.txt", 86_400, at("2013-05-24T00:00:00Z")),
            "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256\
             &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request\
             &X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host\
             &X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
        );
    }
}
