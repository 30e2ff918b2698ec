//! `operator history`: verifies the chain of one entity's history.

use anyhow::{Result, bail};
use domain::history::{Entry, verify};
use store::{PageRequest, Table, entities};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Whose history: `ord_…`, `pay_…`, `ref_…`, `pyt_…`, `usr_…`, `art_…`, `prd_…`, or a wallet as `art_…/NGN`.
    subject: String,
    /// Only say whether it holds.
    #[arg(long)]
    quiet: bool,
}

pub(crate) async fn run(table: &Table, arguments: &Arguments) -> Result<()> {
    let Some(key) = entities::key_of_text(&arguments.subject) else {
        bail!("{} is no identifier of something that has a history", arguments.subject);
    };
    let Some((version, head)) = table.head(&key).await? else { bail!("there is no {}", arguments.subject) };
    let mut entries: Vec<Entry> = Vec::new();
    let mut page = PageRequest { limit: 100, cursor: None };
    loop {
        let found = table.history(&key, true, &page).await?;
        entries.extend(found.items);
        match found.next_cursor {
            Some(cursor) => page.cursor = Some(cursor),
            None => break,
        }
    }
    if !arguments.quiet {
        for entry in &entries {
            let actor = serde_json::to_value(&entry.actor)?;
            let (kind, id) =
                (actor["kind"].as_str().unwrap_or_default(), actor["id"].as_str().unwrap_or_default());
            println!(
                "{:>4}  {}  {:<28} {kind} {id}  {}",
                entry.seq,
                entry.at,
                entry.action,
                &entry.hash[..12]
            );
        }
    }
    verify(&entries, version, &head)?;
    println!(
        "The chain of {} holds: {} entries, head {}.",
        arguments.subject,
        entries.len(),
        &head[..12.min(head.len())]
    );
    Ok(())
}
