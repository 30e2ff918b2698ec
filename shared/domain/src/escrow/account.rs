//! The escrow: one aggregate for whatever is bought, held until it is released, refunded or divided.
//!
//! Repeating a command that has happened answers `None`; a command that contradicts what has happened is refused.

use serde::{Deserialize, Serialize};

use crate::{
    Account, ArtisanId, BasisPoints, Currency, EscrowId, Money, Posting, Proceeds, RefundId, Refused,
    is_default,
};

/// Where the money stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EscrowStatus {
    /// Nothing has been paid yet.
    Pending,
    /// Paid and held.
    Held,
    /// Held, and nobody may move it until a dispute ends.
    Frozen,
    /// Went to the artisan. Terminal.
    Released,
    /// Went back to the buyer. Terminal.
    Refunded,
    /// Divided between both after a dispute. Terminal.
    Divided,
    /// The buyer's bank took what was left. Terminal.
    ChargedBack,
    /// Never paid. Terminal.
    Void,
}

impl EscrowStatus {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 8] = [
        Self::Pending,
        Self::Held,
        Self::Frozen,
        Self::Released,
        Self::Refunded,
        Self::Divided,
        Self::ChargedBack,
        Self::Void,
    ];

    /// Whether nothing more can happen.
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Released | Self::Refunded | Self::Divided | Self::ChargedBack | Self::Void)
    }
}

/// Money between a buyer and an artisan. All amounts are minor units of `currency`, and
/// `funded = held + released + fees + refunded + charged back` at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Escrow {
    /// Which one.
    pub id: EscrowId,
    /// Where the money stands.
    pub status: EscrowStatus,
    /// What was agreed.
    pub amount: Money,
    /// What is held now.
    pub held: Money,
    /// What the artisan was given, after fees.
    pub released: Money,
    /// What the platform kept.
    pub fees: Money,
    /// What the buyer was given back.
    pub refunded: Money,
    /// What the buyer's bank took back; nothing was taken yet when it is not there.
    pub charged_back: Option<Money>,
}

/// How an escrow is written: the currency once, and no amount that is zero. It is in every order's item and in most of
/// its history.
#[derive(Serialize, Deserialize)]
struct Written {
    id: EscrowId,
    status: EscrowStatus,
    currency: Currency,
    amount: i64,
    #[serde(default, skip_serializing_if = "is_default")]
    held: i64,
    #[serde(default, skip_serializing_if = "is_default")]
    released: i64,
    #[serde(default, skip_serializing_if = "is_default")]
    fees: i64,
    #[serde(default, skip_serializing_if = "is_default")]
    refunded: i64,
    #[serde(default, skip_serializing_if = "is_default")]
    charged_back: Option<i64>,
}

impl From<Escrow> for Written {
    fn from(escrow: Escrow) -> Self {
        Self {
            id: escrow.id,
            status: escrow.status,
            currency: escrow.amount.currency,
            amount: escrow.amount.amount,
            held: escrow.held.amount,
            released: escrow.released.amount,
            fees: escrow.fees.amount,
            refunded: escrow.refunded.amount,
            charged_back: escrow.charged_back.map(|taken| taken.amount),
        }
    }
}

impl From<Written> for Escrow {
    fn from(written: Written) -> Self {
        let money = |amount| Money::new(amount, written.currency);
        Self {
            id: written.id,
            status: written.status,
            amount: money(written.amount),
            held: money(written.held),
            released: money(written.released),
            fees: money(written.fees),
            refunded: money(written.refunded),
            charged_back: written.charged_back.map(money),
        }
    }
}

/// A transition of the escrow with the movements of money that are part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The new state.
    pub escrow: Escrow,
    /// What the artisan gets from this transition.
    pub net: Money,
    /// How money moved.
    pub postings: Vec<Posting>,
}

/// Money taken back after it was divided between artisan and platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// The new state.
    pub escrow: Escrow,
    /// The artisan's part of it, of which what was not available is owed.
    pub from_artisan: Money,
    /// How money moved.
    pub postings: Vec<Posting>,
}

/// What a bank took of one order, by where it was: so that it can go back there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Of what was held.
    pub held: Money,
    /// Of what the artisan had been given.
    pub artisan: Money,
    /// Of the platform's fee.
    pub fees: Money,
}

