//! Flutterwave over HTTP.

use std::{collections::BTreeMap, time::Duration};

use domain::{Currency, Money, Timestamp};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    NAME,
    amount::Major,
    own_reference,
    wire::{
        BalanceData, BankData, BeneficiaryBody, BeneficiaryData, CustomerBody, Envelope, HostedLink,
        InitialiseBody, RefundBody, RefundData, ResolveBody, ResolvedAccount, TransactionData, TransferBody,
        TransferData,
    },
};
use crate::{
    AccountName, Bank, Conclusion, ConfigError, Gateway, GatewayError, GatewayRefundId, HostedPayment,
    Initialise, Listed, ListedTransaction, Mode, Period, RecipientCode, RecipientRequest, Refund,
    RefundAccount, RefundRequest, Refusal, TransactionId, Transfer, TransferRequest, Verification,
    http::{Answer, Connection, is_path_segment, required, same, variable},
};

/// Where Flutterwave answers, for test and live money alike.
const BASE_URL: &str = "https://api.flutterwave.com";
/// The version of the API that this adapter speaks.
const VERSION: &str = "v3";
/// Days within which a charge is settled, weekends and holidays included.
const SETTLEMENT_DAYS: u64 = 4;
/// Where a list stops: far beyond one payment's refunds and one reference's transfers.
const PAGES_MAX: u32 = 20;

/// The adapter. Build it once and share it: it holds the connections.
#[derive(Clone, Debug)]
pub struct Flutterwave {
    connection: Connection,
}

impl Flutterwave {
    /// An adapter that calls `base_url` with `secret_key`, which has to be one of `mode`: nothing else tells the modes
    /// apart.
    ///
    /// # Errors
    /// [`ConfigError`] when the key is not one of this mode (`FLWSECK_TEST-…`, `FLWSECK-…`), or live money would go over
    /// anything but HTTPS.
    pub fn new(base_url: &str, secret_key: &str, mode: Mode) -> Result<Self, ConfigError> {
        let prefix = match mode {
            Mode::Test => "FLWSECK_TEST-",
            Mode::Live => "FLWSECK-",
        };
        let secret_key = secret_key.trim();
        if !secret_key.starts_with(prefix) {
            return Err(ConfigError(format!("the Flutterwave secret key does not begin with `{prefix}`")));
        }
        Ok(Self { connection: Connection::new("Flutterwave", base_url, secret_key, mode)? })
    }

    /// An adapter as the environment says: `FLUTTERWAVE_BASE_URL` (Flutterwave's own when unset) and `FLUTTERWAVE_MODE`.
    /// The secret key is fetched by the caller.
    ///
    /// # Errors
    /// [`ConfigError`] when `FLUTTERWAVE_MODE` is missing or [`new`](Self::new) refuses.
    pub fn from_env(secret_key: &str) -> Result<Self, ConfigError> {
        let base_url = variable("FLUTTERWAVE_BASE_URL");
        let mode = required("FLUTTERWAVE_MODE")?.parse()?;
        Self::new(base_url.as_deref().unwrap_or(BASE_URL), secret_key, mode)
    }

