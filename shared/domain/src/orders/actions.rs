//! What each side, and an administrator, may do to an order now.

use serde::{Deserialize, Serialize};

use crate::orders::{
    CodeCheck, Confirmation, Order, OrderStatus, Party, Proof, RELEASE_CODE_ATTEMPTS_MAX, Tracking,
};
use crate::{Action, DisputeId, Money, Reason, RefundId, Refused, Timestamp, TypedId, UserId};

/// Something that can be done to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderAction {
    /// The buyer pays, on the payment's page.
    Pay,
    /// The artisan takes it on.
    Accept,
    /// The artisan sends it off.
    Ship,
    /// The artisan says anew how it travels.
    ChangeTracking,
    /// The artisan says that it arrived.
    Deliver,
    /// The artisan adds to what shows that it arrived.
    AddProof,
    /// The artisan enters the code that the buyer told them.
    EnterReleaseCode,
    /// The buyer says that they have what was promised.
    Confirm,
    /// One side calls it off.
    Cancel,
    /// One side disputes it.
    OpenDispute,
    /// The artisan offers to give back a part, or all; `maximum` at most.
    OfferRefund,
    /// The artisan takes the offer back.
    WithdrawRefundOffer,
    /// The buyer takes the offer.
    AcceptRefund,
    /// The buyer declines the offer.
    DeclineRefund,
    /// An administrator gives back a part, or all; `maximum` at most.
    Refund,
    /// One side reviews the other; `until` says how long.
    Review,
}

impl OrderAction {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Pay,
        Self::Accept,
        Self::Ship,
        Self::ChangeTracking,
        Self::Deliver,
        Self::AddProof,
        Self::EnterReleaseCode,
        Self::Confirm,
        Self::Cancel,
        Self::OpenDispute,
        Self::OfferRefund,
        Self::WithdrawRefundOffer,
        Self::AcceptRefund,
        Self::DeclineRefund,
        Self::Refund,
        Self::Review,
    ];
}

type Offered = Option<Action<OrderAction>>;

impl Order {
    /// What `party` may do at `at`, and while the order is open, what it may not do yet. Each is the answer of the rule that
    /// decides when the command comes.
    pub fn actions(&self, party: Party, at: Timestamp) -> Vec<Action<OrderAction>> {
        let offered = match party {
            Party::Buyer(buyer) => {
                let (accept, decline) = match self.offer() {
                    Some(offer) => (
                        Action::of(OrderAction::AcceptRefund, self.accept_refund(buyer, offer.id, at)),
                        Action::of(OrderAction::DeclineRefund, self.drop_refund_offer(party, offer.id)),
                    ),
                    None => (None, None),
                };
                vec![
                    Action::of(OrderAction::Pay, self.may_be_paid(at)),
                    Action::of(OrderAction::Confirm, self.confirm(Confirmation::Buyer(buyer), at)),
                    self.cancelling(party, at),
                    accept,
                    decline,
                    self.disputing(party, at),
                    self.reviewing(at),
                ]
            }
            Party::Artisan(artisan) => {
                let (tracking, proof) =
                    (Tracking { note: String::new() }, Proof { note: String::new(), uploads: Vec::new() });
                let on_its_way = self.status() == OrderStatus::Shipped;
                let arrived = matches!(self.status(), OrderStatus::Delivered | OrderStatus::Completed);
                let attempts_left = RELEASE_CODE_ATTEMPTS_MAX.saturating_sub(self.code.wrong);
                let code = Action::of(OrderAction::EnterReleaseCode, self.take_right_code(artisan, at));
                let (id, amount) = (RefundId::new(at, [0; 10]), self.least());
                let offer = self.offer_refund(artisan, id, amount, String::new(), at);
                vec![
                    Action::of(OrderAction::Accept, self.accept(artisan, at)),
                    Action::of(
                        if on_its_way { OrderAction::ChangeTracking } else { OrderAction::Ship },
                        if arrived { Ok(None) } else { self.ship(artisan, tracking, at) },
                    ),
                    Action::of(
                        if arrived { OrderAction::AddProof } else { OrderAction::Deliver },
                        self.deliver(artisan, proof, at),
                    ),
                    code.map(|code| code.with("attempts_left", attempts_left)),
                    self.cancelling(party, at),
                    self.up_to_what_is_left(Action::of(OrderAction::OfferRefund, offer)),
                    self.offer().and_then(|offer| {
                        Action::of(OrderAction::WithdrawRefundOffer, self.drop_refund_offer(party, offer.id))
                    }),
                    self.disputing(party, at),
                    self.reviewing(at),
                ]
            }
        };
        let closed = self.has_ended();
        offered.into_iter().flatten().filter(|action| action.allowed || !closed).collect()
    }

