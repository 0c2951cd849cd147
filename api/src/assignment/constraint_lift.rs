//! `assignmentConstraintLift`.

use async_graphql::{Context, ID, InputObject, SimpleObject};
use intercity_domain::assignment::{self, queries};

use super::types::Assignment;
use crate::graphql::{Fault, caller, local};

/// A pin or ban to lift.
#[derive(InputObject)]
pub struct AssignmentConstraintLiftInput {
    /// The pin or ban.
    constraint: ID,
}

/// The assignment after the change.
#[derive(SimpleObject)]
pub struct AssignmentConstraintLiftPayload {
    /// The assignment.
    assignment: Assignment,
}

pub(super) async fn run(
    ctx: &Context<'_>,
    input: AssignmentConstraintLiftInput,
) -> Result<AssignmentConstraintLiftPayload, Fault> {
    let caller = caller(ctx)?;
    let id = local(&input.constraint, "constraint")?;
    let row = assignment::constraint_lift(&caller.context, &caller.viewer, id).await?;
    let board = queries::board(&caller.context, &caller.viewer, row.challenge_id).await?;
    Ok(AssignmentConstraintLiftPayload { assignment: Assignment::new(board) })
}