    /// The same adapter with another limit to how long one call may take in all.
    #[must_use]
    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self { connection: self.connection.with_timeout(timeout) }
    }

    async fn get(&self, path: &[&str], query: &[(&str, &str)]) -> Result<Envelope, GatewayError> {
        self.connection.get(&versioned(path), query, judge).await
    }

    async fn post(&self, path: &[&str], body: &impl Serialize) -> Result<Envelope, GatewayError> {
        self.connection.post(&versioned(path), body, judge).await
    }

    /// What `pick` takes from the pages of a list, until it has all that it wants or the list ends.
    async fn pages<T: DeserializeOwned>(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
        mut pick: impl FnMut(T) -> Result<(), GatewayError>,
    ) -> Result<(), GatewayError> {
        for page in 1..=PAGES_MAX {
            let number = page.to_string();
            let mut query = query.to_vec();
            query.push(("page", &number));
            let answer = self.get(path, &query).await?;
            let pages = answer.pages();
            let items: Vec<T> = data(answer)?;
            let last = items.is_empty() || pages.is_none_or(|pages| page >= pages);
            for item in items {
                pick(item)?;
            }
            if last {
                break;
            }
        }
        Ok(())
    }

    /// A page of a list of some days, of which `made` tells what lies in `period`: Flutterwave knows days only, and tells its times in UTC. What
    /// does not say when it was made is taken.
    async fn list<T: DeserializeOwned>(
        &self,
        what: &str,
        period: &Period,
        page: u32,
        made: impl Fn(&T) -> Option<Timestamp>,
    ) -> Result<Listed<T>, GatewayError> {
        let (from, to) = (period.from.day(), period.to.day());
        let number = page.to_string();
        let query = [("from", &*from), ("to", &*to), ("page", &*number)];
        let answer = self.get(&[what], &query).await?;
        let pages = answer.pages();
        let mut items: Vec<T> = data(answer)?;
        // A list that does not say how long it is goes on until a page is empty.
        let more = pages.map_or(!items.is_empty(), |pages| page < pages);
        items.retain(|item| made(item).is_none_or(|made| (period.from..=period.to).contains(&made)));
        Ok(Listed { items, more })
    }

    /// A transaction by the provider's id.
    async fn transaction(&self, id: &TransactionId) -> Result<Option<TransactionData>, GatewayError> {
        if !is_number(id.as_str()) {
            return Ok(None);
        }
        let answer = found(self.get(&["transactions", id.as_str(), "verify"], &[]).await)?;
        let Some(transaction) = answer.map(data::<TransactionData>).transpose()? else { return Ok(None) };
        same("id", &transaction.id.0, id.as_str())?;
        Ok(Some(transaction))
    }

    /// The latest transaction under a reference of ours; by digits alone, which none of ours is, the transaction of that
    /// id.
    async fn latest(&self, reference: &str) -> Result<Option<TransactionData>, GatewayError> {
        if is_number(reference) {
            return self.transaction(&TransactionId::from(reference)).await;
        }
        let path = ["transactions", "verify_by_reference"];
        let answer = found(self.get(&path, &[("tx_ref", reference)]).await)?;
        let Some(transaction) = answer.map(data::<TransactionData>).transpose()? else { return Ok(None) };
        same("reference", &transaction.tx_ref, reference)?;
        Ok(Some(transaction))
    }

    /// The currency that a transaction is in, and its refunds with it: a refund does not say.
    async fn currency_of(&self, transaction: &TransactionId) -> Result<Currency, GatewayError> {
        let transaction = self.transaction(transaction).await?;
        transaction
            .and_then(|transaction| transaction.currency)
            .ok_or_else(|| GatewayError::Malformed("a refund of an unknown transaction".to_owned()))
    }

    /// The beneficiary that is there already for an account. By bank and number: the number alone is many people's, since those
    /// who bank by telephone have theirs as their account's at each bank.
    async fn find_beneficiary(
        &self,
        bank_code: &str,
        account_number: &str,
    ) -> Result<RecipientCode, GatewayError> {
        let mut existing = None;
        let pick = |beneficiary: BeneficiaryData| {
            if beneficiary.account_number.as_deref() == Some(account_number)
                && beneficiary.bank_code.as_deref() == Some(bank_code)
            {
                existing.get_or_insert(beneficiary.id.0);
            }
            Ok(())
        };
        self.pages(&["beneficiaries"], &[], pick).await?;
        let unknown = || GatewayError::Malformed("a beneficiary that exists is not listed".to_owned());
        existing.map(RecipientCode::from).ok_or_else(unknown)
    }
}

