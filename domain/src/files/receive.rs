//! Takes the bytes of an upload: streamed to the store in bounded parts, counted and hashed on the way.

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};

use super::policy::{Action, Relation, decide};
use super::{FileState, StoredFile, queries, store};
use crate::kernel::{Context, Entry, Error, FileId, Job, Permit, Result, Viewer};

/// Size of the parts that are held in memory, one for each upload; S3 wants at least 5 MiB.
const PART: usize = 5 * 1024 * 1024;

/// Streams a body into the store and marks the file uploaded. The caller has verified the signed URL.
///
/// `announced` is the length the client announced; a body that ends before or after it is refused.
///
/// # Errors
/// `Conflict` when the file was uploaded before, `Refused` with `file.too_large` or `file.incomplete`. In every
/// one of these cases nothing stays in the store.
pub async fn receive<S, E>(ctx: &Context, file: FileId, announced: Option<u64>, body: S) -> Result<StoredFile>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    let file = queries::find(ctx.db.reader(), file).await?;
    if file.state != FileState::Pending {
        return Err(already());
    }
    let permit = decide(Relation::Bearer, file.state, Action::Upload).permit()?;
    let max = u64::try_from(file.max_size).map_err(Error::internal)?;
    if announced.is_some_and(|size| size > max) {
        return Err(too_large(max));
    }
    // Two uploads at once never write to the same object; the one whose row is written first counts.
    let key = format!("files/{}/{}", file.id, ctx.id::<FileId>());
    let path = Path::from(key.as_str());
    let mut sink = Sink { ctx, path: path.clone(), upload: None, part: BytesMut::new(), size: 0, hash: Sha256::new() };
    let outcome = sink.fill(body, max, announced).await;
    let written = match outcome {
        Ok(()) => sink.complete().await,
        Err(error) => Err(error),
    };
    let (size, sha256) = match written {
        Ok(written) => written,
        Err(error) => {
            sink.abandon().await;
            discard(ctx, &path).await;
            return Err(error);
        }
    };
    let row = record(ctx, &permit, &file, &key, size, &sha256).await;
    if row.is_err() {
        discard(ctx, &path).await;
    }
    row
}

async fn record(
    ctx: &Context,
    permit: &Permit,
    file: &StoredFile,
    key: &str,
    size: u64,
    sha256: &str,
) -> Result<StoredFile> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let size = i64::try_from(size).map_err(Error::internal)?;
    if !store::uploaded(&tx, permit, file, key, size, sha256).await? {
        return Err(already());
    }
    tx.record(
        Entry::new("file.uploaded", file.id)
            .with("ownerKind", &file.owner_kind)
            .with("ownerId", file.owner_id)
            .with("sha256", sha256)
            .with("size", size),
    )
    .await?;
    tx.enqueue(Job::new("file.scan", serde_json::json!({ "file": file.id })).unique(format!("file.scan:{}", file.id)))
        .await?;
    let row = queries::find(&*tx, file.id).await?;
    tx.commit().await?;
    Ok(row)
}

/// Bytes on their way into the store.
struct Sink<'a> {
    ctx: &'a Context,
    path: Path,
    upload: Option<Box<dyn MultipartUpload>>,
    part: BytesMut,
    size: u64,
    hash: Sha256,
}

impl Sink<'_> {
    async fn fill<S, E>(&mut self, body: S, max: u64, announced: Option<u64>) -> Result<()>
    where
        S: Stream<Item = Result<Bytes, E>>,
    {
        let mut body = std::pin::pin!(body);
        while let Some(chunk) = body.next().await {
            let chunk = chunk.map_err(|_broken| incomplete())?;
            self.size = self.size.saturating_add(u64::try_from(chunk.len()).map_err(Error::internal)?);
            if self.size > max {
                return Err(too_large(max));
            }
            self.hash.update(&chunk);
            self.part.extend_from_slice(&chunk);
            while self.part.len() >= PART {
                let part = self.part.split_to(PART).freeze();
                self.put(part).await?;
            }
        }
        if announced.is_some_and(|size| size != self.size) {
            return Err(incomplete());
        }
        if self.size == 0 {
            return Err(Error::refused("file.empty", "", "The file is empty. Send its bytes as the body."));
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

    async fn complete(&mut self) -> Result<(u64, String)> {
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

    /// Takes back the parts that were put.
    async fn abandon(&mut self) {
        if let Some(mut upload) = self.upload.take()
            && let Err(error) = upload.abort().await
        {
            tracing::warn!(%error, path = %self.path, "the parts of an upload that failed could not be removed");
        }
    }
}

async fn discard(ctx: &Context, path: &Path) {
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

fn already() -> Error {
    Error::Conflict("This file has been uploaded already. Ask for a new upload to send another.".into())
}

fn too_large(max: u64) -> Error {
    Error::refused("file.too_large", "size", format!("The file is larger than the {max} bytes that are taken here."))
}

fn incomplete() -> Error {
    Error::refused("file.incomplete", "", "The upload broke off. Send the whole file again.")
}
