//! Where the engine reads its files: from bundles that are in memory. What it writes stays in memory, too, until it is published.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, FileHandle, OwnedBytes, RamDirectory, WatchCallback, WatchHandle, WritePtr,
};

use super::bundle::unpack;
use crate::Error;

/// The file that says which segments there are.
pub(super) const MANIFEST: &str = "meta.json";

/// An object of the index: its name, and what is in it.
pub(crate) type Object = (String, OwnedBytes);

#[derive(Debug, Clone)]
pub(super) struct Bundles {
    /// The files of the objects, each with the object that it is in.
    published: Arc<BTreeMap<PathBuf, (String, OwnedBytes)>>,
    /// What was written since.
    fresh: RamDirectory,
}

impl Bundles {
    /// The files of `objects`, as `manifest` lists them; without one there is no index yet.
    pub(super) fn new(objects: &[Object], manifest: Option<&str>) -> Result<Self, Error> {
        let mut published = BTreeMap::new();
        for (name, object) in objects {
            for (path, file) in unpack(object)? {
                published.insert(path, (name.clone(), file));
            }
        }
        let fresh = RamDirectory::create();
        if let Some(manifest) = manifest {
            fresh.atomic_write(Path::new(MANIFEST), manifest.as_bytes()).map_err(Error::index)?;
        }
        Ok(Self { published: Arc::new(published), fresh })
    }

    pub(super) fn manifest(&self) -> Result<String, Error> {
        let bytes = self.fresh.atomic_read(Path::new(MANIFEST)).map_err(Error::index)?;
        String::from_utf8(bytes).map_err(Error::index)
    }

    /// The object that has the file at `path`; `None` when it was written since.
    pub(super) fn object_of(&self, path: &Path) -> Option<&str> {
        self.published.get(path).map(|(object, _)| object.as_str())
    }

    /// What was written at `path`; `None` when there is nothing.
    pub(super) fn written(&self, path: &Path) -> Result<Option<OwnedBytes>, Error> {
        if !self.fresh.exists(path).map_err(Error::index)? {
            return Ok(None);
        }
        let file = self.fresh.open_read(path).map_err(Error::index)?;
        file.read_bytes().map(Some).map_err(Error::index)
    }
}

impl Directory for Bundles {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        match self.published.get(path) {
            Some((_, file)) => Ok(Arc::new(file.clone())),
            None => self.fresh.get_file_handle(path),
        }
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.fresh.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.published.contains_key(path) || self.fresh.exists(path)?)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.fresh.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.fresh.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.fresh.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.fresh.watch(callback)
    }
}
