//! A judge declares a conflict with a submission and loses sight of it.

use super::entity::conflict;
use super::policy::{self, Action};
use super::store::{self, NewConflict};
use super::{ConflictKind, ConflictSource, load, queries};
use crate::kernel::{Context, Entry, Error, Faults, Result, StageId, SubmissionId, Viewer};

/// What is declared or pinned.
#[derive(Clone, Debug)]
pub struct ConflictDeclare {
    /// In which stage.
    pub stage: StageId,
    /// With which submission.
    pub submission: SubmissionId,
    /// What kind.
    pub kind: ConflictKind,
    /// Why; organisers read it.
    pub reason: String,
}

/// The faults of a reason.
pub(super) fn check_reason(faults: &mut Faults, reason: &str) {
    faults.check(!reason.trim().is_empty(), "conflict.reason_missing", "reason", "Say in a few words what ties you.");
    faults.check(reason.chars().count() <= 1_000, "text.too_long", "reason", "Keep this under 1000 characters.");
}

/// Declares a conflict of one's own.
///
/// # Errors
/// As the policy says; refused without a reason.
pub async fn conflict_declare(ctx: &Context, viewer: &Viewer, input: ConflictDeclare) -> Result<conflict::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let scope = load::stage(&tx, input.stage).await?;
    let submission = load::submission(&tx, &scope, input.submission).await?;
    let relation = queries::judge_relation(&*tx, viewer, &scope, submission.id).await?;
    let permit = policy::decide(relation, scope.standing, Action::ConflictDeclare).permit()?;
    let mut faults = Faults::new();
    check_reason(&mut faults, &input.reason);
    faults.finish()?;
    let person = viewer.person_id().ok_or(Error::Unauthenticated)?;
    let new = NewConflict {
        challenge: scope.challenge.id,
        submission: submission.id,
        person,
        kind: input.kind,
        source: ConflictSource::Declared,
        reason: input.reason.trim().into(),
        by: person,
    };
    let row = store::add_conflict(&tx, &permit, new).await?;
    tx.record(
        Entry::new("conflict.declared", row.id)
            .challenge(scope.challenge.id)
            .organisation(scope.challenge.lead_organisation_id)
            .with("submission_id", submission.id)
            .with("person_id", person)
            .with("stage_id", scope.stage.id),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
