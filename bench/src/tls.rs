//! TLS in front of a service that speaks without.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

const HOST: &str = "127.0.0.1";

/// An address that takes TLS and passes on what is inside.
pub(crate) struct Front {
    /// `https://127.0.0.1:…`
    pub(crate) url: String,
    /// The authority to trust there, in PEM.
    pub(crate) root: String,
}

impl Front {
    /// Takes TLS for the service at `service`, `http://127.0.0.1:…`, with a certificate made for the occasion.
    ///
    /// # Errors
    /// When there is no port to listen on.
    pub(crate) async fn of(service: &str) -> Result<Self> {
        let behind: SocketAddr = service.trim_start_matches("http://").parse().context("an address")?;
        let made = rcgen::generate_simple_self_signed([HOST.to_owned()])?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)?;
        let listener = TcpListener::bind((HOST, 0)).await?;
        let url = format!("https://{}", listener.local_addr()?);
        tokio::spawn(serve(listener, TlsAcceptor::from(Arc::new(config)), behind));
        Ok(Self { url, root: made.cert.pem() })
    }
}

async fn serve(listener: TcpListener, acceptor: TlsAcceptor, behind: SocketAddr) {
    while let Ok((client, _)) = listener.accept().await {
        let acceptor = acceptor.clone();
        tokio::spawn(async move {
            // A connection that breaks is the client's to report.
            let _ended = pass(client, &acceptor, behind).await;
        });
    }
}

async fn pass(client: TcpStream, acceptor: &TlsAcceptor, behind: SocketAddr) -> std::io::Result<()> {
    client.set_nodelay(true)?;
    let mut inside = acceptor.accept(client).await?;
    let mut service = TcpStream::connect(behind).await?;
    service.set_nodelay(true)?;
    tokio::io::copy_bidirectional(&mut inside, &mut service).await.map(|_| ())
}
