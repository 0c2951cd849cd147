//! The door through which the worker proves that a new grant opens what it should, and an ended one nothing.

use std::sync::Arc;

use futures_util::TryStreamExt;

use super::use_check::GrantCheck;
use crate::files::{self, Bearing, Direction, SignedUrl, UseCheck, verify};
use crate::kernel::{Context, Error, FileId, Result};

/// What knocking with a signed URL showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Refused, in these words or with this status.
    Refused(String),
    /// Bytes would have been given.
    Served,
}

/// Knocks with a signed URL: one that was good before the end, or one of a rehearsal.
#[async_trait::async_trait]
pub trait Probe: Send + Sync {
    /// What happened. Not being able to find out is an error, never an answer.
    ///
    /// # Errors
    /// When the outcome is unknown; the worker asks again.
    async fn knock(&self, ctx: &Context, file: FileId, url: &SignedUrl) -> Result<Answer>;
}

/// Takes the path of the HTTP handler inside this process: signature first, then the check of use.
#[derive(Clone, Copy, Debug, Default)]
pub struct InProcess;

#[async_trait::async_trait]
impl Probe for InProcess {
    async fn knock(&self, ctx: &Context, file: FileId, url: &SignedUrl) -> Result<Answer> {
        let query = url.url.split_once('?').map_or("", |(_, query)| query);
        let bearing: Bearing = verify(ctx, Direction::Download, file, query)?;
        match GrantCheck.authorise(ctx, &bearing).await {
            Ok(()) if bearing.rehearsal => first_byte(ctx, file, bearing).await.map(|()| Answer::Served),
            Ok(()) => Ok(Answer::Served),
            Err(Error::Forbidden(reason)) => Ok(Answer::Refused(reason)),
            Err(Error::NotFound) => Ok(Answer::Refused("not found".into())),
            Err(other) => Err(other),
        }
    }
}

/// Reads the first byte from the store, as the route would. That it may be read is not yet that it is there.
async fn first_byte(ctx: &Context, file: FileId, bearing: Bearing) -> Result<()> {
    let file = files::readable(ctx, file).await?;
    let size = u64::try_from(file.size.unwrap_or_default()).map_err(Error::internal)?;
    let mut body = files::read(ctx, &file, 0..size.min(1), Some((Arc::new(GrantCheck), bearing))).await?;
    while body.try_next().await?.is_some() {}
    Ok(())
}
