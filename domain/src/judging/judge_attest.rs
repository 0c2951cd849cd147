//! A judge attests to have no conflict, which opens the submission for reading.

use super::entity::judge_assignment;
use super::policy::{self, Action};
use super::{load, queries, store};
use crate::kernel::{Context, Entry, JudgeAssignmentId, Result, Viewer};

/// Attests for one assignment; doing it again changes nothing.
///
/// # Errors
/// `NotFound` when it is not the viewer's or a conflict hides it.
pub async fn judge_attest(ctx: &Context, viewer: &Viewer, id: JudgeAssignmentId) -> Result<judge_assignment::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (row, scope) = queries::own_assignment(&*tx, viewer, id, tx.now()).await?;
    load::stage(&tx, row.stage_id).await?;
    let relation = queries::judge_relation(&*tx, viewer, &scope, row.submission_id).await?;
    let permit = policy::decide(relation, scope.standing, Action::JudgeAttest).permit()?;
    if row.attested_at.is_some() {
        return Ok(row);
    }
    let row = store::attest(&tx, &permit, row).await?;
    tx.record(
        Entry::new("judge_assignment.attested", id)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("submission_id", row.submission_id),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
