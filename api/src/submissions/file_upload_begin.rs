//! Beginning the upload of a file.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use super::types::Submission;
use crate::files::ResumableUpload;
use crate::graphql::{Fault, caller, global, local};

/// Which file is to come.
#[derive(InputObject)]
pub struct SubmissionFileUploadBeginInput {
    /// The submission.
    submission_id: ID,
    /// The file question.
    question_key: String,
    /// The name of the file.
    name: String,
    /// Its media type.
    media_type: String,
    /// Its size in bytes, where you know it.
    size: Option<u64>,
}

/// Where the bytes go.
#[derive(SimpleObject)]
pub struct SubmissionFileUploadBeginPayload {
    /// The id of the file; save it as the answer once the bytes are there.
    file_id: ID,
    /// PUT the bytes to this signed address.
    upload_url: String,
    /// Or send them in pieces.
    resumable: ResumableUpload,
    /// The submission.
    submission: Submission,
}

/// Beginning an upload.
#[derive(Default)]
pub struct SubmissionFileUploadBegin;

#[Object]
impl SubmissionFileUploadBegin {
    /// Gives a signed address to which the bytes are PUT. The answer changes only when the id of the file is saved
    /// as the answer (`submissionAnswerSave`).
    async fn submission_file_upload_begin(
        &self,
        ctx: &Context<'_>,
        input: SubmissionFileUploadBeginInput,
    ) -> Result<SubmissionFileUploadBeginPayload, Fault> {
        let caller = caller(ctx)?;
        let begin = domain::FileUploadBegin {
            submission: local(&input.submission_id, "submissionId")?,
            question: input.question_key,
            name: input.name,
            media_type: input.media_type,
            size: input.size,
        };
        let begun = domain::file_upload_begin(&caller.context, &caller.viewer, begin).await?;
        Ok(SubmissionFileUploadBeginPayload {
            file_id: global(begun.file),
            upload_url: begun.url,
            resumable: begun.resumable.into(),
            submission: Submission::one(begun.seen),
        })
    }
}
