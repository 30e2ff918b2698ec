//! S3: objects, read, written and listed by addresses that are signed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use aws_credential_types::Credentials;
use domain::{Timestamp, UserId};
use uploads::Bucket;

use super::{Request, TESTER};
use crate::cloud::{Cloud, Inner};
use crate::keys::now;
use crate::people::User;
use crate::process::lock;
use crate::template::stack::REGION;

/// Objects by bucket and key, `homify-uploads/evidence/usr_…/upl_…`.
pub(crate) type Objects = BTreeMap<String, Object>;

/// An object.
pub(crate) struct Object {
    media_type: String,
    file: Vec<u8>,
    written_at: Timestamp,
}

/// The smallest PNG there is.
pub const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, b'I', b'D', b'A', b'T', 0x78, 0xda, 0x63,
    0x64, 0x60, 0xf8, 0x5f, 0x0f, 0, 2, 0x87, 1, 0x80, 0xeb, 0x47, 0xba, 0x92, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

impl Cloud {
    /// Sends `file` with a form that `POST /uploads` answered.
    ///
    /// # Panics
    /// When it is no form.
    pub fn send_file(&self, form: &Value, file: &[u8]) {
        let text = |value: &Value| value.as_str().expect("a form has it").to_owned();
        self.put_object(&text(&form["fields"]["key"]), &text(&form["fields"]["Content-Type"]), file);
    }

    /// Puts an object into the bucket of uploads.
    pub(crate) fn put_object(&self, key: &str, media_type: &str, file: &[u8]) {
        let bucket = &self.deployment().functions["uploads-complete"].environment["UPLOADS_BUCKET"];
        self.put_at(&format!("{bucket}/{key}"), media_type, file);
    }

    /// Publishes a web app whose document is `html`.
    pub fn publish_app(&self, html: &str) {
        let bucket = &self.deployment().functions["pages-product"].environment["SITE_BUCKET"];
        self.put_at(&format!("{bucket}/index.html"), "text/html; charset=utf-8", html.as_bytes());
    }

    fn put_at(&self, place: &str, media_type: &str, file: &[u8]) {
        let object = Object { media_type: media_type.to_owned(), file: file.to_owned(), written_at: now() };
        lock(&self.inner.objects).insert(place.to_owned(), object);
    }

    /// The bucket of the search index, as the tests themselves use it.
    pub fn search_bucket(&self) -> Bucket {
        let name = &self.deployment().functions["search-index"].environment["SEARCH_BUCKET"];
        let credentials = Credentials::from_keys(TESTER, "secret", None);
        Bucket::at(name, Some(self.endpoint()), REGION, &credentials)
    }

    /// The keys of the objects that the search index has, those included that nothing names any more.
    pub fn search_objects(&self) -> Vec<String> {
        let name = format!("{}/", self.deployment().functions["search-index"].environment["SEARCH_BUCKET"]);
        let objects = lock(&self.inner.objects);
        objects.keys().filter_map(|key| key.strip_prefix(&name)).map(str::to_owned).collect()
    }

    /// The keys of whatever lies in the bucket of uploads that `owner` sent, or that was made of it.
    pub fn uploaded_by(&self, owner: UserId) -> Vec<String> {
        let name =
            format!("{}/", self.deployment().functions["uploads-complete"].environment["UPLOADS_BUCKET"]);
        let objects = lock(&self.inner.objects);
        let keys = objects.keys().filter_map(|key| key.strip_prefix(&name));
        keys.filter(|key| key.contains(&owner.to_string())).map(str::to_owned).collect()
    }

    /// Lets `time` pass for every object that there is.
    pub fn age_objects(&self, time: Duration) {
        for object in lock(&self.inner.objects).values_mut() {
            object.written_at = object.written_at.minus_seconds(time.as_secs());
        }
    }

    /// The object whose key is `key`, in whichever bucket: its media type and what is in it.
    pub fn object(&self, key: &str) -> Option<(String, Vec<u8>)> {
        let objects = lock(&self.inner.objects);
        let found = objects.iter().find(|(name, _)| name.split_once('/').is_some_and(|(_, of)| of == key));
        found.map(|(_, object)| (object.media_type.clone(), object.file.clone()))
    }

