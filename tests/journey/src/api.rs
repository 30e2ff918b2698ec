//! The stack's HTTP API and what surrounds it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use gateway_simulator::Control;
use reqwest::{Client, Method};
use serde_json::Value;

use crate::Stack;

/// How long something that happens behind the API may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);
const GLANCE: Duration = Duration::from_millis(150);

/// An answer, whatever its status.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body as JSON; null when there is none.
    pub body: Value,
    /// The headers that tests look at.
    pub headers: reqwest::header::HeaderMap,
}

impl Reply {
    /// The body of a success.
    ///
    /// # Errors
    /// When it is none; the message has the problem's own words.
    pub fn success(self) -> Result<Value> {
        if (200..300).contains(&self.status) {
            return Ok(self.body);
        }
        bail!("answered {}: {}", self.status, self.body);
    }

    /// The last part of the problem's type: `out-of-stock`.
    pub fn problem(&self) -> &str {
        self.body["type"].as_str().and_then(|kind| kind.rsplit('/').next()).unwrap_or_default()
    }
}

/// A mail that the local cloud caught.
#[derive(Debug, Clone)]
pub struct Mail {
    /// In one line.
    pub subject: String,
    /// The text part.
    pub text: String,
}

/// A stack, its mailboxes and its payment gateway. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Api {
    /// Where everything is.
    pub stack: Arc<Stack>,
    /// The payment gateway's controls.
    pub gateway: Control,
    http: Client,
}

