//! `PUT /me/addresses`: the signed-in user says where they have things brought, all of it anew; the first is the one that a checkout begins with.
//!
//! Reads U16; writes the address book. Emits nothing. Safe to repeat: what is so already is not changed. Orders keep the address that they were sent to.

use domain::area::Area;
use domain::users::addresses::{ADDRESSES_MAX, SavedAddress};
use domain::users::{NewPhone, Phone};
use serde::Deserialize;
use store::Table;
use views::AddressBookView;
use web::{ListOf, OneLine, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    addresses: ListOf<Address, ADDRESSES_MAX>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Address {
    recipient: OneLine<1, 100>,
    phone: NewPhone,
    address: Text<5, 300>,
    city: OneLine<2, 80>,
    area: Area,
}

impl From<Address> for SavedAddress {
    fn from(given: Address) -> Self {
        Self {
            recipient: given.recipient.into(),
            phone: Phone::from(given.phone).into(),
            address: given.address.into(),
            city: given.city.into(),
            area: given.area.code().to_owned(),
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| save_addresses(&table, request).await).await
}

async fn save_addresses(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let Book { addresses } = request.body()?;
    let book = table.own().addresses(caller.user_id).await?;
    let addresses = addresses.into_iter().map(SavedAddress::from).collect();
    let Some(rewritten) = book.rewrite(addresses) else {
        return Ok(ok(&AddressBookView::new(&book)).of_version(book.version()));
    };
    request.if_match(book.version())?;
    let mut change = request.change(caller.as_user());
    change.replace(&book, &rewritten);
    table.commit_put(change).await?;
    Ok(ok(&AddressBookView::new(&rewritten)).of_version(book.version() + 1))
}
