//! An artisan: profile, verification, and the bank account that payouts go to.

pub mod away;
pub mod delivery;
pub mod events;
pub mod lookups;
pub(crate) mod notices;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::artisans::delivery::DeliveryOptions;
use crate::artisans::events::{
    ArtisanAccountConfirmed, ArtisanEvent, ArtisanFacts, ArtisanRestored, ArtisanSuspended, ArtisanTierSet,
};
use crate::change::repeated;
use crate::event::Entity;
use crate::{ArtisanId, Decision, Outcome, Reason, Refused, Timestamp, UploadId, is_default};

/// Documents in one submission, at most.
pub const DOCUMENTS_MAX: usize = 10;

/// Whether the platform vouches for the artisan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// A profile without a submission.
    Draft,
    /// Waits for a reviewer.
    Submitted,
    /// May sell.
    Verified,
    /// Turned down with a reason; may submit again.
    Rejected,
    /// May not sell until an administrator says so.
    Suspended,
}

/// How much trust an artisan has earned: what is paid out to them in a day depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Where everybody begins.
    #[default]
    New,
    /// Has sold for a while.
    Established,
    /// Known well.
    Trusted,
}

/// How payouts come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutMode {
    /// By themselves, as soon as there is money.
    #[default]
    Automatic,
    /// When the artisan asks for one.
    OnRequest,
}

/// A bank account that the gateway has resolved and knows as a recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutAccount {
    /// The gateway that knows the recipient.
    pub gateway: String,
    /// The gateway's identifier of the recipient.
    pub recipient_code: String,
    /// The bank, as the gateway codes it.
    pub bank_code: String,
    /// The bank, for people.
    pub bank_name: String,
    /// The last four digits of the account: enough to recognise it.
    pub account_last4: String,
    /// The holder's name, as the bank has it.
    pub account_name: String,
    /// When it was set.
    pub set_at: Timestamp,
}

impl PayoutAccount {
    /// Whether money goes to the same place: a gateway gives one account one recipient.
    pub fn is_the_same_as(&self, other: &Self) -> bool {
        self.gateway == other.gateway && self.recipient_code == other.recipient_code
    }
}

/// An account that an administrator confirmed to be the artisan's, though the bank knows it by another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedAccount {
    /// The last four digits of the account.
    pub account_last4: String,
    /// The holder's name, as the bank has it.
    pub account_name: String,
}

/// The parts of a profile that the artisan writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The name of the business, as buyers see it.
    pub display_name: String,
    /// The name on the artisan's identity document and bank account.
    pub legal_name: String,
    /// What the artisan does: `carpentry`, `tiling`.
    pub trades: Vec<String>,
    /// Where the artisan works, as ISO 3166-2 codes such as `NG-LA`.
    pub areas: Vec<String>,
    /// In the artisan's words.
    pub about: String,
}

/// An artisan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artisan {
    /// Which one.
    pub id: ArtisanId,
    /// What the artisan wrote.
    pub profile: Profile,
    /// Whether the platform vouches for them.
    pub verification: Verification,
    /// What was submitted last.
    pub documents: Vec<UploadId>,
    /// When it was submitted.
    pub submitted_at: Option<Timestamp>,
    /// Why it was turned down or suspended.
    pub reason: Option<String>,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
    /// Where payouts go.
    pub payout_account: Option<PayoutAccount>,
    /// The account that may be in another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_account: Option<ConfirmedAccount>,
    /// How they come about.
    #[serde(default)]
    pub payout_mode: PayoutMode,
    /// Until when they wait, after the account was replaced.
    pub payouts_on_hold_until: Option<Timestamp>,
    /// Whether they wait until a suspension is over; meaningless without one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub payouts_held: bool,
    /// How much trust the artisan has earned.
    #[serde(default)]
    pub tier: Tier,
    /// How their goods get to buyers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub delivery_options: DeliveryOptions,
    /// When they take orders again, if they take none; may have passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_until: Option<Timestamp>,
    /// When they left, if they did: nothing is known of them any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_at: Option<Timestamp>,
    /// When the profile was first written.
    pub created_at: Timestamp,
}

