//! Opens the place where files lie: a folder, or an S3 bucket.

use std::path::PathBuf;
use std::sync::Arc;

use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::signer::Signer;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};

use crate::kernel::{Error, Result};

/// How to reach an S3 server. Empty values are left to the library's defaults.
#[derive(Clone, Default)]
pub struct S3 {
    /// For servers other than Amazon's, for example `http://127.0.0.1:9000`.
    pub endpoint: Option<String>,
    /// The region; most other servers take any.
    pub region: Option<String>,
    /// Access key id.
    pub access_key: Option<String>,
    /// Secret access key.
    pub secret_key: Option<String>,
    /// Whether plain http is allowed.
    pub allow_http: bool,
}

impl std::fmt::Debug for S3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3").field("endpoint", &self.endpoint).field("region", &self.region).finish_non_exhaustive()
    }
}

/// Opens `s3://bucket`, `file:///path` or a plain path (made when missing), and proves that it can be written.
///
/// # Errors
/// `Unavailable` with a sentence for the operator.
pub async fn open(url: &str, s3: &S3) -> Result<Arc<dyn ObjectStore>> {
    let store = match bucket(url) {
        Some(bucket) => Arc::new(bucket_store(bucket, s3)?),
        None => folder_store(url).await?,
    };
    probe(url, store.as_ref()).await?;
    Ok(store)
}

/// What signs addresses at the store itself; a folder has none.
///
/// # Errors
/// `Unavailable` with a sentence for the operator.
pub fn open_signer(url: &str, s3: &S3) -> Result<Option<Arc<dyn Signer>>> {
    let Some(bucket) = bucket(url) else { return Ok(None) };
    Ok(Some(Arc::new(bucket_store(bucket, s3)?)))
}

fn bucket(url: &str) -> Option<&str> {
    url.strip_prefix("s3://").map(|bucket| bucket.trim_end_matches('/'))
}

fn bucket_store(bucket: &str, s3: &S3) -> Result<AmazonS3> {
    let mut builder = AmazonS3Builder::new().with_bucket_name(bucket).with_allow_http(s3.allow_http);
    builder = builder.with_region(s3.region.as_deref().unwrap_or("us-east-1"));
    if let Some(endpoint) = &s3.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    if let (Some(key), Some(secret)) = (&s3.access_key, &s3.secret_key) {
        builder = builder.with_access_key_id(key).with_secret_access_key(secret);
    }
    builder
        .build()
        .map_err(|error| Error::Unavailable(format!("The settings for the bucket “{bucket}” are not usable: {error}.")))
}

async fn folder_store(url: &str) -> Result<Arc<dyn ObjectStore>> {
    let folder = match url.strip_prefix("file://") {
        Some(_) => url::Url::parse(url).ok().and_then(|url| url.to_file_path().ok()).ok_or_else(|| {
            Error::Unavailable(format!("“{url}” is not the address of a folder. Write file:///path/to/folder."))
        })?,
        None => PathBuf::from(url),
    };
    tokio::fs::create_dir_all(&folder).await.map_err(|error| {
        Error::Unavailable(format!(
            "The folder for files, {}, cannot be made: {error}. Choose another or change its rights.",
            folder.display()
        ))
    })?;
    let store = LocalFileSystem::new_with_prefix(&folder).map_err(|error| {
        Error::Unavailable(format!("The folder for files, {}, cannot be opened: {error}.", folder.display()))
    })?;
    Ok(Arc::new(store.with_automatic_cleanup(true).with_fsync(true)))
}

async fn probe(url: &str, store: &dyn ObjectStore) -> Result<()> {
    let path = Path::from("probe");
    let cannot = |error: object_store::Error| {
        Error::Unavailable(format!(
            "The place for files, {url}, cannot be written: {error}. Check its address, keys and rights."
        ))
    };
    store.put(&path, PutPayload::from_static(b"Intercity can write here.\n")).await.map_err(cannot)?;
    match store.delete(&path).await {
        // Another process may probe at the same moment.
        Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(cannot(error)),
    }
}
