//! One who decides stands back from a request. What is left decides; when nobody is left it goes up.

use super::policy::{RequestAction, decide_request};
use super::request_escalate::escalate_if_nobody_is_left;
use super::request_refuse::Refuse;
use super::{AccessRequest, queries, store};
use crate::kernel::{Context, Entry, Error, Result, Viewer};

/// Stands back. The reason is read by those who decide and by the auditor, not by the team.
///
/// # Errors
/// When the viewer does not decide or has voted already, or there is no reason.
pub async fn recuse(ctx: &Context, viewer: &Viewer, input: Refuse) -> Result<AccessRequest> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let request = store::lock_request(&tx, input.request).await?;
    let (relation, voice, seats) = queries::standpoint(&*tx, viewer, &request).await?;
    let permit = decide_request(relation, voice, request.state, RequestAction::Recuse).permit()?;
    let person = viewer.person()?.id;
    let reason = input.reason.trim();
    if !(1..=1000).contains(&reason.chars().count()) {
        return Err(Error::refused(
            "access.recusal_reason",
            "reason",
            "Say in 1 to 1000 characters why you stand back.",
        ));
    }
    store::recused(&tx, &permit, request.id, person, reason).await?;
    tx.record(
        Entry::new("access_request.recused", request.id)
            .challenge(request.challenge_id)
            .organisation(seats.publisher)
            .with("dataset", request.dataset_id)
            .with("team", request.team_id)
            .with("person", person)
            .with("reason", reason),
    )
    .await?;
    let request = escalate_if_nobody_is_left(&mut tx, request).await?;
    tx.commit().await?;
    Ok(request)
}