impl Gateway for Flutterwave {
    fn name(&self) -> &'static str {
        NAME
    }

    async fn initialise(&self, request: &Initialise) -> Result<HostedPayment, GatewayError> {
        let body = InitialiseBody {
            tx_ref: &request.reference,
            amount: Major(request.amount).text(),
            currency: request.amount.currency,
            redirect_url: &request.callback_url,
            customer: CustomerBody { email: &request.email },
            meta: &request.metadata,
        };
        let HostedLink { link } = data(self.post(&["payments"], &body).await?)?;
        let access_code = link.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(HostedPayment { payment_url: link, access_code })
    }

    async fn verify(&self, reference: &str) -> Result<Verification, GatewayError> {
        match self.latest(reference).await? {
            Some(transaction) => transaction.into_verification(),
            None => Ok(Verification::NotFound),
        }
    }

    async fn verify_attempt(
        &self,
        reference: &str,
        attempt: &TransactionId,
    ) -> Result<Verification, GatewayError> {
        match self.transaction(attempt).await? {
            Some(transaction) => {
                same("reference", &transaction.tx_ref, reference)?;
                transaction.into_verification()
            }
            None => self.verify(reference).await,
        }
    }

    async fn create_refund(&self, request: &RefundRequest) -> Result<Refund, GatewayError> {
        let id = if is_number(&request.transaction) {
            request.transaction.clone()
        } else {
            let paid = self.latest(&request.transaction).await?;
            paid.map(|transaction| transaction.id.0).ok_or_else(no_such_transaction)?
        };
        let body = RefundBody { amount: Major(request.amount), comments: &request.note };
        let refund: RefundData = data(self.post(&["transactions", &id, "refund"], &body).await?)?;
        let mut refund = refund.into_refund(request.amount.currency)?;
        // The answer to our own order, which leaves out what we said.
        refund.note.get_or_insert_with(|| request.note.clone());
        Ok(refund)
    }

    async fn find_refunds(&self, transaction: &TransactionId) -> Result<Vec<Refund>, GatewayError> {
        let mut listed: Vec<RefundData> = Vec::new();
        let pick = |refund: RefundData| {
            // Another payment's refund must never be taken for ours, whatever the filter did.
            if refund.tx_id.as_ref().is_some_and(|id| id.0 == transaction.as_str()) {
                listed.push(refund);
            }
            Ok(())
        };
        self.pages(&["refunds"], &[("id", transaction.as_str())], pick).await?;
        if listed.is_empty() {
            return Ok(Vec::new());
        }
        let currency = self.currency_of(transaction).await?;
        listed.into_iter().map(|refund| refund.into_refund(currency)).collect()
    }

    /// A refund that is listed without its comment may be the one that is looked for. Rather than to order it a second
    /// time, nothing is decided: an operator has to look.
    async fn find_refund_by_note(
        &self,
        transaction: &TransactionId,
        note: &str,
    ) -> Result<Option<Refund>, GatewayError> {
        let refunds = self.find_refunds(transaction).await?;
        let ours = refunds.iter().find(|refund| refund.note.as_deref() == Some(note));
        match refunds.iter().find(|refund| refund.note.is_none()) {
            Some(unnamed) if ours.is_none() => Err(GatewayError::Malformed(format!(
                "the refund {} has no comment and may be ours",
                unnamed.id
            ))),
            Some(_) | None => Ok(ours.cloned()),
        }
    }

    async fn refund(&self, id: &GatewayRefundId) -> Result<Option<Refund>, GatewayError> {
        if !is_path_segment(id.as_str()) {
            return Ok(None);
        }
        let answer = found(self.get(&["refunds", id.as_str()], &[]).await)?;
        let Some(refund) = answer.map(data::<RefundData>).transpose()? else { return Ok(None) };
        let Some(transaction) = &refund.tx_id else {
            return Err(GatewayError::Malformed("a refund without its transaction".to_owned()));
        };
        let currency = self.currency_of(&TransactionId::from(transaction.0.as_str())).await?;
        refund.into_refund(currency).map(Some)
    }

    async fn retry_refund(
        &self,
        _id: &GatewayRefundId,
        _account: &RefundAccount,
    ) -> Result<Refund, GatewayError> {
        Err(GatewayError::NotOffered("sending a refund to a bank account"))
    }

    async fn banks(&self, currency: Currency) -> Result<Vec<Bank>, GatewayError> {
        let Some(country) = country(currency) else { return Ok(Vec::new()) };
        let banks: Vec<BankData> = data(self.get(&["banks", country], &[]).await?)?;
        Ok(banks.into_iter().filter_map(BankData::into_bank).collect())
    }

    async fn resolve_account(
        &self,
        account_number: &str,
        bank_code: &str,
    ) -> Result<Option<AccountName>, GatewayError> {
        let body = ResolveBody { account_number, account_bank: bank_code };
        match self.post(&["accounts", "resolve"], &body).await {
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
        let body = BeneficiaryBody {
            account_number: &request.account_number,
            account_bank: &request.bank_code,
            beneficiary_name: &request.name,
            currency: request.currency,
        };
        match self.post(&["beneficiaries"], &body).await {
            Ok(answer) => Ok(RecipientCode::from(data::<BeneficiaryData>(answer)?.id.0)),
            Err(GatewayError::DuplicateReference) => {
                self.find_beneficiary(&request.bank_code, &request.account_number).await
            }
            Err(error) => Err(error),
        }
    }

    async fn transfer(&self, request: &TransferRequest) -> Result<Transfer, GatewayError> {
        let beneficiary = request.recipient.as_str().parse().map_err(|_| {
            let message = format!("{} is no beneficiary of Flutterwave's", request.recipient);
            GatewayError::Refused(Refusal { http_status: 0, code: None, message, conclusive: true })
        })?;
        let body = TransferBody {
            beneficiary,
            amount: Major(request.amount),
            currency: request.amount.currency,
            debit_currency: request.amount.currency,
            reference: &request.reference,
            narration: &request.reason,
        };
        let transfer = data::<TransferData>(self.post(&["transfers"], &body).await?)?.into_transfer()?;
        same("reference", &transfer.reference, &request.reference)?;
        Ok(transfer)
    }

    /// Of several under one reference, all but one were retried at the dashboard: the one that is paid or may still be
    /// counts.
    async fn find_transfer(&self, reference: &str) -> Result<Option<Transfer>, GatewayError> {
        let mut best: Option<Transfer> = None;
        let pick = |transfer: TransferData| {
            // Not every version of the list knows the filter.
            if own_reference(&transfer.reference) == reference {
                let transfer = transfer.into_transfer()?;
                if best.as_ref().is_none_or(|known| weight(&transfer) > weight(known)) {
                    best = Some(transfer);
                }
            }
            Ok(())
        };
        self.pages(&["transfers"], &[("reference", reference)], pick).await?;
        Ok(best)
    }

    async fn list_transactions(
        &self,
        period: &Period,
        page: u32,
    ) -> Result<Listed<ListedTransaction>, GatewayError> {
        let made = |transaction: &TransactionData| moment(transaction.created_at.as_deref());
        self.list("transactions", period, page, made).await?.try_map(|transaction| {
            let reference = transaction.tx_ref.clone();
            Ok(ListedTransaction { reference, outcome: transaction.into_verification()? })
        })
    }

    /// Each in the currency of its transaction, which is asked for once.
    async fn list_refunds(&self, period: &Period, page: u32) -> Result<Listed<Refund>, GatewayError> {
        let made = |refund: &RefundData| moment(refund.created_at.as_deref());
        let listed = self.list("refunds", period, page, made).await?;
        let mut currencies: BTreeMap<String, Currency> = BTreeMap::new();
        let mut items = Vec::with_capacity(listed.items.len());
        for refund in listed.items {
            let Some(transaction) = refund.tx_id.as_ref().map(|id| id.0.clone()) else {
                return Err(GatewayError::Malformed("a refund without its transaction".to_owned()));
            };
            let currency = match currencies.get(&transaction) {
                Some(currency) => *currency,
                None => self.currency_of(&TransactionId::from(transaction.as_str())).await?,
            };
            currencies.insert(transaction, currency);
            items.push(refund.into_refund(currency)?);
        }
        Ok(Listed { items, more: listed.more })
    }

    async fn list_transfers(&self, period: &Period, page: u32) -> Result<Listed<Transfer>, GatewayError> {
        let made = |transfer: &TransferData| moment(transfer.created_at.as_deref());
        self.list("transfers", period, page, made).await?.try_map(TransferData::into_transfer)
    }

    fn settlement_days(&self) -> u64 {
        SETTLEMENT_DAYS
    }

    async fn balance(&self, currency: Currency) -> Result<Money, GatewayError> {
        let answer = found(self.get(&["balances", currency.code()], &[]).await)?;
        let Some(answer) = answer else { return Ok(Money::zero(currency)) };
        let balance: BalanceData = data(answer)?;
        same("currency", balance.currency.code(), currency.code())?;
        let amount = balance.available_balance.balance(currency);
        amount.ok_or_else(|| GatewayError::Malformed("a balance beyond 64 bits".to_owned()))
    }
}

