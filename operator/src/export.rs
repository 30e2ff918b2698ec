//! `operator ledger --export`: every posting of some days as a line of CSV, for whoever keeps the company's own books.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use domain::Day;
use domain::history::Entry;
use store::entities::{LEDGER_SHARDS, subject_id};
use store::{PageRequest, Table};

/// The columns.
const HEAD: [&str; 8] = ["day", "at", "entity", "action", "debit", "credit", "amount", "currency"];
/// Entries that are read at once.
const PAGE_SIZE: u32 = 500;

/// Writes page after page, so that a year takes no more memory than a page; says after each day how far it is.
pub(crate) async fn run(table: &Table, file: &Path, from: Day, to: Day) -> Result<()> {
    if to < from {
        bail!("--to is before --from");
    }
    let target = File::create_new(file).with_context(|| format!("{} cannot be made", file.display()))?;
    let mut lines = csv::Writer::from_writer(target);
    lines.write_record(HEAD)?;
    let mut count = 0_u64;
    for day in from.through(to, usize::MAX) {
        for shard in 0..LEDGER_SHARDS {
            count += write_shard(table, &mut lines, day, shard).await?;
        }
        lines.flush()?;
        eprintln!("{day}: {count} postings");
    }
    println!("{count} postings are in {}.", file.display());
    Ok(())
}

async fn write_shard(table: &Table, lines: &mut csv::Writer<impl Write>, day: Day, shard: u8) -> Result<u64> {
    let mut count = 0;
    let mut page = PageRequest { limit: PAGE_SIZE, cursor: None };
    loop {
        let found = table.ledger_day(day, shard, &page).await?;
        for entry in &found.items {
            count += write_entry(lines, day, entry)?;
        }
        match found.next_cursor {
            Some(cursor) => page.cursor = Some(cursor),
            None => return Ok(count),
        }
    }
}

/// Amounts are whole minor units: a spreadsheet cannot round them.
fn write_entry(lines: &mut csv::Writer<impl Write>, day: Day, entry: &Entry) -> Result<u64> {
    for posting in &entry.postings {
        lines.write_record([
            day.to_string(),
            entry.at.to_string(),
            subject_id(&entry.subject).to_owned(),
            entry.action.clone(),
            posting.debit.to_string(),
            posting.credit.to_string(),
            posting.amount.to_string(),
            posting.currency.to_string(),
        ])?;
    }
    Ok(u64::try_from(entry.postings.len())?)
}

#[cfg(test)]
mod tests {
    use domain::{Account, Actor, Currency, Money, Posting, Timestamp, Zone};

    use super::*;

    #[test]
    fn a_posting_is_a_line() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let fee = Money::new(25_000, Currency::NGN);
        let asset = Account::Gateway("paystack".to_owned());
        let entry = Entry {
            subject: "PAYMENT#pay_01JD9ZKXQ2K3M5P7R9S1V3X5Z7".to_owned(),
            seq: 2,
            at,
            actor: Actor::system("test"),
            action: "payment.succeeded".to_owned(),
            facts: domain::Facts::new(),
            changed: domain::Facts::new(),
            postings: Posting::new(Account::GatewayFees, asset, fee).into_iter().collect(),
            correlation_id: "c".to_owned(),
            salt: None,
            previous_hash: String::new(),
            hash: String::new(),
        };
        let mut lines = csv::Writer::from_writer(Vec::new());
        assert_eq!(write_entry(&mut lines, Zone::LAGOS.day_of(at), &entry).unwrap(), 1);
        assert_eq!(
            String::from_utf8(lines.into_inner().unwrap()).unwrap(),
            "2026-11-22,2026-11-22T10:17:56.123Z,pay_01JD9ZKXQ2K3M5P7R9S1V3X5Z7,payment.succeeded,gateway_fees,\
             gateway:paystack,25000,NGN\n"
        );
    }
}
