//! The rules of the books, as questions to what is stored: each check is given what it compares and answers what is wrong.
//! Nothing is put right here; a fault becomes a task for an operator.

use serde::{Deserialize, Serialize};

use crate::books::events::{AuditEvent, AuditFacts};
use crate::books::reconciliation::{About, DifferenceKind, Finding, LEDGER, Side};
use crate::escrow::EscrowStatus;
use crate::event::{DomainEvent, Entity};
use crate::history::{self, Entry};
use crate::orders::Order;
use crate::refunds::{Refund, RefundStatus};
use crate::wallet::Wallet;
use crate::wallet::events::{WalletEvent, WalletFacts};
use crate::{Account, ArtisanId, AuditId, Currency, Day, Money, Outcome, Refused, Timestamp, Totals, UserId};

/// Days of one audit on request, at most.
pub const AUDIT_DAYS_MAX: usize = 92;

/// A rule that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Of what: an identifier, or a day's segment of the ledger.
    pub subject: String,
    /// Which rule, in one word.
    pub rule: &'static str,
    /// What is wrong, for people.
    pub detail: String,
    /// What one of the books says and the other, where it is an amount.
    pub amounts: Option<(Money, Money)>,
}

impl Fault {
    fn new(subject: impl Into<String>, rule: &'static str, detail: impl Into<String>) -> Self {
        Self { subject: subject.into(), rule, detail: detail.into(), amounts: None }
    }

    /// `stored` is what the entity says, `posted` what the ledger says.
    fn of_amounts(
        subject: impl Into<String>,
        rule: &'static str,
        what: &str,
        posted: Money,
        stored: Money,
    ) -> Self {
        let detail = format!("{what}: the ledger has {posted}, {stored} is expected.");
        Self { amounts: Some((posted, stored)), ..Self::new(subject, rule, detail) }
    }

    /// Something that the ledger names is not there.
    pub fn missing(subject: impl Into<String>) -> Self {
        Self::new(subject, "missing", "The ledger has postings of it, and it is not there.")
    }

    /// An entry that does not read as one.
    pub fn unreadable(subject: impl Into<String>) -> Self {
        Self::new(subject, "unreadable", "An entry of the ledger cannot be read.")
    }

    /// The fault as a finding, which becomes a task.
    pub fn finding(self) -> Finding {
        let side = |amount| Side::balance(amount, self.rule);
        Finding {
            gateway: LEDGER.to_owned(),
            about: About::Audit,
            reference: format!("{}/{}", self.subject, self.rule),
            kind: DifferenceKind::Audit,
            theirs: self.amounts.map(|(posted, _)| side(posted)),
            ours: self.amounts.map(|(_, stored)| side(stored)),
            subject: Some(self.subject),
            detail: self.detail,
        }
    }
}

/// Each posting moves something forward between two accounts, and the entry is as it was written.
pub fn entry(subject: &str, entry: &Entry) -> Vec<Fault> {
    let mut faults = Vec::new();
    let well_formed = |posting: &crate::Posting| posting.amount > 0 && posting.debit != posting.credit;
    if !entry.postings.iter().all(well_formed) {
        let detail = format!("Entry {} has a posting that moves nothing, or backward.", entry.seq);
        faults.push(Fault::new(subject, "posting", detail));
    }
    if entry.hash != entry.digest() {
        faults.push(Fault::new(subject, "altered", format!("Entry {} was altered.", entry.seq)));
    }
    faults
}

/// The whole history follows from itself, and the entity from it. Entries that were written after the entity was read are
/// left out.
pub fn chain(subject: &str, entries: &[Entry], version: u64, head: &str) -> Option<Fault> {
    let known = entries.partition_point(|entry| entry.seq <= version);
    history::verify(&entries[..known], version, head)
        .err()
        .map(|broken| Fault::new(subject, "chain", format!("The history does not hold: {broken}.")))
}

