//! `/simulator/accounts`: the bank accounts that exist.

use std::sync::Arc;

use axum::{Json, Router, extract::State, routing::get};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Misuse, Wanted};
use crate::{
    app::App,
    paystack::rules::{
        accounts::{Account, Accounts},
        banks,
    },
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/simulator/accounts", get(list).put(open))
}

async fn list(State(app): State<Arc<App>>) -> Json<Value> {
    Json(app.read(|world, _| json!({"accounts": world.paystack.accounts.list()})))
}

/// Accounts to be opened or renamed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    accounts: Vec<Account>,
}

async fn open(State(app): State<Arc<App>>, Wanted(opening): Wanted<Opening>) -> Result<Json<Value>, Misuse> {
    for account in &opening.accounts {
        check(account).map_err(Misuse::unclear)?;
    }
    app.change(|world, _| open_all(&mut world.paystack.accounts, &opening.accounts));
    Ok(list(State(app)).await)
}

/// Opens accounts that were checked.
pub fn open_all(accounts: &mut Accounts, opening: &[Account]) {
    for account in opening {
        accounts.open(&account.bank_code, &account.account_number, &account.account_name);
    }
}

/// Whether an account could exist.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn check(account: &Account) -> Result<(), String> {
    let Account { bank_code, account_number, account_name } = account;
    if banks::by_code(bank_code).is_none() {
        return Err(format!("there is no bank with code `{bank_code}`; GET /bank lists them"));
    }
    if account_number.len() != 10 || !account_number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("`{account_number}` is not an account number of ten digits"));
    }
    if account_name.trim().is_empty() {
        return Err(format!("account `{account_number}` needs a name"));
    }
    Ok(())
}
