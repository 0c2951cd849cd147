//! An organiser pins a conflict; nobody but an organiser of the challenge can lift it.

use super::conflict_declare::check_reason;
use super::entity::conflict;
use super::policy::{self, Action};
use super::store::{self, NewConflict};
use super::{ConflictKind, ConflictSource, load, queries};
use crate::kernel::{Context, Entry, Faults, PersonId, Result, StageId, SubmissionId, Viewer};

/// What is pinned.
#[derive(Clone, Debug)]
pub struct ConflictPin {
    /// In which stage.
    pub stage: StageId,
    /// Whose conflict.
    pub person: PersonId,
    /// With which submission.
    pub submission: SubmissionId,
    /// What kind.
    pub kind: ConflictKind,
    /// Why.
    pub reason: String,
}

/// Pins a conflict of a judge.
///
/// # Errors
/// As the policy says; refused when the person is not on the panel or has a conflict already.
pub async fn conflict_pin(ctx: &Context, viewer: &Viewer, input: ConflictPin) -> Result<conflict::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let scope = load::stage(&tx, input.stage).await?;
    let submission = load::submission(&tx, &scope, input.submission).await?;
    let relation = queries::relation_to(&*tx, viewer, &scope, submission.id).await?;
    let permit = policy::decide(relation, scope.standing, Action::ConflictPin).permit()?;
    let mut faults = Faults::new();
    check_reason(&mut faults, &input.reason);
    let panel = queries::panel_rows(&*tx, input.stage).await?;
    let there = panel.iter().any(|judge| judge.person_id == input.person);
    faults.check(there, "conflict.not_on_panel", "personId", "This person is not on the panel.");
    let again = queries::barred(&*tx, submission.id, input.person).await?;
    faults.check(!again, "conflict.already_there", "personId", "This conflict is known already.");
    faults.finish()?;
    let new = NewConflict {
        challenge: scope.challenge.id,
        submission: submission.id,
        person: input.person,
        kind: input.kind,
        source: ConflictSource::Pinned,
        reason: input.reason.trim().into(),
        by: load::decider(&tx, &scope),
    };
    let row = store::add_conflict(&tx, &permit, new).await?;
    tx.record(
        Entry::new("conflict.pinned", row.id)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("submission_id", submission.id)
            .with("person_id", input.person)
            .with("stage_id", scope.stage.id),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
