//! How much of what is available may be paid out, and if nothing may, why and for how long.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::artisans::{Artisan, PayoutAccount, PayoutMode, Tier, Verification};
use crate::time::UnknownZone;
use crate::wallet::{PAYOUT_FAILURES_MAX, Wallet};
use crate::{Action, Money, Reason, Refused, Timestamp, Zone};

/// How often the payouts of a suspended artisan are looked at, since nothing tells when the suspension ends.
const SUSPENDED_LOOK_SECONDS: u64 = 24 * 60 * 60;

/// What an operator configures of payouts, in minor units of the market's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayoutLimits {
    /// The least that is paid out at once.
    pub minimum: i64,
    /// The most that a new artisan is paid out in a day.
    pub new_daily: i64,
    /// The most that an established one is.
    pub established_daily: i64,
    /// The most that a trusted one is.
    pub trusted_daily: i64,
    /// The market's: a day is one there, and so is the time that people are told.
    pub zone: Zone,
}

/// Limits with which nothing could be paid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLimits {
    /// A variable is no amount.
    #[error("{name} is {text:?}, which is no amount in minor units")]
    NoAmount {
        /// The variable's name.
        name: &'static str,
        /// What it holds.
        text: String,
    },
    /// The zone is not known.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// The least is nothing, or more than the most.
    #[error("a payout is more than nothing, and at most what goes out in a day")]
    Contradiction,
}

impl PayoutLimits {
    /// From variables; `read` answers what the one of a name holds.
    pub fn from_variables(read: impl Fn(&'static str) -> String) -> Result<Self, InvalidLimits> {
        let amount = |name| {
            let text = read(name);
            i64::from_str(&text).map_err(|_| InvalidLimits::NoAmount { name, text })
        };
        let limits = Self {
            minimum: amount("PAYOUT_MINIMUM")?,
            new_daily: amount("PAYOUT_DAILY_NEW")?,
            established_daily: amount("PAYOUT_DAILY_ESTABLISHED")?,
            trusted_daily: amount("PAYOUT_DAILY_TRUSTED")?,
            zone: read("MARKET_TIME_ZONE").parse()?,
        };
        let daily = [limits.new_daily, limits.established_daily, limits.trusted_daily];
        if limits.minimum < 1 || daily.iter().any(|most| *most < limits.minimum) {
            return Err(InvalidLimits::Contradiction);
        }
        Ok(limits)
    }

    /// The most that an artisan of `tier` is paid out in a day.
    pub fn daily(&self, tier: Tier) -> i64 {
        match tier {
            Tier::New => self.new_daily,
            Tier::Established => self.established_daily,
            Tier::Trusted => self.trusted_daily,
        }
    }
}

/// Why nothing is paid out now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The artisan is suspended, or not verified.
    NotVerified(Verification),
    /// Nobody knows where to.
    NoAccount,
    /// The account was replaced not long ago.
    OnHold {
        /// Until when payouts wait.
        until: Timestamp,
    },
    /// The bank refused several in a row; another account is waited for, or the same again.
    Paused,
    /// The bank refused the last one; it is tried again later.
    Patience {
        /// When.
        until: Timestamp,
    },
    /// The artisan wants to be asked.
    OnRequest,
    /// Less is available than is paid out at once.
    TooLittle {
        /// What is.
        available: Money,
        /// What would be enough.
        minimum: Money,
    },
    /// The day's limit is reached, or so nearly that what it leaves is less than is paid out at once.
    DayUsedUp {
        /// What it leaves.
        left: Money,
        /// The limit.
        daily: Money,
        /// When another day begins.
        until: Timestamp,
    },
}

impl Obstacle {
    /// When to look again. `None` where something has to happen first that starts a payout itself, or wakes the wallet:
    /// a release, an account, another wish.
    pub fn look_again_at(self, at: Timestamp) -> Option<Timestamp> {
        match self {
            Self::NotVerified(_) => Some(at.plus_seconds(SUSPENDED_LOOK_SECONDS)),
            Self::OnHold { until } | Self::Patience { until } | Self::DayUsedUp { until, .. } => Some(until),
            Self::NoAccount | Self::Paused | Self::OnRequest | Self::TooLittle { .. } => None,
        }
    }
}

