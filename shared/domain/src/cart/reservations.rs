//! What a buyer holds without having paid for it: a checkout reserves pieces that nobody else can buy meanwhile, and an order that
//! is paid and cancelled costs the platform the gateway's fee, which no gateway gives back.

use serde::{Deserialize, Serialize};

use crate::time::DAY_SECONDS;
use crate::{PaymentId, ProductId, Refused, Timestamp, UserId};

/// Checkouts of one buyer that wait for their payment at the same time, at most.
pub const UNPAID_AT_ONCE_MAX: usize = 5;
/// Checkouts of one buyer in a day that were not paid, at most.
pub const UNPAID_IN_A_DAY_MAX: usize = 10;
/// Paid orders that one buyer cancels in 30 days and may still check out, fewer than.
pub const CANCELLED_PAID_MAX: usize = 5;

const CANCELLED_SECONDS: u64 = 30 * DAY_SECONDS;

/// The reservations of one buyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reservations {
    /// Whose.
    pub buyer_id: UserId,
    /// Checkouts of the last day that are not known to be paid, the oldest first.
    unpaid: Vec<Reservation>,
    /// When the buyer cancelled orders that were paid, in the last 30 days, the oldest first.
    cancelled_paid: Vec<Timestamp>,
}

/// One checkout that waits for its payment, or waited in vain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Reservation {
    payment_id: PaymentId,
    products: Vec<ProductId>,
    since: Timestamp,
    until: Timestamp,
}

/// How a checkout ended that nobody has to pay any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The money came.
    Paid,
    /// Its orders expired or were cancelled; their pieces are on the shelf again.
    Unpaid,
}

impl Reservations {
    /// Of a buyer who has none.
    pub fn none(buyer_id: UserId) -> Self {
        Self { buyer_id, unpaid: Vec::new(), cancelled_paid: Vec::new() }
    }

    /// The payments to look at before another checkout is refused or taken: none while there are few.
    pub fn to_look_at(&self, at: Timestamp) -> Vec<PaymentId> {
        let of_today: Vec<_> = self.of_today(at).map(|reservation| reservation.payment_id).collect();
        if of_today.len() < UNPAID_AT_ONCE_MAX { Vec::new() } else { of_today }
    }

    /// The payment of the buyer's own checkout that holds pieces of `product`.
    pub fn holding(&self, product: ProductId, at: Timestamp) -> Option<PaymentId> {
        let holds = |one: &&Reservation| one.until > at && one.products.contains(&product);
        self.unpaid.iter().rev().find(holds).map(|reservation| reservation.payment_id)
    }

    /// With another checkout, whose pieces are reserved until `until`. Of those before, `over` have ended.
    ///
    /// # Errors
    /// [`Refused`] `too-many-unpaid` or `too-many-cancelled`, each with the `limit` and when it is `possible_at`.
    pub fn reserve(
        &self,
        payment_id: PaymentId,
        products: Vec<ProductId>,
        over: &[(PaymentId, Ended)],
        at: Timestamp,
        until: Timestamp,
    ) -> Result<Self, Refused> {
        let cancelled_paid: Vec<_> = self.cancellations(at).collect();
        let ended =
            |one: &Reservation| over.iter().find(|(id, _)| *id == one.payment_id).map(|(_, how)| *how);
        let mut unpaid: Vec<_> = self
            .of_today(at)
            .filter_map(|one| match ended(one) {
                None => Some(one.clone()),
                Some(Ended::Unpaid) => Some(Reservation { until: one.until.min(at), ..one.clone() }),
                Some(Ended::Paid) => None,
            })
            .collect();
        if cancelled_paid.len() >= CANCELLED_PAID_MAX {
            let possible_at = cancelled_paid[0].plus_seconds(CANCELLED_SECONDS);
            return Err(Refused::new(
                "too-many-cancelled",
                format!(
                    "You paid for {} orders in 30 days and cancelled them. Each costs a fee that we do not get back, so \
                     you can order again from {possible_at}. Orders that you have go on as they are.",
                    cancelled_paid.len()
                ),
            )
            .with("limit", CANCELLED_PAID_MAX)
            .with("possible_at", possible_at));
        }
        let mut open: Vec<_> = unpaid.iter().filter(|one| one.until > at).collect();
        open.sort_by_key(|one| one.until);
        if open.len() >= UNPAID_AT_ONCE_MAX {
            return Err(too_many_unpaid(
                format!(
                    "You have {} orders that are not paid yet. Pay for one, or cancel one, before you order more.",
                    open.len()
                ),
                UNPAID_AT_ONCE_MAX,
                open[0].until,
            ));
        }
        if unpaid.len() >= UNPAID_IN_A_DAY_MAX {
            return Err(too_many_unpaid(
                format!(
                    "You have ordered {} times in a day without paying. Others could not buy those pieces meanwhile.",
                    unpaid.len()
                ),
                UNPAID_IN_A_DAY_MAX,
                unpaid[0].since.plus_seconds(DAY_SECONDS),
            ));
        }
        unpaid.push(Reservation { payment_id, products, since: at, until });
        Ok(Self { buyer_id: self.buyer_id, unpaid, cancelled_paid })
    }

    /// Once the buyer cancelled an order that was paid.
    pub fn with_cancelled_paid(&self, at: Timestamp) -> Self {
        Self { cancelled_paid: self.cancellations(at).chain([at]).collect(), ..self.clone() }
    }

