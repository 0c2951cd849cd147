//! `assignmentRun`.

use async_graphql::{Context, ID, InputObject, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::assignment::{self, queries};

use super::round::AssignmentRound;
use super::types::Assignment;
use crate::graphql::{Fault, caller, local};

/// How to run the assignment.
#[derive(InputObject)]
pub struct AssignmentRunInput {
    /// The challenge.
    challenge: ID,
    /// Whether only to try: a dry round is stored and changes nothing else.
    dry: bool,
    /// Whether winners who ranked nothing may go without a place.
    #[graphql(default)]
    accept_missing: bool,
    /// The input hash of the dry round that was looked at; a real round on anything else is refused.
    expected_input_hash: Option<String>,
    /// Until when matches are to be confirmed; in 14 days when absent.
    confirm_by: Option<DateTime<Utc>>,
}

/// The round.
#[derive(SimpleObject)]
pub struct AssignmentRunPayload {
    /// The round.
    round: AssignmentRound,
}

pub(super) async fn run(ctx: &Context<'_>, input: AssignmentRunInput) -> Result<AssignmentRunPayload, Fault> {
    let caller = caller(ctx)?;
    let command = assignment::RoundRun {
        challenge: local(&input.challenge, "challenge")?,
        dry: input.dry,
        accept_missing: input.accept_missing,
        expected_input: input.expected_input_hash,
        confirm_by: input.confirm_by,
    };
    let row = assignment::round_run(&caller.context, &caller.viewer, command).await?;
    let (board, view) = queries::round(&caller.context, &caller.viewer, row.id).await?;
    Ok(AssignmentRunPayload { round: AssignmentRound { board: Assignment::new(board), view } })
}