impl Obstacle {
    /// What whoever asked for a payout is told, with moments as they are in `zone`.
    pub fn refused(self, zone: Zone) -> Refused {
        match self {
            Self::NotVerified(Verification::Suspended) => Refused::new(
                "verification-state",
                "Your account is suspended, and your money stays in your wallet until that is over. Write to support.",
            )
            .because(Reason::Suspended),
            Self::NotVerified(_) => Refused::new(
                "verification-state",
                "You are not verified, so nothing can be paid out to you.",
            )
            .because(Reason::NotVerified),
            Self::NoAccount => {
                Refused::new("payout-account-missing", "Set the account that payouts go to first.")
                    .because(Reason::NoAccount)
            }
            Self::OnHold { until } => Refused::new(
                "payouts-on-hold",
                format!(
                    "Your payout account was changed. For your safety, nothing is paid out before {}.",
                    until.for_people(zone)
                ),
            )
            .because(Reason::OnHold)
            .with("possible_at", until),
            Self::Paused => Refused::new(
                "payouts-paused",
                format!(
                    "Your bank refused the last {PAYOUT_FAILURES_MAX} payouts. Set your payout account again first."
                ),
            )
            .because(Reason::Paused),
            Self::Patience { until } => Refused::new(
                "payouts-paused",
                format!("Your bank refused the last payout. It is tried again after {}.", until.for_people(zone)),
            )
            .because(Reason::Paused)
            .with("possible_at", until),
            Self::OnRequest => {
                Refused::new("payouts-paused", "Payouts wait until you ask for one.").because(Reason::OnRequest)
            }
            Self::TooLittle { available, minimum } => Refused::new(
                "payout-minimum",
                format!("A payout is at least {minimum}, and {available} is available."),
            )
            .because(Reason::TooLittle)
            .with("minimum", minimum)
            .with("available", available),
            Self::DayUsedUp { left, daily, until } => limit_reached(left, daily, until, zone),
        }
    }
}

fn limit_reached(left: Money, daily: Money, until: Timestamp, zone: Zone) -> Refused {
    Refused::new(
        "payout-limit",
        format!(
            "Up to {daily} can be paid out to you in a day, and {left} is left of it. The next day begins at {}.",
            until.for_people(zone)
        ),
    )
    .because(Reason::DayLimit)
    .with("daily_limit", daily)
    .with("daily_limit_left", left)
    .with("possible_at", until)
}

/// An amount that may be paid out now, and where to. Only a check of wallet and artisan makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payable<'a> {
    pub(crate) wallet: &'a Wallet,
    pub(crate) account: &'a PayoutAccount,
    pub(crate) mode: PayoutMode,
    pub(crate) amount: Money,
    pub(crate) zone: Zone,
}

impl<'a> Payable<'a> {
    /// What goes out by itself at `at`: all that is available, or what the day's limit leaves of it.
    pub fn automatic(
        wallet: &'a Wallet,
        artisan: &'a Artisan,
        limits: &PayoutLimits,
        at: Timestamp,
    ) -> Result<Self, Obstacle> {
        let payable = Self::most(wallet, artisan, limits, at)?;
        match (artisan.payout_mode, wallet.patience_until(at)) {
            (PayoutMode::OnRequest, _) => Err(Obstacle::OnRequest),
            (PayoutMode::Automatic, Some(until)) => Err(Obstacle::Patience { until }),
            (PayoutMode::Automatic, None) => Ok(payable),
        }
    }

