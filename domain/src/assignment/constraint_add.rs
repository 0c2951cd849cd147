//! An organiser pins or forbids a pair, with a reason.

use super::entity::assignment_constraint;
use super::{ConstraintKind, load, matching, policy, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, Result, SubmissionId, TestbedId, Viewer};

/// What to pin or forbid.
#[derive(Clone, Debug)]
pub struct ConstraintAdd {
    /// In which challenge.
    pub challenge: ChallengeId,
    /// Pin or ban.
    pub kind: ConstraintKind,
    /// The winner.
    pub submission: SubmissionId,
    /// The testbed.
    pub testbed: TestbedId,
    /// Why.
    pub reason: String,
}

/// Adds the constraint; it takes effect with the next round.
///
/// # Errors
/// Refused when the pair is not part of the challenge, has a constraint already, or a round could not be run with it.
pub async fn constraint_add(
    ctx: &Context,
    viewer: &Viewer,
    input: ConstraintAdd,
) -> Result<assignment_constraint::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    load::lock(&*tx, input.challenge).await?;
    let mut loaded = load::situation(&*tx, input.challenge, tx.now()).await?;
    let involved = load::involved(&*tx, viewer, &loaded.situation).await?;
    let relation = involved.to_challenge(&loaded.situation, &loaded.standing);
    let permit = policy::decide(relation, loaded.state(), policy::Action::ConstraintAdd).permit()?;
    let by = viewer.person()?.id;
    let situation = &mut loaded.situation;
    let mut faults = Faults::new();
    rules::check_reason(&mut faults, "assignment_constraint.reason", &input.reason);
    faults.check(
        situation.entrant(input.submission).is_some(),
        "assignment_constraint.not_a_winner",
        "submission",
        "This is not a winner of the challenge.",
    );
    faults.check(
        situation.offer(input.testbed).is_some(),
        "assignment_constraint.not_offered",
        "testbed",
        "This testbed is not offered in the challenge.",
    );
    let same = |c: &assignment_constraint::Model| c.submission_id == input.submission && c.testbed_id == input.testbed;
    faults.check(
        !situation.constraints.iter().any(same),
        "assignment_constraint.exists",
        "testbed",
        "This pair is pinned or forbidden already. Lift that first.",
    );
    faults.finish()?;
    let new = store::NewConstraint {
        challenge: input.challenge,
        kind: input.kind,
        submission: input.submission,
        testbed: input.testbed,
        reason: input.reason.trim().into(),
        by,
    };
    let row = store::add_constraint(&tx, &permit, new).await?;
    situation.constraints.push(row.clone());
    matching::check(&rules::input(situation))?;
    let entry = Entry::new("assignment_constraint.added", row.id)
        .challenge(input.challenge)
        .with("kind", input.kind)
        .with("submission", input.submission)
        .with("testbed", input.testbed)
        .with("reason", &row.reason);
    tx.record(entry).await?;
    tx.commit().await?;
    Ok(row)
}
