//! Money on its way to an artisan's bank, by transfer. The reference makes a repeated transfer harmless: an unknown
//! outcome is asked about, and sent again only under the same reference.

use serde::{Deserialize, Serialize};

use crate::artisans::{PayoutAccount, PayoutMode};
use crate::change::backoff_seconds;
use crate::event::Entity;
use crate::payouts::events::{PayoutEvent, PayoutFacts, PayoutReturned};
use crate::payouts::payable::Payable;
use crate::wallet::{Credited, Wallet};
use crate::{Account, ArtisanId, Due, Money, Outcome, PayoutId, Posting, Refused, Step, Timestamp, TypedId};

const FIRST_WAIT_SECONDS: u64 = 5 * 60;
const MOST_WAIT_SECONDS: u64 = 6 * 60 * 60;
/// How long a payout may take before the artisan is told that it takes longer.
const DELAYED_AFTER_SECONDS: u64 = 60 * 60;

/// How far a payout is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutStatus {
    /// Decided and posted; the gateway does not know yet, or we do not know whether it does.
    Requested,
    /// The gateway is working on it.
    Sent,
    /// The bank has it. May still be reversed.
    Succeeded,
    /// The gateway or the bank refused it. Terminal: a new payout has a new reference.
    Failed,
    /// The bank gave it back after it had taken it. Terminal.
    Reversed,
}

/// What the gateway says about a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum TransferReport {
    /// Accepted, queued, or waiting for something.
    Pending,
    /// The bank has it.
    Succeeded {
        /// The gateway's own fee, when it says.
        fee: Option<Money>,
    },
    /// Conclusively not paid.
    Failed {
        /// In the gateway's words.
        reason: String,
    },
    /// Given back.
    Reversed {
        /// In the gateway's words.
        reason: String,
    },
    /// Conclusively not paid, and for a reason of the platform's own: what the gateway waited for from us never came, or it does
    /// not let us send. It says nothing about the artisan's bank.
    NotApproved {
        /// In the gateway's words.
        reason: String,
    },
}

/// How a payout ends whose money comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setback {
    /// The bank refused it.
    Failed,
    /// The platform did not let it go.
    NotApproved,
    /// The bank gave it back.
    Reversed,
}

/// One payout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payout {
    /// Which one.
    pub id: PayoutId,
    /// To whom.
    pub artisan_id: ArtisanId,
    /// How much.
    pub amount: Money,
    /// Where it goes to.
    pub account: PayoutAccount,
    /// How payouts came about when it was decided.
    #[serde(default)]
    pub mode: PayoutMode,
    /// Our reference of the transfer at the gateway.
    pub reference: String,
    /// How far it is.
    pub status: PayoutStatus,
    /// The gateway's own fee, once known.
    pub fee: Option<Money>,
    /// Why it failed, in the gateway's words.
    pub failure: Option<String>,
    /// How often it was sent without an answer, or asked about without news.
    pub attempts: u32,
    /// When the artisan was told that it takes longer.
    pub delayed_at: Option<Timestamp>,
    /// When it was decided.
    pub created_at: Timestamp,
    /// When the state last changed.
    pub changed_at: Timestamp,
    /// When it is looked at again.
    pub due: Option<Due>,
}

impl Payout {
    /// It without whose account it went to, who has left: the bank and the gateway's names of recipient and transfer are the books'.
    /// `None` when that was erased before.
    pub fn without_holder(&self) -> Option<Self> {
        let known = !self.account.account_name.is_empty() || !self.account.account_last4.is_empty();
        known.then(|| {
            let account = PayoutAccount {
                account_name: String::new(),
                account_last4: String::new(),
                ..self.account.clone()
            };
            Self { account, ..self.clone() }
        })
    }
}

impl Entity for Payout {
    type Event = PayoutEvent;
}

/// A payout and the wallet, changed together.
pub type PayoutChange = (Outcome<Payout>, Outcome<Wallet>);

impl Payout {
    /// Pays out what may be. It goes to the account that is set now, whatever is set later.
    pub fn start(payable: Payable<'_>, id: PayoutId, at: Timestamp) -> Result<PayoutChange, Refused> {
        let amount = payable.amount;
        let wallet = payable.wallet.start_payout(id, amount, payable.zone, at)?;
        let artisan_id = wallet.entity.artisan_id;
        let payout = Self {
            id,
            artisan_id,
            amount,
            account: payable.account.clone(),
            mode: payable.mode,
            reference: id.reference(),
            status: PayoutStatus::Requested,
            fee: None,
            failure: None,
            attempts: 0,
            delayed_at: None,
            created_at: at,
            changed_at: at,
            due: Some(Due { at: at.plus_seconds(FIRST_WAIT_SECONDS), step: Step::PayoutsSend }),
        };
        let posting = Posting::new(Account::Available(artisan_id), Account::Transit(artisan_id), amount);
        Ok((payout.outcome(PayoutEvent::Requested, posting.into_iter().collect()), wallet))
    }