    /// What the administrator `admin` may do at `at`, or why not.
    pub fn actions_of_admin(&self, admin: UserId, at: Timestamp) -> Vec<Action<OrderAction>> {
        if self.as_party(admin).is_ok() {
            return vec![Action::own_case(OrderAction::Refund)];
        }
        let refund = self.order_refund(RefundId::new(at, [0; 10]), self.least(), String::new(), at);
        self.up_to_what_is_left(Action::of(OrderAction::Refund, refund.map(Some))).into_iter().collect()
    }

    /// Whether its payment page is still of use: afterwards the gateway is asked whether it was paid, and it expires.
    fn may_be_paid(&self, at: Timestamp) -> Result<Option<()>, Refused> {
        let until = self.created_at().plus_seconds(self.terms().payment_window_seconds);
        if !self.awaits_payment() {
            return Ok(None);
        }
        if at < until {
            return Ok(Some(()));
        }
        Err(self.refused("can no longer be paid; order again").because(Reason::Closed))
    }

    fn cancelling(&self, party: Party, at: Timestamp) -> Offered {
        Action::of(OrderAction::Cancel, self.cancel(party, String::new(), at))
    }

    fn disputing(&self, party: Party, at: Timestamp) -> Offered {
        let id = DisputeId::new(at, [0; 10]);
        Action::of(OrderAction::OpenDispute, self.open_dispute(party, id, at).map(Some))
    }

    /// Only while it is possible: while the order is open, nobody waits for that.
    fn reviewing(&self, at: Timestamp) -> Offered {
        let until = self.review_until(at).ok()?;
        Some(Action::of(OrderAction::Review, Ok(Some(())))?.with("until", until))
    }

    fn take_right_code(&self, artisan: super::OrderArtisan, at: Timestamp) -> Result<Option<()>, Refused> {
        if !self.awaits_confirmation()? {
            return Ok(None);
        }
        match self.check_code(artisan, self.code.digits())? {
            CodeCheck::Right(code) => Ok(self.confirm(Confirmation::Code(code), at)?.map(|_| ())),
            CodeCheck::Wrong(..) => Ok(None),
        }
    }

    fn up_to_what_is_left(&self, refund: Offered) -> Offered {
        Some(refund?.with("maximum", self.escrow().left().ok()?))
    }

    /// The least amount of its currency.
    fn least(&self) -> Money {
        Money::new(1, self.total().currency)
    }

    fn has_ended(&self) -> bool {
        match self.status() {
            OrderStatus::Completed
            | OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => true,
            OrderStatus::PendingPayment
            | OrderStatus::Paid
            | OrderStatus::Accepted
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Disputed => false,
        }
    }

