//! One file per command.

pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod chaos;
pub(crate) mod demo;
pub(crate) mod deny;
pub(crate) mod deployed;
pub(crate) mod down;
pub(crate) mod fuzz;
pub(crate) mod keys;
pub(crate) mod logs;
pub(crate) mod mail;
pub(crate) mod mutants;
pub(crate) mod operator;
pub(crate) mod reset;
pub(crate) mod seed;
pub(crate) mod status;
pub(crate) mod test;
pub(crate) mod up;
pub(crate) mod web;