impl Entity for Artisan {
    type Event = ArtisanEvent;
}

/// What a reviewer decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerificationDecision {
    /// The documents show who this is.
    Approve,
    /// They do not; the reason is told to the artisan.
    Reject(String),
}

impl Artisan {
    /// A new profile.
    pub fn create(id: ArtisanId, profile: Profile, at: Timestamp) -> Outcome<Self> {
        let artisan = Self {
            id,
            profile,
            verification: Verification::Draft,
            documents: Vec::new(),
            submitted_at: None,
            reason: None,
            decided_at: None,
            payout_account: None,
            confirmed_account: None,
            payout_mode: PayoutMode::default(),
            payouts_on_hold_until: None,
            payouts_held: false,
            tier: Tier::default(),
            delivery_options: DeliveryOptions::default(),
            away_until: None,
            left_at: None,
            created_at: at,
        };
        artisan.outcome(ArtisanEvent::Created)
    }

    /// Whether the artisan may sell.
    pub fn may_sell(&self) -> bool {
        self.verification == Verification::Verified
    }

    /// Writes the profile anew. The legal name is what was verified: it stays once documents are submitted, unless they
    /// were rejected.
    pub fn write_profile(&self, profile: Profile) -> Decision<Self> {
        if profile == self.profile {
            return Ok(None);
        }
        let renamed = profile.legal_name != self.profile.legal_name;
        match self.verification {
            Verification::Submitted | Verification::Verified | Verification::Suspended if renamed => {
                Err(Refused::new(
                    "legal-name-verified",
                    "The legal name was submitted for verification and can no longer be changed. Write to support.",
                ))
            }
            Verification::Draft
            | Verification::Submitted
            | Verification::Verified
            | Verification::Rejected
            | Verification::Suspended => {
                Ok(Some(Self { profile, ..self.clone() }.outcome(ArtisanEvent::Updated)))
            }
        }
    }

    /// Hands documents in for review, for the first time or again after a rejection.
    pub fn submit(&self, documents: Vec<UploadId>, at: Timestamp) -> Decision<Self> {
        match self.verification {
            Verification::Draft | Verification::Rejected => {
                let artisan = Self {
                    verification: Verification::Submitted,
                    documents,
                    submitted_at: Some(at),
                    reason: None,
                    decided_at: None,
                    ..self.clone()
                };
                Ok(Some(artisan.outcome(ArtisanEvent::Submitted)))
            }
            Verification::Submitted if self.documents == documents => Ok(None),
            Verification::Submitted => Err(Refused::new(
                "verification-state",
                "Your documents are being reviewed. You can submit others once there is a decision.",
            )
            .because(Reason::InReview)),
            Verification::Verified => {
                Err(Refused::new("verification-state", "You are verified already.").because(Reason::Verified))
            }
            Verification::Suspended => Err(suspended()),
        }
    }

    /// A reviewer decides over the submission.
    pub fn decide(&self, decision: VerificationDecision, at: Timestamp) -> Decision<Self> {
        match (self.verification, decision) {
            (Verification::Submitted, VerificationDecision::Approve) => {
                let artisan = Self {
                    verification: Verification::Verified,
                    reason: None,
                    decided_at: Some(at),
                    ..self.clone()
                };
                Ok(Some(artisan.outcome(ArtisanEvent::Verified)))
            }
            (Verification::Submitted, VerificationDecision::Reject(reason)) => {
                let artisan = Self {
                    verification: Verification::Rejected,
                    reason: Some(reason),
                    decided_at: Some(at),
                    ..self.clone()
                };
                Ok(Some(artisan.outcome(ArtisanEvent::Rejected)))
            }
            (Verification::Verified, VerificationDecision::Approve) => Ok(None),
            (Verification::Rejected, VerificationDecision::Reject(reason)) => {
                repeated(self.reason.as_ref() == Some(&reason), || {
                    Refused::new(
                        "verification-state",
                        "These documents were rejected already, and the artisan was told why. They can hand in others.",
                    )
                    .because(Reason::Rejected)
                })
            }
            (Verification::Verified, VerificationDecision::Reject(_)) => {
                Err(Refused::new("verification-state", "This artisan was approved already; suspend instead.")
                    .because(Reason::Verified))
            }
            (Verification::Rejected, VerificationDecision::Approve) => Err(Refused::new(
                "verification-state",
                "This submission was rejected already; the artisan has to submit again.",
            )
            .because(Reason::Rejected)),
            (Verification::Draft, _) => {
                Err(Refused::new("verification-state", "Nothing has been submitted.")
                    .because(Reason::NotSubmitted))
            }
            (Verification::Suspended, _) => {
                Err(Refused::new("verification-state", "This artisan is suspended.")
                    .because(Reason::Suspended))
            }
        }
    }

