//! Mails that the emulator has caught. It keeps them in memory only, so what it had is kept beside it when it stops.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::emulator;
use super::instance::{Instance, write_private};
use crate::http::Client;

/// A mail as it was handed to SES.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Mail {
    message_id: String,
    /// Sender.
    pub(crate) source: String,
    /// Recipients.
    pub(crate) to: Vec<String>,
    /// Subject.
    pub(crate) subject: String,
    /// The plain text.
    pub(crate) body_text: String,
}

/// All mails of the instance, oldest first.
///
/// # Errors
/// When the emulator's answer cannot be read.
pub(crate) fn all(instance: &Instance) -> Result<Vec<Mail>> {
    let mut mails: Vec<Mail> = match std::fs::read(file(instance)) {
        Ok(kept) => serde_json::from_slice(&kept)?,
        Err(_) => Vec::new(),
    };
    if emulator::process(instance).pid().is_some() {
        for mail in caught(instance)? {
            if !mails.iter().any(|known| known.message_id == mail.message_id) {
                mails.push(mail);
            }
        }
    }
    Ok(mails)
}

/// Keeps what the emulator has caught so far.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn keep(instance: &Instance) -> Result<()> {
    write_private(&file(instance), &serde_json::to_string(&all(instance)?)?)
}

fn caught(instance: &Instance) -> Result<Vec<Mail>> {
    let url = format!("{}/_ministack/ses/messages", emulator::endpoint(instance));
    let answer = Client::new(Duration::from_secs(10)).get(&url)?.json();
    let mut mails = Vec::new();
    for account in answer["messages"].as_object().into_iter().flat_map(|accounts| accounts.values()) {
        for mail in account.as_array().into_iter().flatten() {
            mails.push(Mail::deserialize(mail as &Value)?);
        }
    }
    Ok(mails)
}

fn file(instance: &Instance) -> PathBuf {
    instance.folder.join("mail.json")
}
