//! One running local cloud: its folder, its ports, and what it remembers between commands.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};

use crate::workspace;

/// The first of the ports; the emulator's.
const PORT: u16 = 4566;
const PORT_VARIABLE: &str = "HOMIFY_PORT";
/// What no system takes for outgoing connections: Linux begins at 32768.
const UNASSIGNED: Range<u16> = 20_000..30_000;

/// A local cloud of its own: a developer has one, a test run makes another beside it.
pub(crate) struct Instance {
    /// Everything of the instance.
    pub(crate) folder: PathBuf,
    /// What it remembers.
    pub(crate) memory: Memory,
}

/// What an instance remembers between commands.
#[derive(Serialize, Deserialize)]
pub(crate) struct Memory {
    /// Where it listens.
    pub(crate) ports: Ports,
    /// Whether the emulator has written its state since it was last started.
    pub(crate) saved: bool,
    /// Whether sample data was written.
    pub(crate) seeded: bool,
    /// What is deployed: changes with anything that a deploy depends on.
    pub(crate) deployed: Option<String>,
    /// What is published of the web app, and to what.
    #[serde(default)]
    pub(crate) published: Option<String>,
    /// The secret that the simulator and the functions share.
    pub(crate) paystack_secret: String,
    /// The key that signs access tokens, as a private JWK.
    pub(crate) signing_key: Option<String>,
    /// The public key set of `signing_key`.
    pub(crate) public_keys: Option<String>,
    /// The key of second factors.
    #[serde(default)]
    pub(crate) second_factor_key: Option<String>,
}

/// Where an instance listens, on the loopback interface only.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ports {
    /// The emulator, and with it the API.
    pub(crate) emulator: u16,
    /// The simulator of the payment gateway.
    pub(crate) simulator: u16,
    /// The page that describes the API.
    pub(crate) docs: u16,
    /// The web app.
    #[serde(default)]
    pub(crate) web: u16,
    /// The proxy of failures, where the functions reach the emulator through it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) faults: Option<u16>,
}

impl Ports {
    fn from(first: u16) -> Result<Self> {
        let port = |offset| {
            first.checked_add(offset).context("the port is too high: the three after it are needed, too")
        };
        Ok(Self { emulator: first, simulator: port(1)?, docs: port(2)?, web: port(3)?, faults: None })
    }

    /// Those that every instance has, with what listens there.
    fn named(self) -> [(u16, &'static str); 4] {
        [
            (self.emulator, "emulator"),
            (self.simulator, "simulator"),
            (self.docs, "docs"),
            (self.web, super::web::NAME),
        ]
    }

    /// Ports that nothing uses now, below those that systems give to outgoing connections: such a connection could take one before the
    /// server has started that it is for.
    fn free() -> Result<Self> {
        // All are held until all are known, so that they differ.
        let listeners = [listen()?, listen()?, listen()?, listen()?, listen()?];
        let [emulator, simulator, docs, web, faults] =
            listeners.each_ref().map(|l| l.local_addr().map(|a| a.port()));
        Ok(Self { emulator: emulator?, simulator: simulator?, docs: docs?, web: web?, faults: Some(faults?) })
    }
}

impl Instance {
    /// The developer's own.
    ///
    /// # Errors
    /// When what the instance remembers cannot be read.
    pub(crate) fn developer() -> Result<Self> {
        let folder = developer_folder();
        let mut memory = match Memory::read(&folder)? {
            Some(memory) => memory,
            None => Memory::new(Ports::from(PORT)?)?,
        };
        if memory.ports.web == 0 {
            // Of a version that had no web app.
            memory.ports = Ports::from(memory.ports.emulator)?;
        }
        Ok(Self { folder, memory })
    }

    /// Makes it listen on the four ports from `port` on, or from the one that `HOMIFY_PORT` names, or stay where it is.
    /// What runs on others is stopped.
    ///
    /// # Errors
    /// When a port is no number, or something does not end.
    pub(crate) fn listen_on(&mut self, port: Option<u16>) -> Result<()> {
        let first = match (port, std::env::var(PORT_VARIABLE)) {
            (Some(port), _) => port,
            (None, Ok(text)) => {
                text.parse().with_context(|| format!("{PORT_VARIABLE} is `{text}`, not a port"))?
            }
            (None, Err(_)) => return Ok(()),
        };
        let ports = Ports::from(first)?;
        if self.memory.ports != ports {
            // Before what runs is stopped. What it listens on itself becomes free by that.
            let own = self.memory.ports.named().map(|(port, _)| port);
            for (port, what) in ports.named() {
                if !own.contains(&port) {
                    require_free(port, what)?;
                }
            }
            super::stop(self)?;
            self.memory.ports = ports;
            self.save()?;
        }
        Ok(())
    }

    /// A new one for a test run, without any state, on ports that are free.
    ///
    /// # Errors
    /// When its folder cannot be made anew.
    pub(crate) fn test() -> Result<Self> {
        Self::anew("test", Ports { faults: None, ..Ports::free()? })
    }

