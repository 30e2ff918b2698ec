//! The gateways that are configured, and one type for whichever of them an entity names.

use std::{fmt::Display, time::Duration};

use domain::{Currency, Money};

use crate::{
    AccountName, Bank, Chargeback, ChargebackAnswer, ConfigError, EvidenceUpload, Gateway,
    GatewayChargebackId, GatewayError, GatewayRefundId, HostedPayment, Initialise, Listed, ListedTransaction,
    Period, RecipientCode, RecipientRequest, Refund, RefundAccount, RefundRequest, TransactionId, Transfer,
    TransferRequest, Verification, flutterwave::Flutterwave, http::variable, paystack::Paystack,
};

/// One of the gateways, as the rest of the system sees them all.
#[derive(Clone, Debug)]
pub enum AnyGateway {
    /// Paystack.
    Paystack(Paystack),
    /// Flutterwave.
    Flutterwave(Flutterwave),
}

/// Those that are configured: at least one.
#[derive(Clone, Debug)]
pub struct Gateways(Vec<AnyGateway>);

impl Gateways {
    /// The gateways that the environment names a secret of, by `PAYSTACK_SECRET_ARN` and `FLUTTERWAVE_SECRET_ARN`; `secret`
    /// reads it. Called once, in init.
    ///
    /// # Errors
    /// [`ConfigError`] when there is none, a secret cannot be read, or an adapter refuses its configuration.
    pub async fn from_env<E: Display>(
        secret: impl AsyncFn(&str) -> Result<String, E>,
    ) -> Result<Self, ConfigError> {
        let mut all = Vec::new();
        if let Some(key) = configured("PAYSTACK_SECRET_ARN", &secret).await? {
            all.push(AnyGateway::Paystack(Paystack::from_env(&key)?));
        }
        if let Some(key) = configured("FLUTTERWAVE_SECRET_ARN", &secret).await? {
            all.push(AnyGateway::Flutterwave(Flutterwave::from_env(&key)?));
        }
        if all.is_empty() {
            return Err(ConfigError("no gateway is configured".to_owned()));
        }
        Ok(Self(all))
    }

    /// The gateway that an entity names.
    ///
    /// # Errors
    /// [`ConfigError`] when it is not configured here: what was begun with a gateway needs it until the end.
    pub fn named(&self, name: &str) -> Result<&AnyGateway, ConfigError> {
        let found = self.0.iter().find(|gateway| gateway.name() == name);
        found.ok_or_else(|| ConfigError(format!("the gateway `{name}` is not configured")))
    }

    /// The gateways of a list such as `paystack,flutterwave`, in its order.
    ///
    /// # Errors
    /// [`ConfigError`] when the list is empty, or names one that is not configured, or one twice.
    pub fn in_order(&self, names: &str) -> Result<Vec<AnyGateway>, ConfigError> {
        let mut listed: Vec<AnyGateway> = Vec::new();
        for name in names.split(',').map(str::trim) {
            if listed.iter().any(|gateway| gateway.name() == name) {
                return Err(ConfigError(format!("the gateway `{name}` is listed twice")));
            }
            listed.push(self.named(name)?.clone());
        }
        Ok(listed)
    }

    /// The same gateways with another limit to how long one call may take in all.
    #[must_use]
    pub fn with_timeout(self, timeout: Duration) -> Self {
        let limited = |gateway| match gateway {
            AnyGateway::Paystack(gateway) => AnyGateway::Paystack(gateway.with_timeout(timeout)),
            AnyGateway::Flutterwave(gateway) => AnyGateway::Flutterwave(gateway.with_timeout(timeout)),
        };
        Self(self.0.into_iter().map(limited).collect())
    }
}

/// The secret that the variable `name` says where to find, if it says so.
async fn configured<E: Display>(
    name: &str,
    secret: impl AsyncFn(&str) -> Result<String, E>,
) -> Result<Option<String>, ConfigError> {
    if variable(name).is_none() {
        return Ok(None);
    }
    secret(name).await.map(Some).map_err(|error| ConfigError(error.to_string()))
}

/// Does the same with whichever gateway it is.
macro_rules! each {
    ($self:ident, $gateway:ident => $call:expr) => {
        match $self {
            AnyGateway::Paystack($gateway) => $call,
            AnyGateway::Flutterwave($gateway) => $call,
        }
    };
}