/// What was funded is accounted for, nothing is negative, nothing is held when it is over, and the ledger's account stands
/// at what is held. All that moves an escrow's money is in its order's own history.
pub fn escrow(order: &Order, entries: &[Entry]) -> Vec<Fault> {
    let (subject, escrow) = (order.id().to_string(), order.escrow());
    let mut faults = Vec::new();
    let money = |amount| Money::new(amount, escrow.amount.currency);
    let parts = [escrow.held, escrow.released, escrow.fees, escrow.refunded, escrow.charged_back()];
    let funded = match escrow.status {
        EscrowStatus::Pending | EscrowStatus::Void => 0,
        EscrowStatus::Held
        | EscrowStatus::Frozen
        | EscrowStatus::Released
        | EscrowStatus::Refunded
        | EscrowStatus::ChargedBack
        | EscrowStatus::Divided => escrow.amount.amount,
    };
    let sum: i64 = parts.iter().map(|part| part.amount).sum();
    if sum != funded {
        let detail = format!("{} is accounted for, {} was funded.", money(sum), money(funded));
        faults.push(Fault {
            amounts: Some((money(sum), money(funded))),
            ..Fault::new(&subject, "escrow", detail)
        });
    }
    if parts.iter().any(|part| part.amount < 0) {
        faults.push(Fault::new(&subject, "negative", "A part of the escrow is below nothing."));
    }
    if escrow.status.is_terminal() && !escrow.held.is_zero() {
        let detail = format!("{} is held although the escrow has ended.", escrow.held);
        faults.push(Fault::new(&subject, "ended", detail));
    }
    let account = Account::Escrow(escrow.id);
    let posted = -balance(entries, &account, escrow.amount.currency);
    if posted != escrow.held.amount {
        let what = format!("The account {account}");
        faults.push(Fault::of_amounts(&subject, "escrow_account", &what, money(posted), escrow.held));
    }
    faults
}

/// What is owed to a buyer stands in the refund's account until the gateway has paid it. `entries` are the histories that
/// can have brought it there and taken it away: the refund's own, its order's and its payment's.
pub fn refund(refund: &Refund, entries: &[Entry]) -> Option<Fault> {
    let currency = refund.amount.currency;
    let owed = match refund.status {
        RefundStatus::Requested
        | RefundStatus::Sent
        | RefundStatus::Rerouted
        | RefundStatus::Failed
        | RefundStatus::NeedsAttention => refund.amount,
        RefundStatus::Decided | RefundStatus::Processed | RefundStatus::PaidByHand | RefundStatus::Closed => {
            Money::zero(currency)
        }
        // The buyer owes it.
        RefundStatus::PaidTwice => Money::zero(currency).minus(refund.amount).unwrap_or(refund.amount),
    };
    let account = Account::Refund(refund.id);
    let posted = Money::new(-balance(entries, &account, currency), currency);
    let what = format!("The account {account}");
    (posted != owed).then(|| Fault::of_amounts(refund.id.to_string(), "refund_account", &what, posted, owed))
}

/// The artisans whose accounts an entry moves, each with the currency.
pub fn artisans(entry: &Entry) -> Vec<(ArtisanId, Currency)> {
    let mut found = Vec::new();
    for posting in &entry.postings {
        for account in [&posting.debit, &posting.credit] {
            let named = account.artisan().map(|id| (id, posting.currency));
            found.extend(named.filter(|named| !found.contains(named)));
        }
    }
    found
}

/// What an entry moves on an artisan's accounts is in the wallet's history, in the same change and with the same amounts.
/// `wallet` are the wallet's entries around that time, oldest first, each with the balances after it; `from_start` says
/// that there is none before the first.
pub fn mirrored(
    entry: &Entry,
    artisan: ArtisanId,
    currency: Currency,
    wallet: &[Entry],
    from_start: bool,
) -> Option<Fault> {
    let subject = format!("{artisan}/{currency}");
    let of = |account| balance(std::slice::from_ref(entry), &account, currency);
    let posted: [(&str, i64, Balance); 3] = [
        ("available_after", -of(Account::Available(artisan)), |left| left.available_after),
        ("in_transit_after", -of(Account::Transit(artisan)), |left| left.in_transit_after),
        ("debt_after", of(Account::Debt(artisan)), |left| left.debt_after),
    ];
    let same_change = |other: &Entry| other.at == entry.at && other.correlation_id == entry.correlation_id;
    let Some(index) = wallet.iter().position(same_change) else {
        let detail = format!("The wallet knows nothing of {} of {}.", entry.action, entry.subject);
        return Some(Fault::new(subject, "wallet_entry", detail));
    };
    let before = match index.checked_sub(1) {
        Some(previous) => Some(left_by(&wallet[previous])?),
        None if from_start => None,
        None => return None,
    };
    let after = left_by(&wallet[index])?;
    posted.into_iter().find_map(|(name, moved, balance)| {
        let shown = balance(&after).amount - before.as_ref().map_or(0, |before| balance(before).amount);
        let money = |amount| Money::new(amount, currency);
        let what = format!("{} of {} ({name})", entry.action, entry.subject);
        (shown != moved)
            .then(|| Fault::of_amounts(&subject, "wallet_amount", &what, money(moved), money(shown)))
    })
}

