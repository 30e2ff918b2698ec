//! The state file: read at the start, replaced as a whole after changes.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use crate::world::World;

/// Reads the state; `None` if there is no file yet.
///
/// # Errors
/// When the file cannot be read or is not a state of this simulator.
pub fn load(path: &Path) -> io::Result<Option<World>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    serde_json::from_slice(&bytes).map(Some).map_err(|error| {
        let advice = "delete it, or start with another --state";
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("{} is not usable ({error}): {advice}", path.display()),
        )
    })
}

/// Replaces the file in one step, so that a crash leaves either the old or the new state.
///
/// # Errors
/// When the folder is not writable.
pub fn save(path: &Path, state: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut unfinished = PathBuf::from(path).into_os_string();
    unfinished.push(".unfinished");
    let mut file = fs::File::create(&unfinished)?;
    file.write_all(state.as_bytes())?;
    file.sync_all()?;
    fs::rename(&unfinished, path)
}

#[cfg(test)]
mod tests {
    use super::{load, save};
    use crate::{paystack::rules::integration::Domain, world::World};

    #[test]
    fn a_saved_world_is_loaded_and_a_broken_file_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/state.json");
        assert!(load(&path).expect("absent is fine").is_none());
        let world = World::new(Domain::Test, "Homify", 3);
        save(&path, &serde_json::to_string(&world).expect("serialisable")).expect("written");
        assert!(load(&path).expect("readable").is_some());
        save(&path, "{}").expect("written");
        assert!(load(&path).expect_err("not a state").to_string().contains("--state"));
    }
}
