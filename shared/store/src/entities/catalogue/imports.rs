//! Files of products. C6 what it is decided by that one is worked off; C7 how far one is; C8 the products that its next lines name.

use domain::catalogue::import::{Import, Imports};
use domain::catalogue::{Product, Stock};
use domain::uploads::Upload;
use domain::{ImportId, ProductId, Timestamp, UploadId, UserId};

use super::{product_key, stock_key};
use crate::entities::upload_key;
use crate::{Error, Indexes, Key, Loaded, Once, Stored, Table, compiled};

/// `IMPORT#imp_… / PROGRESS`
pub fn import_key(id: ImportId) -> Key {
    Key::new(format!("IMPORT#{id}"), "PROGRESS")
}

fn imports_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "IMPORTS")
}

impl Stored for Import {
    fn key(&self) -> Key {
        import_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        Indexes { due: self.due, ..Indexes::default() }
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.forgotten_at())
    }
}

compiled::stored!(Import);

impl Stored for Imports {
    fn key(&self) -> Key {
        imports_key(self.user_id)
    }
}

compiled::stored!(Imports);

repository! {
    /// The files of products in the table.
    ImportQueue, imports
}

impl ImportQueue {
    /// C6: the upload `id` of `user`, and which files they sent lately, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn for_begin_once(
        &self,
        once: &Once,
        user: UserId,
        id: UploadId,
    ) -> Result<(Option<Upload>, Loaded<Imports>), Error> {
        let (upload, imports) = (upload_key(user, id), imports_key(user));
        let mut items = self.0.get_many_once(once, &[upload.clone(), imports.clone()]).await?;
        let imports = items.take(&imports)?.unwrap_or_else(|| Loaded::new(Imports::none(user)));
        Ok((items.take(&upload)?.map(Loaded::into_inner), imports))
    }

    /// C7: how far a file is.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: ImportId) -> Result<Option<Loaded<Import>>, Error> {
        self.0.get(&import_key(id)).await
    }

    /// C8: the products `ids`, each once, in that order, with what is left of each; `None` for one that there is not. One round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn products(&self, ids: &[ProductId]) -> Result<Vec<Option<(Loaded<Product>, Stock)>>, Error> {
        let keys: Vec<Key> = ids.iter().flat_map(|id| [product_key(*id), stock_key(*id)]).collect();
        let mut items = self.0.get_many(&keys).await?;
        let found = ids.iter().map(|id| {
            let stock = items.take::<Stock>(&stock_key(*id))?.map(Loaded::into_inner);
            Ok(items.take(&product_key(*id))?.zip(stock))
        });
        found.collect()
    }
}
