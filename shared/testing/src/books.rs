//! The books: what the ledger, the entities and the gateway say, and whether they agree.

use std::collections::{BTreeMap, BTreeSet};

use domain::chargebacks::Chargeback;
use domain::disputes::{Dispute, DisputeStatus};
use domain::escrow::EscrowStatus;
use domain::history::{self, Entry};
use domain::ledger::balances;
use domain::orders::refund::RefundStage;
use domain::orders::{Order, OrderStatus};
use domain::payments::{Payment, PaymentPart, PaymentState};
use domain::payouts::{Payout, PayoutStatus};
use domain::refunds::{Refund, RefundStatus};
use domain::wallet::Wallet;
use domain::{Account, Currency, Posting};
use gateway_simulator::gateway::Gateway;
use serde_json::{Map, Value};
use store::entities::LEDGER_SHARDS;
use store::{PageRequest, Stored};

use crate::cloud::Cloud;
use crate::keys::now;

/// The one currency that tests use.
const CURRENCY: Currency = Currency::NGN;
/// A day, in seconds.
/// Entries of one page.
const PAGE_SIZE: u32 = 100;

/// All that concerns money, as the table has it.
#[derive(Debug, Default)]
pub struct Books {
    /// Balances by account: debits less credits.
    pub balances: BTreeMap<Account, i64>,
    /// Every order.
    pub orders: Vec<Order>,
    /// Every dispute.
    pub disputes: Vec<Dispute>,
    /// Every payment.
    pub payments: Vec<Payment>,
    /// Every refund.
    pub refunds: Vec<Refund>,
    /// Every chargeback.
    pub chargebacks: Vec<Chargeback>,
    /// Every payout.
    pub payouts: Vec<Payout>,
    /// Every wallet.
    pub wallets: Vec<Wallet>,
    histories: BTreeMap<String, Vec<Entry>>,
    heads: BTreeMap<String, (u64, String)>,
    indexed: Vec<Entry>,
}

impl Cloud {
    /// The books as they stand.
    ///
    /// # Panics
    /// When an item cannot be read.
    pub async fn books(&self) -> Books {
        let mut books = Books::default();
        for raw in self.dynamo().items() {
            let text = |name: &str| raw[name]["S"].as_str().unwrap_or_default().to_owned();
            let (partition, kind) = (text("pk"), text("sk"));
            if kind.starts_with(store::history::PREFIX) {
                let entry = store::history::entry_from_stream(item(&raw));
                books.histories.entry(partition).or_default().push(entry.expect("an entry can be read"));
                continue;
            }
            // An entity with a history of its own: the first part of the partition names it.
            if partition.starts_with(&format!("{kind}#")) {
                books.heads.insert(partition, store::head_of_item(item(&raw)));
            }
            match kind.as_str() {
                "ORDER" => books.orders.push(entity(&raw)),
                "DISPUTE" => books.disputes.push(entity(&raw)),
                "PAYMENT" => books.payments.push(entity(&raw)),
                "REFUND" => books.refunds.push(entity(&raw)),
                "CHARGEBACK" => books.chargebacks.push(entity(&raw)),
                "PAYOUT" => books.payouts.push(entity(&raw)),
                "WALLET" => books.wallets.push(entity(&raw)),
                _ => {}
            }
        }
        books.histories.values_mut().for_each(|entries| entries.sort_by_key(|entry| entry.seq));
        books.indexed = self.ledger().await;
        let postings: Vec<Posting> = books.indexed.iter().flat_map(|entry| entry.postings.clone()).collect();
        books.balances =
            balances(&postings).into_iter().map(|((_, account), balance)| (account, balance)).collect();
        books
    }

    /// The entries with postings, as whoever audits the ledger reads them: by day and shard.
    async fn ledger(&self) -> Vec<Entry> {
        let table = self.table();
        let days = [self.started, now()].map(|at| table.zone().day_of(at));
        let mut entries = Vec::new();
        for day in BTreeSet::from(days) {
            for shard in 0..LEDGER_SHARDS {
                let mut page = PageRequest { limit: PAGE_SIZE, cursor: None };
                loop {
                    let found = table.ledger_day(day, shard, &page).await.expect("the ledger can be read");
                    entries.extend(found.items);
                    match found.next_cursor {
                        None => break,
                        next => page.cursor = next,
                    }
                }
            }
        }
        entries
    }

    /// The books, of which every rule holds that holds at any moment.
    ///
    /// # Panics
    /// When one is broken; the message names all that are.
    pub async fn sound_books(&self) -> Books {
        let books = self.books().await;
        let faults = books.faults();
        assert!(faults.is_empty(), "the books are wrong:\n  {}\n{:#?}", faults.join("\n  "), books.balances);
        books
    }