    /// The gateway took the transfer, or has had it before.
    pub fn sent(&self, at: Timestamp) -> Option<Outcome<Self>> {
        match self.status {
            PayoutStatus::Requested => {
                let due = Some(Due { at: at.plus_seconds(FIRST_WAIT_SECONDS), step: Step::PayoutsSettle });
                let payout =
                    Self { status: PayoutStatus::Sent, attempts: 0, changed_at: at, due, ..self.clone() };
                Some(payout.outcome(PayoutEvent::Sent, Vec::new()))
            }
            PayoutStatus::Sent | PayoutStatus::Succeeded | PayoutStatus::Failed | PayoutStatus::Reversed => {
                None
            }
        }
    }

    /// What the gateway says about the outcome. `Ok(None)` when that is no news.
    pub fn report(
        &self,
        report: &TransferReport,
        wallet: &Wallet,
        at: Timestamp,
    ) -> Result<Option<PayoutChange>, Refused> {
        match (self.status, report) {
            (PayoutStatus::Requested | PayoutStatus::Sent, TransferReport::Succeeded { fee }) => {
                self.succeed(*fee, wallet, at).map(Some)
            }
            (
                PayoutStatus::Requested | PayoutStatus::Sent,
                TransferReport::Failed { reason } | TransferReport::Reversed { reason },
            ) => self.end(Setback::Failed, reason, wallet, at).map(Some),
            (PayoutStatus::Requested | PayoutStatus::Sent, TransferReport::NotApproved { reason }) => {
                self.end(Setback::NotApproved, reason, wallet, at).map(Some)
            }
            (
                PayoutStatus::Succeeded,
                TransferReport::Reversed { reason }
                | TransferReport::Failed { reason }
                | TransferReport::NotApproved { reason },
            ) => self.end(Setback::Reversed, reason, wallet, at).map(Some),
            (
                PayoutStatus::Requested | PayoutStatus::Sent | PayoutStatus::Succeeded,
                TransferReport::Pending,
            )
            | (PayoutStatus::Succeeded, TransferReport::Succeeded { .. })
            | (PayoutStatus::Failed | PayoutStatus::Reversed, _) => Ok(None),
        }
    }

    /// It could not be sent, or there is no news: when to look again. Not a change worth a line of history.
    pub fn look_again(&self, at: Timestamp) -> Self {
        let attempts = self.attempts + 1;
        let step = match self.status {
            PayoutStatus::Requested => Step::PayoutsSend,
            PayoutStatus::Sent | PayoutStatus::Succeeded | PayoutStatus::Failed | PayoutStatus::Reversed => {
                Step::PayoutsSettle
            }
        };
        let wait = backoff_seconds(attempts, FIRST_WAIT_SECONDS, MOST_WAIT_SECONDS);
        Self { attempts, due: Some(Due { at: at.plus_seconds(wait), step }), ..self.clone() }
    }

    /// As [`Payout::look_again`], where the artisan is to be told that it takes longer than an hour. `None` when they
    /// were told, or it is too early for that.
    pub fn delay(&self, at: Timestamp) -> Option<Outcome<Self>> {
        let open = matches!(self.status, PayoutStatus::Requested | PayoutStatus::Sent);
        let late = self.created_at.plus_seconds(DELAYED_AFTER_SECONDS) <= at;
        (open && late && self.delayed_at.is_none()).then(|| {
            let payout = Self { delayed_at: Some(at), ..self.look_again(at) };
            payout.outcome(PayoutEvent::Delayed, Vec::new())
        })
    }

    fn succeed(&self, fee: Option<Money>, wallet: &Wallet, at: Timestamp) -> Result<PayoutChange, Refused> {
        let wallet = wallet.finish_payout(self.id, self.amount, at)?;
        let payout = Self { status: PayoutStatus::Succeeded, fee, changed_at: at, due: None, ..self.clone() };
        let asset = Account::Gateway(self.account.gateway.clone());
        let postings = [
            Posting::new(Account::Transit(self.artisan_id), asset.clone(), self.amount),
            fee.and_then(|fee| Posting::new(Account::GatewayFees, asset, fee)),
        ];
        Ok((payout.outcome(PayoutEvent::Succeeded, postings.into_iter().flatten().collect()), wallet))
    }

