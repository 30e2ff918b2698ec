//! Paystack over HTTP.

use std::time::Duration;

use domain::{Currency, Money};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    NAME,
    wire::{
        BalanceData, BankData, DisputeAnswerBody, DisputeData, DisputeUpload, Envelope, InitialiseBody,
        Initialised, RecipientBody, RecipientData, RefundAccountBody, RefundBody, RefundData,
        RefundRetryBody, ResolvedAccount, TransactionData, TransferBody, TransferData, metadata_text,
    },
};
use crate::{
    AccountName, Bank, Chargeback, ChargebackAnswer, ConfigError, EvidenceUpload, Gateway,
    GatewayChargebackId, GatewayError, GatewayRefundId, HostedPayment, Initialise, Listed, ListedTransaction,
    Mode, Period, RecipientCode, RecipientRequest, Refund, RefundAccount, RefundRequest, Refusal,
    TransactionId, Transfer, TransferRequest, Verification,
    http::{Answer, Connection, is_path_segment, required, same, variable},
};

/// Where Paystack answers, for test and live money alike.
const BASE_URL: &str = "https://api.paystack.co";
/// What a list asks for, and the most Paystack gives.
const PAGE_SIZE: usize = 100;
/// Where a list stops: far beyond any bank list and any payment's refunds.
const PAGES_MAX: usize = 20;

/// The adapter. Build it once and share it: it holds the connections.
#[derive(Clone, Debug)]
pub struct Paystack {
    connection: Connection,
    mode: Mode,
}

impl Paystack {
    /// An adapter that calls `base_url` with `secret_key` and takes only `mode`'s money.
    ///
    /// # Errors
    /// [`ConfigError`] when the key is not one of this mode (`sk_test_…`, `sk_live_…`), or live money would go over
    /// anything but HTTPS.
    pub fn new(base_url: &str, secret_key: &str, mode: Mode) -> Result<Self, ConfigError> {
        let secret_key = secret_key.trim();
        if !secret_key.starts_with(&format!("sk_{mode}_")) {
            return Err(ConfigError(format!("the Paystack secret key does not begin with `sk_{mode}_`")));
        }
        Ok(Self { connection: Connection::new("Paystack", base_url, secret_key, mode)?, mode })
    }

    /// An adapter as the environment says: `PAYSTACK_BASE_URL` (Paystack's own when unset) and `PAYSTACK_MODE`. The
    /// secret key is fetched by the caller.
    ///
    /// # Errors
    /// [`ConfigError`] when `PAYSTACK_MODE` is missing or [`new`](Self::new) refuses.
    pub fn from_env(secret_key: &str) -> Result<Self, ConfigError> {
        let base_url = variable("PAYSTACK_BASE_URL");
        let mode = required("PAYSTACK_MODE")?.parse()?;
        Self::new(base_url.as_deref().unwrap_or(BASE_URL), secret_key, mode)
    }

    /// The same adapter with another limit to how long one call may take in all.
    #[must_use]
    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self { connection: self.connection.with_timeout(timeout), ..self }
    }

    async fn get(&self, path: &[&str], query: &[(&str, &str)]) -> Result<Envelope, GatewayError> {
        self.connection.get(path, query, judge).await
    }

    async fn post(&self, path: &[&str], body: &impl Serialize) -> Result<Envelope, GatewayError> {
        self.connection.post(path, body, judge).await
    }

    async fn put(&self, path: &[&str], body: &impl Serialize) -> Result<Envelope, GatewayError> {
        self.connection.put(path, body, judge).await
    }

    /// Refuses the other mode's money. Objects that name no mode pass: only a verification must name one.
    fn check_mode(&self, found: Option<&str>) -> Result<(), GatewayError> {
        match found {
            Some(found) if found != self.mode.as_str() => {
                Err(GatewayError::WrongMode { expected: self.mode, found: found.to_owned() })
            }
            _ => Ok(()),
        }
    }

    /// A page of a list that Paystack filters by the time of creation.
    async fn list<T: DeserializeOwned>(
        &self,
        what: &str,
        period: &Period,
        page: u32,
    ) -> Result<Listed<T>, GatewayError> {
        let (from, to) = (period.from.to_string(), period.to.to_string());
        let (page, size) = (page.to_string(), PAGE_SIZE.to_string());
        let query = [("from", &*from), ("to", &*to), ("page", &*page), ("perPage", &*size)];
        let items: Vec<T> = data(self.get(&[what], &query).await?)?;
        Ok(Listed { more: items.len() >= PAGE_SIZE, items })
    }

    fn checked_refund(&self, refund: RefundData) -> Result<Refund, GatewayError> {
        self.check_mode(refund.domain.as_deref())?;
        Ok(refund.into_refund())
    }

    fn checked_chargeback(&self, dispute: DisputeData) -> Result<Chargeback, GatewayError> {
        self.check_mode(dispute.domain.as_deref())?;
        dispute.into_chargeback().map_err(|error| GatewayError::Malformed(error.to_string()))
    }

    fn checked_transfer(&self, transfer: TransferData, reference: &str) -> Result<Transfer, GatewayError> {
        self.check_mode(transfer.domain.as_deref())?;
        same("reference", &transfer.reference, reference)?;
        Ok(transfer.into_transfer())
    }
}

