//! The gateway simulator as a program; `--help` lists its options, `GET /` explains it in a browser.

use std::{fs, io, net::SocketAddr, path::PathBuf, process::ExitCode};

use clap::Parser;
use gateway_simulator::{
    Config, FLUTTERWAVE_SECRET, FLUTTERWAVE_WEBHOOK_HASH, Simulator, accounts::Account, clock::TimeScale,
};

/// Stands in for Paystack and Flutterwave: their endpoints, payment pages and webhooks, without money.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:4580")]
    listen: SocketAddr,
    /// The merchant's secret key at Paystack: requests must carry it, webhooks are signed with it.
    #[arg(long)]
    secret: String,
    /// The merchant's secret key at Flutterwave: requests must carry it.
    #[arg(long, default_value = FLUTTERWAVE_SECRET)]
    flutterwave_secret: String,
    /// The word that Flutterwave's webhooks carry.
    #[arg(long, default_value = FLUTTERWAVE_WEBHOOK_HASH)]
    flutterwave_webhook_hash: String,
    /// Keeps the state here, across restarts.
    #[arg(long)]
    state: Option<PathBuf>,
    /// Where Paystack's webhooks go; can be changed while running, with PATCH /simulator/settings.
    #[arg(long)]
    webhook_url: Option<String>,
    /// Where Flutterwave's webhooks go.
    #[arg(long)]
    flutterwave_webhook_url: Option<String>,
    /// The address under which people reach the payment page, if not the one listened on.
    #[arg(long)]
    public_url: Option<String>,
    /// Simulated seconds per real second, for webhook retries and OTP expiry.
    #[arg(long, value_parser = time_scale)]
    time_scale: Option<TimeScale>,
    /// Real milliseconds a transfer takes from one state to the next.
    #[arg(long)]
    transfer_after_ms: Option<u32>,
    /// Real milliseconds a refund takes from one state to the next.
    #[arg(long)]
    refund_after_ms: Option<u32>,
    /// The name customers see.
    #[arg(long, default_value = "Homify")]
    merchant: String,
    /// Kobo paid in at each gateway when there is no state yet.
    #[arg(long, default_value_t = 0)]
    starting_balance: i64,
    /// A JSON file of bank accounts that exist: [{"bank_code", "account_number", "account_name"}].
    #[arg(long)]
    accounts: Option<PathBuf>,
}

fn time_scale(text: &str) -> Result<TimeScale, String> {
    text.parse().ok().and_then(TimeScale::new).ok_or_else(|| "a whole number, at least 1".to_owned())
}

fn main() -> ExitCode {
    match run(Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gateway-simulator: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: Options) -> io::Result<()> {
    let accounts = options.accounts.map(read_accounts).transpose()?.unwrap_or_default();
    let simulator = Simulator::start(Config {
        listen: options.listen,
        merchant: options.merchant,
        state_file: options.state,
        webhook_url: options.webhook_url,
        flutterwave_secret: options.flutterwave_secret,
        flutterwave_webhook_hash: options.flutterwave_webhook_hash,
        flutterwave_webhook_url: options.flutterwave_webhook_url,
        public_url: options.public_url,
        time_scale: options.time_scale,
        transfer_after_ms: options.transfer_after_ms,
        refund_after_ms: options.refund_after_ms,
        starting_balance: options.starting_balance,
        accounts,
        ..Config::new(&options.secret)
    })?;
    println!("gateway simulator on {}", simulator.base_url);
    wait_for_signal()?;
    simulator.stop();
    Ok(())
}

fn read_accounts(path: PathBuf) -> io::Result<Vec<Account>> {
    let problem = |error: &dyn std::error::Error| io::Error::other(format!("{}: {error}", path.display()));
    let bytes = fs::read(&path).map_err(|error| problem(&error))?;
    serde_json::from_slice(&bytes).map_err(|error| problem(&error))
}

/// Waits for an interrupt from the keyboard or a request to terminate.
fn wait_for_signal() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let mut terminate = signal(SignalKind::terminate())?;
            tokio::select! {
                interrupted = tokio::signal::ctrl_c() => interrupted,
                _ = terminate.recv() => Ok(()),
            }
        }
        #[cfg(not(unix))]
        tokio::signal::ctrl_c().await
    })
}
