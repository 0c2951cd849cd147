//! Begins the upload of a file for a file question: where to put the bytes.

use super::completeness::OWNER_KIND;
use super::model::Seen;
use super::policy::Action;
use super::{load, rules};
use crate::challenges::QuestionKind;
use crate::files::{self, NewUpload, SignedUrl};
use crate::kernel::{Context, Entry, Error, Faults, FileId, Id, Result, SubmissionId, Viewer};

/// Which file is to come.
#[derive(Clone, Debug)]
pub struct FileUploadBegin {
    /// The submission.
    pub submission: SubmissionId,
    /// The file question.
    pub question: String,
    /// The name of the file.
    pub name: String,
    /// Its declared media type.
    pub media_type: String,
    /// Its size in bytes, where it is known beforehand.
    pub size: Option<u64>,
}

/// A file that waits for its bytes.
#[derive(Clone, Debug)]
pub struct FileUploadBegun {
    /// The submission.
    pub seen: Seen,
    /// The file; answer the question with this id once the bytes are there.
    pub file: FileId,
    /// PUT the bytes there.
    pub url: String,
    /// Or send them in pieces there (tus 1.0).
    pub resumable: SignedUrl,
}

/// Gives out a signed URL. The answer changes only when the file's id is saved as the answer.
///
/// # Errors
/// Refused when the challenge is not open, or the question does not take such a file.
pub async fn file_upload_begin(ctx: &Context, viewer: &Viewer, input: FileUploadBegin) -> Result<FileUploadBegun> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let loaded = load::submission(&tx, input.submission).await?;
    // The store of files demands its own permit; this one says that the draft may be written.
    loaded.seen.permit(Action::AnswerSave)?;
    let person = viewer.person()?;
    rules::open(loaded.challenge.phase(tx.now()))?;

    let form = loaded.challenge.form()?;
    let question = form.question(&input.question).map(|question| &question.kind);
    let Some(QuestionKind::File { media_types, max_size }) = question else {
        return Err(Error::refused("answer.not_a_file_question", "questionKey", "This question does not take a file."));
    };
    let media_type = files::media_type_for(&input.name, &input.media_type);
    let mut faults = Faults::new();
    faults.check(
        media_types.is_empty() || media_types.contains(&media_type),
        "file.type",
        "mediaType",
        format!("Upload one of these types: {}.", media_types.join(", ")),
    );
    faults.check(
        input.size.is_none_or(|size| size <= *max_size),
        "file.too_large",
        "size",
        format!("The file may have {max_size} bytes."),
    );
    faults.check(input.size != Some(0), "file.empty", "size", "The file is empty.");
    faults.finish()?;

    let max_size = (*max_size).min(ctx.settings.max_upload);
    // What applicants send counts for no organisation: the question bounds it.
    let new = NewUpload {
        owner_kind: OWNER_KIND,
        owner_id: input.submission.uuid(),
        name: &input.name,
        media_type: &media_type,
        max_size,
        length: input.size,
        organisation: None,
        created_by: Some(person.id),
    };
    let files::Begun { file, whole, resumable } = files::begin_upload(&mut tx, new).await?;
    tx.record(
        Entry::new("submission.file_upload_begun", input.submission)
            .challenge(loaded.challenge.id)
            .with("question", &input.question)
            .with("file", file.uuid()),
    )
    .await?;
    tx.commit().await?;
    Ok(FileUploadBegun { seen: loaded.seen, file, url: whole.url, resumable })
}