/// An escrow of which a bank took something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargedBack {
    /// The new state.
    pub escrow: Escrow,
    /// What was taken.
    pub taken: Taken,
    /// What the bank took that the order did not have any more.
    pub uncovered: Money,
    /// How money moved, but for what is uncovered.
    pub postings: Vec<Posting>,
}

/// An escrow that a bank gave something back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The new state.
    pub escrow: Escrow,
    /// What is held again.
    pub to_held: Money,
    /// What is the artisan's again, before a debt.
    pub net: Money,
    /// How money moved.
    pub postings: Vec<Posting>,
}

/// The outcome of one command to an escrow.
pub type EscrowDecision = Result<Option<Moved>, Refused>;

impl Escrow {
    /// An escrow for `amount`, of which nothing has been paid yet.
    pub fn open(id: EscrowId, amount: Money) -> Self {
        let nothing = Money::zero(amount.currency);
        Self {
            id,
            status: EscrowStatus::Pending,
            amount,
            held: nothing,
            released: nothing,
            fees: nothing,
            refunded: nothing,
            charged_back: None,
        }
    }

    /// What the buyer's bank took back.
    pub fn charged_back(&self) -> Money {
        self.charged_back.unwrap_or(Money::zero(self.amount.currency))
    }

    /// What has not gone back to the buyer, wherever it is.
    pub fn left(&self) -> Result<Money, Refused> {
        Ok(self.held.plus(self.released)?.plus(self.fees)?)
    }

    /// A payment over the agreed amount was verified at `gateway`.
    pub fn fund(&self, gateway: &str) -> EscrowDecision {
        match self.status {
            EscrowStatus::Pending => {
                let escrow = Self { status: EscrowStatus::Held, held: self.amount, ..self.clone() };
                let from = Account::Gateway(gateway.to_owned());
                escrow.moved(Posting::new(from, self.account(), self.amount))
            }
            EscrowStatus::Held
            | EscrowStatus::Frozen
            | EscrowStatus::Released
            | EscrowStatus::Refunded
            | EscrowStatus::ChargedBack
            | EscrowStatus::Divided => Ok(None),
            EscrowStatus::Void => Err(self.refused("was closed before it was paid")),
        }
    }

    /// Nobody will pay any more.
    pub fn void(&self) -> EscrowDecision {
        match self.status {
            EscrowStatus::Pending => Self { status: EscrowStatus::Void, ..self.clone() }.moved([]),
            EscrowStatus::Void => Ok(None),
            EscrowStatus::Held
            | EscrowStatus::Frozen
            | EscrowStatus::Released
            | EscrowStatus::Refunded
            | EscrowStatus::ChargedBack
            | EscrowStatus::Divided => Err(self.refused("has been paid")),
        }
    }

    /// The buyer has what was promised: the artisan gets what is held less `fee`, of which `debt` is recovered first.
    pub fn release(&self, artisan: ArtisanId, fee: BasisPoints, debt: Money) -> EscrowDecision {
        match self.status {
            EscrowStatus::Held => {
                let share = self.share(self.held, artisan, fee, debt)?;
                let nothing = Money::zero(self.amount.currency);
                let escrow = Self {
                    status: EscrowStatus::Released,
                    held: nothing,
                    released: self.released.plus(share.net)?,
                    fees: self.fees.plus(share.fee)?,
                    ..self.clone()
                };
                Ok(Some(Moved { escrow, net: share.net, postings: share.postings }))
            }
            EscrowStatus::Released => Ok(None),
            EscrowStatus::Pending | EscrowStatus::Void => Err(self.refused("has not been paid")),
            EscrowStatus::Frozen => Err(self.refused("is frozen by a dispute")),
            EscrowStatus::Refunded => Err(self.refused("was refunded")),
            EscrowStatus::Divided => Err(self.refused("was divided by a dispute")),
            EscrowStatus::ChargedBack => Err(self.refused("was charged back by the buyer's bank")),
        }
    }

