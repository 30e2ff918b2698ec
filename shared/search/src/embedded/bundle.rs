//! Files of the index in one object: one after the other, then a table of them as JSON, its length as eight bytes, and a mark.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use tantivy::directory::OwnedBytes;

use crate::Error;

/// The form of a bundle. An object of another is none.
const MARK: &[u8; 8] = b"HMFYIDX1";
const LENGTH_BYTES: usize = 8;

/// `files` in one object.
pub(super) fn pack(files: &[(PathBuf, OwnedBytes)]) -> Result<Vec<u8>, Error> {
    let mut object = Vec::with_capacity(files.iter().map(|(_, file)| file.len() + 128).sum());
    let mut places = BTreeMap::new();
    for (path, file) in files {
        let start = object.len();
        object.extend_from_slice(file.as_slice());
        places.insert(path.to_string_lossy().into_owned(), (start, object.len()));
    }
    let table = serde_json::to_vec(&places).map_err(Error::index)?;
    object.extend_from_slice(&table);
    object.extend_from_slice(&u64::try_from(table.len()).map_err(Error::index)?.to_le_bytes());
    object.extend_from_slice(MARK);
    Ok(object)
}

/// The files in an object, which share its memory.
pub(super) fn unpack(object: &OwnedBytes) -> Result<Vec<(PathBuf, OwnedBytes)>, Error> {
    let damaged = || Error::index("an object is no bundle");
    let bytes = object.as_slice();
    let rest = bytes.strip_suffix(MARK).ok_or_else(damaged)?;
    let (rest, length) = rest.split_last_chunk::<LENGTH_BYTES>().ok_or_else(damaged)?;
    let length = usize::try_from(u64::from_le_bytes(*length)).map_err(Error::index)?;
    let start = rest.len().checked_sub(length).ok_or_else(damaged)?;
    let places: BTreeMap<String, (usize, usize)> =
        serde_json::from_slice(&rest[start..]).map_err(Error::index)?;
    let file = |(name, (from, to)): (String, (usize, usize))| {
        let place: Range<usize> = from..to;
        let fits = from <= to && to <= start && Path::new(&name).components().count() == 1;
        fits.then(|| (PathBuf::from(name), object.slice(place))).ok_or_else(damaged)
    };
    places.into_iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn packed() -> Vec<u8> {
        let file = |text: &str| OwnedBytes::new(text.as_bytes().to_vec());
        pack(&[("a.idx".into(), file("one")), ("a.term".into(), file("")), ("b.del".into(), file("two"))])
            .unwrap()
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let files = unpack(&OwnedBytes::new(packed())).unwrap();
        let files: Vec<_> =
            files.iter().map(|(path, file)| (path.to_str().unwrap(), file.as_slice())).collect();
        assert_eq!(files, [("a.idx", &b"one"[..]), ("a.term", b""), ("b.del", b"two")]);
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_no_bundle() {
        let whole = packed();
        for length in 0..whole.len() {
            assert!(unpack(&OwnedBytes::new(whole[..length].to_vec())).is_err(), "{length}");
        }
        let mut longer = whole.clone();
        let at = whole.len() - MARK.len() - LENGTH_BYTES;
        longer[at..at + LENGTH_BYTES].fill(0xff);
        assert!(unpack(&OwnedBytes::new(longer)).is_err());
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut bytes = bytes;
            bytes.extend_from_slice(MARK);
            let _ = unpack(&OwnedBytes::new(bytes));
        }
    }
}
