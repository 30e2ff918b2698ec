//! What people write to each other.

use anyhow::{Context as _, Result};
use serde_json::json;

use crate::Person;

impl Person {
    /// Asks an artisan about a product; answers the conversation, `cnv_…`.
    ///
    /// # Errors
    /// When the API refuses it.
    pub async fn ask(&self, artisan: &Self, product: &str, text: &str) -> Result<String> {
        let question = json!({ "artisan_id": artisan.artisan_id(), "product_id": product, "text": text });
        let sent = self.post("/conversations", &question).await?.success().context("question")?;
        Ok(sent["conversation_id"].as_str().context("a message has a conversation")?.to_owned())
    }

    /// Writes in a conversation.
    ///
    /// # Errors
    /// When the API refuses it.
    pub async fn say(&self, conversation: &str, text: &str) -> Result<()> {
        let path = format!("/conversations/{conversation}/messages");
        self.post(&path, &json!({ "text": text })).await?.success().context("message")?;
        Ok(())
    }
}
