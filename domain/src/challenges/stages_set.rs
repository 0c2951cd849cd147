//! Sets the funnel: stages and their rubric, until the challenge opens.

use super::authorise::authorise;
use super::entity::challenge;
use super::policy::Action;
use super::{Phase, StageDraft, StageKind, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, Result, Viewer};

/// The new funnel.
#[derive(Clone, Debug)]
pub struct StagesSet {
    /// The challenge.
    pub id: ChallengeId,
    /// The version that the change was made upon; absent overwrites.
    pub lock_version: Option<i32>,
    /// All stages in order.
    pub stages: Vec<StageDraft>,
}

/// Sets the funnel.
///
/// # Errors
/// `Forbidden` once it opened, `Conflict`, `Refused` with every fault of every stage.
pub async fn stages_set(ctx: &Context, viewer: &Viewer, input: StagesSet) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (row, permit) = authorise(&tx, viewer, input.id, Action::StagesSet).await?;
    rules::check_version(row.lock_version, input.lock_version)?;
    let mut faults = Faults::new();
    rules::check_stages(&mut faults, &input.stages);
    faults.check(
        row.phase(tx.now()) != Phase::Upcoming || input.stages.iter().any(|stage| stage.kind == StageKind::Scoring),
        "stage.scoring_missing",
        "stages",
        "Plan at least one stage in which submissions are scored.",
    );
    faults.finish()?;
    let count = input.stages.len();
    store::set_stages(&tx, &permit, row.id, input.stages).await?;
    let row = store::save(&tx, &permit, row).await?;
    tx.record(
        Entry::new("challenge.stages_set", row.id)
            .challenge(row.id)
            .organisation(row.lead_organisation_id)
            .with("stages", count),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