    /// A new one for a test run in a browser.
    ///
    /// # Errors
    /// When its folder cannot be made anew.
    pub(crate) fn browser() -> Result<Self> {
        Self::anew("browser", Ports { faults: None, ..Ports::free()? })
    }

    /// A new one for a test run, whose functions reach the emulator through the proxy of failures.
    ///
    /// # Errors
    /// When its folder cannot be made anew.
    pub(crate) fn chaos() -> Result<Self> {
        Self::anew("chaos", Ports::free()?)
    }

    fn anew(name: &str, ports: Ports) -> Result<Self> {
        let folder = workspace::local().join(name);
        // Left by the run before; if that was interrupted, it still runs.
        super::forget(&folder)?;
        Ok(Self { folder, memory: Memory::new(ports)? })
    }

    /// Where the description of the deployed stack is.
    pub(crate) fn stack_file(&self) -> PathBuf {
        self.folder.join("stack.json")
    }

    /// Writes what the instance remembers.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn save(&self) -> Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        write_private(&memory_file(&self.folder), &serde_json::to_string_pretty(&self.memory)?)
    }
}

/// So many random bytes in hexadecimal, as secrets are made of.
///
/// # Errors
/// When the system gives no random numbers.
pub(crate) fn random_hex<const BYTES: usize>() -> Result<String> {
    let mut random = [0; BYTES];
    getrandom::fill(&mut random).context("the system gives no random numbers")?;
    Ok(hex::encode(random))
}

impl Memory {
    fn new(ports: Ports) -> Result<Self> {
        Ok(Self {
            ports,
            saved: true,
            seeded: false,
            deployed: None,
            published: None,
            paystack_secret: format!("sk_test_{}", random_hex::<20>()?),
            signing_key: None,
            public_keys: None,
            second_factor_key: None,
        })
    }

    fn read(folder: &Path) -> Result<Option<Self>> {
        let path = memory_file(folder);
        let text = match std::fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        let memory = serde_json::from_slice(&text).with_context(|| {
            format!(
                "cannot understand {}, which another version may have written; `cargo xtask reset` starts anew",
                path.display()
            )
        })?;
        Ok(Some(memory))
    }
}

/// Listens on one of [`UNASSIGNED`], by chance: runs at the same time look for theirs, too.
fn listen() -> Result<TcpListener> {
    loop {
        let mut random = [0; 2];
        getrandom::fill(&mut random).context("the system gives no random numbers")?;
        let port = UNASSIGNED.start + u16::from_ne_bytes(random) % (UNASSIGNED.end - UNASSIGNED.start);
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            listener => return Ok(listener?),
        }
    }
}

/// Refuses a port that another program listens on, or that this user may not listen on.
///
/// # Errors
/// When it is taken; the message says which and what to do.
pub(crate) fn require_free(port: u16, what: &str) -> Result<()> {
    let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) else { return Ok(()) };
    let (why, first) = match error.kind() {
        ErrorKind::AddrInUse => ("is taken by another program".to_owned(), "Stop that program, or choose"),
        _ => (format!("cannot be listened on ({error})"), "Choose"),
    };
    bail!(
        "port {port}, meant for the {what}, {why}.\n\
         {first} other ports: `cargo xtask up --port 5566` (it takes that one and the three after it), or set \
         {PORT_VARIABLE}."
    );
}

/// Writes a file that only its owner can read.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write_private(path: &Path, text: &str) -> Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut file =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    Ok(())
}

fn memory_file(folder: &Path) -> PathBuf {
    folder.join("instance.json")
}

/// Where the developer's own instance is.
pub(crate) fn developer_folder() -> PathBuf {
    workspace::local().join("dev")
}

/// Deletes the folder of an instance.
///
/// # Errors
/// When a file cannot be deleted.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot delete {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_a_way_out() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let message = require_free(port, "emulator").unwrap_err().to_string();
        assert!(message.contains(&port.to_string()) && message.contains("--port"), "{message}");
    }

    #[test]
    fn a_move_to_a_taken_port_is_refused_and_changes_nothing() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let ports = Ports::from(PORT).unwrap();
        let mut instance = Instance { folder: folder.path().to_owned(), memory: Memory::new(ports).unwrap() };
        instance.listen_on(Some(port.saturating_sub(2))).unwrap_err();
        assert!(instance.memory.ports == ports, "it stays where it was");
    }

    #[test]
    fn free_ports_differ() {
        let ports = Ports::free().unwrap();
        assert!(
            ports.emulator != ports.simulator
                && ports.simulator != ports.docs
                && ports.emulator != ports.docs
        );
    }

    #[test]
    fn the_gateway_secret_is_a_test_key_and_never_the_same() {
        let secret = || Memory::new(Ports::from(1).unwrap()).unwrap().paystack_secret;
        assert!(secret().starts_with("sk_test_"));
        assert_ne!(secret(), secret());
    }
}
