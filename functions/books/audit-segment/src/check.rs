//! Entries of the ledger against the entities that they are about.

use std::collections::BTreeMap;

use domain::books::audit::{self, Fault};
use domain::history::Entry;
use domain::{ArtisanId, Currency};
use store::entities::{Books, LedgerEntry, Touched, order_key, payment_key, subject_id};

/// What is wrong with `entries` or with what they are about. A few reads for each entity.
pub(crate) async fn entries(books: &Books, entries: &[LedgerEntry]) -> messaging::Result<Vec<Fault>> {
    let mut faults = Vec::new();
    let mut subjects: Vec<String> = Vec::new();
    for LedgerEntry { subject, entry, .. } in entries {
        match entry {
            Some(entry) => faults.extend(audit::entry(subject_id(subject), entry)),
            None => faults.push(Fault::unreadable(subject_id(subject))),
        }
        if !subjects.contains(subject) {
            subjects.push(subject.clone());
        }
    }
    for (subject, touched) in subjects.iter().zip(books.touched(&subjects).await?) {
        match touched {
            Some(touched) => faults.extend(entity(books, subject, &touched).await?),
            None => faults.push(Fault::missing(subject_id(subject))),
        }
    }
    let readable: Vec<&Entry> = entries.iter().filter_map(|entry| entry.entry.as_ref()).collect();
    faults.extend(wallets(books, &readable).await?);
    Ok(faults)
}

/// What is wrong with one entity, by its own history.
pub(crate) async fn entity(books: &Books, subject: &str, touched: &Touched) -> messaging::Result<Vec<Fault>> {
    let subject = subject_id(subject);
    let history = books.whole_history(&touched.key).await?;
    let Some(mut history) = history.filter(|_| touched.readable) else {
        return Ok(vec![Fault::unreadable(subject)]);
    };
    let mut faults: Vec<Fault> =
        audit::chain(subject, &history, touched.version, &touched.head).into_iter().collect();
    history.retain(|entry| entry.seq <= touched.version);
    if let Some(order) = &touched.order {
        faults.extend(audit::escrow(order, &history));
    }
    if let Some(refund) = &touched.refund {
        for came_from in
            [refund.order_id.map(order_key), refund.payment_id.map(payment_key)].into_iter().flatten()
        {
            history.extend(books.whole_history(&came_from).await?.into_iter().flatten());
        }
        faults.extend(audit::refund(refund, &history));
    }
    Ok(faults)
}

/// Each movement on an artisan's account has its line in the wallet, and each such wallet is what its last line left.
async fn wallets(books: &Books, entries: &[&Entry]) -> messaging::Result<Vec<Fault>> {
    let mut faults = Vec::new();
    let mut versions: BTreeMap<(ArtisanId, Currency), u64> = BTreeMap::new();
    for entry in entries {
        for (artisan, currency) in audit::artisans(entry) {
            let version = match versions.get(&(artisan, currency)) {
                Some(version) => *version,
                None => {
                    let (version, found) = wallet(books, artisan, currency).await?;
                    faults.extend(found);
                    versions.insert((artisan, currency), version);
                    version
                }
            };
            let (around, from_start) = books.wallet_around(artisan, currency, version, entry.at).await?;
            faults.extend(audit::mirrored(entry, artisan, currency, &around, from_start));
        }
    }
    Ok(faults)
}

/// What is wrong with a wallet by itself, and its version.
pub(crate) async fn wallet(
    books: &Books,
    artisan: ArtisanId,
    currency: Currency,
) -> messaging::Result<(u64, Vec<Fault>)> {
    let (wallet, last) = books.wallet(artisan, currency).await?;
    if wallet.version() == 0 {
        return Ok((0, Vec::new()));
    }
    let follows = last.filter(|last| last.hash == wallet.head() && last.hash == last.digest());
    Ok((wallet.version(), audit::wallet(&wallet, follows.as_ref())))
}
