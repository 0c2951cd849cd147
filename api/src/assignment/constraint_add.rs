//! `assignmentConstraintAdd`.

use async_graphql::{Context, ID, InputObject, SimpleObject};
use intercity_domain::assignment::{self, queries};

use super::enums::ConstraintKind;
use super::types::Assignment;
use crate::graphql::{Fault, caller, local};

/// A pair to pin or forbid.
#[derive(InputObject)]
pub struct AssignmentConstraintAddInput {
    /// The challenge.
    challenge: ID,
    /// Pin or forbid.
    kind: ConstraintKind,
    /// The winner's submission.
    submission: ID,
    /// The testbed.
    testbed: ID,
    /// Why.
    reason: String,
}

/// The assignment after the change.
#[derive(SimpleObject)]
pub struct AssignmentConstraintAddPayload {
    /// The assignment.
    assignment: Assignment,
}

pub(super) async fn run(
    ctx: &Context<'_>,
    input: AssignmentConstraintAddInput,
) -> Result<AssignmentConstraintAddPayload, Fault> {
    let caller = caller(ctx)?;
    let challenge = local(&input.challenge, "challenge")?;
    let command = assignment::ConstraintAdd {
        challenge,
        kind: input.kind.into(),
        submission: local(&input.submission, "submission")?,
        testbed: local(&input.testbed, "testbed")?,
        reason: input.reason,
    };
    assignment::constraint_add(&caller.context, &caller.viewer, command).await?;
    let board = queries::board(&caller.context, &caller.viewer, challenge).await?;
    Ok(AssignmentConstraintAddPayload { assignment: Assignment::new(board) })
}
