//! An S3 server in the test program, with checked signatures.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use hyper::body::Incoming;
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;

/// How many of the next writes are carried out and answered with 500 all the same.
#[derive(Clone, Debug, Default)]
pub struct Lies(Arc<AtomicU32>);

impl Lies {
    /// So many, instead of those that are left.
    pub fn next(&self, times: u32) {
        self.0.store(times, Ordering::SeqCst);
    }

    /// How many are left.
    pub fn left(&self) -> u32 {
        self.0.load(Ordering::SeqCst)
    }

    /// Takes one, if one is left.
    fn take(&self) -> bool {
        self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
    }
}

/// A running server with one bucket; it ends with the value.
pub struct S3Server {
    /// Its address.
    pub endpoint: String,
    /// Writes that it says have failed.
    pub lies: Lies,
    _dir: tempfile::TempDir,
    stop: tokio::task::JoinHandle<()>,
}

impl S3Server {
    /// The bucket that exists.
    pub const BUCKET: &'static str = "intercity";
    /// The access key id.
    pub const KEY: &'static str = "test-key";
    /// The secret access key.
    pub const SECRET: &'static str = "test-secret-of-the-test-server";

    /// Starts it.
    pub async fn start() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(dir.path().join(Self::BUCKET)).expect("a bucket");
        let files = FileSystem::new(dir.path()).expect("a file system for S3");
        let mut builder = S3ServiceBuilder::new(files);
        builder.set_auth(SimpleAuth::from_single(Self::KEY, Self::SECRET));
        let service = builder.build();
        let lies = Lies::default();
        let lying = lies.clone();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
        let stop = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (service, lying) = (service.clone(), lying.clone());
                let service = hyper::service::service_fn(move |request: Request<Incoming>| {
                    let (service, lying) = (service.clone(), lying.clone());
                    async move {
                        let put = request.method() == Method::PUT || request.method() == Method::POST;
                        let mut answer = hyper::service::Service::call(&service, request).await?;
                        if put && answer.status().is_success() && lying.take() {
                            *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                        }
                        Ok::<_, s3s::HttpError>(answer)
                    }
                });
                tokio::spawn(async move {
                    let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(socket), service).await;
                });
            }
        });
        Self { endpoint, lies, _dir: dir, stop }
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        self.stop.abort();
    }
}
