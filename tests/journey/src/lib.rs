//! People who use a deployed stack, over HTTP, as the apps do: for the sample data, the demonstration and the end-to-end
//! tests.

mod api;
pub mod demo;
pub mod operator;
mod person;
pub mod seed;
pub mod shopping;
mod stack;
mod steps;
mod talk;
mod totp;

pub use api::{Api, Mail, Reply};
pub use person::{Person, Role};
pub use stack::Stack;
pub use steps::{Address, Application, Offer, Sold, expect, money};
