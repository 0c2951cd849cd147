//! One who decides rejects a request, which ends it, or is for returning it to the team with a question.

use super::policy::RequestAction;
use super::{AccessRequest, DecisionKind, request_vote};
use crate::kernel::{AccessRequestId, Context, Error, Result, Viewer};

/// Which request, and why not (yet).
#[derive(Clone, Debug)]
pub struct Refuse {
    /// The request.
    pub request: AccessRequestId,
    /// The reason; the team reads it.
    pub reason: String,
}

/// Rejects for good.
///
/// # Errors
/// When the viewer may not, or there is no reason.
pub async fn reject(ctx: &Context, viewer: &Viewer, input: Refuse) -> Result<AccessRequest> {
    refuse(ctx, viewer, input, RequestAction::Reject, DecisionKind::Reject).await
}

/// Returns to the team, who may change it and send it again; where several decide, once it cannot be approved as it is.
///
/// # Errors
/// When the viewer may not, or there is no reason.
pub async fn return_to_team(ctx: &Context, viewer: &Viewer, input: Refuse) -> Result<AccessRequest> {
    refuse(ctx, viewer, input, RequestAction::Return, DecisionKind::Return).await
}

async fn refuse(
    ctx: &Context,
    viewer: &Viewer,
    input: Refuse,
    action: RequestAction,
    kind: DecisionKind,
) -> Result<AccessRequest> {
    let mut cast = request_vote::begin(ctx, viewer, input.request, action, kind).await?;
    let reason = checked_reason(&input.reason)?;
    cast.record(kind, reason, None).await?;
    cast.settle(reason).await
}

/// A reason that says something and is not a book.
pub(super) fn checked_reason(reason: &str) -> Result<&str> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::refused("access.reason_missing", "reason", "Give the reason; the team reads it."));
    }
    if reason.chars().count() > 4000 {
        return Err(Error::refused("access.reason_too_long", "reason", "Keep the reason under 4000 characters."));
    }
    Ok(reason)
}
