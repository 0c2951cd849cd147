//! Reads of assignment.

use async_graphql::{Context, ID, Object};
use intercity_domain::assignment::queries;

use super::round::AssignmentRound;
use super::types::{Assignment, TestbedMatch};
use crate::graphql::{Fault, caller, local};

/// Reads of assignment.
#[derive(Default)]
pub struct AssignmentQuery;

#[Object]
impl AssignmentQuery {
    /// The assignment of winners to testbeds in a challenge. "Not found" for those who are not concerned.
    async fn assignment(&self, ctx: &Context<'_>, challenge: ID) -> Result<Option<Assignment>, Fault> {
        let caller = caller(ctx)?;
        let board = queries::board(&caller.context, &caller.viewer, local(&challenge, "challenge")?).await?;
        Ok(Some(Assignment::new(board)))
    }

    /// The assignment around one winning submission.
    async fn assignment_of_submission(&self, ctx: &Context<'_>, submission: ID) -> Result<Option<Assignment>, Fault> {
        let caller = caller(ctx)?;
        let board = queries::of_submission(&caller.context, &caller.viewer, local(&submission, "submission")?).await?;
        Ok(Some(Assignment::new(board)))
    }

    /// One round.
    async fn assignment_round(&self, ctx: &Context<'_>, id: ID) -> Result<Option<AssignmentRound>, Fault> {
        let caller = caller(ctx)?;
        let (board, view) = queries::round(&caller.context, &caller.viewer, local(&id, "id")?).await?;
        Ok(Some(AssignmentRound { board: Assignment::new(board), view }))
    }

    /// One match.
    async fn testbed_match(&self, ctx: &Context<'_>, id: ID) -> Result<Option<TestbedMatch>, Fault> {
        let caller = caller(ctx)?;
        let (board, row) = queries::of_match(&caller.context, &caller.viewer, local(&id, "id")?).await?;
        Ok(Some(TestbedMatch { board: Assignment::new(board), row }))
    }
}
