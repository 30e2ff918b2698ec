//! The index in a folder: an object a file, as in the bucket, and the manifest that is in the pointer.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result};
use search::embedded::{Publication, Reading, Writing};
use tantivy::directory::OwnedBytes;

use crate::goods::{Market, State};
use crate::nanos;

const MANIFEST: &str = "manifest.json";
/// Of all products, those that are changed lie so far apart.
const APART: u64 = 997;

/// Makes an index of `products` and their artisans.
pub(crate) fn build(folder: &Path, market: &Market, products: u64) -> Result<()> {
    let mut writing = Writing::anew()?;
    for number in 0..Market::artisans(products) {
        writing.put(&market.artisan(number))?;
    }
    for number in 0..products {
        writing.put(&market.product(number, products, State::First))?;
    }
    let Publication { manifest, new, .. } = writing.finish()?.context("a new index is a change")?;
    for (number, object) in new.iter().enumerate() {
        fs::write(folder.join(format!("{number}.bundle")), object)?;
    }
    Ok(fs::write(folder.join(MANIFEST), manifest)?)
}

/// How many objects the index has, and their bytes.
pub(crate) fn size(folder: &Path) -> Result<(u64, u64)> {
    let objects = objects(folder)?;
    let bytes = objects.iter().map(|(_, object)| object.len()).sum::<usize>();
    Ok((u64::try_from(objects.len())?, u64::try_from(bytes)?))
}

/// Fetches it and opens it.
pub(crate) fn open(folder: &Path) -> Result<Reading> {
    Ok(Reading::open(&objects(folder)?, &fs::read_to_string(folder.join(MANIFEST))?)?)
}

/// Changes so many of `products`: the time that the index takes for it in nanoseconds, and the bytes that are new.
pub(crate) fn change(folder: &Path, market: &Market, changed: u64, products: u64) -> Result<(u64, u64)> {
    let objects = objects(folder)?;
    let manifest = fs::read_to_string(folder.join(MANIFEST))?;
    let documents: Vec<_> = (0..changed)
        .map(|number| market.product(number * APART % products, products, State::Changed))
        .collect();
    let started = Instant::now();
    let mut writing = Writing::over(&objects, &manifest)?;
    for document in &documents {
        writing.put(document)?;
    }
    let Publication { new, .. } = writing.finish()?.context("a changed product is a change")?;
    let took = nanos(started.elapsed());
    Ok((took, u64::try_from(new.iter().map(Vec::len).sum::<usize>())?))
}

fn objects(folder: &Path) -> Result<Vec<(String, OwnedBytes)>> {
    let mut objects = Vec::new();
    for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "bundle") {
            objects.push((path.to_string_lossy().into_owned(), OwnedBytes::new(fs::read(&path)?)));
        }
    }
    Ok(objects)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queries::Kind;

    #[test]
    fn what_is_built_is_opened_asked_and_changed() {
        let folder = std::env::temp_dir().join(format!("bench-search-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let market = Market::new();
        build(&folder, &market, 300).unwrap();
        let reading = open(&folder).unwrap();
        for kind in Kind::ALL {
            let found: u64 = (1..20).map(|round| kind.ask(&reading, round).unwrap()).sum();
            assert!(found > 0, "{}", kind.name());
        }
        let (_, bytes) = change(&folder, &market, 10, 300).unwrap();
        assert!(0 < bytes && bytes < size(&folder).unwrap().1, "{bytes}");
        fs::remove_dir_all(folder).unwrap();
    }
}