    /// `amount` of what is held goes back to the buyer as `refund`; the escrow ends when nothing is left.
    pub fn refund(&self, amount: Money, refund: RefundId) -> EscrowDecision {
        match self.status {
            EscrowStatus::Held => {
                let held = self.held.minus(amount)?;
                if !amount.is_positive() || held.amount < 0 {
                    return Err(refund_amount(self.held));
                }
                let status = if held.is_zero() { EscrowStatus::Refunded } else { EscrowStatus::Held };
                let escrow = Self { status, held, refunded: self.refunded.plus(amount)?, ..self.clone() };
                escrow.moved(Posting::new(self.account(), Account::Refund(refund), amount))
            }
            EscrowStatus::Refunded => Ok(None),
            EscrowStatus::Pending | EscrowStatus::Void => Err(self.refused("has not been paid")),
            EscrowStatus::Frozen => Err(self.refused("is frozen by a dispute")),
            EscrowStatus::Released => Err(self.refused("was released to the artisan")),
            EscrowStatus::Divided => Err(self.refused("was divided by a dispute")),
            EscrowStatus::ChargedBack => Err(self.refused("was charged back by the buyer's bank")),
        }
    }

    /// `amount` of what was divided goes back to the buyer as `refund`. Artisan and platform give in proportion to what
    /// they have of it; the artisan from what is `available` first, and owes the rest.
    pub fn take_back(
        &self,
        amount: Money,
        refund: RefundId,
        artisan: ArtisanId,
        available: Money,
    ) -> Result<Option<TakenBack>, Refused> {
        match self.status {
            EscrowStatus::Released | EscrowStatus::Divided => {
                let left = self.left()?;
                if !amount.is_positive() || left.minus(amount)?.amount < 0 {
                    return Err(refund_amount(left));
                }
                let taken = self.reclaim(amount, Account::Refund(refund), artisan, available)?;
                let refunded = self.refunded.plus(amount)?;
                let status = if amount == left { EscrowStatus::Refunded } else { self.status };
                Ok(Some(TakenBack { escrow: Self { status, refunded, ..taken.escrow }, ..taken }))
            }
            EscrowStatus::Refunded => Ok(None),
            EscrowStatus::Pending | EscrowStatus::Void => Err(self.refused("has not been paid")),
            EscrowStatus::Held => Err(self.refused("is still held")),
            EscrowStatus::Frozen => Err(self.refused("is frozen by a dispute")),
            EscrowStatus::ChargedBack => Err(self.refused("was charged back by the buyer's bank")),
        }
    }

    /// The buyer's bank took `amount` back at `gateway`: of what is held, a dispute or not, or of what artisan and
    /// platform have. What is `reserved` for a refund stays; what is not there any more is left uncovered.
    pub fn charge_back(
        &self,
        amount: Money,
        reserved: Money,
        gateway: &str,
        artisan: ArtisanId,
        available: Money,
    ) -> Result<ChargedBack, Refused> {
        let nothing = Money::zero(amount.currency);
        let most = self.left()?.minus(reserved)?;
        let covered = Money::new(amount.amount.min(most.amount).max(0), amount.currency);
        let uncovered = amount.minus(covered)?;
        let to = Account::Gateway(gateway.to_owned());
        let (escrow, taken, postings) = match self.status {
            EscrowStatus::Held | EscrowStatus::Frozen => {
                let escrow = Self { held: self.held.minus(covered)?, ..self.clone() };
                let posting = Posting::new(self.account(), to, covered);
                (
                    escrow,
                    Taken { held: covered, artisan: nothing, fees: nothing },
                    posting.into_iter().collect(),
                )
            }
            EscrowStatus::Released | EscrowStatus::Divided => {
                let back = self.reclaim(covered, to, artisan, available)?;
                let fees = covered.minus(back.from_artisan)?;
                (back.escrow, Taken { held: nothing, artisan: back.from_artisan, fees }, back.postings)
            }
            EscrowStatus::Pending
            | EscrowStatus::Refunded
            | EscrowStatus::ChargedBack
            | EscrowStatus::Void => {
                (self.clone(), Taken { held: nothing, artisan: nothing, fees: nothing }, Vec::new())
            }
        };
        let emptied = covered.is_positive() && escrow.left()?.is_zero();
        let status = if emptied { EscrowStatus::ChargedBack } else { escrow.status };
        let charged_back = Some(self.charged_back().plus(covered)?).filter(|all| all.is_positive());
        let escrow = Self { status, charged_back, ..escrow };
        Ok(ChargedBack { escrow, taken, uncovered, postings })
    }

