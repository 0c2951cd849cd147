//! Sending a submission.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use super::types::Submission;
use super::version::{Receipt, SubmissionVersion};
use crate::graphql::{Fault, caller, local};

/// Which submission.
#[derive(InputObject)]
pub struct SubmissionSubmitInput {
    /// The submission.
    submission_id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct SubmissionSubmitPayload {
    /// The submission.
    submission: Submission,
    /// The version that was frozen.
    version: SubmissionVersion,
    /// The receipt for it.
    receipt: Receipt,
}

/// Sending.
#[derive(Default)]
pub struct SubmissionSubmit;

#[Object]
impl SubmissionSubmit {
    /// Checks everything, freezes a numbered version and returns its receipt. Refused with every fault at once.
    async fn submission_submit(
        &self,
        ctx: &Context<'_>,
        input: SubmissionSubmitInput,
    ) -> Result<SubmissionSubmitPayload, Fault> {
        let caller = caller(ctx)?;
        let submit = domain::Submit { submission: local(&input.submission_id, "submissionId")? };
        let (seen, row) = domain::submit(&caller.context, &caller.viewer, submit).await?;
        let submission = Submission::one(seen);
        let receipt = Receipt::of(&row);
        let version = SubmissionVersion { row, of: submission.clone() };
        Ok(SubmissionSubmitPayload { submission, version, receipt })
    }
}
