//! Starts the worker with its doors: where mail goes, and how an ended grant is proved.

use std::sync::Arc;

use intercity_api::config::Config;
use intercity_domain::kernel::Context;
use intercity_worker::{Allowed, Doors, HttpOutside, HttpProbe, Options, mail};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::fault::Fault;

/// Starts the worker beside whatever else runs in this process.
///
/// # Errors
/// When mail cannot be sent as configured.
pub fn start(
    config: &Config,
    context: Context,
    beside_api: bool,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> Result<(), Fault> {
    let mut doors = doors(config)?;
    if let Some(address) = probe_address(config, beside_api) {
        doors = doors.with_probe(Arc::new(HttpProbe::new(address)));
    }
    let options = Options { shutdown: stop.clone(), concurrency: concurrency(config), ..Options::default() };
    tasks.spawn(async move {
        if let Err(error) = Box::pin(intercity_worker::run(context, doors, options)).await {
            tracing::error!(%error, "the worker ended");
        }
    });
    Ok(())
}

/// Runs until no job is left that is due.
///
/// # Errors
/// When mail cannot be sent as configured or the database fails.
pub async fn until_idle(config: &Config, context: Context) -> Result<(), Fault> {
    let doors = doors(config)?;
    let options = Options { until_idle: true, concurrency: concurrency(config), ..Options::default() };
    Ok(Box::pin(intercity_worker::run(context, doors, options)).await?)
}

fn doors(config: &Config) -> Result<Doors, Fault> {
    let folder = config.data.join("mail").display().to_string();
    let mailer = mail::open(config.smtp.as_deref().unwrap_or(&folder), &config.mail_from)?;
    let outside = HttpOutside::new(Allowed::new(config.allow_hosts.clone()))?;
    Ok(Doors::new(mailer, Arc::new(outside)))
}

/// The server at which ended access is proved: the one of this process, or the one that is configured. Without
/// either the proof takes the same way inside this process.
fn probe_address(config: &Config, beside_api: bool) -> Option<String> {
    if !beside_api {
        return config.probe.clone();
    }
    let mut address = config.listen;
    if address.ip().is_unspecified() {
        address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    Some(config.probe.clone().unwrap_or_else(|| address.to_string()))
}

fn concurrency(config: &Config) -> u32 {
    u32::try_from(config.concurrency).unwrap_or(10)
}
