//! Starts the worker with its doors to the outside.

use std::sync::Arc;

use intercity_api::config::Config;
use intercity_domain::kernel::Context;
use intercity_worker::{Doors, HttpProbe, Options};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::fault::Fault;

/// Starts the worker beside whatever else runs in this process; `serves` says whether the HTTP server does.
///
/// # Errors
/// When mail cannot be set up.
pub fn start(
    config: &Config,
    context: Context,
    serves: bool,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> Result<(), Fault> {
    let mut doors = doors(config)?;
    if serves {
        // The end of a grant is proved through the very door that people use.
        doors = doors.with_probe(Arc::new(HttpProbe::new(config.listen.to_string())));
    }
    let options = Options { shutdown: stop.clone(), ..options(config) };
    tasks.spawn(async move {
        if let Err(error) = intercity_worker::run(context, doors, options).await {
            tracing::error!(%error, "the worker ended");
        }
    });
    Ok(())
}

/// Runs until no job is left that is due.
///
/// # Errors
/// When mail cannot be set up, or the database fails.
pub async fn until_idle(config: &Config, context: Context) -> Result<(), Fault> {
    let options = Options { until_idle: true, ..options(config) };
    Box::pin(intercity_worker::run(context, doors(config)?, options))
        .await
        .map_err(|error| Fault::unavailable(format!("the worker could not go on: {error}")))
}

fn options(config: &Config) -> Options {
    Options { concurrency: u32::try_from(config.concurrency).unwrap_or(u32::MAX), ..Options::default() }
}

fn doors(config: &Config) -> Result<Doors, Fault> {
    let folder = config.data.join("mail").display().to_string();
    let url = config.smtp.as_deref().unwrap_or(&folder);
    let mailer = intercity_worker::mail::open(url, &config.mail_from)
        .map_err(|error| Fault::unavailable(format!("mail cannot be set up: {error}")))?;
    Ok(Doors::new(mailer))
}
