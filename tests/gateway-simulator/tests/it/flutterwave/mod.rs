//! Flutterwave, as a merchant, a customer and a tester meet it.

mod books;
mod faults;
mod page;
mod shop;
mod webhooks;
mod wire;
