//! Streams a file out of the store into a profile, in bounded time and on a thread where computing may block.

use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;

use super::parquet;
use super::reading::{Fed, Profile, Profiler, Reason};
use crate::files::{self, StoredFile};
use crate::kernel::{Context, Error, Result};

/// After so long what was read so far becomes the profile, which says so.
pub(super) const PATIENCE: Duration = Duration::from_secs(420);
/// Bytes that are read at most.
const MOST: u64 = 16 * 1024 * 1024 * 1024;
/// Bytes that are handed over at once.
const PORTION: usize = 512 * 1024;

/// How reading once ended.
enum Once {
    Made(Box<Result<Profile, Reason>>),
    /// Not UTF-8 after all.
    Again,
}

/// The profile of a clean file, or why it has none.
///
/// # Errors
/// `Unavailable` when the store does not answer.
pub(super) async fn read(ctx: &Context, file: &StoredFile) -> Result<Result<Profile, Reason>> {
    if file.media_type == "application/vnd.apache.parquet" {
        return parquet::read(ctx, file).await;
    }
    match once(ctx, file, Profiler::new(&file.media_type)).await? {
        Once::Made(made) => Ok(*made),
        Once::Again => match once(ctx, file, Profiler::one_byte(&file.media_type)).await? {
            Once::Made(made) => Ok(*made),
            Once::Again => Err(Error::internal("text of one byte a character cannot be misread")),
        },
    }
}

async fn once(ctx: &Context, file: &StoredFile, mut profiler: Profiler) -> Result<Once> {
    let size = u64::try_from(file.size.unwrap_or_default()).map_err(Error::internal)?;
    let mut body = files::read(ctx, file, 0..size.min(MOST), None).await?;
    let begun = Instant::now();
    let mut cut_off = size > MOST;
    loop {
        let portion = portion(&mut body).await?;
        if portion.is_empty() {
            break;
        }
        let fed;
        (profiler, fed) = aside(move || {
            let fed = profiler.feed(&portion);
            (profiler, fed)
        })
        .await?;
        match fed {
            Fed::More => {}
            Fed::Again => return Ok(Once::Again),
            Fed::Enough => break,
        }
        if begun.elapsed() > PATIENCE {
            cut_off = true;
            break;
        }
    }
    Ok(match aside(move || profiler.finish(cut_off)).await? {
        Ok(Some(profile)) => Once::Made(Box::new(Ok(profile))),
        Ok(None) => Once::Again,
        Err(reason) => Once::Made(Box::new(Err(reason))),
    })
}

/// Small pieces together, so that changing threads does not cost more than the work.
async fn portion(body: &mut files::Body) -> Result<Bytes> {
    let mut portion = BytesMut::new();
    while portion.len() < PORTION {
        match body.next().await {
            Some(piece) => portion.extend_from_slice(&piece?),
            None => break,
        }
    }
    Ok(portion.freeze())
}

/// Computes where that holds up nobody.
pub(super) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}