impl Gateway for Paystack {
    fn name(&self) -> &'static str {
        NAME
    }

    async fn initialise(&self, request: &Initialise) -> Result<HostedPayment, GatewayError> {
        let body = InitialiseBody {
            email: &request.email,
            amount: request.amount.amount.to_string(),
            currency: request.amount.currency,
            reference: &request.reference,
            callback_url: &request.callback_url,
            metadata: metadata_text(&request.metadata),
        };
        let opened: Initialised = data(self.post(&["transaction", "initialize"], &body).await?)?;
        same("reference", &opened.reference, &request.reference)?;
        Ok(HostedPayment { payment_url: opened.authorization_url, access_code: opened.access_code })
    }

    async fn verify(&self, reference: &str) -> Result<Verification, GatewayError> {
        if !is_path_segment(reference) {
            return Ok(Verification::NotFound);
        }
        let Some(answer) = found(self.get(&["transaction", "verify", reference], &[]).await)? else {
            return Ok(Verification::NotFound);
        };
        let transaction: TransactionData = data(answer)?;
        same("reference", &transaction.reference, reference)?;
        let Some(mode) = &transaction.domain else {
            return Err(GatewayError::Malformed("a transaction without its domain".to_owned()));
        };
        self.check_mode(Some(mode))?;
        transaction.into_verification().map_err(|error| GatewayError::Malformed(error.to_string()))
    }

    async fn create_refund(&self, request: &RefundRequest) -> Result<Refund, GatewayError> {
        let body = RefundBody {
            transaction: &request.transaction,
            amount: request.amount.amount,
            currency: request.amount.currency,
            customer_note: request.customer_note.as_deref(),
            merchant_note: &request.note,
        };
        self.checked_refund(data(self.post(&["refund"], &body).await?)?)
    }

    async fn find_refunds(&self, transaction: &TransactionId) -> Result<Vec<Refund>, GatewayError> {
        let mut found = Vec::new();
        for page in 1..=PAGES_MAX {
            let (page, size) = (page.to_string(), PAGE_SIZE.to_string());
            let query = [("transaction", transaction.as_str()), ("perPage", &size), ("page", &page)];
            let refunds: Vec<RefundData> = data(self.get(&["refund"], &query).await?)?;
            let last = refunds.len() < PAGE_SIZE;
            for refund in refunds {
                let refund = self.checked_refund(refund)?;
                // Another payment's refund must never be taken for ours, whatever the filter did.
                if refund.transaction_id.as_ref() == Some(transaction) {
                    found.push(refund);
                }
            }
            if last {
                break;
            }
        }
        Ok(found)
    }

    async fn refund(&self, id: &GatewayRefundId) -> Result<Option<Refund>, GatewayError> {
        if !is_path_segment(id.as_str()) {
            return Ok(None);
        }
        found(self.get(&["refund", id.as_str()], &[]).await)?
            .map(|answer| self.checked_refund(data(answer)?))
            .transpose()
    }

    async fn retry_refund(
        &self,
        id: &GatewayRefundId,
        account: &RefundAccount,
    ) -> Result<Refund, GatewayError> {
        let body = RefundRetryBody {
            refund_account_details: RefundAccountBody {
                currency: account.currency,
                account_number: &account.account_number,
                bank_id: &account.bank_id,
            },
        };
        let path = ["refund", "retry_with_customer_details", id.as_str()];
        self.checked_refund(data(self.post(&path, &body).await?)?)
    }

    async fn banks(&self, currency: Currency) -> Result<Vec<Bank>, GatewayError> {
        let mut banks: Vec<Bank> = Vec::new();
        let mut cursor: Option<String> = None;
        for _ in 0..PAGES_MAX {
            let size = PAGE_SIZE.to_string();
            let mut query = vec![("currency", currency.code()), ("use_cursor", "true"), ("perPage", &size)];
            if let Some(cursor) = &cursor {
                query.push(("next", cursor));
            }
            let answer = self.get(&["bank"], &query).await?;
            let next = answer.next_cursor();
            let page: Vec<BankData> = data(answer)?;
            let last = page.is_empty() || next.is_none() || next == cursor;
            for bank in page.into_iter().filter_map(BankData::into_bank) {
                // Paystack repeats some banks.
                if !banks.iter().any(|known| (&known.code, &known.name) == (&bank.code, &bank.name)) {
                    banks.push(bank);
                }
            }
            if last {
                break;
            }
            cursor = next;
        }
        Ok(banks)
    }

    async fn resolve_account(
        &self,
        account_number: &str,
        bank_code: &str,
    ) -> Result<Option<AccountName>, GatewayError> {
        let query = [("account_number", account_number), ("bank_code", bank_code)];
        match self.get(&["bank", "resolve"], &query).await {
            Ok(answer) => {
                let account: ResolvedAccount = data(answer)?;
                same("account number", &account.account_number, account_number)?;
                Ok(Some(AccountName::from(account.account_name)))
            }
            Err(GatewayError::Refused(refusal)) if is_unknown_account(&refusal) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn create_recipient(&self, request: &RecipientRequest) -> Result<RecipientCode, GatewayError> {
        let body = RecipientBody {
            kind: "nuban",
            name: &request.name,
            account_number: &request.account_number,
            bank_code: &request.bank_code,
            currency: request.currency,
            description: request.description.as_deref(),
        };
        let recipient: RecipientData = data(self.post(&["transferrecipient"], &body).await?)?;
        self.check_mode(recipient.domain.as_deref())?;
        Ok(RecipientCode::from(recipient.recipient_code))
    }

    async fn transfer(&self, request: &TransferRequest) -> Result<Transfer, GatewayError> {
        let body = TransferBody {
            source: "balance",
            amount: request.amount.amount,
            recipient: request.recipient.as_str(),
            reference: &request.reference,
            reason: &request.reason,
            currency: request.amount.currency,
        };
        self.checked_transfer(data(self.post(&["transfer"], &body).await?)?, &request.reference)
    }

    async fn find_transfer(&self, reference: &str) -> Result<Option<Transfer>, GatewayError> {
        if !is_path_segment(reference) {
            return Ok(None);
        }
        found(self.get(&["transfer", "verify", reference], &[]).await)?
            .map(|answer| self.checked_transfer(data(answer)?, reference))
            .transpose()
    }

    async fn find_chargeback(&self, id: &GatewayChargebackId) -> Result<Option<Chargeback>, GatewayError> {
        if !is_path_segment(id.as_str()) {
            return Ok(None);
        }
        found(self.get(&["dispute", id.as_str()], &[]).await)?
            .map(|answer| self.checked_chargeback(data(answer)?))
            .transpose()
    }

    async fn evidence_upload(
        &self,
        id: &GatewayChargebackId,
        file_name: &str,
    ) -> Result<EvidenceUpload, GatewayError> {
        let path = ["dispute", id.as_str(), "upload_url"];
        let upload: DisputeUpload = data(self.get(&path, &[("upload_filename", file_name)]).await?)?;
        Ok(EvidenceUpload { url: upload.signed_url, evidence: upload.file_name })
    }

    async fn answer_chargeback(
        &self,
        id: &GatewayChargebackId,
        answer: &ChargebackAnswer,
    ) -> Result<Chargeback, GatewayError> {
        let uploaded = match &answer.evidence {
            Some(evidence) => evidence.clone(),
            // Paystack wants the name of a file with every answer; who gives in has none to show.
            None => self.evidence_upload(id, "accepted.txt").await?.evidence,
        };
        let body = DisputeAnswerBody {
            resolution: if answer.accept { "merchant-accepted" } else { "declined" },
            message: &answer.note,
            uploaded_filename: &uploaded,
            refund_amount: answer.amount.amount,
        };
        self.checked_chargeback(data(self.put(&["dispute", id.as_str(), "resolve"], &body).await?)?)
    }

    async fn list_transactions(
        &self,
        period: &Period,
        page: u32,
    ) -> Result<Listed<ListedTransaction>, GatewayError> {
        self.list("transaction", period, page).await?.try_map(|transaction: TransactionData| {
            self.check_mode(transaction.domain.as_deref())?;
            let reference = transaction.reference.clone();
            let outcome = transaction.into_verification();
            let outcome = outcome.map_err(|error| GatewayError::Malformed(error.to_string()))?;
            Ok(ListedTransaction { reference, outcome })
        })
    }

    async fn list_refunds(&self, period: &Period, page: u32) -> Result<Listed<Refund>, GatewayError> {
        self.list("refund", period, page).await?.try_map(|refund| self.checked_refund(refund))
    }

    async fn list_transfers(&self, period: &Period, page: u32) -> Result<Listed<Transfer>, GatewayError> {
        self.list("transfer", period, page).await?.try_map(|transfer: TransferData| {
            self.check_mode(transfer.domain.as_deref())?;
            Ok(transfer.into_transfer())
        })
    }

    async fn list_chargebacks(&self, period: &Period, page: u32) -> Result<Listed<Chargeback>, GatewayError> {
        self.list("dispute", period, page).await?.try_map(|dispute| self.checked_chargeback(dispute))
    }

    async fn balance(&self, currency: Currency) -> Result<Money, GatewayError> {
        let balances: Vec<BalanceData> = data(self.get(&["balance"], &[]).await?)?;
        let balance = balances.iter().find(|balance| balance.currency == currency);
        Ok(Money::new(balance.map_or(0, |balance| balance.balance), currency))
    }
}

/// What an answer means for the call, before its data is read.
fn judge(answer: Answer) -> Result<Envelope, GatewayError> {
    let http_status = answer.http_status;
    match (http_status, serde_json::from_slice::<Envelope>(&answer.body)) {
        (429, _) => Err(GatewayError::RateLimited { retry_after: answer.retry_after }),
        // 403 is an address that is not allowed, or a feature the account has not got.
        (401 | 403, envelope) => {
            let message = envelope.ok().and_then(|envelope| envelope.message);
            Err(GatewayError::Unauthorized(message.unwrap_or_else(|| format!("HTTP {http_status}"))))
        }
        (408 | 500..=599, _) => Err(GatewayError::Unavailable(format!("HTTP {http_status}"))),
        (200..=299, Ok(envelope)) if envelope.status => Ok(envelope),
        (200..=299 | 400..=499, Ok(envelope)) if !envelope.status => Err(refused(http_status, envelope)),
        (_, Ok(_)) => Err(GatewayError::Malformed(format!("HTTP {http_status} contradicts its own status"))),
        (_, Err(error)) => Err(GatewayError::Malformed(format!("HTTP {http_status}: {error}"))),
    }
}

/// Sorts Paystack's refusals. Codes are missing from many answers, so the documented words count too.
fn refused(http_status: u16, answer: Envelope) -> GatewayError {
    let code = answer.code.as_deref().unwrap_or_default();
    let message = answer.message.unwrap_or_default();
    let words = message.to_lowercase();
    let says = |part: &str| words.contains(part);
    if code == "rate_limited" {
        GatewayError::RateLimited { retry_after: None }
    } else if matches!(code, "duplicate_reference" | "duplicate_transfer_reference")
        || says("duplicate transaction reference")
        || says("duplicate reference")
        || says("reference already exists")
    {
        GatewayError::DuplicateReference
    } else if code == "insufficient_balance" || says("insufficient balance") || says("balance is not enough")
    {
        GatewayError::InsufficientBalance
    } else if says("fully reversed") {
        GatewayError::AlreadyRefunded
    } else {
        // "Unknown", or the bank's fault, is not a verdict on the request.
        let conclusive = code != "unknown" && answer.kind.as_deref() != Some("processor_error");
        GatewayError::Refused(Refusal { http_status, code: answer.code, message, conclusive })
    }
}

/// `None` instead of the refusal that says there is no such thing.
fn found(answer: Result<Envelope, GatewayError>) -> Result<Option<Envelope>, GatewayError> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(GatewayError::Refused(refusal)) if is_absence(&refusal) => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_absence(refusal: &Refusal) -> bool {
    refusal.http_status == 404
        || refusal.code.as_deref().is_some_and(|code| code.ends_with("not_found"))
        || refusal.message.to_lowercase().contains("not found")
}

fn is_unknown_account(refusal: &Refusal) -> bool {
    let words = refusal.message.to_lowercase();
    refusal.code.as_deref() == Some("invalid_bank_code")
        || words.contains("could not resolve account")
        || words.contains("unknown bank code")
}

fn data<T: DeserializeOwned>(answer: Envelope) -> Result<T, GatewayError> {
    serde_json::from_value(answer.data).map_err(|error| GatewayError::Malformed(error.to_string()))
}