    /// An administrator stops a verified artisan: what they offer is hidden, nothing new is sold, and the orders that they
    /// have go on. `payouts_held` says whether their money waits. Of a suspended artisan it changes the terms. `None` when
    /// they are suspended in these words and terms already.
    pub fn suspend(&self, reason: &str, payouts_held: bool, at: Timestamp) -> Decision<Self> {
        match self.verification {
            Verification::Suspended
                if self.reason.as_deref() == Some(reason) && self.payouts_held == payouts_held =>
            {
                Ok(None)
            }
            Verification::Verified | Verification::Suspended => {
                let artisan = Self {
                    verification: Verification::Suspended,
                    reason: Some(reason.to_owned()),
                    decided_at: Some(at),
                    payouts_held,
                    ..self.clone()
                };
                Ok(Some(
                    artisan.outcome(|artisan| {
                        ArtisanEvent::Suspended(ArtisanSuspended { artisan, payouts_held })
                    }),
                ))
            }
            Verification::Draft | Verification::Submitted | Verification::Rejected => Err(Refused::new(
                "verification-state",
                "This artisan is not verified, and so sells nothing. Reject their submission instead.",
            )
            .because(Reason::NotVerified)),
        }
    }

    /// An administrator lets a suspended artisan sell again, with all that they offered, and tells them why.
    pub fn restore(&self, because: &str, at: Timestamp) -> Result<Outcome<Self>, Refused> {
        match self.verification {
            Verification::Suspended => {
                let artisan = Self {
                    verification: Verification::Verified,
                    reason: None,
                    decided_at: Some(at),
                    payouts_held: false,
                    ..self.clone()
                };
                let restored_because = because.to_owned();
                Ok(artisan
                    .outcome(|artisan| ArtisanEvent::Restored(ArtisanRestored { artisan, restored_because })))
            }
            Verification::Verified => {
                Err(Refused::new("verification-state", "This artisan is not suspended.")
                    .because(Reason::Verified))
            }
            Verification::Draft | Verification::Submitted | Verification::Rejected => {
                Err(Refused::new("verification-state", "This artisan is not suspended.")
                    .because(Reason::NotVerified))
            }
        }
    }

    /// Refuses who has not been verified: before that, nobody may ask the bank whose account a number is.
    pub fn may_set_payout_account(&self) -> Result<(), Refused> {
        match self.verification {
            Verification::Verified => Ok(()),
            Verification::Submitted => Err(Refused::new(
                "verification-state",
                "Your documents are being looked at. Once you are verified, set the account that payouts go to.",
            )
            .because(Reason::NotVerified)),
            Verification::Draft | Verification::Rejected => Err(Refused::new(
                "verification-state",
                "Submit your documents for verification first, then set the account that payouts go to.",
            )
            .because(Reason::NotSubmitted)),
            Verification::Suspended => Err(suspended()),
        }
    }

    /// An administrator confirms that an account is the artisan's, though the bank knows it by another name. One only: another
    /// takes its place. `None` when it is confirmed.
    pub fn confirm_account(&self, account: ConfirmedAccount, because: &str) -> Decision<Self> {
        self.may_set_payout_account()?;
        if self.confirmed_account.as_ref() == Some(&account) {
            return Ok(None);
        }
        let confirmed_because = because.to_owned();
        let artisan = Self { confirmed_account: Some(account), ..self.clone() };
        Ok(Some(artisan.outcome(|artisan| {
            ArtisanEvent::AccountConfirmed(ArtisanAccountConfirmed { artisan, confirmed_because })
        })))
    }

