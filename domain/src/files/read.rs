//! Gives a clean file's bytes, whole or a range, checked at use when the URL stands on somebody's right.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{StreamExt, stream, stream::BoxStream};
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore};

use super::policy::{Action, Relation, decide};
use super::sink::silent;
use super::{Bearing, CHECK_EVERY, FileState, StoredFile, UseCheck, queries};
use crate::kernel::{Context, Error, FileId, Result};

/// Bytes as they leave; an error cuts them off.
pub type Body = BoxStream<'static, Result<Bytes>>;

/// The row of a file that may leave: its bytes came and were found clean.
///
/// # Errors
/// `NotFound`, `Conflict` while it is not checked, `Forbidden` when it was rejected.
pub async fn readable(ctx: &Context, file: FileId) -> Result<StoredFile> {
    let file = queries::find(ctx.db.reader(), file).await?;
    if matches!(file.state, FileState::Pending | FileState::Uploaded) {
        return Err(Error::Conflict("This file is still being checked. Try again in a moment.".into()));
    }
    decide(Relation::Bearer, file.state, Action::Download).permit()?;
    Ok(file)
}

/// Streams a range of a file's bytes. With a check, the right is asked for before each [`CHECK_EVERY`] bytes;
/// the first time before this function returns, so that a refusal is an answer and not a broken body.
///
/// # Errors
/// What the check says, or `Unavailable` when the store does not answer.
pub async fn read(
    ctx: &Context,
    file: &StoredFile,
    range: Range<u64>,
    check: Option<(Arc<dyn UseCheck>, Bearing)>,
) -> Result<Body> {
    let path = Path::from(file.object_key.as_str());
    let Some((check, bearing)) = check else {
        return fetch(ctx.store.clone(), path, range).await;
    };
    let reader = Guarded { ctx: ctx.clone(), path, check, bearing, next: range.start, end: range.end };
    let (first, reader) = reader.window(true).await?;
    let rest = stream::try_unfold(reader, |reader| async move {
        if reader.next >= reader.end {
            return Ok(None);
        }
        Box::pin(reader.window(false)).await.map(Some)
    });
    let windows = stream::once(async move { Ok(first) }).chain(rest);
    Ok(windows.flat_map(|window| window.unwrap_or_else(|error| stream::once(async { Err(error) }).boxed())).boxed())
}

struct Guarded {
    ctx: Context,
    path: Path,
    check: Arc<dyn UseCheck>,
    bearing: Bearing,
    next: u64,
    end: u64,
}

impl Guarded {
    /// Asks, meters, and opens the next part of the file.
    async fn window(mut self, first: bool) -> Result<(Body, Self)> {
        self.check.authorise(&self.ctx, &self.bearing).await?;
        let end = self.end.min(self.next.saturating_add(CHECK_EVERY));
        let range = self.next..end;
        self.check.meter(&self.ctx, &self.bearing, end.saturating_sub(self.next), first).await?;
        self.next = end;
        let body = fetch(self.ctx.store.clone(), self.path.clone(), range).await?;
        Ok((body, self))
    }
}

async fn fetch(store: Arc<dyn ObjectStore>, path: Path, range: Range<u64>) -> Result<Body> {
    if range.is_empty() {
        return Ok(stream::empty().boxed());
    }
    let options = GetOptions::new().with_range(Some(GetRange::Bounded(range)));
    let found = store.get_opts(&path, options).await.map_err(silent)?;
    Ok(found.into_stream().map(|chunk| chunk.map_err(silent)).boxed())
}
