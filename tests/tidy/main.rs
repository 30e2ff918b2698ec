//! Conventions that nobody has to remember: names agree everywhere, layers stay apart, functions fit a screen, and the pages
//! that describe them are current.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod access_patterns;
mod description;
mod docs;
mod domains;
mod features;
mod functions;
mod functions_doc;
mod glossary;
mod hosting;
mod layers;
mod limits;
mod openapi;
mod printed;
mod routes;
mod sources;
mod template;
mod tree;
