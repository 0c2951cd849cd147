//! The team takes its request back.

use sea_orm::{ActiveValue::Set, IntoActiveModel};

use super::policy::{RequestAction, decide_request};
use super::{AccessRequest, RequestState, queries, store};
use crate::kernel::{AccessRequestId, Context, Entry, Result, Viewer};

/// Takes a request back.
///
/// # Errors
/// When the viewer may not, or it is decided already.
pub async fn withdraw(ctx: &Context, viewer: &Viewer, id: AccessRequestId) -> Result<AccessRequest> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let request = store::lock_request(&tx, id).await?;
    let (relation, voice, seats) = queries::standpoint(&*tx, viewer, &request).await?;
    let permit = decide_request(relation, voice, request.state, RequestAction::Withdraw).permit()?;
    let version = request.lock_version;
    let mut row = request.into_active_model();
    row.state = Set(RequestState::Withdrawn);
    row.lock_version = Set(version + 1);
    let saved = store::save_request(&tx, &permit, row, None, false).await?;
    tx.record(
        Entry::new("access_request.withdrawn", saved.id)
            .challenge(saved.challenge_id)
            .organisation(seats.publisher)
            .with("dataset", saved.dataset_id)
            .with("team", saved.team_id),
    )
    .await?;
    tx.commit().await?;
    Ok(saved)
}
