//! Runs the reference data server: `intercity-dataserver --issuer https://intercity.example --audience … --files …`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use intercity_dataserver::{Config, start};

/// Keeps a partner's files and serves whoever shows a grant token of Intercity.
#[derive(Parser)]
#[command(name = "intercity-dataserver", version, about)]
struct Options {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// The address of the Intercity to trust, as it stands in `iss` of its tokens
    #[arg(long)]
    issuer: String,
    /// The audience under which this server is registered there
    #[arg(long)]
    audience: String,
    /// The folder with the files to serve under /data/
    #[arg(long)]
    files: PathBuf,
    /// Where to keep what Intercity told
    #[arg(long, default_value = "grants.json")]
    grants: PathBuf,
}

fn main() -> ExitCode {
    let options = Options::parse();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let config = Config {
        listen: options.listen,
        issuer: options.issuer,
        audience: options.audience,
        files: options.files,
        grants: options.grants,
    };
    let ended = start(config).and_then(|running| {
        tracing::info!(url = %running.url, "listening");
        running.wait()
    });
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the data server cannot run");
            ExitCode::FAILURE
        }
    }
}