    fn end(
        &self,
        setback: Setback,
        why: &str,
        wallet: &Wallet,
        at: Timestamp,
    ) -> Result<PayoutChange, Refused> {
        let event: fn(PayoutReturned) -> PayoutEvent;
        let (status, credited, from);
        match setback {
            Setback::Failed => {
                (status, event) = (PayoutStatus::Failed, PayoutEvent::Failed);
                credited = wallet.fail_payout(self.id, self.amount, self.created_at, at)?;
                from = Account::Transit(self.artisan_id);
            }
            Setback::NotApproved => {
                (status, event) = (PayoutStatus::Failed, PayoutEvent::NotApproved);
                credited = wallet.withhold_payout(self.id, self.amount, self.created_at, at)?;
                from = Account::Transit(self.artisan_id);
            }
            Setback::Reversed => {
                (status, event) = (PayoutStatus::Reversed, PayoutEvent::Reversed);
                credited = wallet.reverse_payout(self.id, self.amount, self.created_at, at)?;
                from = Account::Gateway(self.account.gateway.clone());
            }
        }
        let payout =
            Self { status, failure: Some(why.to_owned()), changed_at: at, due: None, ..self.clone() };
        let Credited { outcome: wallet, recovered } = credited;
        let postings = [
            Posting::new(from.clone(), Account::Debt(self.artisan_id), recovered),
            Posting::new(from, Account::Available(self.artisan_id), self.amount.minus(recovered)?),
        ];
        let again = wallet.entity.due.map(|due| due.at);
        let retry_at = again.filter(|_| self.mode == PayoutMode::Automatic);
        let on_request = again.is_some() && retry_at.is_none();
        let returned = |payout| event(PayoutReturned { payout, retry_at, on_request, recovered });
        Ok((payout.outcome(returned, postings.into_iter().flatten().collect()), wallet))
    }