    /// Refuses an account that the bank knows by another name than the artisan's, unless an administrator confirmed it.
    pub fn holds_account_of(&self, account_name: &str, account_last4: &str) -> Result<(), Refused> {
        let confirmed = self.confirmed_account.as_ref().is_some_and(|confirmed| {
            confirmed.account_last4 == account_last4 && names_agree(&confirmed.account_name, account_name)
        });
        if confirmed || names_agree(&self.profile.legal_name, account_name) {
            return Ok(());
        }
        Err(Refused::new(
            "account-name-mismatch",
            format!(
                "The bank knows this account as {account_name}, but your profile says {}. Use an account in your own \
                 name. If this one is yours, write to support and say why the names differ.",
                self.profile.legal_name
            ),
        ))
    }

    /// Sets where payouts go, when the bank's name for the account is the artisan's. Setting the same account again is
    /// an event too: payouts that the bank refused are tried again. An account that replaces another puts payouts on hold
    /// for `hold_seconds`: if it was not the artisan who did it, there is time to notice.
    pub fn set_payout_account(&self, account: PayoutAccount, hold_seconds: u64) -> Decision<Self> {
        match self.verification {
            // Accounts were once set while documents were looked at.
            Verification::Submitted | Verification::Verified => {}
            Verification::Draft | Verification::Rejected | Verification::Suspended => {
                self.may_set_payout_account()?;
            }
        }
        self.holds_account_of(&account.account_name, &account.account_last4)?;
        let replaces = self.payout_account.as_ref().is_some_and(|old| !old.is_the_same_as(&account));
        let payouts_on_hold_until = match replaces {
            true => Some(account.set_at.plus_seconds(hold_seconds)),
            false => self.payouts_on_hold(account.set_at),
        };
        let artisan = Self { payout_account: Some(account), payouts_on_hold_until, ..self.clone() };
        Ok(Some(artisan.outcome(ArtisanEvent::PayoutAccountSet)))
    }

    /// Until when payouts wait, if that lies ahead of `at`.
    pub fn payouts_on_hold(&self, at: Timestamp) -> Option<Timestamp> {
        self.payouts_on_hold_until.filter(|until| *until > at)
    }

    /// Says how payouts come about. `None` when that is how they do.
    pub fn set_payout_mode(&self, mode: PayoutMode) -> Option<Outcome<Self>> {
        (self.payout_mode != mode).then(|| {
            let artisan = Self { payout_mode: mode, ..self.clone() };
            artisan.outcome(ArtisanEvent::PayoutModeSet)
        })
    }

    /// An administrator says how much trust the artisan has earned, and why. `None` when that was said before.
    pub fn set_tier(&self, tier: Tier, reason: &str) -> Option<Outcome<Self>> {
        (self.tier != tier).then(|| {
            let tier_reason = reason.to_owned();
            Self { tier, ..self.clone() }
                .outcome(|artisan| ArtisanEvent::TierSet(ArtisanTierSet { artisan, tier_reason }))
        })
    }

    /// They leave: all that is known of them is erased, and they sell nothing any more. `None` when they had left.
    pub fn leave(&self, at: Timestamp) -> Option<Outcome<Self>> {
        if self.left_at.is_some() {
            return None;
        }
        let nobody = Profile {
            display_name: String::new(),
            legal_name: String::new(),
            trades: Vec::new(),
            areas: Vec::new(),
            about: String::new(),
        };
        let artisan = Self {
            payout_mode: self.payout_mode,
            tier: self.tier,
            left_at: Some(at),
            ..Self::create(self.id, nobody, self.created_at).entity
        };
        Some(artisan.outcome(ArtisanEvent::Left))
    }