/// A wallet is what its last entry left, and nothing in it is negative. `last` is the entry of the wallet's version.
pub fn wallet(wallet: &Wallet, last: Option<&Entry>) -> Vec<Fault> {
    let subject = format!("{}/{}", wallet.artisan_id, wallet.currency);
    let balances: [(&str, i64, Balance); 4] = [
        ("available_after", wallet.available, |left| left.available_after),
        ("in_transit_after", wallet.in_transit, |left| left.in_transit_after),
        ("held_after", wallet.held, |left| left.held_after),
        ("debt_after", wallet.debt, |left| left.debt_after),
    ];
    let mut faults = Vec::new();
    if balances.iter().any(|(_, balance, _)| *balance < 0) {
        faults.push(Fault::new(&subject, "negative", "A balance of the wallet is below nothing."));
    }
    let Some(last) = last else {
        faults.push(Fault::new(&subject, "chain", "The wallet's last entry is not there."));
        return faults;
    };
    let Some(left) = left_by(last) else { return faults };
    for (name, stored, balance) in balances {
        let told = balance(&left).amount;
        if told != stored {
            let money = |amount| Money::new(amount, wallet.currency);
            let detail = format!("{name} was {}, the wallet shows {}.", money(told), money(stored));
            let amounts = Some((money(told), money(stored)));
            faults.push(Fault { amounts, ..Fault::new(&subject, "wallet", detail) });
        }
    }
    faults
}

/// One of the balances that an event of a wallet tells.
type Balance = fn(&WalletFacts) -> Money;

/// The balances that an entry of a wallet's history left.
fn left_by(entry: &Entry) -> Option<WalletFacts> {
    WalletEvent::read(&entry.action, &entry.facts).ok().map(|event| event.wallet().clone())
}

/// All accounts of a currency add up to nothing, and `suspense` is empty. For sums that hold whole changes only.
pub fn totals(subject: &str, totals: &Totals) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (currency, sum) in totals.sums().filter(|(_, sum)| *sum != 0) {
        let detail = format!("All accounts in {currency} add up to {sum} minor units.");
        faults.push(Fault::new(subject, "sum", detail));
    }
    for (currency, lines) in &totals.0 {
        let suspense = lines.get("suspense").map_or(0, |turnover| turnover.balance());
        if suspense != 0 {
            let detail = format!("{} minor units of {currency} were left in suspense.", -suspense);
            faults.push(Fault::new(subject, "suspense", detail));
        }
    }
    faults
}

/// The sums that were kept of a day are those of its entries.
pub fn kept(subject: &str, counted: &Totals, kept: &Totals) -> Option<Fault> {
    (counted != kept).then(|| {
        Fault::new(
            subject,
            "kept_sums",
            "The sums that were kept of this segment are not those of its entries.",
        )
    })
}

fn balance(entries: &[Entry], account: &Account, currency: Currency) -> i64 {
    let postings = entries.iter().flat_map(|entry| &entry.postings);
    postings
        .filter(|posting| posting.currency == currency)
        .map(|posting| match (posting.debit == *account, posting.credit == *account) {
            (true, false) => posting.amount,
            (false, true) => -posting.amount,
            (true, true) | (false, false) => 0,
        })
        .sum()
}

/// A pass over some days of the ledger, on request. How far it is stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// Which one.
    pub id: AuditId,
    /// Who wants it.
    pub requested_by: UserId,
    /// The first day.
    pub first_day: Day,
    /// The last day.
    pub last_day: Day,
    /// Parts that it is done in.
    pub segments: u32,
    /// When it was asked for.
    pub started_at: Timestamp,
}

impl Audit {
    /// An audit of the days from `first_day` to `last_day`, each in `shards` parts.
    pub fn start(
        id: AuditId,
        by: UserId,
        first_day: Day,
        last_day: Day,
        shards: u8,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        let days = first_day.through(last_day, AUDIT_DAYS_MAX + 1).len();
        if days == 0 || days > AUDIT_DAYS_MAX {
            return Err(Refused::new(
                "audit-days",
                format!("An audit takes from 1 to {AUDIT_DAYS_MAX} days, the last not before the first."),
            ));
        }
        let segments = u32::try_from(days).unwrap_or(u32::MAX).saturating_mul(u32::from(shards));
        let audit = Self { id, requested_by: by, first_day, last_day, segments, started_at: at };
        let facts = AuditFacts { audit_id: id, first_day, last_day };
        Ok(Outcome { entity: audit, event: AuditEvent::Started(facts), postings: Vec::new() })
    }
}

