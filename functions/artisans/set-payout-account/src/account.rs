//! A bank account, on its way from the request to the gateway. Its number goes nowhere else.

use std::time::Duration;

use domain::Currency;
use payments::{AccountName, Bank, Gateway, GatewayError, RecipientCode, RecipientRequest};
use serde::Deserialize;
use web::{AccountNumber, OneLine, Problem, problem};

/// How long one call to the gateway may take: two follow each other while the artisan waits.
pub(crate) const CALL_TIMEOUT: Duration = Duration::from_secs(8);

/// Where an artisan wants payouts to go. Not for `Debug`: a log must never have the number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    bank_code: OneLine<1, 20>,
    account_number: AccountNumber,
}

impl Account {
    /// The bank, and the name that it knows the account by.
    pub(crate) async fn resolve(
        &self,
        gateway: &impl Gateway,
        market: Currency,
    ) -> Result<(Bank, AccountName), Problem> {
        let banks = gateway.banks(market);
        let name = gateway.resolve_account(&self.account_number, &self.bank_code);
        let (banks, name) = tokio::try_join!(banks, name).map_err(refused_or_unavailable)?;
        let bank = banks.into_iter().find(|bank| bank.code == *self.bank_code);
        bank.zip(name).ok_or_else(not_found)
    }

    /// The account as somewhere that the gateway can send money to.
    pub(crate) async fn register(
        &self,
        gateway: &impl Gateway,
        market: Currency,
        name: &str,
    ) -> Result<RecipientCode, Problem> {
        let request = RecipientRequest {
            name: name.to_owned(),
            account_number: self.account_number.to_string(),
            bank_code: self.bank_code.to_string(),
            currency: market,
            description: None,
        };
        gateway.create_recipient(&request).await.map_err(refused_or_unavailable)
    }

    /// Enough to recognise it.
    pub(crate) fn last4(&self) -> &str {
        self.account_number.last4()
    }
}

fn not_found() -> Problem {
    let detail = "No account with this number was found at this bank. Check account_number, and take bank_code from \
                  GET /banks.";
    Problem::new(problem::ACCOUNT_NOT_FOUND, detail)
}

fn refused_or_unavailable(error: GatewayError) -> Problem {
    let seconds = match &error {
        GatewayError::Refused(refusal) if refusal.conclusive => return not_found().caused_by(error),
        GatewayError::RateLimited { retry_after: Some(wait) } => wait.as_secs().max(1),
        _ => 5,
    };
    let detail =
        "The payment gateway does not answer, so the account could not be checked. Nothing was changed.";
    Problem::new(problem::GATEWAY_UNAVAILABLE, detail).retry_after(seconds).caused_by(error)
}