    /// A picture that `user` has uploaded for `purpose`, and that is ready where everybody is to see it; answers its identifier.
    ///
    /// # Panics
    /// When it is not taken.
    pub async fn upload(&self, user: &User, purpose: &str) -> String {
        let id = self.hand_in(user, purpose).await;
        self.relay().await;
        self.run_step("uploads-prepare-picture").await;
        id
    }

    /// A picture that `user` has just uploaded for `purpose`; answers its identifier.
    ///
    /// # Panics
    /// When it is not taken.
    pub async fn hand_in(&self, user: &User, purpose: &str) -> String {
        let wanted = json!({ "purpose": purpose, "media_type": "image/png", "bytes": PICTURE.len() });
        let form = self.post(user, "/uploads", wanted).await.expect(200);
        self.send_file(&form, PICTURE);
        let id = form["id"].as_str().expect("an upload has an identifier").to_owned();
        self.post(user, &format!("/uploads/{id}/complete"), Value::Null).await.expect(200);
        id
    }
}

/// The request to S3 that the address stands for, if it is one.
pub(super) fn understand(method: &Method, uri: &Uri) -> Option<Request> {
    uri.query()?.contains("X-Amz-Signature=").then_some(())?;
    let operation = match method.as_str() {
        "PUT" => "PutObject",
        "DELETE" => "DeleteObject",
        _ if uri.query()?.contains("list-type=2") => "ListBucket",
        _ => "GetObject",
    };
    let name = uri.path().trim_matches('/');
    let mut asked = form_urlencoded::parse(uri.query()?.as_bytes());
    let prefix = asked.find(|(name, _)| name == "prefix").map(|(_, prefix)| prefix);
    let body = json!({ "name": name, "prefix": prefix });
    Some(Request { service: "s3", operation: operation.to_owned(), body })
}

/// Who signed the address.
pub(super) fn caller(uri: &Uri) -> Option<String> {
    let (_, credential) = uri.query()?.split_once("X-Amz-Credential=")?;
    Some(credential.split("%2F").next()?.to_owned())
}

/// Answers as S3 does to who may not list the bucket: what is not there is forbidden.
pub(super) fn serve(inner: &Inner, request: &Request, headers: &HeaderMap, raw: Bytes) -> Response {
    let name = request.body["name"].as_str().unwrap_or_default().to_owned();
    let mut objects = lock(&inner.objects);
    if request.operation == "GetObject" {
        return match objects.get(&name) {
            Some(object) => {
                ([(header::CONTENT_TYPE, object.media_type.clone())], object.file.clone()).into_response()
            }
            None => StatusCode::FORBIDDEN.into_response(),
        };
    }
    if request.operation == "ListBucket" {
        let prefix = request.body["prefix"].as_str().unwrap_or_default();
        return listed(&format!("{name}/"), prefix, &objects).into_response();
    }
    if request.operation == "DeleteObject" {
        objects.remove(&name);
        return StatusCode::NO_CONTENT.into_response();
    }
    if headers.get("if-none-match").is_some_and(|condition| condition == "*") && objects.contains_key(&name) {
        return StatusCode::PRECONDITION_FAILED.into_response();
    }
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = media_type.unwrap_or_default().to_owned();
    objects.insert(name, Object { media_type, file: raw.to_vec(), written_at: now() });
    StatusCode::OK.into_response()
}

/// All objects of a bucket whose keys begin with `prefix`, in one answer.
fn listed(bucket: &str, prefix: &str, objects: &Objects) -> String {
    let mut list = "<ListBucketResult><IsTruncated>false</IsTruncated>".to_owned();
    for (name, object) in objects {
        if let Some(key) = name.strip_prefix(bucket).filter(|key| key.starts_with(prefix)) {
            let written_at = object.written_at;
            let _ = write!(
                list,
                "<Contents><Key>{key}</Key><LastModified>{written_at}</LastModified></Contents>"
            );
        }
    }
    list + "</ListBucketResult>"
}