    /// The bank gave back what it had `taken`. What was held is held again; where the escrow has ended since, it is the
    /// artisan's less `fee`. The rest returns to artisan and platform, a `debt` first.
    pub fn restore(
        &self,
        taken: &Taken,
        gateway: &str,
        artisan: ArtisanId,
        fee: BasisPoints,
        debt: Money,
    ) -> Result<Restored, Refused> {
        let nothing = Money::zero(self.amount.currency);
        let back_in_escrow =
            matches!(self.status, EscrowStatus::Held | EscrowStatus::Frozen | EscrowStatus::ChargedBack);
        let (to_held, gross) = if back_in_escrow { (taken.held, nothing) } else { (nothing, taken.held) };
        let to_fees = taken.fees.plus(fee.of(gross))?;
        let net = taken.artisan.plus(gross.minus(fee.of(gross))?)?;
        let recovered = Money::new(net.amount.min(debt.amount), net.currency);
        let from = || Account::Gateway(gateway.to_owned());
        let postings = [
            Posting::new(from(), self.account(), to_held),
            Posting::new(from(), Account::Debt(artisan), recovered),
            Posting::new(from(), Account::Available(artisan), net.minus(recovered)?),
            Posting::new(from(), Account::Fees, to_fees),
        ];
        let all = taken.held.plus(taken.artisan)?.plus(taken.fees)?;
        let status = match self.status {
            EscrowStatus::ChargedBack if to_held.is_positive() => EscrowStatus::Held,
            EscrowStatus::ChargedBack | EscrowStatus::Refunded if net.is_positive() => EscrowStatus::Released,
            status => status,
        };
        let escrow = Self {
            status,
            held: self.held.plus(to_held)?,
            released: self.released.plus(net)?,
            fees: self.fees.plus(to_fees)?,
            charged_back: Some(self.charged_back().minus(all)?).filter(|left| left.is_positive()),
            ..self.clone()
        };
        Ok(Restored { escrow, to_held, net, postings: postings.into_iter().flatten().collect() })
    }

    /// A dispute was opened: nobody moves the money until it ends.
    pub fn freeze(&self) -> EscrowDecision {
        match self.status {
            EscrowStatus::Held => Self { status: EscrowStatus::Frozen, ..self.clone() }.moved([]),
            EscrowStatus::Frozen => Ok(None),
            EscrowStatus::Pending | EscrowStatus::Void => Err(self.refused("has not been paid")),
            EscrowStatus::Released => Err(self.refused("was released to the artisan")),
            EscrowStatus::Refunded => Err(self.refused("was refunded")),
            EscrowStatus::Divided => Err(self.refused("was divided by a dispute")),
            EscrowStatus::ChargedBack => Err(self.refused("was charged back by the buyer's bank")),
        }
    }

    /// The dispute was withdrawn: the money is held as before.
    pub fn thaw(&self) -> EscrowDecision {
        match self.status {
            EscrowStatus::Frozen => Self { status: EscrowStatus::Held, ..self.clone() }.moved([]),
            EscrowStatus::Held => Ok(None),
            EscrowStatus::Pending
            | EscrowStatus::Void
            | EscrowStatus::Released
            | EscrowStatus::Refunded
            | EscrowStatus::ChargedBack
            | EscrowStatus::Divided => Err(self.refused("is not frozen")),
        }
    }

    /// The dispute ended: `to_buyer` goes back as `refund`, the rest to the artisan less `fee` and `debt`.
    pub fn divide(
        &self,
        to_buyer: Money,
        refund: RefundId,
        artisan: ArtisanId,
        fee: BasisPoints,
        debt: Money,
    ) -> EscrowDecision {
        match self.status {
            EscrowStatus::Frozen => {
                let to_artisan = self.held.minus(to_buyer)?;
                if to_buyer.amount < 0 || to_artisan.amount < 0 {
                    return Err(Refused::new("split-amount", format!("The parts add up to {}.", self.held))
                        .with("held", self.held));
                }
                let share = self.share(to_artisan, artisan, fee, debt)?;
                let escrow = Self {
                    status: EscrowStatus::Divided,
                    held: Money::zero(self.amount.currency),
                    released: self.released.plus(share.net)?,
                    fees: self.fees.plus(share.fee)?,
                    refunded: self.refunded.plus(to_buyer)?,
                    ..self.clone()
                };
                let to_refund = Posting::new(self.account(), Account::Refund(refund), to_buyer);
                let postings = to_refund.into_iter().chain(share.postings).collect();
                Ok(Some(Moved { escrow, net: share.net, postings }))
            }
            EscrowStatus::Divided => Ok(None),
            EscrowStatus::Pending
            | EscrowStatus::Void
            | EscrowStatus::Held
            | EscrowStatus::Released
            | EscrowStatus::ChargedBack
            | EscrowStatus::Refunded => Err(self.refused("is not frozen")),
        }
    }

