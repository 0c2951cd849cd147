//! An organiser lifts a conflict that proved to be none.

use sea_orm::EntityTrait;

use super::entity::conflict;
use super::policy::{self, Action};
use super::rules::conflict as detection;
use super::{load, queries, store};
use crate::kernel::{ConflictId, Context, Entry, Error, Result, StageId, Viewer};

/// Lifts a conflict. The stage says whose organisers decide and must belong to the same challenge.
///
/// # Errors
/// As the policy says; refused when the judge is in the team.
pub async fn conflict_lift(ctx: &Context, viewer: &Viewer, stage: StageId, id: ConflictId) -> Result<conflict::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let scope = load::stage(&tx, stage).await?;
    let row = conflict::Entity::find_by_id(id)
        .one(&*tx)
        .await?
        .filter(|row| row.challenge_id == scope.challenge.id)
        .ok_or(Error::NotFound)?;
    let relation = queries::relation_to(&*tx, viewer, &scope, row.submission_id).await?;
    let permit = policy::decide(relation, scope.standing, Action::ConflictLift).permit()?;
    let submission = load::submission(&tx, &scope, row.submission_id).await?;
    let (teams, judges) = queries::teams_ties(&*tx, &[submission], &[row.person_id]).await?;
    let tie = teams.values().zip(judges.values()).find_map(|(team, judge)| detection::detect(judge, team));
    if tie.is_some_and(|tie| tie.invariant) {
        return Err(Error::refused(
            "conflict.in_the_team",
            "conflictId",
            "The judge is in the team; this cannot be lifted.",
        ));
    }
    if row.lifted_at.is_some() {
        return Err(Error::refused("conflict.lifted", "conflictId", "This conflict is lifted already."));
    }
    let by = load::decider(&tx, &scope);
    let row = store::lift_conflict(&tx, &permit, row, by).await?;
    tx.record(
        Entry::new("conflict.lifted", row.id)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("submission_id", row.submission_id)
            .with("person_id", row.person_id),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