    fn outcome(
        self,
        event: impl FnOnce(PayoutFacts) -> PayoutEvent,
        postings: Vec<Posting>,
    ) -> Outcome<Self> {
        let facts = PayoutFacts {
            payout_id: self.id,
            artisan_id: self.artisan_id,
            amount: self.amount,
            bank_name: self.account.bank_name.clone(),
            account_last4: self.account.account_last4.clone(),
            status: self.status,
            failure: self.failure.clone(),
        };
        Outcome { entity: self, event: event(facts), postings }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::DomainEvent;
    use crate::documented::{Table, answer, name};
    use crate::samples::*;
    use crate::wallet::PAYOUT_FAILURES_MAX;
    use crate::{Currency, ledger};

    const ALL: [PayoutStatus; 5] = [
        PayoutStatus::Requested,
        PayoutStatus::Sent,
        PayoutStatus::Succeeded,
        PayoutStatus::Failed,
        PayoutStatus::Reversed,
    ];

    pub(crate) fn transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "taken by the gateway",
            "pending",
            "succeeded",
            "failed",
            "not approved",
            "reversed",
        ]);
        for status in ALL {
            let (payout, wallet) = payout_in(status);
            let report = |report| {
                let next = |(payout, _): &PayoutChange| name(payout.entity.status);
                answer(payout.report(&report, &wallet, start()), next)
            };
            let answers = [
                answer(Ok(payout.sent(start())), |outcome| name(outcome.entity.status)),
                report(TransferReport::Pending),
                report(succeeded()),
                report(failed()),
                report(not_approved()),
                report(reversed()),
            ];
            table.row(name(status), answers);
        }
        table
    }

    #[test]
    fn of_an_artisan_who_left_a_payout_keeps_the_bank_and_not_the_holder() {
        let (paid, _) = payout_in(PayoutStatus::Succeeded);
        let erased = paid.without_holder().unwrap();
        assert_eq!((erased.account.account_name.as_str(), erased.account.account_last4.as_str()), ("", ""));
        assert_eq!((&erased.account.bank_name, erased.amount), (&paid.account.bank_name, paid.amount));
        assert_eq!(erased.without_holder(), None);
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "requested: sent - succeeded failed failed failed\n\
             sent: - - succeeded failed failed failed\n\
             succeeded: - - - reversed reversed reversed\n\
             failed: - - - - - -\n\
             reversed: - - - - - -\n"
        );
    }

    #[test]
    fn an_hour_without_an_end_is_told_once() {
        for status in ALL {
            let (payout, _) = payout_in(status);
            let open = matches!(status, PayoutStatus::Requested | PayoutStatus::Sent);
            let (early, late) = (start().plus_seconds(59 * MINUTE), start().plus_seconds(HOUR));
            assert_eq!(payout.delay(early), None, "{status:?}");
            let told = payout.delay(late);
            assert_eq!(told.is_some(), open, "{status:?}");
            if let Some(outcome) = told {
                assert_eq!(outcome.entity.status, status);
                assert_eq!(outcome.entity.due, payout.look_again(late).due);
                assert_eq!(outcome.entity.delay(late.plus_seconds(DAY)), None, "{status:?}");
            }
        }
    }

    #[test]
    fn the_wallet_and_the_ledger_agree_in_every_state() {
        for status in ALL {
            let (payout, wallet) = payout_in(status);
            let in_flight = matches!(status, PayoutStatus::Requested | PayoutStatus::Sent);
            let paid = if status == PayoutStatus::Succeeded { payout.amount.amount } else { 0 };
            assert_eq!(wallet.in_transit, if in_flight { payout.amount.amount } else { 0 }, "{status:?}");
            assert_eq!(wallet.paid_out, paid, "{status:?}");
            assert_eq!(wallet.available + wallet.in_transit + wallet.paid_out, 950_000, "{status:?}");
        }
    }

    #[test]
    fn a_reversal_brings_the_money_back_and_leaves_the_gateways_fee() {
        let (sent, wallet) = payout_in(PayoutStatus::Sent);
        let (paid, wallet) = sent.report(&succeeded(), &wallet, start()).unwrap().unwrap();
        let (back, _) = paid.entity.report(&reversed(), &wallet.entity, start()).unwrap().unwrap();
        let postings = payout().0.postings.into_iter().chain(paid.postings).chain(back.postings);
        let balances = ledger::balances(&postings.collect::<Vec<_>>());
        let of = |account: Account| balances.get(&(Currency::NGN, account)).copied().unwrap_or(0);
        assert_eq!(of(Account::Transit(artisan_id())), 0);
        assert_eq!(of(Account::Available(artisan_id())), 0, "as before the payout");
        assert_eq!(of(Account::Gateway("paystack".to_owned())), -2_500);
        assert_eq!(of(Account::GatewayFees), 2_500);
    }

    #[test]
    fn what_comes_back_to_an_artisan_who_owes_recovers_the_debt() {
        let (sent, wallet) = payout_in(PayoutStatus::Sent);
        let owing = Wallet { debt: 300_000, ..wallet };
        let (returned, wallet) = sent.report(&failed(), &owing, start()).unwrap().unwrap();
        assert_eq!((wallet.entity.available, wallet.entity.debt), (650_000, 0));
        let balances = ledger::balances(&returned.postings);
        let of = |account: Account| balances.get(&(Currency::NGN, account)).copied().unwrap_or(0);
        assert_eq!(of(Account::Transit(artisan_id())), 950_000);
        assert_eq!(of(Account::Debt(artisan_id())), -300_000);
        assert_eq!(of(Account::Available(artisan_id())), -650_000);
    }

    #[test]
    fn a_refused_payout_says_when_it_is_tried_again() {
        let (sent, wallet) = payout_in(PayoutStatus::Sent);
        let refused =
            |wallet: &Wallet| sent.report(&failed(), wallet, start()).unwrap().unwrap().0.event.facts();
        assert_eq!(refused(&wallet)["retry_at"], json!(start().plus_seconds(30 * MINUTE)));
        let third = Wallet { payout_failures: 2, ..wallet.clone() };
        assert_eq!(refused(&third)["retry_at"], json!(null), "not before the account is set again");
        let on_request = Payout { mode: PayoutMode::OnRequest, ..sent.clone() };
        let facts = on_request.report(&failed(), &wallet, start()).unwrap().unwrap().0.event.facts();
        assert_eq!((&facts["retry_at"], &facts["on_request"]), (&json!(null), &json!(true)));
    }

    #[test]
    fn what_the_platform_did_not_approve_is_not_counted_as_the_bank_refusing() {
        let (sent, wallet) = payout_in(PayoutStatus::Sent);
        for refused_before in 0..PAYOUT_FAILURES_MAX {
            let wallet = Wallet { payout_failures: refused_before, ..wallet.clone() };
            let (payout, after) = sent.report(&not_approved(), &wallet, start()).unwrap().unwrap();
            assert_eq!(
                (payout.entity.status, payout.event.action()),
                (PayoutStatus::Failed, "payout.not_approved")
            );
            assert_eq!(after.entity.payout_failures, refused_before);
            let again = after.entity.due.unwrap().at;
            assert_eq!(again, start().plus_seconds(HOUR), "it is tried again all the same");
            assert_eq!(payout.event.facts()["retry_at"], json!(again));
        }
    }

    #[test]
    fn an_unanswered_payout_is_sent_again_and_a_sent_one_is_asked_about() {
        let (requested, _) = payout_in(PayoutStatus::Requested);
        let again = requested.look_again(start());
        assert_eq!(again.due.unwrap().step, Step::PayoutsSend);
        assert_eq!(again.reference, requested.reference, "only ever under the same reference");
        let (sent, _) = payout_in(PayoutStatus::Sent);
        assert_eq!(sent.due.unwrap().step, Step::PayoutsSettle);
        assert_eq!(sent.look_again(start()).due.unwrap().step, Step::PayoutsSettle);
        for ended in [PayoutStatus::Succeeded, PayoutStatus::Failed, PayoutStatus::Reversed] {
            assert_eq!(payout_in(ended).0.due, None, "{ended:?}");
        }
    }
}
