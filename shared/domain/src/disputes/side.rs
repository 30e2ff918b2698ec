//! Who acts in a dispute. A permission is an argument that only a check here makes.

use crate::disputes::{Dispute, Statement};
use crate::orders::Side;
use crate::{Actor, UserId};

/// Proof that the caller is one of the two sides. Only [`Dispute::as_party`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisputeParty {
    side: Side,
    user: UserId,
}

/// Proof that the caller opened the dispute. Only [`Dispute::as_opener`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opener(DisputeParty);

/// Proof that the dispute was opened against the caller. Only [`Dispute::as_respondent`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Respondent(DisputeParty);

/// Proof that the caller is the buyer. Only [`Dispute::as_buyer`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisputeBuyer(DisputeParty);

/// Proof that the caller is the artisan. Only [`Dispute::as_artisan`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisputeArtisan(DisputeParty);

/// Proof that an administrator has no side in the dispute. Only [`Dispute::as_arbiter`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arbiter(UserId);

/// Why a caller may not act in a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSide {
    /// On neither side: the dispute is not theirs to know of.
    Stranger,
    /// On the other side: knows the dispute but may not do this.
    OtherSide,
    /// An administrator who has a side in it.
    Partial,
}

impl Dispute {
    /// It without what `side` wrote and showed, who has left. What was decided, and how, stays. `None` when nothing is left of that.
    pub fn without_words_of(&self, side: Side) -> Option<Self> {
        let mut dispute = self.clone();
        let silence = |statement: &mut Statement| {
            statement.text = String::new();
            statement.uploads = Vec::new();
        };
        if self.opened_by == side {
            silence(&mut dispute.claim);
        } else if let Some(answer) = &mut dispute.answer {
            silence(answer);
        }
        for evidence in &mut dispute.evidence {
            if evidence.by == side {
                evidence.note = String::new();
                evidence.uploads = Vec::new();
            }
            if let Some(message) = evidence.message.as_mut().filter(|message| message.by == side) {
                message.text = String::new();
                message.uploads = Vec::new();
            }
        }
        if let Some(appeal) = dispute.appeal.as_mut().filter(|appeal| appeal.by == side) {
            appeal.reason = String::new();
        }
        for goods in &mut dispute.returns {
            let said = match side {
                Side::Buyer => &mut goods.sent,
                Side::Artisan => &mut goods.objection,
            };
            if let Some(statement) = said {
                silence(statement);
            }
        }
        (dispute != *self).then_some(dispute)
    }
}

impl DisputeParty {
    /// Whose side they are on.
    pub const fn side(self) -> Side {
        self.side
    }

    /// Who it is.
    pub(super) const fn user(self) -> UserId {
        self.user
    }

    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        self.side.actor(self.user)
    }
}

impl Opener {
    /// The side that they are on.
    pub const fn party(self) -> DisputeParty {
        self.0
    }

    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        self.0.actor()
    }
}

impl Respondent {
    /// The side that they are on.
    pub const fn party(self) -> DisputeParty {
        self.0
    }

    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        self.0.actor()
    }
}

impl DisputeBuyer {
    /// The side that they are on.
    pub const fn party(self) -> DisputeParty {
        self.0
    }

    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        self.0.actor()
    }
}

impl DisputeArtisan {
    /// The side that they are on.
    pub const fn party(self) -> DisputeParty {
        self.0
    }

    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        self.0.actor()
    }
}

impl Arbiter {
    /// The administrator.
    pub(super) const fn admin(self) -> UserId {
        self.0
    }

    /// They, as the author of a change.
    pub fn actor(self) -> Actor {
        Actor::Admin(self.0)
    }
}

impl Dispute {
    /// The caller as one of the two sides.
    pub fn as_party(&self, user: UserId) -> Result<DisputeParty, NoSide> {
        if user == self.buyer_id {
            Ok(DisputeParty { side: Side::Buyer, user })
        } else if user.artisan() == self.artisan_id {
            Ok(DisputeParty { side: Side::Artisan, user })
        } else {
            Err(NoSide::Stranger)
        }
    }

    /// The caller as whoever opened it.
    pub fn as_opener(&self, user: UserId) -> Result<Opener, NoSide> {
        let party = self.as_party(user)?;
        if party.side == self.opened_by { Ok(Opener(party)) } else { Err(NoSide::OtherSide) }
    }

    /// The caller as the side that it was opened against.
    pub fn as_respondent(&self, user: UserId) -> Result<Respondent, NoSide> {
        let party = self.as_party(user)?;
        if party.side == self.opened_by { Err(NoSide::OtherSide) } else { Ok(Respondent(party)) }
    }

    /// The caller as the buyer.
    pub fn as_buyer(&self, user: UserId) -> Result<DisputeBuyer, NoSide> {
        let party = self.as_party(user)?;
        match party.side {
            Side::Buyer => Ok(DisputeBuyer(party)),
            Side::Artisan => Err(NoSide::OtherSide),
        }
    }

