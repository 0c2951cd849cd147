//! The door through which the worker proves that an ended grant opens nothing.

use super::use_check::GrantCheck;
use crate::files::{Bearing, Direction, SignedUrl, UseCheck, verify};
use crate::kernel::{Context, Error, FileId, Result};

/// What knocking with a signed URL showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Refused, in these words or with this status.
    Refused(String),
    /// Bytes would have been given.
    Served,
}

/// Knocks with a URL that was good before the end.
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
            Ok(()) => Ok(Answer::Served),
            Err(Error::Forbidden(reason)) => Ok(Answer::Refused(reason)),
            Err(Error::NotFound) => Ok(Answer::Refused("not found".into())),
            Err(other) => Err(other),
        }
    }
}