    /// Why most of what is refused is: that follows from how far it is.
    pub(super) const fn standing(&self) -> Reason {
        match self.status() {
            OrderStatus::PendingPayment => Reason::NotPaid,
            OrderStatus::Paid => Reason::NotAccepted,
            OrderStatus::Accepted => Reason::NotSent,
            OrderStatus::Shipped | OrderStatus::Delivered => Reason::Sent,
            OrderStatus::Disputed => Reason::Disputed,
            OrderStatus::Completed
            | OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Reason::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    fn told(actions: &[Action<OrderAction>]) -> String {
        let word = |action: &Action<OrderAction>| {
            let name = serde_json::to_value(action.action).unwrap();
            let reason = action.reason.map(|reason| serde_json::to_value(reason).unwrap());
            match reason {
                None => name.as_str().unwrap().to_owned(),
                Some(reason) => format!("{}:{}", name.as_str().unwrap(), reason.as_str().unwrap()),
            }
        };
        actions.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_side_is_told_what_it_may_do_and_what_it_may_not_do_yet() {
        let mut lines = Vec::new();
        for status in OrderStatus::ALL {
            let order = order_in(status);
            lines.push(format!("{status:?} buyer: {}", told(&order.actions(as_buyer(&order), start()))));
            lines.push(format!("{status:?} artisan: {}", told(&order.actions(as_artisan(&order), start()))));
            lines.push(format!(
                "{status:?} admin: {}",
                told(&order.actions_of_admin(UserId::new(start(), [99; 10]), start()))
            ));
        }
        assert_eq!(
            lines.join("\n"),
            "PendingPayment buyer: pay confirm:not_paid cancel open_dispute:not_paid\n\
         PendingPayment artisan: accept:not_paid ship:not_paid deliver:not_paid enter_release_code:not_paid cancel:not_paid offer_refund:not_paid open_dispute:not_paid\n\
         PendingPayment admin: refund:not_paid\n\
         Paid buyer: confirm:not_accepted cancel open_dispute:not_accepted\n\
         Paid artisan: accept ship:not_accepted deliver:not_accepted enter_release_code:not_accepted cancel offer_refund open_dispute:not_accepted\n\
         Paid admin: refund\n\
         Accepted buyer: confirm:not_sent cancel:not_late open_dispute:not_late\n\
         Accepted artisan: ship deliver enter_release_code:not_sent cancel offer_refund open_dispute:not_sent\n\
         Accepted admin: refund\n\
         Shipped buyer: confirm cancel:not_late open_dispute\n\
         Shipped artisan: change_tracking deliver enter_release_code cancel:sent offer_refund open_dispute\n\
         Shipped admin: refund\n\
         Delivered buyer: confirm cancel:sent open_dispute\n\
         Delivered artisan: add_proof enter_release_code cancel:sent offer_refund open_dispute\n\
         Delivered admin: refund\n\
         Completed buyer: review\n\
         Completed artisan: review\n\
         Completed admin: refund\n\
         Expired buyer: \n\
         Expired artisan: \n\
         Expired admin: refund:closed\n\
         Cancelled buyer: \n\
         Cancelled artisan: \n\
         Cancelled admin: refund:closed\n\
         Disputed buyer: confirm:disputed cancel:disputed open_dispute:disputed\n\
         Disputed artisan: accept:disputed ship:disputed deliver:disputed enter_release_code:disputed cancel:disputed offer_refund:disputed open_dispute:disputed\n\
         Disputed admin: refund:disputed\n\
         Refunded buyer: review\n\
         Refunded artisan: review\n\
         Refunded admin: refund:nothing_left\n\
         ChargedBack buyer: \n\
         ChargedBack artisan: \n\
         ChargedBack admin: refund:closed"
        );
    }

    #[test]
    fn what_time_makes_possible_says_when() {
        let order = order_in(OrderStatus::Accepted);
        let actions = order.actions(as_buyer(&order), start());
        let cancel = actions.iter().find(|action| action.action == OrderAction::Cancel).unwrap();
        assert_eq!(cancel.reason, Some(Reason::NotLate));
        let from: Timestamp = cancel.facts["possible_at"].as_str().unwrap().parse().unwrap();
        let late = order.actions(as_buyer(&order), from);
        assert!(late.iter().any(|action| action.action == OrderAction::Cancel && action.allowed));
        let just_before = order.actions(as_buyer(&order), Timestamp::from_millis(from.millis() - 1));
        assert!(just_before.iter().all(|action| action.action != OrderAction::Cancel || !action.allowed));
    }

    #[test]
    fn an_order_can_be_paid_while_its_payment_page_is_of_use() {
        let order = order_in(OrderStatus::PendingPayment);
        let until = order.created_at().plus_seconds(order.terms().payment_window_seconds);
        let pays = |at| {
            let actions = order.actions(as_buyer(&order), at);
            actions.iter().any(|action| action.action == OrderAction::Pay && action.allowed)
        };
        assert!(pays(Timestamp::from_millis(until.millis() - 1)) && !pays(until));
    }

    #[test]
    fn whoever_gives_something_back_is_told_how_much_there_is() {
        let order = order_in(OrderStatus::Delivered);
        let actions = order.actions(as_artisan(&order), start());
        let offer = actions.iter().find(|action| action.action == OrderAction::OfferRefund).unwrap();
        assert_eq!(offer.facts["maximum"], serde_json::json!(order.total()));
    }

    #[test]
    fn a_disputed_order_says_where_the_dispute_is() {
        let order = order_in(OrderStatus::Disputed);
        let actions = order.actions(as_buyer(&order), start());
        assert!(!actions.is_empty());
        for action in actions {
            assert_eq!(action.reason, Some(Reason::Disputed));
            assert_eq!(action.facts["dispute_id"], serde_json::json!(order.dispute_id()));
        }
    }
}