    /// Whether the buyer cannot check out because of what they cancelled.
    pub fn has_cancelled_too_often(&self, at: Timestamp) -> bool {
        self.cancellations(at).count() >= CANCELLED_PAID_MAX
    }

    /// When nothing of this matters any more.
    pub fn matter_until(&self) -> Timestamp {
        let unpaid = self.unpaid.iter().map(|one| one.since.plus_seconds(DAY_SECONDS));
        let cancelled = self.cancelled_paid.iter().map(|at| at.plus_seconds(CANCELLED_SECONDS));
        unpaid.chain(cancelled).max().unwrap_or(Timestamp::from_millis(0))
    }

    fn of_today(&self, at: Timestamp) -> impl Iterator<Item = &Reservation> {
        self.unpaid.iter().filter(move |one| one.since.plus_seconds(DAY_SECONDS) > at)
    }

    fn cancellations(&self, at: Timestamp) -> impl Iterator<Item = Timestamp> + '_ {
        self.cancelled_paid.iter().copied().filter(move |then| then.plus_seconds(CANCELLED_SECONDS) > at)
    }
}

fn too_many_unpaid(detail: String, limit: usize, possible_at: Timestamp) -> Refused {
    Refused::new("too-many-unpaid", detail).with("limit", limit).with("possible_at", possible_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

    const MINUTE: u64 = 60;

    fn start() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    fn payment(seed: u8) -> PaymentId {
        PaymentId::new(start(), [seed; 10])
    }

    fn product(seed: u8) -> ProductId {
        ProductId::new(start(), [seed; 10])
    }

    fn none() -> Reservations {
        Reservations::none(UserId::new(start(), [1; 10]))
    }

    /// Another checkout at `at`, for half an hour.
    fn reserve(
        before: &Reservations,
        seed: u8,
        over: &[(PaymentId, Ended)],
        at: Timestamp,
    ) -> Result<Reservations, Refused> {
        before.reserve(payment(seed), vec![product(seed)], over, at, at.plus_seconds(30 * MINUTE))
    }

    #[test]
    fn a_buyer_holds_pieces_by_five_unpaid_checkouts_at_most() {
        let mut reservations = none();
        for seed in 1..=5 {
            assert!(reservations.to_look_at(start()).is_empty(), "few need no look");
            reservations = reserve(&reservations, seed, &[], start()).unwrap();
        }
        assert_eq!(reservations.to_look_at(start()).len(), 5);
        let refused = reserve(&reservations, 6, &[], start()).unwrap_err();
        assert_eq!(refused.problem, "too-many-unpaid");
        assert_eq!(refused.facts["possible_at"], serde_json::json!(start().plus_seconds(30 * MINUTE)));
        let paid = reserve(&reservations, 6, &[(payment(3), Ended::Paid)], start()).unwrap();
        assert_eq!(paid.to_look_at(start()).len(), 5, "what is paid is not counted, nor kept");
        let cancelled = reserve(&reservations, 6, &[(payment(3), Ended::Unpaid)], start()).unwrap();
        assert_eq!(
            cancelled.to_look_at(start()).len(),
            6,
            "what was cancelled holds nothing and counts for the day"
        );
        assert_eq!(cancelled.holding(product(3), start()), None);
        assert!(reserve(&reservations, 6, &[], start().plus_seconds(30 * MINUTE)).is_ok(), "they expired");
    }

    #[test]
    fn reserving_again_and_again_without_paying_ends_for_a_day() {
        let mut reservations = none();
        let mut at = start();
        for seed in 0..10 {
            reservations = reserve(&reservations, seed, &[], at).unwrap();
            at = at.plus_seconds(31 * MINUTE);
        }
        let refused = reserve(&reservations, 10, &[], at).unwrap_err();
        assert_eq!(refused.problem, "too-many-unpaid");
        let possible_at = start().plus_seconds(DAY_SECONDS);
        assert_eq!(refused.facts["possible_at"], serde_json::json!(possible_at));
        assert!(reserve(&reservations, 10, &[], possible_at).is_ok());
    }

    #[test]
    fn who_pays_and_cancels_again_and_again_has_to_wait() {
        let mut reservations = none();
        for day in 0..5 {
            let at = start().plus_seconds(day * DAY_SECONDS);
            assert!(!reservations.has_cancelled_too_often(at));
            reservations = reserve(&reservations, 1, &[], at).unwrap().with_cancelled_paid(at);
        }
        let at = start().plus_seconds(5 * DAY_SECONDS);
        assert!(reservations.has_cancelled_too_often(at));
        let refused = reserve(&reservations, 1, &[], at).unwrap_err();
        assert_eq!(refused.problem, "too-many-cancelled");
        let possible_at = start().plus_seconds(CANCELLED_SECONDS);
        assert_eq!(refused.facts["possible_at"], serde_json::json!(possible_at));
        assert!(reserve(&reservations, 1, &[], possible_at).is_ok());
        assert_eq!(reservations.matter_until(), start().plus_seconds(34 * DAY_SECONDS));
    }

    #[test]
    fn a_buyer_who_finds_nothing_left_hears_that_it_is_their_own_order_that_holds_it() {
        let reservations = reserve(&none(), 1, &[], start()).unwrap();
        assert_eq!(reservations.holding(product(1), start()), Some(payment(1)));
        assert_eq!(reservations.holding(product(2), start()), None);
        assert_eq!(reservations.holding(product(1), start().plus_seconds(30 * MINUTE)), None, "it expired");
    }
}