    fn account(&self) -> Account {
        Account::Escrow(self.id)
    }

    fn share(
        &self,
        gross: Money,
        artisan: ArtisanId,
        fee: BasisPoints,
        debt: Money,
    ) -> Result<Share, Refused> {
        let Proceeds { fee, net } = fee.proceeds(gross);
        let recovered = Money::new(net.amount.min(debt.amount), net.currency);
        let postings = [
            Posting::new(self.account(), Account::Debt(artisan), recovered),
            Posting::new(self.account(), Account::Available(artisan), net.minus(recovered)?),
            Posting::new(self.account(), Account::Fees, fee),
        ];
        Ok(Share { net, fee, postings: postings.into_iter().flatten().collect() })
    }

    /// `amount` of what artisan and platform have goes `to` somebody else: in proportion, by the largest remainder.
    fn reclaim(
        &self,
        amount: Money,
        to: Account,
        artisan: ArtisanId,
        available: Money,
    ) -> Result<TakenBack, Refused> {
        let weights = [self.released, self.fees].map(|part| part.amount.unsigned_abs());
        let nothing = Money::zero(amount.currency);
        let [from_artisan, from_fees] =
            <[Money; 2]>::try_from(amount.split(&weights)).unwrap_or([amount, nothing]);
        let there = Money::new(from_artisan.amount.min(available.amount), amount.currency);
        let postings = [
            Posting::new(Account::Available(artisan), to.clone(), there),
            Posting::new(Account::Debt(artisan), to.clone(), from_artisan.minus(there)?),
            Posting::new(Account::Fees, to, from_fees),
        ];
        let escrow = Self {
            released: self.released.minus(from_artisan)?,
            fees: self.fees.minus(from_fees)?,
            ..self.clone()
        };
        Ok(TakenBack { escrow, from_artisan, postings: postings.into_iter().flatten().collect() })
    }

    fn moved(self, postings: impl IntoIterator<Item = Posting>) -> EscrowDecision {
        let net = Money::zero(self.amount.currency);
        Ok(Some(Moved { escrow: self, net, postings: postings.into_iter().collect() }))
    }

    fn refused(&self, why: &str) -> Refused {
        Refused::new("escrow-state", format!("The money of this order {why}."))
    }
}

fn refund_amount(most: Money) -> Refused {
    Refused::new("refund-amount", format!("A refund is more than nothing and at most {most}."))
        .with("maximum", most)
}

struct Share {
    net: Money,
    fee: Money,
    postings: Vec<Posting>,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::documented::{Table, answer, name};
    use crate::{Currency, Timestamp, TypedId};

    fn naira(kobo: i64) -> Money {
        Money::new(kobo, Currency::NGN)
    }

    fn ids() -> (EscrowId, ArtisanId, RefundId) {
        let at = Timestamp::from_millis(1);
        (EscrowId::new(at, [1; 10]), ArtisanId::new(at, [2; 10]), RefundId::new(at, [3; 10]))
    }

    fn in_status(status: EscrowStatus) -> Escrow {
        let (id, artisan, refund) = ids();
        let fee = BasisPoints::try_from(500).unwrap();
        let pending = Escrow::open(id, naira(10_000));
        let held = pending.fund("paystack").unwrap().unwrap().escrow;
        let frozen = held.freeze().unwrap().unwrap().escrow;
        match status {
            EscrowStatus::Pending => pending,
            EscrowStatus::Held => held,
            EscrowStatus::Frozen => frozen,
            EscrowStatus::Released => held.release(artisan, fee, naira(0)).unwrap().unwrap().escrow,
            EscrowStatus::Refunded => held.refund(naira(10_000), refund).unwrap().unwrap().escrow,
            EscrowStatus::Divided => {
                frozen.divide(naira(4_000), refund, artisan, fee, naira(0)).unwrap().unwrap().escrow
            }
            EscrowStatus::ChargedBack => {
                held.charge_back(naira(10_000), naira(0), "paystack", artisan, naira(0)).unwrap().escrow
            }
            EscrowStatus::Void => pending.void().unwrap().unwrap().escrow,
        }
    }