    /// What the artisan asks for at `at`: `wanted`, or as much as may be paid out. Who asks is not told to be patient
    /// after a refusal: they may know better than the clock.
    pub fn requested(
        wallet: &'a Wallet,
        artisan: &'a Artisan,
        limits: &PayoutLimits,
        wanted: Option<Money>,
        at: Timestamp,
    ) -> Result<Self, Refused> {
        let most = Self::most(wallet, artisan, limits, at).map_err(|why| why.refused(limits.zone))?;
        let Some(wanted) = wanted else { return Ok(most) };
        let available = wallet.money(wallet.available);
        if available.minus(wanted)?.amount < 0 {
            return Err(Refused::new(
                "wallet-balance",
                format!("{available} is available, which is less than {wanted}."),
            )
            .with("available", available));
        }
        if wanted.amount < limits.minimum {
            let minimum = wallet.money(limits.minimum);
            return Err(Refused::new("payout-minimum", format!("A payout is at least {minimum}."))
                .because(Reason::TooLittle)
                .with("minimum", minimum));
        }
        if wanted.amount > most.amount.amount {
            let daily = wallet.money(limits.daily(artisan.tier));
            return Err(limit_reached(most.amount, daily, at.next_day(limits.zone), limits.zone));
        }
        Ok(Self { amount: wanted, ..most })
    }

    fn most(
        wallet: &'a Wallet,
        artisan: &'a Artisan,
        limits: &PayoutLimits,
        at: Timestamp,
    ) -> Result<Self, Obstacle> {
        match artisan.verification {
            Verification::Verified => {}
            Verification::Suspended if !artisan.payouts_held => {}
            Verification::Draft
            | Verification::Submitted
            | Verification::Rejected
            | Verification::Suspended => return Err(Obstacle::NotVerified(artisan.verification)),
        }
        let account = artisan.payout_account.as_ref().ok_or(Obstacle::NoAccount)?;
        if let Some(until) = artisan.payouts_on_hold(at) {
            return Err(Obstacle::OnHold { until });
        }
        if wallet.payout_failures >= PAYOUT_FAILURES_MAX {
            return Err(Obstacle::Paused);
        }
        if wallet.available < limits.minimum {
            let (available, minimum) = (wallet.money(wallet.available), wallet.money(limits.minimum));
            return Err(Obstacle::TooLittle { available, minimum });
        }
        let left = left_today(wallet, artisan, limits, at);
        if left.amount < limits.minimum {
            let daily = wallet.money(limits.daily(artisan.tier));
            return Err(Obstacle::DayUsedUp { left, daily, until: at.next_day(limits.zone) });
        }
        let amount = wallet.money(wallet.available.min(left.amount));
        Ok(Self { wallet, account, mode: artisan.payout_mode, amount, zone: limits.zone })
    }
}

/// Something that an artisan can do with their wallet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WalletAction {
    /// They ask for a payout: `minimum` at least, `maximum` at most.
    Withdraw,
}

impl WalletAction {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Withdraw];
}

/// What an artisan may do with their wallet at `at`, or why not: the answer of the rule that decides when they ask for a payout.
pub fn wallet_actions(
    wallet: &Wallet,
    artisan: &Artisan,
    limits: &PayoutLimits,
    at: Timestamp,
) -> Vec<Action<WalletAction>> {
    let asked = Payable::requested(wallet, artisan, limits, None, at);
    let maximum = asked.as_ref().ok().map(|most| most.amount);
    let action = Action::of(WalletAction::Withdraw, asked.map(Some));
    let action =
        action.map(|action| action.with("minimum", wallet.money(limits.minimum)).with("maximum", maximum));
    action.into_iter().collect()
}

