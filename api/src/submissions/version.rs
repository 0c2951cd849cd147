//! Versions that were sent, and their receipts.

use std::collections::HashMap;

use async_graphql::{Context, ID, Json, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::challenges::{self, Question};
use intercity_domain::kernel::{Error, Result as Domain};
use intercity_domain::submissions::content::{self, Content};
use intercity_domain::submissions::policy::Relation;
use intercity_domain::submissions::{canonical, entity::submission_version};
use serde_json::Value;

use super::answers::{SubmissionFile, file_of, files, shown};
use super::types::Submission;
use crate::graphql::{Fault, LocalizedText, caller, global};
use crate::organisations::Organisation;

/// A version as it was sent; it never changes.
#[derive(Clone)]
pub struct SubmissionVersion {
    pub(super) row: submission_version::Model,
    pub(super) of: Submission,
}

impl SubmissionVersion {
    pub(super) fn content(&self) -> Domain<Content> {
        Ok(serde_json::from_value(self.row.content.clone())?)
    }
}

/// An answer of a version.
#[derive(SimpleObject)]
pub struct VersionAnswer {
    /// The question in the form.
    pub question_key: String,
    /// What was asked.
    pub label: LocalizedText,
    /// The answer in the JSON shape of its kind.
    pub value: Json<Value>,
    /// The file, where the question takes one.
    pub file: Option<SubmissionFile>,
}

#[Object]
impl SubmissionVersion {
    /// The global id.
    async fn id(&self) -> ID {
        global(self.row.id)
    }

    /// Its number, from 1.
    async fn number(&self) -> i32 {
        self.row.number
    }

    /// Its title.
    async fn title(&self) -> Result<String, Fault> {
        Ok(self.content()?.title)
    }

    /// The cities that it was sent to.
    async fn cities(&self, ctx: &Context<'_>) -> Result<Vec<Organisation>, Fault> {
        let cities = self.content()?.cities;
        let found = challenges::queries::organisations(caller(ctx)?.context.db.reader(), &cities).await?;
        Ok(found.into_iter().map(Organisation).collect())
    }

    /// How the team was called then; nothing for judges.
    async fn team_name(&self) -> Result<Option<String>, Fault> {
        Ok((self.of.seen.relation != Relation::Judge).then(|| self.content()).transpose()?.map(|sent| sent.team_name))
    }

    /// When it was sent.
    async fn submitted_at(&self) -> DateTime<Utc> {
        self.row.submitted_at
    }

    /// The name of whoever sent it; nothing for readers who may not see the people.
    async fn submitted_by(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        if self.of.seen.relation == Relation::Judge {
            return Ok(None);
        }
        let names = self.of.batch.names(&caller(ctx)?.context).await?;
        Ok(names.get(&self.row.submitted_by).cloned())
    }

    /// The answers that you may read, in the order of the form.
    async fn answers(&self, ctx: &Context<'_>) -> Result<Vec<VersionAnswer>, Fault> {
        let caller = caller(ctx)?;
        let content = self.content()?;
        let (challenges, _) = self.of.batch.challenges(&caller.context, &caller.viewer).await?;
        let challenge = challenges.get(&content.challenge).ok_or(Error::NotFound)?;
        let form = challenge.form()?;
        let values: HashMap<String, Value> = content.answers.into_iter().collect();
        let readable: Vec<(&Question, &Value)> = content::readable(&form, &values, self.of.seen.relation);
        let files = files(ctx, &self.of.seen, readable.iter().copied()).await?;
        Ok(readable
            .into_iter()
            .map(|(question, value)| VersionAnswer {
                question_key: question.key.clone(),
                label: LocalizedText(question.label.clone()),
                value: Json(shown(question, value.clone())),
                file: file_of(question, value)
                    .and_then(|id| files.get(&id).cloned())
                    .map(|row| SubmissionFile { row, seen: self.of.seen.clone() }),
            })
            .collect())
    }

    /// SHA-256 of the canonical content, lower-case hexadecimal.
    async fn sha256(&self) -> &str {
        &self.row.sha256
    }

    /// The canonical content itself (RFC 8785), from which the hash can be computed; nothing for readers who may
    /// not read every answer.
    async fn canonical_content(&self) -> Option<String> {
        (self.of.seen.relation != Relation::Judge).then(|| canonical::text(&self.row.content))
    }

    /// The receipt; nothing for judges.
    async fn receipt(&self) -> Option<Receipt> {
        (self.of.seen.relation != Relation::Judge).then(|| Receipt::of(&self.row))
    }
}

/// Proof that a version was sent in time: signed by the platform, to be checked by anybody against
/// `/.well-known/jwks.json`.
#[derive(SimpleObject)]
pub struct Receipt {
    /// The submission.
    pub submission_id: ID,
    /// The number of the version.
    pub version: i32,
    /// When it was sent.
    pub submitted_at: DateTime<Utc>,
    /// SHA-256 of the canonical content, lower-case hexadecimal.
    pub sha256: String,
    /// All of this as a signed token (JWS, EdDSA, `typ` `receipt+jwt`).
    pub token: String,
}

impl Receipt {
    /// The receipt of a version.
    pub fn of(row: &submission_version::Model) -> Self {
        Self {
            submission_id: global(row.submission_id),
            version: row.number,
            submitted_at: row.submitted_at,
            sha256: row.sha256.clone(),
            token: row.receipt.clone(),
        }
    }
}
