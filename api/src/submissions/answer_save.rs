//! Saving one answer of a draft.

use async_graphql::{Context, ID, InputObject, Json, Object, SimpleObject};
use intercity_domain::submissions as domain;
use serde_json::Value;

use super::answers::{Answer, answers};
use super::draft_save::stored;
use super::types::Submission;
use crate::graphql::{Fault, caller, local};

/// Which answer, and how it is to be.
#[derive(InputObject)]
pub struct SubmissionAnswerSaveInput {
    /// The submission.
    submission_id: ID,
    /// The question in the form.
    question_key: String,
    /// The answer in the JSON shape of its kind; null takes it away.
    value: Option<Json<Value>>,
    /// The revision that you saw; 0 when there was no answer.
    #[graphql(default)]
    revision: i32,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct SubmissionAnswerSavePayload {
    /// The answer as it stands now.
    answer: Option<Answer>,
    /// The submission.
    submission: Submission,
}

/// Saving an answer.
#[derive(Default)]
pub struct SubmissionAnswerSave;

#[Object]
impl SubmissionAnswerSave {
    /// Saves one answer. When somebody else changed it since `revision`, nothing is overwritten and the error has
    /// the code CONFLICT with who and when; read the answer again, then save with its revision.
    async fn submission_answer_save(
        &self,
        ctx: &Context<'_>,
        input: SubmissionAnswerSaveInput,
    ) -> Result<SubmissionAnswerSavePayload, Fault> {
        let caller = caller(ctx)?;
        let save = domain::AnswerSave {
            submission: local(&input.submission_id, "submissionId")?,
            answer: domain::AnswerDraft {
                question: input.question_key,
                value: stored(input.value),
                revision: input.revision,
            },
        };
        let (seen, row) = domain::answer_save(&caller.context, &caller.viewer, save).await?;
        let submission = Submission::one(seen);
        let answer = answers(ctx, &submission, vec![row]).await?.pop();
        Ok(SubmissionAnswerSavePayload { answer, submission })
    }
}