    pub(crate) fn transitions() -> Table {
        let (_, artisan, refund) = ids();
        let fee = BasisPoints::try_from(500).unwrap();
        let mut table = Table::new(&[
            "state",
            "fund",
            "void",
            "release",
            "refund all",
            "freeze",
            "thaw",
            "divide",
            "take all back",
            "charge all back",
        ]);
        for status in EscrowStatus::ALL {
            let escrow = in_status(status);
            let answers = [
                escrow.fund("paystack"),
                escrow.void(),
                escrow.release(artisan, fee, naira(0)),
                escrow.refund(naira(10_000), refund),
                escrow.freeze(),
                escrow.thaw(),
                escrow.divide(naira(0), refund, artisan, fee, naira(0)),
            ];
            let all = escrow.released.plus(escrow.fees).unwrap();
            let taken = escrow.take_back(all, refund, artisan, naira(0));
            let [fund, void, release, refund, freeze, thaw, divide] =
                answers.map(|answered| answer(answered, |moved| name(moved.escrow.status)));
            let take_back = answer(taken, |taken| name(taken.escrow.status));
            let back = escrow.charge_back(naira(10_000), naira(0), "paystack", artisan, naira(0)).unwrap();
            let moved = Some(back.escrow).filter(|after| *after != escrow);
            let charge_back = answer(Ok(moved), |after| name(after.status));
            table.row(
                name(status),
                [fund, void, release, refund, freeze, thaw, divide, take_back, charge_back],
            );
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "pending: held void x x x x x x -\n\
             held: - x released refunded frozen - x x charged_back\n\
             frozen: - x x x - held divided x charged_back\n\
             released: - x - x x x x refunded charged_back\n\
             refunded: - x x - x x x - -\n\
             divided: - x x x x x - refunded charged_back\n\
             charged_back: - x x x x x x x -\n\
             void: x - x x x x x x -\n"
        );
    }

    #[test]
    fn what_was_funded_is_held_released_kept_or_refunded() {
        for status in EscrowStatus::ALL {
            let escrow = in_status(status);
            let sum = escrow
                .left()
                .unwrap()
                .plus(escrow.refunded)
                .unwrap()
                .plus(escrow.charged_back())
                .unwrap()
                .amount;
            let funded =
                if matches!(status, EscrowStatus::Pending | EscrowStatus::Void) { 0 } else { 10_000 };
            assert_eq!(sum, funded, "{status:?}");
            assert!(!status.is_terminal() || escrow.held.is_zero(), "{status:?}");
        }
    }

    #[test]
    fn a_debt_is_recovered_before_the_artisan_is_credited() {
        let (id, artisan, _) = ids();
        let fee = BasisPoints::try_from(500).unwrap();
        let moved = in_status(EscrowStatus::Held).release(artisan, fee, naira(3_000)).unwrap().unwrap();
        assert_eq!(moved.net, naira(9_500));
        assert_eq!(
            moved.postings,
            [
                Posting::new(Account::Escrow(id), Account::Debt(artisan), naira(3_000)).unwrap(),
                Posting::new(Account::Escrow(id), Account::Available(artisan), naira(6_500)).unwrap(),
                Posting::new(Account::Escrow(id), Account::Fees, naira(500)).unwrap(),
            ]
        );
    }

    #[test]
    fn a_split_takes_nothing_from_either_side() {
        let (_, artisan, refund) = ids();
        let fee = BasisPoints::try_from(500).unwrap();
        let split =
            |kobo| in_status(EscrowStatus::Frozen).divide(naira(kobo), refund, artisan, fee, naira(0));
        for all_of_it in [0, 10_000] {
            assert_eq!(split(all_of_it).unwrap().unwrap().escrow.refunded, naira(all_of_it));
        }
        for wrong in [-1, 10_001] {
            assert_eq!(split(wrong).unwrap_err().problem, "split-amount", "{wrong}");
        }
    }

