//! Bytes on their way into the store: in bounded parts, counted and hashed, to be completed or abandoned.

use bytes::{Bytes, BytesMut};
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};

use super::rules;
use crate::kernel::{Context, Error, Result};

/// One object that is being written; one part of it is held in memory.
pub(super) struct Sink<'a> {
    ctx: &'a Context,
    path: Path,
    upload: Option<Box<dyn MultipartUpload>>,
    part: BytesMut,
    part_size: usize,
    size: u64,
    hash: Sha256,
}

impl<'a> Sink<'a> {
    /// For an object of at most so many bytes.
    pub(super) fn new(ctx: &'a Context, path: Path, at_most: u64) -> Self {
        let part_size = rules::part_size(at_most);
        Self { ctx, path, upload: None, part: BytesMut::new(), part_size, size: 0, hash: Sha256::new() }
    }

    /// How many bytes were taken.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// Takes the next bytes.
    pub(super) async fn take(&mut self, chunk: &Bytes) -> Result<()> {
        self.size = self.size.saturating_add(u64::try_from(chunk.len()).map_err(Error::internal)?);
        self.hash.update(chunk);
        self.part.extend_from_slice(chunk);
        while self.part.len() >= self.part_size {
            let part = self.part.split_to(self.part_size).freeze();
            self.put(part).await?;
        }
        Ok(())
    }

    async fn put(&mut self, part: Bytes) -> Result<()> {
        if self.upload.is_none() {
            self.upload = Some(self.ctx.store.put_multipart(&self.path).await.map_err(silent)?);
        }
        if let Some(upload) = &mut self.upload {
            upload.put_part(PutPayload::from_bytes(part)).await.map_err(silent)?;
        }
        Ok(())
    }

    /// Makes the object; its size and SHA-256.
    pub(super) async fn complete(&mut self) -> Result<(u64, String)> {
        let rest = self.part.split().freeze();
        if self.upload.is_none() {
            self.ctx.store.put(&self.path, PutPayload::from_bytes(rest)).await.map_err(silent)?;
        } else {
            if !rest.is_empty() {
                self.put(rest).await?;
            }
            if let Some(mut upload) = self.upload.take()
                && let Err(error) = upload.complete().await
            {
                self.upload = Some(upload);
                return Err(silent(error));
            }
        }
        Ok((self.size, hex::encode(self.hash.finalize_reset())))
    }

    /// Takes back the parts that were put, and the object if it was made.
    pub(super) async fn abandon(&mut self) {
        if let Some(mut upload) = self.upload.take()
            && let Err(error) = upload.abort().await
        {
            tracing::warn!(%error, path = %self.path, "the parts of an upload that failed could not be removed");
        }
        discard(self.ctx, &self.path).await;
    }
}

/// Removes an object that nothing refers to.
pub(super) async fn discard(ctx: &Context, path: &Path) {
    match ctx.store.delete(path).await {
        Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
        Err(error) => tracing::warn!(%error, %path, "an upload that failed could not be removed"),
    }
}

/// The store does not answer; its own words go to the log.
pub(super) fn silent(error: object_store::Error) -> Error {
    tracing::error!(%error, "the object store failed");
    Error::Unavailable("The file store does not answer. Try again in a moment.".into())
}
