//! Asking the gateway about a chargeback, and answering it.

use domain::chargebacks::{Chargeback, ChargebackReport, ChargebackStatus, ShownChargeback, Verdict};
use payments::{ChargebackAnswer, Gateway, GatewayChargebackId, GatewayError};

/// What came of it.
pub(crate) enum Heard {
    /// How it stands at the gateway.
    Shown(ShownChargeback),
    /// The gateway did not take the answer, in its words.
    Refused(String),
}

/// How it stands; `None` when the gateway has no such thing.
pub(crate) async fn ask(gateway: &impl Gateway, id: &str) -> Result<Option<ShownChargeback>, GatewayError> {
    Ok(gateway.find_chargeback(&GatewayChargebackId::from(id)).await?.map(shown))
}

/// Asks; and answers what an operator decided, if the gateway still waits for it.
pub(crate) async fn ask_or_answer(
    gateway: &impl Gateway,
    chargeback: &Chargeback,
) -> Result<Heard, GatewayError> {
    let Some(there) = ask(gateway, &chargeback.gateway_id).await? else {
        return Err(GatewayError::Malformed("the chargeback is not there any more".to_owned()));
    };
    let waits = there.report == ChargebackReport::Open;
    let answer = chargeback.answer.as_ref().filter(|_| chargeback.status == ChargebackStatus::Answering);
    let Some(answer) = answer.filter(|_| waits) else { return Ok(Heard::Shown(there)) };
    let answer = ChargebackAnswer {
        accept: answer.verdict == Verdict::Accept,
        amount: there.amount,
        note: answer.note.clone(),
        evidence: answer.evidence.clone(),
    };
    let id = GatewayChargebackId::from(chargeback.gateway_id.as_str());
    match gateway.answer_chargeback(&id, &answer).await {
        Ok(answered) => Ok(Heard::Shown(shown(answered))),
        Err(error @ GatewayError::Refused(_)) if !error.may_have_happened() => {
            Ok(Heard::Refused(error.to_string()))
        }
        Err(error) => Err(error),
    }
}

fn shown(there: payments::Chargeback) -> ShownChargeback {
    use payments::ChargebackStatus as Status;
    let report = match there.status {
        // What nobody documented decides nothing.
        Status::Open | Status::Unknown(_) => ChargebackReport::Open,
        Status::Answered => ChargebackReport::Answered,
        Status::Won => ChargebackReport::Won,
        Status::Lost => ChargebackReport::Lost,
    };
    ShownChargeback {
        gateway_id: there.id.into_string(),
        transaction_reference: there.transaction_reference,
        amount: there.amount,
        category: there.category,
        answer_by: there.answer_by,
        report,
    }
}