/// What the day's limit leaves at `at`.
pub fn left_today(wallet: &Wallet, artisan: &Artisan, limits: &PayoutLimits, at: Timestamp) -> Money {
    wallet.money((limits.daily(artisan.tier) - wallet.started_on_day_of(at)).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;
    use crate::samples::*;

    fn wallet(available: i64) -> Wallet {
        Wallet { available, ..Wallet::empty(artisan_id(), Currency::NGN) }
    }

    fn automatic(wallet: &Wallet, artisan: &Artisan, at: Timestamp) -> Result<i64, Obstacle> {
        Payable::automatic(wallet, artisan, &payout_limits(), at).map(|payable| payable.amount.amount)
    }

    fn requested(wallet: &Wallet, wanted: Option<Money>, at: Timestamp) -> Result<i64, Refused> {
        let artisan = selling();
        let limits = payout_limits();
        Payable::requested(wallet, &artisan, &limits, wanted, at).map(|payable| payable.amount.amount)
    }

    #[test]
    fn all_that_is_available_goes_out_from_the_minimum_on() {
        assert_eq!(automatic(&wallet(100_000), &selling(), start()), Ok(100_000));
        let too_little = automatic(&wallet(99_999), &selling(), start()).unwrap_err();
        assert_eq!(too_little.look_again_at(start()), None, "the next release starts a payout");
        assert_eq!(too_little.refused(Zone::UTC).problem, "payout-minimum");
    }

    #[test]
    fn each_obstacle_has_a_name_and_says_when_it_is_over() {
        let later = start().plus_seconds(HOUR);
        let suspended = Artisan { verification: Verification::Suspended, payouts_held: true, ..selling() };
        let draft = Artisan { verification: Verification::Draft, ..selling() };
        let without = Artisan { payout_account: None, ..selling() };
        let held = Artisan { payouts_on_hold_until: Some(later), ..selling() };
        let asked = Artisan { payout_mode: PayoutMode::OnRequest, ..selling() };
        let paused = Wallet { payout_failures: PAYOUT_FAILURES_MAX, ..wallet(100_000) };
        let patient = Wallet { payout_failures: 1, ..wallet(100_000) }.due_at(later);
        let used_up = wallet(100_000).counted(payout_limits().new_daily - 99_999, start());
        let tomorrow = Some(start().next_day(payout_limits().zone));
        for (wallet, artisan, problem, over) in [
            (wallet(100_000), suspended, "verification-state", Some(start().plus_seconds(DAY))),
            (wallet(100_000), draft, "verification-state", Some(start().plus_seconds(DAY))),
            (wallet(100_000), without, "payout-account-missing", None),
            (wallet(100_000), held, "payouts-on-hold", Some(later)),
            (wallet(100_000), asked, "payouts-paused", None),
            (paused, selling(), "payouts-paused", None),
            (patient, selling(), "payouts-paused", Some(later)),
            (used_up, selling(), "payout-limit", tomorrow),
        ] {
            let obstacle = automatic(&wallet, &artisan, start()).unwrap_err();
            assert_eq!(obstacle.look_again_at(start()), over, "{obstacle:?}");
            let refused = obstacle.refused(Zone::UTC);
            assert_eq!(refused.problem, problem, "{refused}");
            assert!(refused.reason.is_some(), "{refused}");
            if artisan.verification == Verification::Verified {
                let told = refused.facts.get("possible_at").and_then(|at| at.as_str().map(str::to_owned));
                assert_eq!(told, over.map(|at| at.to_string()), "{refused}");
            }
            for moment in over.into_iter().filter(|_| artisan.verification == Verification::Verified) {
                assert_eq!(
                    automatic(&wallet, &artisan, moment),
                    Ok(100_000),
                    "{obstacle:?} is over by itself"
                );
            }
        }
    }

    #[test]
    fn a_day_takes_its_limit_and_the_next_day_the_rest() {
        let daily = payout_limits().new_daily;
        let rich = wallet(daily + 250_000);
        assert_eq!(automatic(&rich, &selling(), start()), Ok(daily));
        let counted = wallet(250_000).counted(daily, start());
        assert!(matches!(automatic(&counted, &selling(), start()), Err(Obstacle::DayUsedUp { .. })));
        assert_eq!(automatic(&counted, &selling(), start().next_day(payout_limits().zone)), Ok(250_000));
        let trusted = Artisan { tier: Tier::Trusted, ..selling() };
        assert_eq!(automatic(&counted, &trusted, start()), Ok(250_000), "another tier, another limit");
    }

    #[test]
    fn the_next_day_is_the_markets() {
        let daily = payout_limits().new_daily;
        let at: Timestamp = "2026-11-22T22:30:00Z".parse().unwrap();
        let counted = wallet(250_000).counted(daily, at);
        let until = "2026-11-22T23:00:00Z".parse().unwrap();
        let refused = requested(&counted, None, at).unwrap_err();
        assert_eq!(refused.facts["possible_at"], serde_json::json!(until));
        assert!(refused.detail.ends_with("The next day begins at 23 November 2026, 00:00 WAT."), "{refused}");
        assert_eq!(requested(&counted, None, until), Ok(250_000));
    }

    #[test]
    fn a_withdrawal_is_bounded_by_what_is_there_and_what_the_day_leaves() {
        let daily = payout_limits().new_daily;
        let rich = wallet(daily + 250_000);
        let kobo = |kobo| Some(Money::new(kobo, Currency::NGN));
        assert_eq!(requested(&rich, None, start()), Ok(daily), "as much as may be");
        assert_eq!(requested(&rich, kobo(100_000), start()), Ok(100_000));
        for (wanted, problem) in [
            (kobo(99_999), "payout-minimum"),
            (kobo(0), "payout-minimum"),
            (kobo(-1), "payout-minimum"),
            (kobo(daily + 1), "payout-limit"),
            (kobo(daily + 250_001), "wallet-balance"),
            (Some(Money::new(100_000, "USD".parse().unwrap())), "amount"),
        ] {
            assert_eq!(requested(&rich, wanted, start()).unwrap_err().problem, problem, "{wanted:?}");
        }
        let too_much = requested(&rich, kobo(daily + 1), start()).unwrap_err();
        let told = ["daily_limit", "daily_limit_left"].map(|name| too_much.facts[name]["amount"].as_i64());
        assert_eq!(told, [Some(daily), Some(daily)]);
        let patient = Wallet { payout_failures: 1, ..rich }.due_at(start().plus_seconds(HOUR));
        assert_eq!(requested(&patient, kobo(100_000), start()), Ok(100_000), "who asks need not be patient");
    }

    #[test]
    fn a_wallet_says_how_much_can_be_asked_for_or_why_nothing_can() {
        let told = |wallet: &Wallet, artisan: &Artisan| {
            let mut actions = wallet_actions(wallet, artisan, &payout_limits(), start());
            assert_eq!(actions.len(), 1);
            actions.remove(0)
        };
        let daily = payout_limits().new_daily;
        let rich = told(&wallet(daily + 1), &selling());
        assert!(rich.allowed);
        assert_eq!(
            (&rich.facts["minimum"]["amount"], &rich.facts["maximum"]["amount"]),
            (&100_000.into(), &daily.into())
        );
        let poor = told(&wallet(99_999), &selling());
        assert_eq!((poor.allowed, poor.reason), (false, Some(Reason::TooLittle)));
        assert_eq!(poor.facts["minimum"]["amount"], 100_000);
        let without = told(&wallet(100_000), &Artisan { payout_account: None, ..selling() });
        assert_eq!(without.reason, Some(Reason::NoAccount));
        let used_up = told(&wallet(100_000).counted(daily, start()), &selling());
        assert_eq!(used_up.reason, Some(Reason::DayLimit));
        assert!(used_up.facts.contains_key("possible_at"));
    }

    #[test]
    fn limits_that_let_nothing_out_are_refused() {
        let read = |minimum: &'static str, new: &'static str| {
            PayoutLimits::from_variables(move |name| {
                match name {
                    "PAYOUT_MINIMUM" => minimum,
                    "PAYOUT_DAILY_NEW" => new,
                    "MARKET_TIME_ZONE" => "Africa/Lagos",
                    _ => "1000",
                }
                .to_owned()
            })
        };
        let good = read("100", "100").unwrap();
        assert_eq!((good.minimum, good.daily(Tier::New), good.daily(Tier::Trusted)), (100, 100, 1_000));
        assert_eq!(read("0", "100"), Err(InvalidLimits::Contradiction));
        assert_eq!(read("101", "100"), Err(InvalidLimits::Contradiction));
        assert!(read("1.5", "100").unwrap_err().to_string().contains("PAYOUT_MINIMUM"));
    }
}