fn moment(text: Option<&str>) -> Option<Timestamp> {
    text?.parse().ok()
}

fn weight(transfer: &Transfer) -> u8 {
    match transfer.status.conclusion() {
        Conclusion::Paid => 2,
        Conclusion::Undecided => 1,
        Conclusion::NotPaid => 0,
    }
}

fn versioned<'a>(path: &[&'a str]) -> Vec<&'a str> {
    [&[VERSION], path].concat()
}

/// The country whose banks are paid in a currency, as far as the platform sells there.
fn country(currency: Currency) -> Option<&'static str> {
    match currency.code() {
        "NGN" => Some("NG"),
        "GHS" => Some("GH"),
        "KES" => Some("KE"),
        "ZAR" => Some("ZA"),
        _ => None,
    }
}

/// What an answer means for the call, before its data is read. Flutterwave gives up on a call of its own with 503 after 28
/// seconds, which says nothing about what became of it; and some errors come with 200.
fn judge(answer: Answer) -> Result<Envelope, GatewayError> {
    let http_status = answer.http_status;
    match (http_status, serde_json::from_slice::<Envelope>(&answer.body)) {
        (429, _) => Err(GatewayError::RateLimited { retry_after: answer.retry_after }),
        (401 | 403, envelope) => {
            let message = envelope.ok().and_then(|envelope| envelope.message);
            Err(GatewayError::Unauthorized(message.unwrap_or_else(|| format!("HTTP {http_status}"))))
        }
        (408 | 500..=599, _) => Err(GatewayError::Unavailable(format!("HTTP {http_status}"))),
        (200..=299, Ok(envelope)) if envelope.status == "success" => Ok(envelope),
        (200..=299 | 400..=499, Ok(envelope)) if envelope.status == "error" => {
            Err(refused(http_status, envelope))
        }
        (_, Ok(_)) => Err(GatewayError::Malformed(format!("HTTP {http_status} contradicts its own status"))),
        (_, Err(error)) => Err(GatewayError::Malformed(format!("HTTP {http_status}: {error}"))),
    }
}

