//! `preferencesSet`.

use async_graphql::{Context, ID, InputObject, SimpleObject};
use intercity_domain::assignment::{self, queries};

use super::types::Assignment;
use crate::graphql::{Fault, caller, local, local_all};

/// Which testbeds a winner wants.
#[derive(InputObject)]
pub struct PreferencesSetInput {
    /// The winning submission.
    submission: ID,
    /// Testbeds, the most wanted first. Testbeds that are not named are not wanted.
    testbeds: Vec<ID>,
}

/// The assignment after the change.
#[derive(SimpleObject)]
pub struct PreferencesSetPayload {
    /// Your part of the assignment.
    assignment: Assignment,
}

pub(super) async fn run(ctx: &Context<'_>, input: PreferencesSetInput) -> Result<PreferencesSetPayload, Fault> {
    let caller = caller(ctx)?;
    let submission = local(&input.submission, "submission")?;
    let testbeds = local_all(&input.testbeds, "testbeds")?;
    let command = assignment::PreferencesSet { submission, testbeds };
    assignment::preferences_set(&caller.context, &caller.viewer, command).await?;
    let board = queries::of_submission(&caller.context, &caller.viewer, submission).await?;
    Ok(PreferencesSetPayload { assignment: Assignment::new(board) })
}
