//! How a person logs in and stays logged in.

pub mod credentials;
pub mod device;
pub mod link;
pub mod provider;
pub mod second_factor;
pub mod session;
