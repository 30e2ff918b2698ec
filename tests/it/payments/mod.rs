//! Payments: settling what gateways report, and which gateway takes them.

mod gateways;
mod settle;
