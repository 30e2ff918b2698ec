//! `chaos --journeys 500 --seed 7 --faults URL`, for `cargo xtask chaos`: journeys of every kind, all open at the same time,
//! on a deployed stack where calls between the functions and the cloud fail, the gateways misbehave and clients lose their
//! connections. Then everything works again, and whoever has waited is served; every order has to end as its kind does.
//!
//! What is left is for the tests of the deployed stack that are marked as ignored: they compare the books.

mod client;
mod clock;
mod cloud_faults;
mod dice;
mod drain;
mod figures;
mod gateway_faults;
mod kinds;
mod story;
mod world;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Result, ensure};
use clap::Parser;
use futures::future::{self, Either};
use futures::pin_mut;
use journey::Stack;

use crate::dice::Dice;
use crate::story::Story;
use crate::world::World;

#[derive(Parser)]
struct Arguments {
    /// The stack's description, as a deploy writes it.
    #[arg(long, env = "HOMIFY_STACK_FILE")]
    stack: PathBuf,
    /// The program that operators use.
    #[arg(long)]
    operator: PathBuf,
    /// The proxy between the functions and the cloud.
    #[arg(long)]
    faults: String,
    /// How many journeys are open at the same time.
    #[arg(long)]
    journeys: u64,
    /// What decides about kinds, people and the gateways' faults.
    #[arg(long)]
    seed: u64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let started = Instant::now();
    let world = World::open(
        Stack::read(&arguments.stack)?,
        &arguments.operator,
        &arguments.faults,
        arguments.journeys,
        arguments.seed,
    )
    .await?;
    world.tell("everybody is there");
    let mut stories: Vec<Story<'_>> = (0..arguments.journeys)
        .map(|number| Story::new(&world, number, Dice::new(arguments.seed, number + 1)))
        .collect();
    let played = play(&world, &mut stories).await;
    world.cloud_faults.stop().await?;
    world.api.gateway.clear_faults().await?;
    world.tell("nothing fails any more");
    played?;
    let drained = drain::until_all_has_ended(&world, &stories).await;
    world.figures.print(&world, &stories, started.elapsed()).await?;
    drained?;
    let stuck = world.get(&world.admin, "/admin/stuck").await?;
    ensure!(stuck["items"].as_array().is_some_and(Vec::is_empty), "work is stuck: {stuck}");
    Ok(())
}

/// Plays the stories while everything around them fails now and then.
async fn play(world: &World, stories: &mut [Story<'_>]) -> Result<()> {
    let trouble = future::try_join3(
        world.cloud_faults.come_and_go(),
        gateway_faults::come_and_go(world),
        clock::run(world),
    );
    let journeys = async {
        let opened = future::join_all(stories.iter_mut().map(Story::open)).await;
        opened.into_iter().collect::<Result<Vec<()>>>()?;
        world.tell(&format!("{} journeys are open", stories.len()));
        let told = future::join_all(stories.iter().map(Story::tell)).await;
        told.into_iter().collect::<Result<Vec<()>>>()?;
        world.tell("everybody has done their part");
        Ok(())
    };
    pin_mut!(trouble, journeys);
    match future::select(trouble, journeys).await {
        Either::Left((Err(error), _)) => Err(error.context("the trouble itself failed")),
        Either::Right((played, _)) => played,
    }
}
