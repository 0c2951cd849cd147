//! `matchConfirm`.

use async_graphql::{Context, ID, InputObject, SimpleObject};
use intercity_domain::assignment::{self, queries};

use super::types::{Assignment, TestbedMatch};
use crate::graphql::{Fault, caller, local};

/// A match to confirm for your side.
#[derive(InputObject)]
pub struct MatchConfirmInput {
    /// The match.
    #[graphql(name = "match")]
    id: ID,
}

/// The match after it.
#[derive(SimpleObject)]
pub struct MatchConfirmPayload {
    /// The match.
    #[graphql(name = "match")]
    row: TestbedMatch,
}

pub(super) async fn run(ctx: &Context<'_>, input: MatchConfirmInput) -> Result<MatchConfirmPayload, Fault> {
    let caller = caller(ctx)?;
    let row = assignment::match_confirm(&caller.context, &caller.viewer, local(&input.id, "match")?).await?;
    let (board, row) = queries::of_match(&caller.context, &caller.viewer, row.id).await?;
    Ok(MatchConfirmPayload { row: TestbedMatch { board: Assignment::new(board), row } })
}
