//! Writes one answer of a draft.

use super::draft_save::{DraftSave, write};
use super::entity::answer;
use super::model::{AnswerConflict, AnswerDraft, Seen};
use crate::kernel::{Context, Error, Result, SubmissionId, Viewer};

/// Which answer.
#[derive(Clone, Debug)]
pub struct AnswerSave {
    /// The submission.
    pub submission: SubmissionId,
    /// The answer, and the revision that the writer saw.
    pub answer: AnswerDraft,
}

/// Writes the answer.
///
/// # Errors
/// `Conflict` when somebody else changed it in between, with who and when; nothing was overwritten.
/// Refused when the challenge is not open or the answer has the wrong shape.
pub async fn answer_save(ctx: &Context, viewer: &Viewer, input: AnswerSave) -> Result<(Seen, answer::Model)> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let draft = DraftSave { submission: input.submission, title: None, cities: None, answers: vec![input.answer] };
    let outcome = write(&mut tx, draft).await?;
    if let Some(conflict) = outcome.conflicts.first() {
        return Err(Error::Conflict(sentence(conflict)));
    }
    let saved =
        outcome.saved.into_iter().next().ok_or_else(|| Error::internal("an answer was neither saved nor not"))?;
    tx.commit().await?;
    Ok((outcome.seen, saved))
}

fn sentence(conflict: &AnswerConflict) -> String {
    format!(
        "{} changed this answer on {}. Read their text (revision {}), then save yours again.",
        if conflict.by_name.is_empty() { "Somebody" } else { &conflict.by_name },
        conflict.at.format("%-d %B %Y at %H:%M UTC"),
        conflict.current.revision,
    )
}
