//! How a person logs in and stays logged in.

pub mod credentials;
pub mod session;
