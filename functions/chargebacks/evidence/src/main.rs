//! `GET /admin/chargebacks/{chargeback_id}/evidence`: where an administrator can put a file that shows that a chargeback is
//! wrong, and what to call it in the answer. The file goes to the gateway, not through us.
//!
//! Reads K1 and asks the gateway. Writes nothing.

use std::time::Duration;

use domain::{ChargebackId, Role};
use payments::{Gateway, GatewayChargebackId, GatewayError, Gateways};
use serde::{Deserialize, Serialize};
use store::Table;
use web::{Problem, Request, Response, Stop, ok, problem};

/// How long the call to the gateway may take while an operator waits.
const CALL_TIMEOUT: Duration = Duration::from_secs(8);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    file_name: FileName,
}

/// A name that any file system takes, with its extension.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct FileName(String);

impl TryFrom<String> for FileName {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, &'static str> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let parts: Vec<&str> = name.split('.').collect();
        let is_name = matches!(parts[..], [stem, kind] if !stem.is_empty() && !kind.is_empty());
        if is_name && name.len() <= 100 && parts.concat().chars().all(plain) {
            Ok(Self(name))
        } else {
            Err("takes a name such as proof.pdf, of letters, digits, - and _")
        }
    }
}

#[derive(Serialize)]
struct Upload {
    /// Where to `PUT` the file, once.
    url: String,
    /// What to call it in the answer.
    evidence: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let gateways = Gateways::from_env(secrets::from_env).await?.with_timeout(CALL_TIMEOUT);
    web::serve(async |request| chargeback_evidence(&table, &gateways, request).await).await
}

async fn chargeback_evidence(table: &Table, gateways: &Gateways, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let id: ChargebackId = request.path("chargeback_id")?;
    let Wanted { file_name } = request.query()?;
    let chargeback = table.chargebacks().load(id).await?;
    let gateway = gateways.named(&chargeback.gateway).map_err(Problem::internal)?;
    let theirs = GatewayChargebackId::from(chargeback.gateway_id.as_str());
    let upload = gateway.evidence_upload(&theirs, &file_name.0).await.map_err(refused_or_unavailable)?;
    Ok(ok(&Upload { url: upload.url, evidence: upload.evidence }))
}

fn refused_or_unavailable(error: GatewayError) -> Problem {
    match &error {
        GatewayError::Refused(refusal) if refusal.conclusive => {
            Problem::new(problem::CHARGEBACK_STATE, "The gateway takes no evidence for this chargeback.")
        }
        _ => {
            Problem::new(problem::GATEWAY_UNAVAILABLE, "The payment gateway does not answer.").retry_after(5)
        }
    }
    .caused_by(error)
}
