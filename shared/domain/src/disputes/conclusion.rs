//! What a dispute that is over does to its order.

use crate::disputes::{Dispute, DisputeStatus};
use crate::orders::Order;
use crate::orders::chargeback::RESTING_SECONDS;
use crate::refunds::Refund;
use crate::wallet::Wallet;
use crate::{Decided, Due, Outcome, Refused, Timestamp};

/// What a dispute that is over does to its order: all of it is one change.
#[derive(Debug, Clone, PartialEq)]
pub struct Conclusion {
    /// The order, its money divided, or as it was before the dispute.
    pub order: Outcome<Order>,
    /// Its artisan's wallet, if money moved.
    pub wallet: Option<Outcome<Wallet>>,
    /// The buyer's part, if there is one.
    pub refund: Option<Outcome<Refund>>,
    /// The dispute without its timer: nothing is left to do. Not a change worth a line of history.
    pub dispute: Dispute,
}

impl Dispute {
    /// What follows for the order: a resolved dispute divides its money, a withdrawn one lets it go on. Done when that
    /// has happened, or the order ended otherwise; not now while the buyer's bank asks for the money.
    pub fn conclude(
        &self,
        order: &Order,
        wallet: &Wallet,
        at: Timestamp,
    ) -> Result<Decided<Conclusion>, Refused> {
        let dispute = Self { due: None, ..self.clone() };
        match (self.status, self.resolution) {
            (DisputeStatus::Resolved, Some(resolution)) => {
                let divided = order.divide(self.id, resolution.split, wallet, at)?;
                Ok(divided.map(|(order, wallet, refund)| Conclusion {
                    order,
                    wallet: Some(wallet),
                    refund,
                    dispute,
                }))
            }
            (DisputeStatus::Withdrawn, _) => {
                let resumed = order.resume(self.id, at)?;
                Ok(resumed.map_or(Decided::Done, |order| {
                    Decided::Do(Conclusion { order, wallet: None, refund: None, dispute })
                }))
            }
            (
                DisputeStatus::Open
                | DisputeStatus::Answered
                | DisputeStatus::Escalated
                | DisputeStatus::Decided
                | DisputeStatus::Appealed
                | DisputeStatus::AwaitingReturn
                | DisputeStatus::ReturnSent
                | DisputeStatus::Resolved,
                _,
            ) => Err(self.refused("is not over yet")),
        }
    }

    /// It is over, and the buyer's bank asks for the money: when to look again. `None` while the timer lies ahead. Not a
    /// change worth a line of history.
    pub fn look_again(&self, at: Timestamp) -> Option<Self> {
        let due = self.due.filter(|due| due.at <= at)?;
        let later = Due { at: at.plus_seconds(RESTING_SECONDS), ..due };
        Some(Self { due: Some(later), ..self.clone() })
    }

