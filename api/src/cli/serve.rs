//! Runs the HTTP server and, where asked for, the worker beside it, until somebody says stop.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};
use intercity_api::config::Config;
use intercity_api::edge::Edge;
use intercity_api::graphql::limits::Limits;
use intercity_api::graphql::subscriptions::Changes;
use intercity_api::reads::{self, Reads};
use intercity_api::{auth, catalogue, files, graphql, hosts, http, metrics, pages, schema};
use intercity_domain::access::GrantCheck;
use intercity_domain::accounts::keys;
use intercity_domain::datasets::reindex;
use intercity_domain::files::UseCheck;
use intercity_domain::kernel::Context;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::fault::Fault;

/// What runs in this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The HTTP server.
    pub api: bool,
    /// The worker.
    pub worker: bool,
}

/// Takes the address before anything else, so that a taken port is told at once.
///
/// # Errors
/// When it is taken or not ours.
pub fn listen(config: &Config) -> Result<TcpListener, Fault> {
    TcpListener::bind(config.listen).map_err(|e| match e.kind() {
        std::io::ErrorKind::AddrInUse => Fault::unavailable(format!(
            "the address {} is taken by another program. Stop it, or choose another with --listen.",
            config.listen
        )),
        _ => Fault::unavailable(format!("cannot listen on {}: {e}. Choose another with --listen.", config.listen)),
    })
}

/// Serves until SIGTERM or SIGINT; requests end, jobs are handed back.
///
/// # Errors
/// When the server cannot run.
pub async fn run(config: &Config, context: Context, listener: Option<TcpListener>, parts: Parts) -> Result<(), Fault> {
    // Before any command could need it while it holds the writer.
    keys::ensure(&context).await.map_err(|e| Fault::internal(format!("the signing key cannot be read: {e}")))?;
    metrics::install().map_err(|e| Fault::internal(format!("metrics cannot be collected: {e}")))?;
    let anew = reindex(&context).await.map_err(|e| Fault::internal(format!("datasets cannot be indexed: {e}")))?;
    if anew > 0 {
        tracing::info!(datasets = anew, "indexed anew for searching");
    }
    let stop = CancellationToken::new();
    let tasks = TaskTracker::new();
    if parts.worker {
        super::worker::start(config, context.clone(), parts.api, &stop, &tasks)?;
    }
    if let Some(listener) = listener.filter(|_| parts.api) {
        let changes = Changes::new();
        let told = changes.clone();
        let (reader, ended) = (context.clone(), stop.clone());
        tasks.spawn(async move { ended.run_until_cancelled(told.run(reader)).await });
        let server = server(config, context, changes, listener)?;
        let handle = server.handle();
        let on_signal = stop.clone();
        tasks.spawn(async move {
            signal().await;
            tracing::info!("stopping: requests end, jobs are handed back");
            on_signal.cancel();
            handle.stop(true).await;
        });
        server.await.map_err(|e| Fault::internal(format!("the server failed: {e}")))?;
        stop.cancel();
    } else {
        signal().await;
        stop.cancel();
    }
    tasks.close();
    if tokio::time::timeout(Duration::from_secs(20), tasks.wait()).await.is_err() {
        tracing::warn!("some tasks did not end in time; their jobs run again when their leases end");
    }
    Ok(())
}

fn server(
    config: &Config,
    context: Context,
    changes: Changes,
    listener: TcpListener,
) -> Result<actix_web::dev::Server, Fault> {
    let limits = Limits::default();
    let edge = web::Data::new(Edge {
        context: context.clone(),
        schema: schema::builder().data(changes.clone()).finish(),
        limits,
        changes,
    });
    let pages = pages::backend(edge.clone().into_inner(), &config.public_url);
    let context = web::Data::new(context);
    let reads = web::Data::new(Reads::new(config.public_reads));
    let token = web::Data::new(metrics::Token(config.metrics_token.clone()));
    // Asked by the file route at every use of a URL that stands on a grant.
    let grants: web::Data<dyn UseCheck> = web::Data::from(Arc::new(GrantCheck) as Arc<dyn UseCheck>);
    tracing::info!(address = %config.listen, url = %config.public_url, "listening");
    let server = HttpServer::new(move || {
        App::new()
            .app_data(edge.clone())
            .app_data(context.clone())
            .app_data(grants.clone())
            .app_data(pages.clone())
            .app_data(token.clone())
            .app_data(reads.clone())
            .configure(http::health)
            .configure(metrics::configure)
            .configure(graphql::http::configure)
            .configure(files::configure)
            .configure(intercity_api::access::odrl::configure)
            .configure(intercity_api::access::records_csv::configure)
            .configure(auth::configure)
            .configure(hosts::revocations::configure)
            // Before the pages: an address of a page may be asked for data.
            .configure(catalogue::configure)
            // Last: the pages answer every address that is left.
            .configure(intercity_frontend::routes::configure)
            .wrap(from_fn(auth::credentials))
            .wrap(from_fn(reads::bound))
            .wrap(Compress::default())
            .wrap(from_fn(http::trace))
    })
    .workers(std::thread::available_parallelism().map_or(2, |n| n.get().clamp(2, 8)))
    // Longer than the idle time of common proxies (60 s): who closes last must not be the one that sends next, or a
    // request that comes just then is lost.
    .keep_alive(Duration::from_secs(75))
    .shutdown_timeout(15)
    .disable_signals()
    .listen(listener)
    .map_err(|e| Fault::unavailable(format!("cannot listen: {e}")))?;
    Ok(server.run())
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _ = tokio::signal::ctrl_c().await;
}
