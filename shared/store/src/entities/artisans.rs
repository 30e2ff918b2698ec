//! Artisans. A1 an artisan; A2 those who wait for a reviewer; A3 an artisan with uploads of theirs; A5 an artisan with the
//! person behind them; A6 what an artisan asked of whose an account is; M8 one as their page shows them.

use aws_sdk_dynamodb::types::builders::ConditionCheckBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValuesOnConditionCheckFailure};
use domain::artisans::lookups::AccountLookups;
use domain::artisans::{Artisan, Verification};
use domain::messages::{ResponseTime, Responses};
use domain::reviews::{Rating, RatingOf};
use domain::uploads::Upload;
use domain::users::User;
use domain::wallet::Wallet;
use domain::{ArtisanId, Currency, Timestamp, UploadId, Zone};

use super::messages::responses_key;
use super::reviews::{rating_key, take_rating};
use super::uploads::{take_uploads, upload_keys};
use super::wallet::take_wallet;
use super::{user_key, wallet_key};
use crate::change::Guard;
use crate::item::{Item, VERIFIED_SHARDS, from_item, shard};
use crate::{
    Audited, Change, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled,
};

const REVIEW_QUEUE: &str = "REVIEW_QUEUE#verification";

/// `VERIFIED#7`: artisans who may sell, spread by their identifiers.
pub(super) fn verified_partition(shard: u8) -> String {
    format!("VERIFIED#{shard}")
}

/// `ARTISAN#art_… / ARTISAN`
pub fn artisan_key(id: ArtisanId) -> Key {
    Key::new(format!("ARTISAN#{id}"), "ARTISAN")
}

/// An artisan as their page shows them.
#[derive(Debug, Clone)]
pub struct ShownArtisan {
    /// Themselves.
    pub artisan: Loaded<Artisan>,
    /// How buyers rate them; none before the first review.
    pub rating: Option<Rating>,
    /// How long their first answers took; none before the first.
    pub responses: Option<Responses>,
}

impl ShownArtisan {
    /// How fast they usually answer, at `at`. `None` where too little is known, or they are slow.
    pub fn answers_within(&self, at: Timestamp) -> Option<ResponseTime> {
        self.responses.as_ref()?.usual(at)
    }
}

impl Stored for Artisan {
    fn key(&self) -> Key {
        artisan_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        let waiting = self.verification == Verification::Submitted;
        let rank = self.submitted_at.map(|at| format!("{at}#{}", self.id));
        let listed = (verified_partition(shard(&self.id.to_string(), VERIFIED_SHARDS)), self.id.to_string());
        Indexes {
            gsi1: self.may_sell().then_some(listed),
            gsi2: rank.filter(|_| waiting).map(|rank| (REVIEW_QUEUE.to_owned(), rank)),
            ..Indexes::default()
        }
    }
}

impl Audited for Artisan {
    const WITHHELD: &'static [&'static str] =
        &["profile", "payout_account", "confirmed_account", "delivery_options"];
}

compiled::audited!(Artisan);

/// `ARTISAN#art_… / ACCOUNT_LOOKUPS`
pub(super) fn account_lookups_key(id: ArtisanId) -> Key {
    Key::new(format!("ARTISAN#{id}"), "ACCOUNT_LOOKUPS")
}

impl Stored for AccountLookups {
    fn key(&self) -> Key {
        account_lookups_key(self.artisan_id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.forgotten_at())
    }
}

compiled::stored!(AccountLookups);

repository! {
    /// The artisans in the table.
    Artisans, artisans
}

