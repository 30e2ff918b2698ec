//! Webhook bodies: `{event, data}`, without an event id.

use serde_json::{Value, json};

use super::{disputes, refunds, transactions, transfers};
use crate::{
    gateway::Gateway,
    paystack::rules::{
        disputes::DisputeNews,
        integration::{Happening, Integration},
        transfers::TransferStatus,
    },
    webhooks::Event,
};

/// The webhook that tells of something, if Paystack tells of it at all.
pub fn event(happening: &Happening, integration: &Integration) -> Option<Event> {
    match happening {
        Happening::Charged(transaction) => {
            let customer = integration.customer(&transaction.email)?;
            let data = transactions::charged(transaction, customer);
            Some(written("charge.success".to_owned(), &transaction.reference, &data))
        }
        Happening::RefundMoved(refund) => {
            let transaction = integration.transaction(&refund.transaction_reference).ok()?;
            let customer = integration.customer(&transaction.email)?;
            let data = refunds::moved(refund, customer, integration.domain);
            let name = format!("refund.{}", refund.status.as_str());
            Some(written(name, &refund.transaction_reference, &data))
        }
        Happening::TransferMoved(transfer) => {
            let told = matches!(
                transfer.status,
                TransferStatus::Success | TransferStatus::Failed | TransferStatus::Reversed
            );
            let recipient = integration.recipient_by_id(transfer.recipient_id).filter(|_| told)?;
            let data = transfers::moved(transfer, recipient, integration);
            let name = format!("transfer.{}", transfer.status.as_str());
            Some(written(name, &transfer.reference, &data))
        }
        Happening::Disputed(dispute, news) => {
            let transaction = integration.transaction(&dispute.transaction_reference).ok()?;
            let customer = integration.customer(&transaction.email)?;
            let name = match news {
                DisputeNews::Created => "charge.dispute.create",
                DisputeNews::Reminded => "charge.dispute.remind",
                DisputeNews::Resolved => "charge.dispute.resolve",
            };
            let data = disputes::told(dispute, transaction, customer);
            Some(written(name.to_owned(), &dispute.transaction_reference, &data))
        }
    }
}

fn written(name: String, reference: &str, data: &Value) -> Event {
    let body = json!({"event": name, "data": data}).to_string();
    Event { gateway: Gateway::Paystack, name, reference: reference.to_owned(), body }
}