    /// The caller as the artisan.
    pub fn as_artisan(&self, user: UserId) -> Result<DisputeArtisan, NoSide> {
        let party = self.as_party(user)?;
        match party.side {
            Side::Artisan => Ok(DisputeArtisan(party)),
            Side::Buyer => Err(NoSide::OtherSide),
        }
    }

    /// An administrator as somebody who can decide: not over their own order.
    pub fn as_arbiter(&self, admin: UserId) -> Result<Arbiter, NoSide> {
        match self.as_party(admin) {
            Ok(_) => Err(NoSide::Partial),
            Err(_) => Ok(Arbiter(admin)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disputes::{DisputeStatus, Evidence, Opening, QuotedMessage};
    use crate::orders::OrderStatus;
    use crate::samples::*;
    use crate::{TypedId, UploadId};

    #[test]
    fn of_a_side_that_left_the_words_go_and_what_was_decided_stays() {
        let dispute = dispute_in(DisputeStatus::Resolved);
        let opener = dispute.opened_by;
        let silent = dispute.without_words_of(opener).unwrap();
        assert_eq!((silent.claim.text.as_str(), silent.claim.uploads.len()), ("", 0));
        assert_eq!((&silent.answer, silent.resolution), (&dispute.answer, dispute.resolution));
        assert_eq!(silent.without_words_of(opener), None);
        let none = silent.without_words_of(opener.other()).unwrap();
        assert_eq!(none.answer.map(|answer| answer.text), Some(String::new()));
    }

    #[test]
    fn what_a_side_says_of_goods_on_their_way_back_goes_with_it() {
        let sent = dispute_in(DisputeStatus::ReturnSent);
        let by = sent.as_artisan(artisan_id().user()).unwrap();
        let photos = vec![UploadId::new(start(), [32; 10])];
        let rejected = sent.reject_return(by, "A leg is missing".to_owned(), photos, start());
        let dispute = done(rejected).entity;
        let said = |dispute: &Dispute| {
            let of = |statement: &Option<Statement>| {
                statement.as_ref().map(|said| (said.text.clone(), said.uploads.len()))
            };
            let last = dispute.returns.last().unwrap();
            (of(&last.sent).unwrap(), of(&last.objection).unwrap())
        };
        let (buyers, artisans) = said(&dispute);
        let nothing = || (String::new(), 0);
        let without_buyer = dispute.without_words_of(Side::Buyer).unwrap();
        assert_eq!(said(&without_buyer), (nothing(), artisans));
        let without_artisan = dispute.without_words_of(Side::Artisan).unwrap();
        assert_eq!(said(&without_artisan), (buyers, nothing()));
        assert_eq!(without_artisan.without_words_of(Side::Artisan), None);
    }

    #[test]
    fn a_quoted_message_goes_with_whoever_wrote_it_not_with_whoever_showed_it() {
        let at = start();
        let quoted = QuotedMessage {
            conversation_id: order_id().conversation(),
            number: 1,
            by: Side::Artisan,
            text: "It was whole".to_owned(),
            uploads: Vec::new(),
            sent_at: at,
        };
        let note = "He said so".to_owned();
        let evidence = Evidence { by: Side::Buyer, note, uploads: Vec::new(), message: Some(quoted), at };
        let dispute = Dispute { evidence: vec![evidence], ..dispute_in(DisputeStatus::Open) };
        let silent = dispute.without_words_of(Side::Artisan).unwrap();
        assert_eq!(silent.evidence[0].note, "He said so");
        assert_eq!(silent.evidence[0].message.as_ref().unwrap().text, "");
    }

    #[test]
    fn a_stranger_does_not_know_the_dispute_and_each_side_does_only_its_own() {
        let dispute = dispute_in(DisputeStatus::Open);
        let stranger = UserId::new(start(), [99; 10]);
        assert_eq!(dispute.as_party(stranger), Err(NoSide::Stranger));
        assert_eq!(dispute.as_opener(stranger), Err(NoSide::Stranger));
        assert_eq!(dispute.as_opener(artisan_id().user()), Err(NoSide::OtherSide));
        assert_eq!(dispute.as_respondent(buyer_id()), Err(NoSide::OtherSide));
        assert_eq!(dispute.as_buyer(artisan_id().user()), Err(NoSide::OtherSide));
        assert_eq!(dispute.as_artisan(buyer_id()), Err(NoSide::OtherSide));
        assert_eq!(dispute.as_buyer(stranger), Err(NoSide::Stranger));
        assert_eq!(dispute.as_artisan(stranger), Err(NoSide::Stranger));
        for own in [buyer_id(), artisan_id().user()] {
            assert_eq!(dispute.as_arbiter(own), Err(NoSide::Partial), "nobody decides over their own order");
        }
        let order = order_in(OrderStatus::Delivered);
        let opening =
            Opening { id: dispute_id(), claim: String::new(), uploads: Vec::new(), terms: dispute_terms() };
        let (_, by_artisan) = Dispute::open(&order, as_artisan(&order), opening, start()).unwrap();
        assert!(by_artisan.entity.as_opener(artisan_id().user()).is_ok());
        assert!(by_artisan.entity.as_respondent(buyer_id()).is_ok());
    }
}