impl Api {
    /// A client of `stack`.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(stack: Stack) -> Result<Self> {
        // A second client in one process finds it installed.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let gateway = Control::new(&stack.simulator_url);
        let http = Client::builder().timeout(Duration::from_secs(60)).no_proxy().build()?;
        Ok(Self { stack: Arc::new(stack), gateway, http })
    }

    /// Sends a request; `headers` as they are.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Reply> {
        let mut request = self.http.request(method, format!("{}{path}", self.stack.api_url));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await.with_context(|| format!("no answer from {path}"))?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await?;
        Ok(Reply { status, body: serde_json::from_str(&text).unwrap_or(Value::Null), headers })
    }

    /// Sends a file to the address of a presigned POST, with its form fields before the file.
    ///
    /// # Errors
    /// When it is not taken.
    pub async fn upload(&self, presigned: &Value, media_type: &str, file: &[u8]) -> Result<()> {
        let boundary = format!("homify-{}", random_hex());
        let mut form = Vec::new();
        for (name, value) in presigned["fields"].as_object().context("a presigned POST has fields")? {
            let value = value.as_str().unwrap_or_default();
            form.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        form.extend_from_slice(
            format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
                 Content-Type: {media_type}\r\n\r\n"
            )
            .as_bytes(),
        );
        form.extend_from_slice(file);
        form.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let url = presigned["url"].as_str().context("a presigned POST has a url")?;
        let response = self
            .http
            .post(url)
            .header("content-type", format!("multipart/form-data; boundary={boundary}"))
            .body(form)
            .send()
            .await?;
        let status = response.status();
        anyhow::ensure!(status.is_success(), "the upload answered {status}: {}", response.text().await?);
        Ok(())
    }

    /// The mails to `address` so far, oldest first.
    ///
    /// # Errors
    /// When the local cloud does not answer.
    pub async fn mails(&self, address: &str) -> Result<Vec<Mail>> {
        let all: Value = self.http.get(&self.stack.mail_url).send().await?.json().await?;
        let accounts = all["messages"].as_object().context("the mailbox has messages")?;
        let mails = accounts.values().flat_map(|mails| mails.as_array().into_iter().flatten());
        Ok(mails
            .filter(|mail| mail["To"].as_array().is_some_and(|to| to.iter().any(|to| to == address)))
            .map(|mail| Mail {
                subject: mail["Subject"].as_str().unwrap_or_default().to_owned(),
                text: mail["BodyText"].as_str().unwrap_or_default().to_owned(),
            })
            .collect())
    }

    /// Waits for a mail to `address` whose text contains `part`.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn wait_for_mail(&self, address: &str, part: &str) -> Result<Mail> {
        self.wait_for(&format!("a mail to {address} with “{part}”"), async || {
            let mails = self.mails(address).await?;
            Ok(mails.into_iter().rev().find(|mail| mail.text.contains(part) || mail.subject.contains(part)))
        })
        .await
    }

    /// Calls a function directly, as a schedule would.
    ///
    /// # Errors
    /// When it fails.
    pub async fn invoke(&self, function: &str, payload: &Value) -> Result<Value> {
        let name =
            self.stack.functions.get(function).with_context(|| format!("there is no function {function}"))?;
        let url = format!("{}/2015-03-31/functions/{name}/invocations", self.stack.aws_endpoint);
        let request = self.http.post(url).header("authorization", self.root("lambda"));
        let response = request.json(payload).send().await?;
        let failed = response.headers().contains_key("x-amz-function-error");
        let status = response.status();
        let text = response.text().await?;
        anyhow::ensure!(status.is_success() && !failed, "{function} answered {status}: {text}");
        Ok(serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    /// Has a function take what comes from its source of events, such as a stream, or leave it there for now.
    ///
    /// # Errors
    /// When it has none, or the local cloud refuses.
    pub async fn listen(&self, function: &str, listens: bool) -> Result<()> {
        let name =
            self.stack.functions.get(function).with_context(|| format!("there is no function {function}"))?;
        let url = format!("{}/2015-03-31/event-source-mappings", self.stack.aws_endpoint);
        let request =
            self.http.get(&url).query(&[("FunctionName", name)]).header("authorization", self.root("lambda"));
        let found: Value = request.send().await?.error_for_status()?.json().await?;
        let mapping = found
            .pointer("/EventSourceMappings/0/UUID")
            .and_then(Value::as_str)
            .with_context(|| format!("{function} has no source of events"))?;
        let request = self.http.put(format!("{url}/{mapping}")).header("authorization", self.root("lambda"));
        request.json(&serde_json::json!({ "Enabled": listens })).send().await?.error_for_status()?;
        Ok(())
    }

    /// Calls SQS, as an operator would: `sqs("ReceiveMessage", …)`.
    ///
    /// # Errors
    /// When it refuses.
    pub async fn sqs(&self, action: &str, body: &Value) -> Result<Value> {
        let request = self
            .http
            .post(&self.stack.aws_endpoint)
            .header("authorization", self.root("sqs"))
            .header("x-amz-target", format!("AmazonSQS.{action}"))
            .header("content-type", "application/x-amz-json-1.0");
        let response = request.body(body.to_string()).send().await?;
        let status = response.status();
        let text = response.text().await?;
        anyhow::ensure!(status.is_success(), "{action} answered {status}: {text}");
        Ok(serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    /// What is in the queue at `url`, whether its time has come or not, without receiving it.
    ///
    /// # Errors
    /// When the local cloud does not answer.
    pub async fn messages(&self, url: &str) -> Result<Vec<Value>> {
        let peek = format!("{}/_ministack/sqs/messages", self.stack.aws_endpoint);
        let found: Value = self.http.get(peek).query(&[("QueueUrl", url)]).send().await?.json().await?;
        // By account, region and queue.
        let accounts = found["messages"].as_object().context("the queue has messages, or none")?.values();
        let regions = accounts.flat_map(|account| account.as_object().into_iter().flatten());
        let queues = regions.flat_map(|(_, region)| region.as_object().into_iter().flatten());
        Ok(queues.flat_map(|(_, queue)| queue.as_array().cloned().unwrap_or_default()).collect())
    }

    /// The root user's word for a call to `service`. The emulator knows it by its access key; it checks no signature.
    fn root(&self, service: &str) -> String {
        let region = &self.stack.region;
        format!(
            "AWS4-HMAC-SHA256 Credential=test/20260101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0"
        )
    }

    /// Looks until `look` finds something.
    ///
    /// # Errors
    /// When it takes too long; the message names `what`.
    pub async fn wait_for<T>(&self, what: &str, look: impl AsyncFn() -> Result<Option<T>>) -> Result<T> {
        self.wait_within(PATIENCE, what, look).await
    }

    /// Looks until `look` finds something, for what takes as long as there is much to look at.
    ///
    /// # Errors
    /// When it takes longer than `patience`; the message names `what`.
    pub async fn wait_within<T>(
        &self,
        patience: Duration,
        what: &str,
        look: impl AsyncFn() -> Result<Option<T>>,
    ) -> Result<T> {
        let started = Instant::now();
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            if started.elapsed() > patience {
                bail!("waited {} seconds for {what}", patience.as_secs());
            }
            tokio::time::sleep(GLANCE).await;
        }
    }
}

/// 128 random bits.
pub(crate) fn random_hex() -> String {
    let mut bytes = [0; 16];
    // Without randomness nothing here is secret: these name test data.
    let _ = getrandom::fill(&mut bytes);
    hex::encode(bytes)
}
