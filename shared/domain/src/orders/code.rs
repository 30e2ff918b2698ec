//! The release code: six digits that only the buyer is shown. Whoever tells them to the artisan has the goods.

use subtle::ConstantTimeEq;

use crate::orders::events::OrderEvent;
use crate::orders::{Order, OrderArtisan};
use crate::{Outcome, Reason, Refused};

/// Wrong release codes after which the code is no longer taken; the buyer can still confirm.
pub const RELEASE_CODE_ATTEMPTS_MAX: u8 = 5;
/// Digits of a release code.
pub const RELEASE_CODE_DIGITS: usize = 6;

/// The code of an order, and how often a wrong one was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) digits: String,
    pub(super) wrong: u8,
}

impl Code {
    /// One that nobody has entered yet.
    pub(super) const fn new(digits: String) -> Self {
        Self { digits, wrong: 0 }
    }

    pub(super) fn digits(&self) -> &str {
        &self.digits
    }
}

/// Proof that somebody entered the code that only the buyer was shown. Only [`Order::check_code`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseCode(OrderArtisan);

impl ReleaseCode {
    /// Who entered it.
    pub(super) const fn entered_by(self) -> OrderArtisan {
        self.0
    }
}

/// The answer to an entered code.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "it lives for the length of one match")]
pub enum CodeCheck {
    /// It is the buyer's.
    Right(ReleaseCode),
    /// It is not; the attempt is to be saved.
    Wrong(Outcome<Order>, Refused),
}

impl Order {
    /// Whether `code` is the one that the buyer was shown. Compared in constant time; attempts are counted.
    pub fn check_code(&self, by: OrderArtisan, code: &str) -> Result<CodeCheck, Refused> {
        if self.code.wrong >= RELEASE_CODE_ATTEMPTS_MAX {
            return Err(Refused::new(
                "release-code-locked",
                "Too many wrong codes were entered. Ask the buyer to confirm the order instead.",
            )
            .because(Reason::CodeLocked)
            .with("attempts_left", 0));
        }
        if bool::from(self.code.digits.as_bytes().ct_eq(code.as_bytes())) {
            return Ok(CodeCheck::Right(ReleaseCode(by)));
        }
        let mut order = self.clone();
        order.code.wrong += 1;
        let left = RELEASE_CODE_ATTEMPTS_MAX - order.code.wrong;
        let refused = Refused::new(
            "release-code-wrong",
            format!("This is not the buyer's code. Attempts left: {left}."),
        )
        .with("attempts_left", left);
        Ok(CodeCheck::Wrong(order.outcome(OrderEvent::ReleaseCodeRefused), refused))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::OrderStatus;
    use crate::samples::*;

    #[test]
    fn five_wrong_codes_lock_the_code_but_not_the_buyer() {
        let mut order = order_in(OrderStatus::Delivered);
        for left in (0..RELEASE_CODE_ATTEMPTS_MAX).rev() {
            match order.check_code(artisan_of(&order), "000000").unwrap() {
                CodeCheck::Wrong(outcome, refused) => {
                    assert_eq!(refused.problem, "release-code-wrong");
                    assert!(refused.detail.contains(&format!("left: {left}")), "{refused}");
                    assert_eq!(refused.facts["attempts_left"], left, "{refused}");
                    order = outcome.entity;
                }
                CodeCheck::Right(_) => panic!("it is not the code"),
            }
        }
        assert_eq!(order.check_code(artisan_of(&order), CODE).unwrap_err().problem, "release-code-locked");
        assert_eq!(done(order.confirm(by_buyer(&order), start())).entity.status, OrderStatus::Completed);
    }

    #[test]
    fn a_code_of_another_length_is_merely_wrong() {
        let order = order_in(OrderStatus::Delivered);
        for code in ["", "47291", "4729130", "472 913"] {
            assert!(matches!(order.check_code(artisan_of(&order), code), Ok(CodeCheck::Wrong(..))), "{code}");
        }
    }

    #[test]
    fn no_event_tells_the_release_code() {
        for event in events() {
            let told = serde_json::to_string(&event.facts).unwrap();
            assert!(!told.contains(CODE), "{}: {told}", event.action);
        }
    }
}
