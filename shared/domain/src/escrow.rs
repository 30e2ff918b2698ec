//! The escrow: one aggregate for whatever is bought, held until it is settled between buyer and artisan.
//!
//! Repeating a command that has happened answers `None`; a command that contradicts what has happened is refused.

use serde::{Deserialize, Serialize};

use crate::{Account, ArtisanId, BasisPoints, EscrowId, Money, Posting, RefundId, Refused};

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
    Settled,
    /// Never paid. Terminal.
    Void,
}

impl EscrowStatus {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 7] =
        [Self::Pending, Self::Held, Self::Frozen, Self::Released, Self::Refunded, Self::Settled, Self::Void];

    /// Whether nothing more can happen.
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Released | Self::Refunded | Self::Settled | Self::Void)
    }
}

/// Money between a buyer and an artisan. All amounts are minor units of `currency`, and
/// `funded = held + released + fees + refunded` at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
        }
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
            | EscrowStatus::Settled => Ok(None),
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
            | EscrowStatus::Settled => Err(self.refused("has been paid")),
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
            EscrowStatus::Settled => Err(self.refused("was settled by a dispute")),
        }
    }

    /// `amount` of what is held goes back to the buyer as `refund`; the escrow ends when nothing is left.
    pub fn refund(&self, amount: Money, refund: RefundId) -> EscrowDecision {
        match self.status {
            EscrowStatus::Held => {
                let held = self.held.minus(amount)?;
                if !amount.is_positive() || held.amount < 0 {
                    return Err(Refused::new(
                        "refund-amount",
                        format!("A refund is more than nothing and at most {}.", self.held),
                    ));
                }
                let status = if held.is_zero() { EscrowStatus::Refunded } else { EscrowStatus::Held };
                let escrow = Self { status, held, refunded: self.refunded.plus(amount)?, ..self.clone() };
                escrow.moved(Posting::new(self.account(), Account::Refund(refund), amount))
            }
            EscrowStatus::Refunded => Ok(None),
            EscrowStatus::Pending | EscrowStatus::Void => Err(self.refused("has not been paid")),
            EscrowStatus::Frozen => Err(self.refused("is frozen by a dispute")),
            EscrowStatus::Released => Err(self.refused("was released to the artisan")),
            EscrowStatus::Settled => Err(self.refused("was settled by a dispute")),
        }
    }

    /// A dispute was opened: nobody moves the money until it ends.
    pub fn freeze(&self) -> EscrowDecision {
        match self.status {
            EscrowStatus::Held => Self { status: EscrowStatus::Frozen, ..self.clone() }.moved([]),
            EscrowStatus::Frozen => Ok(None),
            EscrowStatus::Pending | EscrowStatus::Void => Err(self.refused("has not been paid")),
            EscrowStatus::Released => Err(self.refused("was released to the artisan")),
            EscrowStatus::Refunded => Err(self.refused("was refunded")),
            EscrowStatus::Settled => Err(self.refused("was settled by a dispute")),
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
            | EscrowStatus::Settled => Err(self.refused("is not frozen")),
        }
    }

    /// The dispute ended: `to_buyer` goes back as `refund`, the rest to the artisan less `fee` and `debt`.
    pub fn settle(
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
                    return Err(Refused::new("split-amount", format!("The parts add up to {}.", self.held)));
                }
                let share = self.share(to_artisan, artisan, fee, debt)?;
                let escrow = Self {
                    status: EscrowStatus::Settled,
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
            EscrowStatus::Settled => Ok(None),
            EscrowStatus::Pending
            | EscrowStatus::Void
            | EscrowStatus::Held
            | EscrowStatus::Released
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
        let fee = fee.of(gross);
        let net = gross.minus(fee)?;
        let recovered = Money::new(net.amount.min(debt.amount), net.currency);
        let postings = [
            Posting::new(self.account(), Account::Debt(artisan), recovered),
            Posting::new(self.account(), Account::Available(artisan), net.minus(recovered)?),
            Posting::new(self.account(), Account::Fees, fee),
        ];
        Ok(Share { net, fee, postings: postings.into_iter().flatten().collect() })
    }

    fn moved(self, postings: impl IntoIterator<Item = Posting>) -> EscrowDecision {
        let net = Money::zero(self.amount.currency);
        Ok(Some(Moved { escrow: self, net, postings: postings.into_iter().collect() }))
    }

    fn refused(&self, why: &str) -> Refused {
        Refused::new("escrow-state", format!("The money of this order {why}."))
    }
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
            EscrowStatus::Settled => {
                frozen.settle(naira(4_000), refund, artisan, fee, naira(0)).unwrap().unwrap().escrow
            }
            EscrowStatus::Void => pending.void().unwrap().unwrap().escrow,
        }
    }

    pub(crate) fn transitions() -> Table {
        let (_, artisan, refund) = ids();
        let fee = BasisPoints::try_from(500).unwrap();
        let mut table =
            Table::new(&["state", "fund", "void", "release", "refund all", "freeze", "thaw", "settle"]);
        for status in EscrowStatus::ALL {
            let escrow = in_status(status);
            let answers = [
                escrow.fund("paystack"),
                escrow.void(),
                escrow.release(artisan, fee, naira(0)),
                escrow.refund(naira(10_000), refund),
                escrow.freeze(),
                escrow.thaw(),
                escrow.settle(naira(0), refund, artisan, fee, naira(0)),
            ];
            table.row(
                name(status),
                answers.map(|answered| answer(answered, |moved| name(moved.escrow.status))),
            );
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "pending: held void x x x x x\n\
             held: - x released refunded frozen - x\n\
             frozen: - x x x - held settled\n\
             released: - x - x x x x\n\
             refunded: - x x - x x x\n\
             settled: - x x x x x -\n\
             void: x - x x x x x\n"
        );
    }

    #[test]
    fn what_was_funded_is_held_released_kept_or_refunded() {
        for status in EscrowStatus::ALL {
            let escrow = in_status(status);
            let sum =
                escrow.held.amount + escrow.released.amount + escrow.fees.amount + escrow.refunded.amount;
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
            |kobo| in_status(EscrowStatus::Frozen).settle(naira(kobo), refund, artisan, fee, naira(0));
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
}