    /// The books, of which every rule holds and which agree with each gateway's to the last kobo. For when nothing is
    /// under way.
    ///
    /// # Panics
    /// When a rule is broken, or a gateway has another balance.
    pub async fn balanced_books(&self) -> Books {
        self.books_but_for(0).await
    }

    /// As [`Cloud::balanced_books`], where Paystack has `missing` minor units less than we know of: the fee of a transfer
    /// whose reversal was told before its success.
    ///
    /// # Panics
    /// When a rule is broken, or the difference is another one.
    pub async fn books_but_for(&self, missing: i64) -> Books {
        let books = self.sound_books().await;
        for (gateway, missing) in [(Gateway::Paystack, missing), (Gateway::Flutterwave, 0)] {
            let theirs = self.gateway().books_at(gateway).await.expect("the gateway shows its books");
            let total = theirs.totals.get(CURRENCY.code()).copied().unwrap_or_default();
            let ours = books.balance(&Account::Gateway(gateway.name().to_owned()));
            assert_eq!(
                ours,
                total.balance - total.topped_up + missing,
                "our balance at {gateway} and theirs; their entries: {:#?}; ours: {:#?}",
                theirs.entries,
                books.balances
            );
        }
        books
    }
}

impl Books {
    /// Debits less credits of an account; zero when nothing was posted to it.
    pub fn balance(&self, account: &Account) -> i64 {
        self.balances.get(account).copied().unwrap_or(0)
    }

    /// What happened, over all entities, by the name of the event.
    pub fn count(&self, action: &str) -> usize {
        self.histories.values().flatten().filter(|entry| entry.action == action).count()
    }

    /// What happened to the entity in `partition`, oldest first.
    pub fn history(&self, partition: &str) -> Vec<&str> {
        self.histories.get(partition).into_iter().flatten().map(|entry| entry.action.as_str()).collect()
    }

