//! Answers, of drafts and of versions, and the files that they name.

use std::collections::HashMap;

use async_graphql::{Context, ID, Json, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::challenges::{Question, QuestionKind};
use intercity_domain::files::{FileState, StoredFile};
use intercity_domain::kernel::{FileId, Result as Domain};
use intercity_domain::submissions::entity::answer;
use intercity_domain::submissions::{Seen, queries};
use serde_json::Value;

use super::states::SubmissionFileState;
use super::types::Submission;
use crate::graphql::{Fault, caller, global};

/// An answer of a draft.
#[derive(SimpleObject)]
pub struct Answer {
    /// The question in the form.
    pub question_key: String,
    /// The answer in the JSON shape of its kind: a string for texts, dates, choices, links and files (the id of
    /// the file), a number, true or false, `{minor, currency}`, an array of choices, an array of rows.
    pub value: Json<Value>,
    /// Counts the changes; hand it back when you save.
    pub revision: i32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// The name of whoever changed it last.
    pub updated_by: String,
    /// The file, where the question takes one.
    pub file: Option<SubmissionFile>,
}

/// The answers of a draft, with the names of their writers and their files.
pub(super) async fn draft_answers(ctx: &Context<'_>, of: &Submission) -> Result<Vec<Answer>, Fault> {
    let context = &caller(ctx)?.context;
    let rows = queries::draft_answers(context, &of.seen).await?;
    answers(ctx, of, rows).await
}

/// Nodes of stored answers.
pub(super) async fn answers(
    ctx: &Context<'_>,
    of: &Submission,
    rows: Vec<answer::Model>,
) -> Result<Vec<Answer>, Fault> {
    let caller = caller(ctx)?;
    let names = of.batch.names(&caller.context).await?;
    let (challenges, _) = of.batch.challenges(&caller.context, &caller.viewer).await?;
    let form = challenges.get(&of.seen.submission.challenge_id).map(|row| row.form()).transpose()?.unwrap_or_default();
    let values = rows.iter().filter_map(|row| Some((form.question(&row.question_key)?, &row.value)));
    let files = files(ctx, &of.seen, values).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let question = form.question(&row.question_key)?;
            let file = file_of(question, &row.value).and_then(|id| files.get(&id)).cloned();
            Some(Answer {
                updated_by: names.get(&row.updated_by).cloned().unwrap_or_default(),
                question_key: row.question_key,
                value: Json(shown(question, row.value)),
                revision: row.revision,
                updated_at: row.updated_at,
                file: file.map(|row| SubmissionFile { row, seen: of.seen.clone() }),
            })
        })
        .collect())
}

/// The file that an answer names, where its question takes one.
pub(super) fn file_of(question: &Question, value: &Value) -> Option<FileId> {
    match question.kind {
        QuestionKind::File { .. } => value.as_str().and_then(|id| id.parse().ok()),
        _ => None,
    }
}

/// Files are shown by their global ids.
pub(super) fn shown(question: &Question, value: Value) -> Value {
    match file_of(question, &value) {
        Some(file) => Value::String(global(file).0),
        None => value,
    }
}

/// The files that these answers name, in one query.
pub(super) async fn files<'a>(
    ctx: &Context<'_>,
    seen: &Seen,
    answers: impl Iterator<Item = (&'a Question, &'a Value)>,
) -> Result<HashMap<FileId, StoredFile>, Fault> {
    let ids: Vec<FileId> = answers.filter_map(|(question, value)| file_of(question, value)).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Domain<Vec<StoredFile>> = queries::files_of(&caller(ctx)?.context, seen, &ids).await;
    Ok(found?.into_iter().map(|file| (file.id, file)).collect())
}

/// A file in an answer.
pub struct SubmissionFile {
    pub(super) row: StoredFile,
    pub(super) seen: Seen,
}

#[Object]
impl SubmissionFile {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Its media type.
    async fn media_type(&self) -> &str {
        &self.row.media_type
    }

    /// Its size in bytes, once it arrived.
    async fn size(&self) -> Option<i64> {
        self.row.size
    }

    /// SHA-256 of its bytes, lower-case hexadecimal, once it arrived.
    async fn sha256(&self) -> Option<&str> {
        self.row.sha256.as_deref()
    }

    /// How far it is.
    async fn state(&self) -> SubmissionFileState {
        self.row.state.into()
    }

    /// Why the check rejected it.
    async fn reject_reason(&self) -> Option<&str> {
        self.row.reject_reason.as_deref()
    }

    /// A signed address from which it can be read for some minutes; nothing until it is checked.
    async fn download_url(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        if self.row.state != FileState::Clean {
            return Ok(None);
        }
        Ok(Some(queries::file_url(&caller(ctx)?.context, &self.seen, self.row.id).await?.url))
    }
}
