//! Takes the bytes of an upload that comes in one go: streamed to the store in bounded parts.

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use object_store::path::Path;

use super::arrive::{already, arrive, incomplete, too_large};
use super::policy::{Action, Relation, decide};
use super::sink::{Sink, discard};
use super::{FileState, StoredFile, queries};
use crate::kernel::{Context, Error, FileId, Result};

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
    let mut sink = Sink::new(ctx, path.clone(), max);
    let written = match fill(&mut sink, body, max, announced).await {
        Ok(()) => sink.complete().await,
        Err(error) => Err(error),
    };
    let (size, sha256) = match written {
        Ok(written) => written,
        Err(error) => {
            sink.abandon().await;
            return Err(error);
        }
    };
    let row = arrive(ctx, &permit, &file, &key, size, &sha256).await;
    if row.is_err() {
        discard(ctx, &path).await;
    }
    row
}

async fn fill<S, E>(sink: &mut Sink<'_>, body: S, max: u64, announced: Option<u64>) -> Result<()>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    let mut body = std::pin::pin!(body);
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(|_broken| incomplete())?;
        if sink.size().saturating_add(u64::try_from(chunk.len()).map_err(Error::internal)?) > max {
            return Err(too_large(max));
        }
        sink.take(&chunk).await?;
    }
    if announced.is_some_and(|size| size != sink.size()) {
        return Err(incomplete());
    }
    if sink.size() == 0 {
        return Err(Error::refused("file.empty", "", "The file is empty. Send its bytes as the body."));
    }
    Ok(())
}
