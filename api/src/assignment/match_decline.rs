//! `matchDecline`.

use async_graphql::{Context, ID, InputObject, SimpleObject};
use intercity_domain::assignment::{self, queries};

use super::types::{Assignment, TestbedMatch};
use crate::graphql::{Fault, caller, local};

/// A match to decline for your side.
#[derive(InputObject)]
pub struct MatchDeclineInput {
    /// The match.
    #[graphql(name = "match")]
    id: ID,
    /// Why; the other side and the organisers read it.
    reason: String,
}

/// The match after it.
#[derive(SimpleObject)]
pub struct MatchDeclinePayload {
    /// The match.
    #[graphql(name = "match")]
    row: TestbedMatch,
}

pub(super) async fn run(ctx: &Context<'_>, input: MatchDeclineInput) -> Result<MatchDeclinePayload, Fault> {
    let caller = caller(ctx)?;
    let command = assignment::MatchDecline { id: local(&input.id, "match")?, reason: input.reason };
    let row = assignment::match_decline(&caller.context, &caller.viewer, command).await?;
    let (board, row) = queries::of_match(&caller.context, &caller.viewer, row.id).await?;
    Ok(MatchDeclinePayload { row: TestbedMatch { board: Assignment::new(board), row } })
}