    /// Nothing follows any more for its order, and its timer stops. `None` when it has none. Not a change worth a line of
    /// history.
    pub fn stop_looking(&self) -> Option<Self> {
        self.due.map(|_| Self { due: None, ..self.clone() })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::documented::{Table, answer, asked, name};
    use crate::escrow::{EscrowStatus, Split};
    use crate::orders::{OrderStatus, PaymentStatus};
    use crate::refunds::RefundStatus;
    use crate::samples::*;
    use crate::{DisputeId, RefundId, TypedId};

    pub(crate) fn transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "buyer disputes",
            "buyer disputes, delivery late",
            "artisan disputes",
            "withdrawn",
            "all to the artisan",
            "divided",
            "all back to the buyer",
        ]);
        for status in OrderStatus::ALL {
            let order = order_in(status);
            let wallet = wallet_holding(&order_in(OrderStatus::Delivered));
            let (soon, late) = (start().plus_seconds(HOUR), start().plus_seconds(14 * DAY));
            let open = |by, at| answer(order.open_dispute(by, dispute_id(), at).map(Some), next_order);
            let conclude = |dispute: &Dispute| {
                answer(asked(dispute.conclude(&order, &wallet, soon)), |conclusion| {
                    next_order(&conclusion.order)
                })
            };
            let all_released = Split { to_buyer: naira(0), to_artisan: naira(10_000) };
            table.row(
                name(status),
                [
                    open(as_buyer(&order), soon),
                    open(as_buyer(&order), late),
                    open(as_artisan(&order), late),
                    conclude(&dispute_in(DisputeStatus::Withdrawn)),
                    conclude(&agreed(all_released)),
                    conclude(&agreed(split())),
                    conclude(&agreed(Split::all_back(naira(10_000)))),
                ],
            );
        }
        table
    }

    fn next_order(outcome: &Outcome<Order>) -> String {
        name(outcome.entity.status())
    }

    #[test]
    fn an_order_enters_and_leaves_a_dispute_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "pending_payment: x x x - x x x\n\
             paid: x x x - x x x\n\
             accepted: x disputed x - x x x\n\
             shipped: disputed disputed disputed - x x x\n\
             delivered: disputed disputed disputed - x x x\n\
             completed: x x x - x x x\n\
             expired: x x x - x x x\n\
             cancelled: x x x - x x x\n\
             disputed: x x x delivered completed completed refunded\n\
             refunded: x x x - - - -\n\
             charged_back: x x x - x x x\n"
        );
    }

    #[test]
    fn a_disputed_order_takes_no_command_and_says_where_it_is_decided() {
        let order = order_in(OrderStatus::Disputed);
        assert_eq!(order.escrow().status, EscrowStatus::Frozen);
        let artisan = order.as_artisan(artisan_id().user()).unwrap();
        let at = start().plus_seconds(30 * DAY);
        let refusals = [
            order.accept(artisan, at).unwrap_err(),
            order.ship(artisan, tracking(), at).unwrap_err(),
            order.deliver(artisan, proof(), at).unwrap_err(),
            order.confirm(by_buyer(&order), at).unwrap_err(),
            order.cancel(as_buyer(&order), "No more".to_owned(), at).unwrap_err(),
            order.open_dispute(as_buyer(&order), dispute_id(), at).unwrap_err(),
        ];
        for refused in refusals {
            assert_eq!(refused.problem, "order-disputed");
            assert!(refused.detail.contains(&dispute_id().to_string()), "{refused}");
        }
        assert_eq!(order.time_out(at), Ok(None), "its clocks stand still");
    }

    #[test]
    fn a_divided_order_pays_both_to_the_kobo_once() {
        let order = order_in(OrderStatus::Disputed);
        let dispute = agreed(split());
        let Conclusion { order: divided, wallet, refund, .. } = concluded(&order, &dispute);
        let (escrow, wallet, refund) =
            (divided.entity.escrow(), wallet.unwrap().entity, refund.unwrap().entity);
        assert_eq!((escrow.status, escrow.held), (EscrowStatus::Divided, naira(0)));
        assert_eq!((escrow.refunded, escrow.released, escrow.fees), (naira(4_000), naira(5_700), naira(300)));
        assert_eq!((wallet.held, wallet.available), (0, 570_000));
        assert_eq!((refund.amount, refund.status), (naira(4_000), RefundStatus::Requested));
        assert_eq!(divided.entity.payment_status(), PaymentStatus::Refunding);
        assert_eq!(dispute.conclude(&divided.entity, &wallet, start()), Ok(Decided::Done));
        let arrived = divided.entity.refund_arrived(refund.id).unwrap().entity;
        assert_eq!(arrived.payment_status(), PaymentStatus::PartlyRefunded, "the artisan's part stays paid");
        assert_eq!(divided.entity.refund_arrived(RefundId::new(start(), [77; 10])), None);
    }

    #[test]
    fn whoever_gets_nothing_gets_no_money_moved() {
        let order = order_in(OrderStatus::Disputed);
        let back = concluded(&order, &agreed(Split::all_back(naira(10_000))));
        assert_eq!(back.order.entity.status(), OrderStatus::Refunded);
        assert_eq!(
            (back.wallet.unwrap().entity.held, back.refund.unwrap().entity.amount),
            (0, naira(10_000))
        );
        let paid = concluded(&order, &agreed(Split { to_buyer: naira(0), to_artisan: naira(10_000) }));
        assert_eq!(paid.order.entity.payment_status(), PaymentStatus::Paid);
        assert_eq!((paid.wallet.unwrap().entity.available, paid.refund), (950_000, None));
    }

    #[test]
    fn a_debt_is_recovered_from_the_artisans_part() {
        let order = order_in(OrderStatus::Disputed);
        let owing = Wallet { debt: 300_000, ..wallet_holding(&order) };
        let conclusion = moved(agreed(split()).conclude(&order, &owing, start()));
        let wallet = conclusion.wallet.unwrap().entity;
        assert_eq!((wallet.held, wallet.available, wallet.debt), (0, 270_000, 0));
    }

    #[test]
    fn goods_that_never_left_go_back_on_the_shelf_with_the_money() {
        let accepted = order_in(OrderStatus::Accepted);
        let late = start().plus_seconds(14 * DAY);
        let frozen = accepted.open_dispute(as_buyer(&accepted), dispute_id(), late).unwrap().entity;
        assert!(concluded(&frozen, &agreed(Split::all_back(naira(10_000)))).order.entity.returns_stock());
        assert!(!concluded(&frozen, &agreed(split())).order.entity.returns_stock());
        assert!(!order_in(OrderStatus::Refunded).returns_stock(), "these were delivered");
    }

    #[test]
    fn an_old_dispute_says_nothing_about_a_new_one() {
        let order = order_in(OrderStatus::Disputed);
        let old = Dispute { id: DisputeId::new(start(), [88; 10]), ..dispute_in(DisputeStatus::Resolved) };
        assert_eq!(old.conclude(&order, &wallet_holding(&order), start()), Ok(Decided::Done));
        let withdrawn =
            Dispute { id: DisputeId::new(start(), [88; 10]), ..dispute_in(DisputeStatus::Withdrawn) };
        assert_eq!(withdrawn.conclude(&order, &wallet_holding(&order), start()), Ok(Decided::Done));
    }
}
