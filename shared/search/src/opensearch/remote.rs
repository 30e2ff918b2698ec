//! The index as it is asked: searches and suggestions.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use serde_json::Value;

use super::service::Service;
use super::{FORM, answer, ask};
use crate::wanted::{MEANT_MAX, Part, most_frequent, near, wanted};
use crate::{Error, Found, Query, words};

/// An index in a domain, by its alias.
#[derive(Debug, Clone)]
pub struct Remote {
    pub(super) service: Service,
    pub(super) alias: String,
    /// Whether there is known to be an index to write into.
    pub(super) is_there: Arc<AtomicBool>,
}

impl Remote {
    /// The index of `name` in the domain at `endpoint`, as whoever has `credentials` in `region` may use it. The names of indices are in
    /// lower case.
    pub fn at(endpoint: &str, name: &str, region: &str, credentials: aws::Credentials) -> Self {
        let alias = format!("{}-{FORM}", name.to_lowercase());
        let service = Service::new(endpoint, region, credentials);
        Self { service, alias, is_there: Arc::default() }
    }

    /// The same, with another time that each answer may take.
    #[must_use]
    pub fn within(self, within: Duration) -> Self {
        Self { service: self.service.within(within), ..self }
    }

    /// What fits `query`. Before anything was indexed, nothing.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; [`Error::Index`].
    pub async fn search(&self, query: &Query) -> Result<Found, Error> {
        let Some(text) = query.text.as_deref() else { return self.find(query, None).await };
        let mut parts = Part::of(&wanted(text));
        if parts.is_empty() {
            return Ok(Found::default());
        }
        let mut found = self.find(query, Some(ask::all(&parts))).await?;
        // Where something has each of the words, none of them is misspelt.
        if found.total == 0 && self.put_meant(&mut parts).await? {
            found = self.find(query, Some(ask::all(&parts))).await?;
        }
        if found.total == 0 && parts.len() > 1 {
            found = self.find(query, Some(ask::some(&parts))).await?;
            found.only_some_words = found.total > 0;
        }
        found.stems = parts.into_iter().flat_map(|part| part.ways).flat_map(|(way, _)| way).collect();
        Ok(found)
    }

    /// How what is `typed` may go on: words of goods that have what is typed before, too.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; [`Error::Index`].
    pub async fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<String>, Error> {
        let mut before = words(typed);
        let Some(begun) = before.pop() else { return Ok(Vec::new()) };
        let mut found: Vec<String> = Vec::new();
        for pattern in ask::endings(&begun) {
            if found.len() >= limit {
                break;
            }
            let Some(body) = self.ask(&ask::suggestions(&before, &pattern)).await? else { break };
            for word in answer::endings(&body) {
                let text = before.iter().map(String::as_str).chain([word]).collect::<Vec<_>>().join(" ");
                if found.len() < limit && !found.contains(&text) {
                    found.push(text);
                }
            }
        }
        Ok(found)
    }

    async fn find(&self, query: &Query, text: Option<Value>) -> Result<Found, Error> {
        match self.ask(&ask::search(query, text)).await? {
            Some(body) => answer::found(query.kind, &body),
            None => Ok(Found::default()),
        }
    }

    /// Puts what misspelt words may have meant into `parts`; answers whether there is anything.
    async fn put_meant(&self, parts: &mut [Part]) -> Result<bool, Error> {
        let asked = ask::meant(parts);
        let Some(body) = asked.as_object().filter(|asked| !asked.is_empty()).map(|_| self.ask(&asked)) else {
            return Ok(false);
        };
        let Some(body) = body.await? else { return Ok(false) };
        let mut any = false;
        for (place, part) in parts.iter_mut().enumerate() {
            if part.word.is_some() && !answer::is_known(&body, place) {
                let like = answer::like(&body, place);
                let meant: Vec<String> = most_frequent(like).take(MEANT_MAX).collect();
                any |= !meant.is_empty();
                part.ways.extend(near(meant));
            }
        }
        Ok(any)
    }

    /// The answer to a search; `None` before there is an index. It is whole, or an error.
    pub(super) async fn ask(&self, asked: &Value) -> Result<Option<Value>, Error> {
        let answer = self.service.json("GET", &format!("/{}/_search", self.alias), asked).await?;
        let Some(body) = answer.found()? else { return Ok(None) };
        if body["timed_out"] == Value::Bool(true) || body["_shards"]["failed"].as_u64().is_some_and(|n| n > 0)
        {
            return Err(Error::Unavailable("only a part of the index answered".to_owned()));
        }
        Ok(Some(body))
    }
}
