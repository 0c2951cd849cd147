//! Lifts a sanction, with a reason: after an appeal, or because it has served.

use super::grant_policy::decide_misconduct;
use super::request_refuse::checked_reason;
use super::{Sanction, queries, store};
use crate::kernel::{Context, Entry, Error, Result, SanctionId, Viewer};

/// Which sanction, and why.
#[derive(Clone, Debug)]
pub struct SanctionLift {
    /// The sanction.
    pub sanction: SanctionId,
    /// The reason; those concerned read it.
    pub reason: String,
}

/// Lifts a sanction. What it ended stays ended; they can ask again.
///
/// # Errors
/// When the viewer may not, there is no reason, or it was lifted already.
pub async fn sanction_lift(ctx: &Context, viewer: &Viewer, input: SanctionLift) -> Result<Sanction> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let row = store::lock_sanction(&tx, input.sanction).await?;
    let grant = store::lock_grant(&tx, row.grant_id).await?;
    let (relation, publisher) = queries::relation(&*tx, viewer, grant.dataset_id, grant.team_id).await?;
    let permit = decide_misconduct(relation, row.scope).permit()?;
    let reason = checked_reason(&input.reason)?;
    if row.lifted_at.is_some() {
        return Err(Error::refused("sanction.lifted", "sanction", "This sanction was lifted already."));
    }
    let row = store::lift_sanction(&tx, &permit, row, reason).await?;
    tx.record(
        Entry::new("sanction.lifted", row.id)
            .challenge(grant.challenge_id)
            .organisation(publisher)
            .with("dataset", grant.dataset_id)
            .with("team", grant.team_id)
            .with("person", row.person_id)
            .with("reason", reason),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
