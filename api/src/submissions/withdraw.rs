//! Withdrawing a submission.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use super::types::Submission;
use crate::graphql::{Fault, caller, local};

/// Which submission.
#[derive(InputObject)]
pub struct SubmissionWithdrawInput {
    /// The submission.
    submission_id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct SubmissionWithdrawPayload {
    /// The submission.
    submission: Submission,
}

/// Withdrawing.
#[derive(Default)]
pub struct SubmissionWithdraw;

#[Object]
impl SubmissionWithdraw {
    /// Withdraws a submission until the outcome is announced; this cannot be undone. For the lead.
    async fn submission_withdraw(
        &self,
        ctx: &Context<'_>,
        input: SubmissionWithdrawInput,
    ) -> Result<SubmissionWithdrawPayload, Fault> {
        let caller = caller(ctx)?;
        let command = domain::Withdraw { submission: local(&input.submission_id, "submissionId")? };
        let seen = domain::withdraw(&caller.context, &caller.viewer, command).await?;
        Ok(SubmissionWithdrawPayload { submission: Submission::one(seen) })
    }
}
