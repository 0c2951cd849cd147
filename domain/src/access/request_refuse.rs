//! The steward rejects a request, or returns it to the team with a question.

use sea_orm::{ActiveValue::Set, IntoActiveModel};

use super::policy::{RequestAction, decide_request};
use super::{AccessRequest, DecisionKind, RequestState, queries, store};
use crate::kernel::{AccessRequestId, Context, Entry, Error, Result, Viewer};

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
    refuse(ctx, viewer, input, DecisionKind::Reject).await
}

/// Returns to the team, who may change it and send it again.
///
/// # Errors
/// When the viewer may not, or there is no reason.
pub async fn return_to_team(ctx: &Context, viewer: &Viewer, input: Refuse) -> Result<AccessRequest> {
    refuse(ctx, viewer, input, DecisionKind::Return).await
}

async fn refuse(ctx: &Context, viewer: &Viewer, input: Refuse, kind: DecisionKind) -> Result<AccessRequest> {
    viewer.signed_in()?;
    let (action, state, verb) = match kind {
        DecisionKind::Return => (RequestAction::Return, RequestState::Returned, "access_request.returned"),
        DecisionKind::Reject | DecisionKind::Approve => {
            (RequestAction::Reject, RequestState::Rejected, "access_request.rejected")
        }
    };
    let mut tx = ctx.begin(viewer).await?;
    let request = store::lock_request(&tx, input.request).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, request.dataset_id, request.team_id).await?;
    let permit = decide_request(relation, request.state, action).permit()?;
    let reason = checked_reason(&input.reason)?;
    let version = request.lock_version;
    let mut row = request.into_active_model();
    row.state = Set(state);
    row.decided_at = Set((kind == DecisionKind::Reject).then(|| tx.now()));
    row.lock_version = Set(version + 1);
    let saved = store::save_request(&tx, &permit, row, None, false).await?;
    store::decided(&tx, &permit, saved.id, kind, reason).await?;
    tx.record(
        Entry::new(verb, saved.id)
            .challenge(saved.challenge_id)
            .organisation(publisher)
            .with("dataset", saved.dataset_id)
            .with("team", saved.team_id)
            .with("reason", reason),
    )
    .await?;
    tx.commit().await?;
    Ok(saved)
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
