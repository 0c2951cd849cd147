//! Puts the server together and runs it on a thread of its own.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer, web};

use crate::control::Control;
use crate::grants::Grants;
use crate::issuer::Issuer;
use crate::{files, push};

/// How the server is run.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where it listens.
    pub listen: SocketAddr,
    /// The Intercity that it trusts.
    pub issuer: String,
    /// What stands in `aud` of tokens for it.
    pub audience: String,
    /// The folder with its files.
    pub files: PathBuf,
    /// The file in which it keeps what it was told.
    pub grants: PathBuf,
}

/// What all requests share.
pub struct Shared {
    /// Keys and list.
    pub issuer: Issuer,
    /// What it was told.
    pub grants: Grants,
    /// What stands in `aud`.
    pub audience: String,
    /// The folder with its files.
    pub files: PathBuf,
    /// For tests.
    pub control: Control,
}

/// A server that runs. Dropping it ends it.
pub struct Running {
    /// Where it answers.
    pub url: String,
    /// What tests can do to it.
    pub control: Control,
    handle: ServerHandle,
    thread: Option<std::thread::JoinHandle<std::io::Result<()>>>,
}

impl Running {
    /// Waits until the server ends.
    ///
    /// # Errors
    /// When it failed.
    pub fn wait(mut self) -> std::io::Result<()> {
        match self.thread.take().map(std::thread::JoinHandle::join) {
            Some(Ok(outcome)) => outcome,
            Some(Err(_)) => Err(std::io::Error::other("the server panicked")),
            None => Ok(()),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Told without waiting: the channel takes it at once, and the thread ends by itself.
        drop(self.handle.stop(false));
    }
}

/// Starts it.
///
/// # Errors
/// When the address is taken or the files cannot be read.
pub fn start(config: Config) -> std::io::Result<Running> {
    let control = Control::default();
    let http = reqwest::Client::builder().timeout(Duration::from_secs(5)).build().map_err(std::io::Error::other)?;
    let shared = web::Data::new(Shared {
        issuer: Issuer::new(&config.issuer, http, control.clone()),
        grants: Grants::open(&config.grants)?,
        audience: config.audience,
        files: config.files,
        control: control.clone(),
    });
    let listener = TcpListener::bind(config.listen)?;
    let url = format!("http://{}", listener.local_addr()?);
    let (told, ready) = std::sync::mpsc::channel();
    let thread = std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(move || {
                App::new()
                    .app_data(shared.clone())
                    .app_data(web::PayloadConfig::new(256 * 1024))
                    .route("/grants", web::post().to(push::take))
                    .route("/grants/{id}", web::get().to(push::status))
                    .route("/probe", web::get().to(files::probe))
                    .route("/data/{name}", web::get().to(files::get))
            })
            .workers(2)
            .shutdown_timeout(1)
            .listen(listener)?
            .run();
            let _ = told.send(server.handle());
            server.await
        })
    });
    let handle = ready.recv().map_err(|_ended| std::io::Error::other("the server did not start"))?;
    Ok(Running { url, control, handle, thread: Some(thread) })
}
