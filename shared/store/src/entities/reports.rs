//! Reports. I1 what a report of something is decided by; I2 those that wait for an administrator; I3 a report with what a decision of it
//! changes.

use std::cmp::Reverse;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::artisans::Artisan;
use domain::catalogue::Product;
use domain::messages::{Contacts, Message};
use domain::reports::{Filings, Found, Report, ReportState, Ruling, Thing};
use domain::reviews::Review;
use domain::{ReportId, Timestamp, UserId};
use futures::future::try_join_all;

use super::messages::{Talk, message_key};
use super::{artisan_key, product_key, review_key};
use crate::item::{REPORT_SHARDS, shard};
use crate::page::{encode_cursor, merge};
use crate::table::Items;
use crate::{Audited, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled};

/// `REPORT#rpt_… / REPORT`
pub fn report_key(id: ReportId) -> Key {
    Key::new(format!("REPORT#{id}"), "REPORT")
}

impl Stored for Report {
    fn key(&self) -> Key {
        report_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        let waiting = match self.state {
            ReportState::Open => Some((queue(shard(&self.id.to_string(), REPORT_SHARDS)), rank(self))),
            ReportState::Decided => None,
        };
        Indexes { gsi2: waiting, ..Indexes::default() }
    }
}

impl Audited for Report {
    const WITHHELD: &'static [&'static str] = &["statements"];
}

compiled::audited!(Report);

/// `REPORTS#3`: a part of the queue, in which reports lie by their identifier.
fn queue(shard: u8) -> String {
    format!("REPORTS#{shard}")
}

/// `2026-11-22T10:17:56.123Z#rpt_…`: where a report stands in the queue.
fn rank(report: &Report) -> String {
    place(report.opened_at, report.id)
}

fn place(opened_at: Timestamp, id: ReportId) -> String {
    format!("{opened_at}#{id}")
}

/// The cursor of one part of the queue that begins after a place, which need not be in it: keys are compared, not looked up.
fn after(shard: u8, (opened_at, id): (Timestamp, ReportId)) -> Option<String> {
    let mut last = report_key(id).attributes();
    let keys = [("gsi2pk", queue(shard)), ("gsi2sk", place(opened_at, id))];
    last.extend(keys.map(|(name, value)| (name.to_owned(), AttributeValue::S(value))));
    encode_cursor(&last)
}

/// The place that a cursor of the whole queue names, `2026-11-22T10:17:56.123Z_rpt_…`: the last report shown.
fn place_of(cursor: &str) -> Result<(Timestamp, ReportId), Error> {
    let (opened_at, id) = cursor.split_once('_').ok_or(Error::BadCursor)?;
    Ok((opened_at.parse().map_err(|_| Error::BadCursor)?, id.parse().map_err(|_| Error::BadCursor)?))
}

fn filings_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "FILINGS")
}

