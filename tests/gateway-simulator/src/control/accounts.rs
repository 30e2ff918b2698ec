//! `/simulator/accounts`: the bank accounts that exist.

use std::sync::Arc;

use axum::{Json, Router, extract::State, routing::get};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Misuse, Wanted};
use crate::{
    accounts::Account, app::App, flutterwave::rules::banks as flutterwave, gateway::Gateway,
    paystack::rules::banks as paystack, world::World,
};

/// The endpoints of this file.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/simulator/accounts", get(list).put(open))
}

async fn list(State(app): State<Arc<App>>) -> Json<Value> {
    Json(app.read(|world, _| {
        let mut accounts = world.paystack.accounts.list(None);
        accounts.extend(world.flutterwave.accounts.list(Some(Gateway::Flutterwave)));
        json!({"accounts": accounts})
    }))
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
    app.change(|world, _| open_all(world, &opening.accounts));
    Ok(list(State(app)).await)
}

/// Opens accounts that were checked. One under a code of Paystack's is the same bank's account at Flutterwave.
pub fn open_all(world: &mut World, opening: &[Account]) {
    for Account { gateway, bank_code, account_number, account_name } in opening {
        let at_flutterwave = match gateway {
            Some(Gateway::Flutterwave) => flutterwave::by_code(bank_code),
            Some(Gateway::Paystack) => None,
            None => flutterwave::by_paystack_code(bank_code),
        };
        if *gateway != Some(Gateway::Flutterwave) {
            world.paystack.accounts.open(bank_code, account_number, account_name);
        }
        if let Some(bank) = at_flutterwave {
            world.flutterwave.accounts.open(bank.code, account_number, account_name);
        }
    }
}

/// Whether an account could exist.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn check(account: &Account) -> Result<(), String> {
    let Account { gateway, bank_code, account_number, account_name } = account;
    let gateway = gateway.unwrap_or_default();
    let is_known = match gateway {
        Gateway::Paystack => paystack::by_code(bank_code).is_some(),
        Gateway::Flutterwave => flutterwave::by_code(bank_code).is_some(),
    };
    if !is_known {
        return Err(format!("there is no bank with code `{bank_code}`; {gateway} lists them"));
    }
    if account_number.len() != 10 || !account_number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("`{account_number}` is not an account number of ten digits"));
    }
    if account_name.trim().is_empty() {
        return Err(format!("account `{account_number}` needs a name"));
    }
    Ok(())
}