/// Sorts Flutterwave's refusals by their words: it has no codes.
fn refused(http_status: u16, answer: Envelope) -> GatewayError {
    let message = answer.message.unwrap_or_default();
    let words = message.to_lowercase();
    let says = |part: &str| words.contains(part);
    if says("ip whitelisting") || says("authorization key") {
        GatewayError::Unauthorized(message)
    } else if says("refunded") && (says("already") || says("fully")) {
        GatewayError::AlreadyRefunded
    } else if says("already exist") || says("duplicate") {
        GatewayError::DuplicateReference
    } else if says("insufficient") {
        GatewayError::InsufficientBalance
    } else {
        // An error that comes as a success, or that asks to try again, is no verdict on the request.
        let conclusive = (400..=499).contains(&http_status) && !says("try again");
        GatewayError::Refused(Refusal { http_status, code: None, message, conclusive })
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
    let words = refusal.message.to_lowercase();
    refusal.http_status == 404
        || ["no transaction was found", "not found", "does not exist"].iter().any(|part| words.contains(part))
}

fn is_unknown_account(refusal: &Refusal) -> bool {
    let words = refusal.message.to_lowercase();
    ["could not be validated", "invalid account", "invalid bank"].iter().any(|part| words.contains(part))
}

fn no_such_transaction() -> GatewayError {
    let message = "there is no such transaction".to_owned();
    GatewayError::Refused(Refusal { http_status: 404, code: None, message, conclusive: true })
}

fn data<T: DeserializeOwned>(answer: Envelope) -> Result<T, GatewayError> {
    let text = answer.data.as_ref().map_or("null", |data| data.get());
    serde_json::from_str(text).map_err(|error| GatewayError::Malformed(error.to_string()))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
