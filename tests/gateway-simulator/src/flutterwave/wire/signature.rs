//! `verif-hash`: the merchant's own word, sent as it is. It covers neither body nor time.

/// The header that carries it.
pub const HASH_HEADER: &str = "verif-hash";