    #[test]
    fn a_partial_refund_leaves_the_rest_held() {
        let (_, _, refund) = ids();
        let moved = in_status(EscrowStatus::Held).refund(naira(4_000), refund).unwrap().unwrap();
        assert_eq!((moved.escrow.status, moved.escrow.held), (EscrowStatus::Held, naira(6_000)));
        for wrong in [0, -1, 6_001] {
            assert_eq!(moved.escrow.refund(naira(wrong), refund).unwrap_err().problem, "refund-amount");
        }
    }

    #[test]
    fn what_is_taken_back_after_the_release_is_given_in_proportion_and_owed_where_it_is_not_there() {
        let (_, artisan, refund) = ids();
        let released = in_status(EscrowStatus::Released);
        let taken = released.take_back(naira(3_001), refund, artisan, naira(1_000)).unwrap().unwrap();
        // 95% of 3,001 is 2,850.95 and 5% is 150.05: the larger remainder is rounded up.
        let to = Account::Refund(refund);
        assert_eq!(
            taken.postings,
            [
                Posting::new(Account::Available(artisan), to.clone(), naira(1_000)).unwrap(),
                Posting::new(Account::Debt(artisan), to.clone(), naira(1_851)).unwrap(),
                Posting::new(Account::Fees, to, naira(150)).unwrap(),
            ]
        );
        let escrow = taken.escrow;
        assert_eq!((escrow.released, escrow.fees, escrow.refunded), (naira(6_649), naira(350), naira(3_001)));
        for wrong in [0, -1, 7_000] {
            let refused = escrow.take_back(naira(wrong), refund, artisan, naira(0)).unwrap_err();
            assert_eq!(refused.problem, "refund-amount");
        }
        let rest = escrow.take_back(naira(6_999), refund, artisan, naira(0)).unwrap().unwrap().escrow;
        assert_eq!((rest.status, rest.released, rest.fees), (EscrowStatus::Refunded, naira(0), naira(0)));
    }

    #[test]
    fn what_a_bank_takes_and_gives_back_is_where_it_was() {
        let (_, artisan, _) = ids();
        let fee = BasisPoints::try_from(500).unwrap();
        for status in EscrowStatus::ALL {
            let before = in_status(status);
            let back = before.charge_back(naira(7_000), naira(0), "paystack", artisan, naira(100)).unwrap();
            let restored = back.escrow.restore(&back.taken, "paystack", artisan, fee, naira(0)).unwrap();
            // Of a dispute's division, once it is gone whole, nothing tells any more.
            let divided = status == EscrowStatus::Divided;
            let expected = if divided { EscrowStatus::Released } else { status };
            assert_eq!(restored.escrow, Escrow { status: expected, ..before }, "{status:?}");
        }
    }

    #[test]
    fn what_the_order_does_not_have_any_more_is_uncovered_and_what_is_reserved_stays() {
        let (_, artisan, refund) = ids();
        let held = in_status(EscrowStatus::Held).refund(naira(4_000), refund).unwrap().unwrap().escrow;
        let back = held.charge_back(naira(10_000), naira(1_000), "paystack", artisan, naira(0)).unwrap();
        assert_eq!((back.taken.held, back.uncovered), (naira(5_000), naira(5_000)));
        assert_eq!((back.escrow.status, back.escrow.held), (EscrowStatus::Held, naira(1_000)));
    }

    #[test]
    fn what_was_held_and_comes_back_after_the_release_of_the_rest_is_the_artisans_less_the_fee() {
        let (_, artisan, _) = ids();
        let fee = BasisPoints::try_from(500).unwrap();
        let held = in_status(EscrowStatus::Held);
        let back = held.charge_back(naira(4_000), naira(0), "paystack", artisan, naira(0)).unwrap();
        let released = back.escrow.release(artisan, fee, naira(0)).unwrap().unwrap().escrow;
        let restored = released.restore(&back.taken, "paystack", artisan, fee, naira(3_000)).unwrap();
        assert_eq!(
            (restored.net, restored.escrow.released, restored.escrow.fees),
            (naira(3_800), naira(9_500), naira(500))
        );
        assert_eq!(restored.postings[0].credit, Account::Debt(artisan), "a debt first");
    }
}
