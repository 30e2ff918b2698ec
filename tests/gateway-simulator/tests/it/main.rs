//! The simulator over HTTP, as a merchant, a customer and a tester meet it.

mod control;
mod disputes;
mod faults;
mod flutterwave;
mod page;
mod restart;
mod shape;
mod support;
mod webhooks;
mod wire;
