//! `operator search`: the index of search, made anew from the table.

use std::time::Duration;

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use domain::Actor;
use search::opensearch::{OpenSearch, Remote};
use search::published::Published;
use search::{Index, Writer};
use store::{Change, Table};
use uploads::Bucket;

/// Until the table's indexes show what was written before the rebuild began.
const INDEXES_LAG: Duration = Duration::from_secs(5);
/// Until no function fetches any more what the pointer named before: three times the longest that a reader may run.
const READERS_FETCH: Duration = Duration::from_secs(30);

#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make all of the index anew. Search goes on meanwhile, by the index before.
    Rebuild {
        /// The bucket of the index: the stack's output `SearchBucket`. Of the embedded engine.
        #[arg(long, env = "SEARCH_BUCKET", required_unless_present = "endpoint")]
        bucket: Option<String>,
        /// The domain of OpenSearch that the index is in: the stack's parameter `SearchEndpoint`.
        #[arg(long, env = "SEARCH_ENDPOINT", requires = "alias")]
        endpoint: Option<String>,
        /// The index's name in the domain: the stack's output `SearchAlias`.
        #[arg(long, env = "SEARCH_ALIAS")]
        alias: Option<String>,
    },
}

pub(crate) async fn run(table: &Table, arguments: &Arguments) -> Result<()> {
    let Command::Rebuild { bucket, endpoint, alias } = &arguments.command;
    let index = match (endpoint, alias) {
        (Some(endpoint), Some(alias)) => {
            let region = aws::variable("AWS_REGION").context("say in which region: AWS_REGION")?;
            Index::OpenSearch(OpenSearch::new(
                table,
                Remote::at(endpoint, alias, &region, aws::credentials()),
            ))
        }
        (Some(_), None) | (None, _) => {
            let bucket =
                bucket.as_ref().context("say where the index is: --bucket, or --endpoint and --alias")?;
            Index::Embedded(Published::new(table, Bucket::named(bucket)))
        }
    };
    let since = crate::now();
    let change = || Change::new(Actor::system("search-rebuild"), crate::now(), "search-rebuild");
    index.begin_rebuild(change, since).await?;
    tokio::time::sleep(INDEXES_LAG).await;
    let documents = index.rebuild(change, since).await?;
    println!("{documents} products and artisans can be found by the new index.");
    let unnamed = index.take_unnamed();
    if !unnamed.is_empty() {
        println!("The index before is deleted in {} seconds.", READERS_FETCH.as_secs());
        tokio::time::sleep(READERS_FETCH).await;
        index.delete(&unnamed, crate::now()).await?;
    }
    Ok(())
}