impl Entity for Audit {
    type Event = AuditEvent;
}

/// How far an audit is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditProgress {
    /// Of which one.
    pub audit_id: AuditId,
    /// Parts that are done.
    pub segments_done: u32,
    /// Entries that were read.
    pub entries: u64,
    /// What was found.
    pub faults: u64,
    /// When the last part was done.
    pub finished_at: Option<Timestamp>,
}

impl AuditProgress {
    /// Nothing done yet.
    pub fn none(audit_id: AuditId) -> Self {
        Self { audit_id, segments_done: 0, entries: 0, faults: 0, finished_at: None }
    }

    /// One more part is done.
    pub fn after(&self, audit: &Audit, entries: u64, faults: u64, at: Timestamp) -> Self {
        let segments_done = self.segments_done + 1;
        Self {
            audit_id: self.audit_id,
            segments_done,
            entries: self.entries + entries,
            faults: self.faults + faults,
            finished_at: (segments_done >= audit.segments).then_some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Map;

    use super::*;
    use crate::orders::OrderStatus;
    use crate::samples::*;
    use crate::{Actor, Facts, Posting};

    fn written(subject: &str, seq: u64, facts: Facts, postings: Vec<Posting>) -> Entry {
        let entry = Entry {
            subject: subject.to_owned(),
            seq,
            at: start(),
            actor: Actor::system("test"),
            action: "test.happened".to_owned(),
            facts,
            changed: Map::new(),
            postings,
            correlation_id: "c".to_owned(),
            salt: None,
            previous_hash: history::GENESIS.to_owned(),
            hash: String::new(),
        };
        entry.sealed()
    }

    /// An entry that left `wallet`.
    fn left(seq: u64, wallet: &Wallet) -> Entry {
        let refused = Wallet { payout_failures: 1, ..wallet.clone() };
        let event = refused.forget_failures(start()).unwrap().event;
        let action = event.action().to_owned();
        Entry { action, ..written("WALLET#1", seq, event.facts(), Vec::new()) }.sealed()
    }

    fn rules(faults: &[Fault]) -> Vec<&'static str> {
        faults.iter().map(|fault| fault.rule).collect()
    }

    fn paid() -> (Order, Vec<Entry>) {
        let paid = done(placed().entity.fund("paystack", start()));
        (paid.entity, vec![written("ORDER#1", 2, Facts::new(), paid.postings)])
    }

    #[test]
    fn an_escrow_agrees_with_its_account_in_every_state() {
        let (order, entries) = paid();
        assert_eq!(escrow(&order, &entries), []);
        assert_eq!(escrow(&placed().entity, &[]), []);
        for status in [OrderStatus::Expired, OrderStatus::PendingPayment] {
            assert_eq!(escrow(&order_in(status), &[]), [], "{status:?}");
        }
    }

    #[test]
    fn each_broken_rule_of_an_escrow_is_named() {
        let (order, entries) = paid();
        let with = |change: &dyn Fn(&mut Order)| {
            let mut order = order.clone();
            change(&mut order);
            rules(&escrow(&order, &entries))
        };
        assert_eq!(with(&|order| order.escrow_mut().held.amount -= 1), ["escrow", "escrow_account"]);
        assert_eq!(
            with(&|order| {
                order.escrow_mut().held.amount += 1;
                order.escrow_mut().fees.amount -= 1;
            }),
            ["negative", "escrow_account"]
        );
        assert_eq!(with(&|order| order.escrow_mut().status = EscrowStatus::Released), ["ended"]);
        assert_eq!(rules(&escrow(&order, &[])), ["escrow_account"], "paid without a posting");
    }

    #[test]
    fn a_refund_stands_in_its_account_until_it_is_processed() {
        let owed = refund_in(RefundStatus::Requested);
        let account = Account::Refund(owed.id);
        let came = Posting::new(Account::Suspense, account.clone(), owed.amount).unwrap();
        let went = Posting::new(account, Account::Gateway("paystack".into()), owed.amount).unwrap();
        let came = written("ORDER#1", 1, Facts::new(), vec![came]);
        let went = written("REFUND#1", 1, Facts::new(), vec![went]);
        assert_eq!(super::refund(&owed, std::slice::from_ref(&came)), None);
        let processed = Refund { status: RefundStatus::Processed, ..owed.clone() };
        assert_eq!(super::refund(&processed, &[came.clone(), went.clone()]), None);
        for wrong in [super::refund(&owed, &[came.clone(), went]), super::refund(&processed, &[came])] {
            assert_eq!(wrong.unwrap().rule, "refund_account");
        }
    }

    #[test]
    fn an_altered_entry_and_a_posting_that_moves_nothing_are_found() {
        let good = paid().1.remove(0);
        assert_eq!(entry("ord_1", &good), []);
        let mut altered = good.clone();
        altered.postings[0].amount += 1;
        assert_eq!(rules(&entry("ord_1", &altered)), ["altered"]);
        altered.postings[0].amount = 0;
        assert_eq!(rules(&entry("ord_1", &altered.sealed())), ["posting"]);
    }

    #[test]
    fn a_history_that_grows_while_it_is_read_holds() {
        let first = written("ORDER#1", 1, Facts::new(), Vec::new());
        let second = Entry { previous_hash: first.hash.clone(), seq: 2, ..first.clone() }.sealed();
        let both = [first.clone(), second];
        assert_eq!(chain("ord_1", &both, 1, &first.hash), None);
        assert_eq!(chain("ord_1", &both, 2, &first.hash).unwrap().rule, "chain");
    }

    #[test]
    fn a_release_is_in_the_wallet_with_the_same_amounts() {
        let released =
            Posting::new(Account::Escrow(order_id().escrow()), Account::Available(artisan_id()), naira(950));
        let release = written("ORDER#1", 5, Facts::new(), released.into_iter().collect());
        let wallet = |seq, available: Money| {
            left(seq, &Wallet { available: available.amount, ..Wallet::empty(artisan_id(), Currency::NGN) })
        };
        let before = Entry { correlation_id: "before".into(), ..wallet(1, naira(50)) };
        let check = |wallet: &[Entry], from_start| {
            mirrored(&release, artisan_id(), Currency::NGN, wallet, from_start).map(|fault| fault.rule)
        };
        assert_eq!(check(&[before.clone(), wallet(2, naira(1_000))], false), None);
        assert_eq!(check(&[before.clone(), wallet(2, naira(999))], false), Some("wallet_amount"));
        assert_eq!(check(&[wallet(1, naira(950))], true), None);
        assert_eq!(check(&[before], false), Some("wallet_entry"));
        assert_eq!(artisans(&release), [(artisan_id(), Currency::NGN)]);
    }

    #[test]
    fn a_wallet_is_what_its_last_entry_left() {
        let stored = wallet_holding(&paid().0);
        let last = left(1, &stored);
        assert_eq!(super::wallet(&stored, Some(&last)), []);
        let more = Wallet { held: stored.held + 1, ..stored.clone() };
        assert_eq!(rules(&super::wallet(&more, Some(&last))), ["wallet"]);
        let less = Wallet { available: -1, ..stored };
        assert_eq!(rules(&super::wallet(&less, Some(&left(1, &less)))), ["negative"]);
    }

    #[test]
    fn sums_are_nothing_and_suspense_is_empty() {
        let whole = Totals::of(&[Posting::new(Account::Suspense, Account::Fees, naira(1)).unwrap()]);
        assert_eq!(rules(&totals("ledger", &whole)), ["suspense"]);
        assert_eq!(totals("ledger", &Totals::of(&paid().1[0].postings)), []);
        let mut torn = Totals::of(&paid().1[0].postings);
        torn.0.get_mut("NGN").unwrap().remove("escrow");
        assert_eq!(rules(&totals("ledger", &torn)), ["sum"]);
        assert_eq!(kept("ledger", &torn, &torn), None);
        assert_eq!(kept("ledger", &torn, &whole).unwrap().rule, "kept_sums");
    }

    #[test]
    fn an_audit_ends_with_its_last_part() {
        let start_audit = |first: &str, last: &str| {
            let (first, last) = (first.parse().unwrap(), last.parse().unwrap());
            Audit::start(crate::TypedId::new(start(), [1; 10]), buyer_id(), first, last, 1, start())
        };
        let audit = start_audit("2026-11-21", "2026-11-22").unwrap().entity;
        assert_eq!(audit.segments, 2);
        for (first, last) in [("2026-11-22", "2026-11-21"), ("2026-01-01", "2026-11-21")] {
            assert_eq!(start_audit(first, last).unwrap_err().problem, "audit-days");
        }
        let half = AuditProgress::none(audit.id).after(&audit, 3, 0, start());
        assert_eq!((half.segments_done, half.finished_at), (1, None));
        let whole = half.after(&audit, 4, 1, start());
        assert_eq!((whole.entries, whole.faults, whole.finished_at), (7, 1, Some(start())));
    }
}
