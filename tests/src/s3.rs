//! An S3 server in the test program, with checked signatures.

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;

/// A running server with one bucket; it ends with the value.
pub struct S3Server {
    /// Its address.
    pub endpoint: String,
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
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
        let stop = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let service = service.clone();
                tokio::spawn(async move {
                    let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(socket), service).await;
                });
            }
        });
        Self { endpoint, _dir: dir, stop }
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        self.stop.abort();
    }
}