impl Artisans {
    /// A1: an artisan; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: ArtisanId) -> Result<Option<Loaded<Artisan>>, Error> {
        self.0.get(&artisan_key(id)).await
    }

    /// A1 with V5: an artisan and how they are rated, in one round trip; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find_rated(
        &self,
        id: ArtisanId,
    ) -> Result<Option<(Loaded<Artisan>, Option<Rating>)>, Error> {
        let of = RatingOf::Artisan(id);
        let mut items = self.0.get_many(&[artisan_key(id), rating_key(of)]).await?;
        let rating = take_rating(&mut items, of)?;
        Ok(items.take(&artisan_key(id))?.map(|artisan| (artisan, rating)))
    }

    /// M8: an artisan as their page shows them, in one round trip; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find_shown(&self, id: ArtisanId) -> Result<Option<ShownArtisan>, Error> {
        let (of, responses) = (RatingOf::Artisan(id), responses_key(id));
        let mut items = self.0.get_many(&[artisan_key(id), rating_key(of), responses.clone()]).await?;
        let rating = take_rating(&mut items, of)?;
        let responses = items.take::<Responses>(&responses)?.map(Loaded::into_inner);
        Ok(items.take(&artisan_key(id))?.map(|artisan| ShownArtisan { artisan, rating, responses }))
    }

    /// An artisan, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: ArtisanId) -> Result<Loaded<Artisan>, Error> {
        self.0.load_once(once, &artisan_key(id)).await
    }

    /// A3: an artisan and the uploads `ids` of theirs, in that order, for a request that must happen once; one round trip.
    /// `None` for one that has no profile, and for an upload that is not theirs.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn find_once_with_uploads(
        &self,
        once: &Once,
        id: ArtisanId,
        ids: &[UploadId],
    ) -> Result<(Option<Loaded<Artisan>>, Vec<Option<Upload>>), Error> {
        let mut keys: Vec<Key> = upload_keys(id.user(), ids).collect();
        keys.push(artisan_key(id));
        let mut items = self.0.get_many_once(once, &keys).await?;
        Ok((items.take(&artisan_key(id))?, take_uploads(&mut items, id.user(), ids)?))
    }

    /// A5: an artisan and the person behind them, in one round trip; `None` for what is not there.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find_with_user(
        &self,
        id: ArtisanId,
    ) -> Result<(Option<Loaded<Artisan>>, Option<Loaded<User>>), Error> {
        let (artisan, user) = (artisan_key(id), user_key(id.user()));
        let mut items = self.0.get_many(&[artisan.clone(), user.clone()]).await?;
        Ok((items.take(&artisan)?, items.take(&user)?))
    }

    /// A6: an artisan who names a bank account, with their wallet in `currency` and how often they asked whose an account is; one round
    /// trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn for_payout_account(
        &self,
        id: ArtisanId,
        currency: Currency,
        at: Timestamp,
    ) -> Result<(Option<Loaded<Artisan>>, Loaded<Wallet>, Loaded<AccountLookups>), Error> {
        let (artisan, lookups) = (artisan_key(id), account_lookups_key(id));
        let mut items =
            self.0.get_many(&[artisan.clone(), lookups.clone(), wallet_key(id, currency)]).await?;
        let lookups = items.take(&lookups)?;
        let lookups = lookups.unwrap_or_else(|| Loaded::new(AccountLookups::none(id, at)));
        Ok((items.take(&artisan)?, take_wallet(&mut items, id, currency)?, lookups))
    }

    /// A2: those who wait for a reviewer, the longest waiting first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn review_queue(&self, page: &PageRequest) -> Result<Page<Loaded<Artisan>>, Error> {
        self.0.query(Index::Gsi2, REVIEW_QUEUE, "", true, page).await
    }
}

/// Adds to `change` that it goes through only while the artisan may sell; else it is [`Error::ArtisanNotVerified`].
pub fn require_verified(change: &mut Change, artisan: ArtisanId) {
    let verified = |check: ConditionCheckBuilder| {
        check
            .condition_expression("verification = :verified")
            .expression_attribute_values(":verified", AttributeValue::S("verified".to_owned()))
    };
    change.check(&artisan_key(artisan), verified, MaySell);
}

#[derive(Debug)]
struct MaySell;

impl Guard for MaySell {
    fn refusal(&self, _: Option<Item>) -> Error {
        Error::ArtisanNotVerified
    }
}

/// Adds to `change` that it goes through only while the artisan may sell and is not away, and, where nothing was chosen of how
/// their goods get to the buyer (`agreed`), offers nothing; else it is [`Error::ArtisanNotVerified`], [`Error::ArtisanAway`] or
/// [`Error::DeliveryNotChosen`]. The days are those of `zone`.
pub fn require_selling(change: &mut Change, artisan_id: ArtisanId, agreed: bool, zone: Zone) {
    let at = change.at();
    let selling = |check: ConditionCheckBuilder| {
        let mut condition =
            "verification = :verified AND (attribute_not_exists(away_until) OR away_until <= :at)".to_owned();
        if agreed {
            condition += " AND attribute_not_exists(delivery_options)";
        }
        check
            .condition_expression(condition)
            .expression_attribute_values(":verified", AttributeValue::S("verified".to_owned()))
            .expression_attribute_values(":at", AttributeValue::S(at.to_string()))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
    };
    change.check(&artisan_key(artisan_id), selling, Selling { artisan_id, at, zone });
}

/// The artisan takes an order as it is.
#[derive(Debug)]
struct Selling {
    artisan_id: ArtisanId,
    at: Timestamp,
    zone: Zone,
}

impl Guard for Selling {
    fn refusal(&self, stored: Option<Item>) -> Error {
        let artisan_id = self.artisan_id;
        match stored.map(from_item::<Artisan>) {
            Some(Ok(artisan)) if artisan.may_sell() => match artisan.is_away(self.at) {
                Some(until) => Error::ArtisanAway { artisan_id, until: self.zone.day_of(until) },
                None => Error::DeliveryNotChosen { artisan_id },
            },
            Some(Ok(_)) | None => Error::ArtisanNotVerified,
            Some(Err(error)) => error,
        }
    }
}