    /// The rules that do not hold.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        self.check_chains(&mut faults);
        self.check_index(&mut faults);
        self.check_orders(&mut faults);
        self.check_disputes(&mut faults);
        self.check_wallets(&mut faults);
        self.check_payments(&mut faults);
        self.check_refunds(&mut faults);
        self.check_platform(&mut faults);
        faults
    }

    fn check_chains(&self, faults: &mut Vec<String>) {
        for (partition, (version, head)) in &self.heads {
            let entries = self.histories.get(partition).map_or(&[][..], Vec::as_slice);
            if let Err(broken) = history::verify(entries, *version, head) {
                faults.push(format!("{partition}: {broken}"));
            }
        }
    }

    /// Whoever reads the ledger by its index sees every posting once.
    fn check_index(&self, faults: &mut Vec<String>) {
        let name = |entry: &Entry| format!("{}/{}", entry.subject, entry.seq);
        let mut indexed: Vec<String> = self.indexed.iter().map(name).collect();
        let with_postings = self.histories.values().flatten().filter(|entry| !entry.postings.is_empty());
        let mut written: Vec<String> = with_postings.map(name).collect();
        indexed.sort();
        written.sort();
        if indexed != written {
            faults.push(format!("the ledger's index has {indexed:?}, the histories {written:?}"));
        }
    }

    fn check_orders(&self, faults: &mut Vec<String>) {
        for order in &self.orders {
            let escrow = order.escrow();
            let (id, held) = (order.id(), escrow.held.amount);
            let funded = held + escrow.released.amount + escrow.fees.amount + escrow.refunded.amount;
            let funded = funded + escrow.charged_back().amount;
            let expected = match escrow.status {
                EscrowStatus::Pending | EscrowStatus::Void => 0,
                EscrowStatus::Held
                | EscrowStatus::Frozen
                | EscrowStatus::Released
                | EscrowStatus::Refunded
                | EscrowStatus::ChargedBack
                | EscrowStatus::Divided => escrow.amount.amount,
            };
            if funded != expected {
                faults.push(format!("{id}: {funded} is accounted for, {expected} was funded"));
            }
            if escrow.status.is_terminal() && held != 0 {
                faults.push(format!("{id}: {held} is held although the escrow has ended"));
            }
            let moved = order.refunds().iter().filter(|refund| refund.stage != RefundStage::Decided);
            let refunded: i64 = moved.map(|refund| refund.amount.amount).sum();
            if refunded != escrow.refunded.amount {
                faults.push(format!("{id}: its refunds add up to {refunded}, {} went back", escrow.refunded));
            }
            self.expect(faults, &Account::Escrow(escrow.id), -held);
        }
    }

    /// What is disputed is frozen, and something ends it; what is not disputed any more went as the dispute ended.
    fn check_disputes(&self, faults: &mut Vec<String>) {
        for order in &self.orders {
            let (id, escrow) = (order.id(), order.escrow());
            let disputed = order.status() == OrderStatus::Disputed;
            if disputed != (escrow.status == EscrowStatus::Frozen) {
                faults.push(format!("{id} is {:?} and its escrow {:?}", order.status(), escrow.status));
            }
            let Some(dispute) = self.disputes.iter().find(|dispute| order.dispute_id() == Some(dispute.id))
            else {
                if disputed || order.dispute_id().is_some() {
                    faults.push(format!("the dispute about {id} is not there"));
                }
                continue;
            };
            // A bank takes what it takes, whatever the parties do.
            let of_order = |chargeback: &Chargeback| chargeback.parts.iter().any(|part| part.order_id == id);
            if self.chargebacks.iter().any(of_order) {
                continue;
            }
            let over = matches!(dispute.status, DisputeStatus::Resolved | DisputeStatus::Withdrawn);
            if disputed && (order.due().is_some() || dispute.due.is_none() || dispute.held != escrow.held) {
                faults.push(format!("{id} and the dispute about it do not agree: {dispute:?}"));
            }
            if !disputed && (!over || dispute.due.is_some()) {
                faults.push(format!("{id} is {:?} although it is disputed: {dispute:?}", order.status()));
            }
            if escrow.status == EscrowStatus::Divided {
                let split = dispute.resolution.map(|resolution| resolution.split);
                let given = escrow.released.amount + escrow.fees.amount;
                // An administrator may have given more back since.
                if split.is_none_or(|split| given > split.to_artisan.amount) {
                    faults.push(format!("{id} gave the artisan {given}, its dispute ended with {split:?}"));
                }
            }
        }
    }

    fn check_wallets(&self, faults: &mut Vec<String>) {
        for wallet in &self.wallets {
            let id = wallet.artisan_id;
            let held: i64 = self
                .orders
                .iter()
                .filter(|order| order.artisan_id() == id)
                .map(|order| order.escrow().held.amount)
                .sum();
            let payouts = |wanted: &[PayoutStatus]| -> i64 {
                let all = self.payouts.iter().filter(|payout| payout.artisan_id == id);
                all.filter(|payout| wanted.contains(&payout.status)).map(|payout| payout.amount.amount).sum()
            };
            for (what, shown, expected) in [
                ("held", wallet.held, held),
                ("in transit", wallet.in_transit, payouts(&[PayoutStatus::Requested, PayoutStatus::Sent])),
                ("paid out", wallet.paid_out, payouts(&[PayoutStatus::Succeeded])),
            ] {
                if shown != expected {
                    faults.push(format!("the wallet of {id} shows {shown} as {what}, it is {expected}"));
                }
            }
            self.expect(faults, &Account::Available(id), -wallet.available);
            self.expect(faults, &Account::Transit(id), -wallet.in_transit);
            self.expect(faults, &Account::Debt(id), wallet.debt);
            if wallet.available < 0 {
                faults.push(format!("the wallet of {id} is overdrawn by {}", -wallet.available));
            }
            if wallet.debt > 0 && wallet.available > 0 {
                let (debt, available) = (wallet.debt, wallet.available);
                faults.push(format!("{id} owes {debt}, and {available} is available all the same"));
            }
            self.check_statement(wallet, faults);
            self.check_days(wallet, faults);
        }
    }

    /// The newest line of the statement has the wallet's balances.
    fn check_statement(&self, wallet: &Wallet, faults: &mut Vec<String>) {
        let partition = format!("WALLET#{}#{}", wallet.artisan_id, wallet.currency);
        let newest = self.histories.get(&partition).and_then(|entries| entries.last());
        for (stage, balance) in [
            ("held", wallet.held),
            ("available", wallet.available),
            ("in_transit", wallet.in_transit),
            ("paid_out", wallet.paid_out),
            ("debt", wallet.debt),
        ] {
            let shown = newest.map(|line| line.facts[&format!("{stage}_after")]["amount"].as_i64());
            if shown != Some(Some(balance)) {
                faults
                    .push(format!("the statement of {partition} ends with {shown:?} {stage}, not {balance}"));
            }
        }
    }

    /// What is counted to a day was paid out, or is about to be. The day itself is not compared: tests let time pass for
    /// a wallet without its payouts.
    fn check_days(&self, wallet: &Wallet, faults: &mut Vec<String>) {
        let own = self.payouts.iter().filter(|payout| payout.artisan_id == wallet.artisan_id);
        let all: i64 = own.map(|payout| payout.amount.amount).sum();
        if wallet.day_total < 0 || wallet.day_total > all {
            let (id, counted) = (wallet.artisan_id, wallet.day_total);
            faults.push(format!("the wallet of {id} counts {counted} to a day, of {all} in all"));
        }
    }

    /// The orders of one payment are funded together or not at all.
    fn check_payments(&self, faults: &mut Vec<String>) {
        for payment in &self.payments {
            let funded = |part: &&PaymentPart| {
                let order = self.orders.iter().find(|order| order.id() == part.order_id);
                order.is_some_and(|order| order.paid_at().is_some())
            };
            let count = payment.parts.iter().filter(funded).count();
            let expected = if payment.status == PaymentState::Succeeded { payment.parts.len() } else { 0 };
            if count != expected {
                faults.push(format!("{}: {count} orders are funded, {expected} should be", payment.id));
            }
        }
    }

    fn check_refunds(&self, faults: &mut Vec<String>) {
        for refund in &self.refunds {
            let owed = match refund.status {
                RefundStatus::Requested
                | RefundStatus::Sent
                | RefundStatus::Rerouted
                | RefundStatus::Failed
                | RefundStatus::NeedsAttention => refund.amount.amount,
                RefundStatus::Decided
                | RefundStatus::Processed
                | RefundStatus::PaidByHand
                | RefundStatus::Closed => 0,
                RefundStatus::PaidTwice => -refund.amount.amount,
            };
            self.expect(faults, &Account::Refund(refund.id), -owed);
        }
        self.expect(faults, &Account::Operations, self.refunds.iter().map(by_hand).sum());
        let lost = self.chargebacks.iter().filter_map(|chargeback| chargeback.uncovered);
        let lost: i64 = lost.map(|lost| lost.amount).sum();
        let covered = self.chargebacks.iter().flat_map(|chargeback| &chargeback.covered);
        let undone: i64 = covered.map(|covered| covered.amount.amount).sum();
        self.expect(faults, &Account::Losses, lost - undone);
    }

    fn check_platform(&self, faults: &mut Vec<String>) {
        let sum: i64 = self.balances.values().sum();
        if sum != 0 {
            faults.push(format!("all accounts add up to {sum}"));
        }
        let fees: i64 = self.orders.iter().map(|order| order.escrow().fees.amount).sum();
        self.expect(faults, &Account::Fees, -fees);
        // Whatever comes into suspense leaves it in the same change.
        self.expect(faults, &Account::Suspense, 0);
        let ours: BTreeSet<Account> = self
            .orders
            .iter()
            .map(|order| Account::Escrow(order.escrow().id))
            .chain(self.refunds.iter().map(|refund| Account::Refund(refund.id)))
            .chain(self.wallets.iter().flat_map(|wallet| {
                let id = wallet.artisan_id;
                [Account::Available(id), Account::Transit(id), Account::Debt(id)]
            }))
            .collect();
        for account in self.balances.keys() {
            let of_platform = matches!(
                account,
                Account::Gateway(_)
                    | Account::GatewayFees
                    | Account::Fees
                    | Account::Suspense
                    | Account::Losses
                    | Account::Operations
            );
            if !of_platform && !ours.contains(account) {
                faults.push(format!("nothing explains the account {account}"));
            }
        }
    }

    fn expect(&self, faults: &mut Vec<String>, account: &Account, expected: i64) {
        let balance = self.balance(account);
        if balance != expected {
            faults.push(format!("{account} stands at {balance}, {expected} is expected"));
        }
    }
}