    fn outcome(self, event: impl FnOnce(ArtisanFacts) -> ArtisanEvent) -> Outcome<Self> {
        let account = self.payout_account.as_ref();
        let facts = ArtisanFacts {
            artisan_id: self.id,
            verification: self.verification,
            reason: self.reason.clone(),
            bank_name: account.map(|account| account.bank_name.clone()),
            account_last4: account.map(|account| account.account_last4.clone()),
            payout_mode: self.payout_mode,
            payouts_on_hold_until: self.payouts_on_hold_until,
            tier: self.tier,
        };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

fn suspended() -> Refused {
    Refused::new("verification-state", "Your account is suspended. Write to support.")
        .because(Reason::Suspended)
}

/// Whether two spellings name one holder. Banks reorder names, shout them, leave out accents, apostrophes and hyphens, add titles,
/// and add, drop or shorten a middle name. Each word of the shorter name must stand in the longer for itself, once; and two words
/// at least must agree in full, or the only one of a one-word business.
pub fn names_agree(ours: &str, banks: &str) -> bool {
    let spellings = |name| joined(&words_of_name(name));
    let banks = spellings(banks);
    spellings(ours).iter().any(|ours| banks.iter().any(|banks| words_agree(ours, banks)))
}

fn words_agree(ours: &[String], banks: &[String]) -> bool {
    let (shorter, longer) = if ours.len() <= banks.len() { (ours, banks) } else { (banks, ours) };
    let mut left: Vec<&String> = longer.iter().collect();
    let mut take = |fits: &dyn Fn(&str) -> bool| {
        left.iter().position(|word| fits(word)).map(|place| left.remove(place)).is_some()
    };
    let (full, rest): (Vec<&String>, Vec<_>) =
        shorter.iter().partition(|word| take(&|other| other == word.as_str()));
    let is_initial = |word: &str| word.chars().count() == 1;
    let shortened = rest.iter().all(|word| {
        take(&|other| (is_initial(word) || is_initial(other)) && word.chars().next() == other.chars().next())
    });
    shortened && (full.len() >= 2 || (full.len() == 1 && longer.len() == 1))
}

/// The words as they are, and with each two neighbours as one: "Oluwa Seun" is OLUWASEUN elsewhere.
fn joined(words: &[String]) -> Vec<Vec<String>> {
    let pairs = (1..words.len()).map(|place| {
        let pair = format!("{}{}", words[place - 1], words[place]);
        [&words[..place - 1], &[pair], &words[place + 1..]].concat()
    });
    std::iter::once(words.to_vec()).chain(pairs).collect()
}

/// The words of a name in small letters of the Latin alphabet, without titles.
fn words_of_name(name: &str) -> Vec<String> {
    const APOSTROPHES: [char; 8] =
        ['\'', '\u{2019}', '\u{2018}', '\u{02BC}', '\u{02BB}', '\u{00B4}', '`', '\u{FF07}'];
    const TITLES: [&str; 12] =
        ["mr", "mrs", "miss", "ms", "dr", "prof", "engr", "chief", "alhaji", "alhaja", "mallam", "pastor"];
    let mut plain = String::with_capacity(name.len());
    for letter in name.nfkd().flat_map(char::to_lowercase) {
        match letter {
            // An accent, or a mark below, that stood on the letter before.
            letter if is_combining_mark(letter) || APOSTROPHES.contains(&letter) => {}
            '\u{253}' => plain.push('b'),
            '\u{257}' | '\u{111}' => plain.push('d'),
            '\u{199}' => plain.push('k'),
            '\u{1B4}' => plain.push('y'),
            '\u{F8}' => plain.push('o'),
            '\u{142}' => plain.push('l'),
            '\u{E6}' => plain.push_str("ae"),
            '\u{153}' => plain.push_str("oe"),
            '\u{DF}' => plain.push_str("ss"),
            letter => plain.push(letter),
        }
    }
    let words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !TITLES.contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DomainEvent;
    use crate::TypedId;

    fn profile() -> Profile {
        Profile {
            display_name: "Ada's Woodwork".into(),
            legal_name: "Adaeze Okafor".into(),
            trades: vec!["carpentry".into()],
            areas: vec!["NG-LA".into()],
            about: String::new(),
        }
    }

    fn artisan() -> Artisan {
        let at = Timestamp::from_millis(1);
        Artisan::create(ArtisanId::new(at, [1; 10]), profile(), at).entity
    }

    const HOLD: u64 = 24 * 60 * 60;

    fn account(name: &str) -> PayoutAccount {
        PayoutAccount {
            gateway: "paystack".into(),
            recipient_code: "RCP_1".into(),
            bank_code: "058".into(),
            bank_name: "Guaranty Trust Bank".into(),
            account_last4: "6789".into(),
            account_name: name.into(),
            set_at: Timestamp::from_millis(1),
        }
    }

    fn documents() -> Vec<UploadId> {
        vec![UploadId::new(Timestamp::from_millis(1), [2; 10])]
    }

    #[test]
    fn nothing_is_known_of_an_artisan_who_left() {
        let at = Timestamp::from_millis(2);
        let submitted = artisan().submit(documents(), at).unwrap().unwrap().entity;
        let selling = submitted.set_payout_account(account("ADAEZE OKAFOR"), HOLD).unwrap().unwrap().entity;
        let verified = selling.decide(VerificationDecision::Approve, at).unwrap().unwrap().entity;
        let left = verified.leave(at).unwrap();
        assert!(!left.entity.may_sell());
        let told = serde_json::to_string(&left.entity).unwrap()
            + &serde_json::to_string(&left.event.facts()).unwrap();
        for trace in ["Ada", "Okafor", "OKAFOR", "6789", "Guaranty", "upl_"] {
            assert!(!told.contains(trace), "{trace} in {told}");
        }
        assert_eq!(left.entity.leave(at), None);
    }

    #[test]
    fn a_rejected_artisan_submits_again_and_is_verified() {
        let at = Timestamp::from_millis(2);
        let submitted = artisan().submit(documents(), at).unwrap().unwrap().entity;
        let rejected =
            submitted.decide(VerificationDecision::Reject("blurred".into()), at).unwrap().unwrap().entity;
        assert_eq!(rejected.reason.as_deref(), Some("blurred"));
        let again = rejected.submit(documents(), at).unwrap().unwrap().entity;
        assert_eq!(again.reason, None);
        let verified = again.decide(VerificationDecision::Approve, at).unwrap().unwrap().entity;
        assert!(verified.may_sell());
        assert_eq!(verified.decide(VerificationDecision::Approve, at), Ok(None), "a repeat is no error");
        assert!(verified.decide(VerificationDecision::Reject("late".into()), at).is_err());
    }

    #[test]
    fn payouts_go_to_an_own_account_once_documents_are_in() {
        assert_eq!(
            artisan().set_payout_account(account("ADAEZE OKAFOR"), HOLD).unwrap_err().problem,
            "verification-state"
        );
        let submitted = artisan().submit(documents(), Timestamp::from_millis(2)).unwrap().unwrap().entity;
        let other = submitted.set_payout_account(account("ADAEZE BELLO"), HOLD).unwrap_err();
        assert_eq!(other.problem, "account-name-mismatch");
        assert!(other.detail.contains("ADAEZE BELLO") && other.detail.contains("Adaeze Okafor"), "{other}");
        let set = submitted.set_payout_account(account("OKAFOR ADAEZE"), HOLD).unwrap().unwrap();
        assert_eq!(set.event.action(), "artisan.payout_account_set");
        let again = set.entity.set_payout_account(account("OKAFOR ADAEZE"), HOLD).unwrap().unwrap();
        assert_eq!(
            (again.event.action(), &again.entity),
            (set.event.action(), &set.entity),
            "refused payouts are tried again"
        );
    }

    #[test]
    fn an_account_in_another_name_is_taken_once_an_administrator_confirmed_it() {
        let theirs = account("ADAEZE NWOSU");
        let refused = artisan().confirm_account(confirmed("6789"), "Her married name").unwrap_err();
        assert_eq!(refused.problem, "verification-state");
        let verified = Artisan { verification: Verification::Verified, ..artisan() };
        assert!(verified.set_payout_account(theirs.clone(), HOLD).is_err());
        let sure = verified.confirm_account(confirmed("6789"), "Her married name").unwrap().unwrap();
        assert_eq!(sure.event.facts()["confirmed_because"], "Her married name");
        let sure = sure.entity;
        assert_eq!(sure.confirm_account(confirmed("6789"), "Once more"), Ok(None), "a repeat is no error");
        assert!(sure.set_payout_account(theirs.clone(), HOLD).is_ok());
        let elsewhere = PayoutAccount { account_last4: "1111".into(), ..theirs };
        for other in [elsewhere, account("NGOZI NWOSU")] {
            let refused = sure.set_payout_account(other, HOLD).unwrap_err();
            assert_eq!(refused.problem, "account-name-mismatch");
        }
        let own = account("OKAFOR ADAEZE");
        assert!(sure.set_payout_account(own, HOLD).is_ok(), "the own name does as before");
    }

    fn confirmed(last4: &str) -> ConfirmedAccount {
        ConfirmedAccount { account_last4: last4.into(), account_name: "Adaeze Nwosu".into() }
    }

    #[test]
    fn another_account_puts_payouts_on_hold_and_the_same_one_does_not() {
        let at = Timestamp::from_millis(1_000_000);
        let set = |artisan: &Artisan, recipient: &str, at: Timestamp| {
            let account =
                PayoutAccount { recipient_code: recipient.into(), set_at: at, ..account("ADAEZE OKAFOR") };
            artisan.set_payout_account(account, HOLD).unwrap().unwrap().entity
        };
        let verified = Artisan { verification: Verification::Verified, ..artisan() };
        let first = set(&verified, "RCP_1", at);
        assert_eq!(first.payouts_on_hold(at), None, "there was none to replace");
        let same = set(&first, "RCP_1", at);
        assert_eq!(same.payouts_on_hold(at), None);
        let other = set(&first, "RCP_2", at);
        let over = at.plus_seconds(HOLD);
        assert_eq!((other.payouts_on_hold(at), other.payouts_on_hold(over)), (Some(over), None));
        let later = at.plus_seconds(60);
        assert_eq!(set(&other, "RCP_2", later).payouts_on_hold(later), Some(over), "it is not prolonged");
        assert_eq!(set(&other, "RCP_2", over).payouts_on_hold_until, None, "nor told of when it is over");
        let back = set(&other, "RCP_1", later);
        assert_eq!(
            back.payouts_on_hold(later),
            Some(later.plus_seconds(HOLD)),
            "the way back is a change too"
        );
    }

    #[test]
    fn a_suspended_artisan_sells_nothing_until_restored_and_the_terms_can_change() {
        let at = Timestamp::from_millis(2);
        let verified = Artisan { verification: Verification::Verified, ..artisan() };
        let suspended = verified.suspend("Two fakes", true, at).unwrap().unwrap();
        assert_eq!(suspended.event.action(), "artisan.suspended");
        assert_eq!(suspended.event.facts()["reason"], "Two fakes");
        let suspended = suspended.entity;
        assert!(!suspended.may_sell() && suspended.payouts_held);
        assert_eq!(suspended.suspend("Two fakes", true, at), Ok(None), "a repeat is no error");
        let paid = suspended.suspend("Two fakes", false, at).unwrap().unwrap().entity;
        assert_eq!((paid.verification, paid.payouts_held), (Verification::Suspended, false));
        let restored = suspended.restore("They were not", at).unwrap();
        assert_eq!(restored.event.facts()["restored_because"], "They were not");
        assert_eq!(restored.entity, Artisan { decided_at: Some(at), ..verified });
        assert_eq!(restored.entity.restore("Again", at).unwrap_err().problem, "verification-state");
    }

    #[test]
    fn only_who_is_verified_can_be_suspended() {
        for verification in [Verification::Draft, Verification::Submitted, Verification::Rejected] {
            let artisan = Artisan { verification, ..artisan() };
            let refused = artisan.suspend("Two fakes", true, Timestamp::from_millis(2)).unwrap_err();
            assert_eq!(refused.problem, "verification-state", "{verification:?}");
            assert!(artisan.restore("Sorry", Timestamp::from_millis(2)).is_err(), "{verification:?}");
        }
    }

    #[test]
    fn mode_and_tier_are_set_once() {
        let asked = artisan().set_payout_mode(PayoutMode::OnRequest).unwrap();
        assert_eq!(
            (asked.event.action(), asked.entity.payout_mode),
            ("artisan.payout_mode_set", PayoutMode::OnRequest)
        );
        assert_eq!(asked.entity.set_payout_mode(PayoutMode::OnRequest), None);
        let raised = artisan().set_tier(Tier::Trusted, "Two years without a complaint").unwrap();
        assert_eq!((raised.event.action(), raised.entity.tier), ("artisan.tier_set", Tier::Trusted));
        assert_eq!(raised.event.facts()["tier_reason"], "Two years without a complaint");
        assert_eq!(raised.entity.set_tier(Tier::Trusted, "Again"), None);
    }

    #[test]
    fn the_verified_name_stays() {
        let verified = Artisan { verification: Verification::Verified, ..artisan() };
        let renamed = Profile { legal_name: "Somebody Else".into(), ..profile() };
        assert_eq!(verified.write_profile(renamed.clone()).unwrap_err().problem, "legal-name-verified");
        assert!(artisan().write_profile(renamed).unwrap().is_some());
        assert_eq!(verified.write_profile(profile()), Ok(None));
    }

    #[test]
    fn names_agree_as_banks_write_them_and_no_further() {
        for (ours, banks, agree) in [
            ("Adaeze Okafor", "OKAFOR ADAEZE", true),
            ("Adaeze Okafor", "OKAFOR, ADAEZE CHINWE", true),
            ("Adaeze Chinwe Okafor", "Adaeze Okafor", true),
            ("Woodworks", "WOODWORKS", true),
            // Accents, letters with a mark below, hooked letters.
            ("Ad\u{e9}b\u{e1}y\u{f2} \u{1ecc}l\u{e1}", "ADEBAYO OLA", true),
            ("Ade\u{301}ba\u{301}yo\u{300} O\u{323}la\u{301}", "OLA ADEBAYO", true),
            ("\u{1e62}ol\u{e1} \u{1e62}\u{f3}y\u{ed}nk\u{e1}", "SOLA SOYINKA", true),
            ("\u{18a}antata \u{198}aura", "DANTATA KAURA", true),
            ("Zo\u{eb} \u{d8}degaard", "ODEGAARD ZOE", true),
            // Hyphens, apostrophes, words that are one elsewhere.
            ("Oluwa-Seun Bello", "OLUWASEUN BELLO", true),
            ("Oluwaseun Bello", "OLUWA SEUN BELLO", true),
            ("Oluwaseun Bello", "BELLO OLUWA-SEUN", true),
            ("Ngozi N'Dour", "NDOUR NGOZI", true),
            ("Ngozi N\u{2019}Dour", "NGOZI N'DOUR", true),
            ("Sean O'Brien", "SEAN O BRIEN", true),
            // Initials and titles.
            ("Adaeze C. Okafor", "ADAEZE CHINWE OKAFOR", true),
            ("Adaeze Chinwe Okafor", "OKAFOR ADAEZE C", true),
            ("Musa Bello", "ALHAJI MUSA BELLO", true),
            ("Musa Bello", "MR. BELLO MUSA", true),
            // Another person.
            ("Adaeze Okafor", "ADAEZE BELLO", false),
            ("Adaeze Okafor", "OKAFOR", false),
            ("Adaeze Okafor", "A OKAFOR", false),
            ("A. O.", "ADAEZE OKAFOR", false),
            ("Adaeze Chinwe Okafor", "ADAEZE NGOZI OKAFOR", false),
            ("Adaeze C. Okafor", "ADAEZE NGOZI OKAFOR", false),
            ("Bello Bello", "MUSA BELLO", false),
            ("Bello Bello", "BELLO", false),
            ("Ola Ade", "OLAADEYEMI", false),
            ("Mr Bello", "MRS BELLO ADA", false),
            ("Woodworks", "WOODWORKS LAGOS", false),
            ("Adaeze Okafor", "", false),
            ("Adaeze Okafor", "'-.", false),
            ("", "", false),
        ] {
            assert_eq!(names_agree(ours, banks), agree, "{ours} / {banks}");
            assert_eq!(names_agree(banks, ours), agree, "the other way round: {ours} / {banks}");
        }
    }
}
