//! Tests of the whole live in the targets `it` (the functions as processes), `e2e` (the deployed stack) and `tidy` (names
//! and maps).
