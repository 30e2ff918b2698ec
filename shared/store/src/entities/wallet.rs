//! Wallets. W1 a wallet; W2 a wallet's statement, which is its history; W3 a wallet with the artisan that it belongs to.

use domain::artisans::Artisan;
use domain::history::Entry;
use domain::wallet::Wallet;
use domain::{ArtisanId, Currency};

use super::artisan_key;
use crate::{Audited, Error, Indexes, Items, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled};

/// `WALLET#art_…#NGN / WALLET`
pub fn wallet_key(artisan: ArtisanId, currency: Currency) -> Key {
    Key::new(format!("WALLET#{artisan}#{currency}"), "WALLET")
}

impl Stored for Wallet {
    fn key(&self) -> Key {
        wallet_key(self.artisan_id, self.currency)
    }

    fn indexes(&self) -> Indexes {
        Indexes { due: self.due, ..Indexes::default() }
    }
}

impl Audited for Wallet {}

compiled::audited!(Wallet);

repository! {
    /// The wallets in the table. A wallet that is not stored yet is empty.
    Wallets, wallets
}

impl Wallets {
    /// W1: a wallet.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load(&self, artisan: ArtisanId, currency: Currency) -> Result<Loaded<Wallet>, Error> {
        let wallet = self.0.get(&wallet_key(artisan, currency)).await?;
        Ok(wallet.unwrap_or_else(|| Loaded::new(Wallet::empty(artisan, currency))))
    }

    /// W2: what happened to a wallet, newest first, each with the balances after it.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn statement(
        &self,
        artisan: ArtisanId,
        currency: Currency,
        page: &PageRequest,
    ) -> Result<Page<Entry>, Error> {
        self.0.history(&wallet_key(artisan, currency), false, page).await
    }

    /// W3: a wallet and the artisan that it belongs to, if there is a profile, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load_with_artisan(
        &self,
        artisan: ArtisanId,
        currency: Currency,
    ) -> Result<(Loaded<Wallet>, Option<Loaded<Artisan>>), Error> {
        let items = self.0.get_many(&[wallet_key(artisan, currency), artisan_key(artisan)]).await?;
        take_with_artisan(items, artisan, currency)
    }

    /// The same, for a request that must happen once.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn load_once_with_artisan(
        &self,
        once: &Once,
        artisan: ArtisanId,
        currency: Currency,
    ) -> Result<(Loaded<Wallet>, Option<Loaded<Artisan>>), Error> {
        let keys = [wallet_key(artisan, currency), artisan_key(artisan)];
        take_with_artisan(self.0.get_many_once(once, &keys).await?, artisan, currency)
    }
}

fn take_with_artisan(
    mut items: Items,
    artisan: ArtisanId,
    currency: Currency,
) -> Result<(Loaded<Wallet>, Option<Loaded<Artisan>>), Error> {
    let wallet = take_wallet(&mut items, artisan, currency)?;
    Ok((wallet, items.take(&artisan_key(artisan))?))
}

/// The wallet among what was read; an empty one where there is none yet.
pub(super) fn take_wallet(
    items: &mut Items,
    artisan: ArtisanId,
    currency: Currency,
) -> Result<Loaded<Wallet>, Error> {
    let wallet = items.take(&wallet_key(artisan, currency))?;
    Ok(wallet.unwrap_or_else(|| Loaded::new(Wallet::empty(artisan, currency))))
}
