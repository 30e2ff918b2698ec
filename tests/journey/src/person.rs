//! Somebody with a log-in.

use anyhow::{Context as _, Result};
use reqwest::Method;
use serde_json::{Value, json};

use crate::api::random_hex;
use crate::{Api, Reply};

/// What somebody signs up as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Orders and pays.
    Buyer,
    /// Sells.
    Artisan,
}

/// Somebody with a log-in, who is logged in.
#[derive(Debug, Clone)]
pub struct Person {
    /// The stack they use.
    pub api: Api,
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
    /// `usr_…`
    pub user_id: String,
    /// What proves who they are.
    pub access_token: String,
    /// What gets them the next one.
    pub refresh_token: String,
}

impl Person {
    /// Signs up, follows the link in the mail, logs in.
    ///
    /// # Errors
    /// When any of it does not work.
    pub async fn join(api: &Api, role: Role, name: &str, email: &str, password: &str) -> Result<Self> {
        let role = match role {
            Role::Buyer => "buyer",
            Role::Artisan => "artisan",
        };
        let sign_up = json!({ "email": email, "password": password, "name": name, "role": role });
        api.send(Method::POST, "/auth/signup", &[], Some(&sign_up)).await?.success().context("sign-up")?;
        let mail = api.wait_for_mail(email, "verify-email?token=").await?;
        let token = mail
            .text
            .split("verify-email?token=")
            .nth(1)
            .and_then(|rest| rest.split(|c: char| c.is_whitespace() || c == '"').next())
            .context("the mail has a link")?;
        let verify = json!({ "token": token });
        api.send(Method::POST, "/auth/email/verify", &[], Some(&verify))
            .await?
            .success()
            .context("verification")?;
        Self::log_in(api, email, password).await
    }

    /// Logs in.
    ///
    /// # Errors
    /// When address or password are wrong.
    pub async fn log_in(api: &Api, email: &str, password: &str) -> Result<Self> {
        let log_in = json!({ "email": email, "password": password });
        let session =
            api.send(Method::POST, "/auth/login", &[], Some(&log_in)).await?.success().context("log-in")?;
        let text = |name: &str| {
            session[name].as_str().map(str::to_owned).with_context(|| format!("log-in: no {name}"))
        };
        let mut person = Self {
            api: api.clone(),
            email: email.to_owned(),
            password: password.to_owned(),
            user_id: String::new(),
            access_token: text("access_token")?,
            refresh_token: text("refresh_token")?,
        };
        let me = person.get("/me").await?.success()?;
        me["id"].as_str().context("/me has an id")?.clone_into(&mut person.user_id);
        Ok(person)
    }

    /// `art_…`: the artisan they are.
    pub fn artisan_id(&self) -> String {
        self.user_id.replacen("usr_", "art_", 1)
    }

    /// Reads `path`.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn get(&self, path: &str) -> Result<Reply> {
        self.send(Method::GET, path, None).await
    }

    /// Sends `body` to `path`, under an idempotency key of its own.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post(&self, path: &str, body: &Value) -> Result<Reply> {
        self.send(Method::POST, path, Some(body)).await
    }

    /// Sends `body` to `path`, under the idempotency key `key`.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post_once(&self, path: &str, body: &Value, key: &str) -> Result<Reply> {
        let bearer = format!("Bearer {}", self.access_token);
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", key)];
        self.api.send(Method::POST, path, &headers, Some(body)).await
    }

    /// Sends a request as this person.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Reply> {
        let bearer = format!("Bearer {}", self.access_token);
        let key = random_hex();
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", key.as_str())];
        self.api.send(method, path, &headers, body).await
    }
}