impl Gateway for AnyGateway {
    fn name(&self) -> &'static str {
        each!(self, gateway => gateway.name())
    }

    async fn initialise(&self, request: &Initialise) -> Result<HostedPayment, GatewayError> {
        each!(self, gateway => gateway.initialise(request).await)
    }

    async fn verify(&self, reference: &str) -> Result<Verification, GatewayError> {
        each!(self, gateway => gateway.verify(reference).await)
    }

    async fn verify_attempt(
        &self,
        reference: &str,
        attempt: &TransactionId,
    ) -> Result<Verification, GatewayError> {
        each!(self, gateway => gateway.verify_attempt(reference, attempt).await)
    }

    async fn create_refund(&self, request: &RefundRequest) -> Result<Refund, GatewayError> {
        each!(self, gateway => gateway.create_refund(request).await)
    }

    async fn find_refunds(&self, transaction: &TransactionId) -> Result<Vec<Refund>, GatewayError> {
        each!(self, gateway => gateway.find_refunds(transaction).await)
    }

    async fn find_refund_by_note(
        &self,
        transaction: &TransactionId,
        note: &str,
    ) -> Result<Option<Refund>, GatewayError> {
        each!(self, gateway => gateway.find_refund_by_note(transaction, note).await)
    }

    async fn refund(&self, id: &GatewayRefundId) -> Result<Option<Refund>, GatewayError> {
        each!(self, gateway => gateway.refund(id).await)
    }

    async fn retry_refund(
        &self,
        id: &GatewayRefundId,
        account: &RefundAccount,
    ) -> Result<Refund, GatewayError> {
        each!(self, gateway => gateway.retry_refund(id, account).await)
    }

    async fn find_chargeback(&self, id: &GatewayChargebackId) -> Result<Option<Chargeback>, GatewayError> {
        each!(self, gateway => gateway.find_chargeback(id).await)
    }

    async fn evidence_upload(
        &self,
        id: &GatewayChargebackId,
        file_name: &str,
    ) -> Result<EvidenceUpload, GatewayError> {
        each!(self, gateway => gateway.evidence_upload(id, file_name).await)
    }

    async fn answer_chargeback(
        &self,
        id: &GatewayChargebackId,
        answer: &ChargebackAnswer,
    ) -> Result<Chargeback, GatewayError> {
        each!(self, gateway => gateway.answer_chargeback(id, answer).await)
    }

    async fn banks(&self, currency: Currency) -> Result<Vec<Bank>, GatewayError> {
        each!(self, gateway => gateway.banks(currency).await)
    }

    async fn resolve_account(
        &self,
        account_number: &str,
        bank_code: &str,
    ) -> Result<Option<AccountName>, GatewayError> {
        each!(self, gateway => gateway.resolve_account(account_number, bank_code).await)
    }

    async fn create_recipient(&self, request: &RecipientRequest) -> Result<RecipientCode, GatewayError> {
        each!(self, gateway => gateway.create_recipient(request).await)
    }

    async fn transfer(&self, request: &TransferRequest) -> Result<Transfer, GatewayError> {
        each!(self, gateway => gateway.transfer(request).await)
    }

    async fn find_transfer(&self, reference: &str) -> Result<Option<Transfer>, GatewayError> {
        each!(self, gateway => gateway.find_transfer(reference).await)
    }

    async fn list_transactions(
        &self,
        period: &Period,
        page: u32,
    ) -> Result<Listed<ListedTransaction>, GatewayError> {
        each!(self, gateway => gateway.list_transactions(period, page).await)
    }

    async fn list_refunds(&self, period: &Period, page: u32) -> Result<Listed<Refund>, GatewayError> {
        each!(self, gateway => gateway.list_refunds(period, page).await)
    }

    async fn list_transfers(&self, period: &Period, page: u32) -> Result<Listed<Transfer>, GatewayError> {
        each!(self, gateway => gateway.list_transfers(period, page).await)
    }

    async fn list_chargebacks(&self, period: &Period, page: u32) -> Result<Listed<Chargeback>, GatewayError> {
        each!(self, gateway => gateway.list_chargebacks(period, page).await)
    }

    fn settlement_days(&self) -> u64 {
        each!(self, gateway => gateway.settlement_days())
    }

    async fn balance(&self, currency: Currency) -> Result<Money, GatewayError> {
        each!(self, gateway => gateway.balance(currency).await)
    }
}