/// What operators got back of what the buyer had from their bank and from the gateway, less what they paid the buyer without
/// the gateway.
fn by_hand(refund: &Refund) -> i64 {
    let closed = refund.closing.is_some();
    let paid = !closed && matches!(refund.status, RefundStatus::PaidByHand | RefundStatus::PaidTwice);
    let got_back = closed && refund.status == RefundStatus::Processed && refund.by_hand.is_some();
    (i64::from(got_back) - i64::from(paid)) * refund.amount.amount
}

fn entity<T: Stored>(raw: &Value) -> T {
    let loaded = store::read_item::<T>(item(raw)).unwrap_or_else(|error| panic!("{error}: {raw}"));
    loaded.into_inner()
}

fn item(raw: &Value) -> serde_dynamo::Item {
    serde_json::from_value(raw.clone()).expect("DynamoDB's JSON")
}

/// DynamoDB's JSON as JSON.
pub fn plain_item(item: &Value) -> Value {
    let fields = item.as_object().into_iter().flatten();
    Value::Object(fields.map(|(name, value)| (name.clone(), plain(value))).collect::<Map<_, _>>())
}

fn plain(value: &Value) -> Value {
    let Some((kind, content)) = value.as_object().and_then(|map| map.iter().next()) else {
        return Value::Null;
    };
    match kind.as_str() {
        "M" => plain_item(content),
        "L" => Value::Array(content.as_array().into_iter().flatten().map(plain).collect()),
        "N" => content.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default(),
        "NULL" => Value::Null,
        _ => content.clone(),
    }
}