impl Stored for Filings {
    fn key(&self) -> Key {
        filings_key(self.user_id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        self.forgotten_at()
    }
}

compiled::stored!(Filings);

/// What a report of something is decided by.
#[derive(Debug)]
pub struct ForFiling {
    /// What was reported of it already.
    pub report: Option<Loaded<Report>>,
    /// What the person reported lately.
    pub filings: Loaded<Filings>,
    /// The thing as they see it; `None` where there is no such thing, or they may not see it.
    pub found: Option<Found>,
}

/// A report with what a decision of it changes; `None` for what the ruling does not name, and for what there is not.
#[derive(Debug)]
pub struct ForDecision {
    /// The report.
    pub report: Loaded<Report>,
    /// The product that is to be hidden.
    pub product: Option<Loaded<Product>>,
    /// The review that is to be hidden.
    pub review: Option<Loaded<Review>>,
    /// The artisan who is to be suspended.
    pub artisan: Option<Loaded<Artisan>>,
}

/// Where a thing is read.
fn keys_of(thing: Thing) -> Vec<Key> {
    match thing {
        Thing::Product { product_id } => vec![product_key(product_id)],
        Thing::Artisan { artisan_id } => vec![artisan_key(artisan_id)],
        Thing::Buyer { conversation_id, .. } => Talk::keys(conversation_id).to_vec(),
        Thing::Message { conversation_id, number } => {
            Talk::keys(conversation_id).into_iter().chain([message_key(conversation_id, number)]).collect()
        }
        Thing::Review { review_id } => vec![review_key(review_id)],
    }
}

/// A thing among what was read, as `user` sees it.
fn find(items: &mut Items, thing: Thing, user: UserId) -> Result<Option<Found>, Error> {
    Ok(match thing {
        Thing::Product { product_id } => {
            items.take::<Product>(&product_key(product_id))?.and_then(|product| Found::product(&product))
        }
        Thing::Artisan { artisan_id } => {
            items.take::<Artisan>(&artisan_key(artisan_id))?.and_then(|artisan| Found::artisan(&artisan))
        }
        Thing::Buyer { buyer_id, conversation_id } => Talk::find(items, conversation_id)?.and_then(|talk| {
            let by = talk.conversation.as_correspondent(user).ok()?;
            Found::buyer(&talk.conversation, by).filter(|_| talk.conversation.buyer_id == buyer_id)
        }),
        Thing::Message { conversation_id, number } => {
            let message = items.take::<Message>(&message_key(conversation_id, number))?;
            Talk::find(items, conversation_id)?.zip(message).and_then(|(talk, message)| {
                let by = talk.conversation.as_correspondent(user).ok()?;
                let contacts = Contacts::of(talk.order.as_ref());
                Some(Found::message(&talk.conversation, &message, by, contacts))
            })
        }
        Thing::Review { review_id } => {
            items.take::<Review>(&review_key(review_id))?.and_then(|review| Found::review(&review, user))
        }
    })
}

repository! {
    /// The reports in the table.
    Reports, reports
}

impl Reports {
    /// I1: what it is decided by that `user` reports `thing`, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn for_filing_once(&self, once: &Once, user: UserId, thing: Thing) -> Result<ForFiling, Error> {
        let (report, filings) = (report_key(thing.report_id()), filings_key(user));
        let mut keys = keys_of(thing);
        keys.extend([report.clone(), filings.clone()]);
        let mut items = self.0.get_many_once(once, &keys).await?;
        Ok(ForFiling {
            report: items.take(&report)?,
            filings: items.take(&filings)?.unwrap_or_else(|| Loaded::new(Filings::none(user))),
            found: find(&mut items, thing, user)?,
        })
    }

    /// I2: those that wait for an administrator, the longest waiting first: the oldest of each part of the queue at the same time. The
    /// cursor is the place of the last report shown.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn queue(&self, page: &PageRequest) -> Result<Page<Loaded<Report>>, Error> {
        let shown = page.cursor.as_deref().map(place_of).transpose()?;
        let pages = try_join_all((0..REPORT_SHARDS).map(async |shard| {
            let cursor = shown.and_then(|place| after(shard, place));
            // One more than is shown: a list that ends here is told from one that goes on.
            let request = PageRequest { limit: page.limit + 1, cursor };
            self.0.query::<Report>(Index::Gsi2, &queue(shard), "", true, &request).await
        }));
        let (items, more) = merge(pages.await?, page.limit, |report| Reverse(rank(report)));
        let cursor = |report: &Loaded<Report>| format!("{}_{}", report.opened_at, report.id);
        let next_cursor = items.last().filter(|_| more).map(cursor);
        Ok(Page { items, next_cursor })
    }

    /// I3: a report with what `ruling` changes, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no report; and as [`Table::get_many_once`].
    pub async fn for_decision_once(
        &self,
        once: &Once,
        id: ReportId,
        ruling: Ruling,
    ) -> Result<ForDecision, Error> {
        let changed = match ruling {
            Ruling::Dismiss | Ruling::Warn => None,
            Ruling::HideProduct(product) => Some(product_key(product)),
            Ruling::HideReview(review) => Some(review_key(review)),
            Ruling::Suspend(artisan) => Some(artisan_key(artisan)),
        };
        let keys: Vec<Key> = [report_key(id)].into_iter().chain(changed).collect();
        let mut items = self.0.get_many_once(once, &keys).await?;
        let mut found = ForDecision {
            report: items.require(&report_key(id))?,
            product: None,
            review: None,
            artisan: None,
        };
        match ruling {
            Ruling::Dismiss | Ruling::Warn => {}
            Ruling::HideProduct(product) => found.product = items.take(&product_key(product))?,
            Ruling::HideReview(review) => found.review = items.take(&review_key(review))?,
            Ruling::Suspend(artisan) => found.artisan = items.take(&artisan_key(artisan))?,
        }
        Ok(found)
    }
}
