//! Tests of the whole live in the targets `it` (the functions as processes), `e2e` (the deployed stack) and `tidy` (names
//! and maps); the program `chaos` plays journeys on a deployed stack where calls fail. Here is what they share.

pub mod description;
pub mod timers;
