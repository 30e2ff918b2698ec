//! Secrets, from AWS Secrets Manager. Each is read once for the life of a function, in init: a function whose secret
//! cannot be read does not start.

use std::collections::HashMap;
use std::env;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use aws_sdk_secretsmanager::Client;

/// A secret that cannot be read. Never says what is in it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The environment does not say which secret.
    #[error("{0} is not set: it names the secret to read, by its ARN")]
    NotConfigured(String),
    /// Secrets Manager does not give it.
    #[error("the secret {arn} cannot be read: {reason}")]
    Unreadable {
        /// Which one.
        arn: String,
        /// What Secrets Manager says.
        reason: String,
    },
    /// It is empty, or no text.
    #[error("the secret {0} holds no text")]
    Empty(String),
}

static CACHE: Mutex<Option<HashMap<String, String>>> = Mutex::new(None);

/// The secret that the environment variable `name` holds the ARN of.
///
/// # Errors
///
/// If the variable is not set or the secret cannot be read.
pub async fn from_env(name: &str) -> Result<String, Error> {
    match env::var(name) {
        Ok(arn) if !arn.is_empty() => secret(&arn).await,
        Ok(_) | Err(_) => Err(Error::NotConfigured(name.to_owned())),
    }
}

/// The secret `arn`, from memory if it was read before. White space around it is cut off.
///
/// # Errors
///
/// If Secrets Manager does not give it, or it is no text.
pub fn secret(arn: &str) -> Pin<Box<dyn Future<Output = Result<String, Error>> + '_>> {
    // So that the SDK's code is compiled with this crate and not again for each function.
    Box::pin(async move {
        if let Some(known) = cache(|cache| cache.get(arn).cloned()) {
            return Ok(known);
        }
        let answer = Client::new(&aws::config()).get_secret_value().secret_id(arn).send().await;
        let answer =
            answer.map_err(|error| Error::Unreadable { arn: arn.to_owned(), reason: reason(&error) })?;
        let text = answer.secret_string().unwrap_or_default().trim().to_owned();
        if text.is_empty() {
            return Err(Error::Empty(arn.to_owned()));
        }
        cache(|cache| cache.insert(arn.to_owned(), text.clone()));
        Ok(text)
    })
}

fn cache<T>(with: impl FnOnce(&mut HashMap<String, String>) -> T) -> T {
    // No code can panic while it holds the lock.
    with(CACHE.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(HashMap::new))
}

/// The error with all that caused it: the SDK's own text names only the outermost.
fn reason(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unset_variable_is_named() {
        let error = Error::NotConfigured("PAYSTACK_SECRET_ARN".to_owned());
        assert!(error.to_string().starts_with("PAYSTACK_SECRET_ARN is not set"));
    }

    #[test]
    fn what_was_read_stays_in_memory() {
        cache(|cache| cache.insert("arn:1".to_owned(), "sk_test_1".to_owned()));
        assert_eq!(cache(|cache| cache.get("arn:1").cloned()).as_deref(), Some("sk_test_1"));
    }
}
