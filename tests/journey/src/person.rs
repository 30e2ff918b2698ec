//! Somebody with a log-in.

use anyhow::{Context as _, Result};
use reqwest::Method;
use serde_json::{Value, json};

use crate::api::random_hex;
use crate::{Api, Reply, totp};

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
    /// What their app makes codes from, if a log-in asks for one.
    pub second_factor: Option<String>,
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
        let mut person = Self::log_in_by(api, email, password, None).await?;
        person.meet().await?;
        Ok(person)
    }

    /// Logs in with a code, too.
    ///
    /// # Errors
    /// When address, password or secret are wrong.
    pub async fn log_in_with_code(api: &Api, email: &str, password: &str, secret: &str) -> Result<Self> {
        let mut person = Self::log_in_by(api, email, password, Some(secret.to_owned())).await?;
        person.meet().await?;
        Ok(person)
    }

    /// Logs in as before.
    ///
    /// # Errors
    /// When it does not work any more.
    pub async fn log_in_again(&self) -> Result<Self> {
        let again =
            Self::log_in_by(&self.api, &self.email, &self.password, self.second_factor.clone()).await?;
        Ok(Self { user_id: self.user_id.clone(), ..again })
    }

    /// Sets up an app, as an administrator has to before anything else, and goes on with what the session may do then.
    ///
    /// # Errors
    /// When it is refused.
    pub(crate) async fn set_up_second_factor(api: &Api, email: &str, password: &str) -> Result<Self> {
        let mut person = Self::log_in_by(api, email, password, None).await?;
        let shown = person.post("/me/second-factor", &json!({})).await?.success().context("second factor")?;
        let secret = shown["secret"].as_str().context("a secret")?.to_owned();
        let confirm = json!({ "code": totp::code(&secret, totp::step_now())? });
        person.post("/me/second-factor/confirm", &confirm).await?.success().context("confirmation")?;
        let refresh = json!({ "refresh_token": person.refresh_token });
        let tokens = api
            .send(Method::POST, "/auth/refresh", &[], Some(&refresh))
            .await?
            .success()
            .context("refresh")?;
        for (name, token) in
            [("access_token", &mut person.access_token), ("refresh_token", &mut person.refresh_token)]
        {
            tokens[name].as_str().context("a token")?.clone_into(token);
        }
        person.second_factor = Some(secret);
        person.meet().await?;
        Ok(person)
    }

    async fn log_in_by(api: &Api, email: &str, password: &str, secret: Option<String>) -> Result<Self> {
        let log_in = json!({ "email": email, "password": password });
        let reply = api.send(Method::POST, "/auth/login", &[], Some(&log_in)).await?;
        let session = match &secret {
            Some(secret) if reply.problem() == "code-needed" => {
                Self::answer(api, &reply.body["challenge"], secret).await?.success().context("code")?
            }
            _ => reply.success().context("log-in")?,
        };
        let text = |name: &str| {
            session[name].as_str().map(str::to_owned).with_context(|| format!("log-in: no {name}"))
        };
        Ok(Self {
            api: api.clone(),
            email: email.to_owned(),
            password: password.to_owned(),
            user_id: String::new(),
            access_token: text("access_token")?,
            refresh_token: text("refresh_token")?,
            second_factor: secret,
        })
    }

    /// Answers a challenge with the code of the moment; if that was used already, with the next one, which is taken too.
    async fn answer(api: &Api, challenge: &Value, secret: &str) -> Result<Reply> {
        let now = totp::step_now();
        let with = |step| {
            Ok::<_, anyhow::Error>(json!({ "challenge": challenge, "code": totp::code(secret, step)? }))
        };
        let reply = api.send(Method::POST, "/auth/login/code", &[], Some(&with(now)?)).await?;
        if reply.problem() != "code-wrong" {
            return Ok(reply);
        }
        api.send(Method::POST, "/auth/login/code", &[], Some(&with(now + 1)?)).await
    }

    async fn meet(&mut self) -> Result<()> {
        let me = self.get("/me").await?.success()?;
        me["id"].as_str().context("/me has an id")?.clone_into(&mut self.user_id);
        Ok(())
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
