//! Saving parts of a draft at once.

use async_graphql::{Context, ID, InputObject, Json, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::FileId;
use intercity_domain::submissions as domain;
use serde_json::Value;

use super::answers::{Answer, answers};
use super::types::Submission;
use crate::graphql::{Fault, caller, local, local_all};

/// What to save; what is absent stays as it is.
#[derive(InputObject)]
pub struct SubmissionDraftSaveInput {
    /// The submission.
    submission_id: ID,
    /// Its title.
    title: Option<String>,
    /// The host cities that the team applies to.
    city_ids: Option<Vec<ID>>,
    /// Answers, each question at most once.
    #[graphql(default)]
    answers: Vec<SubmissionAnswerInput>,
}

/// An answer to be saved.
#[derive(InputObject)]
pub struct SubmissionAnswerInput {
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
pub struct SubmissionDraftSavePayload {
    /// The submission.
    submission: Submission,
    /// The answers that stand as you wrote them.
    answers: Vec<Answer>,
    /// Answers that somebody else changed since the revision that you saw; they were left alone.
    conflicts: Vec<AnswerConflict>,
}

/// An answer that somebody else changed in between.
#[derive(SimpleObject)]
pub struct AnswerConflict {
    /// The question in the form.
    question_key: String,
    /// What stands there now.
    current: Option<Answer>,
    /// The name of whoever wrote that.
    by: String,
    /// When.
    at: DateTime<Utc>,
}

/// Saving a draft.
#[derive(Default)]
pub struct SubmissionDraftSave;

#[Object]
impl SubmissionDraftSave {
    /// Saves title, cities and any number of answers. Nobody's words are overwritten unseen: conflicting answers
    /// are left alone and reported with what stands there now; everything else is saved.
    async fn submission_draft_save(
        &self,
        ctx: &Context<'_>,
        input: SubmissionDraftSaveInput,
    ) -> Result<SubmissionDraftSavePayload, Fault> {
        let caller = caller(ctx)?;
        let cities = input.city_ids.map(|ids| local_all(&ids, "cityIds")).transpose()?;
        let draft = |answer: SubmissionAnswerInput| domain::AnswerDraft {
            question: answer.question_key,
            value: stored(answer.value),
            revision: answer.revision,
        };
        let save = domain::DraftSave {
            submission: local(&input.submission_id, "submissionId")?,
            title: input.title,
            cities,
            answers: input.answers.into_iter().map(draft).collect(),
        };
        let saved = domain::draft_save(&caller.context, &caller.viewer, save).await?;
        let submission = Submission::one(saved.seen);
        let mut conflicts = Vec::new();
        for conflict in saved.conflicts {
            conflicts.push(AnswerConflict {
                question_key: conflict.current.question_key.clone(),
                by: conflict.by_name,
                at: conflict.at,
                current: answers(ctx, &submission, vec![conflict.current]).await?.pop(),
            });
        }
        let answers = answers(ctx, &submission, saved.saved).await?;
        Ok(SubmissionDraftSavePayload { submission, answers, conflicts })
    }
}

/// The stored form of a value: a file is named by its bare id.
pub(super) fn stored(value: Option<Json<Value>>) -> Value {
    match value {
        Some(Json(Value::String(text))) => match local::<FileId>(&ID(text.clone()), "") {
            Ok(file) => Value::String(file.to_string()),
            Err(_other) => Value::String(text),
        },
        Some(Json(value)) => value,
        None => Value::Null,
    }
}
