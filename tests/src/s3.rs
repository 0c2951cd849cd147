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

/// A running server with one bucket; it ends with the value.
pub struct S3Server {
    /// Its address.
    pub endpoint: String,
    lies: Arc<AtomicU32>,
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

    /// The next so many writes are carried out and answered with 500 all the same.
    pub fn lie(&self, times: u32) {
        self.lies.store(times, Ordering::SeqCst);
    }

    /// How many of those answers are left.
    pub fn lies_left(&self) -> u32 {
        self.lies.load(Ordering::SeqCst)
    }

    /// Starts it.
    pub async fn start() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(dir.path().join(Self::BUCKET)).expect("a bucket");
        let files = FileSystem::new(dir.path()).expect("a file system for S3");
        let mut builder = S3ServiceBuilder::new(files);
        builder.set_auth(SimpleAuth::from_single(Self::KEY, Self::SECRET));
        let service = builder.build();
        let lies = Arc::new(AtomicU32::new(0));
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
                        let left = |left: u32| left.checked_sub(1);
                        if put
                            && answer.status().is_success()
                            && lying.fetch_update(Ordering::SeqCst, Ordering::SeqCst, left).is_ok()
                        {
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
