//! Beginning a revision.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use super::types::Submission;
use crate::graphql::{Fault, caller, local};

/// Which submission.
#[derive(InputObject)]
pub struct SubmissionReopenInput {
    /// The submission.
    submission_id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct SubmissionReopenPayload {
    /// The submission.
    submission: Submission,
}

/// Beginning a revision.
#[derive(Default)]
pub struct SubmissionReopen;

#[Object]
impl SubmissionReopen {
    /// Begins a revision of what was sent, until the deadline. The sent version stays valid meanwhile.
    async fn submission_reopen(
        &self,
        ctx: &Context<'_>,
        input: SubmissionReopenInput,
    ) -> Result<SubmissionReopenPayload, Fault> {
        let caller = caller(ctx)?;
        let command = domain::Reopen { submission: local(&input.submission_id, "submissionId")? };
        let seen = domain::reopen(&caller.context, &caller.viewer, command).await?;
        Ok(SubmissionReopenPayload { submission: Submission::one(seen) })
    }
}
