//! The inbox: what gateways reported, once each. G1 a report by gateway and key.

use domain::payments::reports::GatewayReport;
use domain::{Actor, Timestamp};
use sha2::{Digest, Sha256};

use crate::{Change, Error, Key, Table};

/// Seconds that a report is kept for: longer than any gateway repeats it.
const KEPT_SECONDS: u64 = 90 * 24 * 60 * 60;

repository! {
    /// The inbox in the table.
    Inbox, inbox
}

impl Inbox {
    /// Stores a report as an event, which the outbox relay queues. Answers whether it is new: a report with the same `body`
    /// was stored before and is queued already.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; the gateway repeats the report.
    pub async fn store(
        &self,
        report: &GatewayReport,
        body: &str,
        at: Timestamp,
        correlation_id: &str,
    ) -> Result<bool, Error> {
        let gateway = report.gateway();
        let hash: String = Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect();
        let subject = Key::new(format!("GATEWAY_EVENT#{gateway}-{hash}"), "");
        let mut change = Change::new(Actor::Gateway(gateway.to_owned()), at, correlation_id);
        change.record(&subject, report, body, at.plus_seconds(KEPT_SECONDS));
        // A report that finds itself is known, which is what the gateway is to hear.
        match self.0.commit_put(change).await {
            Ok(()) => Ok(true),
            Err(Error::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
